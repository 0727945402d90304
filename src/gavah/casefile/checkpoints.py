"""Checkpoints shown to others: kept, exported, proven, countersigned, timestamped. Everything goes out and comes back as a file."""

import secrets
from datetime import UTC, datetime
from pathlib import Path

from gavah.casefile import ledger, signing, tree
from gavah.casefile.case import Case
from gavah.casefile.outside import check_outside
from gavah.custody.note import Checkpoint, Key, Note, read_checkpoint, read_note
from gavah.custody.proofs import GrowthProof, LeafProof
from gavah.custody.stamps import Stamp, query, read_stamp, stamp_body
from gavah.custody.tree import EMPTY_ROOT, ProofError, consistency_proof, inclusion_proof, root_of
from gavah.model import InputError

_NONCE_BITS = 63


def key_of(case: Case) -> Key:
    """The public key of the case's log. Raises `InputError` where an earlier version's case has none yet."""
    key = signing.own_key(case.db)
    if key is None:
        raise InputError("this case has no key yet", where=str(case.folder), remedy="open it once where it may be written")
    return key


def checkpoint(case: Case) -> str:
    """The signed checkpoint of the log as it is now; kept, so that later it is proof of what was shown."""
    head = tree.head(case.db, case.origin)
    if not case.read_only:
        with case.writing():
            rows = case.db.execute("SELECT note FROM checkpoint WHERE log = ? AND size = ?", (case.origin, head.edge.size)).fetchall()
            if not rows:
                tree.keep(case.db, case.origin, head.edge.size, head.note)
            return str(rows[0][0]) if rows else head.note
    return head.note


def prove_leaf(case: Case, seq: int) -> LeafProof:
    """That entry `seq` stands in the log of the present checkpoint. Raises `ProofError` if there is no such entry."""
    note = checkpoint(case)
    return LeafProof(seq, tuple(inclusion_proof(seq, tree.leaves(case.db, case.origin, read_checkpoint(note).size))), note)


def prove_growth(case: Case, old: int) -> GrowthProof:
    """That the log of the present checkpoint begins with its first `old` entries as they were."""
    note = checkpoint(case)
    return GrowthProof(old, tuple(consistency_proof(old, tree.leaves(case.db, case.origin, read_checkpoint(note).size))), note)


def take_back(case: Case, words: str, countersigner: Key | None = None) -> int:
    """Keep the signatures that others put under a checkpoint of this log. Returns how many are new.

    Raises `ProofError` if it is no checkpoint of this log as it stands, or if `countersigner` has not signed it.
    """
    note = read_note(words)
    point = read_checkpoint(note.text)
    own = _own_checkpoint(case, point)
    if note.signed_by(key_of(case)) is None:
        raise ProofError("the checkpoint is not signed by this log's key")
    if countersigner is not None and not (note.signed_by(countersigner) or note.signed_by(countersigner.cosigning())):
        raise ProofError(f"{countersigner.name} has not signed this checkpoint")
    whole = own.with_signatures(note.signatures)
    with case.writing():
        tree.keep(case.db, case.origin, point.size, whole.encoded())
        new = len(whole.signatures) - len(own.signatures)
        if new:
            names = [one.name for one in whole.signatures[len(own.signatures) :]]
            case.append([ledger.Draft(kind="countersigned", on=case.origin, body={"size": point.size, "by": names})])
    return new


def _own_checkpoint(case: Case, point: Checkpoint) -> Note:
    """The kept note of this size, or one without signatures; raises `ProofError` unless `point` is of this log as it stands."""
    if point.origin != case.origin:
        raise ProofError("this is a checkpoint of another log", where=point.origin)
    if point.size > tree.head(case.db, case.origin).edge.size or root_of(tree.leaves(case.db, case.origin, point.size)) != point.root:
        raise ProofError("this checkpoint is not of this log as it stands", where=f"{point.size} entries")
    row = case.db.execute("SELECT note FROM checkpoint WHERE log = ? AND size = ?", (case.origin, point.size)).fetchone()
    return read_note(row[0]) if row else Note(point.text())


def countersign(case: Case, words: str, key: Key, growth: GrowthProof | None = None) -> str:
    """Another log's checkpoint with this desk's countersignature, after the signature of `key` and growth out of the last one were checked.

    Raises `ProofError` where it does not hold. The day's first second is signed as the time: no entry carries a clock time.
    """
    note = read_note(words)
    point = read_checkpoint(note.text)
    if note.signed_by(key) is None or key.name != point.origin:
        raise ProofError("the checkpoint is not signed by the key that was given")
    last = tree.kept(case.db, point.origin)
    if last:
        _check_growth(read_checkpoint(read_note(last[-1]).text), point, key, growth)
    midnight = int(datetime(case.day.year, case.day.month, case.day.day, tzinfo=UTC).timestamp())
    signed = note.with_signatures([case.desk.cosigned(note.text, midnight)]).encoded()
    body = {"log": point.origin, "size": point.size, "root": point.root.hex()}
    with case.writing():
        tree.keep(case.db, point.origin, point.size, signed)
        case.append([ledger.Draft(kind="countersign", on=point.origin, body=body)])
    return signed


def _check_growth(last: Checkpoint, point: Checkpoint, key: Key, growth: GrowthProof | None) -> None:
    if last == point:
        return
    if point.size <= last.size:
        raise ProofError(f"a checkpoint of {last.size} entries was countersigned before; this one is another, of {point.size}")
    if growth is None or growth.old != last.size:
        raise ProofError(f"what shows that the log grew out of the one countersigned last is missing; ask for `gavah log prove --from {last.size}`")
    if read_checkpoint(read_note(growth.checkpoint).text) != point:
        raise ProofError("the proof is of another checkpoint")
    growth.check(last.root if last.size else EMPTY_ROOT, [key])


def request_stamp(case: Case, folder: Path) -> tuple[Path, Path]:
    """Write the present checkpoint, which is what is stamped, and an RFC 3161 request for it into `folder`.

    Returns both files. Raises `Refused` for a folder in the case.
    """
    check_outside(case.folder, folder)
    note = checkpoint(case)
    file = folder / f"checkpoint-{read_checkpoint(note).size}.txt"
    folder.mkdir(parents=True, exist_ok=True)
    file.write_bytes(note.encode())
    request = file.with_suffix(".tsq")
    request.write_bytes(query(note.encode(), secrets.randbits(_NONCE_BITS)))
    return file, request


def keep_stamp(case: Case, stamped: bytes, answer: bytes) -> Stamp:
    """Keep an answer to a request: `stamped` is the checkpoint file it is of. Raises `ProofError` if it is of something else."""
    said = read_stamp(answer, stamped)
    try:
        point = read_checkpoint(read_note(stamped.decode()).text)
    except UnicodeDecodeError as error:
        raise ProofError("what was stamped is no checkpoint") from error
    _own_checkpoint(case, point)
    with case.writing():
        row = (case.origin, point.size, said.kind, case.day.isoformat(), stamped, answer)
        case.db.execute("INSERT INTO stamp (log, size, kind, day, stamped, answer) VALUES (?, ?, ?, ?, ?, ?)", row)
        case.append([ledger.Draft(kind="stamped", on=case.origin, body=stamp_body(point.size, said, stamped, answer))])
    return said


def stamps(case: Case) -> list[tuple[int, str, bytes, bytes]]:
    """Kept timestamps: size, kind, what was stamped, the answer."""
    return case.db.execute("SELECT size, kind, stamped, answer FROM stamp WHERE log = ? ORDER BY size, kind", (case.origin,)).fetchall()
