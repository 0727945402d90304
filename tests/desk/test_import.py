"""Import: what is dropped is acknowledged, read and linked behind the pages; nothing acknowledged is lost, nothing that came is a path."""

import os
import signal
import subprocess
import time
from datetime import date

from desk_world import EXERCISE, came_in, gavah, open_desk, same_site, settled

from gavah.casefile import Case
from gavah.casefile.database import connect
from gavah.desk import uploads

TODAY = date(2071, 10, 27)
PAGE = "EXERCISE · CONSTRUCTED · تمرین · ساختگی. On 3 October 2071, {n} people were killed in Shiraz, Tamrin Wire said."


def finished(visitor) -> str:
    """The list of imports once nothing waits."""
    return settled(visitor, "/import/part", "data-waits")


def sent(desk, visitor, files, **fields):
    """An upload as the form sends it."""
    given = [("files", (name, body, "text/plain")) for name, body in files]
    return visitor.post("/import", data=fields, files=given, headers=same_site(desk))


def test_a_file_becomes_a_report_with_claims(desk):
    visitor = came_in(desk)
    answer = sent(desk, visitor, [("tamrin.txt", PAGE.format(n=41).encode())], constructed="yes", source_words="Tamrin Wire", published="1450/7/12")
    assert answer.status_code == 200
    assert "1 new report " in finished(visitor)
    db = connect(desk.case)
    report, day = db.execute("SELECT id, published FROM report WHERE source = 'Tamrin-Wire'").fetchone()
    assert day == "2071-10-04"
    assert db.execute("SELECT count(*) FROM claim WHERE report = ? AND low = 41", (report,)).fetchone()[0] == 1
    assert db.execute("SELECT count(*) FROM event_claim JOIN claim ON claim.id = event_claim.claim WHERE report = ?", (report,)).fetchone()[0] >= 1
    assert list((desk.case / "desk" / "incoming").iterdir()) == []
    with Case.open(desk.case, day=TODAY) as case:
        assert case.verify() == []


def test_names_that_came_are_never_paths(desk, tmp_path):
    visitor = came_in(desk)
    whole = tmp_path / "gavah-out.txt"
    names = ["../../../out.txt", str(whole), "..\\..\\out.txt", "case.db", "a/" * 100 + "deep.txt", "\u202egnp.txt"]
    files = [(name, PAGE.format(n=20 + at).encode()) for at, name in enumerate(names)]
    assert sent(desk, visitor, files, constructed="yes").status_code == 200
    shown = finished(visitor)
    assert "6 new reports" in shown
    assert not whole.exists()
    assert not list(desk.case.parent.rglob("out.txt"))
    db = connect(desk.case)
    found = {row[0] for row in db.execute("SELECT place FROM found")}
    assert "out.txt" in found
    assert not any(".." in place for place in found)


def test_a_folder_with_its_sources_is_what_the_command_adds(tmp_path):
    """The same folder by the page and by the command: the same reports."""
    by_command, by_page = tmp_path / "command", tmp_path / "page"
    folder = EXERCISE / "reports"
    done = gavah("add", folder, "--case", by_command, "--as-of", "2071-10-27")
    assert done.returncode == 0, done.stderr
    with Case.create(by_page, day=TODAY):
        pass
    desk = open_desk(by_page)
    try:
        visitor = came_in(desk)
        inside = [path for path in sorted(folder.rglob("*")) if path.is_file()]
        files = [(f"exercise/{path.relative_to(EXERCISE).as_posix()}", path.read_bytes()) for path in [EXERCISE / "sources.toml", *inside]]
        assert sent(desk, visitor, files).status_code == 200
        until = time.monotonic() + 60
        query = "SELECT id, source FROM report ORDER BY id"
        expected = connect(by_command).execute(query).fetchall()
        while time.monotonic() < until and len(connect(by_page).execute(query).fetchall()) < len(expected):
            time.sleep(0.3)
        assert connect(by_page).execute(query).fetchall() == expected
    finally:
        desk.end()


def test_real_reports_are_refused_in_a_constructed_case_and_it_is_said_why(desk):
    visitor = came_in(desk)
    before = connect(desk.case).execute("SELECT count(*) FROM report").fetchone()
    sent(desk, visitor, [("real.txt", PAGE.format(n=77).encode())])
    shown = finished(visitor)
    assert "this case holds constructed reports and this one is real" in shown
    assert connect(desk.case).execute("SELECT count(*) FROM report").fetchone() == before
    assert list((desk.case / "desk" / "incoming").iterdir()) == []


def test_what_was_acknowledged_outlives_a_kill(own_case):
    desk = open_desk(own_case)
    visitor = came_in(desk)
    files = [(f"page-{n}.txt", PAGE.format(n=n).encode()) for n in range(100, 160)]
    assert sent(desk, visitor, files, constructed="yes").status_code == 200
    os.kill(desk.process.pid, signal.SIGKILL)
    desk.end()
    time.sleep(1)
    again = open_desk(own_case)
    try:
        visitor = came_in(again)
        finished(visitor)
        db = connect(own_case)
        query = (
            "SELECT count(DISTINCT low) FROM claim WHERE current = 1 AND low > 99 AND report IN (SELECT report FROM found WHERE place LIKE 'page-%')"
        )
        assert db.execute(query).fetchone()[0] == 60
    finally:
        again.end()


def test_a_second_import_waits_for_the_first(desk):
    visitor = came_in(desk)
    for n in (51, 52):
        sent(desk, visitor, [(f"{n}.txt", PAGE.format(n=n).encode())], constructed="yes")
    assert visitor.get("/import/part").text.count('class="errand"') == 2
    shown = finished(visitor)
    assert shown.count("1 new report ") == 2


def test_an_upload_without_a_file_or_too_large_is_said_and_leaves_nothing(desk):
    visitor = came_in(desk)
    answer = visitor.post("/import", data={"source": ""}, files={"files": ("", b"")}, headers=same_site(desk))
    assert answer.status_code == 400
    assert "no file was chosen" in answer.text
    huge = visitor.build_request(
        "POST", "/import", content=iter([b"x"]), headers=same_site(desk) | {"content-type": "multipart/form-data; boundary=x"}
    )
    huge.headers["content-length"] = str(uploads.MOST_BYTES + 1)
    huge.headers.pop("transfer-encoding", None)
    form = visitor.post("/import", content=b"--x\r\nbroken", headers=same_site(desk) | {"content-type": "multipart/form-data; boundary=x"})
    assert form.status_code == 400
    assert list((desk.case / "desk" / "incoming").iterdir()) == []


def test_another_site_cannot_import(desk):
    visitor = came_in(desk)
    answer = visitor.post("/import", files={"files": ("x.txt", b"x")}, headers={"origin": "https://tamrin.example", "sec-fetch-site": "cross-site"})
    assert answer.status_code == 403
    assert not (desk.case / "desk" / "incoming").exists()


def test_files_are_chosen_and_sent_in_the_browser(visit_own, desk, tmp_path):
    page = visit_own("/import")
    folder = tmp_path / "خبر"
    folder.mkdir()
    (folder / "یک.txt").write_text(PAGE.format(n=43), "utf-8")
    page.set_input_files("#files", [folder / "یک.txt"])
    assert "1" in page.inner_text("#chosen")
    page.check("[name=constructed]")
    page.click("#send")
    page.wait_for_url("**/import?sent=yes**")
    page.wait_for_selector("#imports-list:not([data-waits])", timeout=60_000)
    assert "1 new report " in page.inner_text("#imports-list")
    assert connect(desk.case).execute("SELECT count(*) FROM found WHERE place = 'یک.txt'").fetchone()[0] == 1


def test_a_bomb_costs_a_line_among_the_problems(desk):
    visitor = came_in(desk)
    zeros = subprocess.run(["gzip", "-c"], input=bytes(200 * 2**20), capture_output=True, check=True).stdout
    sent(desk, visitor, [("bomb.txt.gz", zeros), ("good.txt", PAGE.format(n=44).encode())], constructed="yes")
    shown = finished(visitor)
    assert "1 new report " in shown
    assert "bomb.txt.gz" in visitor.get("/problems").text
