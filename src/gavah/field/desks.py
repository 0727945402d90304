"""A desk as its contributors know it: a card with its name key and the intake keys that packets are sealed to, and how long these last.

An intake key is offered for 30 days and opens for 30 more; then its private half is destroyed. age has no forward secrecy: this bounds a seizure.
"""

from datetime import date, timedelta
from typing import Annotated, Final, Literal

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from msgspec import Meta

from gavah.field.manifest import Hex32, Hex64
from gavah.model import InputError

LIVE: Final = timedelta(days=30)
OVERLAP: Final = timedelta(days=30)
REFUSED: Final = timedelta(days=90)
"""How long a key is offered, how long it still opens after that, and how long after its end nobody seals to it any more."""

State = Literal["early", "live", "ended", "destroyed", "refused"]
Recipient = Annotated[str, Meta(pattern=r"^age1[02-9ac-hj-np-z]{58}\Z")]
_FORMAT: Final = "gavah-desk-1"


class Offered(msgspec.Struct, frozen=True, kw_only=True):
    """One intake key: packets are sealed to it from `first` to `last`, and its desk can open them until `gone`."""

    key: Recipient
    first: date
    last: date
    gone: date

    def state(self, day: date) -> State:
        """What holds of the key on `day`. `early`: the clock of whoever asks is behind, or the key is for later."""
        if day < self.first:
            return "early"
        if day <= self.last:
            return "live"
        if day >= self.last + REFUSED:
            return "refused"
        return "ended" if day < self.gone else "destroyed"


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """What a desk hands out. `name_key` (Ed25519) stays; it signs the intake keys, and its eight words are what people compare."""

    name: Annotated[str, Meta(min_length=1, max_length=100)]
    name_key: Hex32
    keys: Annotated[tuple[Offered, ...], Meta(min_length=1, max_length=8)]
    name_fa: Annotated[str, Meta(max_length=100)] = ""
    signature: Hex64 = "0" * 128

    @property
    def newest(self) -> Offered:
        """The key that packets are sealed to."""
        return max(self.keys, key=lambda key: (key.last, key.key))

    def signed_bytes(self) -> bytes:
        """What the signature covers: all but itself."""
        fields = msgspec.to_builtins(self)
        del fields["signature"]
        return b"gavah-desk-1\n" + msgspec.json.encode(fields, order="sorted")


def offered(key: str, first: date) -> Offered:
    """An intake key that is handed out from `first` on, with the days on which it ends."""
    return Offered(key=key, first=first, last=first + LIVE, gone=first + LIVE + OVERLAP)


def signed_card(name: str, name_fa: str, seed: bytes, keys: tuple[Offered, ...]) -> Card:
    """The card of a desk whose name key comes from `seed` (32 bytes)."""
    private = Ed25519PrivateKey.from_private_bytes(seed)
    card = Card(name=name, name_fa=name_fa, name_key=private.public_key().public_bytes_raw().hex(), keys=keys)
    return msgspec.structs.replace(card, signature=private.sign(card.signed_bytes()).hex())


def written(card: Card) -> bytes:
    """The card as a file."""
    return msgspec.json.format(msgspec.json.encode({"format": _FORMAT, **msgspec.to_builtins(card)}), indent=1) + b"\n"


def read_card(data: bytes, where: str = "") -> Card:
    """The card in `data`. Raises `InputError` if it is none, or not signed by the key it names."""
    try:
        held = msgspec.json.decode(data)
        if not isinstance(held, dict) or held.get("format") != _FORMAT:
            raise InputError("is no card of a desk", where=where, remedy="ask the desk for the file that `gavah keys card` writes")
        card = msgspec.convert(held, type=Card)
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(card.name_key)).verify(bytes.fromhex(card.signature), card.signed_bytes())
    except msgspec.MsgspecError as error:
        raise InputError(f"is a damaged card of a desk ({error})", where=where, remedy="ask the desk for it again") from error
    except (InvalidSignature, ValueError) as error:
        raise InputError(
            "is a card that its desk has not signed: it was changed", where=where, remedy="do not use it; ask the desk itself"
        ) from error
    return card
