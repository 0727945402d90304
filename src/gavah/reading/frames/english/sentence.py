"""English sentences → frames: the events they tell, with number, time, place and parties."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from gavah.model import NumberMention, PlaceMention, TimeMention
from gavah.reading.frames.english.accounts import numbered, rivals, told_once
from gavah.reading.frames.english.added import added_hits
from gavah.reading.frames.english.anchored import anchored_hits, as_executed
from gavah.reading.frames.english.attach import finest, places_of, times_of
from gavah.reading.frames.english.beside import only_number
from gavah.reading.frames.english.bodies import body_hits
from gavah.reading.frames.english.chunks import Parsed, lemma
from gavah.reading.frames.english.columns import column_hits
from gavah.reading.frames.english.compared import compared
from gavah.reading.frames.english.counted import cased, counted
from gavah.reading.frames.english.court_lists import court_list_hits
from gavah.reading.frames.english.crowds import is_protest, named_protest, with_crowds
from gavah.reading.frames.english.gapped import gapped_hits
from gavah.reading.frames.english.grammar import parsed
from gavah.reading.frames.english.lexicon import lexicon
from gavah.reading.frames.english.listed import answered, asked, heading, is_listed, leads, listed_hits, plain_parts, running_hits
from gavah.reading.frames.english.nominal import nominal_hits, tally_hits
from gavah.reading.frames.english.one_people import one_people
from gavah.reading.frames.english.pairs import with_pairs
from gavah.reading.frames.english.penalties import penalty_hits
from gavah.reading.frames.english.plans import with_plans
from gavah.reading.frames.english.refine import as_believed
from gavah.reading.frames.english.same_end import same_end_hits, such_hits
from gavah.reading.frames.english.shares import share_hits
from gavah.reading.frames.english.sites import with_sites
from gavah.reading.frames.english.sums import sum_hits
from gavah.reading.frames.english.tables import table_hits
from gavah.reading.frames.english.tellings import SEALED, corrected, telling_hits
from gavah.reading.frames.english.terms import shared_terms
from gavah.reading.frames.english.verbs import verb_hits
from gavah.reading.frames.english.victims import victim_hits
from gavah.reading.frames.frame import FrameHit, Scan, Sentence, at_one, of_others

_LOOK_BACK = 30
"""How many sentences a list may stand behind the one that names its event."""
_SHARED = 6
"""How many sentences a share may stand behind the one that names what it is a share of."""
_STAMPED = re.compile(r"\d{1,2}[:.]\d{2}\s")
_CROWD_BACK = 5
"""How many sentences a count of those who came may stand behind the protest."""
_BESIDE_PERCENT = 80
"""How many characters from "percent" its comparison and what it counts stand at most."""
_WINDOWS = frozenset({"window", "week", "month", "season", "year", "decade", "quarter"})


def frames(sentence: Sentence, scan: Scan) -> list[FrameHit]:
    """The events told in `sentence`, in the order of their words. Offsets are code points of the stored text."""
    if not lexicon().trigger.search(scan.text, sentence.start, sentence.end):
        return []
    p = parsed(sentence, scan)
    if lexicon().cues["example"].search(p.low) or _unreal(p):
        return []
    hits = _told(p)
    before, hits = hits, with_crowds(p, hits, lambda: _protest_before(sentence, scan))
    if len(hits) > len(before) or any(h.rule == "crowd" for h in hits):
        return sorted(hits, key=lambda h: h.trigger)
    lead = cache(lambda: _lead(sentence, scan))  # up to thirty sentences are read again for it: once, and only when asked
    if all(h.measure is None for h in hits) and plain_parts(p) and is_listed(p):
        above = lead()
        hits = [*hits, *listed_hits(p, above)] if above is not None else hits
    elif "the same " in p.low and (running := running_hits(p, hits, lead)) is not None:
        hits = running  # the same count on an earlier day is no rival
    elif others := rivals(p, hits, lead):
        hits = [*hits, *others]
    elif (count := numbered(p, hits, lead)) is not None:
        hits = [count]
    elif (running := running_hits(p, hits, lead)) is not None:
        hits = running
    hits = [*hits, *answered(p, hits, lambda: list(_leads(sentence, scan, 1)))]
    hits = column_hits(p, hits, lead)
    near = cache(lambda: list(_leads(sentence, scan, _SHARED)))
    hits = share_hits(p, hits, near)
    hits = [*hits, *same_end_hits(p, hits, near), *such_hits(p, hits, near)]
    hits = [*hits, *sum_hits(p, hits, lead)]
    hits = [*hits, *added_hits(p, hits, near)]
    anchored = with_plans(p, [_kind(p, h) for h in anchored_hits(p, hits)])
    hits = [*hits, *(_only_said(as_believed(p, h)) for h in anchored)]
    return sorted(hits, key=lambda h: h.trigger)


def _unreal(p: Parsed) -> bool:
    """Whether the sentence tells of a match or of a made-up story."""
    cues = lexicon().cues
    if cues["fiction"].search(p.low):
        return True
    sport = len(cues["sport"].findall(p.low))
    return sport > 0 and cues["score"].search(p.low) is not None and lexicon().harm.search(p.low) is None


def _lead(sentence: Sentence, scan: Scan) -> FrameHit | None:
    """The event that the sentences before name for the items of a list: the nearest that is no item itself, told or a heading."""
    return next(_leads(sentence, scan, _LOOK_BACK), None)


def _leads(sentence: Sentence, scan: Scan, most: int) -> Iterator[FrameHit]:
    """The events that the (at most so many) sentences before name for shares and items, nearest first."""
    for before in scan.before(sentence, most):
        if not lexicon().stems.search(scan.text, before.start, before.end):
            continue
        p = parsed(before, scan)
        yield from asked(p) or [h for h in _told(p) if leads(h)] or heading(p)


def _protest_before(sentence: Sentence, scan: Scan) -> FrameHit | None:
    """The protest that the sentences before tell of, the nearest first; one only named stands right before or in the heading."""
    if _STAMPED.match(scan.text, sentence.start):
        return None  # a line of its own hour is a story of its own
    for steps, before in enumerate(scan.before(sentence, _CROWD_BACK)):
        p = parsed(before, scan)
        hits = _told(p)
        told = next((h for h in hits if is_protest(h) and h.kind != "statement"), None)
        told = told or (named_protest(p) if steps == 0 else None)
        if told is None and any(h.number and h.measure for h in hits):
            return None  # what is counted there are others: "80 were executed in May. In April there were 52"
        if told is not None:
            return told
    behind = parsed(Sentence(start=sentence.end, end=sentence.paragraph[1], paragraph=sentence.paragraph), scan)
    named = named_protest(behind) if sentence.end < sentence.paragraph[1] else None
    return None if named is None else msgspec.structs.replace(named, times=(), places=())


def _told(p: Parsed) -> list[FrameHit]:
    """The events that the sentence tells by its own words."""
    hits = telling_hits(p)
    used = {_start(h) for h in hits if h.measure != "missing"} - {-1}
    hits += tally_hits(p)
    hits += body_hits(p)
    for n, chunk in enumerate(p.chunks):
        if chunk.kind == "VG":
            hits += verb_hits(p, n)
        elif chunk.kind == "NP":
            hits += nominal_hits(p, n)
    tellings = [h for h in hits if h.rule.startswith("telling")]
    spans = [h.trigger for h in tellings if h.measure]
    verbs = [h for h in hits if h not in tellings and not any(a <= h.trigger[0] < b for a, b in spans)]
    hits = [*tellings, *(h for h in verbs if _start(h) not in used or _befell_too(h, tellings))]
    hits = told_once(p, _settled(_outside_tallies(_struck_once(hits))))
    hits = _with_elided(p, _settled(_joined(p, hits)))
    hits = one_people(p, [*hits, *gapped_hits(p, hits)])
    hits = compared(p, [_kind(p, _as_closed(h)) for h in hits])
    if lexicon().cues["past"].search(p.low):
        hits = [h if h.times else msgspec.structs.replace(h, rule=h.rule + "+remembered") for h in hits]
    if "?" in p.text[p.sentence.end - 2 : p.sentence.end]:
        hits = [msgspec.structs.replace(h, modality="hypothetical") for h in hits]
    hits = [h for h in hits if not _is_rate(p, h)]
    hits = shared_terms(p, penalty_hits(p, _harm_alone(p, hits)))
    hits = victim_hits(p, court_list_hits(p, hits))
    hits += _percentages(p, hits)
    hits += _identified(p, hits)
    hits += corrected(p, hits)
    hits += table_hits(p, hits)
    hits = with_pairs(p, with_sites(p, with_plans(p, hits)))
    return [_only_said(as_believed(p, _in_prison(p, as_executed(p, h)))) for h in hits]


def _as_closed(hit: FrameHit) -> FrameHit:
    """What "has been sealed since Friday" was sealed on Friday: no running count."""
    since = hit.kind == "event" and (hit.type, hit.measure) == ("coerce-restrict", "sites") and hit.times and hit.times[0].relation == "since"
    if not since or hit.times[0].granularity != "day":
        return hit
    return msgspec.structs.replace(hit, times=(msgspec.structs.replace(hit.times[0], relation="on"), *hit.times[1:]), rule=SEALED)


def _in_prison(p: Parsed, hit: FrameHit) -> FrameHit:
    """A strike of prisoners is one of hunger: "prisoners in 47 prisons are on strike"."""
    if hit.type != "protest.strike" or not _PRISONERS.search(p.low):
        return hit
    return msgspec.structs.replace(hit, type="protest.hunger") if _FASTING.search(_clause(p, hit)) or _PRISONERS.search(_subject(p, hit)) else hit


def _subject(p: Parsed, hit: FrameHit) -> str:
    """The words of the clause before the event's word."""
    return p.slice(p.sentence.start, hit.trigger[0])


_PRISONERS = re.compile(r"\b(?:prisoners?|inmates?|detainees|prisons|women's ward|wards? \d+)\b(?! (?:guards?|staff|workers|officers))")
_FASTING = re.compile(r"\b(?:hunger|food|meals?|eat\w*)\b")


def _is_rate(p: Parsed, hit: FrameHit) -> bool:
    """Whether the number is a rate ("one execution every eleven hours") or an age of one of many ("the youngest of those executed was 19")."""
    if _OF_AN_AGE.search(p.slice(p.sentence.start, hit.trigger[0])) and _AGED.match(p.slice(hit.trigger[1], p.sentence.end)):
        return True
    return hit.number is not None and _RATE.match(p.low, hit.number.end - p.sentence.start) is not None


_RATE = re.compile(
    r"(?: [\w-]+){1,3}? (?:every|per|each|a) (?:(?:\d+|\w+) )?(?:hours?|days?|weeks?|minutes?|months?|day|week|month)\b(?! (?:later|after|ago))"
)
_AGED = re.compile(r"[^.;,]{0,40}? (?:was|were|is|are|being) (?:only |just |aged )?\d")
_OF_AN_AGE = re.compile(r"\b(?:youngest|oldest|eldest|average age|ages?) (?:of|among) (?:the|those|these|them)\b")


def _befell_too(hit: FrameHit, tellings: list[FrameHit]) -> bool:
    """Whether `hit` tells of a second thing that befell those a construction counts: led away and released, hurt one day and dead on another."""
    same = [h for h in tellings if _start(h) == _start(hit)]
    led = {"arrest", "disappearance"}
    if hit.type == "release":
        return bool(same) and all(h.type in led for h in same)
    other_day = bool(hit.times) and all(h.measure == "dead" and h.times and h.times[0] not in hit.times for h in same)
    return bool(same) and hit.measure == "injured" and other_day


def _struck_once(hits: list[FrameHit]) -> list[FrameHit]:
    """`hits` without a construction's bare strike where a verb or noun counts what the same words struck, else without theirs."""
    bare = [h for h in hits if h.rule == "telling:unpeopled" and h.type.startswith("assault") and h.number is None]
    if not bare:
        return hits
    counting = [h for h in hits if h not in bare and _start(h) >= 0]
    lost = [h for h in bare if any(at_one(h, k) for k in counting)]
    kept = [h for h in bare if h not in lost]
    return [h for h in hits if h not in lost and (h in bare or h in counting or not any(at_one(h, k) for k in kept))]


def _harm_alone(p: Parsed, hits: list[FrameHit]) -> list[FrameHit]:
    """`hits` without the attack that only says when those died who are told of: "five were killed when gunmen attacked a post"."""
    harm = any(h.measure in _BODILY and (h.number or h.singular) and h.type.split(".")[0].split("-")[0] in _VIOLENT for h in hits)
    harm = harm or (any(h.rule == "telling:unpeopled" for h in hits) and _HARM_BEHIND.match(p.text, p.sentence.end) is not None)
    return [h for h in hits if not (harm and h.measure in ("events", "sites", None) and h.number is None and _is_when(p, h))]


def _is_when(p: Parsed, hit: FrameHit) -> bool:
    """Whether `hit` is an attack told behind "when", "as", "after", or the strike that killed."""
    attack = hit.type == "attack.site" or hit.type.startswith("assault")
    return attack and (hit.rule.startswith((*_STRUCK, "telling:unpeopled")) or _WHEN.search(p.slice(p.sentence.start, hit.trigger[0])) is not None)


_STRUCK = ("verb:hit with shells", "verb:strike with shells")
"""What struck and whom it killed are one: "a missile struck a hospital, killing two nurses"."""


_HARM_BEHIND = re.compile(r"(?i)\s*(?!(?:no|there were no|nobody)\b)[^.;\n]{0,160}?\b(?:killed|dead|died|wounded|injured)\b")
"""The next sentence that tells whom a strike killed."""


_WHEN = re.compile(r"\b(?:when|as|after|while) (?:(?!\b(?:killed|died)\b)[^.;,]){0,60}$")


_BODILY = frozenset({"dead", "injured", "dead|injured"})
_VIOLENT = frozenset({"assault", "killing"})


def _start(hit: FrameHit) -> int:
    """Where the words stand that count; -1 for none."""
    return hit.number.start if hit.number else hit.singular[0] if hit.singular else -1


def _only_said(hit: FrameHit) -> FrameHit:
    """What is planned, called for, only possible as an "if", or denied is a statement; "nobody was arrested" is a sum of none."""
    if hit.kind == "event" and (hit.modality in ("planned", "called-for", "hypothetical") or hit.polarity == "denied"):
        return msgspec.structs.replace(hit, kind="statement")
    return msgspec.structs.replace(hit, kind="total") if hit.note == "zero" and hit.kind == "event" else hit


def trigger(text: str) -> Iterator[int]:
    """Offsets in `text` where an English event word begins: the fast path that selects sentences."""
    return (m.start() for m in lexicon().trigger.finditer(text))


def _outside_tallies(hits: list[FrameHit]) -> list[FrameHit]:
    """Without what only names the thing tallied: "the number of people hanged rose to 31"."""
    spans = [(h.trigger[0], h.number.end) for h in hits if h.rule == "tally" and h.number]
    return [h for h in hits if h.rule == "tally" or not any(a <= h.trigger[0] < b for a, b in spans)]


def _joined(p: Parsed, hits: list[FrameHit]) -> list[FrameHit]:
    """ "100 dead or wounded", "killing and wounding 40": one number for both, measure "dead|injured"."""
    out = []
    for hit in hits:
        low, high = hit.trigger[0] - 24, hit.trigger[1] + 24
        both = lexicon().cues["dead-or-hurt"].search(p.slice(low, high)) if hit.measure in ("dead", "injured") and hit.number is not None else None
        between = both is not None and not any(c.isdigit() for c in both.group()) and not _apart(p, low + both.start(), low + both.end())
        out.append(msgspec.structs.replace(hit, measure="dead|injured") if between else hit)
    return out


def _apart(p: Parsed, start: int, end: int) -> bool:
    """Whether "dead and wounded" at [start, end) has a number on either side: "left three guards dead and wounded half a dozen more"."""
    before = any(t.tag == "#" and 0 <= start - t.end < _OWN for t in p.tokens)
    return before and any(t.tag == "#" and end < t.start <= end + 2 for t in p.tokens)


_OWN = 24
"""How many characters before "dead" its own number stands at most."""


def _settled(hits: list[FrameHit]) -> list[FrameHit]:
    """One hit for one telling: a number counts one measure once, "shot and killed" is a killing."""
    kept: list[FrameHit] = []
    for hit in hits:
        twin = next((i for i, k in enumerate(kept) if _same_telling(k, hit)), None)
        if twin is None:
            kept.append(hit)
        elif _another_protest(kept[twin], hit):
            kept.append(msgspec.structs.replace(hit, number=None, measure=None, complete=False))  # its number is told once
        elif kept[twin].type in ("assault-firearms", "beating", "assault-primitive", "assault") and hit.measure == "dead":
            kept[twin] = _died_of(kept[twin], hit)
    return kept


def _another_protest(one: FrameHit, other: FrameHit) -> bool:
    """Whether the crowd counted once did two things: "400 workers rallied in A and blocked the road"."""
    crowd = one.measure == other.measure == "participants" and one.number is not None
    return crowd and one.type != other.type and {one.type, other.type} <= _CROWD_ACTS


_CROWD_ACTS = frozenset({"protest.demo", "protest.obstruct", "protest.strike", "riot"})


def _died_of(hurt: FrameHit, dead: FrameHit) -> FrameHit:
    """The death with what the wounding says and it does not: who did it, and how where the death names no way."""
    kind = hurt.type if dead.type == "assault" and hurt.measure != "dead" else dead.type
    return msgspec.structs.replace(dead, type=kind, agent=dead.agent or hurt.agent)


def _acts(one: FrameHit, other: FrameHit) -> bool:
    """Whether both tell of one crowd's one protest: "parked their lorries and refused to load"."""
    taking_part = one.type == other.type and one.type.startswith("protest.") and {one.measure, other.measure} <= {"participants", None}
    same = bool(one.affected) and one.affected[:1] == other.affected[:1]
    return taking_part and same and not (one.number or other.number) and (one.times == other.times or not (one.times and other.times))


def _same_telling(one: FrameHit, other: FrameHit) -> bool:
    if _acts(one, other):
        return True
    measures = {one.measure, other.measure}
    bodily = measures <= {"dead", "persons", "injured"} and (
        len(measures) == 1 or ("persons" in measures and one.type != "torture" and other.type != "torture")
    )
    if one.type != other.type and one.type.startswith("sentence.") and other.type.startswith("sentence."):
        return False  # "to 30 lashes and a year in jail"
    if one.number is not None and other.number is not None:
        taken = "disappearance" in (one.type, other.type) and len(measures) > 1  # "seized two teachers and shot them"
        return one.number.start == other.number.start and (len(measures) == 1 or bodily) and not taken
    if one.singular and other.singular:
        died = one.measure == "injured" and other.measure == "dead" and one.polarity == other.polarity and one.type != "torture"
        return one.singular == other.singular and (bodily or died)
    return False


def _with_elided(p: Parsed, hits: list[FrameHit]) -> list[FrameHit]:
    """ "two in Hamedan and one in Yasuj", "24 since August 6": bare numbers that share the event word beside them."""
    used = {h.number.start for h in hits if h.number}
    base = [
        h
        for h in hits
        if h.kind == "event" and h.measure and h.measure not in ("participants", "events") and (h.number or h.singular or h.note == "plural")
    ]
    added: list[FrameHit] = []
    for n in range(len(p.chunks)):
        row = p.words(n)
        if row[-1].low in ("more", "others") and len(row) > 1:
            row = row[:-1]
        bare = row[-1].tag == "#" and len(row) <= 2
        if p.kind(n) != "NP" or not (bare or _first_placed(p, n)):
            continue
        number = row[-1].mention if bare else only_number(row)
        if not isinstance(number, NumberMention) or number.start in used:
            continue
        models = [h for h in base if h.trigger[0] < number.start] or base
        if not models or (bare and not _elided(p, n)):
            continue
        model = models[-1] if models[-1].trigger[0] < number.start else models[0]
        times = times_of(p, number.start, number.end)
        before = (
            p.words(n - 1)[-1].mention
            if not bare or _place_before(p, n) or _first_placed(p, n)
            else p.words(n - 2)[-1].mention
            if p.kind(n - 1) == ":"
            else None
        )
        places = (before,) if isinstance(before, PlaceMention) else places_of(p, number.start, number.end)
        since = any(t.relation == "since" for t in times)
        added.append(
            of_others(
                model,
                number,
                times=times[:1] if since else (times or model.times),
                places=places or (model.places if times else ()),
                kind="total" if since else "event",
                rule=model.rule + "+elided",
            )
        )
    return _distributed(p, hits, added)


def _elided(p: Parsed, n: int) -> bool:
    """Whether the bare number in chunk n stands where a part of an enumeration or a running count does."""
    if p.kind(n - 1) == "C" and p.kind(n - 2) == "NP" and p.word(n - 3) == "of":
        return False  # "in groups of three and four"
    if p.kind(n + 1) == "T":
        time = p.tokens[p.chunks[n + 1].i].mention
        return isinstance(time, TimeMention) and time.relation == "since"
    if p.kind(n + 1) in ("I", "S") and p.word(n + 1) == "since":
        return True
    if p.words(n)[-1].low in ("more", "others") and p.kind(n + 1) in (".", ";", "", "C"):  # "…; for the other charge two more."
        return p.kind(n - 1) in (";", "C", ",") or (p.kind(n - 1) in ("NP", '"') and ";" in p.slice(p.sentence.start, p.words(n)[0].start)[-60:])
    own = n + 2 if p.word(n + 1) == "of" and p.word(n + 2) in ("them", "these", "those") else n  # "…, 17 of them in A"
    place = (
        p.kind(own + 1) == "I"
        and p.word(own + 1) in ("in", "at", "near", "through", "via", "outside")
        and p.kind(own + 2) == "NP"
        and any(t.tag == "L" for t in p.words(own + 2))
    )
    if p.kind(n + 1) == "VG" and p.chunks[n + 1].main >= 0 and lemma(p.tokens[p.chunks[n + 1].main]) in lexicon().sets["occurring"]:
        inside = next((m for m in range(n + 2, n + 5) if p.kind(m) == "I" and p.word(m) in ("in", "at")), -1)  # "20 took place in A"
        return inside > 0 and any(t.tag == "L" for t in p.words(inside + 1)) and p.kind(n - 1) in (",", "C") if p.kind(inside + 1) == "NP" else False
    were = n + 1
    if p.kind(were) == "VG" and p.chunks[were].main < 0 and p.words(were)[-1].low in ("were", "was"):  # "of the 12, seven were in Karaj"
        inside = p.kind(were + 1) == "I" and p.word(were + 1) in ("in", "at") and any(t.tag == "L" for t in p.words(were + 2))
        return inside and p.kind(n - 1) in ("C", ",")
    dated = p.kind(n + 1) == "T" or (p.kind(n + 1) == "I" and p.word(n + 1) == "on" and p.kind(n + 2) == "T")
    if dated and p.kind(n - 1) in ("C", ",", ";"):  # "three on Monday and two on Tuesday"
        return True
    if _place_before(p, n) or _first_placed(p, n):  # "in Urmia eleven activists, in Ahvaz six and in Ardabil one were held"
        return p.kind(n + 1) in (",", "C", "VG", ".", ";", "")
    if p.kind(n + 1) == "(" and p.kind(n + 2) == "NP" and p.words(n + 2)[-1].tag == "L" and p.kind(n + 3) == ")":  # "12 (Tabriz), 5 (Rasht)"
        return True
    labelled = p.kind(n - 1) == ":" and p.kind(n - 2) == "NP" and p.words(n - 2)[-1].tag == "L" and p.kind(n - 3) in (";", ",")
    if labelled and p.kind(n + 1) in (";", ",", ".", ""):  # "Tabriz: four arrested; Rasht: three"
        return True
    including = p.kind(n - 1) == "VG" and p.chunks[n - 1].main >= 0 and lemma(p.tokens[p.chunks[n - 1].main]) == "include"
    return place and (p.kind(n - 1) in ("C", ",", ":", ".", ";", "(", "W") or including)


def _behind_place(p: Parsed, n: int) -> bool:
    """Whether "in" and a place stand right before phrase n."""
    return p.kind(n - 2) == "I" and p.word(n - 2) in ("in", "at") and p.kind(n - 1) == "NP" and p.words(n - 1)[-1].tag == "L"


def _place_before(p: Parsed, n: int) -> bool:
    """Whether the place of an enumeration's part stands right before its number: "…, in Ahvaz six"."""
    return _behind_place(p, n) and p.kind(n - 3) in (",", "C", ";")


def _first_placed(p: Parsed, n: int) -> bool:
    """Whether phrase n opens such an enumeration: "In Urmia eleven activists, in Ahvaz …"."""
    goes_on = n + 1
    while p.kind(goes_on) in (",", "C"):
        goes_on += 1
    return _behind_place(p, n) and goes_on > n + 1 and _place_before(p, goes_on + 2)


def _distributed(p: Parsed, hits: list[FrameHit], added: list[FrameHit]) -> list[FrameHit]:
    """The parts beside their whole: a whole that equals the sum of its parts is a total over their places."""
    parts = [a for a in added if a.kind == "event"]
    if not parts:
        return hits + added
    out = []
    for hit in hits:
        same = [a for a in parts if a.trigger == hit.trigger]
        if hit.number is not None and len(same) > 1 and hit.number.low == sum(a.number.low for a in same if a.number) and not _elsewhere(hit, same):
            own_times = tuple(t for t in hit.times if t.start < hit.trigger[1] or not any(t in a.times for a in same))
            out.append(msgspec.structs.replace(hit, kind="total", times=own_times, places=finest([q for a in same for q in a.places])))
        elif same:
            theirs = {q.id for a in same for q in a.places}
            own = tuple(q for q in hit.places if q.id not in theirs)
            out.append(msgspec.structs.replace(hit, places=own or _fronted(p, theirs) or hit.places))
        else:
            out.append(hit)
    return out + added


def _fronted(p: Parsed, theirs: set[str]) -> tuple[PlaceMention, ...]:
    """The place with which the sentence opens, where it is none of the other parts': "In Urmia police held eleven, in Ahvaz six"."""
    first = p.words(1)[0].mention if p.kind(0) == "I" and p.kind(1) == "NP" else None
    return (first,) if isinstance(first, PlaceMention) and first.id not in theirs else ()


def _elsewhere(hit: FrameHit, parts: list[FrameHit]) -> bool:
    """Whether `hit` names a place that holds none of its seeming parts: "five in A, three in B and two in C" are ten."""
    theirs = [q for part in parts for q in part.places]
    return bool(hit.places) and bool(theirs) and not any(q.id in other.path for q in hit.places for other in theirs)


def _kind(p: Parsed, hit: FrameHit) -> FrameHit:
    """Events that the words make a total: windows, several places, "so far", "a total of"."""
    if hit.rule.startswith("telling:put"):
        since = any(t.relation == "since" or t.granularity in _WINDOWS for t in hit.times[:1])
        return msgspec.structs.replace(hit, kind="total") if since else hit
    if hit.kind != "event" or hit.number is None or hit.measure is None or (hit.victims and hit.victims_complete) or hit.rule == SEALED:
        return hit
    time = hit.times[0] if hit.times else None
    around = p.slice(hit.number.start - 40, hit.number.end + 4) + " | " + _clause(p, hit)
    single_day = time is not None and time.granularity == "day" and time.relation in ("", "on")
    sums = lexicon().cues["total"].search(around) is not None and not single_day
    window = time is not None and (time.relation == "within" or time.granularity in _WINDOWS) and _sum_like(p, hit, time)
    several = len({q.path[:4] for q in hit.places}) > 1
    grand = hit.measure == "dead" and hit.number.low >= 1000
    if grand or (time is not None and time.relation == "since") or sums or window or (several and not single_day and hit.number.low > 1):
        return msgspec.structs.replace(hit, kind="total")
    return hit


def _clause(p: Parsed, hit: FrameHit) -> str:
    """The words about the event's word, up to the semicolon to each side."""
    start, end = hit.trigger
    before, after = p.slice(start - 30, start), p.slice(end, end + 60)
    return before[before.rfind(";") + 1 :] + p.slice(start, end) + after.partition(";")[0]


def _sum_like(p: Parsed, hit: FrameHit, time: TimeMention) -> bool:
    """Whether a number told of a longer time sounds like a sum: not small, in the perfect, or over a stated stretch of days."""
    if hit.number is None or hit.anaphor or hit.number.low < 2:
        return False
    if time.granularity == "window" and time.earliest and time.latest and (time.latest - time.earliest).days > 3:
        return True
    if hit.rule in ("noun:shooting:of", "noun:stabbing:of"):
        return False  # "the shooting of nine women in August" was one
    before = p.slice(hit.trigger[0] - 24, hit.trigger[0])
    return ":active" not in hit.rule and (hit.number.low > 5 or re.search(r"\b(?:have|has)\b", before) is not None)


def _percentages(p: Parsed, hits: list[FrameHit]) -> list[FrameHit]:
    """ "83 percent more executions than the year before": a derived statement beside whatever else is told."""
    if not lexicon().cues["percent"].search(p.low) or not lexicon().cues["compared"].search(p.low):
        return []
    word = lexicon().cues["percent"].search(p.low)
    assert word is not None
    near = p.low[max(0, word.start() - _BESIDE_PERCENT) : word.end() + _BESIDE_PERCENT]
    found = next(((pattern.search(near), t) for pattern, t in lexicon().tallies if pattern.search(near)), None)
    if found is None or not lexicon().cues["compared"].search(near):
        return []
    start = p.sentence.start + word.start()
    type_ = "assault" if found[1].type in ("killing", "injuring") else found[1].type
    return [
        FrameHit(
            type=type_,
            trigger=(start, p.sentence.start + word.end()),
            sentence=(p.sentence.start, p.sentence.end),
            kind="statement",
            derived=True,
            times=times_of(p, start, start + 1),
            places=places_of(p, start, start + 1),
            rule="percent",
        )
    ]


def _identified(p: Parsed, hits: list[FrameHit]) -> list[FrameHit]:
    """ "… were identified as A, B and C": the names go to the hit of this sentence, or (rule "identified") to the one before."""
    found = lexicon().cues["identified"].search(p.low)
    if found is None or not cased(p):
        return []
    at = next((n for n in range(len(p.chunks)) if p.kind(n) == "NP" and p.tokens[p.chunks[n].i].start >= p.sentence.start + found.end()), None)
    names = counted(p, p.list_right(at)) if at is not None else None
    if names is None or not names.names:
        return []
    start = p.sentence.start + found.start()
    return [
        FrameHit(
            type="",
            trigger=(start, p.sentence.start + found.end()),
            sentence=(p.sentence.start, p.sentence.end),
            measure=None,
            victims=names.names,
            victims_complete=True,
            anaphor=True,
            number=names.number,
            rule="identified",
        )
    ]
