"""Search: spelling variants in both scripts, words that never leave the session, filters, words found where they stand; kept questions; the log."""

import re
import time
from datetime import date

import pytest
from desk_world import came_in, same_site

from gavah.casefile.database import connect
from gavah.casefile.finding import Filters, find
from gavah.casefile.highlights import spans
from gavah.desk.hidden import opened, seal
from gavah.desk.settings import Settings


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("او می‌شود گفت", "میشود", "می‌شود"),
        ("او می شود گفت", "می‌شود", "می شود"),
        ("کشته‌شدگان تمرین", "کشته شدگان", "کشته‌شدگان"),
        ("دانش‌آموزان آمدند", "دانشآموزان", "دانش‌آموزان"),
        ("سال ۱۴۵۰ بود", "1450", "۱۴۵۰"),
        ("علي آمد", "علی", "علي"),
        ("The Killed were", "killed", "Killed"),
        ("café Tamrin", "cafe", "café"),
        ('the prison of "Tamrin town"', '"tamrin town"', "Tamrin town"),
    ],
)
def test_words_are_marked_where_they_stand_whatever_their_spelling(text, typed, found):
    assert [text[start:end] for start, end in spans(text, typed)] == [found]


def test_a_part_of_another_word_is_not_marked():
    assert spans("کتابخانه و prisoners", "کتاب prison") == []


def asked(desk, visitor, words: str, **more):
    return visitor.post("/search", data={"words": words, **more}, headers=same_site(desk))


def test_typed_words_are_in_no_address_title_or_byte_of_the_disk(desk):
    visitor = came_in(desk)
    word = "zargandeh"
    answer = asked(desk, visitor, word)
    assert answer.status_code == 200
    assert word not in str(answer.url)
    assert [word in str(one.headers.get("location", "")) for one in answer.history] == [False]
    assert re.search(r"found=[\w-]{16}$", str(answer.url))
    assert word not in re.search(r"<title>(.*?)</title>", answer.text, re.S)[1]
    assert f'value="{word}"' in answer.text
    for path in desk.case.rglob("*"):
        if path.is_file():
            assert word.encode() not in path.read_bytes(), path


def test_another_session_does_not_see_the_words(desk):
    from gavah.desk import sessions
    from gavah.desk.state import shared
    from gavah.desk.users import User

    visitor = came_in(desk)
    address = str(asked(desk, visitor, "tamrini").url)
    secret = sessions.start(shared(desk.case / "desk"), User("other", "editor"))
    other = desk.visitor(cookies={f"gavah-{desk.origin.rsplit(':', 1)[1]}": secret}, follow_redirects=True)
    shown = other.get(address).text
    assert "tamrini" not in shown
    assert "forgotten" in shown


def test_what_is_sealed_opens_for_its_own_key_alone():
    one, other = Settings(case=None), Settings(case=None)
    sealed = seal(one, "واژه", "session")
    assert opened(one, sealed, "session") == "واژه"
    assert opened(one, sealed, "another") is None
    assert opened(other, sealed, "session") is None


def test_filters_choose_reports_as_the_rows_say(reading_case):
    db = connect(reading_case)
    rows = db.execute("SELECT id, source, language, published FROM report").fetchall()
    source = rows[0][1]
    assert set(find(db, "", Filters(source=source), limit=1_000).ids) == {row[0] for row in rows if row[1] == source}
    day = "2071-10-05"
    late = {row[0] for row in rows if row[3] and row[3] >= day}
    assert 0 < len(late) < len(rows)
    assert set(find(db, "", Filters(start=date.fromisoformat(day)), limit=1_000).ids) == late
    with_dead = {row[0] for row in db.execute("SELECT DISTINCT report FROM claim WHERE current = 1 AND measure = 'dead'")}
    assert set(find(db, "", Filters(measure="dead"), limit=1_000).ids) == with_dead
    claimless = set(find(db, "", Filters(flaw="claimless"), limit=1_000).ids)
    assert claimless == {row[0] for row in rows} - {row[0] for row in db.execute("SELECT report FROM claim WHERE current = 1")}
    assert find(db, "", Filters(flaw="withdrawn")).count == 0


def test_words_and_filters_hold_together(reading_case):
    db = connect(reading_case)
    both = find(db, "تمرین", Filters(language="fa"), limit=1_000)
    assert set(both.ids) == set(find(db, "تمرین", Filters(), limit=1_000).ids) & set(find(db, "", Filters(language="fa"), limit=1_000).ids)
    assert both.count > 0


def test_a_search_by_keyboard_marks_what_it_finds(visit):
    page = visit("/search?lang=fa")
    page.keyboard.press("/")
    page.keyboard.type("کشته شدگان")
    page.keyboard.press("Enter")
    page.wait_for_selector(".result mark")
    assert "کشته" in page.inner_text(".result mark >> nth=0")
    assert "کشته" not in page.title()


def test_a_question_asked_before_is_kept_under_a_name_and_forgotten(desk):
    visitor = came_in(desk)
    visitor.get("/ask?measure=executed")
    until = time.monotonic() + 60
    while visitor.get("/ask/figure.json?measure=executed").status_code == 202 and time.monotonic() < until:
        time.sleep(0.2)
    address = "/questions?measure=executed"
    shown = visitor.post(address, data={"name": "court"}, headers=same_site(desk)).text
    assert "For a court" in shown
    assert visitor.post(address, data={"name": "typed words"}, headers=same_site(desk)).status_code == 400
    assert connect(desk.case).execute("SELECT name FROM saved").fetchall() == [("court",)]
    visitor.post(address, data={"name": "forget"}, headers=same_site(desk))
    assert connect(desk.case).execute("SELECT count(*) FROM saved").fetchone() == (0,)


def checked(visitor) -> str:
    until = time.monotonic() + 90
    while time.monotonic() < until:
        shown = visitor.get("/log/check").text
        if "data-waits" not in shown:
            return shown
        time.sleep(0.2)
    raise AssertionError("not checked in 90 s")


def test_the_case_is_verified_from_the_page_and_a_changed_text_is_told(desk):
    visitor = came_in(desk)
    visitor.post("/log/verify", headers=same_site(desk))
    assert "All as it was" in checked(visitor)
    db = connect(desk.case)
    db.execute("UPDATE report SET text = text || '.' WHERE seq = 1")
    db.close()
    visitor.post("/log/verify", headers=same_site(desk))
    assert "is not the one it was added with" in checked(visitor)


def test_the_log_pages_through_every_entry(reader, reading_case):
    count = connect(reading_case).execute("SELECT count(*) FROM entry").fetchone()[0]
    first, last = reader.get("/log").text, reader.get(f"/log?page={-(-count // 50)}").text
    assert f"{count:,} entries" in first
    assert "case founded" in last
    assert "/report/r-" in reader.get("/log?kind=add&page=2").text
    assert reader.get("/log?kind=nothing").status_code == 400
