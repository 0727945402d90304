"""Names to places, in both scripts: `places(text)`, `lookup(name)`, `place(id)`, `children(id)`; a `Gazetteer` of one's own by `with_extra`."""

from gavah.gazetteer.entry import Place
from gavah.gazetteer.gazetteer import Gazetteer, default
from gavah.gazetteer.mentions import places, resolve_given
from gavah.model import Candidate

__all__ = ["Gazetteer", "Place", "children", "default", "lookup", "place", "places", "resolve_given"]


def lookup(name: str) -> list[Candidate]:
    """The places called `name` in the gazetteer that ships, likeliest first (`Gazetteer.lookup`)."""
    return default().lookup(name)


def place(id: str) -> Place | None:
    """The place with `id` in the gazetteer that ships, or None."""
    return default().place(id)


def children(id: str) -> list[str]:
    """The ids of the places directly in `id` in the gazetteer that ships."""
    return default().children(id)
