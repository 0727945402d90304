"""The numbers that linking rests on, read from `data/parameters.toml`."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec


class CopyParameters(msgspec.Struct, frozen=True, kw_only=True):
    """When a text counts as repeated. Lengths in words, shares in [0, 1], slack in days; see the data file."""

    seed: int
    shingle_words: int
    permutations: int
    bands: int
    sample: int
    reach: int
    most_originals: int
    min_shared: int
    min_words_exact: int
    min_words_passage: int
    max_gap: int
    min_density: float
    near_jaccard: float
    near_coverage: float
    near_least: float
    template_words: int
    template_share: float
    day_slack: int


class FurnitureParameters(msgspec.Struct, frozen=True, kw_only=True):
    """When words belong to the page or the form and not to the report. Counts are of different texts."""

    min_texts_source: int
    share_source: float
    max_texts_source: int
    max_overlap_source: float
    min_texts: int
    max_overlap: float
    tried_pairs: int


class TranslationParameters(msgspec.Struct, frozen=True, kw_only=True):
    """When two reports of different languages say the same; shares in [0, 1], slack in days; see the data file."""

    day_slack: int
    min_facts: int
    min_facts_cited: int
    strong: float
    possible: float
    whole: float


class EventParameters(msgspec.Struct, frozen=True, kw_only=True):
    """Which claims are compared. Windows and slack in days."""

    short_window: int
    soft_slack: int
    open_reach: int
    max_rivals: int
    large_bucket: int
    neighbours: int
    check_group: int


class VerdictParameters(msgspec.Struct, frozen=True, kw_only=True):
    """Scores from which a pair is *same*, *possible*; below it is *distinct*."""

    same: float
    possible: float
    vague_most: float


class Parameters(msgspec.Struct, frozen=True, kw_only=True):
    """All of them. `weights` are log-odds by feature name, `priors` by family; `near` lists types that may name one occurrence,
    `wide` those that leave open what exactly it was. `trades`: groups of persons by what they do. `anyone`: words that describe nobody."""

    near: tuple[tuple[str, ...], ...]
    wide: tuple[str, ...]
    trades: tuple[str, ...]
    anyone: tuple[str, ...]
    copies: CopyParameters
    furniture: FurnitureParameters
    translations: TranslationParameters
    events: EventParameters
    verdict: VerdictParameters
    weights: dict[str, float]
    priors: dict[str, float]


@cache
def read_data(name: str, room: str = "gavah.linking") -> dict[str, Any]:
    """The TOML file `name` of the room's data folder, read once: look, never change."""
    return tomllib.loads(files(room).joinpath("data", name).read_text("utf-8"))


@cache
def parameters() -> Parameters:
    """The shipped parameters, read once."""
    return msgspec.convert(read_data("parameters.toml"), Parameters)
