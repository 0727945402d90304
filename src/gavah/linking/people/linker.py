"""Lists → pairs of rows that may be one person, each with its probability, verdict and reasons."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from gavah.linking.people.assignment import assigned
from gavah.linking.people.blocking import Pair, candidates
from gavah.linking.people.compounds import as_written_together
from gavah.linking.people.features import Comparison, compare_names, compare_rest, place_by_gazetteer
from gavah.linking.people.linkage import ListLinkage, PersonLink, RowKey
from gavah.linking.people.marginals import marginals
from gavah.linking.people.parameters import Weights, shipped
from gavah.linking.people.rarity import Rarities
from gavah.linking.people.record import Record
from gavah.linking.people.score import log_odds
from gavah.linking.people.verdicts import reasons, verdict
from gavah.model import InputError

_WEIGHED_FROM = -9.0  # log-odds below which a pair is no rival to anything


def link_lists(lists: Sequence[Sequence[Record]], *, weights: Weights | None = None) -> ListLinkage:
    """Every two of `lists` compared; the links likeliest first. Lists hold a person once; to find repeats in one, split it.

    Deterministic, and the same whatever the order of rows. Raises `InputError` for two lists of one name, or records of several in one.
    """
    given = weights or shipped()
    names = [_name_of(records) for records in lists if records]
    if len(set(names)) < len(names):
        raise InputError(f"two lists are called {Counter(names).most_common(1)[0][0]}", remedy="give each its own name")
    ordered = as_written_together([sorted(records, key=lambda record: record.id) for records in lists if records])
    rarities = Rarities([record for records in ordered for record in records])
    found = [link for left, right in combinations(ordered, 2) for link in _linked(left, right, rarities, given)]
    return ListLinkage(
        lists={records[0].list: len(records) for records in ordered},
        links=tuple(sorted(found, key=lambda link: (-link.p, link.left, link.right))),
        rows=tuple(RowKey(record.list, record.id) for records in ordered for record in records),
    )


def _name_of(records: Sequence[Record]) -> str:
    if len(names := {record.list for record in records}) > 1:
        raise InputError(f"one list holds rows of several: {', '.join(sorted(names))}", remedy="give them apart")
    return next(iter(names))


def _linked(left: Sequence[Record], right: Sequence[Record], rarities: Rarities, given: Weights) -> list[PersonLink]:
    compared = scored(candidates(left, right, given.blocking), left, right, rarities, given)
    shares = marginals({pair: math.exp(odds) for pair, (_, odds) in compared.items()})
    likely = {pair: p for pair, p in sorted(shares.items()) if p >= given.verdicts.kept}
    chosen = assigned({pair: compared[pair][1] - _WEIGHED_FROM for pair in likely})
    lefts, rights = Counter(i for i, _ in likely), Counter(j for _, j in likely)
    links = []
    for pair, p in likely.items():
        a, b, found, taken = left[pair[0]], right[pair[1]], compared[pair][0], pair in chosen
        links.append(
            PersonLink(
                left=RowKey(a.list, a.id),
                right=RowKey(b.list, b.id),
                p=round(p, 6),
                log_odds=round(compared[pair][1], 4),
                verdict=verdict(found, p, taken, given.verdicts),
                chosen=taken,
                reasons=reasons(a, b, found, chosen=taken, rivals=lefts[pair[0]] + rights[pair[1]] > 2),
            )
        )
    return links


def scored(
    pairs: Iterable[Pair], left: Sequence[Record], right: Sequence[Record], rarities: Rarities, given: Weights
) -> dict[Pair, tuple[Comparison, float]]:
    """Those of `pairs` that may matter, with their features and log-odds alone. Names are not compared where even equal ones would not do."""
    most, found, worth = max(len(left), len(right)), {}, given.weights["name_agreed"]
    best = [[worth * rarities.name(record) for record in side] for side in (left, right)]
    for i, j in pairs:
        rest = compare_rest(left[i], right[j], rarities)
        if log_odds(rest, given.weights, most) + max(best[0][i], best[1][j]) < _WEIGHED_FROM:
            continue
        names = compare_names(left[i], right[j], rarities)
        comparison = place_by_gazetteer(Comparison(rest | names.values, names.names), left[i], right[j], rarities)
        odds = log_odds(comparison.values, given.weights, most)
        if odds >= _WEIGHED_FROM:
            found[i, j] = comparison, odds
    return found
