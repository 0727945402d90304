"""A person's judgements about claims: merge, split, vouch. They override the linker."""

from collections import defaultdict
from collections.abc import Iterable

from gavah.model import Decision, Link

_VERDICTS = {"merge": "same", "split": "distinct"}


def decided_links(decisions: Iterable[Decision], known: frozenset[str]) -> dict[tuple[str, str], Link]:
    """Links by (left, right) from merges and splits of `known` claim ids. Give only heads: decisions that no other has in its `after`.

    A merge is *same*, a split is *distinct* and proven. A pair that is both merged and split is contested: *possible* until one decision settles it.
    """
    by_pair: dict[tuple[str, str], list[Decision]] = defaultdict(list)
    for decision in decisions:
        pair = (min(decision.on, decision.other), max(decision.on, decision.other))
        if decision.verb in _VERDICTS and pair[0] != pair[1] and known.issuperset(pair):
            by_pair[pair].append(decision)
    return {pair: _link(pair, given) for pair, given in sorted(by_pair.items())}


def _link(pair: tuple[str, str], given: list[Decision]) -> Link:
    people = ", ".join(sorted({d.by for d in given}))
    reasons = tuple(sorted({f"{d.by}: {d.verb}" + (f" ({d.reason})" if d.reason else "") for d in given}))
    if len({d.verb for d in given}) > 1:
        return Link(left=pair[0], right=pair[1], verdict="possible", score=0.5, reasons=("contested", *reasons), by=people)
    same = given[0].verb == "merge"
    return Link(
        left=pair[0], right=pair[1], verdict="same" if same else "distinct", score=1.0 if same else 0.0, reasons=reasons, proven=not same, by=people
    )


def vouched_reports(decisions: Iterable[Decision], report_of: dict[str, str]) -> frozenset[str]:
    """Reports that a person vouched for as witnesses of their own: the report named, or the one that holds the claim named."""
    return frozenset(d.report or report_of.get(d.on, d.on) for d in decisions if d.verb == "vouch")
