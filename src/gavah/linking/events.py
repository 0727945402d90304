"""Claims → links → events, a part at a time."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations

import msgspec
import numpy as np

from gavah.linking.blocking import Pairs, blocked_pairs, worded_pairs
from gavah.linking.cluster import components, same_groups, settle
from gavah.linking.islands import PART, divide, split
from gavah.linking.parameters import Parameters
from gavah.linking.profile import Profiles
from gavah.linking.repeats import Repeats
from gavah.linking.score import judge
from gavah.linking.surroundings import survey
from gavah.linking.told import Told
from gavah.model import Event, Link, content_id

LinkKey = tuple[str, str]
Judge = Callable[[Told, Told], Link]


@dataclass(frozen=True, slots=True)
class Part:
    """Claims, those that others stand for among them, with the judgements on them."""

    claims: list[Told]
    links: list[Link]


def linked_parts(profiles: Profiles, repeats: Repeats, decided: Mapping[LinkKey, Link], given: Parameters) -> Iterator[Part]:
    """Every claim, in parts that no *same* or *possible* leaves, so that only one part is held at a time.

    Behind them, without claims, come the judgements between parts: sentences of equal words that tell of other days, places or numbers.
    """
    told, around = profiles.told, survey(profiles.told)

    def judged(left: Told, right: Told) -> Link:
        return judge(left, right, around, given, copied=repeats.between(left.report, right.report))

    blocked, worded = blocked_pairs(told, given.events), worded_pairs(told)
    place = dict(_stand_ins(profiles, frozenset(chain.from_iterable(decided))))
    weights = np.array([1 + len(profiles.alike.get(claim.id, ())) for claim in told], np.int64)
    labels = divide(weights, blocked, [(place[left], place[right]) for left, right in decided])
    count = int(labels.max(initial=-1)) + 1
    decided_in: dict[int, dict[LinkKey, Link]] = defaultdict(dict)
    for key, link in decided.items():
        decided_in[int(labels[place[key[0]]])][key] = link
    ends = labels[worded]
    inside = ends[:, 0] == ends[:, 1]
    members = split(np.arange(len(told), dtype=np.int32), labels, count)
    by_part = zip(members, split(blocked, labels[blocked[:, 0]], count), split(worded[inside], ends[inside, 0], count), strict=True)
    for number, (here, near, alike) in enumerate(by_part):
        group = Profiles([told[at] for at in here.tolist()], profiles.alike)
        found = {(k.left, k.right): k for k in _judge(alike, told, judged) if k.verdict == "distinct"}
        found |= {(k.left, k.right): k for k in _judge(near, told, judged)}
        yield Part(list(_all(group)), _settled(found, group, judged, decided_in[number], given))
    between = worded[~inside]
    for at in range(0, len(between), PART):
        yield Part([], [k for k in _judge(between[at : at + PART], told, judged) if k.verdict == "distinct"])


def _judge(pairs: Pairs, told: Sequence[Told], judged: Judge) -> Iterator[Link]:
    return (judged(told[left], told[right]) for left, right in pairs.tolist())


def _stand_ins(profiles: Profiles, wanted: frozenset[str]) -> Iterator[tuple[str, int]]:
    """For each of the `wanted` claims the index of the one that stands for it."""
    for at, claim in enumerate(profiles.told if wanted else ()):
        for each in (claim, *profiles.alike.get(claim.id, ())):
            if each.id in wanted:
                yield each.id, at


def _all(profiles: Profiles) -> Iterator[Told]:
    for claim in profiles.told:
        yield claim
        yield from profiles.alike.get(claim.id, ())


def _settled(found: dict[LinkKey, Link], profiles: Profiles, judged: Judge, decided: Mapping[LinkKey, Link], given: Parameters) -> list[Link]:
    """The judgements of a part, sorted, after what they do to one another."""
    by_id = {claim.id: claim for claim in profiles.told}
    _check_groups(found, by_id, judged, given.events.check_group)
    weak = given.verdict.possible
    links = _share_among_rivals([k for k in found.values() if k.verdict != "possible" or k.score >= weak], by_id)
    links.extend(_repeats(profiles))
    overridden = {(k.left, k.right): k for k in links} | dict(decided)
    return settle([overridden[key] for key in sorted(overridden)])


def _check_groups(found: dict[LinkKey, Link], by_id: dict[str, Told], judged: Judge, most: int) -> None:
    """Judge the pairs that blocking never showed inside groups joined by *same*, so that no *distinct* hides in a chain."""
    for group in same_groups(found.values()):
        centre = group if len(group) <= most else group[:most]
        for left, right in combinations(group, 2) if centre is group else ((a, b) for a in centre for b in group if a < b):
            if (left, right) not in found:
                found[left, right] = judged(by_id[left], by_id[right])


def _share_among_rivals(links: list[Link], by_id: dict[str, Told]) -> list[Link]:
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


def _repeats(profiles: Profiles) -> list[Link]:
    """The claims that a profile stands for, each linked to the one that represents them."""
    reason = ("the same words, day, place and number",)
    return [
        Link(left=min(claim.id, other.id), right=max(claim.id, other.id), verdict="same", score=0.98, reasons=reason)
        for claim in profiles.told
        for other in profiles.alike.get(claim.id, ())
    ]


def build_events(part: Part, witness_of: Callable[[str], str]) -> list[Event]:
    """The events of a part, in order of their ids. Every claim of the part lies in exactly one; without claims there is none."""
    if not part.claims:
        return []
    claims = {claim.id: claim for claim in part.claims}
    groups = components(claims, part.links, frozenset(claim.id for claim in part.claims if claim.denied))
    group_of = {id_: at for at, group in enumerate(groups) for id_ in group}
    inside: dict[int, list[Link]] = defaultdict(list)
    for link in part.links:
        if group_of[link.left] == group_of[link.right]:
            inside[group_of[link.left]].append(link)
    events = [_event([claims[id_] for id_ in group], inside[at], witness_of) for at, group in enumerate(groups)]
    return sorted(events, key=lambda e: e.id)


def _event(claims: list[Told], links: list[Link], witness_of: Callable[[str], str]) -> Event:
    ids = tuple(sorted(c.id for c in claims))
    types = Counter(c.type for c in claims)
    return Event(
        id=content_id("e", ids),
        type=min(types, key=lambda t: (-types[t], t)),
        claims=ids,
        links=tuple(links),
        witnesses=tuple(sorted({witness for id_ in ids if (witness := witness_of(id_))})),
        earliest=min(_days(c.first for c in claims), default=None),
        latest=max(_days(c.latest for c in claims), default=None),
        places=tuple(sorted({place.id for c in claims for place in c.places})),
    )


def _days(ordinals: Iterable[int | None]) -> list[date]:
    return [date.fromordinal(ordinal) for ordinal in ordinals if ordinal is not None]
