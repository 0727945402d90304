"""A Persian sentence ready for its arguments to be read: words, verbs, triggers, clauses, and what the scanners found in it."""

from bisect import bisect_left
from functools import cached_property
from typing import TypeVar

from gavah.model import NumberMention, PlaceMention, TimeMention
from gavah.model.report import Passage
from gavah.reading.frames.frame import Range, Scan, Sentence
from gavah.reading.frames.persian.clauses import Clause, clauses
from gavah.reading.frames.persian.lexicon import speak_of, words
from gavah.reading.frames.persian.triggers import Trigger, roundabout, triggers, verbs_in
from gavah.reading.frames.persian.words import words_of

LOOK_BACK = 40
"""How many times or places back «همان شب», «این شهر» may point."""

NEAR = 2
"""How many sentences before may say what an everyday word tells of."""
_LATELY = 2
"""How many sentences back a word may stand that a row's `context` asks for."""

_SPANS = frozenset({"هفته", "ماه", "سال", "روز", "شب", "ساعت", "روزهای", "سالهای"})

DASHES = frozenset("-–—ـ|•·")
"""Marks between the fields of a note."""

_M = TypeVar("_M", NumberMention, TimeMention, PlaceMention)


def _within(mentions: tuple[_M, ...], sentence: Sentence) -> tuple[_M, ...]:
    """The mentions inside a sentence; they are sorted by start."""
    low = bisect_left(mentions, sentence.start, key=lambda m: m.start)
    high = bisect_left(mentions, sentence.end, key=lambda m: m.start)
    return tuple(m for m in mentions[low:high] if m.end <= sentence.end)


def _last(mentions: tuple[_M, ...], start: int) -> tuple[_M, ...]:
    high = bisect_left(mentions, start, key=lambda m: m.start)
    return tuple(m for m in mentions[max(0, high - LOOK_BACK) : high] if m.end <= start)


class Context:
    """What the argument readers share about one sentence. Word positions are indices into `words`."""

    def __init__(self, sentence: Sentence, scan: Scan) -> None:
        self.sentence = sentence
        self.words = words_of(scan.text, sentence.start, sentence.end)
        self.texts = tuple(w.text for w in self.words)
        self.verbs = verbs_in(self.words)
        self.triggers = triggers(self.words, self.verbs)
        self._scan = scan

    @cached_property
    def clauses(self) -> list[Clause]:
        """The clauses of the sentence."""
        return self._with_rest(clauses(self.words, self.verbs, self.triggers))

    def _with_rest(self, made: list[Clause]) -> list[Clause]:
        """A day or place said after the last verb belongs to its clause: «… شهید شدن امشب تو اهواز»."""
        if words("spoken", "marks") & set(self.texts):
            for clause in made[1:]:
                self._give_back(made, clause)
        last = made[-1]
        if last.verb is not None or last.before is None or not last.words or any(t.first in last.words for t in self.triggers):
            return made
        opens = last.words[0]
        settings = {first for first, _, _ in (*self.times, *self.places)}
        if opens in settings or self.texts[opens] in ("تو", "توی", "در", "جلوی", "نزدیک"):
            made[last.before].words.extend(last.words)
            return made[:-1]
        return made

    def _give_back(self, made: list[Clause], clause: Clause) -> None:
        """Spoken words tell day and place after the verb: they go to the clause before, where it has none."""
        settings = {at for first, last, _ in (*self.times, *self.places) for at in range(first, last)}
        if clause.before is None or settings & set(made[clause.before].words):
            return
        lead = 0
        while lead < len(clause.words) and (clause.words[lead] in settings or self.texts[clause.words[lead]] in ("تو", "توی")):
            lead += 1
        made[clause.before].words.extend(clause.words[:lead])
        del clause.words[:lead]

    @cached_property
    def clause_of(self) -> dict[int, Clause]:
        """The clause each word lies in."""
        return {at: clause for clause in self.clauses for at in clause.words}

    @cached_property
    def _index(self) -> dict[int, int]:
        return {char: at for at, word in enumerate(self.words) for char in range(word.start, word.end)}

    def word_at(self, offset: int) -> int | None:
        """The word at or just after a stored offset."""
        while offset < self.sentence.end:
            if offset in self._index:
                return self._index[offset]
            offset += 1
        return None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Words [first, last) of a stored range."""
        first = self.word_at(start)
        last = self.word_at(end - 1)
        if first is None:
            return len(self.words), len(self.words)
        return first, (last + 1 if last is not None else len(self.words))

    def range(self, first: int, last: int) -> Range:
        """The stored range of words [first, last)."""
        return self.words[first].start, self.words[last - 1].end

    def words_between(self, start: int, end: int) -> tuple[str, ...]:
        """The folded words of another stretch of the text."""
        return tuple(w.text for w in words_of(self._scan.text, start, end))

    def original(self, start: int, end: int) -> str:
        """The stored words of a range."""
        return self._scan.text[start:end]

    @cached_property
    def numbers(self) -> list[tuple[int, int, NumberMention]]:
        """(first word, last word, number) of every number here."""
        found = [(*self.span(n.start, n.end), n) for n in _within(self._scan.numbers, self.sentence) if not self._in_a_name(n)]
        return [(first, last, n) for first, last, n in found if self.texts[first : first + 2] != ("نه", "کسی")]  # neither, not nine

    def _in_a_name(self, number: NumberMention) -> bool:
        """Whether a numeral is tied to the next word by a ZWNJ («هفت‌تپه»), unless that is a classifier («سه‌نفر», «سه‌تاشون»)."""
        if self._scan.text[number.end : number.end + 1] != "\u200c":
            return False
        _, last = self.span(number.start, number.end)
        return last < len(self.texts) and self.texts[last] not in words("persons", "classifiers") and not self.texts[last].startswith("تا")

    @cached_property
    def times(self) -> list[tuple[int, int, TimeMention]]:
        """(first word, last word, time) of every time here."""
        return [(*self.span(t.start, t.end), t) for t in _within(self._scan.times, self.sentence)]

    @cached_property
    def places(self) -> list[tuple[int, int, PlaceMention]]:
        """(first word, last word, place) of every place here."""
        return [(*self.span(p.start, p.end), p) for p in _within(self._scan.places, self.sentence)]

    @cached_property
    def classifiers(self) -> set[int]:
        """Where «تا» counts («سه تا بانک», «۳ تا از …») and is no preposition: after a number and before no other."""
        starts = {first for first, _, _ in (*self.numbers, *self.times)}
        after = {last for _, last, n in self.numbers if n.kind == "count"}
        return {at for at in after if at < len(self.texts) - 1 and self.texts[at] == "تا" and at + 1 not in starts}

    @cached_property
    def near(self) -> tuple[str, ...]:
        """The words of the two sentences before and of this one."""
        before = [s for s in self._scan.before(self.sentence, NEAR) if s.start >= self.passage.start]
        return tuple(w.text for s in (*reversed(before), self.sentence) for w in words_of(self._scan.text, s.start, s.end))

    @property
    def passage(self) -> Passage:
        """The passage the sentence stands in."""
        return self._scan.passage

    def times_before(self, start: int) -> tuple[TimeMention, ...]:
        """The last times of the scan that end before an offset, earlier sentences' included."""
        return _last(self._scan.times, start)

    def places_before(self, start: int) -> tuple[PlaceMention, ...]:
        """The last places of the scan that end before an offset, earlier sentences' included."""
        return _last(self._scan.places, start)

    @cached_property
    def governors(self) -> dict[int, int]:
        """For each word inside a prepositional phrase, the index of its preposition."""
        out: dict[int, int] = {}
        starts = {first for first, _, _ in self.numbers} | self._after_settings
        for clause in self.clauses:
            out.update(self._governed(clause, starts))
        return out

    @cached_property
    def roundabout(self) -> list[Trigger]:
        """The triggers of roundabout ways of telling, where the sentence counts anything."""
        return roundabout(self.words, self.verbs) if any(n.kind == "count" for _, _, n in self.numbers) else []

    def speaks_of(self, fields: frozenset[str]) -> bool:
        """Whether a word of one of the fields stands in the sentence or in those beside it."""
        return speak_of(self.texts, fields) or any(speak_of(texts, fields) for texts in self._beside)

    @cached_property
    def _beside(self) -> list[tuple[str, ...]]:
        """The words of the sentences right before this one, nearest first, and of the one behind it."""
        return [self.words_between(one.start, one.end) for one in (*self._scan.before(self.sentence, _LATELY), *self._scan.behind(self.sentence, 1))]

    @cached_property
    def verbless(self) -> bool:
        """Whether the sentence has no finite verb: a headline, an item of a list, a note."""
        return not any(verb.finite for verb in self.verbs.values())

    @cached_property
    def gathered(self) -> set[int]:
        """Numbers right behind a gathering of so many, where the verb tells of one: «او در راهپیمایی | هزاران معترض | دستگیر شد»."""
        behind = {t.last: self.clause(t).verb for t in self.triggers if t.form == "nominal" and t.row.measure == "participants"}
        return {at for at, verb in behind.items() if verb is not None and verb.finite and not verb.plural}

    @cached_property
    def _after_settings(self) -> set[int]:
        """Words right after a time or place: a new phrase, unless the chain goes on («سنندج استان کردستان»)."""
        found = [*self.times, *self.places]
        inside = {at for first, last, _ in found for at in range(first, last)}
        chain = words("function", "place_nouns")
        return {last for _, last, _ in found if last < len(self.texts) and last not in inside and self.texts[last] not in chain}

    def _governed(self, clause: Clause, number_starts: set[int]) -> dict[int, int]:
        prepositions, marks = words("function", "prepositions"), words("function", "object_marks")
        out: dict[int, int] = {}
        open_at: int | None = None
        previous = -1
        heads = {t.first for t in self.triggers if t.form == "verb"}
        nouns = {v.last for v in self.verbs.values() if v.tense == "infinitive"}  # «سالگرد کشته شدن ۱۲ نفر»
        nouns |= {at + 1 for at, text in enumerate(self.texts) if text in words("function", "deed_nouns")}  # «با اتهام قتل یک مأمور»
        nouns |= {at + 1 for at, text in enumerate(self.texts) if text in words("function", "tellings") and self.texts[at - 1] == "به"}
        nouns |= self.gathered
        counted = {at for first, last, _ in [*self.numbers, *self.times] for at in range(first, last) if at > first}  # «سه ماه پیش»
        counted |= {first for first, _, _ in self.numbers}
        for at in clause.words:
            text = self.texts[at]
            if previous != at - 1:
                open_at = None
            if (at in self.verbs and self.verbs[at].finite) or text in marks or text in ("،", "(", ")", "»") or at in heads:
                open_at = None
            elif text in prepositions and at not in counted and at not in self.classifiers and self._leads(at, prepositions):
                open_at = at if open_at is None or previous not in out or self.texts[previous] not in prepositions else open_at
            elif at in number_starts and previous != open_at and at not in nouns and not (previous in out and self._goes_on(previous, prepositions)):
                open_at = None
            if open_at is not None:
                out[at] = open_at
            previous = at
        return out

    def _goes_on(self, at: int, prepositions: frozenset[str]) -> bool:
        """Whether a number behind word `at` is governed with it: «میان | ۲۰ نفر», «از این | شش نفر»."""
        return self._leads(at, prepositions) or self.texts[at - 1 : at + 1] in (("از", "این"), ("از", "آن"))

    def _leads(self, at: int, prepositions: frozenset[str]) -> bool:
        """Whether word `at` is a preposition of what follows: «میان ۲۰ نفر», but not «از این میان | ۲۰ نفر»."""
        past = self.texts[at] in ("قبل", "پیش", "بعد") and self.texts[at - 1 : at][-1:] and self.texts[at - 1] in _SPANS  # «هفته قبل | دو نفر»
        return self.texts[at] in prepositions and self.texts[at - 1 : at] not in (("این",), ("آن",), ("همین",)) and not past

    def clause_texts(self, clause: Clause) -> tuple[str, ...]:
        """The words of a clause."""
        return tuple(self.texts[at] for at in clause.words)

    def earlier(self, clause: Clause) -> list[Clause]:
        """The coordinate clauses before a clause, nearest first."""
        out = []
        while clause.before is not None:
            clause = self.clauses[clause.before]
            out.append(clause)
        return out

    def above(self, clause: Clause) -> list[Clause]:
        """The clause whose outcome this one tells: «آتش گشودند که بر اثر آن …»."""
        leads = len(clause.words) > 2 and self.texts[clause.words[0]] in ("بر", "در", "منجر") and "آن" in self.clause_texts(clause)[:4]
        return [self.clauses[clause.parent]] if clause.parent is not None and leads else []

    def clause(self, trigger: Trigger) -> Clause:
        """The clause of a trigger."""
        return self.clause_of.get(trigger.first) or self.clauses[0]


def is_note(context: Context) -> bool:
    """A line of fields: no finite verb, two dashes or more («۱۴۵۰/۰۷/۲۴ – مرند – دو نفر – اعدام»)."""
    dashes = sum(text in DASHES for text in context.texts)
    return dashes >= 2 and context.verbless
