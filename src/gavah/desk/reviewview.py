"""What the review page shows of one claim: the sentence in its paragraph, what was read, why it waits, what it would move."""

import re
from typing import Any

import msgspec

from gavah.casefile import Case
from gavah.casefile.decided import claim_as_read, decisions_on
from gavah.casefile.judgements import standing_of
from gavah.desk import naming
from gavah.desk.addresses import question_address
from gavah.desk.deciding import seen_field
from gavah.desk.interval import Line, line_of
from gavah.desk.ordering import Order
from gavah.desk.telling import marked, told
from gavah.model import Claim, Question
from gavah.review.queue import Queued

AROUND = 600
"""Characters of the paragraph before and after the sentence."""
ALONE = 80
FIGURES_SHOWN = 4
WHOLE = 4_000
_BREAK = re.compile(r"\n[ \t\r]*\n")


class Touched(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that the claim touches. `moved`: old and new numbers without it, where that was solved; else `about`, at most, of `best`."""

    question: Question
    address: str
    best: int
    about: int
    moved: dict[str, tuple[int | None, int | None]] | None
    line: Line


def paragraph(text: str, start: int, end: int) -> tuple[str, str]:
    """The words of the paragraph before and after [start, end), cut where there are too many."""
    breaks = [found.span() for found in _BREAK.finditer(text, max(0, start - AROUND), min(len(text), end + AROUND))]
    first = max((last for _, last in breaks if last <= start), default=max(0, start - AROUND))
    last = min((begin for begin, _ in breaks if begin >= end), default=min(len(text), end + AROUND))
    if last - first < end - start + ALONE:  # a paragraph of its own says little: what stands around it is shown as well
        first, last = max(0, start - AROUND // 2), min(len(text), end + AROUND // 2)
    before, after = text[first:start], text[end:last]
    if first and first in (start - AROUND, start - AROUND // 2):
        before = f"… {before.partition(' ')[2]}"
    if last < len(text) and last in (end + AROUND, end + AROUND // 2):
        after = f"{after.rpartition(' ')[0]} …"
    return " ".join(before.split()), " ".join(after.split())


def claim_values(case: Case, claim: Claim, order: Order, lang: str) -> dict[str, Any]:
    """Everything about one claim."""
    names = naming.source_names(case, lang)
    decisions = decisions_on(case.db, claim.id)
    report = case.report(claim.report)
    span = claim.sentence
    before, after = paragraph(report.text, span.start, span.end) if report else ("", "")
    return {
        "claim": claim,
        "one": next(iter(told(case, [claim.id])), None),
        "read": claim_as_read(case, claim.id) or claim,
        "names": names,
        "words_before": before,
        "words_after": after,
        "words": marked(claim, report.language if report else "", WHOLE),
        "language": report.language if report else "",
        "queued": next((each for each in order.claims if each.claim == claim.id), None),
        "touched": _touched(claim, order, lang),
        "decisions": decisions,
        "seen": seen_field(decisions),
        "standing_now": standing_of(case.db, f"standing|{claim.id}"),
        "place_named": lambda place: naming.place_name(case.folder, place, lang) if place else "",
    }


def _touched(claim: Claim, order: Order, lang: str) -> list[Touched]:
    queued: Queued | None = next((each for each in order.claims if each.claim == claim.id), None)
    if queued is None:
        return []
    found = []
    for name in [name for name in dict.fromkeys((queued.figure, *queued.figures)) if name in order.figures][:FIGURES_SHOWN]:
        held = order.figures[name]
        best = held.numbers["best"] or 0
        solved = queued.exact and name == queued.figure
        low = claim.quantity.low if claim.quantity else 1
        found.append(
            Touched(
                question=held.question,
                address=question_address(held.question),
                best=best,
                about=min(low, best) if best else low,
                moved=queued.moves if solved else None,
                line=line_of([best], lang),
            )
        )
    return found
