"""The SQLite file of a case: opened in WAL mode, brought up to date by numbered migrations. A sealed case's is read through SQLCipher."""

import os
import re
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import import_module, resources
from pathlib import Path
from typing import Any

from gavah.casefile.lock import one_at_a_time
from gavah.model import CaseError, GavahError

FILE = "case.db"
BUSY_MS = 30_000


def connect(folder: Path, *, create: bool = False, key: str = "") -> sqlite3.Connection:
    """The open database of the case in `folder`; `key` (64 hex digits) opens a sealed one.

    Raises `CaseError` if it is missing, damaged, or newer than this program.
    """
    path = folder / FILE
    if create:
        _make_folder(folder)
    elif not path.exists():
        raise CaseError("there is no case here", where=str(folder), remedy="make one with `gavah new`, or name another with --case")
    try:
        return _open(path, key) if create or _may_write(path) else _open_to_read(path, key)
    except faults() as error:
        raise as_case_error(error, path) from error


def faults() -> tuple[type[Exception], ...]:
    """What a database complains with: SQLite's errors, and SQLCipher's where it is in use (they share no parent)."""
    cipher = sys.modules.get(_CIPHER)
    known: tuple[type[Exception], ...] = (sqlite3.DatabaseError, UnicodeDecodeError)  # a damaged schema can break the library's own message
    return (*known, cipher.DatabaseError) if cipher else known


def complaints() -> tuple[type[Exception], ...]:
    """What work on a case may complain with: gavah's own words, the database's, the disk's."""
    return (GavahError, OSError, *faults())


_CIPHER = "sqlcipher3.dbapi2"


def _driver(key: str) -> Any:  # noqa: ANN401 - two libraries of one shape
    if not key:
        return sqlite3
    try:
        return import_module(_CIPHER)
    except ImportError as error:
        raise CaseError("this case is sealed, and the part that opens sealed cases is not installed", remedy='pip install "gavah[sealed]"') from error


def _unlock(db: sqlite3.Connection, key: str) -> None:
    """The key before anything else: whatever is read first would be read as a plain file."""
    if key:
        db.execute("PRAGMA cipher_log_level = NONE")  # it would write to stderr beside our own words
        db.execute(f"PRAGMA key = \"x'{bytes.fromhex(key).hex()}'\"")


def _open(path: Path, key: str) -> sqlite3.Connection:
    db: sqlite3.Connection = _driver(key).connect(path, isolation_level=None, timeout=BUSY_MS / 1000)
    _unlock(db, key)
    _write_ahead(db, path.parent)
    db.execute("PRAGMA synchronous = FULL")  # what was acknowledged outlives a power cut
    db.execute("PRAGMA secure_delete = ON")
    _tune(db)
    _migrate(db, path)
    return db


def _write_ahead(db: sqlite3.Connection, folder: Path) -> None:
    """WAL, which a file keeps once it has it. SQLite waits for nobody in this one change: programs that make a case together take turns."""
    if db.execute("PRAGMA journal_mode").fetchone() == ("wal",):
        return
    with one_at_a_time(folder):
        db.execute("PRAGMA journal_mode = WAL")


def _open_to_read(path: Path, key: str) -> sqlite3.Connection:
    """On a disc or in a folder where nothing may be written: the same case, to look at and to ask."""
    settled = not path.with_name(f"{FILE}-wal").exists()  # nothing beside the file waits to be written into it
    address = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if settled else ''}"
    db: sqlite3.Connection = _driver(key).connect(address, uri=True, isolation_level=None)
    _unlock(db, key)
    _tune(db)
    db.execute("PRAGMA query_only = ON")
    if _check_known(db, path) != {number for number, _ in _migrations()}:
        raise CaseError("the case is of an earlier version and nothing may be written here", where=str(path), remedy="copy it to where you may write")
    return db


def _tune(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA temp_store = MEMORY")
    db.execute("PRAGMA cache_size = -32000")  # 32 MB


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def is_read_only(db: sqlite3.Connection) -> bool:
    """Was the case opened where nothing may be written?"""
    return bool(db.execute("PRAGMA query_only").fetchone()[0])


@contextmanager
def temporary_tables(db: sqlite3.Connection) -> Iterator[None]:
    """Tables in memory may be made within, also where the case is only read: its file is open for reading alone."""
    read_only = is_read_only(db)
    db.execute("PRAGMA query_only = OFF")
    try:
        yield
    finally:
        if read_only:
            db.execute("PRAGMA query_only = ON")


def as_case_error(error: Exception, path: Path) -> CaseError:
    """The database's complaint in a person's words."""
    words = str(error)
    remedy = "restore a backup, or add the reports to a new case"
    if "full" in words or "disk I/O" in words:
        remedy = "see that the disk has space and works, then run the same command again; nothing stored so far is lost"
    elif "locked" in words or "busy" in words:
        remedy = "another gavah is writing to this case; wait until it is done and run the same command again"
    elif "readonly" in words or "read-only" in words or "unable to open" in words:
        remedy = "check that you may write to this folder"
    return CaseError(f"the case cannot be used ({words})", where=str(path), remedy=remedy)


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All of it or nothing; nested use joins the outer transaction."""
    if db.in_transaction:
        yield db
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        yield db
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


@contextmanager
def glance(db: sqlite3.Connection) -> Iterator[None]:
    """All that is read inside is of one moment, whoever writes meanwhile; nested use joins the outer transaction."""
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN")
    try:
        yield
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise CaseError(f"the case folder cannot be made ({error.strerror})", where=str(folder), remedy="name another folder with --case") from error


def _migrations() -> list[tuple[int, str]]:
    folder = resources.files("gavah.casefile") / "migrations"
    scripts = sorted(item.name for item in folder.iterdir() if item.name.endswith(".sql"))
    return [(int(name[:4]), (folder / name).read_text(encoding="utf-8")) for name in scripts]


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _applied(db: sqlite3.Connection) -> set[int]:
    """The numbers of the migrations that the case has seen. The first cases kept only the greatest."""
    try:
        return {number for (number,) in db.execute("SELECT number FROM migration")}
    except faults() as error:
        if "no such table" not in str(error):
            raise
        return set(range(1, _version(db) + 1))


def _check_known(db: sqlite3.Connection, path: Path) -> set[int]:
    """The migrations the case has seen; raises `CaseError` if this program does not know one of them."""
    known, applied = {number for number, _ in _migrations()}, _applied(db)
    if _version(db) > max(known) or not applied <= known:
        newest = max(_version(db), *applied)
        raise CaseError(f"the case is of version {newest}, this gavah knows {max(known)}", where=str(path), remedy="install a newer gavah")
    return applied


def _migrate(db: sqlite3.Connection, path: Path) -> None:
    """Apply what is missing, each migration in one transaction; two programs at once wait for each other.

    Numbers may leave gaps, and one that a later version brings between two others is applied to cases that have the later of them.
    """
    if _check_known(db, path) == {number for number, _ in _migrations()}:
        return
    with transaction(db):
        applied = _applied(db)
        db.execute("CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY)")
        db.executemany("INSERT OR IGNORE INTO migration (number) VALUES (?)", [(number,) for number in applied])
    for number, script in _migrations():
        with transaction(db):
            if number in _applied(db):
                continue
            for statement in _statements(script):
                db.execute(statement)
            db.execute("INSERT INTO migration (number) VALUES (?)", (number,))
            db.execute(f"PRAGMA user_version = {max(number, _version(db))}")


def schema_differences(db: sqlite3.Connection) -> Iterator[str]:
    """Names of tables, indexes and triggers that are not as the migrations make them. Migrations may have come in another order: words are compared,
    not their places."""
    held, right = _schema(db), _right_schema()
    yield from sorted(name for name in held.keys() | right.keys() if held.get(name) != right.get(name))


@cache
def _right_schema() -> Mapping[str, tuple[str, str, list[str]]]:
    """As the migrations of this program make it: the same for every case."""
    anew = sqlite3.connect(":memory:", isolation_level=None)
    anew.execute("CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY)")
    for _, script in _migrations():
        for statement in _statements(script):
            anew.execute(statement)
    right = _schema(anew)
    anew.close()
    return right


def _schema(db: sqlite3.Connection) -> dict[str, tuple[str, str, list[str]]]:
    rows = db.execute("SELECT name, type, tbl_name, coalesce(sql, '') FROM sqlite_master").fetchall()
    return {name: (kind, table, sorted(re.findall(r"\w+|\W", sql))) for name, kind, table, sql in rows}


def _statements(script: str) -> Iterator[str]:
    """The script's statements one by one (`executescript` would commit in between)."""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
