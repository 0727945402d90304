"""Which role a page asks for, and how a plain function becomes an endpoint."""

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar, cast

from anyio.to_thread import current_default_thread_limiter, run_sync
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gavah.casefile.database import FILE, as_case_error, faults
from gavah.desk.page import render, settings_of
from gavah.desk.users import Role
from gavah.model import GavahError

Page = Callable[[Request], Response]
Made = TypeVar("Made", bound=Page)
WRITES = frozenset({"POST", "PUT", "PATCH", "DELETE"})
THREADS = 2
"""Pages that one web worker answers at once."""
MOST_FIELDS, MOST_FILES, MOST_PART = 2_000, 200, 1 << 20


class _Marked(Protocol):
    needs: Role
    receives: Callable[[Request], Awaitable[None]]


def needs(role: Role) -> Callable[[Made], Made]:
    """Only `role` and those above it may. Every page that writes must say it."""

    def marked(page: Made) -> Made:
        cast(_Marked, page).needs = role
        return page

    return marked


def receives(reader: Callable[[Request], Awaitable[None]]) -> Callable[[Made], Made]:
    """What is sent is taken in by `reader`, piece by piece, instead of being read as a form: for what may be large."""

    def marked(page: Made) -> Made:
        cast(_Marked, page).receives = reader
        return page

    return marked


def guarded(route: Route) -> Route:
    """The same route behind its role, run in a thread, its form read. Raises `TypeError` where a page writes and names no role."""
    page = cast(Page, route.endpoint)
    writes = bool(WRITES & (route.methods or set()))
    role: Role | None = getattr(page, "needs", None)
    if writes and role is None:
        raise TypeError(f"{route.path} takes {sorted(route.methods or ())} and names no role: say @needs(...)")
    reader: Callable[[Request], Awaitable[None]] | None = getattr(page, "receives", None)
    made = _receiving(page, role or "reader", reader) if reader else _endpoint(page, role or "reader", writes)
    return Route(route.path, made, methods=sorted(route.methods or {"GET"}), name=route.name)


def _endpoint(page: Page, role: Role, writes: bool) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        user = request.state.user
        if user is not None and not user.may(role):
            return await _threaded(_refused, request, role)
        if not writes:
            return await _threaded(_answered, page, request)
        async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=MOST_PART) as form:
            request.state.form = form
            return await _threaded(_answered, page, request)

    return endpoint


def _receiving(page: Page, role: Role, reader: Callable[[Request], Awaitable[None]]) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        if not request.state.user.may(role):
            return await _threaded(_refused, request, role)
        try:
            await reader(request)
        except GavahError as error:
            return await _threaded(_complaint, request, error, 400)
        return await _threaded(_answered, page, request)

    return endpoint


async def _threaded(function: Callable[..., Response], *given: object) -> Response:
    """Run in one of a few threads: each has a connection of its own, and more of them would only wait for each other."""
    current_default_thread_limiter().total_tokens = THREADS
    return await run_sync(function, *given)


def _answered(page: Page, request: Request) -> Response:
    """A complaint of gavah is a page that says what to do."""
    try:
        return page(request)
    except faults() as error:
        settings = settings_of(request)
        return _complaint(request, as_case_error(error, settings.case / FILE), 503)
    except GavahError as error:
        return _complaint(request, error, 400)


def _complaint(request: Request, error: GavahError, status: int) -> Response:
    return render(request, "error.html", status=status, what=error.what, where=error.where, remedy=error.remedy)


def _refused(request: Request, role: Role) -> Response:
    return render(request, "refused.html", status=403, role=role)


def form_of(request: Request) -> FormData:
    """The fields and files that were sent."""
    form: FormData = request.state.form
    return form
