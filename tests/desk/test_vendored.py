"""What others made is kept as they published it: version, licence and hash of each file stand beside it."""

import hashlib
import tomllib
from pathlib import Path

import pytest
from desk_world import ROOT

KEPT = (ROOT / "src/gavah/desk/static/vendor/fonts", ROOT / "tests/desk/vendor")


@pytest.mark.parametrize("folder", KEPT, ids=lambda folder: folder.name)
def test_each_file_is_listed_with_its_hash_and_its_licence_lies_beside_it(folder: Path):
    rows = tomllib.loads((folder / "VENDORED.toml").read_text("utf-8"))["file"]
    for row in rows:
        assert hashlib.sha256((folder / row["name"]).read_bytes()).hexdigest() == row["sha256"]
        assert (folder / row["licence_text"]).stat().st_size > 100
        assert row["version"]
        assert row["licence"] in ("OFL-1.1", "MPL-2.0")
    listed = {name for row in rows for name in (row["name"], row["licence_text"])} | {"VENDORED.toml"}
    assert {item.name for item in folder.iterdir()} == listed
