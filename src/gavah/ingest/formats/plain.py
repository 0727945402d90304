"""Plain text, Markdown, rows and messages: the text is kept code point for code point."""

import re
from typing import Final

from gavah.ingest.blocks import Block, Draft
from gavah.ingest.dates import parse_day
from gavah.ingest.decode import decode
from gavah.ingest.item import Given
from gavah.ingest.layout import front_matter, layout_blocks

_FIELD = re.compile(r"^([A-Za-z_ -]{2,30}):[ \t]*(\S[^\r\n]{0,500})", re.M)
# In a front matter `date` is the day the page came out (Jekyll, Hugo, Pelican).
_PUBLISHED: Final = ("published", "date", "pubdate", "publishdate")
_TITLE_LEVELS: Final = 6
_LONGEST_TITLE: Final = 300


def read_text(data: bytes, given: Given) -> Draft:
    """Plain text; its title is its first line, if that looks like one."""
    decoded = decode(data, given.charset)
    blocks = layout_blocks(decoded.text)
    return Draft(text=decoded.text, blocks=blocks, title=_title(decoded.text, blocks), notes=decoded.notes)


def read_markdown(data: bytes, given: Given) -> Draft:
    """Markdown; a front matter gives title, date and language, and stays in the text."""
    decoded = decode(data, given.charset)
    behind = front_matter(decoded.text)
    fields = {name.strip().lower(): value.strip(" \"'") for name, value in _FIELD.findall(decoded.text[:behind])}
    blocks = layout_blocks(decoded.text, behind)
    published = next((fields[name] for name in _PUBLISHED if parse_day(fields.get(name, ""))), "")
    return Draft(
        text=decoded.text,
        blocks=blocks,
        title=fields.get("title") or _title(decoded.text, blocks),
        language=fields.get("lang") or fields.get("language") or "",
        published=published,
        published_from="its front matter" if published else "",
        source_name=fields.get("outlet") or fields.get("source") or "",
        notes=decoded.notes,
    )


def read_given(_: bytes, given: Given) -> Draft:
    """The text of a row or message, which came with it."""
    text = given.text or ""
    return Draft(text=text, blocks=layout_blocks(text) if "\n" in text else (Block(0, len(text), "paragraph"),))


def _title(text: str, blocks: tuple[Block, ...]) -> str:
    first = next((b for b in blocks[:3] if b.kind == "heading"), None)
    return text[first.start : first.end].strip("#*_ ")[:_LONGEST_TITLE] if first else ""
