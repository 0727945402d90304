"""A name with what the words around it say."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from gavah.gazetteer.entry import Row
from gavah.gazetteer.known import Known
from gavah.gazetteer.scan import Found


@dataclass(slots=True)
class Hit:
    """A name that may be a place. `first` and `last` bound its words where a type word belongs to them ("Karaj prison")."""

    found: Found
    rows: Sequence[Row]
    first: int
    last: int
    type: str = ""  # level or site kind that a type word beside it gives
    plural: bool = False  # … a type word in the plural, that holds for a whole list
    cue: bool = False  # a word of place stands before it
    listed: bool = False  # it continues a list
    inside: str = ""  # id of the place said to hold it
    role: str = ""
    strong: bool = False  # taken to be a place, whatever the rest of the text says
    taken: bool = False
    other: bool | None = None  # part of a person's name or of a body's; None until asked
    scores: list[float] = field(default_factory=list)
    sum: Known | None = None
    sum_of: Sequence[Row] = ()

    @property
    def known(self) -> Known:
        """What its rows have in common, summed once for each set of rows."""
        if self.sum is None or self.sum_of is not self.rows:
            self.sum, self.sum_of = Known.of(self.rows), self.rows
        return self.sum

    @property
    def people(self) -> int:
        """The population of the largest place of that name."""
        return self.known.people

    @property
    def in_iran(self) -> bool:
        """Whether it may be a place in Iran."""
        return self.known.in_iran

    @property
    def has_site(self) -> bool:
        """Whether a site bears the name."""
        return "site" in self.known.levels

    def has(self, level: str) -> bool:
        """Whether one of the places so called is of `level`."""
        return level in self.known.levels
