"""Events told by English nouns and adjectives: "the killing of three men", "12 deaths", "12 dead", "the toll rose to 31"."""

import re

import msgspec

from gavah.model import NumberMention
from gavah.model.vocabulary import Modality, Polarity
from gavah.reading.frames.english.arguments import party
from gavah.reading.frames.english.attach import places_of, times_of
from gavah.reading.frames.english.beside import only_number
from gavah.reading.frames.english.brought import before_effect, cause_of, effect_within
from gavah.reading.frames.english.chunks import Parsed, lemma
from gavah.reading.frames.english.counted import Counted, cased, counted
from gavah.reading.frames.english.lexicon import EventWord, Tally, lexicon
from gavah.reading.frames.english.objects import number_of_places
from gavah.reading.frames.english.refine import certainty, nominal_certainty, plausible, refined
from gavah.reading.frames.english.tokens import Token
from gavah.reading.frames.english.verbs import execution_type
from gavah.reading.frames.frame import FrameHit
from gavah.reading.patterns import compiled


def nominal_hits(p: Parsed, n: int) -> list[FrameHit]:
    """The events told by noun phrase n."""
    return _adjective(p, n) or _event_noun(p, n)


def clause_of(p: Parsed, n: int) -> str:
    """The words of the clause around chunk n, between semicolons, relatives and conjunctions."""
    low = high = n
    while low > 0 and p.kind(low - 1) not in (";", "S"):
        low -= 1
    while high + 1 < len(p.chunks) and p.kind(high + 1) not in (";", "S"):
        high += 1
    return p.slice(p.tokens[p.chunks[low].i].start, p.tokens[p.chunks[high].j - 1].end)


def _agent(clause: str) -> str:
    found = re.search(r"\b(?:by|from|hands of|fire of)\b(.{0,90})", clause)
    return found.group(1) if found else ""


def _adjective(p: Parsed, n: int) -> list[FrameHit]:
    """ "12 dead", "12 people dead", "30 wounded", "three missing": a number and an adjective that counts by itself."""
    row = p.words(n)
    last = row[-1]
    word = lexicon().adjectives.get(last.low)
    if word is None and p.kind(n + 1) == "VG" and any(t.tag == "X" for t in p.words(n + 1)):  # "five sailors are missing", "12 men were dead"
        behind = p.words(n + 1)[-1] if p.kind(n + 2) != "NP" else p.words(n + 2)[0]
        if behind.low in ("missing", "dead") and (behind.tag == "G" or p.chunks[n + 1].main < 0):
            word = lexicon().adjectives[behind.low]
            who = counted(p, [n])
            good = who is not None and ((who.number is not None and who.group in ("person", "number")) or _is_dead_now(p, n, who, behind.low))
            return _hit(p, n, word, behind.start, behind.end, who, "adjective") if good and who is not None else []
    number = next((t.mention for t in row if t.tag == "#" and isinstance(t.mention, NumberMention)), None)
    if word is not None and number is None and len(row) == 1 and p.kind(n - 1) == "R" and p.word(n - 1) in ("still", "now", "also"):
        number = only_number(p.words(n - 2)) if p.kind(n - 2) == "NP" and p.kind(n + 1) in ("", ".", ",", ";") else None
        if number is not None:  # "14 more walk free, 37 still missing"
            many = Counted(start=p.words(n - 2)[0].start, end=last.end, group="person", number=number)
            return _hit(p, n, word, last.start, last.end, many, "adjective")
    if word is not None and number is None and len(row) == 1 and p.kind(n - 1) == "NP" and p.word(n - 1) in ("nobody", "none"):
        nobody = Counted(start=p.words(n - 1)[0].start, end=last.end, group="person", zero=True)  # "left nobody dead"
        return _hit(p, n, word, last.start, last.end, nobody, "adjective")
    if word is not None and number is None and len(row) == 1 and p.word(n - 1) == "of" and p.kind(n - 2) == "NP":
        number = only_number(p.words(n - 2))  # "dozens of wounded"
        if number is not None:
            many = Counted(start=p.words(n - 2)[0].start, end=last.end, group="person", number=number)
            return _hit(p, n, word, last.start, last.end, many, "adjective")
    if word is not None and number is None and last.low == "dead" and (alone := _one_dead(p, n)) is not None:
        return _hit(p, n, word, last.start, last.end, alone, "adjective")
    closing = row[0].low == "all" and p.kind(n - 1) in ("", ",", "T", ";") and p.kind(n + 1) in ("", ",", ".", ";")  # "all seven gunmen dead, …"
    if word is None or number is None or (row[0].low in ("the", "these", "those", "all") and not closing):
        return []
    if p.kind(n + 1) == "NP" and last.low == "dead":
        return []
    if (p.kind(n + 1) == "VG" and p.finite(n + 1)) and last.low != "missing":
        return []  # "the 12 wounded were taken to …" speaks of them, it does not tell of their wounding
    affected = counted(p, [n])
    assert affected is not None
    if _of_beasts(row[:-1]):
        return []
    if (both := _left_dead(p, n)) is not None and both.number is not None:
        affected, number = both, both.number
    if lexicon().cues["beside-wounded"].search(p.low) and number.low > 0:
        word = msgspec.structs.replace(word, weak=False)
    return _hit(p, n, word, last.start, last.end, msgspec.structs.replace(affected, group="person", number=number, singular=None), "adjective")


def _is_dead_now(p: Parsed, n: int, who: Counted, word: str) -> bool:
    """Whether one person is told to be dead now: "A man is dead after a shooting", not "He was dead when they came"."""
    told = word == "dead" and who.singular is not None and not who.anaphor and who.group in ("person", "name")
    return told and p.words(n + 1)[-1].low == "is" and p.word(n + 2 if p.kind(n + 2) != "NP" else n + 3) in ("after", "following", "in")


def _of_beasts(row: list[Token]) -> bool:
    """Whether the noun before the adjective is no person's: "three dogs dead"."""
    noun = lexicon().noun(row[-1].low) if row and row[-1].tag == "N" else None
    return noun is not None and noun.group in ("other", "thing", "vehicle", "site", "bomb")


def _one_dead(p: Parsed, n: int) -> Counted | None:
    """The one person of "left a 15-year-old dead"."""
    row = p.words(n)
    verb = p.chunks[n - 1] if p.kind(n - 1) == "VG" else None
    left = verb is not None and verb.main >= 0 and lemma(p.tokens[verb.main]) == "leave"
    person = len(row) > 1 and ((noun := lexicon().noun(row[-2].low)) is not None and noun.group == "person" and not noun.plural)
    aged = len(row) > 1 and row[-2].low.endswith("-old")
    if row[0].low not in lexicon().sets["indefinite"] or not (left or p.kind(n - 1) == ":") or not (person or aged):
        return None
    return Counted(start=row[0].start, end=row[-1].end, group="person", singular=(row[0].start, row[-1].end))


def _left_dead(p: Parsed, n: int) -> Counted | None:
    """ "left three guards and five smugglers dead": all of the list that the verb leaves so."""
    verb = n - 1
    while p.kind(verb) in ("NP", "C", ","):
        verb -= 1
    if p.kind(verb) != "VG" or p.chunks[verb].main < 0 or lemma(p.tokens[p.chunks[verb].main]) != "leave":
        return None
    row = p.list_right(verb + 1)
    alone = any(p.words(m)[-1].low in lexicon().adjectives for m in row[:-1])  # "five dead and eight missing" are two counts
    return counted(p, row) if len(row) > 1 and row[-1] == n and not alone else None


def _event_noun(p: Parsed, n: int) -> list[FrameHit]:
    row = p.words(n)
    found = _word_in(p, n)
    if found is None:
        return []
    word, plural, k = found
    trigger = row[k]
    if word.unless and (compiled(word.unless).search(p.low) or _about(p, word)):
        return []
    if word.needs and not compiled(word.needs).search(p.low):
        return []
    if word.trap and compiled(word.trap).search(p.slice(row[0].start - _WORD_BEFORE, trigger.start)):
        return []
    before = p.tokens[p.chunks[n].i + k - 1] if p.chunks[n].i + k else None
    if cased(p) and trigger.word[:1].isupper() and before is not None and before.word[:1].isupper() and before.low not in lexicon().tags:
        return []  # a name: "Capitol Hill Organized Protest"
    if k + 1 < len(row) and row[k + 1].tag in "N":  # "execution chamber", "death penalty"
        return []
    number = next((t.mention for t in row[:k] if t.tag == "#" and isinstance(t.mention, NumberMention)), None)
    if number is not None and number.high != 1 and not plural and word.measure == "events":
        return []
    if word.measure == "events":
        return _occurrence(p, n, word, trigger.start, trigger.end, number, plural=plural)
    if number is not None and number.high != 1 and not plural:  # "11 March", "3 arrest warrants"
        number = None
    zero = row[0].low == "no"
    if zero and word.lemma == "casualty":
        return []  # dead or hurt: neither is told by itself
    if word.each and (number is not None or zero):
        if zero and (not plural and word.type not in ("killing", "injuring")):
            return []
        if word.type == "release" and not lexicon().cues["held"].search(p.text[p.scan.passage.start : p.scan.passage.end][:20_000].lower()):
            return []  # of records, not of prisoners
        if word.against and not p.finite(n + 1) and p.kind(n - 1) == "I":
            return []
        head = Counted(start=trigger.start, end=trigger.end, group="person", number=number, zero=zero)
        return _hit(p, n, word, trigger.start, trigger.end, head, "each")
    behind = _of_phrase(p, n)
    if word.each and plural and behind is None and number is None and (label := _labelled(p, n)) is not None:
        return _hit(p, n, word, trigger.start, trigger.end, Counted(start=trigger.start, end=trigger.end, group="person", number=label), "each")
    if word.each and not plural and behind is None and row[0].low in ("a", "an", "another") and row[-1].start == trigger.start and _carried_out(p, n):
        alone = Counted(start=row[0].start, end=trigger.end, group="person", singular=(row[0].start, trigger.end))  # "a hanging took place"
        return _hit(p, n, word, trigger.start, trigger.end, alone, "each")
    if word.each and plural and behind is None and number is None and _carried_out(p, n) and row[-1].start == trigger.start:
        return _unnumbered(p, n, word, trigger.start, trigger.end)
    if word.of and behind is not None:
        objects = p.list_right(behind)
        if plural and objects == [behind] and p.word(behind + 1) == "and" and p.kind(behind + 2) == "NP" and _carried_out(p, behind + 2):
            objects = [behind, behind + 2]  # "the executions of A and B were carried out"
        affected = counted(p, objects)
        if affected is None or affected.group not in ("person", "group", "name", "number") or affected.generic:
            return []
        if affected.group == "group" and affected.number is None:
            return []
        if _generic(p, objects[-1], affected):
            return []
        return _hit(p, n, word, trigger.start, trigger.end, affected, "of", tuple(objects))
    return _possessed(p, n, word, k)


_WORD_BEFORE = 11
"""How many characters before its phrase the word may stand that makes another thing of it: "lightning strikes"."""


def _labelled(p: Parsed, n: int) -> NumberMention | None:
    """The number behind the colon of the label that phrase n is: "Arrests confirmed so far in A: 14"; no finite verb between."""
    at = n + 1
    while p.kind(at) in ("I", "T", "R", "S", "NP", "(", ")", ",", "C") or (p.kind(at) == "VG" and p.bare(at) and p.chunks[at].main >= 0):
        if at > n + _LONGEST_LABEL or (p.kind(at) == "NP" and any(t.tag == "#" for t in p.words(at))):
            return None
        at += 1
    number = only_number(p.words(at + 1)) if p.kind(at) == ":" and at > n + 1 and p.kind(at + 1) == "NP" else None
    places = p.kind(at + 3) == "NP" and p.words(at + 3)[-1].low in lexicon().groups["places"]  # "Protest actions: 418 in 97 towns"
    behind = p.kind(at + 2) == "I" and (p.kind(at + 3) == "T" or places or _place_phrase(p, at + 3))  # "Executions: 31 in June, 24 in July"
    return number if number is not None and (behind or p.kind(at + 2) in (".", ";", ",", "", "(")) else None


_LONGEST_LABEL = 12
"""How many chunks stand between an event noun and the colon of its label at most."""


def _of_the_held(p: Parsed) -> bool:
    """Whether the paragraph speaks of those held, and the words before of no hospital."""
    before = p.text[max(0, p.sentence.start - _NEAR) : p.sentence.end].lower()
    return lexicon().cues["held"].search(p.text[slice(*p.sentence.paragraph)].lower()) is not None and "hospital" not in before


_NEAR = 400
"""How many characters before a release may name the hospital it is from."""


def _about(p: Parsed, word: EventWord) -> bool:
    """Whether the passage is about what makes another thing of the word (an election's rallies), and the sentence shows no protest."""
    if word.type != "protest.demo" or lexicon().cues["protesting"].search(p.low):
        return False
    passage = p.text[p.scan.passage.start : p.scan.passage.end][:_PASSAGE].lower()
    return len(compiled(word.unless).findall(passage)) >= max(_OFTEN, 2 * len(re.findall(r"\bprotest|\bdemonstrat", passage)))


_PASSAGE = 20_000
"""How many characters of a passage are looked at for what it is about."""
_OFTEN = 4
"""How often a passage names what it is about."""


def _carried_out(p: Parsed, n: int) -> bool:
    """Whether the verb behind phrase n tells that it happened: "arrests were made in A", "executions took place on Monday"."""
    at = p.after_of(n)
    while p.kind(at) in ("I", "NP", "T", "R") and at < n + 5:
        at += 1
    chunk = p.chunks[at] if p.kind(at) == "VG" else None
    if chunk is None or chunk.main < 0 or not p.finite(at) or lemma(p.tokens[chunk.main]) not in lexicon().sets["occurring"]:
        return False
    aux = [t.low for t in p.aux(at) if t.tag in "XHOMt"]
    return any(a in ("was", "were", "been") for a in aux) if chunk.passive else not aux and p.tokens[chunk.main].tag == "V"


def _unnumbered(p: Parsed, n: int, word: EventWord, start: int, end: int) -> list[FrameHit]:
    """Several of an event whose number is not told, where a day or a place is."""
    some = Counted(start=start, end=end, group="person", plural=True)
    return [h for h in _hit(p, n, word, start, end, some, "unnumbered") if h.times or h.places]


def plural_event(p: Parsed, n: int) -> list[FrameHit]:
    """The nearest plural event noun before chunk n as an event without number: "hangings in A and B, three in the first …"."""
    for at in range(n - 1, -1, -1):
        found = _word_in(p, at) if p.kind(at) == "NP" else None
        if found is not None and found[1] and found[0].each and found[0].measure != "events":
            trigger = p.words(at)[found[2]]
            return _unnumbered(p, at, found[0], trigger.start, trigger.end)
    return []


def _generic(p: Parsed, last: int, affected: Counted) -> bool:
    """ "the murder of a judge is no small crime": said of any such event, not of one. `last`: the chunk of the last noun phrase."""
    at = last + 1
    told = p.kind(at) == "VG" and p.words(at)[0].low in ("is", "means", "remains", "constitutes", "amounts")
    first = p.slice(affected.start, affected.end).split(" ", 1)[0]
    anyone = affected.number is None and not affected.names and not affected.anaphor and first in lexicon().sets["indefinite"]
    passive = told and p.chunks[at].passive
    return told and not passive and anyone


def _of_phrase(p: Parsed, n: int) -> int | None:
    """The noun phrase of "the NOUN of NP", also over the place and the day: "the execution in A on Sunday of four men"."""
    at = n + 1
    while p.kind(at) in ("R", "T", ",") or (p.kind(at) == "I" and p.word(at) != "of" and (p.kind(at + 1) == "T" or _place_phrase(p, at + 1))):
        at += 1 if p.kind(at) != "I" else 2
    return at + 1 if p.word(at) == "of" and p.kind(at + 1) == "NP" else None


def _place_phrase(p: Parsed, n: int) -> bool:
    return p.kind(n) == "NP" and p.words(n)[-1].tag == "L"


def _word_in(p: Parsed, n: int) -> tuple[EventWord, bool, int] | None:
    """The event noun that heads noun phrase n, whether it is plural, and its token's place in the phrase."""
    row = p.words(n)
    nouns = lexicon().event_nouns
    for k in range(len(row) - 1, -1, -1):
        token = row[k]
        if token.tag not in "NA":
            continue
        double = f"{row[k - 1].low} {token.low}" if k else ""
        if double in nouns:
            return (*nouns[double], k)
        if token.low in nouns:
            return (*nouns[token.low], k)
    return None


def _possessed(p: Parsed, n: int, word: EventWord, k: int) -> list[FrameHit]:
    """ "Ali Rezaei's execution", "his death": whose it is, is whom it befell. Agents ("the army's killing") are told by "of" only."""
    row = p.words(n)
    if (
        not word.of
        or word.type in ("torture", "release")
        or (word.lemma in ("murder", "assassination", "killing", "massacre", "arrest", "capture") and row[0].low not in ("his", "her", "their"))
    ):
        mark = next((i for i, t in enumerate(row[:k]) if t.tag == "Y"), None)
        if not word.of or mark is None:
            return []
    if word.type == "release" and not _of_the_held(p):
        return []  # of a patient, of a film
    if word.lemma == "torture":
        return []
    if row[0].low in ("his", "her"):
        affected = Counted(start=row[0].start, end=row[0].end, group="person", singular=(row[0].start, row[0].end), anaphor=True)
        return _hit(p, n, word, row[k].start, row[k].end, affected, "possessed")
    mark = next((i for i, t in enumerate(row[:k]) if t.tag == "Y"), None)
    if mark is None or mark == 0:
        return []
    owner = row[:mark]
    noun = lexicon().noun(owner[-1].low)
    if owner[-1].tag != "N" or (noun is not None and (noun.group != "person" or noun.plural)):
        return []
    if noun is None and not (owner[-1].word[:1].isupper() and not owner[-1].word.isupper()):
        return []
    affected = Counted(start=owner[0].start, end=owner[-1].end, group="name", singular=(owner[0].start, owner[-1].end), anaphor=True)
    return _hit(p, n, word, row[k].start, row[k].end, affected, "possessed")


def _hit(p: Parsed, n: int, word: EventWord, start: int, end: int, affected: Counted, how: str, objects: tuple[int, ...] = ()) -> list[FrameHit]:
    clause = clause_of(p, n)
    effect = before_effect(p, objects[-1] if objects else n) if how in ("of", "possessed") else None
    own = (p.sentence.start, effect) if effect is not None else None
    local = p.slice(p.tokens[p.chunks[n].i].start, effect or p.sentence.end)[:160] if how in ("of", "possessed") else clause
    clause = clause if effect is None else local
    type_ = refined(p, word, local, _agent(local), affected)
    if type_ == "execution.judicial":
        type_ = execution_type(p.low, p.low) if lexicon().cues["outlaws"].search(p.low) or lexicon().cues["lawless"].search(local) else type_
    if type_ == "assault" and word.type in ("killing", "injuring") and how in ("of", "possessed"):
        type_ = refined(p, word, clause, _agent(local), affected) or type_
        type_ = "assault" if type_.startswith("protest") else type_  # the protest is about it
    if type_ == "assault" and how == "adjective" and affected.singular is not None:
        type_ = refined(p, word, p.low, "", affected)
    if word.lemma == "missing" and lexicon().accident.search(p.low) and not lexicon().violent.search(p.low):
        return []  # at sea, under an avalanche
    if not type_ or not plausible(p, word, type_, affected, end=end):
        return []
    polarity, modality = nominal_certainty(p, start, end)
    if lexicon().cues["unfulfilled"].match(p.slice(p.tokens[p.chunks[objects[-1] if objects else n].j - 1].end, p.sentence.end)):
        modality = "hypothetical"
    if word.measure == "executed" and lexicon().cues["put-off"].match(
        p.slice(p.tokens[p.chunks[objects[-1] if objects else n].j - 1].end, p.sentence.end)
    ):
        polarity, modality = "affirmed", "planned"
    if word.type == "release" and p.word(n - 1) == "for":
        modality = "called-for"
    if affected.zero:
        polarity = "affirmed"
    agent = _by(p, objects[-1] if objects else n)
    return [
        FrameHit(
            type=type_,
            trigger=(start, end),
            sentence=(p.sentence.start, p.sentence.end),
            measure="dead" if word.measure == "executed" and type_ != "execution.judicial" else word.measure or None,
            number=affected.number,
            singular=affected.singular if affected.number is None else None,
            complete=affected.zero or bool(affected.number and affected.number.complete),
            affected=tuple(party(p, m) for m in objects),
            agent=tuple(party(p, m) for m in agent),
            times=times_of(p, start, end, noun=how in ("of", "possessed") and not _carried_out(p, n), within=own),
            places=places_of(p, start, end, within=own),
            groups=(affected.sort,) if affected.sort and (affected.number or affected.singular) else (),
            victims=affected.names,
            victims_complete=affected.lists_all,
            polarity=polarity,
            modality=modality,
            anaphor=affected.anaphor,
            upto=effect,
            rule=f"noun:{word.lemma}:{how}",
            note="zero" if affected.zero else ("plural" if affected.plural and affected.number is None else ""),
        )
    ]


def _by(p: Parsed, n: int) -> list[int]:
    for at in range(n + 1, min(n + 5, len(p.chunks))):
        if p.kind(at) == "VG":
            break
        if p.word(at) == "by" and p.kind(at + 1) == "NP":
            return p.list_right(at + 1)
    return []


_GOES_ON = re.compile(
    r"^[^.;]{0,80}?\b(?:enter(?:s|ed|ing)|continu(?:es|ed|ing)|(?:goes|went|gone|stretched|dragged) into|lasted|"
    r"(?:is|was|are|were) (?:now )?(?:in|on))\b[^.;]{0,16}?"
    r"\b(?:\w+(?:st|nd|rd|th)|second|third|fifth) (?:\w+ )?(?:day|week|month)\b"
)
"""What says of a strike told of before that it goes on: "… entered its fifth day"."""
_ENDED = re.compile(r"^[^.;]{0,90}?\b(?:ended|was (?:attacked|met|cut short)|turned (?:violent|into)|took place|was held)\b")
"""What says of one told of as known that it was held: "the teachers' gathering in A ended on Sunday with pepper spray"."""
_LASTING = frozenset({"protest.strike", "protest.hunger"})
_BEGUN = re.compile(r"^[^.;]{0,80}?\b(?:began|begun|started|continued|spread|resumed|was extended|broke out)\b")
"""What says of one that it began or spread."""


def _occurrence(p: Parsed, n: int, word: EventWord, start: int, end: int, number: NumberMention | None, *, plural: bool) -> list[FrameHit]:
    """Protests, strikes, attacks, explosions: counted ("three attacks"), of N places, of N persons, or told as held."""
    row = p.words(n)
    if word.lemma == "raid" and p.kind(n - 1) == "I" and lexicon().cues["held"].search(p.low):
        return []  # "71 were detained in dawn raids in 14 provinces"
    definite = row[0].low in ("the", "this", "that", "these", "those", "such") or row[0].tag in "P" or any(t.tag == "Y" for t in row)
    people = _taking_part(p, n, word)
    sites = number_of_places(p, n)
    held = _held(p, n)
    untold = number is None and people is None and sites is None
    behind = p.slice(end, p.sentence.end) if untold and word.by else ""
    if behind and row[0].low != "no" and (_ENDED.search(behind) or _GOES_ON.search(behind)) and row[0].low not in lexicon().sets["indefinite"]:
        return _plain(p, n, word, start, end, *nominal_certainty(p, start, end))
    if not held and untold and _is_note(p, n, word):
        return _noted(p, n, word, start, end)
    if number is None and people is None and sites is None and not held:
        return []
    polarity, modality = nominal_certainty(p, start, end) if not held or held < 0 else certainty(p, held - 1)
    if row[0].low == "no":
        polarity = "denied"
    if modality in ("hypothetical",) or (number is not None and definite):
        return []
    measure, quantity = ("events", number) if number is not None else ("", None)
    if people is not None:
        measure, quantity = "participants", people
    if sites is not None and number is None and people is None:
        measure, quantity = "sites", sites
    singular = None
    if quantity is None:
        doers = row[0].low in ("their", "its") and 0 < held <= n and not word.by  # "they carried out their sixth attack"
        if (row[0].low in ("a", "an", "another") or doers) and not plural:
            measure, singular = "events", (row[0].start, end)
        elif word.by and (
            _GOES_ON.search(p.slice(end, p.sentence.end)) or (word.type in _LASTING and held and _BEGUN.search(p.slice(end, p.sentence.end)))
        ):
            return _plain(p, n, word, start, end, polarity, modality)
        elif definite or word.by == "":
            return [] if not (held and plural and not definite) else _plain(p, n, word, start, end, polarity, modality)
        else:
            return _plain(p, n, word, start, end, polarity, modality)
    own = effect_within(p, n)
    return [
        FrameHit(
            type=_type_of(p, n, word),
            trigger=(start, end),
            sentence=(p.sentence.start, p.sentence.end),
            measure=measure or None,
            number=quantity,
            singular=singular,
            kind="total" if sites is not None else "event",
            complete=bool(quantity and quantity.complete),
            times=times_of(p, start, end, within=own),
            places=places_of(p, start, end, within=own),
            polarity=polarity,
            modality=modality,
            rule=f"noun:{word.lemma}:occurrence",
        )
    ]


def _is_note(p: Parsed, n: int, word: EventWord) -> bool:
    """Whether the sentence is a note that only names protest or strike n: "Retirees' rally in A, Sunday"; no verb, no preposition before it."""
    if not word.by or p.sentence.end - p.sentence.start > _LONGEST_NOTE or any(p.kind(m) == "VG" for m in range(len(p.chunks))):
        return False
    return p.kind(n - 1) not in ("I", "C", "W", "S") and p.words(n)[0].low not in ("the", "no", "this", "that", "every", "any")


_LONGEST_NOTE = 130
"""How many characters a note has at most that tells of a protest without any verb."""


def _noted(p: Parsed, n: int, word: EventWord, start: int, end: int) -> list[FrameHit]:
    """A protest that a note names, with a day or a fine place; on a day to come it is called for."""
    to_come = lexicon().cues["to-come"].search(p.low) is not None
    hits = _plain(p, n, word, start, end, "affirmed", "called-for" if to_come else "asserted")
    return [h for h in hits if to_come or h.times or any(place.level not in ("country", "region") for place in h.places)]


def _plain(p: Parsed, n: int, word: EventWord, start: int, end: int, polarity: Polarity, modality: Modality) -> list[FrameHit]:
    """An occurrence without any number."""
    own = effect_within(p, n)
    return [
        FrameHit(
            type=_type_of(p, n, word),
            trigger=(start, end),
            sentence=(p.sentence.start, p.sentence.end),
            times=times_of(p, start, end, within=own),
            places=places_of(p, start, end, within=own),
            polarity=polarity,
            modality=modality,
            rule=f"noun:{word.lemma}:held",
        )
    ]


def _type_of(p: Parsed, n: int, word: EventWord) -> str:
    """The type of occurrence n; an attack is on a site or on persons: "an attack on an army post"."""
    if word.type != "attack":
        return word.type
    at = n + 2 if p.kind(n + 1) == "T" else n + 1  # "their sixth attack this year on the pipeline"
    noun = lexicon().noun(p.words(at + 1)[-1].low) if p.word(at) in ("on", "against") and p.kind(at + 1) == "NP" else None
    return "attack.site" if noun is not None and noun.group == "site" else "assault"


def _taking_part(p: Parsed, n: int, word: EventWord) -> NumberMention | None:
    """ "a protest by 200 workers", "a march of thousands", "attended by 300 people", "drew two million people"."""
    if not word.by:
        return None
    if (holders := _holders(p, n)) is not None:
        return holders
    for at in range(n + 1, min(n + 11, len(p.chunks))):
        if p.kind(at) in ("S", "W") and p.word(at) in ("that", "which") and (begun := _begun_by(p, at + 1)) is not None:
            return begun
        if p.kind(at) in (";", "S", "W") or (p.kind(at) == "NP" and p.kind(at + 1) == "VG" and p.finite(at + 1) and p.words(at)[-1].tag != "L"):
            return None
        if p.kind(at) == "VG" and not (
            p.chunks[at].main >= 0 and lemma(p.tokens[p.chunks[at].main]) in lexicon().sets["holding"] | {"draw", "attract", "gather", "bring"}
        ):
            return None
        if (p.kind(at) == "I" and p.word(at) in ("by", "of", "with") and p.kind(at + 1) == "NP") or (
            p.kind(at) == "VG"
            and p.chunks[at].main >= 0
            and lemma(p.tokens[p.chunks[at].main]) in ("draw", "attract", "gather", "bring")
            and p.kind(at + 1) == "NP"
        ):
            who = counted(p, p.list_right(at + 1))
            return who.number if who is not None and who.number is not None and who.group in ("person", "number", "group") else None
    return None


def _holders(p: Parsed, n: int) -> NumberMention | None:
    """ "200 workers held a protest": the number of those who held it."""
    verb = n - 1
    if p.kind(verb) != "VG" or p.chunks[verb].passive or p.chunks[verb].main < 0:
        return None
    if lemma(p.tokens[p.chunks[verb].main]) not in ("hold", "stage", "begin", "start", "launch", "mount", "organize", "organise", "join"):
        return None
    who = counted(p, p.subject(verb))
    return who.number if who is not None and who.group in ("person", "number") else None


def _begun_by(p: Parsed, n: int) -> NumberMention | None:
    """ "(the hunger strike that) eleven inmates of A began": the number of those who began it."""
    verb = p.after_of(n) if p.kind(n) == "NP" else n
    while p.kind(verb) in ("I", "NP", "R", "T") and verb < n + 7:
        verb += 1
    if p.kind(verb) != "VG" or p.chunks[verb].main < 0 or lemma(p.tokens[p.chunks[verb].main]) not in lexicon().sets["beginning"]:
        return None
    who = counted(p, [n]) if p.kind(n) == "NP" else None
    return who.number if who is not None and who.group in ("person", "number") else None


_HELD_BY = frozenset({"hold", "stage", "organize", "organise", "launch", "mount", "perpetrate", "commit", "conduct"})
_CARRIED = frozenset({"carry"})


def _held(p: Parsed, n: int) -> int:
    """The number + 1 of the verb group that tells of occurrence n as held; 0 where none does."""
    for at in (n + 1, n + 2, n + 3, n + 4, n + 5):
        if p.kind(at) == "VG":
            chunk = p.chunks[at]
            if chunk.main >= 0 and p.finite(at) and lemma(p.tokens[chunk.main]) in lexicon().sets["holding"]:
                return at + 1
            break
        if p.kind(at) not in ("I", "NP", "T", "R", "C"):
            break
    before = n - 2 if p.word(n - 1) == "out" else n - 1  # "carried out an attack"
    if p.kind(before) == "VG" and p.chunks[before].main >= 0 and lemma(p.tokens[p.chunks[before].main]) in (_CARRIED if before < n - 1 else _HELD_BY):
        return before + 1
    cause = cause_of(p, n)
    return cause + 1 if cause is not None else 0


def tally_hits(p: Parsed) -> list[FrameHit]:
    """Running counts: "the death toll rose to 31", "bringing the number of executions to 31"."""
    found = []
    for n in range(len(p.chunks)):
        if p.kind(n) != "NP":
            continue
        if not _tallies(p, n):
            continue
        number_at = _tallied(p, n)
        if number_at is None:
            continue
        start = p.tokens[p.chunks[n].i].start
        counted_words = (
            p.slice(start, p.tokens[p.chunks[number_at].i].start)
            + " "
            + p.slice(p.tokens[p.chunks[number_at].i].start, p.tokens[p.chunks[number_at].i].start + 60)
        )
        tally = next((t for pattern, t in lexicon().tallies if pattern.search(counted_words)), None)
        if tally is None and p.words(n)[-1].low == "toll":
            tally = Tally(words="", type="killing", measure="dead")
        who = counted(p, [number_at])
        if tally is None or who is None or who.number is None or who.group not in ("person", "number", "name", "group"):
            continue
        found += _tally_hit(p, n, tally, who.number)
    return found


def _tallies(p: Parsed, n: int) -> bool:
    """Whether noun phrase n can have a running count: "the number of …", "executions in A since May"."""
    last = p.words(n)[-1].low
    noun = lexicon().nouns.get(last)
    word, many = lexicon().event_nouns.get(last, (None, False))
    several = word is not None and many and word.each and word.measure != "events" and not any(t.tag == "#" for t in p.words(n))
    return several or (noun is not None and noun.lemma in lexicon().groups["tally"])


def _tallied(p: Parsed, n: int) -> int | None:
    """The noun phrase with the number that tally n rose to, stands at, was brought to."""
    seen_verb = p.kind(n - 1) == "VG" and p.chunks[n - 1].main >= 0 and lemma(p.tokens[p.chunks[n - 1].main]) in lexicon().sets["putting"]
    for at in range(n + 1, min(n + 14, len(p.chunks))):
        kind = p.kind(at)
        if kind == "VG":
            verb = lemma(p.tokens[p.chunks[at].main]) if p.chunks[at].main >= 0 else "be"
            relative = p.bare(at) and p.chunks[at].main >= 0 and verb not in lexicon().sets["rising"]
            if relative or p.kind(at - 1) == "W":
                continue
            if verb not in lexicon().sets["rising"]:
                return None
            seen_verb = True
        elif kind == ";" or (kind == "S" and p.word(at) != "since"):
            return None
        elif kind == "NP" and seen_verb and any(t.tag == "#" for t in p.words(at)):
            if p.word(at - 1) in ("by", "from") and any(p.word(m) == "to" for m in range(at + 1, min(at + 4, len(p.chunks)))):
                continue  # "has risen by two to 18"
            if p.word(at - 1) in ("in", "into"):
                return at if p.words(at)[-1].low in lexicon().sets["round"] else None  # "is in the hundreds", "runs into the thousands"
            return at if p.kind(at - 1) in ("VG", "I", "R", "T", ",") and p.word(at - 1) not in ("from", "by", "of", "than") else None
    return None


def _tally_hit(p: Parsed, n: int, tally: Tally, number: NumberMention) -> list[FrameHit]:
    start, end = p.words(n)[-1].start, p.words(n)[-1].end
    word = EventWord(type=tally.type, measure=tally.measure)
    clause = clause_of(p, n)
    type_ = refined(p, word, clause, _agent(clause), None)
    if not type_:
        return []
    polarity, modality = nominal_certainty(p, start, end)
    return [
        FrameHit(
            type=type_,
            trigger=(start, end),
            sentence=(p.sentence.start, p.sentence.end),
            kind="total",
            measure=tally.measure,
            number=number,
            complete=number.complete,
            times=times_of(p, start, end),
            places=places_of(p, start, end),
            polarity=polarity,
            modality=modality,
            rule="tally",
        )
    ]
