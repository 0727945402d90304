"""The door: every request passes here before any page sees it.

Host allow-list against DNS rebinding; same-origin checks for whatever is not a plain visit (SameSite cookies do not tell ports apart: another
program on this machine is the same *site*); a session; the headers of SAFETY.md on every answer.
"""

from collections.abc import Mapping
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gavah.desk import sessions
from gavah.desk.headers import HEADERS
from gavah.desk.settings import Settings
from gavah.desk.state import shared

OPEN = ("/enter", "/login", "/static/")
"""Reached without a session."""
SAFE = frozenset({"GET", "HEAD"})


def cookie_name(settings: Settings) -> str:
    """One name a port: cookies do not tell ports apart, and two desks may run beside each other."""
    return f"{'__Host-' if settings.tls else ''}gavah-{settings.port}"


def refusal(headers: Mapping[str, str], method: str, settings: Settings) -> str:
    """Why a request may not pass; "" if it may."""
    if headers.get("host", "") not in settings.hosts:
        return "this desk does not go by that name"
    site, mode = headers.get("sec-fetch-site"), headers.get("sec-fetch-mode")
    visit = method in SAFE and mode in (None, "navigate")
    if site is not None and site != "same-origin" and not (site == "none" and visit):
        return "another page sent you here; open the address yourself"
    origin = headers.get("origin")
    if origin == "null" and site == "same-origin":  # what browsers write in forms of pages that send no referrer
        return ""
    if origin is not None and not _is_own(origin, headers["host"], settings):
        return "another site asks"
    if method not in SAFE and origin is None and site is None:
        return "it is not said which page asks"
    return ""


def _is_own(origin: str, host: str, settings: Settings) -> bool:
    return origin == f"{'https' if settings.tls else 'http'}://{host}"


class Guard:
    """The door before the pages."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or answer it here."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            answer = self._stopped(scope)
            await (answer or self.app)(scope, receive, _with_headers(send))
        else:  # no web sockets here
            await send({"type": "websocket.close", "code": 1008})

    def _stopped(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        why = refusal(headers, scope["method"], self.settings)
        if why:
            return PlainTextResponse(f"refused: {why}\n", status_code=403)
        secret = cookie_parser(headers.get("cookie", "")).get(cookie_name(self.settings), "")
        user = sessions.inside(shared(self.settings.state), secret) if secret else None  # some twenty microseconds: no thread for that
        scope.setdefault("state", {})["user"] = user
        scope["state"]["secret"] = secret
        if user or scope["path"].startswith(OPEN):
            return None
        return self._sent_to_the_door(scope)

    def _sent_to_the_door(self, scope: Scope) -> Response:
        if not self.settings.users or scope["method"] not in SAFE:
            return RedirectResponse("/enter", status_code=303)
        asked = scope["path"] + (f"?{scope['query_string'].decode('ascii', 'ignore')}" if scope["query_string"] else "")
        return RedirectResponse(f"/login?to={quote(asked)}", status_code=303)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS:
                headers[name.decode()] = value.decode()
        await send(message)

    return sending
