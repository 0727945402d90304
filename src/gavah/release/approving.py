"""What a reviewer is shown before a sentence may be published: the words exactly as they will stand."""

from gavah.casefile import Case
from gavah.model import GavahError, Report
from gavah.release.finder import names_of_persons
from gavah.release.make import judgement_of
from gavah.release.policy import accuses, standard
from gavah.release.sentences import names_the_living, persons_in, proposed


def needs_two(case: Case, report: Report, start: int, end: int) -> bool:
    """Do the words [start, end) name a living person and say that somebody has done a wrong? Then they stand once two people approved them."""
    claims = list(case.claims_where("report = ?", (report.id,)))
    accusing = any((one.sentence.start, one.sentence.end) == (start, end) and accuses(one, standard()) for one in claims)
    return accusing and names_the_living(start, end, persons_in(report, claims, judgement_of(case, case.day).marks, names_of_persons))


def as_it_stands(case: Case, report: Report, start: int, end: int, *, name_the_dead: bool = False) -> str:
    """The sentence [start, end) of `report` with every person blocked who may not be named.

    Raises `GavahError` where it is no claim's whole sentence, or the words came sealed.
    """
    if report.private:
        raise GavahError("words of a private report are never published", where=report.id, remedy="its claims go out as fields, with consent")
    claims = list(case.claims_where("report = ?", (report.id,)))
    if not any((claim.sentence.start, claim.sentence.end) == (start, end) for claim in claims):
        raise GavahError("no claim stands on exactly these words", where=f"{report.id}:{start}-{end}", remedy="give a claim's whole sentence")
    persons = persons_in(report, claims, judgement_of(case, case.day).marks, names_of_persons)
    return proposed(report, start, end, persons, dead_may_stand=name_the_dead).words
