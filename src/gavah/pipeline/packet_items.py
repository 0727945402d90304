"""What a packet brought → items that become private reports: its text, and attachments that hold words."""

import hashlib
from collections.abc import Iterator
from typing import Final

import msgspec

from gavah.casefile import Case
from gavah.casefile.packets import Brought, PacketSet
from gavah.field.manifest import Manifest
from gavah.ingest import Given, Item
from gavah.ingest.item import Limits
from gavah.ingest.sniff import DOCX, HEAD, HTML, JSONL, PDF, TEXT, media_type
from gavah.model import Source

MANIFEST_TYPE: Final = "application/vnd.gavah.packet+json"
UNSIGNED: Final = Source(id="packets", name="Unsigned sealed packets", name_fa="بسته‌های مهرشدهٔ بی‌امضا", kind="packet")
"""All unsigned packets are one source: together at most one witness of an event, until a person vouches for more."""
_READ_TYPES: Final = (TEXT, HTML, PDF, DOCX)


def source_of(hand: str, *, constructed: bool) -> Source:
    """Who speaks: all the unsigned together, or one hand, known by a digest of its key."""
    if not hand:
        return msgspec.structs.replace(UNSIGNED, constructed=constructed)
    short = hashlib.sha256(bytes.fromhex(hand)).hexdigest()[:12]
    name, name_fa = f"Sealed packets of one hand ({short})", f"بسته‌های مهرشدهٔ یک دست ({short})"
    return Source(id=f"hand-{short}", name=name, name_fa=name_fa, kind="packet", family=f"hand {short}", constructed=constructed)


def items_of(case: Case, found: PacketSet, brought: list[Brought], *, constructed: bool) -> Iterator[tuple[int, Item]]:
    """Number in the packet → what is still to be read of it."""
    manifest = msgspec.json.decode(found.manifest, type=Manifest)
    source = source_of(found.hand, constructed=constructed).id
    for kept in brought:
        if kept.report or not _may_hold_words(kept, manifest):
            continue
        data = case.blobs.get(kept.sha256)
        kind = JSONL if kept.number == 0 else media_type(data[:HEAD], "text.txt" if kept.media_type == TEXT else "")
        if kept.number and kind not in _READ_TYPES:
            continue
        text = manifest.text if kept.number == 0 else None
        by = "person" if manifest.day else ""
        yield (
            kept.number,
            Item(
                sha256=kept.sha256,
                size=kept.size,
                media_type=kind,
                file=f"packet {kept.set}/{kept.number}",
                found=f"packet {kept.set}/{kept.number}",
                source=source,
                data=data,
                given=Given(text=text, lang=manifest.language, title=manifest.place, published=manifest.day, published_by=by),
                constructed=constructed,
                private=True,
            ),
        )


def _may_hold_words(kept: Brought, manifest: Manifest) -> bool:
    """Is it worth opening for words: the packet's text where it has one, an attachment that is no picture, film or sound and not too large?"""
    if kept.number == 0:
        return any(map(str.isalnum, manifest.text))
    return kept.size <= Limits().item and kept.media_type.partition("/")[0] not in ("image", "video", "audio")
