"""Random single-byte changes: in an exported log, in originals, in sealed files (a package, a backup), in the plain SQLite file. Which are found?

In SQLite a byte may be of no page in use, or in a page's slack: nothing that a query can return changes. Those are counted by asking
everything (every row of every table, and every word of the index) before and after. A crash is whatever is no error of gavah's own.
`--sizes N`: so many changes in all, a fifth in each kind.
"""

import hashlib
import random
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from gavah.casefile import Case
from gavah.casefile.backups import back_up, check_backup
from gavah.casefile.exported import differences, export
from gavah.casefile.giving import give
from gavah.casefile.peers import called, card, identity, meet
from gavah.casefile.receiving import receive
from gavah.model import Claim, Decision, Figure, GavahError, Question, Report, Source, Span, content_id, make_claim
from gavah.pipeline import link

DAY = date(2071, 10, 23)
REPORTS = 24
_LARGE = "The council met again. " * 3200

Check = Callable[[Path], bool]
"""Is the change in this file found?"""


def run(data: Path | None, out: Path | None = None, *, sizes: str = "10000", seed: int = 7) -> dict[str, object]:
    """For each kind: changes, found, in bytes that no query returns, missed, crashed; and where the missed ones lie."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        world = _World(Path(folder))
        kinds: dict[str, tuple[list[Path], Check]] = {
            "log": (sorted(path for path in world.log.rglob("*") if path.is_file()), lambda _: bool(list(differences(world.log)))),
            "originals": (sorted(path for path in (world.case / "blobs").rglob("*") if path.is_file()), world.verify_finds),
            "package": ([world.package], world.package_refused),
            "backup": ([world.backup], world.backup_refused),
            "sqlite": ([world.case / "case.db"], world.verify_finds),
        }
        share = int(sizes) // len(kinds)
        return {name: _tampered(world, name, files, check, share, chance) for name, (files, check) in kinds.items()}


def _tampered(world: "_World", kind: str, files: list[Path], check: Check, share: int, chance: random.Random) -> dict[str, object]:
    whole = {path: path.read_bytes() for path in files}
    counts = {"changes": share, "found": 0, "in bytes that no query returns": 0, "missed": 0, "crashed": 0}
    where: list[str] = []
    for _ in range(share):
        path = chance.choices(files, [len(whole[one]) for one in files])[0]
        at, flip = chance.randrange(len(whole[path])), chance.randrange(1, 256)
        data = bytearray(whole[path])
        data[at] ^= flip
        path.write_bytes(data)
        try:
            outcome = "found" if check(path) else world.unfound(kind, where)
        except GavahError:
            outcome = "found"
        except Exception as error:  # a crash is what is measured here
            outcome = "crashed"
            where.append(f"crashed: {path.name} byte {at}: {error!r}")
        counts[outcome] += 1
        path.write_bytes(whole[path])
    return {**counts, "where": where[:12]}


class _World:
    """A small case in which something lies in every table, and what was given out of it."""

    def __init__(self, home: Path) -> None:
        self.case, self.log, self.package, self.backup = home / "case", home / "log", home / "package.age", home / "backup.age"
        self._peer = Case.create(home / "peer", day=DAY)
        with Case.create(self.case, day=DAY) as case:
            _fill(case)
            meet(case, card(self._peer), "peer")
            meet(self._peer, card(case), "case")
            give(case, called(case, "peer"), self.package)
            export(case, self.log)
            self._key = identity(self._peer)
            back_up(case, self.backup, [card(self._peer).split()[1]])
        self._home = home
        if self.verify_finds(self.case):
            raise RuntimeError("verify finds something before anything was changed: nothing could be measured")
        self._before = self._all(self.case / "case.db")

    def verify_finds(self, _path: Path) -> bool:
        """Does verify see it? The case is opened in a copy: opening may write."""
        copy = self._home / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.case, copy)
        with Case.open(copy, day=DAY) as case:
            return bool(case.verify())

    def package_refused(self, path: Path) -> bool:
        """Is a changed package refused? (It raises.)"""
        receive(self._peer, path)
        return False

    def backup_refused(self, path: Path) -> bool:
        """Is a changed backup refused? (It raises.)"""
        check_backup(path, self._key)
        return False

    def unfound(self, kind: str, where: list[str]) -> str:
        """What a change is that verify did not see: in SQLite perhaps one that changes nothing."""
        if kind != "sqlite":
            return "missed"
        after = self._all(self.case / "case.db")
        changed = sorted(name for name in self._before.keys() | after.keys() if self._before.get(name) != after.get(name))
        where += changed
        return "missed" if changed else "in bytes that no query returns"

    @staticmethod
    def _all(path: Path) -> dict[str, object]:
        """Everything that a query can return, by table; the index by its words."""
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(shutil.copy(path, folder))
            db = sqlite3.connect(copy)
            db.text_factory = bytes  # also what is no text any more is compared
            try:
                return dict(_tables(db))
            finally:
                db.close()


def _tables(db: sqlite3.Connection) -> Iterator[tuple[str, object]]:
    yield "schema", db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name").fetchall()
    for (raw,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'report_fts%'").fetchall():
        name = raw.decode()
        yield name, db.execute(f'SELECT * FROM "{name}" NOT INDEXED').fetchall() if name != "meta" else db.execute("SELECT * FROM meta").fetchall()
    db.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, report_fts, instance)")
    yield "index", db.execute("SELECT term, doc, col, offset FROM temp.words").fetchall()


def _fill(case: Case) -> None:
    reports = [_report(number) for number in range(REPORTS)]
    case.add_sources([Source(id="tamrin-wire", name="Tamrin Wire", constructed=True)])
    run = case.start_run("add", {"paths": ["reports"]})
    case.add_reports(reports)
    case.end_run(run, [report.id for report, _ in reports])
    read = [(report, [_claim(report)]) for report, _ in reports]
    run = case.start_run("read", {"reader": "test 1"})
    case.add_claims(read, reader="test 1", run=run)
    case.end_run(run, [claim.id for _, claims in read for claim in claims])
    case.decide(Decision(verb="grade", on="tamrin-wire", by="a", at="2071-10-23", value="B"))
    link(case)
    case.keep_figure(Figure(question=Question("arrested"), floor=12, constructed=True))
    case.decide(Decision(verb="grade", on="tamrin-wire", by="b", at="2071-10-23", value="B"))


def _report(number: int) -> tuple[Report, bytes]:
    text = f"{number + 2} people were arrested in Rasht on October {number % 9 + 1}, 2071." + (_LARGE if number < 3 else f" Case {number}.")
    data = text.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    found = f"reports/{number}.txt"
    name = content_id("r", sha256)
    made = Report(id=name, sha256=sha256, media_type="text/plain", source="tamrin-wire", text=text, constructed=True, found=found)
    return made, data


def _claim(report: Report) -> Claim:
    end = report.text.index(".") + 1
    return make_claim(report=report.id, kind="event", type="arrest", spans=(Span(report, 0, end, field="sentence"),))
