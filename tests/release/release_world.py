"""Constructed claims, reports and sources for the tests of the release room. EXERCISE · CONSTRUCTED · تمرین · ساختگی"""

import hashlib
from datetime import date

from gavah.model import Report, Source
from gavah.model.claim import Claim, Quantity, When, Where, make_claim

NAME = "Laleh Banu Tamrini"
"""Who must stay, in every field a claim of the case of these tests has."""
AHVAZ = Where(id="gn-144448", name="Ahvaz", level="city", path=("IR", "IR-06", "ir-county-06-ahvaz", "gn-144448"), lat=31.3, lon=48.7)
DEZFUL = Where(id="gn-136702", name="Dezful", level="city", path=("IR", "IR-06", "ir-county-06-dezful", "gn-136702"), lat=32.4, lon=48.4)
PAPER = Source(
    id="tamrin-paper",
    name="Tamrin Local Paper",
    name_fa="روزنامه محلی تمرین",
    kind="newspaper",
    owner="Kaveh Tamrini",
    grades={"arrest": "B"},
    constructed=True,
)
VOICES = Source(id="tamrin-voices", name="Tamrin Contributors", kind="contributor", constructed=True)


def report(text: str, *, id: str = "r-1", source: str = "tamrin-paper", lang: str = "en", **more: object) -> Report:
    """A report with `text`."""
    return Report(
        id=id,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        source=source,
        text=text,
        language=lang,
        constructed=True,
        **more,
    )


def claim(number: int | None = 1, *, measure: str = "arrested", type: str = "arrest", on: date | None = date(2071, 10, 3), **more: object) -> Claim:
    """A claim of `number` persons on one day in Ahvaz, in a report of its own words."""
    given = more.pop("report", None) or report(f"They took {number} people in Ahvaz. {more.pop('salt', '')}")
    fields: dict[str, object] = {
        "report": given.id,
        "kind": "event",
        "type": type,
        "spans": (given.span(0, len(given.text.split(".")[0]) + 1, "sentence"),),
        "quantity": None if number is None else Quantity(measure=measure, low=number, high=number, words=str(number), rule="exact"),
        "when": None if on is None else When(earliest=on, latest=on, words="on Saturday"),
        "said": on,
        "where": (AHVAZ,),
        "issuers": (given.source,),
    }
    return make_claim(**{**fields, **more})
