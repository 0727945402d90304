"""The form of a claim: what it offers, and what was filled in as the fields of a claim."""

from typing import Any

from starlette.datastructures import FormData

from gavah.casefile import Case
from gavah.desk.deciding import count_of, typed
from gavah.desk.naming import gazetteer_of, place_of
from gavah.model import MEASURES, MODALITIES, Claim, GavahError, QuestionError
from gavah.ontology import own_types, types
from gavah.pipeline import questions

KINDS = ("event", "total", "statement")
POLARITIES = ("affirmed", "denied")


def offered(lang: str) -> dict[str, Any]:
    """The fixed choices, event types in the order of their names in `lang`."""
    from gavah.ontology import label

    own = own_types()
    rest = [one for one in types() if one not in own]
    return {
        "kinds": KINDS,
        "polarities": POLARITIES,
        "modalities": MODALITIES,
        "measures": MEASURES,
        "own_types": sorted(own, key=lambda one: label(one, lang)),
        "other_types": sorted(rest, key=lambda one: label(one, lang)),
    }


def filled(case: Case, form: FormData) -> dict[str, Any]:
    """The fields as JSON values. Raises `GavahError` where a field says nothing that can be."""
    fields: dict[str, Any] = {name: typed(form, name) for name in ("kind", "type", "polarity", "modality")}
    fields["quantity"] = _quantity(form)
    fields["when"] = _when(form)
    fields["where"] = _where(case, form)
    return fields


def differing(claim: Claim, fields: dict[str, Any]) -> dict[str, Any]:
    """Those of `fields` that say something else than `claim` as it stands."""
    quantity, when = claim.quantity, claim.when
    now: dict[str, Any] = {
        "kind": claim.kind,
        "type": claim.type,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "quantity": {name: getattr(quantity, name) for name in ("measure", "low", "high", "complete")} if quantity else None,
        "when": {name: _iso(getattr(when, name)) for name in ("earliest", "latest")} if when else None,
        "where": [place.id for place in claim.where],
    }
    if now["when"] == {"earliest": None, "latest": None} and fields["when"] is None:
        now["when"] = None
    told = {**fields, "where": [place["id"] for place in fields["where"]]}
    return {name: fields[name] for name in fields if told[name] != now[name]}


def _iso(day: object) -> str | None:
    return str(day) if day else None


def _quantity(form: FormData) -> dict[str, Any] | None:
    measure = typed(form, "measure")
    low, high = count_of(form, "low"), count_of(form, "high")
    if not measure:
        if low is not None or high is not None:
            raise GavahError("a number is given, but not of what", remedy="choose what is counted")
        return None
    if low is None:
        raise GavahError("it is said what is counted, but not how many", remedy="give the lowest number the words allow; 1 where they say none")
    top = None if typed(form, "open") == "yes" else high if high is not None else low
    return {"measure": measure, "low": low, "high": top, "complete": typed(form, "complete") == "yes"}


def _when(form: FormData) -> dict[str, Any] | None:
    days = {name: typed(form, name) for name in ("earliest", "latest")}
    if not any(days.values()):
        return None
    found = {name: questions.day_of(words).isoformat() if words else None for name, words in days.items()}
    if found["earliest"] and found["latest"] and found["earliest"] > found["latest"]:
        raise QuestionError(f"the last day ({found['latest']}) is before the first ({found['earliest']})", remedy="exchange the two days")
    return found


def _where(case: Case, form: FormData) -> list[dict[str, Any]]:
    """The places kept, and the one typed. Raises `QuestionError` where several may be meant."""
    ids = [str(one) for one in form.getlist("place")]
    words = typed(form, "place_words")
    if words:
        ids.append(questions.place_of(words, gazetteer_of(case.folder)).id)
    return [_place(case, one) for one in dict.fromkeys(ids)]


def _place(case: Case, name: str) -> dict[str, Any]:
    found = place_of(case.folder, name)
    if found is None:
        raise QuestionError(f"no place has the id {name!r}", remedy="choose the place anew")
    return {"id": found.id, "name": found.name, "level": found.level, "path": list(found.path), "lat": found.lat, "lon": found.lon}
