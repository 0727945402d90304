"""The case on disk: reports, claims, decisions and the ledger in one SQLite file, large originals beside it."""

from gavah.casefile.case import Case, Problem

__all__ = ["Case", "Problem"]
