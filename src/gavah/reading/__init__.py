"""Reports in, claims out: `read(report)`."""

from gavah.reading.reader import Reader, RuleReader, read

__all__ = ["Reader", "RuleReader", "read"]
