"""Events told by English verbs: active, passive, participial, intransitive."""

import re

import msgspec

from gavah.model import NumberMention, Party
from gavah.model.vocabulary import Modality, Polarity
from gavah.reading.frames.attach_en import places_of, times_of
from gavah.reading.frames.chunks_en import Parsed, lemma
from gavah.reading.frames.counted_en import Counted, counted
from gavah.reading.frames.frame import FrameHit, Range
from gavah.reading.frames.lexicon_en import EventWord, lexicon
from gavah.reading.frames.refine_en import certainty, plausible, refined

_PERSONAL = frozenset({"person", "group", "name", "number", ""})
_LONGEST_TAIL = 160


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """An event word with its arguments found: chunk numbers of the affected and the agent. `start`, `end`: the word's offsets."""

    word: EventWord
    n: int
    start: int
    end: int
    affected: tuple[int, ...] = ()
    agent: tuple[int, ...] = ()
    passive: bool = False


def verb_hits(p: Parsed, n: int) -> list[FrameHit]:
    """The events told by verb group n."""
    chunk = p.chunks[n]
    if chunk.main < 0:
        return []
    main = p.tokens[chunk.main]
    for word in lexicon().verbs.get(lemma(main), ()):
        end = _matched(p, n, word)
        if end is None:
            continue
        reading = _arguments(p, n, word, end)
        if word.argument:
            if reading is not None and _right_object(p, reading):
                return _with_object(p, reading)
            continue
        return [] if reading is None else built(p, reading)
    return []


def _right_object(p: Parsed, reading: Reading) -> bool:
    """Whether the object's words are those that the event word needs."""
    if not reading.affected:
        return False
    last = p.after_of(reading.affected[-1]) - 1
    words = p.slice(p.tokens[p.chunks[reading.affected[0]].i].start, p.tokens[p.chunks[last].j - 1].end)
    return re.search(reading.word.argument, words) is not None


def _with_object(p: Parsed, reading: Reading) -> list[FrameHit]:
    """Displays, videos, bans and cuts: what is counted are things, places or hours."""
    affected = counted(p, reading.affected)
    polarity, modality = certainty(p, reading.n)
    number = affected.number if affected and reading.word.measure in ("videos", "outlets") else None
    singular = (
        affected.singular or _indefinite(p, affected) if affected and number is None and reading.word.measure in ("videos", "outlets") else None
    )
    if reading.word.measure == "sites":
        number = number_of_places(p, reading.affected[-1])
    if reading.word.measure == "hours":
        number = next((m for m in p.scan.numbers if _hours(p, m)), None)
    if modality == "hypothetical":
        return []
    return [
        FrameHit(
            type=reading.word.type,
            trigger=(reading.start, reading.end),
            sentence=(p.sentence.start, p.sentence.end),
            kind="total" if reading.word.measure == "sites" and number is not None else "event",
            measure=reading.word.measure if number is not None or singular is not None else None,
            number=number,
            singular=singular,
            complete=bool(number and number.complete),
            agent=tuple(party(p, n) for n in reading.agent),
            times=times_of(p, reading.start, reading.end),
            places=places_of(p, reading.start, reading.end),
            polarity=polarity,
            modality=modality,
            rule=f"verb:{reading.word.lemma}:object",
        )
    ]


def _indefinite(p: Parsed, affected: Counted) -> Range | None:
    first = p.slice(affected.start, affected.end).split(" ", 1)[0]
    return (affected.start, affected.end) if first in lexicon().sets["indefinite"] and not affected.plural else None


def _hours(p: Parsed, number: NumberMention) -> bool:
    return p.sentence.start <= number.start < p.sentence.end and number.kind == "duration" and number.unit.lower().startswith("hour")


def number_of_places(p: Parsed, n: int) -> NumberMention | None:
    """The number in "… in 12 cities" behind chunk n."""
    for at in range(n + 1, min(n + 6, len(p.chunks))):
        if p.kind(at) == "I" and p.word(at) in ("in", "across", "at", "throughout") and p.kind(at + 1) == "NP":
            row = p.words(at + 1)
            noun = lexicon().nouns.get(row[-1].low)
            if noun is not None and noun.lemma in lexicon().groups["places"]:
                return next((t.mention for t in row if t.tag == "#" and isinstance(t.mention, NumberMention)), None)
        if p.kind(at) == ";":
            break
    return None


def _matched(p: Parsed, n: int, word: EventWord) -> int | None:
    """The end of the event word if verb group n is that word with all its parts; None if not."""
    main = p.tokens[p.chunks[n].main]
    tail = p.slice(main.end, main.end + _LONGEST_TAIL)
    end = main.end
    if word.rest:
        found = re.match(rf"\s*(?:\w+ly )?{word.rest}\b", tail)
        if found is None:
            objects = p.object(n)
            if not objects:
                return None
            gap = p.tokens[p.chunks[objects[-1]].j - 1].end
            behind = re.match(rf"\s*{word.rest}\b", p.slice(gap, gap + 40))
            if behind is None:
                return None
        else:
            end = main.end + found.end()
    rest = p.slice(end, end + _LONGEST_TAIL).lstrip()
    clause = re.split(r"[;]| who | which |\. ", rest, maxsplit=1)[0]
    if word.after and not re.search(word.after, clause):
        return None
    if word.not_after and re.search(word.not_after, rest):
        return None
    if word.needs and not re.search(word.needs, p.low):
        return None
    return end


def _arguments(p: Parsed, n: int, word: EventWord, end: int) -> Reading | None:
    chunk = p.chunks[n]
    main = p.tokens[chunk.main]
    base = Reading(word=word, n=n, start=main.start, end=end, passive=chunk.passive)
    if word.counted == "none":
        return msgspec.structs.replace(base, agent=tuple(p.subject(n))) if not chunk.passive or not word.active else None
    if word.counted == "subject":
        if word.intransitive and p.object(n):
            return None
        return None if chunk.passive else msgspec.structs.replace(base, affected=tuple(p.subject(n)))
    objects = tuple(_objects(p, n, end))
    if chunk.passive:
        return msgspec.structs.replace(base, affected=tuple(p.subject(n)), agent=_by(p, n))
    if main.tag == "V" and not any(t.tag == "H" for t in p.aux(n)):
        return _past_or_participle(p, base, objects)
    if not objects or word.passive:
        return None
    return msgspec.structs.replace(base, affected=objects, agent=tuple(p.subject(n)))


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
    if p.kind(before) == "NP":
        causing = p.chunks[before - 1] if before and p.kind(before - 1) == "VG" else None
        if causing is not None and causing.main < 0 and p.tokens[causing.j - 1].low in ("have", "had", "having", "get", "got"):
            return None  # "tried to have him released"
        if p.words(before)[0].tag == "P" and p.words(before)[0].low not in ("nobody", "none", "him", "them", "everyone", "someone"):
            return None  # "the palace, which he captured"
        return msgspec.structs.replace(base, affected=tuple(p.climb_short(before)), agent=_by(p, base.n), passive=True)
    if p.kind(before) in ("C", ","):
        shared = tuple(p.subject(base.n))
        partner = next((m for m in range(before - 1, -1, -1) if p.kind(m) == "VG"), None)
        if shared and partner is not None and p.chunks[partner].passive:
            return msgspec.structs.replace(base, affected=shared, agent=_by(p, base.n), passive=True)
        return None
    if base.n == 0 or all(p.kind(m) not in ("NP", "VG") for m in range(base.n)):  # "Killed by direct fire in Karaj." : a note without subject
        return msgspec.structs.replace(base, agent=_by(p, base.n), passive=True)
    return None


def _objects(p: Parsed, n: int, end: int) -> list[int]:
    at = next((m for m in range(n + 1, len(p.chunks)) if p.tokens[p.chunks[m].i].start >= end), None)
    if at is None:
        return []
    while p.kind(at) in ("R", '"'):
        at += 1
    if p.kind(at) == ",":  # "killed, with clubs and machetes, three peasants"
        close = next((m for m in range(at + 1, min(at + 8, len(p.chunks))) if p.kind(m) == ","), None)
        aside = close is not None and p.kind(at + 1) == "I" and all(p.kind(m) in ("I", "NP", "C", "R") for m in range(at + 1, close))
        at = close + 1 if close is not None and aside and p.kind(close + 1) == "NP" and p.words(close + 1)[0].tag == "#" else at
    if p.kind(at) != "NP":
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


def built(p: Parsed, reading: Reading) -> list[FrameHit]:
    """The hits of an event word with its arguments; none where the words are a trap."""
    word = reading.word
    if word.kind == "statement":
        return _statement(p, reading)
    affected = counted(p, reading.affected)
    affected = _lives(p, reading, affected) if word.lives else affected
    if not _fits(p, reading, affected):
        return []
    clause = around(p, reading)
    kind_of = _type(p, reading, affected, clause)
    many = bool(affected and affected.number and affected.number.low > 1)
    if not kind_of or not plausible(p, word, kind_of, many=many, end=reading.end):
        return []
    polarity, modality = certainty(p, reading.n)
    if _idle(p, reading, affected, modality):
        return []
    affected = _agreeing(p, reading, affected)
    return [hit(p, reading, affected, type_=kind_of, polarity=polarity, modality=modality)]


def _idle(p: Parsed, reading: Reading, affected: Counted | None, modality: str) -> bool:
    """What tells of no occurrence: a hypothesis without a number, a habit ("they are kidnapped and jailed")."""
    if affected is None or affected.number is not None:
        return False
    if not affected.zero and (modality == "hypothetical" or (modality in ("planned", "called-for") and affected.singular is None)):
        return True
    if p.tokens[p.chunks[reading.n].main].tag == "B" and affected.plural and p.bare(reading.n):
        return True
    aux = [t.low for t in p.aux(reading.n) if t.tag in "XHOM"]
    return bool(aux) and affected.plural and all(a in ("is", "are", "get", "gets", "'re") for a in aux)


def _agreeing(p: Parsed, reading: Reading, affected: Counted | None) -> Counted | None:
    """`affected` in agreement with the verb: "were" after a single person says that others of the subject were not understood."""
    if affected is None or affected.head in ("i", "you"):
        return affected
    one = any(t.low in ("was", "is", "has") for t in p.aux(reading.n))
    if (
        affected.group == ""
        and affected.number is None
        and not affected.plural
        and one
        and p.slice(affected.start, affected.end).split()[0] not in ("the", "this", "that", "its")
    ):
        return msgspec.structs.replace(affected, singular=(affected.start, affected.end))  # a name without its capital
    if affected.singular is None:
        return affected
    many = any(t.low in ("were", "are", "have") for t in p.aux(reading.n)) and not any(t.tag in "tMO" for t in p.aux(reading.n))
    subject = reading.passive or reading.word.counted == "subject"
    return msgspec.structs.replace(affected, singular=None, plural=True, names=()) if many and subject else affected


def _lives(p: Parsed, reading: Reading, affected: Counted | None) -> Counted | None:
    if affected is not None and affected.head == "life" and affected.number is not None:
        return msgspec.structs.replace(affected, group="person")
    return affected


def _fits(p: Parsed, reading: Reading, affected: Counted | None) -> bool:
    """Whether the counted argument is of a class this event word takes."""
    word = reading.word
    if word.counted == "none":
        return True
    if affected is None:
        return reading.passive and reading.n <= 1 and word.measure in ("dead", "executed", "injured", "arrested") and not word.strict
    if word.type == "release" and affected.group == "name" and not lexicon().cues["held"].search(p.text[slice(*p.sentence.paragraph)].lower()):
        return False
    if affected.zero and affected.group not in ("person", "number"):
        return False
    if affected.generic or (affected.group == "group" and affected.number is not None):
        return False
    if (
        word.named == "passive"
        and not reading.passive
        and (
            affected.group == "name"
            or (affected.anaphor and affected.group == "person" and affected.number is None and affected.head in ("them", "they", "it", ""))
        )
    ):
        return False
    if word.things:
        return affected.group in word.things or (affected.group in _PERSONAL - {""} and not word.strict) or (affected.group == "" and not word.strict)
    if word.persons:
        return affected.group in _PERSONAL - {""} or (affected.group == "" and affected.plural and _known_plural(affected))
    return affected.group in _PERSONAL


def _known_plural(affected: Counted) -> bool:
    return affected.head.endswith(("ers", "ists", "ors", "ians", "ants", "ees"))


def _type(p: Parsed, reading: Reading, affected: Counted | None, clause: str) -> str:
    word = reading.word
    if word.type == "attack":
        thing = affected is not None and affected.group in ("site", "vehicle", "thing")
        if not thing and not reading.passive and (affected is None or affected.number is None) and not _forceful(p):
            return ""
        return "attack.site" if thing else ("assault" if affected is not None and affected.group in ("person", "name", "number") else "")
    if word.type == "sentence":
        return sentence_type(p.slice(reading.end, reading.end + 110))
    if word.type == "execution.judicial":
        return execution_type(agent_words(p, reading, clause), clause)
    found = refined(p, word, clause, agent_words(p, reading, clause), affected)
    if found == "assault" and word.type in ("killing", "injuring"):
        return refined(p, word, p.low, agent_words(p, reading, clause), affected)
    return found


def execution_type(agent: str, clause: str) -> str:
    """Whether an execution was a court's, soldiers' without a court, or an armed group's."""
    lex = lexicon()
    if lex.cues["lawless"].search(clause) or lex.cues["troops"].search(agent):
        return "killing.extrajudicial"
    return "assault-targeted" if lex.cues["outlaws"].search(agent) else "execution.judicial"


def _forceful(p: Parsed) -> bool:
    """Whether the sentence shows that "attacked" was no attack in words."""
    return len(lexicon().violent.findall(p.low)) > 1 or any(h in p.low for h in ("wound", "injur", "kill", "weapon", "arms", "with knives"))


def sentence_type(tail: str) -> str:
    """Which sentence the words after "sentenced" name; "" for none of ours (a fine)."""
    tail = re.split(r"[;.]| and (?:another|one|two|three|four|five|six|\d+) (?:others?|more|people|men)\b", tail, maxsplit=1)[0]
    if re.search(r"\b(?:death|die|hang(?:ed|ing)?|execut\w+|gallows)\b", tail):
        return "sentence.death"
    if re.search(r"\b(?:years?|months?|prison|jail|imprisonment|life|behind bars|terms?)\b", tail):
        return "sentence.prison"
    return "sentence.flogging" if re.search(r"\b(?:lashes|flogg\w+)\b", tail) else ""


def hit(p: Parsed, reading: Reading, affected: Counted | None, *, type_: str, polarity: Polarity, modality: Modality) -> FrameHit:
    """A hit with quantity, parties, times and places filled from the sentence."""
    word = reading.word
    measure = _measure(word, type_, affected)
    if measure == "executed" and type_ != "execution.judicial":
        measure = "dead"
    number = affected.number if affected else None
    if measure == "events" and number is None and (affected is None or affected.singular is None):
        measure = ""
    singular: Range | None = affected.singular if affected and number is None else None
    if affected is None and reading.passive:
        singular = (reading.start, reading.end)
    if not measure:
        number = singular = None
    return FrameHit(
        type=type_,
        trigger=(reading.start, reading.end),
        sentence=(p.sentence.start, p.sentence.end),
        measure=measure or None,
        number=number,
        singular=singular,
        complete=bool(affected and affected.zero) or bool(number and number.complete),
        affected=tuple(party(p, n) for n in reading.affected),
        agent=tuple(party(p, n) for n in reading.agent),
        times=times_of(p, reading.start, reading.end, apart=type_.split(".")[0] in ("arrest", "release", "sentence", "charge", "execution")),
        places=places_of(p, reading.start, reading.end),
        groups=(affected.sort,) if affected and affected.sort and (number or singular) else (),
        victims=affected.names if affected and measure else (),
        victims_complete=bool(affected and affected.names and (number is None or number.rule == "names")),
        polarity=polarity,
        modality=modality,
        anaphor=bool(affected and affected.anaphor),
        rule=f"verb:{word.lemma}:{'passive' if reading.passive else 'active'}",
        note="zero" if affected and affected.zero else ("plural" if affected and affected.plural and number is None else ""),
    )


def _measure(word: EventWord, type_: str, affected: Counted | None) -> str:
    group = affected.group if affected else "person"
    if word.things:
        if word.measure == "events":
            return "events"
        if group == "site":
            return "sites"
        return "persons" if group in ("person", "name") and type_ == "assault" else ""
    if word.measure == "participants" and (affected is None or affected.number is None):
        return ""
    return word.measure


def _statement(p: Parsed, reading: Reading) -> list[FrameHit]:
    """What is only said: demands, accusations, threats, denials, admissions."""
    if reading.passive or not p.finite(reading.n) or not reading.agent:
        return []
    if reading.word.object and not p.object(reading.n):
        return []
    polarity, modality = certainty(p, reading.n)
    if modality in ("hypothetical", "planned", "possible", "called-for"):
        return []
    word = reading.word
    return [
        FrameHit(
            type=word.type,
            trigger=(reading.start, reading.end),
            sentence=(p.sentence.start, p.sentence.end),
            kind="statement",
            agent=tuple(party(p, n) for n in reading.agent),
            times=times_of(p, reading.start, reading.end),
            polarity=polarity,
            modality=modality,
            rule=f"said:{word.lemma}",
        )
    ]
