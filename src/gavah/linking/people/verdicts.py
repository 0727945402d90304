"""A compared pair → its verdict and the reasons a person can check."""

from gavah.linking.people.features import Comparison, nearest_days, shared_parts, years_between
from gavah.linking.people.parameters import Verdicts
from gavah.linking.people.record import Record
from gavah.model.vocabulary import Verdict

_SECOND = ("day_same", "day_near", "age_same", "place_same")
"""Fields that confirm a name, if few other rows would agree so by chance."""
_TELLING = 1.0  # nats: at most about a third of the rows agree so by chance
_DOUBTFUL = 0.18  # a word less like its other spelling may be another word
_AGAINST = frozenset({"name_torn", "day_apart", "age_apart", "place_apart", "place_elsewhere", "sex_apart"})


def verdict(found: Comparison, p: float, chosen: bool, given: Verdicts) -> Verdict:
    """*same*: likely, in the assignment, names agree and a second field does. *distinct*: unlikely, and something speaks against it. Else
    *possible*: a name alone, however rare, is never more; a pair without anything against it, however unlikely, is never less."""
    if p >= given.same and chosen and _names_agree(found) and confirmed(found):
        return "same"
    if p < given.distinct and _AGAINST & found.values.keys():
        return "distinct"
    return "possible"


def confirmed(found: Comparison) -> tuple[str, ...]:
    """The fields beside the name that agree in a telling way."""
    return tuple(name for name in _SECOND if found.values.get(name, 0.0) >= _TELLING)


def _names_agree(found: Comparison) -> bool:
    if found.names is None or not found.names.matches or "name_torn" in found.values:
        return False
    return max(match.unlike for match in found.names.matches) <= _DOUBTFUL


def reasons(left: Record, right: Record, found: Comparison, *, chosen: bool, rivals: bool) -> tuple[str, ...]:
    """What speaks for and against the pair, in words."""
    said = [*_of_names(found), *_of_days(left, right), *_of_ages(left, right), *_of_places(left, right)]
    if "sex_apart" in found.values:
        said.append("another sex is said")
    if found.names is not None and not confirmed(found):
        said.append("no second field confirms the name")
    if rivals:
        said.append("the likeliest of several" if chosen else "a row of either list goes better with another")
    return tuple(said)


def _of_names(found: Comparison) -> list[str]:
    if found.names is None:
        return ["one list gives no name"]
    said = []
    exact = [m.left.text for m in found.names.matches if m.left.text == m.right.text]
    spelt = [f"{m.left.text} = {m.right.text}" for m in found.names.matches if m.left.text != m.right.text]
    if exact:
        said.append(f"the same in both names: {' '.join(exact)}")
    if spelt:
        said.append(f"spelt otherwise: {', '.join(spelt)}")
    sides = [" ".join(word.text for word in words) for words in (found.names.left_over, found.names.right_over)]
    if all(sides):
        said.append(f"{sides[0]} against {sides[1]}")
    elif any(sides):
        said.append(f"only one name has {sides[0] or sides[1]}")
    return said


def _of_days(left: Record, right: Record) -> list[str]:
    nearest = nearest_days(left, right)
    if nearest is None:
        return []
    gap, a, b = nearest
    if gap:
        return [f"{gap} day{'s' * (gap > 1)} apart"]
    exact = a == b and a.earliest == a.latest and len(left.days) == len(right.days) == 1
    return [f"the same day, {a.earliest}" if exact else "the days may be the same"]


def _of_ages(left: Record, right: Record) -> list[str]:
    if not left.age or not right.age:
        return []
    gap = years_between(left.age, right.age)
    if gap > 0:
        return [f"ages {gap} year{'s' * (gap > 1)} apart"]
    return [f"the same age, {left.age.low}" if left.age == right.age and left.age.low == left.age.high else "the ages may be the same"]


def _of_places(left: Record, right: Record) -> list[str]:
    if not left.place or not right.place:
        return []
    shared = [a[0] if a[0] == b[0] else f"{a[0]} = {b[0]}" for a, b in shared_parts(left, right)]
    return [f"the same place: {', '.join(shared)}"] if shared else [f"{left.place[0][0]} against {right.place[0][0]}"]
