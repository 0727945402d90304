"""The words around a name (`data/cues.toml`), compiled: what stands before it and what behind it."""

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

from gavah.gazetteer.keys import key
from gavah.gazetteer.shelf import DATA, table, toml

REACH = 40
"""How many characters before and behind a name its cues may stand in."""


_OPENING = "([«\"'"
_MARKS = '.,;:!?)]»"،؛؟'
LONGEST = 5
"""The most words of a cue."""


class Cues(NamedTuple):
    """The cues of one language: sets of phrases, and patterns of what stands directly behind a name."""

    before: dict[str, str]
    behind: dict[str, str]
    behind_first: frozenset[str]  # the first words of those
    place: frozenset[str]
    titles: frozenset[str]
    articles: tuple[str, ...]
    within: re.Pattern[str]
    body: re.Pattern[str]
    street: frozenset[str]
    given: frozenset[str]
    speech: re.Pattern[str]
    speech_plural: re.Pattern[str]
    speech_alone: re.Pattern[str] | None
    clause_start: frozenset[str]
    told: dict[str, re.Pattern[str]]
    told_now: dict[str, re.Pattern[str]]
    between: re.Pattern[str]
    somebody: frozenset[str]
    undergone: tuple[str, ...]
    no_government: frozenset[str]
    governs_behind: re.Pattern[str] | None
    governs: frozenset[str]
    titled: frozenset[str]
    office: frozenset[str]
    public: frozenset[str]
    of_town: frozenset[str]
    no_town: frozenset[str]
    goes_on: frozenset[str]
    no_adjective: frozenset[str]
    inhabitants: frozenset[str]
    titled_verbs: frozenset[str]
    no_people_before: frozenset[str]
    seats: frozenset[str]
    apposition: re.Pattern[str]
    town_does: re.Pattern[str] | None
    done_to: re.Pattern[str]
    hardly: frozenset[str]
    scenes: frozenset[str]
    amid: frozenset[str]
    persons: frozenset[str]
    adjectives: frozenset[str]
    spread_to: frozenset[str]
    sent_from: frozenset[str]
    news_from: frozenset[str]
    public_bodies: frozenset[str]
    opening: frozenset[str]


@cache
def cues(lang: str) -> Cues:
    """The cues of `lang`, "en" or "fa"."""
    words: dict[str, Any] = toml("cues.toml")[lang]
    return Cues(
        before={key(word): level for level, group in words["before"].items() for word in group},
        behind={key(word): level for level, group in words.get("after", {}).items() for word in group},
        behind_first=frozenset(key(word).split(" ")[0] for group in words.get("after", {}).values() for word in group),
        place=frozenset(map(key, (*words["place"], *words.get("public", ())))),
        titles=frozenset(map(key, words["titles"])),
        articles=tuple(f" {word} " for word in words.get("articles", ())),
        within=re.compile(rf"(?:, ?|، ?| ?\(| ?#| )(?:(?:{_any(words['within'])}) )?"),
        body=re.compile(rf" (?:{_any(words['body'])})(?!\w)"),
        street=frozenset(map(key, words["street"])),
        given=frozenset(words.get("given", ())),
        speech=_speech(lang, words),
        speech_plural=re.compile(rf" (?:{_any([*words['speech'], *words.get('speech_bare', ())])})(?!\w)"),
        speech_alone=_behind_window(words, words["speech_alone"]) if "speech_alone" in words else None,
        clause_start=frozenset(map(key, words.get("clause_start", ()))),
        told={word: _behind_window(words, phrases) for word, phrases in words.get("told", {}).items()},
        told_now={word: re.compile(rf" (?:{_any(phrases)})(?!\w)") for word, phrases in words.get("told_now", {}).items()},
        between=re.compile(rf" و \w+(?: \w+)? (?:\w+ )?(?:{_any(words.get('between', ['(none)']))})(?!\w)"),
        somebody=frozenset(map(key, words.get("somebody", ()))),
        undergone=tuple(map(key, words.get("undergone", ()))),
        no_government=frozenset(words.get("no_government", ())),
        governs_behind=re.compile(rf"'s (?:\w+ )?(?:{_any(words['governs_behind'])})(?!\w)") if "governs_behind" in words else None,
        governs=frozenset(map(key, words["governs"])),
        titled=frozenset(map(key, words["titled"])),
        office=frozenset(map(key, words.get("office", ()))),
        public=frozenset(map(key, words.get("public", ()))),
        of_town=frozenset(words.get("of_town", ())),
        no_town=frozenset(map(key, words.get("no_town", ()))),
        goes_on=frozenset(map(key, words.get("goes_on", ()))),
        no_adjective=frozenset(map(key, words.get("no_adjective", ()))),
        inhabitants=frozenset(map(key, words.get("inhabitants", ()))),
        titled_verbs=frozenset(words.get("titled_verbs", ())),
        no_people_before=frozenset(words.get("no_people_before", ())),
        seats=frozenset(map(key, words["seats"])),
        apposition=re.compile(rf"[,،] (?:{_any(words['apposition'])})(?!\w)"),
        town_does=re.compile(rf"(?: (?:{_any(words['town_adverbs'])})){{0,2}} (?:{_any(words['town_does'])})(?!\w)")
        if "town_does" in words
        else None,
        done_to=re.compile(rf" را (?:{_any(words.get('done_to', ['(none)']))})(?!\w)"),
        hardly=frozenset(map(key, words.get("hardly", ()))),
        scenes=frozenset(map(key, words.get("scenes", ()))),
        amid=frozenset(map(key, words.get("amid", ()))),
        persons=frozenset(map(key, words.get("persons", ()))),
        adjectives=frozenset(map(key, words.get("adjectives", ()))),
        spread_to=frozenset(map(key, words.get("spread_to", ()))),
        sent_from=frozenset(map(key, words.get("sent_from", ()))),
        news_from=frozenset(map(key, words.get("news_from", ()))),
        public_bodies=frozenset(map(key, words.get("public_bodies", ()))),
        opening=frozenset(map(key, words.get("town_adverbs", ()))),
    )


def _speech(lang: str, words: dict[str, Any]) -> re.Pattern[str]:
    verbs = _any(words["speech"])
    if lang == "en":
        auxiliary = f"(?:{_any(words['auxiliaries'])}),? "
        return re.compile(rf",? (?:(?:{auxiliary}){{0,3}}(?:{verbs})|(?:{auxiliary}){{1,3}}(?:{_any(words['speech_bare'])}))(?!\w)")
    return _behind_window(words, words["speech"])


def _behind_window(words: dict[str, Any], phrases: list[str]) -> re.Pattern[str]:
    """One of `phrases` behind a name, within the window and the sentence."""
    return re.compile(
        rf" (?:(?!(?:{_any(words['speech_stops'])})(?!\w))[^.!?؟؛\n]){{0,{int(words['speech_window'])}}}?(?<!\w)(?:{_any(phrases)})(?!\w)"
    )


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(map(key, words), key=lambda word: (-len(word), word)))


@lru_cache(maxsize=4096)
def tails(before: str) -> tuple[str, ...]:
    """The phrases that `before`, the text before a name, ends in: the longest first. None unless a blank is between.

    None either where its last word ends no cue: then no phrase there is one.
    """
    if not before.endswith(" ") or before[:-1].rsplit(" ", 1)[-1].lstrip(_OPENING) not in _last_words():
        return ()
    words = before[:-1].rsplit(" ", LONGEST)[-LONGEST:]
    return tuple([" ".join(words[at:]).lstrip(_OPENING) for at in range(len(words))])


@lru_cache(maxsize=1024)
def heads(behind: str) -> tuple[str, ...]:
    """The phrases that `behind`, the text behind a name, starts with: the longest first."""
    words = behind.removeprefix(" ").split(" ", LONGEST)[:LONGEST]
    return tuple([" ".join(words[:size]).rstrip(_MARKS) for size in range(len(words), 0, -1)])


@cache
def _last_words() -> frozenset[str]:
    """The last words of all that may stand before a name."""
    found: set[str] = set()
    for own in (cues("en"), cues("fa")):
        for phrases in (own.before, own.place, own.titles, own.street, own.governs, own.titled, own.office, own.inhabitants, own.public, own.of_town):
            found.update(phrase.rsplit(" ", 1)[-1] for phrase in phrases)
        found.update(article.strip() for article in own.articles)
    return frozenset(found)


def ends_in(phrases: frozenset[str], before: str) -> bool:
    """Whether one of `phrases`, a set of `Cues`, stands directly before a name."""
    return not phrases.isdisjoint(tails(before))


def type_before(lang: str, before: str) -> tuple[str, str] | None:
    """Level or site kind that the type word ending `before` gives, and the words from there to the name; None without one."""
    own = cues(lang)
    bare = before
    if before.endswith(own.articles):
        for article in own.articles:
            bare = bare.removesuffix(article[1:]) if bare.endswith(article) else bare
    for tail in tails(bare):
        if tail in own.before:
            return own.before[tail], before[len(bare) - len(tail) - 1 :]
    return None


def type_behind(lang: str, behind: str) -> tuple[str, str] | None:
    """The same for the type word that `behind` starts with, and the words up to its end."""
    own = cues(lang)
    if not own.behind or behind[:1] not in (" ", "'") or behind.removeprefix(" ").split(" ", 1)[0].rstrip(_MARKS) not in own.behind_first:
        return None
    for head in heads(behind):
        if head in own.behind:
            return own.behind[head], behind[: behind.index(head) + len(head)]
    return None


@cache
def _day_of_month() -> re.Pattern[str]:
    month = "|".join(toml("cues.toml")["en"]["months"])
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    return re.compile(rf"(?:{month}) {day}|{day}(?: of)? (?:{month})")


def is_day_of_month(name: str) -> bool:
    """Whether the key `name` is a day: "october 6", a town of Egypt that nobody means by it."""
    return " " in name and _day_of_month().fullmatch(name) is not None


def strip_type(name: str) -> tuple[str, str]:
    """A key without its type word, and the level that it named ("" if none): «استان کرمان» → «کرمان», province."""
    for lang in ("en", "fa"):
        own = cues(lang)
        bares = [(name.removeprefix(word + " "), level) for word, level in own.before.items()]
        bares += [(name.removesuffix(" " + word), level) for word, level in own.behind.items()]
        known = [(bare, level) for bare, level in bares if bare != name and not level.startswith("site")]
        if known:
            return min(known, key=lambda pair: len(pair[0]))
    return name, ""


@cache
def demonyms() -> dict[str, str]:
    """Names of peoples of countries and of first divisions in both scripts, to the place's id."""
    found: dict[str, str] = {}
    for row in (*table(DATA / "countries.csv"), *table(DATA / "peoples.csv")):
        for word in filter(None, (*row["demonyms"].split(";"), *row["demonyms_fa"].split(";"))):
            found.setdefault(key(word), row.get("code") or row["id"])
    return found


@cache
def demonym_endings() -> tuple[str, ...]:
    """What a Persian place name may end in to be the name of its people, longest first."""
    endings: list[str] = toml("cues.toml")["fa"]["demonym_endings"]
    return tuple(sorted(endings, key=len, reverse=True))


@cache
def suffixes() -> tuple[frozenset[str], frozenset[str]]:
    """What Persian joins to the name of a place without changing it: pronouns; and the short endings that need a place of some size."""
    words: dict[str, Any] = toml("cues.toml")["fa"]
    return frozenset(words["suffixes"]), frozenset(words["short_suffixes"])
