"""Where and when an incident was: every place and day that a story names is a candidate, and a fitted model says what each is worth.

Worth is the scorer's credit (1, ½, 0), so that a country alone or "- DATELINE" is chosen where no place or day is likely enough.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np

from bench.fillers.blend import Blend
from bench.fillers.mentions import Page, Scores
from bench.fillers.phrases import Phrased
from bench.fillers.text import token_at
from bench.muc4.key import Template
from bench.muc4.links import Link, beside, events_of, linked
from bench.muc4.nationalities import COUNTRIES
from bench.muc4.places import NINE, Places
from bench.muc4.recalled import Votes
from bench.muc4.strings import match_date, match_place
from bench.muc4.texts import MONTHS

WIDE = frozenset({"DEPARTMENT", "PROVINCE", "REGION", "STATE"})
BEFORE = ("in", "at", "near", "of", "from", "to", "on", "between", "outside")
_PART = re.compile(r"^\s*([^()]+?) \(([A-Z /]+)\??\)\s*$")
_ADJECTIVES = {a.lower(): c for a, c in COUNTRIES.items()}
_COUNTRY = re.compile(
    r"\b(" + "|".join(map(re.escape, sorted({*(c.lower() for c in (*COUNTRIES.values(), *NINE)), *_ADJECTIVES}, key=len, reverse=True))) + r")\b"
)
_WEEKDAY = re.compile("monday|tuesday|wednesday|thursday|friday|saturday|sunday")
_KINDS = {
    "CITY": 0,
    "TOWN": 0,
    "NEIGHBORHOOD": 2,
    "DISTRICT": 2,
    "AREA": 2,
    "FARM": 3,
    "VILLAGE": 3,
    "MUNICIPALITY": 3,
    "JURISDICTION": 3,
    "HAMLET": 3,
}
_FAR = 9
_DATELINE = 200
_FEW = 50
_RECALLED = 2
"""Candidates at most that only other stories name."""
_UNTOLD = 99.0


class Focus(NamedTuple):
    """Where a story tells of an incident: its main sentence, the sentences of its fillers, its type's number, its fillers' best mentions."""

    main: int
    sentences: tuple[int, ...]
    kind: int
    mentions: tuple[int, ...] = ()


class Toponym(NamedTuple):
    """A place named in a story: sentence, offset, the places it may be (country, name, kind), the two words before, in the dateline."""

    sentence: int
    start: int
    known: tuple[tuple[str, str, str], ...]
    before: str
    earlier: str
    kind_said: bool
    dateline: bool


class Day(NamedTuple):
    """A day (or days) named in a story."""

    start: int
    words: str
    earliest: date
    latest: date


class Gazette:
    """The task's places and those of a key, by name."""

    def __init__(self, places: Places, keys: Iterable[Template] = ()) -> None:
        self._known = {name: list(rows) for name, rows in places.known.items()}
        for template in keys:
            for option in (o for fill in template.slots.get(3, ()) for o in fill.options):
                country, *rest = option.value.split(":")
                for match in (_PART.match(piece) for part in rest for piece in part.split(" - ")):
                    if match and len(match[1]) > 3:
                        rows = self._known.setdefault(match[1].strip().lower(), [])
                        row = (country.strip(), match[1].strip(), match[2])
                        rows.extend([row] if row not in rows else [])
        longest = sorted(self._known, key=len, reverse=True)
        names = "|".join(map(re.escape, longest)) or "(?!)"
        self._pattern = re.compile(
            rf"\b({names})\b(?:'s)?( (?:department|province|region|municipality|city|neighborhood|district|farm|town|village))?"
        )

    def toponyms(self, page: Phrased) -> list[Toponym]:
        """The places a story names."""
        text, line = page.story.text, page.story.text.find("--", 0, _DATELINE)
        starts = [page.text.tokens[a].start for a, _ in page.text.parsed.sentences]
        out: list[Toponym] = []
        for match in self._pattern.finditer(text):
            rows, said = self._known[match[1]], (match[2] or "").strip().upper()
            words = ["", "", *text[max(0, match.start() - 30) : match.start()].split()]
            kept = tuple(r for r in rows if r[2] == said) or tuple(rows)
            at = max(0, bisect_right(starts, match.start()) - 1)
            out.append(Toponym(at, match.start(), kept, words[-1], words[-2], bool(said), match.start() < line))
        return out


def votes_of(page: Phrased, toponyms: Sequence[Toponym]) -> Counter[str]:
    """How much each country is spoken of."""
    votes: Counter[str] = Counter()
    for toponym in toponyms:
        countries = {row[0] for row in toponym.known}
        for country in sorted(countries):
            votes[country] += 1 / len(countries)  # type: ignore[assignment]  # shares of a vote
    for match in _COUNTRY.finditer(page.story.text):
        country = _ADJECTIVES.get(match[1], match[1].upper())
        votes[country] += 1.5 if country in NINE else 0.5  # type: ignore[assignment]
    return votes


def places_near(page: Page, scores: Scores, focus: Focus, toponyms: Sequence[Toponym], recalled: Votes) -> dict[str, list[float]]:
    """Candidate location, written as the task does → its features; `recalled`: what other stories say of the incident."""
    votes = votes_of(page, toponyms)
    total = sum(votes.values()) or 1
    nine = [c for c, _ in votes.most_common() if c in NINE] or ["EL SALVADOR"]
    line = {row[0] for t in toponyms if t.dateline for row in t.known}
    count, told = len(scores.sentences), Counter(focus.sentences)
    sentence_odds, here = scores.sentences, Counter(t.sentence for t in toponyms if any(k not in WIDE for _, _, k in t.known))
    named = Counter(t.known for t in toponyms)
    out: dict[str, list[float]] = {}
    for t in toponyms:
        far = min((abs(t.sentence - s) for s in focus.sentences), default=_FAR)
        for country, name, kind in t.known:
            row: list[float | bool] = [far, t.sentence - focus.main, abs(t.sentence - focus.main), told[t.sentence]]
            row += [sentence_odds[t.sentence, focus.kind], sentence_odds[t.sentence].max()]
            row += [BEFORE.index(t.before) if t.before in BEFORE else -1, t.earlier in BEFORE, 1 if kind in WIDE else _KINDS.get(kind, 4)]
            row += [t.kind_said, t.dateline, votes[country] / total, country == nine[0], country in NINE, country in line, named[t.known]]
            row += [here[t.sentence], len(t.known), t.sentence, count, len(toponyms), 0, scores.types[focus.kind]]
            written = f"{country}: {name} ({kind})"
            if written not in out or (row[0], row[2]) < (out[written][0], out[written][2]):
                out[written] = [float(x) for x in row]
    for country in dict.fromkeys([*nine[:2], *(c for c, _ in votes.most_common(1))]):
        row = [0, 0, 0, 0, sentence_odds[focus.main, focus.kind], sentence_odds[focus.main].max(), -1, 0, 5, 0, 0, votes[country] / total]
        row += [
            country == nine[0],
            country in NINE,
            country in line,
            votes[country],
            0,
            0,
            focus.main,
            count,
            len(toponyms),
            1,
            scores.types[focus.kind],
        ]
        out[country] = [float(x) for x in row]
    spots = [(f"{country}: {name} ({kind})", t.start) for t in toponyms for country, name, kind in t.known]
    return _weighed(page, focus, out, spots, recalled, match_place)


def days_in(text: str, published: str) -> list[Day]:
    """The days a story in capitals names behind its dateline."""
    import gavah

    line = text.find("--", 0, _DATELINE)
    found = gavah.times(text, lang="en", anchor=published or None)
    return [
        Day(m.start, m.words.lower(), m.earliest, m.latest)
        for m in found
        if m.earliest and m.latest and m.type in {"DATE", "TIME"} and m.start > line
    ]


def days_near(page: Page, scores: Scores, focus: Focus, days: Sequence[Day], recalled: Votes) -> dict[str, list[float]]:
    """Candidate date, written as the task does → its features; `recalled`: what other stories say of the incident."""
    published = date.fromisoformat(page.story.published) if page.story.published else None
    starts = [page.text.tokens[a].start for a, _ in page.text.parsed.sentences]
    told, odds, count = Counter(focus.sentences), scores.sentences, len(scores.sentences)
    out: dict[str, list[float]] = {}
    for day in days:
        at = max(0, bisect_right(starts, day.start) - 1)
        far = min((abs(at - s) for s in focus.sentences), default=_FAR)
        ago = min(max((published - day.latest).days, -40), 400) if published else -99
        row: list[float | bool] = [
            far,
            at - focus.main,
            abs(at - focus.main),
            told[at],
            odds[at, focus.kind],
            odds[at].max(),
            (day.latest - day.earliest).days,
        ]
        row += [
            ago,
            bool(_WEEKDAY.search(day.words)),
            "today" in day.words or "this" in day.words,
            "yesterday" in day.words or "last night" in day.words,
        ]
        row += [any(c.isdigit() for c in day.words), any(w in day.words for w in ("last", "past", "week", "month")), len(days), at, count, 0]
        row += [sum((d.earliest, d.latest) == (day.earliest, day.latest) for d in days), scores.types[focus.kind]]
        written = _written(day)
        if written not in out or (row[0], row[2]) < (out[written][0], out[written][2]):
            out[written] = [float(x) for x in row]
    if published:
        near = min((row[0] for row in out.values()), default=_FAR)
        plain = [near, 0, 0, 0, odds[focus.main, focus.kind], odds[focus.main].max(), *[0] * 6, 0, len(days), focus.main, count]
        for mark, words in enumerate((f"- {day_written(published)}", day_written(published), day_written(published - timedelta(1))), 1):
            out.setdefault(words, [float(x) for x in [*plain, mark, 0, scores.types[focus.kind]]])
    return _weighed(page, focus, out, [(_written(day), day.start) for day in days], recalled, match_date)


def _written(day: Day) -> str:
    return day_written(day.earliest) if day.earliest == day.latest else f"{day_written(day.earliest)} - {day_written(day.latest)}"


def _weighed(
    page: Page, focus: Focus, rows: dict[str, list[float]], named: Sequence[tuple[str, int]], recalled: Votes, match: Callable[[str, str], float]
) -> dict[str, list[float]]:
    """Candidates with how they are `named` (what, at which offset) and what other stories say of them, which may be a candidate of its own."""
    events = events_of(page, focus.mentions)
    at = {offset: linked(page, token_at(page.text, offset), focus.mentions, events) for offset in {offset for _, offset in named}}
    links: dict[str, list[Link]] = {}
    for what, offset in named:
        links.setdefault(what, []).append(at[offset])
    every = [link for own in links.values() for link in own]
    width, total = len(next(iter(rows.values()), ())), sum(recalled.values())
    new = [value for value, _ in recalled.most_common(_RECALLED) if width and not any(match(what, value) == 1 for what in rows)]
    wide = rows | {value: [_UNTOLD] * width for value in new}
    shares = {what: sum(c for value, c in recalled.items() if match(what, value) == 1) / (total or 1) for what in wide}
    most = max(shares.values(), default=0.0)
    return {what: [*row, *beside(links.get(what, ()), every), shares[what], total, most] for what, row in wide.items()}


def day_written(day: date) -> str:
    """`04 JAN 71`."""
    return f"{day.day:02} {MONTHS[day.month - 1]} {day.year % 100:02}"


class Ranker:
    """What a candidate is worth."""

    def fit(self, rows: Sequence[Sequence[float]], worth: Sequence[float]) -> "Ranker":
        """`worth`: the credit of each row."""
        self._model = Blend(worth=True, leaves=12).fit(np.array(rows), np.array(worth)) if len(rows) > _FEW else None
        return self

    def best(self, candidates: dict[str, list[float]]) -> tuple[str, float]:
        """The candidate worth most and its worth, "" if there is none."""
        if not candidates or self._model is None:
            return next(reversed(candidates), ""), 0.0
        worth = self._model.of(np.array(list(candidates.values())))
        return list(candidates)[int(np.argmax(worth))], float(worth.max())
