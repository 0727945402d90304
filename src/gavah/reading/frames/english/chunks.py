"""English chunks: noun phrases and verb groups over tagged tokens, and the walks between them (subject, object, antecedent).

A shallow stand-in for dependencies: `Parsed` answers the same questions a parser would, so frames do not change when one comes.
"""

from functools import lru_cache

from gavah.model import NumberMention
from gavah.reading.frames.english.lexicon import lexicon
from gavah.reading.frames.english.tokens import Token, tokens
from gavah.reading.frames.frame import Scan, Sentence
from gavah.reading.patterns import compiled

_NP = frozenset("DA#%NLYP")
_AUX = frozenset("XHOMtKR")
_MAIN = frozenset("VGB")
_SKIPPED = frozenset({"R", "T", "K", '"'})
_DASHES = frozenset({"–", "—", "-", "--"})
_AFTER = frozenset({"after", "before", "following", "despite"})
_ASIDE = 16
"""How many chunks an aside between dashes holds at most."""


@lru_cache(maxsize=2)
def _lowered(text: str, start: int, end: int) -> str:
    return text[start:end].lower().replace("’", "'")


_FAR = 2_000
"""Up to how many characters away a passage says what its words mean."""


class Chunk:
    """Tokens [i, j) of one kind: "NP", "VG", or a tag for everything else."""

    __slots__ = ("i", "j", "kind", "main", "passive")

    def __init__(self, kind: str, i: int, j: int, main: int = -1, *, passive: bool = False) -> None:
        self.kind, self.i, self.j, self.main, self.passive = kind, i, j, main, passive


_PRISON = (
    r"\b(?:prison\w*|ward|wardens?|inmates?|jails?|cells?|cellmates|solitary|detainees|infirmary|hunger|evin|qarchak|vakilabad|adelabad|lakan"
    r"|sepidar|choubindar|dizel ?abad|ghezel ?hesar|fashafou?yeh|rajai ?shahr|gohardasht|zahedan central)\b"
)
_LONGEST_HEADING = 140
"""How many characters a heading has at most."""
_WHEREABOUTS = frozenset({"aboard", "inside", "outside", "below", "above", "around"})
"""What stands behind a subject for where it is: "the four crew members aboard perished"."""


_TOWNS = frozenset("village town city district neighbourhood neighborhood suburb province county region area camp".split())
_FROM = frozenset({"from", "of", "in", "at", "near"})


class Parsed:
    """One sentence: its text, tokens and chunks."""

    def __init__(self, sentence: Sentence, scan: Scan) -> None:
        self.sentence, self.scan, self.text = sentence, scan, scan.text
        self.low = scan.text[sentence.start : sentence.end].lower().replace("\n", " ").replace("’", "'")
        if len(self.low) != sentence.end - sentence.start:  # a letter whose lower case is two letters
            self.low = "".join(c.lower()[0] for c in scan.text[sentence.start : sentence.end]).replace("\n", " ")
        self._paragraph: str | None = None
        self.tokens = tokens(sentence, scan)
        self.chunks = _chunks(self.tokens)
        self.at_token = {t: n for n, chunk in enumerate(self.chunks) for t in range(chunk.i, chunk.j)}

    def kind(self, n: int) -> str:
        """The kind of chunk n; "" outside the sentence."""
        return self.chunks[n].kind if 0 <= n < len(self.chunks) else ""

    def words(self, n: int) -> list[Token]:
        """The tokens of chunk n."""
        return self.tokens[self.chunks[n].i : self.chunks[n].j]

    def word(self, n: int) -> str:
        """The first word of chunk n in lower case; "" outside the sentence."""
        return self.tokens[self.chunks[n].i].low if 0 <= n < len(self.chunks) else ""

    def slice(self, start: int, end: int) -> str:
        """The lower-case words between two stored offsets."""
        return self.low[max(0, start - self.sentence.start) : max(0, end - self.sentence.start)]

    def in_paragraph(self, pattern: str) -> bool:
        """Whether `pattern` stands in the paragraph of the sentence, in lower case."""
        if self._paragraph is None:
            self._paragraph = self.text[slice(*self.sentence.paragraph)].lower().replace("’", "'")
        return compiled(pattern).search(self._paragraph) is not None

    def in_passage(self, pattern: str) -> bool:
        """Whether `pattern` stands in the passage, in lower case, not far from the sentence."""
        start, end = self.scan.passage.start, self.scan.passage.end
        start, end = (max(start, self.sentence.paragraph[0] - _FAR), min(end, self.sentence.paragraph[1] + _FAR))
        return self.in_paragraph(pattern) or compiled(pattern).search(_lowered(self.text, start, end)) is not None

    def in_context(self, pattern: str) -> bool:
        """Whether `pattern` stands in the paragraph or, with it, in the heading over the passage: "Strike day" over "The bazaar stayed shut."."""
        if self.in_paragraph(pattern):
            return True
        heading = self._heading()
        return bool(heading) and compiled(pattern).search(f"{heading.lower()}\n{self._paragraph}".replace("’", "'")) is not None

    def of_prison(self) -> bool:
        """Whether the paragraph, or the heading over the passage, speaks from a prison by its name or its people: "the warden", "Evin"."""
        return self.in_context(_PRISON)

    def _heading(self) -> str:
        """The first line of the passage where it has the form of a heading and is not of the sentence's own paragraph."""
        start = self.scan.passage.start
        line = self.text[start : start + _LONGEST_HEADING].partition("\n")[0].rstrip()
        own = self.sentence.paragraph[0] <= start
        return "" if own or len(line) >= _LONGEST_HEADING - 1 or line.endswith((".", "!", "?", "”", '"')) else line

    def aux(self, n: int) -> list[Token]:
        """The tokens of verb group n before its main verb."""
        chunk = self.chunks[n]
        return self.tokens[chunk.i : chunk.main if chunk.main >= 0 else chunk.j]

    def finite(self, n: int) -> bool:
        """Whether verb group n can carry a clause: it has an auxiliary or is a past or present form, not a bare -ing."""
        if self.kind(n) != "VG":
            return False
        chunk = self.chunks[n]
        first = self.tokens[chunk.i].tag
        return (
            first != "t"
            and self.tokens[chunk.i].low not in ("being", "having")
            and (chunk.main < 0 or self.tokens[chunk.main].tag != "G" or not self.bare(n))
        )

    def bare(self, n: int) -> bool:
        """Whether verb group n has no auxiliary."""
        return not any(t.tag in "XHOMt" for t in self.aux(n))

    # --- walks -----------------------------------------------------------------------------------------------------------------

    def list_left(self, n: int) -> list[int]:
        """The noun phrases of the enumeration that ends in noun phrase n."""
        row = [n]
        joined = False
        while self.words(row[0])[0].tag != "P":
            left = row[0] - 1
            if self.kind(left) == "C" and self.word(left) == "but":
                break
            if self.kind(left) == "C" and self.kind(left - 1) == ",":
                left -= 1
                joined = True
            if self.kind(left) == "C" and self.kind(left - 1) == "NP":
                joined = True
            elif not (self.kind(left) == "," and self.kind(left - 1) == "NP"):
                break
            if all(t.tag in "DA" and not t.low.endswith("-old") for t in self.words(left - 1)):  # "a well-respected and modest athlete"
                return [n]
            if self.words(left - 1)[-1].low in lexicon().adjectives:  # "12 dead and 30 wounded" are two counts
                break
            row.insert(0, left - 1)
        if len(row) > 1 and self._fronted(row):
            row = row[1:]
        row = [row[0], *(m for m in row[1:] if not self._age(m))]
        if len(row) > 1 and not joined and self._headlined(row):
            return row
        return [n] if not joined or self._of_another(row) else row

    def _age(self, n: int) -> bool:
        """Whether phrase n is the rest of "two brothers aged nine and eleven"."""
        return all(t.tag == "A" and isinstance(t.mention, NumberMention) for t in self.words(n))

    def _headlined(self, row: list[int]) -> bool:
        """Whether the enumeration opens a headline, which leaves out its "and": "Nine soldiers, two gendarmes slain in ambush"."""
        each = all(self.words(m)[0].tag == "#" and self._persons(m) for m in row)
        return row[0] == 0 and each and self.tokens[-1].word not in ".!?"

    def _fronted(self, row: list[int]) -> bool:
        """Whether the first of `row` only stands before the comma: "On the estates, 50 guards and 5 women were detained"."""
        opens = self.kind(0) == "I" and all(self.kind(m) in ("I", "NP", "T", "R") for m in range(row[0]))
        behind = self.kind(row[0] - 1) == "I" and (opens or (self.word(row[0] - 1) != "of" and self.kind(row[0] - 2) in ("", ",", ".", ";", "S")))
        own = self._own_clause(row[1]) or (opens and self.tokens[self.chunks[row[1]].i].word[:1].isupper())
        return behind and self.kind(row[0] + 1) == "," and self.kind(row[0] + 2) == "NP" and own

    def _of_another(self, row: list[int]) -> bool:
        """Whether only the last noun phrase of `row` is this clause's: the others are a verb's object or stand behind a preposition."""
        if len(row) < 2:
            return False
        before = self.kind(row[0] - 1)
        if before == "VG" and self.kind(row[1] - 1) == "C":
            main = self.chunks[row[0] - 1].main
            verb = lemma(self.tokens[main]) if main >= 0 else ""
            return verb != "leave" and verb not in lexicon().saying  # "she said her husband and two sons were held"; "left two men and a child hurt"
        return before == "I" and self.word(row[0] - 1) not in ("of", "including") and len(row) == 2 and self._own_clause(row[-1])

    def _own_clause(self, n: int) -> bool:
        """Whether noun phrase n has a number or determiner of its own."""
        return self.tokens[self.chunks[n].i].tag in "#D"

    def list_right(self, n: int) -> list[int]:
        """The noun phrases of the enumeration that starts with noun phrase n; a last one that opens a clause is left out."""
        row = [n]
        at = n
        while True:
            nxt = self.after_of(at)
            if self.kind(nxt) == "," and self.kind(nxt + 1) == "C" and self.kind(nxt + 2) == "NP":
                cand, last = nxt + 2, True
            elif self.kind(nxt) == "C" and self.word(nxt) != "but" and self.kind(nxt + 1) == "NP":
                cand, last = nxt + 1, True
            elif self.kind(nxt) == "," and self.kind(nxt + 1) == "NP":
                cand, last = nxt + 1, False
            else:
                break
            if any(t.low in lexicon().event_nouns for t in self.words(cand)):  # "the kidnapping of five students and the murder of …"
                break
            follower = self.after_of(cand)
            while self.kind(follower) in _SKIPPED:
                follower += 1
            if last and self.kind(follower) == "I" and self.kind(follower + 1) == "NP":  # "and eleven channels on A were switched off"
                follower = self.after_of(follower + 1)
            if self.kind(follower) == "VG" and self.finite(follower):
                break
            row.append(cand)
            at = cand
            if last:
                return row
        return [n]

    def after_of(self, n: int) -> int:
        """The chunk after noun phrase n and the "of" phrases and places that belong to it."""
        at = n + 1
        while self.kind(at) == "I" and self.word(at) in ("of", "from") and self.kind(at + 1) == "NP":
            at += 2
        return at

    def climb(self, n: int) -> list[int]:
        """The noun phrases that head the chain of prepositional phrases and relatives ending in noun phrase n."""
        row = self.list_left(n)
        for _ in range(12):
            f = row[0]
            left = f - 1
            while self.kind(left) in _SKIPPED:
                left -= 1
            if self._wider(left):  # "in Karaj, Alborz"
                row = self.list_left(left - 1)
                continue
            if self.kind(left) == "I" and (
                (self.kind(left + 1) == "T" and self.word(left + 2) != "'s") or self.word(left) == "as"
            ):  # "in October 45 people were …", "as 20 marched"
                return row
            if self.kind(left) == "I":
                if self.kind(left - 1) == "C" and self.kind(left - 2) == "NP" and self.word(left - 3) == self.word(left):
                    row = self.list_left(left - 2)  # "the women of A and of B"
                    continue
                if self.kind(left - 1) == "NP":
                    row = self.list_left(left - 1)
                    continue
                if self.kind(left - 1) in ("T", "R", "I") and self.kind(left - 2) == "NP":
                    row = self.list_left(left - 2)
                    continue
                back = self._relative(left - 1)
                if back is None and self.kind(left - 1) == "VG":
                    back = self._over_verb(left - 1) if self._participial(left - 1) else None  # "a man convicted of stealing from his firm"
                    if back is None:
                        return []
            elif self.kind(left) == "VG":
                back = self._over_verb(left)
                if back is None:
                    return [] if self._closed(left) else row
            else:
                return row
            if back is None:
                return row if self.kind(left) != "I" else []
            row = self.list_left(back)
        return row

    def _wider(self, n: int) -> bool:
        """Whether the comma at n parts a place from the wider one behind it, and no name from what it is."""
        places = all(self.kind(m) == "NP" and self.words(m)[-1].tag == "L" for m in (n - 1, n + 1))
        return self.kind(n) == "," and places and self.kind(n - 2) == "I"

    def _closed(self, n: int) -> bool:
        """Whether verb group n keeps its object to itself: "information about who shot him was withheld", "the shooting that killed two is …"."""
        if self.word(n - 1) == "that" and self.bare(n) and self.chunks[n].main >= 0:
            return lemma(self.tokens[self.chunks[n].main]) in lexicon().verbs
        return self.kind(n - 1) == "W" and self.kind(n - 2) == "I"

    def _over_verb(self, n: int) -> int | None:
        """The noun phrase that the verb group n before an object describes: "a man (who) accused of killing two guards", "suspected to have …"."""
        before = self.word(n - 1) if self.kind(n - 1) == "I" else ""
        if self._participial(n) and before in ("of", "for", "with", "after"):
            return n - 2 if self.kind(n - 2) == "NP" else self._relative(n - 2)
        if self.tokens[self.chunks[n].i].tag == "t":
            return n - 1 if self.kind(n - 1) == "NP" and self.words(n - 1)[-1].tag == "A" else self._relative(n - 1)
        if (
            self.bare(n)
            and self.chunks[n].main >= 0
            and lemma(self.tokens[self.chunks[n].main]) in ("call", "dub", "know") + (("name",) * (self.word(n + 1) == "the"))
        ):
            return self._relative(n)  # "three members of the gang called the Owls"
        told = self.kind(n - 1) == "W" or (self._speaking(n - 1) and self.kind(n - 3) == "W")
        return self._relative(n) if self._participial(n) or told else None

    def _relative(self, n: int) -> int | None:
        """The noun phrase that verb group n (or the one before it) describes, if it stands in a relative or reduced clause."""
        at = n
        while self.kind(at) in ("T", "R", "I", "NP") and at > n - 5:
            at -= 1
        if self.kind(at) != "VG":
            return None
        before = at - 1
        while self.kind(before) in _SKIPPED:
            before -= 1
        if self._speaking(before) and self.kind(before - 2) == "W":  # "a man who police said shot a guard"
            before -= 2
        if self.kind(before) == "VG" and self.tokens[self.chunks[at].i].tag == "t":  # "those who do not return to work"
            before -= 1
        if self.kind(before) == "W":
            before -= 1
            if self.kind(before) == ",":
                before -= 1
            return before if self.kind(before) == "NP" else None
        if self.bare(at) and self.chunks[at].main >= 0 and self.tokens[self.chunks[at].main].tag in "GV" and self.kind(before) == "NP":
            return before
        return None

    def _speaking(self, n: int) -> bool:
        """Whether chunk n is a verb of saying with its speaker before it."""
        return (
            self.kind(n) == "VG"
            and self.kind(n - 1) == "NP"
            and self.chunks[n].main >= 0
            and lemma(self.tokens[self.chunks[n].main]) in lexicon().saying
        )

    def _above(self, n: int) -> list[int]:
        """The subject of the clause that verb group n stands under: "he is in hospital after being shot"."""
        clauses = (self.subject(at, 4) for at in range(n - 1, -1, -1) if self.kind(at) == "VG" and self.finite(at))
        return next((row for row in clauses if row), [])

    def subject(self, n: int, depth: int = 0) -> list[int]:
        """The noun phrases before verb group n that are its subject; [] where there are none to be sure of."""
        at = n - 1
        if self.kind(at) == "NP" and self.words(n)[0].low == "being":  # "resulting in two rebels being killed"
            return self.list_left(at)
        if self.words(n)[0].low == "being" and self.word(at) in _AFTER:
            return self._above(n)
        while self.kind(at) in _SKIPPED or (self.kind(at) == "I" and (self.kind(at + 1) == "T" or (at == n - 1 and self.word(at) in _WHEREABOUTS))):
            at -= 1
        if self.kind(at) == "VG" and self.words(n)[0].tag == "t" and self.chunks[at].passive and depth < 4 and self._supposes(at):
            return self.subject(at, depth + 1)  # "two are believed to have been killed"
        if self.kind(at) == "VG" and self.word(n) == "being" and depth < 4 and self._witnesses(at):
            return self.subject(at, depth + 1) or ([at - 1] if self.kind(at - 1) == "NP" else [])  # "two were seen being led away"
        if self.kind(at) == "VG" and self.finite(n):  # "the students (who were) arrested in May were released"
            if self._participial(at) and self.kind(at - 1) == "I" and self.kind(at - 2) == "VG":  # "a man convicted of spying was hanged"
                at -= 2
            back = self._relative(at)
            return self.climb(back) if back is not None else []
        if self.kind(at) == ")":
            while at >= 0 and self.kind(at) != "(":
                at -= 1
            at -= 1
        if self.kind(at) == ",":
            at = self._over_parenthesis(at)
        elif self.kind(at) == "." and self.word(at) in _DASHES:
            at = next((m - 1 for m in range(at - 2, max(-1, at - _ASIDE), -1) if self.word(m) == self.word(at)), at)
        if self.kind(at) in (",", "NP", "VG") and self._participial(n) and depth < 4 and self.kind(n - 1) != "NP":
            return self._shared(at, n, depth)
        if self.kind(at) == "C" and depth < 4:
            if self.kind(at - 1) == ",":
                at -= 1
            return self._shared(at - 1, n, depth)
        if self.kind(at) == "W":
            at -= 1
            if self.kind(at) == ",":
                at -= 1
            at = self._over_where(at)
            if self.kind(at - 1) == "I" and self.kind(at - 2) == "VG" and self._participial(at - 2) and self.kind(at - 3) == "NP":
                at -= 3  # "a girl living in A who"
            return self.climb_short(at) if self.kind(at) == "NP" else []
        at = self._over_where(at)
        return self._named_before(self.climb(at)) if self.kind(at) == "NP" else []

    def _over_where(self, n: int) -> int:
        """The noun phrase that the places of a chain ending with phrase `n` tell more of: "a man | from A, B", "a youth | from A, B province"."""
        at = n
        while self.kind(at) == "NP" and any(t.tag == "L" for t in self.words(at)) and self.kind(at - 1) == "," and self.kind(at - 2) == "NP":
            at -= 2
        chained = at < n and self.kind(at - 1) == "I" and self.word(at - 1) in _FROM and self.kind(at - 2) == "NP"
        return at - 2 if chained else n

    def _supposes(self, n: int) -> bool:
        verb = lemma(self.tokens[self.chunks[n].main]) if self.chunks[n].main >= 0 else ""
        return verb in lexicon().maps["alleging"] or verb in ("say", "report", "know", "understand")

    def _witnesses(self, n: int) -> bool:
        return self.chunks[n].main >= 0 and lemma(self.tokens[self.chunks[n].main]) in lexicon().sets["witnessing"]

    def _named_before(self, row: list[int]) -> list[int]:
        """ "Ali Rezaei, a player for a club from Karaj, Alborz, was …": the apposition's name."""
        if (
            len(row) != 1
            or self.word(row[0]) not in ("a", "an", "the", "his", "her")
            or self.kind(row[0] - 1) != ","
            or self.kind(row[0] - 2) != "NP"
        ):
            return row
        name = self.tokens[self.chunks[row[0] - 2].j - 1]
        before = self.kind(row[0] - 3)
        return [row[0] - 2] if name.tag == "N" and name.word[:1].isupper() and before in ("", ".", ",", "S", '"') else row

    def _participial(self, n: int) -> bool:
        chunk = self.chunks[n]
        return chunk.main >= 0 and self.tokens[chunk.main].tag == "G" and self.bare(n)

    def climb_short(self, n: int) -> list[int]:
        """The antecedent of a relative: the nearest noun phrase, or the persons before its "of", "from", "in" and "at"."""
        row = best = self.list_left(n)
        for _ in range(4):
            left = row[0] - 1
            numbered = any(t.tag == "#" for t in self.words(row[0])) and not self._of_kin(left)
            if numbered or self.kind(left) != "I" or self.word(left) not in ("of", "from", "in", "at") or self.kind(left - 1) != "NP":
                break
            row = self.list_left(left - 1)
            if not self._persons(left - 1) and (self._persons(row[-1]) or not self._is_somewhere(left - 1)):
                break
            best = row if self._persons(left - 1) else best  # "a student at a college | in A | who"
        return best

    def _is_somewhere(self, n: int) -> bool:
        """Whether phrase n is a place or a site in which persons may be."""
        last = self.words(n)[-1].low
        noun = lexicon().noun(last)
        return any(t.tag == "L" for t in self.words(n)) or last in _TOWNS or (noun is not None and noun.group in ("site", "places"))

    def _of_kin(self, n: int) -> bool:
        """Whether chunk n is the "of" of "a mother of three": the number is that of her children."""
        return self.word(n) == "of" and self.kind(n - 1) == "NP" and self.words(n - 1)[-1].low in lexicon().sets["holders"]

    def _persons(self, n: int) -> bool:
        """Whether noun phrase n has a number or a noun for persons."""
        row = self.words(n)
        noun = lexicon().noun(row[-1].low)
        return any(t.tag == "#" for t in row) or row[-1].low.endswith("-old") or (noun is not None and noun.group == "person")

    def _over_parenthesis(self, comma: int) -> int:
        """The chunk before a parenthesis that ends at `comma`, or `comma` - 1 where none is."""
        at = comma - 1
        seen_relative = False
        while at >= 0 and comma - at < 26:
            kind = self.kind(at)
            if kind == "W" or (self.word(at) == "that" and self.kind(at - 1) == "," and self.kind(at + 1) == "VG"):
                seen_relative = True
            if kind == "," and self.kind(at - 2) == "," and all(t.tag in "A#%" for t in self.words(at - 1)):
                at -= 1  # "Ali Rezaei, 45, a teacher, was …": the age
                continue
            if kind == "," and self.kind(at - 1) == "NP" and self.kind(at + 1) != "C":
                inner = [m for m in range(at + 1, comma) if self.finite(m) and not (self.bare(m) and self.kind(m - 1) == "NP")]
                if not inner or self.kind(at + 1) in ("W", "S", "VG") or self.word(at + 1) in ("who", "which"):
                    if not (self._fronts(at - 1) and self.kind(at + 1) == "NP"):
                        return self._whole_of(at - 1, comma)
                    return comma - 1
            if kind == "S" and self.kind(at - 1) == "," and self.kind(at - 2) == "NP" and not self._fronts(at - 2):
                return self._whole_of(at - 2, comma)  # "ten of them, after signing a pledge, were …"
            if kind in (";", ":", "S") and not seen_relative and not (kind == "S" and self._relative_opens(at)):
                break
            at -= 1
        return comma - 1

    def _fronts(self, n: int) -> bool:
        """Whether noun phrase n with its preposition only opens the clause: "In Karaj, after …"."""
        return self.kind(n - 1) == "I" and self.kind(n - 2) in ("", ",", "S", "T")

    def _whole_of(self, n: int, comma: int) -> int:
        """The counted phrase whose persons are named from noun phrase n to `comma`: "the three teachers, A, B and C, were"; n where none is."""
        if not any(self.kind(m) == "C" for m in range(n, comma)):
            return n
        at = n
        while self.kind(at - 1) == "," and self.kind(at - 2) == "NP":
            at -= 2
            if any(t.tag == "#" for t in self.words(at)):
                return at
        return n

    def _relative_opens(self, at: int) -> bool:
        """Whether the clause before conjunction `at` is a relative between commas: "Ali, who was 16 when …, was hanged"."""
        back = at - 1
        while back > 0 and at - back < 10 and self.kind(back) not in (",", ";", ":"):
            back -= 1
        return self.kind(back) == "," and self.kind(back + 1) == "W"

    def _shared(self, at: int, n: int, depth: int) -> list[int]:
        """The subject of the verb group before a coordinator, shared by verb group n."""
        tries = 0
        while at >= 0 and n - at < 30 and tries < 3:
            if self.kind(at) in (";", ":"):
                return []
            if self.kind(at) == "VG" and self.finite(at):
                tries += 1
                found = self.subject(at, depth + 1 if tries == 1 else 4)
                if found or self.kind(at - 1) not in ("C", ","):
                    return found
            at -= 1
        return []

    def object(self, n: int) -> list[int]:
        """The noun phrases right behind verb group n."""
        at = n + 1
        while self.kind(at) in ("R", "K", '"'):
            at += 1
        return self.list_right(at) if self.kind(at) == "NP" else []


def _chunks(row: list[Token]) -> list[Chunk]:
    found: list[Chunk] = []
    i = 0
    while i < len(row):
        tag = row[i].tag
        if tag in _NP:
            j = _noun_end(row, i)
            found.append(Chunk("NP", i, j))
        elif tag in "XHOMt" or tag in _MAIN or (tag in "KR" and _verb_follows(row, i)):
            j, main = _verb_end(row, i)
            found.append(Chunk("VG", i, j, main, passive=_passive(row, i, main)))
        else:
            j = i + 1
            found.append(Chunk(tag, i, j))
        i = j
    return found


def _noun_end(row: list[Token], i: int) -> int:
    if row[i].tag == "P":
        return i + 1
    j = i + 1
    while j < len(row) and row[j].tag in _NP:
        tag, before = row[j].tag, row[j - 1].tag
        if tag == "P" or (tag == "D" and before in "NL%") or (tag == "#" and before in "NL" and row[j - 1].low not in lexicon().sets["prenumeral"]):
            break
        j += 1
    if j + 1 < len(row) and row[j].word in _DASHES and row[j - 1].tag == "L" and row[j + 1].tag in "LN":
        return _noun_end(row, j + 1)  # "the Ahvaz–Khorramshahr road"
    if j + 1 < len(row) and row[j].tag == "G" and row[j - 1].tag in "DA#" and row[j + 1].tag == "N":
        return _noun_end(row, j + 1)
    return j


def _verb_follows(row: list[Token], i: int) -> bool:
    while i < len(row) and row[i].tag in "KR":
        i += 1
    return i < len(row) and (row[i].tag in "XHOM" or row[i].tag in _MAIN)


def _passive_follows(row: list[Token], i: int) -> bool:
    """Whether "been" and the like go on the verb group at token i, over a time: "have now been killed"."""
    return i < len(row) and row[i].low in ("been", "be", "being")


def _verb_end(row: list[Token], i: int) -> tuple[int, int]:
    j = i
    while j < len(row) and (row[j].tag in _AUX or (row[j].tag == "T" and j > i and _passive_follows(row, j + 1))):
        if row[j].tag in "KR" and not _verb_follows(row, j):
            break
        if row[j].tag == "t" and j > i and row[j - 1].tag not in "XHRK":
            break
        j += 1
    if j < len(row) and row[j].tag in _MAIN:
        return j + 1, j
    return max(j, i + 1), -1


def _passive(row: list[Token], i: int, main: int) -> bool:
    if main < 0 or row[main].tag != "V":
        return False
    at = main - 1
    while at >= i and row[at].tag in "RK":
        at -= 1
    return at >= i and row[at].tag == "X"


def lemma(token: Token) -> str:
    """The base form of a verb token."""
    form = lexicon().forms.get(token.low)
    return form[0] if form else token.low
