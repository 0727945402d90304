"""Lists of a case, or lists of the dead in files → tables of capture patterns, one for each draw of what is only possibly one record."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np

from gavah.casefile import Case
from gavah.casefile.asking import material_where
from gavah.estimation import Table, from_patterns, merged, of_records
from gavah.figures.accounts import FigureCase, Tie
from gavah.figures.admission import admit
from gavah.figures.partitions import Partitions
from gavah.figures.regions import meets
from gavah.linking.people import ListLinkage, Person, capture_patterns, draws, link_lists, records
from gavah.model import LEVELS, Claim, Question, folded
from gavah.pipeline.captures import Record, Telling, chosen_lists, copying, table_of
from gavah.pipeline.lists import link_files

DRAWS = 20
BY = ("year", "month", "province", "city", "type")
DEATHS = frozenset({"dead", "executed"})
NOWHERE = "unplaced"


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """Tables by stratum ("" where nothing is broken down), one for each draw of the links, and what was merged because it copies."""

    tables: dict[str, list[Table]]
    copies: tuple[str, ...] = ()


class _Told(msgspec.Struct, frozen=True, kw_only=True):
    """The event claims that answer a question: who told each, and how they are tied."""

    claims: dict[str, Claim]
    telling: dict[str, Telling]
    case: FigureCase


def tables_of_lists(paths: Sequence[Path], *, number: int = DRAWS, seed: int = 0) -> Drawn:
    """The tables of two or more lists of the dead, a CSV file each, linked and drawn `number` times."""
    linkage = link_files(paths)
    lists = tuple(linkage.lists)
    return Drawn(tables={"": [from_patterns(capture_patterns(persons, lists), lists) for persons in _persons(linkage, number, seed)]})


def tables_of_events(
    case: Case, question: Question, *, by: str = "", copies: Sequence[tuple[str, str]] = (), number: int = DRAWS, seed: int = 0
) -> Drawn:
    """The tables of the events that `question` asks for, over the case's witnesses."""
    told = _told(case, question)
    return _drawn([[_grouped(group, told) for group in partition] for partition in _partitions(told.case, number, seed)], by, copies)


def tables_of_persons(
    case: Case, question: Question, *, by: str = "", copies: Sequence[tuple[str, str]] = (), number: int = DRAWS, seed: int = 0
) -> Drawn:
    """The tables of the dead whom the claims that `question` asks for name, over the case's witnesses. Only the dead are linked by name."""
    told = _told(case, question)
    named: dict[str, dict[str, Claim]] = {}  # list → name → its first claim: a witness names a person once
    tellings: dict[tuple[str, str], set[Telling]] = {}
    for id_, slim in told.claims.items():
        whole = case.claim(id_)
        if whole is None or whole.quantity is None or not DEATHS.issuperset(whole.quantity.measure.split("|")):
            continue
        telling = told.telling[id_]
        for victim in whole.victims:
            named.setdefault(telling.root, {}).setdefault(folded(victim), msgspec.structs.replace(slim, victims=(victim,)))
            tellings.setdefault((telling.root, folded(victim)), set()).add(telling)
    if len(named) < 2:
        return Drawn(tables={"": [of_records(([name] for name, rows in named.items() for _ in rows), tuple(named))]})
    linkage = link_lists([records([_row(key, claim) for key, claim in rows.items()], list=name) for name, rows in sorted(named.items())])
    partitions = []
    for persons in _persons(linkage, number, seed):
        partition = []
        for rows in persons:
            first = named[rows[0].list][rows[0].id]
            partition.append((frozenset(telling for row in rows for telling in tellings[row.list, row.id]), first))
        partitions.append(partition)
    return _drawn(partitions, by, copies)


def _told(case: Case, question: Question) -> _Told:
    given = material_where(case, "kind = 'event'")
    witnesses = list(given.witnesses)
    admitted = admit(given.claims, given.events, question, links=given.links, witnesses=witnesses, sources=given.sources)
    kept = [one for one in admitted.case.accounts if one.kind == "event" and not one.is_zero and meets(one.region, (admitted.case.scope,))]
    root = {claim: witness.root for witness in witnesses for claim in witness.claims}
    name = {source.id: source.family or source.name or source.name_fa or source.id for source in given.sources}
    telling = {}
    for one in kept:
        outlet = next(iter(admitted.claims[one.id].issuers), "")
        telling[one.id] = Telling(name.get(outlet, outlet), root.get(one.id) or name.get(outlet, outlet) or one.witness)
    return _Told(claims={one.id: admitted.claims[one.id] for one in kept}, telling=telling, case=admitted.case.among(kept))


def _partitions(case: FigureCase, number: int, seed: int) -> Iterator[Iterable[tuple[str, ...]]]:
    """The events, once for each draw: what is judged *same* is joined always, what is *possible* as often as its score says."""
    ids = [one.id for one in case.accounts]
    sure = [tie for tie in case.ties if tie.verdict == "same"]
    open_ = [tie for tie in case.ties if tie.verdict != "same"]
    chance = np.random.default_rng(seed)
    for _ in range(number if open_ else 1):
        held = chance.random(len(open_)) < np.array([tie.score for tie in open_])
        joined = [Tie(tie.left, tie.right, "same", tie.score) for tie, holds in zip(open_, held, strict=True) if holds]
        yield Partitions(ids, [*sure, *joined], case.distinct, case.names).strict


def _grouped(group: tuple[str, ...], told: _Told) -> tuple[Record, Claim]:
    return frozenset(told.telling[one] for one in group), told.claims[group[0]]


def _drawn(partitions: Sequence[Sequence[tuple[Record, Claim]]], by: str, declared: Sequence[tuple[str, str]]) -> Drawn:
    first = [record for record, _ in partitions[0]]
    lists = chosen_lists(first, {name for pair in declared for name in pair})
    found = copying(first, lists)
    pairs = [*declared, *((a, b) for a, b, _ in found)]
    draws_by_stratum = [_by_stratum(partition, by) for partition in partitions]
    strata = sorted({stratum for records in draws_by_stratum for stratum in records}) if by else [""]
    tables = {stratum: [merged(table_of(records.get(stratum, []), lists), pairs) for records in draws_by_stratum] for stratum in strata}
    return Drawn(
        tables=tables, copies=tuple(f"{a} and {b} copy each other: {share:.0%} of the records of one rest only on the other" for a, b, share in found)
    )


def _by_stratum(partition: Sequence[tuple[Record, Claim]], by: str) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record, claim in partition:
        found.setdefault(_bin(claim, by) if by else "", []).append(record)
    return found


def _bin(claim: Claim, by: str) -> str:
    """The stratum of a record, by its first claim."""
    if by == "type":
        return claim.type
    if by in ("year", "month"):
        day = claim.when.earliest or claim.when.latest if claim.when else None
        return NOWHERE if day is None else day.isoformat()[: 4 if by == "year" else 7]
    for where in claim.where:
        if where.level == by:
            return where.id
        if by == "province" and LEVELS.index(where.level) > LEVELS.index("province") and len(where.path) > 1:
            return where.path[1]
    return NOWHERE


def _row(key: str, claim: Claim) -> Mapping[str, str]:
    when = claim.when
    day = when.earliest.isoformat() if when and when.earliest and when.earliest == when.latest else ""
    return {"id": key, "name": claim.victims[0], "day": day, "place": claim.where[0].name if claim.where else ""}


def _persons(linkage: ListLinkage, number: int, seed: int) -> Iterator[list[Person]]:
    doubtful = any(0.0001 < link.p < 0.9999 for link in linkage.links)
    yield from draws(linkage, number if doubtful else 1, seed=seed)
