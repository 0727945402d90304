"""Names and counts behind the colon of a heading: «اسامی کسانی که جان باختند: هاشم … و کمال …», «جان‌باختگان: ۵ مرد و یک کودک»."""

from gavah.model import NumberMention
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.counts import added, counted_in
from gavah.reading.frames.persian.lexicon import given_names, person_at, words
from gavah.reading.frames.persian.subjects import Run, is_name
from gavah.reading.frames.persian.triggers import Trigger

_LINKS = frozenset({"،", "و", ",", "؛"})
_FILLERS = frozenset({"ساله", "(", ")", "«", "»", "-", "–", "#", "/"})
_SOME = frozenset({"شماری", "تعدادی", "برخی", "جمعی", "بخشی", "چند", "از"})
_LONGEST = 4
"""Words of a name in a list at most."""


def named_behind(context: Context, trigger: Trigger) -> NumberMention | None:
    """As many as the names that the sentence ends in behind a colon; open above where they are only some."""
    colon = _colon(context, trigger)
    if colon is None:
        return None
    aged = {at for first, last, n in context.numbers if n.kind == "age" for at in range(first, last)}
    parts: list[Run] = [[]]
    for at in range(colon + 1, len(context.texts)):
        text = context.texts[at]
        if text in (".", "!"):
            break
        if text in _LINKS:
            parts.append([])
        elif at in context.verbs and context.verbs[at].finite:
            return None
        elif at not in aged and text not in _FILLERS:
            parts[-1].append(at)
    names = [part for part in parts if part]
    if len(names) < 2 or not all(_may_stand(context, part) for part in names) or not any(_is_sure(context, part) for part in names):
        return None
    start, end = context.range(names[0][0], names[-1][-1] + 1)
    some = bool(_SOME & set(context.texts[max(0, trigger.first - 4) : trigger.first]) - {"از"}) or "جمله" in context.texts[:colon]
    n = len(names)
    return NumberMention(start=start, end=end, words=context.original(start, end), low=n, high=None if some else n, rule="names", core=(start, end))


def summed_behind(context: Context, trigger: Trigger) -> NumberMention | None:
    """The sum of the counts of persons behind the colon of a heading: «۵ مرد، ۲ زن و یک کودک»; None for one count alone."""
    colon = _colon(context, trigger)
    if colon is None or not context.verbless:
        return None
    found = counted_in(context, list(range(colon + 1, len(context.texts))), "persons", plural=False, free=True)
    whole = added(context, found)
    if len(found) < 2 or whole is None or whole.first != found[0].first or found[0].first != colon + 1:
        return None
    return whole.number if all(person_at(context.texts, item.last - 1) for item in found) else None


def _colon(context: Context, trigger: Trigger) -> int | None:
    at = next((at for at in range(trigger.last, len(context.texts)) if context.texts[at] == ":"), None)
    others = {t.first for t in context.triggers if t.first > trigger.last and t.row.measure and t.form in ("verb", "nominal")}
    return None if at is None or any(at < other for other in others) else at


def _may_stand(context: Context, part: Run) -> bool:
    texts = [context.texts[at] for at in part]
    out = words("function", "prepositions") | words("function", "object_marks") | {"که"}
    return 1 <= len(part) <= _LONGEST and all(t.isalpha() and t not in out for t in texts) and (len(part) > 1 or texts[0] in given_names())


def _is_sure(context: Context, part: Run) -> bool:
    return is_name(context, part) or context.texts[part[0]] in given_names()
