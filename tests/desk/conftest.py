"""Fixtures of the desk's tests. A page that complains in the console, or asks another host for anything, fails whatever test saw it."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from desk_world import NO_BROWSER, Desk, came_in, chromium, copied, exercise_case, open_desk
from httpx import Client


@pytest.fixture(scope="session")
def exercise(tmp_path_factory) -> Path:
    """The case of the exercise, built once for all. Tests must not change it: see `own_case`."""
    return exercise_case(tmp_path_factory.getbasetemp().parent if _is_worker(tmp_path_factory) else tmp_path_factory.getbasetemp())


def _is_worker(tmp_path_factory) -> bool:
    return tmp_path_factory.getbasetemp().name.startswith("popen-")


@pytest.fixture
def own_case(exercise, tmp_path) -> Path:
    """A copy of the exercise's case, to be changed."""
    return copied(exercise, tmp_path / "own")


@pytest.fixture(scope="session")
def reading_case(exercise, tmp_path_factory) -> Path:
    """This worker's copy, for pages that are only looked at."""
    return copied(exercise, tmp_path_factory.mktemp("desk") / "reading")


@pytest.fixture
def desk(own_case) -> Iterator[Desk]:
    """A desk of this test's own."""
    opened = open_desk(own_case)
    yield opened
    opened.end()


@pytest.fixture(scope="session")
def reading_desk(reading_case) -> Iterator[Desk]:
    """A desk that is only looked at. Its address is used up by `reader`."""
    opened = open_desk(reading_case)
    yield opened
    opened.end()


@pytest.fixture(scope="session")
def browser(driver):
    """A headless Chromium."""
    path = chromium()
    if path is None:
        pytest.skip(NO_BROWSER)
    opened = driver.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage", "--force-prefers-reduced-motion"])
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def reader(reading_desk) -> Client:
    """Somebody who came in to `reading_desk`, without a browser."""
    return came_in(reading_desk)


@pytest.fixture(scope="session")
def browser_state(reader, reading_desk) -> dict:
    """What a browser of the same person holds."""
    port = reading_desk.origin.rsplit(":", 1)[1]
    cookie = {"name": f"gavah-{port}", "value": reader.cookies[f"gavah-{port}"], "domain": "127.0.0.1", "path": "/"}
    return {"cookies": [{**cookie, "httpOnly": True, "secure": False, "sameSite": "Strict", "expires": -1}], "origins": []}


class Watched:
    """What a page did that none may."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.complaints: list[str] = []

    def watch(self, page) -> None:
        """Note every console error, exception, and request to another host."""
        page.on("console", lambda message: message.type in ("error", "warning") and self.complaints.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(f"exception: {error}"))
        page.on("request", self._asked)

    def _asked(self, request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about") and f"{parts.scheme}://{parts.netloc}" != self.origin:
            self.complaints.append(f"asked elsewhere: {request.url}")


@pytest.fixture
def visit(browser, reading_desk, browser_state):
    """`visit(path)` opens a page of `reading_desk` (its address goes before relative ones). What it complains of fails the test."""
    context = browser.new_context(storage_state=browser_state, base_url=reading_desk.origin, viewport={"width": 1280, "height": 900})
    watched = Watched(reading_desk.origin)
    context.on("page", watched.watch)
    page = context.new_page()

    def go(path: str):
        answer = page.goto(path)
        assert answer.status == 200, f"{path}: {answer.status}"
        return page

    yield go
    context.close()
    assert watched.complaints == []


@pytest.fixture
def visit_own(browser, desk):
    """The same in `desk`, which a test may change."""
    context = browser.new_context(base_url=desk.origin, viewport={"width": 1280, "height": 900})
    watched = Watched(desk.origin)
    context.on("page", watched.watch)
    page = context.new_page()
    page.goto(desk.address)
    yield lambda path: (page.goto(path), page)[1]
    context.close()
    assert watched.complaints == []
