"""Recovery on paper: an age identity as it is printed, or cut into three lists of words of which any two give it back (SLIP-39).

The identity's own form is Bech32 (BIP-173) with the word AGE-SECRET-KEY in front: its checksum finds slips of the pen.
"""

from collections.abc import Sequence
from typing import Any, Final

import pyrage

from gavah.model import GavahError, InputError

_LETTERS: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_PREFIX: Final = "age-secret-key-"
NEEDED, SHARES = 2, 3


def identity_from(written: str) -> str:
    """The recovery identity as a person typed it (any case, with blanks). Raises `InputError` where it is none."""
    words = "".join(written.split()).upper()
    try:
        return str(pyrage.x25519.Identity.from_str(words))
    except pyrage.IdentityError as error:
        raise InputError("is no recovery key", remedy="it begins with AGE-SECRET-KEY-1; look for a letter typed wrongly") from error


def recipient_of(identity: str) -> str:
    """What is sealed to, for who has `identity`."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def new_identity() -> str:
    """A fresh identity."""
    return str(pyrage.x25519.Identity.generate())


def shares(identity: str) -> list[str]:
    """Three lists of words; any two give `identity` back, one alone says nothing."""
    (made,) = _shamir().generate_mnemonics(1, [(NEEDED, SHARES)], _secret(identity))
    return list(made)


def joined(written: Sequence[str]) -> str:
    """The identity that two of the three lists hold. Raises `InputError` where they do not belong together or hold a slip of the pen."""
    shamir = _shamir()
    try:
        secret = shamir.combine_mnemonics([" ".join(share.lower().split()) for share in written])
        return identity_from(_bech32(secret))
    except (shamir.MnemonicError, InputError) as error:
        raise InputError(f"the lists of words give no key back ({error})", remedy="any two of the three are needed, each whole") from error


def _shamir() -> Any:  # noqa: ANN401 - a library without types, loaded only where it is used
    try:
        import shamir_mnemonic
    except ImportError as error:
        raise GavahError("the part for shares of a key is not installed", remedy='pip install "gavah[sealed]"') from error
    return shamir_mnemonic


def _secret(identity: str) -> bytes:
    """The 32 bytes of an identity that its own library has checked."""
    letters = identity.lower().removeprefix(f"{_PREFIX}1")[:-6]
    return _regrouped([_LETTERS.index(letter) for letter in letters], 5, 8)[:32]


def _bech32(secret: bytes) -> str:
    """`secret` as an identity is written."""
    values = list(_regrouped(list(secret), 8, 5))
    head = [ord(letter) >> 5 for letter in _PREFIX] + [0] + [ord(letter) & 31 for letter in _PREFIX]
    check = _checksum([*head, *values, 0, 0, 0, 0, 0, 0]) ^ 1
    tail = [check >> 5 * (5 - at) & 31 for at in range(6)]
    return (_PREFIX + "1" + "".join(_LETTERS[value] for value in (*values, *tail))).upper()


def _regrouped(values: Sequence[int], old: int, new: int) -> bytes:
    """The bits of `values` (`old` bits each) in groups of `new`, filled with zeros at the end."""
    bits = "".join(f"{value:0{old}b}" for value in values)
    return bytes(int(bits[at : at + new].ljust(new, "0"), 2) for at in range(0, len(bits), new))


def _checksum(values: Sequence[int]) -> int:
    check = 1
    for value in values:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATORS):
            check ^= generator if top >> bit & 1 else 0
    return check
