"""The original of a report as text alone: what its page says beyond what was taken from it. Scripts, styles and pictures never come along."""

from gavah.casefile import Case
from gavah.ingest.decode import decode
from gavah.model import CaseError, Report

MOST_BYTES = 1 << 20
MOST_SHOWN = 60_000
_PLAIN = frozenset({"text/plain", "text/markdown", "application/jsonl", "application/json", "message/rfc822", "text/csv"})
_MARKUP = frozenset({"text/html", "application/xhtml+xml", "application/rss+xml", "application/atom+xml", "multipart/related"})
_UNSAID = ("script", "style", "template", "noscript", "svg", "iframe", "object")
_BLOCKS = (
    "p",
    "div",
    "li",
    "br",
    "tr",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "title",
    "header",
    "footer",
    "nav",
    "section",
    "article",
    "item",
)
PICTURES = {
    "image/png": b"\x89PNG\r\n",
    "image/jpeg": b"\xff\xd8\xff",
    "image/gif": b"GIF8",
    "image/webp": b"RIFF",
}
"""Kinds of picture a browser draws without running anything, with how their bytes begin."""


def text_of(case: Case, report: Report) -> str | None:
    """The words of the original, with its furniture; None where they cannot be shown as text (then there are the bytes). Raises `CaseError`
    where the original is not what it was."""
    row = case.db.execute("SELECT size FROM blob WHERE sha256 = ?", (report.sha256,)).fetchone()
    if row is None or row[0] > MOST_BYTES or report.media_type not in _PLAIN | _MARKUP:
        return None
    data = case.blobs.get(report.sha256)
    words = decode(data).text
    return (_words(words) if report.media_type in _MARKUP else words)[:MOST_SHOWN]


def _words(markup: str) -> str:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    try:
        root = document_fromstring(markup.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8", no_network=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    for one in root.xpath("|".join(f"//{name}" for name in _UNSAID)):
        one.drop_tree()
    for one in root.iter(*_BLOCKS):
        one.tail = f"\n{one.tail or ''}"
    lines = (" ".join(line.split()) for line in root.text_content().splitlines())
    return "\n".join(line for line in lines if line)


def picture_type(case: Case, report: Report) -> str:
    """The kind of picture the original is; "" where it is none, or its bytes are not what it says."""
    begins = PICTURES.get(report.media_type)
    if begins is None:
        return ""
    try:
        return report.media_type if case.blobs.get(report.sha256).startswith(begins) else ""
    except CaseError:
        return ""
