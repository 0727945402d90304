"""Hostile and broken input costs itself, says so, and never raises."""

import gzip
import io
import json
import tarfile
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gavah.ingest import AddOptions, Item, Limits, Problem, discover, extract
from gavah.ingest.item import limits_of
from gavah.model import Report

STORY = "Two workers were taken from their homes in Rasht, people there say."
GOOD = json.dumps({"text": STORY}) + "\n"


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_an_empty_file_is_a_problem(write, reading):
    (problem,) = reading(write("a.txt", b"")).problems
    assert problem.reason == "is empty"


@pytest.mark.parametrize("content", [b" \n\t ", b"\xef\xbb\xbf", "\u200c\u00a0".encode()])
def test_a_file_of_blanks_has_no_words(write, reading, content):
    (problem,) = reading(write("a.txt", content)).problems
    assert "no words" in problem.reason


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.bin", bytes(range(256)) * 20, "no text"),
        ("a.txt", b"\x00" * 5000, "no text"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + b"x" * 100, "old Microsoft Office"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + b"x" * 100, "a picture"),
        ("a.rar", b"Rar!\x1a\x07" + b"x" * 100, "RAR"),
        ("a.xml", b"<?xml version='1.0'?><data/>", "XML of an unknown kind"),
        ("a.age", b"age-encryption.org/v1\n-> X25519 abc\n", "sealed packet"),
    ],
)
def test_what_we_do_not_read_is_named(write, reading, name, content, what):
    (problem,) = reading(write(name, content)).problems
    assert what in problem.reason


def test_a_zip_bomb_stops_at_its_limit(write, reading):
    bomb = zipped({"a.txt": b"0" * 60_000_000})
    assert len(bomb) < 100_000
    (problem,) = reading(write("bomb.zip", bomb)).problems
    assert "more than 100 times its size" in problem.reason


def test_a_bomb_within_a_bomb_shares_the_same_limit(write, reading):
    inner = zipped({f"{n}.txt": b"0" * 9_000_000 for n in range(9)})
    found = reading(write("bomb.zip", zipped({f"{n}.zip": inner for n in range(9)}, zipfile.ZIP_STORED)))
    assert sum(len(report.text) for report in found.reports) <= 100 * 9 * len(inner)
    assert any("times its size" in problem.reason for problem in found.problems)


def test_a_gzip_bomb_of_rows_stops_at_its_limit(write, reading):
    found = reading(write("rows.jsonl.gz", gzip.compress(GOOD.encode() * 20_000)), limits=Limits(expansion_floor=100_000, expansion=10))
    assert any("times its size" in problem.reason for problem in found.problems)
    assert 0 < len(found.reports) < 20_000


def test_names_that_lead_out_lead_nowhere(write, reading, tmp_path):
    found = reading(
        write("in/a.zip", zipped({"../../../evil.txt": STORY.encode(), "/etc/evil.txt": b"other words", "C:\\x\\..\\evil.txt": b"third words"}))
    )
    assert sorted(report.found for report in found.reports) == ["a.zip/C:/x/evil.txt", "a.zip/etc/evil.txt", "a.zip/evil.txt"]
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["a.zip"]


def test_archives_in_archives_are_read_to_a_depth(write, reading):
    content = zipped({"a.txt": STORY.encode()})
    for n in range(5):
        content = zipped({f"{n}.zip": content}, zipfile.ZIP_STORED)
    found = reading(write("deep.zip", content))
    assert found.reports == []
    assert any("archives deep" in problem.reason for problem in found.problems)
    two = zipped({"in.zip": zipped({"a.txt": STORY.encode()})}, zipfile.ZIP_STORED)
    assert reading(write("two.zip", two)).one.found == "two.zip/in.zip/a.txt"


def test_too_many_members_are_cut_off(write, reading):
    found = reading(write("many.zip", zipped({f"{n}.txt": f"{STORY} {n}".encode() for n in range(30)})), limits=Limits(members=10))
    assert len(found.reports) == 10
    assert any("more than 10 members" in problem.reason for problem in found.problems)


def test_links_and_devices_in_a_tar_are_refused(reading, tmp_path):
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        for kind, name in ((tarfile.SYMTYPE, "link"), (tarfile.LNKTYPE, "hard"), (tarfile.CHRTYPE, "dev")):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, "/etc/passwd"
            archive.addfile(entry)
        entry = tarfile.TarInfo("a.txt")
        entry.size = len(STORY)
        archive.addfile(entry, io.BytesIO(STORY.encode()))
    found = reading(path)
    assert [report.text for report in found.reports] == [STORY]
    assert len(found.problems) == 3


def test_a_tar_header_that_claims_to_be_huge_is_refused(reading, tmp_path):
    entry = tarfile.TarInfo("x")
    entry.type, entry.size = tarfile.XHDTYPE, 2**40
    path = tmp_path / "a.tar"
    path.write_bytes(entry.tobuf(tarfile.GNU_FORMAT) + b"x" * 4096)
    (problem,) = reading(path).problems
    assert "header longer" in problem.reason


def test_an_encrypted_member_is_said(write, reading):
    data = bytearray(zipped({"a.txt": STORY.encode()}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (problem,) = reading(write("a.zip", bytes(data))).problems
    assert problem.reason == "is encrypted"


@pytest.mark.parametrize("keep", [0.3, 0.7, 0.95])
def test_what_came_before_a_cut_is_kept(write, reading, keep):
    packed = gzip.compress("".join(json.dumps({"text": f"{STORY} {n} {n * n}"}) + "\n" for n in range(5000)).encode())
    found = reading(write("rows.jsonl.gz", packed[: int(len(packed) * keep)]))
    assert found.reports
    assert any("cut off" in problem.reason for problem in found.problems)


def test_broken_rows_cost_themselves_alone(write, reading):
    broken = ['{"text": ', "[1, 2]", '"words"', '{"text": 5}', '{"text": "  "}', '{"title": "x"}', "{" * 50_000, '{"text": "\\ud800 x"}', "\x00"]
    found = reading(write("rows.jsonl", GOOD + "\n".join(broken) + "\n" + GOOD.replace("Two", "Six")))
    assert len(found.reports) == 3
    assert len(found.problems) == len(broken) - 1
    assert all(problem.file.startswith("rows.jsonl:") and problem.remedy for problem in found.problems)


def test_a_row_longer_than_a_report_is_passed_over(write, reading):
    found = reading(write("rows.jsonl", json.dumps({"text": "x" * 5000}) + "\n" + GOOD), limits=Limits(item=1000))
    assert [report.text for report in found.reports] == [STORY]
    assert "rows.jsonl:1" in found.problems[0].file


def test_a_quote_that_never_ends_is_a_problem(write, reading):
    found = reading(write("a.csv", 'id,text\n1,fine words\n2,"never\n' + "x,y\n" * 50), limits=Limits(item=100))
    assert [report.text for report in found.reports] == ["fine words"]
    assert found.problems


@pytest.mark.parametrize("junk", [b"%PDF-1.7\n" + b"\xff" * 500, b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 1 0 R>> endobj\ntrailer<</Root 1 0 R>>"])
def test_a_damaged_pdf_is_a_problem(write, reading, junk):
    (problem,) = reading(write("a.pdf", junk)).problems
    assert problem.remedy


@pytest.mark.parametrize("name", ["word/document.xml", "xl/workbook.xml"])
def test_a_damaged_office_file_is_a_problem(write, reading, name):
    found = reading(write("a.docx", zipped({name: b"<w:document", "[Content_Types].xml": b""})))
    assert found.reports == []
    assert len(found.problems) == 1


def test_an_office_file_that_unpacks_to_too_much_is_a_problem(write, reading):
    (problem,) = reading(write("a.docx", zipped({"word/document.xml": b" " * 60_000_000}))).problems
    assert "unpacks to" in problem.reason


def test_entities_of_a_hostile_feed_stay_small(write, reading):
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    report = reading(
        write(
            "a.xml",
            f'<?xml version="1.0"?>{bomb}<rss><channel><item><title>T</title><description>{STORY} &b;&x;</description></item></channel></rss>',
        )
    ).one
    assert report.text.startswith(f"T\n\n{STORY}")
    assert "root:" not in report.text
    assert "aaaa" not in report.text


def test_a_crawl_cut_off_keeps_the_records_before(write, reading):
    page = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>{STORY}</p>"
    one = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://t.example/1\r\nContent-Length: {len(page)}\r\n\r\n{page}\r\n\r\n"
    found = reading(write("a.warc", one + one[:-40]))
    assert len(found.reports) == 1
    assert "cut off" in found.problems[0].reason


@pytest.mark.parametrize("length", ["", "abc", "-5", "9" * 30])
def test_a_record_that_lies_about_its_length_is_a_problem(write, reading, length):
    found = reading(write("a.warc", f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {length}\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"))
    assert found.reports == []
    assert found.problems


@pytest.mark.parametrize(
    "page",
    [
        "<p " + " ".join(f"a{n}=1" for n in range(300_000)) + f">{STORY}</p>",
        "<div>" * 20_000 + STORY,
        "<b>" * 5_000 + STORY,
        f"<p>{STORY}</p>" + "<table><tr><td>" * 3_000,
        "<p>" + "&#x41;" * 100_000 + f"</p><p>{STORY}</p>",
        f"<p>{STORY}</p><script>" + "x" * 1_000_000,
        f"\x00<\x00p>{STORY}</p>",
        f"<p>{STORY}</p>" + "<!--" * 10_000,
        f'<script type="application/ld+json">{"[" * 5000}</script><p>{STORY}</p>',
    ],
    ids=["attributes", "deep-div", "deep-bold", "tables", "entities", "script", "nulls", "comments", "json"],
)
def test_hostile_pages_neither_raise_nor_lose_their_words(page, write, reading):
    assert STORY in reading(write("a.html", f"<html><body>{page}</body></html>")).one.text


def test_dates_that_no_calendar_has_do_not_crash(write, reading):
    text = "31 Mehr 1450 and 30 February 2071 and 0000-00-00 and 9999-99-99 and 1450/13/45 and 29 Esfand 9999"
    report = reading(write("a.txt", text)).one
    assert report.published is None


def test_a_member_without_its_header_costs_itself_alone(write, reading):
    flipped = bytearray(zipped({"a.txt": STORY.encode(), "b.txt": b"other words"}, zipfile.ZIP_STORED))
    second = flipped.index(b"PK\x03\x04", 4)
    flipped[second] ^= 1
    found = reading(write("c.zip", bytes(flipped)))
    assert [report.text for report in found.reports] == [STORY]
    assert "damaged" in found.problems[0].reason


def test_a_letter_of_parts_in_parts_says_so_in_words(write, reading):
    parts = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3_000))
    found = reading(write("a.eml", f"From: a@example.org\nSubject: x\n{parts}Content-Type: text/plain\n\n{STORY}"))
    assert found.reports == []
    assert {"nested too deeply" in problem.reason for problem in found.problems} == {True}


@pytest.mark.parametrize("opening", ["<![CDATA[", "<!--", "<item ", "<entry"])
def test_a_feed_of_sections_that_never_end_is_cut_in_one_pass(opening, write, reading):
    start = time.process_time()
    reading(write("a.xml", f"<rss><channel>{opening * 200_000}<item><title>{STORY}</title></item></channel></rss>"))
    assert time.process_time() - start < 10  # looked for anew each time it is minutes


@pytest.mark.parametrize("sign", ["\x01", "\x0b", "\x1f", "&#1;", "&#x1F;", "\ufffe", "&#0;"])
def test_signs_that_no_tree_can_hold_cost_themselves_alone(sign, write, reading):
    page = f"<html><body><p>{STORY}<nav>menu</nav>after{sign}wards &#11111; &#31000;</p></body></html>"
    text = reading(write("a.html", page)).one.text
    assert STORY in text
    assert "⭧ 礘" in text


@pytest.mark.parametrize("charset", ["bz2", "hex", "undefined", "rot13", "zlib"])
def test_a_codec_that_is_no_encoding_of_text_is_not_believed(charset, write, reading):
    head = f"From: a@tamrin.example\nTo: b@tamrin.example\nSubject: s\nContent-Type: text/plain; charset={charset}\n\n"
    data = head.encode() + STORY.encode() + b" caf\xe9"
    assert reading(write("a.eml", data)).one.text.startswith(STORY)


def test_a_workbook_whose_parts_are_no_xml_is_a_problem(write, reading):
    (problem,) = reading(write("a.xlsx", zipped({"xl/workbook.xml": b"<a/><b/>", "[Content_Types].xml": b"<a/><b/>"}))).problems
    assert "damaged workbook" in problem.reason


def test_how_far_an_office_file_may_expand_can_be_set(write, reading):
    body = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{STORY}</w:t></w:r></w:p>'
    path = write("a.docx", zipped({"word/document.xml": (body + " " * 60_000_000 + "</w:body></w:document>").encode()}))
    assert "unpacks to" in reading(path).problems[0].reason
    assert reading(path, limits=Limits(expansion=2000)).one.text == STORY


def test_limits_are_told_in_the_units_people_use():
    assert limits_of({}) == Limits()
    assert limits_of({"cpu": 90, "memory": 1024, "depth": 1}) == Limits(cpu_s=90, wall_s=180, memory=2**30, depth=1)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    name=st.sampled_from(
        ["a.txt", "a.html", "a.jsonl", "a.json", "a.csv", "a.eml", "a.mbox", "a.warc", "a.xml", "a.md", "a.pdf", "a.mhtml", "a.zip", "a.tar"]
    ),
    data=st.binary(max_size=300)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
    | st.text(alphabet='<>/ ab=":{}[],\n\r-0123456789ehtml', max_size=300).map(str.encode),
)
def test_no_bytes_under_any_name_ever_raise(tmp_path_factory, name, data):
    path: Path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(data)
    for found in discover([path], options=AddOptions()):
        outcome = extract(found) if isinstance(found, Item) else found
        assert isinstance(outcome, Report | Problem)
        if isinstance(outcome, Report):
            outcome.text.encode("utf-8")  # can be stored


def test_a_member_that_does_not_unpack_says_so_in_words(write, reading):
    data = bytearray(zipped({"a.txt": STORY.encode() * 50}))
    data[35:60] = b"\xff" * 25  # within the packed bytes of the member
    (problem,) = reading(write("a.zip", bytes(data))).problems
    assert problem.reason.startswith("is damaged: while decompressing data")
    assert problem.remedy


def test_a_zip_whose_member_has_no_name_keeps_the_others(write, reading):
    data = zipped({"Q.txt": STORY.encode(), "b.txt": STORY.encode()}).replace(b"Q.txt", b"\x00.txt")
    assert "b.txt" in "".join(report.found for report in reading(write("a.zip", data)).reports)


def test_a_tar_header_whose_size_is_no_octal_number_says_so(write, reading):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"), io.BytesIO())
    data = bytearray(out.getvalue())
    data[124:136] = b"00000000089\x00"
    data[148:156] = f"{sum(data[:148]) + sum(data[156:512]) + 8 * 32:06o}\x00 ".encode()
    (problem,) = reading(write("a.tar", bytes(data))).problems
    assert "does not say a size" in problem.reason
