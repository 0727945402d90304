"""JSON-LD: what was said by whom (PROV-O) of what (schema.org). A claim is a `schema:Claim`, never a fact."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from gavah.release.edition import Edition
from gavah.release.exports.occurrences import Occurrence, occurrences, point

_CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "gavah": "urn:gavah:terms:",
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "about": {"@id": "schema:about", "@type": "@id"},
    "startDate": {"@id": "schema:startDate", "@type": "xsd:date"},
    "endDate": {"@id": "schema:endDate", "@type": "xsd:date"},
    "datePublished": {"@id": "schema:datePublished", "@type": "xsd:date"},
}


def write(edition: Edition, path: Path) -> int:
    """One document with a graph."""
    graph = [_dataset(edition), *_sources(edition), *_reports(edition), *_claims(edition), *map(_event, occurrences(edition))]
    path.write_bytes(msgspec.json.encode({"@context": _CONTEXT, "@graph": graph}))
    return len(graph)


def _urn(id_: str) -> str:
    return f"urn:gavah:{id_}"


def _set(**values: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON value
    """Only what is there: an absent value is no value."""
    return {name.replace("__", ":"): value for name, value in values.items() if value not in (None, "", [], ())}


def _dataset(edition: Edition) -> dict[str, Any]:
    said = " ".join(edition.cautions)
    return {"@id": _urn(edition.id), "@type": ["schema:Dataset", "prov:Entity"]} | _set(datePublished=edition.day, schema__description=said)


def _sources(edition: Edition) -> Iterator[dict[str, Any]]:
    for one in edition.sources:
        yield {"@id": _urn(one.id), "@type": ["schema:Organization", "prov:Agent"], "schema:name": one.name} | _set(gavah__kind=one.kind)


def _reports(edition: Edition) -> Iterator[dict[str, Any]]:
    for one in edition.reports:
        day = one.published.isoformat() if one.published else None
        yield {"@id": _urn(one.id), "@type": ["schema:CreativeWork", "prov:Entity"], "wasAttributedTo": _urn(one.source)} | _set(
            datePublished=day, schema__inLanguage=one.language, schema__sha256=one.sha256
        )


def _claims(edition: Edition) -> Iterator[dict[str, Any]]:
    event_of = {claim: one.id for one in edition.events for claim in one.claims}
    for one in edition.claims:
        span, told = one.sentence, one.quantity
        yield {
            "@id": _urn(one.id),
            "@type": ["schema:Claim", "prov:Entity"],
            "wasDerivedFrom": _urn(one.report),
            "gavah:polarity": one.polarity,
            "gavah:modality": one.modality,
            "oa:hasSelector": [
                {"@type": "oa:TextPositionSelector", "oa:start": span.start, "oa:end": span.end},
                {"@type": "oa:TextQuoteSelector", "oa:exact": span.words},
            ],
        } | _set(
            about=_urn(event_of[one.id]) if one.id in event_of else None,
            gavah__type=one.type,
            gavah__measure=told.measure if told else None,
            gavah__low=told.low if told else None,
            gavah__high=told.high if told else None,
        )


def _event(one: Occurrence) -> dict[str, Any]:
    at = point(one.where)
    place: dict[str, Any] | None = None
    if one.where:
        place = {"@type": "schema:Place", "schema:name": one.where.name, "schema:identifier": one.where.id}
        if at:
            place["schema:geo"] = {"@type": "schema:GeoCoordinates", "schema:latitude": at[0], "schema:longitude": at[1]}
    return {"@id": _urn(one.id), "@type": "schema:Event", "gavah:type": one.type} | _set(
        startDate=one.earliest.isoformat() if one.earliest else None, endDate=one.latest.isoformat() if one.latest else None, schema__location=place
    )
