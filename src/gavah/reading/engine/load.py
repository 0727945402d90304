"""Opens the engine's models at first use: spaCy is imported here, never when gavah is."""

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gavah.model.errors import GavahError

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def pipeline(name: str = "english") -> "Language":
    """The spaCy pipeline `name` of the package gavah-engine. Takes about a second the first time.

    Raises GavahError where the package or that model is missing.
    """
    model_folder(name)
    from gavah_engine import load

    from gavah.reading.engine.products import quick_ops

    nlp: Language = load(name)
    for _, part in nlp.pipeline:
        model: Any = getattr(part, "model", None)
        for node in model.walk() if model is not None else ():
            node.ops = quick_ops()
    return nlp


@cache
def table(name: str, model: str = "english") -> dict[str, Any]:
    """The JSON table `name` beside the model ("lemmas")."""
    found: dict[str, Any] = json.loads((model_folder(model) / f"{name}.json").read_text("utf-8"))
    return found


def model_folder(name: str) -> Path:
    """Where the files of the model `name` lie. Raises GavahError where the package or that model is missing."""
    try:
        from gavah_engine import folder

        found: Path = folder(name)
        return found
    except (ImportError, FileNotFoundError) as error:
        raise GavahError("the language engine is not installed", where=str(error), remedy="run `make demo` in the project's folder") from error
