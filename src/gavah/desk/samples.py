"""Samples for blind double coding, as pages need them: how far each coder is, and how far they agree."""

import sqlite3
from functools import lru_cache
from pathlib import Path

import msgspec

from gavah.casefile import Case, solved
from gavah.casefile.judgements import judged
from gavah.desk.case import case_in
from gavah.desk.rounds import want_round
from gavah.pipeline.reviewing import Sample, agreement_of, codings, sample
from gavah.review.alpha import Agreement

NAME = "alpha"


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A sample with how many units each coder has, and has done; `both`: units that two have coded; `adjudicated`."""

    sample: Sample
    day: str
    by: str
    units: dict[str, int]
    done: dict[str, int]
    both: int
    adjudicated: int


def samples_of(case: Case) -> list[Held]:
    """All samples, the latest first."""
    names = [(one.decision.on, one.decision.at, one.decision.by) for one in judged(case.db, "verb = 'sample'")]
    return [held_of(case, name, at, by) for name, at, by in reversed(dict.fromkeys(names))]


def held_of(case: Case, name: str, day: str = "", by: str = "") -> Held:
    """One sample. Raises `GavahError` where there is none."""
    return _held(case.folder, last_coding(case), name, day, by)


@lru_cache(maxsize=64)
def _held(folder: Path, _last: int, name: str, day: str, by: str) -> Held:
    case = case_in(folder)
    held = sample(case, name)
    by_unit = codings(case, held)
    settled = {
        (one.decision.on, one.decision.start, one.decision.end) for one in judged(case.db, "verb = 'adjudicate'") if one.decision.other == held.id
    }
    return Held(
        sample=held,
        day=day,
        by=by,
        units={coder: sum(coder in unit.coders for unit in held.units) for coder in held.coders},
        done={coder: sum(coder in given for given in by_unit.values()) for coder in held.coders},
        both=sum(len(given) == len(unit.coders) for unit, given in by_unit.items()),
        adjudicated=sum((unit.report, unit.start, unit.end) in settled for unit in held.units),
    )


def last_coding(case: Case) -> int:
    """The last decision that changes what is coded."""
    verbs = ("code", "adjudicate", "undo", "sample")
    found = (case.db.execute("SELECT max(seq) FROM decision WHERE verb = ?", (verb,)).fetchone()[0] for verb in verbs)
    return max((int(one) for one in found if one), default=0)


def make_agreement(case: Case, name: str) -> None:
    """The solver's part: α of every field of a sample, kept for the codings there are."""
    state = str(last_coding(case))
    kept = solved.last(case.db, f"{NAME}|{name}", NAME)
    if kept is None or kept[0] != state:
        found = agreement_of(case, sample(case, name))
        solved.keep_as(case.db, f"{NAME}|{name}", state, NAME, msgspec.json.encode(found))


def agreement_kept(case: Case, waiting: sqlite3.Connection, name: str) -> tuple[dict[str, Agreement] | None, bool]:
    """α as kept last, and whether it is of the codings there are now; a newer one is asked for where it is not."""
    kept = solved.last(case.db, f"{NAME}|{name}", NAME)
    fresh = kept is not None and kept[0] == str(last_coding(case))
    if not fresh:
        want_round(waiting, f"{NAME}|{name}", rest=2.0 if kept is None else 20.0)
    return (msgspec.json.decode(kept[1], type=dict[str, Agreement]) if kept else None), fresh
