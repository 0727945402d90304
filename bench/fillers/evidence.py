"""What speaks for a phrase filling a role: its words, its place in the grammar, the words of violence around it, the claims it stands in."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bench.fillers.deeds import Deeds
from bench.fillers.phrases import Phrase
from bench.fillers.text import Children, Text, children_of, is_passive, outermost
from gavah.model import Claim
from gavah.reading.frames.english.lexicon import lexicon

TRIGGER = re.compile(
    r"(?:kill|murder|assassin|attack|bomb|explo|dynamit|kidnap|abduct|hostage|wound|injur|burn|fire|destroy|damage|blew|blow|machinegun|ambush|shot|"
    r"shoot|massacre|death|dead|die|claim|respons|accus|blam|steal|stole|rob|detonat|plant|thr[eo]w|hurl|captur|execut|sabotag|harass|threat|raid|blast|"
    r"perpetrat|commit|carr|suspect|explod|torch|gun|victim|target|attempt|rescue|releas|free|disappear|tortur|clash|assault|strike|struck)"
)


class Evidence(NamedTuple):
    """The features of each phrase, by where they come from: itself, the grammar over it and the claims on it, the words around it, the deeds."""

    own: list[list[str]]
    grammar: list[list[str]]
    around: list[list[str]]
    deeds: list[list[str]]


def evidence(text: Text, found: Sequence[Phrase], claims: Sequence[Claim], deeds: Deeds) -> Evidence:
    """The features of each phrase."""
    told, children = _told(claims), children_of(text)
    triggers = [[i for i in range(a, b) if TRIGGER.match(text.words[i])] for a, b in text.parsed.sentences]
    names: dict[tuple[int, int], str] = {(n.start, n.end): n.type for n in text.parsed.names}
    return Evidence(
        [list(_own(text, p, names)) for p in found],
        [[*_grammar(text, p, children), *_claimed(text, p, told)] for p in found],
        [list(_around(text, p, triggers)) for p in found],
        [list(_of_deeds(found, deeds, i)) for i in range(len(found))],
    )


def _own(text: Text, p: Phrase, names: dict[tuple[int, int], str]) -> Iterator[str]:
    words = text.words[p.first : p.last + 1]
    head = text.tokens[p.head].lemma.lower() or text.words[p.head]
    yield "bias"
    yield f"h:{head}"
    yield f"hw:{text.words[p.head]}"
    yield f"kind:{p.kind}"
    yield f"kh:{p.kind}:{head}"
    yield f"len:{min(len(words), 5)}"
    yield f"full:{' '.join(words)}"
    yield f"suffix:{text.words[p.head][-3:]}"
    yield f"tag:{text.tokens[p.head].tag}"
    for word in words[:-1]:
        yield f"m:{word}"
        yield f"mh:{word}:{head}"
    yield f"first:{words[0]}"
    yield from _groups(text, p)
    if p.longest > p.last:
        yield "of"
        yield f"of:{text.tokens[p.longest].lemma.lower()}"
        yield f"of:{head}:{text.tokens[p.longest].lemma.lower()}"
    before = text.words[p.first - 1] if p.first else "<"
    yield (
        f"det:{before}"
        if before in {"the", "a", "an", "some", "two", "three", "four", "five", "his", "several", "their", "unidentified"}
        else "det:-"
    )
    yield f"digit:{before[:1].isdigit()}"
    start, end = text.tokens[p.first].start, text.tokens[p.last].end
    for (a, b), kind in names.items():
        if a < end and start < b:
            yield f"name:{kind}:{'whole' if (a, b) == (start, end) else 'part'}"


def _groups(text: Text, p: Phrase) -> Iterator[str]:
    noun = lexicon().noun(text.words[p.head])
    if noun:
        yield f"g:{noun.group}"
        yield f"gp:{noun.group}:{noun.plural}"
    else:
        yield "g:?"
    for i in range(p.first, p.head):
        inner = lexicon().noun(text.words[i])
        if inner:
            yield f"gm:{inner.group}"


def _grammar(text: Text, p: Phrase, children: Children) -> Iterator[str]:
    at = outermost(text, p.first, p.last, p.head)
    tokens = text.tokens
    head = tokens[p.head].lemma.lower()
    group = _group(text, p)
    hops = 0
    while tokens[at].dep == "conj" and tokens[at].head != at and hops < 4:
        at, hops = tokens[at].head, hops + 1
    if hops:
        yield "conj"
    path: list[str] = []
    for step in range(4):
        token = tokens[at]
        governor = token.head
        case = next((text.words[c] for c in children.get(at, ()) if tokens[c].dep == "case"), "")
        relation = token.dep + (f":{case}" if case else "")
        if governor == at:
            yield f"d{step}:root"
            if step == 0:
                yield f"root:{group}"
            break
        lemma = _verb(text, governor, children)
        path.append(relation)
        if step == 0:
            yield f"rel:{relation}"
            yield f"rel:{relation}:{group}"
        way = ">".join(path)
        yield f"v{step}:{way}:{lemma}"
        yield f"v{step}:{token.dep}:{lemma}:{group}"
        if step == 0:
            yield f"vh:{relation}:{lemma}:{head}"
            yield f"v:{lemma}"
            for c in children.get(governor, ()):
                if c != at and tokens[c].dep.split(":")[0] in {"nsubj", "obj", "obl"}:
                    yield f"sib:{tokens[c].dep}:{tokens[c].lemma.lower()}"
                    yield f"sib:{lemma}:{token.dep}:{tokens[c].dep}:{tokens[c].lemma.lower()}"
        if TRIGGER.match(text.words[governor]):
            yield f"T:{way}:{text.words[governor][:5]}"
            yield f"T:{relation}:{text.words[governor][:5]}:{group}"
            break
        at = governor
    for c in children.get(p.head, ()):
        if tokens[c].dep in {"acl", "acl:relcl", "appos", "nmod"}:
            yield f"c:{tokens[c].dep}:{tokens[c].lemma.lower()}"
            if tokens[c].dep.startswith("acl"):
                passive = is_passive(text, c, children) or tokens[c].tag == "VBN"
                yield f"acl:{passive}:{text.words[c][:5]}:{group}"


def _verb(text: Text, at: int, children: Children) -> str:
    """The governor's lemma, with its voice."""
    return text.tokens[at].lemma.lower() + ("+pass" if is_passive(text, at, children) else "")


def _group(text: Text, p: Phrase) -> str:
    """The class of the phrase's head noun; its kind where the lexicon has none."""
    noun = lexicon().noun(text.words[p.head])
    return noun.group if noun else p.kind


def _around(text: Text, p: Phrase, triggers: list[list[int]]) -> Iterator[str]:
    start, end = text.parsed.sentences[p.sentence]
    words = text.words

    def word(i: int) -> str:
        return words[i] if start <= i < end else "|"

    left, right = p.first - 1, p.last + 1
    yield f"w-1:{word(left)}"
    yield f"w1:{word(right)}"
    yield f"w-2:{word(left - 1)} {word(left)}"
    yield f"w2:{word(right)} {word(right + 1)}"
    yield f"w-3:{word(left - 2)} {word(left - 1)} {word(left)}"
    yield f"w3:{word(right)} {word(right + 1)} {word(right + 2)}"
    group = _group(text, p)
    for i in range(max(start, left - 5), left + 1):
        yield f"L:{words[i]}"
    for i in range(right, min(end, right + 6)):
        yield f"R:{words[i]}"
    here = triggers[p.sentence]
    yield f"n:{min(len(here), 3)}"
    yield f"place:{min(p.sentence, 4)}"
    before, after = [t for t in here if t < p.first][-1:], [t for t in here if t > p.last][:1]
    for t in before:
        yield f"T<:{words[t][:5]}:{group}"
        yield f"T<:{words[t][:5]}:{min((p.first - t) // 2, 4)}"
        yield f"T<:{words[t][:5]}:{words[p.head]}"
    for t in after:
        yield f"T>:{words[t][:5]}:{group}"
        yield f"T>:{words[t][:5]}:{min((t - p.last) // 2, 4)}"
        yield f"T>:{words[t][:5]}:{words[p.head]}"
    for t in here:
        yield f"S:{words[t][:5]}:{group}"
    for near in (p.sentence - 1, p.sentence + 1):
        if 0 <= near < len(triggers):
            for t in triggers[near][:4]:
                yield f"N{near - p.sentence}:{words[t][:5]}:{group}"


def _told(claims: Sequence[Claim]) -> list[tuple[int, int, str]]:
    rows: list[tuple[int, int, str]] = []
    for claim in claims:
        standing = f"{claim.type.split('.')[0].split('-')[0]}:{claim.modality}"
        rows += [(party.start, party.end, f"actor:{standing}") for party in claim.actor]
        rows += [(party.start, party.end, f"hit:{standing}") for party in claim.recipient]
    return rows


def _claimed(text: Text, p: Phrase, told: list[tuple[int, int, str]]) -> Iterator[str]:
    start, end = text.tokens[p.first].start, text.tokens[p.last].end
    for a, b, what in told:
        if a < end and start < b:
            yield f"claim:{what}"


def _of_deeds(found: Sequence[Phrase], deeds: Deeds, at: int) -> Iterator[str]:
    """The parts of a phrase in deeds by its class, and the deeds of its sentence and the ones beside it; none of its own words."""
    phrase, own = found[at], deeds.kinds[at]
    yield f"c:{own}:{phrase.kind}"
    yield f"c:{own}"
    yield f"c:{deeds.classes[at]}"
    for part in deeds.parts[at]:
        yield f"D:{part.part}:{part.deed}"
        yield f"D:{part.part}:{own}"
        yield f"D:{part.part}:{part.deed}:{own}"
        yield f"D:{part.part}:{part.deed}:{own}:{min(part.steps, 2)}"
        for i, theirs in deeds.sharing.get(part.token, ()):
            if i != at:
                yield f"W:{part.part}:{theirs}:{deeds.classes[i]}:{own}"
                yield f"W:{part.part}:{part.deed}:{theirs}:{deeds.classes[i]}:{own}"
    for step in (-1, 0, 1):
        if 0 <= phrase.sentence + step < len(deeds.told):
            yield from (f"s{step}:{deed}:{own}" for deed in dict.fromkeys(deeds.told[phrase.sentence + step]))
    for j in deeds.holding.get(at, ()):
        for part in deeds.parts[j]:
            yield f"in:{part.part}:{deeds.classes[j]}:{own}"
            yield f"in:{part.part}:{part.deed}:{own}"
