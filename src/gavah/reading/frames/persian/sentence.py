"""Persian sentences to frames: event words, their verbs, and the arguments of each (DESIGN.md, "Reading", step 4)."""

from collections.abc import Callable
from functools import partial

import msgspec

from gavah.model import BEFALLEN
from gavah.model.vocabulary import ClaimKind
from gavah.reading.frames.frame import FrameHit, Scan, Sentence
from gavah.reading.frames.persian.again import same_again
from gavah.reading.frames.persian.alike import alike
from gavah.reading.frames.persian.compared import compared, figure
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.counts import Counted
from gavah.reading.frames.persian.crowds import crowds, is_crowd
from gavah.reading.frames.persian.gathered import by_gathering
from gavah.reading.frames.persian.hits import hit_of, part_hit
from gavah.reading.frames.persian.items import items
from gavah.reading.frames.persian.lexicon import cues, holds
from gavah.reading.frames.persian.listed_names import summed_behind
from gavah.reading.frames.persian.lists import heading_of, line_of, told_line
from gavah.reading.frames.persian.merging import settled
from gavah.reading.frames.persian.more import added_before, by_day
from gavah.reading.frames.persian.person_nouns import of_cases, of_headline, of_person_noun
from gavah.reading.frames.persian.ranked import ranked
from gavah.reading.frames.persian.rivals import with_rivals
from gavah.reading.frames.persian.roundabout import with_roundabout
from gavah.reading.frames.persian.scopes import scope_of
from gavah.reading.frames.persian.settings import times_among, times_of
from gavah.reading.frames.persian.shares import shares_of, shares_of_topic, with_shares
from gavah.reading.frames.persian.siblings import siblings
from gavah.reading.frames.persian.some import are_some, unnumbered
from gavah.reading.frames.persian.standing import charged, in_caption, in_slogan
from gavah.reading.frames.persian.stands import befalls_a_person, befalls_a_thing, in_general, is_given, of_the_speaker, stands, tells
from gavah.reading.frames.persian.taken_up import taken_up
from gavah.reading.frames.persian.tallies import (
    change,
    day_words,
    distributed,
    instances,
    is_running,
    listed_by_place,
    no_victims,
    tally,
)
from gavah.reading.frames.persian.topics import is_of_hurt_too, topic_of
from gavah.reading.frames.persian.triggers import Trigger
from gavah.reading.frames.persian.videos import videos

SENTENCE_LIMIT = 2_000  # code points
_SPOKEN_BACK = 2  # sentences that a bare figure may stand behind what it is of
_FIGURE_BACK = 3  # sentences that «این رقم» may stand behind the count it means
_CROWD_BACK = 3  # sentences that a crowd's size may stand behind its protest
_AGAIN_BACK = 12  # sentences that «دوباره همان جا» may stand behind its protest
_ALIKE_BACK = 6  # sentences that «۳۲ رویداد مشابه», «هفده ویدیوی دیگر» may stand behind what they are like
_CASUALTIES = frozenset({"کشته", "زخمی", "مجروح", "تلفات"})


def frames(sentence: Sentence, scan: Scan) -> list[FrameHit]:
    """Every event `sentence` tells of, in the order of its words. Ranges are code points of `scan.text`. Cost linear in the sentence."""
    whole = (sentence.start, sentence.end)
    return [msgspec.structs.replace(hit, sentence=whole) for part in _parts(sentence, scan.text) for hit in _frames(part, scan)]


def _parts(sentence: Sentence, text: str) -> list[Sentence]:
    """The sentence, cut at blanks where it is too long to be one: keeps the cost linear on text without full stops."""
    cuts = [sentence.start]
    while sentence.end - cuts[-1] > SENTENCE_LIMIT:
        blank = text.rfind(" ", cuts[-1] + SENTENCE_LIMIT // 2, cuts[-1] + SENTENCE_LIMIT)
        cuts.append(blank + 1 if blank > cuts[-1] else cuts[-1] + SENTENCE_LIMIT)
    ends = [*cuts[1:], sentence.end]
    return [msgspec.structs.replace(sentence, start=start, end=end) for start, end in zip(cuts, ends, strict=True)]


def _frames(sentence: Sentence, scan: Scan) -> list[FrameHit]:
    context = Context(sentence, scan)
    if (line := line_of(context)) is not None:
        heading = heading_of(sentence, scan)
        return [told_line(hit_of(*heading, line[1]), line, sentence)] if heading is not None else []

    def read(before: Sentence) -> list[FrameHit]:
        return _told(Context(before, scan))

    hits = (
        _told(context)
        or _shared_topic(context, sentence, scan)
        or figure(context, lambda: _last_told(sentence, scan, _is_count, most=_FIGURE_BACK))
        or shares_of(context, sentence, scan, read)
        or added_before(context, sentence, scan, read)
    )
    hits = with_rivals(context, hits, lambda: _topic(context), lambda: _spoken_of(sentence, scan))
    hits = by_day(context, hits)
    hits = ranked(context, hits, lambda: _topic(context) or _last_told(sentence, scan, _is_count, most=_SPOKEN_BACK))
    hits = siblings(context, crowds(context, hits, lambda: _crowd_before(sentence, scan, _CROWD_BACK)))
    hits = same_again(context, hits, lambda: _crowd_before(sentence, scan, _AGAIN_BACK))
    hits = videos(context, items(context, hits), lambda: _last_told(sentence, scan, lambda h: h.measure == "videos", deep=True))
    hits = alike(context, hits, lambda: _last_told(sentence, scan, _is_count))
    return taken_up(hits, sentence, scan, read)


def _topic(context: Context) -> FrameHit | None:
    """What the sentence speaks of without counting it."""
    trigger = topic_of(context)
    if trigger is None:
        return None
    hit = hit_of(context, trigger, None)
    both = hit.measure == "dead" and is_of_hurt_too(context, trigger)
    return msgspec.structs.replace(hit, measure="dead|injured") if both else hit


def _shared_topic(context: Context, sentence: Sentence, scan: Scan) -> list[FrameHit]:
    """The parts behind what the sentence only names: «بازداشت‌ها ادامه داشت؛ در همدان هفت و در نهاوند دو نفر»."""
    lead = _topic(context) if len(context.numbers) > 1 else None
    if lead is None or not (parts := shares_of_topic(context, lead)):
        return []
    whole = next(
        (h for before in scan.before(sentence, 1) for h in reversed(_told(Context(before, scan))) if h.number and h.measure == lead.measure), None
    )
    told = whole is not None and whole.number is not None and sum(p.number.low for p in parts if p.number) <= whole.number.low
    return shares_of_topic(context, whole, lead.trigger) if told and whole is not None else parts


def _spoken_of(sentence: Sentence, scan: Scan) -> FrameHit | None:
    """What the sentences right before counted last, or spoke of as a number."""
    for before in scan.before(sentence, _SPOKEN_BACK):
        context = Context(before, scan)
        counts = [h for h in _told(context) if h.number and h.measure in BEFALLEN and h.kind != "statement"]
        if counts:
            return counts[-1]
        if (topic := _topic(context)) is not None:
            return topic
    return None


def _told(context: Context) -> list[FrameHit]:
    """The events that the sentence tells by its own words."""
    found = [(trigger.row, hit) for trigger in context.triggers for hit in _hits(context, trigger)]
    for trigger in context.roundabout:
        found = with_roundabout(context, trigger, found, partial(_hits, context, trigger))
    return compared(context, with_shares(context, settled(context, found, no_victims(context))))


def _last_told(sentence: Sentence, scan: Scan, fits: Callable[[FrameHit], bool], *, most: int = _ALIKE_BACK, deep: bool = False) -> FrameHit | None:
    """The last fitting event of the (at most so many) sentences before; `deep`: films are looked for among those that no event word tells."""
    for before in scan.before(sentence, most):
        context = Context(before, scan)
        told = videos(context, [], lambda: None) if deep else [h for h in _told(context) if h.kind != "statement"]
        if found := next((h for h in reversed(told) if fits(h)), None):
            return found
    return None


def _is_count(hit: FrameHit) -> bool:
    return bool(hit.number and hit.measure)


def _crowd_before(sentence: Sentence, scan: Scan, most: int) -> FrameHit | None:
    """The protest that the nearest of the `most` sentences before told last; right before, past no sentence that tells of other things."""
    for before in scan.before(sentence, most):
        told = [h for h in _told(Context(before, scan)) if h.kind != "statement"]
        crowd = next((h for h in reversed(told) if is_crowd(h)), None)
        if crowd is not None or (told and most == _CROWD_BACK):
            return crowd
    return None


def _hits(context: Context, trigger: Trigger) -> list[FrameHit]:
    told = charged(context, trigger) or in_caption(context, trigger) or in_slogan(context, trigger)
    if not stands(context, trigger) or told or of_the_speaker(context, trigger):
        return []
    mute = trigger.row.kind == "statement" and not trigger.row.measure and not trigger.row.negated
    if mute and trigger.verb and trigger.verb.negated:
        return []  # «تکذیب نکرد» says nothing of its own
    changed = change(context, trigger)
    if changed:
        return [
            msgspec.structs.replace(
                hit_of(context, trigger, changed), kind="statement", derived=True, singular=None, affected=(), rule="compared", note=""
            )
        ]
    counted = tally(context, trigger)
    counted = (summed_behind(context, trigger) or counted) if counted else None
    if counted:
        hit = hit_of(context, trigger, counted)
        kind: ClaimKind = "total" if is_running(context, trigger) else hit.kind
        times = hit.times or times_of(context, trigger, list(context.clause(trigger).words))
        verb = context.clause(trigger).verb
        open_ = {"modality": "possible"} if verb is not None and verb.tense == "subjunctive" else {}  # «به ده نفر برسد»
        return [msgspec.structs.replace(hit, kind=kind, times=times, rule="tally", **open_)]
    if items := listed_by_place(context, trigger):
        whole = times_of(context, trigger, list(context.clause(trigger).words))
        return [
            msgspec.structs.replace(hit, times=times_among(context, trigger, item[1]) or hit.times or whole)
            for item in items
            for hit in [part_hit(context, trigger, *item)]
        ]
    if trigger.form in ("person", "adjective"):
        return of_person_noun(context, trigger)
    cases = instances(context, trigger) if trigger.row.measure else None
    if cases:
        return [of_cases(context, trigger, cases)]
    if trigger.form == "nominal" and holds(context.texts[max(0, trigger.first - 2) : trigger.first], cues("total", "remembered")):
        return []  # «سالگرد اعدام چهار زندانی»
    if trigger.form == "nominal" and (headline := of_headline(context, trigger)):
        return [headline]
    if (crowd := by_gathering(context, trigger)) is not None:
        return [hit_of(context, crowd, None)]
    if trigger.form == "nominal" and (not tells(context, trigger) or in_general(context, trigger)):
        return []
    if trigger.form == "nominal" and _of_those_before(context, trigger):
        return []
    if trigger.row.counts in ("given", "target", "aimed") and not is_given(context, trigger):
        return []
    if (trigger.row.human and not befalls_a_person(context, trigger)) or befalls_a_thing(context, trigger):
        return []
    if trigger.form == "verb" and context.texts[trigger.first] in _CASUALTIES and are_some(context, trigger):
        hit = unnumbered(hit_of(context, trigger, None))
        both = {"زخمی", "مجروح"} & set(context.texts[trigger.first + 1 : trigger.last])  # «شماری کشته و زخمی شدند»
        return [hit, msgspec.structs.replace(hit, measure="injured")] if both else [hit]
    parts = distributed(context, trigger, scope_of(context, trigger))
    if trigger.row.counted and not parts:
        hit = hit_of(context, trigger, None)
        return [hit] if hit.number and hit.number.low > 1 else []
    return _parts_told(context, trigger, parts) if parts else [hit_of(context, trigger, None)]


def _of_those_before(context: Context, trigger: Trigger) -> bool:
    """Whether an event noun is of so many told of before: «مرگ آن سه نفر دیگر را خودکشی اعلام کردند»."""
    first = trigger.last
    starts = {start for start, _, n in context.numbers if n.kind == "count"}
    return context.texts[first : first + 1] in (("این",), ("آن",)) and first + 1 in starts and trigger.row.measure in BEFALLEN


def _parts_told(context: Context, trigger: Trigger, parts: list[tuple[Counted, list[int]]]) -> list[FrameHit]:
    """One hit for each part told apart by place or day, with the day of its own words."""
    hits = [part_hit(context, trigger, *part) for part in parts]
    days = day_words(context, trigger, [counted for counted, _ in parts])
    own = [times_among(context, trigger, words_) for words_ in days]
    return [msgspec.structs.replace(hit, times=times) if times else hit for hit, times in zip(hits, own, strict=True)]
