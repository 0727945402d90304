"""Where and when an incident was, by rules: the place named nearest to those it hit, the day of the claim on them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from bench.fillers.text import token_at
from bench.incidents import HIT, Incident
from bench.muc4.links import SAID, events_of, linked
from bench.muc4.places import NINE
from bench.muc4.ranked import BEFORE, WIDE, Gazette, Toponym, day_written, votes_of
from bench.rules.scenes import Scene
from gavah.model import Claim

_DAYS = 10
"""Days between which a day may be open and still be told."""
_MOST, _DEAR = 20.0, 30
"""The cost of a place that is too far to be the incident's, and the words beyond which none is farther."""


class _Focus(NamedTuple):
    """The sentences of those who were hit, that of most of them, their phrases."""

    main: int
    told: tuple[int, ...]
    mentions: tuple[int, ...]


def day_of(scene: Scene, incident: Incident) -> str:
    """The day of a claim on one of those hit, or of the nearest claim; on or before the dateline where none is known to the week."""
    story = scene.story
    published = date.fromisoformat(story.published) if story.published else None
    claim = next(_claims(scene, incident, published), None)
    if claim and claim.when and claim.when.earliest and claim.when.latest:
        first, last = claim.when.earliest, claim.when.latest
        if (last - first).days <= 1:
            return day_written(last)  # "the past few hours", "last night"
        if (last - first).days <= _DAYS:
            return f"{day_written(first)} - {day_written(last)}"
    return f"- {day_written(published)}" if published else ""


def _claims(scene: Scene, incident: Incident, published: date | None) -> Iterator[Claim]:
    """The claims of events whose day is told, the best first: of those hit and exact, of those hit, the nearest."""
    starts = incident.starts()
    hit = [(e.start, e.start + len(e.words)) for role in HIT for e in incident.entities.get(role, ())]

    def rank(claim: Claim) -> tuple[int, int]:
        of_it = any(p.start < b and a < p.end for p in claim.recipient for a, b in hit)
        exact = claim.when is not None and claim.when.earliest == claim.when.latest
        return 2 - of_it - (of_it and exact), min((abs(claim.sentence.start - s) for s in starts), default=0)

    told = (c for c in scene.story.claims if c.kind == "event" and c.when and c.when.earliest and c.when.latest)
    return iter(sorted((c for c in told if c.when and c.when.latest and (published is None or c.when.latest <= published)), key=rank))


def place_of(scene: Scene, incident: Incident, gazette: Gazette) -> str:
    """The place that costs least, written as the task does; a country alone where none is near."""
    toponyms = gazette.toponyms(scene)
    votes = votes_of(scene, toponyms)
    named = [(cost, words) for toponym, near in _nearness(scene, _focus(scene, incident), toponyms) for cost, words in _costs(toponym, near, votes)]
    cost, place = min(named, default=(_MOST + 1, ""))
    return place if cost <= _MOST else next((c for c, _ in votes.most_common() if c in NINE), "EL SALVADOR")


def _focus(scene: Scene, incident: Incident) -> _Focus:
    weights: Counter[int] = Counter()
    heads: list[int] = []
    for entity in (e for role in HIT for e in incident.entities.get(role, ())):
        heads.append(token_at(scene.text, entity.start))
        weights[scene.text.sentence_of[heads[-1]]] += entity.score  # type: ignore[assignment]  # a sum of chances
    mentions = tuple(i for i, p in enumerate(scene.found) if any(p.first <= head <= p.last for head in heads))
    main = max(weights, key=lambda i: (weights[i], -i), default=0)
    return _Focus(main, tuple(sorted(weights)) or (0,), mentions)


def _nearness(scene: Scene, focus: _Focus, toponyms: Sequence[Toponym]) -> Iterable[tuple[Toponym, float]]:
    """Each name of a place with what it costs that it is far from the incident, or named as something else."""
    events = events_of(scene, focus.mentions)
    for t in toponyms:
        link = linked(scene, token_at(scene.text, t.start), focus.mentions, events)
        cost: float = 4 * min(abs(t.sentence - s) for s in focus.told) + abs(t.sentence - focus.main) + 4 * (t.sentence > focus.told[-1])
        cost += 0.4 * min(link.event, link.filler, _DEAR) + 6 * (link.governor == SAID) - 2 * bool(link.same) + 3 * bool(link.inside)
        yield t, cost + 12 * t.dateline + 8 * (t.before not in BEFORE and t.earlier not in BEFORE)


def _costs(toponym: Toponym, near: float, votes: Counter[str]) -> Iterable[tuple[float, str]]:
    """Each place that a name may be: of a country little spoken of, wide, or not the only one, it costs more."""
    most = max(votes.values(), default=1)
    for country, name, kind in toponym.known:
        unsure = (len(toponym.known) - 1) * (kind not in {"CITY", "TOWN"} and not toponym.kind_said)
        yield near + 20 * (1 - votes[country] / most) + 4 * (kind in WIDE) + unsure, f"{country}: {name} ({kind})"
