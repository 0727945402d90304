"""Which claims may leave, one at a time: a claim is held unless nothing speaks against it."""

import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from gavah.model import Claim, Report, Source
from gavah.release.judged import Judged

Reason = Literal["withdrawn", "rejected", "consent", "not yet", "after its report", "under way", "small cell", "difference of releases"]
"""Why a claim stays in the house. Small cells and differences are found over all claims (`gavah.release.cells`), the others here."""


class Policy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The rules of a release; `policy.toml` gives their sources. `k`: persons a cell; `delay_days`: days."""

    public_kinds: frozenset[str]
    k: int
    living: frozenset[str]
    delay_days: int
    accusing: tuple[str, ...]
    never: frozenset[str]


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """What a claim is judged on beside itself. `as_of` is the day of the release: nothing here reads a clock."""

    report: Report
    source: Source | None
    judged: Judged
    as_of: date
    policy: Policy


@cache
def standard() -> Policy:
    """The rules as they ship."""
    return msgspec.convert(tomllib.loads(files(__package__).joinpath("policy.toml").read_text("utf-8")), Policy)


def held(claim: Claim, ground: Ground) -> Reason | None:
    """The first reason for which `claim` may not leave; None if nothing speaks against it."""
    return next((reason for reason, applies in _RULES if applies(claim, ground)), None)


def accuses(claim: Claim, policy: Policy) -> bool:
    """Do the words say that somebody has done a wrong? By type: "torture", "assault-beat" under "assault", "killing.in-custody" under "killing"."""
    return any(claim.type == one or claim.type.startswith((f"{one}.", f"{one}-")) for one in policy.accusing)


def is_public(report: Report, source: Source | None, policy: Policy) -> bool:
    """Was the report public when it came? Never a private one or one from a sealed packet; else by the kind of its source."""
    return not report.private and source is not None and source.kind in policy.public_kinds


def _lacks_consent(_claim: Claim, ground: Ground) -> bool:
    if ground.report.id in ground.judged.refused:
        return True
    return ground.report.id not in ground.judged.public and not is_public(ground.report, ground.source, ground.policy)


def _is_after_its_report(claim: Claim, ground: Ground) -> bool:
    """An event told before it happened is a plan, whatever its verb says; and nothing of the days to come leaves."""
    told = [day for day in (claim.said, ground.report.published, ground.report.retrieved, ground.as_of) if day is not None]
    first = claim.when.earliest if claim.when else None
    return first is not None and first > min(told)


def _is_under_way(claim: Claim, ground: Ground) -> bool:
    days = [claim.when.latest if claim.when else None, claim.when.as_of if claim.when else None, claim.said]
    last = next((day for day in days if day is not None), ground.report.published)
    return last is None or last > ground.as_of - timedelta(days=ground.policy.delay_days)


_RULES: tuple[tuple[Reason, Callable[[Claim, Ground], bool]], ...] = (
    ("withdrawn", lambda claim, ground: claim.report in ground.judged.withdrawn),
    ("rejected", lambda claim, ground: claim.id in ground.judged.rejected),
    ("consent", _lacks_consent),
    ("not yet", lambda claim, ground: claim.modality in ground.policy.never),
    ("after its report", _is_after_its_report),
    ("under way", _is_under_way),
)
