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

from bench.fillers.phrases import Phrase
from bench.fillers.text import Children, Text, children_of, is_passive, outermost
from bench.incidents_rules import words
from gavah.reading.frames.english.lexicon import lexicon

PARTS = ("patient", "agent", "means", "at", "mod", "near")
"""Who suffers, who acts, with what, where; what stands before the word of a deed; what hangs on it otherwise."""
CLASSES = ("name", "body", "weapon", "fighter", "state", "known", "kin", "anyone", "person", "group", "site", "vehicle", "container", "other")
GRAVE = frozenset({"kill", "wound", "kidnap"})
"""Deeds that persons suffer."""
_LAST = GRAVE | {"damage"}
_SHARED = frozenset({"patient", "agent", "means", "at"})
_HIGH, _NEAR = 5, 2
_PLACED = frozenset("against on at in near inside outside of to into under from".split())
_SUFFERING = ("of", "against", "on", "to", "upon")
_OF_NOUN = dict.fromkeys(_SUFFERING, "patient") | dict.fromkeys(("in", "at", "near", "outside", "inside"), "at") | {"by": "agent", "with": "means"}
_BEFALLING = frozenset({"died", "dies", "die", "exploded", "explode", "disappeared"})
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
    parts: list[list[Part]]
    told: list[list[str]]
    sharing: dict[int, list[tuple[int, str]]]
    holding: dict[int, list[int]]


@cache
def lists() -> dict[str, dict[str, frozenset[str]]]:
    """The word lists of `data/deeds.toml`."""
    found = tomllib.loads(files("bench").joinpath("data", "deeds.toml").read_text("utf-8"))
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
    return Deeds([class_of(text, p) for p in found], parts, told, sharing, _holding(found))


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
    """The deed that a token is the word of, "" if none."""
    return _deeds().get(text.tokens[at].lemma.lower()) or _deeds().get(text.words[at], "")


@cache
def _deeds() -> dict[str, str]:
    return {word: deed for deed, those in lists()["deeds"].items() for word in those}


def class_of(text: Text, phrase: Phrase) -> str:
    """What a phrase is a word for."""
    head, said = text.words[phrase.head], text.said(phrase.first, phrase.last)
    body = bool(_bodies().search(said))
    if phrase.kind == "per":
        return "body" if body else "name"
    listed = lists()["classes"]
    noun = lexicon().noun(head)
    forms = {head, noun.lemma if noun else head.removesuffix("s")}
    if forms & listed["weapon"]:
        return "weapon"
    if phrase.kind == "org" or (body and not head.endswith("s")):
        return "body"
    named = next((name for name in ("fighter", "state", "known", "kin", "anyone") if forms & listed[name]), "")
    group = noun.group if noun else ""
    return named or {"thing": "site", "places": "site", "bomb": "weapon", "tally": "container"}.get(group, group if group in CLASSES else "other")


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
        if token.dep != "conj":
            if not relation:
                relation, case = token.dep, next((text.words[c] for c in children.get(at, ()) if tokens[c].dep == "case"), "")
            deed = deed_of(text, over)
            if deed:
                yield Part(deed, _part(text, over, relation, case, children), over, steps)
                if steps >= _NEAR or deed in _LAST:
                    return
            if tokens[over].pos == "VERB" and tokens[over].dep in _CLAUSES:
                relation = ""
        at = over


def _part(text: Text, over: int, relation: str, case: str, children: Children) -> str:
    """The part that a relation to the word of a deed gives."""
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
