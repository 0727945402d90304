"""Events, witnesses and links of a case that are left when some of its claims stay in the house.

Nothing may fall apart by that: two claims that were one event through a third, withheld one stay joined as firmly as they were, else an
event would count twice.
"""

from collections.abc import Iterable, Mapping

import msgspec

from gavah.linking.cluster import Components
from gavah.model import Event, Link, Witness

FIRM = 0.5
"""From this score on a *possible* link joins in the scored partition (docs/figures.md)."""


def shrunk(events: Iterable[Event], kept: Mapping[str, str]) -> list[Event]:
    """The events with kept claims, under their new ids (`kept`: old → new); ids of events are those of their first claim, made an event's."""
    return [_shrunk(event, kept) for event in events if any(claim in kept for claim in event.claims)]


def _shrunk(event: Event, kept: Mapping[str, str]) -> Event:
    claims = sorted(kept[claim] for claim in event.claims if claim in kept)
    links = [_renamed(link, kept) for link in event.links if link.left in kept and link.right in kept]
    if len(claims) < len(event.claims):
        links += _bridges(event, kept)
    by_pair = {(link.left, link.right): link for link in reversed(links)}  # a judgement that was there stands before a bridge
    return Event(id=f"e{claims[0][1:]}", type=event.type, claims=tuple(claims), links=tuple(by_pair[pair] for pair in sorted(by_pair)))


def _bridges(event: Event, kept: Mapping[str, str]) -> list[Link]:
    """Links in place of those that led over withheld claims: *same* where all on the way were, else as firm as the weakest.

    They look like any other: a mark on them would say of which events somebody told whose report is withheld.
    """
    made: list[Link] = []
    for verdict, joins in (
        ("same", lambda link: link.verdict == "same"),
        ("possible", lambda link: link.verdict == "same" or (link.verdict == "possible" and link.score >= FIRM)),
        ("possible", lambda link: link.verdict in ("same", "possible")),
    ):
        planks = [link for link in event.links if joins(link)]
        weakest = min((link.score for link in planks if link.verdict == verdict), default=0.0)
        for group in _groups(event.claims, planks):
            left = sorted(kept[claim] for claim in group if claim in kept)
            if len(left) < len(group):
                made += [_bridge(left[0], other, verdict, weakest) for other in left[1:]]
    return made


def _bridge(left: str, right: str, verdict: str, score: float) -> Link:
    return msgspec.convert({"left": left, "right": right, "verdict": verdict, "score": score}, Link)


def _groups(claims: Iterable[str], links: Iterable[Link]) -> list[list[str]]:
    joined = Components()
    for link in links:
        joined.join(link.left, link.right)
    return [joined.members(name) for name in sorted({joined.find(claim) for claim in claims})]


def links_left(links: Iterable[Link], kept: Mapping[str, str]) -> list[Link]:
    """Judgements across events among kept claims."""
    return sorted((_renamed(link, kept) for link in links if link.left in kept and link.right in kept), key=lambda one: (one.left, one.right))


def _renamed(link: Link, kept: Mapping[str, str]) -> Link:
    """The judgement without its reasons, which hold words, and without who made it."""
    left, right = sorted((kept[link.left], kept[link.right]))
    by = "linker" if link.by == "linker" else "person"
    return Link(left=left, right=right, verdict=link.verdict, score=link.score, proven=link.proven, by=by)


def witnesses_left(witnesses: Iterable[Witness], kept: Mapping[str, str], sources: Mapping[str, str]) -> list[Witness]:
    """Witnesses of kept claims, under new ids and without the words that name a body quoted."""
    left = []
    for one in witnesses:
        claims = tuple(sorted(kept[claim] for claim in one.claims if claim in kept))
        if claims:
            left.append(Witness(id=f"w{claims[0][1:]}", root=sources.get(one.root, "quoted"), claims=claims, reports=()))
    return sorted(left, key=lambda one: one.id)
