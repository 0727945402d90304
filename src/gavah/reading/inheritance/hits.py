"""What two tellings may share: one happening, one place, one day."""

from gavah.model import COUNTABLE, PlaceMention, places_meet
from gavah.ontology import family_of
from gavah.reading.frames.frame import FrameHit
from gavah.reading.patterns import patterns
from gavah.reading.told import Told

RECENT = 60
"""How many days before the saying a day may lie that only stands in the event's sentence."""
FEW = 2  # sentences back from which a day or place is taken that no event was told of
FEW_EVENTS = 5  # a passage of so many events may be about one
LAST = 40  # events before that may lend a day or place
SAID = ("statement", "demand", "accusation", "threat")
TRIED = ("sentence", "charge")  # what happens before a court
HURT = frozenset({"injured", "persons"})  # what befalls somebody who may live
DIED_OF = HURT | {"arrested"}  # what one person may die of some time later
BODILY = frozenset({"dead", "injured", "persons"})  # what is counted of whom something befell
_BEFORE_COURTS = frozenset({"protest", "display", "attack.site"})
_APART = (":of", ":possessed", "+remembered")
_SCENES = frozenset(
    {"violence", "beating", "protest", "attack.site", "display", "strike"}
)  # families of what happens in the open, with its dead and injured
_FORCED = frozenset({"coerce"})  # a raid or a driving out, told with who was beaten and taken in it
_FOLLOW = frozenset({"arrest", "beating", "internet-cut", "torture"})  # families of what follows at once


def is_at_courts(hit: FrameHit) -> bool:
    """Whether the place of a court may be the event's: of what is done there, and of a protest on its steps."""
    return hit.type.startswith(TRIED) or family_of(hit.type) in _BEFORE_COURTS


def is_sum(hit: FrameHit) -> bool:
    """Whether the hit is a sum over more than one event: told of more than the last event's day and place. A count of nobody is not."""
    return hit.kind == "total" and not is_zero(hit)


def is_zero(hit: FrameHit) -> bool:
    """Whether nobody is counted: "no one was killed"."""
    return hit.note == "zero" or (hit.number is not None and hit.number.high == 0)


def is_held(hit: FrameHit) -> bool:
    """Whether the hit tells that somebody is held, which is so elsewhere and later than the arrest: "The two are held in A"."""
    return hit.measure == "arrested" and hit.rule.startswith("verb:hold ")


def is_plan(hit: FrameHit) -> bool:
    """Whether the hit tells of an act to come or that did not come about: its days and places are the act's, not those of speech."""
    return hit.rule.startswith("telling:plan")


def is_single(hit: FrameHit) -> bool:
    """Whether one victim is told of, with or without a number."""
    return hit.singular is not None or (hit.number.high == 1 if hit.number else not hit.note)


def is_apart(hit: FrameHit) -> bool:
    """Whether the hit stands apart from its sentence's clause: a noun's event, or a remembered one."""
    return any(mark in hit.rule for mark in _APART)


def is_share(hit: FrameHit) -> bool:
    """Whether the hit is a share of a count, which is elsewhere than its other shares: it lends no place and takes none."""
    return hit.rule.startswith("share:")


def is_real(hit: FrameHit) -> bool:
    """Whether the hit is told as having happened."""
    return hit.polarity == "affirmed" and hit.modality in COUNTABLE


def kin(lender: Told, one: Told) -> bool:
    """Whether the day of `lender` may be that of `one`: the same happening, or arrests and injuries at a protest or attack told before them.

    The day of an arrest, a sentence or a release is not that of what led to it.
    """
    mine, theirs = family_of(one.hit.type), family_of(lender.hit.type)
    if mine == "arrest" and theirs == "violence" and any(patterns().doer.search(p.words) for p in one.hit.affected):
        return False  # a suspect is found later
    return mine == theirs or (theirs in _SCENES | _FORCED and (mine in _SCENES or mine in _FOLLOW)) or (theirs in _SCENES and mine in _FORCED)


def is_of_a_scene(one: Told) -> bool:
    """Whether the event is one of those that go on from one to the next: violence, protest, and what follows at once; no sentence or release."""
    return family_of(one.hit.type) in _SCENES | _FOLLOW


def may_be_one_place(a: Told, b: Told) -> bool:
    """Whether two events may be in one place, as far as their own words tell."""
    return bool(a.where_rule or b.where_rule) or places_meet(a.places, b.places)


def may_be_one_day(lender: Told | None, one: Told) -> bool:
    """Whether two events may be of one day, as far as their own words tell."""
    if lender is None or not lender.times or not one.times:
        return True
    a, b = lender.times[0], one.times[0]
    return not (a.earliest and a.latest and b.earliest and b.latest) or max(a.earliest, b.earliest) <= min(a.latest, b.latest)


def alone(told: list[Told], i: int, places: tuple[PlaceMention, ...]) -> bool:
    """Whether every event near `told[i]` that says where it happened lies on one line with `places`: kin told before it, its own kind behind it."""
    one = told[i]
    before = [t for t in told[max(0, i - LAST) : i] if kin(t, one) or kin(one, t)]
    behind = [t for t in told[i + 1 : i + LAST] if family_of(t.hit.type) == family_of(one.hit.type)]
    near = [t for t in (*before, *behind) if t.places and not t.where_rule]
    return all(any(p.id in q.path or q.id in p.path for q in places) for t in near for p in t.places)


def is_placed(one: Told) -> bool:
    """Whether a telling has a place that it may lend: of its words or near them."""
    return bool(one.places) and one.where_rule not in ("inherited:passage", "inherited:country") and not is_share(one.hit)


def is_dated(one: Told) -> bool:
    """Whether a telling has a day that it may lend."""
    return bool(one.times) and one.times[0].granularity != "year" and not one.when_rule.startswith("inherited:passage")
