"""Slots: `{n:…}` numbers, `{d:…}` days, `{rel:…}`, `{p:…}` persons, `{z:…}` noise, and places."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from datetime import date

from exercise_maker import calendars, numerals
from exercise_maker.world import World

SLOT = re.compile(r"\{([^{}]+)\}")


@dataclass
class Voice:
    """Who speaks in which language on which day: what a slot needs beside the world."""

    world: World
    report: str
    lang: str
    said: date
    style: frozenset[str] = frozenset()
    persons: list[tuple[str, str]] = field(default_factory=list)
    noise: int = 0

    def fill(self, words: str) -> str:
        """Return words with every slot filled and the outlet's habits of spelling applied."""
        return self.spell(SLOT.sub(lambda found: self._slot(found[1]), words))

    def spell(self, words: str) -> str:
        """Return words in the outlet's spelling: Arabic letters or digits, lost ZWNJ, capitals."""
        if "arabic" in self.style:
            words = words.replace("ی", "ي").replace("ک", "ك")
        if "nozwnj" in self.style:
            words = words.replace("\u200c", " ")
        if "upper" in self.style:
            words = words.upper()
        if "joined" in self.style:
            words = words.replace("\u200c", "")
        return words

    def place(self, name: str, spelling: int = 0) -> str:
        """Return a place's name in this language, in its n-th spelling."""
        place = self.world.places[name]
        names = place.en if self.lang == "en" else place.fa
        return names[spelling % len(names)]

    def _slot(self, slot: str) -> str:
        name, _, rest = slot.partition(":")
        if name == "n":
            expression, _, form = rest.partition(":")
            return self._number(self.world.number(expression), form)
        if name == "z":
            return self._noise(rest)
        if name == "d":
            day, _, form = rest.partition(":")
            return self._day(self.world.day(day), form)
        if name == "rel":
            return self._relative(self.world.day(rest))
        if name == "p":
            return self._person(rest)
        place, _, spelling = slot.partition(".")
        return self.place(place, int(spelling or 0))

    def _number(self, number: int, form: str) -> str:
        if form in ("w", "W"):
            words = numerals.words_en(number) if self.lang == "en" else numerals.words_fa(number)
            return words[0].upper() + words[1:] if form == "W" else words
        if form == "ord":
            english = self.lang == "en"
            return numerals.ordinal_en(number) if english else numerals.ordinal_fa(number)
        if form == "ordw":
            return numerals.ordinal_words_en(number)
        return self._digits(f"{number:,}" if form == "comma" else str(number), form)

    def _digits(self, digits: str, form: str = "") -> str:
        if self.lang == "en" or form == "lat" or "latin-digits" in self.style:
            return digits
        if "arabic-digits" in self.style:
            return digits.translate(numerals.ARABIC_DIGITS)
        return digits.translate(numerals.PERSIAN_DIGITS)

    def _noise(self, rest: str) -> str:
        written, low, high, *form = re.split(r"[:-]", rest)
        self.noise += 1
        draw = random.Random(f"{self.world.seed}-{self.report}-{self.noise}")
        number = draw.randint(int(low), int(high)) if self.world.seed else int(written)
        return self._number(number, form[0] if form else "")

    def _day(self, day: date, form: str) -> str:
        if form == "wd" and not 0 <= (self.said - day).days <= 6:
            raise ValueError(f"{self.report}: {day} is no weekday near {self.said}")
        return self._day_en(day, form) if self.lang == "en" else self._day_fa(day, form)

    def _day_en(self, day: date, form: str) -> str:
        year, month, number = calendars.solar(day)
        gregorian, hijri = calendars.MONTHS_EN[day.month - 1], calendars.SOLAR_EN[month - 1]
        weekday = calendars.WEEKDAYS_EN[day.weekday()]
        return {
            "g": f"{gregorian} {day.day}",
            "gy": f"{gregorian} {day.day}, {day.year}",
            "ab": f"{gregorian[:3]}. {day.day}",
            "dg": f"{day.day} {gregorian}",
            "dgy": f"{day.day} {gregorian} {day.year}",
            "iso": day.isoformat(),
            "sh": f"{number} {hijri}",
            "shy": f"{number} {hijri} {year}",
            "mon": hijri,
            "mony": f"{hijri} {year}",
            "gmon": gregorian,
            "year": str(day.year),
            "wd": weekday,
            "wdg": f"{weekday}, {gregorian} {day.day}",
            "wddg": f"{weekday} {day.day} {gregorian}",
            "up": f"{weekday.upper()}, {gregorian.upper()} {day.day}",
        }[form]

    def _day_fa(self, day: date, form: str) -> str:
        year, month, number = calendars.solar(day)
        weekday, hijri = calendars.WEEKDAYS_FA[day.weekday()], calendars.SOLAR_FA[month - 1]
        digits, gregorian = self._digits, calendars.MONTHS_FA[day.month - 1]
        return {
            "sh": f"{digits(str(number))} {hijri}",
            "shy": f"{digits(str(number))} {hijri} {digits(str(year))}",
            "shw": f"{numerals.ordinal_fa(number)} {hijri}",
            "wd": weekday,
            "wdsh": f"{weekday} {digits(str(number))} {hijri}",
            "wdshy": f"{weekday} {digits(str(number))} {hijri} {digits(str(year))}",
            "num": digits(f"{year}/{month:02}/{number:02}"),
            "short": digits(f"{month}/{number}"),
            "mon": hijri,
            "mony": f"{hijri} {digits(str(year))}",
            "year": digits(str(year)),
            "g": f"{digits(str(day.day))} {gregorian}",
            "gy": f"{digits(str(day.day))} {gregorian} {digits(str(day.year))}",
        }[form]

    def _relative(self, day: date) -> str:
        words = {
            "en": {0: "today", 1: "yesterday", -1: "tomorrow"},
            "fa": {0: "امروز", 1: "دیروز", 2: "پریروز", -1: "فردا"},
        }
        return words[self.lang][(self.said - day).days]

    def _person(self, rest: str) -> str:
        name, _, form = rest.partition(":")
        full = self.world.persons[name][self.lang]
        words = self.spell(full.split()[0] if form == "first" else full)
        self.persons.append((name, words))
        return words
