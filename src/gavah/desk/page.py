"""One page: a template, the words of its language, its theme, who reads it."""

import os
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import jinja2
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from gavah.desk import formatting
from gavah.desk.case import case_of
from gavah.desk.graphic import is_graphic
from gavah.desk.naming import place_name
from gavah.desk.settings import Settings
from gavah.desk.wording import DIRECTION, LANGUAGES, one_of, say
from gavah.model import Where

THEMES = ("auto", "light", "dark")
CHOICES: Mapping[str, tuple[str, ...]] = {"lang": LANGUAGES, "theme": THEMES}
YEAR = 365 * 24 * 3600


def _compiled() -> jinja2.BytecodeCache | None:
    """Where compiled templates are kept: where Python keeps the compiled modules beside them, if it may."""
    folder = Path(cache_from_source(__file__)).parent
    if sys.dont_write_bytecode or not os.access(folder, os.W_OK):
        return None
    return jinja2.FileSystemBytecodeCache(str(folder))


_ENVIRONMENT = jinja2.Environment(
    loader=jinja2.PackageLoader("gavah.desk", "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=jinja2.StrictUndefined,
    auto_reload=False,
    bytecode_cache=_compiled(),
)
_SHOWN = (
    "number",
    "decimal",
    "between",
    "quantity",
    "measure",
    "solar",
    "gregorian",
    "day",
    "day_of_text",
    "both_days",
    "days",
    "short_day",
    "bin_day",
    "when",
    "standing",
    "event_type",
)
"""Functions of `formatting` that take the page's language last; templates call them without it."""


def settings_of(request: Request) -> Settings:
    """What this start of the desk was told."""
    settings: Settings = request.app.state.settings
    return settings


def load() -> None:
    """Compile every template now, so that no visitor waits for it."""
    for name in _ENVIRONMENT.list_templates():
        _ENVIRONMENT.get_template(name)


def chosen(request: Request, name: str) -> str:
    """A fixed choice (`lang`, `theme`): from the address, else from the cookie, else the first."""
    for value in (request.query_params.get(name), request.cookies.get(f"gavah-{name}")):
        if value in CHOICES[name]:
            return value
    return CHOICES[name][0]


def lang_of(request: Request) -> str:
    """The language of the page: en or fa."""
    return chosen(request, "lang")


def here_with(request: Request, **changed: str) -> str:
    """This page's address with some parameters changed."""
    kept = {name: request.query_params.getlist(name) for name in request.query_params}
    held = {name: value for name, value in {**kept, **changed}.items() if value}
    return f"{request.url.path}?{urlencode(held, doseq=True)}"


def render(request: Request, name: str, *, status: int = 200, **values: Any) -> Response:  # noqa: ANN401 - whatever the template shows
    """The page `templates/<name>` with `values`, in the reader's language and theme."""
    response = HTMLResponse(render_text(request, name, **values), status_code=status)
    for choice, fixed in CHOICES.items():
        if request.query_params.get(choice) in fixed:
            keep_choice(response, choice, request.query_params[choice], secure=settings_of(request).tls)
    return response


def render_text(request: Request, name: str, **values: Any) -> str:  # noqa: ANN401
    """The same as text: for a part of a page."""
    lang = lang_of(request)
    shown = {each: partial(getattr(formatting, each), lang=lang) for each in _SHOWN}
    return _ENVIRONMENT.get_template(name).render(
        request=request,
        lang=lang,
        dir=DIRECTION[lang],
        theme=chosen(request, "theme"),
        themes=THEMES,
        t=partial(say, lang),
        word=partial(one_of, lang),
        bidi=formatting.bidi,
        is_graphic=is_graphic,
        places=partial(_places, settings_of(request).case, lang),
        here_with=partial(here_with, request),
        navigation=request.app.state.navigation,
        user=getattr(request.state, "user", None),
        constructed=_is_constructed(request),
        **shown,
        **values,
    )


def _places(folder: Path, lang: str, where: Sequence[Where]) -> Markup:
    """The places of a claim by their names in the language of the page."""
    return Markup(" · ").join(formatting.bidi(place_name(folder, one.id, lang, one.name)) for one in where)


def _is_constructed(request: Request) -> bool:
    return getattr(request.state, "user", None) is not None and bool(case_of(request).constructed)


def keep_choice(response: Response, name: str, value: str, *, secure: bool) -> None:
    """Remember a fixed choice in this browser."""
    response.set_cookie(f"gavah-{name}", value, max_age=YEAR, httponly=True, samesite="strict", secure=secure)
