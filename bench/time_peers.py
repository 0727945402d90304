"""Peers of the times benchmarks: other readers of time expressions, imported only when asked for and skipped with a reason where they are missing.

English: `dateparser` (search_dates), `recognizers` (recognizers-text-suite, Microsoft). Persian: `parstdex`.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from importlib import import_module
from typing import Any, Final, NamedTuple

_NOON: Final = time(12)


class Found(NamedTuple):
    """What a peer found: offsets into the text, TIMEX3 value where it gives one, its type."""

    start: int
    end: int
    value: str
    type: str = ""


Reader = Callable[[str, date | None], list[Found]]


class MissingPeerError(Exception):
    """A peer that is not installed; the words say how to get it."""


def reader(name: str, known: dict[str, Callable[[], Reader]]) -> Reader:
    """The peer `name` among `known`. Raises `MissingPeerError` where it is unknown or not installed."""
    if name not in known:
        raise MissingPeerError(f"no such peer; known: {', '.join(known)}")
    try:
        return known[name]()
    except ImportError as error:
        raise MissingPeerError(f"not installed ({error.name}): pip install {_PACKAGES[name]}") from error


def beside(names: Sequence[str], known: dict[str, Callable[[], Reader]], scored: Callable[[Reader], object]) -> dict[str, object]:
    """What `scored` says of each peer by "peer NAME", or why one was skipped."""
    out: dict[str, object] = {}
    for name in names:
        try:
            out[f"peer {name}"] = scored(reader(name, known))
        except MissingPeerError as error:
            out[f"peer {name}"] = f"skipped: {error}"
    return out


def _dateparser() -> Reader:
    search = import_module("dateparser.search").search_dates

    def read(text: str, anchor: date | None) -> list[Found]:
        settings = {"RELATIVE_BASE": datetime.combine(anchor, _NOON)} if anchor else {}
        found = search(text, languages=["en"], settings=settings) or []
        return _placed(text, [(words, _iso(moment), "") for words, moment in found])

    return read


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes") if moment.time() not in (time(0), _NOON) else moment.date().isoformat()


def _recognizers() -> Reader:
    recognize = import_module("recognizers_date_time").recognize_datetime

    def read(text: str, anchor: date | None) -> list[Found]:
        base = datetime.combine(anchor, time(0)) if anchor else None
        return [Found(one.start, one.end + 1, _resolved(one.resolution), one.type_name) for one in recognize(text, "en-us", reference=base)]

    return read


def _resolved(resolution: dict[str, Any] | None) -> str:
    """Its TIMEX where that is definite, else the first value it resolves to."""
    values = (resolution or {}).get("values") or [{}]
    timex, value = str(values[0].get("timex", "")), str(values[0].get("value", ""))
    if timex and not timex.startswith(("XXXX", "(")):
        return timex
    return value.replace(" ", "T")[:16].removesuffix("T00:00") or timex


def _parstdex() -> Reader:
    model = import_module("parstdex").Parstdex()

    def read(text: str, anchor: date | None) -> list[Found]:
        out: list[Found] = []
        at = 0
        for line in text.split("\n"):
            out += [Found(one.start + at, one.end + at, "", one.type) for one in _chunks(line, model.extract_ner(line) if line.strip() else [])]
            at += len(line) + 1
        return out

    return read


def _chunks(line: str, tagged: Sequence[Sequence[str]]) -> list[Found]:
    out: list[Found] = []
    at = 0
    for token, tag in tagged:
        start = line.find(token, at)
        if start < 0:
            continue
        at = start + len(token)
        if tag.startswith("I-") and out and out[-1].type == tag[2:]:
            out[-1] = out[-1]._replace(end=at)
        elif tag != "O":
            out.append(Found(start, at, "", tag[2:]))
    return out


def _placed(text: str, found: Sequence[tuple[str, str, str]]) -> list[Found]:
    """Words in order of the text at their offsets."""
    out: list[Found] = []
    at = 0
    for words, value, kind in found:
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            out.append(Found(start, at, value, kind))
    return out


_PACKAGES: Final = {"dateparser": "dateparser", "recognizers": "recognizers-text-suite", "parstdex": "parstdex"}
ENGLISH: Final[dict[str, Callable[[], Reader]]] = {"dateparser": _dateparser, "recognizers": _recognizers}
PERSIAN: Final[dict[str, Callable[[], Reader]]] = {"parstdex": _parstdex}
