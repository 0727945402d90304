"""In how many places a protest was held or a banner hung: "prisoners in 38 prisons refused their meals", "hung from three footbridges"."""

import re

import msgspec

from gavah.model import NumberMention, TimeMention
from gavah.reading.frames.english.chunks import Parsed
from gavah.reading.frames.english.lexicon import lexicon
from gavah.reading.frames.english.masked import Masked
from gavah.reading.frames.english.objects import kind_of
from gavah.reading.frames.frame import FrameHit

_HELD = ("protest.demo", "protest.strike", "protest.hunger", "protest.obstruct", "protest.boycott", "rally-abroad", "display", "slogan")
_IN = frozenset({"in", "at", "across", "throughout", "of", "on", "over", "outside", "before", "within"})
_HANGING = frozenset({"from", "onto", "to"})
"""What stands before the places of a display besides."""
_BESIDE = 2
_REACH = 120
"""How many characters from the words for the protest its places stand at most."""


def with_sites(p: Parsed, hits: list[FrameHit]) -> list[FrameHit]:
    """`hits`, those of a protest or display with the number of their places, and one for each further day with its own."""
    told = _with_places(p, hits)
    return [*told, *(more for h in told if h.measure == "sites" and h.type.startswith(_HELD) and h.number for more in _on_other_days(p, h))]


def _with_places(p: Parsed, hits: list[FrameHit]) -> list[FrameHit]:
    """`hits`, those of a protest or display that counts nobody with the number of their places."""
    open_ = [h for h in hits if h.type.startswith(_HELD) and not (h.number or h.singular) and h.polarity == "affirmed" and h.kind != "statement"]
    if not open_:
        return hits
    used = {h.number.start for h in hits if h.number}
    found = [(n, number) for n in range(len(p.chunks)) if (number := _places(p, n)) is not None and number.start not in used]
    told = [_counted(p, h, found) if h in open_ else h for h in hits]
    return [
        h for i, h in enumerate(told) if not any(k.type == h.type and k.measure == h.measure == "sites" and k.number is h.number for k in told[:i])
    ]


def _on_other_days(p: Parsed, hit: FrameHit) -> list[FrameHit]:
    """The places of further days, whose noun is told once: "rallies were held in nine cities on Saturday and in four on Sunday"."""
    assert hit.number is not None
    masked = Masked(p)
    found = []
    for match in _ALSO_IN.finditer(masked.text):
        number, time = masked.tokens[masked.at(match.start("n"))].mention, masked.tokens[masked.at(match.start("t"))].mention
        if isinstance(number, NumberMention) and isinstance(time, TimeMention) and number.start > hit.number.start and number.kind == "count":
            times = tuple(t for t in hit.times if t.start < number.start)
            if times and time not in times:
                told = (number.start, number.end)
                found.append(msgspec.structs.replace(hit, number=number, trigger=told, times=(time,), complete=number.complete))
    return found


_ALSO_IN = re.compile(
    r"(?:,|;|and|then) (?:and |then )?in (?P<n>#) (?:more |others |other |further |more cities |more towns )?(?:on )?(?:the )?(?P<t>¶)"
)


def _places(p: Parsed, n: int) -> NumberMention | None:
    """The number of places that noun phrase n names: "38 prisons", "at least nine Kurdish towns"."""
    if p.kind(n) != "NP" or not any(t.tag == "#" for t in p.words(n)):
        return None
    row = p.words(n)
    noun = lexicon().nouns.get(row[-1].low)
    site = noun is not None and noun.plural and (noun.group == "site" or noun.lemma in lexicon().groups["places"] | lexicon().groups["site"])
    if not site or row[0].low in lexicon().sets["definite"]:
        return None
    return next((t.mention for t in row if t.tag == "#" and isinstance(t.mention, NumberMention) and t.mention.kind == "count"), None)


def _counted(p: Parsed, hit: FrameHit, found: list[tuple[int, NumberMention]]) -> FrameHit:
    """`hit` with the number of places nearest to its words in its clause."""
    near = [(n, number) for n, number in found if _governed(p, hit, n) and _in_clause(p, hit, number)]
    if not near:
        return hit
    _, number = min(near, key=lambda row: abs(row[1].start - hit.trigger[0]))
    return msgspec.structs.replace(hit, measure="sites", number=number, complete=number.complete, kind=kind_of(number), note="")


def _governed(p: Parsed, hit: FrameHit, n: int) -> bool:
    """Whether the words before phrase n place it: "in 12 towns", "spread to 26 cities"."""
    before = p.word(n - 1)
    reached = hit.trigger[1] <= p.tokens[p.chunks[n].i].start <= hit.trigger[1] + 2 and _SPREAD.search(p.slice(*hit.trigger)) is not None
    blocked = hit.type == "protest.obstruct" and 0 <= p.tokens[p.chunks[n].i].start - hit.trigger[1] <= _BESIDE
    return reached or blocked or before in _IN or (hit.type == "display" and before in _HANGING)


_SPREAD = re.compile(r"\b(?:spread|extended|spilled|reached|engulfed|to)\b")


def _in_clause(p: Parsed, hit: FrameHit, number: NumberMention) -> bool:
    """Whether number and event stand in one clause, near each other."""
    start, end = sorted((hit.trigger[0], number.start))
    between = p.slice(start, end)
    return end - start <= _REACH and ";" not in between and ":" not in between
