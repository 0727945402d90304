"""The Persian event rows and word lists, read once from their data files."""

from functools import cache, lru_cache
from typing import Any

import msgspec

from gavah.gazetteer.shelf import words as listed
from gavah.model import folded
from gavah.model.vocabulary import ClaimKind, Modality
from gavah.reading.frames.persian.words import data

Phrase = tuple[str, ...]
GAP = "…"
_WORDINGS = (
    "wordings.toml",
    "acts.toml",
    "spoken.toml",
    "struck.toml",
    "wards.toml",
    "borders.toml",
    "taken.toml",
    "harmed.toml",
    "protests.toml",
    "calls.toml",
    "deeds.toml",
    "unreal.toml",
)


class Row(msgspec.Struct, frozen=True):
    """A row of `events.toml`. `counts` is "subject", "object", "target" (who is shot), "none" or "" (by the light verb)."""

    type: str
    measure: str | None
    kind: ClaimKind
    counts: str
    needs: frozenset[Phrase]
    unless: frozenset[Phrase]
    of: frozenset[Phrase]
    weak: frozenset[str]
    alone: bool
    tenses: frozenset[str]
    given: frozenset[str]
    human: bool
    also: frozenset[Phrase]
    wide: bool
    whole: bool
    near: bool
    bare: bool
    begins: bool
    denies: bool
    counted: bool
    negated: bool
    objects: frozenset[str]
    listed: frozenset[Phrase]
    inside: frozenset[Phrase]
    context: frozenset[str]
    modality: Modality | None


class Entry(msgspec.Struct, frozen=True):
    """Words that may open a trigger. `form`: verb, nominal, person or trap. `row` is None for a trap."""

    words: Phrase
    form: str
    row: Row | None = None
    infinitive: str = ""


@cache
def phrase(text: str) -> Phrase:
    """The folded words of a data-file entry."""
    return tuple(folded(text).split())


def phrases(texts: list[str]) -> frozenset[Phrase]:
    """A set of phrases."""
    return frozenset(phrase(t) for t in texts)


def holds(words: Phrase, wanted: frozenset[Phrase]) -> bool:
    """Whether one of the phrases `wanted` stands in `words`."""
    return first_of(words, wanted) is not None


def first_of(words: Phrase, wanted: frozenset[Phrase]) -> tuple[int, int] | None:
    """The first place [i, j) in `words` of a phrase of `wanted`, the longest there; None if there is none."""
    if not wanted:
        return None
    by_first = _by_first(wanted)
    for at, word in enumerate(words):
        for candidate in by_first.get(word, ()):
            if words[at : at + len(candidate)] == candidate:
                return at, at + len(candidate)
    return None


@cache
def _by_first(wanted: frozenset[Phrase]) -> dict[str, list[Phrase]]:
    out: dict[str, list[Phrase]] = {}
    for candidate in sorted(wanted, key=lambda p: (-len(p), p)):
        out.setdefault(candidate[0], []).append(candidate)
    return out


def _row(table: dict[str, Any]) -> Row:
    sets = {key: phrases(table.get(key, [])) for key in ("needs", "also", "unless", "of", "inside")}
    flags = {
        key: bool(table.get(key, False)) for key in ("alone", "human", "wide", "whole", "near", "bare", "begins", "denies", "counted", "negated")
    }
    lists: dict[str, Any] = {key: frozenset(table.get(key, [])) for key in ("weak", "tenses", "given", "objects")}
    lists["listed"] = frozenset(p for name in table.get("lists", []) for p in noun_phrases(name, "any"))
    lists["context"] = frozenset(table.get("context", []))
    plain = {
        "measure": table.get("measure"),
        "kind": table.get("kind", "event"),
        "counts": table.get("counts", ""),
        "modality": table.get("modality"),
    }
    return msgspec.convert({"type": table["type"], **plain, **sets, **flags, **lists}, Row)


def speak_of(texts: Phrase, fields: frozenset[str]) -> bool:
    """Whether words belong to one of the fields of life (custody, violence, courts …) that `ways.toml` names."""
    return any(holds(texts, phrases_) or any(t.startswith(stems) for t in texts) for phrases_, stems in (_fields()[name] for name in fields))


@cache
def _fields() -> dict[str, tuple[frozenset[Phrase], tuple[str, ...]]]:
    """The phrases of each field and the stems of its words: «بازداشت*» is any word that begins so."""
    table: dict[str, list[str]] = data("ways.toml")["contexts"]
    return {
        name: (phrases([t for t in texts if not t.endswith("*")]), tuple(folded(t[:-1]) for t in texts if t.endswith("*")))
        for name, texts in table.items()
    }


def _entries_of(table: dict[str, Any]) -> list[Entry]:
    row = _row(table)
    out: list[Entry] = []
    for text in table.get("verbs", []):
        words, _, infinitive = text.partition("+")
        own = infinitive.strip()
        out.extend(Entry(phrase(words), "verb", row, light) for light in (own, *(_alike().get(own, ()) if words.strip() else ())))
    out.extend(Entry(phrase(text), "nominal", row) for text in table.get("nominal", []))
    out.extend(Entry(phrase(text), "person", row) for text in table.get("persons", []))
    return out


@cache
def _alike() -> dict[str, list[str]]:
    """Light verbs that may stand for another: «گردیدن» for «شدن», «نمودن» for «کردن»."""
    table: dict[str, list[str]] = data("events.toml")["voice"]["alike"]
    return table


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """All entries by their first word, longest first. Simple verbs stand under "+" and their infinitive."""
    every = [e for name in ("events.toml", *_WORDINGS) for event in data(name)["event"] for e in _entries_of(event)]
    return _by_opening(every + [Entry(phrase(t), "trap") for t in data("events.toml")["traps"]["words"]])


@cache
def ways() -> dict[str, tuple[Entry, ...]]:
    """The entries of roundabout ways of telling a count, by their first word as `entries` are."""
    return _by_opening([e for event in data("ways.toml")["event"] for e in _entries_of(event)])


def _by_opening(every: list[Entry]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, dict[Entry, None]] = {}
    for entry in every:
        key = entry.words[0] if entry.words else "+" + entry.infinitive
        found.setdefault(key, {})[entry] = None
    return {key: tuple(sorted(group, key=lambda e: -len(e.words))) for key, group in found.items()}


@cache
def openings() -> dict[str, dict[str, tuple[Entry, ...]]]:
    """The entries by their first word and their second ("" for none): many begin with the same preposition."""
    return _by_second(entries())


@cache
def way_openings() -> dict[str, dict[str, tuple[Entry, ...]]]:
    """The roundabout ways, as `openings`."""
    return _by_second(ways())


def _by_second(known: dict[str, tuple[Entry, ...]]) -> dict[str, dict[str, tuple[Entry, ...]]]:
    found: dict[str, dict[str, list[Entry]]] = {}
    for first, group in known.items():
        for entry in group:
            found.setdefault(first, {}).setdefault(entry.words[1] if len(entry.words) > 1 else "", []).append(entry)
    return {first: {second: tuple(group) for second, group in seconds.items()} for first, seconds in found.items()}


@cache
def event_words() -> frozenset[str]:
    """Words that open an event and are no part of a name: not those that open only a longer idiom («رای به اعدام …»)."""
    idioms = [e for name in _WORDINGS for event in data(name)["event"] for e in _entries_of(event) if len(e.words) > 1]
    theirs = {e.words[0] for e in idioms}
    others = [e for event in data("events.toml")["event"] for e in _entries_of(event)]
    own = {e.words[0] for e in others if e.words} | {phrase(t)[0] for t in data("events.toml")["traps"]["words"]}
    return frozenset(key for key in entries() if key in own or key not in theirs)


@cache
def clitic_nouns() -> frozenset[str]:
    """Nouns to which the object of their light verb may be joined: «دستگیرش کردند»."""
    light = {"کردن", "نمودن", "زدن", "دادن"}
    verbs = (e for group in entries().values() for e in group if e.form == "verb" and e.words and e.infinitive in light)
    return frozenset(e.words[-1] for e in verbs if e.row and e.row.counts in ("", "object"))


@cache
def subject_verbs() -> frozenset[str]:
    """Light verbs whose subject is the affected one."""
    return frozenset(data("events.toml")["voice"]["subject"])


@cache
def refinements() -> tuple[tuple[frozenset[Phrase], frozenset[Phrase], dict[str, str]], ...]:
    """(words of the clause, words that speak against, {"killing": type, "injuring": type}), in the order they are tried."""
    rows = data("events.toml")["refine"]
    return tuple((phrases(r["words"]), phrases(r.get("unless", [])), {k: r[k] for k in ("killing", "injuring") if k in r}) for r in rows)


@cache
def ellipses() -> frozenset[str]:
    """Predicates that tell their event even where the verb after «و» is another one."""
    return frozenset(folded(t) for t in data("events.toml")["ellipsis"]["words"])


@cache
def counted_ellipses() -> frozenset[str]:
    """Those that do so only where a count stands before them: «۵۲ تن با وثیقه آزاد و مابقی …»."""
    return frozenset(folded(t) for t in data("events.toml")["ellipsis"]["counted"])


@cache
def listed_ellipses() -> frozenset[str]:
    """The nouns whose light verb a list leaves out, where the verb at its end is the same: «۱۲ نفر اعدام، ۳۰ نفر بازداشت … شدند»."""
    return ellipses() | {folded(t) for t in data("events.toml")["ellipsis"]["listed"]}


@cache
def no_victim_phrases() -> tuple[tuple[Phrase, str, str], ...]:
    """(words, measure, type) of what says that nobody was killed or hurt."""
    return tuple((phrase(t), measure, kind) for t, measure, kind in data("events.toml")["total"]["no_victims"])


@cache
def words(section: str, name: str) -> frozenset[str]:
    """A list of single words of `nouns.toml`."""
    return frozenset(folded(t) for t in data("nouns.toml")[section][name])


@cache
def given_names() -> frozenset[str]:
    """Given names of Persian speakers, in the folded view."""
    return frozenset(folded(name) for name in listed("given_names.txt"))


@cache
def noun_phrases(section: str, name: str) -> frozenset[Phrase]:
    """A list of `nouns.toml` as phrases."""
    return phrases(data("nouns.toml")[section][name])


@cache
def cues(section: str, name: str) -> frozenset[Phrase]:
    """A list of cue phrases of `events.toml` ([total], [modality])."""
    return phrases(data("events.toml")[section][name])


@cache
def person_groups() -> dict[Phrase, str]:
    """Every person noun with the group it tells of ("" for none)."""
    table = data("nouns.toml")["persons"]
    groups = {
        group: texts
        for group, texts in table.items()
        if group not in ("plurals", "masses", "some", "holders", "kin", "pairs", "anyone", "bodies", "groups")
    }
    found = {phrase(t): "" if group in ("any", "classifiers") else group for group, texts in groups.items() for t in texts}
    plurals = {form: name for one, name in found.items() if one[-1] not in words("persons", "classifiers") for form in _in_plural(one)}
    return {**plurals, **found}


def _in_plural(one: Phrase) -> list[Phrase]:
    """The plurals of a person noun: «نانوایان», «نانواها», «بافندگان»."""
    last = one[-1]
    if last.endswith(("ان", "ها", "های", "ین", "گان")):
        return []
    people = last[:-1] + "گان" if last.endswith("ه") else last + ("یان" if last.endswith(("ا", "و")) else "ان")
    spoken = (last + "ا", last + "ای") if len(last) > 3 and not last.endswith(("ا", "ه", "ی", "و")) else ()
    return [(*one[:-1], form) for form in (people, last + "ها", last + "های", last + "هایی", *spoken)]


@cache
def _person_index() -> dict[str, list[Phrase]]:
    return _by_first(frozenset(person_groups()))


def person_at(texts: Phrase, at: int) -> int:
    """The length of the person noun at `texts[at]`, 0 if there is none. A trailing «ی» (relative or indefinite) is allowed."""
    if at >= len(texts):
        return 0
    for candidate in _person_index().get(texts[at], ()):
        if texts[at : at + len(candidate)] == candidate:
            return len(candidate)
    if texts[at].endswith("ی") and texts[at] != "مردمی" and (texts[at][:-1],) in person_groups():
        return 1
    return int(_is_somebodys(texts[at]))


@lru_cache(maxsize=20_000)
def _is_somebodys(text: str) -> bool:
    """Whether a person noun carries a possessive: «همکارمان», «شاگردانش»; «برادرم» of those near to who speaks."""
    if text.endswith("م") and text[:-1] in _NEAR:
        return True
    stem = next((text.removesuffix(clitic) for clitic in ("مان", "تان", "شان", "ش") if text.endswith(clitic) and len(text) > len(clitic) + 2), "")
    return bool(stem) and (stem,) in person_groups() and stem not in _ALSO_VERBS


_NEAR = frozenset(
    {
        "پدر",
        "مادر",
        "برادر",
        "خواهر",
        "همسر",
        "پسر",
        "دختر",
        "فرزند",
        "شوهر",
        "دوست",
        "همکار",
        "پسرعمو",
        "پسرخاله",
        "دخترخاله",
        "برادرزاده",
        "خواهرزاده",
    }
)
_ALSO_VERBS = frozenset({"کرد", "مرد", "لر", "ترک", "کس", "مدل", "داور"})
