"""The key box of a sealed case: every key of it, in `keys/passphrase.age` (scrypt) and in one copy for each recovery key.

Who opens the box opens the case. Lost passphrase and lost recovery key: the case is lost, and nobody can help.
"""

import contextlib
import hashlib
import os
import secrets
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import msgspec
import pyrage

from gavah.durable import flush, write_whole
from gavah.field.desks import Card, Offered, offered, signed_card
from gavah.field.paper import new_identity, recipient_of
from gavah.field.passphrases import WrongPassphrase, locked, opened
from gavah.model import CaseError

FOLDER: Final = "keys"
PASSPHRASE: Final = "passphrase.age"


class Intake(msgspec.Struct, frozen=True, kw_only=True):
    """An intake key with its private half, held until the day `offered.gone`."""

    identity: str
    offered: Offered


class Recovery(msgspec.Struct, frozen=True, kw_only=True):
    """A recovery key: who it is sealed to, how it is kept (key, shares), and the SHA-256 of its copy of the box."""

    recipient: str
    kept: str = "key"
    sha256: str = ""


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """All keys of a sealed case. `database`: 32 bytes as hex; `identity`: what originals are sealed to; `name`: seed of the desk's name key.

    `logs`: what signs the case's own log, and what opens what peers send, by the names of `gavah.casefile.keys`, as hex.
    """

    database: str
    identity: str
    name: str
    desk: str = ""
    desk_fa: str = ""
    intake: tuple[Intake, ...] = ()
    logs: dict[str, str] = {}
    recovery: tuple[Recovery, ...] = ()

    @property
    def recipient(self) -> str:
        """What originals are sealed to."""
        return recipient_of(self.identity)

    @property
    def identities(self) -> list[str]:
        """Whatever opens packets sealed to this desk."""
        return [key.identity for key in self.intake]

    def hidden_name(self, sha256: str) -> str:
        """The file name of an original: a keyed hash, so that who has a copy of a photo cannot look for it in a seized folder."""
        return hashlib.blake2b(sha256.encode(), key=bytes.fromhex(self.database), person=b"gavah original", digest_size=32).hexdigest()

    def card(self) -> Card | None:
        """What the desk hands out; None while it has no intake key."""
        keys = tuple(sorted((key.offered for key in self.intake), key=lambda key: key.first))
        return signed_card(self.desk or "desk", self.desk_fa, bytes.fromhex(self.name), keys[-8:]) if keys else None


def new_box(recovery: Sequence[Recovery] = ()) -> Box:
    """A box of fresh random keys."""
    logs = {"log": secrets.token_hex(32), "exchange": new_identity().encode().hex()}
    return Box(database=secrets.token_hex(32), identity=new_identity(), name=secrets.token_hex(32), logs=logs, recovery=tuple(recovery))


def renewed(box: Box, day: date) -> Box:
    """`box` with a new intake key where none is offered on `day` any more, and without those whose days are over."""
    held = without_expired(box, day)
    if any(key.offered.state(day) == "live" for key in held.intake):
        return held
    identity = new_identity()
    return msgspec.structs.replace(held, intake=(*held.intake, Intake(identity=identity, offered=offered(recipient_of(identity), day))))


def without_expired(box: Box, day: date) -> Box:
    """`box` without the intake keys that are to be destroyed by `day`; the same object where there are none."""
    kept = tuple(key for key in box.intake if day < key.offered.gone)
    return box if len(kept) == len(box.intake) else msgspec.structs.replace(box, intake=kept)


def lock(folder: Path, box: Box, passphrase: str) -> Box:
    """Write `box` into the case `folder`, its recovery copies first. Returns it with the digests of these.

    What stood there before is overwritten with random bytes: a kill on the way leaves a box that opens, old or new.
    """
    home = folder / FOLDER
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        kept = []
        for number, recovery in enumerate(box.recovery, 1):
            data = pyrage.encrypt(msgspec.json.encode(box), [pyrage.x25519.Recipient.from_str(recovery.recipient)])
            _put(home / f"recovery-{number}.age", data)
            kept.append(msgspec.structs.replace(recovery, sha256=hashlib.sha256(data).hexdigest()))
        for path in sorted(home.glob("recovery-*.age")):
            if path.name not in {f"recovery-{number}.age" for number in range(1, len(kept) + 1)}:
                path.unlink()
        made = msgspec.structs.replace(box, recovery=tuple(kept))
        _put(home / PASSPHRASE, locked(msgspec.json.encode(made), passphrase, where=str(home)))
    except OSError as error:
        raise CaseError(f"the key box cannot be written ({error.strerror})", where=str(home), remedy="free some space and run again") from error
    return made


def unlock(folder: Path, passphrase: str) -> Box:
    """The box of the sealed case in `folder`. Raises `CaseError` for a wrong passphrase (`WrongPassphrase`), a lock that takes more work or memory
    than there is, or a damaged box, each in its own words; nothing is written then."""
    path = folder / FOLDER / PASSPHRASE
    try:
        return _opened(opened(_read(path), passphrase, where=str(path)), path)
    except WrongPassphrase as error:
        raise WrongPassphrase("the passphrase does not open this case", where=str(path), remedy=_RECOVER) from error


def unlock_by_recovery(folder: Path, identity: str) -> Box:
    """The box by a recovery key. Raises `CaseError` where none of the copies is for it."""
    key = pyrage.x25519.Identity.from_str(identity)
    for path in sorted((folder / FOLDER).glob("recovery-*.age")):
        with contextlib.suppress(pyrage.DecryptError):
            return _opened(pyrage.decrypt(_read(path), [key]), path)
    raise CaseError("this recovery key opens no copy of the key box", where=str(folder / FOLDER), remedy="try another, or restore a backup")


_RECOVER: Final = "type it again; with a recovery key: gavah keys recover"


def damaged_copies(folder: Path, box: Box) -> Iterator[str]:
    """Recovery copies that are missing or not what was written: found on every `gavah verify`, not only when they are needed."""
    for number, recovery in enumerate(box.recovery, 1):
        path = folder / FOLDER / f"recovery-{number}.age"
        try:
            whole = hashlib.sha256(path.read_bytes()).hexdigest() == recovery.sha256
        except OSError:
            whole = False
        if not whole:
            yield f"{path} is not the copy of the key box that was written: write it anew with gavah keys passphrase"


def _opened(data: bytes, path: Path) -> Box:
    try:
        return msgspec.json.decode(data, type=Box)
    except msgspec.MsgspecError as error:
        raise CaseError(f"the key box is of another version ({error})", where=str(path), remedy="install a newer gavah") from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CaseError(f"the key box cannot be read ({error.strerror})", where=str(path), remedy=_RECOVER) from error


def _put(path: Path, data: bytes) -> None:
    """`data` whole or not at all; the bytes that stood there are overwritten where the disk does so (flash may keep them)."""
    old = path.open("r+b") if path.exists() else None
    try:
        write_whole(path, lambda file: file.write(data), mode=0o600)
        if old is not None:
            old.write(secrets.token_bytes(os.fstat(old.fileno()).st_size))
            flush(old)
    finally:
        if old is not None:
            old.close()
