"""Incidents by rules: the claims of a story, gathered by type, place and day; no word of them is changed."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from bench.incidents import Entity, Incident, Story, sentences_of
from gavah.model import COUNTABLE, Claim

_KINDS = (
    (re.compile("assault-explosives|assault-suicide"), "bombing"),
    (re.compile("assault-abduct|disappearance"), "kidnapping"),
    (re.compile("assault|killing|attack.site|beating|torture|execution.extra|protest.lethal"), "attack"),
)
_ARSON = re.compile(r"\b(burn|set fire|torch|arson|set ablaze)", re.IGNORECASE)
_ROBBERY = re.compile(r"\b(rob|stole|steal|loot|theft|robbery)", re.IGNORECASE)
_BOMB = re.compile(r"\b(bomb|dynamit|explo|blew up|blown up)", re.IGNORECASE)
_NAME = re.compile(r"^(?:[a-z']+ ){0,2}[a-z']+$")


@cache
def words() -> dict[str, Any]:
    """The word lists of `data/incident_words.toml`."""
    return tomllib.loads(files("bench").joinpath("data", "incident_words.toml").read_text("utf-8"))


def incidents(story: Story) -> list[Incident]:
    """One incident a type, of the claims of events of that type which are affirmed and have a victim, target or number."""
    told: dict[str, list[Claim]] = {}
    for claim in story.claims:
        kind = kind_of(claim)
        if kind and claim.kind == "event" and claim.polarity == "affirmed" and claim.modality in COUNTABLE and civil(claim):
            told.setdefault(kind, []).append(claim)
    return [Incident(kind, _entities(story, claims), tuple(claims)) for kind, claims in told.items()]


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


def _entities(story: Story, claims: Iterable[Claim]) -> dict[str, list[Entity]]:
    found: dict[str, dict[str, Entity]] = {}
    for claim in claims:
        for role, entity in _of_claim(story, claim):
            found.setdefault(role, {}).setdefault(entity.words, entity)
    return {role: list(entities.values()) for role, entities in found.items()}


def _of_claim(story: Story, claim: Claim) -> Iterator[tuple[str, Entity]]:
    for party in claim.actor:
        text = _trim(party.words)
        role = "PerpOrg" if any(w in text for w in words()["organizations"]) and not text.endswith("s") else "PerpInd"
        yield role, Entity(text, party.start)
    for party in claim.recipient:
        text = _trim(party.words)
        last = text.split(" of ")[0].split()[-1:] or [""]
        yield "Target" if last[0] in words()["things"] else "Description", Entity(text, party.start)
    for name in claim.victims:
        yield "Name", Entity(_trim(name), claim.sentence.start)
    start, end = claim.sentence.start, claim.sentence.end
    sentence = story.text[start:end]
    for weapon in words()["weapons"]:
        match = re.search(rf"\b{re.escape(weapon)}\b", sentence)
        if match and weapon not in {"fire", "stones"}:
            yield "Weapon", Entity(weapon, start + match.start())
            break


def _trim(text: str) -> str:
    """Without articles and numbers in front, in lower case."""
    low = " ".join(text.lower().split())
    return re.sub(r"^((the|a|an|some|several|about|at least|other|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+)+", "", low) or low


def sentence_at(text: str, offset: int) -> str:
    """The sentence of `text` over `offset`."""
    return next((text[a:b] for a, b in sentences_of(text) if a <= offset < b), "")
