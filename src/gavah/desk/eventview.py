"""What an event's page shows: its claims, roots, links, and the events it may be one with."""

from collections.abc import Sequence
from typing import Any

import msgspec

from gavah.casefile import Case, shelves
from gavah.casefile.judgements import Judged, judged
from gavah.desk import naming
from gavah.desk.deciding import seen_field
from gavah.desk.drawing import Drawing, drawn
from gavah.desk.paging import pages_of
from gavah.desk.telling import Told, told
from gavah.desk.text import look_of
from gavah.desk.witnessing import graph, witnesses_of
from gavah.model import Event, Link

CLAIMS, LINKS, ROWS, NEAR = 40, 12, 60, 8
_VERBS = ("merge", "split", "undo")


class Near(msgspec.Struct, frozen=True):
    """Another event that this one may be: how many claims, and the claim by which they are joined."""

    event: Event
    claim: str


def event_values(case: Case, event: Event, lang: str, *, page: int, links_page: int) -> dict[str, Any]:
    """Everything the page shows, a page of claims and of links at a time."""
    rows = _rows(case, event)
    ids = [one for one, *_ in rows]
    names = naming.source_names(case, lang)
    witnesses = witnesses_of(case, event.witnesses)
    held = {claim: report for claim, report, *_ in rows}
    nodes, left_out = graph(witnesses, held, ROWS)
    roots = {one.id: names.get(one.root, one.root) for one in witnesses}
    sources = _sources(case, {one.report for one in nodes if one.report})
    links = ordered(event.links)
    decisions = pair_decisions(case, ids)
    return {
        "event": event,
        "claims": told(case, ids[(page - 1) * CLAIMS : page * CLAIMS]),
        "count": len(ids),
        "page": page,
        "pages": pages_of(len(ids), CLAIMS),
        "stands": {one: bool(stands) for one, _, _, stands in rows},
        "witness_of": {claim: one.id for one in witnesses for claim in one.claims if claim in held},
        "roots": roots,
        "nodes": nodes,
        "left_out": left_out,
        "sources": sources,
        "drawing": drawn(nodes, lang, root=lambda n: roots[n.witness], name=lambda n: names.get(sources.get(n.report, ""), n.report)),
        "names": names,
        "look_of": look_of,
        "links": _with_claims(case, links[(links_page - 1) * LINKS : links_page * LINKS]),
        "link_count": len(links),
        "links_page": links_page,
        "link_pages": pages_of(len(links), LINKS),
        "verdicts": {verdict: sum(one.verdict == verdict for one in links) for verdict in ("same", "possible", "distinct")},
        "near": near(case, event),
        "decisions": decisions,
        "seen": seen_field(decisions),
        "place_names": [naming.place_name(case.folder, one, lang) for one in event.places],
    }


def _rows(case: Case, event: Event) -> list[tuple[str, str, str, int]]:
    """Claim, report, day said, whether it stands; by the day it was said."""
    found: list[tuple[str, str, str, int]] = []
    for some in shelves.batched(event.claims):
        found += case.db.execute(
            "SELECT claim.id, claim.report, coalesce(claim.said, report.published, ''), stands FROM claim JOIN report ON report.id = claim.report"
            f" WHERE +current = 1 AND claim.id IN ({shelves.marks(some)})",
            tuple(some),
        ).fetchall()
    return sorted(found, key=lambda row: (row[2], row[0]))


def _sources(case: Case, reports: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for some in shelves.batched(sorted(reports)):
        found.update(case.db.execute(f"SELECT id, source FROM report WHERE id IN ({shelves.marks(some)})", tuple(some)).fetchall())
    return found


def ordered(links: Sequence[Link]) -> list[Link]:
    """Those a person should look at first: the doubtful, then those of people, then the rest."""
    rank = {"possible": 0, "distinct": 1, "same": 2}
    return sorted(links, key=lambda one: (one.by == "linker", rank[one.verdict], abs(one.score - 0.5), one.left, one.right))


def _with_claims(case: Case, links: Sequence[Link]) -> list[tuple[Link, Told, Told]]:
    found = {one.claim.id: one for one in told(case, [claim for link in links for claim in (link.left, link.right)])}
    return [(one, found[one.left], found[one.right]) for one in links if one.left in found and one.right in found]


def pair_decisions(case: Case, claims: Sequence[str]) -> list[Judged]:
    """What people decided on pairs of these claims, in the order they came."""
    if case.db.execute("SELECT 1 FROM decision WHERE verb IN ('merge', 'split') LIMIT 1").fetchone() is None:
        return []
    found: dict[str, Judged] = {}
    marks = ", ".join("?" * len(_VERBS))
    for some in shelves.batched(claims):
        where = f"verb IN ({marks}) AND name IN (SELECT name FROM decision_on WHERE now IN ({shelves.marks(some)}))"
        held = judged(case.db, where, (*_VERBS, *some))
        found.update({one.name: one for one in held if one.decision.verb != "undo" or one.decision.value in _VERBS})
    return list(found.values())


def near(case: Case, event: Event) -> list[Near]:
    """Events of the same kind whose days meet this one's and that share a place: what a person may want to merge with it."""
    if event.earliest is None or event.latest is None:
        return []
    days = (event.earliest.isoformat(), event.latest.isoformat())
    rows = case.db.execute(
        "SELECT body FROM event WHERE id != ? AND type = ? AND latest >= ? AND earliest <= ? ORDER BY earliest, id LIMIT 400",
        (event.id, event.type, *days),
    )
    held = (msgspec.json.decode(body, type=Event) for (body,) in rows)
    places = set(event.places)
    return [Near(one, one.claims[0]) for one in held if not places.isdisjoint(one.places) or not (places and one.places)][:NEAR]


__all__ = ["Drawing", "event_values", "near", "ordered", "pair_decisions"]
