"""Whose a bundle is: a signed note (C2SP) beside its manifest, made with the key of the case's log; the manifest names every file's digest.

The note says which release, of which day, and the SHA-256 of the manifest, under a first line that no checkpoint of a log can have. It speaks for
the desk alone: no contributor, peer or person has a part in it.
"""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from gavah.casefile.signing import Desk
from gavah.custody.note import Key, Note, read_note
from gavah.custody.tree import ProofError

NOTE = "manifest.note"
_FIRST_LINE = "gavah release"
Manifest = Mapping[str, Any]


def statement(data: bytes, manifest: Manifest) -> str:
    """What is signed of a manifest, whose bytes are `data`: release, day, SHA-256; the same that `sha256sum` prints."""
    return f"{_FIRST_LINE}\nid {manifest.get('id')}\nday {manifest.get('day')}\nmanifest.json {hashlib.sha256(data).hexdigest()}\n"


def sign(path: Path, manifest: Manifest, desk: Desk) -> None:
    """Lay the note beside the manifest that is written at `path`."""
    path.with_name(NOTE).write_bytes(desk.signed(statement(path.read_bytes(), manifest)).encoded().encode())


def signer(path: Path, manifest: Manifest, known: Key | None) -> str:
    """Who signed the manifest at `path`, in words. `known`: a key that the asker has from elsewhere. Says nothing where `unsigned` has."""
    if next(unsigned(path, manifest, known), None) is not None:
        return "not signed as it should be: see above"
    key = known or _named(manifest)
    if key is None:
        return "unsigned: nothing here says who published it; whoever changed it could have made all of it anew"
    others = [one.name for one in _note(path).signatures if one.id != key.id]
    also = f"; further signatures that were not checked: {', '.join(others)}" if others else ""
    if known:
        return f"signed with the key you gave: {key.words}{also}"
    return (
        f"signed by the {key.words}, as the bundle says itself: whether this is the desk you mean, only its key from elsewhere can tell (--key){also}"
    )


def unsigned(path: Path, manifest: Manifest, known: Key | None) -> Iterator[str]:
    """What does not hold in the signature of the manifest at `path`, a sentence each. A bundle that names no key has none, which is not wrong by
    itself; with `known` it is."""
    try:
        named = _named(manifest)
        if named is None and known is None:
            if path.with_name(NOTE).exists():
                yield f"{NOTE} is here, and the manifest names no key that it was signed with"
            return
        if known and named and named != known:
            yield f"the bundle says it was signed with another key than the one you know: {named.words}"
        note = _note(path)
        if note.text != statement(path.read_bytes(), manifest):
            yield f"{NOTE} was signed of another manifest than the one here"
        key = known or named
        if key and note.signed_by(key) is None:
            yield f"{NOTE} is not signed with the key {'you know' if known else 'that the bundle names'}"
    except ProofError as error:
        yield f"the signature of the bundle does not hold: {error.what}"


def _named(manifest: Manifest) -> Key | None:
    words = manifest.get("key")
    return Key.decoded(str(words)) if words else None


def _note(path: Path) -> Note:
    try:
        return read_note(path.with_name(NOTE).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ProofError(f"{NOTE} is missing") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ProofError(f"{NOTE} cannot be read") from error
