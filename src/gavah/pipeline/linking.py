"""Linking of a whole case: reports and claims stream from the disk, the linkage replaces the old one in one transaction, part by part."""

import msgspec

from gavah.casefile import Case, Problem
from gavah.casefile.judgements import graded, heads, unattached, withdrawn_reports
from gavah.casefile.linkages import WHOLE
from gavah.linking import linkages, parameters
from gavah.model import Decision, content_id


def link(case: Case) -> int:
    """Find copies, witnesses and events anew from all current claims and decisions. Returns how many decisions fit no claim; they become problems."""
    with case.alone():
        run = case.start_run("link", {"parameters": content_id("f", msgspec.to_builtins(parameters()))})
        withdrawn = frozenset(withdrawn_reports(case.db))
        reports = (report for report in case.reports if report.id not in withdrawn)
        sources = graded(list(case.sources), heads(case.db, ["grade"]))
        case.set_linkage(linkages(reports, case.claims_where("stands = 1"), sources=sources, decisions=heads(case.db, ["merge", "split", "vouch"])))
        loose = unattached(case.db)
        _list(case, loose)
        case.end_run(run, [case.linkage_digest()], {"of": WHOLE})
    return len(loose)


def _list(case: Case, loose: list[Decision]) -> None:
    remedy = "look at the report with `gavah show`, and decide again on the claim it now gives"
    reason = "no claim of the present reading has these words"
    with case.writing():
        case.clear_problems(_name(decision) for decision in case.decisions)
        case.note_problems(Problem(file=_name(one), reason=f"{reason} (report {one.report}, {one.start}–{one.end})", remedy=remedy) for one in loose)


def _name(decision: Decision) -> str:
    return f"decision: {decision.verb} {decision.on}"
