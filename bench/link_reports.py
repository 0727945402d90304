"""`python -m bench link-reports --data FOLDER`: news reports → the incidents they tell of (`reports.jsonl`: id, incident, dct, title, content).

Scored on reports of one incident with at least 20 words: B³, pairwise F1, the number of clusters beside the gold's, and whether the interval of
their number holds the truth; for the whole and for each half by day. What gavah ships was fitted on the first half alone
(scripts/train_stories.py): the second shows whether it holds half a year later. Peers in the same run: TF-IDF with time, online (nearest
neighbour) and batch (average link), their threshold chosen on the first half.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from bench.clusters import agreement
from gavah.gazetteer import places
from gavah.linking.stories import Stories, StoryProfile, profile, stories
from gavah.model import PlaceMention, Report
from gavah.reading.numbers import numbers
from gavah.reading.times import times

WORDS = 20
WINDOW = 14
"""Days that the peers look back; the best of 7, 14, 30 and 60 on the first half."""
CUTS = tuple(round(0.10 + 0.05 * i, 2) for i in range(10))
Row = dict[str, Any]


def run(data: Path, out: Path | None = None, *, peer: tuple[str, ...] = ()) -> dict[str, object]:
    """Scores of gavah and of the peers; `out` takes a line a report with its event, then one line with the interval of their number."""
    rows = documents(data)
    gold = [row["incident"] for row in rows]
    halves = {"all": slice(None), "first_half": slice(0, len(rows) // 2), "second_half": slice(len(rows) // 2, None)}
    profiles = [story_profile(as_report(row)) for row in rows]
    scores: dict[str, object] = {"reports": len(rows), "incidents": len(set(gold))}
    whole: Stories | None = None
    for name, part in halves.items():
        found = stories(profiles[part])
        whole = whole or found
        labels = [found.group[row["id"]] for row in rows[part]]
        truth = len(set(gold[part]))
        scores[name] = {
            **agreement(labels, gold[part]),
            "events_low": found.low,
            "events_high": found.high,
            "holds_truth": found.low <= truth <= found.high,
        }
    if out and whole:
        lines = [{"id": id_, "event": event} for id_, event in whole.group.items()]
        out.write_text("".join(json.dumps(line) + "\n" for line in [*lines, {"low": whole.low, "high": whole.high}]), "utf-8")
    likeness, day = _compared(rows)
    for name in peer or PEERS:
        scores[f"peer {name}"] = _peer(PEERS[name], likeness, day, gold, halves)
    return scores


def documents(data: Path) -> list[Row]:
    """Reports of one incident with enough words, each once, by day."""
    rows = [json.loads(line) for line in (data / "reports.jsonl").read_text("utf-8").splitlines()]
    incidents: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        incidents[row["id"]].add(row["incident"])
    once = {row["id"]: row for row in rows if len(incidents[row["id"]]) == 1 and len((row["content"] or "").split()) >= WORDS}
    return sorted(once.values(), key=lambda row: (row["dct"], row["id"]))


def as_report(row: Row) -> Report:
    """A row as a report; its source is the host of its address, behind the archive's."""
    text = f"{row['title'] or ''}\n\n{row['content'] or ''}"
    return Report(
        id=row["id"],
        sha256="0" * 64,
        media_type="text/plain",
        source=_host(row["uri"]),
        text=text,
        language="en",
        published=date.fromisoformat(row["dct"]),
    )


def story_profile(report: Report, named: Sequence[PlaceMention] | None = None) -> StoryProfile:
    """An English report as gavah takes it in; `named`: the places of its text, where they are known already."""
    text = report.text
    located = places(text, lang="en") if named is None else named
    return profile(report, located, times(text, lang="en", anchor=report.published), numbers(text, lang="en"))


def _host(address: str) -> str:
    hosts = re.findall(r"https?:/+(?:www\.)?([^/:]+)", address or "")
    return hosts[-1].lower() if hosts else ""


def _compared(rows: list[Row]) -> tuple[Any, Any]:
    """What the peers compare: the likeness of every two reports, and the day of each."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    words = TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=2, max_df=0.3)
    matrix = words.fit_transform(f"{row['title'] or ''}\n{row['content']}" for row in rows)
    return (matrix @ matrix.T).toarray(), np.array([date.fromisoformat(row["dct"]).toordinal() for row in rows])


def _peer(
    cluster: Callable[..., list[int]],
    likeness: Any,  # noqa: ANN401 - numpy arrays
    day: Any,  # noqa: ANN401 - numpy arrays
    gold: list[str],
    halves: dict[str, slice],
) -> dict[str, object]:
    """The scores of a peer with the threshold that has the best pairwise F1 on the first half."""
    first = halves["first_half"]
    best = max(CUTS, key=lambda cut: agreement(cluster(likeness[first, first], day[first], cut), gold[first])["pairwise"])
    return {"threshold": best} | {name: agreement(cluster(likeness[part, part], day[part], best), gold[part]) for name, part in halves.items()}


def _online(likeness: Any, day: Any, cut: float) -> list[int]:  # noqa: ANN401 - numpy arrays
    """Each report joins the cluster of its likest report of the days before, or starts one."""
    labels: list[int] = []
    for at in range(len(day)):
        back = np.flatnonzero(day[at] - day[:at] <= WINDOW)
        nearest = int(back[np.argmax(likeness[at, back])]) if len(back) else -1
        labels.append(labels[nearest] if nearest >= 0 and likeness[at, nearest] >= cut else max(labels, default=-1) + 1)
    return labels


def _batch(likeness: Any, day: Any, cut: float) -> list[int]:  # noqa: ANN401 - numpy arrays
    """Average link over all pairs no further apart than the window."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    apart = np.where(np.abs(day[:, None] - day[None]) <= WINDOW, 1 - likeness, 1.0)
    np.fill_diagonal(apart, 0)
    return [int(label) for label in fcluster(linkage(squareform(np.clip(apart, 0, 1), checks=False), "average"), 1 - cut, "distance")]


PEERS = {"online tf-idf": _online, "batch tf-idf": _batch}
