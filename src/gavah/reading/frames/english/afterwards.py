"""What only came later, or had come before: "arrested in the protests of 2070 and later executed" tells the year of the arrest alone."""

import re

from gavah.model import TimeMention

_LATER = re.compile(
    r"(?:\band|\bbut|,) (?:(?:was|were|has|have|had|been) ){0,2}(?:later|subsequently|eventually|ultimately|afterwards|then)"
    r"(?: (?:was|were|been|be|tried|transferred|moved|taken|and|to|on)){0,4} $",
    re.IGNORECASE,
)
_COURTS = re.compile(r"execut|hang|sentenc|condemn|convict", re.IGNORECASE)


_UPON = re.compile(
    r"\b(?:in (?:response|reaction|retaliation|reprisal|revenge|protest) (?:to|for|at|against|over|of)|"
    r"to (?:avenge|mourn|protest|commemorate|remember|bury)|"
    r"in (?:memory|honou?r|solidarity) (?:of|with)|demanding|mourning|protesting|commemorating) [^.;]{0,80}?\b(?:that|who|which|whose)\b[^.;]{0,40}$|"
    r"\b(?:that|who|which) had(?: \w+)?(?: been)? $",
    re.IGNORECASE,
)


def came_before(between: str) -> bool:
    """Whether the words `between` a day and an event word lead that in as what had come before: "gathered on Friday to mourn a boy who was shot"."""
    return _UPON.search(between) is not None


def only_later(time: TimeMention, trigger: str, between: str) -> bool:
    """Whether the year `time` (for a sentence and its execution also a month) says nothing of the event word `trigger` behind the words `between`."""
    coarse = time.granularity == "year" or (time.granularity != "day" and _COURTS.match(trigger) is not None)
    return coarse and _LATER.search(between) is not None
