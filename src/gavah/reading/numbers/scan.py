"""Numbers of a text with their bounds, kinds and counted words."""

from typing import Final

from gavah.model import NumberMention
from gavah.model.mention import NumberKind
from gavah.reading.grammar import Found, Tokens, candidates, language, settle, tokens_of
from gavah.reading.numbers.bounds import COMPLETE, VAGUE, bounded
from gavah.reading.numbers.joined import joined
from gavah.reading.numbers.kinds import Kinds, is_bare_year, kind_of, kind_of_unit, kinds_by_rules, kinds_by_times
from gavah.reading.numbers.units import unit_after

_SCALES: Final = (10**9, 10**6, 1000)
_NEXT: Final = 10  # «ده دوازده نفر»: how far the second number may lie from the first; ten times as far above a hundred
_SCALED: Final = {
    ("dah-ha", 1000): "tens-of-thousands",
    ("tens", 1000): "tens-of-thousands",
    ("hundreds", 1000): "hundreds-of-thousands",
    ("chand", 10): "chand-dah",
}


def numbers(text: str, *, lang: str) -> list[NumberMention]:
    """The numbers of `text`, in order, each with the interval its words allow, its kind and the counted words beside it.

    `lang`: "en" or "fa". Parts of dates and clock times are left out, lengths of time and years are kinds of their own; only `kind == "count"` may
    become a quantity. Offsets are code points of `text`. Rule ids are those of `NORMS`; "about" is ±10 %, rounded outwards. Raises `InputError`
    for a language without a grammar.
    """
    tokens = tokens_of(text, language(lang))
    timed = kinds_by_times(tokens)
    kinds = kinds_by_rules(tokens)
    found = settle(candidates(tokens, "bounds"))
    held = {at: one for one in found for at in _numerals(one)}
    out: list[NumberMention] = []
    done: set[int] = set()
    for at in range(len(tokens)):
        one = held.get(at)
        if one is not None and at not in done and _stands(tokens, one, timed, kinds):
            done.update(_numerals(one))
            kind = _kind_of_bound(tokens, one, timed, kinds)
            if kind is not None or tokens.values[at] is None:
                out.append(_bounded_mention(tokens, one, kind))
        elif at not in done and tokens.values[at] is not None:
            kind = kind_of(tokens, at, timed, kinds)
            if kind is not None:
                out.append(_plain_mention(tokens, at, "year" if kind == "count" and is_bare_year(tokens, at) else kind))
    return joined(text, out)


def _kind_of_bound(tokens: Tokens, found: Found, timed: Kinds, kinds: Kinds) -> NumberKind | None:
    """The kind of the last numeral. "12-14 people" is a range, whatever "12-14" alone may be."""
    slots = _numerals(found)
    if len(slots) > 1 and slots[-1] not in kinds and slots[-1] not in timed and unit_after(tokens, slots[-1] + 1):
        return "count"
    return kind_of(tokens, slots[-1], timed, kinds)


def _numerals(found: Found) -> list[int]:
    """The tokens that hold the numeral: slots n and m, or the vague words."""
    slots = [at for name in ("n", "m", "vague", "scale") if (at := found.at(name)) is not None]
    return slots or [found.first]


def _stands(tokens: Tokens, found: Found, timed: Kinds, kinds: Kinds) -> bool:
    """A bound stands unless a numeral in it is part of a date, or its two ends are of two kinds."""
    slots = _numerals(found)
    if any(at in timed and timed[at] != "duration" and at not in kinds for at in slots):
        return False
    if found.pattern.name == "one-or-two":
        return tokens.values[slots[0]] == 2
    if found.pattern.arguments.get("rule") != "between":
        return True
    low, high = _ends(tokens, slots)
    if found.pattern.name == "between-next" and low < 1000 and (high - low > (_NEXT if low < 100 else _NEXT * 10) or low == 1 < high - 2):
        return False  # two numbers that merely stand side by side
    if low > high:  # a vote or a score
        kinds.update(dict.fromkeys(slots, "measure"))
    return low < high and (slots[0] not in kinds or kinds[slots[0]] == kinds.get(slots[1]))


def _bounded_mention(tokens: Tokens, found: Found, kind: NumberKind | None) -> NumberMention:
    slots = _numerals(found)
    rule, low, high = _reading(tokens, found, slots)
    return _mention(tokens, (found.first, found.end), (slots[0], slots[-1] + 1), (low, high), rule, kind or "count")


def _reading(tokens: Tokens, found: Found, slots: list[int]) -> tuple[str, int, int | None]:
    """The rule's id and the interval."""
    arguments = found.pattern.arguments
    rule = str(arguments["rule"])
    if "low" in arguments:
        return rule, int(arguments["low"]), int(arguments["high"])
    word = found.at("vague")
    if word is not None:
        vague = str(tokens.value(found.pattern.slots["vague"], word))
        base: tuple[int, int | None] = (2, 2) if vague == "couple" and _are_married(tokens, found.end) else VAGUE[vague]
        step = found.at("scale")
        scale = 1 if step is None else int(tokens.value(found.pattern.slots["scale"], step) or 1)
        base = (base[0] * scale, (base[1] or 0) * scale + (scale - 1) * (scale % 10 == 0))
        low, high = bounded(rule, *base)
        return (_SCALED.get((vague, scale), vague) if rule == "vague" else rule), low, high
    if found.pattern.name == "one-or-two":
        return rule, 1, 2
    if rule == "between":
        return rule, *_ends(tokens, slots)
    value = int(tokens.values[slots[0]] or 0)
    low, high = bounded(rule, value, value)
    return rule, low, high


def _are_married(tokens: Tokens, end: int) -> bool:
    """Whether "a couple" that ends before token `end` are husband and wife, who are two: "a couple and their lodger", "a couple were arrested"."""
    behind = tokens.texts[end].lower() if end < len(tokens.texts) else ""
    return tokens.texts[end - 1].lower().endswith("couple") and behind in _OF_A_COUPLE


_OF_A_COUPLE = frozenset({"and", "was", "were", "from", "who", "in", "at", ",", "had", "have", "has", "with"})


def _ends(tokens: Tokens, slots: list[int]) -> tuple[int, int]:
    """The two ends of a range. "Two to three thousand" lends its scale word to the first, which has none."""
    low, high = (int(tokens.values[at] or 0) for at in slots)
    if low < _SCALES[-1] and not tokens.texts[slots[1]].replace(",", "").isdigit():
        for scale in _SCALES:
            if high % scale == 0 and low * scale < high:
                return low * scale, high
    return low, high


def _plain_mention(tokens: Tokens, at: int, kind: NumberKind) -> NumberMention:
    value = int(tokens.values[at] or 0)
    return _mention(tokens, (at, at + 1), (at, at + 1), (value, value), "exact", kind)


def _mention(
    tokens: Tokens, words: tuple[int, int], core: tuple[int, int], bounds: tuple[int, int | None], rule: str, kind: NumberKind
) -> NumberMention:
    start, end = tokens.span(*words)
    unit = unit_after(tokens, core[1] + (rule == "one-of")) or (unit_after(tokens, words[1]) if words[1] > core[1] else None)
    first, last = tokens.span(*unit) if unit else (0, 0)
    if kind == "count" and unit:
        kind = kind_of_unit(tokens, unit)
    return NumberMention(
        start=start,
        end=end,
        words=tokens.text[start:end],
        low=bounds[0],
        high=bounds[1],
        rule=rule,
        kind=kind,
        complete=rule in COMPLETE,
        unit=tokens.text[first:last],
        core=tokens.span(*core),
    )
