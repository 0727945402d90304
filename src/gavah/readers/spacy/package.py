"""An installed spaCy package: found, opened and looked over before a report is given to it. Its code runs with the rights of whoever names it."""

import re
from functools import cache
from importlib import metadata
from typing import TYPE_CHECKING

import msgspec

from gavah.model import InputError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LANGUAGE = "en"
"""The language whose frames ask a parser. Persian ones ask none: Persian reports are read by the rules, whatever package is named."""
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
_SAMPLE = "Two men were killed in the city."


class Package(msgspec.Struct, frozen=True, kw_only=True):
    """What a package says of itself, kept with every run: its name, its version, and the spaCy that opened it."""

    name: str
    version: str
    spacy: str


def package(name: str) -> Package:
    """The installed package `name`, opened once to see that it can do the work. Raises `InputError` with the reason if it cannot."""
    version = _version(name)
    nlp = pipeline(name)
    if nlp.lang != LANGUAGE:
        raise _refused(name, f"it reads the language {nlp.lang!r}", "name a package of English ('en'); Persian reports are read by the rules")
    doc = _tried(name, nlp)
    if not doc.has_annotation("DEP"):
        raise _refused(name, "it has no parser: it gives no dependencies", "name a package with a parser")
    if not (doc.has_annotation("TAG") or doc.has_annotation("POS")):
        raise _refused(name, "it has no tagger: it gives no parts of speech", "name a package with a tagger")
    return Package(name=name, version=version, spacy=metadata.version("spacy"))


@cache
def pipeline(name: str) -> "Language":
    """The pipeline of the package `name`. Raises `InputError` where there is none, or where it does not open."""
    _version(name)
    import spacy

    try:
        return spacy.load(name)
    except Exception as error:  # a package runs its own code: anything can come out of it
        raise _refused(name, f"it does not open as a spaCy pipeline: {_short(error)}", "see that it was made for this version of spaCy") from error


def _version(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise _refused(name, "this is no name of a package", "name an installed package, not a folder or file")
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError as error:
        remedy = "install it into this environment first; gavah downloads nothing"
        raise _refused(name, "no such package is installed", remedy) from error


def _tried(name: str, nlp: "Language") -> "Doc":
    try:
        return nlp(_SAMPLE)
    except Exception as error:
        raise _refused(name, f"it cannot read a sentence: {_short(error)}", "try it with spaCy alone; it may need another package") from error


def _short(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:200]


def _refused(name: str, why: str, remedy: str) -> InputError:
    return InputError(f"the package {name!r} cannot read: {why}", where="--reader spacy:PACKAGE", remedy=remedy)
