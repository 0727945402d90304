"""Numbers in words and digits: the longest run of tokens that is one number, and its value."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

import msgspec

_DIGITS: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_YEAR_HEADS: Final = range(13, 21)  # "nineteen eighty-four"
_STEP: Final = {"unit": 10, "teen": 100, "tens": 100, "hundreds": 1000}
"""A piece of this role may only follow a number that is a multiple of this."""


class Numeral(msgspec.Struct, frozen=True):
    """A number word. `role`: unit, teen, tens, hundreds, hundred (multiplies), scale (multiplies),
    lone (a scale that needs no number before it), half, over (adds a half: "one and a half"), digits.
    """

    role: str
    value: float
    ordinal: bool = False


class Run(NamedTuple):
    """`length` tokens that make one number. `form` as in `numeral_classes`."""

    length: int
    value: float
    form: str


class NumeralWords(msgspec.Struct, frozen=True):
    """The number words of a language and how they join. `strict`: parts are joined by the "and" word, never by mere sequence (Persian)."""

    words: dict[str, Numeral]
    joiners: frozenset[str]
    strict: bool
    tails: tuple[tuple[str, ...], ...] = ()
    """Entries of several words that add to the number before them: "and a half"."""


class _Sum:
    """A number being added up: `total` of the parts closed by a scale word, `part` that is still open."""

    def __init__(self, strict: bool) -> None:
        self.total = 0.0
        self.part: float | None = None
        self.scale = float("inf")
        self.strict = strict

    def fits(self, piece: Numeral, joiner: str) -> bool:
        """Whether `piece` may stand here after `joiner` ("", "and" or "-")."""
        if piece.role in {"scale", "lone"}:
            return self._scale_fits(piece, joiner)
        if piece.role == "hundred":
            return joiner == "" and self.part is not None and 1 <= self.part < 100
        if piece.role == "half" and (self.part is not None or self.total):
            return joiner == "and" and self.strict
        if piece.role == "over":
            return joiner == "" and self.part is not None
        if self.part is None:
            return self._opens(piece, joiner)
        return self._continues(piece, joiner)

    def _scale_fits(self, piece: Numeral, joiner: str) -> bool:
        if piece.value >= self.scale:
            return False
        if self.part is not None:
            return joiner == "" and piece.value > 1
        return piece.role == "lone" and joiner == ("and" if self.total else "")

    def _opens(self, piece: Numeral, joiner: str) -> bool:
        if not self.total:
            return joiner == ""
        if piece.value >= self.scale:
            return False
        if piece.role == "digits":
            return joiner == "and" and self.strict
        return joiner == "and" or (joiner == "" and not self.strict and piece.role != "half")

    def _continues(self, piece: Numeral, joiner: str) -> bool:
        step, part = _STEP.get(piece.role), self.part or 0
        if step is None or part < step or part % step or part % 100 == 10:
            return False
        if joiner == "-":
            return step == 10 and part % 100 >= 20
        if self.strict:
            return joiner == "and"
        return joiner == "" or part % 100 == 0

    def add(self, piece: Numeral) -> None:
        """Take `piece`, which fits."""
        if piece.role in {"scale", "lone"}:
            self.total += (1.0 if self.part is None else self.part) * piece.value
            self.part, self.scale = None, piece.value
        elif piece.role == "half" and self.part is None and self.total:
            self.total += piece.value * self.scale  # «دو میلیون و نیم»
        elif piece.role == "hundred":
            self.part = (self.part or 0) * 100
        else:
            self.part = (self.part or 0) + piece.value

    @property
    def value(self) -> float:
        return self.total + (self.part or 0.0)


def read_number(texts: Sequence[str], at: int, known: NumeralWords) -> Run | None:
    """The longest number that starts at token `at`, or None."""
    first = _piece(texts[at], known)
    total = _Sum(known.strict)
    if first is None or not total.fits(first, ""):
        return None
    total.add(first)
    position, last, pair = at + 1, first, False
    while not last.ordinal:
        joiner, after = _joiner(texts, position, known)
        piece = _piece(texts[after], known) if after < len(texts) else None
        if tail := _tail(texts, position, known):
            joiner, after, piece = "", position + len(tail) - 1, known.words[" ".join(tail)]
        if piece is None:
            break
        if position == at + 1 and joiner == "" and _is_year_pair(first, piece, known):
            total.part, pair = first.value * 100, True
        elif (last.role == "digits" and piece.role not in {"scale", "lone", "hundred"}) or not total.fits(piece, joiner):
            break
        total.add(piece)
        position, last = after + 1, piece
    if first.role == "half" and position == at + 1 and not pair:
        return None
    form = "pair" if pair and not last.ordinal else _form(texts[at], position - at, total.value, last)
    return Run(position - at, total.value, form)


def _piece(text: str, known: NumeralWords) -> Numeral | None:
    if text[0].isdigit():
        return Numeral("digits", float(text.replace(",", ""))) if _DIGITS.fullmatch(text) else None
    return known.words.get(text)


def _tail(texts: Sequence[str], position: int, known: NumeralWords) -> tuple[str, ...] | None:
    return next((tail for tail in known.tails if tuple(texts[position : position + len(tail)]) == tail), None)


def _joiner(texts: Sequence[str], position: int, known: NumeralWords) -> tuple[str, int]:
    if position < len(texts):
        if texts[position] in known.joiners:
            return "and", position + 1
        if texts[position] == "-":
            return "-", position + 1
    return "", position


def _is_year_pair(first: Numeral, second: Numeral, known: NumeralWords) -> bool:
    return not known.strict and first.value in _YEAR_HEADS and first.role != "digits" and second.role in {"tens", "teen"} and not second.ordinal


def _form(first: str, length: int, value: float, last: Numeral) -> str:
    if last.ordinal:
        return "ordinal"
    if value != int(value):
        return "decimal"
    if length > 1 or not first[0].isdigit():
        return "words"
    return "grouped" if "," in first else "decimal" if "." in first else "digits"
