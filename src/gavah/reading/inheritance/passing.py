"""Events told only in passing: whose victims are named by them ("the murdered senator"), that go on ("murders priests"), that have been done."""

from gavah.reading.inheritance.around import Around
from gavah.reading.inheritance.hits import is_single
from gavah.reading.patterns import patterns, place_patterns
from gavah.reading.told import Told

_LED = 40  # characters before an event's word in which its article or its "has" stands


def is_attribute(around: Around, one: Told) -> bool:
    """Whether the event's word only says who somebody is: "the recently murdered senator", "relatives of tortured and captured persons"."""
    if around.scan.language != "en" or ":passive" in one.hit.rule or "verb:" not in one.hit.rule:
        return False
    before = _before(around, one)
    behind = around.text[one.hit.trigger[1] : one.hit.sentence[1]]
    word = around.text[slice(*one.hit.trigger)].lower()
    return word.endswith("ed") and patterns().article.search(before) is not None and patterns().noun_behind.match(behind) is not None


def main_verb_of(around: Around, one: Told) -> int | None:
    """Where the main verb stands beside which `one` is only said: "Two men, seized on Monday, were found in A", "his death sparked protests in A".

    None if it stands by itself.
    """
    hit = one.hit
    if hit.upto is not None:
        return hit.upto
    if around.scan.language != "en" or ":passive" not in hit.rule:
        return None
    words = place_patterns()
    if words.beside_before.search(around.text, max(hit.sentence[0], hit.trigger[0] - _LED), hit.trigger[0]) is None:
        return None
    behind = words.beside_behind.match(around.text, hit.trigger[1], hit.sentence[1])
    return behind.end() if behind is not None else None


def goes_on(around: Around, one: Told) -> bool:
    """Whether the event is told as what somebody does, not what he did: "a regime which murders priests", "is bombing the people"."""
    if around.scan.language != "en" or "verb:" not in one.hit.rule or around.is_heading(one.hit.sentence) or one.hit.number is not None:
        return False
    word = around.text[slice(*one.hit.trigger)].lower().split()[0]
    before = _before(around, one)
    if word.endswith("ing"):
        return patterns().is_doing.search(before) is not None
    return word.endswith("s") and not word.endswith("ss") and one.hit.kind == "event"


def is_suspicion(around: Around, one: Told) -> bool:
    """Whether the event is what somebody is only suspected of or charged with: "suspected of killing the senator"."""
    return around.scan.language == "en" and one.hit.kind != "statement" and patterns().suspected.search(_before(around, one)) is not None


def is_old(around: Around, one: Told, days: int) -> bool:
    """Whether the event's own words put it more than so many days before the saying."""
    day = one.times[0].latest if one.times else None
    return around.said is not None and day is not None and (around.said - day).days > days


def is_earlier(around: Around, one: Told) -> bool:
    """Whether the event stands in the pluperfect, and not because somebody reports it."""
    hit = one.hit
    reported = any(s <= hit.trigger[0] < e for a in around.scan.attributions for s, e in a.content)
    return not reported and patterns().pluperfect.search(around.text[max(hit.sentence[0], hit.trigger[0] - 24) : hit.trigger[1]]) is not None


def is_before_story(around: Around, one: Told) -> bool:
    """Whether a Persian verb puts an arrest or a death before the story («بازداشت شده بود»): it neither lends nor takes the story's day."""
    if around.scan.language != "fa" or one.hit.measure not in _SETTLED:
        return False
    return patterns().had.search(around.text[slice(*one.hit.trigger)]) is not None


_SETTLED = frozenset({"dead", "executed", "arrested", "sentenced", "released"})
"""What is over when a story begins; crowds gather and shots fall in the pluperfect as its scene."""


def is_late_death(around: Around, one: Told) -> bool:
    """Whether one who was hit before is told to have died of it, on a later day than the rest: "a fifth died on the operating table on Friday"."""
    if one.hit.measure != "dead" or not is_single(one.hit):
        return False
    return patterns().late_death.search(around.text, one.hit.sentence[0], one.hit.sentence[1]) is not None


def is_perfect(around: Around, one: Told) -> bool:
    """Whether the event is told as done by now, not on a day: "has also been shot", "there have been two attacks"."""
    if around.scan.language != "en":
        return False
    return patterns().perfect.search(_before(around, one)) is not None


def _before(around: Around, one: Told) -> str:
    return around.text[max(one.hit.sentence[0], one.hit.trigger[0] - _LED) : one.hit.trigger[0]]
