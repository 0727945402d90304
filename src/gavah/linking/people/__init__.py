"""Two or more lists of the dead → who stands in which of them, with probabilities kept. Functions of their arguments.

    left = records(rows, list="A")                 # rows: mappings of column to cell, as csv.DictReader gives them
    linkage = link_lists([left, right])            # lists the caller brings; nothing else is asked

Only for records of people who died and for whole lists that a person brings to be compared: there is no way to look one person up, and
nothing here reads reports or claims. What is compared: names in Latin and Persian script (`names`, `sounds`, `likeness`, `alignment`),
ages, days, places, sex (`cells`); how rarely two rows agree so by chance is counted in the lists themselves (`rarity`). All weights are in
`data/weights.toml`, all rules of names in `data/names.toml`. See docs/people.md.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gavah.linking.people.draws import draws
    from gavah.linking.people.linkage import ListLinkage, Person, PersonLink, RowKey, capture_patterns
    from gavah.linking.people.linker import link_lists
    from gavah.linking.people.record import Record
    from gavah.linking.people.repeats import repeats
    from gavah.linking.people.rows import records

__all__ = ["ListLinkage", "Person", "PersonLink", "Record", "RowKey", "capture_patterns", "draws", "link_lists", "records", "repeats"]
_IN = {
    **dict.fromkeys(("ListLinkage", "Person", "PersonLink", "RowKey", "capture_patterns"), "linkage"),
    "draws": "draws",
    "link_lists": "linker",
    "Record": "record",
    "repeats": "repeats",
    "records": "rows",
}
"""Where each name lives: loaded when it is first asked for, since figures need the words of names alone, and at every start."""


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever lives there
    if name not in _IN:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found = getattr(import_module(f"{__name__}.{_IN[name]}"), name)  # before the module of the same name takes its place
    return found
