"""Whom a model may name as a speaker. An issuer decides what counts as one witness or two, so that words in the report are not enough:
they must stand where somebody speaks."""

import tomllib
from functools import cache
from importlib.resources import files

from gavah.model import folded
from gavah.readers.grounding import overlap
from gavah.readers.llm.framing import Grounded
from gavah.reading.attribution import has_cue
from gavah.reading.frames.frame import Range

MOST_WORDS = 16
"""Words of a speaker; a longer quote names nobody."""
NEAR = 40
"""Characters between a speaker and the words that say that he speaks."""


@cache
def _settings() -> dict[str, frozenset[str]]:
    data = tomllib.loads(files(__package__).joinpath("speakers.toml").read_text("utf-8"))
    return {lang: frozenset(map(folded, words.split())) for lang, words in data["settings"].items()}


def speaks(text: str, one: Grounded, lang: str) -> bool:
    """Whether the words that `one` quotes as its source stand as a speaker's in its sentence.

    Beside a verb or phrase of saying that is not the event's own; not behind a word of place; no part of the event, its parties or its place.
    """
    source = one.source
    if source is None or not one.sentence[0] <= source[0] < source[1] <= one.sentence[1]:
        return False
    if len(text[slice(*source)].split()) > MOST_WORDS or any(overlap(source, other) for other in _others(one)):
        return False
    before = text[one.sentence[0] : source[0]].split()
    if before and folded(before[-1]) in _settings().get(lang, frozenset()):
        return False
    return any(has_cue(text[a:b], lang=lang) for a, b in _beside(one, source))


def _others(one: Grounded) -> list[Range]:
    """What else the entry quotes."""
    return [one.event, *one.where, *(at for at in (one.quantity, one.when, one.actor, one.affected) if at is not None)]


def _beside(one: Grounded, source: Range) -> list[Range]:
    """The words before and behind the source, as far as the event's own and not beyond the sentence."""
    low, high = max(one.sentence[0], source[0] - NEAR), min(one.sentence[1], source[1] + NEAR)
    first, last = one.event
    if last <= source[0]:
        low = max(low, last)
    elif first >= source[1]:
        high = min(high, first)
    return [(low, source[0]), (source[1], high)]
