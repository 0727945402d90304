"""Shares of a count told without its event: "Fars heads the list with 22, followed by Yazd with 9", "on Sunday 4", "in April it had been 52"."""

import re
from collections.abc import Callable
from functools import cache

import msgspec

from gavah.model import BEFALLEN, NumberMention, PlaceMention, TimeMention
from gavah.ontology import family_of
from gavah.reading.frames.compared import is_compared
from gavah.reading.frames.english.chunks import Parsed, lemma
from gavah.reading.frames.english.lexicon import filled, lexicon, parts
from gavah.reading.frames.english.masked import Masked
from gavah.reading.frames.english.tokens import Token
from gavah.reading.frames.frame import FrameHit, of_others

SHARE = "share:"
"""What the rule of a share begins with: it lends its place to nothing told before it."""
_GENERIC = frozenset({"assault", "killing"})
_NOW = frozenset({"now", "today"})
"""Behind these a bare number is an age: "Navid Tamrini, now 22"."""
_STATES = frozenset({"month", "year", "week", "season", "window", "quarter", "decade"})


class Share(msgspec.Struct, frozen=True):
    """A number with the places and the time that the words give it; `each`: every place has the number for itself."""

    number: NumberMention
    at: int
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    start: int
    each: bool = False


@cache
def _row() -> dict[str, str]:
    return parts("share")


@cache
def _word(name: str) -> re.Pattern[str]:
    return re.compile(_row()[name])


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(filled(pattern, _row())) for pattern in _row()[name])


def share_hits(p: Parsed, hits: list[FrameHit], leads: Callable[[], list[FrameHit]]) -> list[FrameHit]:
    """`hits`, and one for each share told by its place or time alone; one that tells a share already gets the place and time beside it.

    `leads`: the events of the sentences right before, nearest first.
    """
    if not _may_share(p) or not _word("cue").search(p.low) or _word("other").search(p.low):
        return hits
    shares = _shares(p, Masked(p))
    for share in shares:
        told = next((h for h in hits if h.number and h.number.start == share.number.start and h.kind != "statement"), None)
        model = _model(p, hits, share, leads)
        if told is not None and (told.measure in BEFALLEN or told.measure is None):
            hits = [_sharpened(h, share, model) if h is told else h for h in hits]
        elif told is None and model is not None:
            hits = [*(h for h in hits if not _is_same_unnumbered(h, model)), *_told(p, share, model)]
    return [_without(h, shares) for h in hits]


def _may_share(p: Parsed) -> bool:
    """Whether the sentence has what a share is made of: a count, and a place or a time."""
    return any(t.tag == "#" for t in p.tokens) and any(isinstance(t.mention, PlaceMention | TimeMention) for t in p.tokens)


def _without(hit: FrameHit, shares: list[Share]) -> FrameHit:
    """`hit` without the days and places that stand beside the shares: "three were hanged in Qom, and on Saturday again five, in Yazd"."""
    if hit.rule.startswith(SHARE) or not hit.number:
        return hit
    others = [s for s in shares if s.number.start > hit.number.start]
    days = {m.start for s in others for m in s.times}
    places = {m.start for s in others for m in s.places}
    return msgspec.structs.replace(
        hit, times=tuple(t for t in hit.times if t.start not in days), places=tuple(q for q in hit.places if q.start not in places)
    )


def _is_same_unnumbered(hit: FrameHit, model: FrameHit) -> bool:
    """Whether `hit` only names again, without its number, what the share counts: "Most died in A (13)"."""
    return hit is not model and hit.number is None and hit.measure in (model.measure, None, "dead") and family_of(hit.type) == family_of(model.type)


def _shares(p: Parsed, masked: Masked) -> list[Share]:
    """The shares of the sentence, each number once, in order; a ranking's others are told once its first is."""
    found: dict[int, Share] = {}
    for name in ("heads", "tails", "dated", "since", "states"):
        if name == "tails" and not found:
            continue
        for pattern in _patterns(name):
            for match in pattern.finditer(masked.text):
                share = _share(p, masked, match)
                if share is not None and name == "since":
                    share = msgspec.structs.replace(share, times=tuple(msgspec.structs.replace(t, relation="since") for t in share.times))
                if share is not None and share.number.start not in found:
                    found[share.number.start] = share
    return sorted(found.values(), key=lambda share: share.number.start)


def _share(p: Parsed, masked: Masked, match: re.Match[str]) -> Share | None:
    number_at = masked.at(match.start("n"))
    number = masked.tokens[number_at].mention
    verb = masked.within(match, "verb") if "verb" in match.re.groupindex else []
    if not isinstance(number, NumberMention) or number.kind != "count" or not _closes(masked.tokens, number_at, match.re.groupindex):
        return None
    if verb and lemma(verb[0]) not in lexicon().verbs:
        return None
    groups = match.re.groupindex
    places = tuple(t.mention for t in (masked.within(match, "p") if "p" in groups else []) if isinstance(t.mention, PlaceMention))
    times = tuple(t.mention for t in (masked.within(match, "t") if "t" in groups else []) if isinstance(t.mention, TimeMention))
    if not places and not any((t.earliest or t.latest) and t.words.lower() not in _NOW for t in times):
        return None
    behind = masked.tokens[number_at + 1].low if number_at + 1 < len(masked.tokens) else ""
    return Share(number, number_at, times, places, p.tokens[masked.at(match.start())].start, each=behind == "each")


def _closes(row: list[Token], at: int, groups: object) -> bool:
    """Whether the number counts what was told before: nothing stands behind it, or its persons, or the event again."""
    if at + 1 >= len(row):
        return True
    token = row[at + 1]
    if token.word in ",;.:)–—-\"”'" or token.low in _BEHIND or isinstance(token.mention, TimeMention):
        return True
    if token.low in lexicon().event_nouns or token.low in ("cases", "names", "victims", "dead"):
        return True
    noun = lexicon().noun(token.low)
    return noun is not None and noun.group == "person"


_BEHIND = frozenset(
    {"and", "but", "of", "each", "in", "at", "more", "others", "again", "while", "on", "were", "was", "head", "lead", "top", "human", "among", "from"}
)


def _model(p: Parsed, hits: list[FrameHit], share: Share, leads: Callable[[], list[FrameHit]]) -> FrameHit | None:
    """The event whose share it is: the one counted last before it in its sentence, or the nearest that the sentences before count.

    A noun behind the number names it again: "six of the executions".
    """
    own = [h for h in hits if _lends(h) and h.trigger[0] < share.number.start and not (h.number and h.number.start >= share.number.start)]
    named = _noun_behind(p, share.at)
    found = next((h for h in reversed(own) if _fits(share, h, named)), None)
    if found is not None:
        return found
    before = [h for h in leads() if _fits(share, h, named) and not is_compared(h)]
    over = any(t.granularity in _STATES for t in share.times)
    of_months = next((h for h in before if over and h.number is not None and any(t.granularity in _STATES for t in h.times)), None)
    return of_months or next((h for h in before if h.number is not None), before[0] if before else None) or _of_noun(p, share)


def _of_noun(p: Parsed, share: Share) -> FrameHit | None:
    """What the noun behind the number says it counts, where no count before is of it: "Kerman accounts for six of the executions" under a table."""
    row = [t for t in p.tokens[share.at + 1 : share.at + 4] if t.low not in ("of", "the", "these", "those")]
    found = lexicon().event_nouns.get(row[0].low) if row and share.places and not share.times else None
    if found is None or found[0].measure not in BEFALLEN or found[0].type in ("killing", "injuring"):
        return None
    span = (row[0].start, row[0].end)
    return FrameHit(type=found[0].type, trigger=span, sentence=(p.sentence.start, p.sentence.end), measure=found[0].measure, rule="noun")


def _noun_behind(p: Parsed, at: int) -> str:
    """The type of the event noun behind the number at token `at`: "six executions", "six of the executions"; "" for none."""
    row = [t for t in p.tokens[at + 1 : at + 4] if t.low not in ("of", "the", "these", "those")]
    found = lexicon().event_nouns.get(row[0].low) if row else None
    return found[0].type if found is not None else ""


def _lends(hit: FrameHit) -> bool:
    return hit.measure in BEFALLEN and hit.kind != "statement" and hit.polarity == "affirmed" and hit.note != "zero"


def _fits(share: Share, model: FrameHit, named: str) -> bool:
    """Whether `share` may be one of `model`: the noun behind it is the event's, and no share of a place is more than the whole."""
    if named and named not in ("killing", model.type) and family_of(named) != family_of(model.type):
        return False
    if model.number is None or model.number.high is None or not share.places or share.times:
        return True
    return share.number.low <= model.number.high


def _sharpened(hit: FrameHit, share: Share, model: FrameHit | None) -> FrameHit:
    """`hit` with the place and the time right beside its number, and the finer type of the deaths told before."""
    times = share.times or hit.times or (model.times if model is not None else ())
    hit = msgspec.structs.replace(hit, times=times, places=share.places or hit.places, rule=SHARE + hit.rule)
    finer = model is not None and hit.type in _GENERIC and hit.measure == "dead" and model.measure in ("dead", "executed")
    return msgspec.structs.replace(hit, type=model.type, measure=model.measure) if finer and model is not None else hit


def _told(p: Parsed, share: Share, model: FrameHit) -> list[FrameHit]:
    """The hits of a share: one, or one for each place."""
    here = model.sentence == (p.sentence.start, p.sentence.end)
    times = share.times or model.times
    several = any(t.granularity in _STATES or t.relation == "since" for t in times)
    hit = of_others(
        model,
        share.number,
        trigger=(share.number.start, share.number.end),
        sentence=(p.sentence.start, p.sentence.end),
        kind="total" if several else "event",
        times=times,
        places=share.places or (model.places if here and not share.times else ()),
        rule=SHARE + model.rule,
    )
    return [msgspec.structs.replace(hit, places=(place,)) for place in share.places] if share.each and len(share.places) > 1 else [hit]
