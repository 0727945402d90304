"""A log as plain files, for whoever wants to check it without this program, and the check of such a folder with it.

entries.jsonl      one entry a line, in canonical form; its leaf is SHA-256(0x00 ‖ the line without its newline)
leaves.txt         those hashes in hex, one a line
checkpoint.txt     the signed checkpoint of all of it
checkpoints/       earlier ones that were shown to somebody, with their countersignatures; timestamps beside them
key.txt            the key that signs, as notes know it; key.pem the same for openssl, with signed.txt and signature.bin
SHA256SUMS         of all these files, for `sha256sum -c`
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from gavah.casefile import tree
from gavah.casefile.case import Case
from gavah.casefile.checkpoints import checkpoint, key_of, stamps
from gavah.casefile.logs import checkpoints
from gavah.casefile.outside import check_outside
from gavah.custody.note import Key, read_checkpoint, read_note
from gavah.custody.stamps import read_stamp
from gavah.custody.tree import Frontier, ProofError, leaf_hash
from gavah.model import Entry, InputError, canonical

MARK = "entries.jsonl"
SUMS = "SHA256SUMS"
_STAMPED = "-stamped-"


def export(case: Case, folder: Path) -> int:
    """Write the log of `case` into `folder`, which must be new or empty. Bodies stay in the case. Returns the number of entries."""
    check_outside(case.folder, folder)
    if folder.exists() and any(folder.iterdir()):
        raise InputError("this folder holds something already", where=str(folder), remedy="name a new one")
    note, key = checkpoint(case), key_of(case)
    size = read_checkpoint(note).size
    (folder / "checkpoints").mkdir(parents=True)
    with (folder / MARK).open("wb") as file:
        for (line,) in case.db.execute("SELECT line FROM entry WHERE seq < ? ORDER BY seq", (size,)):
            file.write(line + b"\n")
    (folder / "leaves.txt").write_text("".join(f"{leaf.hex()}\n" for leaf in tree.leaves(case.db, case.origin, size)), encoding="ascii")
    _write_notes(case, folder, note)
    _write_key(folder, note, key)
    (folder / SUMS).write_text("".join(f"{digest}  {name}\n" for name, digest in _sums(folder).items()), encoding="utf-8")
    return size


def _write_notes(case: Case, folder: Path, note: str) -> None:
    (folder / "checkpoint.txt").write_bytes(note.encode())
    for kept in tree.kept(case.db, case.origin):
        (folder / "checkpoints" / f"{read_checkpoint(kept).size}.txt").write_bytes(kept.encode())
    for n, (size, kind, stamped, answer) in enumerate(stamps(case)):
        name = f"{size}{_STAMPED}{n}.txt"
        (folder / "checkpoints" / name).write_bytes(stamped)
        (folder / "checkpoints" / f"{name}.{'ots' if kind == 'ots' else 'tsr'}").write_bytes(answer)


def _write_key(folder: Path, note: str, key: Key) -> None:
    (folder / "key.txt").write_text(f"{key.encoded()}\n", encoding="utf-8")
    (folder / "key.pem").write_bytes(_pem(key))
    read = read_note(note)
    signature = read.signed_by(key)
    if signature is not None:
        (folder / "signed.txt").write_bytes(read.text.encode())
        (folder / "signature.bin").write_bytes(signature.data)


def _pem(key: Key) -> bytes:
    return Ed25519PublicKey.from_public_bytes(key.public).public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def signed_by(folder: Path, known: Key | None = None) -> str:
    """Whose log it says it is, in words. `known`: the key that the asker has from elsewhere."""
    try:
        key = Key.decoded((folder / "key.txt").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, ProofError):
        return "it has no key"
    if known == key:
        return f"signed with the key you gave: {key.words}"
    return f"signed by {key.words}, as the folder says itself: whether this is the desk you mean, only its key from elsewhere can tell (--key)"


def differences(folder: Path, *, known: Key | None = None) -> Iterator[str]:
    """What does not hold in an exported log: entries, leaves, root, signatures. Nothing but the folder is asked; `known`: the key it must have."""
    try:
        key = Key.decoded((folder / "key.txt").read_text(encoding="utf-8"))
        notes = [path.read_text(encoding="utf-8") for path in _numbered(folder / "checkpoints")]
        stamped = {path: path.read_bytes() for path in sorted((folder / "checkpoints").glob(f"*{_STAMPED}*.txt"))}
        lines = (folder / MARK).read_bytes().split(b"\n")
        kept = (folder / "leaves.txt").read_bytes().decode("ascii").split("\n")
        last = (folder / "checkpoint.txt").read_text(encoding="utf-8")
        openssl = ((folder / "signed.txt").read_bytes(), (folder / "signature.bin").read_bytes(), (folder / "key.pem").read_bytes())
    except (OSError, UnicodeDecodeError, ProofError) as error:
        yield f"the exported log cannot be read: {error}"
        return
    if known is not None and key != known:
        yield "the key of this log is not the one you know"
    if lines[-1]:
        yield f"{MARK} is cut short behind entry {len(lines) - 1}"
    leaves = []
    for seq, line in enumerate(lines[:-1]):
        leaves.append(leaf_hash(line))
        if seq >= len(kept) or kept[seq] != leaves[-1].hex():
            yield f"entry {seq} is not the one whose leaf was exported"
        yield from _line(key.name, seq, line)
    if kept[len(leaves) :] != [""]:
        yield f"leaves.txt has more or less than {len(leaves)} lines"
    told = [data.decode("utf-8", "replace") for data in stamped.values()]
    yield from checkpoints(leaves, Frontier().extended(leaves), [*notes, *told, last], key.name, key)
    for path, data in stamped.items():
        yield from _stamp(path, data)
    yield from _for_openssl(openssl, last, key)
    yield from _other_files(folder)


def _stamp(path: Path, data: bytes) -> Iterator[str]:
    """The timestamp beside a stamped checkpoint is one, and of these bytes."""
    answers = sorted(path.parent.glob(f"{path.name}.*"))
    if not answers:
        yield f"{path.name} was stamped, and its timestamp is missing"
    for answer in answers:
        try:
            read_stamp(answer.read_bytes(), data)
        except (OSError, ProofError) as error:
            yield f"{answer.name} does not hold: {error}"


def _other_files(folder: Path) -> Iterator[str]:
    """Each file is the one that was exported, and there is no other. An earlier export has no list of them."""
    if not (folder / SUMS).is_file():
        return
    lines = (folder / SUMS).read_bytes().decode("utf-8", "replace").splitlines()
    said, held = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}, _sums(folder)
    for name in sorted({*said, *held}):
        if name not in held:
            yield f"{name} is missing"
        elif name not in said:
            yield f"{name} was not exported with this log"
        elif said[name] != held[name]:
            yield f"{name} is not the file that was exported"


def _sums(folder: Path) -> dict[str, str]:
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / SUMS)
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def _numbered(folder: Path) -> list[Path]:
    return sorted((path for path in folder.glob("*.txt") if path.stem.isdigit()), key=lambda path: int(path.stem))


def _line(log: str, seq: int, line: bytes) -> Iterator[str]:
    try:
        entry = msgspec.json.decode(line, type=Entry)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        yield f"entry {seq} cannot be read"
        return
    if (entry.seq, entry.log) != (seq, log) or canonical(entry) != line:
        yield f"entry {seq} is not in canonical form, or not of this place in this log"


def _for_openssl(held: tuple[bytes, bytes, bytes], note: str, key: Key) -> Iterator[str]:
    """The three files for openssl say the same as the note."""
    try:
        signed = read_note(note).signed_by(key)
    except ProofError:
        return  # said already
    if signed is None or held != (read_note(note).text.encode(), signed.data, _pem(key)):
        yield "the files for openssl (key.pem, signed.txt, signature.bin) are not those of the checkpoint"
