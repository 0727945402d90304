"""A folded text as tokens: phrases and numbers joined, each token with the character of its word classes."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import Final

from gavah.model import View, fold
from gavah.reading.grammar.classes import numeral_classes
from gavah.reading.grammar.language import Language
from gavah.reading.grammar.numerals import read_number
from gavah.reading.grammar.shapes import TOKEN

_SHAPED: Final = {kind: frozenset([kind]) for kind in ("iso", "slashed", "clock", "decade")} | {"break": frozenset(["break", "stop"])}
_ENDINGS: Final = (("ing", "w-ing"), ("eed", "w"), ("ed", "w-ed"), ("ly", "w-ly"), ("ss", "w"), ("us", "w"), ("is", "w"), ("s", "w-s"))
_LONGEST: Final = 28  # tokens of a number below a billion in words, with room


Raw = tuple[str, str, int, int]


class Tokens:
    """The tokens of a text. Parallel lists: folded `texts`, `starts`, `ends`, `values` (of numbers, else None); `codes`, one character a token."""

    __slots__ = ("codes", "ends", "language", "starts", "text", "texts", "values", "view")

    def __init__(self, text: str, view: View, language: Language) -> None:
        self.text, self.view, self.language = text, view, language
        self.texts: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.values: list[float | None] = []
        self.codes = ""

    def __len__(self) -> int:
        return len(self.texts)

    def span(self, first: int, end: int) -> tuple[int, int]:
        """The stored (start, end) of tokens `first` to `end` (exclusive)."""
        return self.view.span(self.starts[first], self.ends[end - 1])

    def value(self, classes: Iterable[str], at: int) -> float | int | str | None:
        """What token `at` means in the first of `classes` for which the data gives the word a meaning, else the number it is."""
        for one in classes:
            found = self.language.values.get((one, self.texts[at]))
            if found is not None:
                return found
        return self.values[at]


@lru_cache(maxsize=4)
def tokens_of(text: str, language: Language) -> Tokens:
    """The tokens of stored `text`. Linear. The last few texts are kept, since times and numbers read the same tokens."""
    view = fold(text)
    out = Tokens(text, view, language)
    raw = [(match.group(), match.lastgroup or "", match.start(), match.end()) for match in TOKEN.finditer(view.text)]
    if glued := language.settings.get("glued"):
        raw = _unglued(raw, str(glued), language)
    texts = [one[0] for one in raw]
    codes: list[str] = []
    at = 0
    while at < len(raw):
        word, kind, start, _ = raw[at]
        length, text_, value, code = 1, word, None, "" if kind in _SHAPED else _plain(word, language)
        if not code:
            length, text_, value, code = _next(texts, kind, at, language)
        out.texts.append(text_)
        out.starts.append(start)
        out.ends.append(raw[at + length - 1][3])
        out.values.append(value)
        codes.append(code)
        at += length
    out.codes = "".join(codes)
    return out


def _unglued(raw: list[Raw], joiner: str, language: Language) -> list[Raw]:
    """«ودو» as «و» and «دو», «دوهفته» as «دو» and «هفته»: number words written as one with what stands beside them."""
    out: list[Raw] = []
    size = len(joiner)
    for text, kind, start, end in raw:
        if at := language.glued.get(text):
            out += [(text[:at], kind, start, start + at), (text[at:], kind, start + at, end)]
        elif text.startswith(joiner) and text[size:] in language.numerals.words:
            out += [(joiner, kind, start, start + size), (text[size:], kind, start + size, end)]
        elif joiner in text and (cuts := _written_as_one(text, joiner, language)):
            out += [(text[a:b], kind, start + a, end if b == len(text) else start + b) for a, b in pairwise([0, *cuts, len(text)])]
        else:
            out.append((text, kind, start, end))
    return out


@lru_cache(maxsize=20_000)
def _written_as_one(text: str, joiner: str, language: Language) -> tuple[int, ...]:
    """Where «صدوبیست» is cut into «صد», «و» and «بیست»; () where it is no such numeral."""
    numerals, size = language.numerals.words, len(joiner)
    at = text.find(joiner, 1)
    while at > 0:
        head, rest = text[:at], text[at + size :]
        if head in numerals and numerals[head].role in _LEADING and rest:
            if rest in numerals:
                return (at, at + size)
            if later := _written_as_one(rest, joiner, language):
                return (at, at + size, *(at + size + cut for cut in later))
        at = text.find(joiner, at + 1)
    return ()


_LEADING = frozenset({"tens", "hundreds", "scale", "big"})
"""Numerals that take a smaller one behind «و»."""


@lru_cache(maxsize=20_000)
def _plain(text: str, language: Language) -> str:
    """The code of a word that is no number and begins no phrase, whatever stands beside it; "" for others."""
    if text in language.phrases or text[0].isdigit() or text in language.numerals.words:
        return ""
    return language.words.get(text) or _shape_code(text, language)


def _next(texts: list[str], kind: str, at: int, language: Language) -> tuple[int, str, float | None, str]:
    """Length in raw tokens, text, number and code of the token that starts at raw token `at`."""
    text = texts[at]
    if kind in _SHAPED:
        return 1, text, None, language.codes[_SHAPED[kind]]
    phrases = language.phrases.get(text)
    if phrases:
        for phrase in phrases:
            if tuple(texts[at : at + len(phrase)]) == phrase:
                return _known(texts, at, len(phrase), " ".join(phrase), language)
    return _known(texts, at, 1, text, language)


def _known(texts: list[str], at: int, length: int, text: str, language: Language) -> tuple[int, str, float | None, str]:
    if text[0].isdigit() or text in language.numerals.words:
        number = _number(texts, at, length, text, language)
        if number:
            return number
    code = language.words.get(text)
    return length, text, None, code or _shape_code(text, language)


def _number(texts: list[str], at: int, length: int, text: str, language: Language) -> tuple[int, str, float | None, str] | None:
    digits = text.rstrip("abcdefghijklmnopqrstuvwxyz")
    if text[len(digits) :] in ("st", "nd", "rd", "th", "d") and digits.isdecimal():
        value = float(digits)
        return 1, text, value, language.codes[frozenset(numeral_classes(value, "ordinal"))]
    run = read_number([text, *texts[at + length : at + length + _LONGEST]] if length > 1 else texts[at : at + _LONGEST], 0, language.numerals)
    if run is None:
        return None
    used = run.length + length - 1
    classes = frozenset(numeral_classes(run.value, run.form))
    if run.length == 1 and (own := language.classes.get(text)):
        classes |= own
        return used, text, run.value, language.codes[classes]
    return used, text if used == 1 else " ".join(texts[at : at + used]), run.value, language.codes[classes]


def _shape_code(text: str, language: Language) -> str:
    if not text[0].isalpha():
        return language.codes[frozenset(["punct"])]
    for ending, shape in _ENDINGS:
        if text.endswith(ending) and len(text) > len(ending) + 1:
            return language.codes[frozenset([shape])]
    return language.codes[frozenset(["w"])]
