"""The default reader: a report in, its claims out. No download, no network, no clock."""

from collections.abc import Sequence
from typing import Protocol

import msgspec

from gavah.gazetteer import Gazetteer
from gavah.model import Claim, ReaderVersion, Report, Source
from gavah.reading.claims import claim
from gavah.reading.document import settle
from gavah.reading.forms import form_hits, record_hits
from gavah.reading.frames.frame import FrameHit, Parser
from gavah.reading.scan import Scanned, scans
from gavah.reading.standing import judged
from gavah.reading.translated import without_translations

VERSION = ReaderVersion("gavah-rules", "0.1")


class Reader(Protocol):
    """What reads reports. `version` goes into each claim, but not into the claim's id."""

    version: ReaderVersion

    def read(self, report: Report, *, source: Source | None = None) -> Sequence[Claim]:
        """The claims of `report`; every span's words stand at its offsets."""
        ...


class RuleReader:
    """The reader of this package: scanners, frames from data files, document rules."""

    version = VERSION

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self._gazetteer = gazetteer

    def read(self, report: Report, *, source: Source | None = None) -> list[Claim]:
        """As the function `read`."""
        return read(report, source=source, gazetteer=self._gazetteer)


def read(
    report: Report,
    *,
    source: Source | None = None,
    gazetteer: Gazetteer | None = None,
    parser: Parser | None = None,
    version: ReaderVersion = VERSION,
) -> list[Claim]:
    """The claims of `report` in the order of their words.

    `source` is the first issuer (the report's own source if None); `gazetteer` is where places are looked up (the package's own if None).
    `parser` reads the grammar of English sentences (the chunker alone if None); `version` goes into the claims.
    """
    issuer = source.id if source is not None else report.source
    found: dict[str, Claim] = {}
    passages: dict[int, list[tuple[str, Claim]]] = {}
    for scanned in scans(report, gazetteer=gazetteer):
        if parser is not None and scanned.scan.language == "en":
            scanned = msgspec.structs.replace(scanned, scan=msgspec.structs.replace(scanned.scan, parser=parser))
        for told in settle(scanned, rule_frames(scanned)):
            made = claim(report, scanned, told, issuer=issuer, reader=version)
            if found.setdefault(made.id, made) is made:
                passages.setdefault(scanned.scan.passage.start, []).append((scanned.scan.language, made))
    once = (one for rows in passages.values() for one in without_translations(rows))
    return sorted(once, key=lambda c: (c.spans[1].start, c.spans[1].end, c.id))


def rule_frames(scanned: Scanned) -> list[FrameHit]:
    """The frames that the rules of the scan's language find in its selected sentences, with the standing that the words around give them."""
    if scanned.scan.language == "fa":
        from gavah.reading.frames.persian.sentence import frames
    else:
        from gavah.reading.frames.english.sentence import frames
    told = [hit for sentence in scanned.selected for hit in judged(scanned.scan, sentence, frames(sentence, scanned.scan))]
    return record_hits(scanned.scan, form_hits(scanned.scan, told))
