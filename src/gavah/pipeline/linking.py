"""Linking of a whole case: reports and claims stream from the disk, the linkage replaces the old one in one transaction, part by part."""

import msgspec

from gavah.casefile import Case
from gavah.casefile.asking import rejected_claims
from gavah.linking import linkages, parameters
from gavah.model import content_id


def link(case: Case) -> None:
    """Find copies, witnesses and events anew from all current claims and decisions."""
    run = case.start_run("link", {"parameters": content_id("f", msgspec.to_builtins(parameters()))})
    decisions = case.decisions
    rejected = rejected_claims(decisions)
    claims = (claim for claim in case.claims if claim.id not in rejected)
    case.set_linkage(linkages(case.reports, claims, sources=list(case.sources), decisions=decisions))
    case.end_run(run, [case.linkage_digest()])
