"""Where things of a case are looked at. Every page links by these, so that one click leads from a number to the words it stands on."""

from urllib.parse import urlencode

from gavah.model import Claim, Question


def claim_address(claim: Claim) -> str:
    """The report, at the claim's sentence."""
    return f"{report_address(claim.report)}?{urlencode({'claim': claim.id})}#{claim.id}"


def report_address(report: str) -> str:
    """A report with its claims."""
    return f"/report/{report}"


def words_address(report: str, start: int, end: int, step: str) -> str:
    """Where something is done (`step`) with the words [start, end) of a report."""
    return f"{report_address(report)}/{step}?{urlencode({'start': start, 'end': end})}"


def event_address(event: str) -> str:
    """An event with everything told of it."""
    return f"/event/{event}"


def source_address(source: str) -> str:
    """A source, its grade, its record."""
    return f"/source?{urlencode({'id': source})}"


def question_address(question: Question, path: str = "/ask", **more: str) -> str:
    """The permanent address of a question: ids and fixed choices alone."""
    plain = {
        "measure": question.measure,
        "from": question.start.isoformat() if question.start else "",
        "to": question.end.isoformat() if question.end else "",
        "place": question.place or "",
        "type": question.type or "",
        "source": question.sources,
        "without": question.not_sources,
        "witnesses": str(question.min_witnesses) if question.min_witnesses > 1 else "",
        "grade": question.grade or "",
        "rule": question.rule if question.rule != "conservative" else "",
        **more,
    }
    return f"{path}?{urlencode({name: value for name, value in plain.items() if value}, doseq=True)}"
