"""English tokens with one-letter tags, from closed word classes, verb forms and their neighbours; case is never needed.

Tags: D determiner, # counted number, % other number, A adjective, N noun, L place, P pronoun, Y possessive, I preposition, T time,
V past or participle, B base or present, G -ing, X be, H have, O do, M modal, t infinitive "to", R adverb, K negation, C coordinator,
S subordinator, W relative, and "," "(" ")" '"' "." for marks ("." is every other mark).
"""

import re

import msgspec

from gavah.model import NumberMention, PlaceMention, TimeMention
from gavah.reading.frames.english.lexicon import Lexicon, lexicon
from gavah.reading.frames.frame import Scan, Sentence

_TOKEN = re.compile(
    r"(?:\b(?:brother|sister|father|mother|son|daughter)s? - in - law\b)|"
    r"['’]s\b|"
    r"(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)*(?:-[^\W\d_]+)*%?|[^\W\d_]+(?:[-.'’][^\W\d_]+)*(?:-\d+)?|--+|\S",
    re.IGNORECASE,
)
_MARKS = {",": ",", ";": ";", "(": "(", "[": "(", ")": ")", "]": ")", '"': '"', "“": '"', "”": '"', "«": '"', "»": '"', ":": ":", "'": "'", "’": "'"}
_SHORTENED = {"'ll": "M", "'ve": "H", "'re": "X"}
_NOUNISH = frozenset("DA#%NLY")
_PAPERS = frozenset({"daily", "weekly", "monthly"})
_VAGUE = frozenset({"dozens", "scores", "hundreds", "thousands"})
"""Numbers that stand alone for persons: "dozens suffered burns", not dozens of suffered burns."""
_TAKING = frozenset({"take", "hold"})
_MADE = {
    "hostage": _TAKING,
    "prisoner": _TAKING,
    "captive": _TAKING,
    "free": frozenset({"set"}),
    "dead": frozenset({"shoot"}),
    "unconscious": frozenset({"beat"}),
}
"""What a verb makes of its object, behind it."""
_MORE = frozenset({"further", "additional", "extra"})
_AGAIN = frozenset({"more", "again"})
_TAKEN = 6
"""How many words stand between "took" and "hostage" at most."""
Mention = NumberMention | TimeMention | PlaceMention


class Token:
    """A word, mark or mention with its tag; `low` is the word in lower case, `mention` what the scanners found here."""

    __slots__ = ("end", "low", "mention", "start", "tag", "word")

    def __init__(self, start: int, end: int, word: str, tag: str = "", mention: Mention | None = None) -> None:
        self.start, self.end, self.word, self.low = start, end, word, word.lower().replace("’", "'")
        self.tag, self.mention = tag, mention

    def __repr__(self) -> str:
        return f"{self.word}/{self.tag}"


def tokens(sentence: Sentence, scan: Scan) -> list[Token]:
    """The tagged tokens of `sentence`; offsets are code points of the stored text."""
    raw = _raw(scan.text, sentence, _mentions(sentence, scan))
    _tag(raw, lexicon())
    return _without_emphasis(_without_ages(raw))


def _without_emphasis(row: list[Token]) -> list[Token]:
    """`row` without a reflexive that only stresses the subject: "he was himself detained", "the lawyer herself was taken away"."""
    if not any(t.low in _REFLEXIVE for t in row):
        return row
    last = len(row) - 1
    return [t for i, t in enumerate(row) if not (t.low in _REFLEXIVE and 0 < i < last and _stresses(row[i - 1].tag, row[i + 1].tag))]


def _stresses(before: str, behind: str) -> bool:
    """Whether a reflexive between words of these tags stands apart from its verb."""
    return (before in "XHM" and behind in "XHVGR") or (before in "PNLY" and behind in "XHM")


_REFLEXIVE = frozenset({"himself", "herself", "themselves", "myself", "ourselves"})


def _without_ages(row: list[Token]) -> list[Token]:
    """`row` without the bare ages behind names in an enumeration: "Ali Tamrini (19), Reza Tamrini, 22, and Sara Tamrini, 31, were …"."""
    out: list[Token] = []
    i = 0
    while i < len(row):
        opener = row[i].low
        if opener == "." and i + 1 < len(row) and out and out[-1].low in _SUFFIXES:
            i += 1  # "Ali Tamrini Jr., 36, was …"
            continue
        if opener == "," and i + 2 < len(row) and _age(row[i + 1]) and row[i + 2].low == ";" and _name_end(out):
            out.append(Token(row[i + 2].start, row[i + 2].end, ",", ","))  # "Ali Tamrini, 18; Reza Tamrini, 17; and …"
            i += 3
            continue
        if opener in ("(", ",") and i + 2 < len(row) and _age(row[i + 1]) and row[i + 2].low == (")" if opener == "(" else ",") and _name_end(out):
            closes = opener == "(" or (i + 3 < len(row) and row[i + 3].tag in "XHOMVB")
            i += 3 if closes else 2
            continue
        out.append(row[i])
        i += 1
    return out


def _age(token: Token) -> bool:
    return token.low.isdigit() and 0 < int(token.low) <= _OLDEST


def _name_end(row: list[Token]) -> bool:
    """Whether a name may end here: an unknown noun, or one with a capital."""
    return bool(row) and row[-1].tag == "N" and (lexicon().noun(row[-1].low) is None or row[-1].word[:1].isupper() != row[-1].word.isupper())


_SUFFIXES = frozenset({"jr", "sr"})
_OLDEST = 110
"""No bare number beyond it is an age."""


def _mentions(sentence: Sentence, scan: Scan) -> list[Mention]:
    """Times, numbers and places of the sentence without overlaps: names of places that hold a number or a day first ("Prison 3",
    "22 Bahman Square"), then times, then numbers, then the other places."""
    times, numbers, places = (
        [m for m in group if sentence.start <= m.start and m.end <= sentence.end] for group in (scan.times, scan.numbers, scan.places)
    )
    inner = [*times, *numbers]
    holding = [p for p in places if any(p.start <= m.start and m.end <= p.end and m.end - m.start < p.end - p.start for m in inner)]
    taken: list[Mention] = []
    for group in (holding, times, numbers, places):
        taken += [m for m in group if not any(m.start < t.end and t.start < m.end for t in taken)]
    return _windows(scan.text, sorted(taken, key=lambda m: m.start))


_FROM = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
_BOTH = re.compile(r"\s+(?:and|or)\s+(?:on\s+)?(?:early\s+|late\s+)?", re.IGNORECASE)
_TO = re.compile(r"\s+(?:and|to|until|till|through)\s+|\s*[–—]\s*", re.IGNORECASE)


def _windows(text: str, row: list[Mention]) -> list[Mention]:
    """`row` with two days of "between A and B", "from A to B" as the one window they open and close."""
    out: list[Mention] = []
    for mention in row:
        first = out[-1] if out else None
        if isinstance(first, TimeMention) and isinstance(mention, TimeMention) and _window(text, first, mention):
            words = text[first.start : mention.end]
            out[-1] = msgspec.structs.replace(
                first, end=mention.end, words=words, latest=mention.latest, granularity="window", relation="within", rule="window", value=""
            )
        else:
            out.append(mention)
    return out


def _window(text: str, first: TimeMention, last: TimeMention) -> bool:
    days = first.granularity == last.granularity == "day" and first.earliest is not None and last.latest is not None
    ordered = days and first.earliest is not None and last.latest is not None and first.earliest < last.latest
    if ordered and _BOTH.fullmatch(text, first.end, last.start) and first.latest and last.earliest and (last.earliest - first.latest).days <= 1:
        return True
    return (
        ordered and _FROM.search(text, max(0, first.start - 12), first.start) is not None and _TO.fullmatch(text, first.end, last.start) is not None
    )


def _raw(text: str, sentence: Sentence, mentions: list[Mention]) -> list[Token]:
    found: list[Token] = []
    at = sentence.start
    for mention in mentions:
        if mention.start < at:
            continue
        found += _words(text, at, mention.start)
        found.append(Token(mention.start, mention.end, text[mention.start : mention.end], _mention_tag(mention), mention))
        if _mention_tag(mention) == "A" and len(found) > _HALVES and found[-2].word == "-" and found[-3].end == found[-2].start == mention.start - 1:
            start = found[-3].start  # "African-American"
            found[-3:] = [Token(start, mention.end, text[start : mention.end], "A")]
        at = mention.end
        tail = re.compile(r"-[^\W\d_]+(?:-[^\W\d_]+)*").match(text, at, sentence.end)
        if tail and not isinstance(mention, TimeMention):  # "31-year-old", "Tehran-based"
            found[-1] = Token(mention.start, tail.end(), text[mention.start : tail.end()], "A")
            at = tail.end()
    return _joined(found + _words(text, at, sentence.end))


_HALVES = 2
"""The tokens before a demonym that make one word with it: the first half and the hyphen."""


def _joined(row: list[Token]) -> list[Token]:
    """ "no one" as one word; quotation marks around a word or two left out, so that '10 university "guards"' stays whole."""
    out: list[Token] = []
    skipped = -1
    for i, token in enumerate(row):
        if token.tag == '"':
            closing = next((k for k in range(i + 1, min(i + 5, len(row))) if row[k].tag == '"'), None)
            if i == skipped or (closing is not None and skipped < i):
                skipped = closing if closing is not None and i != skipped else -1
                continue
        if out and out[-1].low == "no" and token.low == "one":
            out[-1] = Token(out[-1].start, token.end, "nobody", "P")
        else:
            out.append(token)
    return out


def _mention_tag(mention: Mention) -> str:
    if isinstance(mention, TimeMention):
        return "A" if mention.words.lower().endswith(("-old", " old")) else "T"  # "a 36-year-old Shiraz man"
    if isinstance(mention, PlaceMention):
        return "A" if mention.role == "demonym" else "L"
    return {"count": "#", "age": "A", "ordinal": "A"}.get(mention.kind, "%")


def _words(text: str, start: int, end: int) -> list[Token]:
    out: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word, s, e = match.group(), match.start(), match.end()
        low = word.lower().replace("’", "'")
        if low == "'s":
            out.append(Token(s, e, word, "Y"))
        elif low.endswith("'s") and len(low) > 2:
            out += [Token(s, e - 2, word[:-2]), Token(e - 2, e, word[-2:], "Y")]
        elif low[-3:] in _SHORTENED and len(low) > 3:
            out += [Token(s, e - 3, word[:-3]), Token(e - 3, e, word[-3:], _SHORTENED[low[-3:]])]
        elif low.endswith("n't") and len(low) > 3:
            out += [Token(s, e - 3, word[:-3]), Token(e - 3, e, word[-3:], "K")]
        elif not (word[0].isalnum()):
            out.append(Token(s, e, word, _MARKS.get(word, ".")))
        else:
            out.append(Token(s, e, word))
    return out


def _tag(row: list[Token], lex: Lexicon) -> None:
    for i, token in enumerate(row):
        if token.tag == "#" and i and (row[i - 1].low == "aged" or (row[i - 1].low == "of" and i > 1 and row[i - 2].low in ("age", "ages"))):
            token.tag = "A"
        if token.tag == "#" and i > 2 and row[i - 1].low in ("and", ",") and row[i - 2].tag == "A" and row[i - 3].low in ("aged", "ages"):
            token.tag = "A"  # "two women, aged 71 and 80"
        before = row[i - 1].mention if i else None
        if token.low in ("year", "years") and isinstance(before, NumberMention) and before.kind == "age":
            token.tag = "A"
            if i + 1 < len(row) and row[i + 1].low == "old":
                row[i + 1].tag = "A"
        if not token.tag or token.tag == "Y":
            token.tag = _tag_of(row, i, lex)
        if (
            token.tag == "T"
            and i
            and row[i - 1].tag == "S"
            and row[i - 1].low in ("since", "until", "till", "before", "after", "as", "while", "when")
        ):
            row[i - 1].tag = "I"
        if token.tag == "T" and token.low in _PAPERS and i and row[i - 1].low in ("the", "a") and _nounish_at(row, i + 1, lex):
            token.tag = "N"  # "the daily Tamrin"
        if token.tag == "T" and token.low in _PAPERS and token.word[0].isupper() and i and row[i - 1].word[:1].isupper() and row[i - 1].tag == "N":
            token.tag = "N"  # "the Tamrin Daily"
        if token.tag == "'":
            token.tag = "Y" if i and row[i - 1].low.endswith("s") and row[i - 1].tag in "NLA" and _nounish_at(row, i + 1, lex) else '"'


def _tag_of(row: list[Token], i: int, lex: Lexicon) -> str:
    low = row[i].low
    before = row[i - 1].tag if i else "."
    if low == "tear" and i + 1 < len(row) and row[i + 1].low == "gas":
        return "N"
    if low == "'s":
        return "Y" if before in _NOUNISH or before == "T" else "X"
    if low == "dead" and i and lex.forms.get(row[i - 1].low, ("", ""))[0] == "shoot":
        return "R"  # "shot dead sergeant Tamrini": no dead sergeant
    made = _MADE.get(low)
    if made and before in "N#P" and any(lex.forms.get(t.low, ("", "G"))[0] in made and lex.forms[t.low][1] != "G" for t in row[:i][-_TAKEN:]):
        return "R"  # "held 20 diplomats hostage", "set eleven students free"
    if (low == "once" and i + 1 < len(row) and row[i + 1].low in _AGAIN) or (low in _AGAIN and i and row[i - 1].low == "once"):
        return "R"  # "once more they refused"
    if low in _MORE and i + 1 < len(row) and isinstance(row[i + 1].mention, NumberMention):
        return "A"  # "arrested a further fourteen students"
    closed = lex.tags.get(low)
    if closed:
        return _closed(row, i, closed, before, lex)
    if low[0].isdigit():
        return "A" if "-" in low else "%"
    form = lex.forms.get(low)
    if form and form[1] == "B" and _inside_name(row, i):
        return "N"
    if low in lex.nominal or (form is None and low in lex.nouns):
        return "N"
    if form:
        return _verb(row, i, form[1], before, lex)
    return _unknown(row, i, low, before, lex)


def _inside_name(row: list[Token], i: int) -> bool:
    """Whether token i bears a capital behind another in a sentence of small letters: "the Bonab Power Plant"."""
    word, before = row[i].word, row[i - 1].word if i else ""
    if not (word[:1].isupper() and before[:1].isupper()) or word.isupper() or i < 2:
        return False
    plain = sum(t.word.islower() and len(t.word) > _SHORT for t in row)
    return plain >= sum(t.word[:1].isupper() and len(t.word) > _SHORT for t in row)


_SHORT = 3
"""Letters of a word that a headline leaves small."""


def _closed(row: list[Token], i: int, tag: str, before: str, lex: Lexicon) -> str:
    low = row[i].low
    if low == "to":
        follower = lex.forms.get(row[i + 1].low, ("", ""))[1] if i + 1 < len(row) and not row[i + 1].tag else ""
        known = row[i + 1].low in ("be", "have", "do", "get") if i + 1 < len(row) else False
        known = known or (i > 0 and row[i - 1].low in _VERB_TO and _bare_unknown(row, i + 1, lex))
        return (
            "t"
            if follower in ("B",) or known or (follower == "V" and row[i + 1].low in ("cut", "put", "set", "hit", "shut", "hurt", "beat"))
            else "I"
        )
    if low == "since" and before == "H":
        return "R"  # "have since been released"
    if low in ("last", "first") and before == "X" and i + 1 < len(row) and row[i + 1].low in lex.forms and lex.forms[row[i + 1].low][1] == "V":
        return "R"  # "was last seen being led away"
    if low == "as" and _nounish_at(row, i + 1, lex):
        return "I"
    if low == "that":
        return "W" if before in "NLA#" and _verbish_at(row, i + 1, lex) else "S"
    if low in ("her", "his"):
        return "D" if _nounish_at(row, i + 1, lex) else "P"
    if low in ("all", "both", "each") and before in "XH":
        return "R"
    if low in (
        "all",
        "both",
        "some",
        "many",
        "most",
        "few",
        "several",
        "each",
        "another",
        "none",
        "one",
        "this",
        "these",
        "those",
        "that",
    ) and not _nounish_at(row, i + 1, lex):
        return "N"
    if low in ("no",) and not _nounish_at(row, i + 1, lex):
        return "K"
    return tag


_VERB_TO = frozenset("used tried wanted decided attempted continued managed refused failed needed hoped helped able going".split())


def _bare_unknown(row: list[Token], i: int, lex: Lexicon) -> bool:
    """Whether token i is an unknown word before a determiner, pronoun or noun phrase: a verb behind "used to"."""
    if i + 1 >= len(row) or row[i].tag or not row[i].low.isalpha() or row[i].word[:1].isupper() != row[i].word.isupper():
        return False
    unknown = row[i].low not in lex.tags and lex.noun(row[i].low) is None and row[i].low not in lex.nominal
    return unknown and lex.tags.get(row[i + 1].low) in ("D", "P", "I")


_OPENING = frozenset({".", ",", ";", ":", "and", "but", "while", "least", "about", "some", "than", "another"})
"""What a bare number that is the subject of its clause stands behind."""


def _verb(row: list[Token], i: int, form: str, before: str, lex: Lexicon) -> str:
    low = row[i].low
    if form == "G":
        return "N" if before in "DA#YL" and not _nounish_at(row, i + 1, lex) else ("A" if before in "DA#Y" else "G")
    if i and f"{row[i - 1].low} {low}" in lex.event_nouns and before in "NA":  # "the hunger strike that …"
        return "N"
    if low in lex.pasts:
        return "V"
    if before == "I" and i > 1 and row[i - 1].low == "of" and row[i - 2].tag == "#" and low in lex.adjectives:
        return "N"  # "dozens of wounded"
    if form == "V" and low not in ("cut", "put", "set", "hit", "shut", "hurt", "cost", "read", "beat", "burst", "spread"):
        if before == "#" and low == "shot" and i + 1 < len(row) and row[i + 1].low == "dead":
            return "V"  # "Rasht: four shot dead"
        if before in "#A" and low == "shot" and _fired(row, i):
            return "N"
        if before == "#" and low in lex.sets["bearing"] and (i < 2 or row[i - 2].word in _OPENING):
            return "V"  # "Nine suffered burns", "Three left prison"
        later = before == "#" and i + 1 < len(row) and row[i + 1].low in lex.sets["spells"]  # "two freed hours later"
        if before in "DAY#%G" and _plain_noun_at(row, i + 1, lex) and not later and not (before == "#" and row[i - 1].low in _VAGUE):
            return "A"
        return (
            "N"
            if before in "DYA"
            and not row[i - 1].low.endswith("-year-old")  # "a 24-year-old killed in A"
            and low
            in (
                "wounded",
                "injured",
                "accused",
                "arrested",
                "detained",
                "killed",
                "slain",
                "convicted",
                "deceased",
                "kidnapped",
                "disappeared",
                "imprisoned",
                "executed",
                "shot",
            )
            else "V"
        )
    if before in "tMO" or (before in "RK" and i > 1 and row[i - 2].tag in "tMO"):
        return "B"
    if before == "P" and form != "V":
        return "B"
    if form == "V" and (before in "XH" or (before in "RK" and i > 1 and row[i - 2].tag in "XH")):
        return "V"
    if low in lex.ambiguous:
        if form == "B" and before == "#" and row[i - 1].low in _VAGUE and row[-1].word not in _FULL_STOPS and _low_of(row, i + 1) in _SCENES:
            return "B"  # "Thousands march in Tunis"
        if form == "B" and before in "NL" and _acting(row, i, lex):
            return "B"
        if form == "B" and before == "," and row[-1].word not in _FULL_STOPS and _low_of(row, i + 1) and row[i + 1].tag == "#":
            return "B"  # a headline's second verb: "Gunmen kill guard, wound two"
        if form == "V" and _phrasal(row, i, lex):
            return "V"
        if before in "DAY#%IVGBX":
            return "N"
        follows = row[i + 1] if i + 1 < len(row) else None
        object_follows = follows is not None and (follows.tag in ("#", "T") or lex.tags.get(follows.low) in ("D", "P"))
        if form == "V":
            return "V" if before not in "DAY#%" else "N"
        return "B" if object_follows and before in "NLW" else "N"
    if form == "V":
        return "V"
    if before == "#" and (noun := lex.noun(low)) is not None and noun.group == "person" and noun.plural:
        return "N"  # "three converts"
    if before in ",C" and _plain_noun_at(row, i + 1, lex):  # "black clothes, face masks and helmets"
        return "N"
    if before == "#" and (who := lex.noun(_low_of(row, i + 1))) is not None and who.group == "person" and who.plural:
        return "N"  # "two border guards"
    object_behind = _low_of(row, i + 1) in lex.forms and lex.tags.get(_low_of(row, i + 2)) == "D"
    if i == 0 and row[i].word[:1].isupper() and (_verbish_at(row, i + 1, lex) or object_behind):
        return "N"  # a name that is a verb as well: "Amnesty put the toll at 300"
    return "N" if before in "DAY" and low not in lex.tags else "B"


def _fired(row: list[Token], i: int) -> bool:
    """Whether the "shot" at token i was fired, and nobody was: "fired one shot", "one shot struck the wall"."""
    behind = row[i + 1].low if i + 1 < len(row) else ""
    return behind in _STRIKING or any(t.low in _FIRING for t in row[max(0, i - 4) : i])


_STRIKING = frozenset({"struck", "hit", "rang", "pierced", "grazed", "missed", "entered", "killed", "wounded", "heard", "fired"})
_FIRING = frozenset({"fire", "fired", "firing", "fires"})


def _acting(row: list[Token], i: int, lex: Lexicon) -> bool:
    """Whether persons do what token i names: in a headline ("Nurses stop work", "Residents march through Qom") or as seen ("saw 20 women march")."""
    at = i - 3 if row[i - 1].tag == "L" and _low_of(row, i - 2) in ("in", "at", "of", "from") else i - 1
    who = lex.noun(_low_of(row, at))
    if who is None or who.group != "person" or not who.plural or _low_of(row, i + 1) in _ENDINGS:
        return False
    headline = row[-1].word not in _FULL_STOPS
    return (headline or any(t.low in _SEEING for t in row[:i])) and not any(t.tag in "XH" for t in row[:i])


def _low_of(row: list[Token], i: int) -> str:
    """Token i in lower case; "" outside the row."""
    return row[i].low if 0 <= i < len(row) else ""


_ENDINGS = frozenset({"of", "by", "that", "which", "'s"})
"""What follows a noun, not a verb: "a workers strike of nurses"."""
_FULL_STOPS = frozenset({".", "!", "?", "…", '"', "”", ")", "»"})
_SCENES = frozenset("in on at over outside against through across for to near as after before".split())
_SEEING = frozenset({"saw", "see", "seen", "watched", "sees"})


def _phrasal(row: list[Token], i: int, lex: Lexicon) -> bool:
    """Whether token i and those behind it are an event verb of several words: "the three put to death"."""
    behind = " ".join(t.low for t in row[i + 1 : i + 4])
    words = lex.verbs.get(lex.forms[row[i].low][0], ())
    return any(w.rest.startswith("to ") and behind.startswith(w.rest) for w in words)


def _unknown(row: list[Token], i: int, low: str, before: str, lex: Lexicon) -> str:
    if before == "t":
        return "B"
    if lex.noun(low):
        return "N"
    if _named(row, i):
        return "N"
    if low.endswith("ly") and len(low) > 4:
        return "R"
    if "-" in low and low.endswith("ed"):
        return "V" if low.startswith(("co-", "re-", "pre-")) and before in "NLP" else "A"
    if before == "#" and low in lex.sets["bearing"] and (i < 2 or row[i - 2].word in _OPENING):
        return "V"
    if low.endswith("ed") and len(low) > 4 and low.isascii():
        return "A" if before in "DAY#%IX" and _plain_noun_at(row, i + 1, lex) else ("N" if before in "DY" else "V")
    if low.endswith("ing") and len(low) > 5 and "-" not in low:
        return "N" if before in "DAY#%L" and not _nounish_at(row, i + 1, lex) else ("A" if before in "DAY#%" else "G")
    return "N"


def _named(row: list[Token], i: int) -> bool:
    """Whether an unknown word is part of a name by its capital: "Hamed Karami", "Ahmed" inside a sentence that has case."""
    word = row[i].word
    if not word[:1].isupper() or word.isupper():
        return False
    beside = row[i + 1].word if i + 1 < len(row) else ""
    return (beside[:1].isupper() and not beside.isupper()) or (i > 0 and row[i - 1].word not in (".", '"'))


def _nounish_at(row: list[Token], i: int, lex: Lexicon) -> bool:
    """Whether a noun phrase goes on at token i."""
    if i >= len(row):
        return False
    token = row[i]
    if token.tag:
        return token.tag in _NOUNISH
    if lex.forms.get(token.low, ("", ""))[1] == "V" and token.low not in lex.ambiguous:
        return i + 1 < len(row) and lex.noun(row[i + 1].low) is not None
    return _plain_noun_at(row, i, lex) or lex.tags.get(token.low) in ("A", "D")


def _plain_noun_at(row: list[Token], i: int, lex: Lexicon) -> bool:
    """Whether token i is a word of no closed class and no sure verb."""
    if i >= len(row):
        return False
    token = row[i]
    if token.tag:
        return token.tag in "NLA"
    closed = lex.tags.get(token.low)
    if closed:
        return closed == "A"
    if lex.noun(token.low) or token.low in lex.nominal:
        return True
    form = lex.forms.get(token.low)
    return (
        (form is None and not (token.low.endswith("ly") and len(token.low) > 4))
        or token.low in lex.ambiguous
        or (form is not None and form[1] == "G" and token.low in lex.event_nouns)
    )


def _verbish_at(row: list[Token], i: int, lex: Lexicon) -> bool:
    if i >= len(row):
        return False
    token = row[i]
    if token.tag:
        return token.tag == "K"
    if token.low.endswith("ly") or lex.tags.get(token.low) == "R":
        return _verbish_at(row, i + 1, lex)
    return lex.tags.get(token.low, "") in tuple("XHOM") or (token.low in lex.forms and token.low not in lex.ambiguous) or token.low.endswith("ed")
