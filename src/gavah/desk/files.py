"""The desk's own files (styles, scripts, fonts, shapes), from the package alone, read once."""

import mimetypes
from importlib.resources import files
from importlib.resources.abc import Traversable

from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

_TYPES = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml", ".json": "application/json"}


class Files:
    """Answers `/static/…`. What is not one of the package's files when it is first asked for does not exist."""

    def __init__(self) -> None:
        self._all = dict(_files(files("gavah.desk") / "static", ""))
        self._read: dict[str, tuple[bytes, str]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One file."""
        name = scope["path"].removeprefix("/static/")
        answer = self._answer(name) if scope["method"] in ("GET", "HEAD") else None
        await (answer or PlainTextResponse("no such file\n", status_code=404))(scope, receive, send)

    def _answer(self, name: str) -> Response | None:
        if name not in self._all:
            return None
        if name not in self._read:
            self._read[name] = (self._all[name].read_bytes(), _media_type(name))
        body, media_type = self._read[name]
        return Response(body, media_type=media_type)


def _media_type(name: str) -> str:
    suffix = name[name.rfind(".") :]
    return _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"


def _files(folder: Traversable, at: str) -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for item in folder.iterdir():
        name = f"{at}{item.name}"
        found += _files(item, f"{name}/") if item.is_dir() else [(name, item)]
    return found
