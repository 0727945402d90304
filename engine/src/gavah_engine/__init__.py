"""The language engine's models as files. Nothing is loaded on import: gavah's `reading.engine` does that at first use, and spaCy by `load`."""

from pathlib import Path
from typing import Any

__all__ = ["folder", "load"]


def folder(name: str) -> Path:
    """Where the model `name` ("english", "persian") lies; FileNotFoundError if this version ships none of that name."""
    found = Path(__file__).with_name(name)
    if not (found / "config.cfg").is_file():
        raise FileNotFoundError(f"no model {name!r} in this version of gavah-engine")
    return found


def load(model: str = "english", **overrides: Any) -> Any:  # noqa: ANN401 - spaCy's own protocol of packages
    """The pipeline `model`, opened; `spacy.load("gavah_engine")` gives the English one. Weights lie as half floats, and count as floats."""
    import spacy

    nlp = spacy.load(folder(model), **overrides)
    for _, part in nlp.pipeline:
        network = getattr(part, "model", None)
        for node in network.walk() if network is not None else ():
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, node.get_param(name).astype("float32"))
    return nlp
