"""The map and the timeline in a real browser: each filters the other, by mouse and by keyboard, in both languages."""

import json
import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from gavah.casefile.database import connect, transaction
from gavah.casefile.spots import STAMP
from gavah.desk.queries.places import Asked, by_place, count
from gavah.figures.regions import DAWN, DUSK

WINDOW = "/map?from=2071-09-20&to=2071-10-25&axis=window"


def opened(page):
    page.wait_for_selector("#map[data-ready]")
    page.evaluate("window.untouched = true")
    return page


def drawn(page) -> dict:
    return json.loads(page.locator("#drawn").text_content())


def asked(page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def answered(page, act) -> None:
    """Do `act` and wait until the server's answer stands in the page, which was not loaded anew."""
    before = page.locator("#drawn").text_content()
    act()
    page.wait_for_function("before => document.getElementById('drawn').textContent !== before", arg=before)
    page.wait_for_function("() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')")
    assert page.evaluate("window.untouched")


def numbers_on_days(page) -> int:
    """Events in the table of days."""
    return sum(int(cell) for cell in page.locator(".map-tables section:nth-child(2) tbody td:nth-child(2)").all_inner_texts() if cell)


def drag(page, first: date, last: date) -> None:
    svg = page.locator("#timeline svg[data-first]")
    svg.scroll_into_view_if_needed()
    x, y = page.evaluate(
        """([first, last]) => {
            const svg = document.querySelector("#timeline svg[data-first]"), d = svg.dataset, box = svg.getBoundingClientRect();
            const day = (d.right - d.left) / (d.last - d.first + 1);
            const at = (ordinal) => box.left + ((Number(d.left) + (ordinal - d.first + 0.5) * day) / 1000) * box.width;
            return [[at(first), at(last)], box.top + box.height / 4];
        }""",
        [first.toordinal(), last.toordinal()],
    )
    page.mouse.move(x[0], y)
    page.mouse.down()
    page.mouse.move((x[0] + x[1]) / 2, y)
    page.mouse.move(x[1], y)
    page.mouse.up()


def test_drawing_across_days_filters_the_map_and_a_province_filters_the_days(visit, reading_case):
    db = connect(reading_case)
    page = opened(visit(f"{WINDOW}&lang=en"))
    answered(page, lambda: drag(page, date(2071, 10, 1), date(2071, 10, 5)))
    assert (asked(page)["from"], asked(page)["to"]) == ("2071-10-01", "2071-10-05")
    wanted = Asked(start=date(2071, 10, 1), end=date(2071, 10, 5))
    for place, row in by_place(db, wanted).items():
        if place in drawn(page)["labels"]:
            assert f"{row.inside} events" in drawn(page)["labels"][place]
    fars = page.locator('#map path[data-place="IR-07"]')
    assert fars.get_attribute("aria-label") == drawn(page)["labels"]["IR-07"]

    page = opened(visit(f"{WINDOW}&lang=en"))
    answered(page, lambda: page.locator('#map path[data-place="IR-08"]').click())
    assert asked(page)["place"] == "IR-08"
    assert numbers_on_days(page) == count(db, Asked(place="IR-08"))
    assert page.locator('#map path[data-place="IR-08"]').get_attribute("aria-pressed") == "true"
    answered(page, lambda: page.locator('#map path[data-place="IR-08"]').click())
    assert "place" not in asked(page)


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_keys_alone_choose_a_place_and_days(visit, reading_case, lang):
    page = opened(visit(f"{WINDOW}&lang={lang}"))

    def tab_to(selector: str) -> None:
        for _ in range(60):
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"no way by Tab to {selector}")

    tab_to("#map path[data-place]")
    first = page.evaluate("document.activeElement.dataset.place")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.dataset.place")
    assert second != first
    answered(page, lambda: page.keyboard.press("Enter"))
    assert asked(page)["place"] == second
    assert page.evaluate("document.activeElement.dataset.place") == second, "the focus was lost"
    tab_to("#first-day")
    answered(page, lambda: page.keyboard.press("PageUp"))
    assert page.evaluate("document.activeElement.id") == "first-day", "the focus was lost"
    assert asked(page)["from"] > "2071-09-20"
    spoken = page.locator("#first-day").get_attribute("aria-valuetext")
    assert spoken == page.locator("#first-day-words").inner_text()
    assert re.fullmatch(r"[۰-۹]+ \S+ ۱۴۵۰" if lang == "fa" else r"\d+ \w+ 2071", spoken)
    wanted = Asked(place=second, start=date.fromisoformat(asked(page)["from"]), end=date(2071, 10, 25))
    total = count(connect(reading_case), wanted)
    assert page.locator("#heard").text_content().translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")).split()[0] == str(total)


def test_in_persian_places_are_persian_and_the_map_is_not_turned_around(visit):
    page = opened(visit(f"{WINDOW}&lang=fa"))
    label = page.locator('#map path[data-place="IR-06"]').get_attribute("aria-label")
    assert re.match(r"خوزستان \(استان\): [۰-۹]+ رویداد", label)
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.evaluate("getComputedStyle(document.getElementById('map')).direction") == "ltr"
    west, east = (page.locator(f'#map path[data-place="{place}"]').bounding_box()["x"] for place in ("IR-05", "IR-11"))
    assert west < east
    assert "مهر ۱۴۵۰" in page.locator("#timeline svg text.months").all_text_contents()


def test_the_table_says_what_the_map_says(visit):
    page = opened(visit("/map?lang=en"))
    said = drawn(page)["labels"]
    rows = page.locator(".map-tables section:first-child tbody tr")
    seen = 0
    for row in rows.all():
        place = row.locator("a").get_attribute("id").removeprefix("at-")
        if place in said:
            seen += 1
            assert f"{row.locator('td').nth(1).inner_text()} events" in said[place]
    assert seen > 15


def test_the_list_holds_every_event_once_and_its_address_only_ids(visit, reading_case):
    page = opened(visit("/map?measure=arrested&lang=en"))
    page.locator(".map-side .button").click()
    page.wait_for_url("**/map/events?**")
    assert asked(page) == {"measure": "arrested"}
    links = [link.get_attribute("href") for link in page.locator("tbody a").all()]
    assert len(links) == len(set(links)) == count(connect(reading_case), Asked(measure="arrested"))
    assert all(re.fullmatch(r"/event/e-[0-9a-f]+", link) for link in links)


def test_a_figure_is_never_promised_and_what_is_not_told_is_not_called_zero(visit):
    page = opened(visit("/map?lang=en"))
    assert "not people and not solved figures" in page.locator(".map-side").inner_text()
    assert page.locator('#map path[data-place="IR-11"]').get_attribute("aria-label").endswith("no event told of")


@pytest.fixture
def uncertain(own_case):
    """Three more events: of no place, of no day, and in one of two provinces."""
    db = connect(own_case)
    with transaction(db):
        (last,) = db.execute("SELECT max(id) FROM spot_event").fetchone()
        ids = {}
        for place, path in [("", ""), ("IR-11", "/IR/IR-11/"), ("IR-15", "/IR/IR-15/"), ("IR-06", "/IR/IR-06/")]:
            db.execute("INSERT OR IGNORE INTO spot_place (place, level, path) VALUES (?, 'province', ?)", (place, path))
            (ids[place],) = db.execute("SELECT id FROM spot_place WHERE place = ?", (place,)).fetchone()
        day = date(2071, 10, 3).toordinal()
        for number, (places, first, end) in enumerate([([""], day, day), (["IR-06"], DAWN, DUSK), (["IR-11", "IR-15"], day, day + 4)], last + 1):
            db.execute("INSERT INTO spot_event (id, event, constructed) VALUES (?, ?, 1)", (number, f"e-{number:020x}"))
            for place in places:
                row = (number, ids[place], first, end, len(places))
                db.execute("INSERT INTO spot VALUES (?1, ?2, 0, 1, 1, ?3, ?4, NULL, ?5)", row)
        db.execute("UPDATE meta SET value = 'changed' WHERE key = ?", (STAMP,))
    return own_case


def test_events_of_no_place_or_day_have_their_own_row_and_an_uncertain_place_is_hatched(uncertain, visit_own):
    page = opened(visit_own(f"{WINDOW}&lang=en"))
    assert page.locator("#at-none").inner_text() == "Told of no place"
    assert "Told of no day" in page.locator(".map-tables").inner_text()
    for place in ("IR-11", "IR-15"):
        path = page.locator(f'#map path[data-place="{place}"]')
        assert "perhaps 1" in path.get_attribute("aria-label")
        assert "province-hatch" in path.evaluate("path => getComputedStyle(path).fill")
    answered(page, lambda: page.locator("#at-none").click())
    assert asked(page)["place"] == "none"
    assert page.locator("#total").inner_text().startswith("1 of ")


def test_a_case_linked_by_an_earlier_gavah_is_mapped_all_the_same(own_case, reading_case, visit_own):
    db = connect(own_case)
    with transaction(db):
        for table in ("spot", "spot_event", "spot_place", "spot_type", "spot_measure", "spot_source", "spot_choice"):
            db.execute(f"DELETE FROM {table}")
        db.execute("DELETE FROM meta WHERE key = ?", (STAMP,))
    page = opened(visit_own("/map?lang=en"))
    assert page.locator("#total").inner_text().startswith(f"{count(connect(reading_case), Asked())} events")


def test_on_paper_the_tables_stand_and_the_controls_do_not(visit):
    page = opened(visit(f"{WINDOW}&lang=en&theme=dark"))
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#map").bounding_box()["width"] <= 661  # between the margins of A4, whole
    assert page.evaluate("getComputedStyle(document.querySelector('#map path.country')).fill") == "rgb(244, 241, 234)"  # light, whatever the theme
    assert not page.locator("#asked").is_visible()
    assert not page.locator("#first-day").is_visible()
    assert page.locator("#map path.province").first.is_visible()
    assert page.locator(".map-tables table").first.is_visible()
