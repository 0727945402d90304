"""Review: the order of what moves the figures, keys and buttons, two coders at once, blind double coding, alpha, adjudication."""

import re
import time

import pytest
from conftest import Watched
from desk_world import AS_OF, came_in, gavah, open_desk, same_site

from gavah.casefile import Case
from gavah.casefile.database import connect
from gavah.casefile.judgements import standing_of
from gavah.casefile.reviewed import contested, progress
from gavah.desk.reviewview import paragraph
from gavah.desk.samples import make_agreement

PASSWORD = "four unrelated words"
CLAIM = re.compile(r'name="claim" value="(c-[0-9a-f]+)"')


def ordered(visitor, seconds: float = 120) -> str:
    """The review page once the claims are in order."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        text = visitor.get("/review?lang=en").text
        if CLAIM.search(text):
            return text
        time.sleep(0.3)
    raise AssertionError("the claims were not ordered")


def waits_for_claim(page) -> str:
    """The id of the claim that a browser's page shows."""
    page.locator("#judge").wait_for(timeout=120_000)
    page.wait_for_load_state()  # its script listens to keys only then
    return page.locator("#judge input[name=claim]").get_attribute("value")


def shows(page, claim: str, *, no_longer: bool = False) -> None:
    """Waits until the page shows this claim, or another one, and listens to keys."""
    shown = page.locator(f"#judge input[name=claim][value='{claim}']")
    shown.wait_for(state="detached" if no_longer else "attached")  # a function asked for while the page changes may be refused by its policy
    page.wait_for_load_state()


def standing(case, claim: str):
    db = connect(case)
    try:
        return standing_of(db, f"standing|{claim}")
    finally:
        db.close()


def test_keys_judge_skip_go_back_and_undo(visit_own, desk):
    page = visit_own("/review?lang=en")
    first = waits_for_claim(page)
    page.keyboard.press("a")
    page.get_by_text("You: accepted").wait_for()
    second = waits_for_claim(page)
    assert (standing(desk.case, first).verb, standing(desk.case, first).by) == ("accept", ("local",))
    assert second != first
    page.keyboard.press("s")
    shows(page, second, no_longer=True)
    page.keyboard.press("b")
    shows(page, second)
    page.keyboard.press("b")
    shows(page, first)
    page.goto("/review?lang=fa")
    third = waits_for_claim(page)
    page.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ق', code: 'KeyR', bubbles: true}))")
    page.locator(".after").wait_for()
    page.wait_for_load_state()
    assert standing(desk.case, third).verb == "reject"
    page.keyboard.press("u")
    shows(page, third)
    assert standing(desk.case, third).verb == ""
    page.locator("#letter-keys").uncheck()
    page.locator("main").press("r")
    assert standing(desk.case, third).verb == ""


def test_c_opens_the_form_and_a_correction_is_of_what_differs_alone(visit_own, desk):
    page = visit_own("/review?lang=en")
    claim = waits_for_claim(page)
    with Case.open(desk.case, day=AS_OF) as case:
        low = case.claim(claim).quantity.low
    page.keyboard.press("c")
    page.locator("#correct:focus-within").wait_for()
    page.locator("#f-low").fill(str(low + 1))
    page.locator("#f-high").fill(str(low + 1))
    page.locator("#correct input[name=open]").uncheck()
    page.locator("#correct button", has_text="Keep").click()
    page.locator(".after").wait_for()
    with Case.open(desk.case, day=AS_OF) as case:
        now = case.claim(claim)
        assert (now.quantity.low, now.quantity.high) == (low + 1, low + 1)
        assert [one.field for one in now.corrected] == ["quantity"]


@pytest.fixture
def desk_of_two(own_case, tmp_path):
    """A desk with two coders and an editor."""
    words = tmp_path / "password"
    words.write_text(f"{PASSWORD}\n", "utf-8")
    for name, role in (("ada", "coder"), ("bea", "coder"), ("eda", "editor")):
        gavah("desk", "--case", own_case, "--add-user", name, "--role", role, "--password-file", words)
    opened = open_desk(own_case)
    yield opened
    opened.end()


def logged_in(desk, name: str):
    visitor = desk.visitor(follow_redirects=True)
    answer = visitor.post("/login", data={"name": name, "password": PASSWORD, "to": "/"}, headers=same_site(desk))
    assert answer.status_code == 200
    return visitor


def in_browser(browser, desk, name: str):
    context = browser.new_context(base_url=desk.origin)
    watched = Watched(desk.origin)
    context.on("page", watched.watch)
    page = context.new_page()
    page.goto("/login?lang=en")
    page.locator("input[name=name]").fill(name)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("form[action='/login'] button").click()
    page.wait_for_url("**/")
    return page, watched


def test_two_coders_at_once_lose_nothing(browser, desk_of_two):
    (ada, seen_a), (bea, seen_b) = in_browser(browser, desk_of_two, "ada"), in_browser(browser, desk_of_two, "bea")
    ada.goto("/review")
    claim = waits_for_claim(ada)
    bea.goto("/review")
    assert waits_for_claim(bea) != claim  # what one looks at is not given to the other
    bea.goto(f"/review?claim={claim}")
    assert bea.get_by_text("ada has this claim before them too").is_visible()
    ada.keyboard.press("a")
    ada.locator(".after").wait_for()
    bea.keyboard.press("r")
    bea.locator(".after.is-contested").wait_for()
    assert "ada meanwhile: accepted" in bea.locator(".after").inner_text()
    held = standing(desk_of_two.case, claim)
    assert (held.contested, sorted(head.decision.by for head in held.heads)) == (True, ["ada", "bea"])
    ada.goto("/review?only=contested")
    assert ada.get_by_text("Nobody disagrees").is_visible()  # ada has judged it; others see it
    ada.goto(f"/review?claim={claim}")
    ada.keyboard.press("a")
    ada.locator(".after").wait_for()
    held = standing(desk_of_two.case, claim)
    assert (held.contested, held.verb, held.by) == (False, "accept", ("ada",))
    for page, watched in ((ada, seen_a), (bea, seen_b)):
        page.context.close()
        assert watched.complaints == []


def test_judgements_that_agree_stand_together(desk_of_two):
    ada, bea = logged_in(desk_of_two, "ada"), logged_in(desk_of_two, "bea")
    claim = CLAIM.search(ordered(ada))[1]
    sent = {"claim": claim, "seen": "", "verb": "accept"}
    for visitor in (ada, bea):
        assert "You: accepted" in visitor.post("/review/judge", data=sent, headers=same_site(desk_of_two)).text
    assert standing(desk_of_two.case, claim).by == ("ada", "bea")
    db = connect(desk_of_two.case)
    told = progress(db, AS_OF)
    assert (told.judged, told.today, [(one.name, one.claims) for one in told.coders]) == (1, 1, [("ada", 1), ("bea", 1)])
    assert contested(db) == []
    db.close()


def test_what_is_judged_does_not_come_again_though_the_order_is_old(desk):
    visitor = came_in(desk)
    seen = []
    text = ordered(visitor)
    for _ in range(4):
        claim = CLAIM.search(text)[1]
        assert claim not in seen
        seen.append(claim)
        text = visitor.post("/review/judge", data={"claim": claim, "seen": "", "verb": "cannot-tell"}, headers=same_site(desk)).text
    assert "4 of " in text


def test_a_coder_sees_neither_the_machine_nor_the_other_and_an_editor_sees_both(desk_of_two):
    eda, ada, bea = (logged_in(desk_of_two, name) for name in ("eda", "ada", "bea"))
    own = same_site(desk_of_two)
    assert ada.post("/review/samples", data={"coder": ["ada", "bea"], "size": "4"}, headers=own).status_code == 403
    page = eda.post("/review/samples", data={"coder": ["ada", "bea"], "size": "۴", "seed": "7"}, headers=own)
    sample = str(page.url.path)
    answers = {"ada": {"claims": "1", "kind": "event", "low": "3", "open": "yes"}, "bea": {"claims": "1", "kind": "total", "low": "3", "high": "5"}}
    for visitor, name in ((ada, "ada"), (bea, "bea")):
        for _ in range(4):
            form = visitor.get(f"{sample}/code?lang=en").text
            assert "Read as" not in form
            assert "judge" not in form
            unit = re.search(r'name="unit" value="(\d+)"', form)[1]
            visitor.post(f"{sample}/code", data={"unit": unit, **answers[name]}, headers=own)
    assert ada.get(f"{sample}/adjudicate").status_code == 403
    side = eda.get(f"{sample}/adjudicate?lang=en").text
    assert side.count('class="differs"') == 2  # kind, and the upper end
    assert "ada is right" in side.replace('<bdi dir="auto">', "").replace("</bdi>", "")
    with Case.open(desk_of_two.case, day=AS_OF) as case:
        make_agreement(case, sample.rsplit("/", 1)[1])
    told = eda.get(f"{sample}?lang=en").text
    assert "<svg" in told
    before = len(re.findall("differ", side))
    unit = re.search(r'name="unit" value="(\d+)"', side)[1]
    after = eda.post(f"{sample}/adjudicate?lang=en", data={"unit": unit, "take": "ada"}, headers=own)
    assert after.status_code == 200
    assert before
    db = connect(desk_of_two.case)
    assert db.execute("SELECT count(*) FROM decision WHERE verb = 'adjudicate'").fetchone()[0] == 1
    db.close()


def test_no_claim_is_an_answer_and_a_wrong_one_is_said_beside_what_was_typed(desk_of_two):
    eda, ada = logged_in(desk_of_two, "eda"), logged_in(desk_of_two, "ada")
    own = same_site(desk_of_two)
    sample = str(eda.post("/review/samples", data={"coder": ["ada", "bea"], "size": "2"}, headers=own).url.path)
    unit = re.search(r'name="unit" value="(\d+)"', ada.get(f"{sample}/code").text)[1]
    wrong = ada.post(f"{sample}/code?lang=en", data={"unit": unit, "claims": "1", "low": "5", "high": "3"}, headers=own).text
    assert 'role="alert"' in wrong
    assert 'name="low" autocomplete="off" inputmode="numeric" value="5"' in wrong
    ada.post(f"{sample}/code", data={"unit": unit, "claims": "0", "kind": "event"}, headers=own)
    assert "1 of 2" in ada.get(f"{sample}?lang=en").text


def test_a_paragraph_ends_where_a_blank_line_is():
    text = "One here. " + "Before words. " * 9 + "THE SENTENCE. " + "After words. " * 9 + "\n\nAnother."
    start = text.index("THE")
    before, after = paragraph(text, start, start + 13)
    assert (before.startswith("One here."), after.endswith("After words.")) == (True, True)
    assert "Another" not in after
