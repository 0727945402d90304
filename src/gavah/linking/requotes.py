"""Re-quotes: a report that names another source for a claim which that source's own report in the case tells too."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from gavah.linking.bodies import Bodies
from gavah.linking.cluster import same_groups
from gavah.linking.profile import family_of, first_day, last_day
from gavah.linking.roots import Sources
from gavah.linking.signature import Signature
from gavah.model import Claim, Copy, Link

Told = dict[tuple[object, ...], list[Claim]]


def requotes(
    claims: Iterable[Claim],
    links: Iterable[Link],
    signatures: Mapping[str, Signature],
    repeated: frozenset[tuple[str, str]],
    sources: Sources,
    bodies: Bodies,
) -> list[Copy]:
    """One `Copy` of kind "requote" from each report that quotes a source to the earliest report of that source that tells the same: the same
    event, or the same number of the same type over the same days. `repeated`: pairs (original, copy) known already."""
    group_of = {id_: group[0] for group in same_groups(links) for id_ in group}
    with_report = sorted((c for c in claims if c.report in signatures), key=lambda c: c.id)
    told: Told = defaultdict(list)
    for claim in with_report:
        for key in _keys(claim, group_of):
            told[signatures[claim.report].source, key].append(claim)
    found: dict[tuple[str, str], float] = {}
    for claim in with_report:
        for source in sorted(_named(claim, signatures, sources, bodies)):
            for first in _first(claim, source, told, group_of, signatures) - {claim.report}:
                if (first, claim.report) not in repeated:
                    found[first, claim.report] = 1.0
    return [Copy(original=original, copy=copy, kind="requote", likeness=likeness) for (original, copy), likeness in sorted(found.items())]


def _named(claim: Claim, signatures: Mapping[str, Signature], sources: Sources, bodies: Bodies) -> set[str]:
    """The sources quoted in the chain of issuers, without the outlet itself."""
    return {sources.named(words, bodies.named(words)) for words in claim.issuers} - {"", signatures[claim.report].source}


def _keys(claim: Claim, group_of: Mapping[str, str]) -> Iterator[tuple[object, ...]]:
    """What another claim may share with `claim` to tell the same."""
    if claim.id in group_of:
        yield ("event", group_of[claim.id])
    if claim.quantity and claim.kind == "total":
        quantity = claim.quantity
        yield ("total", family_of(claim.type).name, quantity.measure, quantity.low, quantity.high)


def _first(claim: Claim, source: str, told: Told, group_of: Mapping[str, str], signatures: Mapping[str, Signature]) -> set[str]:
    """The reports of `source`, of the earliest day and not after `claim`, that tell the same."""

    def day(other: Claim) -> str:
        published = signatures[other.report].published
        return published.isoformat() if published else "9999"

    here = day(claim)
    same = [c for key in _keys(claim, group_of) for c in told.get((source, key), ()) if day(c) <= here and _windows_meet(c, claim)]
    earliest = min(map(day, same), default="")
    return {c.report for c in same if day(c) == earliest}


def _windows_meet(left: Claim, right: Claim) -> bool:
    firsts, lasts = (first_day(left), first_day(right)), (last_day(left), last_day(right))
    return not any(first is not None and last is not None and first > last for first in firsts for last in lasts)
