"""Numbers with their bounds, in digits and words."""

from gavah.reading.numbers.scan import numbers

__all__ = ["numbers"]
