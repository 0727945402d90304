"""Other desks: who they are to this one, and the verified copies of their logs."""

import sqlite3
from collections.abc import Iterator

import msgspec

from gavah.casefile.case import Case
from gavah.casefile.checkpoints import key_of
from gavah.casefile.keys import EXCHANGE_KEY
from gavah.casefile.packages import recipient_of
from gavah.custody.note import Key
from gavah.field.paper import new_identity
from gavah.field.paper import recipient_of as sealed_to
from gavah.model import InputError


class Peer(msgspec.Struct, frozen=True):
    """Another desk: the origin of its log, what it is called here, its key, what is sealed to it."""

    log: str
    name: str
    key: str
    recipient: str


class Fork(msgspec.Struct, frozen=True):
    """Two signed checkpoints of one log that cannot both be true; `settled`: the day a person decided, "" until then."""

    log: str
    day: str
    held: str
    came: str
    settled: str


def identity(case: Case) -> str:
    """What opens packages for this desk; made at first use."""
    held = case.keys.get(EXCHANGE_KEY)
    if held is None:
        held = new_identity().encode()
        case.keys.put(EXCHANGE_KEY, held)
    return held.decode()


def card(case: Case) -> str:
    """What this desk gives to others, in one line: its log's key and what packages are sealed to."""
    return f"{key_of(case).encoded()} {sealed_to(identity(case))}"


def meet(case: Case, words: str, name: str) -> Peer:
    """Know another desk by its card. Raises `InputError` if it is this one, or known with another key."""
    key, _, recipient = words.strip().partition(" ")
    known = Key.decoded(key)
    recipient_of(recipient)
    if known.name == case.origin:
        raise InputError("this is the card of this desk itself")
    held = peer(case.db, known.name)
    if held is not None and held.key != key:
        raise InputError("this log is known here with another key", where=known.name, remedy="ask that desk in person; one of the two cards is false")
    made = Peer(known.name, name, key, recipient)
    with case.writing():
        case.db.execute("INSERT OR REPLACE INTO peer (log, name, key, recipient) VALUES (?, ?, ?, ?)", msgspec.structs.astuple(made))
    return made


def peers(db: sqlite3.Connection) -> list[Peer]:
    """All desks known here, by name."""
    return [Peer(*row) for row in db.execute("SELECT log, name, key, recipient FROM peer ORDER BY name, log")]


def peer(db: sqlite3.Connection, log: str) -> Peer | None:
    """The desk with this log."""
    row = db.execute("SELECT log, name, key, recipient FROM peer WHERE log = ?", (log,)).fetchone()
    return Peer(*row) if row else None


def called(case: Case, words: str) -> Peer:
    """The one desk that is called so, or whose log begins so. Raises `InputError`."""
    known = peers(case.db)
    found = [one for one in known if one.name == words] or [one for one in known if one.log.startswith(words)]
    if len(found) != 1:
        raise InputError(f"{'no desk is' if not found else 'several desks are'} known as {words!r}", remedy="`gavah exchange peers` lists them")
    return found[0]


def forks(db: sqlite3.Connection) -> Iterator[Fork]:
    """Every fork that was seen."""
    for row in db.execute("SELECT log, day, held, came, settled FROM fork ORDER BY log, day"):
        yield Fork(*row)


def is_forked(db: sqlite3.Connection, log: str) -> bool:
    """Is there a fork of `log` that nobody has decided on?"""
    return db.execute("SELECT 1 FROM fork WHERE log = ? AND settled = ''", (log,)).fetchone() is not None


def settle(case: Case, log: str) -> None:
    """A person decides that what is held of `log` is its true course; the proof stays."""
    from gavah.casefile.ledger import Draft

    with case.writing():
        case.db.execute("UPDATE fork SET settled = ? WHERE log = ? AND settled = ''", (case.day.isoformat(), log))
        case.append([Draft(kind="fork", on=log, body={"settled": True})])
