"""How two profiles relate, feature by feature, each with a reason that a person can read."""

import math
from dataclasses import dataclass, field
from datetime import date

from gavah.linking.parameters import EventParameters, parameters
from gavah.linking.surroundings import Surroundings, quiet_place
from gavah.linking.told import CITY, Place, Told
from gavah.linking.types import prior, type_relation

_VOWELS = frozenset("aeiouvwyاآعویهء")
_NEAR = frozenset({"same_site", "same_city", "site_in_city"})
_FEW = 3  # reports in which one outlet may tell of one event again
_SAME_WORDING, _SAME_WORDS, _COPIED_WORDS = 0.6, 0.35, 0.75  # shares of the weight of words from which a likeness is worth saying


@dataclass(slots=True)
class Comparison:
    """Features (name → value; the weights multiply them), reasons for and against, and what rules *same* or anything but *distinct* out."""

    values: dict[str, float] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)
    prior: float = 0.0
    vague: bool = False
    vague_place: bool = False
    proven: bool = False

    def add(self, name: str, reason: str = "", value: float = 1.0) -> None:
        """Note a feature and, if it speaks for itself, its reason."""
        self.values[name] = value
        if reason:
            self.reasons.append(reason)


def compare(left: Told, right: Told, around: Surroundings, limits: EventParameters, *, copied: bool) -> Comparison:
    """Compare two profiles of one family. `copied`: one report repeats the other."""
    out = Comparison(prior=prior(left.family))
    out.add(type_relation(left.type, right.type))
    if left.type != right.type:
        out.reasons.append(f"{left.type} / {right.type}")
    _compare_days(left, right, limits, out)
    _compare_places(left, right, out)
    _compare_numbers(left, right, out)
    _compare_people(left, right, out)
    _compare_words(left, right, around.rarity, out)
    if copied and out.values.get("rare_words", 0.0) >= _COPIED_WORDS and "number_conflict" not in out.values:
        out.add("copied", "the words are copied")
    else:
        _compare_crowd(left, right, around.crowd, out)
        _compare_quiet(left, right, around, out)
    if left.report == right.report:
        _compare_within(left, right, out)
    return out


def _compare_crowd(left: Told, right: Told, crowd: dict[str, int], out: Comparison) -> None:
    """Where one outlet alone tells apart many like events of that day and city, likeness says less; a great number still says much."""
    alike = max(crowd.get(left.id, 1), crowd.get(right.id, 1))
    if alike > 2:
        number = max(left.low if left.low is not None else 2, right.low if right.low is not None else 2, 1)
        out.add("crowded", f"one outlet tells of {alike} such that day", math.log(alike) / (1 + math.log2(number)))


def _compare_quiet(left: Told, right: Told, around: Surroundings, out: Comparison) -> None:
    """Where the case, long as it is, hardly tells of another such event: rival numbers of two speakers for one day are of one event, and so
    is an equal number of several told without a first day (of "by Friday" all that is open is when the news came)."""
    few = max(around.crowd.get(left.id, 1), around.crowd.get(right.id, 1)) <= _FEW
    if out.apart or not few or not {quiet_place(left), quiet_place(right)} <= around.quiet or not _NEAR & out.values.keys():
        return
    rivals = "number_conflict" in out.values and "same_day" in out.values and left.outlet != right.outlet and left.speaker != right.speaker
    news = (left.first is None or right.first is None) and "number_equal" in out.values and (left.low or 0) > 1
    if news and not out.vague_place:
        out.vague = False
    if (rivals and not out.vague) or (news and not out.vague_place):
        out.add("quiet", "hardly another such event is told of there")


def _compare_days(left: Told, right: Told, limits: EventParameters, out: Comparison) -> None:
    if left.last is None or right.last is None:
        out.vague = True
        out.add("in_window", "no day given")
        return
    first = max(
        left.first if left.first is not None else left.last - limits.open_reach,
        right.first if right.first is not None else right.last - limits.open_reach,
    )
    last = min(left.last, right.last)
    if last >= first:
        _days_meet(left, right, out)
    elif first - last <= limits.soft_slack and (left.soft or right.soft):
        out.vague = True
        out.add("soft_gap", f"{_days(first - last)} apart, one day inferred", float(first - last))
    else:
        out.apart.append(f"other day ({_day(left)}, {_day(right)})")


def _days_meet(left: Told, right: Told, out: Comparison) -> None:
    lengths = (left.days(), right.days())
    if lengths == (1, 1):
        out.add("same_day", "same day")
    elif None not in lengths and max(length or 0 for length in lengths) <= 3:
        out.add("near_days", "days that overlap")
    else:
        out.vague = True
        out.add("in_window", "within the window")


def _days(count: int) -> str:
    return "a day" if count == 1 else f"{count} days"


def _day(profile: Told) -> str:
    first, last = profile.first, profile.last
    if first is None or last is None or first == last:
        day = last if last is not None else first
        return date.fromordinal(day).isoformat() if day is not None else "no day"
    return f"{date.fromordinal(first).isoformat()} … {date.fromordinal(last).isoformat()}"


def _compare_places(left: Told, right: Told, out: Comparison) -> None:
    if not left.places or not right.places:
        out.vague = out.vague_place = True
        out.add("in_area", "no place given")
        return
    meeting = [(a, b) for a in left.places for b in right.places if a.id in b.path or b.id in a.path]
    if not meeting:
        _places_apart(left.places, right.places, out)
        return
    name, reason = _place_relation(*max(meeting, key=lambda pair: (min(pair[0].depth, pair[1].depth), pair[0].id, pair[1].id)))
    if name == "in_area":
        out.vague = out.vague_place = True
    out.add(name, reason)
    if len(left.places) > 1 or len(right.places) > 1:
        if {p.id for p in left.places} != {p.id for p in right.places}:
            out.vague = out.vague_place = True
        out.add("one_of_several", "one of several places")


def _place_relation(left: Place, right: Place) -> tuple[str, str]:
    if left.id == right.id and left.depth >= CITY:
        return ("same_site" if left.depth > CITY else "same_city"), f"same place: {left.name}"
    smaller, larger = (left, right) if left.depth >= right.depth else (right, left)
    if larger.depth >= CITY:
        return "site_in_city", f"{smaller.name} lies in {larger.name}"
    if left.id == right.id:
        return "in_area", f"no nearer place than {left.name}"
    return "in_area", f"{smaller.name} lies in {larger.name}"


def _places_apart(left: tuple[Place, ...], right: tuple[Place, ...], out: Comparison) -> None:
    names = f"({', '.join(p.name for p in left)} / {', '.join(p.name for p in right)})"
    one_city = {p.city for p in left if p.city} & {p.city for p in right if p.city}
    words = f"another site in the same city {names}" if one_city else f"another place {names}"
    if all(p.sure for p in (*left, *right)):
        out.apart.append(words)
    else:
        out.vague = out.vague_place = True
        out.add("low_confidence", words + ", but the place is doubtful", 2.0)


def _compare_numbers(left: Told, right: Told, out: Comparison) -> None:
    if left.low is None or right.low is None:
        return
    if not left.measures & right.measures:
        out.add("other_measure", f"other measure ({'|'.join(sorted(left.measures))} / {'|'.join(sorted(right.measures))})")
        return
    if (left.low, left.high) == (right.low, right.high):
        out.add("number_equal", f"both {_number(left)} {'|'.join(sorted(left.measures))}")
        out.add("number_specific", value=math.log2(max(1, left.low)))
    elif _meet(left, right) or _close(left, right):
        lower, higher = sorted((left, right), key=lambda p: (p.low or 0, p.high or 0, p.id))
        out.add("number_fits", f"{_number(lower)} fits {_number(higher)}")
        if _close(left, right):
            out.add("number_specific", value=0.5 * math.log2(higher.low or 1))
    else:
        lower, higher = sorted((left, right), key=lambda p: (p.low or 0, p.id))
        weight = 0.5 if "participants" in left.measures else 1.0
        out.add("number_conflict", f"{_number(lower)} or {_number(higher)} {'|'.join(sorted(left.measures))}", weight)
        nearest = lower.high if lower.high is not None else lower.low  # rivals lie as far apart as their nearest ends
        out.add("number_conflict_ratio", value=weight * math.log2(max(1, higher.low or 1) / max(1, nearest or 1)))


def _meet(left: Told, right: Told) -> bool:
    assert left.low is not None
    assert right.low is not None
    return (left.high is None or right.low <= left.high) and (right.high is None or left.low <= right.high)


def _close(left: Told, right: Told) -> bool:
    """Numbers that two people who counted the same would give: 20 and "more than 20"; 110 and 120."""
    weights = parameters().weights
    lower, higher = sorted((left.low or 0, right.low or 0))
    return lower >= weights["small_number"] and higher <= weights["close_numbers"] * lower


def _number(profile: Told) -> str:
    if profile.high is None:
        return f"≥ {profile.low}"
    return str(profile.low) if profile.low == profile.high else f"{profile.low}–{profile.high}"


def _compare_people(left: Told, right: Told, out: Comparison) -> None:
    _compare_groups(left, right, out)
    _compare_ages(left, right, out)
    if left.victims and right.victims:
        if any(_one_name(a, b) for a in left.victims for b in right.victims):
            out.add("names_shared", "a name in common")
        elif left.victims_complete and right.victims_complete and left.persian == right.persian:
            out.proven = True
            out.apart.append("both list all names, and no name is the same")
        else:
            out.add("names_apart", "no listed name in common")
    if left.persian == right.persian:
        _compare_parties(left, right, out)


def _compare_ages(left: Told, right: Told, out: Comparison) -> None:
    """The age of one person. A year more or less may be a birthday or another person, and says nothing."""
    if not left.ages or not right.ages:
        return
    younger, older = sorted((*left.ages, *right.ages))
    if younger == older:
        out.add("age_shared", f"aged {younger}")
    elif older - younger > 1:
        out.add("age_apart", f"aged {younger} / {older}")


def _compare_groups(left: Told, right: Told, out: Comparison) -> None:
    """Women and men, minors and adults are other persons; students and workers probably are. Prisoners may be any of them."""
    if not left.groups or not right.groups:
        return
    for axis in sorted({axis for axis, _ in left.groups} & {axis for axis, _ in right.groups}):
        mine, theirs = ({group for of, group in told.groups if of == axis} for told in (left, right))
        words = f"({', '.join(sorted(mine))} / {', '.join(sorted(theirs))})"
        if mine & theirs:
            continue
        if axis == "trade":
            out.add("trades_apart", f"other trades {words}")
        else:
            out.apart.append(f"other persons {words}")


def _compare_parties(left: Told, right: Told, out: Comparison) -> None:
    """Who did it and to whom, as far as both describe them: where one gives a name and the other a description nothing can be said."""
    if not (left.actors and right.actors) and not (left.persons and right.persons):
        return
    both = [(mine, theirs) for mine, theirs in ((left.actors, right.actors), (left.persons, right.persons)) if mine and theirs]
    shared = sum(len(mine & theirs) for mine, theirs in both) / sum(len(mine | theirs) for mine, theirs in both)
    out.add("parties", "the same persons or bodies named" if shared >= 0.5 else "", shared)
    if not shared:
        out.add("parties_apart", "other persons or bodies named")


def _one_name(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """May the two be one person's name? Every part of the shorter stands in the longer, or is its initial."""
    shorter, longer = sorted((left, right), key=len)
    return all(any(_one_part(a, b) for b in longer) for a in shorter)


def _one_part(left: str, right: str) -> bool:
    """Equal consonants, or an initial of the other; a lone vowel may be the initial of anything."""
    if 1 not in (len(left), len(right)):
        return left == right
    initial, other = sorted((left, right), key=len)
    return initial[0] == other[0] or initial in _VOWELS


def _compare_words(left: Told, right: Told, rarity: dict[str, float], out: Comparison) -> None:
    if left.persian != right.persian or not left.words or not right.words:
        return
    mine, theirs = set(left.words), set(right.words)
    shared = math.fsum([rarity.get(word, 0.0) for word in mine & theirs])
    either = math.fsum([rarity.get(word, 0.0) for word in mine | theirs])
    likeness = shared / either if either else 0.0
    if out.apart and likeness >= _SAME_WORDING:
        out.apart.insert(0, "same wording")
    out.add("rare_words", "the same rare words" if likeness >= _SAME_WORDS and not out.apart else "", likeness)


def _compare_within(left: Told, right: Told, out: Comparison) -> None:
    """Two claims of one report: told apart, two measures of one occurrence, or the same told twice. What two speakers say there are rival
    accounts, as in two reports."""
    if left.passage != right.passage or left.speaker != right.speaker:
        return
    if left.low is not None and right.low is not None and not left.measures & right.measures:
        out.add("one_report", "two measures in one report")
    elif (left.start, left.end) == (right.start, right.end):
        out.apart.append("told apart in one sentence")
    elif "number_conflict" in out.values:
        out.apart.append("other numbers in one report")
    else:
        out.add("one_report", "told twice in one report")
