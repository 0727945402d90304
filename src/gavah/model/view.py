"""A folded view of a text, with the way back to the stored offsets.

The stored text is never changed; scanners read this view. Folding: lower case; ي ى → ی and ك → ک; hamza carriers of alef and he → the
bare letter; Arabic and Persian digits → 0–9; ZWNJ and every kind of blank → one space each; curly quotes and long dashes → ASCII (« and »
stay); tatweel, vowel signs and invisible direction marks are dropped. Persian patterns are therefore written with a space where a ZWNJ
may stand: «ده ها» finds ده‌ها and ده ها.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping
from functools import cache
from itertools import accumulate, pairwise

_ONE_TO_ONE = {
    **{"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ە": "ه"},
    **{"أ": "ا", "إ": "ا", "ٱ": "ا"},
    **{chr(ord("۰") + d): str(d) for d in range(10)},
    **{chr(ord("٠") + d): str(d) for d in range(10)},
    **dict.fromkeys("\u200c\u200d\u00a0\u202f\u2009\u2002\u2003\u2007\u3000\t", " "),
    **{"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"'},
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "٬": ",",
    "٫": ".",
}
_DROPPED = frozenset(
    chr(code)
    for codes in (range(0x064B, 0x0656), (0x0670, 0x0640, 0x00AD, 0xFEFF, 0x061C), (0x200E, 0x200F), range(0x202A, 0x202F), range(0x2066, 0x206A))
    for code in codes
)
_DROPPED_RUN = re.compile(f"[{''.join(sorted(_DROPPED))}]+")


class View:
    """A folded text: `text`, and `stored(i)`, the offset in the stored text of folded offset `i` (0 ≤ i ≤ len)."""

    __slots__ = ("_shifts", "_starts", "_wide", "text")

    def __init__(self, text: str, starts: list[int], shifts: list[int], wide: dict[int, int]) -> None:
        self.text = text
        self._wide = wide  # folded characters that stand for several stored ones
        self._starts = starts  # folded offsets from which a shift holds
        self._shifts = shifts

    def stored(self, offset: int) -> int:
        """The stored offset of folded `offset`; an end offset maps to the end of the last folded character's source."""
        if not self._starts:
            return offset
        at = bisect_right(self._starts, offset) - 1
        return offset + self._shifts[at] if at >= 0 else offset

    def source(self, text: str) -> str:
        """For each folded character the one of the stored `text` that it stands for, the first of several."""
        if not self._starts:
            return text[: len(self.text)]
        edges = [(0, 0), *zip(self._starts, self._shifts, strict=True), (len(self.text), 0)]
        return "".join([text[a + shift : b + shift] for (a, shift), (b, _) in pairwise(edges)])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Stored (start, end) of the folded range. Marks dropped after its last letter are left outside."""
        if not self._starts and not self._wide:
            return start, max(start, end)
        return (self.stored(start), self.stored(end - 1) + self._wide.get(end - 1, 1)) if end > start else (self.stored(start),) * 2


@cache
def _fold_char(char: str) -> str:
    """One character folded: one character, several, or none."""
    if char in _DROPPED:
        return ""
    if char in _ONE_TO_ONE:
        return _ONE_TO_ONE[char]
    lowered = char.lower()
    return lowered if len(lowered) == 1 else lowered[0]


def fold(text: str) -> View:
    """The folded view of `text`. Cost linear; the usual text (nothing dropped) needs no offset map."""
    if text.isascii():
        return View(text.replace("\t", " ").lower(), [], [], {})
    composed = _compose(text)
    if composed is None and "Σ" not in text:  # one word at a time may end in another small sigma
        at_once = replaced(text, _ONE_TO_ONE).lower()
        if len(at_once) == len(text):
            return _without_dropped(at_once)
    if composed is None:
        folded = [_fold_char(char) for char in text]
        if all(folded):
            return View("".join(folded), [], [], {})
        return _mapped(folded, [1] * len(folded))
    return _mapped([_fold_char(char) for char, _ in composed], [width for _, width in composed])


def replaced(text: str, table: Mapping[str, str]) -> str:
    """`text` with each character of `table` replaced, none of which replaces another. Quicker than `str.translate` where few of them occur."""
    for char in table.keys() & set(text):
        text = text.replace(char, table[char])
    return text


def _without_dropped(text: str) -> View:
    """The view of a text that is folded but for what is dropped."""
    if not _DROPPED_RUN.search(text):
        return View(text, [], [], {})
    kept: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    at = shift = 0
    for run in _DROPPED_RUN.finditer(text):
        kept.append(text[at : run.start()])
        at, shift = run.end(), shift + run.end() - run.start()
        starts.append(at - shift)
        shifts.append(shift)
    return View("".join([*kept, text[at:]]), starts, shifts, {})


def folded(text: str) -> str:
    """The folded text alone, for keys and comparisons."""
    return fold(text).text


def _compose(text: str) -> list[tuple[str, int]] | None:
    """Characters with the number of stored characters each stands for, where NFC joins any; else None."""
    if unicodedata.is_normalized("NFC", text):
        return None
    out: list[tuple[str, int]] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        whole = unicodedata.normalize("NFC", text[at:end])
        if len(whole) < end - at:
            out.append((whole[0], end - at))  # marks that join nothing are left out: NFC may have put them in another order
        else:
            out.extend((char, 1) for char in text[at:end])
        at = end
    return out


def _mapped(folded_chars: list[str], widths: list[int]) -> View:
    origins = [0, *accumulate(widths)]
    starts: list[int] = []
    shifts: list[int] = []
    kept: list[str] = []
    wide: dict[int, int] = {}
    position = shift = 0
    for char, origin, width in zip(folded_chars, origins, widths, strict=False):
        if not char:
            continue
        if origin - position != shift:
            shift = origin - position
            starts.append(position)
            shifts.append(shift)
        if width > 1:
            wide[position] = width
        kept.append(char)
        position += 1
    tail = origins[-1] - position
    if tail != shift:
        starts.append(position)
        shifts.append(tail)
    return View("".join(kept), starts, shifts, wide)
