"""Counted people or sites that no construction reads, by a word of their clause that tells what befell them: "Five lives ended on the gallows"."""

import re
from functools import cache

import msgspec

from gavah.model import NumberMention, PlaceMention
from gavah.reading.frames.english.attach import places_of, times_of
from gavah.reading.frames.english.chunks import Parsed, lemma
from gavah.reading.frames.english.counted import Counted, counted
from gavah.reading.frames.english.lexicon import EventWord, anchors, lexicon
from gavah.reading.frames.english.refine import certainty, of_violence, refined
from gavah.reading.frames.frame import FrameHit, Range
from gavah.reading.patterns import compiled

_REACH = 110
"""How many characters from the telling word the count stands at most."""
_MANY = 5000
"""More people than this suffer nothing at once that such words tell; they are a population."""


class Anchor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of `anchored.toml`; the fields are explained there."""

    words: str
    type: str
    measure: str
    near: tuple[str, ...]
    unless: str = ""
    context: str = ""
    clause: str = ""
    violent: bool = False
    passed: bool = False
    said: bool = False
    denies: bool = False
    behind: bool = False
    things: tuple[str, ...] = ()
    also: str = ""
    heads: str = ""
    others: str = ""


class _Row(msgspec.Struct, frozen=True):
    """An anchor with its patterns compiled."""

    told: re.Pattern[str]
    unless: re.Pattern[str] | None
    clause: re.Pattern[str] | None
    heads: re.Pattern[str] | None
    others: re.Pattern[str] | None
    anchor: Anchor


@cache
def _rows() -> tuple[_Row, ...]:
    found = msgspec.convert(anchors()["anchor"], list[Anchor])
    return tuple(_Row(re.compile(a.words), _or_none(a.unless), _or_none(a.clause), _or_none(a.heads), _or_none(a.others), a) for a in found)


def _or_none(words: str) -> re.Pattern[str] | None:
    return re.compile(words) if words else None


@cache
def _cue(name: str) -> re.Pattern[str]:
    return re.compile(anchors()["cues"][name])


def anchored_hits(p: Parsed, hits: list[FrameHit]) -> list[FrameHit]:
    """Hits for the counts of the sentence that `hits` leave over, each by the first row of `anchored.toml` that fits its clause."""
    rows = [row for row in _rows() if any(word in p.low for word in row.anchor.near)]
    if not rows or _cue("never").search(p.low) or _cue("far").search(p.low):
        return []
    spans = [h.number for h in hits if h.number]
    free = [(n, who) for n in range(len(p.chunks)) if (who := _free(p, n, spans)) is not None]
    if not free:
        return []
    told: list[FrameHit] = []
    for n, who in free:
        hit = next((h for row in rows if (h := _hit(p, row, n, who, free, hits)) is not None), None)
        if hit is not None and not any(k.trigger == hit.trigger and k.measure == hit.measure for k in told):
            told.append(hit)
    return told


def as_executed(p: Parsed, hit: FrameHit) -> FrameHit:
    """A death told of by the gallows as an execution: "the gallows claimed seven lives", "the state killed seven by hanging"."""
    dead = hit.measure == "dead" and hit.type in _PLAIN and _cue("hanged").search(p.low) is not None
    return msgspec.structs.replace(hit, type="execution.judicial", measure="executed") if dead else hit


_PLAIN = frozenset({"assault", "killing.extrajudicial", "killing.in-custody"})
"""Deaths of no way told that the gallows tells."""


def _free(p: Parsed, n: int, used: list[NumberMention]) -> Counted | None:
    """Whom noun phrase n counts by a number that nothing else of the sentence uses, None where it counts none or names a part."""
    if p.kind(n) != "NP" or not any(t.tag == "#" for t in p.words(n)):
        return None
    who = counted(p, [n])
    number = who.number if who is not None else None
    if who is None or number is None or who.zero or who.generic or who.anaphor or number.kind != "count" or number.low > _MANY or number.low < 1:
        return None
    if any(u.start < number.end and number.start < u.end for u in used):
        return None
    before = p.slice(max(p.sentence.start, who.start - 24), who.start)
    behind = p.slice(who.end, min(p.sentence.end, who.end + 24))
    if _is_label(p, number, who) or _cue("labelled").search(before) or (who.group == "number" and _cue("spell").match(behind)):
        return None
    whole = p.kind(n + 3) != "VG" and before.endswith((", ", "("))
    if whole and p.slice(who.start, who.end).endswith((" of them", " of whom", " of these")):
        return None  # "twelve aides, eight of them women"
    if _cue("part").search(before) or _cue("share").match(behind) or (who.partial and _cue("none").search(before)):
        return None
    if _cue("measured").match(behind) or _cue("aged").match(p.slice(number.start, who.end + 24)):
        return None
    return who


def _is_label(p: Parsed, number: NumberMention, who: Counted) -> bool:
    """Whether the number names a thing ("Post 8", "Ward 4") or is one's own ("one of the shooters" is nobody's count but in "one of the boys")."""
    word = p.text[p.sentence.start : number.start].rstrip().rpartition(" ")[2]
    digits = p.text[number.start : number.end][:1].isdigit()
    named = digits and who.group == "number" and word[:1].isupper() and word.lower() not in lexicon().tags
    return named or (number.low == 1 and not _cue("one").match(p.slice(who.start, who.end)))


def _hit(p: Parsed, row: _Row, n: int, who: Counted, free: list[tuple[int, Counted]], hits: list[FrameHit]) -> FrameHit | None:
    anchor = row.anchor
    if not _fits(p, row, who, n):
        return None
    first, last = _clause(p, who)
    clause = p.slice(first, last)
    if _cue("unreal").search(clause) or (not anchor.denies and _cue("negated").search(clause)):
        return None
    match = _nearest(row.told, clause, who, first)
    if match is None or (row.unless is not None and row.unless.search(clause)) or (row.clause is not None and not row.clause.search(clause)):
        return None
    told: Range = (first + match.start(), first + match.end())
    if _apart(told, who) > _REACH or _another(p, told, who, free, hits) or (anchor.behind and who.start < told[0]):
        return None
    if (anchor.violent and not of_violence(p)) or (anchor.context and not p.in_context(anchor.context)):
        return None
    chunk = _verb(p, told, first, last)
    polarity, modality = certainty(p, chunk) if chunk is not None and not anchor.passed else ("affirmed", "asserted")
    if polarity != "affirmed" or modality not in ("asserted", "alleged"):
        return None
    type_ = anchor.type
    if type_ in ("killing", "injuring"):
        type_ = refined(p, EventWord(type=type_, measure=anchor.measure), p.low, "", who)
    if not type_:
        return None
    return FrameHit(
        type=type_,
        trigger=told,
        sentence=(p.sentence.start, p.sentence.end),
        measure=anchor.measure,
        number=who.number,
        complete=bool(who.number and who.number.complete),
        times=times_of(p, *told),
        places=_places(p, told, who),
        groups=(who.sort,) if who.sort else (),
        modality=modality,
        rule="anchored",
    )


def _fits(p: Parsed, row: _Row, who: Counted, n: int) -> bool:
    """Whether what is counted may suffer what the row tells: persons not in office, or sites for a row of sites."""
    anchor = row.anchor
    if row.heads is not None:
        return row.heads.fullmatch(who.head) is not None
    if anchor.things:
        return who.group in anchor.things or (bool(anchor.also) and compiled(anchor.also).fullmatch(who.head) is not None)
    lives = who.head == "life" and anchor.measure in ("dead", "executed")
    persons = lives or who.group in ("person", "number", "group") or (who.group == "" and _personal(who))
    if not persons or _cue("office").fullmatch(who.head) or (row.others is not None and row.others.fullmatch(who.head)):
        return False
    return anchor.said or not _speaks(p, n)


def _personal(who: Counted) -> bool:
    """Whether a word of no known class stands for persons: "eight more", "five of the detained", "20 ringleaders"."""
    return who.head in _LOOSE or _cue("those").fullmatch(who.head) is not None or _cue("doers").fullmatch(who.head) is not None


_LOOSE = frozenset({"other", "more", "one", "member"})
"""Heads that stand for persons: "eight more", "five others"."""


def _speaks(p: Parsed, n: int) -> bool:
    """Whether the counted are those who say or do something to others: "three lawyers said the charges …"."""
    if p.kind(n + 1) != "VG" or p.chunks[n + 1].main < 0 or p.chunks[n + 1].passive:
        return False
    return lemma(p.tokens[p.chunks[n + 1].main]) in lexicon().saying


def _clause(p: Parsed, who: Counted) -> Range:
    """The stretch between semicolons, colons and "while" or "but" that holds the count."""
    start, end = p.sentence.start, p.sentence.end
    for mark in _cue("border").finditer(p.low):
        at = p.sentence.start + mark.start()
        if at < who.start:
            start = p.sentence.start + mark.end()
        elif at >= who.end:
            return start, at
    return start, end


def _nearest(told: re.Pattern[str], clause: str, who: Counted, first: int) -> re.Match[str] | None:
    """The telling word nearest to the count."""
    found = list(told.finditer(clause))
    return min(found, key=lambda m: _apart((first + m.start(), first + m.end()), who), default=None)


def _apart(told: Range, who: Counted) -> int:
    return max(told[0] - who.end, who.start - told[1], 0)


def _another(p: Parsed, told: Range, who: Counted, free: list[tuple[int, Counted]], hits: list[FrameHit]) -> bool:
    """Whether another count, told of already or not, stands between the count and the telling word."""
    low, high = (who.end, told[0]) if told[0] >= who.end else (told[1], who.start)
    others = [c.start for _, c in free if c is not who] + [h.number.start for h in hits if h.number]
    theirs = any(h.number and h.trigger[0] < told[1] and told[0] < h.trigger[1] for h in hits)
    return theirs or any(low <= at < high for at in others)


def _verb(p: Parsed, told: Range, first: int, last: int) -> int | None:
    """The verb group with the telling word, else the last before it in the clause, else the first behind."""
    groups = [(n, p.tokens[c.i].start, p.tokens[c.j - 1].end) for n, c in enumerate(p.chunks) if c.kind == "VG"]
    groups = [g for g in groups if first <= g[1] < last]
    inside = [g[0] for g in groups if g[1] < told[1] and told[0] < g[2]]
    before = [g[0] for g in groups if g[2] <= told[0]]
    return inside[0] if inside else before[-1] if before else groups[0][0] if groups else None


def _places(p: Parsed, told: Range, who: Counted) -> tuple[PlaceMention, ...]:
    return places_of(p, *told) or places_of(p, who.start, who.end)
