"""Who signs for the case's own log: its key, public in the first entry and in `meta`, secret behind `Keys`."""

import secrets
import sqlite3

from gavah.casefile import tree
from gavah.casefile.keys import LOG_KEY, Keys
from gavah.custody.note import Checkpoint, Key, Note, Signature, cosign, private_key, public_key, sign
from gavah.model import CaseError

_SEED_BYTES = 32


def own_key(db: sqlite3.Connection) -> Key | None:
    """The public key of the case's own log; None while an earlier version's case has none."""
    row = db.execute("SELECT value FROM meta WHERE key = 'log_key'").fetchone()
    return Key.decoded(row[0]) if row else None


def found_key(db: sqlite3.Connection, keys: Keys, origin: str) -> Key:
    """Make the log's key, inside the caller's transaction. A secret that a kill left behind before this was kept is used."""
    seed = keys.get(LOG_KEY)
    if seed is None:
        seed = secrets.token_bytes(_SEED_BYTES)
        keys.put(LOG_KEY, seed)
    key = Key(origin, public_key(private_key(seed)))
    db.execute("INSERT INTO meta (key, value) VALUES ('log_key', ?)", (key.encoded(),))
    return key


class Desk:
    """Signs for one case. The secret is read when it is first needed."""

    def __init__(self, db: sqlite3.Connection, keys: Keys) -> None:
        self._db, self._keys = db, keys
        self._held: tuple[Key, bytes] | None = None

    def note_of(self, point: Checkpoint) -> str:
        """The checkpoint, signed."""
        key, seed = self._both()
        return tree.signed(point, key, private_key(seed))

    def signed(self, text: str) -> Note:
        """`text`, which must not read as a checkpoint, with the signature of this log's key: what the desk gives out in its own name."""
        key, seed = self._both()
        return Note(text).with_signatures([sign(text, key, private_key(seed))])

    @property
    def key(self) -> Key:
        """The public key that signs."""
        return self._both()[0]

    def cosigned(self, text: str, time: int) -> Signature:
        """The countersignature of another log's checkpoint; `time` in seconds since 1970."""
        key, seed = self._both()
        return cosign(text, key, private_key(seed), time)

    def _both(self) -> tuple[Key, bytes]:
        if self._held is None:
            key, seed = own_key(self._db), self._keys.get(LOG_KEY)
            if key is None or seed is None:
                raise CaseError("the key that signs this case's log is missing", where=f"keys/{LOG_KEY}.key", remedy="restore it from a backup")
            if public_key(private_key(seed)) != key.public:
                raise CaseError("the key here is not the one of this case's log", where=f"keys/{LOG_KEY}.key", remedy="restore it from a backup")
            self._held = key, seed
        return self._held
