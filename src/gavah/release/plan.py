"""How a release is to be built."""

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from gavah.model import Question
from gavah.release.cells import Cell
from gavah.release.judged import Judged
from gavah.release.policy import Policy
from gavah.release.redaction import STEPS, Step
from gavah.release.sentences import Finder


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """How to build. `find` proposes persons in a text; `before`: the cells of all that left before.

    `questions` are answered beside the standing ones, in `time_limit` seconds each. `steps`: the redactions, all of them but in the test that
    leaves each out. `answers`: work the figures out (an export of rows needs none).
    """

    as_of: date
    policy: Policy
    judged: Judged
    find: Finder
    questions: tuple[Question, ...] = ()
    before: Sequence[Mapping[Cell, Sequence[str]]] = ()
    steps: tuple[Step, ...] = STEPS
    time_limit: float = 120.0
    answers: bool = True
