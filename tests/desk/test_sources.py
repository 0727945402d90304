"""Sources: grades, record, what depends on one; a report withdrawn on the page moves figures, and the changelog says which and why."""

import re
import time

from desk_world import AS_OF, came_in, same_site

from gavah.casefile import Case
from gavah.casefile.moves import moved
from gavah.desk.records import make_records, records_of, solve_missing
from gavah.desk.state import prepare, shared
from gavah.figures.confirmation import confirmations
from gavah.model import Question

NETWORK = "tamrin-network"


def waited(visitor, path: str, wanted: str, seconds: float = 120) -> str:
    """The page once it says `wanted`."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        text = visitor.get(path).text
        if wanted in text:
            return text
        time.sleep(0.3)
    raise AssertionError(f"{path} never said {wanted!r}")


def solved(visitor, path: str) -> dict:
    """The figure of an address."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        answer = visitor.get(path)
        if answer.status_code == 200:
            return answer.json()
        time.sleep(0.2)
    raise AssertionError(path)


def test_a_grade_is_kept_for_its_subject_with_who_and_why(desk):
    visitor, own = came_in(desk), same_site(desk)
    sent = {"source": NETWORK, "value": "C", "subject": "execution.judicial", "reason": "counts names twice", "seen": ""}
    text = visitor.post("/sources/grade?lang=en", data=sent, headers=own).text
    assert "fairly reliable" in text
    assert "counts names twice" in text
    assert "local" in text
    with Case.open(desk.case, day=AS_OF) as case:
        assert [(one.on, one.field, one.value, one.by) for one in case.decisions] == [(NETWORK, "execution.judicial", "C", "local")]
    wrong = visitor.post("/sources/grade?lang=en", data={**sent, "value": "G"}, headers=own)
    assert wrong.status_code == 400


def test_two_grades_given_at_once_are_contested_and_the_lower_holds(desk):
    visitor, own = came_in(desk), same_site(desk)
    for value in ("B", "D"):
        visitor.post("/sources/grade", data={"source": NETWORK, "value": value, "subject": "", "seen": ""}, headers=own)
    text = visitor.get(f"/sources/{NETWORK}?lang=en").text
    assert "contested" in text
    assert '<span class="grade grade-large">D</span>' in text


def test_the_record_is_the_one_of_the_command_line(own_case, tmp_path):
    prepare(tmp_path / "shared")
    with Case.open(own_case, day=AS_OF) as case:
        assert records_of(case, shared(tmp_path / "shared")) == (None, False)
        make_records(case)
        held, fresh = records_of(case, shared(tmp_path / "shared"))
        assert fresh
        from gavah.casefile.asking import material
        from gavah.figures.admission import admit

        question = Question(measure="events")
        given = material(case, question)
        admitted = admit(given.claims, given.events, question, links=given.links, witnesses=given.witnesses, sources=given.sources)
        assert held.confirmed == {one.source: one for one in confirmations(admitted)}
        assert sum(held.claims.values()) == case.count("claim")
        asked = case.db.execute("SELECT count(*) FROM asked").fetchone()[0]
        assert solve_missing(case, shared(tmp_path / "shared")) == asked > 0


def test_what_depends_on_a_source_is_the_figure_without_it(desk):
    visitor = came_in(desk)
    figure = solved(visitor, "/ask/figure.json?measure=executed")
    without = solved(visitor, f"/ask/figure.json?measure=executed&without={NETWORK}")
    text = waited(visitor, f"/sources/{NETWORK}?lang=en", "without it")
    rows = re.findall(r'<td class="numeral(?: is-moved)?">([\d,]+)</td>', text)
    shown = [int(one.replace(",", "")) for one in rows][:6]
    assert shown == [figure["floor"], figure["best"], figure["named"], without["floor"], without["best"], without["named"]]


def test_a_report_withdrawn_moves_figures_and_the_changelog_says_why(visit_own, desk):
    page = visit_own("/ask?measure=executed&lang=en")
    page.locator(".five").wait_for(timeout=120_000)
    with Case.open(desk.case, day=AS_OF) as case:
        figure = next(one for _, one in case.figures if one.question.measure == "executed")
        report = case.claim(figure.leading[0]).report
        source = case.report(report).source
    page.goto(f"/sources/{source}")
    row = page.locator("li", has=page.locator(f'input[value="{report}"]'))
    row.locator("summary").click()
    row.locator("input[name=reason]").fill("retracted by its outlet")
    row.locator("button").click()
    page.wait_for_url("**/changes?report=*")
    page.locator(".change").first.wait_for(timeout=120_000)
    text = page.locator(".change").first.inner_text()
    assert "executed" in text
    assert "withdrawn" in text
    assert "retracted by its outlet" in text
    with Case.open(desk.case, day=AS_OF) as case:
        (move,) = [one for one in case.moved() if one.question.measure == "executed"]
        assert move.old["floor"] == figure.floor
        assert move.new["floor"] < figure.floor
        assert [one.old_figure for one in moved(case.db, start=0, most=1)]
        assert list(moved(case.db, start=1000, most=1)) == []
    page.goto(f"/sources/{source}")
    assert page.locator("li.is-over").count() == 1
