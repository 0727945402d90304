"""What is published: values only, so that pages, bundle and exports are written from one thing and nothing else."""

import msgspec

from gavah.model import Claim, Event, Figure, Link, Report, Source, Witness
from gavah.model.vocabulary import CONSTRUCTED

INTERNAL = "INTERNAL: not for publication"


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """An answer with the id it keeps in every release: `id` depends on the question alone."""

    id: str
    figure: Figure


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """A number that differed from the release before it, on the `day` of the release. `why` is "new reports", "withdrawn" or "judged anew", never
    whom or what; `after` None: it is published no more."""

    id: str
    before: dict[str, int | None] | None
    after: dict[str, int | None] | None
    why: str
    day: str = ""


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """All that a release, or an internal export, says. Ids of a release are random; spans stand in the published texts of `reports`.

    `withheld`: reason → how many claims of reports that were public stayed in the house; `coarsened`: how many left with a wider place or time than
    was told.
    """

    id: str
    day: str
    internal: bool
    constructed: bool
    sources: tuple[Source, ...]
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    links: tuple[Link, ...]
    witnesses: tuple[Witness, ...]
    figures: tuple[Published, ...] = ()
    moved: tuple[Moved, ...] = ()
    withheld: dict[str, int] = {}
    coarsened: int = 0
    rules: dict[str, int] = {}

    @property
    def cautions(self) -> list[str]:
        """What everything written from it has to say of itself."""
        return [CONSTRUCTED] * self.constructed + [INTERNAL] * self.internal
