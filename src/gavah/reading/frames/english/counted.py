"""Whom or what an English noun phrase counts, and how many."""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from gavah.model import NumberMention
from gavah.reading.frames.english.chunks import Parsed
from gavah.reading.frames.english.lexicon import lexicon
from gavah.reading.frames.english.tokens import Token
from gavah.reading.frames.frame import Range


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """What a noun phrase counts. `group` is the class of its head ("person", "site" … "name", "number", "place", "" unknown).

    `zero`: "no one". `low_only`: a plural without a number. `names`: ranges where the phrase is a list of names.
    """

    start: int
    end: int
    group: str
    number: NumberMention | None = None
    singular: Range | None = None
    plural: bool = False
    anaphor: bool = False
    zero: bool = False
    generic: bool = False
    partial: bool = False
    names: tuple[Range, ...] = ()
    head: str = ""
    sort: str = ""

    @property
    def lists_all(self) -> bool:
        """Whether the phrase is a list of names and so all it counts. A name alone is no list, and proves nothing: words misread as a name
        would make two events distinct that are one."""
        return bool(self.names) and self.number is not None and self.number.rule == "names"


def counted(p: Parsed, row: Sequence[int]) -> Counted | None:
    """What the enumeration of noun phrases `row` counts together; None for an empty one."""
    if not row:
        return None
    row = [n for n in row if p.word(n) != "each" or len(p.words(n)) > 1] or row  # "A, B and C, each face five charges"
    parts = [_phrase(p, n) for n in row]
    if p.slice(parts[0].start - 8, parts[0].start) == "all but ":
        parts[0] = msgspec.structs.replace(
            parts[0], number=None, singular=None, plural=True, partial=True, group=parts[0].group.replace("number", "person")
        )
    if len(parts) == 1:
        return parts[0]
    return _together(p, parts)


def _together(p: Parsed, parts: list[Counted]) -> Counted:
    """Several phrases as one count, where each counts persons; else the first alone."""
    if parts[0].group != "name" and parts[1].group == "name" and (first := _titled_name(p, parts[0])) is not None:
        parts = [first, *parts[1:]]
    if parts[0].singular and any(_same_person(p, c) for c in parts[1:]):
        return parts[0]
    if _apposed(p, parts):
        return parts[0]
    if _named_one_by_one(parts):
        names = tuple(name for c in parts[1:] for name in c.names)
        return msgspec.structs.replace(parts[0], names=names)  # "the three suspects, Ali, Reza and Sara Tamrini"
    if len(parts) == 2 and _titled(p, parts[0]) and parts[1].group == "name":
        return msgspec.structs.replace(parts[1], start=parts[0].start)  # "senator and candidate Sara Tamrini"
    if parts[0].number is not None and parts[0].number.low == len(parts) - 1 and all(c.group == "name" for c in parts[1:]):
        return msgspec.structs.replace(parts[0], names=tuple((c.start, c.end) for c in parts[1:]))  # "two cousins, A and B"
    persons = [c for c in parts if c.group in ("person", "name", "number", "group", "")]
    start, end = parts[0].start, parts[-1].end
    names = tuple((c.start, c.end) for c in parts if c.group == "name")
    if len(persons) < len(parts):
        same = [c for c in parts if c.group == parts[0].group]
        if len(same) < len(parts):
            return parts[0]
    parts = [parts[0], *(c for c in parts[1:] if not _same_people(p, parts[0], c) and not _of_other_fate(parts[0], c))]
    if len(parts) == 1:
        return parts[0]
    each = [
        (c.number.low, c.number.high) if c.number else (1, 1) if c.singular or _one_building(c) or _OUTLET.match(p.slice(c.start, c.end)) else None
        for c in parts
    ]
    words = p.text[start:end]
    if any(e is None for e in each):
        known = sum(e[0] for e in each if e) + sum(1 for e in each if e is None and not parts[each.index(e)].anaphor)
        if parts[0].number is None and parts[0].singular is None and not _one_building(parts[0]):
            return msgspec.structs.replace(parts[0], end=end, plural=True, singular=None)
        number = _sum(start, end, words, max(known, 1), None)
    else:
        highs = [e[1] for e in each if e]
        high = None if None in highs else sum(h for h in highs if h is not None)
        number = _sum(start, end, words, sum(e[0] for e in each if e), high)
    if len(names) == len(parts):
        number = msgspec.structs.replace(number, rule="names")
    return Counted(
        start=start,
        end=end,
        group=parts[0].group,
        number=number,
        plural=True,
        names=names if len(names) == len(parts) else (),
        head=parts[0].head,
        anaphor=all(c.anaphor for c in parts) and not any(c.number for c in parts),
    )


def _apposed(p: Parsed, parts: list[Counted]) -> bool:
    """Whether a name is followed by who its bearer is: "Sara Tamrini, a neighbour and close friend"."""
    name, *behind = parts
    if name.group != "name" or len(behind) not in (1, 2) or p.slice(name.end, behind[0].start) != ", ":
        return False
    first = p.slice(behind[0].start, behind[0].end).split(" ", 1)[0]
    told = first in ("a", "an") and behind[0].group in ("person", "") and behind[0].number is None and not behind[0].plural
    return told and (len(behind) == 1 or _is_bare(p, behind[1]))


def _named_one_by_one(parts: list[Counted]) -> bool:
    """Whether a counted phrase is followed by as many names: they are whom it counts."""
    number = parts[0].number
    return number is not None and number.low == number.high == len(parts) - 1 and all(c.group == "name" for c in parts[1:])


def _is_bare(p: Parsed, part: Counted) -> bool:
    """Whether the phrase is one person's description without an article, a number or an age."""
    first = p.slice(part.start, part.end).split(" ", 1)[0]
    article = first in lexicon().sets["indefinite"] | lexicon().sets["definite"]
    return not article and part.number is None and not part.names and not part.plural and not first.endswith("-old")


def _titled_name(p: Parsed, part: Counted) -> Counted | None:
    """The first of several names behind the title of all: "doctors Sara and Omid Tamrini", "the brothers Ali and Reza Tamrini"."""
    words = p.text[part.start : part.end].split()
    nouns = [i for i, w in enumerate(words) if (k := lexicon().noun(w.lower())) is not None and k.group == "person" and k.plural]
    last = nouns[-1] + 1 if nouns else 0
    if not last or last == len(words) or part.number is not None or not all(w[:1].isupper() for w in words[last:]):
        return None
    start = part.end - len(" ".join(words[last:]))
    return Counted(start=part.start, end=part.end, group="name", singular=(start, part.end), names=((start, part.end),), head=words[-1].lower())


def _one_building(part: Counted) -> bool:
    """Whether the phrase is one site of several told side by side: "the town hall and two police stations"."""
    return part.group == "site" and not part.plural and not part.generic


def _same_people(p: Parsed, first: Counted, part: Counted) -> bool:
    """ "five judges and magistrates" are five: the bare plural shares the number."""
    bare = p.slice(part.start, part.end).split(" ", 1)[0] not in lexicon().sets["definite"]
    return (
        first.number is not None and part.number is None and part.plural and bare and part.group in ("person", "group", "") and part.head != "other"
    )


def _of_other_fate(first: Counted, part: Counted) -> bool:
    """ "seven dead and twenty hurt" are not 27 dead."""
    return first.head != part.head and {first.head, part.head} <= _FATES


_FATES = frozenset("dead hurt injured wounded missing detained arrested".split())


def _same_person(p: Parsed, part: Counted) -> bool:
    """ "a teacher and resident of Karaj" is one person; "a mother and daughter" are two."""
    known = part.group == "person" or (part.group == "" and p.slice(part.start, part.end) == p.text[part.start : part.end])
    return known and _is_bare(p, part) and part.head not in lexicon().sets["kin"]


def _titled(p: Parsed, part: Counted) -> bool:
    """Whether the phrase is one person's office without an article."""
    first = p.slice(part.start, part.end).split(" ", 1)[0]
    bare = first not in lexicon().sets["indefinite"] | lexicon().sets["definite"]
    return bare and part.group == "person" and part.singular is not None and not part.anaphor and part.head not in lexicon().sets["kin"]


def _sum(start: int, end: int, words: str, low: int, high: int | None) -> NumberMention:
    return NumberMention(start=start, end=end, words=words, low=low, high=high, rule="sum", core=(start, end))


def _phrase(p: Parsed, n: int) -> Counted:
    row = p.words(n)
    inner = _inside_container(p, n, row)
    if inner is not None:
        return inner
    return _both(_simple(p, n, row), row) if row[0].low == "both" else _simple(p, n, row)


def _both(who: Counted, row: list[Token]) -> Counted:
    """ "both", "both men", "both of them": two, told of before."""
    if who.number is not None or who.singular is not None:
        return who
    start, end = row[0].start, row[0].end
    number = NumberMention(start=start, end=end, words=row[0].word, low=2, high=2, rule="exact", core=(start, end))
    group = who.group or ("person" if len(row) == 1 else "")
    return msgspec.structs.replace(who, start=start, end=max(end, who.end), group=group, number=number, plural=True, generic=False, anaphor=True)


def _inside_container(p: Parsed, n: int, row: list[Token]) -> Counted | None:
    """ "dozens of people", "a group of 12 men", "two of the prisoners": the counted noun stands behind "of"."""
    if p.word(n + 1) != "of" or p.kind(n + 2) != "NP":
        return None
    last = row[-1]
    noun = lexicon().nouns.get(last.low)
    number = _number(row)
    behind = p.words(n + 2)
    if row[0].low == "both" and len(row) == 1:
        return _both(_simple(p, n + 2, behind), row)
    if last.tag == "#" and number is not None:
        inner = _simple(p, n + 2, behind)
        if inner.group in ("place",):
            return None
        if len(behind) == 1 and behind[0].low in ("those", "these", "whom") and p.kind(n + 3) in ("VG", "W"):
            inner = msgspec.structs.replace(inner, group="person", head="one")  # "all 14 of those arrested"
        definite = behind[0].low in lexicon().sets["definite"] or behind[0].tag == "P"
        return msgspec.structs.replace(inner, start=row[0].start, number=number, singular=None, anaphor=False, partial=definite, names=())
    if noun is not None and noun.group in ("container", "tally", "group") and number is None:
        inner = _simple(p, n + 2, behind)
        if inner.number is not None or (noun.group != "group" and inner.group in ("person", "name")):
            return msgspec.structs.replace(inner, start=row[0].start, anaphor=False)
    return None


def _number(row: Sequence[Token]) -> NumberMention | None:
    return next((t.mention for t in row if t.tag == "#" and isinstance(t.mention, NumberMention)), None)


def _simple(p: Parsed, n: int, row: list[Token]) -> Counted:
    start, end = row[0].start, row[-1].end
    first = row[0].low
    if row[0].tag == "P":
        return _pronoun(start, end, first)
    number = _number(row)
    group, head, plural = _head(p, row)
    if len(row) == 2 and first in _ONE_MORE and row[1].low in lexicon().sets["ordinals"] and _alone(p, n):
        return Counted(start=start, end=end, group="person", singular=(start, end), head="one")
    sort = lexicon().maps["groups"].get(head, "")
    fewer = len(row) > 1 and first == "no" and row[1].low in ("fewer", "less", "more", "other", "longer")
    if not fewer and (first in lexicon().sets["nothing"] or any(t.low in lexicon().sets["nothing"] for t in row[:1])):
        return Counted(start=start, end=end, group=group, zero=True, head=head)
    if number is not None:
        definite = first in lexicon().sets["definite"] and not any(t.tag == "A" and t.low in ("other", "same") for t in row)
        return Counted(start=start, end=end, group=group, number=number, plural=number.low > 1, anaphor=definite, head=head, sort=sort)
    if first in lexicon().sets["generic"]:
        return Counted(start=start, end=end, group=group, generic=True, head=head)
    if head == "couple" and not plural and len(row) > 1 and p.word(n + 1) != "of":  # "a married couple" is two
        two = NumberMention(start=start, end=end, words=p.text[start:end], low=2, high=2, rule="exact", core=(start, end))
        return Counted(start=start, end=end, group="person", number=two, plural=True, anaphor=first in lexicon().sets["definite"], head="person")
    if group == "name":
        return Counted(start=start, end=end, group=group, singular=(start, end), names=((_name_start(row), end),), head=head)
    if group == "person" and not plural:
        vague = first.split(" ", 1)[0] in lexicon().sets["definite"] and _taken_up(p, n, row, head)
        aged = [t.end for t in row[:-1] if t.low.endswith("-old")]  # the age counts nobody
        return Counted(start=start, end=end, group=group, singular=(row[-1].start if aged else start, end), anaphor=vague, head=head, sort=sort)
    if group in ("site", "bomb") and not plural and first in lexicon().sets["indefinite"]:
        return Counted(start=start, end=end, group=group, singular=(start, end), head=head)
    if group == "" and head and not plural and (first in lexicon().sets["indefinite"] or any("-old" in t.low for t in row)):
        known = first.startswith("the ") and first.endswith("-year-old") and _untold(p, n)
        return Counted(start=start, end=end, group=group, singular=(start, end), head=head, anaphor=known)
    return Counted(start=start, end=end, group=group, plural=plural, anaphor=first in lexicon().sets["definite"] and plural, head=head, sort=sort)


def _taken_up(p: Parsed, n: int, row: list[Token], head: str) -> bool:
    """Whether a definite phrase takes up one told of before: "the man", "the 27-year-old", "the father of two", "the teacher" behind "a teacher"."""
    if head in _PARENTS and p.word(n + 1) == "of" and p.kind(n + 2) == "NP" and any(t.tag == "#" for t in p.words(n + 2)):
        return True
    if row[0].low.startswith("the") and any(t.low.endswith("-year-old") for t in row[:-1]):
        return _untold(p, n)
    if head in lexicon().sets["vague"]:
        short = len(row) <= _ARTICLE_AND_NOUN or head == "victim" or (len(row) == _ARTICLE_AND_NOUN + 1 and row[1].low in _LOOKS)
        return short and (_untold(p, n) or _known_dead(p, n))
    return len(row) == _ARTICLE_AND_NOUN and row[0].low == "the" and _untold(p, n) and _is_one_before(p, head)


def _untold(p: Parsed, n: int) -> bool:
    """Whether nothing behind phrase n tells who it is."""
    return p.word(n + 1) not in ("of", "who", "from", "beside", "next", "in", "with") and not (p.kind(n + 1) == "," and p.kind(n + 2) == "NP")


def _is_one_before(p: Parsed, head: str) -> bool:
    """Whether the passage has told of "a teacher" before the sentence that speaks of "the teacher"."""
    before = p.text[max(p.scan.passage.start, p.sentence.start - _TOLD_BACK) : p.sentence.start]
    return re.search(rf"\b(?:a|an)\s+(?:[\w-]+\s+){{0,3}}{re.escape(head)}\b", before, re.IGNORECASE) is not None


_ARTICLE_AND_NOUN = 2  # words of "the man"
_TOLD_BACK = 400  # characters before a sentence in which "a teacher" is told of whom it calls "the teacher"
_PARENTS = frozenset({"father", "mother"})
_LOOKS = frozenset("young old older elderly teenage slain murdered dead wounded injured deceased middle-aged unarmed same".split())


def _known_dead(p: Parsed, n: int) -> bool:
    """Whether phrase n is told apart only by a death told before: "the man who was killed"."""
    died = p.kind(n + 2) == "VG" and p.words(n + 2)[-1].low in ("killed", "died", "slain", "murdered")
    return p.word(n + 1) == "who" and died and p.kind(n + 3) in (".", ",", "VG", "t", "")


def _alone(p: Parsed, n: int) -> bool:
    """Whether the verb behind phrase n is one person's: "a third was hanged", not "a third were"."""
    if p.kind(n + 1) != "VG" or p.chunks[n + 1].main < 0:
        return False
    one = any(t.low in ("was", "is", "has") for t in p.aux(n + 1))
    return (one and p.chunks[n + 1].passive) or p.tokens[p.chunks[n + 1].main].low in _DYING


_DYING = frozenset({"died", "succumbed", "perished"})
"""What a part of many seldom does and one more victim does: "a third succumbed"."""


_PUBLIC = frozenset("opposition public political religious cultural leading senior prominent literary media".split())
"""Whose figures are persons."""
_OUTLET = re.compile(r"(?:the|a|an) (?:\w+ )?(?:daily|weekly|monthly|newspaper|magazine|website|news agency|paper|channel|station)\b")
"""One outlet of several told side by side."""
_ONE_MORE = frozenset({"a", "the", "another"})
"""What stands before the ordinal of one more victim."""


def _pronoun(start: int, end: int, word: str) -> Counted:
    if word in ("nobody", "none"):
        return Counted(start=start, end=end, group="person", zero=True)
    if word in lexicon().sets["singular_pronouns"]:
        return Counted(start=start, end=end, group="person", singular=(start, end), anaphor=True, head=word)
    if word in ("someone", "somebody"):
        return Counted(start=start, end=end, group="person", singular=(start, end), head=word)
    return Counted(
        start=start,
        end=end,
        group="person",
        plural=word in lexicon().sets["plural_pronouns"],
        anaphor=True,
        generic=word not in lexicon().sets["plural_pronouns"],
        head=word,
    )


def _head(p: Parsed, row: list[Token]) -> tuple[str, str, bool]:
    """The class, lemma and plurality of the phrase's head: its last known noun, or a name."""
    lex = lexicon()
    words = [t for t in row if t.tag in "NLA#%"]
    if _is_aged(words):
        return "person", "person", False
    while words and words[-1].tag == "A" and len(words) > 1 and not words[-1].low.endswith(("-old", "-olds")) and words[-1].low not in lex.nouns:
        words.pop()
    if not words:
        return "", "", False
    last = words[-1]
    if last.tag == "L":
        if any(k.group == "person" for t in words[:-1] if (k := lex.noun(t.low)) is not None) or _surnamed(p, row, words):
            return "name", last.low, False
        return "place", last.low, False
    if last.tag == "#":
        return "number", "", True
    if last.low.endswith(("year-old", "-old")):
        return "person", "person", False
    noun = lex.noun(last.low)
    if noun is not None:
        group = noun.group
        if noun.lemma == "figure" and any(t.low in _PUBLIC for t in words[:-1]):
            group = "person"
        if group in ("container", "thing", "bomb", "places") and noun.lemma in lex.groups["site"]:
            group = "site"
        return group, noun.lemma, noun.plural
    if _is_name(p, row, words, last):
        titles = [k for t in words[:-1] if (k := lex.noun(t.low)) is not None]
        collective = any(k.plural or k.group in ("site", "group") for k in titles) and not (titles[-1].group == "person" and not titles[-1].plural)
        return ("group" if collective else "name"), last.low, False
    return "", last.low, last.low.endswith("s") and not last.low.endswith(("ss", "us", "is"))


def _is_aged(words: list[Token]) -> bool:
    """Whether the phrase is one person by the age alone: "the two year old"."""
    return len(words) > 1 and words[-1].low == "old" and words[-2].low in ("year", "years", "month", "months")


def _surnamed(p: Parsed, row: list[Token], words: list[Token]) -> bool:
    """Whether a name ends in a word that is a place's too: "Sara Tehrani Munoz"."""
    given = row[:-1]
    return cased(p) and bool(given) and given == words[:-1] and all(t.tag == "N" and _capital(t) and lexicon().noun(t.low) is None for t in given)


def _is_name(p: Parsed, row: list[Token], words: list[Token], last: Token) -> bool:
    """Whether the phrase names a person: capital letters where the sentence has case, unknown words without an article where not."""
    lex = lexicon()
    titles = [k for t in words[:-1] if (k := lex.noun(t.low)) is not None and k.group == "person"]
    person_title = any(not k.plural and k.lemma not in ("other", "one") for k in titles)
    if row[0].low in lexicon().sets["definite"] | lexicon().sets["indefinite"] and not person_title:
        return False
    if len(words) == 1 and last.low in _SOME:
        return False
    if cased(p):
        body = [t for t in words if _capital(t)]
        if len(words) == 1 and _first_word(p, last) and re.search(r"(?<![suiao])s$", last.low):
            return False
        if (
            len(words) == 1
            and last.start == p.sentence.start
            and re.search(rf"\b{re.escape(last.low)}\b", p.text[max(0, last.start - 4000) : last.start + 4000])
        ):
            return False  # the same word stands in small letters nearby
        return _capital(last) and not last.word.isupper() and (len(body) > 1 or person_title or row[0].start > p.sentence.start or len(words) == 1)
    unknown = [t for t in words if t.tag == "N" and lex.noun(t.low) is None and t.low not in lex.forms and t.low not in lex.tags]
    return last in unknown and (person_title or len(unknown) >= 2) and not last.low.endswith(("tion", "ment", "ness", "ity"))


_SOME = frozenset({"some", "part", "half"})
"""What stands for a part of many, with a capital where it opens a sentence: "Some of the students"."""


def _first_word(p: Parsed, token: Token) -> bool:
    """Whether `token` is the sentence's first word, whose capital says nothing."""
    return not any(c.isalpha() for c in p.text[p.sentence.start : token.start])


def _capital(token: Token) -> bool:
    """Whether the word begins with a capital, prefixes such as "al-" apart."""
    return token.word[:1].isupper() or any(part[:1].isupper() for part in token.word.split("-")[1:])


def cased(p: Parsed) -> bool:
    """Whether the sentence tells capital from small letters."""
    return _tells_case(p.text[p.sentence.start : p.sentence.end])


@lru_cache(maxsize=16)
def _tells_case(letters: str) -> bool:
    """Whether `letters` holds a capital and a small letter. The last few are kept: a sentence is asked for each of its words."""
    return any(c.islower() for c in letters) and any(c.isupper() for c in letters)


def in_title(p: Parsed, start: int) -> bool:
    """Whether the word at `start` is part of a name ("Committee of Relatives of Murdered People") in a sentence that is no headline."""
    if not p.text[start : start + 1].isupper():
        return False
    at = next((i for i, t in enumerate(p.tokens) if t.start == start), None)
    if at is None or not at or not cased(p) or not p.tokens[at].word[:1].isupper() or p.tokens[at].word.isupper():
        return False
    plain = sum(t.word.islower() and len(t.word) > _SHORT for t in p.tokens)
    capital = sum(t.word[:1].isupper() and len(t.word) > _SHORT for t in p.tokens)
    back = at - 1
    while back > 0 and p.tokens[back].low in ("of", "for", "the", "and"):
        back -= 1
    before = p.tokens[back].word[:1].isupper() and p.tokens[back].start > p.sentence.start
    after = at + 1 < len(p.tokens) and p.tokens[at + 1].word[:1].isupper()
    return before and after and plain > 1 and plain * 3 >= capital


_SHORT = 3
"""Letters of a word that a headline leaves small."""


def _name_start(row: list[Token]) -> int:
    lex = lexicon()
    for k in range(len(row) - 1, -1, -1):
        if lex.noun(row[k].low) or row[k].tag in "DA#%Y":
            return row[k + 1].start if k + 1 < len(row) else row[-1].start
    return row[0].start


__all__ = ["Counted", "cased", "counted", "in_title"]
