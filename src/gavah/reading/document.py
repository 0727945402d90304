"""From the frames of single sentences to the events of one passage: who "he" is, what is told twice, what day and place are inherited."""

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec

from gavah.model import PlaceMention, TimeMention
from gavah.ontology import family_of
from gavah.reading.frames.frame import FrameHit, Range, Sentence
from gavah.reading.scan import Scanned, anchor_of

_BACK = 200
"""How many events back a passage is searched for the same event, or for a day and place to inherit."""

_LONE = frozenset({"dead", "executed", "injured", "arrested", "missing", "persons", "released", "sentenced", "charged"})


class _Words:
    """The data of `document.toml`."""

    def __init__(self) -> None:
        data = tomllib.loads(files(__package__).joinpath("document.toml").read_text("utf-8"))
        self.anyone = frozenset(word.rstrip("s") for word in data["anyone"].split()) | frozenset(data["anyone"].split())
        self.others = frozenset(data["others"].split())
        self.here = re.compile(data["here"])


@cache
def _words() -> _Words:
    return _Words()


class Told(msgspec.Struct, kw_only=True):
    """An event of the passage while it is put together. `when_rule`, `where_rule`: "" for own words, else "inherited:…"."""

    hit: FrameHit
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    when_rule: str = ""
    where_rule: str = ""
    also: tuple[Range, ...] = ()


def settle(scanned: Scanned, hits: Sequence[FrameHit]) -> list[Told]:
    """The events of a passage, in order, each once, with inherited day and place."""
    told: list[Told] = []
    for hit in hits:
        if hit.rule == "identified":
            _name_victims(told, hit)
            continue
        fresh = Told(hit=hit, times=hit.times, places=hit.places)
        twin = _twin(told, fresh)
        if twin is not None:
            _merge(twin, fresh)
        elif (kept := _attached(told, fresh)) is not None:
            told.append(kept)
    _inherit(scanned, told)
    for one in told:
        if one.hit.type == "protest.demo" and _abroad(scanned, one):
            one.hit = msgspec.structs.replace(one.hit, type="rally-abroad")
    return told


def _abroad(scanned: Scanned, one: Told) -> bool:
    """Whether a protest lies outside the country that the passage writes of."""
    return bool(scanned.country and one.places and not one.where_rule) and all(p.path[:1] != (scanned.country,) for p in one.places)


def _name_victims(told: list[Told], hit: FrameHit) -> None:
    """Names given after the event ("they were identified as …") go to the last event that could hold them."""
    for one in reversed(told):
        number = one.hit.number
        if one.hit.measure in _LONE and one.hit.kind == "event" and (number is None or number.low >= len(hit.victims)):
            whole = number is None or number.high == len(hit.victims)
            one.hit = msgspec.structs.replace(one.hit, victims=hit.victims, victims_complete=whole)
            return


# --- the same event told twice ---------------------------------------------------------------------------------------------------------


def _twin(told: list[Told], fresh: Told) -> Told | None:
    """The event already told that `fresh` tells of again."""
    if fresh.hit.kind == "statement" or fresh.hit.measure is None:
        return None
    for one in reversed(told[-_BACK:]):
        if _same(one, fresh):
            return one
    return None


def _same(one: Told, other: Told) -> bool:
    a, b = one.hit, other.hit
    pronoun = b.anaphor and bool(b.singular) and bool(a.singular)
    if a.kind != b.kind or (a.sentence == b.sentence and not pronoun) or family_of(a.type) != family_of(b.type) or not _same_measure(a, b):
        return False
    if a.polarity != b.polarity or (a.modality in ("planned", "hypothetical", "called-for")) != (
        b.modality in ("planned", "hypothetical", "called-for")
    ):
        return False
    return _same_number(a, b) and _days_meet(one, other) and _places_meet(one, other)


def _same_measure(a: FrameHit, b: FrameHit) -> bool:
    return a.measure == b.measure or (
        {a.measure, b.measure} == {"dead", "persons"} and bool(a.singular and b.singular) and (b.anaphor or _same_head(a, b))
    )


def _same_number(a: FrameHit, b: FrameHit) -> bool:
    if a.number is not None and b.number is not None:
        return (a.number.low, a.number.high) == (b.number.low, b.number.high) and _heads_meet(a, b)
    if a.singular and b.singular:
        return b.anaphor or _same_head(a, b)
    if a.number is None and b.number is None:
        return (b.note == "plural") == (a.note == "plural") and not (a.singular or b.singular) and _heads_meet(a, b)
    if b.note == "plural" and a.number is not None and a.number.low > 1:
        return b.anaphor or _heads_meet(a, b)
    return bool(a.number and b.singular and a.number.high == 1 and b.anaphor)


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


def _heads_meet(a: FrameHit, b: FrameHit) -> bool:
    mine, theirs = _last(a), _last(b)
    if {mine, theirs} & _words().others:
        return False
    return not mine or not theirs or mine == theirs or mine in _words().anyone or theirs in _words().anyone or mine.isdigit() or theirs.isdigit()


def _days_meet(one: Told, other: Told) -> bool:
    if not one.times or not other.times:
        return True
    a, b = one.times[0], other.times[0]
    starts = [t.earliest for t in (a, b) if t.earliest]
    ends = [t.latest for t in (a, b) if t.latest]
    return not starts or not ends or max(starts) <= min(ends)


def _places_meet(one: Told, other: Told) -> bool:
    if not one.places or not other.places:
        return True
    return any(p.id in q.path or q.id in p.path for p in one.places for q in other.places)


def _merge(one: Told, other: Told) -> None:
    """Give `one` what only `other` says."""
    a, b = one.hit, other.hit
    changes: dict[str, object] = {}
    if a.number is None and b.number is not None:
        changes |= {"number": b.number, "singular": None, "note": b.note, "complete": b.complete}
    if a.measure == "persons" and b.measure == "dead":
        changes |= {"measure": "dead", "type": a.type if b.type == "assault" else b.type, "trigger": b.trigger}
    if a.type == "assault" and b.type != "assault":
        changes["type"] = b.type
    if not a.agent and b.agent:
        changes["agent"] = b.agent
    if not a.victims and b.victims:
        changes |= {"victims": b.victims, "victims_complete": b.victims_complete}
    one.hit = msgspec.structs.replace(a, **changes)
    one.times = one.times or tuple(t for t in other.times if t.granularity != "year")
    one.places = _finer(one.places, other.places)
    one.also = (*one.also, b.sentence)


def _finer(mine: tuple[PlaceMention, ...], theirs: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    if not mine or (len(mine) == 1 == len(theirs) and mine[0].id in theirs[0].path):
        return theirs or mine
    return mine


def _attached(told: list[Told], fresh: Told) -> Told | None:
    """`fresh` as it may stand alone: "he", "the two", "the prisoners" make no new people where a group of them was told of before."""
    hit = fresh.hit
    if not hit.anaphor or hit.measure not in _LONE:
        return fresh
    recent = told[-_BACK:]
    earlier = [t for t in recent if t.hit.measure == hit.measure and t.hit.kind != "statement" and family_of(t.hit.type) == family_of(hit.type)]
    if not earlier:
        return fresh
    if hit.note == "plural" or (hit.singular and any(t.hit.number and (t.hit.number.high or 99) > 1 for t in earlier)):
        return None
    return fresh


# --- inherited day and place ------------------------------------------------------------------------------------------------------------


def _inherit(scanned: Scanned, told: list[Told]) -> None:
    order = {(s.start, s.end): s for s in scanned.scan.sentences}
    for i, one in enumerate(told):
        here = order.get(one.hit.sentence)
        before = [t for t in told[max(0, i - _BACK) : i] if here and (s := order.get(t.hit.sentence)) and s.paragraph == here.paragraph]
        if not one.times and here is not None and not _dated(scanned, here, one.hit.trigger):
            near = next(
                (
                    t
                    for t in reversed(before)
                    if t.times
                    and _of_one_story(t, one)
                    and t.times[0].granularity != "year"
                    and t.hit.kind == "event"
                    and not t.when_rule.startswith("inherited:passage")
                ),
                None,
            )
            if near is not None and (one.hit.kind == "event" or _is_nobody(one.hit)) and "+remembered" not in one.hit.rule:
                one.times, one.when_rule = near.times, "inherited:paragraph"
        if not one.places:
            _inherit_place(scanned, told, i, before)


def _of_one_story(one: Told, other: Told) -> bool:
    """Whether two events may share a day: not if they are of two kinds in two places ("in other news …")."""
    return _places_meet(one, other) or family_of(one.hit.type) == family_of(other.hit.type)


def _is_nobody(hit: FrameHit) -> bool:
    """ "No one was hurt": a total of zero, told of the event before."""
    return hit.number is not None and hit.number.high == 0


def _dated(scanned: Scanned, sentence: Sentence, trigger: Range) -> bool:
    """Whether the sentence holds a date of its own, attached or not: then nothing is inherited."""
    end = trigger[1] if scanned.scan.language == "fa" else sentence.end  # a Persian clause has its time before its verb
    return any(sentence.start <= t.start < end and t.type == "DATE" for t in scanned.scan.times)


def _inherit_place(scanned: Scanned, told: list[Told], i: int, before: list[Told]) -> None:
    one = told[i]
    if (one.hit.kind == "total" and not _is_nobody(one.hit)) or any(
        mark in one.hit.rule for mark in (":of", ":possessed", "+remembered")
    ):  # a sum is told of more than the last event's place
        one.places, one.where_rule = _passage_country(scanned)
        return
    same = [t for t in told if t is not one and t.hit.sentence == one.hit.sentence and t.hit.places]
    near = same or [t for t in reversed(before) if t.places]
    if near:
        one.places, one.where_rule = near[0].places, "inherited:sentence" if same else "inherited:paragraph"
        return
    one.places, one.where_rule = _passage_place(scanned, one.hit.sentence)


def _passage_place(scanned: Scanned, sentence: Range) -> tuple[tuple[PlaceMention, ...], str]:
    """The dateline's place where the sentence says "here" or the passage names no other place; else the country they all lie in."""
    filed = scanned.dateline.place
    text = scanned.scan.text[slice(*sentence)].lower()
    if filed is not None and filed.level in ("city", "site") and _words().here.search(text):
        return (filed,), "inherited:dateline"
    named = [p for p in scanned.scan.places if p.role in ("", "demonym", "metonym")]
    elsewhere = any(sentence[0] <= p.start < sentence[1] and p.id != filed.id for p in named) if filed is not None else False
    if filed is not None and not elsewhere and all(p.id in filed.path or filed.id in p.path for p in named):
        return (filed,), "inherited:dateline"
    return _passage_country(scanned)


def _passage_country(scanned: Scanned) -> tuple[tuple[PlaceMention, ...], str]:
    """The country all places of the passage lie in, or the dateline's."""
    filed = scanned.dateline.place
    named = [p for p in (*([filed] if filed else []), *scanned.scan.places) if p.path]
    if not named:
        return (), ""
    tally = Counter(p.path[0] for p in named)
    country, most = tally.most_common(1)[0]
    shown = next(p for p in named if p.path[0] == country)
    if len(tally) == 1:
        return (_country(scanned, country, shown),), "inherited:country"
    if filed is not None and filed.path and tally[filed.path[0]] == most and list(tally.values()).count(most) == 1:
        return (_country(scanned, filed.path[0], filed),), "inherited:dateline"
    return (), ""


def _country(scanned: Scanned, country: str, shown: PlaceMention) -> PlaceMention:
    """The country as a mention, with the words of the place that showed it."""
    known = scanned.gazetteer.place(country)
    name = known.name if known else country
    point = (known.lat, known.lon) if known else (None, None)
    return msgspec.structs.replace(
        shown,
        id=country,
        name=name,
        level="country",
        path=(country,),
        lat=point[0],
        lon=point[1],
        bbox=known.bbox if known else None,
        candidates=(),
        confidence=0.5,
    )


__all__ = ["Told", "anchor_of", "settle"]
