"""What one start of the desk was told: the case, the day, the address, who may enter."""

import secrets
from datetime import date
from pathlib import Path

import msgspec

from gavah.model import GavahError

LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """One start of the desk; the same in each of its processes.

    `token` is traded once for a cookie; empty where people log in. `names` are the hosts (without port) that requests may name.
    """

    case: Path
    as_of: date | None = None
    host: str = "127.0.0.1"
    port: int = 0
    names: tuple[str, ...] = LOOPBACK
    users: bool = False
    cert: Path | None = None
    key: Path | None = None
    token: str = ""
    actor: str = "local"
    state: Path = Path()
    """The folder of what the desk's processes share: sessions, questions to be solved. Inside the case where that may be written."""
    hidden: bytes = msgspec.field(default_factory=lambda: secrets.token_bytes(32))
    """What seals the words that the processes share. It lies in their memory alone and ends with them."""

    @property
    def day(self) -> date:
        """The day the ledger is dated with."""
        return self.as_of or date.today()

    @property
    def tls(self) -> bool:
        """Is the connection encrypted?"""
        return self.cert is not None

    @property
    def origin(self) -> str:
        """The address of this desk, without a path."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}"

    @property
    def address(self) -> str:
        """The address to open first."""
        return f"{self.origin}/enter?token={self.token}" if self.token else f"{self.origin}/"

    @property
    def hosts(self) -> frozenset[str]:
        """What a request's Host may be: another one is a foreign name that was made to point here (DNS rebinding)."""
        return frozenset(f"{f'[{name}]' if ':' in name else name}:{self.port}" for name in self.names)


def new_token() -> str:
    """A launch token: 256 random bits."""
    return secrets.token_urlsafe(32)


def check_exposure(host: str, users: bool, cert: Path | None, key: Path | None) -> None:
    """Raises `GavahError` where the desk would listen to other machines without users and TLS."""
    if (cert is None) != (key is None):
        raise GavahError("a TLS certificate and its key belong together", remedy="give both --tls-cert and --tls-key")
    if host in LOOPBACK:
        return
    if not users:
        raise GavahError(
            f"{host} is not this machine's own loopback address, and this case has no users",
            where="--host",
            remedy="make users first (gavah desk --add-user NAME --role reader), or leave --host out",
        )
    if cert is None:
        raise GavahError(
            f"{host} is not this machine's own loopback address, and there is no certificate",
            where="--host",
            remedy="give --tls-cert and --tls-key, or leave --host out",
        )
