"""Who decided, by what they call themselves (GAVAH_USER, a user of the desk): nobody is known by more than a name."""

from collections.abc import Iterable

from gavah.model.errors import Refused
from gavah.model.view import folded


def spelt_alike(name: str) -> str:
    """What names that differ only in case, blanks, marks or the spelling of a letter (ی and ي) have in common."""
    return "".join(char for char in folded(name).casefold() if char.isalnum()) or name


def people(names: Iterable[str]) -> int:
    """How many people bear these names at most: one for all that are spelt alike."""
    return len({spelt_alike(name) for name in names})


def check_another(name: str, others: Iterable[str]) -> None:
    """Raise `Refused` if one of `others`, who have done this already, is `name` spelt otherwise."""
    for other in others:
        if other != name and spelt_alike(other) == spelt_alike(name):
            raise Refused(
                f"{other!r} has done this already, and {name!r} is the same name spelt otherwise",
                remedy="let another person do it, under a name of their own",
            )
