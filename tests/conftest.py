"""What holds for every test: what was left out is said at the end, with the reason, so that a green run cannot hide it.

`make test` has a quarter of an hour. Tests that open a desk or a browser of their own, or lock many key boxes, take most of it and run whole with
`make test-wide`; here run the first of each file, and every page once, in one of its languages and themes.
"""

from collections import Counter

import hypothesis
import pytest

hypothesis.settings.register_profile("suite", deadline=None)  # a busy machine is no failure
hypothesis.settings.load_profile("suite")

WIDE = "wide: `make test-wide` runs them"
_OWN_DESK = frozenset({"desk", "visit_own"})
_COMBINED = (("en", "light"), ("fa", "dark"), ("en", "dark"), ("fa", "light"))


@pytest.fixture(scope="session")
def driver():
    """Playwright, started once a worker: a second one beside it in the same thread is refused, whatever files the worker is given."""
    with pytest.importorskip("playwright.sync_api").sync_playwright() as started:
        yield started


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--wide", action="store_true", help="Run the tests that take long as well.")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "wide: takes long; runs with --wide")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--wide"):
        return
    opened: Counter[str] = Counter()
    for item in items:
        if _is_wide(item, opened):
            item.add_marker(pytest.mark.skip(reason=WIDE))


def _is_wide(item: pytest.Item, opened: Counter[str]) -> bool:
    if item.get_closest_marker("wide"):
        return True
    if not _OWN_DESK.isdisjoint(getattr(item, "fixturenames", ())):
        opened[str(item.path)] += 1
        return opened[str(item.path)] > 1
    given = getattr(item, "callspec", None)
    if given is not None and {"path", "lang", "theme"} <= given.params.keys():
        opened[given.params["path"]] += 0
        return (given.params["lang"], given.params["theme"]) != _COMBINED[list(opened).index(given.params["path"]) % len(_COMBINED)]
    return False


def pytest_terminal_summary(terminalreporter) -> None:
    """How many tests were left out, and why."""
    reasons = Counter(str(one.longrepr[2]).removeprefix("Skipped: ") for one in terminalreporter.stats.get("skipped", ()) if one.longrepr)
    for reason, count in reasons.most_common():
        terminalreporter.write_line(f"left out: {count} test(s): {reason}")
