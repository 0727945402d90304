"""The map and its timeline in words: what a province, a circle, a bar or an interval says when it is reached."""

from collections.abc import Iterator, Mapping
from datetime import date

from markupsafe import Markup

from gavah.desk import formatting
from gavah.desk.queries.names import Named
from gavah.desk.queries.places import Asked, Placed
from gavah.desk.timeline import COLOURED, Bin, Lane, Timeline
from gavah.desk.wording import one_of, say
from gavah.figures.regions import DAWN, DUSK
from gavah.ontology import label
from gavah.pictures.labels import day as written


def to_day(ordinal: int) -> date | None:
    """The day of an ordinal; None for an open end."""
    return None if ordinal in (DAWN, DUSK) else date.fromordinal(ordinal)


def typed(day: date | None, lang: str) -> str:
    """A day as people type it: ISO, or Solar Hijri in Persian; "" for none."""
    return written(day, lang) if day else ""


def place_words(row: Placed, place: Named, asked: Asked, lang: str) -> str:
    """A place with its events: "Tabriz (city): 12 events, perhaps 2 more"."""
    key = ("map.label_none", "map.label_sure", "map.label_perhaps", "map.label_both")[(row.inside > 0) + 2 * (row.perhaps > 0)]
    level = one_of(lang, "vocabulary.level", place.level or row.level)
    n, perhaps = (formatting.number(count, lang) for count in (row.inside, row.perhaps))
    values = {"place": place.in_(lang), "level": level, "n": n, "perhaps": perhaps}
    words = _plain(say(lang, key, **{name: value for name, value in values.items() if f"{{{name}}}" in say(lang, key)}))
    if asked.measure and row.greatest is not None:
        words += _plain(say(lang, "map.label_greatest", n=f"{formatting.number(row.greatest, lang)} {formatting.measure(asked.measure, lang)}"))
    return words


def place_labels(placed: Mapping[str, Placed], names: Mapping[str, Named], asked: Asked, lang: str) -> dict[str, str]:
    """`place_words` of each of `names`."""
    return {place: place_words(placed.get(place) or Placed(place=place, path=()), one, asked, lang) for place, one in names.items()}


def kinds_of(line: Timeline, found: Bin, lang: str) -> str:
    """The types of the events surely in a bin: "arrest 4, execution 2"."""
    joint = "، " if lang == "fa" else ", "
    return joint.join(_kinds(line, found, lang))


def _kinds(line: Timeline, found: Bin, lang: str) -> Iterator[str]:
    for kind, count in enumerate(found.sure):
        if count:
            name = label(line.kinds[kind], lang) if kind < COLOURED else say(lang, "map.other_types")
            yield f"{name} {formatting.number(count, lang)}"


def bin_words(line: Timeline, found: Bin, lang: str) -> str:
    """A bar: its days, what is in it, and what may be."""
    told = list(_kinds(line, found, lang))
    if found.perhaps:
        told.append(_plain(say(lang, "map.bin_perhaps", n=formatting.number(found.perhaps, lang))))
    return f"{_days(found.first, found.last, lang)}: {('، ' if lang == 'fa' else ', ').join(told)}"


def lane_words(lane: Lane, lang: str) -> str:
    """An interval of uncertain days: how many events of which type."""
    n = formatting.number(lane.count, lang)
    return _plain(say(lang, "map.lane", n=n, type=label(lane.type, lang), days=Markup(_days(lane.first, lane.last, lang))))


def _days(first: int, last: int, lang: str) -> str:
    return _plain(formatting.days(to_day(first), to_day(last), lang))


def _plain(words: Markup) -> str:
    """Words without the marks around their days, for where no element can stand."""
    return str(words.striptags())
