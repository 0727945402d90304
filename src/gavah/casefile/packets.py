"""Opened packets on their shelf: which sets and parts have come, what is missing, and what each set brought."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from gavah.field.hands import hand_of
from gavah.field.manifest import CONSENTS, signed_words
from gavah.field.packet import Packet, PacketRefused

Came = Literal["new", "again"]
FRAME = frozenset({"version", "set", "part", "parts", "consent"})
"""What stays of a manifest whose words are erased."""


class PacketSet(msgspec.Struct, frozen=True):
    """A set as the case knows it. `manifest`: the bytes of the part that came first."""

    id: str
    parts: int
    manifest: bytes
    hand: str
    consent: str
    day: str
    whole: bool


class Brought(msgspec.Struct, frozen=True):
    """One thing a set brought: its text (number 0) or an attachment, and the report it became ("" if none)."""

    set: str
    number: int
    media_type: str
    size: int
    sha256: str
    report: str = ""


def put_part(db: sqlite3.Connection, packet: Packet, day: str) -> Came:
    """Note that a part has come; "again" if it had. Raises `PacketRefused` where it belies what came before of its set."""
    manifest = packet.manifest
    signed, body = hashlib.sha256(signed_words(packet.raw)).hexdigest(), hashlib.sha256(packet.body).hexdigest()
    hand = hand_of(manifest, packet.raw)
    row = db.execute("SELECT signed, hand FROM packet_set WHERE id = ?", (manifest.set,)).fetchone()
    if row is None:
        values = (manifest.set, manifest.parts, packet.raw, signed, hand, manifest.consent, day)
        db.execute("INSERT INTO packet_set (id, parts, manifest, signed, hand, consent, day) VALUES (?, ?, ?, ?, ?, ?, ?)", values)
    elif not row[0]:
        return "again"  # how it came is forgotten; what it brought is here, or was erased
    elif tuple(row) != (signed, hand):
        raise PacketRefused("belies an earlier part of its set: another text, other attachments or another hand", remedy=_BELIED)
    held = db.execute("SELECT sha256 FROM packet_part WHERE set_id = ? AND part = ?", (manifest.set, manifest.part)).fetchone()
    if held is None:
        db.execute("INSERT INTO packet_part (set_id, part, sha256) VALUES (?, ?, ?)", (manifest.set, manifest.part, body))
    elif held[0] != body:
        raise PacketRefused(f"belies the part {manifest.part:,} that came before it", remedy=_BELIED)
    return "new" if held is None else "again"


_BELIED = "keep both files and ask whoever sent them; what came first stands"


def packet_set(db: sqlite3.Connection, set_id: str) -> PacketSet | None:
    """The set with this id."""
    return next(_sets(db, "id = ?", (set_id,)), None)


def packet_sets(db: sqlite3.Connection) -> Iterator[PacketSet]:
    """All sets by id."""
    return _sets(db, "1", ())


def _sets(db: sqlite3.Connection, where: str, values: Sequence[object]) -> Iterator[PacketSet]:
    query = f"SELECT id, parts, manifest, hand, consent, day, whole FROM packet_set WHERE {where} ORDER BY id"
    for id_, parts, manifest, hand, consent, day, whole in db.execute(query, values):
        yield PacketSet(id=id_, parts=parts, manifest=manifest, hand=hand, consent=consent, day=day, whole=bool(whole))


def part_digests(db: sqlite3.Connection, set_id: str) -> dict[int, str]:
    """Part → SHA-256 of its share, for the parts that have come, in order."""
    return dict(db.execute("SELECT part, sha256 FROM packet_part WHERE set_id = ? ORDER BY part", (set_id,)))


def keep_frame(db: sqlite3.Connection, set_id: str) -> None:
    """The manifest keeps its frame alone: the packet is known when it comes again, and says nothing."""
    row = db.execute("SELECT manifest FROM packet_set WHERE id = ?", (set_id,)).fetchone()
    frame = {name: value for name, value in msgspec.json.decode(row[0]).items() if name in FRAME}
    db.execute("UPDATE packet_set SET manifest = ? WHERE id = ?", (msgspec.json.encode(frame), set_id))


def forget_arrival(db: sqlite3.Connection, set_id: str) -> None:
    """Of a whole set only its frame and the consent of its sender stay: neither the day, nor the hand, nor what its parts could be known by."""
    keep_frame(db, set_id)
    db.execute("UPDATE packet_set SET signed = '', hand = '', day = '' WHERE id = ?", (set_id,))
    db.execute("DELETE FROM packet_part WHERE set_id = ?", (set_id,))


def spare_parts(db: sqlite3.Connection, digests: Iterable[str]) -> list[str]:
    """Those shares of parts that nothing stands on any more: no set still waits for them, no set brought them, no report or photo is made of them."""
    used = (
        "SELECT 1 FROM packet_part JOIN packet_set ON id = set_id WHERE sha256 = ?1 AND whole = 0 UNION ALL"
        " SELECT 1 FROM packet_item WHERE sha256 = ?1 UNION ALL SELECT 1 FROM report WHERE sha256 = ?1"
        " UNION ALL SELECT 1 FROM media WHERE sha256 = ?1"
    )
    return [digest for digest in sorted(set(digests)) if db.execute(used, (digest,)).fetchone() is None]


def missing(db: sqlite3.Connection) -> dict[str, list[int]]:
    """Set → the parts that have not come, for sets that are not whole."""
    found = {}
    for each in _sets(db, "whole = 0", ()):
        held = part_digests(db, each.id)
        if absent := [part for part in range(1, each.parts + 1) if part not in held]:
            found[each.id] = absent
    return found


def put_whole(db: sqlite3.Connection, set_id: str, brought: Sequence[Brought]) -> None:
    """The set is whole and brought this."""
    rows = [(each.set, each.number, each.media_type, each.size, each.sha256, each.report or None) for each in brought]
    db.executemany("INSERT OR REPLACE INTO packet_item (set_id, number, media_type, size, sha256, report) VALUES (?, ?, ?, ?, ?, ?)", rows)
    db.execute("UPDATE packet_set SET whole = 1 WHERE id = ?", (set_id,))


def set_report(db: sqlite3.Connection, set_id: str, number: int, report: str) -> None:
    """What the set brought under `number` has become `report`."""
    db.execute("UPDATE packet_item SET report = ? WHERE set_id = ? AND number = ?", (report, set_id, number))


def brought(db: sqlite3.Connection, set_id: str) -> list[Brought]:
    """Text and attachments of a set."""
    query = "SELECT set_id, number, media_type, size, sha256, coalesce(report, '') FROM packet_item WHERE set_id = ? ORDER BY number"
    return [Brought(*row) for row in db.execute(query, (set_id,))]


def consent_of(db: sqlite3.Connection, report: str) -> str:
    """The consent that the sender of a report gave; "" where it came in no packet. The narrowest, where several sent it."""
    rows = db.execute("SELECT consent FROM packet_item JOIN packet_set ON packet_set.id = set_id WHERE report = ?", (report,)).fetchall()
    return min((row[0] for row in rows), key=CONSENTS.index, default="")
