"""Persian sentences to frames: event words, their verbs, and the arguments of each (DESIGN.md, "Reading", step 4)."""

import itertools
from collections.abc import Callable
from functools import partial

import msgspec

from gavah.model import NumberMention, PlaceMention
from gavah.model.vocabulary import ClaimKind
from gavah.reading.frames.frame import FrameHit, Scan, Sentence
from gavah.reading.frames.persian.again import same_again
from gavah.reading.frames.persian.ahead import coming
from gavah.reading.frames.persian.alike import alike
from gavah.reading.frames.persian.apart import of_being, of_heading, of_main_clause, of_the_rest
from gavah.reading.frames.persian.compared import compared, figure
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.counts import Counted, added, around, counted_in, head_end, nobody, of_owners
from gavah.reading.frames.persian.crowds import crowds, is_crowd
from gavah.reading.frames.persian.everyone import every_of, noted, of_all
from gavah.reading.frames.persian.gathered import by_gathering
from gavah.reading.frames.persian.items import items
from gavah.reading.frames.persian.joined import accompanied, both_of, joined_persons, joined_units, one_name, pair_of, with_pronoun, with_singles
from gavah.reading.frames.persian.lexicon import Row, cues, given_names, holds, listed_ellipses, person_at, refinements, words
from gavah.reading.frames.persian.listed_names import named_behind, summed_behind
from gavah.reading.frames.persian.lists import heading_of, line_of, told_line
from gavah.reading.frames.persian.many_sites import many_sites, of_sites
from gavah.reading.frames.persian.membership import member_of
from gavah.reading.frames.persian.merging import settled
from gavah.reading.frames.persian.more import added_before, by_day
from gavah.reading.frames.persian.parties import (
    Affected,
    affected_of,
    agents_of,
    counts_object,
    groups_of,
    names_in,
    object_clitic,
    object_noun,
    party,
    without_complement,
)
from gavah.reading.frames.persian.penalties import of_own_penalty
from gavah.reading.frames.persian.rivals import with_rivals
from gavah.reading.frames.persian.roundabout import speaks_of_itself, with_roundabout
from gavah.reading.frames.persian.settings import of_affected, places_of, scope_of, times_among, times_of
from gavah.reading.frames.persian.shares import shares_of, shares_of_topic, with_shares
from gavah.reading.frames.persian.siblings import siblings
from gavah.reading.frames.persian.some import are_some, some_of, unnumbered
from gavah.reading.frames.persian.standing import charged, in_caption, in_slogan, kind_of, modality_of, of_day, polarity_of
from gavah.reading.frames.persian.subjects import is_name, may_be_name
from gavah.reading.frames.persian.surroundings import by_accident, by_surroundings, in_custody, of_agents
from gavah.reading.frames.persian.taken_up import taken_up
from gavah.reading.frames.persian.tallies import (
    change,
    day_words,
    distributed,
    instances,
    is_running,
    is_told,
    labelled,
    listed_by_place,
    no_victims,
    recorded,
    tally,
)
from gavah.reading.frames.persian.teams import size_of_group
from gavah.reading.frames.persian.terms import persons_by_term
from gavah.reading.frames.persian.topics import is_of_hurt_too, topic_of
from gavah.reading.frames.persian.triggers import Trigger
from gavah.reading.frames.persian.videos import videos
from gavah.reading.frames.persian.words import Verb

_BY_SOMEBODY = frozenset({"killing", "injuring"})
"""Deaths and wounds count where somebody dealt them."""

SENTENCE_LIMIT = 2_000  # code points
_SPOKEN_BACK = 2  # sentences that a bare figure may stand behind what it is of
_SPOKEN_BEHIND = 3  # words behind a verb in which spoken words say where to
_FIGURE_BACK = 3  # sentences that «این رقم» may stand behind the count it means
_CROWD_BACK = 3  # sentences that a crowd's size may stand behind its protest
_AGAIN_BACK = 12  # sentences that «دوباره همان جا» may stand behind its protest
_ALIKE_BACK = 6  # sentences that «۳۲ رویداد مشابه», «هفده ویدیوی دیگر» may stand behind what they are like
_PERSONS = frozenset({"dead", "executed", "injured", "arrested", "charged", "sentenced", "missing", "released", "persons"})

_SIZED = _PERSONS | {"participants"}
_THE_SAME = frozenset({"همه", "همگی", "همشون", "همهشان", "همگیشان", "متهمان", "متهمین", "دستگیرشدگان", "بازداشتی", "محکومان", "نامبردگان"})
"""«از بازداشت ۷ نفر خبر داد و گفت متهمان …»: those counted before."""
_CLIENTS = frozenset({"موکلانش", "موکلینش", "موکلان", "موکلین", "موکلانشان"})
"""«وکیل سه متهم گفت موکلانش …»."""
_CALLED = frozenset({"arrested", "charged"})
"""Whom the authorities take they often only call something: «دستگیری «سرکرده اغتشاشات»»."""
_BODILY = frozenset({"dead", "injured", "persons"})

_NAMES = frozenset({"اسامی", "نام", "فهرست", "هویت"})
_REST = frozenset({"باقی", "بقیه", "مابقی", "سایرین", "دیگران"})
_BROUGHT = frozenset({"رساندن", "بردن", "آوردن"})
_THOSE = frozenset({"این", "آن", "هر", "همین", "همان"})
_ONE_OF_THEM = frozenset({"یکی", "همه", "همگی", "دو", "دوی"})
_CASUALTIES = frozenset({"کشته", "زخمی", "مجروح", "تلفات"})

_DEAD_OR_HURT = frozenset({("کشته", "و", "زخمی"), ("کشته", "و", "مجروح"), ("کشته", "یا", "زخمی"), ("کشته", "یا", "مجروح")})
"""«۲۹ نفر کشته و زخمی شدند»: one number for both."""
_MANNER = frozenset({"شبانه", "وحشیانه", "مخفیانه"})
_MANNERS = frozenset(
    {
        ("کتک", "زنان"),
        ("با", "خود"),
        ("به", "زور"),
        ("کشان", "کشان"),
        ("با", "کتک"),
        ("دست", "بسته"),
        ("چشم", "بسته"),
        ("با", "دستبند"),
        ("با", "خشونت"),
    }
)
_BLAMING = frozenset({"شدیدا", "قویا", "به", "شدت", "صریحا", "قاطعانه", "نیز", "هم"})
_AT_THEIR_SITE = frozenset({"persons", "executed"})
"""Pupils are poisoned, prisoners hanged, at the school or prison they are named by."""


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
        return [told_line(_hit(*heading, line[1]), line, sentence)] if heading is not None else []

    def read(before: Sentence) -> list[FrameHit]:
        return _told(Context(before, scan))

    hits = (
        _told(context)
        or _shared_topic(context, sentence, scan)
        or figure(context, lambda: _counted_before(sentence, scan))
        or shares_of(context, sentence, scan, read)
        or added_before(context, sentence, scan, read)
    )
    hits = with_rivals(context, hits, lambda: _topic(context), lambda: _spoken_of(sentence, scan))
    hits = by_day(context, hits)
    hits = siblings(context, crowds(context, hits, lambda: _crowd_before(sentence, scan, _CROWD_BACK)))
    hits = same_again(context, hits, lambda: _crowd_before(sentence, scan, _AGAIN_BACK))
    hits = videos(context, items(context, hits), lambda: _last_told(sentence, scan, lambda h: h.measure == "videos", deep=True))
    hits = alike(context, hits, lambda: _last_told(sentence, scan, lambda h: bool(h.number and h.measure)))
    return taken_up(hits, sentence, scan, read)


def _topic(context: Context) -> FrameHit | None:
    """What the sentence speaks of without counting it."""
    trigger = topic_of(context)
    if trigger is None:
        return None
    hit = _hit(context, trigger, None)
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
        counts = [h for h in _told(context) if h.number and h.measure in _PERSONS and h.kind != "statement"]
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


def _counted_before(sentence: Sentence, scan: Scan) -> FrameHit | None:
    """What the nearest of the sentences before counted last."""
    for before in scan.before(sentence, _FIGURE_BACK):
        counts = [h for h in _told(Context(before, scan)) if h.number and h.measure and h.kind != "statement"]
        if counts:
            return counts[-1]
    return None


def _last_told(sentence: Sentence, scan: Scan, fits: Callable[[FrameHit], bool], *, deep: bool = False) -> FrameHit | None:
    """The last fitting event of the sentences before; `deep`: films are looked for among those that no event word tells."""
    for before in scan.before(sentence, _ALIKE_BACK):
        context = Context(before, scan)
        told = videos(context, [], lambda: None) if deep else [h for h in _told(context) if h.kind != "statement"]
        if found := next((h for h in reversed(told) if fits(h)), None):
            return found
    return None


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
    if not _stands(context, trigger) or told or _of_the_speaker(context, trigger):
        return []
    mute = trigger.row.kind == "statement" and not trigger.row.measure and not trigger.row.negated
    if mute and trigger.verb and trigger.verb.negated:
        return []  # «تکذیب نکرد» says nothing of its own
    changed = change(context, trigger)
    if changed:
        return [
            msgspec.structs.replace(
                _hit(context, trigger, changed), kind="statement", derived=True, singular=None, affected=(), rule="compared", note=""
            )
        ]
    counted = tally(context, trigger)
    counted = (summed_behind(context, trigger) or counted) if counted else None
    if counted:
        hit = _hit(context, trigger, counted)
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
            for hit in [_part(context, trigger, *item)]
        ]
    if trigger.form in ("person", "adjective"):
        return _of_person_noun(context, trigger)
    cases = instances(context, trigger) if trigger.row.measure else None
    if cases:
        return [_of_cases(context, trigger, cases)]
    if trigger.form == "nominal" and holds(context.texts[max(0, trigger.first - 2) : trigger.first], cues("total", "remembered")):
        return []  # «سالگرد اعدام چهار زندانی»
    if trigger.form == "nominal" and (headline := _of_headline(context, trigger)):
        return [headline]
    if (crowd := by_gathering(context, trigger)) is not None:
        return [_hit(context, crowd, None)]
    if trigger.form == "nominal" and (not _tells(context, trigger) or _in_general(context, trigger)):
        return []
    if trigger.form == "nominal" and _of_those_before(context, trigger):
        return []
    if trigger.row.counts in ("given", "target", "aimed") and not _is_given(context, trigger):
        return []
    if (trigger.row.human and not _befalls_a_person(context, trigger)) or _befalls_a_thing(context, trigger):
        return []
    if trigger.form == "verb" and context.texts[trigger.first] in _CASUALTIES and are_some(context, trigger):
        hit = unnumbered(_hit(context, trigger, None))
        both = {"زخمی", "مجروح"} & set(context.texts[trigger.first + 1 : trigger.last])  # «شماری کشته و زخمی شدند»
        return [hit, msgspec.structs.replace(hit, measure="injured")] if both else [hit]
    parts = distributed(context, trigger, scope_of(context, trigger))
    if trigger.row.counted and not parts:
        hit = _hit(context, trigger, None)
        return [hit] if hit.number and hit.number.low > 1 else []
    return _parts_told(context, trigger, parts) if parts else [_hit(context, trigger, None)]


def _of_those_before(context: Context, trigger: Trigger) -> bool:
    """Whether an event noun is of so many told of before: «مرگ آن سه نفر دیگر را خودکشی اعلام کردند»."""
    first = trigger.last
    starts = {start for start, _, n in context.numbers if n.kind == "count"}
    return context.texts[first : first + 1] in (("این",), ("آن",)) and first + 1 in starts and trigger.row.measure in _PERSONS


def _parts_told(context: Context, trigger: Trigger, parts: list[tuple[Counted, list[int]]]) -> list[FrameHit]:
    """One hit for each part told apart by place or day, with the day of its own words."""
    hits = [_part(context, trigger, *part) for part in parts]
    days = day_words(context, trigger, [counted for counted, _ in parts])
    own = [times_among(context, trigger, words_) for words_ in days]
    return [msgspec.structs.replace(hit, times=times) if times else hit for hit, times in zip(hits, own, strict=True)]


def _stands(context: Context, trigger: Trigger) -> bool:
    """Whether the words the row asks for are there and those that turn it off are not."""
    row = trigger.row
    if row.tenses and trigger.verb and trigger.verb.tense not in row.tenses:
        return False
    if row.type in _BY_SOMEBODY and by_accident(context):
        return False
    if row.type.startswith("sentence") and trigger.verb and trigger.verb.infinitive == "بودن" and trigger.verb.tense == "past":
        return False  # «شش تن به قصاص محکوم بودند»: what those told of had been sentenced to before
    if trigger.verb and trigger.verb.tense == "present" and holds(context.texts, cues("generic", "any")):
        return False  # «هر سال صدها نفر اعدام می‌شوند»
    if row.negated and not (trigger.verb and trigger.verb.negated):
        return False
    if row.objects and object_noun(context, trigger) is None:
        return False
    if row.type.startswith("sentence") and _condemns(context, trigger):
        return False
    texts = context.clause_texts(context.clause(trigger))
    if row.listed and not holds(_free(context, trigger), row.listed):
        return False
    sought = context.near if row.near else context.texts if row.whole or (row.wide and trigger.form != "verb") else texts
    if row.needs and not holds(sought, row.needs):
        return False
    if row.context and not context.speaks_of(row.context):
        return False
    if (row.also and not holds(texts, row.also)) or (row.bare and not _stands_bare(context, trigger)):
        return False
    if row.near and holds(context.texts[trigger.last : trigger.last + _SPOKEN_BEHIND], row.unless):
        return False  # «بردنش | بیمارستان»
    own = of_own_penalty(context, trigger, list(context.clause(trigger).words))
    return not holds(tuple(context.texts[at] for at in own), row.unless)


def _condemns(context: Context, trigger: Trigger) -> bool:
    """«انتقال هم‌بندی خود به زندان قزلحصار را محکوم کردند»: «محکوم» right behind «را» blames; a court says to what."""
    at = trigger.first - 1
    while at > 0 and context.texts[at] in _BLAMING:
        at -= 1
    verb = trigger.verb
    return bool(
        verb
        and verb.infinitive in ("کردن", "نمودن")
        and context.texts[trigger.first] == "محکوم"
        and at >= 0
        and context.texts[at] in words("function", "object_marks")
    )


def _free(context: Context, trigger: Trigger) -> tuple[str, ...]:
    """The words that may be the subject or object of a verb, and those inside or after a noun: no preposition governs them."""
    if trigger.form != "verb":
        end = next((at for at in range(trigger.last, len(context.texts)) if not context.texts[at][0].isalnum()), len(context.texts))
        return context.texts[trigger.first : end]
    return tuple(context.texts[at] for at in context.clause(trigger).words if at < trigger.first and at not in context.governors)


def _stands_bare(context: Context, trigger: Trigger) -> bool:
    """Whether a simple verb of several stands alone: «را», a time or a place right before it, no noun of a compound."""
    before = trigger.first - 1
    settings = {at for first, last, _ in [*context.times, *context.places] for at in range(first, last)}
    while before > 0 and before in context.governors and before not in settings:
        before -= 1  # «پنج تا جوون رو | نزدیک بازار | گرفتن»
    while before > 1 and (context.texts[before] in _MANNER or context.texts[before - 1 : before + 1] in _MANNERS):
        before -= 1 if context.texts[before] in _MANNER else 2  # «پدرم را کتک زنان بردند»
    if before > 0 and context.texts[before] in ("هم", "نیز") and context.texts[before - 1] in words("function", "object_marks"):
        before -= 1  # «هفت نفر دیگر را هم گرفتند»
    too = before > 0 and context.texts[before] == "هم" and context.texts[before - 1] in words("persons", "classifiers")  # «۲۰ نفرم گرفتن»
    if trigger.verb and object_clitic(context, trigger) == context.texts[trigger.verb.last - 1]:
        return trigger.verb.plural and not trigger.verb.negated  # «بردندش»
    marked = too or (before >= 0 and (context.texts[before] in words("function", "object_marks") or before in settings))
    several = trigger.verb is not None and (trigger.verb.plural or _by_a_force(context, trigger))
    none = holds(context.clause_texts(context.clause(trigger)), cues("total", "none"))  # «هیچ کدوم از بچه‌ها رو نگرفتن»
    return bool(marked and several and trigger.verb and (not trigger.verb.negated or none))


def _by_a_force(context: Context, trigger: Trigger) -> bool:
    """«پلیس ۱۶ نفر را گرفت»: a force takes as one."""
    return bool(
        {"پلیس", "سپاه", "یگان", "بسیج", "گارد", "ارتش", "داعش", "طالبان", "شهربانی", "ساواک", "ژاندارمری"}
        & set(context.clause_texts(context.clause(trigger))[:4])
    )


def _is_given(context: Context, trigger: Trigger) -> bool:
    """Whether the one it befalls stands after the row's preposition: «از او خبری نیست», not «خبری نیست»."""
    found = affected_of(context, trigger, scope_of(context, trigger))
    return trigger.form != "verb" or (found is not None and not found.empty)


def _befalls_a_person(context: Context, trigger: Trigger) -> bool:
    """Whether the counted argument is somebody: a person noun, a pronoun, a count, two words of a name."""
    found = affected_of(context, trigger, scope_of(context, trigger))
    if found is None or found.empty:
        elided = trigger.row.near and trigger.row.measure == "dead" and not (trigger.verb and trigger.verb.plural)  # «… تمام کرد»
        return found is not None and trigger.form == "verb" and (elided or _of_a_crowd(context, trigger) or bool(object_clitic(context, trigger)))
    run = list(range(found.first, found.last))
    heads = {context.texts[at] for at in run[:2]}
    if heads & words("things", "goods") or {context.texts[found.first], context.texts[found.first].removesuffix("ی")} & words("things", "any"):
        return False  # «رویای جوانان»
    counted = any(first in run and n.kind == "count" for first, _, n in context.numbers)
    known = context.texts[found.first] in given_names()  # «علیرضا را روز دهم گرفتند»
    named = (not trigger.row.bare and may_be_name(context, run)) or known
    somebody = any(person_at(context.texts, at) or context.texts[at] in words("anaphora", "possessed") | _ONE_OF_THEM for at in run)
    return counted or found.anaphor or somebody or named


def _of_a_crowd(context: Context, trigger: Trigger) -> bool:
    """«جلوی استانداری جمع شدیم», «گرد هم بیایید», «از خانواده‌ها می‌خواهیم … جمع شوند»: who gathers is who speaks or is spoken to."""
    if trigger.row.measure != "participants" or trigger.verb is None:
        return False
    ends = context.texts[trigger.last - 1]
    asked = trigger.verb.tense == "subjunctive" and any(person_at(context.texts, at) for at in range(trigger.first))
    return ends.endswith(("یم", "ید")) or (asked and "از" in context.texts[: trigger.first])


def _befalls_a_thing(context: Context, trigger: Trigger) -> bool:
    """Whether what dies or is robbed is no person: «کسب‌وکار ما را کشت», «هزار ستاره کشته می‌شود», «خودروی آنها ربوده شد»."""
    if trigger.row.measure not in _PERSONS or trigger.form not in ("verb", "nominal"):
        return False
    scope = scope_of(context, trigger)
    found = affected_of(context, trigger, scope)
    run = [] if found is None or found.empty else list(range(found.first, found.last))
    counted = [last for first, last, n in context.numbers if n.kind == "count" and first in scope and first not in context.governors]
    if trigger.row.measure not in _BODILY:
        return bool(run) and context.texts[run[0]] in words("things", "goods")
    if _beasts(context, run, counted if not run and trigger.form == "verb" else []):
        return True
    if trigger.row.measure == "injured" and trigger.form == "verb" and _are_buildings(context, run, counted):
        return True
    if trigger.row.measure != "dead" or trigger.form != "verb":
        return False
    if run and is_name(context, run):
        return False  # «ستاره تمرینی»
    heads = run[:2] if run else [last for last in counted if last < len(context.texts)]
    things, at_person = words("things", "any"), any(person_at(context.texts, at) for at in run)
    return not at_person and any(context.texts[at] in things for at in heads)


def _are_buildings(context: Context, run: list[int], counted: list[int]) -> bool:
    """«سه کلانتری و یک بانک آسیب دید»: what is damaged, and nobody hurt."""
    heads = [last for last in counted if last < len(context.texts)] or run[:1]
    persons = any(person_at(context.texts, at) for at in (*run, *heads))
    return bool(heads) and not persons and all(head_end(context, at, "sites") > at for at in heads)


def _beasts(context: Context, run: list[int], heads: list[int]) -> bool:
    """Whether a noun phrase is of animals, whoever they belong to: «ده‌ها قاطر کولبران»; «سه رأس گاو»."""
    counts = {at for first, last, n in context.numbers if n.kind == "count" for at in range(first, last)}
    herd = [at for at in run if at not in counts][:1] or heads[:1]
    return any(context.texts[k] in words("things", "animals") for at in herd for k in _head_of(context, at))


def _head_of(context: Context, at: int) -> list[int]:
    """The word itself, or the one behind the unit that it is counted by: «رأس | گاو»."""
    follows = at + 1 < len(context.texts) and context.texts[at] in words("things", "herds")
    return [at + 1] if follows else [at] if at < len(context.texts) else []


def _of_the_speaker(context: Context, trigger: Trigger) -> bool:
    """«می‌کشم» of a slogan, «از گرانی کشته شدیم»: who speaks does it himself, or lives; «۳۰ نفر را گرفتیم» says an official."""
    official = (
        trigger.verb
        and (trigger.verb.plural or trigger.row.context)
        and trigger.verb.tense in ("past", "perfect")
        and trigger.row.measure in ("arrested", "released", "injured")
    )
    if (
        official
        and not object_clitic(context, trigger)
        and any(first in context.clause(trigger).words and n.kind == "count" and n.low > 1 for first, _, n in context.numbers)
    ):
        return False
    if trigger.row.measure == "injured" and trigger.verb and trigger.verb.infinitive in _BROUGHT:
        return False  # «یازده بچه را به درمانگاه رساندیم»
    return bool(trigger.verb and trigger.verb.speaker and (counts_object(trigger) or trigger.row.measure in ("dead", "executed")))


def _of_person_noun(context: Context, trigger: Trigger) -> list[FrameHit]:
    """«۱۲ کشته»: counts only with the number right before it, and not as somebody another event befalls («برای ۷۴ بازداشتی»)."""
    member = member_of(context, trigger)
    if member is not None:
        hit = _hit(context, trigger, None)
        names = one_name(context, member)
        one = context.range(member.first, member.last)
        given = {"number": None, "singular": one, "affected": party(context, member), "victims": names, "victims_complete": bool(names)}
        return [
            msgspec.structs.replace(hit, **given, anaphor=member.anaphor, complete=False, groups=groups_of(context, member), rule="member", note="")
        ]
    governor = context.governors.get(trigger.first)
    if (
        governor is not None
        and context.texts[governor] != "با"
        and context.clause(trigger).verb is not None
        and not is_told(context, trigger, trigger.first)
    ):
        return []
    classed = trigger.first - 1 in context.classifiers or _stands_classed(context, trigger)
    before = trigger.first - 1 if classed else trigger.first  # «سی نفر | بازداشتی داشتیم»
    number = next((n for _, last, n in context.numbers if n.kind == "count" and last in (before, trigger.last)), None)
    number = (
        number
        or summed_behind(context, trigger)
        or _of_described(context, trigger)
        or of_heading(context, trigger)
        or (labelled(context, trigger) if ":" not in context.texts else None)
        or of_being(context, trigger)
        or named_behind(context, trigger)
    )
    if number is None:
        return some_of(context, trigger, _hit(context, trigger, None))
    if _befallen_otherwise(context, trigger):
        return []
    first, last = context.span(number.start, number.end)
    if context.texts[max(0, first - 1)] in _THOSE and first and number.high != 0:
        return []  # «اقرار هر سه اعدامی», «خانواده این دو کشته»: those told of before
    own = Affected(min(first, trigger.first), max(last, trigger.last), number.low != 1, False)
    hit = _hit(context, trigger, number)
    more: dict[str, object] = {}
    if recorded(context, trigger):  # «۴۷ جان‌باخته و ۳۶۰ مجروح در لرستان ثبت کرده‌ایم»: all of the clause's day and place
        whole = list(context.clause(trigger).words)
        more = {"times": hit.times or times_of(context, trigger, whole), "places": hit.places or places_of(context, trigger, whole)}
    return [msgspec.structs.replace(hit, affected=party(context, own), groups=groups_of(context, own), anaphor=False, **more)]


def _stands_classed(context: Context, trigger: Trigger) -> bool:
    """«سی نفر | بازداشتی داشتیم», «دو نفر | کشته، …»: a classifier before the noun, and behind it a verb of being or the end of the item."""
    after = context.verbs.get(trigger.last)
    ends = _ends_item(context, trigger.last) or (after is not None and after.infinitive in _OF_BEING)
    return ends and trigger.first > 0 and context.texts[trigger.first - 1] in words("persons", "classifiers")


def _befallen_otherwise(context: Context, trigger: Trigger) -> bool:
    """Whether the clause tells of those held what else they did or met with: «نه بازداشتی به خانه برگشتند» counts no arrest."""
    verb = context.clause(trigger).verb
    if trigger.row.measure != "arrested" or verb is None or not verb.finite or trigger.first > verb.first:
        return False
    if _NAMES & set(context.texts[max(0, trigger.first - 3) : trigger.first]):
        return False  # «اسامی ۴۸ بازداشتی را منتشر کرد»
    return (
        verb.infinitive not in _OF_BEING
        and not recorded(context, trigger)
        and not holds(context.clause_texts(context.clause(trigger)), cues("total", "told"))
    )


_OF_BEING = frozenset({"بودن", "داشتن", "گذاشتن", "دادن", "رسیدن", "ماندن"})
"""Verbs with which a noun of those held tells that they are: «۹ بازداشتی بر جا گذاشت»."""


def _of_headline(context: Context, trigger: Trigger) -> FrameHit | None:
    """«هفت معلم بازداشت»: a headline without its light verb, the count and its person noun right before the event noun."""
    bare = trigger.verb is None and trigger.row.measure in _PERSONS and " ".join(context.texts[trigger.first : trigger.last]) in listed_ellipses()
    if not bare or not _in_a_list(context, trigger.first) or not _ends_item(context, trigger.last):
        return None
    for first, last, number in context.numbers:
        before = number.kind == "count" and last < trigger.first and first not in context.governors
        if before and head_end(context, last, trigger.row.measure) == trigger.first:
            own = Affected(first, trigger.first, number.low != 1, False)
            return msgspec.structs.replace(_hit(context, trigger, number), affected=party(context, own), anaphor=False, rule="headline")
    return None


def _in_a_list(context: Context, at: int) -> bool:
    """Whether no verb stands in the stretch of word `at`: a headline, or the list behind a colon («حکم صادر شد: شش نفر اخراج، سه نفر تعلیق»)."""
    opened = next((k for k in range(at - 1, -1, -1) if context.texts[k] in (":", "؛")), -1)
    return not any(verb.finite for k, verb in context.verbs.items() if k > opened)


def _of_described(context: Context, trigger: Trigger) -> NumberMention | None:
    """The number of «دو کولبر کشته، …» and «پنج زندانی اعدام‌شده»: a person noun between the count and the word that tells of them."""
    predicate = trigger.verb is None and context.clause(trigger).verb is None and _ends_item(context, trigger.last)
    attribute = trigger.verb is not None and trigger.verb.tense == "participle"
    if not (predicate or attribute):
        return None
    for _, last, number in context.numbers:
        if (
            number.kind == "count"
            and trigger.first - 4 < last < trigger.first
            and head_end(context, last, trigger.row.measure)
            in (
                trigger.first,
                trigger.first - 1,
                trigger.last,
            )
        ):
            return number if head_end(context, last, trigger.row.measure) > last else None
    return None


def _ends_item(context: Context, at: int) -> bool:
    """Whether an item of a note ends at word `at`."""
    return at >= len(context.texts) or context.texts[at] in ("،", "؛", ".", "و", "(", ")", "!", "|")


def _of_cases(context: Context, trigger: Trigger, number: NumberMention) -> FrameHit:
    """«۱۶ اعدام، ۴۱ بازداشت و سه مرگ در بازداشت ثبت کرد»: each noun with its own count, all with the times of the clause."""
    first = context.span(number.start, number.end)[0]
    hit = _hit(context, trigger, number)
    whole = list(context.clause(trigger).words)
    times = hit.times or times_of(context, trigger, whole)
    places = hit.places or places_of(context, trigger, whole)
    kind = hit.kind
    if kind == "event" and number.low > 1 and (recorded(context, trigger) or any(t.granularity != "day" for t in times[:1])):
        kind = "total"
    own = Affected(min(first, trigger.first), max(trigger.last, context.span(number.start, number.end)[1]), number.low != 1, False)
    measure = "events" if trigger.row.measure == "participants" else trigger.row.measure
    return msgspec.structs.replace(
        hit, kind=kind, measure=measure, times=times, places=places, affected=party(context, own), anaphor=False, rule="cases"
    )


def _tells(context: Context, trigger: Trigger) -> bool:
    """Whether an event noun tells of an occurrence: somebody is named after it, or the row needs nobody."""
    if trigger.row.alone:
        return True
    found = affected_of(context, trigger, [])
    if found is None or found.empty:
        return False
    texts = context.texts
    if any(first == found.first for first, _, _ in context.numbers):
        open_noun = trigger.row.measure in _PERSONS
        return bool(counted_in(context, list(range(found.first, found.last)), trigger.row.measure, plural=open_noun, free=True))
    if trigger.row.type == "protest.strike" and context.verbless and context.texts[found.first] in words("things", "workplaces"):
        return True  # «اعتصاب نانوایی ها در بروجرد»
    if trigger.row.measure == "participants" and trigger.first in context.governors:
        return False  # «در تظاهرات مردم» is where something else happened
    run = list(range(found.first, found.last))
    if context.texts[found.first - 1] == "«" and found.first - 1 == trigger.last and trigger.row.measure in _CALLED:
        return not holds(context.texts[max(0, trigger.first - 2) : trigger.first], cues("total", "no_telling"))
    named = trigger.verb is not None or trigger.last - trigger.first >= 3  # «کشته شدن …», «اجرای حکم اعدام …»
    if is_name(context, run) and not holds(context.texts[max(0, trigger.first - 2) : trigger.first], cues("total", "no_telling")):
        return True  # «از بازداشت مینا سهرابی خبر داد»
    return found.anaphor or bool(person_at(texts, found.first)) or (named and found.last - found.first >= 2)


def _in_general(context: Context, trigger: Trigger) -> bool:
    """«در اعتراض به کشتار معترضان», «شب‌های کشتار مردم»: what has gone on is spoken of, and no one event told."""
    if not holds(context.texts[trigger.first : trigger.last], cues("generic", "deeds")):
        return False
    found = affected_of(context, trigger, [])
    run = [] if found is None or found.empty else list(range(found.first, found.last))
    counted = any(first in run for first, _, n in context.numbers if n.kind == "count")
    if counted or is_name(context, run) or (found is not None and not found.plural and any(person_at(context.texts, at) for at in run[:1])):
        return False
    ends = found.last if run and found is not None else trigger.last
    told_of = {first for first, _, _ in (*context.times, *context.places)}
    behind = context.texts[ends : ends + 1] in (("در",),) and ends + 1 in told_of
    return not behind or trigger.first in context.governors


def _part(context: Context, trigger: Trigger, counted: Counted, scope: list[int]) -> FrameHit:
    hit = _hit(context, trigger, counted.number)
    places = places_of(context, trigger, scope)
    own = Affected(counted.first, counted.last, counted.number.low != 1, False)
    return msgspec.structs.replace(hit, places=places or hit.places, kind=trigger.row.kind, affected=party(context, own), rule="distributed")


def _hit(context: Context, trigger: Trigger, given: NumberMention | None) -> FrameHit:
    scope = of_own_penalty(context, trigger, scope_of(context, trigger))
    row, measure = trigger.row, trigger.row.measure
    found = affected_of(context, trigger, scope) if measure and (row.counts != "none" or measure == "hours") else None
    persons = measure in _PERSONS or row.type == "protest.hunger"
    rest = of_the_rest(context, trigger) if found and measure in _PERSONS and trigger.form == "verb" else None
    given = given or rest or (persons_by_term(context, trigger) if found else None)
    counted = None if given or not found else _number(context, trigger, scope, found)
    if counted and found and _is_somebody_else(context, trigger, found, counted):
        counted = None
    if counted and measure in _PERSONS and _several(trigger):
        counted = with_singles(context, counted)
    number = given or (counted.number if counted else None) or (_of_rulings(context, trigger, found) if found else None)
    if measure == "hours":
        found = None
    if counted and found and not found.first <= counted.first < found.last:
        found = Affected(counted.first, counted.last, counted.number.low != 1, False)
    whole = number is None or (number.high == 1 and trigger.verb is not None and trigger.verb.plural)
    if found is not None and measure in _SIZED and whole:
        number = size_of_group(context, trigger, found, scope) or number  # «اعضای یک خانواده پنج‌نفره»
    zero = nobody(context, scope) if number is None and _none_so_far(context, trigger, scope) and measure in _PERSONS else None
    times = times_of(context, trigger, scope)
    places = places_of(context, trigger, scope)
    theirs = of_affected(context, found.first, found.last) if found and not found.empty else ()
    if not places or (measure in _AT_THEIR_SITE and theirs and theirs[0].level == "site" and places[0].id in theirs[0].path):
        places = theirs or places
    names = names_in(context, scope) if found else ()
    zero = zero or _at_most(context, trigger, number)
    if number is not None and found and persons and number.high == 1 and number.rule not in ("member", "none"):
        number = pair_of(context, found) or number  # «یک زوج»
    if number is not None and _is_of_the_rest(context, trigger, number):
        number = None
    number = zero or number or _taken_up(context, trigger, found)
    several = joined_persons(context, trigger, found) if found and number is None and not names and persons else None
    number, names = several or (number, names)
    number = number or (pair_of(context, found) if found and not names and persons else None)
    number = number or (both_of(context, trigger, found) if found and persons else None)
    number = number or (speaks_of_itself(context, trigger, found) if found and persons else None)
    number = number or (every_of(context, trigger, scope) if found and persons and trigger.form == "verb" else None)
    number = number or (accompanied(context, trigger, found, scope) if found and not names and persons else None)
    number = number or (with_pronoun(context, trigger, found) if found and not names and persons else None)
    if number is None and found and found.plural and persons:
        number = of_main_clause(context, trigger) or named_behind(context, trigger)
    if number is None and found and measure in ("sites", "outlets") and trigger.form == "verb":
        number = joined_units(context, measure, [at for at in scope if at < trigger.first])
    number = number or of_owners(context, [at for at in scope if at < trigger.first or trigger.form == "nominal"], measure)
    if (
        measure == "participants"
        and (number is None or _counts_sites(context, number))
        and (towns := many_sites(context, list(context.clause(trigger).words) if row.alone and row.counts == "none" else scope))
    ):
        number, measure = towns, "sites"
    if number is None and row.type in ("attack.site", "display", "poisoning") and measure in (None, "sites"):
        number = many_sites(context, list(context.clause(trigger).words), inside=True)
        measure = "sites" if number is not None else measure
    if measure == "dead" and context.texts[trigger.first : trigger.first + 3] in _DEAD_OR_HURT:
        measure = "dead|injured"
    modality = of_day(context, trigger, modality_of(context, trigger), times)
    times = coming(context, times, modality)
    one = _single(context, trigger, found) if number is None and len(names) < 2 else None
    listed = bool(names) and (number is None or number.low == number.high == len(names))  # a name amid other words is no list, and proves nothing
    names = names or (one_name(context, found) if found and one and measure in _PERSONS else ())
    everyone = of_all(context, trigger, scope) if number is None and found and measure in _PERSONS and trigger.form == "verb" and not zero else ""
    hit = FrameHit(
        type=_abroad(places, _refined(context, trigger, row, found)),
        trigger=context.range(trigger.first, trigger.last),
        sentence=(context.sentence.start, context.sentence.end),
        kind=kind_of(context, trigger, number, times, places),
        measure=measure,
        number=number,
        singular=one,
        complete=bool(number and number.complete),
        affected=party(context, found) if found else (),
        agent=agents_of(context, trigger, scope, found),
        times=times,
        places=places,
        groups=groups_of(context, found),
        victims=names,
        victims_complete=listed,
        polarity="affirmed" if zero else polarity_of(context, trigger),
        modality=modality,
        anaphor=bool(found and found.anaphor and measure in _PERSONS and not zero),
        rule=trigger.form,
        note=_note(row, trigger.verb, found, number, one, context.texts[found.first : found.first + 2] if found else ()),
    )
    return noted(hit, everyone)


def _counts_sites(context: Context, number: NumberMention) -> bool:
    """Whether what seems to count a crowd counts the works or towns that it is of: «۸ پالایشگاه در اعتصاب‌اند»."""
    return of_sites(context, context.span(number.start, number.end)[1])


def _abroad(places: tuple[PlaceMention, ...], kind: str) -> str:
    """A demonstration told of places outside Iran only is a rally abroad."""
    away = bool(places) and all(p.path and p.path[0].upper() != "IR" for p in places)
    return "rally-abroad" if kind == "protest.demo" and away else kind


def _note(
    row: Row, verb: Verb | None, found: Affected | None, number: NumberMention | None, one: tuple[int, int] | None, heads: tuple[str, ...]
) -> str:
    """ "plural" for several of unknown number, "one" for a single participant."""
    if found is None or number or one:
        return ""
    if row.measure == "participants":
        shops = bool(set(heads) & words("things", "workplaces"))
        held = bool(verb and verb.infinitive in ("شدن", "گرفتن", "گردیدن", "یافتن"))
        return "" if found.plural or (found.empty and held) or verb is None or shops else "one"
    return "plural" if found.plural else ""


def _number(context: Context, trigger: Trigger, scope: list[int], found: Affected) -> Counted | None:
    plural = bool(trigger.verb and trigger.verb.plural)
    if trigger.row.measure == "hours":
        return _hours(context, trigger, scope)
    if trigger.form == "nominal" or trigger.row.given or trigger.row.counts in ("inside", "owner", "aimed"):
        indices = list(range(found.first, found.last))
        open_noun = trigger.form == "nominal" and trigger.row.measure in _PERSONS
        items = counted_in(context, indices, trigger.row.measure, plural=plural or open_noun, free=True)[:1]
        if items and trigger.form == "nominal" and open_noun and context.texts[found.last : found.last + 1] == ("و",):
            return _with_the_next(context, trigger, found, items[0])
    elif counts_object(trigger) and not found.empty:
        known = trigger.row.measure in _PERSONS and "را" in context.texts[found.last : found.last + 2]  # «سه بازرگان را ربود»
        own = without_complement(context, list(range(found.first, found.last)))
        items = counted_in(context, own, trigger.row.measure, plural=plural or known, free=True)
    else:
        items = counted_in(
            context, [at for at in scope if at < trigger.first], trigger.row.measure, plural=plural, free=trigger.row.measure == "sites"
        )
    if not items and not found.empty and trigger.form == "verb":
        shared = context.clause_of[found.first].words if found.first in context.clause_of else []
        items = counted_in(context, list(range(found.first, found.last)), trigger.row.measure, plural=plural, free=True)
        if items and found.first not in scope:
            return around(context, items[-1], counted_in(context, shared, trigger.row.measure, plural=plural))
    items = [item for item in items if not _elsewhere(context, trigger, found, item)]
    items = [item for item in items if not _of_another(context, trigger, item, ("nominal",) if item is items[-1] else ("nominal", "person"))]
    return added(context, items)


def _with_the_next(context: Context, trigger: Trigger, found: Affected, own: Counted) -> Counted:
    """«بازداشت دو زن | و یک نوجوان»: both, where the words behind «و» count persons and nothing else."""
    end = min(len(context.texts), found.last + 4)
    behind = counted_in(context, list(range(found.last + 1, end)), trigger.row.measure, plural=False, free=True)
    if not behind or behind[0].first != found.last + 1 or not person_at(context.texts, behind[0].last - 1):
        return own
    told = any(t.first < behind[0].last + 2 and t.first > found.last for t in context.triggers)
    return own if told else around(context, own, [own, behind[0]])


def _is_somebody_else(context: Context, trigger: Trigger, found: Affected, counted: Counted) -> bool:
    """«او پس از نجات یک جوان … جان باخت», «به گفته یک شاهد، مینا تمرینی …»: one counted beside the one named, whom the verb is of."""
    one = trigger.form == "verb" and trigger.verb is not None and not trigger.verb.plural and not counts_object(trigger)
    if not one or found.empty or found.plural or counted.number.high != 1 or found.first <= counted.first < found.last:
        return False
    return found.anaphor or is_name(context, list(range(found.first, found.last)))


def _of_rulings(context: Context, trigger: Trigger, found: Affected) -> NumberMention | None:
    """The number of «دو حکم اعدام اجرا شد»."""
    if not trigger.row.of or found.empty or trigger.row.measure not in _PERSONS:
        return None
    rulings = {phrase[0] for phrase in trigger.row.of}
    return next((n for first, last, n in context.numbers if first == found.first and context.texts[last] in rulings), None)


def _several(trigger: Trigger) -> bool:
    """Whether the verb lets more than one be counted: plural, or told of its object."""
    return trigger.form != "verb" or counts_object(trigger) or bool(trigger.verb and trigger.verb.plural)


def _of_another(context: Context, trigger: Trigger, item: Counted, forms: tuple[str, ...]) -> bool:
    """Whether another event's own word is what the number counts: «۱۲ کشته و ۵ زخمی شدند», «پنج تجمع برگزار شد»; not «سه زخمی بازداشت شدند»."""
    last = context.span(item.number.start, item.number.end)[1]
    heads = {last, last + 1} if context.texts[last : last + 1] and context.texts[last] in words("function", "instances") else {last}
    return any(t.first in heads and t.first != trigger.first and t.form in forms for t in context.triggers)


def _hours(context: Context, trigger: Trigger, scope: list[int]) -> Counted | None:
    """«شش ساعت قطع شد»: how long, in hours."""
    for first, last, number in context.numbers:
        lasts = number.kind == "duration" and "ساعت" in (number.unit, *context.texts[last - 1 : last + 1])
        if lasts and (first in scope or last == trigger.first) and context.texts[max(0, first - 1)] != "ساعت":
            return Counted(number, first, last)
    return None


def _none_so_far(context: Context, trigger: Trigger, scope: list[int]) -> bool:
    """Whether a negated verb tells of what has been: «هیچ‌کس بازداشت نشد», not «هیچ پرستاری بازداشت نمی‌شود»."""
    verb = trigger.verb
    promised = verb is not None and verb.tense in ("present", "future") and verb.infinitive != "بودن"
    return not promised and _negated(context, trigger, scope)


def _negated(context: Context, trigger: Trigger, scope: list[int]) -> bool:
    """«هیچ‌کس کشته نشد», «نه کسی کشته شد»."""
    neither = any(context.texts[at : at + 2] == ("نه", "کسی") for at in scope)
    return bool(trigger.verb and not trigger.row.negated and (trigger.verb.negated or neither))


def _is_of_the_rest(context: Context, trigger: Trigger, number: NumberMention) -> bool:
    """Whether the clause is of those left, and the number of others before: «۴۱ نفر به زندان افتادند و | باقی رها شدند»."""
    if trigger.form != "verb":
        return False
    own = (at for at in context.clause(trigger).words if at < trigger.first and at not in context.governors and context.texts[at] in _REST)
    return any(number.end <= context.words[at].start for at in own)


def _taken_up(context: Context, trigger: Trigger, found: Affected | None) -> NumberMention | None:
    """«حکم شش زندانی اجرا و آنان به دار آویخته شدند»: «آنان» are the persons counted before in the sentence."""
    if not (found and found.plural and not found.empty and trigger.row.measure in _PERSONS):
        return None
    pronoun = found.anaphor and context.texts[found.first] in words("anaphora", "plural_pronouns")
    alone = found.last - found.first == 1 and context.texts[found.first] in _THE_SAME
    if not pronoun and not alone and context.texts[found.first] not in _CLIENTS:
        return None
    before = counted_in(context, list(range(found.first)), trigger.row.measure, plural=False, free=True)
    return before[-1].number if before and before[-1].number.low > 1 else None


def _at_most(context: Context, trigger: Trigger, number: NumberMention | None) -> NumberMention | None:
    """«بیش از سه نفر … کشته نشدند»: at most three, and no more."""
    if number is None or number.rule != "more-than" or not (trigger.verb and trigger.verb.negated):
        return None
    return msgspec.structs.replace(number, low=0, high=number.low - 1, rule="no-more-than", complete=True)


def _elsewhere(context: Context, trigger: Trigger, found: Affected, item: Counted) -> bool:
    """Whether a number of several stands beside a singular subject: «او … با همراهی چند روحانی … ربوده شد»."""
    if trigger.form != "verb" or counts_object(trigger) or item.number.low < 2 or (trigger.verb and trigger.verb.plural):
        return False
    if trigger.elided and item.last <= trigger.first and not found.empty and found.first <= item.first < found.last:
        return False  # «دو نفر با کفالت آزاد و نفر سوم … فرستاده شد»
    inside = found.first <= item.first < found.last
    if item.last == trigger.first - (context.texts[item.last : item.last + 1] == ("»",)):
        return False  # «دو مأمور کشته و یک مأمور زخمی شد»
    if trigger.row.measure in _PERSONS and any(
        context.texts[at] in words("agents", "forces") for at in range(item.first, min(item.last + 1, len(context.texts)))
    ):
        return True  # «دو مامور … تا او کشته شد»
    return (not found.empty and not found.plural and not inside) or (found.empty and context.clause(trigger).parent is not None)


def _single(context: Context, trigger: Trigger, found: Affected | None) -> tuple[int, int] | None:
    """The range of one described victim: a singular subject or object of a verb that counts persons."""
    measure = trigger.row.measure
    hungry = trigger.row.type == "protest.hunger" and found is not None and not found.empty
    if found is None or found.plural or (measure in ("participants", "hours", "events", "videos") and not hungry):
        return None
    if measure in ("sites", "outlets") and not _holds_unit(context, found, measure):
        return None
    if any(t in words("persons", "masses") | words("persons", "anyone") for t in context.texts[found.first : found.last]):
        return None
    return context.range(found.first, found.last)


def _holds_unit(context: Context, found: Affected, measure: str) -> bool:
    """Whether a site or outlet stands in the affected: «بانک», «شعبه ای», «پایگاه خبری»."""
    texts, units = context.texts[found.first : found.last], words(measure, "any")
    pairs = {" ".join(pair) for pair in itertools.pairwise(texts)}
    return bool(pairs & units) or any({t, t.removesuffix("ی")} & units for t in texts)


def _refined(context: Context, trigger: Trigger, row: Row, found: Affected | None) -> str:
    """A killing or an injury by the words of its clause but those of the affected, the first that fits."""
    clause = context.clause(trigger)
    theirs = range(found.first, found.last) if found and not found.empty else range(0)
    forces = words("agents", "forces")
    texts = tuple(
        context.texts[at]
        for c in (clause, *context.earlier(clause), *context.above(clause))
        for at in c.words
        if at not in theirs or context.texts[at] not in forces
    )
    for cue, against, names in refinements():
        if row.type in names and (not cue or holds(texts, cue)) and not holds(texts, against):
            kind = in_custody(context, found, by_surroundings(context, trigger, found, names[row.type]), row.measure)
            return of_agents(context, found, kind, row.measure)
    return row.type
