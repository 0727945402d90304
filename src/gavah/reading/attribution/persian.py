"""Persian attributions: phrases that name a source («به گزارش …»), verbs of saying with their subject, speaker lines."""

from functools import cache

import msgspec

from gavah.model import Attribution, folded
from gavah.reading.attribution.cues import table
from gavah.reading.attribution.tokens import take_apart
from gavah.reading.frames.persian.clauses import Clause, clauses
from gavah.reading.frames.persian.triggers import verbs_in
from gavah.reading.frames.persian.words import Verb, Word, words_of

SOURCE_WORDS = 14
OBJECT_WORDS = 25  # words between «خواستار» and its verb
_GAP = "…"
_QUOTES = {"«": "»", '"': '"'}
Range = tuple[int, int]


class _Entry(msgspec.Struct, frozen=True):
    words: tuple[str, ...]
    stance: str
    infinitive: str = ""


class _Found(msgspec.Struct, frozen=True):
    """A cue over words [first, last): a phrase, or a compound verb."""

    first: int
    last: int
    entry: _Entry
    verb: Verb | None = None


@cache
def _entries() -> dict[str, tuple[_Entry, ...]]:
    """Cues by their first word ("+infinitive" for simple verbs), longest first."""
    data = table("cues_fa.toml")
    out: dict[str, list[_Entry]] = {}
    for stance, texts in data["phrases"].items():
        for text in texts:
            entry = _Entry(tuple(folded(text).split()), stance)
            out.setdefault(entry.words[0], []).append(entry)
    for stance, texts in data["verbs"].items():
        for text in texts:
            words, _, infinitive = folded(text).partition("+")
            entry = _Entry(tuple(words.split()), stance, infinitive)
            out.setdefault(entry.words[0] if entry.words else "+" + infinitive, []).append(entry)
    return {key: tuple(sorted(group, key=lambda e: -len(e.words))) for key, group in out.items()}


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(folded(t) for t in table("cues_fa.toml")["words"][name])


@cache
def _openings() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(folded(t).split()) for t in table("cues_fa.toml")["words"]["openings"])


def persian_attributions(text: str) -> list[Attribution]:
    """Every attribution of `text`, in the order of the cues. Cost linear."""
    passage = take_apart(text, frozenset())
    out: list[Attribution] = []
    for first, last in passage.sentences:
        start, end = passage.range(first, last)
        sentence = _Sentence(words_of(text, start, end))
        out.extend(sentence.attributions(line=passage.line_starts(first)))
    return out


def persian_cue(words: str) -> bool:
    """Whether a verb or phrase of saying stands in `words`."""
    return bool(_Sentence(words_of(words, 0, len(words)))._cues())


class _Sentence:
    def __init__(self, found: tuple[Word, ...]) -> None:
        self._words = found
        self._texts = tuple(w.text for w in found)
        self._verbs = verbs_in(found)

    def attributions(self, *, line: bool) -> list[Attribution]:
        """The attributions of this sentence; `line`: it begins a line."""
        cues = self._cues()
        out = self._speaker_line() if line and not cues else []
        parts = clauses(self._words, self._verbs, []) if cues else []
        by_word = {at: clause for clause in parts for at in clause.words}
        phrases = [cue for cue in cues if cue.verb is None]
        for cue in cues:
            clause = by_word.get(cue.first)
            if cue.verb is None:
                out.extend(self._of_phrase(cue, cues))
            elif clause is not None and not cue.verb.negated:
                out.extend(self._of_verb(cue, clause, phrases))
        return out

    # --- finding cues -------------------------------------------------------------------------------------------

    def _cues(self) -> list[_Found]:
        out: list[_Found] = []
        at = 0
        while at < len(self._texts):
            found = self._cue_at(at)
            if found:
                out.append(found)
            at = found.last if found else at + 1
        return out

    def _cue_at(self, at: int) -> _Found | None:
        for entry in _entries().get(self._texts[at], ()):
            if _GAP in entry.words:
                found = self._around_gap(at, entry)
                if found:
                    return found
                continue
            end = at + len(entry.words)
            if self._texts[at:end] != entry.words:
                continue
            if not entry.infinitive and self._texts[end : end + 1] != ("ای",):  # «در بیانیه‌ای نوشت»
                return _Found(at, end, entry)
            verb = self._light(end, entry.infinitive)
            if verb:
                return _Found(at, verb.last, entry, verb)
        own = self._verbs.get(at)
        if own and own.finite:
            for entry in _entries().get("+" + own.infinitive, ()):
                return _Found(at, own.last, entry, own)
        return None

    def _around_gap(self, at: int, entry: _Entry) -> _Found | None:
        """«خواستار … شد», «از تأیید … خودداری کرد»: the content stands inside."""
        gap = entry.words.index(_GAP)
        end = at + gap
        if self._texts[at:end] != entry.words[:gap]:
            return None
        verb = self._far_light(end, entry.infinitive)
        tail = entry.words[gap + 1 :]
        return _Found(at, end, entry, verb) if verb and (not tail or self._texts[verb.first - len(tail) : verb.first] == tail) else None

    def _light(self, at: int, infinitive: str) -> Verb | None:
        if at < len(self._texts) and self._texts[at] in ("را", "نیز", "هم"):
            at += 1
        verb = self._verbs.get(at)
        return verb if verb and verb.infinitive == infinitive and (verb.finite or self._closes(verb.last)) else None

    def _far_light(self, at: int, infinitive: str) -> Verb | None:
        """The light verb after the content: «خواستار آزادی زندانیان شد»."""
        for later in range(at, min(at + OBJECT_WORDS, len(self._texts))):
            verb = self._verbs.get(later)
            if verb and verb.finite:
                return verb if verb.infinitive == infinitive else None
        return None

    def _closes(self, at: int) -> bool:
        """A bare participle counts as finite before که, a mark or the end."""
        return at >= len(self._texts) or self._texts[at] in ("که", ":", "،", ".", "و")

    # --- phrases ------------------------------------------------------------------------------------------------

    def _of_phrase(self, cue: _Found, cues: list[_Found]) -> list[Attribution]:
        """«به گزارش X، content»; «content، به گفته X»; inside «Y به نقل از X گفت که content»."""
        end = self._phrase_source_end(cue, cues)
        first = cue.last + 1 if cue.last < end and self._texts[cue.last] in ("ها", "های", "هایی", "ی") else cue.last
        source = self._clean(first, end)
        content = self._phrase_content(cue, end, cues)
        if not content:
            return []
        generic = source is None or self._texts[source[0]] in _list("generic")
        return [self._made([] if generic or source is None else [source], (cue.first, cue.last), content, cue.entry.stance)]

    def _phrase_source_end(self, cue: _Found, cues: list[_Found]) -> int:
        starts = {c.first for c in cues}
        at = cue.last
        while at < len(self._texts) and at - cue.last < SOURCE_WORDS:
            text = self._texts[at]
            if (
                (text in _list("source_ends") and not self._partitive(at, cue.last))
                or text.isdigit()
                or at in starts
                or at in self._verbs
                or (at > cue.last and (text in _list("numerals") or self._is_owned(at)))
            ):
                break
            at += 1
        return at

    def _is_owned(self, at: int) -> bool:
        """Behind «پدرش» or «خانواده اش» something new begins, unless more speakers are named."""
        apart = self._texts[at - 1] == "اش" and self._texts[at - 2] in _list("kin")
        own = apart or self._texts[at - 1] in _list("kin_of_one")
        return own and self._texts[at] not in ("و", "،", "اش")

    def _partitive(self, at: int, first: int) -> bool:
        """«یکی از شاهدان»: «از» goes on with the source."""
        return self._texts[at] == "از" and at > first and self._texts[at - 1] in _list("partitives")

    def _phrase_content(self, cue: _Found, end: int, cues: list[_Found]) -> list[Range]:
        later = next((c for c in cues if c.verb is not None and c.first >= end), None)
        if later is not None and self._only_nouns(end, later.first):
            return self._after_verb(later)
        before = self._clean(0, cue.first)
        after = self._clean(end, len(self._texts))
        if after is None or after[1] - after[0] < 2:
            return [before] if before and before[1] - before[0] >= 2 else []
        if before and before[1] - before[0] >= 2 and not any(c.first < cue.first for c in cues) and self._holds_event(before):
            return [before, after]
        return [after]

    def _only_nouns(self, first: int, last: int) -> bool:
        return not any(at in self._verbs for at in range(first, last)) and "که" not in self._texts[first:last]

    def _holds_event(self, words: Range) -> bool:
        """Whether the words before a phrase belong to what is said: not just a day or a greeting."""
        return words[1] - words[0] >= 2

    # --- verbs --------------------------------------------------------------------------------------------------

    def _of_verb(self, cue: _Found, clause: Clause, phrases: list[_Found]) -> list[Attribution]:
        before = [at for at in clause.words if at < cue.first]
        if cue.entry.infinitive == "خواستن" and "از" not in (self._texts[at] for at in before):
            return []  # «می‌خواست … کند» is a wish of one's own, «از … خواست» a call
        inner = [p for p in phrases if p.first in before]
        led = [at for at in before if inner and at < self._phrase_source_end(inner[0], [cue])] if inner and inner[0].first == before[0] else []
        source, rest = self._subject(before[len(led) :])
        inside = clause.parent is not None and cue.entry.stance in ("call", "plan") and self._texts[cue.last : cue.last + 1] not in (("که",), (":",))
        # «کسانی که به تجمع فراخوان داده بودند | بازداشت شدند»: the main clause goes on
        content = (
            self._within(cue)
            if _GAP in cue.entry.words
            else ([] if inside else self._after_verb(cue)) or self._told_before(cue, clause) or self._object(rest)
        )
        if not content or self._texts[cue.first - 1 : cue.first] == ("نه",):  # «نه تأیید و نه تکذیب کرد»
            return []
        passive = cue.entry.infinitive == "شدن" and cue.entry.words[:1] not in (("مدعی",), ("یادآور",), ("خواستار",), ("خواهان",), ("متذکر",))
        passive = passive or cue.entry.words[:1] == ("متهم",)
        sources = [source] if source and not passive and not self._is_time(source) else []
        return [self._made(sources, (cue.first, cue.last), content, cue.entry.stance, self._tail(cue))]

    def _tail(self, cue: _Found) -> Range | None:
        """The end of a cue around its content: «… خودداری کرد»."""
        if cue.verb is None or _GAP not in cue.entry.words[:-1]:
            return None
        return cue.verb.first - (len(cue.entry.words) - cue.entry.words.index(_GAP) - 1), cue.verb.last

    def _told_before(self, cue: _Found, clause: Clause) -> list[Range]:
        """«پنج نفر زخمی شدند، یک پزشک گفت»: what was said stands before its speaker."""
        first = clause.words[0]
        while first < cue.first and not self._texts[first].isalnum():
            first += 1
        marked = first > 0 and self._texts[first - 1] in ("،", "»", '"')
        content = self._clean(0, first) if not cue.entry.words and marked else None
        return [content] if content and any(content[0] <= v < content[1] for v in self._verbs) else []

    def _is_time(self, source: Range) -> bool:
        """«شش روز بعد خبر دادند»: a day speaks for nobody."""
        first, last = self._texts[source[0]], self._texts[source[1] - 1]
        counted = first.isdigit() or first in _list("numerals") or first in ("چند", "یک")
        return first in _list("not_sources") or (counted and last in _list("not_sources"))

    def _subject(self, before: list[int]) -> tuple[Range | None, list[int]]:
        """The leading noun phrase of the clause, and the words after it."""
        start = self._after_opening(before)
        while start < len(before) and (self._texts[before[start]] in _list("fillers") or not self._texts[before[start]].isalnum()):
            start += 1
        end = start
        while end < len(before) and end - start < SOURCE_WORDS and not self._ends_subject(before, start, end):
            end += 1
        words = before[start:end]
        while words and self._texts[words[-1]] in _list("behind"):
            words.pop()
        return ((words[0], words[-1] + 1) if words else None), before[end:]

    def _after_opening(self, before: list[int]) -> int:
        """Behind «از سوی دیگر» and the like."""
        texts = tuple(self._texts[at] for at in before[:4])
        return next((len(o) for o in _openings() if texts[: len(o)] == o), 0)

    def _ends_subject(self, before: list[int], start: int, at: int) -> bool:
        text = self._texts[before[at]]
        if text == "،":
            rest = [self._texts[b] for b in before[at + 1 :]]
            return not ("،" in rest and not any(t in _list("source_ends") - {"،"} for t in rest))
        if at > start and text in _list("when"):
            weekday = self._texts[before[at] + 1] in _list("weekdays") if text in ("روز", "هفته", "یک", "دو", "سه", "چهار", "پنج") else True
            if weekday:
                return True
        return (
            (text in _list("source_ends") and not self._partitive(before[at], before[start]))
            or text.isdigit()
            or text == "را"
            or (at > start and before[at] != before[at - 1] + 1)
            or self._opens_object(before[at])
        )

    def _opens_object(self, at: int) -> bool:
        """An event noun in front of «را تأیید کرد» is what is said, not who says it; «این سازمان» without «را» says it."""
        if self._texts[at] in ("این", "آن") and "را" not in self._texts[at : at + OBJECT_WORDS]:
            return False
        dying = self._texts[at] != "جان" or self._texts[at + 1 : at + 2] in (("باختن",), ("سپردن",), ("دادن",))  # «یکی از جان باختگان … نوشت»
        return dying and self._texts[at] in _list("said_nouns")

    def _within(self, cue: _Found) -> list[Range]:
        assert cue.verb is not None
        tail = len(cue.entry.words) - cue.entry.words.index(_GAP) - 1
        content = self._clean(cue.last, cue.verb.first - tail)
        return [content] if content else self._after_verb(_Found(cue.first, cue.verb.last, cue.entry, cue.verb))

    def _after_verb(self, cue: _Found) -> list[Range]:
        """What follows که, a colon or the bare verb."""
        at = cue.last
        if at < len(self._texts) and self._texts[at] in ("و", "،"):
            return []
        while at < len(self._texts) and self._texts[at] in ("که", ":", "،", "است", "اند", "بود"):
            at += 1
        content = self._clean(at, self._content_end(cue, at))
        if content is None or content[1] - content[0] < 2 or not any(v >= content[0] for v in self._verbs):
            quoted = content is not None and self._texts[content[0]] in _QUOTES
            return [content] if content and (quoted or self._texts[cue.last - 1 : at].count("که")) else []
        return [content]

    def _content_end(self, cue: _Found, first: int) -> int:
        """Where «اما» or «ولی» opens what another one says; the sentence's end where it does not."""
        others = [c.first for c in self._cues() if c.verb is not None and c.first > first and not c.verb.negated]
        turns = [at for at in range(first + 2, len(self._texts)) if self._texts[at] in ("اما", "ولی") and any(at < other for other in others)]
        return turns[0] if turns and not set(self._texts[first : turns[0]]) & {"«", "»"} else len(self._texts)

    def _object(self, rest: list[int]) -> list[Range]:
        """«… را تأیید کرد», «از … خبر داد», «… اعلام کرد», a quotation before the verb."""
        while rest and self._texts[rest[-1]] in ("،", "را"):
            rest = rest[:-1]
        while rest and (self._texts[rest[0]] in ("،", "از", "بر", "به") or not (self._texts[rest[0]].isalnum() or self._texts[rest[0]] in _QUOTES)):
            rest = rest[1:]
        return [(rest[0], rest[-1] + 1)] if len(rest) >= 2 else []

    # --- pieces -------------------------------------------------------------------------------------------------

    def _speaker_line(self) -> list[Attribution]:
        """«دادستان قم: content» at the start of a line."""
        colon = next((at for at in range(1, min(len(self._texts), 7)) if self._texts[at] == ":"), None)
        if colon is None or len(self._texts) - colon < 5 or any(at in self._verbs for at in range(colon)):
            return []
        if any(not t.isalpha() for t in self._texts[:colon]) or self._texts[0] in _list("labels"):
            return []
        content = self._clean(colon + 1, len(self._texts))
        return [self._made([(0, colon)], (colon, colon + 1), [content], "say")] if content else []

    def _clean(self, first: int, last: int) -> Range | None:
        """The range without marks and «که» at its ends."""
        while first < last and self._texts[first] in ("،", ":", "که", ".", "؛", "-", "نیز", "هم", ")"):
            first += 1
        while first < last and self._texts[last - 1] in ("،", ":", ".", "؛", "-", "("):
            last -= 1
        return (first, last) if last > first else None

    def _made(self, sources: list[Range], cue: Range, content: list[Range], stance: str, tail: Range | None = None) -> Attribution:
        cues = [cue, tail] if tail else [cue]
        return Attribution(
            source=tuple(self._stored(s) for s in sources),
            cue=tuple(self._stored(c) for c in cues),
            content=tuple(self._stored(r) for r in content),
            stance=stance,
        )

    def _stored(self, words: Range) -> Range:
        return self._words[words[0]].start, self._words[words[1] - 1].end
