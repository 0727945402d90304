"""A Telegram Desktop export, as JSON or HTML: each message with words is a report. A forward is a copy, not a witness."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Final

from gavah.ingest.decode import clean_surrogates, decode
from gavah.ingest.item import Given, Item, Problem
from gavah.ingest.jsonstream import JsonStream, list_elements
from gavah.ingest.place import Place, Skipped
from gavah.ingest.streams import read_item

EXPORT: Final = "application/json;telegram"
MESSAGE: Final = "application/json;telegram-message"
HTML_MESSAGE: Final = "text/html;telegram-message"

_EXPORT_HEAD = re.compile(rb'"(?:messages|chats|personal_information)"\s*:\s*[\[{]')
_CHAT = re.compile(r'"(name|type|id)"\s*:\s*("(?:[^"\\]|\\.){0,500}"|-?\d+|null)|"(messages)"\s*:\s*(\[)')
_HTML_START = re.compile(r'<div class="message [^"]*\bclearfix\b')
_HTML_DATE = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?")
_PUBLIC: Final = ("public_channel", "private_channel", "public_supergroup")
_LARGEST_MESSAGE: Final = 2**22


def is_export(head: bytes) -> bool:
    """Whether the first bytes of a JSON file are those of an export."""
    return b'"personal_information"' in head or (b'"type"' in head and _EXPORT_HEAD.search(head) is not None)


def json_messages(place: Place, stream: BinaryIO) -> Iterator[Item | Problem]:
    """The messages of a `result.json`: of one chat, or of all chats of an account."""
    window = JsonStream(stream, _LARGEST_MESSAGE)
    chat: dict[str, str] = {}
    skipped = Skipped("messages have no words")
    while match := window.find(_CHAT):
        if match[1]:
            chat[match[1]] = _plain(match[2])
            continue
        for element in list_elements(window, place.shown):
            found = element if isinstance(element, Problem) else _json_message(place, element, chat)
            if found is not None:
                yield found
            elif b'"service"' not in element:  # type: ignore[operator]
                skipped.add("pictures, films and the like")
        chat = {}
    yield from skipped.problems(place.shown)


def _json_message(place: Place, element: bytes, chat: Mapping[str, str]) -> Item | Problem | None:
    message = json.loads(element)
    if not isinstance(message, dict) or message.get("type") != "message":
        return None
    text = clean_surrogates(_words(message.get("text")))[0]
    if not text.strip():
        return None
    name, number = chat.get("name", ""), str(message.get("id", ""))
    given = Given(
        id=f"{chat.get('id', '')}/{number}",
        published=str(message.get("date") or ""),
        published_by="metadata",
        text=text,
        speaker=_speaker(name, chat.get("type", ""), chat.get("id", "")),
        forward_of=_name(message.get("forwarded_from")),
    )
    return place.item(element, MESSAGE, given, found=f"{place.shown}#{number}")


def _plain(value: str) -> str:
    """What is told of a chat; as it stands there where it is no JSON (`007`, a stray backslash)."""
    try:
        return str(json.loads(value) or "")
    except ValueError:
        return value.strip('"')


def _speaker(name: str, kind: str, number: str) -> str:
    """A channel speaks under its name; a private chat or group is never named after the persons in it."""
    return name if kind in _PUBLIC or not kind else f"telegram-{number or 'chat'}"


def _name(value: object) -> str:
    return " ".join(value.split())[:500] if isinstance(value, str) else ""


def _words(value: Any) -> str:  # noqa: ANN401 - text as Telegram writes it: a string, or strings and {"text": …}
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "".join(part if isinstance(part, str) else str(part.get("text", "")) for part in value if isinstance(part, str | dict))
    return ""


def html_messages(place: Place, stream: BinaryIO) -> Iterator[Item | Problem]:
    """The messages of a `messages.html`. The bytes of each are its part of the page."""
    page = decode(read_item(stream, place.origin.options.limits)).text
    starts = [match.start() for match in _HTML_START.finditer(page)]
    chat = _text_of(_parse(page[: starts[0]] if starts else page), "text bold")
    skipped = Skipped("messages have no words")
    for start, end in zip(starts, [*starts[1:], len(page)], strict=True):
        part = page[start:end]
        if "message service" in part[:60]:
            continue
        item = _html_message(place, part, chat)
        if item:
            yield item
        else:
            skipped.add("pictures, films and the like")
    yield from skipped.problems(place.shown)


def _html_message(place: Place, part: str, chat: str) -> Item | None:
    root = _parse(part)
    text = _text_of(root, "text")
    if not text:
        return None
    number = (root.get("id") or "").removeprefix("message")
    day, forwarded = _html_day(root, "pull_right date details"), _first(root, "forwarded body")
    sender = _text_of(forwarded, "from_name") if forwarded is not None else ""
    given = Given(
        id=number, published=day, published_by="metadata" if day else "", text=text, speaker=chat, forward_of=_HTML_DATE.sub("", sender).strip()
    )
    return place.item(part.encode(), HTML_MESSAGE, given, found=f"{place.shown}#{number}")


def _parse(part: str) -> Any:  # noqa: ANN401 - an lxml element
    from lxml import html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True)
    root = html.document_fromstring(f"<html><body>{part}</body></html>".encode(errors="replace"), parser=parser)
    body = root.find("body")
    found = body[0] if body is not None and len(body) == 1 else body if body is not None else root
    for line_break in found.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    return found


def _first(root: Any, classes: str) -> Any:  # noqa: ANN401
    wanted = set(classes.split())
    return next((element for element in root.iter("div", "span") if wanted <= set((element.get("class") or "").split())), None)


def _text_of(root: Any, classes: str) -> str:  # noqa: ANN401
    element = _first(root, classes)
    return "".join(element.itertext()).strip() if element is not None else ""


def _html_day(root: Any, classes: str) -> str:  # noqa: ANN401
    element = _first(root, classes)
    match = _HTML_DATE.search((element.get("title") if element is not None else "") or "")
    return f"{match[3]}-{match[2]}-{match[1]}T{match[4]}{match[5] or ''}" if match else ""
