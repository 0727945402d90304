"""Packets into a sealed case: once, whole, private, and never into a plain one."""

import random
from datetime import timedelta

import pytest
from sealed_world import DAY, WORDS, sealed_case, send

from gavah.casefile import Case, packets
from gavah.field.box import unlock
from gavah.model import CaseError, Refused
from gavah.pipeline import link, read
from gavah.pipeline.packet_items import MANIFEST_TYPE
from gavah.pipeline.unsealing import unseal

TEXT = "روز ۱۰ مهر ۱۴۵۰ دوازده نفر در رشت بازداشت شدند."
ENGLISH = "Twelve people were arrested in Rasht on October 2, 2071."


@pytest.fixture
def case(tmp_path):
    with sealed_case(tmp_path / "case") as made:
        yield made


def test_a_packet_becomes_a_private_report_with_its_day_and_consent(case, tmp_path):
    send(tmp_path / "in", case.box, TEXT, ("image/jpeg", b"\xff\xd8photo"), day="1450-07", place="رشت", language="fa", consent="partners")
    done = unseal(case, [tmp_path / "in"])
    (report,) = case.reports
    assert (report.text, report.private, report.media_type, report.source, report.title) == (TEXT, True, MANIFEST_TYPE, "packets", "رشت")
    assert (report.earliest.isoformat(), report.latest.isoformat(), report.basis) == ("2071-09-23", "2071-10-22", "given")
    assert (done.new, done.attachments, done.reports, done.refused, done.missing) == (1, 1, (report.id,), (), {})
    assert packets.consent_of(case.db, report.id) == "partners"
    assert [entry.kind for entry in case.entries()] == ["case", "source", "packet", "add"]
    photo = packets.brought(case.db, next(packets.packet_sets(case.db)).id)[1]
    assert case.blobs.get(photo.sha256) == b"\xff\xd8photo"
    assert not case.verify()


def test_consent_is_internal_unless_the_sender_says_more(case, tmp_path):
    send(tmp_path / "in", case.box, ENGLISH)
    (report,) = unseal(case, [tmp_path / "in"]).reports
    assert packets.consent_of(case.db, report) == "internal"


def test_a_plain_case_takes_no_packet(case, tmp_path):
    send(tmp_path / "in", case.box, TEXT)
    with Case.create(tmp_path / "plain", day=DAY) as plain:
        with pytest.raises(Refused, match="plain"):
            unseal(plain, [tmp_path / "in"])
        assert not list(plain.reports)


def test_what_comes_twice_counts_once(case, tmp_path):
    (path,) = send(tmp_path / "in", case.box, ENGLISH)
    path.with_name("copy.age").write_bytes(path.read_bytes())
    first, again = unseal(case, [tmp_path / "in"]), unseal(case, [tmp_path / "in"])
    assert (first.new, first.again, again.new, again.again) == (1, 1, 0, 2)
    assert case.count("report") == 1


def test_parts_come_in_any_order_and_what_is_missing_is_listed(case, tmp_path):
    video = random.Random(1).randbytes(9_000_000)
    made = send(tmp_path / "in", case.box, TEXT, ("video/mp4", video), ("text/plain", ENGLISH.encode()))
    assert len(made) == 3
    random.Random(2).shuffle(made)
    partly = unseal(case, made[:2])
    (absent,) = partly.missing.values()
    assert len(absent) == 1
    assert not list(case.reports)
    whole = unseal(case, made)
    assert (whole.new, whole.again, whole.attachments, whole.missing) == (1, 2, 2, {})
    assert sorted(report.text for report in case.reports) == sorted([TEXT, ENGLISH])
    held = packets.brought(case.db, next(packets.packet_sets(case.db)).id)
    assert case.blobs.get(held[1].sha256) == video
    assert case.count("blob") == 3
    assert not case.verify()


def test_what_cannot_be_opened_is_listed_with_its_reason_and_the_rest_goes_on(case, tmp_path):
    (good,) = send(tmp_path / "in", case.box, ENGLISH)
    data = good.read_bytes()
    good.with_name("flipped.age").write_bytes(data[:3000] + bytes([data[3000] ^ 1]) + data[3001:])
    good.with_name("other.age").write_bytes(b"hello")
    done = unseal(case, [tmp_path / "in"])
    assert done.new == 1
    assert sorted(problem.file for problem in done.refused) == ["flipped.age", "other.age"]
    assert all("cannot be opened" in problem.reason for problem in done.refused)
    assert sorted(problem.file for problem in case.problems) == ["flipped.age", "other.age"]


def test_a_kill_between_keeping_and_reading_is_made_good_the_next_time(case, tmp_path, monkeypatch):
    send(tmp_path / "in", case.box, ENGLISH)
    monkeypatch.setattr("gavah.pipeline.unsealing.run_limited", lambda *_given, **_more: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        unseal(case, [tmp_path / "in"])
    monkeypatch.undo()
    assert unseal(case, [tmp_path / "in"]).again == 1
    assert [report.text for report in case.reports] == [ENGLISH]


def test_after_its_keys_are_destroyed_the_desk_opens_no_old_packet(tmp_path):
    from gavah.field.box import lock, renewed

    with sealed_case(tmp_path / "case") as case:
        send(tmp_path / "in", case.box, ENGLISH)
    lock(tmp_path / "case", renewed(case.box, DAY + timedelta(days=61)), WORDS)
    with Case.open(tmp_path / "case", day=DAY, unlock=lambda folder: unlock(folder, WORDS)) as later:
        (problem,) = unseal(later, [tmp_path / "in"]).refused
        assert "cannot be opened" in problem.reason
        assert not list(later.reports)


def test_unsigned_packets_are_one_witness_whoever_they_quote_and_a_hand_is_one(case, tmp_path):
    told = [
        ("Twelve people were arrested in Rasht on October 2, 2071, the Tamrin Human Rights Network said.", ""),
        ("In Rasht on October 2, 2071, twelve people were arrested, according to the Tamrin Student Council.", ""),
        ("On October 2, 2071 police arrested twelve people in Rasht.", "کوه"),
        ("Police in Rasht arrested twelve persons on October 2, 2071, the Tamrin Workers Union said.", "کوه"),
        ("Security forces arrested twelve people in Rasht on October 2, 2071.", "دریا"),
    ]
    for text, hand in told:
        send(tmp_path / "in", case.box, text, hand=hand)
    assert len(unseal(case, [tmp_path / "in"]).reports) == 5
    read(case)
    link(case)
    assert sorted(len(witness.reports) for witness in case.witnesses) == [1, 2, 2]


def test_a_wrong_passphrase_leaves_no_trace(tmp_path):
    sealed_case(tmp_path / "case").close()
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in (tmp_path / "case").rglob("*") if path.is_file()}
    with pytest.raises(CaseError, match="does not open"):
        Case.open(tmp_path / "case", day=DAY, unlock=lambda folder: unlock(folder, "wrong"))
    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in (tmp_path / "case").rglob("*") if path.is_file()} == before


def test_a_photo_of_a_packet_is_an_item_with_what_its_sender_stated(case, tmp_path):
    import io

    from PIL import Image

    from gavah.pipeline.showing import shown

    out = io.BytesIO()
    Image.effect_mandelbrot((200, 150), (-2.0, -1.2, 0.8, 1.2), 40).convert("RGB").save(out, "JPEG")
    send(tmp_path / "in", case.box, TEXT, ("image/jpeg", out.getvalue()), day="2071-10-05", place="رشت", language="fa", consent="public")
    done = unseal(case, [tmp_path / "in"])
    (row,) = shown(case)
    assert (row.kind, row.day, row.day_from, row.place, row.publishable) == ("photo", "2071-10-05", "person", "رشت", False)
    assert done.refused == ()
    assert case.verify() == []
