"""From a case to an edition: choose what may leave, make it anew under other ids, work everything out again from that alone."""

import secrets
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

import msgspec

from gavah.casefile import Case
from gavah.model import CaseError, Claim, Report, Source
from gavah.release.answers import answered, standing_questions
from gavah.release.cells import UNPUBLISHED, Cell, celled, widened
from gavah.release.edition import Edition
from gavah.release.plan import Plan
from gavah.release.policy import Ground, held, is_public
from gavah.release.press import Press, random_id
from gavah.release.shrink import links_left, shrunk, witnesses_left
from gavah.release.voices import unlinked


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """An edition, and what stays sealed: which claim of the case got which id, the cells by the claims of the case, and what is withheld of all
    its reports by reason (the edition counts public ones alone: one more would say that somebody has sent something)."""

    edition: Edition
    withheld: dict[str, int]
    ids: dict[str, str]
    cells: dict[Cell, tuple[str, ...]]


def build(case: Case, plan: Plan) -> Built:
    """The edition of `case`."""
    sources = {source.id: source for source in case.sources}
    public = {report.id for report in case.reports if is_public(report, sources.get(report.source), plan.policy)}
    chosen, kept = choose(case, plan, sources, public)
    known = {claim.id: claim for claim in case.claims} if plan.before else {}
    by_id = {claim.id: claim for claim in chosen}
    safe = celled(chosen, case.events, k=plan.policy.k, living=plan.policy.living, before=plan.before, held=known)
    kept += [(by_id[name].report, reason) for name, reason in safe.withheld.items()]
    ids = {claim.id: random_id("c") for claim in safe.claims}
    press = Press(plan, sources, ids, _series(safe.claims))
    texts = [press.printed(_held_report(case, name), claims) for name, claims in _by_report(safe.claims)]
    claims = tuple(sorted((claim for _, printed in texts for claim in printed), key=lambda one: one.id))
    events = tuple(sorted(shrunk(case.events, ids), key=lambda one: one.id))
    witnesses = unlinked(witnesses_left(case.witnesses, ids, press.source_ids), claims, events, {report.id: report.source for report, _ in texts})
    edition = Edition(
        id=secrets.token_hex(16),
        day=plan.as_of.isoformat(),
        internal=False,
        constructed=bool(case.constructed),
        sources=press.sources_shown,
        reports=tuple(sorted((report for report, _ in texts), key=lambda one: one.id)),
        claims=claims,
        events=events,
        links=tuple(links_left(case.proven_links(), ids)),
        witnesses=tuple(witnesses),
        withheld=_by_reason(reason for report, reason in kept if report in public),
        coarsened=safe.coarsened,
        rules={"k": plan.policy.k, "delay_days": plan.policy.delay_days},
    )
    asked = (*standing_questions(edition), *plan.questions) if plan.answers else ()
    return Built(edition=answered(edition, asked, plan.time_limit), withheld=_by_reason(reason for _, reason in kept), ids=ids, cells=safe.cells)


def choose(case: Case, plan: Plan, sources: Mapping[str, Source], public: Set[str]) -> tuple[list[Claim], list[tuple[str, str]]]:
    """The claims against which nothing speaks when they are looked at one by one; and (report, reason) of each that stays. `public`: reports that
    were public when they came."""
    claims: list[Claim] = []
    kept: list[tuple[str, str]] = []
    for report in case.reports:
        ground = Ground(report=report, source=sources.get(report.source), judged=plan.judged, as_of=plan.as_of, policy=plan.policy)
        for claim in case.claims_where("report = ?", (report.id,)):
            if reason := held(claim, ground):
                kept.append((report.id, reason))
            else:
                claims.append(claim if report.id in public else widened(claim, UNPUBLISHED))
    return claims, kept


def _by_reason(reasons: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(reasons).items()))


def _held_report(case: Case, name: str) -> Report:
    report = case.report(name)
    if report is None:
        raise CaseError(f"report {name} is gone", where=str(case.folder), remedy="run `gavah verify`")
    return report


def _by_report(claims: Sequence[Claim]) -> list[tuple[str, list[Claim]]]:
    grouped: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        grouped[claim.report].append(claim)
    return list(grouped.items())


def _series(claims: Sequence[Claim]) -> dict[str, str]:
    """Running counts under random names: their own tell the source and the words."""
    return {name: random_id("s") for name in sorted({one.when.series for one in claims if one.when and one.when.series})}
