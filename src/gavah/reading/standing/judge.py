"""The words around an event, in its sentence and the next two, that say it is not told as so. The words are data: `english.toml`, `persian.toml`."""

import re
import tomllib
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from gavah.model import COUNTABLE
from gavah.reading.frames.frame import FrameHit, Range, Scan, Sentence
from gavah.reading.frames.persian.words import words_of

_FOLLOWING = 2
"""How many sentences behind an event's own may take it back."""
_REACH = 260
"""How many characters those sentences may reach."""


class Rule(msgspec.Struct, frozen=True):
    """What makes an event unreal: every pattern named must be found, `unless` must not; `verdict` is what it then is.

    `before` and `behind` are searched in its sentence up to and from its own words, `after` from them on into the following sentences,
    `own` in those words. `noun`: only events told by a noun. `measures`: only of these; `vague`: only without a number of several.
    """

    verdict: str
    before: re.Pattern[str] | None = None
    behind: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None
    own: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    noun: bool = False
    measures: frozenset[str] = frozenset()
    vague: bool = False


class _Words(msgspec.Struct, frozen=True):
    """The words of a sentence around an event."""

    before: str
    own: str
    behind: str
    after: str


def judged(scan: Scan, sentence: Sentence, hits: list[FrameHit]) -> list[FrameHit]:
    """`hits` of `sentence` with the standing that the words around give them; without those that are only a figure of speech."""
    rules = _rules(scan.language)
    following = _following(scan, sentence) if hits else ""
    found = [_judged(scan, sentence, hit, rules, following) for hit in hits]
    return [hit for hit in found if hit is not None]


def _judged(scan: Scan, sentence: Sentence, hit: FrameHit, rules: tuple[Rule, ...], following: str) -> FrameHit | None:
    if hit.kind == "statement" or hit.derived or hit.polarity == "denied" or hit.modality not in COUNTABLE or hit.note == "zero":
        return hit
    words = _around(scan, sentence, hit.trigger, following)
    rule = next((rule for rule in rules if _fits(rule, hit, words)), None)
    if rule is None:
        return hit
    if rule.verdict == "nothing":
        return None
    if rule.verdict == "denied":
        return msgspec.structs.replace(hit, polarity="denied", kind="statement")
    kind = hit.kind if rule.verdict in COUNTABLE else "statement"
    return msgspec.structs.replace(hit, modality=rule.verdict, kind=kind)


def _around(scan: Scan, sentence: Sentence, trigger: Range, following: str) -> _Words:
    """The folded words of `sentence` around `trigger`; those of Persian from the words of the whole sentence, which are kept."""
    edges = ((sentence.start, trigger[0]), trigger, (trigger[1], sentence.end))
    if scan.language == "fa":
        found = words_of(scan.text, sentence.start, sentence.end)
        before, own, behind = (" ".join(w.text for w in found if a <= w.start < b) for a, b in edges)
    else:
        before, own, behind = (_folded(scan, a, b) for a, b in edges)
    return _Words(f"{before.rstrip()} ", own, behind, f"{behind} {following}")


def _fits(rule: Rule, hit: FrameHit, words: _Words) -> bool:
    if rule.noun and not hit.rule.startswith(("noun", "nominal")):
        return False
    if rule.measures and (hit.measure or "") not in rule.measures:
        return False
    if rule.vague and hit.number is not None and hit.number.low > 1:
        return False
    sought = ((rule.before, words.before), (rule.own, words.own), (rule.behind, words.behind), (rule.after, words.after))
    if not all(pattern is None or pattern.search(text) for pattern, text in sought):
        return False
    return rule.unless is None or not rule.unless.search(f"{words.before} {words.own} {words.after}")


def _following(scan: Scan, sentence: Sentence) -> str:
    """The folded words of the sentences behind `sentence` in its passage, as far as they can take it back."""
    first = bisect_right(scan.sentences, sentence.start, key=lambda s: s.start)
    behind = [s for s in scan.sentences[first : first + _FOLLOWING] if s.end <= scan.passage.end]
    return _folded(scan, behind[0].start, min(behind[-1].end, behind[0].start + _REACH)) if behind else ""


def _folded(scan: Scan, start: int, end: int) -> str:
    """The words of a range, as the patterns are written: lower-cased English, folded Persian with a blank between words."""
    if scan.language == "fa":
        return " ".join(word.text for word in words_of(scan.text, start, end))
    return scan.text[start:end].lower().replace("\u2019", "'")


@cache
def _rules(language: str) -> tuple[Rule, ...]:
    data = tomllib.loads(files(__package__).joinpath("persian.toml" if language == "fa" else "english.toml").read_text("utf-8"))
    return tuple(_rule(row, data["words"]) for row in data["rule"])


def _rule(row: dict[str, Any], words: dict[str, str]) -> Rule:
    """A row with its patterns compiled, the words named in braces put in."""
    before, behind, after, own, unless = (
        re.compile(_named(row[name], words)) if name in row else None for name in ("before", "behind", "after", "own", "unless")
    )
    return Rule(
        verdict=row["verdict"],
        before=before,
        behind=behind,
        after=after,
        own=own,
        unless=unless,
        noun=row.get("noun", False),
        measures=frozenset(row.get("measures", ())),
        vague=row.get("vague", False),
    )


def _named(pattern: str, words: dict[str, str]) -> str:
    for name, alternatives in words.items():
        pattern = pattern.replace("{" + name + "}", f"(?:{alternatives})")
    return pattern
