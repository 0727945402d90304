"""An export: the edition of a case in another format, written whole or not at all."""

import hashlib
import secrets
from datetime import date
from pathlib import Path

from gavah.casefile import Case
from gavah.casefile.outside import check_outside
from gavah.release import archive
from gavah.release.build import Built, build
from gavah.release.canaries import Canaries
from gavah.release.edition import Edition
from gavah.release.exports import writer
from gavah.release.finder import names_of_persons
from gavah.release.make import canary_names, judgement_of, refuse_leaks
from gavah.release.plan import Plan
from gavah.release.policy import standard


def hand_out(case: Case, format_: str, output: Path, *, as_of: date, internal: bool) -> int:
    """Write `format_` to `output`; returns how many rows. A redacted one is searched for canaries first (`LeakError`, exit 3). Either is a line of
    the log before it lies in its place."""
    check_outside(case.folder, output)
    built = None if internal else _redacted(case, as_of)
    edition = built.edition if built else whole(case, as_of)
    draft = output.with_name(f".{secrets.token_hex(8)}")
    draft.mkdir(parents=True)
    try:
        written = writer(format_)(edition, draft / output.name)
        if not internal:
            refuse_leaks(Canaries(canary_names(case, judgement_of(case, as_of))).in_folder(draft), draft)
        digest = hashlib.sha256((draft / output.name).read_bytes()).hexdigest()
        archive.keep_export(case, format_, sha256=digest, rows=written, built=built)
        (draft / output.name).replace(output)
    finally:
        for left in draft.iterdir():
            left.unlink()
        draft.rmdir()
    return written


def _redacted(case: Case, as_of: date) -> Built:
    """As a release would have it. An export is compared with all that left before, so that together they tell no more than each."""
    return build(
        case,
        Plan(
            as_of=as_of, policy=standard(), judged=judgement_of(case, as_of), find=names_of_persons, before=archive.left_before(case), answers=False
        ),
    )


def whole(case: Case, as_of: date) -> Edition:
    """Everything the case holds, as it holds it."""
    return Edition(
        id=case.origin,
        day=as_of.isoformat(),
        internal=True,
        constructed=bool(case.constructed),
        sources=tuple(case.sources),
        reports=tuple(case.reports),
        claims=tuple(case.claims),
        events=tuple(case.events),
        links=tuple(case.proven_links()),
        witnesses=tuple(case.witnesses),
    )


def internal_name(output: Path) -> Path:
    """The name of an internal file says so."""
    return output if "INTERNAL" in output.name else output.with_name(f"INTERNAL-{output.name}")
