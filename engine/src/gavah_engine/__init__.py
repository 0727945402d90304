"""The language engine's models as files. Nothing is loaded here: gavah's `reading.engine` does that at first use."""

from pathlib import Path

__all__ = ["folder"]


def folder(name: str) -> Path:
    """Where the model `name` ("english", "persian") lies; FileNotFoundError if this version ships none of that name."""
    found = Path(__file__).with_name(name)
    if not (found / "config.cfg").is_file():
        raise FileNotFoundError(f"no model {name!r} in this version of gavah-engine")
    return found
