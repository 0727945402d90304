"""Linking of a whole case: reports and claims stream from the disk, the linkage replaces the old one in one transaction."""

import msgspec

from gavah.casefile import Case
from gavah.casefile.asking import rejected_claims
from gavah.linking import link as link_claims
from gavah.linking import parameters
from gavah.model import content_id


def link(case: Case) -> None:
    """Find copies, witnesses and events anew from all current claims and decisions."""
    run = case.start_run("link", {"parameters": content_id("f", msgspec.to_builtins(parameters()))})
    decisions = case.decisions
    rejected = rejected_claims(decisions)
    claims = (claim for claim in case.claims if claim.id not in rejected)
    linkage = link_claims(case.reports, claims, sources=list(case.sources), decisions=decisions)
    case.set_linkage(linkage)
    case.end_run(run, [*(event.id for event in linkage.events), *(msgspec.json.encode(link).decode() for link in linkage.links)])
