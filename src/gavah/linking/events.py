"""Claims → links → events."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

import msgspec

from gavah.linking.blocking import blocked_pairs, worded_pairs
from gavah.linking.cluster import components, same_groups, settle
from gavah.linking.parameters import Parameters
from gavah.linking.profile import Profile
from gavah.linking.score import judge
from gavah.linking.surroundings import survey
from gavah.model import Claim, Event, Link, content_id

LinkKey = tuple[str, str]
Judge = Callable[[Profile, Profile], Link]


def link_profiles(profiles: list[Profile], copied: frozenset[LinkKey], decided: Mapping[LinkKey, Link], given: Parameters) -> list[Link]:
    """Every judgement, on claims, sorted. `copied`: pairs of reports of which one repeats the other."""
    by_id = {p.id: p for p in profiles}
    around = survey(profiles)

    def judged(left: Profile, right: Profile) -> Link:
        pair = (min(left.report, right.report), max(left.report, right.report))
        return judge(left, right, around, given, copied=pair in copied)

    found = {(k.left, k.right): k for k in (judged(profiles[i], profiles[j]) for i, j in worded_pairs(profiles)) if k.verdict == "distinct"}
    found |= {(k.left, k.right): k for k in (judged(profiles[i], profiles[j]) for i, j in blocked_pairs(profiles, given.events))}
    _check_groups(found, by_id, judged, given.events.check_group)
    weak = given.verdict.possible
    links = _share_among_rivals([k for k in found.values() if k.verdict != "possible" or k.score >= weak], by_id)
    links.extend(_repeats(profiles))
    overridden = {(k.left, k.right): k for k in links} | dict(decided)
    return settle([overridden[key] for key in sorted(overridden)])


def _check_groups(found: dict[LinkKey, Link], by_id: dict[str, Profile], judged: Judge, most: int) -> None:
    """Judge the pairs that blocking never showed inside groups joined by *same*, so that no *distinct* hides in a chain."""
    for group in same_groups(found.values()):
        centre = group if len(group) <= most else group[:most]
        for left, right in combinations(group, 2) if centre is group else ((a, b) for a in centre for b in group if a < b):
            if (left, right) not in found:
                found[left, right] = judged(by_id[left], by_id[right])


def _share_among_rivals(links: list[Link], by_id: dict[str, Profile]) -> list[Link]:
    """A *possible* of a claim with several claims that one report tells apart is the belief in one of them: shared among them."""
    rivals: Counter[tuple[str, str]] = Counter()
    for link in links:
        if link.verdict == "possible":
            rivals[link.left, by_id[link.right].report] += 1
            rivals[link.right, by_id[link.left].report] += 1
    return [_shared(link, max(rivals[link.left, by_id[link.right].report], rivals[link.right, by_id[link.left].report])) for link in links]


def _shared(link: Link, alike: int) -> Link:
    if link.verdict != "possible" or alike < 2:
        return link
    return msgspec.structs.replace(link, score=round(link.score / alike, 4), reasons=(*link.reasons, f"one of {alike} alike"))


def _repeats(profiles: Sequence[Profile]) -> list[Link]:
    """The claims that a profile stands for, each linked to the one that represents them."""
    reason = ("the same words, day, place and number",)
    return [
        Link(left=min(p.id, other), right=max(p.id, other), verdict="same", score=0.98, reasons=reason)
        for p in profiles
        for other in p.claims
        if other != p.id
    ]


def build_events(claims: Mapping[str, Claim], links: Sequence[Link], witness_of: Mapping[str, str]) -> list[Event]:
    """Events in order of their ids. `claims`: the event claims; every one lies in exactly one event."""
    denied = frozenset(id_ for id_, claim in claims.items() if claim.polarity == "denied")
    groups = components(claims, links, denied)
    group_of = {id_: at for at, group in enumerate(groups) for id_ in group}
    inside: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        if group_of[link.left] == group_of[link.right]:
            inside[group_of[link.left]].append(link)
    events = [_event([claims[id_] for id_ in group], inside[at], witness_of) for at, group in enumerate(groups)]
    return sorted(events, key=lambda e: e.id)


def _event(claims: list[Claim], links: list[Link], witness_of: Mapping[str, str]) -> Event:
    ids = tuple(sorted(c.id for c in claims))
    types = Counter(c.type for c in claims)
    return Event(
        id=content_id("e", ids),
        type=min(types, key=lambda t: (-types[t], t)),
        claims=ids,
        links=tuple(links),
        witnesses=tuple(sorted({witness_of[id_] for id_ in ids if id_ in witness_of})),
        earliest=min(_known(c.when.earliest for c in claims if c.when), default=None),
        latest=max(_known(c.when.latest for c in claims if c.when), default=None),
        places=tuple(sorted({w.id for c in claims for w in c.where})),
    )


def _known(days: Iterable[date | None]) -> list[date]:
    return [day for day in days if day]
