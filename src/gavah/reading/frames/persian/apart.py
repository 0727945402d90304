"""Persian numbers told apart from whom they count: «شمار معلمانی که بازداشت شدند به ۱۷ نفر رسید», «بازداشت در کرمان: ۱۱ نفر»."""

import itertools

import msgspec

from gavah.model import NumberMention
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.counts import head_end
from gavah.reading.frames.persian.lexicon import cues, holds, words
from gavah.reading.frames.persian.triggers import Trigger

_HEADING = 12
"""Words that a heading has between its event noun and its colon at most."""
_ONES = frozenset({"کسانی", "افرادی", "اشخاصی", "آنهایی", "آنانی", "نفراتی"})
_SAYING = frozenset({"گفتن", "نوشتن"})
_THEIRS = frozenset({"persons", "participants", "arrested", "injured"})
"""What those who speak may tell of themselves."""
_BEING = frozenset({"بودن", "رسیدن", "شدن", "گذشتن", "رساندن", "یافتن"})
"""Verbs with which the main clause tells how many: «… ۱۴ نفر است», «… به ۱۷ نفر رسید»."""


def of_main_clause(context: Context, trigger: Trigger) -> NumberMention | None:
    """The number that the main clause gives of those whom a relative clause tells of: «تعداد کسانی که … بازداشت شدند یازده نفر است»."""
    clause = context.clause(trigger)
    if trigger.form != "verb" or clause.parent is None or not clause.words:
        return None
    main = context.clauses[clause.parent]
    before = [context.texts[at] for at in main.words if at < clause.words[0]]
    if main.verb is not None and main.verb.infinitive == "بودن" and main.words and main.verb.last <= clause.words[0]:
        return _several_before(context, [at for at in main.words if at < main.verb.first])  # «آنها هفت نفر بودند که …»
    if main.verb is not None and main.verb.infinitive in _SAYING and main.verb.plural and (trigger.verb and trigger.verb.plural):
        speakers = [at for at in main.words if at < clause.words[0] and at not in context.governors]
        forces = words("agents", "forces") | words("agents", "speakers")
        if not any(context.texts[at] in forces for at in speakers) and trigger.row.measure in _THEIRS:
            return _several_before(context, speakers)  # «دو دختر گفته‌اند که … مورد تعرض قرار گرفته‌اند»
    if not before or not (holds(tuple(before[-5:]), cues("total", "running")) or before[-1] in _ONES):
        return None
    behind = [at for at in main.words if at > clause.words[-1]]
    if main.verb is None or main.verb.infinitive not in _BEING or main.verb.negated:
        return None
    return next((n for first, last, n in context.numbers if first in behind and _persons(context, first, last, n)), None)


def _persons(context: Context, first: int, last: int, number: NumberMention) -> bool:
    """Whether the number counts persons: with their noun behind it, or alone behind «به»."""
    if number.kind != "count":
        return number.unit in words("persons", "classifiers")
    alone = context.texts[first - 1] == "به" and (last >= len(context.texts) or last in context.verbs)
    return alone or head_end(context, last, "persons") > last or context.texts[last - 1] in words("persons", "classifiers")


def of_heading(context: Context, trigger: Trigger) -> NumberMention | None:
    """The number behind the colon of a heading that names the event: «بازداشت در کرمان: ۱۱ نفر»; only times and places between."""
    if trigger.form not in ("nominal", "person") or not context.verbless:
        return None
    others = {t.first for t in context.triggers} | {first for first, _, n in context.numbers if n.kind == "count"}
    at = trigger.last
    while at < min(trigger.last + _HEADING, len(context.texts)) and at not in others and context.texts[at][0].isalnum():
        at += 1
    field = all(t in ("ها", "های", "شده", "شدگان") for t in context.texts[trigger.last : at])  # «بازداشتی ها: ۱۲ نفر» is a form's
    if at >= len(context.texts) or context.texts[at] != ":":
        return None
    found = next(((last, n) for first, last, n in context.numbers if first == at + 1 and n.kind == "count"), None)
    if found is None:
        return None
    end = head_end(context, found[0], trigger.row.measure)
    end += int(end < len(context.texts) and context.texts[end] in words("function", "instances"))
    if end < len(context.texts) and context.texts[end] == "در":
        return found[1]  # «بازداشت ها: ۶۳ نفر در ۱۴ استان»
    ends = end >= len(context.texts) or not context.texts[end][0].isalnum() or context.texts[end] == "و"
    return found[1] if ends and not field else None


def of_the_rest(context: Context, trigger: Trigger) -> NumberMention | None:
    """The number of «از ۱۳ نفر، همه به جز هشت نفر»: those but the rest."""
    counts = [(first, n) for first, _, n in context.numbers if n.kind == "count" and first < trigger.first]
    if len(counts) > 1 and (left := _all_but(context, counts)):
        return left
    for (_, whole), (first, rest) in itertools.pairwise(counts):
        if (
            whole.low > rest.low
            and _all_of_them(context, trigger, first)
            and context.texts[max(0, counts[0][0] - 2) : counts[0][0]][:1] in (("از",), ())
        ):
            return counts[0][1]
        before = context.texts[max(0, first - 3) : first]
        but = before[-1:] in (("جز",), ("بجز",)) or before[-2:] in (("غیر", "از"), ("به", "جز"))
        known = whole.low == whole.high and rest.low == rest.high and whole.low > rest.low
        near = {*context.texts[max(0, first - 6) : first], *context.texts[first + 1 : first + 5]}
        if but and known and {"همه", "همگی", "بقیه"} & near:
            return msgspec.structs.replace(rest, low=whole.low - rest.low, high=whole.low - rest.low, rule="rest")
    return None


_BUT = (("به", "جز"), ("به", "غیر", "از"), ("غیر", "از"), ("به", "استثنای"), ("بجز",), ("جز",), ("منهای",), ("به", "استثناء"))


def _all_but(context: Context, counts: list[tuple[int, NumberMention]]) -> NumberMention | None:
    """The number of «به جز دو نفر، همه ۳۱ بازداشتی»: who is left out stands first."""
    (first, rest), (second, whole) = counts[:2]
    led = any(context.texts[max(0, first - len(but)) : first] == but for but in _BUT)
    every = {"همه", "همگی", "تمام", "تمامی", "هر", "کل"} & set(context.texts[first:second][-2:])
    known = whole.low == whole.high and rest.low == rest.high and whole.low > rest.low
    return msgspec.structs.replace(whole, low=whole.low - rest.low, high=whole.low - rest.low, rule="rest") if led and every and known else None


def _all_of_them(context: Context, trigger: Trigger, first: int) -> bool:
    """Whether «و بقیه» closes the list of parts: «از ۲۷ نفر، ده نفر با کفالت و بقیه بی قید آزاد شدند»."""
    behind = context.texts[first : trigger.first]
    return any(behind[at : at + 2] in (("و", "بقیه"), ("و", "مابقی"), ("و", "سایرین")) for at in range(len(behind)))


def _several_before(context: Context, before: list[int]) -> NumberMention | None:
    """The last count of several persons among the words `before`."""
    found = [n for first, last, n in context.numbers if first in before and n.low > 1 and _persons(context, first, last, n)]
    return found[-1] if found else None


def of_being(context: Context, trigger: Trigger) -> NumberMention | None:
    """The number of «دستگیرشدگان قم هفت نفر هستند»: what the copula says of those named by an event."""
    clause = context.clause(trigger)
    verb = clause.verb
    if verb is None or verb.infinitive != "بودن" or verb.negated or verb.first < trigger.last:
        return None
    behind = [(first, last, n) for first, last, n in context.numbers if trigger.last <= first < verb.first and first not in context.governors]
    found = behind[-1] if behind else None
    return found[2] if found is not None and _persons(context, *found) and head_end(context, found[1], "persons") == verb.first else None
