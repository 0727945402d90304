"""Which times and places of an English sentence belong to an event word in it."""

from collections.abc import Sequence

import msgspec

from gavah.model import LEVELS, PlaceMention, TimeMention
from gavah.reading.frames.english.afterwards import came_before, only_later
from gavah.reading.frames.english.chunks import Parsed, lemma
from gavah.reading.frames.english.lexicon import lexicon
from gavah.reading.frames.english.part_times import is_time_apart
from gavah.reading.frames.english.tokens import Token
from gavah.reading.frames.frame import Range

_FAR = 10.0
_REACH = 12.0


def times_of(p: Parsed, start: int, end: int, *, noun: bool = False, apart: bool = False, within: Range | None = None) -> tuple[TimeMention, ...]:
    """The times attached to the event word at [start, end), best first; only those `within` some offsets, if given.

    `noun`: the event word is a noun, which takes no time across a verb. `apart`: it is an arrest, a sentence or the like, whose day is not
    that of the deed named behind it ("arrested for the attack of 30 October").
    """
    scored = []
    for k, token in enumerate(p.tokens):
        time = token.mention
        if not isinstance(time, TimeMention) or not _dates(time) or not _inside(token, within):
            continue
        if _of_other_noun(p, k, start) or (k + 1 < len(p.tokens) and p.tokens[k + 1].low in ("utc", "gmt", "hours", "hrs")):
            continue
        cost = _distance(p, start, end, k)
        if cost is None or _of_saying(p, k, start):  # (an event noun takes no time across another verb)
            continue
        if apart and time.start >= end and _deed_between(p, end, time.start):
            continue
        if time.start >= end and is_time_apart(p.slice(end, time.start)):
            continue
        if time.end <= start and (only_later(time, p.slice(start, end), p.slice(time.end, start)) or came_before(p.slice(time.end, start))):
            continue
        scored.append((cost, abs(time.start - start), k, time))
    scored.sort(key=lambda s: s[:3])
    if not scored or scored[0][0] >= (_FAR - 3 if noun else _REACH):
        return ()
    best = scored[0][0]
    return tuple(_governed(p, k, time) for cost, _, k, time in scored if cost < best + _FAR / 2)


def _inside(token: Token, within: Range | None) -> bool:
    return within is None or within[0] <= token.start < within[1]


def _governed(p: Parsed, k: int, time: TimeMention) -> TimeMention:
    return msgspec.structs.replace(time, relation="since") if time.relation in ("", "on") and _since(p, k) else time


def _deed_between(p: Parsed, start: int, end: int) -> bool:
    """Whether a violent deed is named between two offsets."""
    for k, token in enumerate(p.tokens):
        found = lexicon().event_nouns.get(token.low) if start <= token.start < end else None
        if found is not None and found[0].type in _DEEDS and p.tokens[k - 1].low != "to":  # "sentenced to death on Monday"
            return True
    return False


_DEEDS = frozenset({"killing", "injuring", "attack", "assault-explosives", "disappearance"})


def _dates(time: TimeMention) -> bool:
    return time.type != "SET" and time.rule != "reference" and (time.earliest is not None or time.latest is not None)


def _of_other_noun(p: Parsed, k: int, trigger: int) -> bool:
    """ "the September 2015 deaths": the time is that noun's."""
    follows = p.tokens[k + 1] if k + 1 < len(p.tokens) else None
    found = lexicon().event_nouns.get(follows.low) if follows is not None else None
    before = p.tokens[k - 1].tag if k else ""
    if follows is not None and found is None and before and before in "DAY" and follows.tag in "NAL" and not _upheaval(p, k + 1):
        return True  # "the 2020 election"
    return found is not None and follows is not None and follows.start != trigger and found[0].measure not in ("events", "")


def _upheaval(p: Parsed, k: int) -> bool:
    """Whether the noun phrase from token k on names a time of unrest, which dates what happened in it."""
    while k < len(p.tokens) and p.tokens[k].tag in "NAL":
        if p.tokens[k].low in lexicon().sets["upheavals"] or p.tokens[k].low in lexicon().event_nouns:
            return True
        k += 1
    return False


def _of_saying(p: Parsed, k: int, trigger: int) -> bool:
    """Whether the time at token k stands beside a verb of saying that is not the event word ("police said on Friday")."""
    at = p.at_token[k]
    left = at - 1
    while p.kind(left) in ("I", "T", "R", "S") and p.word(left) != "that":
        left -= 1
    for verb in (left, left - 1 if p.kind(left) == "NP" else -1):
        if p.kind(verb) == "VG" and p.chunks[verb].main >= 0:
            token = p.tokens[p.chunks[verb].main]
            if token.start != trigger and lemma(token) in lexicon().saying and token.tag != "G" and not p.chunks[verb].passive:
                return verb == left or lemma(token) == "tell"
    right = at + 1
    if _opens(p, at) and p.kind(right) == "," and p.kind(right + 1) == "NP" and trigger >= 0 and _pluperfect(p, trigger):
        right += 2  # "Yesterday, police said they had arrested …"
        return p.kind(right) == "VG" and p.chunks[right].main >= 0 and lemma(p.tokens[p.chunks[right].main]) in lexicon().saying
    if p.kind(right) != "VG" or p.kind(at - 1) != "NP" or p.chunks[right].main < 0 or p.tokens[p.chunks[right].main].start == trigger:
        return _accorded(p, k, trigger)
    said = lemma(p.tokens[p.chunks[right].main])
    return said in lexicon().saying or said in lexicon().sets["voicing"] or _accorded(p, k, trigger)


def _accorded(p: Parsed, k: int, trigger: int) -> bool:
    """Whether the time at token k closes the phrase that names the speakers: "according to army sources today, three were killed"."""
    at = k - 1
    while at >= 0 and p.tokens[at].tag not in (",", ";", "V", "B"):
        if p.tokens[at].low == "according":
            return p.tokens[k].start < trigger and k + 1 < len(p.tokens) and p.tokens[k + 1].tag == ","
        at -= 1
    return False


def _pluperfect(p: Parsed, trigger: int) -> bool:
    """Whether the event word at offset `trigger` stands in a verb group with "had"."""
    n = next((p.at_token[i] for i, t in enumerate(p.tokens) if t.start == trigger), None)
    return n is not None and p.kind(n) == "VG" and any(t.low == "had" for t in p.aux(n))


def _distance(p: Parsed, start: int, end: int, k: int) -> float | None:
    """How far token k stands from the event word, in clause boundaries first. None = out of reach."""
    token = p.tokens[k]
    here = p.at_token[k]
    trigger = next((p.at_token[i] for i, t in enumerate(p.tokens) if t.start >= start), None)
    if trigger is None:
        return None
    after = token.start >= end
    low, high = (trigger + 1, here) if after else (here + 1, trigger)
    cost = 0.0 if after else 1.0
    verbs = relatives = 0
    summed = False
    for n in range(low, high):
        kind = p.kind(n)
        if kind == "VG" and p.chunks[n].main >= 0:
            if not after and p.kind(n - 1) == "T" and n - 1 == here and lemma(p.tokens[p.chunks[n].main]) in ("see", "witness", "bring"):
                continue  # "Monday saw the death of …"
            if not after and _summed_up(p, k, n):
                summed = True
                continue
            if after and (_gapped(p, trigger, n) or _begun(p, trigger, n) or _reported(p, trigger, n)):
                continue
            verbs += p.finite(n)
            if not after and not verbs - p.finite(n) and p.finite(n) and _result(p, trigger):
                continue
            if not after and _result(p, n) and _result(p, trigger):  # ", killing seven and injuring three"
                continue
            cost += 4 if after and _coordinated(p, trigger, n) else _FAR if p.finite(n) else 3
            cost += 2 * _FAR if after and _apposed(p, trigger, n) else 0.0
        elif kind in (";", "W"):
            if kind == "W" and after and _begun(p, trigger, n + 1):
                continue
            relatives += 1
            cost += _FAR
        elif kind == "S":
            cost += 0 if p.word(n) in ("when", "while", "as") else 4
        elif kind == "C" and after and _opens_clause(p, n, here):
            cost += _FAR
        elif kind == "I" and p.word(n) == "including":
            cost += 6
        elif kind == ",":
            cost += 0.5
    if _since(p, k):
        return min(cost, 3.0)
    if not after:
        cost += 0 if summed or any(p.word(n) in ("when", "while", "as") for n in range(low, high)) else _claimed(p, here, trigger)
        if _opens(p, here) and verbs < 2 and not relatives:
            cost = min(cost, 2.0 if _since(p, k) else 8.0)
    return cost


def _gapped(p: Parsed, trigger: int, n: int) -> bool:
    """Whether verb group n shares the auxiliary of the passive at `trigger`: "two were killed and nine injured in A today"."""
    bare = p.bare(n) and p.tokens[p.chunks[n].main].tag == "V" and p.kind(n - 1) == "NP" and p.kind(n - 2) in ("C", ",")
    return bare and p.kind(trigger) == "VG" and p.tokens[p.chunks[trigger].main].tag == "V" and (p.chunks[trigger].passive or p.bare(trigger))


def _coordinated(p: Parsed, trigger: int, n: int) -> bool:
    """Whether verb group n goes on the active clause of the one at `trigger`, so that one day serves both: "killed five and wounded 30 on Monday"."""
    active = p.kind(trigger) == "VG" and p.chunks[trigger].main >= 0 and not p.chunks[trigger].passive and p.kind(trigger + 1) == "NP"
    shared = p.kind(n - 1) == "C" and not p.chunks[n].passive and p.kind(n + 1) == "NP"
    return active and shared and p.bare(n) and all(p.kind(m) not in ("T", "VG", ";", "W", "S") for m in range(trigger + 1, n))


def _apposed(p: Parsed, trigger: int, n: int) -> bool:
    """Whether the one at `trigger` is only said beside the main verb group n: "Two men, seized on Monday, were found in A"."""
    if p.kind(trigger) != "VG" or not p.bare(trigger) or p.tokens[p.chunks[trigger].main].tag != "V" or not p.finite(n):
        return False
    return p.kind(trigger - 1) == "," and any(p.kind(m) == "," for m in range(trigger + 1, n))


def _begun(p: Parsed, trigger: int, n: int) -> bool:
    """Whether verb group n says of the event noun at `trigger` when it began: "the strike, which began on Saturday"."""
    if p.kind(n) != "VG" or p.kind(trigger) != "NP" or p.chunks[n].main < 0:
        return False
    return lemma(p.tokens[p.chunks[n].main]) in lexicon().sets["beginning"] and any(p.kind(m) in ("W", "S") for m in range(trigger + 1, n))


def _reported(p: Parsed, trigger: int, n: int) -> bool:
    """Whether verb group n only records the event noun at `trigger`: "the arrest of nine was recorded on Saturday"."""
    verb = p.chunks[n]
    return p.kind(trigger) == "NP" and verb.passive and lemma(p.tokens[verb.main]) in lexicon().sets["recording"]


def _summed_up(p: Parsed, k: int, n: int) -> bool:
    """Whether verb group n records what befell in the time at token k: "in July alone the centre documented the arrest of 20 and …"."""
    time = p.tokens[k].mention
    longer = isinstance(time, TimeMention) and time.granularity in _STRETCHES and p.kind(p.at_token[k] - 1) == "I"
    return longer and lemma(p.tokens[p.chunks[n].main]) in lexicon().sets["recording"] and _opens(p, p.at_token[k])


_STRETCHES = frozenset({"week", "month", "season", "year", "window"})


def _opens_clause(p: Parsed, n: int, here: int) -> bool:
    """Whether coordinator n opens a clause that begins with the time or place in chunk `here` ("…, but this morning the guard arrested two")."""
    at = n + 1
    while p.kind(at) in ("NP", "T", "R", "I", ","):
        at += 1
    return n < here < at and p.kind(at) == "VG" and p.finite(at) and p.kind(here + 1) in ("NP", ",")


def _result(p: Parsed, n: int) -> bool:
    """Whether chunk n is a bare -ing form that tells the result of the clause before it."""
    return p.kind(n) == "VG" and p.chunks[n].main >= 0 and p.tokens[p.chunks[n].main].tag == "G" and p.bare(n) and p.kind(n - 1) in (",", "C")


def _since(p: Parsed, k: int) -> bool:
    """Whether "since" governs the time at token k, directly or over its clause ("since the offensive began on 11 May")."""
    time = p.tokens[k].mention
    if isinstance(time, TimeMention) and time.relation == "since":
        return True
    at = k - 1
    if at > 0 and p.tokens[at].tag == "," and p.tokens[at - 1].tag != "D":
        at -= 1  # "since the first day of the strike, 2 June"
    while at >= 0 and p.tokens[at].tag not in (",", ";", "(", ")"):
        if p.tokens[at].low == "since":
            return True
        at -= 1
    return False


def _claimed(p: Parsed, here: int, trigger: int) -> float:
    """The cost of taking a time or place that another verb before it already has."""
    at = here - 1
    while at >= 0 and p.kind(at) in ("NP", "I", "T", "R", "D"):
        at -= 1
    if p.kind(at) == "W":  # "which for several weeks have been …": the relative's own verb comes first
        return 2 * _FAR if any(p.kind(m) == "VG" and p.finite(m) for m in range(here, trigger)) else 0.0
    if p.kind(at) != "VG" or p.chunks[at].main < 0:
        return 0.0
    if _result(p, trigger) and p.kind(at - 1) != "W":
        return 0.0
    relative = p.kind(at - 1) == "W" or (p.bare(at) and p.kind(at - 1) == "NP" and p.tokens[p.chunks[at].main].tag in "VG")
    return 2 * _FAR if relative else _FAR / 2


def _opens(p: Parsed, n: int) -> bool:
    """Whether chunk n stands at the head of the sentence, before its first verb."""
    return all(p.kind(m) in ("I", "NP", ",", "T", "R", ".", "(", ")", '"', "C") for m in range(n)) and n <= 6


def places_of(p: Parsed, start: int, end: int, *, within: Range | None = None) -> tuple[PlaceMention, ...]:
    """The places attached to the event word at [start, end): the nearest one, those enumerated with it, the finest of a hierarchy.

    `within`: offsets outside of which no place is taken.
    """
    scored = []
    for k, token in enumerate(p.tokens):
        place = token.mention
        if not isinstance(place, PlaceMention) or place.role or not _locates(p, k) or not _inside(token, within):
            continue
        follows = p.tokens[k + 1] if k + 1 < len(p.tokens) else None
        if follows is not None and (isinstance(follows.mention, PlaceMention) or follows.low in lexicon().sets["bodies"]):  # "Apopa battalion"
            continue
        if place.level == "country" and follows is not None and follows.tag in ("N", "A"):  # "United States forces", "Iran air strikes"
            continue
        cost = _distance(p, start, end, k)
        if cost is not None:
            scored.append((cost + _doubt(p, k), abs(place.start - start), k))
    scored.sort()
    if not scored or scored[0][0] >= 1.5 * _FAR:
        return _of_description(p, start) if within is None else ()
    return finest(_consistent(p, _run(p, scored[0][2])))


def _of_description(p: Parsed, start: int) -> tuple[PlaceMention, ...]:
    """The place of what the affected do or where they live, where the sentence has no other: "A, who teaches in B, was arrested"."""
    found = [k for k, t in enumerate(p.tokens) if isinstance(t.mention, PlaceMention) and not t.mention.role and t.start < start and _locates(p, k)]
    if len(found) != 1:
        return ()
    at = p.at_token[found[0]] - 1
    while at > 0 and p.kind(at) in ("NP", "I", "T", "R"):
        at -= 1
    present = p.kind(at) == "VG" and p.kind(at - 1) == "W" and p.chunks[at].main >= 0 and p.tokens[p.chunks[at].main].tag in "BG"
    place = p.tokens[found[0]].mention
    return (place,) if present and isinstance(place, PlaceMention) else ()


def _consistent(p: Parsed, row: list[int]) -> list[PlaceMention]:
    """The places at tokens `row`; in "Randolph, New Hampshire" a Randolph that lies elsewhere is left out."""
    if len(row) > 1 and not any(t.tag == "C" for t in p.tokens[row[0] : row[-1]]) and _holding(p, row[0], row[1]):
        first, second = (p.tokens[k].mention for k in row[:2])
        if isinstance(first, PlaceMention) and isinstance(second, PlaceMention):  # "Fardis, Karaj": the second only says where the first lies
            row = row[:1] if second.id in first.path or first.path[:2] == second.path[:2] else row[1:]  # else the first was taken for a namesake
    kept = []
    for k, after in zip(row, [*row[1:], -1], strict=True):
        place = p.tokens[k].mention
        holder = p.tokens[after].mention if after == k + 2 and p.tokens[k + 1].tag == "," else None
        assert isinstance(place, PlaceMention)
        if (
            isinstance(holder, PlaceMention)
            and LEVELS.index(holder.level) < LEVELS.index(place.level)
            and holder.id not in place.path
            and holder.level != "county"
        ):
            continue
        kept.append(place)
    return kept


def _run(p: Parsed, k: int) -> list[int]:
    """Token k and the places enumerated with it ("in Tehran, Karaj and Qom"), or holding it ("Rey, Tehran")."""
    row = [k]
    for step in (1, -1):
        at = k + step
        while 0 <= at < len(p.tokens) and abs(at - row[-1 if step > 0 else 0]) <= 4:
            token = p.tokens[at]
            beside = p.tokens[at + 1].mention if at + 1 < len(p.tokens) else None
            if isinstance(token.mention, PlaceMention) and not token.mention.role and not isinstance(beside, PlaceMention):
                row.insert(len(row) if step > 0 else 0, at)
            elif (
                token.tag not in (",", "C", "D", "(", ")", "Y")
                and token.low not in ("in", "near", "of", "and", "at")
                and token.low not in lexicon().sets["setting"]
            ):
                break
            at += step
    return row


def _holding(p: Parsed, first: int, second: int) -> bool:
    """Whether only words of setting stand between two places: "X, Y", "X village, Y", "X district of Y"."""
    between = p.tokens[first + 1 : second]
    return all(t.tag in (",", "D") or t.low in ("in", "of") or t.low in lexicon().sets["setting"] for t in between)


def finest(places: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """`places` without those that hold another of them, each once."""
    kept: list[PlaceMention] = []
    for place in places:
        holds = any(place.id in other.path[:-1] for other in places if other.id != place.id)
        if not holds and all(place.id != other.id for other in kept):
            kept.append(place)
    return tuple(kept)


def _locates(p: Parsed, k: int) -> bool:
    """Whether the words before place k let it be where something happened."""
    at = k - 1
    if at > 0 and p.tokens[at].tag in (",", ":") and _note(p):  # "4 October: 6 executed, Central Prison, Mashhad"
        return True
    while at >= 0 and (p.tokens[at].tag in "DANLY" or p.tokens[at].tag in (",", "C")) and k - at < 9:
        if p.tokens[at].tag == "L" or p.tokens[at].tag in (",", "C"):
            return _locates(p, at) if p.tokens[at].tag == "L" else at == k - 1 and _enumerated(p, at)
        at -= 1
    if at < 0:
        return k + 1 < len(p.tokens) and p.tokens[k + 1].tag in (",", ".", ":", "--")
    word = p.tokens[at].low
    if word in lexicon().sets["locating"] or (at == k - 1 and word in _GRIPPING):
        return True
    if word == "from" and at and p.tokens[at - 1].tag in "VARI" and _of_a_prison(p, k):  # "released from prison in A"
        return True
    if word in ("during", "after", "following") and k + 1 < len(p.tokens) and p.tokens[k + 1].tag == "N":  # "during the Zahedan shooting"
        return True
    if word == "of":
        before = p.tokens[at - 1].low if at else ""
        place = p.tokens[k].mention
        noun = lexicon().noun(before)
        if isinstance(place, PlaceMention) and place.level == "site" and noun is not None and noun.group == "person":
            return True  # "four inmates of Green Prison 3"
        if isinstance(place, PlaceMention) and place.level not in _WIDE and noun is not None and noun.group == "person" and noun.plural:
            last = _run(p, k)[-1] + 1
            return last >= len(p.tokens) or p.tokens[last].tag not in "NA"  # "the drivers of A and B stopped work"
        return before in lexicon().sets["setting"] or before.rstrip("s") in lexicon().sets["setting"]
    return False


_GRIPPING = frozenset("shut rocked shook paralysed paralyzed crippled gripped swept halted hit shelled bombed bombarded".split())
"""Verbs whose object is where what they tell of happens: "the strike shut A"."""
_WIDE = frozenset({"country", "region"})


def _of_a_prison(p: Parsed, k: int) -> bool:
    """Whether the words of place k, or of the noun phrase before it, name where somebody was held."""
    return lexicon().cues["prison"].search(p.slice(p.tokens[max(0, k - 2)].start, p.tokens[k].end)) is not None


def _note(p: Parsed) -> bool:
    """Whether the sentence is a note: no verb but bare participles."""
    verbs = [n for n in range(len(p.chunks)) if p.kind(n) == "VG"]
    return len(verbs) <= 2 and all(p.bare(n) and p.chunks[n].main >= 0 and p.tokens[p.chunks[n].main].tag == "V" for n in verbs)


def _enumerated(p: Parsed, at: int) -> bool:
    before = at - 1
    while before >= 0 and p.tokens[before].tag in (",", "C", "D"):
        before -= 1
    while before >= 0 and p.tokens[before].tag == "N" and p.tokens[before].low in lexicon().sets["setting"]:
        before -= 1
    if before >= 0 and p.tokens[before].tag == "L":
        return _locates(p, before)
    start = before
    while before >= 0 and p.tokens[before].tag in "NDA" and start - before < 6:  # "in Zakariya Street, Tehran": a place the gazetteer lacks
        before -= 1
    if before > 0 and p.tokens[before].low == "of" and p.tokens[before - 1].low in lexicon().sets["setting"]:
        return True
    return before >= 0 and p.tokens[before].low in lexicon().sets["locating"]


def _doubt(p: Parsed, k: int) -> float:
    return 2.0 if k and p.tokens[k - 1].low in ("of", "over", "about") else 0.0
