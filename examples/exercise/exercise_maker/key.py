"""The answer key: what the templates say of their own sentences, never what a reader found."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, product
from math import ceil, floor
from typing import Any

from exercise_maker.calendars import MONTHS_EN, SOLAR_FA, solar
from exercise_maker.furniture import FURNITURE
from exercise_maker.markup import Mark, Report, options
from exercise_maker.numerals import PERSIAN_DIGITS
from exercise_maker.world import Entry, World

Row = dict[str, Any]

SAME_VOICE = ("exact", "near", "translation")


def bounds(rule: str, n: int) -> tuple[int, int | None]:
    """Return the interval that a number's words mean (the rules of NORMS.md)."""
    table: dict[str, tuple[int, int | None]] = {
        "exact": (n, n),
        "atleast": (n, None),
        "more": (n + 1, None),
        "upto": (1, n),
        "fewer": (0, n - 1),
        "nomore": (0, n),
        "nearly": (ceil(0.9 * n), n),
        "about": (ceil(0.9 * n), floor(1.1 * n)),
        "several": (3, 9),
        "dozens": (24, 99),
        "dahha": (20, 99),
        "chanddah": (30, 99),
        "scores": (40, 99),
        "hundreds": (200, 999),
        "single": (1, 1),
        "none": (0, 0),
        "unknown": (1, None),
    }
    return table[rule]


def claims(reports: Sequence[Report], world: World) -> list[Row]:
    """Return the key's claims, one row for each claim of each report."""
    roots = _roots(reports)
    rows = []
    for report in reports:
        specs = [(mark, spec) for mark in report.claims for spec in mark.spec]
        for number, (mark, spec) in enumerate(specs, start=1):
            name = f"{report.id}-{number}"
            rows.append({"id": name} | _claim(report, mark, spec, world, roots))
    return rows


def _roots(reports: Sequence[Report]) -> dict[tuple[str, str | None], str]:
    """Return who speaks first in each report or passage: for a copy, its original's outlet."""
    of = {(r.id, c.passage): c.of for r in reports for c in r.copies if c.kind in SAME_VOICE}
    outlet = {r.id: r.source for r in reports}
    roots = {}
    for key in [(r.id, None) for r in reports] + list(of):
        report = key[0] if key not in of else of[key]
        while (report, None) in of:
            report = of[report, None]
        roots[key] = outlet[report]
    return roots


def _claim(
    report: Report,
    mark: Mark,
    spec: str,
    world: World,
    roots: Mapping[tuple[str, str | None], str],
) -> Row:
    entry_name, opts = options(spec)
    entry = world.entries[entry_name] if entry_name != "-" else _loose(opts)
    by = [body.strip() for body in opts.get("by", "").split(">") if body.strip()]
    low, high = _quantity(entry, opts, world)
    earliest, latest = _when(entry, opts, world)
    total = entry.kind == "total"
    polarity = opts.get("pol", entry.polarity)
    modality = opts.get("mod", entry.modality)
    told = polarity == "affirmed" and modality == "asserted"
    root = roots.get((report.id, mark.passage)) or roots[report.id, None]
    return {
        "report": report.ref,
        "passage": mark.passage,
        "quote": mark.quote,
        "lang": report.lang,
        "kind": entry.kind if told else "statement",
        "type": opts.get("type", entry.type),
        "measure": opts.get("m", entry.measure),
        "low": low,
        "high": high,
        "complete": "complete" in opts,
        "earliest": earliest,
        "latest": latest,
        "since": earliest if total else None,
        "as_of": latest if total else None,
        "said": mark.said.isoformat(),
        "where": [place_row(p, world) for p in opts.get("at", entry.place).split("+") if p != "?"],
        "polarity": polarity,
        "modality": modality,
        "issuers": [_outlet(report, world), *(_body(body, report.lang, world) for body in by)],
        "root": opts.get("root", by[-1] if by else root),
        "event": entry.id if entry.kind == "event" and entry.id != "-" else None,
        "total": entry.id if total else None,
        "unit": opts.get("unit"),
    }


def _loose(opts: Mapping[str, str]) -> Entry:
    return Entry(
        "-", opts.get("kind", "statement"), opts["type"], opts.get("m"), opts.get("at", "?"),
        opts.get("day", "?"), opts.get("day", "?"), None, "affirmed", "asserted",
    )  # fmt: skip


def _quantity(entry: Entry, opts: Mapping[str, str], world: World) -> tuple[int | None, int | None]:
    if "to" in opts:
        return world.number(opts["x"]), world.number(opts["to"])
    expression = opts.get("x", entry.number)
    rule = opts.get("b", "exact")
    if expression is None and rule in ("exact", "atleast", "more", "upto", "nearly", "about"):
        return (None, None) if entry.kind == "statement" else (1, None)
    return bounds(rule, world.number(expression) if expression else 0)


def _when(entry: Entry, opts: Mapping[str, str], world: World) -> tuple[str | None, str | None]:
    day = opts.get("day")
    since, until = entry.since, entry.until
    if day:
        since, _, until = day.partition("..")
        until = until or since
    first, last = (None if d in ("?", "") else world.day(d).isoformat() for d in (since, until))
    return first, last


def place_row(name: str, world: World) -> Row:
    """Return a place as the key writes it, with the places it lies in."""
    place = world.places[name]
    path = []
    parent = place.parent
    while parent:
        path.append(world.places[parent].en[0])
        parent = world.places[parent].parent
    return {"level": place.level, "name": place.en[0], "name_fa": place.fa[0], "in": path}


def _outlet(report: Report, world: World) -> str:
    row = next(row for row in world.sources if row["id"] == report.source)
    return str(row["name"] if report.lang == "en" else row["name_fa"])


def _body(body: str, lang: str, world: World) -> str:
    words = world.bodies[body][lang]
    for name, place in world.places.items():
        words = words.replace("{" + name + "}", (place.en if lang == "en" else place.fa)[0])
    return words


def copies(reports: Sequence[Report]) -> list[Row]:
    """Return which report or passage copies which."""
    refs = {report.id: report.ref for report in reports}
    return [{"a": report.ref, "passage": copy.passage, "b": refs[copy.of], "kind": copy.kind} for report in reports for copy in report.copies]


def events(rows: Sequence[Row], world: World) -> list[Row]:
    """Return pairs of claims that tell of the same event, of distinct ones, or possibly of one."""
    by_event: dict[str, list[str]] = {}
    for row in rows:
        if row["event"] and row["kind"] == "event":
            by_event.setdefault(row["event"], []).append(row["id"])
    pairs = [{"a": a, "b": b, "verdict": "same"} for ids in by_event.values() for a, b in combinations(ids, 2)]
    for verdict, couples in (("distinct", world.lookalikes), ("possible", world.possible)):
        for left, right in couples:
            both = product(by_event.get(left, []), by_event.get(right, []))
            pairs += [{"a": a, "b": b, "verdict": verdict} for a, b in both]
    return pairs


def lookalikes(reports: Sequence[Report]) -> list[Row]:
    """Return reports with nearly the same words that are no copies: they tell of other events."""
    refs = {report.id: report.ref for report in reports}
    marked = [(r.ref, of) for r in reports for of in r.head.get("lookalike", "").split()]
    return [{"a": ref, "b": refs[of]} for ref, of in marked]


def traps(reports: Sequence[Report]) -> list[Row]:
    """Return words out of which no count and no event of the month may be read."""
    return [{"report": report.ref, "words": words, "why": why} for report in reports for why, words in [*report.traps, *_furniture(report)]]


def _furniture(report: Report) -> list[tuple[str, str]]:
    if report.head["format"] == "pdf":
        return [("page number", "Page 1 of")]
    if report.head["format"] not in ("html", "warc"):
        return []
    return [("furniture", words) for words in FURNITURE[report.source].numbers(report.lang == "fa")]


def accusations(reports: Sequence[Report]) -> list[Row]:
    """Return where a named living person is said to have done a wrong."""
    return [{"report": report.ref, "words": words, "accused": "jamshid"} for report in reports for why, words in report.traps if why == "accusation"]


def consent(reports: Sequence[Report]) -> list[Row]:
    """Return which report's consent another report withdraws, and for whom."""
    refs = {report.id: report.ref for report in reports}
    marked = [(r.ref, r.head["withdraws"].split()) for r in reports if "withdraws" in r.head]
    return [{"report": refs[of], "withdrawn_in": ref, "person": who} for ref, (of, who) in marked]


def nothing(reports: Sequence[Report]) -> list[Row]:
    """Return the reports in which there is nothing to find."""
    return [{"report": report.ref} for report in reports if report.head.get("nothing") == "yes"]


def persons(reports: Sequence[Report], world: World) -> list[Row]:
    """Return the invented persons, their classes, and where they are named."""
    rows = []
    for name, person in world.persons.items():
        found = sorted({(r.ref, w) for r in reports for p, w in r.persons if p == name})
        mentions = [{"report": ref, "words": words} for ref, words in found]
        rows.append(
            {"id": name, "class": person["class"], "name": person["en"], "name_fa": person["fa"]}
            | {"mentions": mentions, "note": person.get("note", "")}
        )
    return rows


def _dated(report: Report) -> str | None:
    """Return where a file says its own day: in its metadata, in its text, or nowhere (None)."""
    if report.head["format"] != "text" and report.head.get("meta", "yes") == "yes":
        return "metadata"
    day = report.published
    year, month, number = (str(part) for part in solar(day))
    english = f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}"
    persian = f"{number} {SOLAR_FA[int(month) - 1]} {year}".translate(PERSIAN_DIGITS)
    return "text" if english in report.text or persian in report.text else None


def report_rows(reports: Sequence[Report]) -> list[Row]:
    """Return one row for each report: where it is, who speaks, when, in what."""
    return [
        {
            "id": report.id,
            "report": report.ref,
            "source": report.source,
            "lang": report.lang,
            "published": report.published.isoformat(),
            "dated": _dated(report),
            "format": report.head["format"],
            "constructed": True,
        }
        for report in reports
    ]


def json_lines(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return rows as JSON Lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
