"""The form of a coder: what the words say, field by field, with "not told" and "cannot tell" as answers of their own."""

from typing import Any

from starlette.datastructures import FormData

from gavah.casefile import Case
from gavah.desk.claimform import KINDS, POLARITIES
from gavah.desk.deciding import count_of, typed
from gavah.desk.naming import gazetteer_of
from gavah.model import MODALITIES, GavahError
from gavah.pipeline import questions

UNTOLD = "none"
"""What a choice bears where the words do not tell it."""
CHOSEN = ("kind", "type", "polarity", "modality", "measure", "complete")
MOST_CLAIMS = 99


def coded(case: Case, form: FormData) -> dict[str, Any]:
    """The fields as they are kept; a field left open is left out. Raises `GavahError` where a field says nothing that can be."""
    number = count_of(form, "claims")
    if number is None or number > MOST_CLAIMS:
        raise GavahError("it is not said how many claims the words make", remedy="0 if they make none, 1 for one, and so on")
    if number == 0:
        return {"claims": 0}
    fields: dict[str, Any] = {"claims": number}
    for name in CHOSEN:
        value = typed(form, name)
        if value:
            fields[name] = None if value == UNTOLD else value == "yes" if name == "complete" else value
    return fields | _numbers(form) | _days(form) | _place(case, form) | _issuer(form)


def _numbers(form: FormData) -> dict[str, Any]:
    low, high = count_of(form, "low"), count_of(form, "high")
    if typed(form, "number_untold"):
        return {"low": None, "high": None}
    found: dict[str, Any] = {} if low is None else {"low": low}
    if typed(form, "open"):
        return found | {"high": None}
    return found | ({} if high is None else {"high": high})


def _days(form: FormData) -> dict[str, Any]:
    if typed(form, "days_untold"):
        return {"earliest": None, "latest": None}
    return {name: questions.day_of(words).isoformat() for name in ("earliest", "latest") if (words := typed(form, name))}


def _place(case: Case, form: FormData) -> dict[str, Any]:
    if typed(form, "place_untold"):
        return {"place": None}
    words = typed(form, "place_words") or typed(form, "place")
    return {"place": questions.place_of(words, gazetteer_of(case.folder)).id} if words else {}


def _issuer(form: FormData) -> dict[str, Any]:
    if typed(form, "issuer_self"):
        return {"issuer": ""}
    words = typed(form, "issuer")
    return {"issuer": words} if words else {}


def choices() -> dict[str, tuple[str, ...]]:
    """The closed lists that are not offered by `claimform.offered`."""
    return {"kind": KINDS, "polarity": POLARITIES, "modality": MODALITIES}
