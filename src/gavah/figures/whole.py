"""What an answer needs of all claims a question could count, whatever its window and place: worked out once, the same for every narrower question."""

from collections.abc import Sequence

import msgspec

from gavah.figures.names import Roll
from gavah.model import ClaimedTotal, Question, content_id

FORM = 2
"""Raised whenever what stands here is worked out otherwise."""


class Whole(msgspec.Struct, frozen=True, kw_only=True):
    """`state`: the hash of all a figure depends on. `kinds`: the kinds that the claims tell apart, by axis. `contradictions` and `totals` of all
    claims (a total stands beside all events inside it, wherever they are). `names`: who is told apart by name, and from whom (a town's names are
    held against each other whenever their bearers died): ids of claims, never a name.
    """

    state: str
    constructed: bool
    kinds: dict[str, tuple[str, ...]]
    names: Roll
    contradictions: tuple[tuple[str, ...], ...]
    totals: tuple[ClaimedTotal, ...]


def is_kept_for(question: Question) -> bool:
    """Whether what stands here is the same for `question` as for every other of its kind. With more witnesses than one a total counts by what is
    told inside it, wherever that lies; then nothing is.
    """
    return question.min_witnesses == 1


def whole_key(question: Question, version: str) -> str:
    """The same for all questions that differ by window, place and rows alone, asked of one `version` of the program."""
    asked: Sequence[object] = (sorted(question.measure.split("|")), question.type, question.grade, question.rule)
    return content_id("f", [FORM, version, *asked, sorted(question.sources), sorted(question.not_sources)])
