"""Photos and films of a case: kept like originals, named in the ledger, counted as distinct ones; never part of a release.

Invariant: an item is publishable only while two persons stand by it and a consent of level public holds; nothing in this program publishes one.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

import msgspec

from gavah.casefile.case import Case
from gavah.casefile.decided import consent_of
from gavah.casefile.judgements import stands_on
from gavah.casefile.ledger import Draft
from gavah.media import MediaRecord
from gavah.model import InputError, content_id
from gavah.model.people import people

REVIEWERS = 2
"""Persons who must approve a photo or film before it may be published: faces, voices and vantage points remain in a cleaned copy."""


class MediaItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One photo or film as received. `found` is where; `report` the report it came with; `stated_day` and `stated_place` what whoever added it
    said of it."""

    id: str
    sha256: str
    size: int
    source: str
    found: str
    record: MediaRecord
    report: str = ""
    stated_day: str = ""
    stated_place: str = ""
    constructed: bool = False


class Seen(NamedTuple):
    """A day or place, and who says so: "person", the metadata field, or "" where nobody does."""

    value: str
    said_by: str


def media_id(sha256: str, source: str) -> str:
    """The id of a photo or film: of its bytes and its source."""
    return content_id("m", [sha256, source])


def holds_media(case: Case, name: str) -> bool:
    """Is the item in the case?"""
    return case.db.execute("SELECT 1 FROM media WHERE id = ?", (name,)).fetchone() is not None


def put_media(case: Case, received: Iterable[tuple[MediaItem, bytes, bytes]]) -> int:
    """Keep items with their originals and thumbnails, one `media` entry each. Returns how many are new.

    What was erased comes in again where somebody adds it again; only from peers it does not.
    Raises `InputError` where constructed and real items would come to lie in one case.
    """
    added = []
    with case.writing():
        for item, original, thumbnail in received:
            if holds_media(case, item.id):
                continue
            case.check_world(item)
            case.blobs.put(item.sha256, original)
            row = (item.id, item.sha256, item.report, msgspec.json.encode(item).decode(), thumbnail)
            case.db.execute("INSERT INTO media (id, sha256, report, body, thumbnail) VALUES (?, ?, ?, ?, ?)", row)
            added.append(item)
        case.append([Draft(kind="media", on=item.id, body={"sha256": item.sha256, "size": item.size, "report": item.report}) for item in added])
    return len(added)


def media(case: Case, where: str = "1", values: tuple[object, ...] = ()) -> Iterator[MediaItem]:
    """Photos and films in the order they were added; `where` is SQL over the columns of `media`."""
    for (body,) in case.db.execute(f"SELECT body FROM media WHERE {where} ORDER BY seq", values):
        yield msgspec.json.decode(body, type=MediaItem)


def media_item(case: Case, name: str) -> MediaItem:
    """One item. Raises `InputError` if it is not held."""
    found = next(media(case, "id = ?", (name,)), None)
    if found is None:
        raise InputError(f"this case has no photo or film {name!r}", remedy="`gavah media` lists them")
    return found


def thumbnail(case: Case, name: str) -> bytes:
    """A small copy without metadata (JPEG), made in a limited worker; empty for a film."""
    row = case.db.execute("SELECT thumbnail FROM media WHERE id = ?", (name,)).fetchone()
    return bytes(row[0]) if row else b""


def judged_media(case: Case) -> frozenset[str]:
    """The items on which anything was ever decided."""
    return frozenset(str(row[0]) for row in case.db.execute("SELECT DISTINCT now FROM decision_on WHERE now >= 'm-' AND now < 'm.'"))


def day_of(case: Case, item: MediaItem, *, judged: bool = True) -> Seen:
    """The day an item shows: as a person decided, as whoever added it said, as its metadata say. `judged`: may something be decided on it?"""
    decided = _decided(case, item.id, "day") if judged else ""
    if decided or item.stated_day:
        return Seen(decided or item.stated_day, "person")
    return Seen(item.record.taken, item.record.taken_from)


def place_of(case: Case, item: MediaItem, *, judged: bool = True) -> Seen:
    """The place it shows: a place's id or words a person gave, or the metadata's coordinates, cut to a hundredth of a degree (a kilometre)."""
    decided = _decided(case, item.id, "place") if judged else ""
    if decided or item.stated_place:
        return Seen(decided or item.stated_place, "person")
    record = item.record
    return Seen(f"{record.lat:.2f},{record.lon:.2f}" if record.lat is not None and record.lon is not None else "", record.place_from)


def _decided(case: Case, name: str, field: str) -> str:
    return next((one.value for one in stands_on(case.db, name) if one.verb == "shows" and one.target.startswith(f"shows:{field}|")), "")


def approvers(case: Case, name: str) -> tuple[str, ...]:
    """Who approves that an item be published."""
    return tuple(sorted({by for one in stands_on(case.db, name) if one.verb == "publish" for by in one.by}))


def may_be_published(case: Case, item: MediaItem, day: date) -> bool:
    """Do two reviewers approve it, and does a consent of level public hold on `day`, of it and of the report it came with?"""
    if people(approvers(case, item.id)) < REVIEWERS:
        return False
    consents = [consent_of(case, name) for name in (item.id, item.report) if name]
    return all(held.scope == "public" and not held.contested and (not held.expires or held.expires >= day.isoformat()) for held in consents)
