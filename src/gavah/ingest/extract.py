"""An item's bytes → a report: text, title, language, when it came out, passages. A pure function of its arguments."""

from collections.abc import Callable
from datetime import date
from typing import Final

from gavah.ingest import feeds, sniff, telegram
from gavah.ingest.blocks import Block, Draft
from gavah.ingest.dates import parse_day
from gavah.ingest.dating import Dated, bounded, by_making, settle, visible
from gavah.ingest.decode import clean_surrogates
from gavah.ingest.formats.entry import read_entry
from gavah.ingest.formats.html import read_html
from gavah.ingest.formats.letters import read_email, read_mhtml
from gavah.ingest.formats.office import read_docx, read_xlsx
from gavah.ingest.formats.pdf import read_pdf
from gavah.ingest.formats.plain import read_given, read_markdown, read_text
from gavah.ingest.item import Given, Item, Problem, report_id
from gavah.ingest.language import language_of
from gavah.ingest.layout import layout_blocks
from gavah.ingest.passages import above_items, cut, find_marks
from gavah.model import InputError, Report

Reader = Callable[[bytes, Given], Draft]
READERS: Final[dict[str, Reader]] = {
    sniff.TEXT: read_text,
    sniff.MARKDOWN: read_markdown,
    sniff.HTML: read_html,
    sniff.MHTML: read_mhtml,
    sniff.PDF: read_pdf,
    sniff.DOCX: read_docx,
    sniff.XLSX: read_xlsx,
    sniff.EMAIL: read_email,
    feeds.ENTRY: read_entry,
    sniff.JSONL: read_given,
    sniff.CSV: read_given,
    telegram.MESSAGE: read_given,
    telegram.HTML_MESSAGE: read_given,
}
_TOP_PARTS, _LAST_PARTS = 6, 2


def extract(item: Item, *, retrieved: date | None = None) -> Report | Problem:
    """The report an item holds. `retrieved`: the day it was collected, if the item does not know better (a crawl does).

    Never raises for bad input: what cannot be read comes back as a `Problem`.
    """
    try:
        return _report(item, retrieved)
    except InputError as error:
        return Problem(item.file, error.what, error.remedy)
    except MemoryError:
        return Problem(item.file, "needs more memory than one report may take", "split it, or raise the limit")
    except RecursionError:
        return Problem(item.file, "is nested too deeply", "save it as plain text and add that")
    except Exception as error:
        return Problem(item.file, f"could not be read: {type(error).__name__}: {error}"[:300], "save it as plain text and add that")


def _report(item: Item, retrieved: date | None) -> Report:
    reader = READERS.get(item.media_type)
    if reader is None:
        raise InputError(f"is of a kind we do not read ({item.media_type})", remedy="save it as text, HTML, PDF or DOCX and add that")
    given = item.given
    draft = reader(item.read() if given.text is None else b"", given)
    text, lone = clean_surrogates(draft.text)
    if not any(map(str.isalnum, text)):
        raise InputError("no words were found in it", remedy="open it and save its words as text")
    blocks = layout_blocks(text) if draft.blocks is None else draft.blocks
    collected = _collected(given.retrieved) or retrieved
    title = given.title or draft.title
    marks = find_marks(text, blocks, title)
    dated = _dated(draft, given, text, _edges(above_items(blocks, marks)), collected)
    passages, cut_notes = cut(text, marks, dated, title, collected)
    lone_note = (f"{lone} lone surrogates replaced by \ufffd",) if lone else ()
    return Report(
        id=report_id(item),
        sha256=item.sha256,
        media_type=item.media_type.partition(";")[0],
        source=item.source,
        text=text,
        found=item.found,
        external_id=given.id or draft.external_id,
        title=title,
        language=language_of(text, given.lang or ""),
        published=dated.published,
        earliest=dated.earliest,
        latest=dated.latest,
        basis=dated.basis,
        retrieved=collected,
        passages=passages,
        forward_of=given.forward_of or draft.forward_of,
        constructed=item.constructed,
        private=item.private,
        notes=(*draft.notes, *lone_note, *dated.notes, *cut_notes),
    )


def _edges(blocks: tuple[Block, ...]) -> list[tuple[int, int]]:
    """The first and last lines, where a report says when it came out."""
    last = blocks[-_LAST_PARTS:] if len(blocks) > 2 * _TOP_PARTS else ()
    return [(block.start, block.end) for block in (*blocks[:_TOP_PARTS], *last) if block.kind != "caption"]


def _collected(written: str) -> date | None:
    bounds = parse_day(written) if written else None
    return bounds[0] if bounds else None


def _dated(draft: Draft, given: Given, text: str, tops: list[tuple[int, int]], retrieved: date | None) -> Dated:
    """The first that gives a day: what the container says, the page's own metadata, its dateline, the person who adds; else bounds."""
    notes: list[str] = []
    by_person = given.published_by == "person"
    stated = [] if by_person or not given.published else [(given.published, "its metadata")]
    stated += [(draft.published, draft.published_from)] if draft.published else []
    for written, origin in stated:
        dated = _settled(written, origin, retrieved)
        if dated.basis != "none":
            return dated._replace(notes=(*notes, *dated.notes))
        notes += dated.notes
    dated = visible(text, tops, retrieved)
    if dated.basis == "none" and by_person:
        notes += dated.notes
        dated = _settled(given.published, "the person who added it", retrieved)
        dated = dated._replace(basis="given") if dated.basis == "stated" else dated
    if dated.basis == "none":
        notes += dated.notes
        dated = by_making(draft.created, text, retrieved)
    if dated.basis == "none":
        notes += dated.notes
        dated = bounded(text, retrieved)
    return dated._replace(notes=(*notes, *dated.notes))


def _settled(written: str, origin: str, retrieved: date | None) -> Dated:
    bounds = parse_day(written)
    if bounds is None:
        return Dated(notes=(f"{written[:60]!r} ({origin}) is no date: dropped",))
    return settle(bounds, retrieved, written, origin)
