"""The data of an edition as plain files: written, read back, and checked from themselves alone."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

import msgspec

from gavah.casefile.signing import Desk
from gavah.custody.note import Key
from gavah.model import CaseError, Claim, Event, Link, Report, Source, SpanError, Witness, canonical
from gavah.model.vocabulary import CONSTRUCTED
from gavah.release.answers import answer
from gavah.release.edition import INTERNAL, Edition, Moved, Published
from gavah.release.signed import NOTE, sign, signer, unsigned
from gavah.release.site import write_site

MANIFEST = "manifest.json"
DATA = "data"
"""Where the data lie in a release, beside its pages."""
FORMAT = "gavah-bundle-1"
_MARK = 8
"""Hexadecimal digits by which a line is told from a changed one; that a file was changed its whole SHA-256 says."""
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
FILES = (*sorted(f"{name}.jsonl" for name in _LISTS), MANIFEST)
"""What a bundle holds, beside the note of who signed it."""
Value = TypeVar("Value", bound=msgspec.Struct)
Files = dict[str, dict[str, Any]]


def write_bundle(edition: Edition, folder: Path, *, pages: Path | None = None, desk: Desk | None = None) -> None:
    """The edition's data under `folder`: a JSON Lines file a noun, and the manifest with the SHA-256 of each, and of the site's files in `pages`;
    signed where a `desk` is given."""
    held = _digests(pages) if pages else {}
    folder.mkdir(parents=True, exist_ok=True)
    for name in _LISTS:
        (folder / f"{name}.jsonl").write_bytes(b"".join(canonical(one) + b"\n" for one in getattr(edition, name)))
    files = {f"{name}.jsonl": _digest(folder / f"{name}.jsonl") | {"lines": _line_marks(folder / f"{name}.jsonl")} for name in _LISTS}
    manifest = _manifest(edition, files) | ({"pages": held} if held else {}) | ({"key": desk.key.encoded()} if desk else {})
    path = folder / MANIFEST
    path.write_bytes(msgspec.json.format(canonical(manifest), indent=1) + b"\n")
    if desk:
        sign(path, manifest, desk)


def _digests(folder: Path) -> Files:
    """Each file under `folder` but the data, by its path there."""
    return {name: _digest(path) for name, path in _inside(folder).items()}


def _inside(folder: Path) -> dict[str, Path]:
    found = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {name: path for name, path in found.items() if not name.startswith(f"{DATA}/")}


def _digest(path: Path) -> dict[str, Any]:
    data = path.read_bytes()
    return {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _line_marks(path: Path) -> str:
    """The first bytes of each line's SHA-256, one after the other: what finds the line that was changed."""
    return "".join(_line_mark(line) for line in path.read_bytes().splitlines(keepends=True))


def _line_mark(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()[:_MARK]


def _manifest(edition: Edition, files: Files) -> dict[str, Any]:
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
        return msgspec.convert({**head, "internal": "internal" in manifest, "constructed": "constructed" in manifest, **lists}, type=Edition)
    except KeyError as error:
        raise CaseError(f"the manifest does not say {error}", where=str(folder / MANIFEST), remedy="ask for the bundle anew") from error
    except msgspec.MsgspecError as error:
        raise CaseError(f"the manifest is not as one is written: {error}", where=str(folder / MANIFEST), remedy="ask for the bundle anew") from error


def _read_manifest(folder: Path) -> dict[str, Any]:
    path = folder / MANIFEST
    try:
        manifest = msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
        for name in ("files", "pages"):
            msgspec.convert(manifest.get(name, {}), Files)
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


def differences(folder: Path, *, time_limit: float = 120.0, known: Key | None = None) -> Iterator[str]:
    """What does not hold in a published bundle, a sentence each: its signature, bytes against the manifest, words at their offsets, each figure
    worked out anew. `folder`: the data, or the whole release, whose pages are then looked at too. `known`: the key that must have signed.
    """
    data = _data_in(folder)
    manifest = _read_manifest(data)
    yield from unsigned(data / MANIFEST, manifest, known)
    yield from _changed_files(data, manifest)
    try:
        edition = read_bundle(data)
    except CaseError as error:
        yield str(error)
        return
    if data != folder:
        yield from _changed_pages(folder, manifest, edition)
    yield from _loose_claims(edition.claims, {report.id: report for report in edition.reports})
    for one in edition.figures:
        again = answer(edition, one.figure.question, time_limit)
        if again != one.figure:
            yield f"figure {one.id}: {first_difference(canonical(one.figure), canonical(again))}"


def signed_by(folder: Path, known: Key | None = None) -> str:
    """Who signed the bundle, in words."""
    data = _data_in(folder)
    return signer(data / MANIFEST, _read_manifest(data), known)


def _data_in(folder: Path) -> Path:
    return folder if (folder / MANIFEST).exists() else folder / DATA


def _changed_files(folder: Path, manifest: dict[str, Any]) -> Iterator[str]:
    files = manifest.get("files", {})
    for name, said in sorted(files.items()):
        path = folder / name
        data = path.read_bytes() if path.is_file() else None
        if data is None:
            yield f"{name} is missing"
        elif hashlib.sha256(data).hexdigest() != said.get("sha256"):
            yield f"{name} is not the file that was published: {_first_bad_line(data, str(said.get('lines', '')))}"
    for path in sorted(folder.glob("*.jsonl")):
        if path.name not in files:
            yield f"{path.name} was not published with this bundle"


def _changed_pages(folder: Path, manifest: dict[str, Any], edition: Edition) -> Iterator[str]:
    said, held = manifest.get("pages", {}), _digests(folder)
    changed = [name for name in sorted({*said, *held}) if said.get(name) != held.get(name)]
    with _printed_again(edition, manifest, any(name in held for name in changed)) as again:
        for name in changed:
            if name not in held:
                yield f"{name} is missing"
            elif name not in said:
                yield f"{name} was not published with this release"
            else:
                yield f"{name} is not the file that was published: {_first_byte(folder / name, again / name, said[name], manifest)}"


@contextmanager
def _printed_again(edition: Edition, manifest: dict[str, Any], wanted: bool) -> Iterator[Path]:
    """A folder with the pages that this program makes of the data beside them."""
    with TemporaryDirectory(prefix="gavah-") as made:
        if wanted:
            write_site(edition, Path(made), (*FILES, NOTE) if "key" in manifest else FILES)
        yield Path(made)


def _first_byte(page: Path, again: Path, said: dict[str, Any], manifest: dict[str, Any]) -> str:
    """Where a page differs from the one published, which is had by printing it again: its SHA-256 tells whether it was."""
    made = again.read_bytes() if again.is_file() else b""
    if hashlib.sha256(made).hexdigest() != said.get("sha256"):
        return f"where, cannot be said: it was made by gavah {manifest.get('gavah')}, or the data were changed too"
    return first_difference(made, page.read_bytes(), before="published", after="here")


def _first_bad_line(data: bytes, marks: str) -> str:
    """Where a file is not as it was written: in the first line that lost its form, or whose mark is another (an earlier bundle has no `marks`)."""
    at = 0
    lines = data.splitlines(keepends=True)
    for number, line in enumerate(lines, 1):
        mark = marks[(number - 1) * _MARK : number * _MARK]
        formed = _is_canonical(line)
        if not formed or (marks and mark != _line_mark(line)):
            what = "a value in it was changed" if formed and mark else "it is not as it was written" if mark or not marks else "it was not published"
            return f"line {number}, bytes {at:,} to {at + len(line) - 1:,}: {what}"
        at += len(line)
    return f"it ends behind line {len(lines)}, at byte {at:,}" if marks[len(lines) * _MARK :] else "a value in it was changed"


def _is_canonical(line: bytes) -> bool:
    try:
        return canonical(msgspec.json.decode(line)) + b"\n" == line
    except (ValueError, msgspec.MsgspecError):
        return False


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


def first_difference(published: bytes, again: bytes, *, before: str = "published", after: str = "from its claims") -> str:
    """Where two writings part, in words; `before` and `after` say what they are."""
    at = next((n for n, (a, b) in enumerate(zip(published, again, strict=False)) if a != b), min(len(published), len(again)))
    shown, made = (one[max(at - 20, 0) : at + 20].decode("utf-8", "replace") for one in (published, again))
    return f"byte {at:,} differs: {before} …{shown}…, {after} …{made}…"
