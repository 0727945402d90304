"""Whom the events of a Persian passage befell: which tellings are of one person's one fate («او», «این زن جوان», a first name, «مرگ او»)."""

import re
from collections.abc import Sequence
from datetime import timedelta

import msgspec

from gavah.model import BEFALLEN, COUNTABLE, TimeMention, folded
from gavah.ontology import family_of
from gavah.reading.frames.frame import FrameHit
from gavah.reading.frames.persian.lexicon import given_names
from gavah.reading.inheritance import Around
from gavah.reading.inheritance.hits import may_be_one_place
from gavah.reading.patterns import document_data, patterns, words_of
from gavah.reading.told import Told

_ENDS = frozenset({"dead", "executed"})
_LONGEST_NAME = 4  # words
_WORD = re.compile(r"[^\W_]+")
_NEAR = 40  # characters before an event's word in which "too" is said of the one it befalls, or how long ago it was
_APART = timedelta(days=120)
"""Farther apart than this, a wound and a death are two stories of one person."""


class Person(msgspec.Struct, kw_only=True):
    """Somebody of a passage: the names he is told of by, and the tellings of what befell him, by index."""

    names: list[tuple[str, ...]] = []
    told: list[int] = []


def same_fates(around: Around, told: Sequence[Told]) -> list[list[int]]:
    """The indices of `told` that tell of one person's one fate, two or more a list: a death with the wound it came of, an arrest named again."""
    found = [group for person in _persons(around, told) for group in _fates(around, [(i, told[i]) for i in person.told])]
    return [group for group in found if len(group) > 1]


def is_kin_apart(a: FrameHit, b: FrameHit) -> bool:
    """Whether one of two tells of a relative or friend of somebody, and the other does not: namesakes are not one."""
    return _is_kin_by_word(a) != _is_kin_by_word(b) and not (_is_child_by_word(a) or _is_child_by_word(b))


def is_life_before(around: Around, one: Told) -> bool:
    """Whether the death is that of somebody's kin before the story, with no cause and no day told: «پدرش جان باخته بود»."""
    hit = one.hit
    plain = hit.type == "assault" and hit.measure == "dead" and not any(t.earliest for t in one.times) and not hit.agent
    led = around.text[max(hit.sentence[0], hit.trigger[0] - _NEAR) : hit.trigger[0]]
    before = patterns().had.search(folded(around.text[slice(*hit.trigger)])) or patterns().years_ago.search(led)
    return plain and before is not None and (_is_kin_by_word(hit) or _are_parents(hit))


def most_telling(hits: Sequence[FrameHit]) -> str:
    """The type of one death told as several: what says most of how it came about."""
    order = document_data()["how_one_died"]
    return min((hit.type for hit in hits), key=lambda kind: order.index(kind) if kind in order else len(order))


# --- who is who ------------------------------------------------------------------------------------------------------------------------


def _persons(around: Around, told: Sequence[Told]) -> list[Person]:
    persons: list[Person] = []
    last: Person | None = None
    for i, one in enumerate(told):
        if one.hit.measure not in BEFALLEN or one.hit.kind == "total":
            continue
        if not _is_of_one(around, one.hit):
            last = None if one.hit.measure in _ENDS else last
            continue
        person = _taken_up(around, told, one, persons, last) or Person()
        if person not in persons:
            persons.append(person)
        name = _name(around, one.hit)
        if name and name not in person.names and not _is_kin_by_word(one.hit):
            person.names.append(name)
        person.told.append(i)
        last = person
    return persons


def _is_of_one(around: Around, hit: FrameHit) -> bool:
    """Whether the hit is of one person: by its words, or by a verb in the singular that no several are named with."""
    if hit.number is not None:
        return hit.number.low == hit.number.high == 1
    several = patterns().several_verb.search(folded(around.text[slice(*hit.trigger)])) is not None
    unsaid = hit.rule == "verb" and not hit.affected  # «کشته می‌شود»
    return bool(hit.singular) or (not several and (unsaid or (not hit.note and bool(_name(around, hit)))))


def _taken_up(around: Around, told: Sequence[Told], one: Told, persons: list[Person], last: Person | None) -> Person | None:
    """The person told of before whom `one` befell; None for somebody new."""
    hit = one.hit
    if _is_own_child(around, hit):
        return last
    if _is_kin_by_word(hit):
        return None
    if (known := _by_surname(hit, persons) or _by_description(around, one, persons)) is not None:
        return known
    if name := _name(around, hit):
        named = next((p for p in reversed(persons) if any(_is_one_name(name, other) for other in p.names)), None)
        return named or (persons[0] if _is_untitled(around, told, one, persons) else None)
    if last is not None and (_is_one_of_the_dead(told[last.told[-1]].hit, hit) or _is_named_in(around, told, hit, last)):
        return last
    if not (_points_back(hit) or _is_where(around, hit)) or _is_one_more(around, hit):
        return None
    return _by_first_name(around, hit, persons) or (last if last is not None and not _named_between(around, told, hit, last) else None)


def _is_untitled(around: Around, told: Sequence[Told], one: Told, persons: list[Person]) -> bool:
    """Whether the passage began with somebody without his name, who is `one`: in its title, or because the name was its title.

    Nobody else may be brought in by name before.
    """
    if len(persons) != 1 or persons[0].names or any(_is_of_several(t.hit) and t.hit.trigger < one.hit.trigger for t in told):
        return False
    before = [told[i] for i in persons[0].told]
    names = _introduced(around.text[around.scan.passage.start : before[0].hit.trigger[0]])
    begins = all(name[0] in _name(around, one.hit) for name in names)
    return begins and patterns().one_of_them.search(_own(around, before[0].hit)) is None and all(may_be_one_place(t, one) for t in before)


def _is_of_several(hit: FrameHit) -> bool:
    """Whether several died."""
    return hit.measure in _ENDS and hit.kind == "event" and (hit.note == "plural" or (hit.number is not None and hit.number.high != 1))


def _points_back(hit: FrameHit) -> bool:
    """Whether the one it befalls is nobody new: a pronoun, nobody at all, «این زن»."""
    words = _affected(hit)
    return hit.anaphor or not words or words[0] in words_of("pointing")


def _is_where(around: Around, hit: FrameHit) -> bool:
    """Whether what seems to be the one it befalls is the place: «جان‌باخت، گوهردشت کرج، … جانفدای وطن شد»."""
    return bool(hit.affected) and any(p.start == hit.affected[0].start for p in around.scan.places)


def _by_surname(hit: FrameHit, persons: list[Person]) -> Person | None:
    """The person whose last name alone is told: «مینا تمرینی … تمرینی بر اثر … جان باخت»."""
    words = _bare(_affected(hit))
    if len(words) != 1 or hit.number is not None or words[0] in given_names():
        return None
    return next((p for p in reversed(persons) if any(len(name) > 1 and name[-1] == words[0] for name in p.names)), None)


def _by_description(around: Around, one: Told, persons: list[Person]) -> Person | None:
    """The one person of a passage, of whom its sentence speaks by name or that says no day and place: «جوانی که برای آزادی … جان باخت»."""
    words = _affected(one.hit)
    described = bool(words) and (words[0] in words_of("described") or words[:1] in (["فرزند"], ["یک"], ["انسانی"]))
    if not described or len(persons) != 1 or not persons[0].names or _is_one_more(around, one.hit):
        return None
    behind = folded(around.text[one.hit.affected[0].end : one.hit.trigger[1]]).split()
    relative = "که" in behind and not one.times and not one.places
    return persons[0] if relative else _by_first_name(around, one.hit, persons)


def _is_one_more(around: Around, hit: FrameHit) -> bool:
    """«او نیز جان باخت», «یکی دیگر از …»: one beside the one told of."""
    start = hit.affected[0].start if _affected(hit) else max(hit.sentence[0], hit.trigger[0] - _NEAR)
    return patterns().one_more.search(folded(around.text[start : hit.trigger[1]])) is not None


def _is_kin_by_word(hit: FrameHit) -> bool:
    """Whether the one it befalls is told as somebody's kin or friend: «پسرعمه سجاد», «پدرش»."""
    if not hit.affected or hit.anaphor:
        return False
    words = _affected(hit)
    if len(words) > 1 and words[1] in given_names() and patterns().kin_of.match(f"{words[0]} "):
        return True  # «همسر مینا»
    return bool(words) and patterns().relative_of.match(" ".join(words)) is not None


def _are_parents(hit: FrameHit) -> bool:
    """«پدر و مادر او» are counted by the words that name them."""
    return hit.number is not None and folded(hit.number.words) in ("پدر و مادر", "مادر و پدر")


def _is_one_of_the_dead(before: FrameHit, hit: FrameHit) -> bool:
    """«مینا تمرینی یکی از جان باختگان … است که … جان باخت»: what one sentence tells of one of the dead."""
    return before.rule == "member" and before.sentence == hit.sentence


def _is_named_in(around: Around, told: Sequence[Told], hit: FrameHit, last: Person) -> bool:
    """Whether the first name of the one it befalls stands in the sentences that told of `last`: «… معروف به ماهان … ماهان جان باخت»."""
    words = [word for word in _bare(_affected(hit)) if word in given_names()]
    return bool(words) and any(words[0] in _WORD.findall(_own(around, told[i].hit)) for i in last.told)


def _is_own_child(around: Around, hit: FrameHit) -> bool:
    """«خانواده … پس از کشته شدن فرزندشان»: the child of the family told of is the one the story is of."""
    before = folded(around.text[hit.sentence[0] : hit.affected[0].start]) if hit.affected else ""
    return _is_child_by_word(hit) and patterns().parents.search(before) is not None


def _is_child_by_word(hit: FrameHit) -> bool:
    return patterns().own_child.match(" ".join(_affected(hit))) is not None


def _by_first_name(around: Around, hit: FrameHit, persons: list[Person]) -> Person | None:
    """The person whom the words before the event name, with no kin of his named by him."""
    before = folded(around.text[hit.sentence[0] : hit.trigger[0]]).replace("_", " ")
    for person in reversed(persons):
        for name in person.names:
            if name[0] in before.split() and patterns().kin_of.search(before.split(name[0])[0][-20:]) is None:
                return person
    return None


def _named_between(around: Around, told: Sequence[Told], hit: FrameHit, last: Person) -> bool:
    return is_named_between(around, told[last.told[-1]].hit, hit, last.names)


def is_named_between(around: Around, before: FrameHit, hit: FrameHit, names: Sequence[tuple[str, ...]] = ()) -> bool:
    """Whether somebody else is brought in by name between two tellings: a post may tell of several in turn. `names`: those of the first."""
    own = names or _introduced(around.text[around.scan.passage.start : before.trigger[1]])
    known = {word for name in own for word in name}
    return bool(known) and any(name[0] not in known for name in _introduced(around.text[before.trigger[1] : hit.trigger[0]]))


def _introduced(text: str) -> list[tuple[str, ...]]:
    """The names by which a text brings somebody in: behind a title, a hash or at the start of a line."""
    found = []
    words = folded(text.replace("\n", " ¶ "))
    for match in patterns().introduced.finditer(words):
        if patterns().street_before.search(words, max(0, match.start(1) - _NEAR), match.start(1)):
            continue
        name = _bare(match.group(1).replace("_", " ").split())
        if name[0] in given_names() and len(name) > 1:
            found.append(name)
    return found


def _own(around: Around, hit: FrameHit) -> str:
    return folded(around.text[slice(*hit.sentence)])


def _affected(hit: FrameHit) -> list[str]:
    """The folded words of the one it befalls; [] where only its own verb stands for him."""
    if not hit.affected or hit.trigger[0] <= hit.affected[0].start < hit.trigger[1]:
        return []
    return folded(hit.affected[0].words).replace("_", " ").split()


def _name(around: Around, hit: FrameHit) -> tuple[str, ...]:
    """The words of the name of the one it befalls; () where he is described or taken up."""
    if len(hit.victims) == 1:
        return _bare(folded(around.text[slice(*hit.victims[0])]).replace("_", " ").split())
    if hit.anaphor and _affected(hit):
        return ()
    own = _affected(hit)
    words = _bare(own)
    named = len(words) > 1 and (words[0] in given_names() or _is_set_off(around, hit))
    if words and (named or own[:1] in (["آقای"], ["خانم"])):
        return words[:_LONGEST_NAME]
    return _name_before(around, hit)


def _is_set_off(around: Around, hit: FrameHit) -> bool:
    """Whether guillemets set off the words for the one it befalls, as those of a name: «ثنا تمرینی»."""
    start, end = hit.affected[0].start, hit.affected[0].end
    return around.text[max(0, start - 1) : start] == "«" and around.text[end : end + 1] == "»"


def _name_before(around: Around, hit: FrameHit) -> tuple[str, ...]:
    """The name with which the sentence opens, where its commas set off what he is: «مینا تمرینی، ۲۰ ساله، … جان باخت»."""
    end = hit.affected[0].start if _affected(hit) else hit.trigger[0]
    start = hit.sentence[0]
    speaks = any(s < end and e > start and s - start < len("جاویدنام") + 2 for a in around.scan.attributions for s, e in a.source)
    opening = patterns().opening_name.match(folded(around.text[start:end]))
    if speaks or opening is None:
        return ()
    words = _bare(opening.group(1).replace("_", " ").split())
    return words if 1 < len(words) <= _LONGEST_NAME and words[0] in given_names() else ()


def _bare(words: Sequence[str]) -> tuple[str, ...]:
    """The words without titles before them."""
    at = 0
    while at < len(words) - 1 and words[at].strip("#«»") in words_of("honours"):
        at += 1
    return tuple(word.strip("#«»").replace("ئ", "ی") for word in words[at:])


def _is_one_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """«مینا», «تمرینی» and «مینا تمرینی» may be one's; so may two that begin and end alike."""
    return set(one) <= set(other) or set(other) <= set(one) or (one[0], one[-1]) == (other[0], other[-1])


# --- what befell him once --------------------------------------------------------------------------------------------------------------


def _fates(around: Around, tellings: list[tuple[int, Told]]) -> list[list[int]]:
    """A person's tellings by what befell him: he dies once, of the wounds told of; what he is arrested for is not told as two arrests."""
    real = [(i, t) for i, t in tellings if t.hit.kind == "event" and t.hit.polarity == "affirmed" and t.hit.modality in COUNTABLE]
    ends = [(i, t) for i, t in real if t.hit.measure in _ENDS]
    executed = [i for i, t in ends if t.hit.measure == "executed"]
    if executed:
        named = any(_name(around, t.hit) for i, t in ends if i in executed)
        ends = [(i, t) for i, t in ends if t.hit.measure == "executed" or i > executed[0] or (named and _name(around, t.hit))]
    hurt = [(i, t) for i, t in real if _is_wound(t.hit) and not executed and not any(_far(t, end) for _, end in ends)]
    once = [i for i, _ in sorted([*ends, *hurt], key=lambda it: it[0])] if ends else _of_one_day(hurt)
    return [once, *_arrests(around, real)]


def _is_wound(hit: FrameHit) -> bool:
    return hit.measure in ("injured", "persons") and family_of(hit.type) == "violence" and hit.type in document_data()["how_one_died"]


def _of_one_day(hurt: list[tuple[int, Told]]) -> list[int]:
    days = {(t.times[0].earliest, t.times[0].latest, t.times[0].value) for _, t in hurt if t.times}
    return [i for i, _ in hurt] if len(days) < 2 else []


def _arrests(around: Around, real: list[tuple[int, Told]]) -> list[list[int]]:
    """Each arrest with what takes it up: «بازداشت شد … پس از بازداشت او», «۲۰ دی بازداشت شد … در اعتراضات دی‌ماه بازداشت شده بود»."""
    groups: list[list[tuple[int, Told]]] = []
    for i, one in [(i, t) for i, t in real if t.hit.measure == "arrested"]:
        named = one.hit.rule == "nominal" and not one.times
        again = next((g for g in groups if named or _is_vaguer(around, g[0][1], one)), None)
        if again is None:
            groups.append([(i, one)])
        else:
            again.append((i, one))
    return [[i for i, _ in group] for group in groups if len(group) > 1]


def _is_vaguer(around: Around, a: Told, b: Told) -> bool:
    """Whether one telling's day lies in the other's time, in a place that may be the same, and the second does not say «دوباره»."""
    if not may_be_one_place(a, b) or patterns().another_time.search(folded(around.text[b.hit.sentence[0] : b.hit.trigger[1]])):
        return False
    x, y = (t.times[0] if t.times else None for t in (a, b))
    if x is None or y is None or not (x.earliest and x.latest and y.earliest and y.latest):
        return False
    return (x.earliest <= y.earliest and y.latest <= x.latest) or (y.earliest <= x.earliest and x.latest <= y.latest)


def _far(one: Told, other: Told) -> bool:
    a, b = (t.times[0] if t.times else None for t in (one, other))
    if a is None or b is None or not (a.earliest and a.latest and b.earliest and b.latest):
        return False
    return max(a.earliest, b.earliest) - min(a.latest, b.latest) > _APART


def day_of_fate(tellings: Sequence[Told]) -> tuple[TimeMention, ...]:
    """The day of a death told more than once: its own before that of the wound, a full date before one without its year."""
    dated = [t for t in tellings if t.times]
    ends = [t for t in dated if t.hit.measure in _ENDS and t.times[0].granularity != "year"] or dated
    return min(ends, key=lambda t: _sharpness(t.times[0])).times if ends else ()


def _sharpness(time: TimeMention) -> tuple[bool, bool, timedelta]:
    width = time.latest - time.earliest if time.earliest and time.latest else timedelta()
    return time.granularity != "day", time.earliest is None, width
