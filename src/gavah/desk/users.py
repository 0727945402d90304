"""People who may enter a case: names, roles and scrypted passwords in `users.json` of the case folder."""

import base64
import hashlib
import hmac
import secrets
from pathlib import Path
from typing import Literal

import msgspec

from gavah.durable import write_whole
from gavah.model import GavahError, InputError
from gavah.model.people import spelt_alike

FILE = "users.json"
Role = Literal["reader", "coder", "editor"]
ROLES: tuple[Role, ...] = ("reader", "coder", "editor")
"""Each may do what the ones before may: look; judge claims; grade, withdraw, merge, release."""

EDITORS = frozenset({"merge", "split", "withdraw", "restore", "erase", "grade", "sample", "adjudicate", "publish", "retention"})
"""Verbs that only an editor decides, and so takes back."""

SHORTEST = 10
_N, _R, _P = 2**15, 8, 1  # 32 MB and about a tenth of a second: RFC 7914, OWASP's least but one
_MEMORY = 128 * _N * _R * 2


class User(msgspec.Struct, frozen=True):
    """Who is inside: a name, and what they may do."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """May this user do what `role` may?"""
        return ROLES.index(self.role) >= ROLES.index(role)

    def may_take_back(self, verb: str) -> bool:
        """May this user take a decision of `verb` back? Whoever may decide it may."""
        return self.may("editor" if verb in EDITORS else "coder")


class _Kept(msgspec.Struct, frozen=True):
    role: Role
    salt: str
    key: str


def users_of(case: Path) -> dict[str, _Kept]:
    """The users of the case in `case`; empty where everybody who can start the desk may enter."""
    try:
        return msgspec.json.decode((case / FILE).read_bytes(), type=dict[str, _Kept])
    except FileNotFoundError:
        return {}
    except msgspec.DecodeError as error:
        raise InputError("the users cannot be read", where=str(case / FILE), remedy="mend the file, or delete it and add the users again") from error


def add_user(case: Path, name: str, role: Role, password: str) -> None:
    """Add a user, or give a known one a new role and password."""
    if not name.strip() or len(name) > 80 or not name.isprintable():
        raise GavahError(f"{name!r} is no name for a user", remedy="use up to 80 printable characters")
    if len(password) < SHORTEST:
        raise GavahError("the password is too short", remedy=f"use {SHORTEST} characters or more; four unrelated words are easy to keep")
    alike = next((known for known in users_of(case) if known != name and spelt_alike(known) == spelt_alike(name)), None)
    if alike is not None:
        raise GavahError(
            f"this case has a user {alike!r}, which is the same name spelt otherwise", remedy="name each person so that nobody is taken for two"
        )
    salt = secrets.token_bytes(16)
    kept = _Kept(role, base64.b64encode(salt).decode(), base64.b64encode(_scrypted(password, salt)).decode())
    _write(case, {**users_of(case), name: kept})


def remove_user(case: Path, name: str) -> None:
    """Take a user away; what they decided stays."""
    held = users_of(case)
    if name not in held:
        raise GavahError(f"this case has no user {name!r}", remedy=f"known: {', '.join(sorted(held)) or 'nobody'}")
    _write(case, {known: kept for known, kept in held.items() if known != name})


def checked(case: Path, name: str, password: str) -> User | None:
    """The user, if name and password belong together. Takes as long for a name that nobody has."""
    kept = users_of(case).get(name)
    salt = base64.b64decode(kept.salt) if kept else b"nobody has this."
    key = base64.b64decode(kept.key) if kept else bytes(32)
    right = hmac.compare_digest(_scrypted(password, salt), key)
    return User(name, kept.role) if kept and right else None


def _scrypted(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=_N, r=_R, p=_P, maxmem=_MEMORY, dklen=32)


def _write(case: Path, users: dict[str, _Kept]) -> None:
    """All of it or nothing, readable by the owner alone."""
    write_whole(case / FILE, lambda file: file.write(msgspec.json.format(msgspec.json.encode(users), indent=1)), mode=0o600)
