"""The place an event takes from the words around it; each step says so by its rule."""

from itertools import islice

from gavah.model import PlaceMention
from gavah.ontology import family_of
from gavah.reading.frames.frame import PART, Sentence
from gavah.reading.inheritance.around import SHORT, Around
from gavah.reading.inheritance.counts import OF_THE_TAKEN, is_multitude, is_of_many, is_of_one, is_registered, may_be_of
from gavah.reading.inheritance.courts import of_court
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
from gavah.reading.inheritance.passage_places import from_a_capital, of_passage, only_town, town_of_landmark
from gavah.reading.inheritance.passing import goes_on, is_attribute, is_earlier, is_old, is_perfect, is_suspicion, main_verb_of
from gavah.reading.inheritance.referred import place_of_counted
from gavah.reading.inheritance.regions import is_foreign, likeliest, region_of
from gavah.reading.inheritance.retold import place_again
from gavah.reading.inheritance.scene import of_scene
from gavah.reading.inheritance.told_places import at_level, is_town_of, told_in
from gavah.reading.lives import is_nationwide
from gavah.reading.patterns import patterns, place_patterns
from gavah.reading.scan import LEAD
from gavah.reading.told import Told

_RUNNING = ("protest.strike", "protest.hunger", "protest.boycott", "internet-cut")  # what goes on where it began
_STATE = ("arrest", "charge", "sentence", "execution")  # what states do at home
_IN_THE_STREET = ("assault-firearms", "killing.extrajudicial", "protest.lethal")
_TAKEN = ("arrest", "abduct", "sentence", "charge")
_ADVERB = 12  # characters behind a verb of saying in which "here" says where
_HELD = 60  # characters behind "held" in which its place stands
_SHORT_NAME = 24  # characters of an agent that is a country and hardly more


def give_place(around: Around, told: list[Told], i: int) -> None:
    """Give `told[i]` the place its own words lack, from the nearest words that may tell it."""
    one = told[i]
    if (found := _country_told(around, one)) and (one.hit.type == "internet-cut" or around.scan.language == "en"):
        one.places, one.where_rule = found
        return
    if one.spread or is_multitude(one) or is_of_many(around, one):
        abroad = place_patterns().around_the_world.search(around.text, *one.hit.sentence) is not None
        one.places, one.where_rule = ((), "") if abroad else region_of(around, one)
        return
    if (known := place_of_counted(around, told, i)) and _taken_there(one, known):
        one.places, one.where_rule = known, "inherited:paragraph"
        return
    if court := of_court(around, told, i):
        one.places, one.where_rule = court, "inherited:paragraph"
        return
    again = _named_again(around, one)
    if again is not None:
        one.places, one.where_rule = (again,), "inherited:paragraph"
        return
    if (state := _of_agent(around, one)) is not None:
        one.places, one.where_rule = (state,), "inherited:sentence"
        return
    if (
        is_sum(one.hit)
        or is_share(one.hit)
        or is_registered(around, one)
        or is_attribute(around, one)
        or (is_apart(one.hit) and not _is_pronouns(around, one))
    ):  # a sum is told of more than the last event's place
        retold = place_again(around, told, i) if not (is_sum(one.hit) or is_share(one.hit)) else ()
        near = retold or _of_counted_before(around, told, i) or of_scene(around, one)
        one.places, one.where_rule = (near, "inherited:lead") if near else region_of(around, one)
        return
    verb = main_verb_of(around, one)
    same = [
        t
        for t in told[max(0, i - LAST) : i + LAST]
        if t is not one
        and t.hit.sentence == one.hit.sentence
        and t.hit.places
        and not is_share(t.hit)
        and _lends(t, one)
        and _taken_there(one, t.places)
        and (verb is None or t.hit.trigger[0] < verb)
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
    if near and all(p.level in ("province", "country") for p in near) and (filed_town := town_of_landmark(around, one)) is not None:
        one.places, one.where_rule = (filed_town,), "inherited:dateline"
        return
    if near:
        one.places, one.where_rule = _as_fine(around, one, lender, near), "inherited:paragraph"
        return
    if around.scan.language == "fa" and one.hit.type.startswith(TRIED):  # courts sit in other towns than what led to them
        head = of_scene(around, one)
        one.places, one.where_rule = (head, "inherited:lead") if head else region_of(around, one)
        return
    if goes_on(around, one) or is_suspicion(around, one):
        running = of_scene(around, one) if one.hit.type.startswith(_RUNNING) else ()
        one.places, one.where_rule = (running, "inherited:lead") if running else region_of(around, one)
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
    one.places, one.where_rule = ((only,), "inherited:passage") if only and _taken_there(one, (only,)) else of_passage(around, told, i)
    if not bare and not one.hit.type.startswith(TRIED) and one.where_rule == "inherited:country" and (town := only_town(around)):
        one.places, one.where_rule = town, "inherited:passage"
    if verb is not None and any(verb <= p.start < one.hit.sentence[1] for p in one.places):
        one.places, one.where_rule = region_of(around, one)
    if one.hit.type in _IN_THE_STREET and any(p.level == "site" and patterns().custody.search(p.name) for p in one.places):
        one.places, one.where_rule = region_of(around, one)  # the family was sent to a place of detention to look for the body
    anywhere = one.where_rule == "inherited:country" or (one.where_rule == "inherited:dateline" and not _spoken_there(around, one))
    if bare and around.scan.language == "en" and anywhere:  # the country spoken of is not where somebody spoke
        one.places, one.where_rule = (), ""


def _of_counted_before(around: Around, told: list[Told], i: int) -> tuple[PlaceMention, ...]:
    """The place of the happening told before in the paragraph, for another count of it: "A medic says five wounded have come in"."""
    here = around.at(told[i].hit.sentence[0])
    if here is None or not is_of_one(around, told[i]):
        return ()
    near, lender = _place_before(around, told[:i], told[i], here)
    if told[i].hit.measure in OF_THE_TAKEN:
        taken = [t for t in told[max(0, i - FEW_EVENTS) : i] if t.hit.measure == "arrested" and t.places and may_be_of(t, told[i])]
        near, lender = (taken[-1].places, taken[-1]) if taken else (near, lender)
    return near if may_be_of(lender, told[i]) and any(p.level != "country" for p in near) else ()


def _spoken_there(around: Around, one: Told) -> bool:
    """Whether words were spoken where the passage was filed: "here", today, or in a town that is no capital: its bureau hears of all."""
    start, end = one.hit.sentence[0], min(one.hit.trigger[1] + _ADVERB, one.hit.sentence[1])
    if patterns().here.search(around.text[start:end].lower()) is not None:
        return True
    return not is_perfect(around, one) and (not from_a_capital(around) or _is_local_and_fresh(around, one))


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
    """Whether the place of `lender` may be that of `one`: a court's is not that of the deed, but of the release on bail; nor is a release's."""
    if lender.hit.type.startswith("release") and not one.hit.type.startswith("release"):
        return False
    if one.hit.measure == "outlets" and lender.hit.type == "internet-cut":
        return False  # a region is cut off, a paper is closed for all
    taken = one.hit.type.startswith(("arrest", "disappear", "abduct")) and family_of(lender.hit.type) == "protest"
    if taken and one.times and lender.times and not may_be_one_day(lender, one) and _is_before_day(one, lender):
        return False  # a sit-in for those who were taken elsewhere before
    return one.hit.type.startswith((*TRIED, "release")) or not lender.hit.type.startswith(TRIED)


def _is_before_day(one: Told, other: Told) -> bool:
    """Whether `one` ended before `other` began, by the days told."""
    last, first = one.times[0].latest, other.times[0].earliest
    return last is not None and first is not None and last < first


def _taken_there(one: Told, places: tuple[PlaceMention, ...]) -> bool:
    """Whether `one` may have happened in `places`: nobody is arrested, charged or sentenced in the prison that another sentence puts him in."""
    custody = patterns().custody
    return not one.hit.type.startswith(_TAKEN) or not all(p.level == "site" and (custody.search(p.words) or custody.search(p.name)) for p in places)


def _told_in_sentence(
    around: Around, earlier: list[Told], sentence: Sentence, one: Told, *, named: bool
) -> tuple[tuple[PlaceMention, ...], Told | None]:
    """The place of the last event of `sentence` that may lend it to `one`, with that event; else (`named`) the place the sentence names."""
    mine = [t for t in earlier[-LAST:] if t.hit.sentence[0] == sentence.start]
    lender = next((t for t in reversed(mine) if is_placed(t) and _lends(t, one) and not _is_before(around, t, one)), None)
    if lender is not None:
        return lender.places, lender
    if any(t.spread for t in mine):
        return (), None  # the towns of some of those told there
    if any(_is_before(around, t, one) for t in mine) or (not mine and _tells_of_before(around, sentence, one)):
        return (), None
    if not named:
        return (), None
    care = one.hit.measure not in BODILY
    return told_in(around, around.places(sentence.start, sentence.end, courts=one.hit.type.startswith(TRIED), care=care)), None


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
    if patterns().more_elsewhere.match(around.text, behind.start):
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
