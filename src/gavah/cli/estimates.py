"""Estimates on the terminal: the lists, every method side by side, what each assumes and what is doubtful, in plain words."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rich.text import Text

from gavah.cli.output import isolate, put, say
from gavah.cli.tables import print_rows
from gavah.cli.words import plural

if TYPE_CHECKING:
    from gavah.estimation import Answer, Estimate

CALLED = {
    "chapman": "Chapman, two lists",
    "chao": "Chao, a lower bound",
    "bic": "log-linear, by BIC",
    "bic-averaged": "log-linear, averaged",
    "aic": "log-linear, by AIC",
    "stepwise": "log-linear, by overlaps",
    "decomposable": "decomposable graphs",
    "lcmcr": "latent classes (LCMCR)",
}
LEGEND = (
    "An estimate is what the lists' overlaps say of those whom no list holds, if the method's assumptions hold; that cannot be seen in the lists. "
    "Methods disagree by more than their intervals say: give them all. What was set aside or refused, and why, is part of the answer."
)


def print_answers(answers: "Mapping[str, Answer]", found: tuple[str, ...]) -> None:
    """Print each stratum's answer; `found` says which lists were merged because they copy."""
    for words in found:
        say(words, style="yellow")
    for name, answer in answers.items():
        _print_answer(name, answer)
    if any(answer.estimates for answer in answers.values()):
        _print_assumptions(answers)
        say(LEGEND, style="dim")


def _print_answer(name: str, answer: "Answer") -> None:
    sizes = answer.sizes or (None,) * len(answer.lists)
    lists = ", ".join(isolate(one) + (f" {size:,}" if size is not None else "") for one, size in zip(answer.lists, sizes, strict=True))
    put(
        Text.assemble((isolate(name) + "  " if name else "", "bold"), f"{answer.observed:,} observed in {plural(len(answer.lists), 'list')}: {lists}")
    )
    for words in answer.notes:
        say(words, style="dim", indent=2)
    for words in answer.warnings:
        say(words, style="yellow", indent=2)
    if answer.refused:
        say(f"refused: {answer.refused}", style="yellow", indent=2)
    elif answer.estimates:
        print_rows(["method", "estimate", "interval", "what the interval is"], [_row(one) for one in answer.estimates], indent=2)
        for one in answer.estimates:
            _print_doubts(one)
    say()


def _row(one: "Estimate") -> list[str]:
    if one.n_hat is None:
        return [CALLED[one.method], "refused", "", ""]
    return [
        CALLED[one.method],
        f"{one.n_hat:,.0f}",
        f"{one.low:,.0f} to {'no end' if one.high is None else f'{one.high:,.0f}'}",
        f"{one.level:.0%} {one.kind}",
    ]


def _print_doubts(one: "Estimate") -> None:
    medians = one.diagnostics.get("medians of the chains")
    if one.refused:
        say(f"{CALLED[one.method]}: {one.refused}", style="yellow", indent=2)
    for words in one.warnings:
        say(f"{CALLED[one.method]}: {words}", style="yellow", indent=2)
    if isinstance(medians, list):
        r_hat, size = one.diagnostics["split R-hat of log N"], one.diagnostics["effective sample size"]
        each = ", ".join(f"{median:,.0f}" for median in medians)
        say(f"{CALLED[one.method]}: medians of the chains {each}; split R-hat {r_hat:.3f}, effective sample size {size:,.0f}", style="dim", indent=2)


def _print_assumptions(answers: "Mapping[str, Answer]") -> None:
    """What each method assumes; what all of them assume once."""
    shown: dict[str, tuple[str, ...]] = {}
    for answer in answers.values():
        for one in answer.estimates:
            if one.n_hat is not None:
                shown.setdefault(one.method, one.assumptions)
    if not shown:
        return
    every = [words for words in next(iter(shown.values())) if all(words in others for others in shown.values())]
    say("a number means something only if", style="bold")
    say(f"every method: {'; '.join(every)}", indent=2)
    for method, assumptions in shown.items():
        if own := [words for words in assumptions if words not in every]:
            say(f"{CALLED[method]}: {'; '.join(own)}", indent=2)
    say()
