"""What the keys of the keyboard do, for who uses no mouse."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from gavah.desk.page import render


def keyboard(request: Request) -> Response:
    """What the keys do."""
    return render(request, "keyboard.html")


ROUTES = [Route("/keyboard", keyboard)]
