"""Places that the text tells of and no gazetteer lists: kept by name, inside the place that holds them.

"In the town of Aband, Yazd Province" happened in Aband. Figures must not prove two such names distinct, so a claim keeps the id and path of
what holds them and only its name says more (`place_of`).
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

import msgspec

from gavah.gazetteer import Gazetteer
from gavah.model import PlaceMention

_MARK = "~"
_WORD = r"[^\W\d_][\w’'-]*"
_LINK = r"(?:de|del|la|las|los|el|da|do|dos|al|san|santa|santo|saint)"
_NAME = rf"(?:{_LINK}\s+){{0,3}}{_WORD}(?:\s+(?:{_LINK}\s+){{0,2}}{_WORD}){{0,2}}"
_KIND = re.compile(r"(?i)^\s+(?:municipality|village|town|neighbou?rhood|district|jurisdiction|canton|hamlet|sector|colony|township|suburb)\b")
_QUARTER_BEHIND = re.compile(r"(?i)\s+(?:neighbou?rhood|suburb|quarter|sector|colony)\b")
_QUARTER_BEFORE = re.compile(r"(?i)\b(?:neighbou?rhood|suburb|quarter|sector|colony)s?\s+of\s+$")
_STREET = re.compile(r"(?i)\s+(?:street|avenue|road|boulevard|highway|square|lane|drive)s?\b")
_PART = re.compile(r"(?i)(?:['\u2019]s)?\s+(?:neighbou?rhood|district|suburb|sector|quarter|barrio|area)\s+of\s+|['\u2019]s\s+")
_LED = re.compile(r"(?i)\b(?:in|near|outside|between)\s")
_JOINED = re.compile(r"(?i)\s*,?\s*(?P<and>and)\s")
_SHORTEST = 3
_COMMA = re.compile(r"\s*[,،]\s*(?:استان\s+)?")
_LISTED = re.compile(r"(?i)\s*(?:[,،]\s*)?(?:(?:and|or)\s+|و\s+)?")
_POSSESSIVE = 4  # characters between a country and its province in "Honduras' Lempira Department"
_REACH = 90
_PLACE, _PEOPLE, _FILED = 3, 1, 3
"""What a place, a people or government, and the dateline say of the country that a passage is set in."""


class _Words(NamedTuple):
    """The patterns of one language."""

    typed: tuple[re.Pattern[str], ...]
    held: re.Pattern[str]
    holder: re.Pattern[str]
    relayed: re.Pattern[str]
    bare: re.Pattern[str]
    bare_end: re.Pattern[str]
    shape: re.Pattern[str]
    not_bare: re.Pattern[str]
    not_names: frozenset[str]


@cache
def _words(language: str) -> _Words:
    data = tomllib.loads(files(__package__).joinpath("unlisted.toml").read_text("utf-8"))[language]
    typed, behind, held, holder, bare = (
        re.compile(data[key].replace("NAME", _NAME), re.IGNORECASE) for key in ("typed_before", "typed_behind", "held", "holder", "bare")
    )
    relays, end, shape, not_bare = (re.compile(data[key], re.IGNORECASE * (key != "relayed")) for key in ("relayed", "bare_end", "shape", "not_bare"))
    return _Words((typed, behind), held, holder, relays, bare, end, shape, not_bare, frozenset(data["not_names"].split()))


def with_unlisted(
    text: str, ranges: Sequence[tuple[int, int]], found: Sequence[PlaceMention], filed: PlaceMention | None, language: str
) -> tuple[PlaceMention, ...]:
    """`found`, the places listed in `ranges` of `text`, with those unlisted ones that the words show to be places."""
    home = home_of(found, filed)
    fresh: dict[int, PlaceMention] = {a.start: _mention(text, a.start, a.end, b) for a, b in _namesakes(text, found)}
    for start, end in ranges:
        mine = [p for p in found if start <= p.start < end]
        for first, last in _named(text, start, end, mine, language):
            if not _free(mine, first, last) or first in fresh:
                continue
            holder = _holder(text, mine, last, language) or _holder_before(text, mine, first)
            holder = holder or _town_of_quarter(text, start, mine, (first, last)) or home
            if holder is not None:
                fresh[first] = _mention(text, first, last, holder)
    for first, last, shown in _again(text, ranges, fresh):
        if _free([p for p in [*found, *fresh.values()] if (p.start, p.end) != (first, last) or p.role], first, last):
            fresh[first] = msgspec.structs.replace(shown, start=first, end=last, words=text[first:last])
    for first, last in _bare(text, ranges, [*found, *fresh.values()], language):
        if home is not None:
            holder = _holder(text, found, last, language) or home
            fresh[first] = _mention(text, first, last, holder)
    kept = [p for p in found if not any(f.start < p.end and p.start < f.end for f in fresh.values())]
    return tuple(sorted([*kept, *fresh.values()], key=lambda p: p.start))


def relayed(text: str, at: int, filed: PlaceMention | None, gazetteer: Gazetteer) -> PlaceMention | None:
    """The place of a second place line right behind the dateline that ends at `at`: "[TEXT] TOWN -- "; None if there is none."""
    shown = _words("en").relayed.match(text, at)
    if shown is None or filed is None or not _is_name(shown["name"], "en"):
        return None
    rows = [(c, gazetteer.path(c.id)) for c in gazetteer.lookup(shown["name"])]
    start, end = shown.span("name")
    for candidate, path in rows:
        known = gazetteer.place(candidate.id)
        if known is not None and path and (path[0] == filed.path[0] or known.level == "country" or candidate is rows[0][0]):
            changes = {"id": candidate.id, "name": known.name, "level": known.level, "path": path, "lat": known.lat, "lon": known.lon}
            return msgspec.structs.replace(filed, start=start, end=end, words=shown["name"], bbox=known.bbox, candidates=(), **changes)
    return _mention(text, start, end, filed) if len(filed.path) == 1 else None


def is_unlisted(place: PlaceMention) -> bool:
    """Whether `place` is one that no gazetteer lists."""
    return place.id.startswith(_MARK)


def place_of(place: PlaceMention, gazetteer: Gazetteer) -> PlaceMention:
    """`place` as a claim keeps it: an unlisted one by its name, in the region of what holds it."""
    if not is_unlisted(place):
        return place
    id_ = place.path[-2]
    known = gazetteer.place(id_)
    holder = known.name if known else id_
    name = place.name if holder in place.name else f"{place.name}, {holder}"
    return msgspec.structs.replace(place, id=id_, name=name, path=place.path[:-1], level=known.level if known else "country")


def _named(text: str, start: int, end: int, known: Sequence[PlaceMention], language: str) -> Iterator[tuple[int, int]]:
    """The ranges of names that words of kind, or a known place that holds them, show to be places."""
    words = _words(language)
    for pattern, whole in zip(words.typed, (False, True), strict=True):
        for shown in pattern.finditer(text, start, end):
            cut = _cut(text, *shown.span("name"), language)
            if cut is not None and not _STREET.match(text, cut[1]) and not (whole and cut[1] != shown.end("name")):
                yield cut
    for place in known:
        if place.role or place.level == "site":
            continue
        before = text[max(start, place.start - _REACH) : place.start]
        held = next((m for m in (words.held.search(before, at) for at in _preps(before)) if m), None)
        if held is not None:
            offset = place.start - len(before)
            first, last = (offset + at for at in held.span("name"))
            if _cut(text, first, last, language) == (first, last):
                yield first, last


def _namesakes(text: str, found: Sequence[PlaceMention]) -> Iterator[tuple[PlaceMention, PlaceMention]]:
    """Towns listed only elsewhere with the province told behind them, which holds another of that name: "in Aband, Yazd Province". No lists."""
    for n, (first, second) in enumerate(pairwise(found)):
        joined = first.level in ("county", "city") and second.level == "province" and _COMMA.fullmatch(text, first.end, second.start)
        if not joined or first.role or second.role or second.id in first.path:
            continue
        before, behind = found[max(0, n - 1) : n], found[n + 2 : n + 3]
        listed = any(_LISTED.fullmatch(text, p.end, first.start) for p in before)
        listed = listed or any(_LISTED.fullmatch(text, second.end, p.start) and p.id not in second.path for p in behind)
        if not listed:
            yield first, second


def _bare(text: str, ranges: Sequence[tuple[int, int]], known: Sequence[PlaceMention], language: str) -> Iterator[tuple[int, int]]:
    """The ranges of names that only a word of place before them and their shape show to be places: "in NAME,", "between NAME and NAME"."""
    words = _words(language)
    for start, end in ranges:
        for led in _LED.finditer(text, start, end):
            at: int | None = led.start()
            while at is not None and (shown := words.bare.match(text, at, end)):
                cut = _cut(text, *shown.span("name"), language)
                if cut is None or cut[0] != shown.start("name") or not words.bare_end.match(text, cut[1]) or not _is_shaped(text[slice(*cut)], words):
                    break
                if any(p.start < cut[1] and cut[0] < p.end for p in known):
                    break
                yield cut
                joined = _JOINED.match(text, cut[1], end)
                at = joined.start("and") if joined else None


def _is_shaped(name: str, words: _Words) -> bool:
    """Whether `name` has the shape of a place's name, and is none of the words that only have it by chance."""
    line = " ".join(name.split())
    return words.shape.fullmatch(line) is not None and words.not_bare.fullmatch(line) is None


def _again(text: str, ranges: Sequence[tuple[int, int]], fresh: Mapping[int, PlaceMention]) -> Iterator[tuple[int, int, PlaceMention]]:
    """Where a name once shown to be a place stands again, the first showing being the fullest."""
    shown: dict[str, PlaceMention] = {}
    for place in sorted(fresh.values(), key=lambda p: -len(p.path)):
        shown.setdefault(place.words, place)
    for words, place in shown.items():
        again = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        for start, end in ranges:
            yield from ((*m.span(), place) for m in again.finditer(text, start, end) if m.start() not in fresh)


def _preps(before: str) -> list[int]:
    """Offsets of the words of place in `before`, the nearest first."""
    return [m.start() for m in re.finditer(r"(?i)\b(?:in|at|near|outside|around)\s", before)][::-1]


def _cut(text: str, first: int, last: int, language: str) -> tuple[int, int] | None:
    """The range of the name at [first, last) up to its first ordinary word; None if nothing is left."""
    cased = not text[max(0, first - 60) : last + 60].isupper()
    while (lead := re.match(r"\S+\s+", text[first:last])) and _leads(lead.group().strip().lower(), language):
        first += lead.end()
    kept = first
    for word in re.finditer(r"\S+", text[first:last]):
        own = word.group()
        linked = re.fullmatch(_LINK, own, re.IGNORECASE) is not None
        if not linked and (not _is_name(own, language) or (cased and language == "en" and not own[0].isupper())):
            break
        if not linked:
            kept = first + word.end()
    return (first, kept) if kept - first >= _SHORTEST else None


def _leads(word: str, language: str) -> bool:
    """Whether `word` stands before a name and is none of it: "exclusive", "Rasht's"."""
    return word in _words(language).not_names or word.endswith(("'s", "\u2019s"))


def _is_name(words: str, language: str) -> bool:
    """Whether none of `words` is an ordinary word of the language."""
    for word in words.lower().split():
        if word in _words(language).not_names or not word[0].isalpha():
            return False
        if language == "en" and _is_ordinary(word):
            return False
    return True


@cache
def _is_ordinary(word: str) -> bool:
    from gavah.reading.frames.english.lexicon import lexicon

    lex = lexicon()
    known = word in lex.tags or word in lex.forms or lex.noun(word) is not None or any(word in row for row in lex.sets.values())
    return known and re.fullmatch(_LINK, word) is None


def _free(known: Sequence[PlaceMention], first: int, last: int) -> bool:
    """Whether [first, last) is no listed name: at most a shorter one inside it ("San Martin" of "San Martin Alto")."""
    over = [p for p in known if p.start < last and first < p.end]
    return all(first <= p.start and p.end <= last and p.end - p.start < last - first for p in over)


def _holder(text: str, known: Sequence[PlaceMention], last: int, language: str) -> PlaceMention | None:
    """The listed place right behind a name, with its kind, that holds it."""
    behind = next((p for p in known if p.start >= last and not p.role), None)
    if behind is None or behind.level == "site":
        return None
    if not _words(language).holder.fullmatch(_KIND.sub("", text[last : behind.start])):
        return None
    finer = next((p for p in known if 0 <= p.start - behind.end < _POSSESSIVE and behind.id in p.path[:-1]), None)
    return finer or behind  # "in Honduras' Lempira Department"


def _holder_before(text: str, known: Sequence[PlaceMention], first: int) -> PlaceMention | None:
    """The town right before the kind of a place: "the Rasht neighbourhood of NAME"."""
    before = next((p for p in reversed(known) if p.end <= first and not p.role), None)
    return before if before is not None and _PART.fullmatch(text[before.end : first]) else None


def _town_of_quarter(text: str, start: int, known: Sequence[PlaceMention], name: tuple[int, int]) -> PlaceMention | None:
    """The town that a quarter without more lies in: the last one named before it in its paragraph."""
    if not _QUARTER_BEHIND.match(text, name[1]) and not _QUARTER_BEFORE.search(text, start, name[0]):
        return None
    return next((p for p in reversed(known) if p.end <= name[0] and p.level == "city" and not p.role), None)


def home_of(found: Sequence[PlaceMention], filed: PlaceMention | None) -> PlaceMention | None:
    """A mention of the country that most places lie in, cut down to the country; the dateline's where it is among the most."""
    named = [p for p in (*([filed] if filed is not None else []), *found) if p.path and not p.path[0].startswith(_MARK)]
    tally: Counter[str] = Counter()
    for place in named:
        tally[place.path[0]] += _PEOPLE if place.role in ("demonym", "metonym") else _PLACE
    if not tally:
        return None
    country, most = tally.most_common(1)[0]
    if filed is not None and filed.path and filed.path[0] in tally and (tally[filed.path[0]] + _FILED >= most):
        country = filed.path[0]
    shown = next(p for p in named if p.path[0] == country)
    return msgspec.structs.replace(shown, id=country, path=(country,), level="country", bbox=None, candidates=())


def _mention(text: str, first: int, last: int, holder: PlaceMention) -> PlaceMention:
    words = text[first:last]
    name = " ".join(words.split())
    id_ = _MARK + name.lower()
    return msgspec.structs.replace(
        holder,
        start=first,
        end=last,
        words=words,
        id=id_,
        name=name.title() if name.isupper() else name,
        level="city",
        path=(*(step for step in holder.path if not step.startswith(_MARK)), id_),
        candidates=(),
        confidence=0.5,
        role="",
    )
