"""Events, witnesses, links and copies: views, replaced as a whole whenever they are computed anew."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from gavah.casefile.state import moved
from gavah.model import Copy, Event, Link, Linkage, Witness

_TABLES = ("event", "event_claim", "witness", "witness_claim", "link", "copy")


def put_linkage(db: sqlite3.Connection, parts: Iterable[Linkage]) -> None:
    """Replace the case's linkage by the one that `parts` make together, inside the caller's transaction; one part is held at a time."""
    for table in _TABLES:
        db.execute(f"DELETE FROM {table}")
    for part in parts:
        _put_part(db, part)
    moved(db)
    from gavah.casefile import spots  # loads the figures room, which most commands do without

    spots.fill(db)


WHOLE = "every row"
"""What the digest of a linking is of, as its entry says. The first cases had one of event ids and links alone."""

_ORDERED = (
    "SELECT id, type, earliest, latest, body FROM event ORDER BY id",
    "SELECT claim, event FROM event_claim ORDER BY claim, event",
    "SELECT id, root, body FROM witness ORDER BY id",
    "SELECT claim, witness FROM witness_claim ORDER BY claim, witness",
    "SELECT left, right, verdict, body FROM link ORDER BY left, right",
    "SELECT original, copy, body FROM copy ORDER BY original, copy, body",
)


def digest(db: sqlite3.Connection) -> str:
    """SHA-256 over every row that a linking gave, in the order of their ids."""
    made = hashlib.sha256()
    for query in _ORDERED:
        for row in db.execute(query):
            made.update(msgspec.json.encode(row) + b"\n")
    return made.hexdigest()


def is_empty(db: sqlite3.Connection) -> bool:
    """Is there nothing: never linked, or taken away by an erasure?"""
    return not any(db.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() for table in _TABLES)


def _put_part(db: sqlite3.Connection, linkage: Linkage) -> None:
    db.executemany("INSERT INTO event (id, type, earliest, latest, body) VALUES (?, ?, ?, ?, ?)", map(_event_row, linkage.events))
    db.executemany("INSERT INTO event_claim (claim, event) VALUES (?, ?)", ((c, e.id) for e in linkage.events for c in e.claims))
    db.executemany("INSERT INTO witness (id, root, body) VALUES (?, ?, ?)", ((w.id, w.root, _json(w)) for w in linkage.witnesses))
    db.executemany("INSERT OR IGNORE INTO witness_claim (claim, witness) VALUES (?, ?)", ((c, w.id) for w in linkage.witnesses for c in w.claims))
    db.executemany(
        "INSERT OR REPLACE INTO link (left, right, verdict, body) VALUES (?, ?, ?, ?)",
        ((link.left, link.right, link.verdict, _json(link)) for link in linkage.links),
    )
    db.executemany("INSERT INTO copy (original, copy, body) VALUES (?, ?, ?)", ((c.original, c.copy, _json(c)) for c in linkage.copies))


def _json(value: msgspec.Struct) -> str:
    return msgspec.json.encode(value).decode()


def _event_row(event: Event) -> tuple[str, str, str | None, str | None, str]:
    first, last = (day.isoformat() if day else None for day in (event.earliest, event.latest))
    return event.id, event.type, first, last, _json(event)


def events(db: sqlite3.Connection) -> Iterator[Event]:
    """All events, by first day and id; those without a day last."""
    for (body,) in db.execute("SELECT body FROM event ORDER BY earliest IS NULL, earliest, id"):
        yield msgspec.json.decode(body, type=Event)


def events_where(db: sqlite3.Connection, where: str, values: Sequence[object] = ()) -> Iterator[Event]:
    """Events with a current claim for which `where` holds, by id."""
    held = f"SELECT event FROM event_claim JOIN claim ON claim.id = event_claim.claim WHERE current = 1 AND ({where})"
    for (body,) in db.execute(f"SELECT body FROM event WHERE id IN ({held}) ORDER BY id", values):
        yield msgspec.json.decode(body, type=Event)


def events_of(db: sqlite3.Connection, claims: Iterable[str]) -> list[Event]:
    """The events that hold any of `claims`, each once."""
    found: dict[str, Event] = {}
    for claim in claims:
        for (body,) in db.execute("SELECT body FROM event JOIN event_claim ON event.id = event_claim.event WHERE claim = ?", (claim,)):
            event = msgspec.json.decode(body, type=Event)
            found[event.id] = event
    return list(found.values())


def witnesses(db: sqlite3.Connection) -> Iterator[Witness]:
    """All witnesses by root and id."""
    for (body,) in db.execute("SELECT body FROM witness ORDER BY root, id"):
        yield msgspec.json.decode(body, type=Witness)


def witness_claims(db: sqlite3.Connection) -> Iterator[Witness]:
    """All witnesses with their claims alone, not how each leads to the root: of a hundred thousand claims that is most of what is stored."""
    for (body,) in db.execute("SELECT body FROM witness ORDER BY root, id"):
        slim = msgspec.json.decode(body, type=_Claims)
        yield Witness(id=slim.id, root=slim.root, claims=slim.claims, reports=())


class _Claims(msgspec.Struct, frozen=True):
    id: str
    root: str
    claims: tuple[str, ...]


def witness_of(db: sqlite3.Connection, claim: str) -> Witness | None:
    """The witness a claim goes back to."""
    row = db.execute("SELECT body FROM witness JOIN witness_claim ON witness.id = witness_claim.witness WHERE claim = ?", (claim,)).fetchone()
    return msgspec.json.decode(row[0], type=Witness) if row else None


def witness(db: sqlite3.Connection, name: str) -> Witness | None:
    """One witness by id."""
    row = db.execute("SELECT body FROM witness WHERE id = ?", (name,)).fetchone()
    return msgspec.json.decode(row[0], type=Witness) if row else None


def links_of(db: sqlite3.Connection, claim: str) -> list[Link]:
    """Every judgement that touches `claim`."""
    rows = db.execute('SELECT body FROM link WHERE "left" = ? UNION SELECT body FROM link WHERE "right" = ?', (claim, claim))
    return [msgspec.json.decode(body, type=Link) for (body,) in rows]


def proven_links(db: sqlite3.Connection) -> list[Link]:
    """The judgements marked as proven."""
    rows = db.execute("SELECT body FROM link WHERE json_extract(body, '$.proven') = 1")
    return [msgspec.json.decode(body, type=Link) for (body,) in rows]


def copies(db: sqlite3.Connection, report: str | None = None) -> list[Copy]:
    """All copies, or those that touch `report`."""
    where, values = ("original = ? OR copy = ?", (report, report)) if report else ("1", ())
    return [msgspec.json.decode(body, type=Copy) for (body,) in db.execute(f"SELECT body FROM copy WHERE {where} ORDER BY seq", values)]
