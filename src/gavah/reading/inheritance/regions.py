"""The country an event lies in where nobody tells its place, if the passage speaks for one."""

from collections import Counter
from itertools import islice

from gavah.model import PlaceMention
from gavah.reading.frames.frame import Range
from gavah.reading.inheritance.around import Around, charged
from gavah.reading.inheritance.countries import country_of
from gavah.reading.inheritance.counts import is_registered
from gavah.reading.inheritance.hits import is_apart, is_sum
from gavah.reading.inheritance.told_places import at_level, is_tongue, known_as
from gavah.reading.scan import Scanned
from gavah.reading.told import Told

Placed = tuple[tuple[PlaceMention, ...], str]
"""Places and the rule that gave them."""
_NEAR = 3  # sentences before that show which countries are spoken of
_MANY = 20  # a count of so many whose place nobody tells is of more than one place
_TOLD = 3  # how much more a place says of the country than a nationality or a government


def region_of(around: Around, one: Told) -> Placed:
    """The likeliest country of an event whose place nobody tells.

    Where the passage speaks of several countries, a noun's event ("an arrest for the murder of …") has none.
    """
    filed = around.scanned.dateline.place is not None
    if not filed and around.scan.language == "en" and is_apart(one.hit) and not is_sum(one.hit):
        places = [p for p in around.scan.places if p.path and p.role in ("", "metonym")]
        own = {p.path[0] for p in places if one.hit.sentence[0] <= p.start < one.hit.sentence[1]}
        if len(own) != 1 and len({p.path[0] for p in places}) > 1:
            return (), ""
    return likeliest(around, one)


def likeliest(around: Around, one: Told) -> Placed:
    """The country that most speaks for in English news; else the one the passage is about, where the words around speak of no war abroad."""
    if is_foreign(around, one.hit.sentence):
        return (), ""
    if (region := _only_region(around, one)) is not None:
        return (region,), "inherited:country"
    shown = country_of(around, one) if around.scan.language == "en" else None
    if shown is None:
        return _country_of(around.scanned)
    rule = "inherited:dateline" if shown is around.scanned.dateline.place else "inherited:country"
    return (known_as(around.scanned, shown.path[0], shown, 0.5),), rule


def is_unsaid(around: Around, one: Told) -> bool:
    """Whether the country lent to a count of many is named nowhere: towns of it are told, of other events, and no word says where these were."""
    number = one.hit.number
    if not (is_sum(one.hit) or one.spread or is_registered(around, one) or (number is not None and number.low >= _MANY)):
        return False
    if one.where_rule != "inherited:country" or around.scanned.dateline.place is not None or around.scan.language != "en":
        return False
    lent = {p.path[0] for p in one.places if p.level == "country"}
    said = {p.path[0] for p in around.scan.places if p.path and (p.level == "country" or p.role in ("demonym", "metonym"))}
    return bool(lent) and lent.isdisjoint(said)


def _only_region(around: Around, one: Told) -> PlaceMention | None:
    """The one province in which all that a passage without a dateline names lies, more than once."""
    if around.scanned.dateline.place is not None or around.scan.language != "en" or one.hit.kind != "event":
        return None
    fine = [p for p in around.scan.places if p.role == "" and p.level != "country" and not around.is_origin(p)]
    regions = {p.path[:2] for p in fine}
    countries = {p.path[0] for p in around.scan.places if p.path}
    if len(fine) < _TOLD or len(regions) != 1 or len(countries) != 1:
        return None
    return at_level(around.scanned, fine[0], "province")


def is_foreign(around: Around, sentence: Range) -> bool:
    """Whether the words around a sentence speak of two countries or more, and never of the one that the passage is about: a war abroad."""
    here = around.at(sentence[0])
    if here is None or around.scanned.dateline.place is not None:
        return False
    near = [here, *islice(around.before(here), _NEAR)]
    named = {p.path[0] for p in around.scan.places if p.path and near[-1].start <= p.start < here.end}
    about, _ = _country_of(around.scanned)
    return len(named) > 1 and all(p.path[0] not in named for p in about)


def _country_of(scanned: Scanned) -> Placed:
    """The country most places of the passage lie in, or the dateline's; where none prevails, the one it opens with."""
    filed = scanned.dateline.place
    named = [
        p for p in (*([filed] if filed else []), *scanned.scan.places) if p.path and not charged(scanned, p) and not is_tongue(scanned.scan.text, p)
    ]
    if not named:
        return (), ""
    tally: Counter[str] = Counter()
    for place in named:
        tally[place.path[0]] += 1 if place.role in ("demonym", "metonym") else _TOLD
    if filed is not None and filed.path and len(tally) > 1 and tally[filed.path[0]] == max(tally.values()):
        return (known_as(scanned, filed.path[0], filed, 0.5),), "inherited:dateline"
    country, most = tally.most_common(1)[0]
    if most * 2 <= tally.total():
        country = named[0].path[0]
        if tally[country] < most:
            return (), ""
    shown = next(p for p in named if p.path[0] == country)
    return (known_as(scanned, country, shown, 0.5),), "inherited:country"
