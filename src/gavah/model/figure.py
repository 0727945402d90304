"""A question and its answer."""

from datetime import date
from typing import Any, Literal

import msgspec

FigureStatus = Literal["proven", "gap", "contradiction", "nothing"]


class Question(msgspec.Struct, frozen=True):
    """How many `measure` from `start` to `end` (inclusive, None = open) in `place` (a gazetteer id, None = everywhere)?

    `measure` is one of the closed list or two joined by "|". `place_path` is filled from the gazetteer. `rule` is how rival accounts of one
    event are read: conservative, modal or highest.
    """

    measure: str
    start: date | None = None
    end: date | None = None
    place: str | None = None
    place_path: tuple[str, ...] = ()
    type: str | None = None
    sources: tuple[str, ...] = ()
    not_sources: tuple[str, ...] = ()
    min_witnesses: int = 1
    grade: str | None = None
    rule: str = "conservative"
    by: str | None = None


class ClaimedTotal(msgspec.Struct, frozen=True, kw_only=True):
    """A claimed total beside its items. `itemised` = [surely different, at most]; `unexplained` likewise; None = open."""

    claim: str
    low: int
    high: int | None
    itemised: tuple[int, int | None]
    unexplained: tuple[int, int]


class WitnessTotal(msgspec.Struct, frozen=True, kw_only=True):
    """The same program with one witness alone."""

    witness: str
    low: int
    high: int | None


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """The answer. None = open. `status` "gap": a bound is not proven within the time limit, `gap` says by how much.

    `leading` is an inclusion-minimal set of claims with the same floor; `evidence_claims` the list a reader can add up by hand.
    """

    question: Question
    state: str = ""
    evidence: int = 0
    floor: int = 0
    best: int = 0
    named: int = 0
    ceiling: int | None = None
    limit: int | None = None
    straddling: tuple[str, ...] = ()
    status: FigureStatus = "nothing"
    gap: int = 0
    leading: tuple[str, ...] = ()
    evidence_claims: tuple[str, ...] = ()
    told_apart: int = 0
    """Persons among them whom only their different whole names tell apart."""
    by_witness: tuple[WitnessTotal, ...] = ()
    by_rule: dict[str, dict[str, int | None]] = {}
    totals: tuple[ClaimedTotal, ...] = ()
    contradictions: tuple[tuple[str, ...], ...] = ()
    disputes: tuple[tuple[str, ...], ...] = ()
    listed: tuple[str, ...] = ()
    """Denied, planned, derived and other claims that enter no program, listed beside what they touch."""
    claims: int = 0
    events: int = 0
    witnesses: int = 0
    constructed: bool = False
    rows: tuple[dict[str, Any], ...] = ()
    cut: tuple[str, ...] = ()
    """The parts that the time limit cut short: numbers, contradictions, leading, witnesses, rules, totals, rows. Empty if none was."""
    seconds: float | None = None
    """How long the answer took, if anything was cut."""
