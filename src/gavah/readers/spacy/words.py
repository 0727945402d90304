"""spaCy's documents → the engine's words: offsets of the given text, Universal Dependencies whichever scheme the package was trained on."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from gavah.reading.engine.parsed import Name, NameType, Parsed, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

# CLEAR labels (OntoNotes packages such as the en_core_web family) beside those of Universal Dependencies.
_UNIVERSAL = {
    "ROOT": "root",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "dative": "iobj",
    "relcl": "acl:relcl",
    "prt": "compound:prt",
    "poss": "nmod:poss",
}
_ADPOSITIONS = frozenset({"prep", "agent", "dative"})
_NAMES: dict[str, NameType] = {"PER": "PER", "PERSON": "PER", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "ORG": "ORG", "NORP": "ORG"}


class _Arc(NamedTuple):
    head: int
    dep: str


def words_of(doc: "Doc") -> Parsed:
    """What `doc` says, as the engine would say it. Blanks that the tokenizer took for words are left out."""
    kept = [word for word in doc if not word.is_space]
    places = {word.i: at for at, word in enumerate(kept)}
    arcs = {word.i: _arc(word) for word in kept}
    tokens = tuple(_token(word, arcs[word.i], places, at) for at, word in enumerate(kept))
    return Parsed(tokens, tuple(_sentences(doc, places)), tuple(_names(doc)))


def _token(word: "SpacyToken", arc: _Arc, places: dict[int, int], at: int) -> Token:
    pos, tag = word.pos_, word.tag_
    if not pos and "_" in tag:  # one tagger for both: "VERB_VBD"
        pos, _, tag = tag.partition("_")
    return Token(word.idx, word.idx + len(word), pos, tag or pos, word.lemma_ or word.lower_, places.get(arc.head, at), arc.dep)


def _arc(word: "SpacyToken") -> _Arc:
    """The head and relation of `word`. In CLEAR a preposition stands between verb and noun; in Universal Dependencies it hangs on the noun."""
    if word.dep_ == "pobj" and word.head.dep_ in _ADPOSITIONS:
        verbal = word.head.head.pos_ in ("VERB", "AUX")
        return _Arc(word.head.head.i, "obl:agent" if word.head.dep_ == "agent" else "obl" if verbal else "nmod")
    if word.dep_ in _ADPOSITIONS:
        noun = next((child for child in word.children if child.dep_ == "pobj"), None)
        if noun is not None:
            return _Arc(noun.i, "case")
    head = word.head
    if word.dep_ == "conj":  # chained in CLEAR, all on the first in Universal Dependencies
        while head.dep_ == "conj" and head.head.i != head.i:
            head = head.head
    return _Arc(head.i, _UNIVERSAL.get(word.dep_, word.dep_))


def _sentences(doc: "Doc", places: dict[int, int]) -> Iterator[tuple[int, int]]:
    for sentence in doc.sents:
        inside = [places[word.i] for word in sentence if word.i in places]
        if inside:
            yield inside[0], inside[-1] + 1


def _names(doc: "Doc") -> Iterator[Name]:
    for one in doc.ents:
        kind = _NAMES.get(one.label_)
        if kind is not None:
            yield Name(one.start_char, one.end_char, kind)
