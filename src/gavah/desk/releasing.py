"""A release from the desk: what the next one would hold, worked out behind the pages and kept; its building; those that were made."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import msgspec

from gavah.casefile import Case, solved
from gavah.casefile.moves import numbers
from gavah.model import Entry, Question

KINDS = ("preview", "release")
STAGES = ("choosing", "writing", "searching")
NAME = "release"
MOST_SHOWN = 20


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One figure as it would be released, and as it was in the release before; None where it was not in that."""

    question: Question
    now: dict[str, int | None]
    before: dict[str, int | None] | None


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """What the next release would hold, in numbers. `withheld`: reason → claims that stay; `moved`, `gone`: figures and breakdowns with other numbers
    than in the release before, and those of them that fell with what was withdrawn; `is_first`: no release was before.
    """

    day: date
    claims: int
    events: int
    reports: int
    withheld: dict[str, int]
    coarsened: int
    k: int
    delay_days: int
    figures: tuple[Line, ...]
    moved: int
    gone: int
    is_first: bool


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A release as the ledger tells of it. `is_here`: its manifest lies in the desk's own folder."""

    id: str
    day: date
    by: str
    claims: int
    manifest: str
    signed: bool
    is_here: bool


def folder_of(case: Case) -> Path:
    """Where the desk builds releases: beside the case, never in it (an erasure must not leave words in its folder)."""
    folder = case.folder.absolute()
    return folder.with_name(f"{folder.name}-release")


def do(case: Case, kind: str, begin: Callable[[str], object]) -> None:
    """The errand: work the next release out, or build it. `begin` is told each stage."""
    if kind == "preview":
        begin(STAGES[0])
        _keep(case, preview(case))
        return
    from gavah.release.make import make_release

    stages = iter(STAGES)
    with case.alone():
        make_release(case, folder_of(case), as_of=case.day, progress=lambda _words: begin(next(stages)))


def preview(case: Case) -> Preview:
    """What would be released today."""
    from gavah.release import archive
    from gavah.release.make import built_after, plan_of

    before = archive.latest(case)
    plan = plan_of(case, as_of=case.day)
    built, moved = built_after(case, plan)
    edition = built.edition
    return Preview(
        day=case.day,
        claims=len(edition.claims),
        events=len(edition.events),
        reports=len(edition.reports),
        withheld=built.withheld,
        coarsened=edition.coarsened,
        k=plan.policy.k,
        delay_days=plan.policy.delay_days,
        figures=tuple(
            Line(question=one.figure.question, now=numbers(one.figure), before=before.figures.get(one.id))
            for one in sorted(edition.figures, key=lambda one: one.figure.question.measure)
            if one.figure.question == Question(one.figure.question.measure)
        ),
        moved=len(moved),
        gone=sum(one.why == "withdrawn" for one in moved),
        is_first=not before.figures and not before.ids,
    )


def _state(case: Case) -> str:
    """Consents, marks, decisions, reports: all of it is in the ledger."""
    return str(case.db.execute("SELECT coalesce(max(seq), 0) FROM entry").fetchone()[0])


def _keep(case: Case, made: Preview) -> None:
    solved.keep_as(case.db, NAME, _state(case), "preview", msgspec.json.encode(made))


def kept_preview(case: Case) -> tuple[Preview | None, bool]:
    """What was worked out last, and whether it is of the case and the day as they are."""
    kept = solved.last(case.db, NAME, "preview")
    found = msgspec.json.decode(kept[1], type=Preview) if kept else None
    return found, bool(kept and found and kept[0] == _state(case) and found.day == case.day)


def made_releases(case: Case) -> tuple[list[Made], int]:
    """The releases of the case, the newest first, as many as a page shows; and how many there were."""
    count = case.db.execute("SELECT count(*) FROM entry WHERE kind = 'release'").fetchone()[0]
    return list(_made(case)), int(count)


def _made(case: Case) -> Iterator[Made]:
    here = _manifest_here(case)
    query = "SELECT line, body FROM entry LEFT JOIN entry_body USING (seq) WHERE kind = 'release' ORDER BY seq DESC LIMIT ?"
    for line, body in case.db.execute(query, (MOST_SHOWN,)).fetchall():
        entry, said = msgspec.json.decode(line, type=Entry), msgspec.json.decode(body) if body else {}
        manifest = str(said.get("manifest", ""))
        yield Made(
            id=entry.on,
            day=date.fromisoformat(entry.day),
            by=entry.actor,
            claims=int(said.get("claims", 0)),
            manifest=manifest,
            signed=bool(said.get("signed")),
            is_here=manifest != "" and manifest == here,
        )


def _manifest_here(case: Case) -> str:
    """SHA-256 of the manifest in the desk's folder; "" where there is none."""
    path = folder_of(case) / "data" / "manifest.json"
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
