"""An edition in the words of one language."""

from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from gavah import gazetteer
from gavah.model import Claim, Figure, Question
from gavah.ontology import label
from gavah.pictures import labels
from gavah.release.edition import Edition, Moved, Published
from gavah.release.redaction import QUOTED, WORDS

PAGE = 500
"""Claims a page."""
_WIDTH = 400


class Bar(NamedTuple):
    """Where an interval is drawn, in the units of its picture."""

    sure: float
    sure_width: float
    start: float
    width: float
    core: float


class Group(NamedTuple):
    """Claims that stand together: those of an event, or a total alone."""

    id: str
    claims: list[Claim]


class View:
    """What templates ask for. `t`: the words of the language."""

    def __init__(self, edition: Edition, lang: str, t: dict[str, str]) -> None:
        self.edition, self.lang, self.t = edition, lang, t
        self._claims = {one.id: one for one in edition.claims}
        self._sources = {one.id: one for one in edition.sources}
        self._published = {one.id: one.published for one in edition.reports}

    # --- figures ---

    @cached_property
    def whole(self) -> list[Published]:
        """The figures that are not broken down, by measure."""
        return sorted((one for one in self.edition.figures if one.figure.question.by is None), key=lambda one: one.figure.question.measure)

    def broken_down(self, whole: Published) -> list[Published]:
        """The same question by province, month, type and source, where it has rows."""
        asked = whole.figure.question
        return [one for one in self.edition.figures if one.figure.question.measure == asked.measure and one.figure.question.by and one.figure.rows]

    def question(self, question: Question) -> str:
        """What is asked, in words."""
        place = gazetteer.place(question.place) if question.place else None
        named = self._place_name(place.name, place.name_fa) if place else (question.place or self.t["everywhere"])
        window = self._window(question.start, question.end) if question.start or question.end else self.t["any_day"]
        return self.t["one_question"].format(measure=self.measure(question.measure), window=window, place=named)

    def measure(self, name: str) -> str:
        """A measure, or two joined, in words."""
        return self.t["or"].join(labels.words(self.lang)[part] for part in name.split("|"))

    def status(self, figure: Figure) -> str:
        """Whether the number is proven."""
        return self.t[f"status_{figure.status}"].format(self.number(figure.gap))

    def spoken(self, figure: Figure) -> str:
        """The interval for who cannot see it drawn."""
        said = (("floor", figure.floor), ("best", figure.best), ("ceiling", figure.ceiling))
        return labels.words(self.lang)["comma"].join(f"{self.t[name]} {self.number(value)}" for name, value in said)

    def bar(self, figure: Figure) -> Bar:
        """The interval on a line from 0; an open end runs to the edge."""
        most = max(figure.ceiling or 0, figure.named, 1) * (1.0 if figure.ceiling is not None else 1.25)
        start, core = figure.floor / most * _WIDTH, figure.best / most * _WIDTH
        end = _WIDTH if figure.ceiling is None else figure.ceiling / most * _WIDTH
        if self.lang == "fa":
            return Bar(_WIDTH - start, start, _WIDTH - end, end - start, _WIDTH - core)
        return Bar(0, start, start, end - start, core)

    def row_name(self, row: dict[str, Any], by: str | None) -> str:
        """The name of a row of a breakdown; without one a row is an event, named by its first claim."""
        key = row["bin"]
        if key == "unplaced":
            return self.t["unplaced"]
        if by is None:
            claim = self._claims[key]
            return f"{self.type(claim)}, {self.days(claim)}, {self.places(claim)}"
        if by == "type":
            return label(str(key), self.lang)
        if by == "source":
            return self.source(str(key))
        if by == "province":
            place = gazetteer.place(str(key))
            return self._place_name(place.name, place.name_fa) if place else str(row.get("name", key))
        return labels.digits(str(key), self.lang)

    def cell(self, row: dict[str, Any], name: str) -> str:
        """A number of a row."""
        return self.number(row[name]) if name in row else ""

    # --- claims ---

    def claim(self, name: str) -> Claim:
        """The claim with this id."""
        return self._claims[name]

    @cached_property
    def events(self) -> list[Group]:
        """The claims of events, an event a group."""
        return [Group(event.id, [self._claims[name] for name in event.claims]) for event in self.edition.events]

    @cached_property
    def totals(self) -> list[Group]:
        """Claims of no event: totals and statements."""
        held = {name for event in self.edition.events for name in event.claims}
        return [Group("", [one]) for one in self.edition.claims if one.id not in held]

    def pages(self, key: str) -> list[list[Group]]:
        """The groups of `key` (events, totals) in pages; an event is never cut."""
        made: list[list[Group]] = [[]]
        held = 0
        for group in getattr(self, key):
            if held and held + len(group.claims) > PAGE:
                made.append([])
                held = 0
            made[-1].append(group)
            held += len(group.claims)
        return made

    @cached_property
    def _pages(self) -> dict[str, str]:
        return {
            claim.id: page_name(key, number)
            for key in ("events", "totals")
            for number, groups in enumerate(self.pages(key), 1)
            for group in groups
            for claim in group.claims
        }

    def page_of(self, claim: str) -> str:
        """The page on which a claim stands."""
        return self._pages[claim]

    def type(self, claim: Claim) -> str:
        """What a claim tells of."""
        return label(claim.type, self.lang)

    def doubts(self, claim: Claim) -> list[str]:
        """Denied, alleged and the like."""
        said = [f"polarity_{claim.polarity}", f"modality_{claim.modality}"]
        return [self.t[key] for key in said if key in self.t]

    def quantity(self, claim: Claim) -> str:
        """How many, or nothing: absent is not zero."""
        told = claim.quantity
        return f"{self.between(told.low, told.high)} {self.measure(told.measure)}" if told else ""

    def days(self, claim: Claim) -> str:
        """The days a claim allows."""
        when = claim.when
        return self._window(when.earliest, when.latest) if when and (when.earliest or when.latest) else self.t["no_day"]

    def places(self, claim: Claim) -> str:
        """The places a claim names, as the gazetteer calls them."""
        found = ((one.name, gazetteer.place(one.id)) for one in claim.where)
        return (
            labels.words(self.lang)["comma"].join(self._place_name(name, held.name_fa if held else "") for name, held in found) or self.t["nowhere"]
        )

    def speakers(self, claim: Claim) -> str:
        """Who says so, the outlet first, and the day it was published."""
        said = " › ".join(self.t["quoted"] if one == QUOTED else self.source(one) for one in claim.issuers)
        published = self._published.get(claim.report)
        return f"{said} · {self.day(published.isoformat())}" if published else said

    def is_withheld(self, claim: Claim) -> bool:
        """Are its words withheld?"""
        return claim.sentence.words == WORDS

    def source(self, name: str) -> str:
        """A source by name."""
        held = self._sources.get(name)
        return (self._place_name(held.name, held.name_fa)) if held else name

    # --- changes ---

    def moved_name(self, one: Moved) -> str:
        """The question of a figure that moved, or its id where it is asked no more."""
        held = next((each for each in self.edition.figures if each.id == one.id), None)
        return self.question(held.figure.question) if held else one.id

    def gone(self) -> list[Moved]:
        """Figures that were published once and are no more: their address keeps a word on it."""
        last = {one.id: one for one in self.edition.moved}
        return [last[name] for name in sorted(last.keys() - {one.id for one in self.edition.figures})]

    def why(self, one: Moved) -> str:
        """Why a number moved."""
        return self.t[f"why_{one.why.replace(' ', '_')}"]

    def moved_value(self, value: dict[str, int | None] | None) -> str:
        """The interval a figure had."""
        return self.between(value["floor"] or 0, value["ceiling"]) if value else self.t["not_found"]

    # --- numbers and days ---

    def number(self, value: int | None) -> str:
        """A number; None is open."""
        return labels.number(value, self.lang)

    def between(self, low: int, high: int | None) -> str:
        """An interval."""
        return labels.between(low, high, self.lang)

    def day(self, iso: str) -> str:
        """A day in the calendar of the language."""
        return labels.day(date.fromisoformat(iso), self.lang)

    def _window(self, start: date | None, end: date | None) -> str:
        first, last = (labels.day(one, self.lang) if one else "" for one in (start, end))
        if start == end:
            return first
        if not end:
            return self.t["since"].format(first)
        return self.t["to"].format(first, last) if start else self.t["until"].format(last)

    def _place_name(self, name: str, name_fa: str) -> str:
        return name_fa if self.lang == "fa" and name_fa else name


def page_name(key: str, number: int) -> str:
    """The file of a page of claims: the first has no number."""
    return f"{key}.html" if number == 1 else f"{key}-{number}.html"
