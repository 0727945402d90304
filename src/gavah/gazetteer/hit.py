"""A name with what the words around it say."""

from dataclasses import dataclass, field

from gavah.gazetteer.entry import Row
from gavah.gazetteer.scan import Found


@dataclass(slots=True)
class Hit:
    """A name that may be a place. `first` and `last` bound its words where a type word belongs to them ("Karaj prison")."""

    found: Found
    rows: list[Row]
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

    @property
    def people(self) -> int:
        """The population of the largest place of that name."""
        return max((row.population for row in self.rows), default=0)

    @property
    def in_iran(self) -> bool:
        """Whether it may be a place in Iran."""
        return any(row.country == "IR" for row in self.rows)

    @property
    def has_site(self) -> bool:
        """Whether a site bears the name."""
        return any(row.level == "site" for row in self.rows)

    def has(self, level: str) -> bool:
        """Whether one of the places so called is of `level`."""
        return any(row.level == level for row in self.rows)
