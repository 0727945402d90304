"""A report → claims, with an installed spaCy package as the parser that English frames ask. Persian is read by the rules alone."""

from collections.abc import Sequence

from gavah.gazetteer import Gazetteer
from gavah.model import Claim, ReaderVersion, Report, Source
from gavah.readers.spacy.package import Package, package, pipeline
from gavah.readers.spacy.words import words_of
from gavah.reading.engine.parsed import Parsed
from gavah.reading.engine.view import shown
from gavah.reading.reader import VERSION as RULES
from gavah.reading.reader import read

NAME = "gavah-spacy"
_OWN = "0.1"


def version_of(one: Package) -> ReaderVersion:
    """The reader's version: its own, the rules' (whose frames and scanners it works for), the package's and spaCy's."""
    return ReaderVersion(NAME, f"{_OWN}+{RULES.name}-{RULES.version}+{one.name}-{one.version}+spacy-{one.spacy}")


def parsed_by(name: str, sentence: str) -> Parsed:
    """What the package `name` says of one English sentence, in the sentence's own offsets. Capitals are shown lower-cased, as to our engine."""
    nlp = pipeline(name)
    with nlp.memory_zone():
        return words_of(nlp(shown(sentence, 0, len(sentence))))


class SpacyReader:
    """The protocol `Reader` over an installed spaCy package. Raises `InputError` at once if it cannot do the work."""

    def __init__(self, name: str, gazetteer: Gazetteer | None = None) -> None:
        self._gazetteer = gazetteer
        self.package = package(name)
        self.version = version_of(self.package)

    def read(self, report: Report, *, source: Source | None = None) -> Sequence[Claim]:
        """The claims of `report`."""
        return read_with(report, self.package, source=source, gazetteer=self._gazetteer)


def read_with(report: Report, one: Package, *, source: Source | None = None, gazetteer: Gazetteer | None = None) -> list[Claim]:
    """The claims of `report`, its English sentences parsed by the package `one`."""
    return read(report, source=source, gazetteer=gazetteer, parser=lambda words: parsed_by(one.name, words), version=version_of(one))
