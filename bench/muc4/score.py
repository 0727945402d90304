"""The MUC-4 score of responses against a key, deterministic: no person is asked (see `bench.muc4.strings` for the matches).

*Slots.* Each filler is correct (1), partial (½), incorrect (0), missing or spurious. Fillers of a slot are paired one to one for the greatest credit;
what is left on both sides is incorrect, the rest missing or spurious. An optional filler of the key that nothing answers is not missing. Slots
that do not apply in the key ("*") are not scored.
A filler with a reference: value and reference right: correct; value right alone: partial (section 3.1.2). A partial value stays partial.

*Templates.* Pairs are one to one for the greatest sum of credit, among pairs that meet the content condition of section 3.2.1: at least half a
match on the incident type, and on a perpetrator's, a physical or a human target's slot. An unanswered optional template is not missing.

*Rows.* Recall = (correct + ½ partial) / possible, precision = the same / actual, F with β = 1. `all templates` counts the fillers of missing and
spurious templates; `matched/missing` leaves out those of spurious ones, `matched only` both. The template-id row is printed, and not
part of the sums.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import linear_sum_assignment

from bench.muc4.key import SLOTS, Fill, Option, Template
from bench.muc4.strings import CORRECT, INCORRECT, PARTIAL, match_date, match_number, match_place, match_string

SCORED = tuple(range(2, len(SLOTS)))
_CONTENT = (9, 10, 12, 13, 18, 19, 20)
_SUPER = {
    "GUN": {"MACHINE GUN", "MORTAR", "HANDGUN", "RIFLE"},
    "EXPLOSIVE": {"BOMB", "VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB", "GRENADE", "MOLOTOV COCKTAIL"},
    "BOMB": {"VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB"},
    "PROJECTILE": {"MISSILE", "ROCKET"},
}
_HALF: dict[int, set[tuple[str, str]]] = {
    7: {(over, under) for over, unders in _SUPER.items() for under in unders},
    11: {("SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES")},
    13: {("POLITICAL FIGURE OFFICE OR RESIDENCE", "GOVERNMENT OFFICE OR RESIDENCE")},
    16: {("DESTROYED", "SOME DAMAGE")},
    20: {
        ("GOVERNMENT OFFICIAL", "FORMER GOVERNMENT OFFICIAL"),
        ("ACTIVE MILITARY", "FORMER ACTIVE MILITARY"),
        ("POLITICAL FIGURE", "GOVERNMENT OFFICIAL"),
    },
    23: {("NO INJURY", "NO INJURY OR DEATH"), ("NO DEATH", "NO INJURY OR DEATH")},
}
"""Slot → (response, key) that the official scorer gives half."""


@dataclass(slots=True)
class Tally:
    """Fillers of one slot: correct, partial, incorrect, spurious, missing."""

    correct: int = 0
    partial: int = 0
    incorrect: int = 0
    spurious: int = 0
    missing: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, n) + getattr(other, n) for n in self.__slots__))

    @property
    def credit(self) -> float:
        """Correct and half of the partial."""
        return self.correct + self.partial / 2

    def scores(self) -> dict[str, float]:
        """Possible, actual and recall, precision, F in per cent."""
        possible = self.correct + self.partial + self.incorrect + self.missing
        actual = self.correct + self.partial + self.incorrect + self.spurious
        recall, precision = self.credit / max(possible, 1), self.credit / max(actual, 1)
        f = 2 * recall * precision / (recall + precision) if recall + precision else 0.0
        return {
            "pos": possible,
            "act": actual,
            "cor": self.correct,
            "par": self.partial,
            "rec": round(100 * recall, 1),
            "pre": round(100 * precision, 1),
            "f": round(100 * f, 1),
        }


@dataclass(slots=True)
class Score:
    """Tallies by slot of matched pairs, of missing and of spurious templates; `templates` is the template-id row."""

    matched: dict[int, Tally] = field(default_factory=dict)
    missing: dict[int, Tally] = field(default_factory=dict)
    spurious: dict[int, Tally] = field(default_factory=dict)
    templates: Tally = field(default_factory=Tally)

    def add(self, other: "Score") -> None:
        """Take in the score of further messages."""
        for mine, theirs in ((self.matched, other.matched), (self.missing, other.missing), (self.spurious, other.spurious)):
            for slot, tally in theirs.items():
                mine[slot] = mine.get(slot, Tally()) + tally
        self.templates = self.templates + other.templates

    def slot(self, slot: int) -> Tally:
        """All templates, one slot."""
        return sum((part.get(slot, Tally()) for part in (self.matched, self.missing, self.spurious)), Tally())

    def total(self, *, missing: bool = True, spurious: bool = True) -> Tally:
        """All slots."""
        parts = [self.matched, *([self.missing] if missing else []), *([self.spurious] if spurious else [])]
        return sum((tally for part in parts for tally in part.values()), Tally())

    def table(self) -> dict[str, object]:
        """The rows of the official report."""
        return {
            "all templates": self.total().scores(),
            "matched/missing": self.total(spurious=False).scores(),
            "matched only": self.total(missing=False, spurious=False).scores(),
            "template-id": self.templates.scores(),
            "slots": [{"slot": SLOTS[slot].lower(), **self.slot(slot).scores()} for slot in SCORED],
        }


def score(key: Mapping[str, Sequence[Template]], responses: Mapping[str, Sequence[Template]]) -> Score:
    """The score of `responses` on the messages of `key`."""
    total = Score()
    for message, templates in key.items():
        total.add(score_message(templates, responses.get(message, ())))
    return total


def score_message(key: Sequence[Template], responses: Sequence[Template]) -> Score:
    """One message: templates aligned, then every slot."""
    pairs = align(key, responses)
    out = Score()
    for i, j in pairs:
        out.add(Score(matched=compare(key[i], responses[j]), templates=Tally(correct=1)))
    answered, used = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, template in enumerate(key):
        if i not in answered and not template.optional:
            out.add(Score(missing={s: Tally(missing=sum(not f.optional for f in fills)) for s, fills in template.slots.items()}))
            out.templates.missing += 1
    for j, template in enumerate(responses):
        if j not in used:
            out.add(Score(spurious={s: Tally(spurious=len(fills)) for s, fills in template.slots.items()}))
            out.templates.spurious += 1
    return out


def align(key: Sequence[Template], responses: Sequence[Template]) -> list[tuple[int, int]]:
    """Pairs (key, response), one to one, of the greatest summed credit; only pairs that meet the content condition."""
    if not key or not responses:
        return []
    worth = np.zeros((len(key), len(responses)))
    for i, asked in enumerate(key):
        for j, said in enumerate(responses):
            tallies = compare(asked, said)
            if tallies[4].credit and any(tallies[s].credit for s in _CONTENT if s in tallies):
                worth[i, j] = sum(t.credit for t in tallies.values())
    rows, columns = linear_sum_assignment(worth, maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if worth[i, j] > 0]


def compare(asked: Template, said: Template) -> dict[int, Tally]:
    """Slot → its tally for one pair of templates."""
    slots = (s for s in SCORED if s not in asked.unused and (s in asked.slots or s in said.slots))
    found = {s: compare_fills(s, asked.slots.get(s, ()), said.slots.get(s, ())) for s in slots}
    return {4: Tally(), **found}


def compare_fills(slot: int, asked: Sequence[Fill], said: Sequence[Fill]) -> Tally:
    """The tally of one slot: fillers paired one to one for the greatest credit."""
    tally = Tally()
    left_asked, left_said = list(range(len(asked))), list(range(len(said)))
    if asked and said:
        worth = np.array([[credit(slot, a, s) for s in said] for a in asked])
        for i, j in zip(*linear_sum_assignment(worth, maximize=True), strict=True):
            if worth[i, j] > 0:
                tally.correct += int(worth[i, j] == CORRECT)
                tally.partial += int(worth[i, j] == PARTIAL)
                left_asked.remove(i)
                left_said.remove(j)
    must = sum(not asked[i].optional for i in left_asked)
    tally.incorrect = min(must, len(left_said))
    tally.missing, tally.spurious = must - tally.incorrect, len(left_said) - tally.incorrect
    return tally


def credits(asked: Template, said: Template, f: float) -> dict[int, list[float]]:
    """Slot → what each of the response's fillers brings in a pair of templates, as credit of a filler that is asked for.

    Of an optional one, which would not have been missing, `f` (the F of the whole) is taken into account: 2 - 2f is gained, not 2 - f. A filler
    of a slot that is not scored gains nothing: f / 2.
    """
    out = {slot: [f / 2 if slot in asked.unused else 0.0] * len(fills) for slot, fills in said.slots.items()}
    for slot, fills in said.slots.items():
        wanted = asked.slots.get(slot, ()) if slot not in asked.unused else ()
        worth = np.array([[credit(slot, a, s) for s in fills] for a in wanted]).reshape(len(wanted), len(fills))
        for i, j in zip(*linear_sum_assignment(worth, maximize=True), strict=True):
            less = f / 2 if wanted[i].optional or asked.optional else 0.0
            out[slot][j] = max(0.0, float(worth[i, j]) - less)
    return out


def credit(slot: int, asked: Fill, said: Fill) -> float:
    """1, ½ or 0: the best over the alternatives of the key."""
    response = said.options[0]
    return max(_option(slot, option, response) for option in asked.options)


def _option(slot: int, asked: Option, said: Option) -> float:
    value = _value(slot, asked.value, said.value)
    if value == CORRECT and not _reference(slot, asked.references, said.references):
        return PARTIAL
    return value


def _value(slot: int, asked: str, said: str) -> float:
    if slot in _MATCHERS:
        return _MATCHERS[slot](said, asked)
    if said.upper() == asked.upper():
        return CORRECT
    if slot == 4:
        return PARTIAL if said.upper() == "ATTACK" else INCORRECT
    return PARTIAL if (said.upper(), asked.upper()) in _HALF.get(slot, ()) else INCORRECT


def _reference(slot: int, asked: Iterable[str], said: Iterable[str]) -> bool:
    """Whether the reference is right; where the key has none, anything is."""
    wanted = tuple(asked)
    if not wanted:
        return True
    name = slot in {11, 19}
    given = tuple(said) or ("",)
    return any(w == g or (bool(w and g) and match_string(g, w, name=name) > INCORRECT) for w in wanted for g in given)


def _named(said: str, asked: str) -> float:
    return match_string(said, asked, name=True)


def _described(said: str, asked: str) -> float:
    return match_string(said, asked)


_MATCHERS: dict[int, Callable[[str, str], float]] = {
    2: match_date,
    3: match_place,
    6: _described,
    9: _described,
    10: _named,
    12: _described,
    14: match_number,
    17: match_number,
    18: _named,
    19: _described,
    21: match_number,
    24: match_number,
}
