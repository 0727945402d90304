"""What is known of a phrase without its words: its class and parts in deeds, who stands beside it in them, the claims on it, what the sentence is of.

The marks of a phrase are small whole numbers, the same for every story, so that trees can learn what no word teaches: that fighters who act are
perpetrators, and that who dies in a clash is no victim.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import product

import numpy as np
from numpy.typing import NDArray

from bench.fillers.deeds import CLASSES, GRAVE, KINDS, PARTS, Deeds, lists
from bench.fillers.phrases import Phrase
from bench.fillers.text import Text
from bench.incidents import Story
from gavah.model import COUNTABLE, Claim
from gavah.reading.frames.english.lexicon import lexicon

Marks = NDArray[np.int8]
_ROLES = ("patient", "agent")
_SHOWN = ("kill", "bomb", "kidnap", "attack", "shoot", "wound", "damage")
_BESIDE = ("clash", "hypothetical", "denied", "past", "aftermath")
_VIOLENT = frozenset({"assault", "disappearance", "execution", "massacre", "attack", "protest", "killing", "coerce"})
_CIVIL = frozenset({"name", "known", "kin", "anyone", "person"})
_PRESENT = frozenset({"VB", "VBP", "VBZ", "VBG"})
_MANY = frozenset("many several numerous hundreds thousands dozens countless all every various".split())
_OLD, _MOST, _NEVER = 60, 100, -1
_CLAIMED = ("hit", "hit doubted", "acts", "acts doubted", "in another claim", "held", "claim is old", "claim has a place")


@cache
def names() -> dict[str, int]:
    """Every mark → its column."""
    every = [f"is {c}" for c in CLASSES] + [f"is {c} {k}" for c, kinds in KINDS.items() for k in kinds] + ["is place"]
    every += [*PARTS, *(f"{p} of {d}" for p, d in product(PARTS, lists()["deeds"]))]
    every += [f"{r} of a grave deed" for r in _ROLES] + [f"{r} of a lesser deed" for r in _ROLES]
    every += [f"{mine} with {theirs} {c}" for mine, theirs, c in product(_ROLES, _ROLES, CLASSES)]
    every += [f"in {r} {c}" for r, c in product(_ROLES, CLASSES)] + ["in another"]
    every += [f"sentence of {d}" for d in lists()["deeds"]] + [f"sentence: {b}" for b in _BESIDE] + [f"deed: {b}" for b in _BESIDE]
    every += ["deeds of the sentence", "early", "number before", "verb", "present", "bare plural", "many", "responsibility", "accusation"]
    every += [*_CLAIMED, "youngest claim", "oldest claim"]
    every += [f"story of {d}" for d in _SHOWN] + ["story: clash", "story: aftermath", "story: civilians hit", "story: soldiers hit"]
    every += ["story: fighters hit", "story: claims", "order"]
    return {name: number for number, name in enumerate(every)}


def marked(story: Story, text: Text, found: Sequence[Phrase], deeds: Deeds) -> Marks:
    """Phrases × marks."""
    out = np.zeros((len(found), len(names())), dtype=np.int8)
    said = [frozenset(text.words[a:b]) for a, b in text.parsed.sentences]
    beside = [{b: len(words & lists()["beside"][b]) for b in _BESIDE} for words in said]
    whole = dict(_of_story(story, deeds, beside))
    around = [dict(_of_sentence(*told)) for told in zip(deeds.told, said, beside, strict=True)]
    suffered = sorted({part.token for parts in deeds.parts for part in parts if part.part == "patient"})
    order = {token: min(n, _MOST) for n, token in enumerate(suffered)}
    for i, phrase in enumerate(found):
        row = {f"is {deeds.classes[i]}": 1, f"is {deeds.kinds[i]}": 1, "order": _NEVER} | whole
        row |= dict(_of_deeds(text, deeds, i, beside[phrase.sentence], order))
        row |= around[phrase.sentence] | _of_claims(story, text, phrase)
        row |= {"early": -min(phrase.sentence, 8), "number before": int(phrase.first > 0 and text.words[phrase.first - 1][:1].isdigit())}
        row |= _of_number(text, phrase)
        for name, value in row.items():
            out[i, names()[name]] = value
    return out


def _of_number(text: Text, phrase: Phrase) -> dict[str, int]:
    """Whether a phrase names no one in particular: "killing civilians", "many civilians"."""
    first = phrase.whole[0]
    words, before = set(text.words[first : phrase.head + 1]), text.words[max(0, first - 2) : first]
    noun = lexicon().noun(text.words[phrase.head])
    told = any(text.tokens[i].pos in {"DET", "NUM"} for i in range(max(0, first - 1), phrase.head + 1))
    return {"many": int(bool(_MANY & {*words, *before})), "bare plural": int(noun is not None and noun.plural and not told)}


def _of_deeds(text: Text, deeds: Deeds, at: int, beside: dict[str, int], order: dict[int, int]) -> Iterator[tuple[str, int]]:
    for part in deeds.parts[at]:
        yield part.part, 1
        yield f"{part.part} of {part.deed}", 1
        if part.part not in _ROLES:
            continue
        yield f"{part.part} of a {'grave' if part.deed in GRAVE else 'lesser'} deed", 1
        yield from ((f"{part.part} with {theirs} {deeds.classes[j]}", 1) for j, theirs in deeds.sharing[part.token] if j != at and theirs in _ROLES)
        yield from ((f"deed: {name}", count) for name, count in beside.items())
        if text.tokens[part.token].pos == "VERB":
            yield "verb", 1
            yield "present", int(text.tokens[part.token].tag in _PRESENT)
        if part.part == "patient":
            yield "order", order[part.token]
    yield "in another", int(at in deeds.holding)
    for j in deeds.holding.get(at, ()):
        yield from ((f"in {part.part} {deeds.classes[j]}", 1) for part in deeds.parts[j] if part.part in _ROLES)


def _of_sentence(told: Sequence[str], words: Iterable[str], beside: dict[str, int]) -> Iterator[tuple[str, int]]:
    yield from ((f"sentence of {deed}", 1) for deed in told)
    yield from ((f"sentence: {name}", count) for name, count in beside.items())
    yield "deeds of the sentence", min(len(told), _MOST)
    yield "responsibility", int(any(w.startswith("responsib") for w in words))
    yield "accusation", int(any(w.startswith(("accus", "blam", "attribut", "suspect", "alleg", "presum")) for w in words))


def _of_story(story: Story, deeds: Deeds, beside: Sequence[dict[str, int]]) -> Iterator[tuple[str, int]]:
    kinds = Counter({part.token: part.deed for parts in deeds.parts for part in parts if part.part in _ROLES}.values())
    yield from ((f"story of {deed}", min(kinds[deed], _MOST)) for deed in _SHOWN)
    for name in ("clash", "aftermath"):
        yield f"story: {name}", min(sum(counts[name] for counts in beside), _MOST)
    hit = Counter(c for c, parts in zip(deeds.classes, deeds.parts, strict=True) if any(part.part == "patient" for part in parts))
    yield "story: civilians hit", min(sum(hit[c] for c in _CIVIL), _MOST)
    yield "story: soldiers hit", min(hit["state"], _MOST)
    yield "story: fighters hit", min(hit["fighter"], _MOST)
    yield "story: claims", min(sum(_is_violent(c) and _is_told(c) for c in story.claims), _MOST)


def _of_claims(story: Story, text: Text, phrase: Phrase) -> dict[str, int]:
    """What the claims say in which the phrase suffers or acts."""
    start, end = text.tokens[phrase.first].start, text.tokens[phrase.longest].end
    row: dict[str, int] = {}
    ages: list[int] = []
    for claim in story.claims:
        hit, acts = (any(start < p.end and p.start < end for p in those) for those in (claim.recipient, claim.actor))
        if not hit and not acts:
            continue
        if not _is_violent(claim):
            row["in another claim"] = 1
            continue
        doubt = "" if _is_told(claim) else " doubted"
        row |= {f"{name}{doubt}": 1 for name, is_so in (("hit", hit), ("acts", acts)) if is_so}
        row |= {"held": 1} if "abduct" in claim.type or claim.type == "disappearance" else {}
        row |= {"claim has a place": 1} if claim.where else {}
        if story.published and claim.when and claim.when.latest:
            ages.append(min(max((date.fromisoformat(story.published) - claim.when.latest).days, _NEVER), _MOST))
    return row | {
        "claim is old": int(any(age > _OLD for age in ages)),
        "youngest claim": min(ages, default=_NEVER),
        "oldest claim": max(ages, default=_NEVER),
    }


def _is_violent(claim: Claim) -> bool:
    return claim.type.split(".")[0].split("-")[0] in _VIOLENT


def _is_told(claim: Claim) -> bool:
    return claim.modality in COUNTABLE and claim.polarity == "affirmed"
