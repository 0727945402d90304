"""Places in a text, each resolved: the room's main function."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from gavah.gazetteer.cues import demonyms, strip_type
from gavah.gazetteer.gazetteer import Gazetteer, default
from gavah.gazetteer.hit import Hit
from gavah.gazetteer.judge import judge
from gavah.gazetteer.keys import key, matching
from gavah.gazetteer.quarters import as_quarters
from gavah.gazetteer.resolve import at_home, resolve
from gavah.gazetteer.scan import Found, Page, find
from gavah.gazetteer.surroundings import read_hits
from gavah.model import Candidate, PlaceMention, View, fold

SHOWN_CANDIDATES = 8
_SHORT_TYPE = re.compile(r" (co|twp)\.?$")
_LONG_TYPE = {"co": " county", "twp": " township"}


def places(
    text: str, *, lang: str, context: Mapping[str, str] | None = None, gazetteer: Gazetteer | None = None, view: View | None = None
) -> list[PlaceMention]:
    """The places named in `text`, in order, with offsets in code points of `text`.

    `lang` is "en", "fa" or "und": names of both scripts are found in any text, a Persian text leans to Iran. `context["country"]` (ISO
    3166-1) is the country that the source writes of: a lesser town of another country, with no word of place nor another name of that
    country beside it, is left out then, since it is likelier a village at home that the gazetteer lacks.
    `view` saves folding the text again. The point of a mention is that of the nearest place of its path that has one (`Gazetteer.point`
    says which).
    """
    gazetteer = gazetteer or default()
    page = _page(text, view)
    hits = read_hits(page, list(find(page, gazetteer)), gazetteer)
    judge(page, hits)
    taken = [hit for hit in hits if hit.taken]
    resolve(taken, gazetteer, (context or {}).get("country", "IR" if lang == "fa" else ""))
    taken = as_quarters(page, taken, gazetteer)
    return [_mention(page, hit, gazetteer) for hit in at_home(taken, (context or {}).get("country", ""))]


def scanned(text: str, gazetteer: Gazetteer) -> list[Found]:
    """The names found in `text` before anything is asked of what stands around them."""
    return list(find(_page(text), gazetteer))


def _page(text: str, view: View | None = None) -> Page:
    view = view or fold(text)
    return Page(text, view, matching(view.text))


def resolve_given(
    text: str, ranges: Sequence[tuple[int, int]], *, lang: str, context: Mapping[str, str] | None = None, gazetteer: Gazetteer | None = None
) -> list[PlaceMention | None]:
    """The places meant at the given `ranges` (code points of `text`), None where the gazetteer has no place of that name.

    The other names of the text are read too, for what they say of these.
    """
    gazetteer = gazetteer or default()
    page = _page(text)
    founds = [_given(page, start, end, gazetteer) for start, end in ranges]
    around = [other for other in find(page, gazetteer) if not any(other.start < found.end and found.start < other.end for found in founds)]
    read = read_hits(page, sorted({*founds, *around}), gazetteer)
    judge(page, read)
    hits = {hit.found: hit for hit in read}
    known = [hit for hit in read if hit.taken or hit.found in founds]
    resolve(known, gazetteer, (context or {}).get("country", "IR" if lang == "fa" else ""))
    return [_mention(page, hits[found], gazetteer) if found in hits and hits[found].rows else None for found in founds]


def _given(page: Page, start: int, end: int, gazetteer: Gazetteer) -> Found:
    """The given range as a name that the gazetteer knows, if any way of reading it is one: "N.Y" for "N.Y.", "Loudon Co.", "Hamilton Township"."""
    found = _found(page, start, end)
    if found.people or gazetteer.rows(found.key):
        return found
    for other in (found.key + ".", found.key.removesuffix("."), found.key.removesuffix("'s")):
        if gazetteer.rows(other):
            return found._replace(key=other)
    bare, level = strip_type(_SHORT_TYPE.sub(lambda short: _LONG_TYPE[short.group(1)], found.key))
    at = page.matching.find(bare, found.start, found.end) if level and gazetteer.rows(bare) else -1
    return found if at < 0 else found._replace(start=at, end=at + len(bare), key=bare)


def _found(page: Page, start: int, end: int) -> Found:
    """The given range as if the scan had found it; the offsets of the folded view are searched, since they only grow."""
    offsets = range(len(page.matching) + 1)
    first, last = (bisect_left(offsets, at, key=page.view.stored) for at in (start, end))
    words = key(page.matching[first:last])
    people = demonyms().get(words, "")
    return Found(first, last, words, words[:1] < "\u0250", page.cased(first), people)


def _mention(page: Page, hit: Hit, gazetteer: Gazetteer) -> PlaceMention:
    best = hit.rows[0]
    start, end = page.view.span(hit.first, hit.last)
    return PlaceMention(
        start=start,
        end=end,
        words=page.text[start:end],
        candidates=_candidates(hit, gazetteer),
        confidence=round(hit.scores[0] * _certainty(hit), 4),
        role=hit.role,
        **gazetteer.facts(best.id, best.level),
    )


def _candidates(hit: Hit, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    shown = zip(hit.rows[:SHOWN_CANDIDATES], hit.scores, strict=False)
    return tuple([Candidate(id=row.id, name=gazetteer.name(row.id), level=row.level, score=round(score, 4)) for row, score in shown])


def _certainty(hit: Hit) -> float:
    """How sure it is that the name is a place at all: set by hand until the placement set calibrates it (issue 4)."""
    return 0.98 if hit.type or hit.inside else 0.95 if hit.cue or hit.role == "dateline" else 0.8
