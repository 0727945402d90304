"""The words that speak of days and places, from `document.toml`."""

import re
import tomllib
from functools import cache
from importlib.resources import files


class _Words:
    """The data of `document.toml` that speaks of days and places."""

    def __init__(self) -> None:
        data = tomllib.loads(files("gavah.reading").joinpath("document.toml").read_text("utf-8"))
        names = ("here", "the_city", "the_province", "the_site", "then", "locative", "join", "said", "origin", "learned")
        self.here, self.city, self.province, self.site, self.then, self.locative, self.join, self.said, self.origin, self.learned = (
            re.compile(data[name]) for name in names
        )
        self.charge, self.where = re.compile(data["charge"]), re.compile(data["where"])
        self.born, self.other_act = re.compile(data["born"]), re.compile(data["other_act"])
        self.past, self.took_place = re.compile(data["past"]), re.compile(data["took_place"])
        self.of_dated, self.dated, self.led_to = (re.compile(data[name]) for name in ("of_dated", "dated", "led_to"))
        self.carried_out, self.placed, self.finite = (re.compile(data[name]) for name in ("carried_out", "placed", "finite"))
        self.ground, self.announced, self.found_dead = (re.compile(data[name]) for name in ("ground", "announced", "found_dead"))
        self.that_event, self.names_event, self.pluperfect = (re.compile(data[name]) for name in ("that_event", "names_event", "pluperfect"))
        self.began, self.so_far, self.when = (re.compile(data[name]) for name in ("began", "so_far", "when"))
        self.as_of = re.compile(data["as_of"])
        self.day_part = re.compile(data["day_part"])
        self.definite = re.compile(data["definite"])
        self.away = re.compile(data["away"])


@cache
def patterns() -> _Words:
    """The patterns, read once."""
    return _Words()
