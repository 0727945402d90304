"""The learned reader's incidents as MUC-4 templates: who and what from `bench.fillers`, where and when by rank, set fills by their own models."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from bench.fillers.fillers import Filler
from bench.fillers.head import FillerHead, Lesson, Settings, Told
from bench.fillers.mentions import Page, Scores, page_of
from bench.fillers.partition import Setting, setting_of
from bench.fillers.phrases import text_of
from bench.incidents import ROLES as INCIDENT_ROLES
from bench.incidents import TYPES, Entity, Story
from bench.muc4 import setfills
from bench.muc4.fill import beside, foreign
from bench.muc4.key import NOT_APPLICABLE, Fill, Option, Template
from bench.muc4.places import Places
from bench.muc4.ranked import Day, Focus, Gazette, Ranker, Toponym, days_in, days_near, places_near
from bench.muc4.score import align
from bench.muc4.strings import match_date, match_place, match_string
from bench.reading import parses_of

ROLES = {6: "Weapon", 9: "PerpInd", 10: "PerpOrg", 12: "Target", 18: "Name", 19: "Description"}
_SLOT = {role: slot for slot, role in ROLES.items()}
_HANGS_ON = {7: 6, 11: 10, 13: 12, 14: 12, 16: 12, 20: 18, 21: 18, 23: 18}
"""Slot → the slot its references name (18: names and descriptions)."""
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
        self._gazette = Gazette(places, (t for s in stories for t in key.get(s.id, ())))
        pages = pages_of(stories)
        lessons = [[lesson_of(t) for t in key.get(s.id, ())] for s in stories]
        self.head = FillerHead(credit, self._setting, settings).fit(pages, lessons)
        self._fit_fills(pages, key)
        self._fit_rankers(pages, key)
        self.head.forget()

    def templates(self, page: Page) -> list[Template]:
        """The templates of a page."""
        scores = self.head.scores(page)
        return [self._template(page, scores, told) for told in self.head.incidents(page, scores)]

    def _setting(self, page: Page) -> Setting:
        days, toponyms = self._found(page)
        return setting_of(page, [(t.start, t.known[0][1]) for t in toponyms if not t.dateline], [(d.start, d.earliest.isoformat()) for d in days])

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
                focus = _focus(page, scores, told[k])
                for slot, near, match in (
                    (2, days_near(page, scores, focus, days), match_date),
                    (3, places_near(page, scores, focus, toponyms), match_place),
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

    def _template(self, page: Page, scores: Scores, told: Told) -> Template:
        kind, focus = told.type.upper(), _focus(page, scores, told)
        days, toponyms = self._found(page)
        roles: dict[str, list[Filler]] = {role: [f for f in told.fillers if f.role == role] for role in ROLES.values()}
        slots = {slot: [Option(f.words.upper()) for f in roles[role]] for slot, role in ROLES.items()}
        slots[2] = [Option(self._rankers[2].best(days_near(page, scores, focus, days)))]
        slots[3] = [Option(self._rankers[3].best(places_near(page, scores, focus, toponyms)))]
        slots[4] = [Option(kind)]
        perpetrators = [f.words.lower() for role in ("PerpInd", "PerpOrg") for f in roles[role]]
        row = setfills.of_incident(page, [*focus.sentences, focus.main], told.type, perpetrators)
        slots[5], slots[8] = [Option(self._fills.choose(5, row))], [Option(self._fills.choose(8, row))]
        for slot in (7, 11, 13, 14, 16):
            slots[slot] = [self._hung(page, slot, told.type, f) for f in roles[ROLES[_HANGS_ON[slot]]]]
        if not roles["Weapon"]:
            slots[7] = [Option(self._fills.choose(_UNNAMED_WEAPON, row), ("",))]
        self._people(page, told.type, roles, slots)
        country = slots[3][0].value.split(":")[0]
        slots[15] = foreign(_entities(roles["Target"]), country)
        unused = frozenset(NOT_APPLICABLE.get(kind, ()))
        kept = {s: tuple(Fill((o,)) for o in options if o.value) for s, options in slots.items() if s not in unused}
        return Template(page.story.id, {s: f for s, f in kept.items() if f}, unused=unused)

    def _people(self, page: Page, kind: str, roles: Mapping[str, list[Filler]], slots: dict[int, list[Option]]) -> None:
        names, titles = roles["Name"], dict[str, str]()
        slots[19], alone = [], []
        for described in roles["Description"]:
            owner = next((n for n in names if n.words not in titles and _titled(page, described, n)), None)
            slots[19].append(Option(described.words.upper(), (owner.words.upper(),) if owner else ()))
            if owner:
                titles[owner.words] = described.words
            else:
                alone.append(described)
        for slot in (20, 21, 23):
            slots[slot] = [self._hung(page, slot, kind, f, titles.get(f.words, "")) for f in (*names, *alone)]
        country = slots[3][0].value.split(":")[0]
        slots[22] = foreign(_entities([*names, *alone]), country)

    def _hung(self, page: Page, slot: int, kind: str, filler: Filler, title: str = "") -> Option:
        """A value that hangs on a filler."""
        name = filler.role == "Name"
        value = "1" if name and slot == 21 else self._fills.choose(slot, setfills.of_filler(page, filler.best, slot, kind, title, name=name))
        if value == setfills.COUNTED:
            value = setfills.counted(page, page.found[filler.best])
        return Option(value, (filler.words.upper(),))


def pages_of(stories: Sequence[Story]) -> list[Page]:
    """The pages of stories, whose text is parsed as they have it in capitals."""
    parsed = parses_of({s.id: s.text.upper() for s in stories}, task="muc4")
    return [page_of(s, text_of(s.text, parsed[s.id])) for s in stories]


def lesson_of(template: Template) -> Lesson:
    """What a template teaches."""
    fillers = tuple((role, tuple(o.value for o in fill.options)) for slot, role in ROLES.items() for fill in template.slots.get(slot, ()))
    return Lesson(template.first(4).lower(), fillers)


def _focus(page: Page, scores: Scores, told: Told) -> Focus:
    kind = TYPES.index(told.type)
    weights: Counter[int] = Counter()
    for filler in told.fillers:
        weights[page.found[filler.best].sentence] += filler.chance  # type: ignore[assignment]  # a sum of chances
    if not weights:
        main = int(scores.sentences[:, kind].argmax())
        return Focus(main, (main,), kind)
    main = max(weights, key=lambda i: (weights[i], -i))
    return Focus(main, tuple(page.found[f.best].sentence for f in told.fillers), kind)


def _strings(message: str, told: Told) -> Template:
    slots: dict[int, tuple[Fill, ...]] = {4: (Fill((Option(told.type.upper()),)),)}
    for filler in told.fillers:
        slot = _SLOT[filler.role]
        slots[slot] = (*slots.get(slot, ()), Fill((Option(filler.words.upper()),)))
    return Template(message, slots)


def _entities(fillers: Sequence[Filler]) -> list[Entity]:
    """Fillers as the rules know them."""
    return [Entity(f.words, f.start) for f in fillers]


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
        source: [(f, r, _best(page, scores, r, [o.value for o in f.options])) for f, r in _sources(template, source)]
        for source in set(_HANGS_ON.values())
    }
    for slot, source in _HANGS_ON.items():
        for fill, role, best in shown[source]:
            mentions = [o.value for o in fill.options]
            if best is None:
                continue
            sentences.append(page.found[best].sentence)
            value = next((o.value for f in template.slots.get(slot, ()) for o in f.options if set(o.references) & set(mentions)), setfills.NULL)
            title = " ".join(f.options[0].value.lower() for f in template.slots.get(19, ()) if set(f.options[0].references) & set(mentions))
            row = setfills.of_filler(page, best, slot, kind, title if role == "Name" else "", name=role == "Name")
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


def _best(page: Page, scores: Scores, role: str, mentions: Sequence[str]) -> int | None:
    """The likeliest phrase that is one of `mentions`."""
    essential = {w for m in mentions for w in m.lower().split()}
    right = [
        i
        for i, p in enumerate(page.found)
        if not essential.isdisjoint(page.text.words[p.first : p.longest + 1])
        and any(credit(role, w, m) == 1 for w in {page.text.said(p.first, p.last), page.text.said(p.first, p.longest)} for m in mentions)
    ]
    return max(right, key=lambda i: scores.roles[i, INCIDENT_ROLES.index(role)], default=None)
