"""Bytes → reports: what lies in files, folders, archives, crawls, feeds, mailboxes, exports and tables.

`discover` finds items, `report_id` names the report each will be, `extract` reads one, `run_limited` does so in worker processes with limits.
"""

from gavah.ingest.discover import discover
from gavah.ingest.extract import extract
from gavah.ingest.item import FIELDS, UNKNOWN_SOURCE, AddOptions, Given, Item, Limits, Problem, report_id
from gavah.ingest.pool import Result, run_limited
from gavah.ingest.sidecar import Sidecar, load_sidecar

__all__ = [
    "FIELDS",
    "UNKNOWN_SOURCE",
    "AddOptions",
    "Given",
    "Item",
    "Limits",
    "Problem",
    "Result",
    "Sidecar",
    "discover",
    "extract",
    "load_sidecar",
    "report_id",
    "run_limited",
]
