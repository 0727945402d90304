"""Several incidents of one type in one story: do two of its targets belong together? A classifier over wordless features, then average linkage."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np

from bench.fillers.evidence import TRIGGER
from bench.fillers.fillers import Filler, trees
from bench.fillers.mentions import Floats, Page, Scores

HIT = ("Target", "Name", "Description")
_CUE = re.compile(
    r"\b(?:another|meanwhile|also|other|in addition|separate|second|later|earlier|elsewhere|previous|last year|moreover|furthermore|"
    r"simultaneous|same day|same time)\b"
)
_FAR = 99


class Setting(NamedTuple):
    """For each sentence: the place and the day it names (None if it names none), the same carried on, its paragraph, cues and triggers."""

    places: list[str | None]
    days: list[str | None]
    last_places: list[str | None]
    last_days: list[str | None]
    paragraphs: list[int]
    cues: list[int]
    triggers: list[int]


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
    return Setting(rows[0], rows[1], _carried(rows[0]), _carried(rows[1]), paragraphs, cues, triggers)


def _carried(named: Sequence[str | None]) -> list[str | None]:
    out: list[str | None] = []
    for one in named:
        out.append(one or (out[-1] if out else None))
    return out


def compared(page: Page, scores: Scores, setting: Setting, pair: tuple[Filler, Filler], count: int, kind: int) -> list[float]:
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
    return [float(x or 0) for x in row]


class Together:
    """Whether two targets belong to one incident."""

    def fit(self, rows: Sequence[Sequence[float]], truth: Sequence[bool]) -> "Together":
        """Fit on pairs."""
        two = len(set(truth)) == 2
        self._model: Any = trees(120, 10).fit(np.array(rows), np.array(truth)) if two and len(rows) > 50 else None
        return self

    def parts(self, page: Page, scores: Scores, setting: Setting, fillers: Sequence[Filler], kind: int, least: float) -> list[list[Filler]]:
        """The fillers of one type of incident, in one list an incident: targets that belong together by at least `least` on average."""
        return self.partings(page, scores, setting, fillers, kind, (least,))[0]

    def partings(
        self, page: Page, scores: Scores, setting: Setting, fillers: Sequence[Filler], kind: int, leasts: Sequence[float]
    ) -> list[list[list[Filler]]]:
        """`parts` for each of `leasts`; 0 is one incident of all."""
        hit = [f for f in fillers if f.role in HIT]
        whole = [list(fillers)]
        if self._model is None or len(hit) < 2:
            return [whole] * len(leasts)
        pairs = list(combinations(range(len(hit)), 2))
        chances = self._model.predict_proba(np.array([compared(page, scores, setting, (hit[i], hit[j]), len(hit), kind) for i, j in pairs]))[:, 1]
        out: list[list[list[Filler]]] = []
        for least in leasts:
            parts_of = [[hit[i] for i in part] for part in _linked(len(hit), pairs, 1 - chances, 1 - least)] if least else []
            strong = [part for part in parts_of if max(f.chance for f in part) > _STRONG]
            rest = [f for f in fillers if not any(f in part for part in strong)]
            out.append(_shared(page, strong, rest) if len(strong) > 1 else whole)
        return out


_STRONG = 0.3
"""An incident of its own needs a target at least as likely as this."""


def _linked(count: int, pairs: Sequence[tuple[int, int]], apart: Floats, most: float) -> list[list[int]]:
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    distances = np.zeros((count, count))
    for (i, j), value in zip(pairs, apart, strict=True):
        distances[i, j] = distances[j, i] = value
    labels = fcluster(linkage(squareform(distances), "average"), most, "distance").tolist()
    return [[i for i in range(count) if labels[i] == label] for label in dict.fromkeys(labels)]


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
