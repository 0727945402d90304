"""The closed vocabularies of a claim. Event types live in `gavah.ontology`, as data."""

from typing import Literal, get_args

ClaimKind = Literal["event", "total", "statement"]
Polarity = Literal["affirmed", "denied"]
Modality = Literal["asserted", "alleged", "suspected", "possible", "hypothetical", "planned", "called-for"]
Calendar = Literal["gregorian", "solar-hijri", "lunar-hijri"]
Level = Literal["country", "province", "county", "city", "site"]
Verdict = Literal["same", "distinct", "possible"]
Language = Literal["en", "fa", "und"]
Measure = Literal[
    "dead",
    "executed",
    "injured",
    "arrested",
    "charged",
    "sentenced",
    "missing",
    "released",
    "participants",
    "events",
    "sites",
    "videos",
    "persons",
    "months",
    "hours",
    "outlets",
]

MEASURES: tuple[str, ...] = get_args(Measure)
MODALITIES: tuple[str, ...] = get_args(Modality)
LEVELS: tuple[str, ...] = get_args(Level)  # from the largest to the smallest
COUNTABLE: frozenset[str] = frozenset({"asserted", "alleged", "suspected"})
"""Modalities whose claims may carry counts into a figure, if affirmed."""

BEFALLEN: frozenset[str] = frozenset({"dead", "executed", "injured", "arrested", "charged", "sentenced", "missing", "released", "persons"})
"""Measures that count persons whom something befell."""

NOT_SUMMED: frozenset[str] = frozenset({"participants", "months", "hours"})
"""Measures that get an interval per event, never a sum."""

CONSTRUCTED = "EXERCISE · CONSTRUCTED · تمرین · ساختگی"
"""What everything made of a constructed case says of itself (SAFETY.md, "The exercise's world")."""
