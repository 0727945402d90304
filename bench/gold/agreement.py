"""When a claim of the reader agrees with a gold claim. Alternatives in the gold stand side by side with "/"."""

from datetime import date

from bench.gold.rows import Row
from gavah.gazetteer import default
from gavah.model import Claim, Where
from gavah.model.vocabulary import COUNTABLE
from gavah.ontology import crosswalk

FIELDS = ("date", "place", "standing", "kind")
UNSCORED = (
    "threat", "accusation", "denial", "admission", "demand", "statement", "slogan", "video-message", "agree", "consult", "support", "concede",
    "cooperate", "aid", "request", "accuse", "reject", "threaten", "mobilize",
)  # fmt: skip
"""Types that count nothing: speech and diplomacy. The gold does not annotate them, so a claim of theirs is neither right nor wrong."""


def may_enter(claim: Claim) -> bool:
    """Whether a figure may rest on the claim, and the gold would hold it: no statement, nothing derived, a type that counts something."""
    head = claim.type.split(".")[0].split("-")[0]
    told = claim.kind != "statement" and not claim.derived and counts_in_a_figure(claim.polarity, claim.modality)
    return told and head not in UNSCORED and claim.type not in UNSCORED


def counts_in_a_figure(polarity: str, modality: str) -> bool:
    """CONTRACT: only affirmed and asserted, alleged or suspected claims may carry counts into a figure."""
    return polarity == "affirmed" and modality in COUNTABLE


def same_claim(gold: Row, claim: Claim) -> bool:
    """Same type and quantity."""
    return same_event(gold, claim) and _same_quantity(gold, claim)


def same_event(gold: Row, claim: Claim) -> bool:
    """Same type by our name or by its PLOVER event and mode, or one that contains it: `assault` for `assault-firearms`."""
    kinds = gold["type"].split("/")
    code = crosswalk(claim.type).plover.lower()
    return claim.type in kinds or ("-" in code and code in kinds) or any(kind.startswith((f"{claim.type}.", f"{claim.type}-")) for kind in kinds)


def _same_quantity(gold: Row, claim: Claim) -> bool:
    """An event of unknown number is [1, open] of whatever measure; no quantity at all says the same."""
    said = claim.quantity
    if (gold["low"], gold["high"]) == (1, None):
        return said is None or (said.low, said.high) == (1, None) or (said.measure, said.low, said.high) == ("events", 1, 1)
    return said is not None and said.measure in gold["measure"].split("/") and (said.low, said.high) == (gold["low"], gold["high"])


def wrong_fields(gold: Row, claim: Claim) -> tuple[str, ...]:
    """Which of `FIELDS` differ."""
    right = {
        "date": _same_days(gold, claim),
        "place": _same_place(gold, claim),
        "standing": claim.polarity == gold["polarity"] and claim.modality in gold["modality"].split("/"),
        "kind": claim.kind in gold["kind"].split("/"),
    }
    return tuple(name for name in FIELDS if not right[name])


def _same_days(gold: Row, claim: Claim) -> bool:
    """Both ends the same. Where the text tells no day, a claim must leave the earliest day open."""
    said, told = claim.when, gold["when"]
    if told is None:
        return said is None or said.earliest is None
    return said is not None and [_iso(said.earliest), _iso(said.latest)] == [told["earliest"], told["latest"]]


def _same_place(gold: Row, claim: Claim) -> bool:
    """Every place the claim names is the gold's, or a site in the gold's town; none where the gold has none."""
    if gold["place"] is None:
        return not claim.where
    names = {_folded(name) for name in gold["place"].split("/")}
    return bool(claim.where) and all(not names.isdisjoint(_names(place)) for place in claim.where)


def _names(place: Where) -> set[str]:
    """What a place may be called: its name, the words, and of a site the town it lies in."""
    found = {_folded(place.name), _folded(place.words)}
    if place.level == "site":
        towns = (default().place(one) for one in default().path(place.id)[:-1])
        found |= {_folded(town.name) for town in towns if town is not None and town.level == "city"}
    return found


def _folded(name: str) -> str:
    return name.casefold().replace("\u200c", " ").replace("-", " ")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
