"""Times: explicit, relative and Hijri dates, windows, durations, sets, clock times."""

from gavah.reading.times.reading import Anchor
from gavah.reading.times.scan import parts, times

__all__ = ["Anchor", "parts", "times"]
