"""What the pack is built from: fetched files must be the pinned ones."""

import io
import sys
import tarfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))
from gazetteer_packages import PACKAGES, unpack

from gavah.gazetteer import default


def packed(folder, content=b"{}"):
    path = folder / "x.tgz"
    with tarfile.open(path, "w:gz") as archive:
        entry = tarfile.TarInfo("package/package.json")
        entry.size = len(content)
        archive.addfile(entry, io.BytesIO(content))
    return path


def test_another_file_than_the_pinned_one_is_refused(tmp_path):
    with pytest.raises(SystemExit, match="not 00"):
        unpack(packed(tmp_path), "00", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_pinned_file_is_unpacked(tmp_path):
    import hashlib

    file = packed(tmp_path)
    unpack(file, hashlib.sha256(file.read_bytes()).hexdigest(), tmp_path / "out")
    assert (tmp_path / "out" / "package.json").read_bytes() == b"{}"


def test_the_pack_that_ships_was_built_from_the_pinned_packages():
    built = default().pack.about["packages"]
    assert {name: built[name] for name in PACKAGES} == {name: version for name, (version, _) in PACKAGES.items()}
