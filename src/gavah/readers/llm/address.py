"""The address of a model: taken apart, and whether what is sent to it stays on this machine."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

import msgspec

from gavah.model import InputError

DEFAULT = "http://127.0.0.1:8080/v1"
_LOCALHOST = "127.0.0.1"
_FORWARDED = re.compile(r"[:-]cloud$", re.IGNORECASE)
"""Models that a local Ollama only passes on to its maker's machines."""


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """Where a model answers. `host` is what is connected to: for "localhost" the number itself, so that no name is ever looked up."""

    host: str
    port: int
    path: str
    secure: bool

    @property
    def is_loopback(self) -> bool:
        """Whether the host is this machine by its number; a name other than localhost never is, whatever it means here."""
        return is_loopback(self.host)

    def __str__(self) -> str:
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return f"http{'s' if self.secure else ''}://{shown}:{self.port}{self.path}"


def is_loopback(host: str) -> bool:
    """Whether `host` is a loopback number (127.0.0.0/8, ::1, also written as IPv4 within IPv6)."""
    try:
        number = ip_address(host.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(number, "ipv4_mapped", None)
    return bool((mapped or number).is_loopback)


def address(words: str) -> Address:
    """The address in `words`. Raises `InputError` for anything but http(s), and for passwords, queries and fragments in it."""
    try:
        parts = urlsplit(words)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError as error:
        raise InputError(f"no address: {error}", where="--address", remedy=f"such as {DEFAULT}") from error
    if parts.scheme not in ("http", "https") or not host or parts.query or parts.fragment or not host.isascii():
        raise InputError(f"no address of a model: {words!r}", where="--address", remedy=f"such as {DEFAULT}")
    if parts.username is not None or parts.password is not None:
        raise InputError(
            "a name or password in an address would be kept in the ledger", where="--address", remedy="put the key into a file: --key-file"
        )
    secure = parts.scheme == "https"
    return Address(
        host=_LOCALHOST if host == "localhost" else host,
        port=port or (443 if secure else 80),
        path=parts.path.rstrip("/") or "/v1",
        secure=secure,
    )


def stays_here(to: Address, model: str) -> bool:
    """Whether what is sent stays on this machine, as far as address and model tell: a loopback port may still be a tunnel."""
    return to.is_loopback and not _FORWARDED.search(model)
