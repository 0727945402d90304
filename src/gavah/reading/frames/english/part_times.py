"""Times that belong to a part of those counted: "nine were hanged, two of them on Friday", "held sixteen, eleven of whom were free by Monday"."""

import re

_OF_PART = re.compile(
    r"[,;(\u2013\u2014-]\s*(?:and\s+|with\s+|but\s+)?"
    r"(?:(?:among|amongst) (?:them|whom|those)\b|including\b|(?:the (?:first|last|latest)|[\w-]+|more than half) of (?:them|whom|these|those)\b)"
    r"(?:[^.;,]*|[^.;,]*, who\b[^.;,]*)$",
    re.IGNORECASE,
)

_OF_ALL = re.compile(r";\s*(?:all|both|each|every one|in all|in total)\b[^;]*$", re.IGNORECASE)


def is_time_apart(between: str) -> bool:
    """Whether a time that `between` parts from an event's word before it is that of a further clause or of a part of those counted."""
    return (";" in between and _OF_ALL.search(between) is None) or is_of_part(between)


def is_of_part(between: str) -> bool:
    """Whether a time that `between` parts from an event's word belongs to some of those counted; behind a further comma it is all of theirs again."""
    return _OF_PART.search(between) is not None
