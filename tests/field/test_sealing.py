"""Sealed packets, cards of desks, hands: who can open what, and what a packet gives away by its length."""

import io
from datetime import date, timedelta

import msgspec
import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gavah.field.comparing import eight_words, word_list
from gavah.field.desks import offered, read_card, signed_card, written
from gavah.field.hands import hand_key, hand_of
from gavah.field.packet import BODY_OF_PART, MANIFEST_MOST, PacketRefused
from gavah.field.sealing import SEALED_MOST, Draft, seal_into, sealed, unsealed
from gavah.model import InputError

FIRST = date(2071, 10, 1)
SEED = bytes(range(32))


def desk() -> tuple[str, str]:
    """An identity and its recipient."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def draft(text="سه نفر در رشت", *bodies: bytes) -> Draft:
    return Draft(text=text, attachments=[("video/mp4", lambda body=body: io.BytesIO(body)) for body in bodies])


def test_each_named_desk_opens_it_alone_and_nobody_else_does():
    desks, (other, _) = [desk(), desk()], desk()
    (packet,) = sealed(draft("text", b"video"), [recipient for _, recipient in desks])
    for identity, _ in desks:
        assert unsealed(io.BytesIO(packet), [other, identity]).body == b"video"
    with pytest.raises(PacketRefused, match="cannot be opened"):
        unsealed(io.BytesIO(packet), [other])


def test_a_large_video_becomes_parts_that_open_in_any_order():
    identity, recipient = desk()
    video = bytes(BODY_OF_PART + MANIFEST_MOST) + b"the end"
    made = list(sealed(draft("text", video), [recipient]))
    assert len(made) == 2
    packets = [unsealed(io.BytesIO(part), [identity]) for part in reversed(made)]
    assert b"".join(packet.body for packet in reversed(packets)) == video
    assert len({packet.manifest.set for packet in packets}) == 1


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, 10**9), bit=st.integers(0, 7))
def test_a_flip_of_any_bit_of_a_packet_is_seen(at, bit):
    packet = bytearray(_PACKET)
    packet[at % len(packet)] ^= 1 << bit
    with pytest.raises(PacketRefused):
        unsealed(io.BytesIO(bytes(packet)), [_IDENTITY])


_IDENTITY, _RECIPIENT = desk()
(_PACKET,) = sealed(draft(), [_RECIPIENT])


def test_nothing_larger_than_a_packet_is_even_read_into_memory():
    with pytest.raises(PacketRefused, match="larger"):
        unsealed(io.BytesIO(bytes(SEALED_MOST + 1)), [_IDENTITY])


def test_the_length_varies_by_chance_and_not_with_content():
    """The Rust library adds random header lines: the spread for an empty text is that for a long one."""
    spreads = [{len(next(sealed(draft(text), [_RECIPIENT, desk()[1]]))) for _ in range(60)} for text in ("", "x" * 20_000)]
    assert min(spreads[0]) // 1000 == min(spreads[1]) // 1000 == 65
    assert max(max(s) for s in spreads) - min(min(s) for s in spreads) < 1500
    assert min(spreads[0]) < max(spreads[1])
    assert min(spreads[1]) < max(spreads[0])


def test_files_carry_random_names_no_time_and_all_or_none_stay(tmp_path):
    made = seal_into(tmp_path / "out", sealed(draft(), [_RECIPIENT]))
    (path,) = made
    assert len(path.stem) == 16
    assert set(path.stem) <= set("0123456789abcdef")
    assert (path.suffix, path.stat().st_mtime) == (".age", 0)

    def breaks():
        yield _PACKET
        raise InputError("an attachment changed")

    with pytest.raises(InputError):
        seal_into(tmp_path / "out", breaks())
    assert list((tmp_path / "out").iterdir()) == made


def test_a_hand_is_known_again_by_its_passphrase_and_the_desk_alone():
    name_key = bytes.fromhex(card().name_key)
    first, again = (hand_key(words, name_key).public_key().public_bytes_raw() for words in ("کوه بلند", " کوه بلند\n"))
    assert first == again
    assert first != hand_key("کوه بلند", bytes(32)).public_key().public_bytes_raw()


def test_a_signature_holds_over_the_whole_manifest_and_only_over_it():
    key = hand_key("words", bytes(32))
    (packet,) = sealed(draft("text", b"photo"), [_RECIPIENT], hand=key)
    held = unsealed(io.BytesIO(packet), [_IDENTITY])
    assert hand_of(held.manifest, held.raw) == key.public_key().public_bytes_raw().hex()
    assert hand_of(held.manifest, held.raw.replace(b'"text"', b'"tixt"')) == ""
    assert hand_of(msgspec.structs.replace(held.manifest, hand=None), held.raw) == ""


def card():
    return signed_card("Tamrin Desk", "میز تمرین", SEED, (offered(_RECIPIENT, FIRST),))


def test_a_card_comes_back_and_a_changed_one_is_refused():
    assert read_card(written(card())) == card()
    for changed in (
        written(card()).replace(b"2071-10-31", b"2079-10-31"),
        written(card()).replace(_RECIPIENT.encode(), desk()[1].encode()),
        written(card())[:-20],
        b"[]",
        b"\xff",
    ):
        with pytest.raises(InputError, match=r"card of a desk|has not signed"):
            read_card(changed)


@pytest.mark.parametrize(
    ("after", "state"),
    [(-1, "early"), (0, "live"), (30, "live"), (31, "ended"), (59, "ended"), (60, "destroyed"), (119, "destroyed"), (120, "refused")],
)
def test_a_key_is_offered_thirty_days_opens_thirty_more_and_is_refused_ninety_after_its_end(after, state):
    assert card().newest.state(FIRST + timedelta(days=after)) == state


def test_the_words_are_256_in_each_language_and_no_two_are_alike():
    for language in (0, 1):
        words = [row[language] for row in word_list()]
        assert len(words) == len(set(words)) == 256
        assert min(_distance(a, b) for n, a in enumerate(words) for b in words[:n]) >= 2


def test_eight_words_stay_the_same_everywhere():
    assert " ".join(english for english, _ in eight_words(SEED)) == EXPECTED


EXPECTED = "diamond cheese fountain fire pigeon onion notebook uncle"


def _distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        new = [i]
        for j, y in enumerate(b, 1):
            new.append(min(row[j] + 1, new[-1] + 1, row[j - 1] + (x != y)))
        row = new
    return row[-1]
