"""Further victims whose verb is told once: "five soldiers were killed in A and three policemen in B", "two in the first city", "and a third in C"."""

import re

import msgspec

from gavah.model import BEFALLEN, NumberMention, PlaceMention, TimeMention
from gavah.reading.frames.english.arguments import party
from gavah.reading.frames.english.chunks import Parsed
from gavah.reading.frames.english.counted import Counted, counted
from gavah.reading.frames.english.lexicon import lexicon
from gavah.reading.frames.english.nominal import plural_event
from gavah.reading.frames.frame import FrameHit

_NUMBER_IN = re.compile(r"\bin the (?:first|second|third|fourth|former|latter|other)\b")
_AND_AT = re.compile(r"(?:\band|\bbut|,) at (?=(?:\S+ ){1,4}by\b)")
_THEN_AT = re.compile(r"\b(?:puts?|putting) [^.;]{3,70}? at [^.;,]{1,25}, (?:and |while |but )?[^.;,\d]{3,40}? at ")
_AFTER = frozenset({".", ",", ";", "C", "", ")", '"'})


def gapped_hits(p: Parsed, hits: list[FrameHit]) -> list[FrameHit]:
    """The events of `hits` told again of others, elsewhere or on another day, without their verb."""
    found = [*_in_the_first(p, hits), *_put_at(p, hits), *_as_did(p, hits)]
    models = [h for h in hits if h.kind == "event" and h.measure in BEFALLEN and (h.number or h.singular) and (h.times or h.places)]
    if not models:
        return found
    for n in range(2, len(p.chunks)):
        if p.kind(n) == "NP" and _opens(p, n) and (hit := _gapped(p, n, models, [*hits, *found])) is not None:
            found.append(hit)
    return found


def _opens(p: Parsed, n: int) -> bool:
    """Whether phrase n stands where a clause without its verb begins."""
    before = n - 2 if p.kind(n - 1) == "R" and p.word(n - 1) in ("then", "another") else n - 1
    if p.kind(before) == "," and (_others(p, n) or _set_right_behind(p, n) or _place_in_front(p, n) is not None):
        return True
    return p.kind(before) in ("C", ";") and p.word(before) != "or"


def _place_in_front(p: Parsed, n: int) -> PlaceMention | None:
    """The place with which a clause without its verb opens before phrase n: "…; in Lahijan, a married couple"."""
    at = n - 1 if p.kind(n - 1) == "," else n
    place = p.words(at - 1)[-1].mention if p.kind(at - 1) == "NP" else None
    opens = p.kind(at - 2) == "I" and p.word(at - 2) in ("in", "at", "near") and p.kind(at - 3) in (";", "C", ",")
    return place if isinstance(place, PlaceMention) and opens and p.kind(n + 1) in _AFTER and p.kind(n + 1) != "C" else None


def _others(p: Parsed, n: int) -> bool:
    """Whether phrase n is "the other five", "the remaining three", "another two"."""
    row = p.words(n)
    return (
        row[0].low in ("the", "another", "his", "her", "their")
        and any(t.low in ("other", "others", "another", "remaining", "last", "rest") for t in row)
        and any(t.tag == "#" for t in row)
    )


def _set_right_behind(p: Parsed, n: int) -> bool:
    """Whether a day stands right behind the name or number n: "…, Sara Tamrini on Tuesday", "…, two on the 18th"."""
    at = n + 2 if p.kind(n + 1) == "I" and p.word(n + 1) == "on" else n + 1
    named = p.words(n)[-1].tag == "N" and len(p.words(n)) > 1 and p.words(n)[0].word[:1].isupper()
    return p.kind(at) == "T" and (named or p.words(n)[0].tag == "#" or p.words(n)[0].low in ("a", "another", "one"))


def _gapped(p: Parsed, n: int, models: list[FrameHit], hits: list[FrameHit]) -> FrameHit | None:
    start = p.tokens[p.chunks[n].i].start
    model = next((h for h in reversed(models) if h.trigger[1] <= start), None)
    if model is None or (p.words(n)[0].low in lexicon().sets["definite"] and not _others(p, n)):
        return None
    row = p.list_right(n) if p.kind(n - 1) == ";" else [n]
    who = _who(p, n, row)
    if who is None or _used(hits, who):
        return None
    front = _place_in_front(p, n)
    setting = (
        ((), (front,)) if front is not None else _setting(p, _past_aside(p, p.after_of(row[-1]) if p.word(row[-1] + 1) == "of" else row[-1] + 1))
    )
    if setting is None:
        return None
    times, places = setting
    return msgspec.structs.replace(
        model,
        number=who.number,
        singular=who.singular if who.number is None else None,
        complete=False,
        times=times or model.times,
        places=places or model.places,
        groups=(who.sort,) if who.sort else (),
        victims=who.names,
        victims_complete=who.lists_all,
        affected=tuple(party(p, m) for m in row),
        anaphor=False,
        rule=model.rule + "+gapped",
        note="",
    )


def _who(p: Parsed, n: int, row: list[int]) -> Counted | None:
    """Whom the phrases count: persons with a number, one person, or "a third"."""
    words = p.words(n)
    if len(row) == 1 and len(words) == 2 and words[0].low in ("a", "another") and words[1].low in lexicon().sets["ordinals"]:
        span = (words[0].start, words[1].end)
        return Counted(start=span[0], end=span[1], group="person", singular=span, head="one")
    who = counted(p, row)
    if who is None or who.group not in ("person", "name", "number") or who.zero or who.generic or (who.anaphor and not _others(p, n)):
        return None
    if who.group == "number" and p.kind(n - 1) not in (",", ";"):
        return None  # "in groups of three and four in A"
    return who if who.number is not None or who.singular is not None else None


def _used(hits: list[FrameHit], who: Counted) -> bool:
    """Whether one of `hits` counts these already."""
    return any(
        (h.number is not None and who.start <= h.number.start < who.end)
        or (h.singular is not None and who.start <= h.singular[0] < who.end)
        or any(who.start <= a.start < who.end for a in h.affected)
        for h in hits
    )


def _past_aside(p: Parsed, at: int) -> int:
    """The chunk behind an aside between commas: "a fourth man, whose name is unknown, in A"."""
    if p.kind(at) != ",":
        return at
    close = next((m for m in range(at + 1, min(at + _ASIDE, len(p.chunks))) if p.kind(m) == ","), None)
    return close + 1 if close is not None and p.kind(at + 1) in ("W", "NP", "VG", "A") else at


_ASIDE = 12
"""How many chunks an aside holds at most."""


def _setting(p: Parsed, at: int) -> tuple[tuple[TimeMention, ...], tuple[PlaceMention, ...]] | None:
    """The day and the places that stand from chunk `at` to the clause's end; None where there are none or a verb follows."""
    times: list[TimeMention] = []
    places: list[PlaceMention] = []
    while True:
        kind = p.kind(at)
        mention = p.tokens[p.chunks[at].j - 1].mention if kind in ("T", "NP") else None
        if kind == "I" and p.word(at) in ("in", "at", "near", "on", "outside", "from"):
            pass
        elif kind == "T" and isinstance(mention, TimeMention):
            times.append(mention)
        elif kind == "NP" and isinstance(mention, PlaceMention) and (places or p.kind(at - 1) == "I"):
            places.append(mention)
        elif not (kind == "," and places and p.kind(at + 1) == "NP" and p.words(at + 1)[-1].tag == "L"):
            break
        at += 1
    amid = p.kind(at) == "NP" and p.kind(at - 1) == "I" and p.words(at)[-1].low in lexicon().sets["upheavals"]  # "… in clashes"
    if p.kind(at) == "I" and p.word(at) in _CIRCUMSTANCE:
        return (tuple(times), tuple(places)) if times or places else None
    ends = p.kind(at + 1) in _AFTER if amid else p.kind(at) in _AFTER and p.kind(at - 1) != "I"
    return (tuple(times), tuple(places)) if ends and (times or places) else None


def _as_did(p: Parsed, hits: list[FrameHit]) -> list[FrameHit]:
    """ "Twelve pupils died, as did their teacher": those behind "as did", with the same fate."""
    found = []
    for match in _AS_DID.finditer(p.low):
        at = p.sentence.start + match.end()
        n = next((m for m in range(len(p.chunks)) if p.kind(m) == "NP" and p.tokens[p.chunks[m].i].start >= at), None)
        model = next((h for h in reversed(hits) if h.measure in BEFALLEN and h.polarity == "affirmed" and h.trigger[1] <= at), None)
        who = counted(p, p.list_right(n)) if n is not None and p.tokens[p.chunks[n].i].start <= at + 1 else None
        if n is None or model is None or who is None or who.group not in ("person", "name") or who.zero or not (who.number or who.singular):
            continue
        found.append(
            msgspec.structs.replace(
                model,
                trigger=(p.sentence.start + match.start(), at),
                number=who.number,
                singular=who.singular if who.number is None else None,
                complete=False,
                groups=(),
                victims=who.names,
                victims_complete=False,
                affected=(party(p, n),),
                anaphor=False,
                rule=model.rule + "+gapped",
                note="",
            )
        )
    return found


_AS_DID = re.compile(r"(?:,|\band\b) (?:as|so) (?:did|was|were|had|has|have) ")
_CIRCUMSTANCE = frozenset({"without", "after", "for", "over", "following", "during", "amid", "by", "with"})


def _in_the_first(p: Parsed, hits: list[FrameHit]) -> list[FrameHit]:
    """ "hangings in A and B, three in the first city and two in the second": the places are those listed before."""
    if not _NUMBER_IN.search(p.low):
        return []
    found: list[FrameHit] = []
    for n in range(1, len(p.chunks) - 2):
        number = p.words(n)[-1].mention if p.kind(n) == "NP" and p.words(n)[-1].tag == "#" else None
        if not isinstance(number, NumberMention) or p.word(n + 1) != "in" or p.kind(n + 2) != "NP" or p.word(n + 2) != "the":
            continue
        places = _listed(p, n)
        which = _ORDER.get(p.words(n + 2)[1].low) if len(p.words(n + 2)) > 1 else None
        models = [h for h in hits if h.measure in BEFALLEN and h.trigger[1] <= number.start] or plural_event(p, n)
        if which is None or len(places) <= which or not models:
            continue
        found.append(
            msgspec.structs.replace(
                models[-1], number=number, singular=None, places=(places[which],), kind="event", affected=(), victims=(), note="", rule="gapped:place"
            )
        )
    return found


_ORDER = {"first": 0, "former": 0, "second": 1, "latter": 1, "other": 1, "third": 2, "fourth": 3}


def _listed(p: Parsed, n: int) -> list[PlaceMention]:
    """The places named before chunk n, in their order."""
    named = [p.words(m)[-1].mention for m in range(n) if p.kind(m) == "NP"]
    return [place for place in named if isinstance(place, PlaceMention)]


def _put_at(p: Parsed, hits: list[FrameHit]) -> list[FrameHit]:
    """ "put at 14 by the police and at 21 by the hospital", "puts the dead at 25, the state at four": one count by two."""
    found = []
    for match in (*_AND_AT.finditer(p.low), *_THEN_AT.finditer(p.low)):
        at = p.sentence.start + match.end()
        number = next((t.mention for t in p.tokens if t.end > at and t.tag == "#"), None)
        if not isinstance(number, NumberMention) or number.core[0] > at + _NEXT:
            continue
        model = next((h for h in reversed(hits) if h.number is not None and h.number.end < at), None)
        if model is not None and model.measure in BEFALLEN:
            found.append(msgspec.structs.replace(model, trigger=(number.start, number.end), number=number, affected=(), rule="telling:rival"))
    return found


_NEXT = 16
"""How many characters behind "at" its number begins at most: "at least 14"."""
