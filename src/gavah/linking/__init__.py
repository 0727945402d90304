"""Linking: reports → copies and witnesses, claims → events. Functions of their arguments; see DESIGN, "Linking".

    linkage = link(reports, claims, sources=…, decisions=…)
    for part in linkages(reports, claims, sources=…, decisions=…): ...  # the same in parts, for cases larger than memory

Copies (`copies`, `translations`, `requotes`) lead every claim to its root (`roots`, `witnesses`); claims are blocked, compared, scored and
clustered (`blocking`, `features`, `score`, `cluster`, `events`). All parameters and word lists are files in `data/`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from gavah.linking.parameters import Parameters, parameters

if TYPE_CHECKING:
    from gavah.linking.linker import Progress, link, linkages

__all__ = ["Parameters", "Progress", "link", "linkages", "parameters"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever lives there
    """The linker is loaded when it is first asked for: figures and releases need rooms below it, and at every start."""
    if name not in ("Progress", "link", "linkages"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.linker"), name)
