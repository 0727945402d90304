"""An incident of the rules → a filled MUC-4 template, set fills by word rules."""

import re
from collections.abc import Iterable, Sequence

from bench.claim_kinds import words
from bench.incidents import Entity, Incident, Story, sentences_of
from bench.muc4.key import NOT_APPLICABLE, Fill, Option, Template
from bench.muc4.nationalities import COUNTRIES
from bench.muc4.ranked import Gazette
from bench.muc4.where_when import day_of, place_of
from bench.rules.scenes import Scene

_ACCUSED = re.compile(r"suspect|presum|alleged|apparent|accus|blam|attribut")
_AUTHORITY = re.compile(r"police|army|military|government|minister|president|official|authorit|armed forces|colonel|general")
_CLAIMED = re.compile(r"claim\w* (?:responsib|credit)|claimed|admitted|took responsib")
_COUNTED = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())} | {"a": 1, "an": 1}


def filled(scene: Scene, incident: Incident, gazette: Gazette) -> Template:
    """The template of `incident`."""
    story, kind = scene.story, incident.type.upper()
    pieces = told_in(story, incident)
    near = " ".join(pieces[:2])
    roles = incident.entities
    slots: dict[int, list[Option]] = {
        2: [Option(day_of(scene, incident))],
        3: [Option(place_of(scene, incident, gazette))],
        4: [Option(kind)],
        5: [Option(_stage(near))],
        6: [Option(e.words.upper()) for e in roles.get("Weapon", ())],
        9: [Option(e.words.upper()) for e in roles.get("PerpInd", ())],
        10: [Option(e.words.upper()) for e in roles.get("PerpOrg", ())],
        12: [Option(e.words.upper()) for e in roles.get("Target", ())],
        18: [Option(e.words.upper()) for e in roles.get("Name", ())],
    }
    slots[7] = _each(story, 7, kind, roles.get("Weapon", ())) or [Option(_unnamed(near, kind))]
    slots[11] = _each(story, 11, kind, roles.get("PerpOrg", ()))
    slots[8] = _category([*roles.get("PerpInd", ()), *roles.get("PerpOrg", ())])
    targets = list(roles.get("Target", ()))
    slots[13] = _each(story, 13, kind, targets)
    slots[14] = [Option(number_of(story, e), (e.words.upper(),)) for e in targets]
    slots[16] = _each(story, 16, kind, targets)
    _humans(story, kind, roles, slots)
    country = slots[3][0].value.split(":")[0]
    slots[15] = foreign(targets, country)
    unused = frozenset(NOT_APPLICABLE.get(kind, ()))
    kept = {s: tuple(Fill((o,)) for o in options if o.value) for s, options in slots.items() if s not in unused}
    return Template(story.id, {s: f for s, f in kept.items() if f}, unused=unused)


def _humans(story: Story, kind: str, roles: dict[str, list[Entity]], slots: dict[int, list[Option]]) -> None:
    """Names, descriptions (a title refers to its name) and what hangs on them."""
    names, described = list(roles.get("Name", ())), list(roles.get("Description", ()))
    titles = {e.owner: e for e in described if e.owner}
    slots[19] = [Option(e.words.upper(), (e.owner.upper(),) if e.owner else ()) for e in described]
    held = [*names, *(e for e in described if not e.owner)]
    slots[20] = []
    for entity in held:
        title = titles.get(entity.words)
        shown = Entity(f"{title.words} {entity.words}", entity.start) if title else entity
        value = _choice(story, 20, kind, shown)
        slots[20].append(Option(value, (entity.words.upper(),)))
    slots[21] = [Option("1" if e in names else number_of(story, e), (e.words.upper(),)) for e in held]
    slots[23] = _each(story, 23, kind, held)
    slots[22] = foreign(held, slots[3][0].value.split(":")[0])


def told_in(story: Story, incident: Incident) -> list[str]:
    """The sentences of an incident, those with most of its fillers first, then their neighbours."""
    cuts = sentences_of(story.text)
    counts = [sum(a <= start < b for start in incident.starts()) for a, b in cuts]
    order = sorted((i for i, n in enumerate(counts) if n), key=lambda i: (-counts[i], i))
    near = [j for i in order for j in (i - 1, i + 1) if 0 <= j < len(cuts) and not counts[j]]
    return [story.text[slice(*cuts[i])] for i in dict.fromkeys([*order, *near])] or [story.text[slice(*c)] for c in cuts[:2]]


def _each(story: Story, slot: int, kind: str, entities: Iterable[Entity]) -> list[Option]:
    return [Option(_choice(story, slot, kind, e), (e.words.upper(),)) for e in entities]


def _choice(story: Story, slot: int, kind: str, entity: Entity) -> str:
    return by_words(slot, entity.words, sentence_over(story, entity.start), kind)


def by_words(slot: int, said: str, sentence: str, kind: str) -> str:
    """The set fill of a slot by word rules; "" = null."""
    if slot == 11:
        if _CLAIMED.search(sentence):
            return "CLAIMED OR ADMITTED"
        if _ACCUSED.search(sentence):
            return "SUSPECTED OR ACCUSED BY AUTHORITIES" if _AUTHORITY.search(sentence) else "SUSPECTED OR ACCUSED"
        return "REPORTED AS FACT"
    if slot == 16:
        if re.search("destroy|blew up|blown up|gutted", sentence):
            return "DESTROYED"
        return "SOME DAMAGE" if "damag" in sentence or kind == "BOMBING" else ""
    if slot == 23:
        if kind == "KIDNAPPING":
            return "REGAINED FREEDOM" if re.search("released|freed|rescued|escaped", sentence) else ""
        return "DEATH" if re.search("kill|murder|dead|death|died|assassin", sentence) else "INJURY" if re.search("wound|injur", sentence) else ""
    table, default = {7: ("weapon_types", ""), 13: ("target_types", "OTHER"), 20: ("human_types", "CIVILIAN")}[slot]
    return next((value for value, pattern in words()[table].items() if re.search(pattern, said)), default)


def _unnamed(text: str, kind: str) -> str:
    """The type of an instrument that no noun names: what verbs tell of it."""
    if kind == "BOMBING":
        return "DYNAMITE" if "dynamit" in text else "BOMB"
    if re.search(r"machine ?-?gunn", text):
        return "MACHINE GUN"
    return "GUN" if re.search(r"\b(?:shot|shoot\w*|gunned|gunmen|gunman|bullets?|gunshot|riddled|opened fire)\b", text) else ""


def _stage(text: str) -> str:
    if re.search(r"attempt|tried to|foiled|deactivated|defused|unharmed|failed to explode", text):
        return "ATTEMPTED"
    return "THREATENED" if re.search(r"threaten|death threat", text) else "ACCOMPLISHED"


def _category(perps: Sequence[Entity]) -> list[Option]:
    state = any(w in e.words for e in perps for w in words()["state"])
    return [Option("STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT")]


def foreign(entities: Iterable[Entity], country: str) -> list[Option]:
    """The nations that the words of entities name, other than the incident's own."""
    out: list[Option] = []
    for entity in entities:
        nation = next((c for a, c in COUNTRIES.items() if re.search(rf"\b{re.escape(a.lower())}(?!\w)", entity.words)), "")
        if nation and nation != country:
            out.append(Option(nation, (entity.words.upper(),)))
    return out


def number_of(story: Story, entity: Entity) -> str:
    """How many: the number in or just before the words, 1 for a singular, PLURAL for a plural."""
    before = story.text[max(0, entity.start - 30) : entity.start].split()[-3:]
    inside = entity.words.split()
    for word in [*reversed(before), *inside[:2]]:
        if word.isdigit() and int(word) < 10000:
            return word
        if _COUNTED.get(word, 0) > 0:
            return str(_COUNTED[word])
        if word not in {"other", "armed", "unidentified", "the", "people", "young", "salvadoran", "colombian", "peruvian"} and word in before:
            break
    head = re.split(r" (?:of|in|on|at|from|who|which|belonging)\b", entity.words)[0].split()[-1:]
    plural = bool(head) and (head[0].endswith(("s", "men", "people", "children")) and not head[0].endswith(("ss", "us", "bus")))
    return "PLURAL" if plural or " and " in entity.words else "1"


def beside(story: Story, title: Entity, name: Entity) -> bool:
    """Whether a title and a name stand side by side."""
    gap = (
        story.text[title.start + len(title.words) : name.start]
        if title.start < name.start
        else story.text[name.start + len(name.words) : title.start]
    )
    return abs(title.start - name.start) < 120 and len(gap) <= 6 and not re.search(r"[.;]| and ", gap)


def sentence_over(story: Story, offset: int) -> str:
    """The sentence over `offset`."""
    return next((story.text[a:b] for a, b in sentences_of(story.text) if a <= offset < b), "")
