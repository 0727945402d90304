"""The sealing page from its sources: text in both languages, style, script, age for browsers, and the desks' keys, in one file.

Its policy allows this one script and this one style, by their hashes, and nothing else: no request, no form sent, no frame, no image.
"""

import base64
import hashlib
import html
import json
import re
import tomllib
from collections.abc import Sequence
from importlib import resources
from typing import Final, Literal

from gavah.field.comparing import eight_words
from gavah.field.desks import Card

_FOLDER: Final = resources.files("gavah.field.page")
_BOTH: Final = '<span class="en" lang="en" dir="ltr">{en}</span><span class="fa" lang="fa" dir="rtl">{fa}</span>'


def build_page(cards: Sequence[Card], language: Literal["en", "fa"] = "fa") -> bytes:
    """The page that seals to the newest key of each card. The same cards give the same bytes."""
    texts = tomllib.loads(_source("texts.toml"))
    style, script = _source("page.css"), _script(cards, texts)
    parts = {name: _BOTH.format(en=html.escape(said["en"]), fa=html.escape(said["fa"])) for name, said in texts.items()}
    parts |= {"language": language, "style": style, "script": script, "policy": _policy(style, script), "licences": _licences()}
    return re.sub(r"\{\{([a-z-]+)\}\}", lambda found: parts[found[1]], _source("page.html")).encode()


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; img-src 'none'; connect-src 'none'; "
        "form-action 'none'; base-uri 'none'; object-src 'none'; worker-src 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _script(cards: Sequence[Card], texts: dict[str, dict[str, str]]) -> str:
    """One script: age, the texts that change, the desks, the page's own. "</" and "<!--" never stand in it."""
    said = {name: texts[name] for name in ("until", "early", "ended", "destroyed", "refused", "working", "done", "nothing", "toolong", "failed")}
    data = f"const TEXTS = {_literal(said)};\nconst DESKS = {_literal([_desk(card) for card in cards])};\n"
    script = _source("vendor/age.js") + data + _source("page.js")
    return script.replace("</", "<\\/").replace("<!--", "<\\!--")


def _literal(value: object) -> str:
    return json.dumps(value, ensure_ascii=True, indent=1)


def _desk(card: Card) -> dict[str, str]:
    words = eight_words(bytes.fromhex(card.name_key))
    return {
        "name": card.name,
        "name_fa": card.name_fa,
        "name_key": card.name_key,
        "key": card.newest.key,
        "first": card.newest.first.isoformat(),
        "last": card.newest.last.isoformat(),
        "gone": card.newest.gone.isoformat(),
        "words": " ".join(english for english, _ in words),
        "words_fa": " ".join(persian for _, persian in words),
    }


def _licences() -> str:
    return _source("vendor/LICENCES.txt").replace("--", "- ")


def _source(name: str) -> str:
    return _FOLDER.joinpath(name).read_text(encoding="utf-8")
