"""spaCy packages made on the spot, as pip would leave them, each with something missing."""

import json
from pathlib import Path

import spacy

INIT = """
from pathlib import Path
from spacy.util import load_model_from_init_py

def load(**overrides):
    return load_model_from_init_py(__file__, **overrides)
"""


def packed(nlp: spacy.Language, folder: Path, name: str, version: str = "0.0.1", init: str = INIT) -> Path:
    """`nlp` as the installed package `name` under `folder`, which is to be on the path."""
    home = folder / name
    home.mkdir(parents=True)
    (home / "__init__.py").write_text(init, encoding="utf-8")
    nlp.meta["name"], nlp.meta["version"] = name, version
    nlp.to_disk(home / f"{nlp.lang}_{name}-{version}")
    (home / "meta.json").write_text(json.dumps(nlp.meta), encoding="utf-8")
    about = folder / f"{name}-{version}.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", encoding="utf-8")
    return folder
