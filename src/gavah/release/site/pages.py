"""Writes the pages."""

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import jinja2

from gavah.release.edition import Edition
from gavah.release.site.view import View, page_name

LANGUAGES = {"en": "ltr", "fa": "rtl"}
CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'none'; base-uri 'none'"
"""As the desk's, without what a meta tag cannot say (SAFETY.md)."""
NAVIGATION = (
    ("index.html", "figures"),
    ("events.html", "events"),
    ("totals.html", "totals"),
    ("methods.html", "methods"),
    ("changes.html", "changes"),
)
_ENVIRONMENT = jinja2.Environment(
    loader=jinja2.PackageLoader("gavah.release.site"), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


@cache
def words() -> dict[str, dict[str, str]]:
    """The site's own words by language."""
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))


def shipped() -> dict[str, bytes]:
    """The site's files that are the same in every release, by name."""
    own = {name: files(__package__).joinpath(name).read_bytes() for name in ("release.css", "release.js")}
    return own | {"vazirmatn.ttf": files("gavah.pictures").joinpath("fonts", "Vazirmatn-Regular.ttf").read_bytes()}


def write_site(edition: Edition, folder: Path, data: Sequence[str]) -> None:
    """All pages of `edition` under `folder`; `data`: the names of the files that will lie in `data` beside them."""
    for name, body in shipped().items():
        (folder / name).write_bytes(body)
    front = _ENVIRONMENT.get_template("front.html").render(edition=edition, csp=CSP, **words())
    (folder / "index.html").write_text(front, "utf-8")
    for lang in LANGUAGES:
        _Site(edition, folder, lang, data).write()


class _Site:
    """The pages of one language."""

    def __init__(self, edition: Edition, folder: Path, lang: str, data: Sequence[str]) -> None:
        self._edition, self._folder, self._lang = edition, folder / lang, lang
        self._view = View(edition, lang, words()[lang])
        self._files = sorted(data)

    def write(self) -> None:
        """Every page."""
        (self._folder / "figures").mkdir(parents=True, exist_ok=True)
        self._page("index.html", "index.html")
        self._page("methods.html", "methods.html", files=self._files)
        self._page("changes.html", "changes.html")
        for one in self._edition.figures:
            self._page("figure.html", f"figures/{one.id}.html", one=one)
        for gone in self._view.gone():
            self._page("gone.html", f"figures/{gone.id}.html", one=gone)
        for key in ("events", "totals"):
            pages = self._view.pages(key)
            names = [page_name(key, number) for number in range(1, len(pages) + 1)]
            for number, groups in enumerate(pages, 1):
                self._page("claims.html", names[number - 1], key=key, groups=groups, page=number, pages=len(pages), names=names)

    def _page(self, template: str, path: str, **values: object) -> None:
        depth = path.count("/")
        text = _ENVIRONMENT.get_template(template).render(
            edition=self._edition,
            view=self._view,
            t=words()[self._lang],
            lang=self._lang,
            dir=LANGUAGES[self._lang],
            other=next(one for one in LANGUAGES if one != self._lang),
            csp=CSP,
            path=path,
            here=path,
            up="../" * depth,
            root="../" * (depth + 1),
            navigation=NAVIGATION,
            day=self._view.day,
            **values,
        )
        (self._folder / path).write_text(text, "utf-8")
