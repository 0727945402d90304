"""Numbers of a text with their bounds, kinds and counted words."""

from typing import Final, cast

from gavah.model import NumberMention
from gavah.model.mention import NumberKind
from gavah.reading.grammar import Found, Tokens, candidates, language, settle, tokens_of
from gavah.reading.numbers.bounds import COMPLETE, VAGUE, bounded
from gavah.reading.numbers.units import unit_after
from gavah.reading.times.scan import matches

_PHONE: Final = 10**7  # so many digits in one run count no persons
_SCALES: Final = (10**9, 10**6, 1000)
_NEXT: Final = 10  # «ده دوازده نفر»: how far the second number may lie from the first
_SCALED: Final = {
    ("dah-ha", 1000): "tens-of-thousands",
    ("tens", 1000): "tens-of-thousands",
    ("hundreds", 1000): "hundreds-of-thousands",
    ("chand", 10): "chand-dah",
}
_UNIT_KINDS: Final[dict[str, NumberKind]] = {"currency": "money", "measure": "measure", "percent": "percent"}
_TIME_KINDS: Final[dict[str, NumberKind]] = {"duration": "duration", "within": "duration", "shift": "duration", "year": "year", "fiscal-year": "year"}


def numbers(text: str, *, lang: str) -> list[NumberMention]:
    """The numbers of `text`, in order, each with the interval its words allow, its kind and the counted words beside it.

    `lang`: "en" or "fa". Parts of dates and clock times are left out, lengths of time and years are kinds of their own; only `kind == "count"` may
    become a quantity. Offsets are code points of `text`. Rule ids are those of `NORMS`; "about" is ±10 %, rounded outwards. Raises `InputError`
    for a language without a grammar.
    """
    tokens = tokens_of(text, language(lang))
    timed = _kinds_by_times(tokens)
    kinds = _kinds_by_rules(tokens)
    found = settle(candidates(tokens, "bounds"))
    held = {at: one for one in found for at in _numerals(one)}
    out: list[NumberMention] = []
    done: set[int] = set()
    for at in range(len(tokens)):
        one = held.get(at)
        if one is not None and at not in done and _stands(tokens, one, timed, kinds):
            done.update(_numerals(one))
            kind = _kind(tokens, _numerals(one)[-1], timed, kinds)
            if kind is not None or tokens.values[at] is None:
                out.append(_bounded_mention(tokens, one, kind))
        elif at not in done and tokens.values[at] is not None:
            kind = _kind(tokens, at, timed, kinds)
            if kind is not None:
                out.append(_plain_mention(tokens, at, kind))
    return out


def _numerals(found: Found) -> list[int]:
    """The tokens that hold the numeral: slots n and m, or the vague words."""
    slots = [at for name in ("n", "m", "vague", "scale") if (at := found.at(name)) is not None]
    return slots or [found.first]


def _stands(tokens: Tokens, found: Found, timed: dict[int, NumberKind | None], kinds: dict[int, NumberKind | None]) -> bool:
    """A bound stands unless a numeral in it is part of a date, or its two ends are of two kinds."""
    slots = _numerals(found)
    if any(at in timed and timed[at] != "duration" and at not in kinds for at in slots):
        return False
    if found.pattern.arguments.get("rule") != "between":
        return True
    low, high = _ends(tokens, slots)
    if found.pattern.name == "between-next" and high - low > _NEXT and high < 1000:
        return False  # two numbers that merely stand side by side
    if low > high:  # a vote or a score
        kinds.update(dict.fromkeys(slots, "measure"))
    return low < high and (slots[0] not in kinds or kinds[slots[0]] == kinds.get(slots[1]))


def _kinds_by_times(tokens: Tokens) -> dict[int, NumberKind | None]:
    """Numerals inside time expressions: a kind, or None for a part of a date, which is no number at all."""
    out: dict[int, NumberKind | None] = {}
    for found in matches(tokens):
        if found.pattern.build in {"", "none"}:
            continue
        kind = _TIME_KINDS.get(found.pattern.build)
        for at in range(found.first, found.end):
            if tokens.values[at] is not None:
                out[at] = kind
    return out


def _kinds_by_rules(tokens: Tokens) -> dict[int, NumberKind | None]:
    """Numerals that a rule of the language gives a kind, None for what is no number; the first rule wins."""
    out: dict[int, str] = {}
    for found in candidates(tokens, "kinds"):
        at = found.at("n")
        if at is not None and tokens.values[at] is not None:
            out.setdefault(at, found.pattern.arguments["kind"])
    return cast("dict[int, NumberKind | None]", {at: None if kind == "none" else kind for at, kind in out.items()})


def _kind(tokens: Tokens, at: int, timed: dict[int, NumberKind | None], kinds: dict[int, NumberKind | None]) -> NumberKind | None:
    """The kind of the numeral at `at`; None: part of a date or clock time."""
    if at in kinds and (at not in timed or kinds[at] == "age"):
        return kinds[at]
    if at in timed:
        return timed[at]
    return "identifier" if _is_identifier(tokens, at) else _kind_by_form(tokens, at)


def _kind_by_form(tokens: Tokens, at: int) -> NumberKind:
    value = tokens.values[at]
    if value is not None and value != int(value):
        return "measure"
    if tokens.codes[at] in tokens.language.members["ord"]:
        return "ordinal"
    return "count"


def _is_identifier(tokens: Tokens, at: int) -> bool:
    """Digits glued to letters or other digits ("696x390", "F-16", "555-1234"), with leading zeros, or too long to count."""
    text, value = tokens.texts[at], tokens.values[at]
    if not text[0].isdigit() or value is None:
        return False
    if (text[0] == "0" and len(text) > 1 and "." not in text) or (value >= _PHONE and text.isdigit()):
        return True
    return _glued_before(tokens, at) or _glued_after(tokens, at)


def _glued_before(tokens: Tokens, at: int) -> bool:
    if at == 0 or tokens.ends[at - 1] != tokens.starts[at]:
        return False
    before = tokens.texts[at - 1]
    if before[-1].isalpha():
        return True
    return before in "-/.:" and at > 1 and tokens.ends[at - 2] == tokens.starts[at - 1] and tokens.texts[at - 2][-1].isalnum()


def _glued_after(tokens: Tokens, at: int) -> bool:
    if at + 1 >= len(tokens) or tokens.starts[at + 1] != tokens.ends[at]:
        return False
    after = tokens.texts[at + 1]
    if after[0].isalpha():
        return True
    return after in "-/.:" and at + 2 < len(tokens) and tokens.starts[at + 2] == tokens.ends[at + 1] and tokens.texts[at + 2][0].isdigit()


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
        base: tuple[int, int | None] = VAGUE[vague]
        step = found.at("scale")
        scale = 1 if step is None else int(tokens.value(found.pattern.slots["scale"], step) or 1)
        base = (base[0] * scale, (base[1] or 0) * scale + (scale - 1) * (scale % 10 == 0))
        low, high = bounded(rule, *base)
        return (_SCALED.get((vague, scale), vague) if rule == "vague" else rule), low, high
    if rule == "between":
        return rule, *_ends(tokens, slots)
    value = int(tokens.values[slots[0]] or 0)
    low, high = bounded(rule, value, value)
    return rule, low, high


def _ends(tokens: Tokens, slots: list[int]) -> tuple[int, int]:
    """The two ends of a range. "Two to three thousand" lends its scale word to the first."""
    low, high = (int(tokens.values[at] or 0) for at in slots)
    if not tokens.texts[slots[1]].replace(",", "").isdigit():
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
        kind = _kind_of_unit(tokens, unit)
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


def _kind_of_unit(tokens: Tokens, unit: tuple[int, int]) -> NumberKind:
    """Money and measures by the counted word ("thousands of dollars")."""
    for name, kind in _UNIT_KINDS.items():
        if tokens.codes[unit[0]] in tokens.language.members.get(name, ""):
            return kind
    return "count"
