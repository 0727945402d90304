"""The exercise's key as claims: what linking and figures make of a perfect reading, so that their misses are seen apart."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from gavah.casefile import Case
from gavah.model import Claim, Quantity, Report, When, Where, make_claim


def put_key_claims(case: Case, sheet: Any) -> dict[str, str]:  # noqa: ANN401 - bench.exercise.Sheet, which imports this
    """Replace the case's claims by the key's; returns key id → claim id. Claims whose quote is not found are left out."""
    made = dict(key_claims(sheet))
    by_report: dict[str, list[Claim]] = {}
    for claim in made.values():
        by_report.setdefault(claim.report, []).append(claim)
    case.add_claims([(report, by_report.get(report.id, [])) for report in case.reports], reader="key 1", run=0)
    return {key: claim.id for key, claim in made.items()}


def key_claims(sheet: Any) -> Iterator[tuple[str, Claim]]:  # noqa: ANN401
    """Each row of the key as a claim on its own words."""
    from bench.exercise import lines, quoted_at

    for row in lines(sheet.key / "claims.jsonl"):
        for report in sheet.reports_of(row["report"]):
            at = quoted_at(report.text, row["quote"])
            if at:
                yield row["id"], _claim(row, report, at, sheet)
                break


def _claim(row: dict[str, Any], report: Report, at: tuple[int, int], sheet: Any) -> Claim:  # noqa: ANN401
    measured = row["measure"] is not None and row["low"] is not None
    fields = {name: row[name] for name in ("measure", "low", "high", "complete")}
    quantity = Quantity(**fields, words="", rule="key") if measured else None
    dated = row["earliest"] or row["latest"]
    days: dict[str, Any] = {name: _day(row[name]) for name in ("earliest", "latest", "since", "as_of")}
    return make_claim(
        report=report.id,
        kind=row["kind"],
        type=row["type"],
        spans=(report.span(*at, field="sentence"),),
        polarity=row["polarity"],
        modality=row["modality"],
        quantity=quantity,
        when=When(**days, words="") if dated else None,
        said=_day(row["said"]),
        where=tuple(_places(row["where"], sheet)),
        issuers=(report.source, *row["issuers"][1:]),
        derived=row["unit"] == "percent",
        notes=(row["id"],),
    )


def _places(rows: list[dict[str, Any]], sheet: Any) -> Iterator[Where]:  # noqa: ANN401
    for row in rows:
        for candidate in sheet.gazetteer.lookup(row["name"].removesuffix(" Province")):
            if candidate.level == row["level"]:
                yield Where(id=candidate.id, name=candidate.name, level=candidate.level, path=sheet.gazetteer.path(candidate.id))
                break


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None
