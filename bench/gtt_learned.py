"""The learned reader's incidents as GTT's five-role templates: who and what from `bench.fillers`, chosen by a second look."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bench.fillers.head import FillerHead, Settings, Told
from bench.fillers.lessons import Lesson
from bench.fillers.look import Answer, Draft, SecondLook, Seen, out_of_fold, rows_of
from bench.fillers.mentions import Page, Scores, page_of
from bench.fillers.partition import Setting, setting_of
from bench.fillers.text import text_of
from bench.gtt_score import ROLES, TYPE, credits, normal
from bench.incidents import TYPES, Story
from bench.muc4.strings import match_string
from bench.reading import parses_of

Rows = Sequence[Mapping[str, Any]]
_TYPE_SLOT = len(ROLES)
"""The slots of answers: GTT's roles in their order, then the type."""


class LearnedRoles:
    """Fitted on stories and the templates of their rows."""

    def __init__(self, pages: Sequence[Page], rows: Rows, settings: Settings) -> None:
        self._settings: dict[str, Setting] = {}
        lessons = [lessons_of(row) for row in rows]
        self.head = FillerHead(credit, self._setting, settings).fit(pages, lessons)
        scored = self.head.scored
        self.head.forget()

        def fitted(fit: Sequence[int]) -> FillerHead:
            head = FillerHead(credit, self._setting, settings).fit([pages[n] for n in fit], [lessons[n] for n in fit], scored)
            head.forget()
            return head

        gold = {page.story.id: row["templates"] for page, row in zip(pages, rows, strict=True)}
        taught = out_of_fold(
            pages,
            fitted,
            lambda head, page: drafts(head, page, scored[page.story.id], self._setting(page)),
            lambda page, reading: credited(reading, gold[page.story.id]),
        )
        self._look = SecondLook(settings.expected, margin=settings.margin, bare=frozenset({_TYPE_SLOT}), alone=True).fit(*taught)

    def templates(self, page: Page) -> list[dict[str, Any]]:
        """The templates of a page in the input's shape."""
        readings = drafts(self.head, page, self.head.scores(page), self._setting(page))
        return [written(draft, numbers) for draft, numbers in self._look.chosen(readings)]

    def _setting(self, page: Page) -> Setting:
        if page.story.id not in self._settings:
            self._settings[page.story.id] = setting(page)
        return self._settings[page.story.id]


def drafts(head: FillerHead, page: Page, scores: Scores, where: Setting) -> list[list[Draft]]:
    """The readings of a page, each incident with its type and all its fillers as answers."""
    chances = head.chances(page, scores)
    seen = Seen(page, scores, chances, where)
    out: list[list[Draft]] = []
    for reading in head.readings(page, scores, chances):
        said = [answers_of(told, float(chances[TYPES.index(told.type)])) for told in reading]
        out.append([Draft(t, tuple(a), rows_of(seen, reading, n, a, ())) for n, (t, a) in enumerate(zip(reading, said, strict=True))])
    return out


def answers_of(told: Told, likely: float) -> list[Answer]:
    """The type of an incident (`likely` so) and its fillers."""
    kind = Answer(_TYPE_SLOT, told.type, likely)
    return [kind, *(Answer(ROLES.index(role_of(f.role)), [f.words, f.start], f.chance, 0, n, True) for n, f in enumerate(told.fillers))]


def written(draft: Draft, numbers: Sequence[int]) -> dict[str, Any]:
    """The template of a draft with those of its answers."""
    said = [draft.answers[n] for n in numbers]
    return {TYPE: draft.told.type, **{role: [[a.said] for a in said if a.slot == slot] for slot, role in enumerate(ROLES)}}


def credited(reading: Sequence[Draft], gold: Sequence[dict[str, Any]]) -> list[list[float]]:
    """What the scorer gives to each answer of a reading."""
    given = credits(gold, [written(draft, range(len(draft.answers))) for draft in reading])
    out: list[list[float]] = []
    for draft, own in zip(reading, given, strict=True):
        queues: dict[str, Iterator[float]] = {slot: iter(worth) for slot, worth in own.items()}
        out.append([next(queues[TYPE if a.slot == _TYPE_SLOT else ROLES[a.slot]]) for a in draft.answers])
    return out


def pages_of(stories: Sequence[Story]) -> list[Page]:
    """The pages of stories."""
    parsed = parses_of({s.id: s.text for s in stories}, task="gtt")
    return [page_of(s, text_of(s.text, parsed[s.id])) for s in stories]


def lessons_of(row: Mapping[str, Any]) -> list[Lesson]:
    """What a row's templates teach; a victim is taught as a description."""
    return [Lesson(template[TYPE], tuple(_fillers(template))) for template in row["templates"]]


def role_of(role: str) -> str:
    """GTT's role for one of `bench.incidents`: names and descriptions are victims."""
    return "Victim" if role in {"Name", "Description"} else role


def _fillers(template: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for role in ROLES:
        for entity in template.get(role, ()):
            yield "Description" if role == "Victim" else role, tuple(one if isinstance(one, str) else one[0] for one in entity)


def credit(role: str, words: str, mention: str) -> float:
    """1 where the scorer would take `words` for a mention, ½ where they share its head."""
    return 1.0 if normal(words) == normal(mention) else 0.5 * (match_string(words.upper(), mention.upper()) > 0)


def setting(page: Page) -> Setting:
    """Places by the names the engine finds, days by their words: the texts have no dateline."""
    import gavah

    places = [(n.start, page.story.text[n.start : n.end]) for n in page.text.parsed.names if n.type == "LOC"]
    days = [(m.start, m.words) for m in gavah.times(page.story.text, lang="en") if m.type == "DATE"]
    return setting_of(page, places, days)
