"""Events told by fixed English constructions: "the sentences of three were carried out", "police put the dead at two", "in custody since Monday"."""

import re
from collections import Counter
from functools import cache

import msgspec

from gavah.model import NumberMention, PlaceMention, TimeMention
from gavah.model.vocabulary import ClaimKind, Modality, Polarity
from gavah.reading.frames.english.arguments import party
from gavah.reading.frames.english.attach import places_of, times_of
from gavah.reading.frames.english.chunks import Parsed
from gavah.reading.frames.english.counted import Counted, counted
from gavah.reading.frames.english.lexicon import EventWord, lexicon, shorthand, wordings
from gavah.reading.frames.english.objects import hours, kind_of, number_of_places
from gavah.reading.frames.english.pronouns import of_those_named, with_antecedent
from gavah.reading.frames.english.refine import certainty, of_violence, plausible, refined
from gavah.reading.frames.frame import FrameHit, Range, at_one

_NEAR = 90
"""How many characters a denied number stands behind the told one at most."""


class Telling(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of `tellings.toml` or `tellings_harm.toml`; the fields are explained there."""

    words: str
    type: str = ""
    measure: str = ""
    kind: ClaimKind = "event"
    things: bool = False
    since: bool = False
    near: tuple[str, ...] = ()
    context: str = ""
    passage: str = ""
    violent: bool = False
    fresh: bool = False
    passed: bool = False
    bare: bool = False
    owner: bool = False
    certain: bool = False
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"


@cache
def _rows() -> tuple[tuple[re.Pattern[str], Telling], ...]:
    return tuple((re.compile(_spelled_out(row.words)), row) for row in msgspec.convert(wordings("telling"), list[Telling]))


def _spelled_out(words: str) -> str:
    """`words` with its shorthand ("<number>") spelled out."""
    for short, long in shorthand().items():
        words = words.replace(short, long)
    return words


class _Near:
    """Which rows a sentence can fit: those whose near words stand in it, found by three letters of each, and those without any."""

    def __init__(self, rows: tuple[tuple[re.Pattern[str], Telling], ...]) -> None:
        self.always = frozenset(i for i, (_, row) in enumerate(rows) if not row.near or any(len(w) < _LETTERS for w in row.near))
        told: dict[str, set[int]] = {}
        for i, (_, row) in enumerate(rows):
            for word in row.near if i not in self.always else ():
                told.setdefault(word, set()).add(i)
        shared = Counter(part for word in told for part in _parts(word))
        self.words: dict[str, list[tuple[str, set[int]]]] = {}
        for word, where in told.items():
            self.words.setdefault(min(_parts(word), key=lambda part: (shared[part], part)), []).append((word, where))

    def rows_of(self, low: str) -> list[int]:
        """The numbers of the rows that the words `low` can fit, in order."""
        found = set(self.always)
        for part in _parts(low) & self.words.keys():
            for word, where in self.words[part]:
                if word in low:
                    found |= where
        return sorted(found)


_LETTERS = 3


def _parts(words: str) -> set[str]:
    """Every three letters in a row of `words`."""
    return {words[i : i + _LETTERS] for i in range(len(words) - _LETTERS + 1)}


@cache
def _near() -> _Near:
    return _Near(_rows())


def telling_hits(p: Parsed) -> list[FrameHit]:
    """The events that whole constructions of the sentence tell."""
    hits: list[FrameHit] = []
    for i in _near().rows_of(p.low):
        pattern, row = _rows()[i]
        for match in pattern.finditer(p.low):
            hit = _hit(p, row, match)
            if hit is not None and not any(at_one(hit, other) for other in hits):
                hits.append(hit)
    return hits


def corrected(p: Parsed, hits: list[FrameHit]) -> list[FrameHit]:
    """The numbers denied beside those told: "six sentences, not nine, had been carried out"."""
    out: list[FrameHit] = []
    for n in range(1, len(p.chunks)):
        number = p.words(n)[-1].mention if p.kind(n) == "NP" and len(p.words(n)) == 1 else None
        if not isinstance(number, NumberMention) or p.slice(p.sentence.start, number.start)[-6:] not in (", not ", "d not "):
            continue
        model = next((h for h in reversed(hits) if h.number and h.number.end <= number.start and number.start - h.number.end < _NEAR), None)
        if model is not None and model.polarity == "affirmed":
            out.append(msgspec.structs.replace(model, number=number, kind="statement", polarity="denied", victims=(), rule=model.rule + "+corrected"))
    return out


def _hit(p: Parsed, row: Telling, match: re.Match[str]) -> FrameHit | None:
    told: Range = (p.sentence.start + match.start("told"), p.sentence.start + match.end("told"))
    peopled = {"who", "subject", "head"} & set(match.re.groupindex)
    if row.modality != "asserted" and not peopled:
        return _call(p, row, told) if _before_action(p, match) else None
    if not peopled:
        return _unpeopled(p, row, told, _place_of_subject(p, row, match))
    phrases = _phrases(p, match)
    who = with_antecedent(p, _first(p, row, phrases)) if phrases else None
    if row.owner and phrases:
        who = _owner(p, phrases[0])
    who = _lives(who) if who is not None else None
    if row.measure in _TAKEN_UP:
        who = of_those_named(p, who)
    if who is None or who.generic or who.zero or not _counts(row, who) or (row.fresh and who.anaphor):
        return None
    if row.violent and not of_violence(p):
        return None
    if (row.context and not _in_context(p, row)) or (row.passage and not p.in_passage(row.passage)):
        return None
    chunk = _verb_at(p, told[0])
    polarity, modality = certainty(p, chunk) if chunk is not None else ("affirmed", "asserted")
    if row.bare and (chunk is None or not p.bare(chunk) or not (who.number or who.singular)):
        return None
    if row.passed or row.modality != "asserted":
        polarity, modality = "affirmed", row.modality
    if row.polarity == "denied":
        polarity, modality = "denied", "asserted"
    if row.measure in ("sites", "outlets") and who.number is None and not who.plural:
        who = msgspec.structs.replace(who, singular=(who.start, who.end))  # "a grenade was thrown at the base"
    type_, measure = _named(p, row, match, who)
    times = times_of(p, *told)
    if row.measure in ("dead", "executed"):  # "imprisoned since 2067, is no longer alive"
        times = tuple(t for t in times if lexicon().cues["captive-since"].search(p.slice(p.sentence.start, t.start)) is None)
    if row.measure == "released":  # "all were home by Sunday night"
        times = tuple(msgspec.structs.replace(t, relation="on") if t.relation == "until" else t for t in times)
    if row.since:
        times = tuple(msgspec.structs.replace(t, relation="on") for t in times if t.granularity == "day")
    if not type_ or (row.since and not times) or (row.type in ("killing", "injuring") and not row.certain and _accidental(p, row, type_, told, who)):
        return None
    places = places_of(p, *told) or places_of(p, who.start, who.end) or _place_of_subject(p, row, match)
    return FrameHit(
        type=type_,
        trigger=told,
        sentence=(p.sentence.start, p.sentence.end),
        kind=row.kind,
        measure=measure,
        number=who.number,
        singular=who.singular if who.number is None else None,
        complete=bool(who.number and who.number.complete),
        affected=tuple(party(p, n) for n in phrases),
        times=times,
        places=places,
        groups=(who.sort,) if who.sort and (who.number or who.singular) else (),
        victims=who.names,
        victims_complete=who.lists_all,
        polarity=polarity,
        modality="hypothetical" if modality == "planned" and p.low.lstrip().startswith("if ") else modality,
        anaphor=who.anaphor and who.number is None,
        rule="telling:put" if not row.type else SEALED if (row.type, row.measure) == ("coerce-restrict", "sites") else "telling",
        note="plural" if who.plural and who.number is None else "",
    )


_TAKEN_UP = frozenset({"released", "executed", "sentenced", "charged", "missing"})
"""What may befall those a definite plural takes up: nobody counts again a crowd that is told of on and on."""


def _in_context(p: Parsed, row: Telling) -> bool:
    """Whether the words that the row needs stand near; for what crowds do and suffer, in the heading too."""
    return p.in_context(row.context) if row.type.startswith(_OF_CROWDS) else p.in_paragraph(row.context)


_OF_CROWDS = ("protest", "poisoning", "display", "internet-cut", "censorship", "coerce-restrict", "slogan", "attack.site")


def _owner(p: Parsed, n: int) -> Counted | None:
    """Whose a part of the body is: "two of his ribs", "the student's nails"."""
    row = p.words(n)
    mark = next((i for i, t in enumerate(row) if t.tag == "Y"), 0)
    if mark:
        owner = counted(p, [n])
        return (
            None
            if owner is None
            else msgspec.structs.replace(owner, group="person", singular=(row[0].start, row[mark - 1].end), number=None, head=row[mark - 1].low)
        )
    his = next((t for t in row if t.low in ("his", "her", "my")), None)
    return None if his is None else Counted(start=his.start, end=his.end, group="person", singular=(his.start, his.end), anaphor=True, head=his.low)


def _verb_at(p: Parsed, start: int) -> int | None:
    """The verb group with the word at offset `start`, None where that is no verb."""
    n = next((p.at_token[i] for i, t in enumerate(p.tokens) if t.start <= start < t.end), None)
    return n if n is not None and p.kind(n) == "VG" else None


def _first(p: Parsed, row: Telling, phrases: list[int]) -> Counted | None:
    """What the phrases count together; where a number is put on something, the first alone: "the dead at 34 and the wounded at 120"."""
    return counted(p, phrases) if row.type else counted(p, phrases[:1])


def _lives(who: Counted) -> Counted:
    """`who` as persons where lives are counted: "the loss of nine lives"."""
    return msgspec.structs.replace(who, group="person") if who.head == "life" and who.number is not None else who


def _accidental(p: Parsed, row: Telling, type_: str, told: Range, who: Counted) -> bool:
    """Whether neither the sentence nor what stands near it speaks of violence; a wound is told with what made it."""
    if row.type == "injuring":
        return False
    return not plausible(p, EventWord(type="killing", measure="dead", weak=True), type_, who, end=told[1])


def _place_of_subject(p: Parsed, row: Telling, match: re.Match[str]) -> tuple[PlaceMention, ...]:
    """The place named in what falls silent or falls ill: "the whole of A was cut off", "a gas sent 31 pupils of a school in A to hospital"."""
    if row.type not in _OF_PLACES:
        return ()
    first = max(p.low.rfind(mark, 0, match.start("told")) for mark in (";", ":", ",")) + 1
    start, end = p.sentence.start + min(first, match.start("told")), p.sentence.start + match.end()
    return tuple(q for q in p.scan.places if start <= q.start < end and not q.role)[:1]


SEALED = "telling:sealed"
"""The rule of what was closed on one day and is still: no running count."""
_OF_PLACES = frozenset({"internet-cut", "poisoning", "protest.strike", "coerce-restrict", "attack.site"})


def _unpeopled(p: Parsed, row: Telling, told: Range, near: tuple[PlaceMention, ...]) -> FrameHit | None:
    """What happens to nobody: an internet that "went dark", slogans that "appeared"; told where a day or a place is."""
    chunk = next((m for m in range(len(p.chunks)) if p.tokens[p.chunks[m].j - 1].end >= told[1]), len(p.chunks) - 1)
    number = number_of_places(p, chunk) if row.measure == "sites" else next((m for m in p.scan.numbers if hours(p, m)), None)
    times, places = times_of(p, *told), places_of(p, *told) or near
    polarity, modality = certainty(p, chunk) if p.kind(chunk) == "VG" else ("affirmed", "asserted")
    if row.polarity == "denied" or row.passed:
        polarity, modality = row.polarity, "asserted"
    if (not (times or places) and polarity == "affirmed") or modality == "hypothetical" or (row.context and not _in_context(p, row)):
        return None
    return FrameHit(
        type=row.type,
        trigger=told,
        sentence=(p.sentence.start, p.sentence.end),
        kind=kind_of(number) if row.measure == "sites" else row.kind,
        measure=row.measure if number is not None else None,
        number=number,
        times=times,
        places=places,
        polarity=polarity,
        modality=modality,
        rule="telling:unpeopled",
    )


def _counts(row: Telling, who: Counted) -> bool:
    if row.measure == "sites":
        places = row.things and who.group == "place" and who.number is not None
        return who.group == "site" or who.head == "ground" or places  # "a burial ground", "eleven cities joined"
    if row.measure == "outlets":
        return who.number is not None or not who.plural
    if row.measure == "participants" and who.head == "crowd":
        return True
    if row.things or not row.type:
        return who.number is not None
    persons = who.group in ("person", "name", "number") or (who.group == "group" and who.number is None and who.singular is not None)
    return persons and (who.number is not None or who.singular is not None or who.plural)


def _phrases(p: Parsed, match: re.Match[str]) -> list[int]:
    """The noun phrases counted: those that start at "who", or the subject of the verb at "subject"."""
    groups = match.re.groupindex
    if "who" in groups:
        at = p.sentence.start + match.end("who")
        first = next((n for n in range(len(p.chunks)) if p.tokens[p.chunks[n].j - 1].end > at), None)
        while first is not None and p.kind(first) in ("R", "T", '"'):
            first += 1
        return p.list_right(first) if first is not None and p.kind(first) == "NP" else []
    if "head" in groups:
        at = p.sentence.start + match.start("head")
        return next(([n] for n, c in enumerate(p.chunks) if c.kind == "NP" and p.tokens[c.i].start <= at < p.tokens[c.j - 1].end), [])
    start = p.sentence.start + match.start("subject")
    verb = next((p.at_token[i] for i, t in enumerate(p.tokens) if t.start <= start < t.end), None)
    return p.subject(verb) if verb is not None and p.kind(verb) == "VG" else []


def _named(p: Parsed, row: Telling, match: re.Match[str], who: Counted) -> tuple[str, str]:
    """The type and measure; for a row without type those of the tally words in it."""
    if row.type in ("killing", "injuring"):
        word = EventWord(type=row.type, measure=row.measure)
        found = refined(p, word, _beside(p, match), "", who)
        return (refined(p, word, p.low, "", who) if found == "assault" else found), row.measure
    if row.type:
        return row.type, row.measure
    tally = next((t for pattern, t in lexicon().tallies if pattern.search(match.group("told"))), None)
    if tally is None:
        return "", ""
    word = EventWord(type=tally.type, measure=tally.measure)
    return refined(p, word, p.low, "", who), tally.measure


def _beside(p: Parsed, match: re.Match[str]) -> str:
    """The words between the semicolons around `match`."""
    start, end = p.low.rfind(";", 0, match.start("told")) + 1, p.low.find(";", match.end("told"))
    return p.low[start : end if end >= 0 else len(p.low)]


def _before_action(p: Parsed, match: re.Match[str]) -> bool:
    """Whether the call is one in its own clause: no verb of having happened between it and the action."""
    between = match.group()
    return (
        not re.search(r"\b(?:was|were|has|have|had|held|dispersed|off)\b", between[: match.start("told") - match.start()]) or "called upon" in between
    )


def _call(p: Parsed, row: Telling, told: Range) -> FrameHit:
    times = tuple(t for t in times_of(p, *told) if isinstance(t, TimeMention))
    return FrameHit(
        type=row.type,
        trigger=told,
        sentence=(p.sentence.start, p.sentence.end),
        kind="statement",
        times=times,
        places=places_of(p, *told),
        modality=row.modality,
        rule="telling:call",
    )
