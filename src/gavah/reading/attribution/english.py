"""English attributions: cue words first, then the source and the content that belong to each."""

from functools import cache

import msgspec

from gavah.model import Attribution
from gavah.reading.attribution.cues import ACTS, Cue, english
from gavah.reading.attribution.english_pieces import ENDS, SOURCE_WORDS, Pieces
from gavah.reading.attribution.tokens import Passage, take_apart
from gavah.reading.frames.english.lexicon import lexicon

NAMED_WORDS = 10
"""Words between «called» and the quotation that says what somebody is called."""
HEARER_WORDS = 9
"""Words between a verb of telling and what is told: who is told, and when."""


class _Hit(msgspec.Struct, frozen=True):
    """Token ranges [first, last); an empty source is none."""

    source: list[tuple[int, int]]
    cue: tuple[int, int]
    content: list[tuple[int, int]]
    stance: str


class _Found(msgspec.Struct, frozen=True):
    """A cue at tokens [first, last) of a sentence, with the tense of its verb ("" for a noun)."""

    first: int
    last: int
    cue: Cue
    tense: str


def english_attributions(text: str) -> list[Attribution]:
    """Every attribution of `text`, in the order of the cues. Cost linear."""
    cues = english()
    passage = take_apart(text, _quoting())
    reader = _Reader(passage, cues)
    hits = [hit for number in range(len(passage.sentences)) for hit in reader.sentence(number)]
    return [_stored(passage, hit) for hit in hits]


@cache
def _quoting() -> frozenset[str]:
    """The verbs that may follow a quotation in its sentence."""
    return frozenset(form for form, cue in english().verbs.items() if "quote" in cue.takes)


def english_cue(words: str) -> bool:
    """Whether a verb or phrase of saying stands in `words`."""
    cues = english()
    texts = [token.text for token in take_apart(words, frozenset()).tokens]
    phrases = (tuple(texts[at : at + len(phrase)]) == phrase for at, text in enumerate(texts) for phrase, _ in cues.phrases.get(text, ()))
    return any(text in cues.verbs for text in texts) or any(phrases)


def _stored(passage: Passage, hit: _Hit) -> Attribution:
    return Attribution(
        source=tuple(passage.range(a, b) for a, b in hit.source),
        cue=(passage.range(*hit.cue),),
        content=tuple(passage.range(a, b) for a, b in hit.content),
        stance=hit.stance,
    )


@cache
def _openings() -> frozenset[str]:
    """The words at which an attribution may be found: no other is looked at."""
    cues = english()
    return frozenset({"as", *cues.phrases, *cues.words["quoting"], *cues.particles, *cues.verbs, *cues.nouns})


class _Reader(Pieces):
    _spoke: list[tuple[int, int]] = []
    """Who spoke last in the sentence that is being read."""

    def sentence(self, number: int) -> list[_Hit]:
        """The attributions of one sentence."""
        first, last = self._passage.sentences[number]
        out = self._speaker_line(first, last)
        at = first
        while at < last:
            self._spoke = out[-1].source if out else []
            passive = self._is_quoted(at, first, last)
            hit, end = (None, passive[1]) if passive else self._at(at, first, last, number)
            out += passive[0] if passive else [hit] if hit else []
            at = max(end, at + 1)
        return out

    def _speaker_line(self, first: int, last: int) -> list[_Hit]:
        """«PROSECUTOR: content» at the start of a line: few words, none of them a verb."""
        colon = next((at for at in range(first, min(last, first + 6)) if self._texts[at] == ":"), None)
        if colon is None or colon == first or last - colon < 5 or not self._passage.line_starts(first):
            return []
        before = self._texts[first:colon]
        if any(not t[0].isalpha() or t in self._cues.verbs or t in self._words["determiners"] | self._words["auxiliaries"] for t in before):
            return []
        return [_Hit([(first, colon)], (colon, colon + 1), [self._trim(colon + 1, last)], "say")]

    def _at(self, at: int, first: int, last: int, number: int) -> tuple[_Hit | None, int]:
        text = self._texts[at]
        if text not in _openings():
            return None, at + 1
        for words, stance in self._cues.phrases.get(text, ()):
            if tuple(self._texts[at : at + len(words)]) == words:
                return self._according(at, at + len(words), first, last, stance), at + len(words)
        put = self._put_it(at, last) if text == "as" else None
        if put:
            return put, put.cue[1]
        quoting = self._quoting(at, first, last)
        if quoting:
            return quoting, at + 1
        found = self._verb(at, last)
        hit = self._of_verb(found, first, last, number) if found else None
        if found and hit:
            return hit, found.last
        if text in self._cues.nouns and at + 1 < last and self._texts[at + 1] == "that":
            return self._of_noun(at, first, last), at + 1
        return None, at + 1

    def _put_it(self, at: int, last: int) -> _Hit | None:
        """«As the mayor put it, content»."""
        for place in range(at + 2, min(last - 3, at + SOURCE_WORDS)):
            if self._texts[place] in ("put", "puts") and self._texts[place + 1] == "it" and self._texts[place + 2] in (",", ":"):
                content = self._trim(place + 2, last)
                return _Hit([(at + 1, place)], (place, place + 2), [content], "say") if content[1] - content[0] >= 2 else None
            if self._texts[place] in self._words["breaks"] or not self._texts[place][0].isalnum():
                return None
        return None

    def _verb(self, at: int, last: int) -> _Found | None:
        text = self._texts[at]
        for particle, cue in self._cues.particles.get(text, ()):
            end = at + 1 + len(particle)
            if end <= last and tuple(self._texts[at + 1 : end]) == particle:
                return _Found(at, end, cue, self._cues.tense[text])
        cue_here = self._cues.verbs.get(text)
        if cue_here is None or self._is_noun(at):
            return None
        return _Found(at, at + 1, cue_here, self._cues.tense[text])

    def _quoting(self, at: int, first: int, last: int) -> _Hit | None:
        """«state media quoted the prosecutor as saying that …»: the outer link; «as saying» gives the inner one."""
        if self._texts[at] not in self._words["quoting"]:
            return None
        middle = self._as_saying(at + 1, last)
        source = self._subject(at, first) or self._head(at, first)
        if middle is None or source is None:
            return None
        return _Hit([source], (at, at + 1), [self._trim(at + 1, last)], "say")

    def _is_quoted(self, at: int, first: int, last: int) -> tuple[list[_Hit], int] | None:
        """«"content," X is quoted (by Y) as saying», «X was quoted as saying that content»: the link to X, before it that to Y if one is named;
        and where the words of the cue end."""
        texts, back = self._texts, at - 1
        if texts[at] not in self._words["quoting"] or (middle := self._as_saying(at + 1, last)) is None:
            return None
        while back > first and texts[back] in self._words["adverbs"]:
            back -= 1
        source = self._subject(back, first) if back > first and texts[back] in ("is", "are", "was", "were", "been") else None
        if source is None:
            return None
        end = middle + 2
        after, before = self._trim(end, last), self._trim(first, source[0])
        content = after if after[1] - after[0] >= 3 else before
        if content[1] - content[0] < 2:
            return None
        inner = _Hit([source], (at, end), [content], "say")
        if texts[at + 1] != "by" or middle - at < 3:
            return [inner], end
        whole = (source[0], last) if content is after else (first, source[1])
        return [_Hit([(at + 2, middle)], (at, at + 1), [self._trim(*whole)], "say"), inner], end

    def _as_saying(self, at: int, last: int) -> int | None:
        return next((k for k in range(at, min(last - 1, at + SOURCE_WORDS)) if self._texts[k] == "as" and self._texts[k + 1].endswith("ing")), None)

    def _quoted_source(self, found: _Found, first: int) -> tuple[int, int] | None:
        """Who is quoted in «quoted X as saying»."""
        if found.tense != "gerund" or found.first - 2 < first or self._texts[found.first - 1] != "as":
            return None
        begin = next(
            (k for k in range(found.first - 2, max(first, found.first - SOURCE_WORDS) - 1, -1) if self._texts[k] in self._words["quoting"]), None
        )
        return (begin + 1, found.first - 1) if begin is not None and begin + 1 < found.first - 1 else None

    def _according(self, at: int, end: int, first: int, last: int, stance: str) -> _Hit | None:
        """«According to X, content.» and «content, according to X.»"""
        stop = end
        while stop < last and stop - end < SOURCE_WORDS and self._texts[stop] not in (",", ".", ";", '"', "-", ":"):
            stop += 1
        if stop == end:
            return None
        before = self._trim(first, at)
        if before[1] - before[0] >= 2:
            return _Hit([(end, stop)], (at, end), [before], stance)
        content = self._trim(stop, last)
        return _Hit([(end, stop)], (at, end), [content], stance) if content[1] - content[0] >= 2 else None

    def _of_noun(self, at: int, first: int, last: int) -> _Hit | None:
        """«Smith's claim that …»."""
        source: list[tuple[int, int]] = []
        for back in range(at - 1, max(first, at - 4) - 1, -1):
            if self._texts[back] == "'s":
                source = [self._back(back, first)]
                break
            if self._texts[back] in ("his", "her", "their", "its", "our", "my", "your"):
                source = [(back, back + 1)]
                break
        content = self._trim(at + 1, self._clause_end(at + 1, last))
        enough = bool(source) and content[1] - content[0] >= 3 and self._clausal(at + 1, last)
        return _Hit(source, (at, at + 1), [content], self._cues.nouns[self._texts[at]]) if enough else None

    def _of_verb(self, found: _Found, first: int, last: int, number: int) -> _Hit | None:
        for read in (self._after_content, self._inverted, self._direct, self._clause):
            hit = read(found, first, last, number)
            if hit:
                return hit if self._speaks(hit, found, first) else None
        return None

    def _speaks(self, hit: _Hit, found: _Found, first: int) -> bool:
        """Whether the source is somebody else's and really says it: no I or you, nothing negated or only conceived, no echo of the speaker."""
        a, b = hit.source[-1]
        words = self._texts[a:b]
        if found.tense == "base" and not (words[-1].endswith("s") or words[-1] in self._words["plurals"]):
            return False
        if words[-1] in self._words["self"] or (b <= found.first and set(self._texts[b : found.first]) & self._words["unreal"]):
            return False
        if a > 0 and self._texts[a - 1] in self._words["unreal"]:
            return False
        return not (len(words) == 1 and words[0] in ("he", "she", "they") and self._echoes(a, first, found))

    def _echoes(self, at: int, first: int, found: _Found) -> bool:
        """«X said he hoped …»: the speaker's own mind, already in his words."""
        before = at - 1
        if before >= first and self._texts[before] == "that":
            before -= 1
        return before >= first and self._texts[before] in self._cues.verbs and "hearer" not in found.cue.takes

    def _after_content(self, found: _Found, first: int, last: int, number: int) -> _Hit | None:
        """«content, X said.» and «content, X said, more content.»"""
        if not {"quote", "clause"} & found.cue.takes.keys() or found.tense not in ("past", "present"):
            return None
        source = self._subject(found.first, first)
        if source is None or source[0] <= first or self._texts[source[0] - 1] not in (",", '"', "-", "?", "!", "»"):
            return None
        of_noun = self._texts[found.first - 1] == "," and found.last < last and self._texts[found.last] == "to"
        if of_noun or self._texts[source[0]] in self._words["prepositions"]:
            return None  # "shot at noon, by a man, suspected to be X": no speaker
        if not self._ends_after(found.last, last) and not self._quoted_before(source[0], found):
            return None
        content = [self._trim(first, source[0])]
        if content[0][1] - content[0][0] < 2:
            return None
        content += self._rest(found.last, last, number) if self._quotes_between(*content[0]) else self._split(found.last, last)
        return _Hit([source], (found.first, found.last), content, found.cue.stance("quote"))

    def _quoted_before(self, source: int, found: _Found) -> bool:
        """«"content," X told the paper …», «"content," X said of Y»: a whole quotation right before the speaker needs no end behind the verb."""
        quote = self._passage.quoted.get(source - 1)
        return quote is not None and self._passage.quotes[quote][1] == source - 1 and "quote" in found.cue.takes

    def _split(self, at: int, last: int) -> list[tuple[int, int]]:
        """The second half of «The museum, X said, would make …»."""
        if (
            at >= last
            or self._texts[at] != ","
            or at + 2 >= last
            or self._texts[at + 1].endswith("ing")
            or self._texts[at + 1] in self._words["relatives"]
        ):
            return []
        rest = self._trim(at, last)
        return [rest] if rest[1] - rest[0] >= 2 else []

    def _rest(self, at: int, last: int, number: int) -> list[tuple[int, int]]:
        """What the speaker goes on to say: a second quotation of the sentence, or quotations right after it."""
        out = [self._passage.quotes[q] for q in self._quotes_between(at, last)]
        content = [(a, b + 1) for a, b in out]
        return content or self._following(number)

    def _inverted(self, found: _Found, first: int, last: int, number: int) -> _Hit | None:
        """«"content," said X.»"""
        if found.tense not in ("past", "present") or "quote" not in found.cue.takes or found.first <= first + 1:
            return None
        if self._texts[found.first - 1] not in (",", '"', "-", "?", "!"):
            return None
        if found.last >= last or self._texts[found.last] in self._words["breaks"] | {"to", '"', ",", ":", "."}:
            return None
        stop = found.last
        while stop < last and stop - found.last < SOURCE_WORDS and self._texts[stop] not in (",", ".", ";", '"', ":", "-"):
            stop += 1
        if not self._quotes_between(first, found.first) and (self._verbal(found.last, stop) or found.last == stop):
            return None
        content = [self._trim(first, found.first), *self._rest(stop, last, number)]
        return (
            _Hit([(found.last, stop)], (found.first, found.last), content, found.cue.stance("quote")) if content[0][1] - content[0][0] >= 2 else None
        )

    def _direct(self, found: _Found, first: int, last: int, number: int) -> _Hit | None:
        """«X said: "content"», «X said, "content"»."""
        at = found.last
        while at < last and at - found.last <= 8 and self._texts[at] not in (",", ":", '"', "."):
            at += 1
        if at >= last or self._texts[at] not in (",", ":", '"'):
            return self._next_paragraph(found, first, last, number)
        quote_at = at if self._texts[at] == '"' else at + 1
        colon = self._texts[at] == ":" or (at == last - 1)
        if quote_at < last and self._texts[quote_at] == '"' and quote_at in self._passage.quoted and "quote" in found.cue.takes:
            source = self._subject(found.first, first)
            opened, closed = self._passage.quotes[self._passage.quoted[quote_at]]
            if opened != quote_at or (at - found.last > 0 and self._texts[at] == '"'):
                return None
            end = max(closed + 1, last) if closed + 1 >= last - 1 else closed + 1
            return (
                _Hit([source] if source else [], (found.first, found.last), [(opened, min(end, closed + 1))], found.cue.stance("quote"))
                if source
                else None
            )
        if colon and at == found.last:
            return self._next_paragraph(found, first, last, number)
        return None

    def _next_paragraph(self, found: _Found, first: int, last: int, number: int) -> _Hit | None:
        """«X said:» at the end of a line; the quotation follows on the next."""
        if self._texts[last - 1] != ":" or last - found.last > 6 or number + 1 >= len(self._passage.sentences) or "quote" not in found.cue.takes:
            return None
        source = self._subject(found.first, first)
        begin, end = self._passage.sentences[number + 1]
        if source is None:
            return None
        quote = self._passage.quoted.get(begin)
        content = (begin, self._passage.quotes[quote][1] + 1) if quote is not None else (begin, end)
        return _Hit([source], (found.first, found.last), [content], found.cue.stance("quote"))

    def _clause(self, found: _Found, first: int, last: int, number: int) -> _Hit | None:
        """«X said (that) content», «X told Y that content», «X vowed to …», «X denied the charges»."""
        opened = self._content_start(found, last)
        if opened is None:
            return None
        begin, take = opened
        quoted = self._quoted_source(found, first)
        source = quoted or (self._subject(found.first, first) if found.tense != "gerund" else self._goes_on(found, first))
        if source is None:
            return None
        content = self._trim(begin, self._clause_end(begin, last))
        stance = found.cue.stance(take)
        if stance == "call" and take not in ACTS and found.cue.takes.get("clause") == "say" and not self._wished(begin, last):
            stance = "say"  # "insisted there was none", not "insisted that they be freed"
        if stance == "call" and lexicon().cues["aftermath"].search(" " + " ".join(self._texts[begin:last])):
            stance = "say"  # "called for the killing … to be investigated": what is asked for is its aftermath
        return (
            _Hit([*self._antecedent(source, first), source], (found.first, found.last), [content], stance) if content[1] - content[0] >= 2 else None
        )

    def _wished(self, begin: int, last: int) -> bool:
        """Whether a bare «be» says that the content is wished for."""
        return any(self._texts[k] == "be" and self._texts[k - 1] not in self._words["auxiliaries"] for k in range(begin + 1, last))

    def _goes_on(self, found: _Found, first: int) -> tuple[int, int] | None:
        """Who speaks in «…, X said, adding that …»: the one who spoke before, else the first noun of the sentence."""
        spoke = self._spoke[-1] if self._spoke and self._texts[found.first - 1] == "," else None
        return spoke or self._head(found.first, first)

    def _content_start(self, found: _Found, last: int) -> tuple[int, str] | None:
        """Where the content begins and by what it was known; None if what follows the verb is none."""
        at, takes = found.last, found.cue.takes
        that = self._find_that(at, last, 12, "hearer" in takes)
        if that is not None and takes.keys() & {"clause", "that", "hearer"}:
            return that, "that"
        if at >= last:
            return None
        if "hearer" in takes and (told := self._past_hearer(at, last)) is not None:
            return told, "clause"
        text = self._texts[at]
        opens = {
            "infinitive": text == "to",
            "thing": text[0].isalnum() and text not in self._words["breaks"],
            "number": text[0].isdigit() or text in self._words["numerals"],
            "object": text in self._words["starts"] | self._words["said_things"],
            "clause": self._opens_clause(at, last, takes) or text in self._words["questions"],
            "gauge": self._gauges(at, last),
            "naming": self._named(at, last),
        }
        take = next((name for name, holds in opens.items() if holds and name in takes), None)
        if take is None and "asked" in takes:
            begin = self._asked_to(at, last)
            return (begin, "asked") if begin is not None else None
        return (at, take) if take else None

    def _past_hearer(self, at: int, last: int) -> int | None:
        """Where what is told begins without «that»: «told the paper on Monday she would …»."""
        for place in range(at + 1, min(last, at + HEARER_WORDS)):
            text = self._texts[place]
            if text in self._words["nominatives"] - self._words["possessives"] and self._opens_clause(place, last, {"bare": ""}):
                return place
            if text in self._words["breaks"] or text in ENDS or text in (",", ":", '"', "to"):
                return None
        return None

    def _named(self, at: int, last: int) -> bool:
        """Whether a word or two in quotation marks is given to what is called so: «called the plan "a disgrace"»."""
        for place in range(at + 1, min(last, at + NAMED_WORDS)):
            if self._texts[place] == '"' and place in self._passage.quoted:
                return True
            if self._texts[place] in ENDS or self._texts[place] in (",", ":") or self._texts[place] in self._words["breaks"] - {"as", "and"}:
                return False
        return False

    def _gauges(self, at: int, last: int) -> bool:
        """Whether a number behind «at» follows: «put the dead at two»."""
        marks = (place for place in range(at, min(last - 1, at + 9)) if self._texts[place] == "at")
        numbers = (self._texts[after] for place in marks for after in range(place + 1, min(last, place + 5)))
        return any(word[0].isdigit() or word in self._words["numerals"] for word in numbers)

    def _asked_to(self, at: int, last: int) -> int | None:
        """Where «to …» begins in «urged the court to stop»."""
        for place in range(at + 1, min(last - 1, at + 9)):
            if self._texts[place] == "to":
                return place
            if self._texts[place] in self._words["breaks"] or not self._texts[place][0].isalnum():
                return None
        return None

    def _find_that(self, at: int, last: int, reach: int, hearer: bool) -> int | None:
        """A «that» after the verb with only an adverbial or a hearer between."""
        for place in range(at, min(last, at + reach)):
            text = self._texts[place]
            if text == "that":
                return place if self._clausal(place, last) else None
            if place == at and not hearer and text not in self._words["temporal"]:
                return None
            if text in ENDS or text in (",", ":", '"') or (text in self._words["breaks"] and text not in ("after", "before", "since")):
                return None
        return None

    def _opens_clause(self, at: int, last: int, takes: dict[str, str]) -> bool:
        """Whether a clause without «that» begins here: a noun phrase with a finite auxiliary or verb-like form soon after."""
        text = self._texts[at]
        if text in ('"', ",", ".", ":", "-", "to") or text in self._words["breaks"]:
            return False
        if "bare" not in takes and text not in self._words["nominatives"]:
            return False
        counted = text in self._words["numerals"] and at + 1 < last and self._texts[at + 1][0].isdigit()  # "said about 20 people had"
        if text in self._words["prepositions"] and not counted and text not in ("in", "at", "for", "under", "by", "with", "on"):
            return False
        return self._finite_soon(at, last, 12)
