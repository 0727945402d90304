"""The English lexicon: word classes, event words and noun classes from the TOML files beside this one."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from gavah.reading.frames.english.branches import branched

Pattern = re.Pattern[str]
WORDINGS = ("events", "tellings", "tellings_harm", "tellings_wire", "custody", "protest", "actions", "bulletins", "letters", "persons", "paraphrases")
"""The files of event words and constructions, by what they tell of."""


class EventWord(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of `events.toml`; the fields are explained there. `rest` is what a verb of several words has behind its head."""

    type: str
    measure: str = ""
    counted: str = "object"
    kind: str = "event"
    persons: bool = False
    strict: bool = False
    numbered: bool = False
    passive: bool = False
    active: bool = False
    lives: bool = False
    things: tuple[str, ...] = ()
    after: str = ""
    not_after: str = ""
    needs: str = ""
    forms: str = ""
    double: bool = False
    lemma: str = ""
    rest: str = ""
    of: bool = False
    each: bool = False
    against: bool = False
    by: str = ""
    plural: str = ""
    weak: bool = False
    named: str = ""
    intransitive: bool = False
    trap: str = ""
    unless: str = ""
    argument: str = ""
    object: bool = False
    context: str = ""


class Refinement(msgspec.Struct, frozen=True, kw_only=True):
    """How a killing or an injury is refined by words beside it."""

    words: str
    killing: str
    injuring: str
    unless: str = ""
    agent: bool = False


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """What a counting noun counts, by the words beside it."""

    words: str
    type: str
    measure: str


class Noun(msgspec.Struct, frozen=True):
    """A known noun form: its class, its singular and whether this form is plural."""

    group: str
    lemma: str
    plural: bool


class Lexicon:
    """Everything the English reader knows of words. Built once; never changed."""

    def __init__(self) -> None:
        words, nouns = (load(f"{name}.toml") for name in ("words", "nouns"))
        events = _merged([load(f"{name}.toml") for name in WORDINGS])
        self.tags: dict[str, str] = {word: tag for tag, row in reversed(words["tags"].items()) for word in row.split()}
        self.forms: dict[str, tuple[str, str]] = {}
        self.pasts: set[str] = set()  # simple pasts that are no participles: "took", "began"
        self._common_verbs(words["verbs"])
        self.verbs: dict[str, list[EventWord]] = {}
        for name, row in events["verbs"].items():
            self._event_verb(name, row)
        for name, row in events["objects"].items():
            self._event_verb(name, row)
        self.ambiguous = frozenset(words["verbs"]["ambiguous"].split())
        self.nominal = frozenset(words["verbs"]["nominal"].split())
        self.saying = frozenset(words["verbs"]["saying"].split())
        self.sets: dict[str, frozenset[str]] = {name: frozenset(row.split()) for name, row in words["sets"].items()}
        self.maps: dict[str, dict[str, Any]] = words["maps"]
        self.cues: dict[str, Pattern] = {name: re.compile(pattern) for name, pattern in words["cues"].items()}
        self.event_nouns: dict[str, tuple[EventWord, bool]] = {}
        for name, row in events["nouns"].items():
            word = msgspec.convert({**row, "lemma": name}, EventWord)
            self.event_nouns[name] = (word, False)
            self.event_nouns[word.plural or plural(name)] = (word, True)
        self.adjectives = {name: msgspec.convert({**row, "lemma": name}, EventWord) for name, row in events["adjectives"].items()}
        self.refinements = [(_compiled(r.words), _compiled(r.unless), r) for r in msgspec.convert(events["refine"], list[Refinement])]
        self.tallies = [(re.compile(t.words), t) for t in msgspec.convert(events["tally"], list[Tally])]
        causes = events["accident"]
        self.accident, self.violent = re.compile(causes["clause"]), re.compile(causes["violent"])
        self.cause, self.harm, self.hard = (re.compile(causes[name]) for name in ("cause", "harm", "hard"))
        self.nouns: dict[str, Noun] = {}
        for group in ("other", "places", "tally", "container", "thing", "bomb", "vehicle", "site", "group", "person"):
            for entry in nouns[group].split():
                one, _, many = entry.partition("/")
                self.nouns[one] = Noun(group, one, False)
                self.nouns[many or plural(one)] = Noun(group, one, True)
        for group, more in _from_wordnet().items():
            for one in more:
                self.nouns.setdefault(one, Noun(group, one, False))
                self.nouns.setdefault(plural(one), Noun(group, one, True))
        self.nouns["people"] = self.nouns["persons"] = Noun("person", "person", True)
        self.groups = {
            name: frozenset(self._both(nouns[name])) for name in ("site", "vehicle", "bomb", "thing", "container", "tally", "places", "other")
        }
        stems = [*sorted(self._stems(), key=len, reverse=True), *events["stems"], *anchors()["stems"]]
        by_letters = rf"\b(?:{branched(stems)})"
        self.stems = re.compile(by_letters)
        self.trigger = re.compile(rf"{by_letters}|(?i:{events['lists']['items']})")

    def _both(self, row: str) -> list[str]:
        return [form for entry in row.split() for form in (entry.split("/") if "/" in entry else (entry, plural(entry)))]

    def _common_verbs(self, rows: dict[str, Any]) -> None:
        for entry in str(rows["regular"]).split():
            lemma, _, past = entry.partition("=")
            self._add_forms(lemma, conjugate(lemma, past=past))
        for line in rows["irregular"]:
            self._add_forms(line.split()[0], line.split())

    def _add_forms(self, lemma: str, forms: list[str]) -> None:
        if forms[2] != forms[3]:
            self.pasts.add(forms[2])
        for form, tag in zip(forms, "BSVVG", strict=True):
            if tag != "B" or form not in self.forms:
                self.forms.setdefault(form, (lemma, tag))
            if tag == "V":
                self.forms[form] = (lemma, "V")

    def _event_verb(self, name: str, row: dict[str, Any]) -> None:
        head, _, rest = name.partition(" ")
        word = msgspec.convert({**row, "lemma": name, "rest": "" if "after" in row and rest else rest}, EventWord)
        self._add_forms(head, word.forms.split() or conjugate(head, double=word.double))
        self.verbs.setdefault(head, []).append(word)
        self.verbs[head].sort(key=lambda w: -(len(w.rest.split()) * 2 + bool(w.after) + 9 * bool(w.argument)))

    def _stems(self) -> set[str]:
        heads = set(self.verbs)
        stems = {form for form, (lemma, _) in self.forms.items() if lemma in heads - _TOO_COMMON}
        stems -= {form for form, (lemma, _) in self.forms.items() if all(w.argument for w in self.verbs.get(lemma, ())) and lemma in self.verbs}
        stems |= _OBJECTS
        stems |= set(self.event_nouns) | set(self.adjectives) | {"toll", "lives", "life", "since", "percent", "identified"}
        for head in _TOO_COMMON & heads:
            for word in (w for w in self.verbs[head] if " " in w.lemma):
                rest = word.lemma.split(" ", 1)[1]
                short = rest in _SHORT
                stems |= {f"{form} {rest}" for form, (lemma, _) in self.forms.items() if lemma == head} if short else {rest}
        return {re.escape(stem) for stem in stems}

    def noun(self, word: str) -> Noun | None:
        """The known noun `word` (lower case) is a form of; the last part of a hyphenated word counts."""
        return self.nouns.get(word) or (self.nouns.get(word.rsplit("-", 1)[1]) if "-" in word else None)


_OBJECTS = frozenset(
    "curfew leaflet flyer banner poster placard graffiti slogan video newspaper website internet bullet pellet blocked".split()
) | frozenset({"mobile data", "access to the", "blocking the"})
"""What makes a sentence worth reading whose verb alone does not: the objects of `[objects]` and the like."""
_TOO_COMMON = frozenset(
    """
    go take put set send call lose begin blow round walk stop lay down order open hold find
    stay turn join pronounce declare cost lead come hit strike leave face place meet sustain fall throw pick
    bring pull cut end land spend push force carry return grant sit lie fill form chain park halt refuse reject start launch
    break burst reduce bury string sweep swing mass impose announce slow switch stick
    continue appear subject try bar remove attend admit stage resume make wipe bite pay rush airlift
    keep drive load post end fast show retire transfer drop clear net grab pack answer truck chase disband hand notify inform refer close push exclude
    """.split()
)
"""Heads of verbs of several words, which alone do not make a sentence worth reading; `_stems` names the rest of them."""
_SHORT = frozenset("up off out for on in over down away from into to by with at under against".split())
"""What such verbs may go on with that stands in any sentence: only verb and word together make one worth reading."""


def _merged(parts: list[dict[str, Any]]) -> dict[str, Any]:
    """The tables of several files as one: rows of the same table beside each other, lists one behind another."""
    whole: dict[str, Any] = {}
    for name, rows in (item for part in parts for item in part.items()):
        before = whole.get(name)
        whole[name] = rows if before is None else before | rows if isinstance(rows, dict) else [*before, *rows]
    return whole


def wordings(name: str) -> list[Any]:
    """The rows of list `name` in every file of event words."""
    return [row for file in WORDINGS for row in load(f"{file}.toml").get(name, ())]


def anchors() -> dict[str, Any]:
    """The words that tell what befell those whom their clause counts: `anchored.toml`."""
    return load("anchored.toml")


def parts(table: str) -> dict[str, Any]:
    """A table of `parts.toml`: regular expressions and the pieces they are made of."""
    row: dict[str, Any] = load("parts.toml")[table]
    return row


def filled(pattern: str, row: dict[str, Any]) -> str:
    """`pattern` with each {name} of another piece of `row` replaced by that piece, whatever it holds in turn."""
    found = re.search(r"\{([a-z]+)\}", pattern)
    return pattern if found is None else filled(pattern.replace(found[0], row[found[1]]), row)


@cache
def shorthand() -> dict[str, str]:
    """What the words in angle brackets of the constructions stand for, as regular expressions."""
    return {f"<{name}>": words for file in WORDINGS for name, words in load(f"{file}.toml").get("shorthand", {}).items()}


@cache
def load(name: str) -> dict[str, Any]:
    """The tables of the data file `name` beside this module, read once. Raises `tomllib.TOMLDecodeError` when it is broken."""
    loaded: dict[str, Any] = tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))
    return loaded


def _from_wordnet() -> dict[str, list[str]]:
    """Class → further nouns, beyond those that a person put into `nouns.toml`."""
    rows = files(__package__).joinpath("nouns_wordnet.txt").read_text("utf-8").splitlines()
    return {name: words for name, *words in (row.split() for row in rows if not row.startswith("#"))}


def _compiled(pattern: str) -> Pattern | None:
    return re.compile(pattern) if pattern else None


def plural(noun: str) -> str:
    """The regular plural of `noun`."""
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    if noun.endswith("man") and noun not in ("german", "human"):
        return noun[:-3] + "men"
    if noun.endswith("wife"):
        return noun[:-2] + "ves"
    return noun + ("es" if re.search(r"(?:s|x|z|ch|sh)$", noun) else "s")


def conjugate(verb: str, *, past: str = "", double: bool = False) -> list[str]:
    """Base, -s, past, participle and -ing of a regular verb; `past` where it is given decides the doubling."""
    doubled = verb + verb[-1] if double else verb
    stem = past[:-2] if past.endswith("ed") and past != verb else doubled
    if verb.endswith("e"):
        forms = verb + "d", verb[:-1] + "ing" if not verb.endswith(("ee", "oe", "ye")) else verb + "ing"
    elif re.search(r"[^aeiou]y$", verb):
        forms = verb[:-1] + "ied", verb + "ing"
    else:
        forms = stem + "ed", (verb if past and past.endswith("ied") else stem) + "ing"
    return [verb, plural(verb) if not verb.endswith("o") else verb + "es", past or forms[0], past or forms[0], forms[1]]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read on first use."""
    return Lexicon()
