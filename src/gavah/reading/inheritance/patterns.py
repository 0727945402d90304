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
        self.away, self.holder = re.compile(data["away"]), re.compile(data["holder"])
        self.told_from, self.addressed = re.compile(data["told_from"]), re.compile(data["addressed"])
        self.court_behind, self.court_before = re.compile(data["court_behind"]), re.compile(data["court_before"])
        self.care_behind, self.for_deed, self.result = (re.compile(data[name]) for name in ("care_behind", "for_deed", "result"))
        self.long_ago, self.street, self.office = (re.compile(data[name]) for name in ("long_ago", "street", "office"))
        self.body, self.who_was = re.compile(data["body"]), re.compile(data["who_was"])
        self.the_event, self.embassy = re.compile(data["the_event"]), re.compile(data["embassy"])


@cache
def patterns() -> _Words:
    """The patterns, read once."""
    return _Words()
