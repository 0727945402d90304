"""Scans of constructed sentences by a small hand-made scanner, so that these tests test the frames and nothing else."""

import re
from datetime import date, timedelta

from gavah.model import NumberMention, PlaceMention, TimeMention, fold
from gavah.model.report import Passage
from gavah.reading.frames.frame import FrameHit, Scan, Sentence
from gavah.reading.frames.persian.sentence import frames

WORDS = {
    "یک": 1,
    "دو": 2,
    "سه": 3,
    "چهار": 4,
    "پنج": 5,
    "شش": 6,
    "هفت": 7,
    "هشت": 8,
    "نه": 9,
    "ده": 10,
    "دوازده": 12,
    "بیست": 20,
    "صد": 100,
    "پنجاه": 50,
    "هزار": 1000,
    "یکی": 1,
}
VAGUE = {"ده ها هزار": (20_000, 99_999), "ده ها": (20, 99), "صدها": (200, 999), "هزاران": (2_000, 9_999), "چند": (3, 9), "چندین": (3, 9)}
_GAZETTEER = """
تهران=ir/teh/teh<ir/teh کرج=ir/alb/kar<ir/alb سنندج=ir/kur/san<ir/kur سقز=ir/kur/saq<ir/kur
بانه=ir/kur/ban<ir/kur دیواندره=ir/kur/div<ir/kur کردستان=ir/kur<ir شیراز=ir/fars/shi<ir/fars فارس=ir/fars<ir
همدان=ir/ham/ham<ir/ham یاسوج=ir/koh/yas<ir/koh اصفهان=ir/isf/isf<ir/isf کرمانشاه=ir/ker/ker<ir/ker
زاهدان=ir/sis/zah<ir/sis اهواز=ir/khu/ahv<ir/khu رشت=ir/gil/ras<ir/gil قم=ir/qom/qom<ir/qom
مشهد=ir/raz/mas<ir/raz تبریز=ir/taz/tab<ir/taz مریوان=ir/kur/mar<ir/kur برلین=de/ber<de
اوین=ir/teh/teh/evin<ir/teh/teh قزلحصار=ir/alb/kar/qez<ir/alb/kar گرگان=ir/gol/gor<ir/gol
ایلام=ir/ila/ila<ir/ila
"""
PLACES = {name: tuple(rest.split("<")) for name, rest in (entry.split("=") for entry in _GAZETTEER.split())}
MONTHS = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]
_NUMBER = re.compile(
    r"(?<!\w)(?P<bound>دست کم|حداقل|بیش از|حدود|نزدیک به)? ?(?P<n>\d+|"
    + "|".join(sorted([*VAGUE, *WORDS], key=len, reverse=True))
    + r")(?!\w)(?P<age> ?ساله)?(?P<percent> درصد)?(?P<unit> (?:سال|ماه|روز|ساعت)(?!\w))?"
)
_DATE = re.compile(
    r"(?<!\w)(?:(?P<since>از) )?(?:(?P<day>\d{1,2}|اول) )?(?P<month>"
    + "|".join(MONTHS)
    + r")(?: ?ماه)?(?: (?P<year>14\d\d))?(?!\w)|(?:سال )(?P<only>1[34]\d\d)|متولد (?P<born>13\d\d)|(?P<y>1[34]\d\d)(?!\w)|(?P<rel>دیروز|امروز)"
)


def _times(text: str, view: str) -> list[TimeMention]:
    return [_time(text, m) for m in _DATE.finditer(view) if not (m["month"] == "تیر" and not m["day"])]


def _time(text: str, m: re.Match[str]) -> TimeMention:
    start = m.start("born") if m["born"] else m.start("only") if m["only"] else m.start() + (3 if m["since"] else 0)
    base = {
        "start": start,
        "end": m.end(),
        "words": text[start : m.end()],
        "type": "DATE",
        "calendar": "solar-hijri",
        "lead": m.start(),
        "relation": "since" if m["since"] else "",
    }
    if m["rel"]:
        return TimeMention(value="P", earliest=date(2071, 10, 1), latest=date(2071, 10, 1), granularity="day", relative=True, **base)
    year = m["year"] or m["only"] or m["born"] or m["y"] or "1450"
    month = MONTHS.index(m["month"]) if m["month"] else 0
    day = 1 if m["day"] == "اول" else int(m["day"] or 1)
    first = date(int(year) + 621, 3, 21) + timedelta(days=31 * min(month, 6) + 30 * max(0, month - 6) + day - 1)
    grain = "day" if m["day"] else "month" if m["month"] else "year"
    last = first + timedelta(days={"day": 0, "month": 29, "year": 364}[grain])
    return TimeMention(value=f"{year}-{month + 1:02}-{day:02}", earliest=first, latest=last, granularity=grain, **base)


def _numbers(text: str, view: str, times: list[TimeMention]) -> list[NumberMention]:
    return [_number(text, m) for m in _NUMBER.finditer(view) if not any(t.start < m.end() and m.start("n") < t.end for t in times)]


def _number(text: str, m: re.Match[str]) -> NumberMention:
    word = m["n"]
    low, high = VAGUE.get(word) or ((WORDS.get(word) or int(word)),) * 2
    rule = "exact"
    if m["bound"] in ("دست کم", "حداقل"):
        high, rule = None, "at-least"
    elif m["bound"] == "بیش از":
        low, high, rule = low + 1, None, "more-than"
    kind = "age" if m["age"] else "percent" if m["percent"] else "duration" if m["unit"] else "count"
    start = m.start("bound") if m["bound"] else m.start("n")
    end = m.end("n")
    return NumberMention(start=start, end=end, words=text[start:end], low=low, high=high, rule=rule, kind=kind, core=(m.start("n"), end))


def _places(text: str, view: str) -> list[PlaceMention]:
    found = re.finditer(r"(?<!\w)(?:" + "|".join(PLACES) + r")(?!\w)", view)
    return [_place(text, m) for m in found if not (m.group() == "فارس" and "استان" not in view)]


def _place(text: str, m: re.Match[str]) -> PlaceMention:
    own, parent = PLACES[m.group()]
    path = tuple(dict.fromkeys((parent.split("/")[0], parent, own)))
    level = "site" if own.count("/") == 3 else "province" if parent == "ir" else "city"
    return PlaceMention(start=m.start(), end=m.end(), words=text[m.start() : m.end()], id=own, name=m.group(), level=level, path=path)


def scan_of(text: str) -> Scan:
    """A one-sentence scan."""
    view = fold(text)
    assert len(view.text) == len(text), "constructed sentences carry no dropped marks"
    times = _times(text, view.text)
    numbers = _numbers(text, view.text, times)
    sentence = Sentence(start=0, end=len(text), paragraph=(0, len(text)))
    passage = Passage(start=0, end=len(text))
    return Scan(
        text=text,
        view=view,
        language="fa",
        passage=passage,
        sentences=(sentence,),
        times=tuple(times),
        numbers=tuple(numbers),
        places=tuple(_places(text, view.text)),
        attributions=(),
    )


def read(text: str) -> list[FrameHit]:
    """The frames of one constructed sentence."""
    scan = scan_of(text)
    return frames(scan.sentences[0], scan)


def brief(text: str) -> list[str]:
    """Each hit as "measure low-high place kind flags", the form the tests compare."""
    return [line_of(hit) for hit in read(text)]


def line_of(hit: FrameHit) -> str:
    """One hit in short: type, measure, how many, where, when, what speaks against it."""
    many = "1*" if hit.singular else "?"
    if hit.number:
        many = f"{hit.number.low}-{'' if hit.number.high is None else hit.number.high}"
    parts = [hit.type, f"{hit.measure}={many}", "+".join(p.name for p in hit.places), "+".join(t.words for t in hit.times[:1])]
    flags = [
        hit.kind if hit.kind != "event" else "",
        hit.polarity if hit.polarity != "affirmed" else "",
        hit.modality if hit.modality != "asserted" else "",
        "anaphor" if hit.anaphor else "",
        "complete" if hit.complete else "",
        "derived" if hit.derived else "",
    ]
    return " | ".join([*parts, " ".join(f for f in flags if f)]).rstrip(" |")
