"""What a model may answer: the schema it is given, and the answer read back, each entry by itself."""

from collections import Counter
from typing import Any

import msgspec

from gavah.model.vocabulary import MEASURES, MODALITIES, ClaimKind, Modality, Polarity
from gavah.ontology import own_types

MOST = 200
"""Entries of one answer that are looked at; a passage tells of fewer."""


class Quoted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of an answer: what is chosen from closed lists, and quotes for everything else."""

    type: str
    kind: ClaimKind
    polarity: Polarity
    modality: Modality
    sentence: str
    event: str
    measure: str | None = None
    quantity: str | None = None
    number: int | None = None
    when: str | None = None
    where: tuple[str, ...] = ()
    actor: str | None = None
    affected: str | None = None
    source: str | None = None
    standing: str | None = None


def schema() -> dict[str, Any]:
    """The JSON schema of an answer."""
    text, maybe = {"type": "string"}, {"type": ["string", "null"]}
    fields: dict[str, Any] = {
        "type": {"type": "string", "enum": list(own_types())},
        "measure": {"anyOf": [{"type": "string", "enum": list(MEASURES)}, {"type": "null"}]},
        "kind": {"type": "string", "enum": ["event", "total", "statement"]},
        "polarity": {"type": "string", "enum": ["affirmed", "denied"]},
        "modality": {"type": "string", "enum": list(MODALITIES)},
        "sentence": text,
        "event": text,
        "quantity": maybe,
        "number": {"type": ["integer", "null"]},
        "when": maybe,
        "where": {"type": "array", "items": text},
        "actor": maybe,
        "affected": maybe,
        "source": maybe,
        "standing": maybe,
    }
    entry = {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}
    return {"type": "object", "properties": {"claims": {"type": "array", "items": entry}}, "required": ["claims"], "additionalProperties": False}


def entries(content: str, rejected: Counter[str]) -> list[Quoted]:
    """The well-formed entries of an answer; what is not is counted in `rejected`, entry by entry where the answer is JSON at all."""
    try:
        answer = msgspec.json.decode(_bare(content))
        rows = answer["claims"]
        if not isinstance(rows, list):
            raise TypeError
    except (msgspec.MsgspecError, UnicodeError, RecursionError, KeyError, TypeError):
        rejected["answer is no JSON of the schema"] += 1
        return []
    if len(rows) > MOST:
        rejected["too many entries in one answer"] += len(rows) - MOST
    return [one for row in rows[:MOST] if (one := _entry(row, rejected)) is not None]


def _entry(row: object, rejected: Counter[str]) -> Quoted | None:
    try:
        one = msgspec.convert(row, Quoted)
    except (msgspec.ValidationError, RecursionError):
        rejected["entry is not of the schema"] += 1
        return None
    if one.type not in own_types():
        rejected["type is not in the list"] += 1
        return None
    if one.measure is not None and one.measure not in MEASURES:
        rejected["measure is not in the list"] += 1
        return None
    return one


def _bare(content: str) -> str:
    """The answer without the fence that some models put around it."""
    words = content.strip()
    if words.startswith("```") and words.endswith("```"):
        words = words.removeprefix("```").removeprefix("json").removesuffix("```")
    return words
