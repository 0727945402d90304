"""Rows of one list that may tell of one person twice. Lists are linked as if they held nobody twice: look here first."""

import math
from collections.abc import Sequence

from gavah.linking.people.blocking import candidates
from gavah.linking.people.compounds import as_written_together
from gavah.linking.people.linkage import PersonLink, RowKey
from gavah.linking.people.linker import scored
from gavah.linking.people.parameters import Weights, shipped
from gavah.linking.people.rarity import Rarities
from gavah.linking.people.record import Record
from gavah.linking.people.verdicts import reasons, verdict


def repeats(records: Sequence[Record], *, weights: Weights | None = None) -> list[PersonLink]:
    """Pairs of rows of one list that may be one person, likeliest first; only pairs of p ≥ .5, and never more than *possible*.

    `p` is what it would be between two lists, where most people of the one are in the other: too high for a list that somebody has gone
    over. So these pairs are for a person to decide.
    """
    given = weights or shipped()
    [ordered] = as_written_together([sorted(records, key=lambda record: record.id)])
    found = []
    pairs = [(i, j) for i, j in candidates(ordered, ordered, given.blocking) if i < j]
    for (i, j), (comparison, odds) in scored(pairs, ordered, ordered, Rarities(ordered), given).items():
        p = 1 / (1 + math.exp(-odds))
        if p >= 0.5 and verdict(comparison, p, True, given.verdicts) != "distinct":
            a, b = ordered[i], ordered[j]
            said = reasons(a, b, comparison, chosen=True, rivals=False)
            found.append(
                PersonLink(left=RowKey(a.list, a.id), right=RowKey(b.list, b.id), p=p, log_odds=odds, verdict="possible", chosen=False, reasons=said)
            )
    return sorted(found, key=lambda link: (-link.p, link.left, link.right))
