"""Numbers that two mentions give together: "thousands if not tens of thousands", "all but one of nine"."""

import re
from typing import Final

import msgspec

from gavah.model import NumberMention

_IF_NOT: Final = re.compile(r"\s*[,،]?\s*(?:if not|اگر نه|اگر نگوییم)\s+(?:even\s+)?", re.IGNORECASE)
_PART_OF: Final = re.compile(r"\s*(?:نفر\s+)?(?:of(?:\s+(?:the|those|these|their|its))?|از)\s+(?:این\s+|آن\s+)?", re.IGNORECASE)
_ALL_BUT: Final = re.compile(r"(?:\ball (?:but|except)|همه(?:\s?ی)?\s+(?:به\s?جز|جز|غیر از))\s+$", re.IGNORECASE)
_COMMA: Final = re.compile(r"\s*[,،](?=\s+(?:of|از)\b)")
_REACH: Final = 20  # characters before a number in which "all but" stands


def joined(text: str, found: list[NumberMention]) -> list[NumberMention]:
    """`found` with each pair that the words between make one number as that number. Cost linear."""
    out: list[NumberMention] = []
    for number in found:
        pair = _together(text, out[-1], number) if out else None
        if pair is None:
            out.append(number)
        else:
            out[-1] = pair
    return out


def _together(text: str, first: NumberMention, last: NumberMention) -> NumberMention | None:
    """The number that two neighbouring mentions give together; None where they are two."""
    if first.kind != "count" or last.kind != "count" or not 0 <= last.start - first.core[1] <= _REACH:
        return None
    if _IF_NOT.fullmatch(text, first.end, last.start) and (last.high is None or first.low < last.high):
        comma = _COMMA.match(text, last.end)
        return _made(text, last, first.start, comma.end() if comma else last.end, first.low, last.high, "between")
    rest = _ALL_BUT.search(text, max(0, first.start - _REACH), first.start)
    of = _PART_OF.fullmatch(text, first.core[1], last.start) is not None or _PART_OF.fullmatch(text, first.end, last.start) is not None
    exact = first.low == first.high and last.low == last.high and first.low < last.low
    if rest and of and exact:
        low = last.low - first.low
        return _made(text, last, rest.start(), last.end, low, low, "exact")
    return None


def _made(text: str, last: NumberMention, start: int, end: int, low: int, high: int | None, rule: str) -> NumberMention:
    return msgspec.structs.replace(last, start=start, end=end, words=text[start:end], low=low, high=high, rule=rule, core=(start, end))
