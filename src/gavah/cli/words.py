"""Claims and figures in a person's words, for the terminal."""

from gavah.model import Claim, Quantity, When


def interval(quantity: Quantity | None) -> str:
    """`12 dead`, `≥ 110 executed`, `3–9 injured`, or "" for no number."""
    if quantity is None:
        return ""
    return f"{bounds(quantity.low, quantity.high)} {quantity.measure}{' (complete)' if quantity.complete else ''}"


def bounds(low: int, high: int | None) -> str:
    """An interval as people write it."""
    if high is None:
        return f"≥ {low:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def when_words(when: When | None) -> str:
    """The days of a claim: `2071-10-03`, `2071-09-24 … 2071-10-20`, `until …`."""
    if when is None or (when.earliest is None and when.latest is None):
        return "unknown"
    if when.earliest == when.latest:
        return str(when.earliest)
    return f"{when.earliest or 'open'} … {when.latest or 'open'}"


def place_words(claim: Claim) -> str:
    """The places of a claim with their levels."""
    return ", ".join(f"{place.name} ({place.level})" for place in claim.where) or "unknown"


def shorten(text: str, width: int) -> str:
    """One line of at most `width` characters."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"
