"""A person's judgements about claims: merge, split, vouch. They override the linker."""

from collections.abc import Iterable

from gavah.model import Decision, Link
from gavah.model.standing import CONTESTED, UNDO, Held, Standing, fold

_PAIR = frozenset({"merge", "split"})


def decided_links(decisions: Iterable[Decision], known: frozenset[str]) -> dict[tuple[str, str], Link]:
    """Links by (left, right) from merges and splits of `known` claim ids. Give only heads: decisions that no other has in its `after`.

    A merge is *same*, a split is *distinct* and proven. A pair that is both merged and split is contested: *possible* until one decision settles it.
    """
    found = {}
    for standing in _standing(decisions, _PAIR):
        one = standing.heads[0].decision
        pair = (min(one.on, one.other), max(one.on, one.other))
        if standing.verb and pair[0] != pair[1] and known.issuperset(pair):
            found[pair] = _link(pair, standing)
    return dict(sorted(found.items()))


def _standing(decisions: Iterable[Decision], verbs: frozenset[str]) -> Iterable[Standing]:
    chosen = [one for one in decisions if (one.value if one.verb == UNDO else one.verb) in verbs]
    return fold(Held(str(n), one) for n, one in enumerate(chosen)).values()


def _link(pair: tuple[str, str], standing: Standing) -> Link:
    given = [head.decision for head in standing.heads]
    people = ", ".join(sorted({d.by for d in given}))
    reasons = tuple(sorted({f"{d.by}: {d.verb}" + (f" ({d.reason})" if d.reason else "") for d in given}))
    if standing.verb == CONTESTED:
        return Link(left=pair[0], right=pair[1], verdict="possible", score=0.5, reasons=("contested", *reasons), by=people)
    same = standing.verb == "merge"
    return Link(
        left=pair[0], right=pair[1], verdict="same" if same else "distinct", score=1.0 if same else 0.0, reasons=reasons, proven=not same, by=people
    )


def vouched_reports(decisions: Iterable[Decision], report_of: dict[str, str]) -> frozenset[str]:
    """Reports that a person vouched for as witnesses of their own: the report named, or the one that holds the claim named."""
    vouched = [standing.heads[0].decision for standing in _standing(decisions, frozenset({"vouch"})) if standing.verb]
    return frozenset(d.report or report_of.get(d.on, d.on) for d in vouched)
