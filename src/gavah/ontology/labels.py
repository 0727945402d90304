"""What people call the event types, read from `labels.toml`."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def labels(lang: str) -> dict[str, str]:
    """Event type → its label in `lang` (en, fa)."""
    tables: dict[str, dict[str, str]] = tomllib.loads(files(__package__).joinpath("labels.toml").read_text("utf-8"))
    return tables[lang]


def label(name: str, lang: str) -> str:
    """The label of the event type `name` in `lang`; a type without one (an older case's) names itself."""
    return labels(lang).get(name, name)
