"""A case: what one desk holds, on disk."""

import hashlib
import secrets
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

import msgspec

from gavah.casefile import judgements, ledger, linkages, moves, search, shelves, signing
from gavah.casefile.blobs import Blobs
from gavah.casefile.database import FILE, as_case_error, connect, faults, is_read_only, transaction
from gavah.casefile.keys import BoxKeys, FileKeys, Keys
from gavah.casefile.lock import alone
from gavah.casefile.state import state_of
from gavah.model import (
    CaseError,
    Claim,
    Copy,
    Decision,
    Entry,
    Event,
    Figure,
    InputError,
    Link,
    Linkage,
    Report,
    Source,
    Witness,
    canonical,
    content_id,
)
from gavah.model.figure import Question

if TYPE_CHECKING:
    from gavah.field.box import Box
    from gavah.figures.whole import Whole

_TABLE_OF = {"c": "claim", "e": "event", "r": "report", "w": "witness", "f": "figure", "m": "media"}


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """What could not be read: where, why, and what to do."""

    file: str
    reason: str
    remedy: str
    day: str = ""


class Received(Protocol):
    """What comes into a case: where it was found, and whether it is constructed."""

    @property
    def found(self) -> str:
        """The address, or the path inside what was added."""

    @property
    def constructed(self) -> bool:
        """Is it of an invented world?"""


class Case:
    """Reports, claims, events, decisions and the ledger of one case. Use as a context manager.

    `day` is what the ledger is dated with: the day of the work, never the day of an event. `actor` is who works.
    """

    def __init__(self, folder: Path, db: sqlite3.Connection, *, day: date, actor: str, box: "Box | None" = None) -> None:
        self.folder, self.db, self.day, self.actor, self.box = folder, db, day, actor, box
        self.blobs = Blobs(db, folder, box)
        self.keys: Keys = BoxKeys(box.logs, folder) if box else FileKeys(folder)
        self.desk = signing.Desk(db, self.keys)
        self._locked = False

    @classmethod
    def open(cls, folder: Path, *, day: date, actor: str = "local", unlock: "Callable[[Path], Box] | None" = None) -> "Case":
        """The case in `folder`; a sealed one is opened by the box that `unlock` gives.

        Raises `CaseError` if there is none or it cannot be used. Where nothing may be written it can still be asked.
        """
        sealed = cls.there(folder) and cls.is_sealed(folder)
        if sealed and unlock is None:
            raise CaseError("this case is sealed", where=str(folder), remedy="give its passphrase")
        box = unlock(folder) if sealed and unlock else None
        case = cls(folder, connect(folder, key=box.database if box else ""), day=day, actor=actor, box=box)
        case._found()
        case._finish_erasure()
        return case

    @classmethod
    def create(cls, folder: Path, *, day: date, actor: str = "local", box: "Box | None" = None) -> "Case":
        """A new, empty case in `folder`, sealed if there is a `box` (which lies there locked already). Raises `CaseError` if there is one."""
        if cls.there(folder):
            raise CaseError("there is a case here already", where=str(folder), remedy="name another folder with --case")
        case = cls(folder, connect(folder, create=True, key=box.database if box else ""), day=day, actor=actor, box=box)
        case._found()
        return case

    @staticmethod
    def there(folder: Path) -> bool:
        """Is there a case in `folder`?"""
        return (folder / FILE).exists()

    @staticmethod
    def is_sealed(folder: Path) -> bool:
        """Is the case in `folder` sealed? Its key box says so."""
        return (folder / "keys" / "passphrase.age").exists()

    def _found(self) -> None:
        """The first entry, if it is missing: a kill between making the file and founding the case leaves a case all the same.

        A case of an earlier version gets its key, and its entries their tree; its decisions come into their tables.
        """
        with self._in_words():
            if self.read_only:
                return
            if not judgements.is_filled(self.db):
                with self.writing():
                    judgements.fill(self.db)
            if self._meta("log_key"):
                return
        with self._in_words(), self.writing():
            if self._meta("log_key"):
                return
            origin, day = self._meta("origin") or secrets.token_hex(16), self.day.isoformat()
            founded = self._meta("origin") is not None
            self.db.execute("INSERT OR IGNORE INTO meta (key, value) VALUES ('origin', ?), ('created', ?)", (origin, day))
            key = signing.found_key(self.db, self.keys, origin)
            ledger.complete_tree(self.db, origin, self.desk.note_of)
            body = {"key": key.encoded()} if founded else {"created": day, "key": key.encoded()}
            self.append([ledger.Draft(kind="key" if founded else "case", on=origin, body=body)])

    def _finish_erasure(self) -> None:
        """What a kill left of an erasure goes first."""
        from gavah.casefile import erasing

        if not self.read_only and erasing.unfinished(self.db):
            with self._in_words():
                erasing.finish(self)

    def _meta(self, key: str) -> str | None:
        row = self.db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    @property
    def sealed(self) -> bool:
        """Is the case encrypted at rest?"""
        return self.box is not None

    @property
    def read_only(self) -> bool:
        """Does the case lie where nothing may be written?"""
        return is_read_only(self.db)

    def __enter__(self) -> "Case":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with self._in_words():
            try:
                self.close()
            finally:
                if isinstance(error, faults()):
                    raise error

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        """The database's complaints become `CaseError`s."""
        try:
            yield
        except faults() as error:
            raise as_case_error(error, self.folder / FILE) from error

    @contextmanager
    def alone(self, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
        """Nobody else adds, reads or links in this case meanwhile. `waiting` is called if that means waiting. Nested use is free."""
        if self._locked or self.read_only:
            yield
            return
        with alone(self.folder, waiting):
            self._locked = True
            try:
                yield
            finally:
                self._locked = False

    def close(self) -> None:
        """Close the database; nothing is lost by a kill before this."""
        self.db.close()

    def writing(self) -> AbstractContextManager[sqlite3.Connection]:
        """One transaction: all of it or nothing."""
        return transaction(self.db)

    # --- the ledger ---------------------------------------------------------------------------------------------

    @property
    def origin(self) -> str:
        """The random id of this case's own log."""
        return str(self.db.execute("SELECT value FROM meta WHERE key = 'origin'").fetchone()[0])

    def append(self, drafts: Sequence[ledger.Draft]) -> list[Entry]:
        """Append entries to the ledger, inside the caller's transaction."""
        day = self.day.isoformat()
        return ledger.append(self.db, drafts, log=self.origin, actor=self.actor, day=day, note_of=self.desk.note_of)

    def entries(self) -> Iterator[Entry]:
        """Every entry in order."""
        return (entry for entry, _ in ledger.entries(self.db))

    def decide(self, decision: Decision, *, seen: Sequence[str] | None = None) -> Entry:
        """Append a person's judgement and let it hold. It overrides exactly the decisions named in `seen` (or in its own `after`): those on the
        same target that whoever decides had before them. None given: all that are here now.
        """
        return self.decide_all([decision], seen=seen)[0]

    def decide_all(self, decisions: Sequence[Decision], *, seen: Sequence[str] | None = None) -> list[Entry]:
        """Append judgements that belong together: all or none."""
        with self.writing():
            entries = []
            for decision in decisions:
                after = decision.after or tuple(judgements.seen(self.db, decision) if seen is None else seen)
                made = msgspec.structs.replace(decision, after=after)
                entries += self.append([ledger.Draft(kind="decision", on=made.on, body=made, after=made.after)])
                judgements.take(self.db, ledger.name_of(entries[-1]), made)
            return entries

    @property
    def decisions(self) -> list[Decision]:
        """All decisions, in the order they were made."""
        return [decision for _, decision in ledger.decisions(self.db)]

    def start_run(self, kind: str, body: dict[str, object]) -> int:
        """Note that a reader, linker or importer starts: its versions and parameters. Returns the run's number."""
        row = self.db.execute("INSERT INTO run (kind, day, body) VALUES (?, ?, ?)", (kind, self.day.isoformat(), canonical(body).decode()))
        return int(row.lastrowid or 0)

    def end_run(self, run: int, gave: Iterable[str], more: Mapping[str, object] | None = None) -> None:
        """Append the run with the digest of the ids it gave (sorted), and what `more` is to be said of it."""
        digest = hashlib.sha256("\n".join(sorted(gave)).encode()).hexdigest()
        with self.writing():
            kind, body = self.db.execute("SELECT kind, body FROM run WHERE id = ?", (run,)).fetchone()
            self.db.execute("UPDATE run SET digest = ? WHERE id = ?", (digest, run))
            self.append([ledger.Draft(kind=kind, on=f"run-{run}", body={**msgspec.json.decode(body), **(more or {}), "digest": digest})])

    # --- sources and reports ------------------------------------------------------------------------------------

    def add_sources(self, sources: Iterable[Source]) -> None:
        """Keep sources; a changed one is appended as such."""
        with self.writing():
            changed = [source for source in sources if shelves.put_source(self.db, source)]
            self.append([ledger.Draft(kind="source", on=source.id, body=source) for source in changed])

    def add_reports(self, received: Iterable[tuple[Report, bytes]]) -> int:
        """Keep reports with their original bytes, and one `add` entry each. Returns how many are new.

        Raises `InputError` where constructed and real reports would come to lie in one case.
        """
        added = []
        with self.writing():
            for report, original in received:
                self.check_world(report)
                self.blobs.put(report.sha256, original)
                if shelves.put_report(self.db, report):
                    added.append(report)
            self.append([ledger.Draft(kind="add", on=r.id, body=shelves.commitment(r)) for r in added])
        return len(added)

    def check_world(self, report: Received) -> None:
        """A case holds constructed or real reports, never both: raises `InputError`."""
        if self.constructed is None:
            self.db.execute("INSERT INTO meta (key, value) VALUES ('constructed', ?)", (str(int(report.constructed)),))
        elif self.constructed != report.constructed:
            held, got = ("constructed", "real") if self.constructed else ("real", "constructed")
            raise InputError(f"this case holds {held} reports and this one is {got}", where=report.found, remedy="use another case: --case DIR")

    @property
    def constructed(self) -> bool | None:
        """Are the reports constructed? None while there are none."""
        row = self.db.execute("SELECT value FROM meta WHERE key = 'constructed'").fetchone()
        return None if row is None else row[0] == "1"

    def holds(self, report: str) -> bool:
        """Is a report with this id in the case?"""
        return shelves.holds_report(self.db, report)

    def keep_private(self, report: str) -> None:
        """From now on `report` never leaves this machine; there is no way back."""
        with self.writing():
            if shelves.make_private(self.db, report):
                self.append([ledger.Draft(kind="private", on=report, body={"private": True})])

    def note_problems(self, problems: Iterable[Problem]) -> None:
        """Keep what could not be read; the same problem of the same file once."""
        rows = [(p.file, p.reason, p.remedy, self.day.isoformat()) for p in problems]
        with self.writing():
            self.db.executemany("INSERT OR IGNORE INTO problem (file, reason, remedy, day) VALUES (?, ?, ?, ?)", rows)

    def clear_problems(self, files: Iterable[str]) -> None:
        """Forget what was wrong with `files`: they could be read after all."""
        with self.writing():
            self.db.executemany("DELETE FROM problem WHERE file = ?", ((file,) for file in files))

    @property
    def problems(self) -> Iterator[Problem]:
        """What could not be read, by file."""
        for file, reason, remedy, day in self.db.execute("SELECT file, reason, remedy, day FROM problem ORDER BY file, reason"):
            yield Problem(file=file, reason=reason, remedy=remedy, day=day)

    @property
    def sources(self) -> Iterator[Source]:
        """All sources by id."""
        return shelves.sources(self.db)

    @property
    def reports(self) -> Iterator[Report]:
        """All reports in the order they were added."""
        return shelves.reports(self.db)

    def report(self, report: str) -> Report | None:
        """One report by id."""
        return next(shelves.reports(self.db, "id = ?", (report,)), None)

    def search(self, words: str, limit: int = 100) -> list[str]:
        """Ids of reports that hold all `words`, in any usual Persian spelling."""
        return search.matches(self.db, words, limit)

    def unread(self, reader: str) -> Iterator[Report]:
        """Reports that `reader` ("name version") has not read yet."""
        return shelves.reports(self.db, "id NOT IN (SELECT report FROM reading WHERE reader = ?)", (reader,))

    # --- claims and what is computed from them ------------------------------------------------------------------

    def add_claims(self, read: Iterable[tuple[Report, Sequence[Claim]]], *, reader: str, run: int) -> int:
        """Keep what a reader read; words not at their offsets raise `SpanError` and nothing of the batch is kept."""
        with self.writing():
            number = 0
            for report, claims in read:
                number += shelves.put_claims(self.db, report, claims, reader=reader, run=run)
                judgements.reread(self.db, report.id)
            return number

    @property
    def claims(self) -> Iterator[Claim]:
        """All current claims in the order they were read."""
        return shelves.claims(self.db)

    def claims_where(self, where: str, values: Sequence[object] = ()) -> Iterator[Claim]:
        """Current claims by SQL over the columns of `claim`."""
        return shelves.claims(self.db, where, values)

    def claim(self, claim: str) -> Claim | None:
        """One claim by id."""
        return next(shelves.claims(self.db, "id = ?", (claim,)), None)

    def set_linkage(self, parts: Iterable[Linkage]) -> None:
        """Replace events, witnesses, links and copies by what `parts` hold together. They may be made as they are stored."""
        rest = iter(parts)
        first = next(rest, None)  # much of the work is done before the first part is there: nobody else need wait so long
        with self.writing():
            linkages.put_linkage(self.db, chain([first] if first else [], rest))

    def linkage_digest(self) -> str:
        """SHA-256 over every event, witness, judgement and copy that the case holds now."""
        return linkages.digest(self.db)

    @property
    def events(self) -> Iterator[Event]:
        """All events by first day."""
        return linkages.events(self.db)

    def events_where(self, where: str, values: Sequence[object] = ()) -> Iterator[Event]:
        """Events that hold a current claim chosen by SQL over the columns of `claim`."""
        return linkages.events_where(self.db, where, values)

    def event(self, event: str) -> Event | None:
        """One event by id."""
        row = self.db.execute("SELECT body FROM event WHERE id = ?", (event,)).fetchone()
        return msgspec.json.decode(row[0], type=Event) if row else None

    def events_of(self, claims: Iterable[str]) -> list[Event]:
        """The events that hold any of `claims`."""
        return linkages.events_of(self.db, claims)

    @property
    def witnesses(self) -> Iterator[Witness]:
        """All witnesses by root."""
        return linkages.witnesses(self.db)

    def witness(self, name: str) -> Witness | None:
        """One witness by id."""
        return linkages.witness(self.db, name)

    def witness_of(self, claim: str) -> Witness | None:
        """The witness a claim goes back to."""
        return linkages.witness_of(self.db, claim)

    def links_of(self, claim: str) -> list[Link]:
        """Every judgement that touches `claim`."""
        return linkages.links_of(self.db, claim)

    def proven_links(self) -> list[Link]:
        """Judgements that a figure may rest on wherever they stand: disjoint full lists of victims, a person's decisions."""
        return linkages.proven_links(self.db)

    def copies(self, report: str | None = None) -> list[Copy]:
        """All copies, or those that touch `report`."""
        return linkages.copies(self.db, report)

    @staticmethod
    def figure_id(figure: Figure) -> str:
        """The id of an answer: of its question and of the state of the case it was asked of."""
        return content_id("f", [msgspec.to_builtins(figure.question), figure.state])

    def keep_figure(self, figure: Figure, at: moves.Point | None = None) -> str:
        """Keep an answer (unless nothing may be written here), and note if it moved since its question was last asked; returns its id. `at`: how
        far the case was when the answer was begun; now, if not given.
        """
        made = self.figure_id(figure)
        if not self.read_only:
            with self.writing():
                body = msgspec.json.encode(figure).decode()
                row = (made, figure.state, body, hashlib.sha256(body.encode()).hexdigest())
                self.db.execute("INSERT OR REPLACE INTO figure (id, state, body, digest) VALUES (?, ?, ?, ?)", row)
                moves.keep(self.db, figure, made, at or moves.here(self.db), self.day)
        return made

    def kept(self, question: Question) -> tuple[Figure, bool] | None:
        """The answer last given to `question`, and whether nothing since can have moved it; None if it was never asked."""
        found = moves.kept(self.db, question)
        figure = self.figure(found[0]) if found else None
        return (figure, found[1]) if found and figure else None

    @property
    def stale(self) -> list[Question]:
        """Questions whose kept answers something since may have moved."""
        return moves.stale(self.db)

    def moved(self, question: Question | None = None, *, start: int = 0, most: int = -1) -> Iterator[moves.Moved]:
        """The changelog of figures: old value, new value, reasons; the latest first."""
        return moves.moved(self.db, question, start=start, most=most)

    def figure(self, figure: str) -> Figure | None:
        """A kept answer by id."""
        row = self.db.execute("SELECT body FROM figure WHERE id = ?", (figure,)).fetchone()
        return msgspec.json.decode(row[0], type=Figure) if row else None

    @property
    def figures(self) -> Iterator[tuple[str, Figure]]:
        """Kept answers by id."""
        for made, body in self.db.execute("SELECT id, body FROM figure ORDER BY id"):
            yield made, msgspec.json.decode(body, type=Figure)

    def whole(self, key: str) -> "Whole | None":
        """What is kept of all claims under `key`, if nothing has changed since."""
        from gavah.figures.whole import Whole

        row = self.db.execute("SELECT body FROM whole WHERE key = ? AND state = ?", (key, state_of(self.db))).fetchone()
        return msgspec.json.decode(row[0], type=Whole) if row else None

    def keep_whole(self, key: str, whole: "Whole", state: str) -> None:
        """Keep what was worked out for this state of the case (unless nothing may be written here)."""
        if not self.read_only:
            with self.writing():
                self.db.execute("DELETE FROM whole WHERE state <> ?", (state_of(self.db),))
                body = msgspec.json.encode(whole).decode()
                self.db.execute("INSERT OR REPLACE INTO whole (key, state, body) VALUES (?, ?, ?)", (key, state, body))

    def ask(self, question: Question, *, time_limit: float = 120.0) -> Figure:
        """The figure for `question` from what the case holds now, within `time_limit` seconds."""
        from gavah.casefile.asking import ask_case

        return ask_case(self, question, time_limit=time_limit)

    def solve(self, question: Question, *, time_limit: float = 120.0) -> Figure:
        """The same as `ask`, and nothing is kept."""
        from gavah.casefile.asking import solved

        return solved(self, question, time_limit)[0]

    def count(self, table: str) -> int:
        """Rows of a table; for `claim` the current ones."""
        where = " WHERE current = 1" if table == "claim" else ""
        return int(self.db.execute(f"SELECT count(*) FROM {table}{where}").fetchone()[0])

    def ids(self, start: str, kinds: str = "cerwf") -> list[str]:
        """Ids of claims, events, reports, witnesses and figures (`kinds`: their letters) that start with `start`, a few at most."""
        if "-" not in start or start[0] not in kinds:
            return []
        table = _TABLE_OF.get(start[0])
        most = (start, f"{start}\U0010ffff")
        current = " AND current = 1" if table == "claim" else ""
        return [row[0] for row in self.db.execute(f"SELECT id FROM {table} WHERE id >= ? AND id < ?{current} ORDER BY id LIMIT 20", most)]

    def differences(self) -> Iterator[str]:
        """What no longer holds, one sentence each: the file, originals, texts, claims, ledger."""
        from gavah.casefile.verifying import verify_case

        return verify_case(self)

    def log_differences(self) -> Iterator[str]:
        """What no longer holds in the ledger alone: entries, bodies, tree, signed checkpoints."""
        from gavah.casefile.verifying import verify_log

        return verify_log(self)

    def verify(self) -> list[str]:
        """All `differences`. Empty if all is well."""
        return list(self.differences())
