"""Which words an English event verb consists of, and which noun phrases are its arguments."""

import re

import msgspec

from gavah.model import Party
from gavah.reading.frames.english.chunks import Parsed, lemma
from gavah.reading.frames.english.counted import counted
from gavah.reading.frames.english.lexicon import EventWord, lexicon
from gavah.reading.patterns import compiled

_LONGEST_TAIL = 160
_PARTICLES = frozenset({"off", "away", "up", "out", "in", "down", "back"})


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """An event word with its arguments found: chunk numbers of the affected and the agent. `start`, `end`: the word's offsets."""

    word: EventWord
    n: int
    start: int
    end: int
    affected: tuple[int, ...] = ()
    agent: tuple[int, ...] = ()
    passive: bool = False
    note: bool = False
    """Whether the sentence is a note that leaves its subject out: "Died in hospital of gunshot wounds"."""


def matched(p: Parsed, n: int, word: EventWord) -> int | None:
    """The end of the event word if verb group n is that word with all its parts; None if not."""
    main = p.tokens[p.chunks[n].main]
    tail = p.slice(main.end, main.end + _LONGEST_TAIL)
    end = main.end
    if word.rest:
        found = compiled(rf"\s*(?:\w+ly )?{word.rest}\b").match(tail)
        if found is None:
            objects = p.object(n)
            if not objects:
                return None
            gap = p.tokens[p.chunks[objects[-1]].j - 1].end
            behind = compiled(rf"\s*{word.rest}\b").match(p.slice(gap, gap + 40))
            if behind is None and p.words(objects[-1])[-1].low != word.rest:
                return None
        else:
            end = main.end + found.end()
    rest = p.slice(end, end + _LONGEST_TAIL).lstrip()
    clause = re.split(r"[;]| who | which |\. ", rest, maxsplit=1)[0]
    if word.after and not compiled(word.after).search(clause):
        return None
    if word.not_after and compiled(word.not_after).search(rest):
        return None
    if word.needs and not compiled(word.needs).search(p.low):
        return None
    starving = word.type == "protest.hunger" and p.of_prison()
    if word.context and not starving and not (p.in_context if word.type.startswith("protest") else p.in_paragraph)(word.context):
        return None
    return end


def arguments(p: Parsed, n: int, word: EventWord, end: int) -> Reading | None:
    """The arguments of `word` at verb group n, whose words end at offset `end`; None where it tells of nothing (a trap of form)."""
    chunk = p.chunks[n]
    main = p.tokens[chunk.main]
    base = Reading(word=word, n=n, start=main.start, end=end, passive=chunk.passive)
    if word.counted == "none":
        return msgspec.structs.replace(base, agent=tuple(p.subject(n))) if not chunk.passive or not word.active else None
    if word.counted == "subject":
        if word.intransitive and p.object(n):
            return None
        if main.tag == "G" and p.bare(n) and p.kind(n - 1) == "NP":  # "demonstrations protesting the shooting"
            return msgspec.structs.replace(base, affected=(n - 1,))
        return None if chunk.passive else msgspec.structs.replace(base, affected=tuple(p.subject(n)), note=n == 0 and main.tag == "V" and p.bare(n))
    objects = tuple(_objects(p, n, end, _PARTICLES.intersection(word.lemma.split()[1:])))
    if chunk.passive:
        return msgspec.structs.replace(base, affected=tuple(p.subject(n)), agent=_by(p, n))
    if not objects and not word.passive and (whom := _whom(p, n)):
        return msgspec.structs.replace(base, affected=whom, agent=tuple(p.subject(n)))
    if main.tag == "V" and not any(t.tag == "H" for t in p.aux(n)):
        return _past_or_participle(p, base, objects)
    if not objects or word.passive:
        return None
    return msgspec.structs.replace(base, affected=objects, agent=tuple(p.subject(n)))


def _whom(p: Parsed, n: int) -> tuple[int, ...]:
    """The antecedent that verb group n leaves out as its object: "the four men whom agents arrested"."""
    subject = p.subject(n)
    before = subject[0] - 1 if subject else -1
    if p.kind(before) == "NP" and p.words(subject[0])[0].tag == "P" and p.kind(before - 1) in ("", ",", "I", "C", "VG", "S"):
        return tuple(p.climb_short(before))  # "the five policemen it had hanged"
    if p.kind(before) != "W" or p.word(before) not in ("whom", "who", "that"):
        return ()
    before -= 2 if p.kind(before - 1) == "," else 1
    return tuple(p.climb_short(before)) if p.kind(before) == "NP" else ()


def _past_or_participle(p: Parsed, base: Reading, objects: tuple[int, ...]) -> Reading | None:
    """ "forces killed 12" or "12 killed in clashes": decided by what follows."""
    if objects and base.word.passive:
        return None
    if not objects and p.kind(base.n + 1) == "C" and p.kind(base.n + 2) == "VG" and p.bare(base.n + 2) and not base.word.passive:
        objects = tuple(p.object(base.n + 2))  # "killed and wounded over 40 marchers"
    if objects:
        return msgspec.structs.replace(base, affected=objects, agent=tuple(p.subject(base.n)))
    before = base.n - 1
    while p.kind(before) == "R":
        before -= 1
    if p.kind(before) == ")":  # "14 people (nine men, five women) detained"
        opener = next((m for m in range(before - 1, max(-1, before - 12), -1) if p.kind(m) == "("), before)
        before = opener - 1 if p.kind(opener - 1) == "NP" else before
    if p.kind(before) == "C" and p.word(before) == "and" and p.kind(before - 1) == "VG" and p.bare(before - 1) and p.kind(before - 2) == "NP":
        before -= 2  # "a boy shot and killed in A": both are participles
    if p.tokens[p.chunks[base.n].main].low in lexicon().pasts:
        return None  # "guards beat them up": no participle
    if p.kind(before) == "NP" and base.word.lemma == "shoot" and p.kind(before - 1) == "I" and p.word(before - 1) in ("by", "with", "from"):
        return None  # "killed by a sniper shot to the head"
    if p.kind(before) == "NP":
        causing = p.chunks[before - 1] if before and p.kind(before - 1) == "VG" else None
        if causing is not None and causing.main < 0 and p.tokens[causing.j - 1].low in ("have", "had", "having", "get", "got"):
            return None  # "tried to have him released"
        if p.words(before)[0].tag == "P" and p.words(before)[0].low not in ("nobody", "none", "him", "them", "everyone", "someone"):
            return None  # "the palace, which he captured"
        theirs = (before,) if _of_those(p, before) else tuple(p.climb_short(before))
        return msgspec.structs.replace(base, affected=theirs, agent=_by(p, base.n), passive=True)
    if p.kind(before) in ("C", ",") and (noted := _noted(p)):
        return msgspec.structs.replace(base, affected=noted, agent=_by(p, base.n), passive=True)
    if apposed := _apposed(p, base.n):
        return msgspec.structs.replace(base, affected=apposed, agent=_by(p, base.n), passive=True)
    if p.kind(before) in ("C", ","):
        shared = tuple(p.subject(base.n))
        partner = next((m for m in range(before - 1, -1, -1) if p.kind(m) == "VG" and not _goes_on(p, m) and not _beneath(p, m)), None)
        shared = shared or (tuple(p.subject(partner)) if partner is not None else ())
        if shared and partner is not None and p.chunks[partner].passive:
            return msgspec.structs.replace(base, affected=shared, agent=_by(p, base.n), passive=True)
        if p.kind(before) == "," and p.kind(before - 1) == "NP" and partner is None and _aside_of_subject(p, base.n):
            named = counted(p, [before - 1])
            nearest = named is not None and named.group == "name"  # "relatives of Navid Tamrini, executed at dawn, wait …"
            return msgspec.structs.replace(
                base, affected=(before - 1,) if nearest else tuple(p.climb_short(before - 1)), agent=_by(p, base.n), passive=True
            )
        return None
    if base.n == 0 or all(p.kind(m) not in ("NP", "VG") for m in range(base.n)):  # "Killed by direct fire in Karaj." : a note without subject
        return msgspec.structs.replace(base, affected=_listed_behind(p, base.n), agent=_by(p, base.n), passive=True)
    return None


def _apposed(p: Parsed, n: int) -> tuple[int, ...]:
    """Those whom participle n tells of between commas, with its own day: "the two brothers, arrested on 2 October, were freed"."""
    if p.kind(n - 1) != "," or p.kind(n - 2) != "NP":
        return ()
    if alone := _apposed_last(p, n):
        return alone
    close = next((m for m in range(n + 1, min(n + _APPOSED, len(p.chunks))) if _closes_aside(p, m)), -1)
    if close < 0 or p.kind(close) != "," or p.kind(close + 1) != "VG" or not any(p.kind(m) == "T" for m in range(n + 1, close)):
        return ()
    subject = p.subject(close + 1)
    who = counted(p, subject) if subject else None
    return tuple(subject) if who is not None and who.group in ("person", "name") else tuple(p.list_left(n - 2))


def _closes_aside(p: Parsed, m: int) -> bool:
    """Whether chunk m ends an aside: a mark, or a verb other than the "covering" of "seized on 27 May while covering a funeral"."""
    return p.kind(m) in (",", ";", "C") or (p.kind(m) == "VG" and (p.finite(m) or p.kind(m - 1) != "S"))


def _apposed_last(p: Parsed, n: int) -> tuple[int, ...]:
    """Those whom the sentence ends with: "the latest are two reporters of the Daily, seized in A on 27 May"."""
    rest = range(n + 1, len(p.chunks))
    settled = p.kind(n + 1) == "I" and any(p.kind(m) == "T" for m in rest) and not any(p.kind(m) in (",", "C", ";") for m in rest)
    if not settled or any(p.kind(m) == "VG" and p.finite(m) and p.kind(m - 1) != "S" for m in rest) or not any(p.kind(m) == "VG" for m in range(n)):
        return ()
    head = tuple(p.climb_short(n - 2))
    who = counted(p, list(head)) if head else None
    return head if who is not None and who.group in ("person", "name") and (who.number or who.singular) else ()


_APPOSED = 12
"""How many chunks such an aside holds at most."""


def _aside_of_subject(p: Parsed, n: int) -> bool:
    """Whether participle n opens an aside behind a subject: "The editor, gunned down outside his home, was buried …"."""
    close = next((m for m in range(n + 1, len(p.chunks)) if p.kind(m) == ","), None)
    verb = None if close is None else close + 1
    while verb is not None and p.kind(verb) in ("R", "T"):
        verb += 1
    return verb is not None and p.kind(verb) == "VG" and p.finite(verb)


def _beneath(p: Parsed, n: int) -> bool:
    """Whether verb group n stands in a clause of time or a relative one: "was arrested when she reported to A and charged on Tuesday"."""
    at = n - 1
    while p.kind(at) in ("NP", "R", "I", "T"):
        at -= 1
    return not p.chunks[n].passive and (
        p.kind(at) == "W" or (p.kind(at) == "S" and p.word(at) in ("when", "as", "while", "after", "before", "where"))
    )


def _goes_on(p: Parsed, n: int) -> bool:
    """Whether participle n shares the auxiliary of one before it: "was stripped, blindfolded and beaten"."""
    return p.bare(n) and p.chunks[n].main >= 0 and p.tokens[p.chunks[n].main].tag == "V" and p.kind(n - 1) in (",", "C")


def _of_those(p: Parsed, n: int) -> bool:
    """Whether phrase n is the "those" of "eight of those arrested were freed": the number is of another event."""
    if p.word(n) not in ("those", "the", "these") or p.word(n - 1) != "of" or not any(t.tag == "#" for t in p.words(n - 2)):
        return False
    verbs = (m for m in range(n + 2, len(p.chunks)) if p.kind(m) == "VG" and p.finite(m) and p.chunks[m].main >= 0)
    after = next(verbs, None)
    return after is not None and p.chunks[after].passive and lemma(p.tokens[p.chunks[after].main]) in lexicon().verbs


def _listed_behind(p: Parsed, n: int) -> tuple[int, ...]:
    """The noun phrases behind the colon of a heading that opens with participle n: "Arrested in A on Monday: four men and a woman"."""
    at = n + 1
    while p.kind(at) in ("I", "T", "R", "NP"):
        at += 1
    if p.kind(at) == "," and (subject := _clause_behind(p, at + 1)):
        return subject
    while p.kind(at) in ("I", "T", "R", "NP", ","):
        at += 1
    field = at == n + 1 and p.words(at + 1)[-1].tag == "#" if p.kind(at) == ":" and p.kind(at + 1) == "NP" else True  # "Arrested: 12" is a form's
    return () if field else tuple(p.list_right(at + 1))


def _clause_behind(p: Parsed, at: int) -> tuple[int, ...]:
    """The subject of the clause that a participle opens: "Sentenced to death in May, the two teachers are held in A"."""
    row = p.list_right(at) if p.kind(at) == "NP" else []
    verb = p.after_of(row[-1]) if row else at
    while p.kind(verb) in ("R", "T"):
        verb += 1
    return tuple(row) if row and p.kind(verb) == "VG" and p.finite(verb) else ()


def _noted(p: Parsed) -> tuple[int, ...]:
    """The person whom a note without a finite verb opens with: "A father of two, shot and killed in Rasht"."""
    verbs = [m for m in range(len(p.chunks)) if p.kind(m) == "VG"]
    plain = all(p.bare(m) and p.chunks[m].main >= 0 and p.tokens[p.chunks[m].main].tag in "VG" for m in verbs)
    first = counted(p, [0]) if p.kind(0) == "NP" and plain else None
    return (0,) if first is not None and first.group in ("person", "name") and first.singular else ()


def _objects(p: Parsed, n: int, end: int, parts: frozenset[str]) -> list[int]:
    """The noun phrases behind the words of verb group n, over the particles `parts` that belong to it."""
    at = next((m for m in range(n + 1, len(p.chunks)) if p.tokens[p.chunks[m].i].start >= end), None)
    if at is None:
        return []
    while p.kind(at) in ("R", '"') or (p.kind(at) == "I" and p.word(at) in parts and p.kind(at + 1) == "NP"):
        at += 1
    if p.kind(at) == ",":  # "killed, with clubs and machetes, three peasants"
        close = next((m for m in range(at + 1, min(at + 8, len(p.chunks))) if p.kind(m) == ","), None)
        aside = close is not None and p.kind(at + 1) == "I" and all(p.kind(m) in ("I", "NP", "C", "R") for m in range(at + 1, close))
        at = close + 1 if close is not None and aside and p.kind(close + 1) == "NP" and p.words(close + 1)[0].tag == "#" else at
    if p.kind(at) != "NP" or p.words(at)[-1].low in lexicon().sets["spells"]:  # "one freed hours later"
        return []
    return p.list_right(at)


def _by(p: Parsed, n: int) -> tuple[int, ...]:
    """The noun phrases behind "by" after verb group n."""
    for at in range(n + 1, min(n + 9, len(p.chunks))):
        if p.kind(at) == "VG" and p.finite(at):
            break
        if p.kind(at) == "I" and p.word(at) == "by" and p.kind(at + 1) == "NP":
            return tuple(p.list_right(at + 1))
    return ()


def party(p: Parsed, n: int) -> Party:
    """Noun phrase n as an actor or recipient."""
    row = p.words(n)
    count = counted(p, [n])
    group = count.group if count else ""
    kind = {"person": "person", "name": "person", "group": "group", "site": "site", "place": "body"}.get(group, "")
    start, end = row[0].start, row[-1].end
    return Party(words=p.text[start:end], start=start, end=end, kind=kind)


def around(p: Parsed, reading: Reading) -> str:
    """The words of the clause of `reading`, for refinement: from its arguments to the next clause."""
    at = p.at_token.get(p.chunks[reading.n].i, reading.n)
    low = min([at, *reading.affected, *reading.agent])
    high = at + 1
    while (
        high < len(p.chunks)
        and p.kind(high) != ";"
        and not (p.kind(high) == "VG" and p.finite(high) and p.kind(high - 1) != "W" and not p.bare(high))
    ):
        high += 1
    start = p.tokens[p.chunks[low].i].start
    if all(p.kind(m) != "VG" for m in range(low)):
        start = p.sentence.start
    return p.slice(start, p.tokens[p.chunks[high - 1].j - 1].end)


def agent_words(p: Parsed, reading: Reading, clause: str) -> str:
    """The words that name who did it: the agent's phrase, or what follows "by", "from", "at the hands of" in the clause."""
    if reading.agent:
        first, last = reading.agent[0], reading.agent[-1]
        return p.slice(
            p.tokens[p.chunks[first].i].start, p.tokens[p.chunks[last].j - 1].end + 40 if reading.passive else p.tokens[p.chunks[last].j - 1].end
        )
    found = re.search(r"\b(?:by|from|hands of|gunfire of|shooting of|fire of)\b(.{0,90})", clause) or lexicon().cues["shooting"].search(p.low)
    return found.group(1) if found else ""
