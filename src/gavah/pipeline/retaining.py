"""What is past its term, erased when a person asks for it: one erasure for all, then linked anew."""

from collections.abc import Sequence
from typing import NamedTuple

from gavah.casefile import Case
from gavah.casefile.erasing import Erased, erase_all
from gavah.casefile.retention import Due, all_due, goes_along
from gavah.model import Refused

REASON = "retention"


class Chosen(NamedTuple):
    """What can be erased, and what is due and stays: its erasure would take something along that is not due."""

    erasable: list[Due]
    held_back: list[Due]


def chosen_due(case: Case, kinds: Sequence[str], things: Sequence[str]) -> Chosen:
    """What is due of `kinds`, and of `things`; of everything where neither is named. Raises `Refused` where one named is not due."""
    found = list(all_due(case))
    known = {one.thing for one in found}
    early = [thing for thing in things if thing not in known]
    if early:
        raise Refused(f"not past its term: {', '.join(early)}", remedy="`gavah erase ID --reason …` erases for another reason")
    meant = [one for one in found if one.kind in kinds or one.thing in things or not (kinds or things)]
    bound = {one.thing for one in meant if one.kind != "arrivals" and not goes_along(case.db, one.thing) <= known}
    return Chosen([one for one in meant if one.thing not in bound], [one for one in meant if one.thing in bound])


def erase_due(case: Case, found: Sequence[Due]) -> Erased:
    """Destroy them for good; the log keeps a commitment and the reason class "retention"."""
    done = erase_all(case, [one.thing for one in found], REASON)
    if case.count("claim") and any(one.kind != "arrivals" for one in found):
        from gavah.pipeline import link

        link(case)
    return done
