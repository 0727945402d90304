"""What may be sent where. No option changes it."""

from gavah.model import Report, Source
from gavah.readers.llm.address import Address, stays_here

SEALED = frozenset({"packet"})
"""Kinds of sources whose reports came sealed."""


def is_private(report: Report, source: Source | None) -> bool:
    """Whether a report is marked private or came in a sealed packet."""
    return report.private or (source is not None and source.kind in SEALED)


def may_be_sent(report: Report, source: Source | None, to: Address, model: str) -> bool:
    """Whether the words of `report` may go to `model` at `to`: private ones stay on this machine."""
    return stays_here(to, model) or not is_private(report, source)
