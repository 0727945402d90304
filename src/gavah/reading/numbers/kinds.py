"""What a number is the number of: a count, or an age, an ordinal, an amount of money, a name."""

from typing import Final, cast

from gavah.model.mention import NumberKind
from gavah.reading.grammar import Tokens, candidates
from gavah.reading.times.scan import matches

Kinds = dict[int, NumberKind | None]
"""Kinds by token; None is a part of a date, which is no number at all."""

_PHONE: Final = 10**7  # so many digits in one run count no persons
_UNIT_KINDS: Final[dict[str, NumberKind]] = {"currency": "money", "measure": "measure", "percent": "percent"}
_TIME_KINDS: Final[dict[str, NumberKind]] = {
    "duration": "duration",
    "within": "duration",
    "shift": "duration",
    "year": "year",
    "fiscal-year": "year",
    "holiday": "year",
}
_COUNTED: Final = ("person", "personone", "unit", "currency", "measure")


def kinds_by_times(tokens: Tokens) -> Kinds:
    """Numerals inside time expressions: a kind, or None for a part of a date, which is no number at all."""
    out: Kinds = {}
    for found in matches(tokens):
        if found.pattern.build in {"", "none"}:
            continue
        kind = _TIME_KINDS.get(found.pattern.build)
        for at in range(found.first, found.end):
            if tokens.values[at] is not None:
                out[at] = kind
    return out


def kinds_by_rules(tokens: Tokens) -> Kinds:
    """Numerals that a rule of the language gives a kind, None for what is no number; the first rule wins."""
    out: dict[int, str] = {}
    for found in candidates(tokens, "kinds"):
        at = found.at("n")
        if at is not None and tokens.values[at] is not None:
            out.setdefault(at, found.pattern.arguments["kind"])
    return cast("Kinds", {at: None if kind == "none" else kind for at, kind in out.items()})


def kind_of(tokens: Tokens, at: int, timed: Kinds, kinds: Kinds) -> NumberKind | None:
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


def is_bare_year(tokens: Tokens, at: int) -> bool:
    """Digits without a bound, in the range of years, that count nothing beside them: «عاشورای ۱۳۸۸», «اعتراضات ۴۰۱»; «۱۳۸۸ نفر» counts."""
    text, settings = tokens.texts[at], tokens.language.settings
    if not text.isdigit():
        return False
    ranges = [settings.get("bare_years", (1, 0))] if len(text) == 4 else settings.get("short_years", ()) if _is_dated(tokens, at) else ()
    if not any(first <= int(text) <= last for first, last in ranges):
        return False
    beside = tokens.texts[at + 1 : at + 3]
    if not beside or (len(text) < 4 and beside[1:] and beside[1] in settings.get("of_one", ())):
        return True
    members = tokens.language.members
    if tokens.codes[at + 1] in members.get("toll-noun", "") and not (beside[1:] and tokens.codes[at + 2] in members.get("befell", "")):
        return False  # «شهریور، ۵۷ تجمع در …»; «آبان ۹۸ تجمع کردند»
    return not any(tokens.codes[at + 1] in members.get(name, "") for name in (*_COUNTED, "classifier"))


def _is_dated(tokens: Tokens, at: int) -> bool:
    """Whether something that is told by its year stands right before: «کشتار | ۶۷»."""
    return at > 0 and tokens.codes[at - 1] in tokens.language.members.get("dated", "")


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
        return before.isascii()
    return before in "-/.:" and at > 1 and tokens.ends[at - 2] == tokens.starts[at - 1] and tokens.texts[at - 2][-1].isalnum()


def _glued_after(tokens: Tokens, at: int) -> bool:
    if at + 1 >= len(tokens) or tokens.starts[at + 1] != tokens.ends[at]:
        return False
    after = tokens.texts[at + 1]
    if after[0].isalpha():  # Persian is often written without the blank: «۵نفر»
        return after.isascii() and not any(tokens.codes[at + 1] in tokens.language.members.get(name, "") for name in _COUNTED)
    return after in "-/.:" and at + 2 < len(tokens) and tokens.starts[at + 2] == tokens.ends[at + 1] and tokens.texts[at + 2][0].isdigit()


def kind_of_unit(tokens: Tokens, unit: tuple[int, int]) -> NumberKind:
    """Money and measures by the counted word ("thousands of dollars")."""
    for name, kind in _UNIT_KINDS.items():
        if tokens.codes[unit[0]] in tokens.language.members.get(name, ""):
            return kind
    return "count"
