"""Contributors as witnesses of a release: as many as told of one thing, and nobody known again from one thing to the next.

In the case the packets of one hand are one witness wherever they tell of. Published so, the witness would say that whoever stood here on Monday
stood there on Friday. So the contributors to each event, and to each running count, are numbered anew by lot, and the first of each are one
witness of the release, the second of each another: a release never counts more independent roots than the case.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from secrets import SystemRandom

from gavah.model import Claim, Event, Witness

CONTRIBUTORS = "contributors"
"""The one source under which everybody is published whose reports were not public."""
_Thing = tuple[str, ...]


def unlinked(witnesses: Iterable[Witness], claims: Iterable[Claim], events: Iterable[Event], source_of: Mapping[str, str]) -> list[Witness]:
    """`witnesses` of published `claims` with contributors numbered anew in each thing they told of. `source_of`: published report → its source."""
    by_id = {claim.id: claim for claim in claims}
    event_of = {name: event.id for event in events for name in event.claims}
    hidden = {name for name, claim in by_id.items() if source_of.get(claim.report) == CONTRIBUTORS}
    outlets = set(source_of.values()) - {CONTRIBUTORS}
    told: dict[_Thing, list[list[str]]] = defaultdict(list)
    left: list[Witness] = []
    for one in witnesses:
        if one.root in outlets or hidden.isdisjoint(one.claims):
            left.append(one)
            continue
        parts: dict[_Thing, list[str]] = defaultdict(list)
        for name in one.claims:
            parts[_thing(by_id[name], event_of)].append(name)
        for thing, names in parts.items():
            told[thing].append(names)
    return sorted((*left, *_by_lot(told, hidden)), key=lambda one: one.id)


def _thing(claim: Claim, event_of: Mapping[str, str]) -> _Thing:
    """What a claim tells of: its event, or the running count that a total is a state of (`gavah.figures.running`)."""
    if claim.id in event_of:
        return "event", event_of[claim.id]
    if claim.kind != "total":
        return "claim", claim.id
    first = claim.when.since or claim.when.earliest if claim.when else None
    measure = claim.quantity.measure if claim.quantity else ""
    return "count", measure, claim.type, str(first), "+".join(sorted(place.id for place in claim.where)), "+".join(claim.groups)


def _by_lot(told: Mapping[_Thing, list[list[str]]], hidden: set[str]) -> Iterable[Witness]:
    lot = SystemRandom()
    places: dict[int, list[str]] = defaultdict(list)
    for voices in told.values():
        for place, names in enumerate(lot.sample(voices, len(voices))):
            places[place] += names
    for names in places.values():
        claims = tuple(sorted(names))
        yield Witness(id=f"w{claims[0][1:]}", root=CONTRIBUTORS if hidden.issuperset(claims) else "quoted", claims=claims, reports=())
