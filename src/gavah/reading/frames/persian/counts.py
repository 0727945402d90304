"""How many a Persian clause counts: the number of the affected, sums, parts, nobody."""

import msgspec

from gavah.model import NumberMention
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.lexicon import cues, first_of, person_at, words

_INCLUDING = frozenset({"جمله", "ازجمله", "منجمله", "شامل", "یعنی"})
_OF_WHOM = 4
"""Words from «از» to the number of those that some are part of."""
_CRIMES = frozenset({"قتل", "شهادت", "ترور", "ربایش", "ربودن", "تجاوز", "کشتن", "مرگ", "قاتل", "ضارب"})
_DOERS = frozenset({"عامل", "عاملان", "عوامل", "متهم", "متهمان", "مسبب", "مباشر", "آمر", "محکوم", "جرم", "اتهام", "اعدام"})
_AMONG = frozenset({"بین", "میان", "لای", "لابلای", "لابه‌لای"})
"""«بین | چهل پیکر پیدایش کردند»: those among whom somebody is are not whom it befalls."""
_CASES = frozenset({"پرونده", "به", "با"})
"""«اعدام عامل شهادت | دو مامور»: how many were killed, not how many are hanged for it."""
_DONE = frozenset({"اخراج", "تبعید", "جریمه", "ممنوع", "تعلیق", "محاکمه", "تبرئه", "اعدام", "جلب", "مضروب", "مفقود", "ناپدید"})
"""Nouns of verbs that a list leaves out, beside `deeds` of the lexicon."""
_UNITS = {"sites": "sites", "outlets": "outlets"}


_OF_THEM = 4  # words from «از» to the body whose members are counted


_BLOWS = frozenset({"اصابت", "شلیک", "ضرب"})
"""What is counted behind them are shots and blows, unless it is people."""


class Counted(msgspec.Struct, frozen=True):
    """A number with the words of its noun phrase [first, last)."""

    number: NumberMention
    first: int
    last: int


def head_end(context: Context, at: int, measure: str | None) -> int:
    """The end of the counted noun that starts at word `at` (classifier and person noun, or site); `at` itself if there is none."""
    texts = context.texts
    end = at
    if end < len(texts) and (texts[end] in words("persons", "classifiers") or end in context.classifiers):
        end += 1
        if end - 1 in context.classifiers and measure not in _UNITS and texts[end] == "از":
            return end  # «سه تا از مغازه دارها»
    if measure in _UNITS:
        return end + _unit_at(texts, end, words(_UNITS[measure], "any"))
    return end + person_at(texts, end)


def _unit_at(texts: tuple[str, ...], at: int, units: frozenset[str]) -> int:
    """The length of the counted site or outlet at word `at`: «بانک», «شعبه ای», «هفته نامه»."""
    if " ".join(texts[at : at + 2]) in units:
        return 2
    return int(at < len(texts) and (texts[at] in units or texts[at].rstrip("ی") in units))


def counted_in(context: Context, indices: list[int], measure: str | None, *, plural: bool, free: bool = False) -> list[Counted]:
    """The numbers in `indices` that may count the affected, in order: no age, no means, no part of another phrase.

    `free`: the words are a noun phrase already, so no preposition in front can take its number away.
    """
    inside = set(indices)
    out = []
    for first, last, number in context.numbers:
        week = number.kind == "duration" and texts_are(context, first, "هفته", "نامه")  # «دو هفته‌نامه» are no weeks
        if (
            first not in inside
            or (number.kind != "count" and not week)
            or _of_kin(context, first, last)
            or (first > 1 and context.texts[first - 1] in _AMONG and context.texts[first - 2] not in ("این", "آن"))
            or (first > 1 and context.texts[first - 1] in _CRIMES and context.texts[first - 2] in _DOERS | _CASES)
            or (not free and (_governed_away(context, first) or _of_event_noun(context, first)))
        ):
            continue
        end = _head(context, first + 1 if week else last, measure, plural)
        if end:
            out.append(Counted(number, first, end))
    return _before_including(context, out)


def texts_are(context: Context, first: int, *wanted: str) -> bool:
    """Whether `wanted` are the words after the numeral at word `first`."""
    return context.texts[first + 1 : first + 1 + len(wanted)] == wanted


def _of_kin(context: Context, first: int, last: int) -> bool:
    """Whether the number tells of somebody's family or goods: «پدر دو فرزند», «صاحب یک کارگاه»; or is only a label: «دهه ۶۰»."""
    lasted = any(last == first and n.kind == "duration" for _, last, n in context.numbers)  # «در یک ساعت | ۵۴ نفر»
    if first > 0 and not lasted and context.texts[first - 1] in words("function", "labels"):
        return True
    for at in range(first - 1, max(-1, first - 4), -1):
        text = context.texts[at]
        if text in words("persons", "holders"):
            return text not in _BLOWS or not person_at(context.texts, last)  # «با شلیک ساچمه | سه نوجوان را زخمی کردند»
        if not text[0].isalnum() or text in ("و", "که") or at in context.verbs or text in words("function", "prepositions"):
            return False
    return False


def _head(context: Context, last: int, measure: str | None, plural: bool) -> int:
    """The end of the number's noun phrase, 0 if the number counts something else."""
    texts = context.texts
    if _unit_inside(context, last, measure):
        return max(last, head_end(context, last, measure))
    end = head_end(context, last, measure)
    if end > last:
        return 0 if _counts_things(context, end) else end
    if texts[last - 1] == "یکی" and last < len(texts) and texts[last] == "از":
        return (
            last
            if any(person_at(texts, at) or texts[at] in words("anaphora", "pronouns") for at in range(last + 1, min(last + 4, len(texts))))
            else 0
        )
    if last + 1 < len(texts) and texts[last] in ("«", '"'):
        last += 1  # «۲۷ «لیدر آشوب»»
        if measure not in _UNITS and (quoted := person_at(texts, last)):
            return last + quoted  # «دو «تروریست» کشته»
    if last >= len(texts) or texts[last] in words("not_counted", "any") or texts[last] in words("persons", "classifiers"):
        return 0
    if measure not in _UNITS and _unit_at(texts, last, words("sites", "any")) and not any(t.first == last for t in context.triggers):
        return 0  # «اهالی سه روستا»
    if any(t.first == last for t in context.triggers):
        return last  # «۱۲ کشته», «دو کشته شد»
    return (
        last + 1
        if plural
        and measure not in _UNITS
        and texts[last][0].isalpha()
        and texts[last] not in words("function", "stops")
        and texts[last] not in words("function", "prepositions")
        else 0
    )


def _counts_things(context: Context, end: int) -> bool:
    """Whether no person stands behind the classifier of anything: «۳ تا ساچمه»; «دو نفر گلوله خوردند» are two."""
    return context.texts[end - 1] == "تا" and end < len(context.texts) and context.texts[end] in words("not_counted", "any")


def of_owners(context: Context, indices: list[int], measure: str | None) -> NumberMention | None:
    """As many homes or shops as the persons or parties they are called by: «منازل شش شهروند», «دفتر دو حزب و خانهٔ یک نماینده»."""
    if measure not in _UNITS:
        return None
    inside = set(indices)
    found = [
        Counted(number, first, last)
        for first, last, number in context.numbers
        if first - 1 in inside and number.kind == "count" and _is_owner(context, last) and _owned_unit(context, first, measure)
    ]
    run = found[:1]
    for item in found[1:]:
        if "و" not in context.texts[run[-1].last : item.first] or item.first - run[-1].last > _OWNERS_APART:
            break
        run.append(item)
    return _sum(context, run) if len(run) > 1 else run[0].number if run else None


def _owned_unit(context: Context, first: int, measure: str) -> bool:
    """Whether the noun of a home or office stands right before the number of those it belongs to."""
    units = words(_UNITS[measure], "any")
    return bool({context.texts[first - 1], context.texts[first - 1].removesuffix("ی")} & units) or context.texts[first - 2 : first] in _HOMES


def _is_owner(context: Context, last: int) -> bool:
    return head_end(context, last, "persons") > last or context.texts[last : last + 1] in _BODIES


_OWNERS_APART = 4
_BODIES = frozenset({("حزب",), ("خانواده",), ("خانوار",), ("سازمان",), ("انجمن",), ("سندیکا",), ("نماینده",), ("نهاد",), ("گروه",)})
_HOMES = (("خانه", "های"), ("مغازه", "های"), ("دفتر", "های"), ("محل", "کار"), ("محل", "سکونت"), ("منازل", "مسکونی"), ("منزل", "مسکونی"))


def _unit_inside(context: Context, last: int, measure: str | None) -> bool:
    """Whether the mention itself already holds its noun («سه نفر»)."""
    return measure not in _UNITS and bool(person_at(context.texts, last - 1))


def _governed_away(context: Context, first: int) -> bool:
    """Whether the number stands in a prepositional phrase («با سه گلوله», «توسط دو مامور»)."""
    governor = context.governors.get(first)
    return governor is not None and governor < first


def _of_event_noun(context: Context, first: int) -> bool:
    """«سالگرد کشته شدن ۱۲ نفر», «راهپیمایی هزاران معترض»: the number is the noun's."""
    return first in context.gathered or any(v.tense == "infinitive" and v.last == first for v in context.verbs.values())


def _before_including(context: Context, found: list[Counted]) -> list[Counted]:
    """Drop what only details another number: «سه نفر از جمله یک کودک»."""
    out: list[Counted] = []
    for item in found:
        if out and _INCLUDING & set(context.texts[out[-1].first : item.first]):
            break
        if out and _depends(context, out[-1], item):
            continue
        out.append(item)
    return out


def _depends(context: Context, left: Counted, item: Counted) -> bool:
    """«سه عضو یک خانواده»: nothing but words of its own noun phrase before the number."""
    between = context.texts[left.last : item.first]
    if between[:1] == ("از",) and len(between) <= _OF_WHOM and all(t[0].isalpha() for t in between) and "و" not in between:
        return True  # «هفت نفر از اعضای | یک خانواده»
    stops = words("function", "stops") | words("function", "prepositions")
    inside = bool(between) and between[0] == "از" and len(between) <= _OF_THEM and item.number.high == 1  # «هشت نفر از کارکنان | یک سازمان»
    return left.last > left.first + 1 and (
        (inside and all(t[0].isalpha() for t in between)) or (len(between) <= 2 and all(t[0].isalpha() and t not in stops for t in between))
    )


def added(context: Context, found: list[Counted]) -> Counted | None:
    """One number for a list («دو زن و سه مرد»), else the last one; None if there is none."""
    if not found:
        return None
    run = [found[-1]]
    for item in reversed(found[:-1]):
        whole = item.first > 0 and context.texts[item.first - 1] in ("از", "مجموع", "میان", "بین")  # «از ۲۷ نفر، ده نفر و هفت نفر»
        if whole or not _listed(context, item, run[0]):
            break
        run.insert(0, item)
    return run[0] if len(run) == 1 else Counted(_sum(context, run), run[0].first, run[-1].last)


def around(context: Context, own: Counted, found: list[Counted]) -> Counted:
    """The sum of the list that `own` stands in: «یک زن و دو کودک هدف گلوله قرار گرفته و کشته شدند»."""
    at = next((place for place, item in enumerate(found) if item.first == own.first), None)
    if at is None:
        return own
    last = at
    while last + 1 < len(found) and _listed(context, found[last], found[last + 1]):
        last += 1
    return added(context, found[: last + 1]) or own


def _listed(context: Context, left: Counted, right: Counted) -> bool:
    between = context.texts[left.last : right.first]
    if not between or between[-1] not in ("و", "،"):
        return False
    if set(between) & (words("agents", "deeds") | _DONE):
        return False  # «۵۷ روزنامه‌نگار | احضار، | سی نفر بازداشت شدند»
    if left.first > 0 and context.texts[left.first - 1] in ("این", "آن", "همین"):
        return False  # «علاوه بر این دو نفر، سه شهروند دیگر هم …»
    by_terms = between[0] in ("با", "به") and bool(words("function", "terms") & set(between))  # «ده نفر با کفالت و هفت نفر با وثیقه»
    return by_terms or (len(between) <= 4 and not any(t in words("function", "prepositions") for t in between))


def _sum(context: Context, run: list[Counted]) -> NumberMention:
    numbers = [c.number for c in run]
    highs = [n.high for n in numbers]
    start, end = numbers[0].start, numbers[-1].end
    return NumberMention(
        start=start,
        end=end,
        words=context.original(start, end),
        low=sum(n.low for n in numbers),
        high=None if None in highs else sum(h for h in highs if h is not None),
        rule="sum",
        core=(start, end),
    )


def nobody(context: Context, indices: list[int]) -> NumberMention | None:
    """The zero of «هیچ کس … نشد»: complete."""
    texts = tuple(context.texts[at] for at in indices)
    at = first_of(texts, cues("total", "none"))
    if at is None:
        return None
    start, end = context.range(indices[at[0]], indices[at[1] - 1] + 1)
    return NumberMention(start=start, end=end, words=context.original(start, end), low=0, high=0, rule="none", complete=True, core=(start, end))
