"""The application: every page behind the door."""

from collections.abc import Iterator
from importlib import import_module

from anyio.to_thread import run_sync
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from gavah.desk.door import DOOR
from gavah.desk.files import Files
from gavah.desk.guard import Guard
from gavah.desk.page import render
from gavah.desk.pages import PAGES
from gavah.desk.roles import guarded
from gavah.desk.settings import Settings


def make_app(settings: Settings) -> Starlette:
    """The desk over one case."""
    app = Starlette(
        routes=[Mount("/static", Files()), *map(guarded, _routes())],
        middleware=[Middleware(Guard, settings=settings)],
        exception_handlers={404: _no_such_page},
    )
    app.state.settings = settings
    app.state.rendered = {}
    app.state.navigation = [entry for page in PAGES for entry in getattr(import_module(f"gavah.desk.pages.{page}"), "NAVIGATION", ())]
    return app


def _routes() -> Iterator[Route]:
    yield from DOOR
    for page in PAGES:
        yield from import_module(f"gavah.desk.pages.{page}").ROUTES


async def _no_such_page(request: Request, _error: HTTPException | Exception) -> Response:
    return await run_sync(lambda: render(request, "missing.html", status=404))
