"""What is done to whom in a story, by words written by hand: the class of each phrase and its part in the deeds it hangs on. Nothing is fitted.

Words that no key has taught are known here by their class, as in "gunmen machinegunned a rancher": fighters, a deed that kills, a known person.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import product
from typing import NamedTuple

from bench.claim_kinds import words
from bench.fillers.phrases import Phrase
from bench.fillers.text import Children, Text, children_of, is_passive, outermost
from gavah.reading.frames.english.lexicon import lexicon

PARTS = ("patient", "agent", "means", "at", "mod", "near")
"""Who suffers, who acts, with what, where; what stands before the word of a deed; what hangs on it otherwise."""
CLASSES = ("name", "body", "weapon", "fighter", "state", "known", "kin", "anyone", "person", "group", "site", "vehicle", "container", "other")
KINDS = {
    "body": ("armed", "force", "power", "civil"),
    "site": ("area", "envoy", "energy", "dwelling", "office", "trade", "service", "post", "road"),
    "person": ("member", "speaker", "nation", "hurt", "accused", "captive"),
    "fighter": ("loose",),
    "state": ("officer", "body"),
    "weapon": ("explosive",),
    "known": ("high",),
    "other": ("act", "time", "word", "media", "part"),
}
"""Finer kinds of some classes; the name of a place is a kind of its own."""
GRAVE = frozenset({"kill", "wound", "kidnap", "shoot"})
"""Deeds that persons suffer."""
_LAST = GRAVE | {"damage"}
_SHARED = frozenset({"patient", "agent", "means", "at"})
_HIGH, _NEAR = 5, 2
_PLACED = frozenset("against on at in near inside outside of to into under from".split())
_SUFFERING = ("of", "against", "on", "to", "upon")
_OF_NOUN = dict.fromkeys(_SUFFERING, "patient") | dict.fromkeys(("in", "at", "near", "outside", "inside"), "at") | {"by": "agent", "with": "means"}
_BEFALLING = frozenset({"died", "dies", "die", "exploded", "explode", "disappeared"})
_IDLE = frozenset({("in", "front", "of"), ("in", "case", "of"), ("on", "behalf", "of"), ("in", "charge", "of")})
_PHRASAL = {"go": ("off", "bomb"), "set": ("fire", "burn"), "blow": ("up", "bomb"), "break": ("into", "rob"), "open": ("fire", "shoot")}
"""Verbs that are a deed only before a further word, at most `_REACH` words on."""
_REACH = 6
_AIMS = frozenset({"target", "victim", "object", "targets", "victims"})
_DOES = frozenset("make carry launch commit perpetrate stage conduct mount perform plan prepare order direct wage".split())
"""Verbs whose object is the deed, and whose subject does it; and below whose subject suffers it."""
_SUFFERS = frozenset("suffer undergo receive sustain escape survive elude foil".split())
_CLAUSES = frozenset({"conj", "parataxis", "ccomp"})


class Part(NamedTuple):
    """A part in a deed, whose word is `token`, so many steps up the grammar."""

    deed: str
    part: str
    token: int
    steps: int


class Deeds(NamedTuple):
    """Of one story: the class of each phrase, its parts, and the deeds that each sentence has words for.

    `sharing`: the word of a deed → the phrases with a part in it; `holding`: a phrase → those of another head that hold it, as the front in
    "guerrillas of the front".
    """

    classes: list[str]
    kinds: list[str]
    parts: list[list[Part]]
    told: list[list[str]]
    sharing: dict[int, list[tuple[int, str]]]
    holding: dict[int, list[int]]


@cache
def lists() -> dict[str, dict[str, frozenset[str]]]:
    """The word lists of `data/deeds.toml`; the kinds of a class are named after it, as "site area" is."""
    found = tomllib.loads(files("bench").joinpath("data", "deeds.toml").read_text("utf-8"))
    found["kinds"] = {f"{room} {name}": said for room, named in found["kinds"].items() for name, said in named.items()}
    return {room: {name: frozenset(said.split()) for name, said in named.items()} for room, named in found.items()}


def deeds_in(text: Text, found: Sequence[Phrase]) -> Deeds:
    """The deeds of a story and the parts of its phrases."""
    children = children_of(text)
    told = [[d for d in (deed_of(text, i) for i in range(a, b)) if d] for a, b in text.parsed.sentences]
    parts = [list(_parts(text, p, children)) for p in found]
    sharing: dict[int, list[tuple[int, str]]] = {}
    for i, own in enumerate(parts):
        for part in own:
            if part.part in _SHARED:
                sharing.setdefault(part.token, []).append((i, part.part))
    classes, places = [class_of(text, p) for p in found], [(n.start, n.end) for n in text.parsed.names if n.type == "LOC"]
    kinds = [kind_of(text, p, c, places) for p, c in zip(found, classes, strict=True)]
    return Deeds(classes, kinds, parts, told, sharing, _holding(found))


def _holding(found: Sequence[Phrase]) -> dict[int, list[int]]:
    by_sentence: dict[int, list[int]] = {}
    for i, phrase in enumerate(found):
        by_sentence.setdefault(phrase.sentence, []).append(i)
    out: dict[int, list[int]] = {}
    for i, j in (pair for those in by_sentence.values() for pair in product(those, those)):
        inner, outer = found[i], found[j]
        if inner.head != outer.head and outer.first <= inner.first and inner.last <= outer.whole[1]:
            out.setdefault(i, []).append(j)
    return out


def deed_of(text: Text, at: int) -> str:
    """The deed that a token is the word of, "" if none; a verb may need a further word: "went off", "set on fire"."""
    lemma = text.tokens[at].lemma.lower()
    if lemma in _PHRASAL:
        further, deed = _PHRASAL[lemma]
        return deed if further in text.words[at + 1 : at + 1 + _REACH] else ""
    return _deeds().get(lemma) or _deeds().get(text.words[at], "")


@cache
def _deeds() -> dict[str, str]:
    return {word: deed for deed, those in lists()["deeds"].items() for word in those}


def class_of(text: Text, phrase: Phrase) -> str:
    """What a phrase is a word for."""
    head, said = text.words[phrase.head], text.said(phrase.first, phrase.last)
    if text.words[max(0, phrase.head - 1) : phrase.head + 2] in _IDLE:
        return "other"
    if phrase.kind == "per":
        return "body" if _bodies().search(said) else "name"
    listed, kinds = lists()["classes"], lists()["kinds"]
    noun, forms = lexicon().noun(head), _forms(head)
    if forms & listed["weapon"]:
        return "weapon"
    if not forms & (listed["fighter"] | listed["known"]) and any(forms & those for name, those in kinds.items() if name.startswith("body ")):
        return "body"
    named = next((name for name in ("fighter", "state", "known", "kin", "anyone") if forms & listed[name]), "")
    if named or any(forms & those for name, those in kinds.items() if name.startswith("other ")):
        return named or "other"
    if phrase.kind == "org" or (_bodies().search(said) and not head.endswith("s")):
        return "body"
    group = noun.group if noun else ""
    return {"thing": "site", "places": "site", "bomb": "weapon", "tally": "container"}.get(group, group if group in CLASSES else "other")


def kind_of(text: Text, phrase: Phrase, known: str, places: Sequence[tuple[int, int]]) -> str:
    """The kind of a phrase within its class, or the class where it is of none; `places`: from where to where places are named."""
    if known in {"name", "other"} and any(a <= text.tokens[phrase.head].start < b for a, b in places):
        return "place"
    said = text.words[phrase.first : phrase.last + 1] if known == "body" else (text.words[phrase.head],)
    words = frozenset().union(*map(_forms, said))
    for name in (f"{known} {kind}" for kind in KINDS.get(known, ())):
        if words & lists()["kinds"][name]:
            return name
    return known


def _forms(word: str) -> frozenset[str]:
    """A word and its singular."""
    noun = lexicon().noun(word)
    return frozenset({word, noun.lemma if noun else word.removesuffix("s")})


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words()['organizations']))})\b")


def _parts(text: Text, phrase: Phrase, children: Children) -> Iterator[Part]:
    """The parts of a phrase in what hangs on it ("the men who shot", "a judge killed by") and in what it hangs on."""
    tokens = text.tokens
    for child in children.get(phrase.head, ()):
        deed = deed_of(text, child)
        if deed and tokens[child].dep.startswith("acl"):
            suffered = tokens[child].tag == "VBN" or text.words[child] in _BEFALLING or is_passive(text, child, children)
            yield Part(deed, "patient" if suffered else "agent", child, 0)
        elif deed and tokens[child].tag == "VBN" and tokens[child].dep in {"amod", "compound"}:
            yield Part(deed, "patient", child, 0)
    at, relation, case = outermost(text, phrase.first, phrase.last, phrase.head), "", ""
    for steps in range(_HIGH):
        token, over = tokens[at], tokens[at].head
        if over == at:
            return
        if not _sees_through(text, at, over, children):
            if not relation:
                relation, case = token.dep, next((text.words[c] for c in children.get(at, ()) if tokens[c].dep == "case"), "")
            deed = deed_of(text, over)
            if not deed:
                yield from (
                    Part(deed_of(text, noun), part, noun, steps) for noun, part in _around(text, over, relation, case, children) if noun != at
                )
            if deed:
                yield Part(deed, _part(text, over, relation, case, children), over, steps)
                if steps >= _NEAR or deed in _LAST:
                    return
            if tokens[over].pos == "VERB" and tokens[over].dep in _CLAUSES:
                relation = ""
        at = over


def _sees_through(text: Text, at: int, over: int, children: Children) -> bool:
    """Whether a token has the part of the one over it: "a mayor and a judge", "the judge, a leader of the union", "the body of a man"."""
    token = text.tokens[at]
    if token.dep in {"conj", "appos"} or (token.dep == "nmod" and text.words[max(0, over - 1) : over + 2] in _IDLE):
        return True
    cases = {text.words[c] for c in children.get(at, ()) if text.tokens[c].dep == "case"}
    noun = lexicon().noun(text.words[over])
    counting = noun is not None and noun.group in {"container", "tally"}
    return token.dep.startswith("nmod") and ("including" in cases or (counting and "of" in cases))


def _around(text: Text, over: int, relation: str, case: str, children: Children) -> Iterator[tuple[int, str]]:
    """The words of deeds under a word that is of none, with the part that a relation to it gives in them.

    "Launched an attack on", "suffered an attack", "left two dead", "was the target of an attack".
    """
    below, subject = children.get(over, ()), relation.startswith("nsubj")
    verb = text.tokens[over].lemma.lower()
    if subject or relation.startswith("obj"):
        yield from ((c, "patient") for c in below if _befell(text, c))
    if text.words[over] in _AIMS and subject:
        yield from ((c, "patient") for c in below if text.tokens[c].dep == "nmod" and deed_of(text, c))
    told = [c for c in below if text.tokens[c].dep in {"obj", "nsubj:pass"} and deed_of(text, c)]
    if verb in _SUFFERS and subject:
        yield from ((c, "patient") for c in told)
    elif verb in _DOES:
        acts = (subject and relation != "nsubj:pass") or case == "by"
        part = "agent" if acts else "patient" if case in {"against", "on", "upon"} else "means" if case in {"with", "using"} else ""
        yield from ((c, part or "at") for c in told if part or case in _PLACED)


def _befell(text: Text, at: int) -> bool:
    """Whether a token says how someone came off: "left two dead", "was found murdered"."""
    token = text.tokens[at]
    return token.dep in {"xcomp", "advcl", "amod", "obl", "ccomp"} and (token.pos == "ADJ" or token.tag == "VBN") and deed_of(text, at) != ""


def _part(text: Text, over: int, relation: str, case: str, children: Children) -> str:
    """The part that a relation to the word of a deed gives."""
    if text.tokens[over].dep == "xcomp" and relation == "obl" and not case:
        return "patient"  # "left two dead"
    if text.words[over] in _AIMS and relation.startswith("nsubj"):
        return "patient"  # "was the target"
    if text.tokens[over].pos not in {"VERB", "AUX"}:
        if relation == "nmod:poss":
            return "patient"
        if relation in {"compound", "amod"}:
            return "mod"
        return _OF_NOUN.get(case, "near") if relation in {"nmod", "obl"} else "near"
    if relation.startswith("nsubj"):
        suffered = relation == "nsubj:pass" or is_passive(text, over, children) or text.words[over] in _BEFALLING
        return "patient" if suffered else "agent"
    if relation.startswith("obj"):
        return "patient"
    if case in {"with", "using"}:
        return "means"  # the parser may hang it on the object
    if not relation.startswith("obl"):
        return "near"
    return "agent" if case == "by" else "at" if case in _PLACED else "near"
