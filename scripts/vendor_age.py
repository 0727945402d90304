"""Bundles age for browsers into one file: `python scripts/vendor_age.py` (needs node and npm; `--check`: only compares hashes).

Fetches the packages of VENDORED.toml at their exact versions through npm, bundles them with esbuild and writes the file, its SHA-256 and the
licences beside it. What was bundled is `ENTRY` and nothing else.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "src" / "gavah" / "field" / "page" / "vendor"
BUNDLE, LIST, LICENCES = FOLDER / "age.js", FOLDER / "VENDORED.toml", FOLDER / "LICENCES.txt"
WANTED = {"age-encryption": "0.3.1", "esbuild": "0.28.2"}
ENTRY = """
export { Encrypter, Decrypter } from "age-encryption";
export { sha256 } from "@noble/hashes/sha2.js";
export { scryptAsync } from "@noble/hashes/scrypt.js";
export { ed25519 } from "@noble/curves/ed25519.js";
"""
BUNDLED = ("age-encryption", "@noble/ciphers", "@noble/curves", "@noble/hashes", "@noble/post-quantum", "@scure/base")


def build(home: Path) -> None:
    """Fetch, bundle, write."""
    (home / "package.json").write_text(json.dumps({"private": True, "dependencies": WANTED}), encoding="utf-8")
    (home / "entry.js").write_text(ENTRY, encoding="utf-8")
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent"], cwd=home, check=True)
    options = ["--bundle", "--format=iife", "--global-name=age", "--minify", "--target=es2022", "--charset=ascii", "--legal-comments=none"]
    subprocess.run([home / "node_modules" / ".bin" / "esbuild", "entry.js", *options, f"--outfile={BUNDLE}"], cwd=home, check=True)
    packages = json.loads((home / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    lines = ["# What the sealing page carries of others. Written by scripts/vendor_age.py; a test compares the hash.", ""]
    lines += [f'file = "{BUNDLE.name}"', f'sha256 = "{_digest()}"', f'built_with = "esbuild {WANTED["esbuild"]}"', ""]
    notices = []
    for name in BUNDLED:
        held, folder = packages[f"node_modules/{name}"], home / "node_modules" / name
        lines += ["[[package]]", f'name = "{name}"', f'version = "{held["version"]}"', f'licence = "{held["license"]}"']
        lines += [f'integrity = "{held["integrity"]}"', ""]
        notices.append(f"{name} {held['version']} ({held['license']})\n\n{_notice(folder)}\n")
    LIST.write_text("\n".join(lines), encoding="utf-8")
    LICENCES.write_text(f"\n{'-' * 80}\n".join(notices), encoding="utf-8")


def _notice(folder: Path) -> str:
    return next(
        (path.read_text(encoding="utf-8").strip() for path in sorted(folder.glob("LICEN[CS]E*"))), "(the package carries no notice of its own)"
    )


def _digest() -> str:
    return hashlib.sha256(BUNDLE.read_bytes()).hexdigest()


def main() -> None:
    """Build, or compare."""
    if "--check" in sys.argv[1:]:
        if tomllib.loads(LIST.read_text(encoding="utf-8"))["sha256"] != _digest():
            sys.exit(f"{BUNDLE.name} is not the file that {LIST.name} names")
        return
    with tempfile.TemporaryDirectory() as home:
        build(Path(home))


if __name__ == "__main__":
    main()
