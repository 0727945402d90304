"""The place an event takes from the words around it; each step says so by its rule."""

import re
from collections import Counter
from functools import lru_cache
from itertools import islice

from gavah.model import PlaceMention
from gavah.ontology import family_of
from gavah.reading.frames.frame import PART, Range, Sentence
from gavah.reading.inheritance.around import SHORT, Around
from gavah.reading.inheritance.countries import is_abroad
from gavah.reading.inheritance.hits import (
    BODILY,
    FEW,
    FEW_EVENTS,
    LAST,
    RECENT,
    SAID,
    TRIED,
    alone,
    is_apart,
    is_placed,
    is_share,
    is_sum,
    kin,
    may_be_one_day,
)
from gavah.reading.inheritance.passing import goes_on, is_attribute, is_earlier, is_old, is_perfect, is_suspicion
from gavah.reading.inheritance.regions import is_foreign, likeliest, region_of
from gavah.reading.inheritance.retold import place_again
from gavah.reading.inheritance.told_places import at_level, is_town_of, known_as, located, only_line, told_in
from gavah.reading.lives import is_nationwide
from gavah.reading.patterns import patterns
from gavah.reading.scan import LEAD
from gavah.reading.told import Told
from gavah.reading.unlisted import is_unlisted

_OFTEN = 3  # so often a passage names the town that it is about
_IN_COUNTRY = 2  # steps of the path of an unlisted place of which only the country is told
_STATE = ("arrest", "charge", "sentence", "execution")  # what states do at home
_TAKEN = ("arrest", "abduct", "sentence", "charge")
_ADVERB = 12  # characters behind a verb of saying in which "here" says where
_FRESH = 3  # days before the saying in which what happened is news
_HELD = 60  # characters behind "held" in which its place stands
_SHORT_NAME = 24  # characters of an agent that is a country and hardly more


def give_place(around: Around, told: list[Told], i: int) -> None:
    """Give `told[i]` the place its own words lack, from the nearest words that may tell it."""
    one = told[i]
    if (found := _country_told(around, one)) and (one.hit.type == "internet-cut" or around.scan.language == "en"):
        one.places, one.where_rule = found
        return
    again = _named_again(around, one)
    if again is not None:
        one.places, one.where_rule = (again,), "inherited:paragraph"
        return
    if (state := _of_agent(around, one)) is not None:
        one.places, one.where_rule = (state,), "inherited:sentence"
        return
    if (
        is_sum(one.hit) or is_share(one.hit) or is_attribute(around, one) or (is_apart(one.hit) and not _is_pronouns(around, one))
    ):  # a sum is told of more than the last event's place
        retold = place_again(around, told, i) if not (is_sum(one.hit) or is_share(one.hit)) else ()
        one.places, one.where_rule = (retold, "inherited:lead") if retold else region_of(around, one)
        return
    same = [
        t
        for t in told[max(0, i - LAST) : i + LAST]
        if t is not one
        and t.hit.sentence == one.hit.sentence
        and t.hit.places
        and not is_share(t.hit)
        and _lends(t, one)
        and _taken_there(one, t.places)
    ]
    if same and not one.hit.type.startswith(SAID):
        one.places, one.where_rule = same[0].places, "inherited:sentence"
        return
    here = around.at(one.hit.sentence[0])
    bare = one.hit.kind == "statement" and one.hit.measure is None  # a demand or accusation is made anywhere
    near, lender = _place_before(around, told[:i], one, here) if here is not None and not bare else ((), None)
    if not near and patterns().then.search(around.text[slice(*one.hit.sentence)].lower()):
        lender = next((t for t in reversed(told[max(0, i - LAST) : i]) if t.hit.kind == "event" and is_placed(t)), None)
        near = lender.places if lender else ()
    if near:
        one.places, one.where_rule = _as_fine(around, one, lender, near), "inherited:paragraph"
        return
    if goes_on(around, one) or is_suspicion(around, one):
        one.places, one.where_rule = region_of(around, one)
        return
    if not bare and here is not None and not is_foreign(around, one.hit.sentence) and (near := _place_over(around, told, i, here)):
        one.places, one.where_rule = near, "inherited:passage"
        return
    filed = around.scanned.dateline
    several = len({p.path[0] for p in around.scan.places if p.path}) > 1
    said = one.hit.type.startswith(SAID) and filed.place is None  # where the words were spoken, nobody tells
    if bare and (several or said):
        if filed.place is not None and one.hit.sentence[0] <= filed.end and _spoken_there(around, one):  # told right behind the dateline
            one.places, one.where_rule = (filed.place,), "inherited:dateline"
        elif here is not None:
            one.places, one.where_rule = _of_gathering(around, told, i, here)
        return
    if here is not None and not bare and (near := _place_behind(around, told, i, here) or place_again(around, told, i)):
        one.places, one.where_rule = near, "inherited:lead"
        return
    only = _only_site(around, told, i)
    one.places, one.where_rule = ((only,), "inherited:passage") if only and _taken_there(one, (only,)) else _of_passage(around, told, i)
    if not bare and not one.hit.type.startswith(TRIED) and one.where_rule == "inherited:country" and (town := _only_town(around)):
        one.places, one.where_rule = town, "inherited:passage"
    anywhere = one.where_rule == "inherited:country" or (one.where_rule == "inherited:dateline" and not _spoken_there(around, one))
    if bare and around.scan.language == "en" and anywhere:  # the country spoken of is not where somebody spoke
        one.places, one.where_rule = (), ""


def _only_town(around: Around) -> tuple[PlaceMention, ...]:
    """The one town that a short passage names at all, where only its country would be told otherwise: "A hospital in Karaj counted nine dead"."""
    start, end = around.scan.passage.start, around.scan.passage.end
    if around.scan.language != "en" or end - start > SHORT:
        return ()
    named = [p for p in around.scan.places if p.role == ""]
    homes = any(around.is_origin(p) and _CARE_IN.search(around.text[max(start, p.start - _HELD) : p.start]) is None for p in named)
    named = [p for p in named if not around.is_away(p) and not around.is_court(p) and not around.is_no_scene(p)]
    found = () if homes else only_line(named)
    return found if found and found[0].level in ("city", "site") else ()


_CARE_IN = re.compile(r"(?i)\b(?:hospitals?|clinics?|morgues?|mortuary|squares?|streets?|bazaar|wards?|market)(?: \w+)? in\s+$")


def _spoken_there(around: Around, one: Told) -> bool:
    """Whether words were spoken where the passage was filed: "here", today, or in a town that is no capital: its bureau hears of all."""
    start, end = one.hit.sentence[0], min(one.hit.trigger[1] + _ADVERB, one.hit.sentence[1])
    if patterns().here.search(around.text[start:end].lower()) is not None:
        return True
    return not is_perfect(around, one) and (not _from_a_capital(around) or _is_local_and_fresh(around, one))


def _is_local_and_fresh(around: Around, one: Told) -> bool:
    """Whether somebody of the country where the passage was filed said it on that day."""
    filed, day = around.scanned.dateline.place, one.times[0] if one.times else None
    if (
        filed is None
        or day is None
        or day.earliest is None
        or day.earliest != around.said
        or not one.hit.sentence[0] <= day.start < one.hit.sentence[1]
    ):
        return False
    speakers = [p for p in around.scan.places if one.hit.sentence[0] <= p.start < one.hit.trigger[0]]
    return all(p.path[:1] == filed.path[:1] for p in speakers)


def _from_a_capital(around: Around) -> bool:
    """Whether the passage was filed from a capital: correspondents sit there, and go elsewhere for what happens there."""
    filed = around.scanned.dateline.place
    return filed is not None and around.scanned.gazetteer.capital(filed.path[0]) in filed.path


def _of_gathering(around: Around, told: list[Told], i: int, here: Sentence) -> tuple[tuple[PlaceMention, ...], str]:
    """The place of the protest before, for what is demanded there ("he urged the crowd to …"), or of the meeting at which words were said."""
    if patterns().gathering.search(around.text[slice(*told[i].hit.sentence)]):
        lender = next((t for t in reversed(told[max(0, i - LAST) : i]) if family_of(t.hit.type) == "protest" and is_placed(t)), None)
        if lender is not None:
            return lender.places, "inherited:passage"
    if patterns().own_occasion.search(around.text[here.start : told[i].hit.trigger[0]]):
        return (), ""
    for sentence in (*around.before(here), *(s for s in around.sentences[:LEAD] if s.end <= here.start)):
        if patterns().meeting.search(around.text[sentence.start : sentence.end]):
            found = told_in(around, around.places(sentence.start, sentence.end))
            if any(p.level != "country" for p in found):
                return found, "inherited:passage"
    meeting = around.meeting_before(here)
    found = _held_in(around, meeting) if meeting is not None else ()
    return (found, "inherited:passage") if any(p.level != "country" for p in found) else ((), "")


def _held_in(around: Around, meeting: Sentence) -> tuple[PlaceMention, ...]:
    """Where a meeting was held, by the words right behind that: what it spoke of may lie elsewhere."""
    held = patterns().held.search(around.text, meeting.start, meeting.end)
    near = told_in(around, around.places(held.end(), min(held.end() + _HELD, meeting.end))) if held else ()
    return near or told_in(around, around.places(meeting.start, meeting.end))


def _is_pronouns(around: Around, one: Told) -> bool:
    """Whether the event is that of one spoken of before: "her death"."""
    led = around.text[max(one.hit.sentence[0], one.hit.trigger[0] - 8) : one.hit.trigger[0]].lower()
    return ":possessed" in one.hit.rule and "+remembered" not in one.hit.rule and led.endswith((" his ", " her ", " their "))


def _of_agent(around: Around, one: Told) -> PlaceMention | None:
    """The country whose state arrests, charges, sentences or executes, where nothing says that it did so abroad: "A sentenced two men"."""
    if not one.hit.type.startswith(_STATE):
        return None
    named = [p for p in around.scan.places if p.level == "country" and p.role in ("", "metonym")]
    mine = [p for p in named if any(a.start <= p.start and p.end <= a.end and a.end - a.start < _SHORT_NAME for a in one.hit.agent)]
    return mine[0] if len(mine) == 1 else None


def _country_told(around: Around, one: Told) -> tuple[tuple[PlaceMention, ...], str] | None:
    """The whole country for what is told of it: «قطع سراسری اینترنت»."""
    return likeliest(around, one) if is_nationwide(around.text[slice(*one.hit.sentence)]) else None


def _lends(lender: Told, one: Told) -> bool:
    """Whether the place of `lender` may be that of `one`: a court's is not that of the deed, but of the release on bail."""
    return one.hit.type.startswith((*TRIED, "release")) or not lender.hit.type.startswith(TRIED)


def _taken_there(one: Told, places: tuple[PlaceMention, ...]) -> bool:
    """Whether `one` may have happened in `places`: nobody is arrested, charged or sentenced in the prison that another sentence puts him in."""
    return not one.hit.type.startswith(_TAKEN) or not all(p.level == "site" and patterns().custody.search(p.words) for p in places)


def _told_in_sentence(
    around: Around, earlier: list[Told], sentence: Sentence, one: Told, *, named: bool
) -> tuple[tuple[PlaceMention, ...], Told | None]:
    """The place of the last event of `sentence` that may lend it to `one`, with that event; else (`named`) the place the sentence names."""
    mine = [t for t in earlier[-LAST:] if t.hit.sentence[0] == sentence.start]
    lender = next((t for t in reversed(mine) if is_placed(t) and _lends(t, one) and not _is_before(around, t, one)), None)
    if lender is not None:
        return lender.places, lender
    if any(_is_before(around, t, one) for t in mine) or (not mine and _tells_of_before(around, sentence, one)):
        return (), None
    return told_in(around, around.places(sentence.start, sentence.end, courts=one.hit.type.startswith(TRIED))) if named else (), None


def _is_before(around: Around, lender: Told, one: Told) -> bool:
    """Whether `lender` is background, told in the pluperfect, and `one` is not: what had happened elsewhere lends nothing."""
    return is_earlier(around, lender) and not is_earlier(around, one)


def _tells_of_before(around: Around, sentence: Sentence, one: Told) -> bool:
    """Whether a sentence without an event of ours tells of times before: "In 2068 they had taken part in a rally in A"."""
    reported = any(start <= sentence.start < end for a in around.scan.attributions for start, end in a.content)
    return not reported and not is_earlier(around, one) and patterns().long_before.match(around.text, sentence.start, sentence.end) is not None


def _place_before(around: Around, earlier: list[Told], one: Told, here: Sentence) -> tuple[tuple[PlaceMention, ...], Told | None]:
    """The place of the nearest sentence before in the paragraph: of its event, or the one it names."""
    for steps, sentence in enumerate(around.before(here)):
        found, lender = _told_in_sentence(around, earlier, sentence, one, named=steps < FEW)
        if found and _taken_there(one, found):
            return found, lender
    return (), None


def _place_over(around: Around, told: list[Told], i: int, here: Sentence) -> tuple[PlaceMention, ...]:
    """The place of the paragraph before, else of the lead, where nothing told since lies elsewhere."""
    one = told[i]
    if (
        "+remembered" in one.hit.rule
        or is_old(around, one, RECENT)
        or (around.scan.language == "en" and patterns().long_ago.search(around.text[here.start : here.end]))
    ):
        return ()
    own = around.places(here.start, here.end)
    lead = around.sentences[:LEAD]
    for sentence in (*islice(around.paragraph_before(here), FEW), *(s for s in lead if s.end <= here.start)):
        found, lender = _told_in_sentence(around, told[:i], sentence, one, named=_tells_a_deed(around, told[:i], sentence))
        if found and _taken_there(one, found) and any(p.level != "country" for p in found):
            free = all(any(p.id in q.path for q in found) for p in own) and alone(told, i, found) and may_be_one_day(lender, one)
            return _as_fine(around, one, lender, found) if free else ()
    return ()


def _tells_a_deed(around: Around, earlier: list[Told], sentence: Sentence) -> bool:
    """Whether `sentence` tells of an event, or in the lead of a deed, or elsewhere of "the attack": in Persian every sentence counts."""
    if around.scan.language != "en" or any(t.hit.sentence[0] == sentence.start for t in earlier[-LAST:]):
        return True
    pattern = patterns().a_deed if sentence in around.sentences[:LEAD] else patterns().the_event
    return pattern.search(around.text[sentence.start : sentence.end]) is not None


def _place_behind(around: Around, told: list[Told], i: int, here: Sentence) -> tuple[PlaceMention, ...]:
    """The place that the words behind give what the lead told: "…, who was visiting the town of A, survived the attack"."""
    one, behind = told[i], around.after(here)
    if here not in around.sentences[:LEAD] or behind is None or around.scanned.dateline.place is not None:
        return ()
    own = around.places(here.start, here.end)
    twin = next((t for t in told[i + 1 : i + FEW_EVENTS] if t.places and not t.where_rule and t.hit.kind == "event" and kin(t, one)), None)
    twin = twin if twin is None or not is_share(twin.hit) else None
    if twin is not None and twin.hit.sentence[0] == behind.start and may_be_one_day(twin, one):
        found = _of_parts(told, twin, one) if twin.hit.rule == PART else twin.places
    else:
        again = patterns().the_event.search(around.text[behind.start : behind.end])
        found = told_in(around, around.places(behind.start, behind.end)) if again else ()
    return found if all(any(p.id in q.path for q in found) for p in own) else ()


def _of_parts(told: list[Told], first: Told, whole: Told) -> tuple[PlaceMention, ...]:
    """The places of the parts told in the sentence of `first`, where they add up to the whole: «۳۰ نفر … . ۱۸ نفر در رشت و ۱۲ نفر در فومن»."""
    parts = [t for t in told if t.hit.rule == PART and t.hit.sentence == first.hit.sentence]
    counts = [t.hit.number.low for t in parts if t.hit.number]
    every = whole.hit.number is not None and sum(counts) == whole.hit.number.low
    return tuple(dict.fromkeys(p for t in parts for p in t.places)) if every else ()


def _as_fine(around: Around, one: Told, lender: Told | None, places: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """Arrests after a shooting are placed no finer than its city: who was there is taken elsewhere too.

    In Persian posts a square, street or quarter of another sentence is mostly another scene's: its city holds, and a place of custody stays.
    """
    if around.scan.language == "fa":
        return tuple(dict.fromkeys(_without_scene(around, p) for p in places))
    if one.hit.type not in ("arrest", "internet-cut") or lender is None or family_of(lender.hit.type) != "violence":
        return places
    return tuple(dict.fromkeys(at_level(around.scanned, p, "city") or p for p in places))


def _without_scene(around: Around, place: PlaceMention) -> PlaceMention:
    """The city of a site that is no prison."""
    scene = place.level == "site" and patterns().custody.search(place.words) is None
    return (at_level(around.scanned, place, "city") if scene else None) or place


def _named_again(around: Around, one: Told) -> PlaceMention | None:
    """ "in the city", "in the same prison", «در همین محل»: the place last named of that kind."""
    start, end = one.hit.sentence
    words = around.text[start:end].lower()
    for pattern, level in ((patterns().the_site, "site"), (patterns().the_city, "city"), (patterns().the_province, "province")):
        found = pattern.search(words)
        if found is None:
            continue
        named = around.places(around.scan.passage.start, start + found.start(), homes=level != "site")
        for place in reversed(named[-40:]):
            at = at_level(around.scanned, place, level)
            if at is not None and not (level == "city" and patterns().works_in.search(around.text[max(start, place.start - 40) : place.start])):
                return next((p for p in named if level == "city" == p.level and is_town_of(around, p, place)), at)
    return None


def _only_site(around: Around, told: list[Told], i: int) -> PlaceMention | None:
    """The one site that all placed events of a short passage have, one of them told before."""
    one, passage = told[i], around.scan.passage
    placed = [t for t in told if t is not one and t.hit.kind == "event" and is_placed(t) and family_of(t.hit.type) == family_of(one.hit.type)]
    sites = {p.id: p for t in placed for p in t.places}
    if passage.end - passage.start > SHORT or len(told) > FEW_EVENTS or len(sites) != 1 or placed[0].hit.trigger > one.hit.trigger:
        return None
    site = next(iter(sites.values()))
    return site if site.level == "site" else None


def _of_passage(around: Around, told: list[Told], i: int) -> tuple[tuple[PlaceMention, ...], str]:
    """The dateline's place where the passage names no other; else its only city; else the country all places lie in."""
    filed, passage, sentence = around.scanned.dateline.place, around.scan.passage, told[i].hit.sentence
    named = [p for p in around.scan.places if p.role in ("", "demonym", "metonym") and not _is_yet_unknown(p, sentence)]
    if filed is not None and filed.level in ("city", "site") and patterns().here.search(around.text[slice(*sentence)].lower()):
        return (filed,), "inherited:dateline"
    stale = is_old(around, told[i], _FRESH) and _from_a_capital(around)  # a capital's bureau recalls what happened anywhere
    elsewhere = stale or any(sentence[0] <= p.start < sentence[1] and p.id != filed.id for p in named) if filed is not None else False
    if filed is not None and not elsewhere and all(p.id in filed.path or filed.id in p.path for p in named):
        return (filed,), "inherited:dateline"
    short = passage.end - passage.start < SHORT and not stale
    only = (_only_city(around, sentence) or _of_care(around, told[i])) if short else None
    # "in A" that its own sentence did not give the event is told of another act; "A residents", "A, 6 October:" is told of all
    beside = only is not None and around.scan.language == "en" and sentence[0] <= only.start < sentence[1] and bool(located(around, [only]))
    if only is not None and not beside and not _is_background(around, told[i]) and _is_scene(told, i, only):
        return (only,), "inherited:passage"
    if around.scan.language == "en" and (scene := _prevailing(around, told, i)) is not None:
        return (scene,), "inherited:passage"
    town = _filed_from(around, told[i])
    return ((town,), "inherited:dateline") if town is not None else region_of(around, told[i])


def _filed_from(around: Around, one: Told) -> PlaceMention | None:
    """The town, no capital, that the passage was filed from, for an event whose sentence names no other place."""
    filed = around.scanned.dateline.place
    if filed is None or filed.level not in ("city", "site") or not _is_of_the_story(around, one) or _from_a_capital(around):
        return None
    own = [p for p in around.places(*one.hit.sentence) if p.path]
    return filed if all(filed.path[0] == p.path[0] and (p.id in filed.path or filed.id in p.path) for p in own) else None


def _is_of_the_story(around: Around, one: Told) -> bool:
    """Whether an event is what the passage tells now and here: nothing remembered, of long ago or of the whole country."""
    sentence = around.text[slice(*one.hit.sentence)]
    recalled = "+remembered" in one.hit.rule or patterns().long_ago.search(sentence) is not None
    return one.hit.kind == "event" and not recalled and not is_nationwide(sentence)


def _prevailing(around: Around, told: list[Told], i: int) -> PlaceMention | None:
    """The town that a passage keeps coming back to, for an event in a sentence that names nothing outside it."""
    one, town = told[i], _recurring(around)
    if town is None or not _is_of_the_story(around, one):
        return None
    own = around.places(*one.hit.sentence)
    free = all(town.id in p.path or p.id in town.path for p in own if p.level != "country")
    return town if free and not _is_background(around, one) and _is_scene(told, i, town) else None


@lru_cache(maxsize=1)
def _recurring(around: Around) -> PlaceMention | None:
    """The town that a passage names often, and hardly any place elsewhere; kept while the passage's events ask for it."""
    passage, filed = around.scan.passage, around.scanned.dateline.place
    fine = [_town_of(around, p) for p in around.places(passage.start, passage.end) if p.level != "country"]
    cities = [c for p in fine if p.level in ("city", "site") and (c := at_level(around.scanned, p, "city"))]
    towns = Counter(c.id for c in cities)
    if filed is not None and filed.id in towns:
        towns[filed.id] += 1
    id_, many = (towns.most_common(1) or [("", 0)])[0]
    if many < _OFTEN:
        return None
    town = next(c for c in cities if c.id == id_)
    elsewhere = sum(town.id not in p.path and p.id not in town.path for p in fine)
    return town if elsewhere * 3 <= many * 2 else None


def _is_yet_unknown(place: PlaceMention, sentence: Range) -> bool:
    """Whether `place` is unlisted, told behind `sentence`, and may lie in any city of its country."""
    return is_unlisted(place) and len(place.path) == _IN_COUNTRY and place.start >= sentence[0]


def _is_background(around: Around, one: Told) -> bool:
    """Whether an arrest or release is only told of a person named: "…, who was arrested", of another time and place than the story's."""
    led = around.text[max(one.hit.sentence[0], one.hit.trigger[0] - 24) : one.hit.trigger[0]]
    return one.hit.type.startswith(("arrest", "release")) and patterns().who_was.search(led) is not None


def _is_scene(told: list[Told], i: int, city: PlaceMention) -> bool:
    """Whether `city` may be where `told[i]` happened: not where all that is told there is a trial, a speech or of another day."""
    one = told[i]
    there = [t for t in told if t is not one and t.places and not t.where_rule and any(city.id in p.path for p in t.places)]
    tried = one.hit.type.startswith(TRIED)
    return not there or any((tried or not t.hit.type.startswith(TRIED)) and (may_be_one_day(t, one) or not kin(t, one)) for t in there)


def _town_of(around: Around, place: PlaceMention) -> PlaceMention:
    """`place`, or the town that an unlisted quarter lies in."""
    holder = around.scanned.gazetteer.place(place.path[-2]) if is_unlisted(place) and len(place.path) > _IN_COUNTRY else None
    return known_as(around.scanned, place.path[-2], place) if holder is not None and holder.level == "city" else place


def _of_care(around: Around, one: Told) -> PlaceMention | None:
    """The city of the hospitals that a short Persian passage tells the wounded and dead in, where it names no other place."""
    if around.scan.language != "fa" or one.hit.measure not in BODILY:
        return None
    return _only_city(around, one.hit.sentence, care=True)


def _only_city(around: Around, sentence: Range, *, care: bool = False) -> PlaceMention | None:
    """The one city that all finer places of a short passage lie in, told no later than `sentence`; places of care only if `care`."""
    filed = around.scanned.dateline.place
    named = [
        p
        for p in (*([filed] if filed and not is_abroad(around) else []), *around.scan.places)
        if p.role in ("", "dateline")
        and not around.is_origin(p)
        and not around.is_away(p)
        and (care or not around.is_of_care(p))
        and not _is_yet_unknown(p, sentence)
    ]
    fine = [c for p in named if p.level in ("city", "site") and (c := at_level(around.scanned, _town_of(around, p), "city"))]
    tagged = any(around.text[c.start - 1 : c.start] == "#" for c in fine)  # «… خبری نیست. #خاش»
    if not fine or len({c.id for c in fine}) > 1 or (min(c.start for c in fine) > sentence[1] and not tagged):
        return None
    return fine[0] if all(p.id in fine[0].path or fine[0].id in p.path for p in named) else None
