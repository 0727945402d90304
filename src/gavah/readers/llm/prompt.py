"""The request that is sent for a piece of a report, and its digest. Nothing of the case goes into it but the piece's words."""

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from gavah.model import Report, canonical
from gavah.readers.llm.answers import schema
from gavah.reading.frames.frame import Range

MOST_TOKENS = 4_096
"""Tokens that an answer may take."""


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("prompt.toml").read_text("utf-8"))


@cache
def version() -> str:
    """The digest of prompt and schema: another prompt is another reader."""
    return hashlib.sha256(canonical([_data(), schema(), MOST_TOKENS])).hexdigest()[:8]


def request(report: Report, piece: Range, model: str) -> dict[str, Any]:
    """The body of the request for `piece` of `report`."""
    data = _data()
    messages = [{"role": "system", "content": data["system"].strip()}]
    for example in data["example"]:
        messages += [{"role": "user", "content": _user(example["text"])}, {"role": "assistant", "content": "".join(example["answer"].splitlines())}]
    messages.append({"role": "user", "content": _user(report.text[slice(*piece)])})
    return {
        "model": model,
        "messages": messages,
        "temperature": 0,
        "seed": 0,
        "max_tokens": MOST_TOKENS,
        "stream": False,
        "response_format": {"type": "json_schema", "json_schema": {"name": "claims", "strict": True, "schema": schema()}},
    }


def asked(body: dict[str, Any]) -> str:
    """The digest under which an answer is kept: of the model, the prompt and the words, not of the address."""
    return hashlib.sha256(canonical(body)).hexdigest()


def _user(text: str) -> str:
    mark = "=" * 3 + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    frame: str = _data()["user"]
    return frame.strip().replace("{mark}", mark).replace("{text}", text)
