"""How well translations English ↔ Persian are told from independent reports, on constructed pairs: `python -m bench translations`.

The texts of `data/translations.toml` are filled with numbers, towns, days and names, read as any report is, and linked all at once. A pair is an
original and, a day later, from another outlet and in the other language: the same text, shortened, as a part of a compilation, or a
paragraph of it in another story (should be found; a part with at least 80 % of its words and no more than as much again beside them); or the
same event told from own knowledge, the same words of another day or town, another event of that town and day (should not). What is taken for
a translation counts, not what is merely proposed. Strays are translations found between reports that are no pair. Quotations, word for word in
one language and altered in the other, should rest on one witness; a rival body that says the same should not.
Scenarios of half "a" were looked at while the rules were written, those of half "b" were not.
"""

import json
import random
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import gavah
from gavah.linking import link, parameters
from gavah.model import Claim, Copy, Linkage, Report

DATA = Path(__file__).parent / "data" / "translations.toml"
START = date(2031, 9, 1)
DAYS = 150
TURNS = 2
"""How often each scenario is told in each way and direction, every time filled anew."""
OUTLETS = 9
LANGS = ("en", "fa")
TOWNS = (
    ("Marand", "مرند"), ("Sanandaj", "سنندج"), ("Shiraz", "شیراز"), ("Kermanshah", "کرمانشاه"), ("Ahvaz", "اهواز"), ("Zahedan", "زاهدان"),
    ("Rasht", "رشت"), ("Yazd", "یزد"), ("Arak", "اراک"), ("Qazvin", "قزوین"), ("Tabriz", "تبریز"), ("Urmia", "ارومیه"), ("Isfahan", "اصفهان"),
    ("Mahabad", "مهاباد"), ("Izeh", "ایذه"), ("Dezful", "دزفول"), ("Saqqez", "سقز"), ("Kerman", "کرمان"), ("Hamadan", "همدان"), ("Gorgan", "گرگان"),
)  # fmt: skip
NAMES = (
    ("Behrouz Tamrini", "بهروز تمرینی"), ("Mahnaz Sabzpour", "مهناز سبزپور"), ("Davoud Abanfar", "داوود آبانفر"), ("Shirin Golkar", "شیرین گلکار"),
    ("Parviz Dehnow", "پرویز دهنو"), ("Zahra Kuhestani", "زهرا کوهستانی"), ("Jamshid Bidar", "جمشید بیدار"), ("Nasrin Rudbar", "نسرین رودبار"),
)  # fmt: skip
WEEKDAYS = (
    ("Monday", "دوشنبه"), ("Tuesday", "سه شنبه"), ("Wednesday", "چهارشنبه"), ("Thursday", "پنجشنبه"), ("Friday", "جمعه"), ("Saturday", "شنبه"),
    ("Sunday", "یکشنبه"),
)  # fmt: skip
NUMBERS = (
    ("two", "دو"), ("three", "سه"), ("four", "چهار"), ("five", "پنج"), ("six", "شش"), ("seven", "هفت"), ("eight", "هشت"), ("nine", "نه"),
    ("ten", "ده"), ("eleven", "یازده"), ("twelve", "دوازده"),
)  # fmt: skip
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
Scenario = dict[str, Any]


class Fill(NamedTuple):
    """What the slots of one telling hold."""

    day: date
    town: int
    name: int
    numbers: dict[str, int]


class Pair(NamedTuple):
    """Two reports, whether the second translates the first, and which part of the second does (None = the whole)."""

    kind: str
    half: str
    original: Report
    other: Report
    positive: bool
    part: str | None


def run(data: Path | None, out: Path | None, *, seed: int = 0) -> dict[str, object]:
    """Precision and recall by half, by kind and direction; `data` is not used, `out` takes the translations taken, one JSON object a line."""
    bank = tomllib.loads(DATA.read_text("utf-8"))
    chance = random.Random(seed)
    pairs = list(_pairs(bank["scenario"], chance))
    reports = [report for pair in pairs for report in (pair.original, pair.other)]
    found = link(reports, [claim for report in reports for claim in gavah.read(report)])
    taken = [copy for copy in found.copies if copy.kind == "translation" and copy.likeness >= parameters().translations.strong]
    if out:
        out.write_text("".join(json.dumps({"original": c.original, "copy": c.copy, "likeness": c.likeness}) + "\n" for c in taken), "utf-8")
    scores: dict[str, object] = {"pairs": len(pairs)}
    for half in ("a", "b"):
        scores[f"half {half}"] = _scores([pair for pair in pairs if pair.half == half], taken)
    partners = {pair.other.id: pair.original.id for pair in pairs}
    scores["strays"] = sum(partners.get(copy.copy) != copy.original for copy in taken)
    scores["quotations"] = _quotations(bank["quotation"], chance)
    return scores


def _pairs(scenarios: list[Scenario], chance: random.Random) -> list[Pair]:
    made: list[Pair] = []
    for kind, (positive, make) in KINDS.items():
        for scenario in scenarios:
            for lang in LANGS * TURNS:
                fill, outlets = _fill(chance), chance.sample(range(OUTLETS), 2)
                other_lang = LANGS[lang == "en"]
                text, part = make(chance, scenario, fill, other_lang, scenarios)
                name = f"{len(made):04d}"
                original = _report(f"r-{name}-a", _told(chance, scenario, fill, lang), lang, fill.day + timedelta(1), outlets[0])
                other = _report(f"r-{name}-b", text, other_lang, fill.day + timedelta(2), outlets[1])
                made.append(Pair(kind, scenario["half"], original, other, positive, part))
    return made


def _fill(chance: random.Random) -> Fill:
    numbers = {"n": chance.randrange(2, 20), "m": chance.randrange(2, 30), "k": chance.randrange(2, 60)}
    return Fill(START + timedelta(chance.randrange(DAYS)), chance.randrange(len(TOWNS)), chance.randrange(len(NAMES)), numbers)


def _filled(chance: random.Random, words: str, fill: Fill, lang: str) -> str:
    """`words` with its slots filled; a number up to twelve as a word or in digits."""
    at = LANGS.index(lang)

    def number(value: int) -> str:
        if value <= len(NUMBERS) + 1 and chance.random() < 0.6:
            return NUMBERS[value - 2][at]
        return str(value).translate(PERSIAN_DIGITS) if lang == "fa" else str(value)

    slots = {key: number(value) for key, value in sorted(fill.numbers.items())}
    day = WEEKDAYS[fill.day.weekday()][at]
    text = words.format(**slots, city=TOWNS[fill.town][at], day=day, name=NAMES[fill.name][at])
    return text[:1].upper() + text[1:]


def _told(chance: random.Random, scenario: Scenario, fill: Fill, lang: str, part: slice = slice(None)) -> str:
    return " ".join(_filled(chance, pair[LANGS.index(lang)], fill, lang) for pair in scenario["pairs"][part])


Made = tuple[str, str | None]
Make = Callable[[random.Random, Scenario, Fill, str, list[Scenario]], Made]


def _whole(chance: random.Random, scenario: Scenario, fill: Fill, lang: str, _all: list[Scenario]) -> Made:
    return _told(chance, scenario, fill, lang), None


def _shortened(chance: random.Random, scenario: Scenario, fill: Fill, lang: str, _all: list[Scenario]) -> Made:
    return _told(chance, scenario, fill, lang, slice(0, -1)), None


def _compiled(chance: random.Random, scenario: Scenario, fill: Fill, lang: str, every: list[Scenario]) -> Made:
    """In the middle of three other items."""
    part = _told(chance, scenario, fill, lang)
    others = [_told(chance, other, _beside(chance, fill), lang) for other in _others(chance, scenario, every, 3)]
    at = chance.randrange(4)
    return "\n\n".join([*others[:at], part, *others[at:]]), part


def _paragraph(chance: random.Random, scenario: Scenario, fill: Fill, lang: str, every: list[Scenario]) -> Made:
    """Three sentences, in a correspondent's own story of something else."""
    part = _told(chance, scenario, fill, lang, slice(0, 3))
    [other] = _others(chance, scenario, every, 1)
    return "\n\n".join([_filled(chance, other["own"][lang], _beside(chance, fill), lang), part]), part


def _own(chance: random.Random, scenario: Scenario, fill: Fill, lang: str, _all: list[Scenario]) -> Made:
    return _filled(chance, scenario["own"][lang], fill, lang), None


def _own_compiled(chance: random.Random, scenario: Scenario, fill: Fill, lang: str, every: list[Scenario]) -> Made:
    own, _ = _own(chance, scenario, fill, lang, every)
    others = [_filled(chance, other["own"][lang], _beside(chance, fill), lang) for other in _others(chance, scenario, every, 2)]
    return "\n\n".join([others[0], own, others[1]]), None


def _other_day(chance: random.Random, scenario: Scenario, fill: Fill, lang: str, _all: list[Scenario]) -> Made:
    return _told(chance, scenario, fill._replace(day=fill.day - timedelta(chance.randrange(1, 4))), lang), None


def _other_town(chance: random.Random, scenario: Scenario, fill: Fill, lang: str, _all: list[Scenario]) -> Made:
    return _told(chance, scenario, fill._replace(town=(fill.town + chance.randrange(1, len(TOWNS))) % len(TOWNS)), lang), None


def _other_event(chance: random.Random, scenario: Scenario, fill: Fill, lang: str, every: list[Scenario]) -> Made:
    [other] = _others(chance, scenario, every, 1)
    return _told(chance, other, fill, lang), None


KINDS: dict[str, tuple[bool, Make]] = {
    "whole": (True, _whole),
    "shortened": (True, _shortened),
    "in a compilation": (True, _compiled),
    "a paragraph": (True, _paragraph),
    "told independently": (False, _own),
    "told independently in a compilation": (False, _own_compiled),
    "same words, another day": (False, _other_day),
    "same words, another town": (False, _other_town),
    "another event, same day, town and numbers": (False, _other_event),
}


def _others(chance: random.Random, scenario: Scenario, every: list[Scenario], count: int) -> list[Scenario]:
    """Scenarios of the same half, so that neither half is seen in the other."""
    return chance.sample([one for one in every if one["half"] == scenario["half"] and one is not scenario], count)


def _beside(chance: random.Random, fill: Fill) -> Fill:
    """Another fill of the same week."""
    return _fill(chance)._replace(day=fill.day - timedelta(chance.randrange(3)), town=(fill.town + chance.randrange(1, len(TOWNS))) % len(TOWNS))


def _report(id_: str, text: str, lang: str, day: date, outlet: int) -> Report:
    return Report(
        id=id_, sha256="0" * 64, media_type="text/plain", source=f"outlet-{outlet}", text=text, language=lang, published=day, constructed=True
    )


def _scores(pairs: list[Pair], taken: list[Copy]) -> dict[str, object]:
    by_copy: dict[tuple[str, str], list[Copy]] = defaultdict(list)
    for copy in taken:
        by_copy[copy.original, copy.copy].append(copy)
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    right = wrong = positives = 0
    for pair in pairs:
        found = by_copy[pair.original.id, pair.other.id]
        good = any(_holds(pair, copy) for copy in found) if pair.positive else not found
        way = "en → fa" if pair.original.language == "en" else "fa → en"
        rows[pair.kind].update({"pairs": 1, f"right {way}": good})
        positives += pair.positive
        right += pair.positive and good
        wrong += bool(found) and not (pair.positive and good)
    return {
        "precision": 100 * right / max(1, right + wrong),
        "recall": 100 * right / positives,
        "kinds": {kind: dict(row) for kind, row in rows.items()},
    }


def _holds(pair: Pair, copy: Copy) -> bool:
    """Does `copy` give the part that is translated?"""
    if pair.part is None:
        return copy.copy_passage is None
    if copy.copy_passage is None:
        return False
    start = pair.other.text.index(pair.part)
    overlap = min(copy.copy_passage[1], start + len(pair.part)) - max(copy.copy_passage[0], start)
    return overlap >= 0.8 * len(pair.part) and copy.copy_passage[1] - copy.copy_passage[0] <= 2 * overlap


def _quotations(bank: list[Scenario], chance: random.Random) -> dict[str, object]:
    """Whether an altered quotation in the other language rests on the witness of the one word for word, and a rival body's words do not."""
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for quotation in bank:
        for lang in LANGS * 4:
            for form in ("altered", "rival"):
                other = LANGS[lang == "en"]
                fill, outlets = _fill(chance), chance.sample(range(OUTLETS), 2)
                fill = fill._replace(numbers=fill.numbers | {"n": fill.numbers["n"] + 3})
                first = _report("r-a", _filled(chance, quotation["direct"][lang], fill, lang), lang, fill.day + timedelta(1), outlets[0])
                second = _report("r-b", _filled(chance, quotation[form][other], fill, other), other, fill.day + timedelta(2), outlets[1])
                claims = [claim for report in (first, second) for claim in gavah.read(report)]
                one = _one_witness(link([first, second], claims), claims, fill.numbers["n"])
                rows[f"half {quotation['half']}"].update({f"{form} pairs": 1, f"{form} right": one == (form == "altered")})
    return {half: dict(row) for half, row in rows.items()}


def _one_witness(found: Linkage, claims: list[Claim], number: int) -> bool:
    """Do the claims of the number in both reports rest on one witness?"""
    witness_of = {id_: witness.id for witness in found.witnesses for id_ in witness.claims}
    told: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.quantity and claim.quantity.low == number:
            told[claim.report].add(witness_of[claim.id])
    return len(told) == 2 and bool(set.intersection(*told.values()))
