"""A name that must stay is found however it is written."""

import base64
from urllib.parse import quote

import pyarrow as pa
import pytest
from pyarrow import parquet

from gavah.release.canaries import Canaries

EN, FA = "Laleh Tamrini", "لاله تمرینی"
FORMS = {
    "as it is": FA,
    "other script": EN,
    "Arabic letters": FA.replace("ی", "ي"),
    "ZWNJ for a blank": FA.replace(" ", "\u200c"),
    "over a line": FA.replace(" ", "\n"),
    "inside a word": FA[:6] + "\u200c" + FA[6:],
    "over a tag": f"<b>{FA[:7]}</b>{FA[7:]}",
    "percent-encoded": quote(FA),
    "base64": base64.b64encode(f"1{FA}".encode()).decode(),
    "in a longer base64": base64.b64encode(f"some words, {FA}, more".encode()).decode(),
    "JSON escapes": FA.encode("unicode_escape").decode(),
    "entities": "".join(f"&#{ord(char)};" for char in FA),
    "capitals": EN.upper(),
    "joined": EN.replace(" ", "_"),
}


SPLIT = {"inside a word"}
"""Changed so that only the letters are left to go by: found in the script of the name."""


@pytest.mark.parametrize(("form", "name"), [(form, name) for form in FORMS for name in (EN, FA) if name == FA or form not in SPLIT])
def test_every_changed_form_is_found_in_a_file(tmp_path, form, name):
    (tmp_path / "page.html").write_text(f"<p>On Saturday {FORMS[form]} was taken.</p>", "utf-8")
    assert Canaries([name]).in_folder(tmp_path)


@pytest.mark.parametrize("code", ["utf-16-le", "utf-16-be"])
def test_found_in_two_bytes_a_letter(tmp_path, code):
    (tmp_path / "x.bin").write_bytes(b"\x01\x02\x03\x04" + f"  {FA}  ".encode(code))
    assert Canaries([FA]).in_folder(tmp_path)


def test_found_in_a_file_name_and_in_a_column(tmp_path):
    table = pa.table({"a": ["some words", f"by {EN}"]})
    parquet.write_table(table, tmp_path / "t.parquet", compression="zstd")
    (tmp_path / f"{EN}.txt").write_text("nothing")
    views = {(leak.file, leak.view) for leak in Canaries([EN]).in_folder(tmp_path)}
    assert {(f"{EN}.txt", "file name"), ("t.parquet", "columns")} <= views


def test_a_page_without_the_name_sings_not(tmp_path):
    (tmp_path / "page.html").write_text("<p>Lal Tamrin, Tamrin Prison, لال، تمرین ۳، زندان تمرین: 12 of 14.</p>", "utf-8")
    assert Canaries([EN, FA, "Nima Tamrini"]).in_folder(tmp_path) == []


def test_a_short_name_is_sought_as_words_and_not_inside_others(tmp_path):
    (tmp_path / "x.txt").write_text("The alien spoke.")
    assert Canaries(["Ali E"]).in_folder(tmp_path) == []
    (tmp_path / "x.txt").write_text("Then ALI E. spoke.")
    assert Canaries(["Ali E"]).in_folder(tmp_path)


def test_a_file_of_the_program_is_passed_over_only_where_it_is_still_the_same(tmp_path):
    own = {"release.js": EN.encode()}
    (tmp_path / "release.js").write_bytes(own["release.js"])
    assert Canaries([EN]).in_folder(tmp_path, own) == []
    (tmp_path / "release.js").write_text(f"{EN}!")
    assert Canaries([EN]).in_folder(tmp_path, own)
