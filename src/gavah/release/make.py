"""A release on disk: built beside its place, searched for canaries, and put there whole or not at all."""

import hashlib
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import msgspec

from gavah.casefile import Case, judgements
from gavah.casefile.outside import check_outside
from gavah.durable import put_folder
from gavah.model import CaseError, Claim, GavahError, Question, folded
from gavah.model.standing import FIRST_CLASSES, Held, fold
from gavah.release import archive
from gavah.release.build import Built, build
from gavah.release.bundle import DATA, FILES, MANIFEST, write_bundle
from gavah.release.canaries import Canaries, Leak
from gavah.release.edition import Moved
from gavah.release.finder import names_of_persons
from gavah.release.judged import NAMED, Judged, judged
from gavah.release.naming import whole_names
from gavah.release.plan import Plan
from gavah.release.policy import Policy, standard
from gavah.release.signed import NOTE
from gavah.release.site import shipped, write_site


class LeakError(GavahError):
    """A canary came through: nothing was released."""

    exit_code = 3


class Released(msgspec.Struct, frozen=True, kw_only=True):
    """What was released where, by how many names it was searched, and the key it is signed with ("" for none)."""

    folder: Path
    built: Built
    canaries: int
    key: str


def make_release(
    case: Case,
    folder: Path,
    *,
    as_of: date,
    policy: Policy | None = None,
    time_limit: float = 120.0,
    progress: Callable[[str], object] | None = None,
    sign: bool = True,
) -> Released:
    """Release `case` into `folder`, in place of an earlier release there; signed with the key of its log unless it is told not to be.

    Raises `LeakError` (exit 3) if a name that must stay is found in what was built, `CaseError` if `folder` holds something else,
    `Refused` if it lies in the case. A kill at any
    moment leaves the folder as it was or the whole release.
    """
    say = progress or (lambda _: None)
    check_outside(case.folder, folder)
    _check_place(folder)
    say("choosing what may leave and working it out anew")
    plan = plan_of(case, as_of=as_of, policy=policy, time_limit=time_limit)
    built, _ = built_after(case, plan)
    names = sorted(set(canary_names(case, plan.judged)))
    with tempfile.TemporaryDirectory(prefix=".release-", dir=folder.absolute().parent) as made:
        draft = Path(made) / "release"
        say("writing pages and data")
        draft.mkdir()
        write_site(built.edition, draft, (*FILES, NOTE) if sign else FILES)
        write_bundle(built.edition, draft / DATA, pages=draft, desk=case.desk if sign else None)
        say("searching for names that must stay")
        refuse_leaks(Canaries(names).in_folder(draft, shipped()), draft)
        manifest = hashlib.sha256((draft / DATA / MANIFEST).read_bytes()).hexdigest()
        with case.writing():
            archive.keep(case, built, manifest, signed=sign)
        put_folder(draft, folder)
    return Released(folder=folder, built=built, canaries=len(names), key=case.desk.key.encoded() if sign else "")


def plan_of(case: Case, *, as_of: date, policy: Policy | None = None, time_limit: float = 120.0) -> Plan:
    """How the next release of `case` is to be built, after all that left before."""
    return Plan(
        as_of=as_of,
        policy=policy or standard(),
        judged=judgement_of(case, as_of),
        find=names_of_persons,
        questions=tuple(_asked(case)),
        before=archive.left_before(case),
        time_limit=time_limit,
    )


def built_after(case: Case, plan: Plan) -> tuple[Built, tuple[Moved, ...]]:
    """What the plan gives, with every number that moved since the first release, and those that move with this one. Nothing is written or kept."""
    built = build(case, plan)
    moved, now = archive.changelog(case, built.edition.figures, built.ids, built.edition.day)
    return msgspec.structs.replace(built, edition=msgspec.structs.replace(built.edition, moved=moved)), now


def judgement_of(case: Case, as_of: date) -> Judged:
    """What stands among the decisions of the case."""
    held = (Held(one.name, one.decision) for one in judgements.judged(case.db) if one.holds)
    return judged(fold(held).values(), day=as_of.isoformat())


def _asked(case: Case) -> Iterator[Question]:
    """The questions somebody asked of the case that every reader could ask: not by source, grade or person."""
    for _, figure in case.figures:
        asked = figure.question
        if not (asked.sources or asked.not_sources or asked.grade or asked.by in ("source", "day")):
            yield asked


def canary_names(case: Case, judgement: Judged) -> Iterator[str]:
    """Every name of a person that the case knows and nobody may read: marked by people, listed as victims, or parties by their whole name.

    A name that somebody may bear in public is none, unless a minor or a witness bears it too: then a person has to look.
    """
    texts = {name: report.text for name in {mark.report for mark in judgement.marks} if (report := case.report(name))}
    classes: dict[str, set[str]] = {}
    for mark in judgement.marks:
        if mark.report in texts:
            classes.setdefault(texts[mark.report][mark.start : mark.end], set()).add(mark.person_class)
    free = {words for words, given in classes.items() if given & (NAMED | {"deceased"}) and not given & set(FIRST_CLASSES)}
    yield from (words for words in classes if words not in free)
    named = [_apart(words) for words in free]
    for claim in case.claims:
        yield from (name for name in _names(claim) if not _is_among(_apart(name), named))


def _apart(words: str) -> str:
    return f" {' '.join(folded(words).split())} "


def _is_among(name: str, named: list[str]) -> bool:
    """Who is marked with a title may be named without it; one word alone ("Kaveh") may be another's name."""
    return name in named or (len(name.split()) > 1 and any(name in one for one in named))


def _names(claim: Claim) -> Iterator[str]:
    yield from claim.victims
    for party in (*claim.actor, *claim.recipient):
        if party.kind == "person":
            yield from whole_names(party.words)


def refuse_leaks(leaks: list[Leak], draft: Path) -> None:
    """Raise `LeakError` naming the first places."""
    if leaks:
        shown = "; ".join(f"{one.file} ({one.view}, word {one.at})" for one in leaks[:5])
        raise LeakError(
            f"{len(leaks)} name(s) that must stay came through: {shown}",
            where=draft.name,
            remedy="nothing was released; look at the approved sentences of these reports, or class the person, and try again",
        )


def _check_place(folder: Path) -> None:
    if folder.exists() and not (folder / DATA / MANIFEST).exists() and any(folder.iterdir()):
        raise CaseError("this folder holds something that is no release", where=str(folder), remedy="name a new folder")
    folder.absolute().parent.mkdir(parents=True, exist_ok=True)
