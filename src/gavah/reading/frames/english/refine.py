"""What the words around an event word make of it: the finer type, whether it happened, whether it is a sum."""

import re
from functools import lru_cache

import msgspec

from gavah.model.vocabulary import COUNTABLE, Modality, Polarity
from gavah.reading.frames.english.chunks import Parsed, lemma
from gavah.reading.frames.english.counted import Counted
from gavah.reading.frames.english.lexicon import EventWord, lexicon
from gavah.reading.frames.frame import FrameHit

_QUOTED = re.compile(r'(?:\bas )?["“][^"”]{1,60}["”]\s*')
"""A word or two quoted inside a clause: 'rejected as "pure invention" reports of …'."""


def refined(p: Parsed, word: EventWord, around: str, agent: str, affected: Counted | None) -> str:
    """The final type of a killing or an injury, by the clause `around` it and its `agent`'s words; "" for an accident."""
    if word.type not in ("killing", "injuring"):
        return word.type
    lex = lexicon()
    accident = lex.accident.search(around) is not None and not lex.violent.search(around)
    if (accident or lex.hard.search(around)) and not _of_a_wound(p, around, affected):
        return ""
    armed = affected is not None and affected.head in lexicon().sets["armed"]
    for pattern, unless, row in lex.refinements:
        where = agent if row.agent else around
        if pattern is not None and not pattern.search(where):
            continue
        if unless is not None and unless.search(around):
            continue
        kind = row.killing if word.type == "killing" else row.injuring
        if kind in ("protest.lethal", "protest.dispersal") and (armed or lex.cues["crowd"].search(agent)):
            return "riot"
        return kind
    return "assault"


def plausible(p: Parsed, word: EventWord, type_: str, who: Counted | None, *, end: int) -> bool:
    """Whether a death whose own clause shows no violence may be told: the paragraph (for several dead: the passage) must speak of it."""
    lex = lexicon()
    several, zero = bool(who and who.number and who.number.low > 1), bool(who and who.zero)
    if type_ in ("attack.site", "assault-explosives") and word.type not in ("killing", "injuring"):
        accidents, violence = _temper(p.text[p.scan.passage.start : p.scan.passage.end][:_PASSAGE])
        return lex.violent.search(p.low) is not None or accidents <= violence
    if word.type not in ("killing", "injuring"):
        return True
    of_a_wound = _of_a_wound(p, p.slice(end, end + 70), who)
    if lex.cause.search(p.slice(end, end + 70)) and not of_a_wound:
        return False
    if type_ != "assault":
        return True
    if who is not None and _is_late(p, who, end) and not (lex.violent.search(p.low) or lex.harm.search(p.low)):
        return False  # "His father died five years ago"
    around, near = _around(p, _BESIDE), _around(p, _NEAR)
    if (lex.accident.search(around) and not (of_a_wound or lex.violent.search(around))) or of_accidents(p):
        return False
    if word.weak and not several and (lex.harm.search(near) is not None or not zero):
        return lex.harm.search(near) is not None
    if not word.weak or lex.violent.search(near):
        return True
    return (several or zero) and _temper(p.text[p.scan.passage.start : p.scan.passage.end][:_PASSAGE])[1] > 0


def of_violence(p: Parsed) -> bool:
    """Whether the words near the sentence speak of violence besides its own event word."""
    near = _around(p, _NEAR)
    return lexicon().harm.search(near) is not None or lexicon().violent.search(near) is not None


def _around(p: Parsed, reach: int) -> str:
    """The sentence with up to `reach` characters on either side in its paragraph, lower-cased."""
    first, last = p.sentence.paragraph
    beside = p.text[max(first, p.sentence.start - reach) : min(last, p.sentence.end + reach)].lower()
    return _OF_KIN.sub(" ", beside) if reach == _BESIDE else beside


def of_accidents(p: Parsed) -> bool:
    """Whether the passage is about an accident: its heading or first sentence tells of one, and it names more of them than of violence."""
    lex, passage = lexicon(), p.scan.passage
    text = p.text[passage.start : passage.end][:_PASSAGE]
    lead = text[: min(_LEAD, p.sentence.end - passage.start)]
    if lex.violent.search(p.low) or not lex.accident.search(lead.lower()):
        return False
    accidents, violence = _temper(text)
    return accidents > violence


def _of_a_wound(p: Parsed, words: str, who: Counted | None) -> bool:
    """Whether what `words` name as the cause of a death is what wounds lead to, and the wound of one spoken of before is told near."""
    led = who is not None and who.anaphor and _LED_TO.search(words) is not None
    return led and lexicon().harm.search(_around(p, _NEAR)) is not None


_LED_TO = re.compile(
    r"\b(?:from|of|due to|because of|to)\b.{0,28}\b(?:infections?|sepsis|blood poisoning|pneumonia|(?:heart|kidney|organ|respiratory) failure|"
    r"heart attack|stroke|cardiac arrest|complications)\b"
)
"""What those die of in the end who were wounded before."""


def _is_late(p: Parsed, who: Counted, end: int) -> bool:
    """Whether somebody's parent is told of, or any of his kin as dead for years: it is said in passing that they are dead."""
    words = p.text[who.start : who.end]
    return _PARENT.search(words) is not None or (_KIN.match(words) is not None and _YEARS_AGO.match(p.slice(end, end + 40)) is not None)


_PARENT = re.compile(r"(?i)^(?:his|her|their|my|our) (?:late |own |old |elderly )?(?:father|mother|parents?|grand(?:father|mother|parents))$")
_KIN = re.compile(r"(?i)^(?:his|her|their|my|our) (?:late )?(?:husband|wife|brother|sister|son|daughter|uncle|aunt|cousin)\b")
_YEARS_AGO = re.compile(r"\W*(?:\w+ ){0,3}years (?:ago|earlier|before)\b")
_OF_KIN = re.compile(r"(?<=[.!?] )(?:his|her|their) (?:father|mother|parents|grand\w+|brother|sister|wife|husband)\b[^.!?]*")
"""A sentence on somebody's kin, whose illness or accident is not his."""
_BESIDE = 90
"""How many characters on either side of a sentence are its neighbours: an accident told there is this one."""
_LEAD = 250
"""How many characters of a passage hold its heading and first sentence."""
_NEAR = 1_500
"""How many characters on either side of a sentence count as near, inside its paragraph."""
_PASSAGE = 20_000
"""How many characters of a passage are looked at for what it speaks of."""


@lru_cache(maxsize=4)
def _temper(passage: str) -> tuple[int, int]:
    """How often a passage speaks of accidents and of violence."""
    low = passage.lower()
    return len(lexicon().accident.findall(low)), len(lexicon().violent.findall(low))


def certainty(p: Parsed, n: int) -> tuple[Polarity, Modality]:
    """Polarity and modality that verb group n has by its own auxiliaries and by the verb or conjunction that governs it."""
    aux = p.aux(n)
    never = any(t.tag == "K" or t.low == "never" for t in aux) or _denied(p, n) or _not_one(p, n)
    polarity: Polarity = "denied" if never else "affirmed"
    if aux and aux[0].low == "being" and lexicon().cues["unsure"].search(p.slice(p.sentence.start, p.tokens[p.chunks[n].i].start)[-60:]):
        return polarity, "hypothetical"
    modal = next((lexicon().maps["modals"][t.low] for t in aux if t.low in lexicon().maps["modals"]), None)
    if any(t.low in ("almost", "nearly") for t in aux):
        return polarity, "hypothetical"
    hedge = next((lexicon().maps["hedges"][t.low] for t in aux if t.low in lexicon().maps["hedges"]), None)
    if modal == "hypothetical" and p.kind(n - 1) == "NP" and any(t.low == "have" for t in aux):
        modal = "hypothetical"
    if modal or hedge:
        return polarity, modal or hedge or "asserted"
    if aux and aux[0].low == "be" and aux[0].tag == "X":
        return polarity, "called-for"
    if [t.low for t in aux[-2:]] == ["had", "to"]:
        return polarity, "asserted"  # "had to leave their homes"
    if any(t.tag == "t" for t in aux):
        return polarity, _infinitive(p, n)
    chunk = p.chunks[n]
    if chunk.main >= 0 and p.tokens[chunk.main].tag == "G" and p.bare(n):
        return polarity, _gerund(p, n)
    if aux and aux[0].low in ("is", "are", "'re", "am") and any(t.low in ("being",) for t in aux):
        return polarity, "asserted"
    if aux and aux[0].low in ("is", "are", "'re", "am") and _to_come(p, n):
        return polarity, "planned"
    return polarity, _clause(p, n)


def _to_come(p: Parsed, n: int) -> bool:
    """ "are gathering tomorrow": what is said to be under way on a day to come."""
    main = p.chunks[n].main
    return main >= 0 and p.tokens[main].tag == "G" and lexicon().cues["to-come"].search(p.low) is not None


def as_believed(p: Parsed, hit: FrameHit) -> FrameHit:
    """`hit` with the standing that the sentence gives all it tells: called untrue ("rumours that … were denied"), or supposed ("had … been …")."""
    if hit.polarity == "denied" or hit.modality not in COUNTABLE or hit.kind == "statement":
        return hit
    start, end = hit.trigger
    if hit.number is not None and hit.number.start >= end:  # "Talk of a dozen dead was pure invention"
        start, end = hit.number.start, hit.number.end
    before, behind = p.slice(p.sentence.start, start), p.slice(end, p.sentence.end)
    cues = lexicon().cues
    if cues["contested"].search(before):
        return msgspec.structs.replace(hit, modality="alleged")
    if cues["refuting"].search(before) or (cues["reported"].search(before) and cues["refuted"].search(behind)):
        return msgspec.structs.replace(hit, polarity="denied")
    if cues["had-it"].search(before) and "," in behind:
        return msgspec.structs.replace(hit, modality="hypothetical")
    return hit


def _not_one(p: Parsed, n: int) -> bool:
    """ "not a single person was killed"."""
    row = p.subject(n) if p.chunks[n].passive else []
    return bool(row) and p.kind(row[0] - 1) in ("K", "VG") and p.tokens[p.chunks[row[0]].i - 1].low == "not"


def _denied(p: Parsed, n: int) -> bool:
    """ "denied that …", "denied having …": the verb before in the sentence is one of denying."""
    at = n - 1
    while at >= 0 and p.kind(at) in ("NP", "I", "R", "T", "S", "C", ",", "K") and n - at < 10:
        at -= 1
    chunk = p.chunks[at] if at >= 0 else None
    if chunk is None or chunk.kind != "VG" or chunk.main < 0 or lemma(p.tokens[chunk.main]) not in ("deny", "refute"):
        return False
    return any(p.kind(m) == "S" for m in range(at + 1, min(at + 4, n))) or not p.finite(n)


def _governor(p: Parsed, n: int) -> int | None:
    """The verb group before verb group n in the same clause."""
    at = n - 1
    while at >= 0 and p.kind(at) not in (";", "S", "W", "."):
        if p.kind(at) == "VG":
            return at
        at -= 1
    return None


def _infinitive(p: Parsed, n: int) -> Modality:
    have = any(t.low in ("have", "has") for t in p.aux(n))
    at = _governor(p, n)
    if at is None or p.chunks[at].main < 0:
        text = p.slice(p.sentence.start, p.tokens[p.chunks[n].i].start)[-60:]
        if text.rstrip().endswith(("first", "last", "latest", "only one")):
            return "asserted"
        if text.rstrip().endswith(("were able", "was able", "been able")):
            return "asserted"
        words = [t.low for t in p.aux(at if at is not None else n)]  # "are to be hanged"
        return "planned" if any(w in ("is", "are", "was", "were") for w in words) else "hypothetical"
    verb = lemma(p.tokens[p.chunks[at].main])
    if verb in lexicon().maps["alleging"]:
        found: Modality = lexicon().maps["alleging"][verb]
        return found
    if (have or p.chunks[n].passive) and verb in ("say", "report", "know", "understand"):
        return "alleged"
    if verb in lexicon().sets["realised"]:
        return certainty(p, at)[1]
    if verb in lexicon().sets["planning"]:
        return "planned"
    return "called-for" if verb in lexicon().sets["calling"] else "hypothetical"


def _gerund(p: Parsed, n: int) -> Modality:
    """ "killing 12" as a result stands; "accused of killing", "for killing", "by threatening to" do not."""
    before = p.word(n - 1) if p.kind(n - 1) == "I" else ""
    if before in ("of", "for", "from", "with", "about", "against", "without"):
        at = _governor(p, n)
        verb = lemma(p.tokens[p.chunks[at].main]) if at is not None and p.chunks[at].main >= 0 else ""
        if verb == "suspect":
            return "suspected"
        if before in ("from", "without", "about", "against"):
            return "hypothetical"
        return "alleged"
    at = _governor(p, n)
    if at is not None and at == n - 1 and p.chunks[at].main >= 0 and lemma(p.tokens[p.chunks[at].main]) in lexicon().sets["shunning"]:
        return "hypothetical"
    behind = p.object(n)
    after = behind[-1] + 1 if behind else n + 1
    if p.kind(after) == "VG" and any(t.tag == "M" for t in p.words(after)):
        return "hypothetical"  # "executing him would not bring her back"
    while p.kind(n - 1) == "," and at is not None and p.words(at)[0].tag == "t" and (above := _governor(p, at)) is not None:
        at = above  # "fired to break up a rally, wounding six": they did
    if p.kind(n - 1) in (",", "C") and at is not None:
        return certainty(p, at)[1]
    return "asserted"


def _clause(p: Parsed, n: int) -> Modality:
    """A finite verb: hypothetical after "if", hedged where "it is believed that" and the like govern it."""
    at = n - 1
    while at >= 0 and p.kind(at) not in (";", "."):
        if p.kind(at) == "S":
            word = p.word(at)
            if word in ("once", "when") and at == n - 1 and p.bare(n) and _prospective(p, n):
                return "hypothetical"
            if word in ("if", "unless", "whether", "lest"):
                return "hypothetical"
            if word == "that":
                break
            return "asserted"
        at -= 1
    if at >= 1 and p.kind(at) == "S" and p.kind(at - 1) == "VG":
        chunk = p.chunks[at - 1]
        verb = lemma(p.tokens[chunk.main]) if chunk.main >= 0 else ""
        if verb in ("demand", "insist", "urge", "request") and p.finite(n):
            return "asserted"
        if verb in ("fear", "believe", "think", "suspect", "presume"):
            return "possible" if verb != "suspect" else "suspected"
        if verb in ("allege", "claim"):
            return "alleged"
    return "asserted"


def _prospective(p: Parsed, n: int) -> bool:
    """Whether the clause behind a reduced one speaks of what is to come: "once arrested, they will …"."""
    following = next((m for m in range(n + 1, len(p.chunks)) if p.kind(m) == "VG" and p.finite(m)), None)
    return following is not None and any(t.tag == "M" for t in p.aux(following))


def nominal_certainty(p: Parsed, start: int, end: int) -> tuple[Polarity, Modality]:
    """Polarity and modality of an event noun at [start, end), by the words of its clause before it."""
    lex = lexicon()
    before = p.slice(p.sentence.start, start)[-90:]
    for stop in (";", ". ", ": ", " who ", " which ", " after ", " that ", " when "):
        cut = before.rfind(stop)
        if cut >= 0:
            before = before[cut:]
    near = _QUOTED.sub("", before)[-48:]
    if p.low.startswith("should "):
        return "affirmed", "hypothetical"
    if lex.cues["denied"].search(near):
        return "denied", "asserted"
    for name in ("planned", "called-for", "hypothetical", "possible", "alleged"):
        if name == "called-for" and lex.cues["aftermath"].search(p.slice(end, end + 140)):
            continue  # "called for the killing of two students to be investigated": it is past
        if lex.cues[name].search(near[-18:] if name == "possible" else near):
            return "affirmed", name
    return "affirmed", "asserted"
