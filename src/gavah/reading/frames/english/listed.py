"""Items of a list that share the event their lead-in names: "Of these, four took place in A on 30 September and two in B", "11 October: 2 in A"."""

import re
from collections.abc import Callable

import msgspec

from gavah.model import NumberMention, PlaceMention, TimeMention
from gavah.reading.frames.english.attach import finest, places_of, times_of
from gavah.reading.frames.english.chunks import Parsed, lemma
from gavah.reading.frames.english.lexicon import EventWord, lexicon
from gavah.reading.frames.english.refine import refined
from gavah.reading.frames.frame import FrameHit

_COUNTED = frozenset({"dead", "executed", "injured", "arrested", "missing", "released", "sentenced", "persons"})
_MARKED = re.compile(
    r"^\W*(?:of|among) (?:these|them|those|whom|the (?:\w+ ){0,2}(?:executions|arrests|deaths|dead|cases))\b|^\W*(?:they|these|those) include"
)
_OF_THEM = re.compile(r"\s+of (?:them|these|those|whom)\b")
_STOOD = re.compile(r"\b(?:count|tally|figure|number|total|toll)\b[^.;,]{0,30}?\b(?:stood at|was at|was put at|had reached|had been put at)\s+")
_LONGEST_HEADING = 90
_SAME = re.compile(r"\b(?:in|at) the same (?:prison|city|town|place|jail|province|district|neighbou?rhood)\b")
_HOLDING = frozenset({"include", "take", "happen", "occur", "be", "come", "follow", "record", "report", "carry"})


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One counted part of a list sentence: its number (or one described person) and the tokens [i, j) that say where and when."""

    number: NumberMention | None
    singular: tuple[int, int] | None
    start: int
    i: int
    j: int


def is_listed(p: Parsed) -> bool:
    """Whether the sentence has the form of a list's item: marked as a part ("of these", "they include"), or a count without any verb."""
    if _MARKED.search(p.low):
        return True
    return _verbless(p) and any(isinstance(t.mention, TimeMention | PlaceMention) for t in p.tokens)


def leads(hit: FrameHit) -> bool:
    """Whether items may share the event of `hit`."""
    return hit.kind != "statement" and hit.measure in _COUNTED and hit.polarity == "affirmed" and hit.modality == "asserted" and hit.note != "zero"


def listed_hits(p: Parsed, lead: FrameHit) -> list[FrameHit]:
    """The items told in `p` as parts of `lead`, each with the time and place beside it."""
    items = _items(p)
    if not items or (not _MARKED.search(p.low) and not _beside(p, items)):
        return []
    hits: list[FrameHit] = []
    leading = _verbless(p) and bool(_times(p, 0, items[0].i))
    shared: tuple[TimeMention, ...] = ()
    last = 0
    for item in items:
        shared = _times(p, last, item.i)[-1:] or shared
        last = item.i
        behind = () if leading else _times(p, item.i, item.j)[:1]
        places = (
            finest(_places(p, item.i, item.j))
            or _line_place(p)
            or (hits[-1].places if hits and _SAME.search(p.slice(item.start, _end(p, item.j))) else ())
        )
        hits.append(_part(p, lead, item, behind or shared, places))
    return [h for h in hits if h.times or h.places]


def heading(p: Parsed) -> list[FrameHit]:
    """What a heading names for the lines under it: "Executions by day, as far as known"."""
    verbs = [n for n in range(len(p.chunks)) if p.kind(n) == "VG"]
    if p.sentence.end - p.sentence.start > _LONGEST_HEADING or any(not p.bare(n) or p.tokens[p.chunks[n].main].tag == "B" for n in verbs):
        return []
    return named_event(p, p.sentence.end)


def named_event(p: Parsed, end: int) -> list[FrameHit]:
    """The events that a noun in the plural names before offset `end`: "Arrests by city"."""
    words = ((t, lexicon().event_nouns.get(t.low)) for t in p.tokens if t.end <= end)
    named = next(((t, found[0]) for t, found in words if found is not None and found[1] and found[0].measure in _COUNTED), None)
    if named is None:
        return []
    token, word = named
    type_ = refined(p, word, p.low, "", None)
    span = (token.start, token.end)
    return [FrameHit(type=type_, trigger=span, sentence=(p.sentence.start, p.sentence.end), measure=word.measure, rule="heading")] if type_ else []


def running_hits(p: Parsed, hits: list[FrameHit], lead: Callable[[], FrameHit | None]) -> list[FrameHit] | None:
    """`hits` with what the sentence takes from the one before: "the same count had stood at 16", "six of them died" (of those executed)."""
    died = next((h for h in hits if h.rule.startswith("verb:die") and h.number and _OF_THEM.match(p.low, h.number.end - p.sentence.start)), None)
    if died is not None:
        before = lead()
        theirs = before is not None and before.measure == "executed"
        told = msgspec.structs.replace(died, type="execution.judicial", measure="executed")
        return [told if h is died else h for h in hits] if theirs else None
    stood = _STOOD.search(p.low)
    if stood is None or any(h.measure for h in hits):
        return None
    at = p.sentence.start + stood.end()
    number = next((t.mention for t in p.tokens if t.start >= at and t.tag == "#" and isinstance(t.mention, NumberMention)), None)
    before = lead() if number is not None and number.start <= at + 2 else None
    return [*hits, _earlier(p, before, number, (at, at))] if before is not None and number is not None else None


def _earlier(p: Parsed, lead: FrameHit, number: NumberMention, at: tuple[int, int]) -> FrameHit:
    """An earlier state of the running count `lead`: its window ends with the day of this sentence."""
    own = next(iter(times_of(p, *at)), None)
    since = next((t for t in lead.times if t.relation == "since"), None)
    window = (
        msgspec.structs.replace(own, earliest=since.earliest, granularity="window", relation="within")
        if own is not None and own.granularity == "day" and since is not None
        else own
    )
    return FrameHit(
        type=lead.type,
        trigger=(number.start, number.end),
        sentence=(p.sentence.start, p.sentence.end),
        kind="total",
        measure=lead.measure,
        number=number,
        complete=number.complete,
        times=(window,) if window is not None else (),
        places=lead.places,
        rule="tally:earlier",
    )


def asked(p: Parsed) -> list[FrameHit]:
    """The event whose number a question asks for, which the answer counts: "How many of your colleagues have been arrested?"."""
    found = _ASKED.search(p.low) if "how many" in p.low else None
    if found is None:
        return []
    kind, measure = next((kind, measure) for name, kind, measure in _ASKED_OF if found.group(name))
    span = (p.sentence.start + found.start("word"), p.sentence.start + found.end("word"))
    type_ = refined(p, EventWord(type=kind, measure=measure), p.low, "", None)
    places, times = places_of(p, *span), times_of(p, *span)
    return [
        FrameHit(type=type_, trigger=span, sentence=(p.sentence.start, p.sentence.end), measure=measure, times=times, places=places, rule="asked")
    ]


_ASKED = re.compile(
    r"\bhow many\b[^?]{0,90}?\b(?P<word>(?P<dead>died|dead|killed|fallen|perished|deaths)|(?P<executed>executed|hanged|executions|hangings)"
    r"|(?P<arrested>arrested|detained|jailed|arrests|picked up)|(?P<injured>wounded|injured|hurt)|(?P<missing>missing|disappeared)"
    r"|(?P<released>released|freed))\b[^?]*\?"
)
_ASKED_OF = (
    ("dead", "killing", "dead"),
    ("executed", "execution.judicial", "executed"),
    ("arrested", "arrest", "arrested"),
    ("injured", "injuring", "injured"),
    ("missing", "disappearance", "missing"),
    ("released", "release", "released"),
)


def answered(p: Parsed, hits: list[FrameHit], before: Callable[[], list[FrameHit]]) -> list[FrameHit]:
    """The number that answers the question right before: "Of those I know by name, twenty-three: fifteen in A …", "Thirty-one, as of today."."""
    found = _ANSWER.search(p.low) if not hits else None
    at = p.sentence.start + found.end() if found is not None else p.sentence.end
    number = next((t.mention for t in p.tokens if t.end > at and t.tag == "#" and isinstance(t.mention, NumberMention)), None)
    if number is None or number.start > at + 1 or number.kind != "count" or p.text[number.end : number.end + 1] not in _CLOSED:
        return []
    first = next(iter(before()), None)
    if first is None or first.rule != "asked":
        return []
    told = (number.start, number.end)
    return [msgspec.structs.replace(first, trigger=told, sentence=(p.sentence.start, p.sentence.end), kind="total", number=number, rule="answered")]


_WORDED = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,5}teen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)"
)
_ANSWER = re.compile(rf"(?:^|[:,;–—] )(?:at least |about |some |only |just |more than |so far )?(?=(?:\d[\d,]*|{_WORDED})\s*(?:[:,.;]|$))")
_CLOSED = frozenset({":", ",", ".", ";", ""})


def _part(p: Parsed, lead: FrameHit, item: Item, times: tuple[TimeMention, ...], places: tuple[PlaceMention, ...]) -> FrameHit:
    end = item.number.end if item.number else _end(p, item.i + 1)
    return FrameHit(
        type=lead.type,
        trigger=(item.start, end),
        sentence=(p.sentence.start, p.sentence.end),
        measure=lead.measure,
        number=item.number,
        singular=item.singular if item.number is None else None,
        complete=bool(item.number and item.number.complete),
        times=times,
        places=places,
        rule="listed:" + lead.rule,
    )


def _verbless(p: Parsed) -> bool:
    return all(p.kind(n) != "VG" for n in range(len(p.chunks)))


def _end(p: Parsed, j: int) -> int:
    return p.tokens[min(j, len(p.tokens)) - 1].end


def _items(p: Parsed) -> list[Item]:
    """The counted parts: a bare number, or one with a noun for persons; "one man"."""
    found: list[tuple[int, NumberMention | None, tuple[int, int] | None]] = []
    for n, chunk in enumerate(p.chunks):
        if chunk.kind == "NP" and (part := _counting(p, n, first=not found)) is not None:
            found.append((chunk.i, *part))
    ends = [*(i for i, *_ in found[1:]), len(p.tokens)][: len(found)]
    return [Item(number=number, singular=singular, start=p.tokens[i].start, i=i, j=j) for (i, number, singular), j in zip(found, ends, strict=True)]


def _counting(p: Parsed, n: int, *, first: bool) -> tuple[NumberMention | None, tuple[int, int] | None] | None:
    row = p.words(n)
    number = next((t.mention for t in row if t.tag == "#" and isinstance(t.mention, NumberMention)), None)
    noun = lexicon().noun(row[-1].low)
    last_is_number = row[-1].tag == "#" or (len(row) > 1 and row[-1].low in ("more", "others") and row[-2].tag == "#")
    person = noun is not None and noun.group == "person"
    if number is not None and (last_is_number or person) and not _modifies(p, n):
        return number, None
    if first and person and noun is not None and not noun.plural and row[0].low in lexicon().sets["indefinite"]:
        return None, (row[0].start, row[-1].end)
    return None


def _modifies(p: Parsed, n: int) -> bool:
    """Whether the number in phrase n is an age behind a comma ("one man, 34, in A") or stands in a place's or time's phrase."""
    aged = p.kind(n - 1) == "," and p.kind(n + 1) in (",", "") and p.kind(n - 2) == "NP" and lexicon().noun(p.words(n - 2)[-1].low) is not None
    behind = p.word(n - 1) if p.kind(n - 1) == "I" else ""
    return aged or behind in ("in", "at", "by", "for", "with", "from", "near", "under", "over", "after", "before")


def _beside(p: Parsed, items: list[Item]) -> bool:
    """Whether a verbless line is a list's: a place stands behind each count, and a time, a bullet or a dash opens it."""
    if _line_place(p):
        return True
    opened = p.kind(0) == "T" or p.tokens[0].word in "-*•·–—" or (p.kind(0) == "NP" and any(t.tag == "L" for t in p.words(0)) and p.kind(1) == ":")
    opened = opened or (p.kind(0) == "NP" and p.tokens[0].tag == "#") or (p.kind(0) == "I" and p.kind(1) == "T")
    return opened and all(_places(p, item.i, item.j) or _times(p, item.i, item.j) or p.kind(1) == ":" for item in items)


def _line_place(p: Parsed) -> tuple[PlaceMention, ...]:
    """The place of a line that is a place and a count: "- Tabriz: 4", "Kerman 1"."""
    row = [t for t in p.tokens if t.word not in _MARKS]
    if len(row) not in (2, 3) or not isinstance(row[0].mention, PlaceMention) or not isinstance(row[1].mention, NumberMention):
        return ()
    noun = lexicon().noun(row[2].low) if len(row) == len(("place", "number", "noun")) else None
    return (row[0].mention,) if len(row) == 2 or (noun is not None and noun.group == "person") else ()


_MARKS = frozenset("-*•·–—:,.|")


def _times(p: Parsed, i: int, j: int) -> tuple[TimeMention, ...]:
    return tuple(t.mention for t in p.tokens[i:j] if isinstance(t.mention, TimeMention) and (t.mention.earliest or t.mention.latest))


def _places(p: Parsed, i: int, j: int) -> list[PlaceMention]:
    return [t.mention for t in p.tokens[i:j] if isinstance(t.mention, PlaceMention) and not t.mention.role]


def plain_parts(p: Parsed) -> bool:
    """Whether the only verbs of a sentence marked as a list's are those of holding ("of these, four took place in A")."""
    verbs = [p.chunks[n] for n in range(len(p.chunks)) if p.kind(n) == "VG"]
    return all(v.main < 0 or lemma(p.tokens[v.main]) in _HOLDING for v in verbs)
