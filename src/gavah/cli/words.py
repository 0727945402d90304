"""Claims and figures in a person's words, for the terminal."""

from gavah.model import Claim, Quantity, Report, When


def plural(number: int, one: str, many: str = "") -> str:
    """`1 report`, `2,000 reports`. `many`: how several are called, where that is not `one` with an ending of its own."""
    if number == 1:
        return f"1 {one}"
    if not many:
        many = f"{one[:-1]}ies" if one.endswith("y") else f"{one}es" if one.endswith("s") else f"{one}s"
    return f"{number:,} {many}"


def interval(quantity: Quantity | None) -> str:
    """`12 dead`, `≥ 110 executed`, `3–9 injured`, or "" for no number."""
    if quantity is None:
        return ""
    measure = quantity.measure.replace("|", " or ")
    one = quantity.low == 1 and quantity.high in (1, None)
    return f"{bounds(quantity.low, quantity.high)} {measure.removesuffix('s') if one else measure}{' (said to be all)' if quantity.complete else ''}"


def bounds(low: int, high: int | None) -> str:
    """An interval as people write it."""
    if high is None:
        return f"≥ {low:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def when_words(when: When | None) -> str:
    """The days of a claim: `2071-10-03`, `2071-09-24 … 2071-10-20`, `until …`."""
    if when is None or (when.earliest is None and when.latest is None):
        return f"{when.value}, year unknown" if when and when.value else "day unknown"
    if when.earliest == when.latest:
        return str(when.earliest)
    if when.earliest is None:
        return f"until {when.latest}"
    return f"{when.earliest} … {when.latest or 'open'}"


def place_words(claim: Claim) -> str:
    """The places of a claim with their levels."""
    return ", ".join(f"{place.name} ({place.level})" for place in claim.where) or "place unknown"


def place_names(claim: Claim) -> str:
    """The places of a claim."""
    return ", ".join(place.name for place in claim.where) or "place unknown"


def standing(claim: Claim) -> str:
    """What keeps a claim from being a plain assertion as read: `denied`, `planned`, `derived`, `quantity corrected by ada` …; "" if nothing does."""
    marks = [mark for mark, plain in ((claim.polarity, "affirmed"), (claim.modality, "asserted")) if mark != plain]
    told = {f"{one.field} {'contested' if one.contested else f'corrected by {one.by}'}" for one in claim.corrected}
    return ", ".join([*marks, *(["derived"] if claim.derived else []), *sorted(told)])


def speaker_words(claim: Claim, report: Report | None) -> str:
    """Who says it, the outlet first: `tamrin-wire, quoting the governor`, with the day it was said."""
    chain = claim.issuers or ((report.source,) if report else ())
    day = claim.said or (report.published if report else None)
    return f"{', quoting '.join(chain) or 'nobody named'}, {day or 'day unknown'}"


def published_words(report: Report) -> str:
    """The report's day, or the bounds it lies in."""
    if report.published:
        return report.published.isoformat()
    if report.earliest and report.latest:
        return f"{report.earliest}…{report.latest}"
    if report.earliest or report.latest:
        return f"≥ {report.earliest}" if report.earliest else f"≤ {report.latest}"
    return "unknown"


def shorten(text: str, width: int) -> str:
    """One line of at most `width` characters."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"
