"""A second look: of the ways in which a story can be read as incidents, the one whose answers are expected to gain most F is given.

Every answer of an incident (a filler, a value that hangs on it, its day, place, type …) has an expected credit, fitted on what the scorer gave to
the answers of stories that the reader had not seen: the chance that the incident is one of the key's, times the credit of the answer if it is.
F = 2 · credit / (asked + answered), so an answer raises F where twice its credit is above F: its gain is 2 · credit - F. An answer without gain is
left out, so is an incident, and the reading with the greatest sum is taken.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeVar

import numpy as np

from bench.fillers.blend import Blend
from bench.fillers.fillers import Filler
from bench.fillers.head import Told
from bench.fillers.mentions import Floats, Page, Scores
from bench.fillers.partition import UNPAIRED, Setting, gap_of
from bench.folds import fold_of
from bench.incidents import HIT, ROLES, TYPES

_NONE = -1.0
_WHOLE = -1
_FOLDS = 3
Reader = TypeVar("Reader")


class Answer(NamedTuple):
    """Something an incident would say: in which slot, what (the benchmark's own form), how likely its own model finds it.

    `unit`: the number of the filler that it stands or falls with, -1 for the incident itself; `name` stands for the unit's own words.
    """

    slot: int
    said: Any
    chance: float
    code: int = 0
    unit: int = _WHOLE
    name: bool = False


class Draft(NamedTuple):
    """An incident with all that it could say; `rows`: answers × features."""

    told: Told
    answers: tuple[Answer, ...]
    rows: Floats


class Seen(NamedTuple):
    """A page, what the first step says of it, its types' probabilities, its setting."""

    page: Page
    scores: Scores
    chances: Floats
    setting: Setting


class SecondLook:
    """Expected credits and the choice by them.

    `f`: the F that is expected of the whole (0 to 1); `margin`: by how much more than nothing an incident must gain to be told, since the best of
    many readings is one whose gain is thought too great; `bare`: slots that are given with every incident; `alone`: whether an incident may stand
    without a perpetrator or target.
    """

    def __init__(self, f: float, *, margin: float = 0.0, bare: frozenset[int] = frozenset(), alone: bool = False) -> None:
        self._f, self._margin, self._bare, self._alone = f, margin, bare, alone
        self._models: tuple[Blend, Blend] | None = None

    def fit(self, drafts: Sequence[Draft], credits: Sequence[Sequence[float]], weights: Sequence[float] | None = None) -> "SecondLook":
        """`credits`: what the scorer gave to each answer of each draft; `weights`: how much a draft counts."""
        lessons = [one for one in zip(drafts, credits, weights or [1.0] * len(drafts), strict=True) if one[1]]
        met = np.array([any(c > 0 for c in own) for _, own, _ in lessons])
        self._models = None
        if sum(len(own) for _, own, _ in lessons) > _FEW and 0 < met.sum() < len(met):
            likely = Blend(leaves=6).fit(np.array([_outline(d) for d, _, _ in lessons]), met, np.array([w for _, _, w in lessons]))
            kept = [one for one, right in zip(lessons, met, strict=True) if right]
            rows, worth = np.concatenate([d.rows for d, _, _ in kept]), np.concatenate([own for _, own, _ in kept])
            worthy = Blend(worth=True, leaf=8).fit(rows, worth, np.repeat([w for _, _, w in kept], [len(own) for _, own, _ in kept]))
            self._models = likely, worthy
        return self

    def expected(self, drafts: Sequence[Draft]) -> list[Floats]:
        """The credit that the answers of each draft may expect: the chance that its incident is one of the key's, times the credit if it is."""
        if not self._models:
            return [np.ones(len(d.answers)) for d in drafts]
        likely, worthy = self._models
        met = likely.of(np.array([_outline(d) for d in drafts]))
        return [chance * worth for chance, worth in zip(met, _split(worthy, drafts), strict=True)]

    def chosen(self, readings: Sequence[Sequence[Draft]]) -> list[tuple[Draft, list[int]]]:
        """The best of `readings`: its incidents, each with the numbers of the answers that are given."""
        every = [draft for reading in readings for draft in reading]
        if not every or not self._models:
            return [(d, list(range(len(d.answers)))) for d in (readings[0] if readings else ())]
        expected = iter(self.expected(every))
        best: list[tuple[Draft, list[int]]] = []
        most = 0.0
        for reading in readings:
            kept = [(draft, *self._given(draft, 2 * next(expected) - self._f)) for draft in reading]
            kept = [(draft, gain, numbers) for draft, gain, numbers in kept if gain > self._margin]
            total = sum(gain - self._margin for _, gain, _ in kept)
            if total > most:
                most, best = total, [(draft, numbers) for draft, _, numbers in kept]
        return best

    def _given(self, draft: Draft, gains: Floats) -> tuple[float, list[int]]:
        """The gain of a draft and the numbers of the answers to give: fillers as wholes, one of a perpetrator or target at least."""
        kept: list[int] = []
        units: dict[int, list[int]] = {}
        for number, answer in enumerate(draft.answers):
            if answer.unit == _WHOLE:
                kept += [number] if gains[number] > 0 or answer.slot in self._bare else []
            elif answer.name or gains[number] > 0:
                units.setdefault(answer.unit, []).append(number)
        worth = {unit: float(gains[numbers].sum()) for unit, numbers in units.items()}
        taken = {unit for unit, gain in worth.items() if gain > 0}
        content = [unit for unit in units if draft.told.fillers[unit].role != "Weapon"]
        if content and not self._alone and not taken.intersection(content):
            taken.add(max(content, key=lambda unit: worth[unit]))
        kept += [number for unit in sorted(taken) for number in units[unit]]
        return float(gains[kept].sum()), sorted(kept)


_FEW = 200


def _outline(draft: Draft) -> list[float]:
    """What is seen of an incident as a whole: the row of its first answer, and how sure its fillers are."""
    named = [a.chance for a in draft.answers if a.name]
    return [*draft.rows[0], len(named), sum(named), max(named, default=0.0), float(np.prod([1 - c for c in named]))]


def _split(worthy: Blend, drafts: Sequence[Draft]) -> list[Floats]:
    """The worth of the answers of each draft."""
    return np.split(worthy.of(np.concatenate([d.rows for d in drafts])), np.cumsum([len(d.answers) for d in drafts])[:-1])


def out_of_fold(
    pages: Sequence[Page],
    fitted: Callable[[Sequence[int]], Reader],
    drafts: Callable[[Reader, Page], list[list[Draft]]],
    credited: Callable[[Page, Sequence[Draft]], list[list[float]]],
) -> tuple[list[Draft], list[list[float]], list[float]]:
    """The drafts of pages by readers fitted on (the numbers of) other pages, what the scorer gives to their answers, and their weights.

    A story that can be read in many ways counts for more, but not for so many times more.
    """
    told: list[Draft] = []
    credits: list[list[float]] = []
    weights: list[float] = []
    at = [fold_of(f"look {page.story.id}", _FOLDS) for page in pages]
    for fold in sorted(set(at)):
        reader = fitted([n for n in range(len(pages)) if at[n] != fold])
        for page in (p for n, p in enumerate(pages) if at[n] == fold):
            readings = drafts(reader, page)
            for reading in readings:
                told += reading
                credits += credited(page, reading)
                weights += [len(readings) ** -0.5] * len(reading)
    return told, credits, weights


def rows_of(seen: Seen, reading: Sequence[Told], number: int, answers: Sequence[Answer], extra: Sequence[float]) -> Floats:
    """Answers × features of the incident `number` of a reading; `extra`: what the benchmark knows of the incident besides."""
    told = reading[number]
    whole = [*_incident(seen, reading, number), *extra]
    bonds = told.bonds or (UNPAIRED,) * len(told.fillers)
    units = [[*_unit(seen.page, seen.scores, told, filler), bond] for filler, bond in zip(told.fillers, bonds, strict=True)]
    blank = [_NONE] * _UNIT
    rows = [[a.slot, a.code, a.chance, a.name, *(units[a.unit] if a.unit != _WHOLE else blank), *whole] for a in answers]
    return np.array(rows, dtype=float).reshape(len(rows), 4 + _UNIT + len(whole))


_UNIT = 17


def _unit(page: Page, scores: Scores, told: Told, filler: Filler) -> list[float]:
    kind, phrase = TYPES.index(told.type), page.found[filler.best]
    here = scores.sentences[phrase.sentence]
    same = [f.chance for f in told.fillers if f.role == filler.role]
    hit = [page.found[f.best].sentence for f in told.fillers if f.role in HIT and f is not filler]
    odds = scores.roles[filler.best]
    beside = [f for f in told.fillers if {f.role, filler.role} == {"Name", "Description"}]
    return [
        ROLES.index(filler.role),
        filler.chance,
        sum(c > filler.chance for c in same),
        max(same) - filler.chance,
        len(same),
        float(odds[ROLES.index(filler.role)]),
        float(odds.max()),
        here[kind],
        float(np.delete(here, kind).max()),
        min((abs(phrase.sentence - s) for s in hit), default=99),
        phrase.sentence,
        len(filler.members),
        len(filler.words.split()),
        ("per", "org", "np", "title", "mod", "tail").index(phrase.kind),
        min((gap_of(page, filler, f) for f in beside), default=99),
        max((f.chance for f in beside), default=0.0),
    ]


def _incident(seen: Seen, reading: Sequence[Told], number: int) -> list[float]:
    page, scores, chances, setting = seen
    told = reading[number]
    kind = TYPES.index(told.type)
    row: list[float] = [kind, *chances, len(reading), len(scores.sentences), float(scores.sentences.max()), float(scores.sentences[:, kind].max())]
    for role in ROLES:
        own = [f.chance for f in told.fillers if f.role == role]
        row += [len(own), max(own, default=0.0), sum(own)]
    hit = [f for f in told.fillers if f.role in HIT] or list(told.fillers)
    mine = sorted({page.found[f.best].sentence for f in hit})
    same = [t for i, t in enumerate(reading) if t.type == told.type and i != number]
    others = [sorted({page.found[f.best].sentence for f in t.fillers if f.role in HIT}) for t in same]
    strongest = [max((f.chance for f in t.fillers if f.role in HIT), default=0.0) for t in same]
    best = max((f.chance for f in hit), default=0.0)
    far = min((abs(a - b) for other in others for a in other for b in mine), default=99)
    row += [len(same), sum(s > best for s in strongest), far, mine[0] if mine else _NONE, (mine[-1] - mine[0]) if mine else _NONE]
    row += [max((float(scores.sentences[m, kind]) for m in mine), default=-15.0)]
    bonds = [bond for bond in told.bonds if bond != UNPAIRED]
    row += [min(bonds, default=UNPAIRED), float(np.mean(bonds)) if bonds else UNPAIRED, sum(bonds), told.apart]
    main = mine[0] if mine else 0
    row += [setting.paragraphs[main] if setting.paragraphs else 0, setting.cues[main] if setting.cues else 0]
    places = {setting.last_places[o[0]] for o in others if o}
    days = {setting.last_days[o[0]] for o in others if o}
    return [*row, setting.last_places[main] in places, setting.last_days[main] in days] if setting.paragraphs else [*row, 0, 0]
