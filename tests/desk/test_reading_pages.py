"""Reports, claims and events on the desk: what is shown is what the case holds, what is decided is appended with who and when."""

import hashlib
import re
import time
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from desk_world import came_in, same_site

from gavah.casefile import Case
from gavah.casefile.decided import approvals, decisions_on, person_classes
from gavah.desk.differing import differences
from gavah.desk.graphic import is_graphic
from gavah.desk.text import PART, lines, look_of, numbered, part_ends, part_with
from gavah.desk.witnessing import graph, steps
from gavah.model import Report, Witness, make_claim

TODAY = date(2071, 10, 27)
WORDS = "Tehran, Tamrin. Three people were arrested.\nیک نفر 😀 در تمرین کشته شد."


def opened(desk) -> Case:
    return Case.open(desk.case, day=TODAY)


@pytest.fixture
def visitor(desk):
    return came_in(desk)


def sent(visitor, desk, path, **fields):
    return visitor.post(path, data=fields, headers=same_site(desk), follow_redirects=False)


def report_with_most(case: Case) -> str:
    return case.db.execute("SELECT report FROM claim WHERE current = 1 GROUP BY report ORDER BY count(*) DESC, report").fetchone()[0]


def event_with_most(case: Case) -> str:
    return case.db.execute("SELECT event FROM event_claim GROUP BY event ORDER BY count(*) DESC, event").fetchone()[0]


def seen_on(page) -> str:
    return re.search(r'name="seen" value="([^"]*)"', page)[1]


# --- the text ----------------------------------------------------------------------------------------------------------------------------


def report_of(text: str) -> Report:
    return Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="tamrin", text=text)


def test_the_runs_of_a_text_are_the_text_whatever_stands_on_it():
    report = report_of(WORDS)
    found = numbered(WORDS)
    claims = [
        make_claim(report="r-1", kind="event", type="arrest", spans=(report.span(16, 42, "sentence"), report.span(16, 21, "quantity"))),
        make_claim(report="r-1", kind="total", type="arrest", polarity="denied", spans=(report.span(16, 42, "sentence"),)),
    ]
    made = lines(report, claims, [], 0, len(WORDS), found=found)
    runs = [run for line in made for run in line]
    assert "".join(run.words for run in runs) == WORDS
    assert all(WORDS[run.start : run.start + len(run.words)] == run.words for run in runs)
    assert [run.words for run in runs if run.amount] == ["Three"]
    assert {run.look for run in runs if run.claims} == {"event"}
    assert [claim.id for run in runs for claim in run.ends] == [claim.id for claim in claims]
    assert look_of(claims[1]) == "denied"


def test_a_long_text_is_cut_into_parts_at_line_ends_and_none_of_it_is_lost():
    text = "a line of Tamrin\n" * 6000
    ends = part_ends(text)
    assert len(ends) > 3
    assert ends[-1] == len(text)
    assert all(text[end - 1] == "\n" for end in ends)
    assert all(b - a <= PART * 3 // 2 for a, b in zip([0, *ends], ends, strict=False))
    assert part_with(ends, ends[0]) == 1
    assert part_with(ends, len(text)) == len(ends) - 1


def test_differences_name_what_is_gone_and_what_is_new_and_fold_away_spelling():
    pieces, cut = differences("ده نفر در تمرین كشته شدند", "دو نفر در تمرین کشته شدند")
    assert [(one.kind, one.words.strip()) for one in pieces] == [("gone", "ده"), ("new", "دو"), ("both", "نفر در تمرین کشته شدند")]
    assert not cut
    long, _ = differences("x " * 200 + "y", "x " * 200 + "z")
    assert [one.kind for one in long] == ["gap", "both", "gone", "new"]
    assert long[0].count + long[1].words.count("x") == 200


@pytest.mark.parametrize("words", ["Two corpses lay there", "He was beheaded", "جنازه‌ها را بردند", "بدنش غرق در خون بود", "صحنه‌هاي دلخراش"])
def test_graphic_words_are_known_in_both_languages_and_spellings(words):
    assert is_graphic(words)


@pytest.mark.parametrize("words", ["Three people were killed by Tamrin police", "سه نفر در تمرین کشته شدند", "severe charges", "ناخنک"])
def test_that_somebody_was_killed_is_not_graphic_in_itself(words):
    assert is_graphic(words) is (words == "ناخنک")  # a root at the beginning of a word: rather one too many


# --- who goes back to whom -----------------------------------------------------------------------------------------------------------------


def test_a_path_is_read_step_by_step_and_what_is_quoted_may_hold_anything():
    path = "Tamrin Wire (r-0a) translates Radio Tamrin (r-0b) → Radio Tamrin (r-0b) quotes the office (of Tamrin)"
    first, second = steps(path)
    assert (first.by, first.verb, first.whom, first.words) == ("r-0a", "translates", "r-0b", "")
    assert (second.by, second.verb, second.whom, second.words) == ("r-0b", "quotes", "", "the office (of Tamrin)")
    assert steps("Tamrin (r-0c) says so itself")[0].verb == "self"
    assert steps("something else") == []


def test_the_graph_holds_each_report_once_behind_what_it_repeats_and_counts_what_it_leaves_out():
    path = (("c-1", "A (r-a) says so itself"), ("c-2", "B (r-b) repeats A (r-a)"), ("c-3", "C (r-c) forwards B (r-b) → B (r-b) repeats A (r-a)"))
    one = Witness(id="w-1", root="tamrin", claims=("c-1", "c-2", "c-3"), reports=("r-a", "r-b", "r-c"), path=path)
    rows, left_out = graph([one], {"c-1": "r-a", "c-2": "r-b", "c-3": "r-c"}, 60)
    assert [(row.report, row.depth, row.parent) for row in rows] == [("", 0, -1), ("r-a", 1, 0), ("r-b", 2, 1), ("r-c", 3, 2)]
    assert left_out == 0
    few, left_out = graph([one], {"c-1": "r-a", "c-2": "r-b", "c-3": "r-c"}, 3)
    assert len(few) == 3
    assert left_out == 1


# --- the report --------------------------------------------------------------------------------------------------------------------------


def test_the_original_is_given_to_be_saved_and_never_to_be_opened(reader, reading_case):
    with Case.open(reading_case, day=TODAY) as case:
        report = case.report(report_with_most(case))
    answer = reader.get(f"/report/{report.id}/original")
    assert hashlib.sha256(answer.content).hexdigest() == report.sha256
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert reader.get(f"/report/{report.id}/picture").status_code == 400


def test_the_original_beside_the_text_is_words_alone(tmp_path, desk, visitor):
    hostile = (
        '<html><body><nav>Menu of Tamrin</nav><script>alert("run")</script><style>p{color:red}</style><article><p>In Tamrin two people were arrested '
        'on Monday &lt;b&gt;today&lt;/b&gt;.</p></article><img src="http://elsewhere.invalid/x.png" onerror="alert(1)"></body></html>'
    )
    with opened(desk) as case:
        original = hostile.encode()
        text = "In Tamrin two people were arrested on Monday <b>today</b>."
        made = Report(
            id="r-" + "ab" * 10,
            sha256=hashlib.sha256(original).hexdigest(),
            media_type="text/html",
            source="tamrin-wire",
            text=text,
            language="en",
            constructed=True,
        )
        case.add_reports([(made, original)])
    shown = visitor.get(f"/report/{made.id}?beside=original").text
    assert "Menu of Tamrin" in shown
    assert "alert(" not in shown
    assert "elsewhere.invalid" not in shown
    assert "<b>today" not in shown


def test_what_is_graphic_is_blurred_until_asked_for(visit_own, desk):
    with opened(desk) as case:
        original = b"On Monday a corpse was found in Tamrin."
        made = Report(
            id="r-" + "cd" * 10,
            sha256=hashlib.sha256(original).hexdigest(),
            media_type="text/plain",
            source="tamrin-wire",
            text=original.decode(),
            language="en",
            constructed=True,
        )
        case.add_reports([(made, original)])
    page = visit_own(f"/report/{made.id}?lang=en")
    veiled = page.locator(".veiled")
    assert veiled.get_attribute("aria-hidden") == "true"
    assert "blur" in veiled.evaluate("e => getComputedStyle(e).filter")
    page.get_by_role("link", name="Show the text").click()
    assert page.locator(".veiled").count() == 0
    assert page.locator("#text").inner_text().endswith("found in Tamrin.")


def test_the_text_on_the_page_is_the_text_of_the_case_letter_for_letter(visit, reading_case):
    with Case.open(reading_case, day=TODAY) as case:
        held = [
            case.report(one)
            for (one,) in case.db.execute("SELECT report FROM claim WHERE current = 1 GROUP BY report ORDER BY count(*) DESC LIMIT 4")
        ]
    for report in held:
        page = visit(f"/report/{report.id}?graphic=show")
        assert page.evaluate("[...document.querySelectorAll('#text [data-at]')].map(e => e.textContent).join('')") == report.text


def select(page, first: int, last: int) -> None:
    """Select [first, last) of the text as a mouse does: the ends lie in runs."""
    page.evaluate(
        """([first, last]) => {
            const place = (offset, isEnd) => {
                for (const run of document.querySelectorAll('#text [data-at]')) {
                    const at = Number(run.dataset.at), letters = [...run.textContent];
                    if (offset < at + letters.length || (isEnd && offset === at + letters.length))
                        return [run.firstChild, letters.slice(0, offset - at).join('').length];
                }
            };
            const range = document.createRange();
            range.setStart(...place(first, false)); range.setEnd(...place(last, true));
            getSelection().removeAllRanges(); getSelection().addRange(range);
        }""",
        [first, last],
    )


@pytest.mark.parametrize("language", ["en", "fa"])
def test_words_selected_become_a_claim(visit_own, desk, language):
    with opened(desk) as case:
        report = case.report(
            case.db.execute(
                "SELECT report.id FROM report JOIN claim ON claim.report = report.id WHERE language = ? AND current = 1"
                " GROUP BY report.id ORDER BY count(*) DESC",
                (language,),
            ).fetchone()[0]
        )
        before = {claim.id for claim in case.claims_where("report = ?", (report.id,))}
    first, last = numbered(report.text)[1]
    page = visit_own(f"/report/{report.id}?lang={language}&graphic=show")
    select(page, first, last)
    page.wait_for_function("() => document.getElementById('end').value !== ''")
    assert (page.locator("#start").input_value(), page.locator("#end").input_value()) == (str(first), str(last))
    assert page.locator("#picked").inner_text() == report.text[first:last]
    page.locator("#words-form button[value=claim]").click()
    page.wait_for_url(re.compile("/claim"))
    assert {name: value[0] for name, value in parse_qs(urlsplit(page.url).query).items()} == {"start": str(first), "end": str(last)}
    page.locator("#f-type").select_option("arrest")
    page.locator("#f-measure").select_option("arrested")
    page.locator("#f-low").fill("۳" if language == "fa" else "3")
    page.locator("[name=open]").check()
    page.locator("#f-earliest").fill("1450-07-11")
    page.locator("#f-place").fill("تبریز" if language == "fa" else "Tabriz")
    page.locator(".claim-form button").last.click()
    page.wait_for_url(re.compile("claim=c-"))
    with opened(desk) as case:
        (made,) = [claim for claim in case.claims_where("report = ?", (report.id,)) if claim.id not in before]
        assert (made.quantity.measure, made.quantity.low, made.quantity.high) == ("arrested", 3, None)
        assert made.when.earliest == date(2071, 10, 3)
        assert made.where[0].path[0] == "IR"
        assert made.sentence.words == report.text[first:last]
        (decision,) = decisions_on(case.db, made.id)
        assert (decision.decision.by, decision.decision.at) == ("local", "2071-10-27")


def test_words_are_selected_by_keyboard_alone(visit_own, desk):
    with opened(desk) as case:
        report = case.report(report_with_most(case))
    page = visit_own(f"/report/{report.id}?lang=en&graphic=show")
    page.locator("#text").focus()
    for _ in range(8):
        page.keyboard.press("Shift+ArrowRight")
    page.wait_for_function("() => document.getElementById('end').value === '8'")
    assert page.locator("#start").input_value() == "0"
    assert page.locator("#end").input_value() == "8"
    assert page.locator("#picked").inner_text() == report.text[:8]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.value") == "claim"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/claim\?start=0&end=8"))


def test_a_sentence_is_picked_by_its_number_without_a_script(visitor, desk):
    with opened(desk) as case:
        report = case.report(report_with_most(case))
    first, last = numbered(report.text)[5]
    page = visitor.get(f"/report/{report.id}?sentence=6").text
    assert f'name="start" type="number" min="0" required value="{first}"' in page
    answer = sent(visitor, desk, f"/report/{report.id}/words", start=first, end=last, do="claim")
    assert answer.headers["location"] == f"/report/{report.id}/claim?start={first}&end={last}"
    assert visitor.get(answer.headers["location"]).status_code == 200


def test_an_unclear_place_is_asked_back_and_chosen(visit_own, desk):
    with opened(desk) as case:
        claim = next(case.claims_where("measure = 'arrested'"))
    page = visit_own(f"/claim/{claim.id}?lang=en")
    page.get_by_label("Add a place").fill("Eslamabad")
    page.get_by_role("button", name="Keep the correction").click()
    page.locator(".candidates button").first.click()
    page.wait_for_url(re.compile(f"/claim/{claim.id}$"))
    with opened(desk) as case:
        assert len(case.claim(claim.id).where) == len(claim.where) + 1


def test_a_claim_is_corrected_shown_beside_its_reading_and_the_correction_taken_back(visit_own, desk):
    with opened(desk) as case:
        claim = next(case.claims_where("measure = 'dead' AND kind = 'event'"))
    page = visit_own(f"/claim/{claim.id}?lang=en")
    page.locator("#f-low").fill("77")
    page.locator("#f-high").fill("88")
    page.locator("[name=open]").uncheck()
    page.get_by_role("button", name="Keep the correction").click()
    page.locator("tr.is-changed").wait_for()
    assert "77–88 dead" in page.locator("tr.is-changed td").last.inner_text()
    with opened(desk) as case:
        now = case.claim(claim.id)
        assert (now.quantity.low, now.quantity.high) == (77, 88)
        assert now.when == claim.when
        assert [one.decision.field for one in decisions_on(case.db, claim.id)] == ["quantity"]
    page.locator("#decided").get_by_role("button", name=re.compile("Take back")).click()
    page.locator(".is-over").wait_for()
    with opened(desk) as case:
        assert case.claim(claim.id).quantity == claim.quantity


def test_nothing_changed_is_no_correction(visitor, desk):
    with opened(desk) as case:
        claim = next(case.claims_where("measure = 'executed' AND place IS NOT NULL AND high IS NOT NULL"))
    fields = {
        "kind": claim.kind,
        "type": claim.type,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "measure": claim.quantity.measure,
        "low": claim.quantity.low,
        "high": claim.quantity.high,
        "complete": "yes" if claim.quantity.complete else "",
        "earliest": claim.when.earliest or "" if claim.when else "",
        "latest": claim.when.latest or "" if claim.when else "",
        "place": [place.id for place in claim.where],
    }
    assert "nothing differs" in sent(visitor, desk, f"/claim/{claim.id}/correct", **fields).text
    with opened(desk) as case:
        assert decisions_on(case.db, claim.id) == []


def test_a_decision_overrides_what_its_author_saw_and_nothing_else(visitor, desk):
    with opened(desk) as case:
        claim = next(case.claims).id
    stale = seen_on(visitor.get(f"/claim/{claim}").text)
    assert sent(visitor, desk, f"/claim/{claim}/decide", verb="accept", seen=stale).status_code == 303
    sent(visitor, desk, f"/claim/{claim}/decide", verb="reject", seen=stale)
    assert "contested" in visitor.get(f"/claim/{claim}?lang=en").text
    fresh = seen_on(visitor.get(f"/claim/{claim}").text)
    sent(visitor, desk, f"/claim/{claim}/decide", verb="reject", seen=fresh, reason="دو بار خوانده شد")
    page = visitor.get(f"/claim/{claim}?lang=en").text
    assert "دو بار خوانده شد" in page
    with opened(desk) as case:
        assert [one.holds for one in decisions_on(case.db, claim)] == [False, False, True]


def test_a_person_gets_a_class_and_a_sentence_is_approved_exactly_as_it_will_stand(visitor, desk):
    with opened(desk) as case:
        report = case.report(
            case.db.execute("SELECT report.id FROM report JOIN claim ON claim.report = report.id WHERE language = 'en' AND current = 1").fetchone()[0]
        )
        sentence = next(case.claims_where("report = ?", (report.id,))).sentence
    word = re.search(r"\w+", sentence.words)[0]
    start = sentence.start + sentence.words.index(word)
    sent(visitor, desk, f"/report/{report.id}/words", start=start, end=start + len(word), do="class", **{"class": "minor"})
    look = f"/report/{report.id}/approve?start={sentence.start}&end={sentence.end}"
    assert "▮▮▮[minor]" in visitor.get(look).text
    assert "Nobody checks who sits here" in visitor.get(look).text
    place = {"start": sentence.start, "end": sentence.end}
    assert sent(visitor, desk, f"/report/{report.id}/approve", **place, stands=sentence.words).status_code == 400
    stands = sentence.words.replace(word, "▮▮▮[minor]")
    answer = sent(visitor, desk, f"/report/{report.id}/approve", **place, stands=stands)
    with opened(desk) as case:
        assert [mark.value for mark in person_classes(case, report.id)] == ["minor"]
        if answer.status_code == 303:  # where the words name nobody else
            assert approvals(case, report.id)[0].value == stands


def test_a_withdrawn_report_says_so_stands_in_the_custody_and_is_restored(visitor, desk):
    with opened(desk) as case:
        report = report_with_most(case)
        whole = case.db.execute("SELECT count(*) FROM claim WHERE report = ? AND stands = 1", (report,)).fetchone()[0]
    page = visitor.get(f"/report/{report}?lang=en").text
    sent(visitor, desk, f"/report/{report}/withdraw", reason="asked by the outlet", seen=seen_on(page))
    page = visitor.get(f"/report/{report}?lang=en").text
    assert "nothing of this report enters any figure" in page
    assert "asked by the outlet" in page
    with opened(desk) as case:
        assert case.db.execute("SELECT count(*) FROM claim WHERE report = ? AND stands = 1", (report,)).fetchone()[0] == 0
    sent(visitor, desk, f"/report/{report}/restore", seen=seen_on(page))
    with opened(desk) as case:
        assert case.db.execute("SELECT count(*) FROM claim WHERE report = ? AND stands = 1", (report,)).fetchone()[0] == whole
        hashes = [
            hashlib.sha256(line).hexdigest()[:16] for (line,) in case.db.execute("SELECT line FROM entry WHERE subject = ? ORDER BY seq", (report,))
        ]
    page = visitor.get(f"/report/{report}?lang=en").text
    assert re.findall(r'<code class="hash" dir="ltr">([0-9a-f]{16})…', page) == hashes
    assert len(hashes) == 3


# --- the event, notes, working in --------------------------------------------------------------------------------------------------------


def waited(visitor, word: str, seconds: float = 120) -> str:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        page = visitor.get("/work-in/part?lang=en").text
        if f"<strong>{word}</strong>" in page:
            return page
        assert "<strong>Failed</strong>" not in page
        time.sleep(0.3)
    raise AssertionError(page)


def test_an_event_shows_every_claim_and_as_many_roots_as_it_has(visit, reading_case):
    with Case.open(reading_case, day=TODAY) as case:
        event = case.event(event_with_most(case))
    page = visit(f"/event/{event.id}?lang=en")
    shown = page.evaluate("[...document.querySelectorAll('table.claims tbody a[href^=\"/claim/\"]')].map(e => e.getAttribute('href').slice(7))")
    assert sorted(shown) == sorted(event.claims)
    assert page.locator(".graph .root").count() == len(event.witnesses) == page.locator(".roots-list .depth-0").count()
    assert page.locator(".graph .leaf").count() == page.locator(".roots-list li:not(.depth-0)").count()


def test_a_claim_split_off_leaves_the_event_once_worked_in_and_comes_back_when_taken_back(visitor, desk):
    with opened(desk) as case:
        event = case.event(case.db.execute("SELECT event FROM event_claim GROUP BY event HAVING count(*) = 3 ORDER BY event").fetchone()[0])
    claim, rest = event.claims[0], event.claims[1:]
    assert sent(visitor, desk, f"/event/{event.id}/split-off", claim=claim).status_code == 303
    page = visitor.get(f"/event/{event.id}?lang=en").text
    assert page.count("<strong>different events</strong>") == 2
    sent(visitor, desk, "/work-in")
    waited(visitor, "Done")
    with opened(desk) as case:
        assert not set(rest) & set(case.events_of([claim])[0].claims)
        made = [one.name for one in decisions_on(case.db, claim)]
        (run,) = case.db.execute("SELECT line FROM entry WHERE kind = 'link' ORDER BY seq DESC LIMIT 1").fetchone()
        assert b'"actor":"local"' in run
    assert sent(visitor, desk, "/undo", decision=made, back=f"/claim/{claim}").headers["location"] == f"/claim/{claim}"
    sent(visitor, desk, "/work-in")
    waited(visitor, "Done")
    with opened(desk) as case:
        assert set(case.events_of([claim])[0].claims) == set(event.claims)


def test_two_events_are_merged(visitor, desk):
    with opened(desk) as case:
        first, second = [next(case.events_where("id = ?", (claim,))) for claim in _two_apart(case)]
    answer = sent(visitor, desk, f"/event/{first.id}/pair", verb="merge", claim=first.claims[0], other=second.claims[0])
    assert answer.status_code == 303
    sent(visitor, desk, "/work-in")
    waited(visitor, "Done")
    with opened(desk) as case:
        assert second.claims[0] in case.events_of([first.claims[0]])[0].claims


def _two_apart(case: Case) -> list[str]:
    rows = case.db.execute(
        "SELECT min(claim.id) FROM event_claim JOIN claim ON claim.id = claim WHERE kind = 'event' GROUP BY event ORDER BY 1 LIMIT 2"
    )
    return [claim for (claim,) in rows]


@pytest.mark.parametrize("back", ["https://elsewhere.invalid/", "//elsewhere.invalid", "/claim/../x", "javascript:alert(1)"])
def test_going_back_never_leads_out_of_the_desk(visitor, desk, back):
    with opened(desk) as case:
        claim = next(case.claims).id
    sent(visitor, desk, f"/claim/{claim}/decide", verb="accept")
    with opened(desk) as case:
        name = decisions_on(case.db, claim)[0].name
    assert sent(visitor, desk, "/undo", decision=name, back=back).headers["location"] == "/"


def test_a_note_typed_in_is_a_report_of_its_own_that_is_read_and_linked(visit_own, desk):
    page = visit_own("/note?lang=en")
    page.get_by_label("What to call it").fill("Call from Tamrin")
    page.get_by_label("The words").fill("Yesterday four people were arrested in Tabriz by Tamrin police.")
    page.get_by_label("Or a new source").fill("caller-tamrin-7")
    page.get_by_label("The day it was told").fill("1450-07-20")
    page.get_by_role("button", name="Keep it as a report").click()
    page.wait_for_url(re.compile("/report/r-"))
    assert "caller-tamrin-7" in page.locator(".kicker").inner_text()
    assert "12 October 2071" in page.locator(".kicker").inner_text()
    report = urlsplit(page.url).path.rsplit("/", 1)[1]
    page.goto("/work-in?lang=en")
    page.get_by_text("Done", exact=True).wait_for(timeout=120_000)
    page.goto(f"/report/{report}?lang=en")
    assert page.locator(".chip").first.inner_text().split("\n")[-1] == "4 arrested"
    with opened(desk) as case:
        assert case.report(report).private


def test_a_reader_is_shown_no_form_and_may_send_none(own_case):
    from desk_world import gavah, open_desk

    done = gavah("desk", "--case", own_case, "--add-user", "Tamrini", "--role", "reader", input="a long enough phrase\na long enough phrase\n")
    assert done.returncode == 0, done.stderr
    desk = open_desk(own_case)
    try:
        visitor = desk.visitor(follow_redirects=True)
        visitor.post("/login", data={"name": "Tamrini", "password": "a long enough phrase"}, headers=same_site(desk))
        with opened(desk) as case:
            claim, report, event = next(case.claims).id, report_with_most(case), event_with_most(case)
        for path in (f"/claim/{claim}", f"/report/{report}", f"/event/{event}", "/note"):
            page = visitor.get(path)
            assert page.status_code == 200
            assert re.findall(r'<form method="post" action="(?!/logout)', page.text) == [], path
        for path in (f"/claim/{claim}/decide", f"/report/{report}/withdraw", f"/event/{event}/split-off", "/note", "/work-in", "/undo"):
            assert sent(visitor, desk, path, verb="accept").status_code == 403
    finally:
        desk.end()


def test_a_coder_judges_claims_and_does_not_withdraw_or_merge(own_case):
    from desk_world import gavah, open_desk

    done = gavah("desk", "--case", own_case, "--add-user", "Tamrini", "--role", "coder", input="a long enough phrase\na long enough phrase\n")
    assert done.returncode == 0, done.stderr
    desk = open_desk(own_case)
    try:
        visitor = desk.visitor(follow_redirects=True)
        visitor.post("/login", data={"name": "Tamrini", "password": "a long enough phrase"}, headers=same_site(desk))
        with opened(desk) as case:
            claim, report, event = next(case.claims).id, report_with_most(case), event_with_most(case)
            from gavah.pipeline import judging

            name = case.decide(judging.on_report(case, "withdraw", report, by="editor"))
            held = decisions_on(case.db, report)[0].name
        assert name.kind == "decision"
        assert sent(visitor, desk, f"/claim/{claim}/decide", verb="accept").status_code == 303
        for path in (f"/report/{report}/restore", f"/event/{event}/split-off", f"/event/{event}/pair"):
            assert sent(visitor, desk, path, claim=claim).status_code == 403
        for way in ("/undo", "/review/undo"):
            assert sent(visitor, desk, way, decision=held).status_code == 400
        page = visitor.get(f"/report/{report}").text
        assert f'name="decision" value="{held}"' not in page
        with opened(desk) as case:
            assert [one.decision.by for one in decisions_on(case.db, claim)] == ["Tamrini"]
            assert [one.holds for one in decisions_on(case.db, report)] == [True]
    finally:
        desk.end()


@pytest.mark.parametrize(
    "path",
    ["/report/r-none", "/claim/c-none", "/event/e-none", "/events?type=misdeed", "/events?from=today", "/events?id=<b>", "/claims?id=words typed"],
)
def test_what_is_not_there_is_answered_with_a_remedy(reader, path):
    answer = reader.get(path)
    assert answer.status_code == 400
    assert "<b>" not in answer.text.replace("<bdi", "")
