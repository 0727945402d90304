"""`python -m bench places --data FILE.jsonl`: toponyms found and placed in LGL or GeoWebNews (`toponyms`: start, end, name, lat, lon).

Scores: precision, recall and F1 of exact spans; Acc@161km over the gold toponyms given to the resolver, a toponym without a candidate counting
as wrong (beside it the share with a candidate, and the accuracy among those); found and within 161 km: gold toponyms that are found (spans
overlap) and placed within 161 km, in running text. `in_box` also counts a gold point inside the box of the country, province or county found.
Both corpora mark names of peoples ("Russian") as their country, so demonyms count here. Peer in the same run: the most populous place
of the name, among the same candidates. Toponyms with negative offsets are skipped.

Speed is MB of UTF-8 a second of processor time: reading the texts twice (a fresh process, then once more), the scan alone (text in, names
out), and its peer, a bare look-up of the longest key at every word in the same trie.
"""

import json
import re
import time
from collections.abc import Callable, Iterator
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from gavah.gazetteer import Gazetteer, default, places, resolve_given
from gavah.gazetteer.keys import matching
from gavah.gazetteer.mentions import scanned
from gavah.gazetteer.pack import MAX_KEY
from gavah.model import PlaceMention, folded

NEAR_KM = 161.0
_WORD = re.compile(r"\w+")
Toponym = dict[str, Any]


def run(data: Path, out: Path | None = None, *, gold_toponyms: bool = False, pack: Path | None = None) -> dict[str, object]:
    """Scores of the file `data`; `out` gets a prediction a line; `gold_toponyms` writes those of the given toponyms. `pack`: another pack folder."""
    gazetteer = Gazetteer(pack) if pack else default()
    documents = list(_documents(data))
    texts = [text for _, text, _ in documents]
    speed, found = _speed(texts, gazetteer)
    given = [resolve_given(text, [(t["start"], t["end"]) for t in gold], lang="en", gazetteer=gazetteer) for _, text, gold in documents]
    if out:
        shown = [[one for one in row if one] for row in given] if gold_toponyms else found
        _write(out, [(id, one) for (id, _, _), row in zip(documents, shown, strict=True) for one in row])
    golds = [gold for _, _, gold in documents]
    return {
        "documents": len(documents),
        "toponyms": sum(map(len, golds)),
        "recognition": _recognition(found, golds),
        "resolution": _resolution(given, golds),
        "found_and_within_161km": _found_and_near(found, golds),
        "peer most populous": _resolution([[_most_populous(one, gazetteer) for one in row] for row in given], golds),
        "mb_per_s of processor time": speed,
        "pack": gazetteer.pack.about,
    }


def _speed(texts: list[str], gazetteer: Gazetteer) -> tuple[dict[str, float], list[list[PlaceMention]]]:
    """MB a second of each step, and the places found."""
    read: Callable[[str], list[PlaceMention]] = lambda text: places(text, lang="en", gazetteer=gazetteer)  # noqa: E731
    read("Tehran")
    fresh, found = _timed(read, texts)
    again, _ = _timed(read, texts)
    scan, _ = _timed(lambda text: scanned(text, gazetteer), texts)
    peer, _ = _timed(lambda text: _longest_keys(text, gazetteer), texts)
    return {"fresh": fresh, "again": again, "scan alone": scan, "peer trie alone": peer}, found


def _timed(work: Callable[[str], list[Any]], texts: list[str]) -> tuple[float, list[list[Any]]]:
    started = time.process_time()
    done = [work(text) for text in texts]
    return round(sum(len(text.encode()) for text in texts) / 1e6 / max(time.process_time() - started, 1e-9), 2), done


def _longest_keys(text: str, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """The peer: the longest key at each word, whatever stands around it."""
    words, found, free = matching(folded(text)), [], 0
    for word in _WORD.finditer(words):
        start = word.start()
        if start >= free:
            ends = [start + len(name) for name in gazetteer.prefixes(words[start : start + MAX_KEY])]
            free = next((end for end in reversed(ends) if not words[end : end + 1].isalnum()), free)
            if free > start:
                found.append((start, free))
    return found


def _documents(path: Path) -> Iterator[tuple[str, str, list[Toponym]]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield row["id"], row["text"], [t for t in row["toponyms"] if t["start"] >= 0 and t.get("lat") is not None]


def _recognition(found: list[list[PlaceMention]], golds: list[list[Toponym]]) -> dict[str, float]:
    mine = {(at, one.start, one.end) for at, row in enumerate(found) for one in row}
    gold = {(at, t["start"], t["end"]) for at, row in enumerate(golds) for t in row}
    precision, recall = len(mine & gold) / max(len(mine), 1), len(mine & gold) / max(len(gold), 1)
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(2 * precision * recall / max(precision + recall, 1e-9), 4)}


def _resolution(given: list[list[PlaceMention | None]], golds: list[list[Toponym]]) -> dict[str, float]:
    pairs = [(one, t) for row, gold in zip(given, golds, strict=True) for one, t in zip(row, gold, strict=True)]
    with_candidate = [(one, t) for one, t in pairs if one]
    near = sum(_near(one, t) for one, t in with_candidate)
    boxed = sum(_near(one, t) or _boxed(one, t) for one, t in with_candidate)
    return {
        "acc_161km": round(near / len(pairs), 4),
        "acc_161km_or_in_box": round(boxed / len(pairs), 4),
        "with_candidate": round(len(with_candidate) / len(pairs), 4),
        "acc_161km_of_those": round(near / max(len(with_candidate), 1), 4),
    }


def _found_and_near(found: list[list[PlaceMention]], golds: list[list[Toponym]]) -> dict[str, float]:
    total = near = boxed = 0
    for row, gold in zip(found, golds, strict=True):
        for toponym in gold:
            total += 1
            over = [one for one in row if one.start < toponym["end"] and one.end > toponym["start"]]
            near += any(_near(one, toponym) for one in over)
            boxed += any(_near(one, toponym) or _boxed(one, toponym) for one in over)
    return {"share": round(near / total, 4), "or_in_box": round(boxed / total, 4)}


def _near(one: PlaceMention, toponym: Toponym) -> bool:
    return one.lat is not None and one.lon is not None and kilometres(one.lat, one.lon, toponym["lat"], toponym["lon"]) <= NEAR_KM


def _boxed(one: PlaceMention, toponym: Toponym) -> bool:
    if one.bbox is None:
        return False
    west, south, east, north = one.bbox
    return bool(west <= toponym["lon"] <= east and south <= toponym["lat"] <= north)


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance in km (haversine, mean radius 6371.0088 km); degrees in."""
    north, east = radians(other_lat - lat) / 2, radians(other_lon - lon) / 2
    return 2 * 6371.0088 * asin(sqrt(sin(north) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(east) ** 2))


def _most_populous(one: PlaceMention | None, gazetteer: Gazetteer) -> PlaceMention | None:
    if one is None:
        return None
    people: Callable[[str], int] = lambda id: row.population if (row := gazetteer.row(id)) else 0  # noqa: E731
    best = max((candidate.id for candidate in one.candidates), key=people)
    lat, lon, _ = gazetteer.point(best) or (None, None, None)
    return PlaceMention(start=one.start, end=one.end, words=one.words, id=best, name=best, level=one.level, path=(best,), lat=lat, lon=lon)


def _write(out: Path, rows: list[tuple[str, PlaceMention]]) -> None:
    with out.open("w", encoding="utf-8") as file:
        for id, one in rows:
            row = {
                "doc": id,
                "start": one.start,
                "end": one.end,
                "words": one.words,
                "id": one.id,
                "lat": one.lat,
                "lon": one.lon,
                "level": one.level,
            }
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
