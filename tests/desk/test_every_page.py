"""What holds for each page alike: both languages, both themes, nothing serious for axe, no error, no other host."""

import pytest
from axe import violations
from pages import PAGES

from gavah.casefile.database import connect


@pytest.fixture(scope="session")
def ids(reading_case) -> dict[str, str]:
    """One id of each kind; of the events the one with most claims, of the reports the one with most."""
    db = connect(reading_case)
    first = {
        "claim": "SELECT id FROM claim WHERE current = 1 AND measure IS NOT NULL ORDER BY id",
        "event": "SELECT event FROM event_claim GROUP BY event ORDER BY count(*) DESC, event",
        "report": "SELECT report FROM claim WHERE current = 1 GROUP BY report ORDER BY count(*) DESC, report",
        "source": "SELECT source FROM report GROUP BY source ORDER BY count(*) DESC, source",
    }
    return {name: db.execute(f"{query} LIMIT 1").fetchone()[0] for name, query in first.items()}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "fa"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_and_quiet(visit, ids, path, lang, theme):
    address = path.format(**ids)
    page = visit(f"{address}{'&' if '?' in address else '?'}lang={lang}&theme={theme}")
    root = page.locator("html")
    assert root.get_attribute("lang") == lang
    assert root.get_attribute("dir") == ("rtl" if lang == "fa" else "ltr")
    assert page.locator("h1").count() == 1
    assert page.get_by_text("ساختگی" if lang == "fa" else "constructed").first.is_visible()
    assert violations(page) == []


@pytest.mark.wide
@pytest.mark.parametrize("path", PAGES)
def test_a_page_never_scrolls_sideways(visit, ids, path):
    page = visit(path.format(**ids))
    page.set_viewport_size({"width": 360, "height": 740})  # WCAG 1.4.10 asks for 320 CSS pixels' worth
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
