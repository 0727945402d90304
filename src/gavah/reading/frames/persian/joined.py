"""Persons named side by side in a Persian clause count together: «سینا کرمی و مینا سهرابی اعدام شدند» are two."""

from itertools import pairwise

from gavah.model import NumberMention
from gavah.reading.frames.frame import Range
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.counts import Counted
from gavah.reading.frames.persian.lexicon import given_names, noun_phrases, person_at, words
from gavah.reading.frames.persian.parties import Affected, counts_object
from gavah.reading.frames.persian.subjects import Run, is_name, is_plural, is_pronoun, may_be_name
from gavah.reading.frames.persian.triggers import Trigger

_LINKS = frozenset({"و", "،", ","})
_DESCRIPTION = 3
"""Words of what says who somebody is: «معلم بازنشسته»."""
_GAP = 4
"""Links and marks between two of a row, with the last word of the first."""
_LONGEST = 60
"""Words that a row of names may have."""


def joined_persons(context: Context, trigger: Trigger, found: Affected) -> tuple[NumberMention, tuple[Range, ...]] | None:
    """The count of the persons in the row that the affected stands in, and their ranges where all are named; None for one alone."""
    if found.empty or found.anaphor or found.last - found.first > _LONGEST:
        return None
    parts = _row(context, found)
    forces = words("agents", "forces")
    if len(parts) < 2 or not _by_and(context, parts) or any(context.texts[at] in forces for part in parts for at in part):
        return None
    if any(_holds_family(context, part) for part in parts[1:]) or _describes_one(context, trigger, parts):
        return None
    named = [may_be_name(context, part) for part in parts]
    one = trigger.form == "verb" and trigger.verb is not None and trigger.verb.finite and not trigger.verb.plural
    if one and not counts_object(trigger) and not all(is_name(context, part) for part in parts):
        return None  # «حسن تمرینی، ۲۵ ساله و تازه داماد، … کشته شد»
    plural = trigger.form == "verb" and trigger.verb is not None and trigger.verb.plural
    two = len(parts) == 2 and plural and ((is_name(context, parts[0]) and _somebody(context, parts[1])) or _pair(context, *parts))
    if not (all(named) and any(is_name(context, part) for part in parts)) and not two:
        return None
    start, end = context.range(parts[0][0], parts[-1][-1] + 1)
    ranges = tuple(context.range(part[0], part[-1] + 1) for part in parts) if all(named) else ()
    number = NumberMention(start=start, end=end, words=context.original(start, end), low=len(parts), high=len(parts), rule="names", core=(start, end))
    return number, ranges


def _row(context: Context, found: Affected) -> list[Run]:
    """The noun phrases linked by «و» and commas around the affected, its own words included."""
    low, high = found.first, found.last
    aged = _aged(context)
    if low > 0 and context.texts[low - 1] in _LINKS:
        while low > 0 and found.first - low < _LONGEST and (low - 1 in aged or _goes_on(context, low - 1)):
            low -= 1
    after = next((at for at in range(high, len(context.texts)) if at not in aged), len(context.texts))
    parts: list[Run] = [[]]
    if after > high and context.texts[after : after + 1] == ("و",):  # «پسری ۱۶ ساله و دایی‌اش»
        own = [at for at in range(low, high) if context.texts[at] not in _LINKS]
        parts, low, high = [own, []], after + 1, after + 1
        while high < len(context.texts) and high - found.last < _LONGEST and _goes_on(context, high):
            high += 1
    elif high < len(context.texts) and context.texts[high] in _LINKS:
        while high < len(context.texts) and high - found.last < _LONGEST and (high in aged or _goes_on(context, high)):
            high += 1
    for at in range(low, high):
        if context.texts[at] in _LINKS:
            parts.append([])
        elif at not in aged:
            parts[-1].append(at)
    return _without_descriptions(context, [part for part in parts if part])


def _without_descriptions(context: Context, parts: list[Run]) -> list[Run]:
    """The row without what only says what the one named before is: «مجید تمرینی، | معلم، | و لیلا تمرینی، | پرستار»."""
    kept: list[Run] = []
    for part in parts:
        led = part[0] > 0 and context.texts[part[0] - 1] == "،"
        somebody = len(part) == 1 and context.texts[part[0]].endswith("ی")  # «کودکی»
        bare = len(part) <= _DESCRIPTION and person_at(context.texts, part[0]) and not _owned(context, part) and not is_plural(context, part)
        if kept and led and bare and not somebody and _is_named(context, kept[-1]) and context.texts[part[0]] not in given_names():
            continue
        kept.append(part)
    return kept


def _goes_on(context: Context, at: int) -> bool:
    """Whether word `at` may stand in a row of names: no verb, preposition, time, event word or other mark."""
    text = context.texts[at]
    if text in _LINKS:
        return True
    outside = words("function", "prepositions") | words("function", "object_marks") | {"که"}
    told = any(t.first <= at < t.last for t in context.triggers) or any(first <= at < last for first, last, _ in context.times)
    return text[0].isalpha() and text not in outside and at not in context.verbs and at not in context.governors and not told


def _by_and(context: Context, parts: list[Run]) -> bool:
    """Whether «و» stands before the last of the row, and nothing but links between any two."""
    aged = _aged(context)
    gaps = [sum(at not in aged and not _describes(context, at) for at in range(a[-1], b[0])) for a, b in pairwise(parts)]
    return context.texts[parts[-1][0] - 1] == "و" and max(gaps) <= _GAP


def _is_named(context: Context, part: Run) -> bool:
    """«مجید تمرینی», «همسرش لیلا تمرینی»."""
    return is_name(context, part) or (len(part) > 1 and context.texts[part[0]] in words("anaphora", "possessed") and is_name(context, part[1:]))


def _describes(context: Context, at: int) -> bool:
    """Whether word `at` stands in a description between commas that `_without_descriptions` leaves out."""
    return context.texts[at] not in _LINKS and bool(person_at(context.texts, at) or person_at(context.texts, at - 1))


def _aged(context: Context) -> set[int]:
    """The words of ages: «پسری | ۱۶ ساله | و دایی‌اش»."""
    own = {at for first, last, n in context.numbers if n.kind == "age" for at in range(first, last)}
    return own | {at for at, text in enumerate(context.texts) if text == "ساله"}


def _pair(context: Context, first: Run, second: Run) -> bool:
    """Whether somebody described stands beside one of his family: «مردی و همسرش», «دایی و دختر داییش»."""
    own = len(second) <= 3 and _owned(context, second) and not is_plural(context, second)
    head = context.texts[first[0]]
    somebody = person_at(context.texts, first[0]) or {head, head.removesuffix("ی")} & words("anaphora", "relatives")
    return own and bool(somebody) and len(first) <= 4 and not is_plural(context, first)


def with_singles(context: Context, counted: Counted) -> Counted:
    """The count with the single persons named before it: «حسن تمرینی و دو پسرش», «علی تمرینی، همسرش و دو فرزندشان»."""
    first, more = counted.first, 0
    while first > 1 and context.texts[first - 1] in ("و", "،"):
        if not more and context.texts[first - 1] != "و":
            break
        part = _single_before(context, first - 1)
        if not part:
            break
        first, more = part[0], more + 1
    if not more or context.governors.get(first) not in (None, context.governors.get(counted.first)):
        return counted
    start, end = context.range(first, counted.last)[0], counted.number.end
    n = counted.number
    high = None if n.high is None else n.high + more
    number = NumberMention(
        start=start, end=end, words=context.original(start, end), low=n.low + more, high=high, rule="sum", core=(start, end), complete=n.complete
    )
    return Counted(number, first, counted.last)


def _single_before(context: Context, end: int) -> Run:
    """The noun phrase of one person that ends before word `end`: a name, somebody described, one of the family."""
    at = end
    aged = _aged(context)
    while at > 0 and at - 1 in aged:
        at -= 1
    last = at
    counts = {k for first, stop, n in context.numbers if n.kind != "age" for k in range(first, stop)}
    while at > 0 and context.texts[at - 1] not in _LINKS and _goes_on(context, at - 1) and at - 1 not in counts and last - at < 6:
        at -= 1
    part = list(range(at, last))
    if not part or is_plural(context, part) or any(context.texts[k] in words("agents", "forces") | words("persons", "masses") for k in part):
        return []
    owned = _owned(context, part)
    head = {context.texts[part[0]], context.texts[part[0]].removesuffix("ی")}
    described = len(part) <= 4 and (person_at(context.texts, part[0]) or owned or head & words("anaphora", "relatives"))
    alone = len(part) == 1 and context.texts[part[0]] in given_names()  # «ترانه و تینا تمرینی و یک راننده»
    return part if described or alone or is_name(context, part) else []


def _owned(context: Context, part: Run) -> bool:
    """«همسرش», «دایی‌اش»: one of somebody's family."""
    kin = words("anaphora", "relatives")
    apart = any(context.texts[a] in kin and context.texts[b] in ("اش", "ام", "شان", "مان", "ات") for a, b in pairwise(part))
    return apart or any(context.texts[at] in words("anaphora", "possessed") for at in part)


def _describes_one(context: Context, trigger: Trigger, parts: list[Run]) -> bool:
    """«بهرام کمانی، شهروند کرد و معلم بازنشسته، … کشته شد» goes on describing one man."""
    one = trigger.verb is not None and trigger.verb.finite and not trigger.verb.plural
    return one and is_name(context, parts[0]) and any(person_at(context.texts, part[0]) and len(part) <= 3 for part in parts[1:])


def _holds_family(context: Context, part: Run) -> bool:
    """«…، کارگر و پدر چهار فرزند» goes on describing one man."""
    held = {context.texts[part[0]]} & words("persons", "holders")
    return bool(held) and any(first in part for first, _, _ in context.numbers)


def accompanied(context: Context, trigger: Trigger, found: Affected, scope: list[int]) -> NumberMention | None:
    """The two of «کاوه مهرزاد به همراه همسرش بازداشت شد»; those of «او به همراه سه تن دیگر اعدام شد»; None for one alone."""
    several = found.plural and not is_name(context, list(range(found.first, found.last)))  # «مینا تمرینی به همراه … کشته شدند»
    if found.empty or several or trigger.form != "verb":
        return None
    aged = _aged(context)
    beside = next((at for at in range(found.last, len(context.texts)) if at not in aged), found.last)
    for phrase in noun_phrases("anaphora", "together"):
        for at in dict.fromkeys([*scope, beside] if _of_several(context, trigger) else scope):
            last = at + len(phrase)
            if context.texts[at:last] != phrase or not found.last <= at < last < trigger.first:
                continue
            others = next((n for first, _, n in context.numbers if first == last and n.kind == "count" and _is_counted(context, last)), None)
            if others is not None:
                return _with(context, found, others)
            if names := _names_from(context, last, trigger.first):
                start, end = context.range(found.first, names[-1][-1] + 1)
                n = 1 + len(names)
                return NumberMention(start=start, end=end, words=context.original(start, end), low=n, high=n, rule="names", core=(start, end))
            if _of_family(context, last):
                start, end = context.range(found.first, last + 1)
                words_ = context.original(start, end)
                return NumberMention(start=start, end=end, words=words_, low=2, high=2, rule="sum", core=(start, end))
    return None


def with_pronoun(context: Context, trigger: Trigger, found: Affected) -> NumberMention | None:
    """The two of «او و همسرش را بردند», «وی و برادرش بازداشت شدند»; None for one alone."""
    if found.empty or trigger.form != "verb" or trigger.verb is None or not trigger.verb.plural:
        return None
    behind = context.texts[found.first] not in _ONE and context.texts[max(0, found.first - 1)] == "و" and found.first > 1
    at = found.first - 2 if behind else found.first
    if context.texts[at] not in _ONE or context.texts[at + 1 : at + 2] != ("و",):
        return None
    end = at + 2
    while end < len(context.texts) and end < at + 5 and _goes_on(context, end) and context.texts[end] not in _LINKS:
        end += 1
    part = list(range(at + 2, end))
    if (
        not part
        or not _owned(context, part)
        or is_plural(context, part)
        or any(first in part for first, _, n in context.numbers if n.kind == "count")
    ):
        return None
    start, stop = context.range(at, end)
    return NumberMention(start=start, end=stop, words=context.original(start, stop), low=2, high=2, rule="sum", core=(start, stop))


_ONE = frozenset({"او", "وی", "خودش", "ایشان", "نامبرده", "من"})


def _of_several(context: Context, trigger: Trigger) -> bool:
    """Whether the verb, or the one before it with the same subject, is of several: «… قرار گرفتند و جان باخت»."""
    clause = context.clause(trigger)
    return any(c.verb is not None and c.verb.plural for c in (clause, *context.earlier(clause)[:1]))


def _names_from(context: Context, first: int, end: int) -> list[Run]:
    """The names side by side from word `first` on: «به همراه | مینا تمرینی، رضا تمرینی و حسن تمرینی | در …»; [] where another phrase stands there."""
    last, aged = first, _aged(context)
    while last < min(end, first + _LONGEST) and (last == first or last in aged or _in_row(context, last)):
        last += 1
    parts: list[Run] = [[]]
    for at in range(first, last):
        if context.texts[at] in _LINKS:
            parts.append([])
        elif at not in aged:
            parts[-1].append(at)
    names = [part[_family(context, part[0]) :] for part in parts if part]  # «برادرش | رضا تمرینی»
    return names if names and all(names) and is_name(context, names[0]) and all(may_be_name(context, part) for part in names) else []


def _in_row(context: Context, at: int) -> bool:
    """Whether word `at` goes on in a row of names behind a preposition, by which all of them are governed."""
    outside = words("function", "prepositions") | words("function", "object_marks") | {"که"}
    inside = context.texts[at] in _LINKS or (context.texts[at][0].isalpha() and context.texts[at] not in outside)
    times = any(begin <= at < last for begin, last, _ in context.times)
    return inside and at not in context.verbs and not times and not any(t.first <= at < t.last for t in context.triggers)


def _is_counted(context: Context, first: int) -> bool:
    """Whether the number at word `first` counts persons: «سه تن», not «۱۲ گلوله»."""
    behind = context.texts[first + 1 : first + 2]
    return bool(behind and (behind[0] in words("persons", "classifiers") | words("anaphora", "possessed") or person_at(context.texts, first + 1)))


def _with(context: Context, found: Affected, others: NumberMention) -> NumberMention:
    """One and `others` beside him."""
    start, high = context.range(found.first, found.last)[0], others.high
    words_ = context.original(start, others.end)
    high = None if high is None else high + 1
    return NumberMention(start=start, end=others.end, words=words_, low=others.low + 1, high=high, rule="sum", core=(start, others.end))


def joined_units(context: Context, measure: str, indices: list[int]) -> NumberMention | None:
    """The count of single sites or outlets side by side: «وب‌سایت … و ماهنامه … توقیف شدند» are two; None for one, or for several of a kind."""
    units = words(measure, "any")
    heads: list[int] = []
    for at in indices:
        opens = not heads or context.texts[at - 1] in _LINKS
        if at in context.governors or not opens or not ({context.texts[at], context.texts[at].removesuffix("ی")} & units):
            continue
        if context.texts[at].endswith(("ها", "های", "ات")) or context.texts[at + 1 : at + 2] in (("ها",), ("های",)):
            return None
        heads.append(at)
    if len(heads) < 2 or any(first in range(heads[0] - 1, heads[-1]) for first, _, n in context.numbers if n.kind == "count"):
        return None
    start, end = context.range(heads[0], heads[-1] + 1)
    return NumberMention(start=start, end=end, words=context.original(start, end), low=len(heads), high=len(heads), rule="sum", core=(start, end))


def both_of(context: Context, trigger: Trigger, found: Affected) -> NumberMention | None:
    """The two of «هر دوی آن‌ها هدف شلیک قرار گرفتند و جان باختند»: of the verb's clause, or of the one before that shares its subject."""
    both = not found.empty and context.texts[max(0, found.first - 1) : found.first + 1] in _BOTH
    if not (found.empty or found.anaphor or both) or trigger.form != "verb":
        return None
    clause = context.clause(trigger)
    for at in [at for c in (clause, *context.earlier(clause)[:1]) for at in c.words if at < trigger.first]:
        phrase = context.texts[at : at + 2]
        last = at + 2 if phrase in _BOTH else at + 1 if phrase[:1] in (("هردو",), ("هردوی",)) else 0
        if last and context.texts[last : last + 1] and context.texts[last] in _OF_THEM:
            start, end = context.range(at, last)
            return NumberMention(start=start, end=end, words=context.original(start, end), low=2, high=2, rule="sum", core=(start, end))
    return None


_BOTH = frozenset({("هر", "دو"), ("هر", "دوی")})
_OF_THEM = frozenset(
    {"را", "دار", "به", "آن", "آنها", "آنان", "این", "نفر", "تن", "برادر", "خواهر", "جوان", "،", "هدف", "در", "با", "کشته", "جان", "بازداشت", "اعدام"}
)


def pair_of(context: Context, found: Affected) -> NumberMention | None:
    """The two of «این زوج», «زن و شوهری»."""
    if found.empty:
        return None
    for phrase in noun_phrases("persons", "pairs"):
        for at in range(max(0, found.first - len(phrase)), found.last):
            if context.texts[at : at + len(phrase)] == phrase:
                start, end = context.range(at, at + len(phrase))
                return NumberMention(start=start, end=end, words=context.original(start, end), low=2, high=2, rule="sum", core=(start, end))
    return None


def _of_family(context: Context, at: int) -> bool:
    """«همسرش», «همسر خود»."""
    pair = context.texts[at : at + 2]
    return _family(context, at) > 0 or (pair[-1] in ("خود", "خویش") and pair[0] in words("anaphora", "relatives"))


def _family(context: Context, at: int) -> int:
    """How many words from word `at` on are one of somebody's family: «همسرش», «برادر بزرگ ترش»; 0 if they are not."""
    if context.texts[at] in words("anaphora", "possessed"):
        return 1
    said = next((p for p in noun_phrases("anaphora", "elder") if context.texts[at + 1 : at + 1 + len(p)] == p), ())
    return 1 + len(said) if said and context.texts[at] in words("anaphora", "relatives") else 0


def one_name(context: Context, found: Affected) -> tuple[Range, ...]:
    """The range of the single person named: two words or more of a name, no description."""
    run = list(range(found.first, found.last))
    if found.empty or found.plural or found.anaphor or not is_name(context, run):
        return ()
    while len(run) > 1 and context.texts[run[0]] in words("function", "titles"):
        run = run[1:]
    described = any(person_at(context.texts, at) or context.texts[at] in words("anaphora", "relatives") for at in run)
    return () if described or len(run) < 2 else (context.range(run[0], run[-1] + 1),)


def _somebody(context: Context, part: Run) -> bool:
    """Whether the phrase is one described person: «برادرش», «یک کودک»."""
    own = any(person_at(context.texts, at) or context.texts[at] in words("anaphora", "possessed") for at in part)
    return own and not is_plural(context, part) and not is_pronoun(context, part[0]) and len(part) <= 4
