"""Decisions beside what they touch: what was decided, by whom, when, whether it still holds, and what it is called."""

from gavah.casefile import Case
from gavah.casefile.decided import decisions_on
from gavah.casefile.judgements import Judged, stands_on
from gavah.cli.output import isolate, say
from gavah.model.standing import CONTESTED, PAIRED

NAME = 10
"""Characters of a decision's name that are shown; `gavah decide undo` takes them."""


def print_decisions(case: Case, thing: str, indent: int = 2) -> None:
    """Everything decided on a claim, report or source; then what is contested."""
    for one in decisions_on(case.db, thing):
        say(decision_words(one), indent=indent, style="" if one.holds else "dim")
    for standing in stands_on(case.db, thing):
        if standing.contested:
            holds = "possible" if standing.verb == CONTESTED else f"{standing.verb} {standing.value}".strip() or "the machine's reading"
            say(
                f"contested ({standing.target.partition('|')[0]}): {', '.join(standing.by)} disagree; until one decision names all, {holds} holds",
                indent=indent,
            )


def decision_words(one: Judged) -> str:
    """`decision 1a2b3c4d5e: reject by ada, 2071-10-23: misread`."""
    decision = one.decision
    what = {"undo": f"undo of {decision.value}", "claim": "claim made"}.get(decision.verb, decision.verb)
    parts = [what, f"{decision.on} and {decision.other}" if decision.verb in PAIRED else "", decision.field]
    parts.append("" if decision.verb in ("undo", "claim") else decision.value)
    words = " ".join(filter(None, parts))
    reason = f": {isolate(decision.reason)}" if decision.reason else ""
    return f"decision {one.name[:NAME]}: {isolate(words)} by {isolate(decision.by)}, {decision.at}{reason}{'' if one.holds else ' (overridden)'}"
