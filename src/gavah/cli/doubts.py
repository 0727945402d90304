"""What speaks against a figure or stays beside it: contradictions, disputes, totals with their items, what is not counted."""

from collections.abc import Sequence

from gavah.casefile import Case
from gavah.cli.output import say
from gavah.cli.sentences import known, print_claim
from gavah.cli.tables import print_table
from gavah.cli.words import bounds, speaker_words, when_words
from gavah.model import Figure

SHOWN = 5


def print_contradictions(case: Case, figure: Figure) -> None:
    """Sets of claims that cannot all be true."""
    for group in figure.contradictions:
        say("contradiction: these cannot all be true", style="bold red", indent=2)
        for claim in known(case, group):
            print_claim(case, claim, 4)


def print_doubts(case: Case, figure: Figure) -> None:
    """Disputes, unexplained totals, and the claims beside the figure."""
    for group in figure.disputes[:SHOWN]:
        say("dispute: accounts of one event that differ; the interval spans them", style="yellow", indent=2)
        for claim in known(case, group):
            print_claim(case, claim, 4)
    _more(len(figure.disputes) - SHOWN, "disputes")
    _print_totals(case, figure)
    _print_beside(case, "reaches beyond the question, so it enters no number", figure.straddling)
    _print_beside(case, "listed, not counted (denied, planned, called for, derived …)", figure.listed)


def _print_totals(case: Case, figure: Figure) -> None:
    rows = []
    for total in sorted(figure.totals, key=lambda one: (-one.unexplained[0], -one.unexplained[1], one.claim)):
        claim = case.claim(total.claim)
        if claim:
            said = speaker_words(claim, case.report(claim.report))
            rows.append(
                [bounds(total.low, total.high), bounds(*total.itemised), bounds(*total.unexplained), claim.id, f"{when_words(claim.when)}; {said}"]
            )
    if rows:
        columns = ["claimed", "items here", "unexplained", "id", "window; who"]
        print_table("claimed totals beside the single events that this case holds for them", columns, rows[: 2 * SHOWN])
    _more(len(rows) - 2 * SHOWN, "totals")


def _print_beside(case: Case, title: str, ids: Sequence[str]) -> None:
    claims = list(known(case, ids))
    if claims:
        say(f"{title}: {len(claims)}", style="dim", indent=2)
    for claim in claims[:SHOWN]:
        print_claim(case, claim, 4)
    _more(len(claims) - SHOWN, "claims")


def _more(count: int, what: str) -> None:
    if count > 0:
        say(f"… and {count} more {what} (--json has their ids)", style="dim", indent=4)
