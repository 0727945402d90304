"""Parquet: the claims in typed columns. Needs pyarrow (extra `parquet`)."""

from importlib.util import find_spec
from pathlib import Path

from gavah.model import GavahError
from gavah.release.edition import Edition
from gavah.release.exports.claim_rows import COLUMNS, rows


def write(edition: Edition, path: Path) -> int:
    """A claim a row. Raises `GavahError` where pyarrow is not installed."""
    if find_spec("pyarrow") is None:
        raise GavahError("Parquet needs the package pyarrow", where=str(path), remedy='pip install "gavah[parquet]", or export csv')
    import pyarrow as pa
    from pyarrow import parquet

    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    schema = pa.schema([(name, kinds[kind]) for name, kind in COLUMNS.items()])
    table = pa.Table.from_pylist(list(rows(edition)), schema=schema)
    parquet.write_table(table, path, compression="zstd")
    return int(table.num_rows)
