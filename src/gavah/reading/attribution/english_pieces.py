"""Pieces of an English sentence that attributions are put together from: noun phrases, clause starts and ends, quotations."""

from gavah.reading.attribution.cues import EnglishCues
from gavah.reading.attribution.tokens import Passage
from gavah.reading.frames.english.lexicon import lexicon

SOURCE_WORDS = 16  # a source longer than this is none
BRACKET_WORDS = 9  # what stands in brackets behind a name


ENDS = frozenset({".", "!", "?", ";"})


class Pieces:
    """What can be read off the tokens of a passage without knowing the cue's pattern. Ranges are tokens [first, last)."""

    def __init__(self, passage: Passage, cues: EnglishCues) -> None:
        self._passage = passage
        self._cues = cues
        self._texts = [t.text for t in passage.tokens]
        self._words = cues.words

    def _is_noun(self, at: int) -> bool:
        """«the report», «his claims», «a wounded man»: a determiner, preposition or possessive in front makes a form a noun."""
        if at == 0 or self._cues.tense.get(self._texts[at]) == "past":
            return False
        if self._cues.tense.get(self._texts[at]) == "gerund" and self._texts[at - 1] == "as":
            return False
        return self._texts[at - 1] in self._words["determiners"] or (self._texts[at - 1] == "'s" and self._cues.tense.get(self._texts[at]) == "base")

    def _ends_after(self, at: int, last: int) -> bool:
        """Whether the clause of saying is over: a mark follows, or a short time or place («on Monday.»)."""
        stop = at
        while stop < last and stop - at <= 7 and self._texts[stop] not in (".", ",", ":", '"', ";", "!", "?"):
            if (
                stop == at
                and self._texts[stop] not in self._words["temporal"]
                and not self._texts[stop].endswith("ly")
                and self._texts[stop] not in ("to", "as")
            ):
                return False
            if self._texts[stop] in ("that", "there", "he", "she", "they", "it"):
                return False
            stop += 1
        return stop >= last or self._texts[stop] in (".", ",", ":", ";", "!", "?") or (stop == at and self._texts[stop] == '"')

    def _quotes_between(self, first: int, last: int) -> list[int]:
        return sorted({q for at in range(first, last) if (q := self._passage.quoted.get(at)) is not None and self._passage.quotes[q][0] >= first})

    def _following(self, number: int) -> list[tuple[int, int]]:
        """Quotations that make up the next sentence of the paragraph by themselves."""
        if number + 1 >= len(self._passage.sentences):
            return []
        first, last = self._passage.sentences[number + 1]
        quote = self._passage.quoted.get(first)
        if quote is None or self._texts[first] != '"' or self._passage.quotes[quote][1] < last - 1:
            return []
        text = self._passage.view.text
        gap = text[self._passage.tokens[first - 1].end : self._passage.tokens[first].start]
        return [] if "\n" in gap else [(first, last)]

    def _verbal(self, first: int, last: int) -> bool:
        """Whether words that should be a source hold a verb."""
        return any(
            t in self._words["auxiliaries"] or (t in self._cues.tense and self._cues.tense[t] != "base") or t == "that"
            for t in self._texts[first:last]
        )

    def _antecedent(self, source: tuple[int, int], first: int) -> list[tuple[int, int]]:
        """Who «who» is: the noun phrase before it."""
        at, end = source
        if end - at > 1 or self._texts[at] not in self._words["relatives"] or at <= first:
            return []
        start, stop = self._back(at - 1 if self._texts[at - 1] == "," else at, first)
        return [(start, stop)] if stop > start else []

    def _clausal(self, that: int, last: int) -> bool:
        """Whether «that» opens a clause and does not point («that way», «that,»)."""
        if that + 2 >= last or self._texts[that + 1] in (".", "'s"):
            return False
        if self._texts[that + 1] == ",":  # "that, if elected, he would"
            closed = next((k for k in range(that + 2, min(last, that + BRACKET_WORDS)) if self._texts[k] == ","), None)
            return closed is not None and closed + 1 < last and self._finite_soon(closed + 1, last, 16)
        return self._finite_soon(that + 1, last, 16)

    def _finite_soon(self, at: int, last: int, reach: int) -> bool:
        """Whether a finite auxiliary or verb-like form stands within `reach` words of `at` in its clause."""
        for place in range(at + 1, min(last, at + reach)):
            word = self._texts[place]
            if word in self._words["auxiliaries"] and word not in ("to", "'s", "not"):
                return True
            if self._cues.tense.get(word) in ("past", "present") or (len(word) > 4 and word.endswith("ed")) or word in lexicon().pasts:
                return True
            if word in ENDS:
                break
        return self._texts[at] in self._words["pronouns"] | {"there"}

    def _subject(self, cue: int, first: int) -> tuple[int, int] | None:
        """The noun phrase before the verb, over its auxiliaries and adverbs; None if there is none."""
        at = cue - 1
        while at >= first and (
            self._texts[at] in self._words["auxiliaries"] or self._texts[at] in self._words["adverbs"] or self._texts[at].endswith("ly")
        ):
            if self._texts[at] in ("to", "be", "been", "being"):
                return None
            if self._texts[at] in ("is", "are", "was", "were") and self._cues.tense.get(self._texts[cue]) == "past":
                return None
            at -= 1
        if at < first:
            return None
        if self._texts[at] == ",":
            return self._before_apposition(at, first)
        if self._texts[at] == ")" and (opened := self._opening(at, first)) is not None:
            found = self._back(opened, first)
            return (found[0], at + 1) if found[1] > found[0] else None
        if not self._texts[at][0].isalnum():
            return None
        if self._texts[at] in self._words["prepositions"] | (self._words["breaks"] - self._words["relatives"]) | {"to", "the", "a", "an"}:
            return self._shared_subject(at, first) if self._texts[at] in ("and", "but") else None
        if self._texts[at] in self._words["relatives"]:
            return (at, at + 1)
        found = self._back(at + 1, first)
        return found if found[1] > found[0] else None

    def _opening(self, at: int, first: int) -> int | None:
        """Where the bracket that closes at `at` was opened: «Smith (Party) said»."""
        return next((k for k in range(at - 1, max(first, at - BRACKET_WORDS) - 1, -1) if self._texts[k] == "("), None)

    def _shared_subject(self, at: int, first: int) -> tuple[int, int] | None:
        """«X came and said …»: the subject of the first clause."""
        return self._head(at, first)

    def _back(self, end: int, first: int) -> tuple[int, int]:
        """The noun phrase that ends before token `end`."""
        start = end
        while start > first and end - start < SOURCE_WORDS:
            text = self._texts[start - 1]
            initial = text == "." and start - 2 >= first and len(self._texts[start - 2]) <= 2
            if text in self._words["breaks"] and text != "and":
                break
            if text == "and" and (end - start > 3 or start - 2 < first):
                break
            if not text[0].isalnum() and text not in ("'s", "'", "&") and not initial:
                break
            if self._passage.quoted.get(start - 1) != self._passage.quoted.get(end - 1) or self._says(start - 1, end):
                break
            start -= 1
        while start < end - 1 and self._texts[start] in self._words["beginnings"]:
            start += 1
        return start, end

    def _says(self, at: int, end: int) -> bool:
        """Whether a verb of saying opens the clause that follows it («X has said | it believes»)."""
        texts = self._texts
        return at + 1 < end and texts[at] in self._cues.verbs and texts[at + 1] in self._words["starts"] | self._words["nominatives"]

    def _before_apposition(self, comma: int, first: int) -> tuple[int, int] | None:
        """«X, the mayor of Y, said»."""
        at = comma - 1
        while at > first and comma - at <= SOURCE_WORDS and self._texts[at] not in (",", '"', ".", ";", ":"):
            at -= 1
        if self._texts[at] != "," or at <= first:
            return None
        start, end = self._back(at, first)
        return (start, comma) if end > start else None

    def _head(self, end: int, first: int) -> tuple[int, int] | None:
        """The first noun phrase of the sentence, for «…, saying that …» and shared subjects."""
        at = first
        while at < end and (self._texts[at] in self._words["beginnings"] or not self._texts[at][0].isalnum()):
            at += 1
        stop = at
        limit = self._words["auxiliaries"] | self._words["breaks"] | self._words["prepositions"]
        while stop < end and stop - at < 6 and self._texts[stop] not in limit and self._texts[stop][0].isalnum():
            if stop > at and (self._texts[stop] in self._cues.tense or self._texts[stop].endswith("ed")):
                break
            stop += 1
        return (at, stop) if stop > at else None

    def _clause_end(self, at: int, last: int) -> int:
        """The end of the content that begins at `at`: the sentence's, the quotation's it stands in, or where another begins to speak."""
        quote = self._passage.quoted.get(at)
        if quote is not None and self._passage.quotes[quote][0] < at:
            return min(last, self._passage.quotes[quote][1])
        for place in range(at + 3, last - 3):
            if self._texts[place] == "," and self._texts[place + 1] in self._words["contrasts"] and self._speaks_soon(place + 2, last):
                return place
        return last

    def _speaks_soon(self, at: int, last: int) -> bool:
        """Whether a clause begins here whose verb is a cue in the past or present: «…, while the guard insisted»."""
        for place in range(at + 1, min(last, at + 6)):
            text = self._texts[place]
            if text in self._cues.verbs:
                return self._cues.tense[text] in ("past", "present") and self._texts[place - 1] not in self._words["determiners"]
            if text in self._words["breaks"] or text in self._words["auxiliaries"] or not text[0].isalnum():
                return False
        return False

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        """The range without marks at its ends (quotation marks stay)."""
        while first < last and self._texts[first] in (",", ":", ".", "-", ";", ")"):
            first += 1
        while first < last and self._texts[last - 1] in (",", ":", ".", "-", ";"):
            last -= 1
        return first, last
