"""Key boxes that open at little cost. gavah's own take a second of scrypt, on purpose; a test that opens a case ten times, and asks something else
of it, need not wait for that ten times.
"""

from pathlib import Path

import msgspec

from gavah.field.box import FOLDER, PASSPHRASE, Box
from gavah.field.passphrases import locked


def lighten(case: Path, box: Box, passphrase: str) -> None:
    """Let `passphrase` open the key box of `case` at once."""
    (case / FOLDER / PASSPHRASE).write_bytes(locked(msgspec.json.encode(box), passphrase, factor=10))
