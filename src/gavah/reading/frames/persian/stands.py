"""Whether an event word of a Persian sentence tells of something that happened to somebody, and not of talk, law, a figure of speech or a thing."""

from gavah.model import BEFALLEN
from gavah.reading.frames.persian.brought import is_effect
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.counts import counted_in, head_end
from gavah.reading.frames.persian.lexicon import cues, given_names, holds, noun_phrases, person_at, words
from gavah.reading.frames.persian.parties import (
    affected_of,
    counts_object,
    object_clitic,
    object_noun,
)
from gavah.reading.frames.persian.penalties import of_own_penalty
from gavah.reading.frames.persian.scopes import scope_of
from gavah.reading.frames.persian.subjects import is_name, may_be_name
from gavah.reading.frames.persian.surroundings import by_accident
from gavah.reading.frames.persian.triggers import Trigger

_BY_SOMEBODY = frozenset({"killing", "injuring"})
"""Deaths and wounds count where somebody dealt them."""
_SPOKEN_BEHIND = 3  # words behind a verb in which spoken words say where to
_CALLED = frozenset({"arrested", "charged"})
"""Whom the authorities take they often only call something: «دستگیری «سرکرده اغتشاشات»»."""
_BODILY = frozenset({"dead", "injured", "persons"})
_BROUGHT = frozenset({"رساندن", "بردن", "آوردن"})
_ONE_OF_THEM = frozenset({"یکی", "همه", "همگی", "دو", "دوی"})
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
_CAUSE_BEHIND = 9  # words behind «مرگ» that may name its cause
_OF_NATURE = frozenset({"مرگ", "درگذشت", "فوت"})
_NATURAL = frozenset({"فوت", "درگذشت", "درگذشته", "مرد", "مرده", "مرحوم"})
_BLAMING = frozenset({"شدیدا", "قویا", "به", "شدت", "صریحا", "قاطعانه", "نیز", "هم"})


def stands(context: Context, trigger: Trigger) -> bool:
    """Whether the words the row asks for are there and those that turn it off are not."""
    row = trigger.row
    if row.tenses and trigger.verb and trigger.verb.tense not in row.tenses:
        return False
    if row.type in _BY_SOMEBODY and (by_accident(context) or _passed_away(context, trigger)):
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


def _passed_away(context: Context, trigger: Trigger) -> bool:
    """«پدرش فوت شده و با مادرش زندگی می‌کرد»: the parent of somebody, dead before and of nothing that is told."""
    if trigger.form != "verb" and context.texts[trigger.first] in _OF_NATURE:  # «به دلیل مرگ پدرش»
        behind = context.texts[trigger.last : trigger.last + _CAUSE_BEHIND]
        late = any(behind[: len(p)] == p for p in noun_phrases("anaphora", "late"))
        return late and not (trigger.row.needs and holds(behind, trigger.row.needs))
    natural = context.texts[trigger.first] in _NATURAL or context.texts[trigger.first : trigger.first + 2] == ("از", "دنیا")
    of_that = natural and trigger.row.needs and holds(context.clause_texts(context.clause(trigger)), trigger.row.needs)
    return natural and not of_that and any(context.texts[trigger.first - len(p) : trigger.first] == p for p in noun_phrases("anaphora", "late"))


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


def is_given(context: Context, trigger: Trigger) -> bool:
    """Whether the one it befalls stands after the row's preposition: «از او خبری نیست», not «خبری نیست»."""
    found = affected_of(context, trigger, scope_of(context, trigger))
    return trigger.form != "verb" or (found is not None and not found.empty)


def befalls_a_person(context: Context, trigger: Trigger) -> bool:
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


def befalls_a_thing(context: Context, trigger: Trigger) -> bool:
    """Whether what dies or is robbed is no person: «کسب‌وکار ما را کشت», «هزار ستاره کشته می‌شود», «خودروی آنها ربوده شد»."""
    if trigger.row.measure not in BEFALLEN or trigger.form not in ("verb", "nominal"):
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


def of_the_speaker(context: Context, trigger: Trigger) -> bool:
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


def tells(context: Context, trigger: Trigger) -> bool:
    """Whether an event noun tells of an occurrence: somebody is named after it, or the row needs nobody."""
    if trigger.row.alone or is_effect(context, trigger):
        return True
    found = affected_of(context, trigger, [])
    if found is None or found.empty:
        return False
    texts = context.texts
    if any(first == found.first for first, _, _ in context.numbers):
        open_noun = trigger.row.measure in BEFALLEN
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


def in_general(context: Context, trigger: Trigger) -> bool:
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
