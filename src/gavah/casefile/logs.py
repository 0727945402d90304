"""Does a log still say what it said? Entries, bodies, leaves, tree and signed checkpoints, recomputed."""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence

import msgspec

from gavah.casefile import tree
from gavah.custody.note import Checkpoint, Key, read_checkpoint, read_note
from gavah.custody.tree import HASH_BYTES, Frontier, ProofError, leaf_hash
from gavah.model import Entry, canonical

_OWN = "SELECT seq, kind, subject, line, salt, body FROM entry LEFT JOIN entry_body USING (seq) ORDER BY seq"
_PEERS = "SELECT seq, kind, subject, line, salt, body FROM peer_entry LEFT JOIN peer_body USING (log, seq) WHERE log = ? ORDER BY seq"
_ENTRY = msgspec.json.Decoder(Entry)


def broken(db: sqlite3.Connection, log: str, key: Key | None, *, own: bool = True) -> Iterator[str]:
    """What does not hold in `log`, one sentence each, naming the entry. `own`: the case's own, whose bodies only an erasure may have taken."""
    of = "" if own else f" of the log {log[:8]}"
    rows = db.execute(_OWN) if own else db.execute(_PEERS, (log,))
    held, computed, gone = tree.leaves(db, log), [], []
    for expected, (seq, kind, subject, line, salt, body) in enumerate(rows):
        if seq != expected:
            yield f"entry {expected}{of} is missing"
            break
        if not isinstance(line, bytes):
            yield f"entry {seq}{of} cannot be read"
            line = str(line).encode("utf-8", "replace")
        leaf = leaf_hash(line)
        computed.append(leaf)
        if seq >= len(held) or held[seq] != leaf:
            yield f"entry {seq}{of} is not the one whose leaf was kept"
        yield from _entry(log, seq, (kind, subject), line, salt, body, of)
        if body is None:
            gone.append(seq)
    if own:
        yield from _without_a_word(db, gone)
    yield from _tree(db, log, key, held, computed, of)


def _entry(log: str, seq: int, columns: tuple[str, str], line: bytes, salt: bytes, body: bytes | None, of: str) -> Iterator[str]:
    try:
        entry = _ENTRY.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        yield f"entry {seq}{of} cannot be read"
        return
    if entry.seq != seq or entry.log != log or (entry.kind, entry.on) != columns:
        yield f"the columns of entry {seq}{of} are not those of the entry"
    made = canonical(entry)
    if made != line:
        yield f"entry {seq}{of} is not in canonical form from byte {_first_difference(made, line)} on"
    if body is not None and not _is_committed(entry, salt, body):
        yield f"the body of entry {seq}{of} is not the one it was appended with"


def _is_committed(entry: Entry, salt: object, body: object) -> bool:
    return isinstance(salt, bytes) and isinstance(body, bytes) and hashlib.sha256(salt + body).hexdigest() == entry.body


def _first_difference(one: bytes, other: bytes) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _without_a_word(db: sqlite3.Connection, gone: Sequence[int]) -> Iterator[str]:
    """Bodies that are gone though no erasure says so."""
    said = erased_entries(db)
    for seq in gone:
        if seq not in said:
            yield f"the body of entry {seq} is gone, and no erasure says so"


def erased_entries(db: sqlite3.Connection) -> set[int]:
    """The numbers of own entries whose bodies an erasure destroyed."""
    rows = db.execute("SELECT body FROM entry JOIN entry_body USING (seq) WHERE kind = 'erase'")
    return {seq for (body,) in rows if isinstance(body, bytes) for seq in msgspec.json.decode(body).get("entries", [])}


def _tree(db: sqlite3.Connection, log: str, key: Key | None, held: Sequence[bytes], computed: Sequence[bytes], of: str) -> Iterator[str]:
    """The tree over the entries is the one kept, and every signed checkpoint is of it."""
    try:
        head = tree.head(db, log)
    except (ProofError, TypeError) as error:
        yield f"the right edge of the tree{of} cannot be read ({error})"
        return
    if key is None:
        yield f"the log{of} has no key"
        return
    if len(held) != len(computed) or any(len(leaf) != HASH_BYTES for leaf in held):
        yield f"the tree{of} has {len(held)} leaves for {len(computed)} entries"
    yield from checkpoints(computed, head.edge, [*tree.kept(db, log), head.note], log, key, of)


def checkpoints(computed: Sequence[bytes], stored: Frontier, notes: Sequence[str], log: str, key: Key, of: str = "") -> Iterator[str]:
    """Every one of `notes` is signed and of the tree over `computed` (leaf hashes); the last is of all of it."""
    edge = Frontier()
    good = 0
    for note in notes:
        try:
            point = _signed(note, log, key)
        except ProofError as error:
            yield f"a checkpoint of the log{of} does not hold: {error}"
            continue
        if point.size > len(computed):
            yield f"the log{of} was signed with {point.size} entries, and holds {len(computed)}"
            continue
        edge = edge.extended(computed[edge.size : point.size]) if point.size >= edge.size else Frontier().extended(computed[: point.size])
        if edge.root != point.root:
            yield f"the log{of} is not the one signed at {point.size} entries: something from entry {good} to {point.size - 1} is not as it was"
            continue
        good = point.size
    if edge.size != len(computed):
        yield f"the last checkpoint{of} is not of the whole log"
    elif edge != stored:
        yield f"the right edge of the tree{of} is not that of its leaves"


def _signed(note: str, log: str, key: Key) -> Checkpoint:
    read = read_note(note)
    if read.signed_by(key) is None:
        raise ProofError("it is not signed by the log's key")
    point = read_checkpoint(read.text)
    if point.origin != log:
        raise ProofError("it is of another log")
    return point
