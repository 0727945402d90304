"""Packet files → reports and originals of a sealed case. One packet in memory at a time; what came before counts once."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from gavah.casefile import Case, Problem, packets
from gavah.casefile.ledger import Draft
from gavah.casefile.media import holds_media, media_id
from gavah.casefile.packets import Brought
from gavah.field.manifest import Manifest
from gavah.field.packet import PacketRefused
from gavah.field.sealing import SUFFIX, unsealed
from gavah.ingest import Limits, extract, run_limited
from gavah.model import CaseError, InputError, Refused
from gavah.pipeline.packet_items import MANIFEST_TYPE, items_of, source_of
from gavah.pipeline.showing import keep_attachments


class Unsealed(msgspec.Struct, frozen=True, kw_only=True):
    """What was opened: packets that are new, that had come before, that were refused (with reasons); reports; parts that are missing."""

    new: int
    again: int
    refused: tuple[Problem, ...]
    reports: tuple[str, ...]
    attachments: int
    missing: dict[str, list[int]]


def unseal(case: Case, paths: Sequence[Path], *, constructed: bool = False, progress: Callable[[int], None] = lambda _done: None) -> Unsealed:
    """Open the packets in `paths` (files, and every `.age` file in folders) into `case`.

    Raises `Refused` where the case is plain: what comes from a person at risk is never written in the clear.
    """
    if case.box is None:
        raise Refused("this case is plain, and an opened packet never enters a plain case", where=str(case.folder), remedy=_SEALED_FIRST)
    if not case.box.intake:
        raise InputError("this desk has no intake key: nothing can have been sealed to it", where=str(case.folder), remedy="gavah keys renew")
    with case.alone():
        intake = _Intake(case, case.box.identities, constructed)
        for done, path in enumerate(_files(paths), 1):
            intake.take(path)
            progress(done)
        return intake.end()


_SEALED_FIRST: Final = "make a sealed case first: gavah new --sealed --case DIR"


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(each for each in path.rglob(f"*{SUFFIX}") if each.is_file() and not each.is_symlink())
        else:
            yield path


class _Intake:
    """Packets on their way into the case."""

    def __init__(self, case: Case, identities: list[str], constructed: bool) -> None:
        self.case, self.identities, self.constructed = case, identities, constructed
        self.new = self.again = self.attachments = 0
        self.refused: list[Problem] = []
        self.reports: list[str] = []

    def take(self, path: Path) -> None:
        """One file: kept, known already, or refused with its reason."""
        try:
            with path.open("rb") as stream:
                packet = unsealed(stream, self.identities)
            with self.case.writing():
                came = packets.put_part(self.case.db, packet, self.case.day.isoformat())
                if came == "new" and packet.body:
                    self.case.blobs.put(hashlib.sha256(packet.body).hexdigest(), packet.body)
                self.case.clear_problems([path.name])
        except PacketRefused as error:
            self._refuse(path.name, error.what, error.remedy)
            return
        except OSError as error:
            self._refuse(path.name, f"cannot be read ({error.strerror})", "copy it again from where it came")
            return
        self.new += came == "new"
        self.again += came == "again"
        self._finish(packet.manifest.set)

    def _refuse(self, name: str, reason: str, remedy: str) -> None:
        self.refused.append(Problem(file=name, reason=reason, remedy=remedy))
        self.case.note_problems(self.refused[-1:])

    def _finish(self, set_id: str) -> None:
        """If every part has come: attachments cut from them, and what holds words read. A kill in between is made good the next time."""
        found, digests = packets.packet_set(self.case.db, set_id), packets.part_digests(self.case.db, set_id)
        if found is None or len(digests) < found.parts:
            return
        if not found.whole:
            try:
                with self.case.writing():
                    spare = self._assemble(found, list(digests.values()))
            except InputError as error:
                self._refuse(f"packet {set_id}", error.what, error.remedy)
                return
            self.case.blobs.clear(spare)
        self._read(found)

    def _assemble(self, found: packets.PacketSet, parts: list[str]) -> list[str]:
        """Returns the shares of parts that are not needed any more."""
        manifest = msgspec.json.decode(found.manifest, type=Manifest)
        brought = [self._manifest_kept(found), *self._attachments(found.id, manifest, parts)]
        packets.put_whole(self.case.db, found.id, brought)
        self.attachments += len(brought) - 1
        spare = packets.spare_parts(self.case.db, parts)
        for digest in spare:
            self.case.blobs.drop(digest)
        self.case.add_sources([source_of(found.hand, constructed=self.constructed)])
        said = {"consent": found.consent, "parts": found.parts, "attachments": len(brought) - 1}
        self.case.append([Draft(kind="packet", on=found.id, body=said)])
        return spare

    def _manifest_kept(self, found: packets.PacketSet) -> Brought:
        digest = hashlib.sha256(found.manifest).hexdigest()
        self.case.blobs.put(digest, found.manifest)
        return Brought(found.id, 0, MANIFEST_TYPE, len(found.manifest), digest)

    def _attachments(self, set_id: str, manifest: Manifest, parts: Iterable[str]) -> Iterator[Brought]:
        stream = _Shares(self.case, parts)
        for number, attachment in enumerate(manifest.attachments, 1):
            chunks = stream.take(attachment.bytes)
            try:
                self.case.blobs.put_chunks(attachment.sha256, attachment.bytes, chunks)
                yield Brought(set_id, number, attachment.media_type, attachment.bytes, attachment.sha256)
            except CaseError as error:
                self._refuse(f"packet {set_id}", f"attachment {number} is not what its manifest says ({error.what})", "ask for it again")
            for _ in chunks:  # what was held already was not taken from the stream
                pass

    def _read(self, found: packets.PacketSet) -> None:
        """Text and readable attachments become private reports, in limited workers as everything that is read."""
        numbered = list(items_of(self.case, found, packets.brought(self.case.db, found.id), constructed=self.constructed))
        numbers = {item.found: number for number, item in numbered}
        only_text = all(item.given.text is not None for _, item in numbered)  # at most 32 KiB, and taken as it is: no worker need start
        for result in run_limited([item for _, item in numbered], extract, workers=0 if only_text else 1):
            if result.item is None or result.value is None:
                problem = result.problem
                self._refuse(f"packet {found.id}", problem.reason if problem else "cannot be read", problem.remedy if problem else "")
                continue
            number = numbers[result.item.found]
            kind = MANIFEST_TYPE if number == 0 else result.value.media_type
            report = msgspec.structs.replace(result.value, media_type=kind, retrieved=self.case.day)
            with self.case.writing():
                self.case.add_reports([(report, result.item.read())])
                packets.set_report(self.case.db, found.id, number, report.id)
            self.reports.append(report.id)
        self._keep_media(found)

    def _keep_media(self, found: packets.PacketSet) -> None:
        """Photos and films of the packet become items of the case, with the day and place its sender stated."""
        brought = packets.brought(self.case.db, found.id)
        manifest = msgspec.json.decode(found.manifest, type=Manifest)
        films = [one for one in brought if one.number and one.media_type.partition("/")[0] in ("image", "video") and one.size <= Limits().media]
        source, report = source_of(found.hand, constructed=self.constructed).id, next((one.report for one in brought if one.report), "")
        data = [self.case.blobs.get(one.sha256) for one in films if not holds_media(self.case, media_id(one.sha256, source))]
        if data:
            stated = {"day": manifest.day, "place": manifest.place}
            left = keep_attachments(self.case, data, report=report, source=source, constructed=self.constructed, **stated)
            self.case.note_problems(Problem(file=f"packet {found.id}", reason=one.reason, remedy=one.remedy) for one in left)

    def end(self) -> Unsealed:
        """What came of it all."""
        return Unsealed(
            new=self.new,
            again=self.again,
            refused=tuple(self.refused),
            reports=tuple(self.reports),
            attachments=self.attachments,
            missing=packets.missing(self.case.db),
        )


class _Shares:
    """The shares of all parts as one stream, one part in memory at a time."""

    def __init__(self, case: Case, parts: Iterable[str]) -> None:
        self._case, self._parts, self._held = case, iter(parts), memoryview(b"")

    def take(self, count: int) -> Iterator[bytes]:
        """The next `count` bytes in chunks."""
        while count:
            if not self._held:
                self._held = memoryview(self._part(next(self._parts)))
            chunk, self._held = self._held[:count], self._held[count:]
            count -= len(chunk)
            yield bytes(chunk)

    def _part(self, digest: str) -> bytes:
        try:
            return self._case.blobs.get(digest)
        except CaseError as error:  # no fault of the manifest: nothing of the set is dropped
            raise InputError(f"a part that came before is not as it came ({error.what})", where=error.where, remedy="restore a backup") from error
