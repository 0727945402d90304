"""`gavah media` from the command line, with real files."""

import json
import random

from cli_world import call
from PIL import Image, ImageDraw

from bench.hostile.seeds import film


def test_videos_are_counted_stated_approved_cleaned_and_erased(tmp_path, monkeypatch):
    folder, case = tmp_path / "in", str(tmp_path / "case")
    folder.mkdir()
    (folder / "a.mp4").write_bytes(film(b"one" * 99))
    (folder / "b.mov").write_bytes(film(b"one" * 99, place=b"+10.00+010.00/"))
    (folder / "c.mp4").write_bytes(film(b"two" * 99))
    chance, picture = random.Random(1), Image.new("RGB", (300, 200))
    ImageDraw.Draw(picture).ellipse((20, 20, 200, 150), fill=tuple(chance.randrange(256) for _ in range(3)))
    exif = picture.getexif()
    exif[0x010F] = "Tamrin Camera"
    picture.save(folder / "d.jpg", exif=exif)
    assert "4 new photos and films" in call("add", str(folder), "--case", case, "--published", "2071-10-05").stderr
    counts = [json.loads(line) for line in call("media", "--kind", "video", "--count", "--json", "--case", case).stdout.splitlines()]
    assert sum(row["distinct"] for row in counts) == 2
    assert {row["day"] for row in counts} == {"2071-10-05"}
    rows = [json.loads(line) for line in call("media", "--json", "--case", case).stdout.splitlines()]
    assert [len(row["items"]) for row in rows] == [2, 1, 1]
    photo = rows[2]["id"]
    call("media", photo[:9], "--day", "1450-07-16", "--place", "Rasht", "--case", case)
    for user in ("sara", "omid"):
        monkeypatch.setenv("GAVAH_USER", user)
        call("media", photo, "--approve", "--case", case)
    held = json.loads(call("media", photo, "--case", case).stdout)
    assert (held["day"], held["day_from"], held["place_from"], held["approved_by"]) == ("2071-10-08", "person", "person", ["omid", "sara"])
    assert held["publishable"] is False
    assert held["record"]["tags"]["make"] == "Tamrin Camera"
    call("media", photo, "--clean", str(tmp_path / "clean.jpg"), "--case", case)
    assert b"Tamrin" not in (tmp_path / "clean.jpg").read_bytes()
    assert call("verify", "--case", case).exit_code == 0
    assert call("media", "m-0000", "--case", case).exit_code == 1
    assert call("erase", photo, "--reason", "other", "--yes", "--case", case).exit_code == 0
    assert len(call("media", "--json", "--case", case).stdout.splitlines()) == 2
    assert call("verify", "--case", case).exit_code == 0


def test_limits_are_given_by_option_or_environment_and_hold(tmp_path, monkeypatch):
    folder, case = tmp_path / "in", str(tmp_path / "case")
    folder.mkdir()
    (folder / "a.txt").write_text("Nine people were arrested in Ahvaz. " * 60_000)
    assert "larger than one report may be (1,048,576 bytes)" in call("add", str(folder), "--limit", "item=1", "--case", case).stderr
    monkeypatch.setenv("GAVAH_LIMITS", "item=1 cpu=60")
    assert "larger than one report may be (1,048,576 bytes)" in call("add", str(folder), "--case", case).stderr
    monkeypatch.delenv("GAVAH_LIMITS")
    assert "1 new report" in call("add", str(folder), "--case", case).stderr
    for wrong in ("speed=3", "cpu=0", "cpu=many"):
        assert call("add", str(folder), "--limit", wrong, "--case", case).exit_code == 2
