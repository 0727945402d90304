"""Bare figures that somebody gives of what was counted or named before: «فرماندار از سه نفر سخن می‌گوید»، «این عدد به ۶۰ رسید»."""

from collections.abc import Callable

from gavah.model import NumberMention, TimeMention
from gavah.reading.frames.frame import FrameHit, Sentence, of_others
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.lexicon import words
from gavah.reading.frames.persian.settings import days_among
from gavah.reading.frames.persian.standing import GRAND

_PERSONS = frozenset({"dead", "dead|injured", "executed", "injured", "arrested", "charged", "sentenced", "missing", "released", "participants"})
_UNITS = frozenset({"مورد", "کشته", "قربانی"})
_OF = frozenset({"سخن", "حرف", "نام", "خبر", "یاد", "صحبت", "گزارش"})
"""Nouns of verbs that speak «از» a figure: «از سه نفر | سخن می‌گوید»."""
_GIVEN = frozenset({"اعلام", "ذکر", "عنوان", "برآورد", "تخمین", "ثبت", "تایید", "گزارش", "احراز", "شناسایی", "اعتراف", "اذعان", "قید"})
"""Nouns of verbs that give a figure: «هشت نفر | اعلام کرد»."""
_LIGHT = frozenset({"کردن", "زدن", "دادن", "نمودن", "شدن", "گفتن", "بردن"})
_ALONE = frozenset({"دانستن", "گفتن", "شمردن", "پذیرفتن", "خواندن"})
"""Verbs that give a figure by themselves: «پنج نفر می‌داند»."""
_FIGURES = frozenset({"رقم", "عدد", "آمار", "تعداد", "شمار"})
_REACHED = frozenset({"رسیدن", "یافتن", "رساندن"})
_TAIL = frozenset({"را", "رو", "هم", "نیز", "تنها", "فقط"})
_CLOSE = frozenset({"،", "؛", ".", "و", "ولی", "اما"})
_APART = 7
"""Words between two figures that share a verb."""
_DAY = 3
_BEFORE = 5
"""Words between «این رقم» and the number it reaches."""


def with_rivals(
    context: Context, hits: list[FrameHit], topic: Callable[[], FrameHit | None], before: Callable[[], FrameHit | None]
) -> list[FrameHit]:
    """`hits`, and one for each bare figure of the sentence: of what it counted or named last (`topic`), else of what `before` tells of."""
    if not _may_hold(context):
        return hits
    used = {h.number.start for h in hits if h.number}
    figures = [(number, times, grown) for number, times, grown in _figures(context) if number.start not in used]
    if not figures:
        return hits
    here = [h for h in hits if h.measure in _PERSONS and h.kind != "statement" and h.polarity == "affirmed"]
    named = topic()
    here += [named] if named is not None else []
    given = None if here else before()
    out = list(hits)
    for number, times, grown in figures:
        of = max((h for h in here if h.trigger[0] < number.start), key=lambda h: h.trigger[0], default=given)
        if of is not None:
            out.append(_rival(of, number, times, context.sentence, grown=grown))
    return out


def _may_hold(context: Context) -> bool:
    """The cheap test: a count, and a word with which figures are given."""
    present = set(context.texts)
    return bool(context.numbers) and bool(present & (_OF | _GIVEN | _FIGURES | {":"}) or any(v.infinitive in _ALONE for v in context.verbs.values()))


def _rival(of: FrameHit, number: NumberMention, times: tuple[TimeMention, ...], sentence: Sentence, *, grown: bool) -> FrameHit:
    return of_others(
        of,
        number,
        trigger=(number.start, number.end),
        sentence=(sentence.start, sentence.end),
        kind="total" if grown or (of.measure == "dead" and number.low >= GRAND) else of.kind,
        agent=(),
        times=times if grown else of.times,
        rule="rival",
    )


def _figures(context: Context) -> list[tuple[NumberMention, tuple[TimeMention, ...], bool]]:
    """(number, times of its own, whether it tells what the count has grown to) of each bare figure."""
    bare = [(first, end, n) for first, last, n in context.numbers if n.kind == "count" and (end := _unit_end(context, first, last))]
    given = {first for first, end, _ in bare if _is_given(context, first, end)}
    given |= {first for first, end, _ in bare if first not in given and _is_beside(context, first, end, given)}
    out: list[tuple[NumberMention, tuple[TimeMention, ...], bool]] = []
    for first, end, number in bare:
        if first in given:
            out.append((number, (), False))
        elif _is_reached(context, first, end):
            out.append((number, days_among(context, list(range(max(0, first - _BEFORE - _DAY), first))), True))
    return out


def _is_beside(context: Context, first: int, end: int, given: set[int]) -> bool:
    """Whether a figure shares the verb of one beside it: «سپاه دو نفر | و کانون تمرین هفت نفر اعلام کرد»."""
    closed = end >= len(context.texts) or context.texts[end] in _CLOSE
    if not closed or first in context.governors or not _speaks(context, first):
        return False
    return any(
        (end < at and not any(end <= k < at for k in context.verbs) and at - end <= _APART)
        or (at < first <= at + 2 * _APART and not any(k >= end for k in context.verbs))
        for at in given
    )


def _speaks(context: Context, first: int) -> bool:
    """Whether words for somebody stand right before the figure at word `first`."""
    return first > 0 and context.texts[first - 1].isalpha() and context.texts[first - 1] not in words("function", "stops")


def _unit_end(context: Context, first: int, last: int) -> int:
    """The end of a figure that counts persons without saying which: «سه نفر», «۱۲ مورد», «به ۶۰»; 0 for any other."""
    texts = context.texts
    if last < len(texts) and (texts[last] in words("persons", "classifiers") or texts[last] in _UNITS):
        return last + 1
    if set(texts[first:last]) & words("persons", "classifiers"):
        return last
    return last if texts[first - 1 : first] == ("به",) and last in context.verbs else 0


def _is_reached(context: Context, first: int, end: int) -> bool:
    """«این عدد به ۶۰ رسید», «رقم یادشده به ۱۲ نفر افزایش یافت»."""
    before = context.texts[max(0, first - _BEFORE) : first]
    named = any(before[at] in ("این", "آن") and before[at + 1] in _FIGURES for at in range(len(before) - 1))
    verb = next((v for at, v in sorted(context.verbs.items()) if at >= end), None)
    return named and before[-1] == "به" and verb is not None and verb.infinitive in _REACHED and not verb.negated and verb.first - end <= 1


def _is_given(context: Context, first: int, end: int) -> bool:
    """Whether a verb of telling gives the figure [first, end) and nothing else."""
    at = end
    while at < len(context.texts) and context.texts[at] in _TAIL:
        at += 1
    of = context.texts[first - 1 : first] == ("از",)
    nouns = _OF if of else _GIVEN
    if at < len(context.texts) and context.texts[at] in nouns:
        verb = context.verbs.get(at + 1)
        return verb is not None and verb.infinitive in _LIGHT and not verb.negated and _is_past_or_present(verb.tense)
    verb = context.verbs.get(at)
    if not of and verb is not None and verb.infinitive in _ALONE:
        return not verb.negated and _is_past_or_present(verb.tense)
    return not of and (_is_said(context, first, end) or _is_behind_colon(context, first, end))


def _is_behind_colon(context: Context, first: int, end: int) -> bool:
    """«درباره مجروحان همه یک‌صدا هستند: | حدود نود نفر.»: the figure alone behind the colon, and nothing behind it."""
    closed = end >= len(context.texts) or (context.texts[end] in (".", "!") and end + 1 >= len(context.texts))
    told = any(verb.finite for at, verb in context.verbs.items() if at < first)  # «بازداشتی‌ها: ۱۲ نفر» is a form's
    return closed and told and first > 0 and context.texts[first - 1] == ":"


def _is_past_or_present(tense: str) -> bool:
    return tense in ("past", "present", "perfect", "participle")


def _is_said(context: Context, first: int, end: int) -> bool:
    """«پلیس می‌گوید | ۱۹ نفر،»: the figure alone behind a verb of saying."""
    closed = end >= len(context.texts) or context.texts[end] in _CLOSE
    said = next((v for at, v in context.verbs.items() if v.last == first and v.infinitive == "گفتن"), None)
    return closed and said is not None and not said.negated
