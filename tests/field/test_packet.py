"""What a packet is, byte for byte, and what is refused."""

import hashlib
import io
import json
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gavah.field.manifest import Attachment, Manifest, encoded, signed_words
from gavah.field.packet import BODY_OF_PART, MAGIC, MANIFEST_MOST, SIZES, PacketRefused, described, opened, parts_for, plaintexts

SET = "0123456789abcdef" * 2
TEXT = "دوازده نفر در رشت بازداشت شدند. 12 people were arrested in Rasht."


def attachment(data: bytes, media_type: str = "image/jpeg") -> Attachment:
    return described(media_type, io.BytesIO(data))


def packets(bodies: list[bytes], **fields) -> list[bytes]:
    """The plaintexts of a draft with attachments `bodies`."""
    manifest = Manifest(version=1, set=SET, part=1, parts=1, attachments=tuple(map(attachment, bodies)), **fields)
    parts = parts_for(manifest.total, len(encoded(manifest)))
    whole = Manifest(version=1, set=SET, part=1, parts=parts, attachments=manifest.attachments, **fields)
    return list(plaintexts(whole, [lambda body=body: io.BytesIO(body) for body in bodies]))


def by_hand(manifest: object, body: bytes = b"", size: int = SIZES[0], fill: bytes = b"\0") -> bytes:
    raw = manifest if isinstance(manifest, bytes) else json.dumps(manifest).encode()
    return (MAGIC + struct.pack(">I", len(raw)) + raw + body).ljust(size, fill)


PLAIN = {"version": 1, "set": SET, "part": 1, "parts": 1, "text": TEXT}


def test_the_layout_is_that_of_the_safety_page():
    (made,) = packets([b"photo"], text=TEXT, day="2071-10", place="Rasht", language="fa")
    assert made.startswith(b"gavah-p1\n")
    (length,) = struct.unpack(">I", made[9:13])
    manifest = json.loads(made[13 : 13 + length])
    assert manifest == {
        "version": 1,
        "set": SET,
        "part": 1,
        "parts": 1,
        "text": TEXT,
        "language": "fa",
        "day": "2071-10",
        "place": "Rasht",
        "consent": "internal",
        "attachments": [{"media_type": "image/jpeg", "bytes": 5, "sha256": hashlib.sha256(b"photo").hexdigest()}],
    }
    assert made[13 + length :] == b"photo".ljust(65_536 - 13 - length, b"\0")


@settings(max_examples=60, deadline=None)
@given(
    text=st.text(max_size=4000).filter(lambda text: not any(0xD800 <= ord(char) < 0xE000 for char in text)),
    bodies=st.lists(st.binary(max_size=90_000), max_size=4),
    consent=st.sampled_from(["internal", "partners", "court", "public"]),
)
def test_what_is_packed_comes_out(text, bodies, consent):
    (made,) = packets(bodies, text=text, consent=consent)
    assert len(made) in SIZES
    packet = opened(made)
    assert (packet.manifest.text, packet.manifest.consent, packet.body) == (text, consent, b"".join(bodies))


@pytest.mark.parametrize("size", [0, 1, 65_000, 500_000, BODY_OF_PART, BODY_OF_PART + 1, SIZES[-1], 2 * BODY_OF_PART, 2 * BODY_OF_PART + 1])
def test_every_length_fits_its_class_or_becomes_a_set(size):
    bodies = [bytes(range(256)) * (size // 256 + 1)]
    bodies = [bodies[0][:size], b"last"]
    made = packets(bodies, text=TEXT)
    assert b"".join(opened(part).body for part in made) == b"".join(bodies)
    assert len(made) == 1 or {len(part) for part in made} == {SIZES[-1]}
    for number, part in enumerate(made, 1):
        assert (opened(part).manifest.part, opened(part).manifest.parts, opened(part).manifest.text) == (number, len(made), TEXT)


def test_the_size_says_nothing_of_a_short_text():
    assert len({len(packets([], text="x" * length)[0]) for length in (0, 1, 500, 20_000)}) == 1


def test_a_text_too_long_for_the_manifest_is_refused_before_anything_is_sealed():
    with pytest.raises(PacketRefused, match="may be 32,768"):
        packets([], text="x" * MANIFEST_MOST)


def test_unknown_fields_are_kept_and_ignored():
    packet = opened(by_hand({**PLAIN, "weather": {"rain": True}}))
    assert packet.manifest.text == TEXT
    assert json.loads(packet.raw)["weather"] == {"rain": True}


@pytest.mark.parametrize(
    ("plaintext", "reason"),
    [
        (b"", "0 bytes long"),
        (by_hand(PLAIN)[:-1], "65,535 bytes long"),
        (by_hand(PLAIN, size=SIZES[1]), "not of the size"),
        (by_hand(PLAIN, fill=b"x"), "padding that is not zero"),
        (by_hand(PLAIN)[:-1] + b"\1", "padding that is not zero"),
        (b"gavah-p2\n" + by_hand(PLAIN)[9:], "does not begin"),
        (MAGIC + struct.pack(">I", MANIFEST_MOST + 1) + bytes(65_536 - 13), "manifest of 32,769"),
        (by_hand(b"{"), "not as it must be"),
        (by_hand(b"\xff\xfe"), "not as it must be"),
        (by_hand(b"[" * 20_000), "not as it must be"),
        (by_hand([1]), "not as it must be"),
        (by_hand({**PLAIN, "version": 2}), "not as it must be"),
        (by_hand({**PLAIN, "text": 5}), "not as it must be"),
        (by_hand({**PLAIN, "part": True}), "not as it must be"),
        (by_hand({**PLAIN, "set": SET.upper()}), "not as it must be"),
        (by_hand({**PLAIN, "set": SET + "\n"}), "not as it must be"),
        (by_hand({**PLAIN, "consent": "all"}), "not as it must be"),
        (by_hand({**PLAIN, "part": 2}), "part 2 of 1"),
        (by_hand({**PLAIN, "parts": 2}), "part 1 of 2"),
        (by_hand({**PLAIN, "attachments": [{"media_type": "image/png", "bytes": 70_000, "sha256": "0" * 64}]}), "not of the size"),
        (by_hand({**PLAIN, "attachments": [{"media_type": "image/png", "bytes": -1, "sha256": "0" * 64}]}), "not as it must be"),
        (by_hand({**PLAIN, "attachments": [{"media_type": "../etc", "bytes": 1, "sha256": "0" * 64}]}), "not as it must be"),
    ],
)
def test_what_is_not_a_packet_is_refused_with_its_reason(plaintext, reason):
    with pytest.raises(PacketRefused, match=reason):
        opened(plaintext)


@settings(max_examples=300, deadline=None)
@given(data=st.binary(max_size=400), at=st.integers(0, 300), size=st.sampled_from(SIZES[:2]))
def test_any_bytes_are_a_packet_or_refused_never_a_crash(data, at, size):
    made = by_hand(PLAIN, size=size)
    changed = made[:at] + data + made[at + len(data) :]
    for candidate in (data, data.ljust(size, b"\0"), (MAGIC + data).ljust(size, b"\0"), changed[:size]):
        try:
            opened(candidate)
        except PacketRefused:
            continue


def test_a_file_that_changes_meanwhile_is_noticed():
    held = attachment(b"photo")
    manifest = Manifest(version=1, set=SET, part=1, parts=1, attachments=(held,))
    for other in (b"phot0", b"phot", b"photos"):
        with pytest.raises(Exception, match="changed while"):
            list(plaintexts(manifest, [lambda other=other: io.BytesIO(other)]))


def test_a_signature_covers_all_but_the_part_and_itself():
    raw = by_hand({**PLAIN, "weather": 1, "hand": {"key": "0" * 64, "signature": "0" * 128}})
    words = signed_words(opened(raw).raw)
    assert b'"weather":1' in words
    assert b'hand"' not in words
    assert b'"part"' not in words
    assert b'"parts"' in words
