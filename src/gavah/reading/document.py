"""From the frames of single sentences to the events of one passage: who "he" is, what is told twice, what day and place are inherited."""

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from gavah.model import BEFALLEN, PlaceMention, folded, places_meet
from gavah.ontology import family_of, measure_of
from gavah.reading.alias import aliases
from gavah.reading.body_given import with_bodies
from gavah.reading.context import begun, denial, example, in_context, partitive
from gavah.reading.frames.english.accounts import NUMBERED
from gavah.reading.frames.frame import FrameHit, Range
from gavah.reading.inheritance import Around, inherit, own_words, tolls
from gavah.reading.inheritance.after_lengths import day_after_length
from gavah.reading.inheritance.hits import is_held
from gavah.reading.inheritance.same_person import is_counted_again
from gavah.reading.patterns import patterns, words_of
from gavah.reading.repeats import without_repeats
from gavah.reading.same_fate import day_of_fate, is_kin_apart, is_life_before, is_named_between, most_telling, same_fates
from gavah.reading.scan import Scanned, anchor_of
from gavah.reading.told import Told

_BACK = 200
"""How many events back a passage is searched for the same event, or for a day and place to inherit."""

_BEFORE = 300
"""How many characters before a protest may say for whom it is held."""
_LINGERS = 31
"""How many days behind a wounding its death may be told."""


@cache
def _anyone() -> frozenset[str]:
    """Heads that may stand for any person, also without their plural's s."""
    return words_of("anyone") | {word.rstrip("s") for word in words_of("anyone")}


def settle(scanned: Scanned, hits: Sequence[FrameHit]) -> list[Told]:
    """The events of a passage, in order, each once, with inherited day and place."""
    around = Around(scanned)
    told: list[Told] = []
    hits = [_wider_than_listed(_measured(example(around, hit))) for hit in hits]
    rows = [Told(hit=hit, times=hit.times, places=hit.places) for hit in _without_bare_denials([denial(around, hit) for hit in hits])]
    for row in rows:
        begun(row)
    events = [row for row in rows if row.hit.rule != "identified"]
    own_words(around, events)
    tolls(around, events)
    for i in range(len(events)):  # before a death and its wound are put together, and again when days have been lent
        day_after_length(around, events, i)
    one_person = aliases(scanned.scan.passage, [row.hit for row in rows])
    for fresh in rows:
        if fresh.hit.rule == "identified":
            _name_victims(told, fresh.hit)
            continue
        if (known := next((one for one in reversed(told[-_BACK:]) if is_counted_again(around, one, fresh)), None)) is not None:
            known.also = (*known.also, fresh.hit.sentence)
            continue
        partitive(around, told, fresh)
        twin = _twin(around, told, fresh, one_person)
        if twin is not None:
            _merge(around, twin, fresh)
        elif (whole := _whole_of(around, told, fresh)) is not None:
            _name_one(whole, fresh)
        elif (kept := _attached(told, fresh)) is not None:
            told.append(kept)
    if scanned.scan.language == "fa":
        told = _each_fate_once(around, told)
    told = with_bodies(around, told)
    inherit(around, told)
    told = without_repeats(told, _meet) if scanned.scan.language == "en" else told
    in_context(around, told)
    for one in told:
        if one.hit.type == "protest.demo" and _abroad(scanned, one):
            one.hit = msgspec.structs.replace(one.hit, type="rally-abroad")
    return told


def _measured(hit: FrameHit) -> FrameHit:
    """Who is hurt by what the type itself counts persons of is counted as persons: the poisoned are not among the injured."""
    if hit.type == "poisoning" and hit.measure == "injured":
        return msgspec.structs.replace(hit, measure=measure_of(hit.type))
    return hit


def _wider_than_listed(hit: FrameHit) -> FrameHit:
    """Without the cities of "protests in 46 cities, the largest in A and B": a few of many are not where all were."""
    few = hit.type.startswith("protest") and hit.measure == "sites" and hit.number is not None and 1 < len(hit.places) < hit.number.low
    return msgspec.structs.replace(hit, places=(), kind="total") if few and all(p.level == "city" for p in hit.places) else hit


def _without_bare_denials(hits: list[FrameHit]) -> list[FrameHit]:
    """Without a denial that says no more than another hit of its sentence: what is denied is told already."""
    denied = {h.sentence for h in hits if h.polarity == "denied" and h.type not in ("statement.deny", "denial")}
    return [h for h in hits if h.type not in ("statement.deny", "denial") or h.sentence not in denied]


def _abroad(scanned: Scanned, one: Told) -> bool:
    """Whether a protest lies outside the country that the passage writes of, and is held for it."""
    text, (start, end) = scanned.scan.text, one.hit.sentence
    if not patterns().abroad.search(text[max(0, start - _BEFORE) : end]):
        return False
    return bool(scanned.country and one.places and not one.where_rule) and all(p.path[:1] != (scanned.country,) for p in one.places)


def _name_victims(told: list[Told], hit: FrameHit) -> None:
    """Names given after the event ("they were identified as …") go to the last event that could hold them."""
    for one in reversed(told):
        number = one.hit.number
        if one.hit.measure in BEFALLEN and one.hit.kind == "event" and (number is None or number.low >= len(hit.victims)):
            whole = _is_count_of(one.hit, len(hit.victims))
            one.hit = msgspec.structs.replace(one.hit, victims=hit.victims, victims_complete=whole)
            return


def _is_count_of(hit: FrameHit, names: int) -> bool:
    """Whether so many names are everyone whom `hit` counts: several of unknown number are more than anyone names."""
    if hit.number is None:
        return names == 1 and hit.singular is not None
    return hit.number.low == hit.number.high == names


# --- the same event told twice ---------------------------------------------------------------------------------------------------------


def _twin(around: Around, told: list[Told], fresh: Told, one_person: frozenset[Range]) -> Told | None:
    """The event already told that `fresh` tells of again; `one_person`: the triggers of what befell one who is described and then named."""
    if fresh.hit.kind == "statement":
        return None
    if fresh.hit.measure is None:
        return next((one for one in reversed(told[-_BACK:]) if _named_again(one, fresh)), None)
    for one in reversed(told[-_BACK:]):
        alias = {one.hit.trigger, fresh.hit.trigger} <= one_person
        told_apart = _is_contrast(around, one, fresh) or _apart(around.text, one.hit, fresh.hit) or _in_turn(around, one, fresh)
        if _same(one, fresh, lead=around.is_heading(one.hit.sentence), alias=alias) and not told_apart:
            return one
        if _is_pronoun(fresh.hit) and _names_another(one.hit):
            return None  # "he" is the one named last
    return None


def _named_again(one: Told, fresh: Told) -> bool:
    """Whether `fresh` only speaks again of one thing that went off: "A bomb exploded in A. The bomb exploded at noon."."""
    a, b = one.hit, fresh.hit
    if a.type != b.type or a.kind != b.kind or a.measure != "events" or a.number is not None or a.sentence == b.sentence or not b.affected:
        return False
    return b.affected[0].words.lower().startswith("the ") and _same_head(a, b) and _meet(one, fresh)


def _in_turn(around: Around, one: Told, fresh: Told) -> bool:
    """Whether a Persian post brings in somebody else by name before what it tells without a name."""
    return around.scan.language == "fa" and fresh.hit.anaphor and is_named_between(around, one.hit, fresh.hit)


def _is_pronoun(hit: FrameHit) -> bool:
    return hit.anaphor and bool(hit.singular)


def _names_another(hit: FrameHit) -> bool:
    """Whether the hit is of one person by name, of whom a pronoun behind it speaks."""
    return bool(hit.singular) and not hit.anaphor and len(hit.victims) == 1


def _is_contrast(around: Around, one: Told, other: Told) -> bool:
    """Whether `other` says that it tells of one more: "another judge sentenced him", "in a separate attack"."""
    return one.hit.sentence != other.hit.sentence and patterns().contrast.search(around.text[slice(*other.hit.sentence)]) is not None


def _same(one: Told, other: Told, *, lead: bool, alias: bool = False) -> bool:
    """Whether `other` tells of `one` again; `lead` = `one` stands in a heading, which rounds and shortens; `alias`: both befell one person."""
    a, b = one.hit, other.hit
    pronoun = b.anaphor and bool(b.singular) and bool(a.singular)
    if a.kind != b.kind or (a.sentence == b.sentence and not pronoun) or family_of(a.type) != family_of(b.type) or not (alias or _same_measure(a, b)):
        return False
    if a.polarity != b.polarity or (a.modality in ("planned", "hypothetical", "called-for")) != (
        b.modality in ("planned", "hypothetical", "called-for")
    ):
        return False
    if pronoun and _died_once(one, other):
        return True
    one_count = alias or _same_number(a, b) or (lead and _numbers_meet(a, b))
    return one_count and (is_held(a) != is_held(b) or (_meet(one, other)))


def _died_once(one: Told, other: Told) -> bool:
    """Whether one person dies in both, the second time on a later day: "A boy was shot dead on Friday … He was pronounced dead on Saturday"."""
    dead = one.hit.measure == other.hit.measure == "dead" and bool(one.times and other.times)
    first, last = (t.times[0].earliest if t.times else None for t in (one, other))
    return dead and first is not None and last is not None and 0 <= (last - first).days <= _LINGERS


def _same_measure(a: FrameHit, b: FrameHit) -> bool:
    return (
        a.measure == b.measure
        or ({a.measure, b.measure} == {"dead", "persons"} and bool(a.singular and b.singular) and (b.anaphor or _same_head(a, b)))
        or ((a.measure, b.measure) == ("dead", "injured") and bool(a.singular and b.singular) and b.anaphor and b.type != "torture")  # how he died
        or (
            "persons" in (a.measure, b.measure) and {a.measure, b.measure} <= _HURT and b.anaphor and _is_one_count(a, b)
        )  # "two dead … The two were shot"
        or ({a.measure, b.measure} == {"injured", "persons"} and _is_one_count(a, b))  # four wounded, four shot
        or (
            # wounded, and dead of it in what follows
            (a.measure, b.measure) == ("injured", "dead")
            and bool(a.singular and b.singular)
            and a.type != "torture"
            and (b.anaphor or _same_head(a, b))
        )
    )


def _is_one_count(a: FrameHit, b: FrameHit) -> bool:
    """Whether both count as many, and more than one."""
    return a.number is not None and b.number is not None and a.number.low > 1 and (a.number.low, a.number.high) == (b.number.low, b.number.high)


def _same_number(a: FrameHit, b: FrameHit) -> bool:
    if a.number is not None and b.number is not None:
        return a.number.low == b.number.low and _highs_meet(a, b) and _heads_meet(a, b)
    if a.singular and b.singular:
        return b.anaphor or _same_head(a, b)
    if a.number is None and b.number is None:
        return (b.note == "plural") == (a.note == "plural") and not (a.singular or b.singular) and _heads_meet(a, b)
    if b.rule == NUMBERED:
        return a.number is None and a.note == "plural"
    if b.note == "plural" and a.number is not None and a.number.low > 1:
        return b.anaphor or _heads_meet(a, b)
    return bool(a.number and b.singular and a.number.high == 1 and b.anaphor)


def _highs_meet(a: FrameHit, b: FrameHit) -> bool:
    """Whether the upper ends are one, or one is open over several: "at least two are dead … the two died"."""
    highs = {n.high for n in (a.number, b.number) if n}
    return len(highs) == 1 or (None in highs and highs <= {None, a.number.low if a.number else 0} and bool(a.number and a.number.low > 1))


def _numbers_meet(a: FrameHit, b: FrameHit) -> bool:
    """ "At least five killed" over "killed five people": neither number speaks against the other."""
    if a.number is None or b.number is None:
        return a.singular is None and b.singular is None
    highs = [n.high for n in (a.number, b.number) if n.high is not None]
    return not highs or max(a.number.low, b.number.low) <= min(highs)


def _words_of(hit: FrameHit) -> set[str]:
    words = " ".join(p.words for p in hit.affected).lower()
    return {w.strip(".,'\"") for w in words.split() if len(w) > 2}


def _last(hit: FrameHit) -> str:
    if hit.number is not None and hit.affected and hit.number.end >= hit.affected[0].end:
        return ""  # "the three"
    words = hit.affected[0].words.lower().split() if hit.affected else []
    return words[-1].rstrip("s") if words else ""


def _same_head(a: FrameHit, b: FrameHit) -> bool:
    """Whether two single persons bear the same last name or description."""
    mine, theirs = _last(a), _last(b)
    return bool(mine) and (mine == theirs or mine in {w.rstrip("s") for w in _words_of(b)} or theirs in {w.rstrip("s") for w in _words_of(a)})


def _apart(text: str, a: FrameHit, b: FrameHit) -> bool:
    """Whether two descriptions cannot be one person's: "a second man" beside "a man", a 36-year-old and a 66-year-old."""
    mine, theirs = (_described(text, hit) for hit in (a, b))
    if _namesakes(text, a, b) or is_kin_apart(a, b) or _is_of_doer(a, mine, theirs) or _woman_and_man(mine, theirs):
        return True
    if patterns().more.search(theirs):
        return mine != theirs
    ages = [_AGE.search(words) for words in (mine, theirs)]
    return ages[0] is not None and ages[1] is not None and int(ages[0][1] or ages[0][2]) != int(ages[1][1] or ages[1][2])


def _woman_and_man(mine: str, theirs: str) -> bool:
    """Whether one is told as a woman and the other as a man: "a woman was killed … a man was killed"."""
    sexes = [{name for name in ("women", "men") if words_of(name) & set(folded(words).lower().split())} for words in (mine, theirs)]
    return all(len(sex) == 1 for sex in sexes) and sexes[0] != sexes[1]


def _is_of_doer(a: FrameHit, mine: str, theirs: str) -> bool:
    """Whether one of two who came to harm is who did it and the other is not: "the guard", "the gunman". A pronoun is of either."""
    told = a.measure in _HURT and not {mine, theirs} & words_of("pronouns")
    return told and bool(patterns().doer.search(mine)) != bool(patterns().doer.search(theirs))


def _namesakes(text: str, a: FrameHit, b: FrameHit) -> bool:
    """Whether two single persons share a last name and bear different first names."""
    if len(a.victims) != 1 or len(b.victims) != 1:
        return False
    mine, theirs = (text[slice(*hit.victims[0])].lower().split() for hit in (a, b))
    return len(mine) > 1 and len(theirs) > 1 and mine[-1] == theirs[-1] and not set(mine[:-1]) & set(theirs[:-1])


def _described(text: str, hit: FrameHit) -> str:
    """The words for the one person of `hit`, with the age behind them; "" where it tells of several."""
    alone = hit.affected and (hit.singular or (hit.number is not None and hit.number.high == 1))
    if not alone:
        return ""
    words = text[hit.affected[0].start : hit.affected[0].end + _AGE_REACH]
    return words if _AGE.search(words) else hit.affected[0].words.lower()


_HURT = frozenset({"dead", "injured", "persons"})
_AGE_REACH = 10
"""How many characters behind a description its age may end."""
_AGE = re.compile(r"(\d{1,3})(?:[ -]years?[ -]old|.?ساله)|(?:, | \()(\d{1,2})(?=[,)])")


def _heads_meet(a: FrameHit, b: FrameHit) -> bool:
    mine, theirs = _last(a), _last(b)
    if {mine, theirs} & words_of("others"):
        return False
    return not mine or not theirs or mine == theirs or mine in _anyone() or theirs in _anyone() or mine.isdigit() or theirs.isdigit()


def _meet(one: Told, other: Told) -> bool:
    """Whether both may be of one day and place."""
    return _days_meet(one, other) and places_meet(one.places, other.places)


def _days_meet(one: Told, other: Told) -> bool:
    if not one.times or not other.times:
        return True
    a, b = one.times[0], other.times[0]
    starts = [t.earliest for t in (a, b) if t.earliest]
    ends = [t.latest for t in (a, b) if t.latest]
    return not starts or not ends or max(starts) <= min(ends)


def _merge(around: Around, one: Told, other: Told) -> None:
    """Make `one` the fuller of the two tellings, with what only the other says; the other's sentence is kept beside it."""
    turned = is_held(one.hit) and not is_held(other.hit)
    if turned or (_fullness(around, other) > _fullness(around, one) and _days_meet(one, other) and not is_held(other.hit)):
        one.hit, other.hit = other.hit, one.hit
        one.times, other.times = other.times, one.times
        one.places, other.places = other.places, one.places
    a, b = one.hit, other.hit
    one.hit = msgspec.structs.replace(a, **_added(a, b))
    if not is_held(b):
        one.times = one.times or tuple(t for t in other.times if t.granularity != "year")
        if around.scan.language == "fa" and _tells_the_day(one, other):
            one.times = other.times
        one.places = _finer(one.places, other.places)
    one.also = (*one.also, b.sentence)


def _tells_the_day(one: Told, other: Told) -> bool:
    """Whether only `other` tells the day of a death that `one` puts in a month or a part of it."""
    if one.hit.measure != "dead" or other.hit.measure != "dead" or not one.times or not other.times:
        return False
    return one.times[0].granularity not in ("day", "window") and other.times[0].granularity == "day" and other.times[0].relation in ("", "on")


def _each_fate_once(around: Around, told: list[Told]) -> list[Told]:
    """The tellings with those of one person's one fate put together, at the first: its day, place and type are the best of all."""
    again: set[int] = set()
    for group in same_fates(around, told):
        first, rest = told[group[0]], [told[i] for i in group[1:]]
        tellings = [msgspec.structs.replace(t) for t in (first, *rest)]
        for other in rest:
            _merge(around, first, other)
        first.times = day_of_fate(tellings)
        measure = next((t.hit.measure for t in tellings if t.hit.measure == "executed"), first.hit.measure)
        first.hit = msgspec.structs.replace(first.hit, type=most_telling([t.hit for t in tellings]), measure=measure)
        first.also = tuple(dict.fromkeys(s for t in tellings for s in (t.hit.sentence, *t.also) if s != first.hit.sentence))
        again.update(group[1:])
    return [one for i, one in enumerate(told) if i not in again and not is_life_before(around, one)]


def _fullness(around: Around, one: Told) -> tuple[bool, int]:
    """How much a telling says of itself: a heading the least, then by own day, place, number and persons."""
    hit = one.hit
    sharp = any(t.granularity == "day" for t in one.times)
    fine = any(p.level in ("city", "site") for p in one.places)
    return not around.is_heading(hit.sentence), sharp + fine + (hit.number is not None) + (not hit.anaphor)


def _added(a: FrameHit, b: FrameHit) -> dict[str, object]:
    """What `b` says and `a` does not."""
    changes: dict[str, object] = {}
    if a.number is None and b.number is not None:
        changes |= {"number": b.number, "singular": None, "note": b.note, "complete": b.complete}
    if a.measure in ("persons", "injured") and b.measure == "dead":
        changes |= {"measure": "dead", "type": a.type if b.type == "assault" else b.type, "trigger": b.trigger}
    if a.type == "assault" and b.type != "assault":
        changes["type"] = b.type
    if not a.agent and b.agent:
        changes["agent"] = b.agent
    if not a.victims and b.victims:
        whole = b.victims_complete and _is_count_of(b if a.number is None else a, len(b.victims))
        changes |= {"victims": b.victims, "victims_complete": whole}
        if a.singular and b.singular:
            changes |= {"affected": b.affected, "singular": b.singular}
    return changes


def _finer(mine: tuple[PlaceMention, ...], theirs: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    if not mine or (len(mine) == 1 == len(theirs) and mine[0].id in theirs[0].path):
        return theirs or mine
    return mine


def _attached(told: list[Told], fresh: Told) -> Told | None:
    """`fresh` as it may stand alone: "he", "the two", "the prisoners" make no new people where a group of them was told of before."""
    hit = fresh.hit
    if _is_part(told, fresh):
        return None
    if not hit.anaphor or hit.measure not in BEFALLEN:
        return fresh
    recent = told[-_BACK:]
    earlier = [t for t in recent if t.hit.measure == hit.measure and t.hit.kind != "statement" and family_of(t.hit.type) == family_of(hit.type)]
    if not earlier:
        return fresh
    if hit.note == "plural" or (hit.singular and any(t.hit.number and (t.hit.number.high or 99) > 1 for t in earlier)):
        return None
    return fresh


def _whole_of(around: Around, told: list[Told], fresh: Told) -> Told | None:
    """The count of several dead to whom the one named in `fresh` belongs: "Two men died … Sina Tamrini died of a wound to the chest"."""
    hit = fresh.hit
    if hit.kind != "event" or hit.measure not in _ENDED or len(hit.victims) != 1 or hit.singular is None or hit.polarity != "affirmed":
        return None
    if patterns().doer.search(around.text[hit.sentence[0] : hit.victims[0][0]]):
        return None  # "The gunman, Ali Tamrini, died too"
    if fresh.times or fresh.places:
        return None  # who has a day and a place of their own
    if patterns().besides.search(around.text[slice(*hit.sentence)]):
        return None
    for one in reversed(told[-_PARTS:]):
        whole = one.hit
        if whole.kind != "event" or whole.measure != hit.measure or family_of(whole.type) != family_of(hit.type) or whole.polarity != "affirmed":
            continue
        if whole.number is None:
            return None  # another one's death stands between
        near = 0 < hit.sentence[0] - whole.sentence[1] < _NAMED_REACH
        room = whole.number.low > max(1, len(whole.victims))
        return one if near and room else None
    return None


def _name_one(whole: Told, part: Told) -> None:
    """Add the one whom `part` names to those whom `whole` counts."""
    names = (*whole.hit.victims, *part.hit.victims)
    whole.hit = msgspec.structs.replace(whole.hit, victims=names, victims_complete=_is_count_of(whole.hit, len(names)))
    whole.also = (*whole.also, part.hit.sentence)


_ENDED = frozenset({"dead", "executed"})
_NAMED_REACH = 1_500
"""How many characters behind a count of the dead they are named at most."""


def _is_part(told: list[Told], fresh: Told) -> bool:
    """Whether `fresh` tells more of one of several counted right before: "Four women were shot. One woman was shot in the chest."."""
    hit = fresh.hit
    lone = hit.singular is not None or (hit.number is not None and hit.number.high == 1)
    if not lone or hit.kind != "event" or hit.measure not in BEFALLEN or hit.times or hit.places or not hit.affected:
        return False
    if patterns().singled_out.match(hit.affected[0].words) is None:
        return False
    near = [t.hit for t in told[-_PARTS:] if 0 < hit.sentence[0] - t.hit.sentence[1] < _PART_REACH]
    counted = [h for h in near if h.kind == "event" and h.measure == hit.measure and family_of(h.type) == family_of(hit.type)]
    return any(h.number is not None and h.number.low > 1 and _heads_meet(h, hit) for h in counted)


_PARTS = 3
"""How many events back the whole stands of which one is told more at most."""
_PART_REACH = 300
"""How many characters stand between them at most."""

__all__ = ["Told", "anchor_of", "settle"]
