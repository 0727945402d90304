"""Reports and claims as they are printed: under random ids, on a text made for the release."""

import secrets
from collections.abc import Mapping, Sequence

import msgspec

from gavah.model import Claim, Report, Source
from gavah.release import voices
from gavah.release.plan import Plan
from gavah.release.policy import accuses, is_public
from gavah.release.redaction import WORDS, Names, published, redacted
from gavah.release.sentences import approved_words, persons_in

CONTRIBUTORS = Source(id=voices.CONTRIBUTORS, name="Contributors", name_fa="همرسانان", kind="contributor")
"""Everybody whose reports were not public when they came: one source, so that no release tells one hand from another."""
_GAP = "\n\n"
Span = tuple[int, int]


class Press:
    """Prints reports for one release. `ids`: claim of the case → its id there; `series`: running count → its name there."""

    def __init__(self, plan: Plan, sources: Mapping[str, Source], ids: Mapping[str, str], series: Mapping[str, str]) -> None:
        self._plan, self._sources, self._ids, self._series = plan, sources, ids, series
        self.source_ids: dict[str, str] = {}
        """Source id of the case → its id in the release."""

    @property
    def sources_shown(self) -> tuple[Source, ...]:
        """The sources of what was printed. Owner and grades stay in the house: the one may name a person, the others are judgements."""
        ids = sorted(set(self.source_ids.values()))
        return tuple(
            CONTRIBUTORS if one == CONTRIBUTORS.id else msgspec.structs.replace(self._sources[one], owner="", grade="", grades={}) for one in ids
        )

    def printed(self, report: Report, claims: Sequence[Claim]) -> tuple[Report, list[Claim]]:
        """The report and its claims as they are published: a line for each sentence, approved words or a block."""
        public = is_public(report, self._sources.get(report.source), self._plan.policy)
        source = report.source if public else CONTRIBUTORS.id
        self.source_ids[report.source] = source
        lines = self._lines(report, claims)
        shown = Report(
            id=random_id("r"),
            sha256=report.sha256 if public else "",
            media_type="text/plain",
            source=source,
            text=_GAP.join(lines.values()),
            language=report.language,
            published=report.published if public else None,
            basis=report.basis if public else "none",
            constructed=report.constructed,
        )
        names = Names(series=self._series, sources={report.source: source})
        at = _places(lines)
        return shown, [published(redacted(one, names, self._plan.steps), self._ids[one.id], shown, *at[_span(one)]) for one in claims]

    def _lines(self, report: Report, claims: Sequence[Claim]) -> dict[Span, str]:
        """Sentence of the case → its line, in the order of the report."""
        spans = sorted({_span(claim) for claim in claims})
        judged = self._plan.judged
        if not any((report.id, *span) in judged.approved for span in spans):
            return dict.fromkeys(spans, WORDS)
        persons = persons_in(report, claims, judged.marks, self._plan.find)
        wrongs = {_span(claim) for claim in claims if accuses(claim, self._plan.policy)}
        return {span: approved_words(report, *span, persons, judged, accusing=span in wrongs) or WORDS for span in spans}


def _span(claim: Claim) -> Span:
    return claim.sentence.start, claim.sentence.end


def _places(lines: Mapping[Span, str]) -> dict[Span, Span]:
    """Sentence of the case → where its line stands in the published text."""
    found, at = {}, 0
    for span, words in lines.items():
        found[span] = (at, at + len(words))
        at += len(words) + len(_GAP)
    return found


def random_id(kind: str) -> str:
    """An id that tells nothing: no hash of what is withheld (SAFETY.md)."""
    return f"{kind}-{secrets.token_hex(10)}"
