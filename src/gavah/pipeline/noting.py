"""A note, interview or call typed in becomes a report of its own."""

import hashlib
from datetime import date

import msgspec

from gavah.casefile import Case
from gavah.model import Report, Source
from gavah.pipeline.judging import consent
from gavah.pipeline.single import report_of_text


def add_note(
    case: Case,
    text: str,
    *,
    source: str,
    by: str,
    told: date | None = None,
    lang: str = "",
    title: str = "",
    scope: str = "internal",
    private: bool = True,
) -> Report:
    """Keep `text` as a report of `source`, told on the day `told`, with the consent `scope`. `private`: its words never leave this machine.

    The same text of the same source and day is the same report. Raises `InputError` if it holds no words.
    """
    plain = report_of_text(text, lang=lang, published=told, source=source)
    original = text.encode("utf-8", "surrogatepass")
    report = msgspec.structs.replace(
        plain,
        sha256=hashlib.sha256(original).hexdigest(),
        title=title,
        found="typed in",
        retrieved=case.day,
        private=private,
        constructed=bool(case.constructed),
        notes=(*plain.notes, f"typed in by {by}"),
    )
    with case.writing():
        if report.source not in {known.id for known in case.sources}:
            case.add_sources([Source(id=report.source, name=report.source, lang=report.language, constructed=report.constructed)])
        case.add_reports([(report, original)])
        case.decide(consent(case, report.id, scope, by=by))
    return report
