"""Secret keys of a case behind one small protocol: files for a plain case, a key box for a sealed one."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from gavah.durable import write_whole
from gavah.model import CaseError

LOG_KEY = "log"
EXCHANGE_KEY = "exchange"
FOLDER = "keys"


class Keys(Protocol):
    """Where secrets lie."""

    def get(self, name: str) -> bytes | None:
        """The secret called `name`; None if there is none."""
        ...

    def put(self, name: str, secret: bytes) -> None:
        """Keep a secret, on the disk before this returns. Never overwrites."""
        ...


class FileKeys:
    """Secrets of a plain case: one file each under `keys/`, in hex, for its owner alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def get(self, name: str) -> bytes | None:
        """The secret in its file. Raises `CaseError` where the file holds none."""
        path = self._path(name)
        try:
            return bytes.fromhex(path.read_text(encoding="ascii").strip())
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise CaseError("the key cannot be read", where=str(path), remedy="restore it from a backup") from error

    def put(self, name: str, secret: bytes) -> None:
        """Write the secret beside, flush it, and give it its name."""
        path = self._path(name)
        if path.exists():
            raise CaseError("there is a key here already", where=str(path))
        self._folder.mkdir(exist_ok=True, mode=0o700)
        write_whole(path, lambda file: file.write(f"{secret.hex()}\n".encode()), mode=0o600)

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.key"


class BoxKeys:
    """Secrets of a sealed case: in its key box (`gavah.field.box`), made with it and never added to."""

    def __init__(self, held: Mapping[str, str], folder: Path) -> None:
        self._held, self._folder = held, folder

    def get(self, name: str) -> bytes | None:
        """The secret, from the box."""
        return bytes.fromhex(self._held[name]) if name in self._held else None

    def put(self, name: str, secret: bytes) -> None:
        """Raises `CaseError`: a box is locked anew only with its passphrase, and holds every secret from its making."""
        raise CaseError(
            f"the key box has no key called {name!r}", where=str(self._folder / FOLDER), remedy="lock the box anew: gavah keys passphrase"
        )
