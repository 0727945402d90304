"""Which type of incident a claim tells of, by its type in the ontology and its words."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from bench.incidents import Story
from gavah.model import COUNTABLE, Claim

_KINDS = (
    (re.compile("assault-explosives|assault-suicide"), "bombing"),
    (re.compile("assault-abduct|disappearance"), "kidnapping"),
    (re.compile("assault|killing|attack.site|beating|torture|execution.extra|protest.lethal"), "attack"),
)
_ARSON = re.compile(r"\b(burn|set fire|torch|arson|set ablaze)", re.IGNORECASE)
_ROBBERY = re.compile(r"\b(rob|stole|steal|loot|theft|robbery)", re.IGNORECASE)
_BOMB = re.compile(r"\b(bomb|dynamit|explo|blew up|blown up)", re.IGNORECASE)


@cache
def words() -> dict[str, Any]:
    """The word lists of `data/incident_words.toml`."""
    return tomllib.loads(files("bench").joinpath("data", "incident_words.toml").read_text("utf-8"))


def types_told(story: Story) -> frozenset[str]:
    """The types of the claims of events which are affirmed and have a victim, target or number."""
    told = (c for c in story.claims if c.kind == "event" and c.polarity == "affirmed" and c.modality in COUNTABLE and civil(c))
    return frozenset(kind_of(c) for c in told) - {""}


def kind_of(claim: Claim) -> str:
    """The task's incident type of a claim, "" if none; a claim of damage is arson, robbery or bombing by its own words."""
    sentence = claim.sentence.words
    if claim.type.startswith(("attack.site", "assault-destroy")) or claim.type.startswith("coerce-seize"):
        for pattern, kind in ((_ARSON, "arson"), (_ROBBERY, "robbery"), (_BOMB, "bombing")):
            if pattern.search(sentence):
                return kind
    found = next((kind for pattern, kind in _KINDS if pattern.match(claim.type)), "")
    return "bombing" if found == "attack" and _BOMB.search(sentence) else found


def civil(claim: Claim) -> bool:
    """Whether someone or something other than guerrillas and soldiers is hit: fights between armed sides are not in the task."""
    hit = " ".join(p.words.lower() for p in claim.recipient)
    armed = re.search(r"guerrilla|rebel|subversive|terrorist|extremist|soldier|troops|insurgent|enemy", hit)
    return bool(claim.recipient or claim.quantity) and not armed
