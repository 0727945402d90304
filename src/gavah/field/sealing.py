"""Text and attachments → packet files that only the named desks can open."""

import io
import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

import msgspec
import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gavah.field import hands
from gavah.field.manifest import Consent, Manifest, encoded
from gavah.field.packet import Opener, Packet, PacketRefused, described, opened, parts_for, plaintexts
from gavah.model import GavahError

SUFFIX: Final = ".age"
SEALED_MOST: Final = 4 * 2**20 + 2**16
"""No sealed packet is larger: 4 MiB, a tag for each 64 KiB, and a header of a few hundred desks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a contributor wants to send. `attachments`: media type and a way to open the bytes (they are read twice)."""

    text: str = ""
    language: str = ""
    day: str = ""
    place: str = ""
    consent: Consent = "internal"
    attachments: Sequence[tuple[str, Opener]] = field(default=())


TEXT_MOST: Final = 24 * 2**10
"""A text longer than this (bytes, as JSON) travels as an attachment: the manifest has room for 32 KiB in all."""


def placed(text: str, attachments: Sequence[tuple[str, Opener]]) -> tuple[str, list[tuple[str, Opener]]]:
    """`text` and `attachments` as they are sent: a long text becomes the first attachment."""
    if len(msgspec.json.encode(text)) <= TEXT_MOST:
        return text, list(attachments)
    return "", [("text/plain", lambda: io.BytesIO(text.encode())), *attachments]


def manifest_of(draft: Draft) -> Manifest:
    """The manifest of `draft`, its attachments read once. Raises `PacketRefused` if it would be too long."""
    held = []
    for media_type, opener in draft.attachments:
        with opener() as stream:
            held.append(described(media_type, stream))
    made = Manifest(
        version=1,
        set=secrets.token_hex(16),
        part=1,
        parts=1,
        text=draft.text,
        language=draft.language,
        day=draft.day,
        place=draft.place,
        consent=draft.consent,
        attachments=tuple(held),
    )
    made = msgspec.structs.replace(made, parts=parts_for(made.total, len(encoded(made))))
    try:
        return msgspec.json.decode(encoded(made), type=Manifest)
    except msgspec.MsgspecError as error:
        raise PacketRefused(f"cannot be sealed as it stands ({error})", remedy="shorten it") from error


def sealed(draft: Draft, recipients: Sequence[str], *, hand: Ed25519PrivateKey | None = None) -> Iterator[bytes]:
    """The sealed packets one by one, never more than one in memory."""
    manifest = manifest_of(draft)
    if hand is not None:
        manifest = msgspec.structs.replace(manifest, hand=hands.signed(manifest, hand))
    to = [pyrage.x25519.Recipient.from_str(recipient) for recipient in recipients]
    for plaintext in plaintexts(manifest, [opener for _, opener in draft.attachments]):
        yield pyrage.encrypt(plaintext, to)


def seal_into(folder: Path, packets: Iterator[bytes], told: Callable[[int], None] = lambda _count: None) -> list[Path]:
    """Write `packets` into `folder` under random names; `told` is called with how many are written. All of them or none stays."""
    made: list[Path] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for packet in packets:
            path = folder / f"{secrets.token_hex(8)}{SUFFIX}"
            made.append(path)
            with path.open("xb") as file:
                file.write(packet)
            os.utime(path, (0, 0))  # when it was sealed is nobody's business
            told(len(made))
    except BaseException as error:
        for path in made:
            path.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise GavahError(f"the packet cannot be written ({error.strerror})", where=str(folder), remedy="name another folder with -o") from error
        raise
    return made


def unsealed(stream: BinaryIO, identities: Sequence[str]) -> Packet:
    """The packet in `stream`. Raises `PacketRefused` where it is none, or sealed to none of `identities`."""
    data = stream.read(SEALED_MOST + 1)
    if len(data) > SEALED_MOST:
        raise PacketRefused("is larger than a packet may be", remedy="a packet has 4 MiB at most; ask for it again")
    try:
        plaintext = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(identity) for identity in identities])
    except pyrage.DecryptError as error:
        raise PacketRefused(f"cannot be opened ({str(error).strip('. ').lower()})", remedy=_CLOSED) from error
    return opened(plaintext)


_CLOSED: Final = "it is sealed to another desk, to a key already destroyed, or damaged; ask for it again, sealed to your present keys"
