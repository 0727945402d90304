"""How the name of a day or place hangs on an incident: by the grammar over it, and by the words between it and the incident's fillers."""

from collections.abc import Sequence
from typing import NamedTuple

from bench.fillers.evidence import TRIGGER
from bench.fillers.partition import event_over
from bench.fillers.phrases import Phrased

_FAR = 60
_HIGH = 5
_SAYING = frozenset(
    "report say state announce add indicate reveal note tell declare inform confirm claim condemn denounce point explain issue release arrive return "
    "travel meet hold visit leave".split()
)
_RELATIONS = ("obl", "nmod", "compound", "flat", "nsubj", "appos", "obj", "conj", "advmod")
_VIOLENT, SAID, _OTHER = 3, 2, 1


class Link(NamedTuple):
    """The features of a name: words to the nearest filler, to the nearest word of violence, to one over the fillers, all in its sentence.

    `after`: the filler stands behind it; `governor`: the first verb over it is of violence, of saying or another, `climbed` so many steps up;
    `same`: it is over a filler too; `inside`: the name is a part of that of a person or body.
    """

    filler: float = _FAR
    after: float = 0
    violence: float = _FAR
    governor: float = 0
    climbed: float = 0
    same: float = 0
    event: float = _FAR
    relation: float = -1
    inside: float = 0


def events_of(page: Phrased, mentions: Sequence[int]) -> frozenset[int]:
    """The words of violence over the fillers of an incident."""
    return frozenset(e for m in mentions for e in event_over(page, m))


def beside(own: Sequence[Link], every: Sequence[Link]) -> list[float]:
    """The features of a candidate that is named in `own` places, beside those of the best of `every` name."""
    best = _nearest(every)
    inside = sum(link.inside for link in own) / len(own) if own else 0.0
    return [*_nearest(own), inside, best.filler, best.violence, best.governor, best.same, best.event]


def _nearest(links: Sequence[Link]) -> Link:
    """The name that hangs closest on the incident."""
    return min(links, key=lambda link: (link.event, link.filler), default=Link())


def linked(page: Phrased, token: int, mentions: Sequence[int], events: frozenset[int]) -> Link:
    """How the name at `token` hangs on an incident whose fillers are `mentions`, with `events` over them."""
    tokens, own = page.text.tokens, page.text.sentence_of[token]
    near = min((page.found[m].head - token for m in mentions if page.found[m].sentence == own), key=abs, default=_FAR)
    violent = [i for i in range(*page.text.parsed.sentences[own]) if TRIGGER.match(page.text.words[i])]
    over, governor, climbed = _governor(page, token)
    relation = tokens[token].dep.split(":")[0]
    return Link(
        min(abs(near), _FAR),
        near > 0,
        min((abs(i - token) for i in violent), default=_FAR),
        governor,
        climbed,
        over in events,
        min((abs(e - token) for e in events if page.text.sentence_of[e] == own), default=_FAR),
        _RELATIONS.index(relation) if relation in _RELATIONS else -1,
        _is_inside_a_name(page, token),
    )


def _governor(page: Phrased, token: int) -> tuple[int, int, int]:
    """The first word of violence or verb over a token (-1 for none), its kind, and how far up it stands."""
    tokens, at = page.text.tokens, token
    for climbed in range(1, _HIGH + 1):
        if tokens[at].head == at:
            return -1, 0, climbed - 1
        at = tokens[at].head
        if TRIGGER.match(page.text.words[at]):
            return at, _VIOLENT, climbed
        if tokens[at].pos == "VERB":
            return at, SAID if tokens[at].lemma.lower() in _SAYING else _OTHER, climbed
    return -1, 0, _HIGH


def _is_inside_a_name(page: Phrased, token: int) -> bool:
    return any(p.kind in {"per", "org"} and p.first <= token <= p.last and p.last > p.first for p in page.found)
