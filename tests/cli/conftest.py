"""Fixtures of the command line's tests."""

import shutil
from pathlib import Path

import pytest
from cli_world import DAY, really, reports_folder


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """A case that was run once. Tests must not change it."""
    home = tmp_path_factory.mktemp("cli")
    folder = reports_folder(home / "reports")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    case = home / "case"
    done = really("run", folder, "--case", case, "--as-of", DAY)
    assert done.returncode == 0, done.stderr
    return case


@pytest.fixture
def case(built, tmp_path) -> Path:
    """A copy of the built case, to be changed."""
    return Path(shutil.copytree(built, tmp_path / "case"))
