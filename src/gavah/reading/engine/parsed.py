"""What the engine says of a text: words with their grammar, sentences, names. All offsets are code points of the text that was given."""

from typing import Literal

import msgspec

NameType = Literal["PER", "LOC", "ORG"]


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word. `pos` is the universal part of speech, `tag` the treebank's own; `head` is the index of its head in `Parsed.tokens`.

    A root is its own head, its `dep` is "root". Relations are Universal Dependencies'; subtypes are kept where they change a role
    ("nsubj:pass", "obl:agent", "aux:pass", "nmod:poss", "acl:relcl", "compound:prt").
    """

    start: int
    end: int
    pos: str
    tag: str
    lemma: str
    head: int
    dep: str


class Name(msgspec.Struct, frozen=True, gc=False):
    """A name of a person, place or organisation; `rule` says what found it ("model", "gazetteer", "title" …)."""

    start: int
    end: int
    type: NameType
    rule: str = "model"


class Parsed(msgspec.Struct, frozen=True):
    """A text as the engine reads it. `sentences` are half-open ranges of token indices, in order, without gaps."""

    tokens: tuple[Token, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    names: tuple[Name, ...] = ()
