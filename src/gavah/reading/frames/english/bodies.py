"""Deaths told by what is left of the dead: "the bodies of 16 men were found in a well", "rescuers pulled nine bodies from the rubble"."""

import re

import msgspec

from gavah.reading.frames.english.arguments import party
from gavah.reading.frames.english.attach import places_of, times_of
from gavah.reading.frames.english.chunks import Parsed, lemma
from gavah.reading.frames.english.counted import Counted, counted
from gavah.reading.frames.english.lexicon import EventWord, lexicon
from gavah.reading.frames.english.refine import certainty, of_accidents, refined
from gavah.reading.frames.frame import FrameHit

_FARTHEST = 12
"""How many chunks stand between a body and the verb that tells what became of it at most."""
_BEFORE = 400
"""How many characters before may have told of the death whose body it speaks of."""
_BESIDE = 260
"""How many characters on either side of a sentence are its neighbours."""
_GIVEN = r"\b(?:hand|return|deliver|g[ai]ve|surrender|releas)\w*"
_HELD = re.compile(
    rf"\b(?:arrested|detained|detainee|prisoner|inmate|held|taken away|in (?:custody|detention|prison|jail)|jailed|imprisoned)\b(?=[^;]*{_GIVEN})"
    rf"|{_GIVEN}\b(?=[^;]*\b(?:arrested|detained|detention|prison|custody|jail|interrogat\w+)\b)"
)
"""What shows that a body given back is that of somebody who was held."""
_KILLED = EventWord(type="killing", measure="dead", weak=True)


def body_hits(p: Parsed) -> list[FrameHit]:
    """The deaths that bodies found, dug up, brought in or handed over tell of, where the words around show how they died."""
    cues = lexicon().cues
    if not cues["remains"].search(p.low):
        return []
    slain = cues["slain"].search(p.low) is not None
    held = _HELD.search(p.low) is not None and not of_accidents(p)
    if not slain and not held and (of_accidents(p) or not _violent_beside(p)):
        return []
    hits = []
    for n in range(len(p.chunks)):
        if p.kind(n) != "NP" or p.words(n)[-1].low not in lexicon().sets["remains"]:
            continue
        verb = _verb(p, n)
        dead = _dead(p, n)
        if verb is None and slain and dead is not None and dead.number is not None and not dead.anaphor and p.kind(n - 1) != "I":
            verb = n  # "5 bodies at the cemetery gate with bullet holes"
        if verb is None or dead is None or (_known(p, n, dead) and not ((slain or held) and not _told_before(p, n))):
            continue
        if any(t.low in ("executed", "hanged") for m in (n, n + 2) if p.kind(m) == "NP" for t in p.words(m)):
            hits += [msgspec.structs.replace(h, type="execution.judicial", measure="executed", times=()) for h in _hit(p, n, verb, dead)]
            continue
        hits += [msgspec.structs.replace(h, type="killing.in-custody", times=()) if held and not slain else h for h in _hit(p, n, verb, dead)]
    return hits


def _violent_beside(p: Parsed) -> bool:
    """Whether the sentences beside speak of violence: how the found died is seldom told far from them."""
    first, last = p.sentence.paragraph
    near = p.text[max(first, p.sentence.start - _BESIDE) : min(last, p.sentence.end + _BESIDE)].lower()
    return lexicon().violent.search(near) is not None and lexicon().accident.search(near) is None


def _verb(p: Parsed, n: int) -> int | None:
    """The verb group that tells what became of the bodies of phrase n: behind it in the passive, or before it in the active."""
    at = p.after_of(n)
    while at < n + _FARTHEST and p.kind(at) not in (";", ""):
        if p.kind(at) == "VG" and p.chunks[at].main >= 0:
            known = lemma(p.tokens[p.chunks[at].main]) in lexicon().sets["coming-to-light"] | lexicon().sets["brought-in"]
            if known and (p.chunks[at].passive or (p.tokens[p.chunks[at].main].tag == "V" and p.bare(at) and not p.object(at))):
                return at
            if not p.chunks[at].passive and lemma(p.tokens[p.chunks[at].main]) in lexicon().sets["turning-up"]:
                return at
            if p.finite(at) and not p.bare(at) and p.kind(at - 1) != "W":
                break
        at += 1
    if p.kind(n - 1) == ":":  # "Mass grave found near A: 30 bodies so far"
        found = (m for m in range(n - 1) if p.kind(m) == "VG" and p.chunks[m].main >= 0)
        return next((m for m in found if lemma(p.tokens[p.chunks[m].main]) in lexicon().sets["coming-to-light"]), None)
    before = n - 1
    while p.kind(before) in ("R", "I") and before > n - 3:
        before -= 1
    chunk = p.chunks[before] if p.kind(before) == "VG" else None
    if chunk is None or chunk.main < 0 or chunk.passive:
        return None
    verb = lemma(p.tokens[chunk.main])
    took_in = verb == "take" and p.word(n - 1) == "in"
    return before if took_in or verb in lexicon().sets["coming-to-light"] | lexicon().sets["taking-in"] else None


def _dead(p: Parsed, n: int) -> Counted | None:
    """Whose bodies phrase n tells of, and how many; None for bodies without number ("their bodies")."""
    row = p.words(n)
    of_several = p.list_right(n + 2) if p.word(n + 1) == "of" and p.kind(n + 2) == "NP" else []
    who = counted(p, of_several if len(of_several) > 1 else [n])  # "the bodies of a soldier and a rebel"
    if who is None or who.zero or who.generic:
        return None
    if who.group in ("person", "number", "name"):
        return who if who.number is not None or who.singular is not None else None
    if who.number is not None:
        return msgspec.structs.replace(who, group="person")
    if who.group == "group" or row[-1].low not in ("body", "corpse"):
        return None
    theirs = row[0].low in ("his", "her") or any(t.tag == "Y" for t in row)
    return msgspec.structs.replace(who, group="person", singular=(who.start, who.end), anaphor=theirs) if theirs or row[0].tag == "D" else None


def _known(p: Parsed, n: int, dead: Counted) -> bool:
    """Whether the dead were told of before: "his body", "the bodies of the three"."""
    of_them = p.word(n + 1) == "of" and p.word(n + 2) in lexicon().sets["definite"] | lexicon().sets["plural_pronouns"]
    return dead.anaphor or of_them or dead.group == "name"


def _told_before(p: Parsed, n: int) -> bool:
    """Whether the words before phrase n tell of a death."""
    first = p.scan.passage.start
    return lexicon().cues["died"].search(p.text[max(first, p.sentence.start - _BEFORE) : p.words(n)[0].start].lower()) is not None


def _hit(p: Parsed, n: int, verb: int, dead: Counted) -> list[FrameHit]:
    kind = refined(p, _KILLED, p.low, "", dead)
    polarity, modality = certainty(p, verb) if p.kind(verb) == "VG" else ("affirmed", "asserted")
    if not kind or modality == "hypothetical":
        return []
    start, end = p.words(n)[-1].start, p.words(n)[-1].end
    inner = n + 2 if p.word(n + 1) == "of" and p.kind(n + 2) == "NP" else n
    return [
        FrameHit(
            type=kind,
            trigger=(start, end),
            sentence=(p.sentence.start, p.sentence.end),
            measure="dead",
            number=dead.number,
            singular=dead.singular if dead.number is None else None,
            complete=bool(dead.number and dead.number.complete),
            affected=(party(p, inner),),
            times=times_of(p, p.tokens[p.chunks[verb].i].start, p.tokens[p.chunks[verb].j - 1].end),
            places=places_of(p, p.tokens[p.chunks[verb].i].start, p.tokens[p.chunks[verb].j - 1].end) or places_of(p, start, end),
            groups=(dead.sort,) if dead.sort else (),
            victims=dead.names,
            victims_complete=dead.lists_all,
            polarity=polarity,
            modality=modality,
            anaphor=dead.anaphor and dead.number is None,
            rule="body",
        )
    ]
