"""How the claims of an event go back to their roots: who says so itself, who repeats, translates, quotes, and whom."""

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from gavah.casefile import Case
from gavah.model import Witness

VERBS = ("self", "repeats with edits", "repeats", "takes a passage from", "forwards", "translates", "quotes")
_STEP = re.compile(r"^.* \((?P<by>r-[0-9a-f]+)\) (?P<verb>says so itself|" + "|".join(VERBS[1:]) + r")(?: (?P<whom>.*))?$", re.S)
_REPORT = re.compile(r"\((r-[0-9a-f]+)\)$")


class Step(msgspec.Struct, frozen=True):
    """`by` (a report) leads by `verb` to `whom`: a report, or "" for the root itself. `words`: the body quoted or the channel, as named there."""

    by: str
    verb: str
    whom: str = ""
    words: str = ""


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the graph: a root (`report` "") or a report behind it. `depth`: steps from the root. `parent`: the row it leads to."""

    row: int
    depth: int
    witness: str
    report: str = ""
    verb: str = ""
    words: str = ""
    parent: int = -1
    claims: int = 0


def steps(path: str) -> list[Step]:
    """A path as the linker tells it, step by step; empty where it is told otherwise."""
    found = [_STEP.match(one) for one in path.split(" → ")]
    return [_step(one["by"], one["verb"], one["whom"] or "") for one in found if one]


def _step(by: str, verb: str, whom: str) -> Step:
    if verb == "says so itself":
        return Step(by, "self")
    to = _REPORT.search(whom)
    return Step(by, verb, to[1], "") if to else Step(by, verb, "", whom)


def witnesses_of(case: Case, ids: Iterable[str]) -> list[Witness]:
    """The witnesses with these ids."""
    return [one for one in map(case.witness, ids) if one is not None]


def graph(witnesses: Sequence[Witness], claims: Mapping[str, str], most: int) -> tuple[list[Node], int]:
    """The rows of the graph of an event whose `claims` (id → report) are given, `most` at most, and how many reports were left out. Each report
    stands once under each root, behind what it leads through."""
    rows: list[Node] = []
    left_out = 0
    for one in sorted(witnesses, key=lambda w: (-sum(c in claims for c in w.claims), w.id)):
        parents, counts = _tree(one, claims)
        if not parents:
            continue
        if len(rows) + 1 + len(parents) > most and rows:
            left_out += len(parents)
            continue
        rows.append(Node(row=len(rows), depth=0, witness=one.id))
        left_out += _grow(rows, one.id, parents, counts, "", len(rows) - 1, 1, most)
    return rows, left_out


def _tree(witness: Witness, claims: Mapping[str, str]) -> tuple[dict[str, Step], dict[str, int]]:
    """What each report leads to, and how many claims of the event it holds."""
    parents: dict[str, Step] = {}
    counts: dict[str, int] = {}
    for claim, path in witness.path:
        if claim not in claims:
            continue
        counts[claims[claim]] = counts.get(claims[claim], 0) + 1
        told = steps(path) or [Step(claims[claim], "self")]
        for step in told:
            parents.setdefault(step.by, step)
        if told[-1].whom:
            parents.setdefault(told[-1].whom, Step(told[-1].whom, "self"))
    return parents, counts


def _grow(rows: list[Node], witness: str, parents: dict[str, Step], counts: dict[str, int], whom: str, parent: int, depth: int, most: int) -> int:
    """The reports that lead to `whom`, each with those behind it. A report met again on its own way (a ring) is not followed."""
    left_out = 0
    for report, step in sorted(parents.items(), key=lambda one: (-counts.get(one[0], 0), one[0])):
        if step.whom != whom or depth > len(parents):
            continue
        if len(rows) >= most:
            left_out += 1
            continue
        made = Node(
            row=len(rows), depth=depth, witness=witness, report=report, verb=step.verb, words=step.words, parent=parent, claims=counts.get(report, 0)
        )
        rows.append(made)
        left_out += _grow(rows, witness, parents, counts, report, made.row, depth + 1, most)
    return left_out
