"""Events told by English verbs: active, passive, participial, intransitive."""

import re

import msgspec

from gavah.model import NumberMention
from gavah.model.vocabulary import Modality, Polarity
from gavah.reading.frames.english.arguments import Reading, agent_words, arguments, around, matched, party
from gavah.reading.frames.english.attach import places_of, times_of
from gavah.reading.frames.english.beside import with_number
from gavah.reading.frames.english.chunks import Parsed, lemma
from gavah.reading.frames.english.counted import Counted, cased, counted, in_title
from gavah.reading.frames.english.lexicon import EventWord, lexicon
from gavah.reading.frames.english.objects import number_of_places, right_object, with_object
from gavah.reading.frames.english.pronouns import of_those_named, with_antecedent
from gavah.reading.frames.english.refine import certainty, of_violence, plausible, refined
from gavah.reading.frames.frame import FrameHit, Range

_ALONG = re.compile(
    r"[^.;,]{0,60}?,?\s*(?:(?:along|together) with|alongside) "
    r"((?:his|her|their|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|dozens|\d+)\b)"
)
_ALONG_REACH = 60
_ANOTHERS = re.compile(r"[;.]| and (?:another|a (?:second|third|fourth|fifth)|one|two|three|four|five|six|\d+) (?:others?|more|people|men|to)\b")
"""Where in the words behind "sentenced" somebody else's sentence begins."""
_PERSONAL = frozenset({"person", "group", "name", "number", ""})


def verb_hits(p: Parsed, n: int) -> list[FrameHit]:
    """The events told by verb group n."""
    chunk = p.chunks[n]
    if chunk.main < 0:
        return []
    main = p.tokens[chunk.main]
    if in_title(p, main.start):
        return []
    for word in lexicon().verbs.get(lemma(main), ()):
        end = matched(p, n, word)
        if end is None:
            continue
        reading = arguments(p, n, word, end)
        if word.argument:
            if reading is not None and right_object(p, reading):
                return with_object(p, reading)
            continue
        if reading is None and (word.active or word.passive):
            continue
        hits = [] if reading is None else built(p, _deadly(p, reading))
        if hits or not word.numbered:
            return hits
    return []


def _deadly(p: Parsed, reading: Reading) -> Reading:
    """`reading` as of a killing where its verb says so: "fatally shot", "was stabbed fatally"."""
    word = reading.word
    if word.measure not in ("persons", "injured") or word.type not in _WOUNDING:
        return reading
    beside = [t.low for t in (*p.aux(reading.n), *p.tokens[p.chunks[reading.n].j : p.chunks[reading.n].j + 1])]
    if not {"fatally", "mortally"}.intersection(beside):
        return reading
    return msgspec.structs.replace(reading, word=msgspec.structs.replace(word, type="killing", measure="dead"))


_WOUNDING = frozenset({"injuring", "assault-firearms", "assault-primitive", "beating"})


def built(p: Parsed, reading: Reading) -> list[FrameHit]:
    """The hits of an event word with its arguments; none where the words are a trap."""
    word = reading.word
    if word.kind == "statement":
        return _statement(p, reading)
    if _self_inflicted(p, reading):
        return []
    affected = counted(p, reading.affected)
    affected = with_antecedent(p, with_number(p, reading, _lives(affected) if word.lives else affected))
    if word.measure in ("released", "executed"):
        affected = of_those_named(p, affected)
    if affected is not None and affected.generic and affected.group == "person" and certainty(p, reading.n)[0] == "denied":
        affected = msgspec.structs.replace(affected, generic=False, singular=None, plural=True)
    if not _fits(p, reading, affected):
        return []
    clause = around(p, reading)
    kind_of = _type(p, reading, affected, clause)
    if not kind_of or not plausible(p, word, kind_of, affected, end=reading.end):
        return []
    if word.measure == "participants" and word.strict and not _measure(word, kind_of, affected):
        return []  # who "took part in many protests" tells of none
    polarity, modality = certainty(p, reading.n)
    if _idle(p, reading, affected, modality):
        return []
    affected = _accompanied(p, reading, _agreeing(p, reading, affected))
    kinds = [kind_of, *_beside(p, reading, kind_of)]
    return [hit(p, reading, affected, type_=kind, polarity=polarity, modality=modality) for kind in kinds]


def _self_inflicted(p: Parsed, reading: Reading) -> bool:
    """Whether the doer is whom it befell: "a guard shot himself", by accident or by will."""
    return len(reading.affected) == 1 and p.word(reading.affected[0]) in ("himself", "herself", "themselves")


def _beside(p: Parsed, reading: Reading, kind: str) -> list[str]:
    """The flogging to which the same persons are sentenced beside prison or death: "to 30 lashes and a year in jail"."""
    if kind not in ("sentence.prison", "sentence.death"):
        return []
    tail = _ANOTHERS.split(p.slice(reading.end, reading.end + 110), maxsplit=1)[0]
    return ["sentence.flogging"] if re.search(r"\b(?:lashes|strokes|flogg\w+)\b", tail) else []


def _idle(p: Parsed, reading: Reading, affected: Counted | None, modality: str) -> bool:
    """What tells of no occurrence: a hypothesis without a number, a habit ("they are kidnapped and jailed")."""
    if affected is None or affected.number is not None:
        return False
    if not affected.zero and (
        modality == "hypothetical" or (modality in ("planned", "called-for") and affected.singular is None and not affected.plural)
    ):
        return True
    if p.tokens[p.chunks[reading.n].main].tag == "B" and affected.plural and p.bare(reading.n):
        return not (_headline(p) or _of_today(p, reading))
    aux = [t.low for t in p.aux(reading.n) if t.tag in "XHOM"]
    goes_on = p.tokens[p.chunks[reading.n].main].tag == "G"  # "teachers are protesting" is under way
    return bool(aux) and not goes_on and affected.plural and all(a in ("is", "are", "get", "gets", "'re") for a in aux)


def _of_today(p: Parsed, reading: Reading) -> bool:
    """Whether what a crowd does in the present is told of one day: "Today prisoners in 40 prisons refuse their food"."""
    crowd = reading.word.measure == "participants"
    return crowd and any(t.granularity == "day" and t.earliest for t in times_of(p, reading.start, reading.end)) and _EVERY.search(p.low) is None


_EVERY = re.compile(r"\b(?:every|each|usually|often|always|on \w+days)\b")


def _headline(p: Parsed) -> bool:
    """Whether the sentence is a headline, whose present tells what happened: "Prisoners in Qom go on hunger strike"."""
    last, first = p.tokens[-1], p.tokens[0]
    return last.word not in _STOPS and len(p.tokens) <= _LONGEST_HEADLINE and first.low not in _ASKING and cased(p)


_STOPS = frozenset({".", "!", "?", "…", '"', "”", ")", ";", ":", ","})
_LONGEST_HEADLINE = 22
_ASKING = frozenset({"how", "why", "what", "when", "where", "who", "which", "if"})


def _agreeing(p: Parsed, reading: Reading, affected: Counted | None) -> Counted | None:
    """`affected` in agreement with the verb: "were" after a single person says that others of the subject were not understood."""
    if affected is None or affected.head in ("i", "you"):
        return affected
    one = any(t.low in ("was", "is", "has") for t in p.aux(reading.n))
    if one and (reading.passive or reading.word.counted == "subject") and _described(p, reading, affected):
        return msgspec.structs.replace(affected, group="person", number=None, singular=(affected.start, affected.end), plural=False, names=())
    if (
        affected.group == ""
        and affected.number is None
        and not affected.plural
        and one
        and p.slice(affected.start, affected.end).split()[0] not in ("the", "this", "that", "its")
    ):
        return msgspec.structs.replace(affected, singular=(affected.start, affected.end))  # a name without its capital
    if one and _one_of_a_plural(affected):
        return msgspec.structs.replace(affected, singular=(affected.start, affected.end), plural=False, anaphor=True)  # "the accused was"
    if affected.singular is None:
        return affected
    many = any(t.low in ("were", "are", "have") for t in p.aux(reading.n)) and not any(t.tag in "tMO" for t in p.aux(reading.n))
    subject = reading.passive or reading.word.counted == "subject"
    if many and subject and (named := _named_behind(p, reading)) is not None:
        return named
    if many and subject and (each := _each(p, reading, affected)) is not None:
        return each
    return msgspec.structs.replace(affected, singular=None, plural=True, names=()) if many and subject else affected


def _named_behind(p: Parsed, reading: Reading) -> Counted | None:
    """The counted phrase whose persons the list behind it names: "three men, A, B and C, were hanged"."""
    first = reading.affected[0] if reading.affected else 0
    while p.kind(first - 1) == "," and p.kind(first - 2) == "NP":
        first -= 2
    names = [m for m in range(first + 1, reading.n) if p.kind(m) == "NP"]
    who = counted(p, [first]) if first >= 0 and p.kind(first) == "NP" else None
    listed = all(p.kind(m) in ("NP", ",", "C") for m in range(first + 1, reading.n))
    if who is None or who.number is None or not listed or who.number.low != len(names):
        return None
    each = [counted(p, [m]) for m in names]
    if not all(c is not None and c.group == "name" for c in each):
        return None
    return msgspec.structs.replace(who, names=tuple((c.start, c.end) for c in each if c is not None))


def _each(p: Parsed, reading: Reading, affected: Counted) -> Counted | None:
    """Two persons where the verb is plural and the words could be one: "his bodyguard and driver were killed"."""
    parts = [counted(p, [m]) for m in reading.affected]
    if len(parts) < 2 or not all(c is not None and (c.singular or c.group == "person") and c.number is None and not c.plural for c in parts):
        return None
    span = (affected.start, max(c.end for c in parts if c))
    number = NumberMention(start=span[0], end=span[1], words=p.text[span[0] : span[1]], low=len(parts), high=len(parts), rule="sum", core=span)
    return msgspec.structs.replace(affected, end=span[1], number=number, singular=None, plural=True, names=())


def _described(p: Parsed, reading: Reading, affected: Counted) -> bool:
    """Whether several phrases describe one person: "teacher, poet and painter Sara Tamrini was killed"."""
    rows = [p.words(m) for m in reading.affected]
    nouns = [lexicon().noun(row[-1].low) for row in rows[:-1]]
    bare = all(row[0].tag in "NA" and not (k.plural if k else row[-1].low.endswith("s")) for row, k in zip(rows[:-1], nouns, strict=True))
    person = any(k is not None and k.group == "person" for k in nouns)
    return bare and person and (affected.number is None or affected.number.rule in ("sum", "names")) and affected.singular is None


def _accompanied(p: Parsed, reading: Reading, affected: Counted | None) -> Counted | None:
    """`affected` with whom it befalls too: "was killed along with his wife" are two; one alone stays one."""
    if affected is None or affected.singular is None or affected.group not in _PERSONAL or not reading.affected:
        return affected
    end = max(reading.end, p.tokens[p.chunks[reading.affected[-1]].j - 1].end)
    found = _ALONG.match(p.slice(end, end + _ALONG_REACH))
    at = next((m for m in range(len(p.chunks)) if found and p.tokens[p.chunks[m].i].start == end + found.start(1)), None)
    others = counted(p, p.list_right(at)) if at is not None and p.kind(at) == "NP" else None
    if others is None or others.group != "person" or others.zero or (others.number is None and (others.singular is None or others.plural)):
        return affected
    low, high = (others.number.low, others.number.high) if others.number else (1, 1)
    start, stop = affected.start, others.end
    core, total = (others.start, others.end), None if high is None else high + 1
    number = NumberMention(start=start, end=stop, words=p.text[start:stop], low=low + 1, high=total, rule="sum", core=core)
    return msgspec.structs.replace(affected, number=number, singular=None, plural=True)


def _one_of_a_plural(affected: Counted) -> bool:
    """Whether a noun whose plural looks like its singular may be one person: "the accused", not "the police"."""
    known = affected.group == "person" and affected.plural and affected.number is None
    return known and not affected.names and affected.head in lexicon().sets["one-or-many"]


def _lives(affected: Counted | None) -> Counted | None:
    """`affected` as persons where it counts lives: "claimed nine lives", "claimed no lives", "lives lost: 17"."""
    if affected is not None and affected.head == "life" and affected.plural | affected.zero:
        return msgspec.structs.replace(affected, group="person")
    return affected


_ONE_OF_MANY = frozenset({"youngest", "oldest", "eldest", "first", "last", "weakest"})


def _fits(p: Parsed, reading: Reading, affected: Counted | None) -> bool:
    """Whether the counted argument is of a class this event word takes."""
    word = reading.word
    if affected is not None and affected.singular and affected.head in _ONE_OF_MANY and word.measure == "participants":
        return False  # "the youngest takes only water": counted with the others
    if word.counted == "none":
        return not word.object or reading.passive or bool(p.object(reading.n))
    if affected is None and reading.note:
        return word.measure == "dead"
    if affected is None:
        return reading.passive and reading.n <= 1 and word.measure in ("dead", "executed", "injured", "arrested") and not word.strict
    named = (
        word.type == "release"
        and affected.group == "name"
        and not (reading.passive and word.lemma in ("free", "set free"))
        and word.lemma != "walk free"
    )
    told = reading.passive and (len(affected.names) > 1 or p.word(reading.n + 1) == "from")  # "A and B were released from C"
    if named and not told and not lexicon().cues["held"].search(p.text[slice(*p.sentence.paragraph)].lower()):
        return False
    if word.named == "number" and (affected.number is None or affected.anaphor):
        return False
    if word.numbered and not (affected.number or affected.singular):
        return False
    if affected.head == "life" and affected.number is None and not affected.zero:
        return False
    if affected.zero and affected.group not in ("person", "number"):
        return False
    if affected.head in ("me", "i", "us", "we", "myself") and word.measure in ("dead", "executed"):
        return False  # who tells it lives
    if affected.head == "family" and affected.number is not None and word.type == "coerce":
        return True  # "forty families were driven off their land"
    if affected.generic or (affected.group == "group" and (affected.number is not None or affected.head in lexicon().sets["bodies-not-persons"])):
        return False
    if word.type == "killing" and word.counted == "object" and not reading.passive and _unlike_a_person(p, affected):
        return False
    if word.type == "killing" and _called_by_one_word(p, affected) and not reading.passive and word.counted == "object" and not of_violence(p):
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


_PERSONAL_ENDING = re.compile(r"(?:er|or|ist|ian|an|ant|ent|ee|eer|ard|ite|ish|ese|i|ive|ic|[aeiou]n|man|woman|boy|girl|body|one|mate|hand|kid|guy)$")


def _unlike_a_person(p: Parsed, affected: Counted) -> bool:
    """Whether what is killed is one thing of an unknown noun that no ending makes a person: "a tank to kill a flea"."""
    if affected.group or affected.singular is None or not affected.head or _PERSONAL_ENDING.search(affected.head):
        return False
    return not (cased(p) and p.text[affected.start : affected.end].rsplit(" ", 1)[-1][:1].isupper())  # "a Sikh"


def _called_by_one_word(p: Parsed, affected: Counted) -> bool:
    """Whether what is killed is only a word with a capital: a person, or a product, a firm, a plan."""
    return (
        affected.group == "name"
        and len(affected.names) == 1
        and affected.number is None
        and affected.names[0] == (affected.start, affected.end)
        and p.text[affected.start : affected.end].isalpha()
    )


def _known_plural(affected: Counted) -> bool:
    return affected.head.endswith(("ers", "ists", "ors", "ians", "ants", "ees"))


def _type(p: Parsed, reading: Reading, affected: Counted | None, clause: str) -> str:
    word = reading.word
    if word.type in _TAKEN:
        return _taken(word, agent_words(p, reading, clause))
    if word.type == "attack":
        thing = affected is not None and affected.group in ("site", "vehicle", "thing")
        if not thing and not reading.passive and (affected is None or affected.number is None) and not _forceful(p):
            return ""
        return "attack.site" if thing else ("assault" if affected is not None and affected.group in ("person", "name", "number") else "")
    if word.type == "sentence":
        return sentence_type(p.slice(reading.end, reading.end + 110))
    if word.type == "execution.judicial" and _is_private(p, reading):
        return "assault-targeted"
    if word.type == "execution.judicial":
        return execution_type(agent_words(p, reading, clause), clause)
    found = refined(p, word, clause, agent_words(p, reading, clause), affected)
    if found == "assault" and word.type in ("killing", "injuring"):
        return refined(p, word, p.low, agent_words(p, reading, clause), affected)
    return found


def _is_private(p: Parsed, reading: Reading) -> bool:
    """Whether the one who "executed" somebody is anybody, in nobody's name: "a teenage boy executed his girlfriend"."""
    doer, victim = counted(p, reading.agent), counted(p, reading.affected)
    if victim is None or victim.singular is None:
        return False
    return doer is not None and doer.group == "person" and doer.singular is not None and doer.head in lexicon().sets["anybody"]


_TAKEN = frozenset({"arrest", "disappearance"})


def _taken(word: EventWord, agent: str) -> str:
    """Whether who was taken was arrested or abducted: by who took them, where the verb itself says neither."""
    cues = lexicon().cues
    if word.type == "arrest" and word.lemma not in _ARRESTED and cues["captors"].search(agent) and not cues["officers"].search(agent):
        return "disappearance"
    if word.type == "disappearance" and word.rest + word.after and word.measure == "persons" and cues["officers"].search(agent):
        return "disappearance" if "hostage" in word.lemma or "captive" in word.lemma else "arrest"
    return word.type


_ARRESTED = frozenset({"arrest", "detain", "capture", "imprison", "jail"})
"""Verbs that say of whoever does it that it is an arrest."""


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
    if type_ != word.type and type_ in _TAKEN and measure in ("arrested", "persons"):
        measure = "arrested" if type_ == "arrest" else "persons"
    if measure == "persons" and word.lemma == "shoot" and _LIMB.match(p.slice(reading.end, reading.end + 80)):
        measure = "injured"
    if measure == "executed" and type_ != "execution.judicial":
        measure = "dead"
    number = affected.number if affected else None
    if word.measure == "participants" and not measure and (number is None or number.start >= reading.end):
        number = number_of_places(p, reading.n)  # "retirees gathered in 12 cities"
        measure = "sites" if number is not None else ""
    if measure == "events" and number is None and (affected is None or affected.singular is None):
        measure = ""
    singular: Range | None = affected.singular if affected and number is None else None
    if affected is None and (reading.passive or reading.note):
        singular = (reading.start, reading.end)
    if affected is not None and measure == "sites" and number is None and singular is None and _one_site(p, reading, affected):
        singular = (affected.start, affected.end)  # "the police station was set on fire"
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
        victims_complete=bool(affected and measure and affected.lists_all),
        polarity=polarity,
        modality=modality,
        anaphor=bool(affected and affected.anaphor),
        rule=f"verb:{word.lemma}:{'passive' if reading.passive else 'active'}",
        note="zero" if affected and affected.zero else ("plural" if affected and affected.plural and number is None else ""),
    )


_LIMB = re.compile(
    r"(?:[^.;,]{0,50} )? ?in (?:the|his|her|their|both|one) (?:\w+ )?"
    r"(?:legs?|arms?|feet|foot|hands?|shoulders?|thighs?|knees?|eyes?|ankles?|hips?)\b(?![^.;]*\b(?:died|dead|dies|killed|killing)\b)"
)


def _one_site(p: Parsed, reading: Reading, affected: Counted) -> bool:
    """Whether a definite phrase is one building or post; a whole town is none."""
    town = affected.head in lexicon().groups["places"]
    many = reading.passive and any(t.low in ("were", "are", "have") for t in p.aux(reading.n))
    return len(reading.affected) == 1 and not many and affected.singular is None and not affected.plural and not affected.zero and not town


def _measure(word: EventWord, type_: str, affected: Counted | None) -> str:
    group = affected.group if affected else "person"
    if word.things:
        if word.measure == "events":
            return "events"
        if group == "site":
            return "sites"
        return "persons" if group in ("person", "name") and type_ == "assault" else ""
    if type_ == "protest.hunger" and affected is not None and (affected.number is not None or affected.singular is not None):
        return word.measure  # one alone makes a hunger strike
    if word.measure == "participants" and (affected is None or affected.number is None or (affected.number.high or 3) < _CROWD):
        return ""
    return word.measure


_CROWD = 3
"""As many as make a protest at least (ACLED)."""


def _statement(p: Parsed, reading: Reading) -> list[FrameHit]:
    """What is only said: demands, accusations, threats, denials, admissions."""
    if reading.passive or not p.finite(reading.n) or not reading.agent:
        return []
    if reading.word.object and not p.object(reading.n):
        return []
    polarity, modality = certainty(p, reading.n)
    if polarity == "denied" or modality in ("hypothetical", "planned", "possible", "called-for"):
        return []  # "did not deny" says nothing of its own
    speaker = counted(p, [reading.agent[-1]])
    if speaker is not None and speaker.head in lexicon().sets["speechless"]:
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
