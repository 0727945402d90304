"""The little of ASN.1 DER that a timestamp needs: writing and reading one tag, length and value after the other."""

from collections.abc import Iterator

from gavah.custody.tree import ProofError

SEQUENCE, INTEGER, OCTETS, BOOLEAN, NULL, OID, SET, INSIDE = 0x30, 0x02, 0x04, 0x01, 0x05, 0x06, 0x31, 0xA0
SHA256 = bytes.fromhex("608648016503040201")
SIGNED_DATA = bytes.fromhex("2a864886f70d010702")
TST_INFO = bytes.fromhex("2a864886f70d0109100104")


def put(tag: int, *parts: bytes) -> bytes:
    """One element."""
    value = b"".join(parts)
    size = len(value)
    if size < 128:
        return bytes([tag, size]) + value
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 128 + len(length)]) + length + value


def integer(number: int) -> bytes:
    """A number, not below zero."""
    return put(INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def elements(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The elements of `data`, tag and value. Raises `ProofError` where it is not DER."""
    at = 0
    while at < len(data):
        if at + 2 > len(data):
            raise ProofError("the timestamp is cut short")
        tag, size, at = data[at], data[at + 1], at + 2
        if size & 128:
            digits = size & 127
            size, at = int.from_bytes(data[at : at + digits], "big"), at + digits
            if not 1 <= digits <= 4:
                raise ProofError("the timestamp is not in DER")
        if at + size > len(data):
            raise ProofError("the timestamp is cut short")
        yield tag, data[at : at + size]
        at += size


def inner(data: bytes, *tags: int) -> bytes:
    """The value reached by going into the first element with each tag in turn."""
    for tag in tags:
        found = next((value for held, value in elements(data) if held == tag), None)
        if found is None:
            raise ProofError("the timestamp lacks a part")
        data = found
    return data
