"""Persons sentenced to terms of their own under one verb: «سوران را به سه سال، هیوا را به چهار سال و دو نفر را به ده ماه حبس محکوم کرد» are four."""

from functools import cache

import msgspec

from gavah.model import NumberMention
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.lexicon import person_at, words
from gavah.reading.frames.persian.subjects import Run, is_name, is_plural, is_pronoun, may_be_name
from gavah.reading.frames.persian.triggers import Trigger

_KINDS = {
    "sentence.prison": frozenset({"حبس", "زندان", "حبسی"}),
    "sentence.flogging": frozenset({"شلاق", "تازیانه"}),
    "sentence.death": frozenset({"اعدام", "قصاص", "مرگ"}),
    "": frozenset({"جزای", "جریمه", "تبعید", "محرومیت", "ممنوعیت", "منع", "اقامت", "کار"}),
}
_UNITS = frozenset({"سال", "ماه", "روز", "ضربه"})
_WHOLE = frozenset({"از", "مجموع", "میان", "بین", "جمع"})
_LINKS = frozenset({"و", "،", ",", "؛"})
_LOOSE = frozenset(
    {"را", "رو", "به", "برای", "نیز", "هم", "هر", "کدام", "یک", "هریک", "هرکدام", "دیگر", "جمعا", "مجموعا", "حدود", "با", "متهم", "محکوم", "»", "«"}
)


class _Group(msgspec.Struct):
    """Persons who share their terms: how many at least and at most, and the kinds of what they got."""

    low: int
    high: int | None
    start: int
    kinds: list[str]


def persons_by_term(context: Context, trigger: Trigger) -> NumberMention | None:
    """All whom a verb sentences to the penalty of its row, where each has a term of his own; None where all share theirs."""
    verb = trigger.verb
    if verb is None or trigger.form != "verb" or trigger.row.type not in _KINDS:
        return None
    own = [at for at in context.clause(trigger).words if at < verb.first]
    terms = _terms(context, own)
    if len(terms) < 2:
        return None
    groups = _groups(context, own, terms)
    fitting = [group for group in groups if trigger.row.type in group.kinds]
    if len({context.texts[first] == "ابد" for first, _ in terms if context.texts[first] not in _KINDS["sentence.death"]}) > 1 and len(groups) == len(
        fitting
    ):
        return None  # for life and for years: each is told by itself
    if len(groups) < 2 or not fitting:
        return None
    low = sum(group.low for group in fitting)
    highs = [group.high for group in fitting]
    start, end = context.range(fitting[0].start, terms[-1][1])
    high = None if None in highs else sum(h for h in highs if h is not None)
    return NumberMention(start=start, end=end, words=context.original(start, end), low=low, high=high, rule="sum", core=(start, end))


def _terms(context: Context, own: list[int]) -> list[tuple[int, int]]:
    """Words [first, last) of each length, number of lashes, or penalty without a length."""
    inside = set(own)
    lengths = [
        (first, last + 1)
        for first, last, n in context.numbers
        if first in inside and n.kind != "age" and context.texts[last : last + 1] and context.texts[last] in _UNITS
    ]
    bare = [(at, at + 1) for at in own if context.texts[at] in _KINDS["sentence.death"] | {"ابد"}]
    return sorted([*lengths, *bare])


def _groups(context: Context, own: list[int], terms: list[tuple[int, int]]) -> list[_Group]:
    out: list[_Group] = []
    kinds = _kinds(context, terms, own[-1] + 1)
    edge = own[0]
    for (first, last), kind in zip(terms, kinds, strict=True):
        gap = [at for at in own if edge <= at < first]
        group = _persons(context, gap, opening=not out)
        if group is not None:
            out.append(group)
        if out:
            out[-1].kinds.append(kind)
        edge = last
    return out


def _kinds(context: Context, terms: list[tuple[int, int]], end: int) -> list[str]:
    """The penalty of each term: the word behind it, or that of the next term which has one."""
    edges = [first for first, _ in terms[1:]] + [end]
    out: list[str] = []
    for (first, last), edge in zip(terms, edges, strict=True):
        near = context.texts[first : min(edge, last + 3)]
        out.append(next((kind for text in near for kind, names in _KINDS.items() if text in names), "?"))
    for at in range(len(out) - 2, -1, -1):
        out[at] = out[at + 1] if out[at] == "?" else out[at]
    return ["sentence.prison" if kind == "?" else kind for kind in out]


def _persons(context: Context, gap: Run, *, opening: bool) -> _Group | None:
    """Those whom the words before a term name or count; None where it goes on with those before."""
    inside = set(gap)
    counts = [
        (first, n)
        for first, last, n in context.numbers
        if first in inside and n.kind == "count" and context.texts[last : last + 1] and context.texts[last] not in _UNITS
    ]
    if opening and len(counts) > 1 and context.texts[counts[0][0] - 1] in _WHOLE:
        counts = counts[1:]  # «از ده متهم، سه نفر به …»
    if counts:
        low, highs = sum(n.low for _, n in counts), [n.high for _, n in counts]
        return _Group(low, None if None in highs else sum(h for h in highs if h is not None), counts[0][0], [])
    parts: list[Run] = [[]]
    for at in gap:
        if context.texts[at] in _LINKS:
            parts.append([])
        elif context.texts[at] not in _LOOSE and context.texts[at][0].isalpha():
            parts[-1].append(at)
    parts = [part for part in parts if part]
    if opening and parts:
        parts = [*[part for part in parts[:-1] if is_name(context, part)], _tail(context, parts[-1])]
    found = [part for part in parts if part and _is_one(context, part)]
    return _Group(len(found), len(found), found[0][0], []) if found else None


def _tail(context: Context, part: Run) -> Run:
    """The name that ends what the court's own name begins: «شعبه … دادگاه انقلاب ارومیه | سوران تمرینی»."""
    return part if len(part) <= 3 else next((part[-k:] for k in (3, 2) if is_name(context, part[-k:])), part[-2:])


@cache
def _ordinals() -> frozenset[str]:
    return frozenset(text.partition("=")[0] for text in words("function", "ordinals") if text.partition("=")[0].endswith(("م", "ل", "ت")))


def _is_one(context: Context, part: Run) -> bool:
    if is_plural(context, part):
        return False
    if any(context.texts[at] in _ordinals() for at in part):
        return True  # «متهم ردیف | چهارم»
    own = any(person_at(context.texts, at) or is_pronoun(context, at) or context.texts[at] in words("anaphora", "possessed") for at in part)
    return own or may_be_name(context, part)
