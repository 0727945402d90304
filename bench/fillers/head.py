"""The learned reader of incidents: phrases → fillers → incidents. Fitted on the templates of a benchmark; it dies with it.

Four steps, each fitted on what the step before says of stories it has not seen: (1) every noun phrase for every role, every sentence and the story
for every type; (2) the types of the story, and groups of phrases for roles; (3) which type a filler belongs to; (4) which targets of one type belong
to one incident.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice, product
from typing import NamedTuple

import numpy as np

from bench.fillers import forms
from bench.fillers.fillers import Filler, FillerModel, described, groups_of
from bench.fillers.lessons import Credit, Lesson, aliases_of, aliases_without
from bench.fillers.memory import Memory
from bench.fillers.mentions import Floats, Machines, Page, Scores, TypeModel
from bench.fillers.partition import UNPAIRED, Part, Setting, Together, compared
from bench.fillers.telling import claimed, telling
from bench.fillers.types import StoryModel, summary
from bench.folds import fold_of
from bench.incidents import HIT, ROLES, TYPES

_FOLDS = 3
_LOOSE_TYPE, _LOOSE_ANY, _LOOSE_FILLER = 0.2, 0.25, 0.12
_LEASTS = (0.5, 0.0, 0.3, 0.7)
"""From where a second look takes in types and fillers, and how sure it may be that two targets belong together."""
_MOST_WAYS = 24
"""Ways to read the incidents of a few types that are weighed."""


class Told(NamedTuple):
    """One incident: its type and its fillers, the likeliest first; `bonds` and `apart` as in `Part`, a bond for each filler."""

    type: str
    fillers: tuple[Filler, ...]
    bonds: tuple[float, ...] = ()
    apart: float = UNPAIRED

    @property
    def said(self) -> tuple[str, tuple[Filler, ...]]:
        """What is told, whatever else the story tells."""
        return self.type, self.fillers


class Settings(NamedTuple):
    """Chances from which a type, a filler and a common incident are taken as told.

    `roles`: for some roles another chance than `filler`; `exact`: the words must be a mention of the key as they stand, and names may be taught as
    descriptions; `expected`: the F that a second look reckons with, `margin`: what an incident must gain by it.
    """

    type: float = 0.4
    any: float = 0.5
    filler: float = 0.18
    together: float = 0.5
    exact: bool = False
    roles: tuple[tuple[str, float], ...] = ()
    expected: float = 0.45
    margin: float = 0.0

    def least(self, role: str) -> float:
        """The chance from which a filler of `role` is taken."""
        return dict(self.roles).get(role, self.filler)


class FillerHead:
    """See the module."""

    def __init__(self, credit: Credit, setting: Callable[[Page], Setting], settings: Settings) -> None:
        self._credit, self._setting, self.settings = credit, setting, settings
        self.memory = Memory({})

    def fit(self, pages: Sequence[Page], lessons: Sequence[Sequence[Lesson]], scored: Mapping[str, Scores] | None = None) -> "FillerHead":
        """Fit on pages and what their templates teach; with `scored`, honest scores of the pages, all but the first step."""
        self._aliases = aliases_of(lessons)
        self.memory = Memory({page.story.id: taught for page, taught in zip(pages, lessons, strict=True)}, parts=self.settings.exact)
        truth = [self._truth(page, taught) for page, taught in zip(pages, lessons, strict=True)]
        types = np.array([[float(any(t.type == kind for t in taught)) for kind in TYPES] + [float(bool(taught))] for taught in lessons])
        if scored:
            honest = [scored[p.story.id] for p in pages]
        else:
            honest = self._crossed(pages, truth, types, lessons)
            self._first = _First().fit(pages, truth, types, [_sentence_truth(p, t) for p, t in zip(pages, lessons, strict=True)])
        self._stories = StoryModel().fit([summary(p, s) for p, s in zip(pages, honest, strict=True)], types)
        others = (aliases_without(lessons, n, self._aliases) for n in range(len(lessons)))
        grouped = [groups_of(p, s, known) for p, s, known in zip(pages, honest, others, strict=True)]
        rows = [described(p, s, g) for p, s, g in zip(pages, honest, grouped, strict=True)]
        labels = [
            np.array([t[g].max(axis=0) for g in group]) if group else np.zeros((0, len(ROLES))) for t, group in zip(truth, grouped, strict=True)
        ]
        self._fillers = FillerModel().fit(rows, labels)
        likely = self._fillers.chances(np.concatenate([r for r in rows if len(r)]))
        parts = np.split(likely, np.cumsum([len(g) for g in grouped])[:-1])
        self._known = {p.story.id: (g, part) for p, g, part in zip(pages, grouped, parts, strict=True)}
        if self.settings.exact:
            self._fit_forms(pages, lessons, truth, honest)
        self._fit_together(pages, lessons, honest)
        self.scored = {page.story.id: s for page, s in zip(pages, honest, strict=True)}
        return self

    def forget(self) -> None:
        """Drop what was kept of the pages fitted on, for what is fitted next on their incidents."""
        self.scored, self._known = {}, {}

    def incidents(self, page: Page, scores: Scores | None = None) -> list[Told]:
        """The incidents of a page."""
        known = scores or self._first.scores(page)
        out: list[Told] = []
        for kind, fillers in self._by_type(page, known, self.settings.least).items():
            least = (self.settings.together,)
            parts = self._together.partings(page, known, self._setting(page), fillers, TYPES.index(kind), least, self.memory)[0]
            out += [_told(kind, part) for part in parts]
        return out

    def chances(self, page: Page, scores: Scores) -> Floats:
        """Probabilities of the types of incident and of any."""
        return self._stories.chances(summary(page, scores), scores.types)

    def readings(self, page: Page, scores: Scores, chances: Floats) -> list[list[Told]]:
        """Ways to read a page, for a second look: from one to three types, fillers from a low chance on, incidents of a type more or less apart."""
        order = [k for k in np.argsort(-chances[:-1]) if chances[k] > _LOOSE_TYPE][:3]
        if not order and chances[-1] > _LOOSE_ANY:
            order = [int(np.argmax(chances[:-1]))]
        if not order:
            return []
        fillers = list(self._likely(page, scores, lambda _: _LOOSE_FILLER))
        setting = self._setting(page)
        out: dict[tuple[object, ...], list[Told]] = {}
        for size in range(1, len(order) + 1):
            told = self._sorted(page, scores, chances, [TYPES[k] for k in order[:size]], fillers)
            split = [self._partings(page, scores, setting, kind, own) for kind, own in told.items()]
            for parted in islice(product(*split), _MOST_WAYS):
                reading = [one for parts in parted for one in parts]
                out.setdefault(tuple((t.type, *sorted((f.best, f.role) for f in t.fillers)) for t in reading), reading)
        return list(out.values())

    def _partings(self, page: Page, scores: Scores, setting: Setting, kind: str, fillers: Sequence[Filler]) -> list[list[Told]]:
        """The ways to part the fillers of one type into incidents, each once."""
        out: dict[tuple[object, ...], list[Told]] = {}
        for parts in self._together.partings(page, scores, setting, fillers, TYPES.index(kind), _LEASTS, self.memory):
            told = [_told(kind, part) for part in parts]
            out.setdefault(tuple(tuple(sorted((f.best, f.role) for f in t.fillers)) for t in told), told)
        return list(out.values())

    def scores(self, page: Page) -> Scores:
        """What the first step says of a page."""
        return self._first.scores(page)

    def _by_type(self, page: Page, scores: Scores, least: Callable[[str], float]) -> dict[str, list[Filler]]:
        """The types of a page → the fillers of each, likelier than `least` of their role."""
        chances = self.chances(page, scores)
        types = [kind for k, kind in enumerate(TYPES) if chances[k] > self.settings.type]
        if not types and chances[-1] > self.settings.any:
            types = [TYPES[int(np.argmax(chances[:-1]))]]
        return self._sorted(page, scores, chances, types, self._likely(page, scores, least)) if types else {}

    def _likely(self, page: Page, scores: Scores, least: Callable[[str], float]) -> Iterator[Filler]:
        """The fillers of a page that are likelier than `least` of their role."""
        grouped, likely = self._known.get(page.story.id) or self._judged(page, scores)
        for number, members in enumerate(grouped):
            for r, role in enumerate(ROLES):
                if likely[number, r] > least(role):
                    yield self._filler(page, scores, members, r, float(likely[number, r]))

    def _sorted(self, page: Page, scores: Scores, chances: Floats, types: Sequence[str], fillers: Iterable[Filler]) -> dict[str, list[Filler]]:
        """Each of `types` → the fillers that are likeliest of it."""
        told: dict[str, list[Filler]] = {kind: [] for kind in types}
        for filler in fillers:
            at = scores.sentences[page.found[filler.best].sentence]
            told[max(types, key=lambda k: at[TYPES.index(k)] + np.log(chances[TYPES.index(k)] + 1e-3))].append(filler)
        return told

    def _judged(self, page: Page, scores: Scores) -> tuple[list[list[int]], Floats]:
        """The groups of a page, and their chances by role."""
        grouped = groups_of(page, scores, self._aliases)
        return grouped, self._fillers.chances(described(page, scores, grouped))

    def _filler(self, page: Page, scores: Scores, members: Sequence[int], role: int, chance: float) -> Filler:
        odds = scores.roles[:, role]
        best = max(members, key=lambda m: odds[m])
        choose = self._forms.best if self.settings.exact else forms.fullest
        form = choose(page, members, odds, ROLES[role])
        return Filler(ROLES[role], chance, best, tuple(members), page.text.said(form.first, form.last), page.text.tokens[form.first].start)

    def _truth(self, page: Page, taught: Sequence[Lesson]) -> Floats:
        """Phrases × roles: 1, ½ (shares the head) or 0."""
        truth = np.zeros((len(page.found), len(ROLES)))
        for r, role in enumerate(ROLES):
            mentions = [m for lesson in taught for name, those in lesson.fillers if name == role for m in those]
            essential = {w for m in mentions for w in m.lower().split()}
            known: dict[str, float] = {}
            for i, phrase in enumerate(page.found if mentions else ()):
                if essential.isdisjoint(page.text.words[phrase.whole[0] : phrase.whole[1] + 1]):
                    continue  # without a word in common there is no credit
                for words in (page.text.said(*span) for span in forms.spans(phrase, role, exact=self.settings.exact)):
                    if words not in known:
                        known[words] = max(self._credit(role, words, m) for m in mentions)
                    truth[i, r] = max(truth[i, r], known[words])
        return truth

    def _crossed(self, pages: Sequence[Page], truth: Sequence[Floats], types: Floats, lessons: Sequence[Sequence[Lesson]]) -> list[Scores]:
        """The scores of every page by a first step that has not seen it."""
        at = [fold_of(page.story.id, _FOLDS) for page in pages]
        sentences = [_sentence_truth(p, t) for p, t in zip(pages, lessons, strict=True)]
        out: dict[int, Scores] = {}
        for fold in sorted(set(at)):
            fit = [i for i in range(len(pages)) if at[i] != fold] or list(range(len(pages)))
            first = _First().fit([pages[i] for i in fit], [truth[i] for i in fit], types[fit], [sentences[i] for i in fit])
            out |= {i: first.scores(pages[i]) for i in range(len(pages)) if at[i] == fold}
        return [out[i] for i in range(len(pages))]

    def _fit_forms(self, pages: Sequence[Page], lessons: Sequence[Sequence[Lesson]], truth: Sequence[Floats], scored: Sequence[Scores]) -> None:
        taught: list[tuple[list[dict[str, float]], list[bool]]] = []
        for page, own, right, scores in zip(pages, lessons, truth, scored, strict=True):
            for r, role in enumerate(ROLES):
                mentions = [m for lesson in own for name, those in lesson.fillers if name == role for m in those]
                for members in self._known[page.story.id][0] if mentions else ():
                    if right[members, r].max() > 0:
                        taught.append(forms.lesson_of(page, members, scores.roles[:, r], r, mentions, self._credit))
        self._forms = forms.Forms().fit(taught)

    def _fit_together(self, pages: Sequence[Page], lessons: Sequence[Sequence[Lesson]], scored: Sequence[Scores]) -> None:
        rows: list[list[float]] = []
        truth: list[bool] = []
        stories: list[str] = []
        for page, taught, scores in zip(pages, lessons, scored, strict=True):
            if not taught:
                continue
            for kind, fillers in self._by_type(page, scores, lambda _: _LOOSE_FILLER).items():
                same = [lesson for lesson in taught if lesson.type == kind]
                hit = [f for f in fillers if f.role in HIT]
                owners = [{n for n, lesson in enumerate(same) if self._owns(lesson, f)} for f in hit]
                setting = self._setting(page) if len(hit) > 1 else None
                for i, j in combinations(range(len(hit)), 2):
                    if owners[i] and owners[j] and setting:
                        rows.append(compared(page, scores, setting, (hit[i], hit[j]), len(hit), TYPES.index(kind), self.memory))
                        truth.append(bool(owners[i] & owners[j]))
                        stories.append(page.story.id)
        self._together = Together().fit(rows, truth, stories)

    def _owns(self, lesson: Lesson, filler: Filler) -> bool:
        return any(self._credit(filler.role, filler.words, m) == 1 for role, those in lesson.fillers if role == filler.role for m in those)


def _told(kind: str, part: Part) -> Told:
    fillers = tuple(sorted(part.fillers, key=lambda f: -f.chance))
    return Told(kind, fillers, tuple(part.bonds.get(f, UNPAIRED) for f in fillers), part.apart)


class _First:
    """The first step: phrases × roles, sentences × types, the story's types by its words."""

    def fit(self, pages: Sequence[Page], truth: Sequence[Floats], types: Floats, sentences: Sequence[Floats]) -> "_First":
        from scipy.sparse import vstack

        right, told = np.concatenate([t for t in truth if len(t)]), [p for p in pages if p.found]
        self._roles = Machines(1e-5).fit(vstack([p.rows for p in told]).tocsr(), right)
        self._views = [Machines(1e-5).fit(vstack([p.views[n] for p in told]).tocsr(), right) for n in range(len(told[0].views))]
        said = vstack([p.sentences for p in pages if p.text.parsed.sentences]).tocsr()
        self._sentences = Machines(1e-5).fit(said, np.concatenate([t for t in sentences if len(t)]))
        self._types = TypeModel(telling, claimed).fit([p.story for p in pages], types)
        return self

    def scores(self, page: Page) -> Scores:
        roles = self._roles.odds(page.rows) if page.found else np.full((1, len(ROLES)), -12.0)
        views = np.concatenate([view.odds(rows) for view, rows in zip(self._views, page.views, strict=True)], axis=1)
        sentences = self._sentences.odds(page.sentences) if page.text.parsed.sentences else np.full((1, len(TYPES)), -12.0)
        return Scores(roles, sentences, self._types.chances([page.story])[0], views)


def _sentence_truth(page: Page, taught: Sequence[Lesson]) -> Floats:
    """Sentences × types: whether a mention of a filler of that type stands in the sentence."""
    truth = np.zeros((len(page.text.parsed.sentences), len(TYPES)))
    said = [f" {' '.join(page.text.words[a:b])} " for a, b in page.text.parsed.sentences]
    for lesson in taught:
        if lesson.type in TYPES:
            mentions = {f" {' '.join(m.lower().split())} " for _, those in lesson.fillers for m in those}
            for number, words in enumerate(said):
                if any(m in words for m in mentions):
                    truth[number, TYPES.index(lesson.type)] = 1
    return truth
