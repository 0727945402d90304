"""The closed list of event types, read from `types.toml`."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from gavah.model import MEASURES, InputError


class Crosswalk(msgspec.Struct, frozen=True, kw_only=True):
    """What others call an event type. `plover` is EVENT-mode, `acled` the sub-event type; "" = no counterpart."""

    plover: str = ""
    acled: str = ""
    measure: str = ""
    family: str = ""


class _Table(msgspec.Struct, frozen=True):
    own: dict[str, Crosswalk]
    plover: dict[str, tuple[str, ...]]
    plover_rows: dict[str, Crosswalk]


@cache
def _table() -> _Table:
    return msgspec.convert(tomllib.loads(files(__package__).joinpath("types.toml").read_text("utf-8")), _Table)


@cache
def _rows() -> dict[str, Crosswalk]:
    table = _table()
    rows = dict(table.own)
    for event, modes in table.plover.items():
        for mode in ("", *modes):
            name = f"{event}-{mode}" if mode else event
            row = table.plover_rows.get(name) or table.plover_rows.get(event) or Crosswalk()
            rows[name] = msgspec.structs.replace(row, plover=event.upper() + name[len(event) :], family=row.family or name)
    unknown = [name for name, row in rows.items() if row.measure and row.measure not in MEASURES]
    if unknown:
        raise InputError(
            f"measures outside the closed list for {', '.join(unknown)}", where="ontology/types.toml", remedy="use a measure of CONTRACT.md"
        )
    return rows


def types() -> tuple[str, ...]:
    """Every event type, our own first."""
    return tuple(_rows())


def own_types() -> tuple[str, ...]:
    """The types of the extension `gavah-1` alone."""
    return tuple(_table().own)


def is_type(name: str) -> bool:
    """Whether `name` is in the closed list."""
    return name in _rows()


def crosswalk(name: str) -> Crosswalk:
    """What PLOVER and ACLED call the type `name`. Raises `InputError` for a name outside the list."""
    row = _rows().get(name)
    if row is None:
        raise InputError(f"no event type is called {name!r}", where="event type", remedy="see gavah.ontology.types()")
    return row


def measure_of(name: str) -> str:
    """What the type `name` counts when the words do not say; "" if nothing. Raises `InputError` as `crosswalk`."""
    return crosswalk(name).measure


def family_of(name: str) -> str:
    """Types of one family may be two descriptions of one occurrence ("shot dead", "killed by a bomb"). Raises `InputError`."""
    return crosswalk(name).family
