"""The Ask page: the question is the address, the bound stands at once, the figure fills in, every number leads to its sentences."""

import json
import re
import signal
import time
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from desk_world import came_in, gavah, open_desk, same_site

from gavah.casefile import Case, alone, solved
from gavah.casefile.database import connect
from gavah.desk.addresses import question_address
from gavah.desk.questions import question_of
from gavah.desk.solving import PARTS, next_wanted
from gavah.model import Decision, Question

TODAY = date(2071, 10, 27)
TEHRAN = "IR-23"


def waited(visitor, path: str, seconds: float = 120):
    """The figure of an address once it is solved."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        answer = visitor.get(path)
        if answer.status_code == 200:
            return answer.json()
        assert answer.status_code == 202, answer.text
        time.sleep(0.2)
    raise AssertionError(f"{path} was not solved in {seconds} s")


def test_the_figure_is_the_one_of_the_command_line(reader, reading_desk):
    shown = waited(reader, "/ask/figure.json?measure=executed&from=2071-09-23&to=2071-10-22")
    told = gavah("ask", "executed", "--from", "2071-09-23", "--to", "1450-07-30", "--case", reading_desk.case, "--json")
    assert shown == json.loads(told.stdout)


def test_what_waits_shows_a_bound_that_is_sure_and_then_the_figure(desk):
    visitor = came_in(desk)
    db = connect(desk.case)
    until = time.monotonic() + 60
    while not alone.is_filled(db) and time.monotonic() < until:
        time.sleep(0.1)
    first = visitor.get("/ask/figure.json?measure=dead")
    figure = waited(visitor, "/ask/figure.json?measure=dead")
    if first.status_code == 202:
        assert 0 < first.json()["evidence"] <= figure["evidence"]
    until = time.monotonic() + 60
    question = Question(measure="dead")
    while solved.parts(db, question).keys() != set(PARTS) and time.monotonic() < until:
        time.sleep(0.2)
    page = visitor.get("/ask/answer?measure=dead").text
    assert "progress" not in page
    assert f">{figure['floor']}<" in page
    db.close()


def test_a_decision_moves_the_figure(desk):
    visitor = came_in(desk)
    before = waited(visitor, "/ask/figure.json?measure=dead")
    with Case.open(desk.case, day=TODAY) as case:
        for claim in before["evidence_claims"]:
            case.decide(Decision(verb="reject", on=claim, by="tester", at=TODAY.isoformat()))
        first = visitor.get("/ask/figure.json?measure=dead")
        assert first.status_code == 202
        assert "Before the last changes" in visitor.get("/ask/answer?measure=dead&lang=en").text
        after = waited(visitor, "/ask/figure.json?measure=dead")
        assert after["claims"] == case.ask(Question(measure="dead")).claims < before["claims"]


def test_typed_words_never_stand_in_an_address(reader, reading_desk):
    typed = {
        "measure": "executed",
        "from": "۱۴۵۰/۰۷/۰۱",
        "to": "2071-10-22",
        "place_words": "استان همدان",
        "type": "",
        "witnesses": "1",
        "rule": "conservative",
    }
    answer = reader.post("/ask", data=typed, headers=same_site(reading_desk), follow_redirects=False)
    address = answer.headers["location"]
    assert answer.status_code == 303
    assert parse_qs(urlsplit(address).query) == {"measure": ["executed"], "from": ["2071-09-23"], "to": ["2071-10-22"], "place": ["IR-13"]}
    assert reader.get(address).status_code == 200


def test_an_address_is_read_back_as_the_same_question(exercise):
    with Case.open(exercise, day=TODAY) as case:
        from starlette.datastructures import QueryParams

        asked = Question(
            measure="dead|executed",
            start=date(2071, 9, 23),
            end=date(2071, 10, 22),
            place=TEHRAN,
            place_path=("IR", TEHRAN),
            type="execution.judicial",
            sources=("tamrin-wire",),
            not_sources=("tamrin-radio", "tamrin-paper"),
            min_witnesses=2,
            grade="B",
            rule="modal",
        )
        assert question_of(QueryParams(urlsplit(question_address(asked)).query), case) == asked


@pytest.mark.parametrize(
    "query",
    [
        "measure=people",
        "measure=",
        "measure=dead&from=yesterday",
        "measure=dead&from=2071-10-02&to=2071-10-01",
        "measure=dead&place=Tehran",
        "measure=dead&source=nobody",
        "measure=dead&witnesses=many",
        "measure=dead&type=misdeed",
        "measure=dead&rule=lowest",
        "measure=dead&grade=Z",
        "measure=<script>alert(1)</script>",
    ],
)
def test_an_address_that_asks_nothing_is_answered_with_a_remedy(reader, query):
    answer = reader.get(f"/ask?{query}")
    assert answer.status_code == 400
    assert "<script>alert" not in answer.text


def test_an_unclear_place_is_asked_back_with_its_candidates(visit):
    page = visit("/ask?measure=executed&lang=en")
    page.get_by_label("Place").fill("Eslamabad")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.get_by_role("alert").wait_for()
    assert page.get_by_role("heading", level=1).inner_text() == "One thing is unclear"
    page.locator(".candidates button").first.click()
    page.wait_for_url(re.compile("place="))
    assert "Eslamabad" in page.locator(".asked").inner_text()
    assert "Eslamabad" not in page.url


def test_a_page_fills_itself_in_and_says_so(visit_own):
    page = visit_own("/ask?measure=arrested&lang=en")
    page.locator("#answer[data-whole='yes']").wait_for(timeout=90_000)
    assert page.locator(".hero-line").get_attribute("aria-label").startswith("Evidence ")
    for heading in ("Leading sentences", "By day", "By province", "What the figure hangs on"):
        assert page.get_by_role("heading", name=heading).is_visible()


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_one_click_leads_from_the_number_to_the_sentences_and_on_to_the_report(visit, lang):
    page = visit(f"/ask?measure=executed&lang={lang}")
    page.locator("#answer[data-whole='yes']").wait_for(timeout=90_000)
    page.locator(".five-floor dd a").click()
    page.wait_for_url(re.compile("of=leading"))
    first = page.locator(".told").first
    assert first.locator("blockquote mark").first.is_visible()
    assert re.fullmatch(r"/report/r-[0-9a-f]+\?claim=(c-[0-9a-f]+)#\1", first.locator(".told-foot a").first.get_attribute("href"))


def test_paper_has_the_answer_and_the_mark_but_no_controls(visit):
    page = visit("/ask?measure=executed&lang=en&theme=dark")
    page.locator("#answer[data-whole='yes']").wait_for(timeout=90_000)
    page.emulate_media(media="print")
    assert page.locator(".hero-line").is_visible()
    assert page.locator(".constructed").is_visible()
    assert not page.locator(".controls").is_visible()
    assert not page.locator(".switches").is_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


def test_numbers_and_days_are_persian_on_persian_pages(visit):
    page = visit("/ask?measure=executed&from=2071-09-23&to=2071-10-22&lang=fa")
    page.locator("#answer[data-whole='yes']").wait_for(timeout=90_000)
    shown = page.locator(".ask-main").inner_text()
    assert "۱ مهر ۱۴۵۰" in shown
    assert "۲۳ سپتامبر ۲۰۷۱" in shown
    assert page.get_by_label("از", exact=True).input_value() == "۱۴۵۰/۰۷/۰۱"
    assert not re.search(r"\d", re.sub(r"[۰-۹]", "", page.locator(".five").inner_text()))


def test_the_line_begins_on_the_side_from_which_the_page_is_read(visit):
    firsts = {}
    for lang in ("en", "fa"):
        page = visit(f"/ask?measure=executed&lang={lang}")
        page.locator("#answer[data-whole='yes']").wait_for(timeout=90_000)
        firsts[lang] = page.locator(".hero-line .tick").first.get_attribute("x1")
    assert firsts == {"en": "0.00%", "fa": "100.00%"}


def test_a_question_can_be_asked_by_keyboard_alone(visit):
    page = visit("/?lang=en")
    page.keyboard.press("2")
    page.wait_for_url(re.compile("/ask"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "measure"
    page.keyboard.type("arr")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.type("1450-07-30")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("measure=arrested"))
    assert "to=2071-10-22" in page.url


def test_a_solver_that_dies_is_started_again_and_its_question_is_not_tried_forever(own_case):
    import psutil

    desk = open_desk(own_case)
    try:
        visitor = came_in(desk)
        children = psutil.Process(desk.process.pid).children()
        *_, solver, _errands = sorted(children, key=lambda child: child.pid)  # in the order in which the desk starts them
        solver.send_signal(signal.SIGKILL)
        assert waited(visitor, "/ask/figure.json?measure=injured")["claims"] > 0
    finally:
        desk.end()


def test_an_empty_case_teaches(tmp_path):
    assert gavah("new", "--case", tmp_path / "empty").returncode == 0
    desk = open_desk(tmp_path / "empty")
    try:
        visitor = came_in(desk)
        assert "gavah run" in visitor.get("/").text
        assert visitor.get("/ask").status_code == 200
        assert visitor.get("/ask?measure=dead").status_code == 200
    finally:
        desk.end()


def test_what_waits_is_taken_last_looked_at_first(tmp_path):
    from gavah.desk import solving, state

    state.prepare(tmp_path)
    waiting = state.shared(tmp_path)
    first, second = Question(measure="dead"), Question(measure="executed")
    solving.want(waiting, first)
    solving.want(waiting, second)
    assert next_wanted(waiting) == second
    solving.want(waiting, first)
    assert next_wanted(waiting) == first
    solving.begun(waiting, first)
    solving.broken_off(waiting)
    assert next_wanted(waiting) == second
    state.forget()
    waiting.close()
