"""Claims judged together: links, events, witnesses, copies."""

from datetime import date
from typing import Literal

import msgspec

from gavah.model.vocabulary import Verdict

CopyKind = Literal["exact", "near", "passage", "forward", "requote", "translation"]


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A judgement on two claims of the case, `left` < `right`. `score` is the belief that they tell of one event, in [0, 1].

    `proven` marks what figures may rest a *distinct* on: disjoint full victim lists, or a person's decision. `by` is "linker" or a user.
    """

    left: str
    right: str
    verdict: Verdict
    score: float
    reasons: tuple[str, ...] = ()
    proven: bool = False
    by: str = "linker"


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """`copy` repeats `original` (report ids; `passage` offsets where only a part does). `likeness` in [0, 1]."""

    original: str
    copy: str
    kind: CopyKind
    likeness: float
    original_passage: tuple[int, int] | None = None
    copy_passage: tuple[int, int] | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Claims that may tell of one occurrence: a connected component under the verdicts *same* and *possible*.

    `links` holds every judgement among its claims; the stricter partitions are computed from them (`gavah.figures`).
    [`earliest`, `latest`] and `places` (ids) are what its claims span, for lists.
    """

    id: str
    type: str
    claims: tuple[str, ...]
    links: tuple[Link, ...] = ()
    witnesses: tuple[str, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    places: tuple[str, ...] = ()


class Witness(msgspec.Struct, frozen=True, kw_only=True):
    """An independent root: one primary source with everything that only repeats it.

    `root` names it (a source id or the words of a body quoted). `path` says for each claim how it leads to the root.
    """

    id: str
    root: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    path: tuple[tuple[str, str], ...] = ()


class Linkage(msgspec.Struct, frozen=True, kw_only=True):
    """All that linking gives. `distinct` lists the judgements across events that a figure may rest on."""

    events: tuple[Event, ...]
    witnesses: tuple[Witness, ...]
    links: tuple[Link, ...]
    copies: tuple[Copy, ...]
