"""Events told by a noun for those whom they befell: «بازداشت‌شدگان», «کشته‌ها», cases and headlines."""

import msgspec

from gavah.model import BEFALLEN, NumberMention
from gavah.reading.frames.frame import FrameHit
from gavah.reading.frames.persian.apart import of_being, of_heading
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.counts import head_end
from gavah.reading.frames.persian.hits import hit_of
from gavah.reading.frames.persian.joined import one_name
from gavah.reading.frames.persian.lexicon import cues, holds, listed_ellipses, words
from gavah.reading.frames.persian.listed_names import named_behind, summed_behind
from gavah.reading.frames.persian.membership import member_of
from gavah.reading.frames.persian.parties import (
    Affected,
    groups_of,
    party,
)
from gavah.reading.frames.persian.settings import places_of, times_of
from gavah.reading.frames.persian.some import some_of
from gavah.reading.frames.persian.tallies import (
    is_told,
    labelled,
    recorded,
)
from gavah.reading.frames.persian.triggers import Trigger

_NAMES = frozenset({"اسامی", "نام", "فهرست", "هویت"})
_THOSE = frozenset({"این", "آن", "هر", "همین", "همان"})


def of_person_noun(context: Context, trigger: Trigger) -> list[FrameHit]:
    """«۱۲ کشته»: counts only with the number right before it, and not as somebody another event befalls («برای ۷۴ بازداشتی»)."""
    member = member_of(context, trigger)
    if member is not None:
        hit = hit_of(context, trigger, None)
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
        return some_of(context, trigger, hit_of(context, trigger, None))
    if _befallen_otherwise(context, trigger):
        return []
    first, last = context.span(number.start, number.end)
    if context.texts[max(0, first - 1)] in _THOSE and first and number.high != 0:
        return []  # «اقرار هر سه اعدامی», «خانواده این دو کشته»: those told of before
    own = Affected(min(first, trigger.first), max(last, trigger.last), number.low != 1, False)
    hit = hit_of(context, trigger, number)
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


def of_headline(context: Context, trigger: Trigger) -> FrameHit | None:
    """«هفت معلم بازداشت»: a headline without its light verb, the count and its person noun right before the event noun."""
    bare = trigger.verb is None and trigger.row.measure in BEFALLEN and " ".join(context.texts[trigger.first : trigger.last]) in listed_ellipses()
    if not bare or not _in_a_list(context, trigger.first) or not _ends_item(context, trigger.last):
        return None
    for first, last, number in context.numbers:
        before = number.kind == "count" and last < trigger.first and first not in context.governors
        if before and head_end(context, last, trigger.row.measure) == trigger.first:
            own = Affected(first, trigger.first, number.low != 1, False)
            return msgspec.structs.replace(hit_of(context, trigger, number), affected=party(context, own), anaphor=False, rule="headline")
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


def of_cases(context: Context, trigger: Trigger, number: NumberMention) -> FrameHit:
    """«۱۶ اعدام، ۴۱ بازداشت و سه مرگ در بازداشت ثبت کرد»: each noun with its own count, all with the times of the clause."""
    first = context.span(number.start, number.end)[0]
    hit = hit_of(context, trigger, number)
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
