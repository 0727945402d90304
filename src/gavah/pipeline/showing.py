"""Photos and films as a person asks for them: distinct ones by day and place, a clean copy, and what came with an opened packet."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from gavah.casefile import Case
from gavah.casefile.media import (
    MediaItem,
    approvers,
    day_of,
    judged_media,
    may_be_published,
    media,
    media_id,
    media_item,
    place_of,
    put_media,
)
from gavah.ingest import Item, Limits, Problem, run_limited, sniff
from gavah.media import Examined, distinct, examine
from gavah.media.examine import cleaned
from gavah.model import Decision, InputError
from gavah.model.people import check_another


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """One distinct photo or film: its items, what made them one, the day and place it shows and who says so, who approves its publication."""

    id: str
    kind: str
    items: tuple[str, ...]
    because: tuple[str, ...]
    day: str
    day_from: str
    place: str
    place_from: str
    sources: tuple[str, ...]
    seconds: float
    approved_by: tuple[str, ...]
    publishable: bool
    constructed: bool


def shown(case: Case) -> Iterator[Shown]:
    """Distinct photos and films in the order they came. Of several copies, a person's word on day and place comes before any metadata."""
    held, judged = {item.id: item for item in media(case)}, judged_media(case)
    for one in distinct({name: (item.sha256, item.record) for name, item in held.items()}):
        items = [held[name] for name in one.items]
        days = [day_of(case, item, judged=item.id in judged) for item in items]
        places = [place_of(case, item, judged=item.id in judged) for item in items]
        day, place = (next((s for s in said if s.said_by == "person"), next((s for s in said if s.value), said[0])) for said in (days, places))
        yield Shown(
            id=one.items[0],
            kind="video" if items[0].record.is_film else "photo",
            items=one.items,
            because=one.because,
            day=day.value,
            day_from=day.said_by,
            place=place.value,
            place_from=place.said_by,
            sources=tuple(sorted({item.source for item in items})),
            seconds=items[0].record.seconds,
            approved_by=approvers(case, one.items[0]) if one.items[0] in judged else (),
            publishable=one.items[0] in judged and may_be_published(case, items[0], case.day),
            constructed=items[0].constructed,
        )


def counted(rows: Sequence[Shown]) -> dict[tuple[str, str, str], int]:
    """(kind, day, place) → how many distinct ones; "" where nobody says."""
    return dict(sorted(Counter((row.kind, row.day, row.place) for row in rows).items()))


def state(case: Case, name: str, field: str, value: str, *, by: str, reason: str = "") -> Decision:
    """A person says which day or place (`field`) a photo or film shows."""
    media_item(case, name)
    return Decision(verb="shows", on=name, by=by, at=case.day.isoformat(), field=field, value=value, reason=reason)


def approve(case: Case, name: str, *, by: str, reason: str = "") -> Decision:
    """One of the two approvals that publishing takes. Raises `Refused` for a name that has approved it in another spelling."""
    media_item(case, name)
    check_another(by, approvers(case, name))
    return Decision(verb="publish", on=name, by=by, at=case.day.isoformat(), reason=reason)


def clean_copy(case: Case, name: str, limits: Limits | None = None) -> bytes:
    """A copy without metadata, for inside eyes, made in a limited worker. Faces, voices and vantage points remain. Raises `InputError`."""
    held = media_item(case, name)
    item = _item(held.sha256, case.blobs.get(held.sha256), held.record.media_type, held.source, held.found)
    result = next(iter(run_limited([item], cleaned, workers=1, limits=limits)))
    if result.problem is not None or not isinstance(result.value, bytes):
        problem = result.problem or Problem(held.found, "could not be cleaned", "look at the original")
        raise InputError(problem.reason, where=name, remedy=problem.remedy)
    return result.value


def keep_attachments(
    case: Case, attachments: Sequence[bytes], *, report: str, source: str, day: str = "", place: str = "", constructed: bool | None = None
) -> list[Problem]:
    """Photos and films of an opened packet into the case, with the day and place its sender stated. Gives what could not be kept.

    `constructed`: as the packet is; None: as the reports here are.
    """
    items = [
        _item(hashlib.sha256(data).hexdigest(), data, sniff.media_of(data[: sniff.HEAD]), source, f"{report}#{n}")
        for n, data in enumerate(attachments)
    ]
    known = [item for item in items if item.media_type]
    problems = [Problem(item.found, "is no photo or film", "add it as a file") for item in items if not item.media_type]
    constructed = bool(case.constructed) if constructed is None else constructed
    for result in run_limited(known, examine, workers=1):
        if isinstance(result.value, Examined) and result.item is not None:
            item = result.item
            kept = MediaItem(
                id=media_id(item.sha256, source),
                sha256=item.sha256,
                size=item.size,
                source=source,
                found=item.found,
                report=report,
                stated_day=day,
                stated_place=place,
                constructed=constructed,
                record=result.value.record,
            )
            put_media(case, [(kept, item.read(), result.value.thumbnail)])
        elif result.problem is not None:
            problems.append(result.problem)
    return problems


def _item(sha256: str, data: bytes, media_type: str, source: str, found: str) -> Item:
    return Item(sha256=sha256, size=len(data), media_type=media_type, file=found, found=found, source=source, data=data)
