"""What is found, in which order, from which source, under which id."""

import io
import json
import os
import tarfile
import zipfile

import pytest

from gavah.ingest import AddOptions, Item, Limits, discover, load_sidecar, report_id
from gavah.model import InputError

STORY = "Two workers were taken from their homes in Rasht, people there say."
SIDECAR = """constructed = true
[[source]]
id = "tamrin-wire"
name = "Tamrin Wire"
name_fa = "خبرنامه تمرین"
kind = "wire"
files = ["in/wire/**", "*.jsonl"]
hosts = ["tamrin-wire.example"]
"""


def rows(*texts: str, **more) -> str:
    return "".join(json.dumps({"text": text, **more}) + "\n" for text in texts)


def ids(found):
    return [report_id(item) for item in found.items]


def test_folders_are_read_by_name_and_dot_files_left_alone(write, reading, tmp_path):
    for name in ("in/b.txt", "in/a/z.txt", "in/.hidden/x.txt", "in/.DS_Store", "in/__MACOSX/y.txt", "in/c.txt"):
        write(name, f"{STORY} {name}")
    assert [item.found for item in reading(tmp_path / "in").items] == ["in/a/z.txt", "in/b.txt", "in/c.txt"]


def test_the_same_bytes_have_the_same_id_wherever_they_lie(write, reading):
    one, two = write("a.txt", STORY), write("sub/b.txt", STORY)
    assert ids(reading(one)) == ids(reading(two))


def test_a_row_told_twice_is_kept_twice_and_added_again_adds_nothing(write, reading):
    table = write("rows.jsonl", rows(STORY, STORY, "other words"))
    first, again = ids(reading(table)), ids(reading(table))
    assert len(set(first)) == 3
    assert first == again


def test_an_id_knows_bytes_source_given_date_and_occurrence(write, reading):
    path = write("a.txt", STORY)
    assert len({*ids(reading(path)), *ids(reading(path, source="x")), *ids(reading(path, published="2071-10-03"))}) == 3


def test_the_report_has_the_id_told_beforehand(write, reading):
    found = reading(write("rows.jsonl", rows(STORY, STORY)))
    assert [report.id for report in found.reports] == ids(found)


@pytest.mark.parametrize("added", [".", "in", "in/wire", "in/wire/a.txt"])
def test_a_sidecar_tells_who_speaks_wherever_the_folder_is_entered(write, reading, tmp_path, added):
    write("sources.toml", SIDECAR)
    write("in/wire/a.txt", STORY)
    report = reading(tmp_path / added).one
    assert (report.source, report.constructed) == ("tamrin-wire", True)


def test_a_file_named_by_no_glob_is_of_unknown_source_but_constructed(write, reading, tmp_path):
    write("sources.toml", SIDECAR)
    report = reading(write("in/tamrin-radio.txt", STORY)).one
    assert (report.source, report.constructed) == ("unknown-source", True)


def test_a_row_that_names_its_source_wins(write, reading):
    write("sources.toml", SIDECAR)
    found = reading(write("rows.jsonl", rows(STORY, source="خبرنامه تمرین") + rows("other", source="Radio") + rows("third")))
    assert [item.source for item in found.items] == ["tamrin-wire", "Radio", "tamrin-wire"]


def test_the_person_who_adds_names_what_names_nobody(write, reading):
    found = reading(write("rows.jsonl", rows("a") + rows("b", source="Radio")), source="desk", published="3 October 2071")
    assert [item.source for item in found.items] == ["desk", "Radio"]
    assert [report.basis for report in found.reports] == ["given", "given"]


def test_a_members_source_is_that_of_its_archive(write, reading, tmp_path):
    write("sources.toml", SIDECAR)
    path = tmp_path / "in/wire/pack.zip"
    path.parent.mkdir(parents=True)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("deep/a.txt", STORY)
    report = reading(path).one
    assert (report.source, report.found) == ("tamrin-wire", "pack.zip/deep/a.txt")


def test_a_broken_sidecar_keeps_everything_beside_it_out(write, reading, tmp_path):
    write("in/sources.toml", "constructed = maybe")
    write("in/a.txt", STORY)
    found = reading(tmp_path / "in")
    assert found.items == []
    assert "sources.toml" in found.problems[0].file
    with pytest.raises(InputError):
        load_sidecar(tmp_path / "in")


def test_no_sidecar_is_none(tmp_path):
    folder = tmp_path / "a/b/c"
    folder.mkdir(parents=True)
    assert load_sidecar(folder) is None


@pytest.mark.parametrize("name", ["pack.zip", "pack.tar", "pack.tar.gz", "pack.tgz", "pack.tar.bz2", "pack.tar.xz"])
def test_archives_are_folders(reading, tmp_path, name):
    path = tmp_path / name
    names = ["one.txt", "in/rows.jsonl", f"{'long-' * 40}name.txt"]
    contents = [STORY, rows("a", "b"), DASTAN]
    if name.endswith("zip"):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for each, content in zip(names, contents, strict=True):
                archive.writestr(each, content)
    else:
        kind = name.rpartition(".")[2].replace("tgz", "gz")
        with tarfile.open(path, f"w:{kind if kind != 'tar' else ''}") as archive:
            for each, content in zip(names, contents, strict=True):
                entry = tarfile.TarInfo(each)
                entry.size = len(content.encode())
                archive.addfile(entry, io.BytesIO(content.encode()))
    found = reading(path)
    assert found.problems == []
    assert [report.text for report in found.reports] == [STORY, "a", "b", DASTAN]


DASTAN = "دو کارگر در رشت بازداشت شدند."


def test_one_packed_file_is_that_file(reading, tmp_path):
    import bz2
    import gzip
    import lzma

    for name, pack in (("rows.jsonl.gz", gzip.compress), ("rows.jsonl.bz2", bz2.compress), ("rows.jsonl.xz", lzma.compress)):
        path = tmp_path / name
        path.write_bytes(pack(rows("a").encode()) + pack(rows("b").encode()))  # two streams in a row are one file
        assert [report.text for report in reading(path).reports] == ["a", "b"]


def test_pictures_and_styles_are_counted_once(write, reading, tmp_path):
    for name in ("in/a.jpg", "in/b.jpg", "in/c.css", "in/d.txt"):
        write(name, STORY)
    found = reading(tmp_path / "in")
    assert len(found.reports) == 1
    assert [p.reason for p in found.problems] == ["3 files hold no text: .css 1, .jpg 2"]


def test_a_table_is_streamed(tmp_path):
    """Reading the first rows must not read the file: it is a pipe's worth of work, whatever its size."""
    path = tmp_path / "big.jsonl"
    with path.open("w") as out:
        for number in range(200_000):
            out.write(json.dumps({"id": number, "text": f"{STORY} {number}"}) + "\n")
    import tracemalloc

    tracemalloc.start()
    found = discover([path])
    first = [next(found) for _ in range(1000)]
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert all(isinstance(item, Item) for item in first)
    assert peak < 4 * 2**20


def test_large_files_travel_by_name_and_are_checked(tmp_path, reading):
    path = tmp_path / "big.txt"
    path.write_text(STORY * 40_000)
    (item,) = reading(path).items
    assert item.data is None
    assert len(item.read()) == item.size
    path.write_text("something else")
    with pytest.raises(InputError, match="changed"):
        item.read()


def test_an_unknown_field_cannot_be_mapped():
    with pytest.raises(InputError, match="no field 'day'"):
        AddOptions(map={"day": "date"})


def test_links_in_folders_are_not_followed(write, reading, tmp_path):
    secret = write("outside/secret.txt", STORY)
    write("in/a.txt", "words of its own")
    (tmp_path / "in/out.txt").symlink_to(secret)
    (tmp_path / "in/loop").symlink_to(tmp_path / "in")
    found = reading(tmp_path / "in")
    assert [report.text for report in found.reports] == ["words of its own"]
    assert sorted(p.file for p in found.problems) == ["in/loop", "in/out.txt"]


def test_a_missing_path_is_a_problem(reading, tmp_path):
    (problem,) = reading(tmp_path / "nothing.txt").problems
    assert "cannot be found" in problem.reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_a_problem(write, reading):
    path = write("locked.txt", STORY)
    path.chmod(0)
    (problem,) = reading(path).problems
    assert "permission" in problem.remedy


def test_a_pipe_is_a_problem(reading, tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (problem,) = reading(tmp_path / "pipe.txt").problems
    assert "no regular file" in problem.reason


def test_a_file_larger_than_a_report_is_a_problem(write, reading):
    (problem,) = reading(write("a.txt", STORY * 10), limits=Limits(item=100)).problems
    assert "larger than one report" in problem.reason
