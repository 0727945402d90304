"""The incidents of a story by rules: who was hit, by the deed that befell them; then who did it and with what."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bench.fillers.mentions import Floats
from bench.incidents import HIT, ROLES, Entity, Incident
from bench.rules.scenes import Scene
from bench.rules.traits import best_of, chances
from gavah.reading.frames.english.lexicon import lexicon

_KINDS = {"bomb": "bombing", "kidnap": "kidnapping", "burn": "arson", "rob": "robbery"} | dict.fromkeys(
    ("kill", "wound", "shoot", "attack", "damage"), "attack"
)
"""The deeds of an incident → its type."""
_LEAST = 0.3
_STORY = 0.3
_APART = 0.6
"""The chance from which a group fills a role; that of the surest target of a type's incidents, and of each where there are several."""
_SUFFERED, _SAID = 3.0, 0.3
"""The weight of a deed that befalls a target, beside one with another part (1), and of one that the sentence tells."""
_NAME, _DESCRIPTION = ROLES.index("Name"), ROLES.index("Description")
_PERSONS = frozenset({"known", "kin", "anyone", "person", "state"})
_NEAR = 4
"""Phrases looked at on each side of a name."""
_UNARMED = frozenset({"kidnapping"})


class _Filler(NamedTuple):
    """A group (its number) in a role (its number)."""

    group: int
    role: int
    chance: float


def incidents(scene: Scene) -> list[Incident]:
    """The incidents of a story: one a type of deed that someone or something was hit by, more where it is told of in places far apart."""
    likely = chances(scene)
    hit = [_Filler(g, r, float(c)) for g, r, c in _told(likely) if ROLES[r] in HIT and c == likely[g].max()]
    by_type: dict[str, list[_Filler]] = {}
    for filler in hit:
        kind = type_of(scene, scene.grouped[filler.group])
        if kind:
            by_type.setdefault(kind, []).append(filler)
    told = [(kind, part) for kind, own in by_type.items() if max(f.chance for f in own) >= _STORY for part in _parted(scene, own)]
    return [_incident(scene, kind, [*part, *_others(scene, likely, kind, part, alone=len(told) == 1)]) for kind, part in told]


def _parted(scene: Scene, hit: Sequence[_Filler]) -> list[list[_Filler]]:
    """Targets of one type by incident, the surest first: apart where a sentence without any of them lies between two that are sure."""
    at = {f.group: scene.found[best_of(scene, scene.grouped[f.group], f.role)].sentence for f in hit}
    parts: list[list[_Filler]] = []
    for filler in sorted(hit, key=lambda f: at[f.group]):
        if parts and at[filler.group] - at[parts[-1][-1].group] <= 1:
            parts[-1].append(filler)
        else:
            parts.append([filler])
    sure = [part for part in parts if max(f.chance for f in part) >= _APART] or parts[:1]
    for part in parts:
        if part not in sure:
            min(sure, key=lambda s: min(abs(at[a.group] - at[b.group]) for a in part for b in s)).extend(part)
    return [sorted(part, key=lambda f: -f.chance) for part in sure]


def _told(likely: Floats) -> list[tuple[int, int, float]]:
    return [(g, r, likely[g, r]) for g in range(len(likely)) for r in range(len(ROLES)) if likely[g, r] >= _LEAST]


def type_of(scene: Scene, members: Sequence[int]) -> str:
    """The type of the incident in which a group was hit, "" where no deed is told."""
    votes: Counter[str] = Counter()
    for member in members:
        for part in scene.deeds.parts[member]:
            if part.deed in _KINDS and part.part != "agent":
                votes[part.deed] += _SUFFERED if part.part == "patient" else 1  # type: ignore[assignment]  # a sum of weights
                votes["bomb"] += part.part == "patient" and _by_explosives(scene, part.token)
        for deed in dict.fromkeys(scene.deeds.told[scene.found[member].sentence]):
            if deed in _KINDS:
                votes[deed] += _SAID  # type: ignore[assignment]
    if not votes:
        return ""
    if votes["kidnap"] >= max(_SUFFERED, votes["kill"]):
        return "kidnapping"
    sure = next((deed for deed, least in (("bomb", 1), ("burn", 1), ("rob", _SUFFERED)) if votes[deed] >= least), "")
    return _KINDS[sure or max(votes, key=lambda deed: votes[deed])]


def _by_explosives(scene: Scene, token: int) -> bool:
    """Whether explosives do the deed of a token: "the bomb destroyed", "attacked with dynamite"."""
    held = scene.deeds.sharing.get(token, ())
    return any(part in {"agent", "means"} and scene.deeds.kinds[other] == "weapon explosive" for other, part in held)


def _others(scene: Scene, likely: Floats, kind: str, hit: Sequence[_Filler], *, alone: bool) -> list[_Filler]:
    """Who did it and with what; a weapon is that of the incident in whose sentences it is named."""
    where = {scene.found[m].sentence for f in hit for m in scene.grouped[f.group]}
    out: list[_Filler] = []
    for group, role, chance in sorted(_told(likely), key=lambda t: -t[2]):
        near = alone or not where.isdisjoint(scene.found[m].sentence for m in scene.grouped[group])
        if ROLES[role] not in HIT and (ROLES[role] != "Weapon" or (near and kind not in _UNARMED)):
            out.append(_Filler(group, role, float(chance)))
    return out


def _incident(scene: Scene, kind: str, fillers: Sequence[_Filler]) -> Incident:
    shown = {(f.role, f.group): (_shown(scene, f), f.chance, "") for f in fillers}
    of = scene.group_of
    for name, title, chance in list(_titled(scene, fillers)):
        shown |= {(_NAME, of[name]): (name, chance, ""), (_DESCRIPTION, of[title]): (title, chance, _said(scene, name))}
    entities: dict[str, list[Entity]] = {}
    for (role, _), (member, chance, owner) in shown.items():
        start = scene.text.tokens[scene.found[member].first].start
        entities.setdefault(ROLES[role], []).append(Entity(_said(scene, member), start, chance, owner))
    return Incident(kind, entities)


def _said(scene: Scene, member: int) -> str:
    return scene.text.said(scene.found[member].first, scene.found[member].last)


def _shown(scene: Scene, filler: _Filler) -> int:
    """The mention by which a filler is told: of a name the fullest."""
    members = scene.grouped[filler.group]
    named = [m for m in members if scene.deeds.classes[m] == "name"] if filler.role == _NAME else []
    return max(named, key=lambda m: (_length(scene, m), -m)) if named else best_of(scene, members, filler.role)


def _titled(scene: Scene, fillers: Sequence[_Filler]) -> Iterator[tuple[int, int, float]]:
    """Names and the titles that somewhere stand beside them, where either was hit: both were. The fullest mentions, each title once."""
    chance = {(f.role, f.group): f.chance for f in fillers}
    taken, of = set[int](), scene.group_of
    for group, members in enumerate(scene.grouped):
        named = sorted((m for m in members if scene.deeds.classes[m] == "name"), key=lambda m: -_length(scene, m))
        pairs = [(n, t) for n in named for t in _beside(scene, n) if of[t] not in taken]
        name, title = next((p for p in pairs if (_DESCRIPTION, of[p[1]]) in chance), pairs[0] if pairs else (-1, -1))
        if pairs:
            likely = max(chance.get((_NAME, group), 0.0), chance.get((_DESCRIPTION, of[title]), 0.0))
            if likely:
                taken.add(of[title])
                yield name, title, likely


def _beside(scene: Scene, name: int) -> Iterator[int]:
    """The phrases for one person that stand beside a name, or with a comma between them."""
    for other in range(max(0, name - _NEAR), min(len(scene.found), name + _NEAR + 1)):
        if scene.deeds.classes[other] in _PERSONS and not _is_plural(scene, other) and _adjoin(scene, name, other):
            yield other


def _is_plural(scene: Scene, member: int) -> bool:
    noun = lexicon().noun(scene.text.words[scene.found[member].head])
    return bool(noun and noun.plural)


def _length(scene: Scene, member: int) -> int:
    return scene.found[member].last - scene.found[member].first


def _adjoin(scene: Scene, one: int, other: int) -> bool:
    """Whether two phrases stand side by side, or with a comma between them."""
    left, right = sorted((scene.found[one], scene.found[other]))
    between = scene.text.words[left.last + 1 : right.first]
    return left.last < right.first and left.sentence == right.sentence and set(between) <= {",", "[", "the", "a", "an"} and len(between) <= 2
