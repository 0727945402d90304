"""An English sentence that a parser has read: the questions of `chunks.Parsed`, answered from dependencies where those give a sure answer.

One small adapter: the frames do not know who answers. Where the parser says nothing that fits the chunks, the chunker's answer stands.
"""

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from gavah.reading.frames.english.chunks import Parsed
from gavah.reading.frames.frame import Parser, Scan, Sentence

if TYPE_CHECKING:
    from gavah.reading.engine.parsed import Token as Word

_CLAUSE = frozenset({"VERB", "AUX"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_PARTICIPLES = frozenset({"VBN", "VBG"})
_SHARING = frozenset({"conj", "xcomp", "advcl"})
"""Relations over which a verb without a subject has that of its head."""
_STEPS = 6
"""How many heads a missing subject is looked for over."""


class Dependencies(Parsed):
    """One sentence with its chunks and, from the first question they cannot answer, its dependencies."""

    def __init__(self, sentence: Sentence, scan: Scan, parser: Parser) -> None:
        super().__init__(sentence, scan)
        self._parser = parser

    @cached_property
    def grammar(self) -> "tuple[Word, ...]":
        """The words of the sentence with their heads; offsets are those of the sentence."""
        return self._parser(self.text[self.sentence.start : self.sentence.end]).tokens

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.grammar]

    @cached_property
    def _children(self) -> list[list[int]]:
        children: list[list[int]] = [[] for _ in self.grammar]
        for at, word in enumerate(self.grammar):
            if word.head != at:
                children[word.head].append(at)
        return children

    # --- between chunks and words ------------------------------------------------------------------------------------------------

    def word_of(self, n: int) -> int | None:
        """The word that heads chunk n: of a verb group its main verb, of a noun phrase the word that hangs on something outside."""
        chunk = self.chunks[n]
        if chunk.kind == "VG" and chunk.main >= 0:
            return self._head_in(self.tokens[chunk.main].start, self.tokens[chunk.main].end)
        return self._head_in(self.tokens[chunk.i].start, self.tokens[chunk.j - 1].end)

    def _head_in(self, start: int, end: int) -> int | None:
        low, high = self._range(start, end)
        inside = [at for at in range(low, high) if not low <= self.grammar[at].head < high or self.grammar[at].head == at]
        return inside[0] if inside else None

    def _range(self, start: int, end: int) -> tuple[int, int]:
        base = self.sentence.start
        low = max(0, bisect_right(self._starts, start - base) - 1)
        while low < len(self.grammar) and self.grammar[low].end <= start - base:
            low += 1
        high = low
        while high < len(self.grammar) and self.grammar[high].start < end - base:
            high += 1
        return low, high

    def chunk_of(self, at: int) -> int | None:
        """The chunk that holds word `at`."""
        start = self.grammar[at].start + self.sentence.start
        return next((n for n, c in enumerate(self.chunks) if self.tokens[c.i].start <= start < self.tokens[c.j - 1].end), None)

    def _low(self, at: int) -> str:
        word = self.grammar[at]
        return self.low[word.start : word.end]

    def _phrases(self, at: int) -> list[int]:
        """The noun phrases of word `at` and of what is coordinated with it; [] where one of them is no chunk of nouns."""
        row = []
        for one in [at, *self._dependents(at, "conj")]:
            n = self.chunk_of(one)
            if n is None or self.kind(n) != "NP":
                return []
            if n not in row:
                row.append(n)
        return sorted(row)

    def _dependents(self, at: int, *deps: str) -> list[int]:
        return [c for c in self._children[at] if self.grammar[c].dep in deps]

    # --- the chunker's questions --------------------------------------------------------------------------------------------------

    def subject(self, n: int, depth: int = 0) -> list[int]:
        """As the chunker's: the noun phrases that are the subject of verb group n."""
        found = super().subject(n, depth)
        verb = self._verb(n) if not found and not depth else None
        return found if verb is None else self._subject_phrases(verb)

    def object(self, n: int) -> list[int]:
        """As the chunker's: the noun phrases that are the object of verb group n."""
        found = super().object(n)
        verb = self._verb(n) if not found else None
        objects = [] if verb is None else self._dependents(verb, "obj")
        phrases = self._phrases(objects[0]) if objects else []
        return phrases if phrases and phrases[0] > n else found

    def _verb(self, n: int) -> int | None:
        """The verb of group n, if the parser too takes it for one."""
        if self.kind(n) != "VG" or self.chunks[n].main < 0:
            return None
        at = self.word_of(n)
        return at if at is not None and self.grammar[at].pos in _CLAUSE else None

    def _subject_phrases(self, verb: int) -> list[int]:
        """The subject of `verb`, or that of the verb it is coordinated with or depends on, or what it describes as a participle."""
        at = verb
        for _ in range(_STEPS):
            own = self._dependents(at, "nsubj", "nsubj:pass")
            if own:
                return self._antecedent(at) if self._low(own[0]) in _RELATIVE else self._phrases(own[0])
            word = self.grammar[at]
            if word.dep == "acl" and word.tag in _PARTICIPLES and not self._dependents(at, "mark", "case"):
                return self._phrases(word.head)
            if word.dep not in _SHARING or self.grammar[word.head].pos not in _CLAUSE or self._turned(at) or self._beside(at):
                return []
            at = word.head
        return []

    def _turned(self, verb: int) -> bool:
        """Whether the clause of `verb` is one that its head verb may deny: "escaped being taken"."""
        return self.grammar[verb].dep == "xcomp" and any(self._low(c) == "being" for c in self._children[verb])

    def _beside(self, verb: int) -> bool:
        """Whether the clause of `verb` only dates or explains what its head tells: "killed while protesting", "died after being shot"."""
        return self.grammar[verb].dep == "advcl" and not self._dependents(verb, "obj")

    def _antecedent(self, verb: int) -> list[int]:
        word = self.grammar[verb]
        return self._phrases(word.head) if word.dep == "acl:relcl" else []


def parsed(sentence: Sentence, scan: Scan) -> Parsed:
    """The sentence's chunks, with dependencies where a parser is at hand."""
    return Parsed(sentence, scan) if scan.parser is None else Dependencies(sentence, scan, scan.parser)
