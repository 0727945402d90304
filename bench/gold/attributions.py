"""Attributions: whole relations by PolNeAR's rule (`bench.attribution.right`), one to one."""

import gavah
from bench.attribution import right
from bench.gold.rows import Outcome, Row, found_rates, overlap
from gavah.model import Attribution

Spans = tuple[tuple[int, int], ...]


def score_row(row: Row) -> Outcome:
    """Relations of one row."""
    outcome = Outcome()
    found = gavah.attributions(row["text"], lang=row["lang"])
    outcome.predicted = [{"source": a.source, "cue": a.cue, "content": a.content} for a in found]
    taken: set[int] = set()
    for gold in row["attributions"]:
        parts = _spans(gold["source"]), _spans(gold["cue"]), _spans(gold["content"])
        match = next((i for i, said in enumerate(found) if i not in taken and right(said, *parts)), None)
        outcome.counts.update(gold=1, right=match is not None)
        if match is None:
            outcome.misses.append((_why(found, parts), gold["words"]))
        else:
            taken.add(match)
    extra = [said for i, said in enumerate(found) if i not in taken and not _beside_gold(said, row)]
    outcome.counts.update(said=len(found))
    outcome.misses.extend(("found where none is", [row["text"][a:b] for a, b in said.cue]) for said in extra)
    return outcome


def _why(found: list[Attribution], parts: tuple[Spans, Spans, Spans]) -> str:
    beside = [said for said in found if _touch(said.cue, parts[1])]
    if not beside:
        return "cue not found"
    if any(_touch(said.source, parts[0]) or (not said.source and not parts[0]) for said in beside):
        return "content differs"
    return "source differs"


def _beside_gold(said: Attribution, row: Row) -> bool:
    return any(_touch(said.cue, _spans(gold["cue"])) for gold in row["attributions"])


def _touch(left: Spans, right_: Spans) -> bool:
    return any(overlap(a, b, c, d) for a, b in left for c, d in right_)


def _spans(raw: list[list[int]]) -> Spans:
    return tuple((a, b) for a, b in raw)


rates = found_rates
"""Precision, recall and F1 of whole relations."""
