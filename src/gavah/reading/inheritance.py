"""Which day and place an event takes: its own words, those of its sentence, of its paragraph, of its passage; each step says so by its rule."""

import re
import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import islice

import msgspec

from gavah.model import PlaceMention, TimeMention
from gavah.ontology import family_of
from gavah.reading.frames.frame import FrameHit, Range, Sentence
from gavah.reading.lives import is_nationwide, is_of_a_life, without_lives
from gavah.reading.scan import LEAD, Scanned, anchor_of
from gavah.reading.told import Told
from gavah.reading.yearless import is_yearless, value_of

RECENT = 60
"""How many days before the saying a day may lie that only stands in the event's sentence."""
SHORT = 2_500
"""Up to so many characters a passage is short enough to have one day and one city."""
_NEXT = 24  # characters between a place and a finer one that belong together: "Ahvaz's Azadi Square", "Azadi Square in Ahvaz"
_FEW = 2  # sentences back from which a day or place is taken that no event was told of
_FEW_EVENTS = 5  # a passage of so many events may be about one
_TOLD = 3  # how much more a place says of the country than a nationality or a government
_DATE_LINE = 16  # characters beside its date that a line which is only a date may have
_LAST = 40  # events before that may lend a day or place
_NOTE = 120  # characters of a note that begins with a date or number
_APART = (":of", ":possessed", "+remembered")
_SCENES = frozenset({"violence", "protest", "attack.site", "display", "strike"})  # families of what happens in the open, with its dead and injured
_FOLLOW = frozenset({"arrest", "beating", "internet-cut", "torture"})  # families of what follows at once
_REAL = frozenset({"asserted", "alleged", "suspected"})
_NOUN = ":of"
_HEADING = 80  # characters of a heading that tells a day
_PHRASE = 160  # characters behind "the death of" in which its own place and day stand


class _Words:
    """The data of `document.toml` that speaks of days and places."""

    def __init__(self) -> None:
        data = tomllib.loads(files(__package__).joinpath("document.toml").read_text("utf-8"))
        names = ("here", "the_city", "the_province", "the_site", "then", "locative", "join", "said", "origin", "learned")
        self.here, self.city, self.province, self.site, self.then, self.locative, self.join, self.said, self.origin, self.learned = (
            re.compile(data[name]) for name in names
        )
        self.charge, self.where = re.compile(data["charge"]), re.compile(data["where"])
        self.born, self.other_act = re.compile(data["born"]), re.compile(data["other_act"])
        self.past, self.took_place = re.compile(data["past"]), re.compile(data["took_place"])
        self.away = re.compile(data["away"])


@cache
def _words() -> _Words:
    return _Words()


class Around:
    """The sentences, days and places of one passage, looked up by offset."""

    def __init__(self, scanned: Scanned) -> None:
        self.scanned, self.scan, self.said = scanned, scanned.scan, anchor_of(scanned)
        self.text = scanned.scan.text
        self.sentences = scanned.scan.sentences
        self._starts = [s.start for s in self.sentences]
        self._times = [t.start for t in self.scan.times]
        self._places = [p.start for p in self.scan.places]

    def at(self, offset: int) -> Sentence | None:
        """The sentence that holds `offset`."""
        n = bisect_right(self._starts, offset) - 1
        return self.sentences[n] if n >= 0 and offset < self.sentences[n].end else None

    def before(self, sentence: Sentence) -> Iterator[Sentence]:
        """The sentences of the same paragraph before `sentence`, the nearest first."""
        n = bisect_right(self._starts, sentence.start) - 2
        while n >= 0 and self.sentences[n].paragraph == sentence.paragraph and sentence.start - self.sentences[n].start < SHORT:
            yield self.sentences[n]
            n -= 1

    def after(self, sentence: Sentence) -> Sentence | None:
        """The sentence behind `sentence`, in its paragraph or the next."""
        n = bisect_right(self._starts, sentence.start)
        return self.sentences[n] if n < len(self.sentences) else None

    def paragraph_before(self, sentence: Sentence) -> Iterator[Sentence]:
        """The sentences of the paragraph before that of `sentence`, the nearest first."""
        n = bisect_right(self._starts, sentence.paragraph[0] - 1) - 1
        if n >= 0:
            yield self.sentences[n]
            yield from self.before(self.sentences[n])

    def times(self, start: int, end: int) -> list[TimeMention]:
        """The full days told in [start, end)."""
        low, high = (bisect_right(self._times, at - 1) for at in (start, end))
        return [t for t in self.scan.times[low:high] if t.earliest and t.latest and t.granularity == "day" and t.type in ("DATE", "TIME")]

    def yearless(self, start: int, end: int) -> list[TimeMention]:
        """The days and months told in [start, end) without their year, each once."""
        low, high = (bisect_right(self._times, at - 1) for at in (start, end))
        found = [t for t in self.scan.times[low:high] if is_yearless(t) and value_of(t) and t.relation not in ("since", "until", "before", "after")]
        return list({t.value: t for t in found}.values())

    def dated(self, start: int, end: int) -> list[TimeMention]:
        """The days, windows and months told in [start, end), with a year or without."""
        low, high = (bisect_right(self._times, at - 1) for at in (start, end))
        full = [t for t in self.scan.times[low:high] if t.earliest and t.latest and t.type == "DATE" and not t.relative]
        return [t for t in full if t.granularity in ("day", "window", "month")] + self.yearless(start, end)

    def tells_years(self, start: int, end: int) -> bool:
        """Whether [start, end) names a year or a month of its own: "in 1984"."""
        low, high = (bisect_right(self._times, at - 1) for at in (start, end))
        return any(t.granularity in ("year", "month") and t.type == "DATE" for t in self.scan.times[low:high])

    def places(self, start: int, end: int, *, homes: bool = False) -> list[PlaceMention]:
        """The places told in [start, end), without datelines, demonyms and metonyms; those of a life only with `homes`."""
        low, high = (bisect_right(self._places, at - 1) for at in (start, end))
        named = [p for p in self.scan.places[low:high] if p.role == "" and (homes or not self.is_origin(p))]
        return [p for p in named if not self.is_away(p) and not _charged(self.scanned, p)]

    def is_origin(self, place: PlaceMention) -> bool:
        """Whether `place` tells where a person comes from or studies, not where something happened."""
        sentence = self.at(place.start)
        own = self.text[max(0, place.start - 45) : place.start]
        return _words().origin.search(own) is not None or is_of_a_life(self.text, sentence.start if sentence else place.start, place)

    def is_away(self, place: PlaceMention) -> bool:
        """Whether `place` only measures the way: "16 km north of …"."""
        return _words().away.search(self.text[max(0, place.start - 45) : place.start]) is not None

    def is_heading(self, sentence: Range) -> bool:
        """Whether `sentence` stands near the passage's start and ends without a full stop."""
        first = self.scan.passage.start
        return sentence[0] - first < 160 and self.text[sentence[1] - 1] not in '.!?؟»"'


def inherit(around: Around, told: list[Told]) -> None:
    """Give each event the day and place its own sentence lacks."""
    for i, one in enumerate(told):
        if not one.places:
            _place(around, told, i)
    for i, one in enumerate(told):
        if not one.times:
            _day(around, told, i)


# --- the event's own sentence ----------------------------------------------------------------------------------------------------------


def own_words(around: Around, told: list[Told]) -> None:
    """Give each event what its own sentence says of day and place beyond its clause, before tellings are compared."""
    beside: dict[Range, list[Told]] = {}
    for one in told:
        beside.setdefault(one.hit.sentence, []).append(one)
    for row in beside.values():
        for one in row[:_LAST]:
            _complete(around, [t for t in row[:_LAST] if t is not one], one)


def _complete(around: Around, beside: list[Told], one: Told) -> None:
    named = around.places(*one.hit.sentence)
    one.times = tuple(t for t in one.times if not _words().learned.search(around.text[max(0, t.start - 60) : t.start]))
    one.places = tuple(p for p in one.places if not _charged(around.scanned, p) and not around.is_away(p))
    one.times = tuple(t for t in one.times if not _is_birth(around, t, one.hit.sentence[0]))
    one.places = without_lives(around.text, one.hit, one.places)
    named = list(without_lives(around.text, one.hit, named))
    where = _where_of(around, one, named)
    if one.places:
        one.places = tuple(_sharper(around, p, named) for p in one.places)
    elif where is not None:
        one.places = (where,)
    elif _NOUN in one.hit.rule and "+remembered" not in one.hit.rule:
        one.places = _only(_located(around, [p for p in named if _behind(around, one, beside, p.start)]))
    elif not _is_sum(one.hit) and not any(t.hit.places for t in beside) and not _apart(one.hit):
        one.places = _told_in(around, named)
    if not one.times and (one.hit.kind == "total" or "tally" in one.hit.rule):
        one.times = _since(around, one)
    if not one.times:
        one.times = _shared_day(one, beside) or (_only_day(around, one) if _agree(around, one, beside) else ())


def _where_of(around: Around, one: Told, named: list[PlaceMention]) -> PlaceMention | None:
    """ "visited Yazd, where riots had broken out": the place that a relative "where" before the event points at."""
    for place in reversed(named):
        if place.end <= one.hit.trigger[0] and _words().where.match(around.text, place.end):
            between = around.text[place.end : one.hit.trigger[0]]
            return place if len(between) < _PHRASE else None
    return None


def _behind(around: Around, one: Told, beside: list[Told], at: int) -> bool:
    """Whether `at` stands right behind the event's noun, before any other event of the sentence: "the death of two men in Yazd"."""
    end = one.hit.trigger[1]
    others = [t.hit.trigger[0] for t in beside if t.hit.trigger[0] > end]
    return end <= at < min([end + _PHRASE, *others])


def _since(around: Around, one: Told) -> tuple[TimeMention, ...]:
    """The one day since which a sum is counted, where the sentence names one."""
    days = [t for t in around.times(*one.hit.sentence) if t.relation == "since"]
    return tuple(days) if len(days) == 1 else ()


def _told_in(around: Around, named: list[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The place among `named` that is said to be one; in Persian also one that no speaker is named by («دو شهروند دزفول»)."""
    found = _only(_located(around, named))
    if not found and around.scan.language == "fa":
        sources = [s for a in around.scan.attributions for s in a.source]
        found = _only([p for p in named if not any(s <= p.start < e for s, e in sources)])
    return tuple(_sharper(around, p, named) for p in found)


def _is_sum(hit: FrameHit) -> bool:
    """Whether the hit is a sum over more than one event: told of more than the last event's day and place. A count of nobody is not."""
    return hit.kind == "total" and not _is_zero(hit)


def _is_zero(hit: FrameHit) -> bool:
    return hit.note == "zero" or (hit.number is not None and hit.number.high == 0)


def _apart(hit: FrameHit) -> bool:
    return any(mark in hit.rule for mark in _APART)


def _sharper(around: Around, place: PlaceMention, named: list[PlaceMention]) -> PlaceMention:
    """The site in `place` named right beside it, the place right before its province or country ("in Mashhad, Iran"), or `place`."""
    for other in named:
        first, second = sorted((place, other), key=lambda p: p.start)
        gap = around.text[first.end : second.start]
        if other.level == "site" and place.level != "site" and place.id in other.path and len(gap) < _NEXT and _words().join.fullmatch(gap):
            return other
        inner = other.end <= place.start and place.level in ("country", "province") and other.level in ("city", "county", "site")
        if inner and place.id in other.path and "," in gap and _words().join.fullmatch(gap):
            return other
    return place


def _located(around: Around, named: list[PlaceMention]) -> list[PlaceMention]:
    """The places behind a word of place, and those joined to one."""
    found: list[PlaceMention] = []
    for place in named:
        before = around.text[max(0, place.start - 40) : place.start]
        led = _words().locative.search(before) or (_is_note(around, place) and before.rstrip().endswith((",", ":", "،")))
        chained = bool(found) and _words().join.fullmatch(around.text[found[-1].end : place.start])
        if led or chained:
            found.append(place)
    return found


def _is_note(around: Around, place: PlaceMention) -> bool:
    """Whether `place` stands in a note without prepositions: "4 October: 6 executed, Azadi Prison, Yazd"."""
    sentence = around.at(place.start)
    return sentence is not None and sentence.end - sentence.start < _NOTE and around.text[sentence.start].isdigit()


def _only(named: list[PlaceMention]) -> tuple[PlaceMention, ...]:
    """The finest of `named` where all of them lie on one line, else nothing."""
    if not named:
        return ()
    finest = max(named, key=lambda p: len(p.path))
    return (finest,) if all(p.id in finest.path for p in named) else ()


def _shared_day(one: Told, beside: list[Told]) -> tuple[TimeMention, ...]:
    """ "Two were killed and nine injured in Rasht today": one day for both."""
    for other in beside:
        near = other.hit.kind == one.hit.kind == "event" and abs(other.hit.trigger[0] - one.hit.trigger[0]) < 120
        if near and other.hit.times and {one.hit.measure, other.hit.measure} == {"dead", "injured"}:
            return other.hit.times
    return ()


def _only_day(around: Around, one: Told) -> tuple[TimeMention, ...]:
    """The one day of the sentence, unless it is the day of the saying or long before it."""
    hit = one.hit
    days = around.times(*hit.sentence)
    if len(days) != 1 or _is_sum(hit) or _apart(hit) or _is_saying(around, days[0], hit):
        return ()
    day = days[0].earliest
    if day is None or around.said is None or not 0 <= (around.said - day).days <= RECENT or not _adverbial(around, days[0]):
        return ()
    return (days[0],)


def _agree(around: Around, one: Told, beside: list[Told]) -> bool:
    """Whether no other event of the sentence has a day of its own, but the one it begins with, before what that led to."""
    dated = [t for t in beside if t.hit.times]
    led = all(t.hit.trigger[0] < t.hit.times[0].start < one.hit.trigger[0] and _kin(t, one) and t.hit.kind == "event" for t in dated)
    return not dated or (led and all(t.hit.polarity == "affirmed" and not _apart(t.hit) for t in dated) and around.scan.language == "en")


def _adverbial(around: Around, time: TimeMention) -> bool:
    """Whether `time` says when, and is not part of another noun: "the attack of November 3"."""
    if around.scan.language == "fa":
        return time.relation in ("", "on")
    led = around.text[max(0, time.start - 4) : time.start].lower()
    sentence = around.at(time.start)
    if sentence is not None and sentence.start == time.start:
        return True  # "Monday saw the death of …"
    return (time.relation == "on" or time.relative) and not led.endswith(("of ", "\u2019s ", "'s "))


def _is_saying(around: Around, time: TimeMention, hit: FrameHit) -> bool:
    """Whether `time` is when something was said: beside a verb of saying, and outside what is said."""
    over = [a for a in around.scan.attributions if any(s <= hit.trigger[0] < e for s, e in a.content)]
    if over:
        return not all(any(s <= time.start < e for s, e in a.content) for a in over)
    clause = around.text[max(hit.sentence[0], time.start - 60) : min(hit.sentence[1], time.end + 40)]
    return _words().said.search(clause) is not None


# --- place ------------------------------------------------------------------------------------------------------------------------------


def _place(around: Around, told: list[Told], i: int) -> None:
    one = told[i]
    if one.hit.type == "internet-cut" and (found := _country_told(around, one)):
        one.places, one.where_rule = found
        return
    again = _named_again(around, one)
    if again is not None:
        one.places, one.where_rule = (again,), "inherited:paragraph"
        return
    if _is_sum(one.hit) or _apart(one.hit):  # a sum is told of more than the last event's place
        one.places, one.where_rule = _country_of(around.scanned)
        return
    same = [t for t in told[max(0, i - _LAST) : i + _LAST] if t is not one and t.hit.sentence == one.hit.sentence and t.hit.places]
    if same:
        one.places, one.where_rule = same[0].places, "inherited:sentence"
        return
    here = around.at(one.hit.sentence[0])
    bare = one.hit.kind == "statement" and one.hit.measure is None  # a demand or accusation is made anywhere
    near, lender = _place_before(around, told[:i], here) if here is not None and not bare else ((), None)
    if not near and _words().then.search(around.text[slice(*one.hit.sentence)].lower()):
        lender = next((t for t in reversed(told[max(0, i - _LAST) : i]) if t.hit.kind == "event" and _placed(t)), None)
        near = lender.places if lender else ()
    if near:
        one.places, one.where_rule = _as_fine(around, one, lender, near), "inherited:paragraph"
        return
    if not bare and here is not None and (near := _place_over(around, told, i, here)):
        one.places, one.where_rule = near, "inherited:passage"
        return
    if bare and len({p.path[0] for p in around.scan.places if p.path}) > 1:
        filed = around.scanned.dateline
        if filed.place is not None and one.hit.sentence[0] <= filed.end:  # told right behind the dateline
            one.places, one.where_rule = (filed.place,), "inherited:dateline"
        return
    only = _only_site(around, told, i)
    one.places, one.where_rule = ((only,), "inherited:passage") if only else _of_passage(around, one.hit.sentence)


def _country_told(around: Around, one: Told) -> tuple[tuple[PlaceMention, ...], str] | None:
    """The whole country for what is told of it: «قطع سراسری اینترنت»."""
    return _country_of(around.scanned) if is_nationwide(around.text[slice(*one.hit.sentence)]) else None


def _place_before(around: Around, earlier: list[Told], here: Sentence) -> tuple[tuple[PlaceMention, ...], Told | None]:
    """The place of the nearest sentence before in the paragraph: of its event, or the one it names."""
    for steps, sentence in enumerate(around.before(here)):
        lender = next((t for t in reversed(earlier[-_LAST:]) if t.hit.sentence[0] == sentence.start and _placed(t)), None)
        found = lender.places if lender else _told_in(around, around.places(sentence.start, sentence.end)) if steps < _FEW else ()
        if found:
            return found, lender
    return (), None


def _place_over(around: Around, told: list[Told], i: int, here: Sentence) -> tuple[PlaceMention, ...]:
    """The place of the paragraph before, else of the lead, where no other event of the passage lies elsewhere."""
    one = told[i]
    if around.places(here.start, here.end) or "+remembered" in one.hit.rule:
        return ()
    lead = around.sentences[:LEAD]
    for sentence in (*islice(around.paragraph_before(here), _FEW), *(s for s in lead if s.end <= here.start)):
        lender = next((t for t in reversed(told[max(0, i - _LAST) : i]) if t.hit.sentence[0] == sentence.start and _placed(t)), None)
        found = lender.places if lender else _told_in(around, around.places(sentence.start, sentence.end))
        if found and any(p.level != "country" for p in found):
            return _as_fine(around, one, lender, found) if _alone(told, i, found) and _one_day(lender, one) else ()
    return ()


def _alone(told: list[Told], i: int, places: tuple[PlaceMention, ...]) -> bool:
    """Whether every event near `told[i]` that says where it happened lies on one line with `places`."""
    own = [p for t in told[max(0, i - _LAST) : i + _LAST] if t.places and not t.where_rule for p in t.places]
    return all(any(p.id in q.path or q.id in p.path for q in places) for p in own)


def _one_day(lender: Told | None, one: Told) -> bool:
    """Whether two events may be of one day, as far as their own words tell."""
    if lender is None or not lender.times or not one.times:
        return True
    a, b = lender.times[0], one.times[0]
    return not (a.earliest and a.latest and b.earliest and b.latest) or max(a.earliest, b.earliest) <= min(a.latest, b.latest)


def _as_fine(around: Around, one: Told, lender: Told | None, places: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """Arrests after a shooting are placed no finer than its city: who was there is taken elsewhere too."""
    if one.hit.type not in ("arrest", "internet-cut") or lender is None or family_of(lender.hit.type) != "violence":
        return places
    return tuple(dict.fromkeys(_at_level(around.scanned, p, "city") or p for p in places))


def _placed(one: Told) -> bool:
    return bool(one.places) and one.where_rule not in ("inherited:passage", "inherited:country")


def _named_again(around: Around, one: Told) -> PlaceMention | None:
    """ "in the city", "in the same prison", «در همین محل»: the place last named of that kind."""
    start, end = one.hit.sentence
    words = around.text[start:end].lower()
    for pattern, level in ((_words().site, "site"), (_words().city, "city"), (_words().province, "province")):
        found = pattern.search(words)
        if found is None:
            continue
        named = around.places(around.scan.passage.start, start + found.start(), homes=level != "site")
        for place in reversed(named[-40:]):
            at = _at_level(around.scanned, place, level)
            if at is not None:
                return at
    return None


def _at_level(scanned: Scanned, place: PlaceMention, level: str) -> PlaceMention | None:
    """`place`, or the city or province it lies in; sites only as themselves."""
    if place.level == level:
        return place
    if level == "site":
        return None
    return next(
        (_as(scanned, id_, place) for id_ in reversed(place.path[:-1]) if (known := scanned.gazetteer.place(id_)) and known.level == level), None
    )


def _as(scanned: Scanned, id_: str, shown: PlaceMention, confidence: float = 0.8) -> PlaceMention:
    """The place `id_` as a mention with the words of the place that showed it."""
    known = scanned.gazetteer.place(id_)
    if known is None:
        return msgspec.structs.replace(
            shown, id=id_, name=id_, level="country", path=(id_,), lat=None, lon=None, bbox=None, candidates=(), confidence=0.5
        )
    path = shown.path[: shown.path.index(id_) + 1] if id_ in shown.path else (id_,)
    changes = {"id": id_, "name": known.name, "level": known.level, "path": path, "lat": known.lat, "lon": known.lon, "bbox": known.bbox}
    return msgspec.structs.replace(shown, **changes, candidates=(), confidence=confidence)


def _only_site(around: Around, told: list[Told], i: int) -> PlaceMention | None:
    """The one site that all placed events of a short passage have, one of them told before."""
    one, passage = told[i], around.scan.passage
    placed = [t for t in told if t is not one and t.hit.kind == "event" and _placed(t) and family_of(t.hit.type) == family_of(one.hit.type)]
    sites = {p.id: p for t in placed for p in t.places}
    if passage.end - passage.start > SHORT or len(told) > _FEW_EVENTS or len(sites) != 1 or placed[0].hit.trigger > one.hit.trigger:
        return None
    site = next(iter(sites.values()))
    return site if site.level == "site" else None


def _of_passage(around: Around, sentence: Range) -> tuple[tuple[PlaceMention, ...], str]:
    """The dateline's place where the passage names no other; else its only city; else the country all places lie in."""
    filed, passage = around.scanned.dateline.place, around.scan.passage
    named = [p for p in around.scan.places if p.role in ("", "demonym", "metonym")]
    if filed is not None and filed.level in ("city", "site") and _words().here.search(around.text[slice(*sentence)].lower()):
        return (filed,), "inherited:dateline"
    elsewhere = any(sentence[0] <= p.start < sentence[1] and p.id != filed.id for p in named) if filed is not None else False
    if filed is not None and not elsewhere and all(p.id in filed.path or filed.id in p.path for p in named):
        return (filed,), "inherited:dateline"
    only = _only_city(around, sentence) if passage.end - passage.start < SHORT else None
    if only is not None:
        return (only,), "inherited:passage"
    return _country_of(around.scanned)


def _only_city(around: Around, sentence: Range) -> PlaceMention | None:
    """The one city that all finer places of a short passage lie in, told no later than `sentence`."""
    filed = around.scanned.dateline.place
    named = [
        p
        for p in (*([filed] if filed else []), *around.scan.places)
        if p.role in ("", "dateline") and not around.is_origin(p) and not around.is_away(p)
    ]
    fine = [c for p in named if p.level in ("city", "site") and (c := _at_level(around.scanned, p, "city"))]
    if not fine or len({c.id for c in fine}) > 1 or min(c.start for c in fine) > sentence[1]:
        return None
    return fine[0] if all(p.id in fine[0].path or fine[0].id in p.path for p in named) else None


def _country_of(scanned: Scanned) -> tuple[tuple[PlaceMention, ...], str]:
    """The country most places of the passage lie in, or the dateline's; where none prevails, the one it opens with."""
    filed = scanned.dateline.place
    named = [p for p in (*([filed] if filed else []), *scanned.scan.places) if p.path and not _charged(scanned, p)]
    if not named:
        return (), ""
    tally: Counter[str] = Counter()
    for place in named:
        tally[place.path[0]] += 1 if place.role in ("demonym", "metonym") else _TOLD
    if filed is not None and filed.path and len(tally) > 1 and tally[filed.path[0]] == max(tally.values()):
        return (_as(scanned, filed.path[0], filed, 0.5),), "inherited:dateline"
    country, most = tally.most_common(1)[0]
    if most * 2 <= tally.total():
        country = named[0].path[0]
        if tally[country] < most:
            return (), ""
    shown = next(p for p in named if p.path[0] == country)
    return (_as(scanned, country, shown, 0.5),), "inherited:country"


def _charged(scanned: Scanned, place: PlaceMention) -> bool:
    """Whether `place` is the country of a charge: "for spying for …", where nothing happened."""
    return _words().charge.search(scanned.scan.text[max(0, place.start - 45) : place.start]) is not None


# --- day --------------------------------------------------------------------------------------------------------------------------------


def _day(around: Around, told: list[Told], i: int) -> None:
    one = told[i]
    here = around.at(one.hit.sentence[0])
    if one.hit.kind == "statement" or _is_sum(one.hit) or here is None or "+remembered" in one.hit.rule:
        return
    if _days_but_births(around, here.start, _own_end(around, one, here)):
        return
    if (own := _yearless_of(around, one, here)) and not _is_saying(around, own[0], one.hit):
        one.times = own
        return
    if around.tells_years(here.start, one.hit.trigger[0]):
        return
    for steps, sentence in enumerate(around.before(here)):
        found = _day_of(around, told[:i], sentence, one, bare=steps < _FEW and one.hit.polarity == "affirmed")
        if found:
            one.times, one.when_rule = found, "inherited:paragraph"
            return
    then = _words().then.search(around.text[slice(*one.hit.sentence)].lower()) is not None
    found = _day_of_passage(around, told, i, then=then) or _day_of_heading(around, one, here)
    if found:
        one.times, one.when_rule = found, "inherited:passage"
        return
    found = _day_of_lead(around, told, i, here) or _day_behind(around, told, i, here)
    if found:
        one.times, one.when_rule = found, "inherited:lead"


def _day_of_lead(around: Around, told: list[Told], i: int, here: Sentence) -> tuple[TimeMention, ...]:
    """The day of the story, told in its lead, for what goes on telling of it: no other day stands between, and nothing of times before."""
    one = told[i]
    if one.hit.polarity != "affirmed" or one.hit.modality not in _REAL or _words().past.search(around.text[slice(*one.hit.sentence)]):
        return ()
    for sentence in around.sentences[:LEAD]:
        if sentence.start >= here.start:
            return ()
        if sentence.end <= around.scanned.dateline.end or _only_a_day(around, sentence):
            continue  # the day of the saying
        found = _day_of(around, told[:i], sentence, one, bare=True)
        if found:
            between = around.times(sentence.start, here.start)
            return found if all(_within(t, found[0]) for t in between) and _is_recent(around, found[0]) else ()
    return ()


def _is_date_line(around: Around, sentence: Sentence) -> bool:
    """Whether `sentence` is nothing but a date: when the report was written, not when anything happened."""
    rest = around.text[sentence.start : sentence.end]
    for time in around.times(sentence.start, sentence.end):
        rest = rest.replace(time.words, "")
    return not any(letter.isalnum() for letter in rest)


def _only_a_day(around: Around, sentence: Sentence) -> bool:
    """Whether `sentence` is a line with a date and hardly anything else."""
    return any(sentence.end - sentence.start - (t.end - t.start) < _DATE_LINE for t in around.times(sentence.start, sentence.end))


def _day_behind(around: Around, told: list[Told], i: int, here: Sentence) -> tuple[TimeMention, ...]:
    """The day that the words behind give what was just told: "The attack took place on Monday"; of a lead also that of the next like event."""
    one = told[i]
    if one.hit.polarity != "affirmed" or one.hit.modality not in _REAL:
        return ()
    behind = around.after(here)
    if behind is not None and _words().took_place.search(around.text[behind.start : behind.end]):
        days = around.times(behind.start, behind.end)
        return (days[0],) if len(days) == 1 and _is_recent(around, days[0]) else ()
    if here not in around.sentences[:LEAD] or _words().past.search(around.text[slice(*one.hit.sentence)]):
        return ()
    same = (t for t in told[i + 1 : i + _FEW_EVENTS] if family_of(t.hit.type) == family_of(one.hit.type) and t.hit.kind == "event")
    last = next((t for t in same if t.times), None)
    if last is None or last.when_rule or not _one_place(last, one) or not _is_recent(around, last.times[0]):
        return ()
    between = around.times(here.start, last.hit.sentence[0])
    return last.times if all(_within(t, last.times[0]) for t in between) else ()


def _within(time: TimeMention, outer: TimeMention) -> bool:
    return bool(time.earliest and time.latest and outer.earliest and outer.latest and outer.earliest <= time.earliest <= time.latest <= outer.latest)


def _is_recent(around: Around, time: TimeMention) -> bool:
    return around.said is not None and time.earliest is not None and 0 <= (around.said - time.earliest).days <= RECENT


def _days_but_births(around: Around, start: int, end: int) -> list[TimeMention]:
    """The full days told in [start, end) that are nobody's birthday."""
    return [t for t in around.times(start, end) if not _is_birth(around, t, start)]


def _is_birth(around: Around, time: TimeMention, start: int) -> bool:
    """Whether `time` is somebody's birthday by the words before it, from `start` on: it dates nothing else."""
    return _words().born.search(around.text[max(start, time.start - 40) : time.start]) is not None


def _yearless_of(around: Around, one: Told, here: Sentence) -> tuple[TimeMention, ...]:
    """The one day or month without a year that the event's sentence tells: of an event alone in it, and of nothing remembered or known later."""
    days = around.yearless(here.start, here.end)
    if len(days) != 1 or _apart(one.hit) or _days_but_births(around, here.start, here.end):
        return ()
    before = around.text[max(here.start, days[0].start - 60) : days[0].start]
    return () if _words().learned.search(before) or _of_another(around, days[0], here.start) else (days[0],)


def _day_of_heading(around: Around, one: Told, here: Sentence) -> tuple[TimeMention, ...]:
    """The day or days that a heading above the event tells, alone in the passage's lead: «شورش رشت / ۹ و ۱۰ خرداد ۱۳۷۱».

    "No one was killed" takes none: it is said of the event, not of every day that the heading spans.
    """
    if _is_zero(one.hit):
        return ()
    lead = [s for s in around.sentences[:LEAD] if s.end <= here.start and s.end - s.start <= _HEADING and around.is_heading((s.start, s.end))]
    lead = [s for s in lead if not _is_date_line(around, s)]
    days = [t for s in lead for t in around.dated(s.start, s.end) if not _of_another(around, t, s.start)]
    return (days[0],) if len(days) == 1 and not _apart(one.hit) else ()


def _own_end(around: Around, one: Told, here: Sentence) -> int:
    """Up to where a day in the sentence is the event's own: a Persian clause has its day before its verb."""
    return one.hit.trigger[1] if around.scan.language == "fa" else here.end


def _day_of(around: Around, earlier: list[Told], sentence: Sentence, one: Told, *, bare: bool) -> tuple[TimeMention, ...]:
    """The day of `sentence`: of an event it tells, else (`bare`) the one day it names."""
    of_event = [t for t in earlier[-_LAST:] if t.hit.sentence[0] == sentence.start and t.hit.kind == "event" and _dated(t)]
    if of_event:
        last = of_event[-1]
        return last.times if _one_place(last, one) and _kin(last, one) else ()
    days = around.times(sentence.start, sentence.end) + around.yearless(sentence.start, sentence.end)
    if not bare or len(days) != 1 or _words().said.search(around.text[sentence.start : sentence.end]):
        return ()
    if _of_another(around, days[0], sentence.start) or days[0].granularity != "day":
        return ()
    if around.said is None:
        return (days[0],) if _all_near(around, days[0]) else ()
    return (days[0],) if days[0].earliest and 0 <= (around.said - days[0].earliest).days <= RECENT else ()


def _all_near(around: Around, day: TimeMention) -> bool:
    """Whether no day of the passage lies far from `day`: where nobody tells when it was said, the story is then of one time."""
    first, passage = day.earliest, around.scan.passage
    others = around.times(passage.start, passage.end)
    return all(abs((t.earliest - first).days) <= RECENT for t in others if t.earliest) if first else not others


def _of_another(around: Around, time: TimeMention, start: int) -> bool:
    """Whether the words before a day, from `start` on, make it that of a birth, a burial or a hand-over: «متولد …», "buried on …"."""
    return _words().other_act.search(around.text[max(start, time.start - 60) : time.start]) is not None


def _kin(lender: Told, one: Told) -> bool:
    """Whether the day of `lender` may be that of `one`: the same happening, or arrests and injuries at a protest or attack told before them.

    The day of an arrest, a sentence or a release is not that of what led to it.
    """
    mine, theirs = family_of(one.hit.type), family_of(lender.hit.type)
    return mine == theirs or (theirs in _SCENES and (mine in _SCENES or mine in _FOLLOW))


def _dated(one: Told) -> bool:
    return bool(one.times) and one.times[0].granularity != "year" and not one.when_rule.startswith("inherited:passage")


def _one_place(a: Told, b: Told) -> bool:
    """Whether two events may be in one place, as far as their own words tell."""
    if not a.places or not b.places or b.where_rule:
        return True
    return any(p.id in q.path or q.id in p.path for p in a.places for q in b.places)


def _day_of_passage(around: Around, told: list[Told], i: int, *, then: bool) -> tuple[TimeMention, ...]:
    """ "that night": the day of the event before. Without such words only where a short passage tells of one other day, and in one place."""
    one, passage = told[i], around.scan.passage
    dated = [t for t in told[:i] if t.hit.kind == "event" and _dated(t) and _kin(t, one)]
    if then and dated:
        return dated[-1].times
    if then and not any(_dated(t) and not t.when_rule for t in told[:i]):
        return tuple(around.times(passage.start, one.hit.sentence[0])[-1:])
    days = {(t.times[0].earliest, t.times[0].latest) for t in told if t is not one and t.hit.kind == "event" and t.times}
    if passage.end - passage.start > SHORT or not dated or len(days) > 1 or len(told) > _FEW_EVENTS or not _one_place(dated[0], one):
        return ()
    return dated[0].times
