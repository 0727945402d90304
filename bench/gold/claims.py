"""Claims: type and quantity one to one, then day, place, standing and kind of those that are right."""

from collections import Counter
from collections.abc import Iterable

import gavah
from bench.gold.agreement import FIELDS, counts_in_a_figure, may_enter, same_claim, same_event, wrong_fields
from bench.gold.rows import Outcome, Row, f1, found_rates, ratio
from gavah.model import Claim


def score_row(row: Row) -> Outcome:
    """Claims of one row. Scored are claims that may enter a figure (affirmed; asserted, alleged or suspected).

    Gold claims that may not (denied, planned, called for …) are right if nothing of their type and quantity enters one.
    """
    outcome = Outcome()
    counts = outcome.counts
    read = gavah.read(gavah.report(row["text"], lang=row["lang"], published=row["published"], source="Tamrin Bulletin"))
    outcome.predicted = [_said(claim) for claim in read]
    entering = [claim for claim in read if may_enter(claim)]
    apart = [claim for claim in read if claim not in entering]
    required = [gold for gold in row["claims"] if not gold.get("optional") and _enters(gold)]
    left, unmatched = list(entering), list[Row]()
    for gold in required:
        match = _nearest(gold, left)
        counts.update(gold=1, right=match is not None)
        if match is None:
            unmatched.append(gold)
            continue
        left.remove(match)
        _score_fields(outcome, gold, match)
    _score_kept_apart(outcome, [gold for gold in row["claims"] if not _enters(gold)], left, apart)
    for gold in (gold for gold in row["claims"] if gold.get("optional")):
        if (match := _nearest(gold, left)) is not None:
            left.remove(match)
    nothing = not row["claims"]
    explained = [_explain(outcome, gold, left, apart) for gold in unmatched]
    counts.update(said=counts["right"] + len(left), nothing=nothing, nothing_wrong=nothing and bool(left))
    outcome.misses.extend(("claim where nothing is told" if nothing else "claim too many", _said(claim)) for claim in left if claim not in explained)
    return outcome


def _enters(gold: Row) -> bool:
    return any(counts_in_a_figure(gold["polarity"], modality) for modality in gold["modality"].split("/"))


def _nearest(gold: Row, claims: Iterable[Claim]) -> Claim | None:
    """The claim of the gold's type and quantity with the fewest wrong fields."""
    same = [claim for claim in claims if same_claim(gold, claim)]
    return min(same, key=lambda claim: len(wrong_fields(gold, claim)), default=None)


def _score_fields(outcome: Outcome, gold: Row, claim: Claim) -> None:
    wrong = wrong_fields(gold, claim)
    outcome.counts.update({name: name not in wrong for name in FIELDS})
    outcome.counts.update(whole=not wrong)
    outcome.misses.extend((f"wrong {name}", {"gold": gold, "said": _said(claim)}) for name in wrong)


def _score_kept_apart(outcome: Outcome, golds: list[Row], left: list[Claim], apart: list[Claim]) -> None:
    for gold in golds:
        entered = any(same_event(gold, claim) for claim in left)
        named = any(same_event(gold, claim) and "standing" not in wrong_fields(gold, claim) for claim in apart)
        outcome.counts.update(apart=1, kept=not entered, named=named and not entered)
        if not entered and not named:
            outcome.misses.append(("denied, planned or called for: not told", gold))


def _explain(outcome: Outcome, gold: Row, left: list[Claim], apart: list[Claim]) -> Claim | None:
    """Record why a gold claim is missed; the wrong claim that stands in its place, so that one error is one miss."""
    same_type = next((claim for claim in left if same_event(gold, claim)), None)
    same_quantity = next((claim for claim in left if same_claim({**gold, "type": claim.type}, claim)), None)
    if any(same_claim(gold, claim) for claim in apart):
        why = "kept out of figures though told"
    elif same_type or same_quantity:
        why = "wrong quantity" if same_type else "wrong type"
    else:
        why = "claim not found"
    outcome.misses.append((why, gold))
    return same_type or same_quantity


def rates(counts: Counter[str]) -> dict[str, float | int | None]:
    """P, R, F1 of type and quantity; F1 of claims right in every field; field shares among the right; traps; what is kept apart."""
    return {
        **found_rates(counts),
        "whole_f1": f1(counts["whole"], counts["said"], counts["gold"]),
        **{name: ratio(counts[name], counts["right"]) for name in FIELDS},
        "false_in_nothing": ratio(counts["nothing_wrong"], counts["nothing"]),
        "kept_apart": ratio(counts["kept"], counts["apart"]),
        "named_apart": ratio(counts["named"], counts["apart"]),
    }


def _said(claim: Claim) -> Row:
    quantity, when = claim.quantity, claim.when
    return {
        "type": claim.type,
        "kind": claim.kind,
        "quantity": quantity and [quantity.measure, quantity.low, quantity.high],
        "standing": [claim.polarity, claim.modality],
        "when": when and [str(when.earliest), str(when.latest)],
        "where": [place.name for place in claim.where],
    }
