"""The data of an edition as plain files: written, read back, and checked from themselves alone."""

import hashlib
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from gavah.model import CaseError, Claim, Event, Link, Report, Source, SpanError, Witness, canonical
from gavah.model.vocabulary import CONSTRUCTED
from gavah.release.answers import answer
from gavah.release.edition import INTERNAL, Edition, Moved, Published

MANIFEST = "manifest.json"
FORMAT = "gavah-bundle-1"
_LISTS: dict[str, type[msgspec.Struct]] = {
    "sources": Source,
    "reports": Report,
    "claims": Claim,
    "events": Event,
    "links": Link,
    "witnesses": Witness,
    "figures": Published,
    "moved": Moved,
}
Value = TypeVar("Value", bound=msgspec.Struct)


def write_bundle(edition: Edition, folder: Path) -> None:
    """The edition's data under `folder`: a JSON Lines file a noun, and the manifest with each file's SHA-256."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {}
    for name in _LISTS:
        data = b"".join(canonical(one) + b"\n" for one in getattr(edition, name))
        path = folder / f"{name}.jsonl"
        path.write_bytes(data)
        files[path.name] = {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    (folder / MANIFEST).write_bytes(msgspec.json.format(canonical(_manifest(edition, files)), indent=1) + b"\n")


def _manifest(edition: Edition, files: dict[str, dict[str, Any]]) -> dict[str, Any]:
    head = {"format": FORMAT, "gavah": version("gavah"), "files": files}
    if edition.constructed:
        head["constructed"] = CONSTRUCTED
    if edition.internal:
        head["internal"] = INTERNAL
    return head | {name: getattr(edition, name) for name in ("id", "day", "withheld", "coarsened", "rules")}


def read_bundle(folder: Path) -> Edition:
    """The edition whose data lie in `folder`. Raises `CaseError` for what is no bundle."""
    manifest = _read_manifest(folder)
    lists = {name: tuple(_rows(folder / f"{name}.jsonl", kind)) for name, kind in _LISTS.items()}
    try:
        head = {name: manifest[name] for name in ("id", "day", "withheld", "coarsened", "rules")}
    except KeyError as error:
        raise CaseError(f"the manifest does not say {error}", where=str(folder / MANIFEST), remedy="ask for the bundle anew") from error
    return msgspec.convert({**head, "internal": "internal" in manifest, "constructed": "constructed" in manifest, **lists}, type=Edition)


def _read_manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
    except (OSError, ValueError, msgspec.MsgspecError) as error:
        raise CaseError(f"there is no bundle here ({error})", where=str(path), remedy="name the folder that holds manifest.json") from error
    if manifest.get("format") != FORMAT:
        raise CaseError(f"the bundle is of format {manifest.get('format')!r}", where=str(path), remedy=f"this gavah reads {FORMAT}")
    return manifest


def _rows(path: Path, kind: type[Value]) -> Iterator[Value]:
    try:
        for line in path.read_bytes().splitlines():
            yield msgspec.json.decode(line, type=kind)
    except (OSError, ValueError, msgspec.MsgspecError) as error:
        raise CaseError(f"cannot be read: {error}", where=str(path), remedy="ask for the bundle anew") from error


def differences(folder: Path, *, time_limit: float = 120.0) -> Iterator[str]:
    """What does not hold in a published bundle, a sentence each: bytes against the manifest, words at their offsets, each figure worked out anew."""
    yield from _changed_files(folder)
    edition = read_bundle(folder)
    yield from _loose_claims(edition.claims, {report.id: report for report in edition.reports})
    for one in edition.figures:
        again = answer(edition, one.figure.question, time_limit)
        if again != one.figure:
            yield f"figure {one.id}: {first_difference(canonical(one.figure), canonical(again))}"


def _changed_files(folder: Path) -> Iterator[str]:
    files = _read_manifest(folder).get("files", {})
    for name, said in sorted(files.items()):
        path = folder / name
        data = path.read_bytes() if path.is_file() else None
        if data is None:
            yield f"{name} is missing"
        elif hashlib.sha256(data).hexdigest() != said.get("sha256"):
            yield f"{name} is not the file that was published: {_first_bad_line(data)}"
    for path in sorted(folder.glob("*.jsonl")):
        if path.name not in files:
            yield f"{path.name} was not published with this bundle"


def _first_bad_line(data: bytes) -> str:
    """The first line that is not in the form it was written in; a change that leaves the form is found by what stands on it."""
    at = 0
    for number, line in enumerate(data.splitlines(keepends=True), 1):
        try:
            same = canonical(msgspec.json.decode(line)) + b"\n" == line
        except (ValueError, msgspec.MsgspecError):
            same = False
        if not same:
            return f"line {number}, from byte {at:,} on, is not as it was written"
        at += len(line)
    return "a value in it was changed"


def _loose_claims(claims: Iterable[Claim], reports: dict[str, Report]) -> Iterator[str]:
    for claim in claims:
        report = reports.get(claim.report)
        if report is None:
            yield f"claim {claim.id} stands on no published report"
            continue
        try:
            claim.check_against(report)
        except SpanError as error:
            yield str(error)


def first_difference(published: bytes, again: bytes) -> str:
    """Where two writings part, in words."""
    at = next((n for n, (a, b) in enumerate(zip(published, again, strict=False)) if a != b), min(len(published), len(again)))
    shown, made = (one[max(at - 20, 0) : at + 20].decode("utf-8", "replace") for one in (published, again))
    return f"byte {at:,} differs: published …{shown}…, from its claims …{made}…"
