"""`python -m bench maverick --data FILE.csv`: structured reports, one a row, through the same linking and figures as texts.

A row is a claim; the rows of one source are one report, a line each; nothing but what a report says enters (the event's id does not).
Absent is not zero: a row with 0 deaths tells of an event, not of nobody killed. A number for more days than an event lasts, or for a region or
country, is a total. Scored: B³ and pairwise F1 of the events found beside the
given ones, with *same* alone (`strict`) and with *possible* too; and the deaths over the whole file, whose interval should hold the sums by given
event of the least and the greatest number reported. Beside it the naive sum over reports. For the figure each day may be wrong by as much as
linking grants an inferred one: a quarter of the reports of one event give it another day.
"""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec

from bench.clusters import agreement
from gavah.figures import ask
from gavah.linking import link
from gavah.linking.cluster import same_groups
from gavah.linking.parameters import parameters
from gavah.model import Claim, Linkage, Party, Quantity, Question, Report, Source, Span, When, Where, make_claim
from gavah.model.vocabulary import Level

Row = dict[str, str]
ACTORS = range(1, 7)
VIOLENCE = {
    "Shooting": "assault-firearms",
    "Remote violence": "assault-explosives",
    "Abduction": "disappearance",
    "Torture": "torture",
    "Sexual violence": "assault-sexual",
    "Crowd control measures": "protest.dispersal",
    "Arson": "attack.site",
    "Riot": "riot",
    "Looting": "riot",
}
"""The kind of violence → type of claim, the gravest first; whatever else is said, if anybody died, is an `assault`, which fits all."""
IN_CITY, IN_TOWN = 3, 5
"""`geo_precision` from which a row names a city, and a place in it; below, a region or the country."""
_SAID = re.compile(r"\((\d{4}-\d\d-\d\d)\)")


class Structured(NamedTuple):
    """What the file's rows are to gavah; `row_of`: claim id → row id."""

    reports: list[Report]
    claims: list[Claim]
    sources: list[Source]
    row_of: dict[str, str]


def run(data: Path, out: Path | None = None) -> dict[str, object]:
    """Scores of the links and the figure of deaths; `out` takes a line an event found."""
    with data.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    told = structured(rows)
    linked = link(told.reports, told.claims, sources=told.sources)
    deaths = ask(map(misdated, told.claims), linked.events, Question("dead"))
    if out:
        out.write_text("".join(json.dumps(line) + "\n" for line in answers(told, linked)), "utf-8")
    least, most, naive = reference(rows)
    return {
        "rows": len(rows),
        "reports": len(told.reports),
        "links": {name: agreement(*labels) for name, labels in partitions(rows, told, linked).items()},
        "deaths": {
            "evidence": deaths.evidence,
            "floor": deaths.floor,
            "best": deaths.best,
            "named": deaths.named,
            "ceiling": deaths.ceiling,
            "status": deaths.status,
            "contradictions": len(deaths.contradictions),
            "sum_of_least": least,
            "sum_of_most": most,
            "naive_sum": naive,
            "holds_truth": deaths.floor <= least and deaths.named >= most,
        },
    }


def structured(rows: Sequence[Row]) -> Structured:
    """Rows → reports, claims and sources."""
    by_source: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_source[row["source"] or row["id"]].append(row)
    told = Structured([], [], [], {})
    authors: dict[str, str] = {}
    for number, (source, own) in enumerate(by_source.items()):
        author = own[0]["source_author"] or f"unnamed {number}"
        id_ = authors.setdefault(author, f"author-{len(authors)}")
        said = _SAID.search(source)
        lines = [_line(row) for row in own]
        report = Report(
            id=f"r-{number:05d}",
            sha256="0" * 64,
            media_type="text/csv",
            source=id_,
            text="\n".join(lines),
            language="en",
            published=_day(said.group(1)) if said else None,
        )
        told.reports.append(report)
        start = 0
        for row, line in zip(own, lines, strict=True):
            claim = claim_of(row, report, start, start + len(line))
            told.claims.append(claim)
            told.row_of[claim.id] = row["id"]
            start += len(line) + 1
    told.sources.extend(Source(id=id_, name=author) for author, id_ in authors.items())
    return told


def claim_of(row: Row, report: Report, start: int, end: int) -> Claim:
    """The claim of a row that stands at [start, end) of `report`."""
    low, best, high = (_number(row[f"deaths_{name}"]) for name in ("low", "best", "high"))
    known = sorted(n for n in (low, best, high) if n > 0)
    first, last = _day(row["date_start"]), _day(row["date_end"])
    place = _where(row)
    long = first is None or last is None or (last - first).days > parameters().events.short_window
    parties = {n: Party(words=row[f"actor{n}"], start=start, end=end, kind="group") for n in ACTORS if row.get(f"actor{n}")}
    victims = {n for n in parties if row.get(f"actor{n}_victim") == "1.0"}
    return make_claim(
        report=report.id,
        kind="total" if known and (long or place.level == "country") else "event",
        type=_type(row),
        spans=(Span(report, start, end, field="sentence"),),
        quantity=Quantity(measure="dead", low=known[0], high=known[-1], words=str(known[0]), rule="structured") if known else None,
        when=When(earliest=first, latest=last, rule="structured") if first and last and first <= last else None,
        said=report.published,
        where=(place,),
        actor=tuple(party for n, party in parties.items() if n not in victims),
        recipient=tuple(party for n, party in parties.items() if n in victims),
        issuers=(report.source,),
    )


def misdated(claim: Claim) -> Claim:
    """The claim with days wide enough for a report that has the day wrong; its id stays."""
    when, slack = claim.when, timedelta(days=parameters().events.soft_slack)
    if when is None or when.earliest is None or when.latest is None:
        return claim
    return msgspec.structs.replace(claim, when=msgspec.structs.replace(when, earliest=when.earliest - slack, latest=when.latest + slack))


def partitions(rows: Sequence[Row], told: Structured, linked: Linkage) -> dict[str, tuple[list[str], list[str]]]:
    """Found and given label of every row: with links judged *same* alone, and with *possible* too."""
    claim_of_row = {row: claim for claim, row in told.row_of.items()}
    strict = {claim: group[0] for group in same_groups(linked.links) for claim in group}
    wide = {claim: event.id for event in linked.events for claim in event.claims}
    given = [row["event_id"] for row in rows]
    ids = [claim_of_row[row["id"]] for row in rows]
    return {"strict": ([strict.get(c, c) for c in ids], given), "possible": ([wide.get(c, c) for c in ids], given)}


def answers(told: Structured, linked: Linkage) -> Iterable[dict[str, object]]:
    """`{"event_found", "reports", "low", "best", "high"}` for every event, and for every total by itself."""
    by_id = {claim.id: claim for claim in told.claims}
    linked_claims = {claim for event in linked.events for claim in event.claims}
    alone = [(claim.id, (claim.id,)) for claim in told.claims if claim.id not in linked_claims]
    for id_, claims in [*((event.id, event.claims) for event in linked.events), *alone]:
        numbers = [by_id[claim].quantity for claim in claims]
        known = sorted((number.low, number.high or number.low) for number in numbers if number)
        yield {
            "event_found": id_,
            "reports": [told.row_of[claim] for claim in claims],
            "low": known[0][0] if known else None,
            "best": known[len(known) // 2][0] if known else None,
            "high": max((high for _, high in known), default=None),
        }


def reference(rows: Iterable[Row]) -> tuple[int, int, int]:
    """Sums over the given events of the least and the greatest best number, and the sum over all rows."""
    by_event: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        by_event[row["event_id"]].append(_number(row["deaths_best"]))
    return sum(map(min, by_event.values())), sum(map(max, by_event.values())), sum(map(sum, by_event.values()))


def _line(row: Row) -> str:
    """A row as a line of text."""
    fields = [row["date_start"], row["city"], row["location"], row["event_context"], *(row.get(f"actor{n}", "") for n in ACTORS), row["target"]]
    return " · ".join([*(field for field in fields if field), f"{row['deaths_best']} / {row['injuries_best']}", row["id"]])


def _type(row: Row) -> str:
    said = {kind for n in ACTORS for kind in (row.get(f"actor{n}_violence") or "").split("; ")}
    return next((type_ for kind, type_ in VIOLENCE.items() if kind in said), "assault")


def _where(row: Row) -> Where:
    """Country; the city from the precision that vouches for one; a site, known by its coordinates, from the precision of a place in town (the
    names of sites are free text)."""
    country, city, precision = row["country"], row["city"], float(row["geo_precision"] or 0)
    path: tuple[str, ...] = (country,)
    level: Level = "country"
    if city and precision >= IN_CITY:
        path, level = (country, f"{country}/{city}"), "city"
        if precision >= IN_TOWN and row["latitude"] and row["longitude"]:
            path, level = (*path, f"{float(row['latitude']):.2f},{float(row['longitude']):.2f}"), "site"
    return Where(id=path[-1], name=row["location"] or city or country, level=level, path=path)


def _number(words: str) -> int:
    return int(float(words or 0))


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
