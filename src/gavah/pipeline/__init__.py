"""add → read → link over a whole case, in limited worker processes, a batch at a time; a kill loses at most one batch.

The steps are loaded when they are first asked for: a question to a case needs none of them.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gavah.pipeline.adding import Added, add
    from gavah.pipeline.linking import link
    from gavah.pipeline.places import gazetteer_of, keep_gazetteer
    from gavah.pipeline.reading import ReadDone, read

__all__ = ["Added", "ReadDone", "add", "gazetteer_of", "keep_gazetteer", "link", "read"]

_HOMES = {
    "Added": "adding",
    "add": "adding",
    "link": "linking",
    "gazetteer_of": "places",
    "keep_gazetteer": "places",
    "ReadDone": "reading",
    "read": "reading",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"gavah.pipeline.{_HOMES[name]}"), name)
