"""Photos and films: known again after resizing and re-encoding, told apart otherwise; metadata read inside and gone from clean copies.

Every picture is a pattern: EXERCISE · CONSTRUCTED · تمرین · ساختگی
"""

import hashlib
import io
import random
from datetime import date

import pytest
from PIL import Image, ImageDraw, ImageEnhance

from bench.hostile.seeds import film
from gavah.casefile import Case
from gavah.casefile.erasing import erase_media, erase_report
from gavah.casefile.media import approvers, may_be_published, media, thumbnail
from gavah.ingest import Item, Problem
from gavah.media import examine
from gavah.media.examine import cleaned
from gavah.media.likeness import hashes, near_pairs
from gavah.model import Refused
from gavah.pipeline import add, judging
from gavah.pipeline.showing import approve, clean_copy, counted, keep_attachments, shown, state

DAY = date(2071, 10, 23)
WITH_GPS = {1: "N", 2: (35.0, 42.0, 0.0), 3: "E", 4: (51.0, 24.0, 0.0)}
SECONDS = 5_295_000_000 - 2**32  # an MP4 clock of 32 bits has run over by 2071


def pattern(seed: int, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """Shapes in many colours, the same for the same seed."""
    chance = random.Random(seed)
    picture = Image.new("RGB", size, tuple(chance.randrange(256) for _ in range(3)))
    draw = ImageDraw.Draw(picture)
    for _ in range(12):
        x, y = chance.randrange(size[0]), chance.randrange(size[1])
        ends = (x, y, x + chance.randrange(40, 300), y + chance.randrange(40, 300))
        chance.choice((draw.rectangle, draw.ellipse))(ends, fill=tuple(chance.randrange(256) for _ in range(3)))
    return picture


def saved(picture: Image.Image, kind: str = "JPEG", **how) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **how)
    return out.getvalue()


def with_exif(picture: Image.Image, kind: str = "JPEG") -> bytes:
    exif = picture.getexif()
    exif[0x010F], exif[0x0132] = "Tamrin Camera", "2071:10:07 09:00:00"
    exif.get_ifd(0x8769)[0x9003] = "2071:10:08 10:00:00"
    exif.get_ifd(0x8825).update(WITH_GPS)
    return saved(picture, kind, exif=exif)


def item(data: bytes, media_type: str = "image/jpeg") -> Item:
    return Item(sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type=media_type, file="a", found="a", data=data)


@pytest.fixture
def case(tmp_path):
    with Case.create(tmp_path / "case", day=DAY) as made:
        yield made


def added(case, tmp_path, **files: bytes):
    folder = tmp_path / "in"
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    return add(case, [folder])


def copies_of(picture: Image.Image) -> list[Image.Image]:
    again = Image.open(io.BytesIO(saved(picture, quality=35))).convert("RGB")
    small = picture.resize((200, 150))
    bright = ImageEnhance.Brightness(picture).enhance(1.15)
    return [again, small, bright, Image.open(io.BytesIO(saved(small, "WEBP", quality=40))).convert("RGB")]


def test_resized_reencoded_and_brighter_copies_are_found_and_other_pictures_are_not():
    pictures = [pattern(seed) for seed in range(40)]
    hashed = [hashes(picture) for picture in pictures]
    assert near_pairs(hashed) == []
    for picture, own in zip(pictures, hashed, strict=True):
        for copy in copies_of(picture):
            assert near_pairs([own, hashes(copy)]) == [(0, 1)]


def test_pictures_of_one_tone_are_no_copies_of_one_another():
    grey = hashes(Image.new("RGB", (300, 200), (40, 40, 40)))
    assert grey == ("", "")
    assert near_pairs([grey, grey]) == []


@pytest.mark.parametrize(("kind", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")])
def test_exif_is_read_inside_and_gone_from_thumbnail_and_clean_copy(kind, media_type):
    data = with_exif(pattern(1), kind)
    found = examine(item(data, media_type))
    record = found.record
    assert (record.taken, record.taken_from, record.lat, record.lon) == ("2071-10-08", "EXIF DateTimeOriginal", 35.7, 51.4)
    assert record.tags["make"] == "Tamrin Camera"
    clean = cleaned(item(data, media_type))
    assert hashes(Image.open(io.BytesIO(clean)).convert("RGB")) != ("", "")
    for copy in (clean, found.thumbnail):
        assert b"Tamrin" not in copy
        assert b"Exif" not in copy
        assert not dict(Image.open(io.BytesIO(copy)).getexif())


def test_a_photo_turned_by_its_metadata_is_turned_in_its_clean_copy():
    picture = pattern(2)
    exif = picture.getexif()
    exif[0x0112] = 6
    assert Image.open(io.BytesIO(cleaned(item(saved(picture, exif=exif))))).size == (480, 640)


@pytest.mark.parametrize("day", ["0000:00:00 00:00:00", "2071:13:45 10:00:00", "tomorrow", ""])
def test_impossible_days_in_metadata_are_no_days(day):
    picture = pattern(3)
    exif = picture.getexif()
    exif[0x0132] = day
    assert examine(item(saved(picture, exif=exif))).record.taken == ""


def test_a_films_container_is_read_and_its_clean_copy_says_nothing():
    data = film(b"samples" * 50, made=SECONDS)
    record = examine(item(data, "video/mp4")).record
    assert (record.width, record.height, record.seconds) == (640, 360, 4.5)
    assert (record.lat, record.lon, record.place_from) == (35.7, 51.4, "film's location")
    assert record.taken == "1935-09-09"  # as the clock says, false or not: the reader is told that it is the clock's word
    clean = cleaned(item(data, "video/mp4"))
    silent = examine(item(clean, "video/mp4")).record
    assert len(clean) == len(data)
    assert b"+35.70" not in clean
    assert (silent.taken, silent.lat, silent.payload) == ("", None, record.payload)


@pytest.mark.parametrize("data", [b"\0\0\0\x10ftypisom" + b"\xff" * 40, film(b"x")[:30], b"\xff\xd8\xff" + b"\0" * 99])
def test_damaged_media_are_problems_with_a_reason(data):
    found = examine(item(data, "video/mp4" if data[4:8] == b"ftyp" else "image/jpeg"))
    assert isinstance(found, Problem)
    assert "damaged" in found.reason


def test_ten_items_are_counted_as_the_distinct_ones_they_are_by_day_and_place(case, tmp_path):
    first, second = pattern(1), pattern(2)
    one, other = film(b"one" * 99, made=SECONDS), film(b"other" * 99, made=SECONDS)
    moved = cleaned(item(one, "video/mp4"))
    done = added(
        case,
        tmp_path,
        a_jpg=with_exif(first),
        b_jpg=saved(first.resize((300, 225)), quality=50),
        c_png=saved(second, "PNG"),
        d_mp4=one,
        e_mp4=moved,
        f_mp4=one,
        g_mov=other,
        text_txt=b"Two films were sent from Rasht.",
    )
    assert (done.media, done.new, done.held) == (6, 1, 0)  # the same bytes from one source are held once
    rows = list(shown(case))
    assert [(row.kind, len(row.items), row.because) for row in rows] == [
        ("photo", 2, ("perceptual hash",)),
        ("photo", 1, ()),
        ("video", 2, ("samples",)),
        ("video", 1, ()),
    ]
    assert (rows[0].day, rows[0].day_from, rows[0].place, rows[0].place_from) == ("2071-10-08", "EXIF DateTimeOriginal", "35.70,51.40", "EXIF GPS")
    case.decide(state(case, rows[2].items[1], "day", "2071-10-09", by="sara"))
    case.decide(state(case, rows[2].items[1], "place", "gn-118743", by="sara"))
    films = [row for row in shown(case) if row.kind == "video"]
    assert (films[0].day, films[0].day_from, films[0].place_from) == ("2071-10-09", "person", "person")
    assert counted(films) == {("video", "1935-09-09", "35.70,51.40"): 1, ("video", "2071-10-09", "gn-118743"): 1}
    assert case.verify() == []


def test_adding_again_adds_nothing_and_saved_pages_bring_no_furniture(case, tmp_path):
    added(case, tmp_path, a_jpg=saved(pattern(1)))
    folder = tmp_path / "in" / "page_files"
    folder.mkdir()
    (folder / "logo.png").write_bytes(saved(pattern(9), "PNG"))
    again = added(case, tmp_path)
    assert (again.media, again.held) == (0, 1)


def test_a_bomb_of_a_picture_is_refused_with_a_reason(case, tmp_path):
    from bench.hostile.bombs import BOMBS

    done = added(case, tmp_path, bomb_png=BOMBS["picture"](random.Random(1)).data, a_jpg=saved(pattern(1)))
    assert (done.media, done.problems) == (1, 1)
    assert "pixels" in done.first_problems[0].reason


def test_publishing_takes_two_persons_and_consent_public(case, tmp_path):
    added(case, tmp_path, a_jpg=saved(pattern(1)))
    (held,) = media(case)
    assert not may_be_published(case, held, DAY)
    case.decide(approve(case, held.id, by="sara"))
    case.decide(approve(case, held.id, by="sara"))
    case.decide(_consent(case, held.id, "public"))
    assert approvers(case, held.id) == ("sara",)
    assert not may_be_published(case, held, DAY)
    with pytest.raises(Refused, match="the same name spelt otherwise"):
        approve(case, held.id, by="Sara ")
    case.decide(approve(case, held.id, by="omid"))
    assert may_be_published(case, held, DAY)
    case.decide(_consent(case, held.id, "court"))
    assert not may_be_published(case, held, DAY)


def _consent(case, name, scope):
    from gavah.model import Decision

    return Decision(verb="consent", on=name, by="sara", at=DAY.isoformat(), value=f'{{"scope":"{scope}"}}')


def test_attachments_of_a_packet_come_with_what_its_sender_stated_and_go_with_it(case, tmp_path):
    added(case, tmp_path, note_txt=b"Nine people were arrested in Ahvaz.")
    (report,) = case.reports
    data = saved(pattern(5))
    problems = keep_attachments(case, [data, b"words"], report=report.id, source=report.source, day="2071-10-05", place="Ahvaz")
    assert [problem.reason for problem in problems] == ["is no photo or film"]
    (row,) = shown(case)
    assert (row.day, row.day_from, row.place) == ("2071-10-05", "person", "Ahvaz")
    assert thumbnail(case, row.id).startswith(b"\xff\xd8\xff")
    erase_report(case, report.id, "endangers")
    assert list(media(case)) == []
    assert case.verify() == []
    assert not any(data[9000:9100] in path.read_bytes() for path in case.folder.rglob("*") if path.is_file())


def test_an_erased_photo_leaves_no_byte(case, tmp_path):
    data = with_exif(pattern(6, (1600, 1200)))
    added(case, tmp_path, a_jpg=data, b_jpg=saved(pattern(7)))
    names = [held.id for held in media(case)]
    assert b"Tamrin" not in clean_copy(case, names[0])
    small = thumbnail(case, names[0])
    erase_media(case, names[0], "endangers")
    assert [held.id for held in media(case)] == names[1:]
    assert case.verify() == []
    for path in case.folder.rglob("*"):
        if path.is_file():
            assert not any(part in path.read_bytes() for part in (data[9000:9100], small[-300:-200], b"Tamrin Camera"))


def test_verify_sees_a_photo_that_is_gone_or_another(case, tmp_path):
    added(case, tmp_path, a_jpg=saved(pattern(1)), b_jpg=saved(pattern(2)))
    case.db.execute("DELETE FROM media WHERE seq = 1")
    case.db.execute("UPDATE media SET sha256 = 'x'")
    assert any("is gone" in words for words in case.verify())
    assert any("not the one that was added" in words for words in case.verify())


def test_days_decided_hold_until_another_person_disagrees(case, tmp_path):
    added(case, tmp_path, a_jpg=with_exif(pattern(1)))
    (held,) = media(case)
    case.decide(state(case, held.id, "day", "2071-10-01", by="sara"))
    case.decide(state(case, held.id, "day", "2071-10-02", by="omid"), seen=())
    (row,) = shown(case)
    assert (row.day, row.day_from) == ("2071-10-08", "EXIF DateTimeOriginal")  # contested: the machine's reading holds


def test_consent_of_the_report_it_came_with_counts_too(case, tmp_path):
    added(case, tmp_path, note_txt=b"Nine people were arrested in Ahvaz.")
    (report,) = case.reports
    keep_attachments(case, [saved(pattern(5))], report=report.id, source=report.source)
    (held,) = media(case)
    for by in ("sara", "omid"):
        case.decide(approve(case, held.id, by=by))
    case.decide(_consent(case, held.id, "public"))
    assert not may_be_published(case, held, DAY)
    case.decide(judging.consent(case, report.id, "public", by="sara"))
    assert may_be_published(case, held, DAY)
