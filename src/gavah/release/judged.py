"""What people decided that a release has to heed: consents, withdrawals, classes of persons, approved words."""

from collections.abc import Iterable

import msgspec

from gavah.model.standing import SCOPES, Standing

NAMED = frozenset({"official", "public-figure"})
"""Classes that may be named without consent (SAFETY.md). A deceased person may be named where two people approved the words."""
_GONE = frozenset({"withdraw", "erase", "redact"})


class Mark(msgspec.Struct, frozen=True):
    """A person where a report names him, with the class somebody gave him."""

    report: str
    start: int
    end: int
    person_class: str


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """What stands among all decisions, sorted by what a release needs it for.

    `public`, `refused`: reports whose sender agreed to publication, and those where somebody recorded less than that, or took it back.
    `approved`: (report, start, end) → the words as they may stand → who approved exactly these.
    """

    withdrawn: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()
    public: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    approved: dict[tuple[str, int, int], dict[str, frozenset[str]]] = {}
    marks: tuple[Mark, ...] = ()


def judged(standings: Iterable[Standing], *, day: str) -> Judged:
    """`Judged` from what stands on `day` (ISO): a consent that has run out is none."""
    withdrawn: set[str] = set()
    rejected: set[str] = set()
    public: set[str] = set()
    refused: set[str] = set()
    marks: list[Mark] = []
    approved: dict[tuple[str, int, int], dict[str, set[str]]] = {}
    for one in standings:
        aspect, _, rest = one.target.partition("|")
        if aspect == "report" and one.verb in _GONE:
            withdrawn.add(rest)
        elif aspect == "standing" and one.verb == "reject":
            rejected.add(rest)
        elif aspect == "consent" and one.verb:  # one that was taken back is as if nobody had recorded any
            (public if _is_public(one, day) else refused).add(rest)
        elif aspect == "class" and one.verb:
            marks.append(Mark(*_span(one), one.value))
        elif aspect == "approve" and one.verb:
            approved.setdefault(_span(one), {}).setdefault(one.value, set()).update(one.by)
    return Judged(
        withdrawn=frozenset(withdrawn),
        rejected=frozenset(rejected),
        public=frozenset(public),
        refused=frozenset(refused),
        approved={span: {words: frozenset(who) for words, who in said.items()} for span, said in approved.items()},
        marks=tuple(marks),
    )


def _is_public(consent: Standing, day: str) -> bool:
    """Is publication agreed to, by everybody who recorded it, and still? What cannot be read agrees to nothing."""
    if consent.verb != "consent":
        return False
    try:
        said = msgspec.json.decode(consent.value)
        return said["scope"] == SCOPES[-1] and (not said.get("expires") or str(said["expires"]) >= day)
    except (msgspec.DecodeError, KeyError, TypeError):
        return False


def _span(one: Standing) -> tuple[str, int, int]:
    """The words that are spoken of: all heads of a target name the same."""
    said = one.heads[0].decision
    return said.report, said.start, said.end
