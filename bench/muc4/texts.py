"""The MUC-4 stories: files of many messages, each begun by its id; all in capitals, with a dateline."""

import re
from pathlib import Path
from typing import NamedTuple

from bench.incidents import Story
from bench.reading import claims_of

_BEGIN = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4}).*$", re.MULTILINE)
_DATELINE = re.compile(r"\b(\d{1,2}) (JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]* (\d{2})\b")
MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


class Message(NamedTuple):
    """One message: id, text with its lines joined (same length), day of the dateline (ISO, "" if none)."""

    id: str
    text: str
    published: str


def read_messages(folder: Path) -> list[Message]:
    """The messages of every text file of `folder`; keys and the header list are left out."""
    paths = sorted(p for p in folder.iterdir() if p.is_file() and not p.name.startswith(("key", "text-headers")))
    return [message for path in paths for message in split_messages(path.read_text("latin-1"))]


def split_messages(content: str) -> list[Message]:
    """The messages of one file."""
    begins = list(_BEGIN.finditer(content))
    ends = [*(m.start() for m in begins[1:]), len(content)]
    return [_message(m[1], content[m.end() : end].strip("\n") + "\n") for m, end in zip(begins, ends, strict=True)]


def _message(name: str, text: str) -> Message:
    found = _DATELINE.search(text[:200])
    day = f"19{found[3]}-{MONTHS.index(found[2]) + 1:02}-{int(found[1]):02}" if found else ""
    return Message(name, joined(text), day)


def joined(text: str) -> str:
    """Lines joined with blanks, of the same length; a line's end after a full stop and an empty line stay."""
    return re.sub(r"(?<![.!?\n\"'])\n(?!\n|   )", " ", text)


def stories_of(messages: list[Message]) -> list[Story]:
    """The stories with the claims that `gavah.read` finds in their capitals."""
    days = {m.id: m.published for m in messages if m.published}
    claims = claims_of({m.id: m.text for m in messages}, days, task="muc4")
    return [Story(m.id, m.text.lower(), claims[m.id], m.published) for m in messages]
