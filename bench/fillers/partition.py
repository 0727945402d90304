"""Several incidents of one type in one story: do two of its targets belong together? A classifier over wordless features, then average linkage."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np

from bench.fillers.blend import Blend
from bench.fillers.evidence import TRIGGER
from bench.fillers.fillers import Filler
from bench.fillers.memory import Memory
from bench.fillers.mentions import Floats, Page, Scores
from bench.fillers.phrases import Phrased
from bench.fillers.text import token_at
from bench.incidents import HIT

_CUE = re.compile(
    r"\b(?:another|meanwhile|also|other|in addition|separate|second|later|earlier|elsewhere|previous|last year|moreover|furthermore|"
    r"simultaneous|same day|same time)\b"
)
_FAR = 99
_MOST, _HIGH = 8, 6
"""Mentions looked at, and how high one climbs from each."""


class Setting(NamedTuple):
    """For each sentence: the place and the day it names (None if it names none), the same carried on, its paragraph, cues and triggers.

    `place_tokens`, `day_tokens`: where each place and day is named.
    """

    places: list[str | None]
    days: list[str | None]
    last_places: list[str | None]
    last_days: list[str | None]
    paragraphs: list[int]
    cues: list[int]
    triggers: list[int]
    place_tokens: list[tuple[int, str]]
    day_tokens: list[tuple[int, str]]


class Part(NamedTuple):
    """The fillers of one incident; chances are `UNPAIRED` where there is nothing to compare.

    `bonds`: for each target the mean chance that it belongs with the others; `apart`: the greatest mean chance that the
    targets belong with those of another part.
    """

    fillers: list[Filler]
    bonds: Mapping[Filler, float]
    apart: float


UNPAIRED = -1.0


def setting_of(page: Page, places: Sequence[tuple[int, str]], days: Sequence[tuple[int, str]]) -> Setting:
    """The setting of a page, from where (offsets) places and days are named in it."""
    text = page.text
    starts = [text.tokens[a].start for a, _ in text.parsed.sentences]
    said = [text.words[a:b] for a, b in text.parsed.sentences]
    rows: list[list[str | None]] = []
    for mentions in (places, days):
        named: list[str | None] = [None] * len(starts)
        for offset, name in mentions:
            at = max(0, bisect_right(starts, offset) - 1)
            named[at] = named[at] or name
        rows.append(named)
    paragraphs = [page.story.text.count("\n\n", 0, start) for start in starts]
    cues = [len(_CUE.findall(" ".join(words))) for words in said]
    triggers = [sum(bool(TRIGGER.match(w)) for w in words) for words in said]
    tokens = [[(token_at(text, offset), name) for offset, name in mentions] for mentions in (places, days)]
    return Setting(rows[0], rows[1], _carried(rows[0]), _carried(rows[1]), paragraphs, cues, triggers, *tokens)


def _carried(named: Sequence[str | None]) -> list[str | None]:
    out: list[str | None] = []
    for one in named:
        out.append(one or (out[-1] if out else None))
    return out


def compared(page: Page, scores: Scores, setting: Setting, pair: tuple[Filler, Filler], count: int, kind: int, memory: Memory) -> list[float]:
    """The features of two targets of one type; `count`: how many the story has."""
    found = page.found
    left, right = sorted(pair, key=lambda f: (found[f.best].sentence, found[f.best].first))
    i, j = found[left.best].sentence, found[right.best].sentence
    near = min(abs(found[x].sentence - found[y].sentence) for x in left.members[:10] for y in right.members[:10])
    between = page.text.words[found[left.best].last + 1 : found[right.best].first] if i == j else ()
    heads = [page.text.words[found[f.best].head] for f in (left, right)]
    row: list[float | bool | None] = [j - i, near, i == j, setting.paragraphs[j] - setting.paragraphs[i], len(between) if i == j else _FAR]
    row += [("and" in between or "," in between) if i == j else -1, setting.last_places[i] == setting.last_places[j]]
    row += [setting.last_days[i] == setting.last_days[j], setting.places[j] is not None, setting.days[j] is not None]
    row += [
        len({p for p in setting.places if p}),
        len({d for d in setting.days if d}),
        sum(setting.cues[i + 1 : j + 1]),
        sum(setting.triggers[i : j + 1]),
    ]
    row += [HIT.index(left.role), HIT.index(right.role), left.chance, right.chance, count, kind, len(setting.places), i]
    row += [scores.sentences[i, kind], scores.sentences[j, kind], heads[0] == heads[1] and left.best != right.best]
    row += [sum(p is not None for p in setting.places[i + 1 : j + 1]), sum(d is not None for d in setting.days[i + 1 : j + 1])]
    row.append(gap_of(page, left, right))
    row += [*_recalled(page, memory, left, right), *_nearest(page, setting, left, right)]
    return [float(x or 0) for x in [*row, *_shared_events(page, left, right), *_shared_settings(page, setting, left, right)]]


def _recalled(page: Page, memory: Memory, left: Filler, right: Filler) -> list[float | bool]:
    """Whether other stories know two targets, and of one incident."""
    mine, theirs = (memory.known(page.story.id, f.role, f.words) for f in (left, right))
    both = bool(mine and theirs)
    return [both, bool(mine & theirs), both and not mine & theirs, bool(mine), bool(theirs)]


def _nearest(page: Page, setting: Setting, left: Filler, right: Filler) -> list[float | bool]:
    """Whether the place, and the day, that is named nearest to each of two targets in its sentence is the same."""
    row: list[float | bool] = []
    for named in (setting.place_tokens, setting.day_tokens):
        mine, theirs = (_name_beside(page, named, f.best) for f in (left, right))
        row += [bool(mine) and mine == theirs, bool(mine and theirs) and mine != theirs, bool(mine) + bool(theirs)]
    return row


def _name_beside(page: Page, named: Sequence[tuple[int, str]], mention: int) -> str:
    phrase = page.found[mention]
    inside = [(abs(token - phrase.head), name) for token, name in named if page.text.sentence_of[token] == phrase.sentence]
    return min(inside, default=(0, ""))[1]


def gap_of(page: Page, left: Filler, right: Filler) -> int:
    """The fewest words between a mention of one and a mention of the other in one sentence: a title and its name have none, or a comma."""
    spans = [[page.found[m] for m in f.members[:_MOST]] for f in (left, right)]
    gaps = [max(a.first - b.last, b.first - a.last) - 1 for a in spans[0] for b in spans[1] if a.sentence == b.sentence]
    return min((max(0, gap) for gap in gaps), default=_FAR)


def _shared_events(page: Page, left: Filler, right: Filler) -> list[float | bool]:
    """Whether the words of violence over two targets are the same ones, or alike."""
    here, there = event_over(page, left.best), event_over(page, right.best)
    every = [{e for m in f.members[:_MOST] for e in event_over(page, m)} for f in (left, right)]
    stems = [{page.text.words[e][:4] for e in events} for events in (here, there)]
    apart = abs(here[0] - there[0]) if here and there and page.text.sentence_of[here[0]] == page.text.sentence_of[there[0]] else _FAR
    return [len(every[0] & every[1]), len({*here} & {*there}), here[:1] == there[:1], len(stems[0] & stems[1]), apart]


def _shared_settings(page: Page, setting: Setting, left: Filler, right: Filler) -> list[float | bool]:
    """Sentences, words, places and days that two targets have in common over all their mentions."""
    told = [{page.found[m].sentence for m in f.members} for f in (left, right)]
    i, j = (page.found[f.best].sentence for f in (left, right))
    said = [{w for w in page.text.words[slice(*page.text.parsed.sentences[s])] if len(w) > 3} for s in (i, j)]
    row: list[float | bool] = [len(told[0] & told[1]) / min(map(len, told)), len(said[0] & said[1]) / max(1, min(map(len, said)))]
    for named in (setting.places, setting.days):
        mine, theirs = ({named[s] for s in sentences if named[s]} for sentences in told)
        row += [None not in {named[i], named[j]} and named[i] != named[j], len(mine & theirs), bool(mine and theirs and not mine & theirs)]
    return [*row, len(left.members), len(right.members)]


def event_over(page: Phrased, mention: int) -> list[int]:
    """The tokens of violence that a mention hangs on in the grammar, the nearest first; else the nearest one in its sentence."""
    phrase, tokens = page.found[mention], page.text.tokens
    at, over = phrase.head, []
    for _ in range(_HIGH):
        if not phrase.first <= at <= phrase.last and TRIGGER.match(page.text.words[at]):
            over.append(at)
        at = tokens[at].head
    near = (n for n in range(*page.text.parsed.sentences[phrase.sentence]) if TRIGGER.match(page.text.words[n]))
    return list(dict.fromkeys(over)) or [*sorted(near, key=lambda n: abs(n - phrase.head))[:1]]


class Together:
    """Whether two targets belong to one incident: the mean of trees and a logistic model, each story as weighty as another.

    A story with thirty targets has hundreds of pairs, which alone would teach that targets belong together. By folds of dev, area under the curve in
    stories of several incidents: pairs of one weight .85, stories of one weight .89, with the logistic model .90 (logarithmic loss .79, .48, .42).
    """

    def fit(self, rows: Sequence[Sequence[float]], truth: Sequence[bool], stories: Sequence[str]) -> "Together":
        """Fit on pairs; `stories`: that of each."""
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline
        from sklearn.preprocessing import StandardScaler

        self._models: tuple[Blend, Any] | None = None
        if len(set(truth)) == 2 and len(rows) > _FEW:
            matrix, labels, count = np.array(rows), np.array(truth), Counter(stories)
            weights = np.array([1 / count[story] for story in stories]) * len(rows) / len(count)
            plain = make_pipeline(StandardScaler(), LogisticRegression(C=_STRICT, max_iter=2000))
            plain.fit(np.clip(matrix, -_WIDEST, _WIDEST), labels, logisticregression__sample_weight=weights)
            self._models = Blend(share=0.4).fit(matrix, labels, weights), plain
        return self

    def _chances(self, rows: Floats) -> Floats:
        assert self._models
        trees, plain = self._models
        return np.asarray((trees.of(rows) + plain.predict_proba(np.clip(rows, -_WIDEST, _WIDEST))[:, 1]) / 2)

    def partings(
        self, page: Page, scores: Scores, setting: Setting, fillers: Sequence[Filler], kind: int, leasts: Sequence[float], memory: Memory
    ) -> list[list[Part]]:
        """The fillers of one type of incident, a part an incident: targets that belong together on average by at least each of `leasts`.

        0 is one incident of all.
        """
        hit = [f for f in fillers if f.role in HIT]
        whole = [list(fillers)]
        if self._models is None or len(hit) < 2:
            return [_bonded(whole, hit, np.zeros((len(hit), len(hit))))] * len(leasts)
        pairs = list(combinations(range(len(hit)), 2))
        chances = self._chances(np.array([compared(page, scores, setting, (hit[i], hit[j]), len(hit), kind, memory) for i, j in pairs]))
        known = np.zeros((len(hit), len(hit)))
        for (i, j), chance in zip(pairs, chances, strict=True):
            known[i, j] = known[j, i] = chance
        out: list[list[Part]] = []
        for least in leasts:
            parts_of = [[hit[i] for i in part] for part in _linked(1 - known, 1 - least)] if least else []
            strong = [part for part in parts_of if max(f.chance for f in part) > _STRONG]
            rest = [f for f in fillers if not any(f in part for part in strong)]
            out.append(_bonded(_shared(page, strong, rest) if len(strong) > 1 else whole, hit, known))
        return out


_FEW = 50
_STRICT = 0.003
_WIDEST = 120
_STRONG = 0.3
"""An incident of its own needs a target at least as likely as this."""


def _bonded(parts: Sequence[list[Filler]], hit: Sequence[Filler], known: Floats) -> list[Part]:
    """`known`: the chances that each of `hit` belongs with each."""
    number = {f: n for n, f in enumerate(hit)}
    held = [[number[f] for f in part if f in number] for part in parts]
    out: list[Part] = []
    for part, mine in zip(parts, held, strict=True):
        bonds = {hit[i]: float(known[i, mine].sum() / (len(mine) - 1)) if len(mine) > 1 else UNPAIRED for i in mine}
        others = [float(known[np.ix_(mine, theirs)].mean()) for theirs in held if theirs is not mine and theirs and mine]
        out.append(Part(part, bonds, max(others, default=UNPAIRED)))
    return out


def _linked(apart: Floats, most: float) -> list[list[int]]:
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    distances = apart - np.diag(np.diag(apart))
    labels = fcluster(linkage(squareform(distances), "average"), most, "distance").tolist()
    return [[i for i in range(len(apart)) if labels[i] == label] for label in dict.fromkeys(labels)]


def _shared(page: Page, strong: Sequence[list[Filler]], rest: Sequence[Filler]) -> list[list[Filler]]:
    """Weak targets and weapons go to the nearest incident, perpetrators to every one near by."""
    out = [list(part) for part in strong]
    places = [[page.found[f.best].sentence for f in part] for part in strong]
    for filler in rest:
        far = [min(abs(page.found[m].sentence - s) for m in filler.members for s in at) for at in places]
        reach = {"PerpInd": 2, "PerpOrg": 2, "Weapon": 1}.get(filler.role, 0)
        one = far.index(min(far))
        for k, distance in enumerate(far):
            if k == one or (reach and (distance == far[one] or distance <= reach)):
                out[k].append(filler)
    return out
