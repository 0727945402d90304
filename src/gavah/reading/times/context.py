"""What stands around a time expression: the word that governs it, an anniversary, a sentence about the future."""

from collections.abc import Iterable, Iterator
from typing import Final, Literal

from gavah.reading.grammar import Found, Tokens

Tense = Literal["past", "present", "future", ""]

_REACH: Final = 14  # tokens to each side in which a sentence's future or verb is looked for


def governor(tokens: Tokens, first: int, end: int) -> tuple[str, int | None]:
    """The relation that the word before gives ("since", "until", "before", "after", "within", "on", ""), and the stored offset of that word."""
    values = tokens.language.values
    after = values.get(("rel-after", tokens.texts[end])) if end < len(tokens) else None
    for back in (1, 2):
        at = first - back
        if at < 0:
            break
        relation = values.get(("rel", tokens.texts[at]))
        if relation is not None:
            return str(after or relation), tokens.span(at, at + 1)[0]
        if tokens.texts[at] not in tokens.language.classes or "rel-skip" not in tokens.language.classes[tokens.texts[at]]:
            break
    return str(after or ""), None


def anniversary(tokens: Tokens, found: Found) -> bool:
    """Whether the words are the date that an anniversary remembers: "the anniversary of October 3", "the October 3 anniversary".

    "On October 3, the anniversary of …" names the day of the telling instead. Only English puts the date before.
    """
    marks, stops = tokens.language.members.get("anniversary", ""), tokens.language.members["stop"]
    if _comes_first(reversed(tokens.codes[max(0, found.first - 4) : found.first]), marks, stops):
        return True
    return bool(tokens.language.settings.get("date_before_anniversary")) and tokens.codes[found.end : found.end + 1] in set(marks)


def _comes_first(codes: Iterable[str], marks: str, stops: str) -> bool:
    for code in codes:
        if code in stops:
            return False
        if code in marks:
            return True
    return False


def tense(tokens: Tokens, found: Found) -> Tense:
    """The tense of the verb nearest before the words, else nearest after them, in the same sentence; "" where none is known.

    "Since" looks back, "until" may look ahead, and a deadline lies ahead, whatever the verb.
    """
    relation = governor(tokens, found.first, found.end)[0]
    if relation == "since":
        return "past"
    if tokens.codes[found.end : found.end + 1] in set(tokens.language.members.get("deadline", "")):
        return "future"
    before = _first_tense(tokens, _back(tokens, found.first))
    if relation == "until" and not (_is_by(tokens, found) and _looks_back(tokens, found)):
        return "future" if before == "future" else "present"
    return before or _first_tense(tokens, tokens.codes[found.end : found.end + _REACH])


def open_end(tokens: Tokens, found: Found) -> bool:
    """Whether "until" or "by" governs the words, and the sentence does not look back on it ("by Monday two had left")."""
    around = tokens.codes[max(0, found.first - _REACH) : found.end + _REACH]
    looks_back = any(code in around for code in tokens.language.members.get("pluperfect", ""))
    if looks_back or _is_over(tokens, found) or governor(tokens, found.first, found.end)[0] != "until":
        return False
    return not (_is_by(tokens, found) and _looks_back(tokens, found))


def _is_over(tokens: Tokens, found: Found) -> bool:
    """Whether the first Persian verb behind the words, in their clause, is in the past: «تا عصر جمعه رها شدند», not «تا جمعه آزاد شوند»."""
    done, stops, ahead = (tokens.language.members.get(name, "") for name in ("done", "stop", "undone"))
    for code in tokens.codes[found.end : found.end + _CLAUSE] if done else ():
        if code in done:
            return True
        if code in stops or code in ahead:
            return False
    return False


def _looks_back(tokens: Tokens, found: Found) -> bool:
    """Whether the verb nearest before the words, else nearest behind them, is in the past: "By Sunday all were free"."""
    before = _first_tense(tokens, _back(tokens, found.first))
    return (before or _first_tense(tokens, tokens.codes[found.end : found.end + _REACH])) == "past"


def _is_by(tokens: Tokens, found: Found) -> bool:
    """Whether "by" governs the words of something done: "all seven were home by Thursday", not "until Thursday", "asked to answer by Thursday"."""
    before = tokens.texts[max(0, found.first - _YET) : found.first]
    return "by" in before[-2:] and _AHEAD.isdisjoint(before)


_AHEAD: Final = frozenset({"to", "should", "must", "will", "would", "shall", "may", "can", "could"})
"""Words that put off to a day what "by" names."""
_CLAUSE: Final = 18  # tokens behind a Persian time in which its clause's verb stands
_YET: Final = 6  # tokens before a day in which such a word stands


def _back(tokens: Tokens, first: int) -> Iterator[str]:
    """The codes before a place, backwards, brackets left out; the full stop of an initial or a title ends no sentence."""
    titles = tokens.language.members.get("title", "")
    inside, left = False, _REACH
    for at in range(first - 1, max(-1, first - 1 - 2 * _REACH), -1):
        inside = tokens.texts[at] == ")" or (inside and tokens.texts[at + 1] != "(")
        left -= not inside
        if left < 0:
            return
        if inside:
            continue
        if tokens.texts[at] == "." and at and (len(tokens.texts[at - 1]) == 1 or tokens.codes[at - 1] in titles):
            continue
        yield tokens.codes[at]


def _first_tense(tokens: Tokens, codes: Iterable[str]) -> Tense:
    members = tokens.language.members
    future, past, present, stops = (
        members.get("future", ""),
        members.get("pasttense", "") + members["w-ed"],
        members.get("present", ""),
        members["stop"],
    )
    passive = members.get("passive", "")
    ended = False  # a participle has been passed whose "be" may be told of the future: "to be completed"
    for code in codes:
        if code in future:
            return "future"
        if ended and code not in passive:
            return "past"
        if code in members["w-ed"]:
            ended = True
            continue
        if code in past:
            return "past"
        if code in present:
            return "present"
        if code in stops:
            return ""
    return "past" if ended else ""
