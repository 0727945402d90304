"""What a packet says of itself: text, day, place words, consent and its attachments. Never a file name, device, zone or clock."""

from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

Consent = Literal["internal", "partners", "court", "public"]
CONSENTS: Final = ("internal", "partners", "court", "public")
VERSION: Final = 1
LONGEST_DAY, LONGEST_PLACE = 40, 300

Hex16 = Annotated[str, Meta(pattern=r"^[0-9a-f]{32}\Z")]
Hex32 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
Hex64 = Annotated[str, Meta(pattern=r"^[0-9a-f]{128}\Z")]
MediaType = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9!#$&^_.+-]{0,63}/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\Z")]
Count = Annotated[int, Meta(ge=1, le=1_000_000)]


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """One photo, video or document: its media type, its length in bytes and the SHA-256 of them."""

    media_type: MediaType
    bytes: Annotated[int, Meta(ge=0, le=2**42)]
    sha256: Hex32


class Hand(msgspec.Struct, frozen=True, kw_only=True):
    """An Ed25519 key and its signature: "the same hand wrote this", and nothing else."""

    key: Hex32
    signature: Hex64


class Manifest(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The manifest of one packet (SAFETY.md, Packets). Fields it does not know are ignored here and kept in the bytes.

    Every part of a set has the same manifest but for `part`: any part that arrives tells what is missing. `day` is as coarse as the sender
    likes, in either calendar; `place` are words.
    """

    version: Literal[1]
    set: Hex16
    part: Count
    parts: Count
    text: str = ""
    language: Annotated[str, Meta(max_length=20)] = ""
    day: Annotated[str, Meta(max_length=LONGEST_DAY)] = ""
    place: Annotated[str, Meta(max_length=LONGEST_PLACE)] = ""
    consent: Consent = "internal"
    attachments: tuple[Attachment, ...] = ()
    hand: Hand | None = None

    @property
    def total(self) -> int:
        """Bytes of all attachments together."""
        return sum(attachment.bytes for attachment in self.attachments)


def encoded(manifest: Manifest) -> bytes:
    """The manifest as it is sealed: canonical JSON (sorted keys, no blanks), with all that must be said also where it is the default."""
    return msgspec.json.encode({"consent": manifest.consent, **msgspec.to_builtins(manifest)}, order="sorted")


def signed_words(manifest: bytes) -> bytes:
    """What a hand signs: everything in the manifest but the hand itself and which part of the set this is, unknown fields too.

    Raises `msgspec.MsgspecError` for bytes that are no JSON object.
    """
    fields = msgspec.json.decode(manifest, type=dict[str, object])
    signed = {name: value for name, value in fields.items() if name not in ("hand", "part")}
    return b"gavah-hand-1\n" + msgspec.json.encode(signed, order="sorted")
