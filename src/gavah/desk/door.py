"""Coming in and going out: the launch token, the login, the way out."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from gavah.desk import sessions
from gavah.desk.guard import cookie_name
from gavah.desk.page import render, settings_of
from gavah.desk.roles import form_of, needs
from gavah.desk.state import shared
from gavah.desk.users import User, checked


def enter(request: Request) -> Response:
    """The address that `gavah desk` printed: its token is traded, once, for a cookie."""
    settings = settings_of(request)
    if request.state.user is not None:
        return RedirectResponse("/", status_code=303)
    if settings.users:
        return RedirectResponse("/login", status_code=303)
    db = shared(settings.state)
    if not sessions.trade(db, request.query_params.get("token", "")):
        return render(request, "enter.html", status=403)
    return _inside(request, User(settings.actor, "editor"), "/")


def login(request: Request) -> Response:
    """The form for name and password."""
    if not settings_of(request).users:
        return RedirectResponse("/enter", status_code=303)
    return render(request, "login.html", to=_own_path(request.query_params.get("to", "/")), wrong=False, wait=0)


@needs("reader")
def log_in(request: Request) -> Response:
    """Name and password, tried no faster than the slow-down allows."""
    settings, form = settings_of(request), form_of(request)
    if not settings.users:
        return RedirectResponse("/enter", status_code=303)
    name, to, db = str(form.get("name", "")), _own_path(str(form.get("to", "/"))), shared(settings.state)
    wait = sessions.wait(db, name)
    if wait:
        answer = render(request, "login.html", status=429, to=to, wrong=True, wait=int(wait) + 1)
        answer.headers["retry-after"] = str(int(wait) + 1)
        return answer
    user = checked(settings.case, name, str(form.get("password", "")))
    if user is None:
        sessions.failed(db, name)
        return render(request, "login.html", status=401, to=to, wrong=True, wait=0)
    sessions.succeeded(db, name)
    return _inside(request, user, to)


@needs("reader")
def log_out(request: Request) -> Response:
    """The session ends here, not only in the browser."""
    settings = settings_of(request)
    sessions.end(shared(settings.state), request.state.secret)
    answer = RedirectResponse("/login" if settings.users else "/enter", status_code=303)
    answer.delete_cookie(cookie_name(settings), httponly=True, samesite="strict", secure=settings.tls)
    return answer


def _inside(request: Request, user: User, to: str) -> Response:
    settings = settings_of(request)
    answer = RedirectResponse(to, status_code=303)
    secret = sessions.start(shared(settings.state), user)
    answer.set_cookie(cookie_name(settings), secret, httponly=True, samesite="strict", secure=settings.tls)
    return answer


def _own_path(path: str) -> str:
    """A path of this desk; whatever could lead elsewhere becomes the first page."""
    return path if path.startswith("/") and not path.startswith(("//", "/\\")) and "\\" not in path and path.isprintable() else "/"


DOOR = [
    Route("/enter", enter),
    Route("/login", login),
    Route("/login", log_in, methods=["POST"]),
    Route("/logout", log_out, methods=["POST"]),
]
