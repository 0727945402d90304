"""The learned reader's incidents as MUC-4 templates: who and what from `bench.fillers`, where and when by rank, set fills by their own models."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from copy import copy
from datetime import date
from typing import Any
from zlib import crc32

from bench.fillers.fillers import Filler
from bench.fillers.forms import spans
from bench.fillers.head import FillerHead, Settings, Told
from bench.fillers.lessons import Lesson
from bench.fillers.look import Answer, Draft, SecondLook, Seen, out_of_fold, rows_of
from bench.fillers.mentions import Page, Scores, page_of
from bench.fillers.partition import Setting, setting_of
from bench.fillers.text import text_of
from bench.incidents import ROLES as INCIDENT_ROLES
from bench.incidents import TYPES, Entity, Story
from bench.muc4 import setfills
from bench.muc4.fill import beside
from bench.muc4.key import NOT_APPLICABLE, Fill, Option, Template
from bench.muc4.nations import nation_of
from bench.muc4.places import Places
from bench.muc4.ranked import Day, Focus, Gazette, Ranker, Toponym, days_in, days_near, places_near
from bench.muc4.recalled import known_of, votes
from bench.muc4.score import align, credits
from bench.muc4.strings import days_of, match_date, match_place, match_string
from bench.reading import parses_of

ROLES = {6: "Weapon", 9: "PerpInd", 10: "PerpOrg", 12: "Target", 18: "Name", 19: "Description"}
_SLOT = {role: slot for slot, role in ROLES.items()}
_HANGS_ON = {7: 6, 11: 10, 13: 12, 14: 12, 16: 12, 20: 18, 21: 18, 23: 18}
"""Slot → the slot its references name (18: names and descriptions)."""
_HUNG = {source: tuple(s for s, on in _HANGS_ON.items() if on == source) for source in set(_HANGS_ON.values())}
_NATION = {"Target": 15, "Name": 22, "Description": 22}
Asked = dict[tuple[Any, ...], Any]
"""What was asked of a page before → the answer."""
_BARE = frozenset({4})
"""Given with every template."""
_UNNAMED_WEAPON = 70
"""The instrument's type where no instrument is named."""


def credit(role: str, words: str, mention: str) -> float:
    """How right `words` are for a mention of the key."""
    return match_string(words.upper(), mention, name=role in {"Name", "PerpOrg"})


class LearnedTemplates:
    """Fitted on stories and their key."""

    def __init__(self, stories: Sequence[Story], key: Mapping[str, Sequence[Template]], places: Places, settings: Settings) -> None:
        self._days: dict[str, list[Day]] = {}
        self._named: dict[str, list[Toponym]] = {}
        self._settings: dict[str, Setting] = {}
        self._gazette = Gazette(places, (t for s in stories for t in key.get(s.id, ())))
        pages = pages_of(stories)
        self._key = {s.id: key.get(s.id, ()) for s in stories}
        lessons = [[lesson_of(t) for t in key.get(s.id, ())] for s in stories]
        self.head = FillerHead(credit, self._setting, settings).fit(pages, lessons)
        self._fit_rest(pages, key)
        scored = self.head.scored
        self.head.forget()
        self._look = SecondLook(settings.expected, margin=settings.margin, bare=_BARE)
        taught = out_of_fold(
            pages,
            lambda fit: self._fitted_on([pages[n] for n in fit], [lessons[n] for n in fit], key, scored),
            lambda part, page: part.drafts(page, scored[page.story.id]),
            lambda page, reading: credited(page, reading, key.get(page.story.id, ()), settings.expected),
        )
        self._look.fit(*taught)

    def templates(self, page: Page) -> list[Template]:
        """The templates of a page."""
        scores = self.head.scores(page)
        return [written(page, draft, numbers) for draft, numbers in self._look.chosen(self.drafts(page, scores))]

    def drafts(self, page: Page, scores: Scores) -> list[list[Draft]]:
        """The readings of a page, each incident with all that it could say."""
        chances = self.head.chances(page, scores)
        seen = Seen(page, scores, chances, self._setting(page))
        known: dict[tuple[object, ...], tuple[list[Answer], list[float]]] = {}
        asked: Asked = {}
        out: list[list[Draft]] = []
        for reading in self.head.readings(page, scores, chances):
            for told in reading:
                if told.said not in known:
                    known[told.said] = self._answers(page, scores, told, float(chances[TYPES.index(told.type)]), asked)
            said = [known[told.said] for told in reading]
            out.append([Draft(t, tuple(own[0]), rows_of(seen, reading, n, *own)) for n, (t, own) in enumerate(zip(reading, said, strict=True))])
        return out

    def _fit_rest(self, pages: Sequence[Page], key: Mapping[str, Sequence[Template]]) -> None:
        """What is fitted behind the head, on the pages that it was fitted on."""
        self._fit_fills(pages, key)
        self._fit_rankers(pages, key)

    def _fitted_on(
        self, pages: Sequence[Page], lessons: Sequence[Sequence[Lesson]], key: Mapping[str, Sequence[Template]], scored: Mapping[str, Scores]
    ) -> "LearnedTemplates":
        """A reader like this one that was fitted on other stories."""
        part = copy(self)
        part.head = FillerHead(credit, self._setting, self.head.settings).fit(pages, lessons, scored)
        part._fit_rest(pages, key)
        part.head.forget()
        return part

    def _setting(self, page: Page) -> Setting:
        if page.story.id not in self._settings:
            days, toponyms = self._found(page)
            places = [(t.start, t.known[0][1]) for t in toponyms if not t.dateline]
            self._settings[page.story.id] = setting_of(page, places, [(d.start, d.earliest.isoformat()) for d in days])
        return self._settings[page.story.id]

    def _found(self, page: Page) -> tuple[list[Day], list[Toponym]]:
        name = page.story.id
        if name not in self._days:
            self._days[name] = days_in(page.story.text.upper(), page.story.published)
            self._named[name] = self._gazette.toponyms(page)
        return self._days[name], self._named[name]

    def _fit_rankers(self, pages: Sequence[Page], key: Mapping[str, Sequence[Template]]) -> None:
        rows: dict[int, list[list[float]]] = {2: [], 3: []}
        worth: dict[int, list[float]] = {2: [], 3: []}
        for page in pages:
            gold = key.get(page.story.id, ())
            scores = self.head.scored[page.story.id]
            told = self.head.incidents(page, scores) if gold else []
            days, toponyms = self._found(page)
            for g, k in align(gold, [_strings(page.story.id, one) for one in told]):
                focus, alike = _focus(page, scores, told[k]), self._alike(page, told[k])
                for slot, near, match in (
                    (2, days_near(page, scores, focus, days, votes(alike, 2)), match_date),
                    (3, places_near(page, scores, focus, toponyms, votes(alike, 3)), match_place),
                ):
                    asked = [o.value for f in gold[g].slots.get(slot, ()) for o in f.options]
                    for words, row in near.items() if asked else ():
                        rows[slot].append(row)
                        worth[slot].append(max(match(words, a) for a in asked))
        self._rankers = {slot: Ranker().fit(rows[slot], worth[slot]) for slot in rows}

    def _fit_fills(self, pages: Sequence[Page], key: Mapping[str, Sequence[Template]]) -> None:
        lessons: dict[int, list[tuple[setfills.Row, str]]] = {}
        for page in pages:
            scores = self.head.scored[page.story.id]
            for template in key.get(page.story.id, ()):
                for slot, row, value in _taught(page, scores, template):
                    lessons.setdefault(slot, []).append((row, value))
        self._fills = setfills.SetFills().fit(lessons)

    def _answers(self, page: Page, scores: Scores, told: Told, likely: float, asked: Asked) -> tuple[list[Answer], list[float]]:
        """All that an incident could say, and what its day and place add to its features; `asked` keeps what incidents share."""
        kind, focus = told.type.upper(), _focus(page, scores, told, self.head.settings.filler)
        alike = self._alike(page, told)
        if focus not in asked:
            days, toponyms = self._found(page)
            asked[focus] = [
                ranker.best(near)
                for ranker, near in (
                    (self._rankers[2], days_near(page, scores, focus, days, votes(alike, 2))),
                    (self._rankers[3], places_near(page, scores, focus, toponyms, votes(alike, 3))),
                )
            ]
        (day, day_worth), (place, place_worth) = asked[focus]
        country = place.split(":")[0]
        out = [Answer(2, Option(day), day_worth), Answer(3, Option(place), place_worth), Answer(4, Option(kind), likely)]
        sure = [f for f in told.fillers if f.chance > self.head.settings.filler]
        perpetrators = [f.words.lower() for f in sure if f.role in {"PerpInd", "PerpOrg"}]
        row = setfills.of_incident(page, [*focus.sentences, focus.main], told.type, perpetrators)
        out += [self._value(5, row, ()), self._value(8, row, ())]
        if not any(f.role == "Weapon" for f in sure):
            out.append(self._value(_UNNAMED_WEAPON, row, ("",))._replace(slot=7))
        owners = _owners(page, told.fillers)
        for unit, filler in enumerate(told.fillers):
            slot, owner = _SLOT[filler.role], owners.get(unit)
            references = (told.fillers[owner].words.upper(),) if owner is not None else ()
            out.append(Answer(slot, Option(filler.words.upper(), references), filler.chance, 0, unit, True))
            title = next((told.fillers[d].words for d, n in owners.items() if n == unit), "")
            hung = () if owner is not None else _HUNG.get(18 if slot == 19 else slot, ())
            for one in hung:
                question = (one, told.type, filler, title)
                if question not in asked:
                    asked[question] = self._hung(page, *question)
                out.append(asked[question]._replace(unit=unit))
            nation, sure_of = nation_of(page, filler, country) if hung and filler.role in _NATION else ("", 0.0)
            if nation:
                out.append(Answer(_NATION[filler.role], Option(nation, (filler.words.upper(),)), sure_of, 0, unit))
        unused = NOT_APPLICABLE.get(kind, ())
        last = days_of(day)
        age = (date.fromisoformat(page.story.published) - last).days if page.story.published and last else -99
        return [a for a in out if a.said.value and a.slot not in unused], [
            age,
            day.startswith("-"),
            place.count(":"),
            day_worth,
            place_worth,
            *known_of(alike, kind),
        ]

    def _alike(self, page: Page, told: Told) -> list[tuple[float, Template]]:
        hit = [(f.role, f.words, f.chance) for f in told.fillers]
        return [(w, self._key[story][n]) for (story, n), w in self.head.memory.alike(page.story.id, told.type, hit).items()]

    def _value(self, slot: int, row: setfills.Row, references: tuple[str, ...]) -> Answer:
        value, chance = self._fills.likeliest(slot, row)
        return Answer(slot, Option(value, references), chance, 1 + crc32(value.encode()) % 250)

    def _hung(self, page: Page, slot: int, kind: str, filler: Filler, title: str = "") -> Answer:
        """A value that hangs on a filler."""
        name, said = filler.role == "Name", (filler.words.upper(),)
        if name and slot == 21:
            return Answer(slot, Option("1", said), 1.0)
        answer = self._value(slot, setfills.of_filler(page, filler.best, filler.members, slot, kind, title, name=name), said)
        if answer.said.value == setfills.COUNTED:
            return answer._replace(said=Option(setfills.counted(page, page.found[filler.best]), said))
        return answer


def written(page: Page, draft: Draft, numbers: Sequence[int]) -> Template:
    """The template of a draft with those of its answers."""
    slots: dict[int, tuple[Fill, ...]] = {}
    for number in numbers:
        answer = draft.answers[number]
        slots[answer.slot] = (*slots.get(answer.slot, ()), Fill((answer.said,)))
    return Template(page.story.id, slots, unused=frozenset(NOT_APPLICABLE.get(draft.told.type.upper(), ())))


def credited(page: Page, reading: Sequence[Draft], key: Sequence[Template], f: float) -> list[list[float]]:
    """What the scorer gives to each answer of a reading; an answer that is not scored has no gain, an optional one that is right a lesser."""
    out = [[0.0] * len(draft.answers) for draft in reading]
    templates = [written(page, draft, range(len(draft.answers))) for draft in reading]
    for g, k in align(key, templates):
        worth = credits(key[g], templates[k], f)
        seen: Counter[int] = Counter()
        for number, answer in enumerate(reading[k].answers):
            out[k][number] = worth[answer.slot][seen[answer.slot]]
            seen[answer.slot] += 1
    return out


def pages_of(stories: Sequence[Story]) -> list[Page]:
    """The pages of stories, whose text is parsed as they have it in capitals."""
    parsed = parses_of({s.id: s.text.upper() for s in stories}, task="muc4")
    return [page_of(s, text_of(s.text, parsed[s.id])) for s in stories]


def lesson_of(template: Template) -> Lesson:
    """What a template teaches."""
    fillers = tuple((role, tuple(o.value for o in fill.options)) for slot, role in ROLES.items() for fill in template.slots.get(slot, ()))
    return Lesson(template.first(4).lower(), fillers)


def _focus(page: Page, scores: Scores, told: Told, least: float = 0.0) -> Focus:
    """Where an incident is told, by its fillers likelier than `least` if there are any."""
    kind = TYPES.index(told.type)
    sure = [f for f in told.fillers if f.chance > least] or list(told.fillers[:1])
    weights: Counter[int] = Counter()
    for filler in sure:
        weights[page.found[filler.best].sentence] += filler.chance  # type: ignore[assignment]  # a sum of chances
    if not weights:
        main = int(scores.sentences[:, kind].argmax())
        return Focus(main, (main,), kind)
    main = max(weights, key=lambda i: (weights[i], -i))
    return Focus(main, tuple(page.found[f.best].sentence for f in sure), kind, tuple(f.best for f in sure))


def _strings(message: str, told: Told) -> Template:
    slots: dict[int, tuple[Fill, ...]] = {4: (Fill((Option(told.type.upper()),)),)}
    for filler in told.fillers:
        slot = _SLOT[filler.role]
        slots[slot] = (*slots.get(slot, ()), Fill((Option(filler.words.upper()),)))
    return Template(message, slots)


def _owners(page: Page, fillers: Sequence[Filler]) -> dict[int, int]:
    """Description → the name it stands beside (numbers of fillers), each name once."""
    out: dict[int, int] = {}
    names = [n for n, f in enumerate(fillers) if f.role == "Name"]
    for d, described in enumerate(fillers):
        if described.role == "Description":
            owner = next((n for n in names if n not in out.values() and _titled(page, described, fillers[n])), None)
            out |= {d: owner} if owner is not None else {}
    return out


def _titled(page: Page, described: Filler, name: Filler) -> bool:
    """Whether a mention of a description stands beside one of a name."""

    def said(mention: int, *, long: bool) -> Entity:
        phrase = page.found[mention]
        return Entity(page.text.said(phrase.first, phrase.longest if long else phrase.last), page.text.tokens[phrase.first].start)

    return any(beside(page.story, said(d, long=True), said(n, long=False)) for d in described.members[:8] for n in name.members[:8])


def _taught(page: Page, scores: Scores, template: Template) -> list[tuple[int, setfills.Row, str]]:
    """(slot, row, value) of each filler of a template that the page has a phrase for, and of the incident itself."""
    kind = template.first(4).lower()
    out: list[tuple[int, setfills.Row, str]] = []
    sentences: list[int] = []
    shown = {
        source: [(f, r, _right(page, scores, r, [o.value for o in f.options])) for f, r in _sources(template, source)]
        for source in set(_HANGS_ON.values())
    }
    for slot, source in _HANGS_ON.items():
        for fill, role, right in shown[source]:
            mentions = [o.value for o in fill.options]
            if not right:
                continue
            best = right[0]
            sentences.append(page.found[best].sentence)
            value = next((o.value for f in template.slots.get(slot, ()) for o in f.options if set(o.references) & set(mentions)), setfills.NULL)
            title = " ".join(f.options[0].value.lower() for f in template.slots.get(19, ()) if set(f.options[0].references) & set(mentions))
            row = setfills.of_filler(page, best, right, slot, kind, title if role == "Name" else "", name=role == "Name")
            out.append((slot, row, setfills.class_of(value) if slot in setfills.NUMBERS else value))
    perpetrators = [f.options[0].value.lower() for s in (9, 10) for f in template.slots.get(s, ())]
    row = setfills.of_incident(page, sentences or [0], kind, perpetrators)
    out += [(5, row, template.first(5) or "ACCOMPLISHED"), (8, row, template.first(8) or setfills.NULL)]
    if not template.slots.get(6) and 7 not in template.unused:
        unnamed = next((o.value for f in template.slots.get(7, ()) for o in f.options if not any(o.references)), setfills.NULL)
        out.append((_UNNAMED_WEAPON, row, re.sub(r"\W+$", "", unnamed) or setfills.NULL))
    return out


def _sources(template: Template, slot: int) -> list[tuple[Fill, str]]:
    """The fillers that values of a slot hang on: names, and descriptions that are not a name's, for the human target."""
    rows = [(fill, ROLES[slot]) for fill in template.slots.get(slot, ())]
    if slot == 18:
        rows += [(fill, "Description") for fill in template.slots.get(19, ()) if not any(fill.options[0].references)]
    return rows


def _right(page: Page, scores: Scores, role: str, mentions: Sequence[str]) -> list[int]:
    """The phrases that are one of `mentions`, the likeliest first."""
    essential = {w for m in mentions for w in m.lower().split()}
    right = [
        i
        for i, p in enumerate(page.found)
        if not essential.isdisjoint(page.text.words[p.whole[0] : p.whole[1] + 1])
        and any(credit(role, page.text.said(*span), m) == 1 for span in spans(p, role, exact=False) for m in mentions)
    ]
    return sorted(right, key=lambda i: -scores.roles[i, INCIDENT_ROLES.index(role)])
