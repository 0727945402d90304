"""The gazetteer of a case: the one that ships, and the files its user added."""

import hashlib
from pathlib import Path

from gavah.casefile import Case
from gavah.casefile.ledger import Draft
from gavah.gazetteer import Gazetteer, default
from gavah.model import InputError


def extra_files(case: Case) -> list[Path]:
    """The gazetteer files added to the case, in the order of their hashes."""
    return sorted((case.folder / "gazetteer").glob("*.csv"))


def gazetteer_of(case: Case) -> Gazetteer:
    """The shipped gazetteer with the case's own places."""
    return with_files(extra_files(case))


def with_files(files: list[Path]) -> Gazetteer:
    """The shipped gazetteer with the places of `files`."""
    gazetteer = default()
    for file in files:
        gazetteer = gazetteer.with_extra(file)
    return gazetteer


def keep_gazetteer(case: Case, file: Path) -> None:
    """Copy `file` into the case, so that the same names mean the same places tomorrow. Raises `InputError` if it is no gazetteer."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise InputError(f"the gazetteer cannot be read ({error.strerror})", where=str(file), remedy="name a CSV file") from error
    with_files([file])  # refuses what is malformed before anything is kept
    digest = hashlib.sha256(data).hexdigest()
    kept = case.folder / "gazetteer" / f"{digest[:16]}.csv"
    if kept.exists():
        return
    kept.parent.mkdir(exist_ok=True)
    kept.write_bytes(data)
    with case.writing():
        case.append([Draft(kind="gazetteer", on=f"sha256-{digest}", body={"file": file.name})])
