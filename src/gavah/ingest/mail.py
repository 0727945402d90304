"""E-mail: the letters of a mailbox, and what their headers say."""

import email
import email.policy
import re
from collections.abc import Iterator
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from typing import BinaryIO, Final

from gavah.ingest.item import Given, Limits, Problem

_HEADERS: Final = 65_536
_ATTACHMENT = re.compile(rb"^Content-(?:Disposition:\s*attachment|Type:\s*multipart/mixed|Type:\s*message/rfc822)", re.I | re.M)
_READ_AS_TEXT: Final = ("text/plain", "text/html")


def split_mbox(stream: BinaryIO, where: str, limits: Limits) -> Iterator[bytes | Problem]:
    """The letters of a mailbox (mboxrd): each begins after a line "From …" that follows an empty line."""
    lines: list[bytes] = []
    size, blank, number = 0, True, 0
    while line := stream.readline(limits.item + 1):
        if blank and line.startswith(b"From "):
            if lines:
                yield b"".join(lines)
            lines, size, number = [], 0, number + 1
        elif size <= limits.item:
            lines.append(line[1:] if re.match(rb">+From ", line) else line)
            size += len(line)
            if size > limits.item:
                yield Problem(f"{where}#{number}", f"the letter is larger than one report may be ({limits.item:,} bytes)", "raise the limit")
                lines = []
        blank = not line.strip()
    if lines:
        yield b"".join(lines)


def given(data: bytes) -> Given:
    """What the headers of a letter say. `speaker` is the domain that sent it, never the person."""
    head = email.message_from_bytes(re.split(rb"\r?\n\r?\n", data[:_HEADERS], maxsplit=1)[0], policy=email.policy.compat32)
    date = header(head, "Date")
    return Given(
        id=header(head, "Message-ID").strip("<> "),
        title=header(head, "Subject"),
        published=date,
        published_by="metadata" if date else "",
        speaker=parseaddr(header(head, "From"))[1].rpartition("@")[2].lower(),
    )


def header(letter: Message, name: str) -> str:
    """A header as readable words, "" where there is none; encoded words that are broken stay as they are."""
    raw = letter.get(name)
    if raw is None:
        return ""
    try:
        words = str(make_header(decode_header(str(raw))))
    except (LookupError, ValueError):  # an unknown charset, broken base64
        words = str(raw)
    return " ".join(words.encode("utf-8", errors="replace").decode("utf-8").split())


def attachments(data: bytes) -> Iterator[tuple[str, bytes]]:
    """(name, bytes) of a letter's attachments and of letters forwarded within it."""
    if not _ATTACHMENT.search(data):
        return
    letter = email.message_from_bytes(data, policy=email.policy.compat32)
    for number, part in enumerate(letter.walk()):
        name = part.get_filename() or ""
        attached = part.get_content_disposition() == "attachment" or bool(name)
        if number and not part.is_multipart() and (attached or part.get_content_type() not in _READ_AS_TEXT):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                yield name or f"part-{number}.{part.get_content_subtype()}", content
