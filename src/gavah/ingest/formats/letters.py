"""E-mail and saved web pages (MHTML)."""

import email
import email.policy
from email.message import Message

import msgspec

from gavah.ingest import mail
from gavah.ingest.blocks import Draft
from gavah.ingest.decode import decode
from gavah.ingest.formats.html import read_html
from gavah.ingest.item import Given
from gavah.ingest.layout import layout_blocks
from gavah.model import InputError


def read_email(data: bytes, given: Given) -> Draft:
    """A letter: its plain text if it has one, else its HTML."""
    letter = email.message_from_bytes(data, policy=email.policy.compat32)
    parts = [part for part in letter.walk() if not part.is_multipart() and part.get_content_disposition() != "attachment"]
    plain = _first(parts, "text/plain")
    page = _first(parts, "text/html")
    if plain is not None and (_body(plain).strip() or page is None):
        decoded = decode(_body(plain), plain.get_content_charset() or "")
        text = decoded.text.replace("\r\n", "\n")
        return Draft(text=text, blocks=layout_blocks(text), title=mail.header(letter, "Subject"), notes=decoded.notes)
    if page is None:
        raise InputError("is a letter without words", remedy="add its attachments as files")
    draft = read_html(_body(page), Given(charset=page.get_content_charset() or ""))
    return msgspec.structs.replace(draft, title=mail.header(letter, "Subject") or draft.title)


def read_mhtml(data: bytes, given: Given) -> Draft:
    """A saved web page. The date in its head is the day it was saved, not the day it came out."""
    letter = email.message_from_bytes(data, policy=email.policy.compat32)
    page = _first([part for part in letter.walk() if not part.is_multipart()], "text/html")
    if page is None:
        raise InputError("is a saved page without its HTML", remedy="save it again as HTML")
    draft = read_html(_body(page), Given(charset=page.get_content_charset() or ""))
    saved = mail.header(letter, "Date")
    return msgspec.structs.replace(draft, notes=(*draft.notes, f"saved on {saved}")) if saved else draft


def _first(parts: list[Message], kind: str) -> Message | None:
    return next((part for part in parts if part.get_content_type() == kind), None)


def _body(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
