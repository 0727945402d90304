"""Reports as the search shows them: source, day, the words where they stand, claims, what is wrong."""

from collections.abc import Sequence
from datetime import date

import msgspec
from markupsafe import Markup, escape

from gavah.casefile import Case
from gavah.casefile.highlights import marked
from gavah.desk.addresses import report_address

AROUND = 110
"""Characters shown on each side of a word found."""
MOST_SNIPPETS = 2
MOST_LOOKED_AT = 200
"""So many places in a report are weighed for its snippets."""


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """One report found. `snippets` are words of its stored text, marked; `more`: further places in it."""

    id: str
    source: str
    language: str
    published: date | None
    title: Markup
    snippets: tuple[Markup, ...]
    more: int
    claims: int
    is_read: bool

    @property
    def address(self) -> str:
        """Where it is read."""
        return report_address(self.id)


def results(case: Case, ids: Sequence[str], words: str) -> list[Result]:
    """The reports with these ids, in their order."""
    rows = case.db.execute(
        "SELECT id, source, language, published, title, text, (SELECT count(*) FROM claim WHERE report = report.id AND current = 1),"
        f" EXISTS (SELECT 1 FROM reading WHERE reading.report = report.id) FROM report WHERE id IN ({', '.join('?' * len(ids))})",
        list(ids),
    )
    found = {row[0]: _result(row, words) for row in rows}
    return [found[one] for one in ids if one in found]


def _result(row: tuple[str, str, str, str | None, str, str, int, int], words: str) -> Result:
    id_, source, language, published, title, text, claims, is_read = row
    spans = marked(text, words)
    snippets, shown = _snippets(text, spans)
    return Result(
        id=id_,
        source=source,
        language=language,
        published=date.fromisoformat(published) if published else None,
        title=_with_marks(title, 0, len(title), marked(title, words), language),
        snippets=tuple(_with_marks(text, start, end, spans, language) for start, end in snippets),
        more=len(spans) - shown,
        claims=claims,
        is_read=bool(is_read),
    )


def _snippets(text: str, spans: Sequence[tuple[int, int, int]]) -> tuple[list[tuple[int, int]], int]:
    """The stretches to be shown, those with most of the terms, in the order of the text; and how many of `spans` stand in them."""
    if not spans:
        return ([(0, _word_edge(text, min(len(text), 2 * AROUND), forward=True))] if text.strip() else []), 0
    looked_at = spans[:MOST_LOOKED_AT]
    windows = [_window(text, span[0], span[1]) for span in looked_at]
    terms = [len({number for start, end, number in looked_at if low <= start and end <= high}) for low, high in windows]
    order = sorted(range(len(windows)), key=lambda at: (-terms[at], at))
    chosen: list[tuple[int, int]] = []
    for at in order:
        low, high = windows[at]
        if all(high <= one or low >= other for one, other in chosen):
            chosen.append((low, high))
        if len(chosen) == MOST_SNIPPETS:
            break
    shown = sum(any(low <= start and end <= high for low, high in chosen) for start, end, _ in spans)
    return sorted(chosen), shown


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    low, high = max(0, start - AROUND), min(len(text), end + AROUND)
    return _word_edge(text, low, forward=True) if low else 0, _word_edge(text, high, forward=False) if high < len(text) else high


def _word_edge(text: str, at: int, *, forward: bool) -> int:
    """The next blank from `at` on, or the last before it, not far away."""
    reach = range(at, min(len(text), at + 30)) if forward else range(at, max(0, at - 30), -1)
    return next((place for place in reach if text[place : place + 1].isspace()), at)


def _with_marks(text: str, low: int, high: int, spans: Sequence[tuple[int, int, int]], language: str) -> Markup:
    """The stretch, isolated, its words found marked."""
    out, at = Markup("… " if low else ""), low
    for start, end, _ in spans:
        if start >= at and end <= high:
            out += Markup("{}<mark>{}</mark>").format(_plain(text[at:start]), text[start:end])
            at = end
    out += escape(_plain(text[at:high])) + Markup(" …" if high < len(text) else "")
    spoken = Markup(' lang="{}"').format(language) if language in ("en", "fa") else ""
    return Markup('<bdi dir="auto"{}>{}</bdi>').format(spoken, out)


def _plain(text: str) -> str:
    """Lines joined: a snippet is one line."""
    return text.replace("\n", " ")
