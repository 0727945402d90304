"""Pictures: what is drawn is what was given; nothing is fetched; Persian keeps its order and its shapes; hostile labels stay labels."""

import hashlib
import re
import struct
from datetime import date
from importlib.resources import files
from io import BytesIO
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from gavah.pictures import (
    Bar,
    Caption,
    Line,
    Posterior,
    Step,
    Stretch,
    interval_bars,
    overlap,
    png,
    posterior,
    posterior_of,
    step_lines,
    timeline,
    waterfall,
)
from gavah.pictures.labels import LANGUAGES, between, clean, day, number, words
from gavah.pictures.scale import Axis, top_of

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "tamrin\x1b[31m\u202e<script>alert(1)</script>&\ud800"


def caption(lang="en", **more):
    return Caption(title="dead, by source" if lang == "en" else "کشته‌شدگان به روایت هر منبع", lang=lang, **more)


def bar(label="tamrin-network", numbers=(10, 12, 15, 22, None)):
    return Bar(label=label, **dict(zip(("evidence", "floor", "best", "named", "ceiling"), numbers, strict=True)))


def day_of(number, numbers=(2, 3, 5, 5)):
    when = date(2071, 10, number)
    return Stretch(label=str(when), first=when, last=when, **dict(zip(("floor", "best", "named", "ceiling"), numbers, strict=True)))


def all_kinds(lang="en", label="tamrin-network", **more):
    given = caption(lang, **more)
    return {
        "bars": interval_bars([bar(label), bar("other", (3, 3, 3, 3, 3))], given),
        "timeline": timeline([day_of(1), day_of(3, (0, 0, 4, None))], given),
        "waterfall": waterfall([Step(label=label, sure=12, most=12), Step(label="b", sure=2, most=5, claimed=7)], (24, None), (3, 6), given),
        "overlap": overlap([label, "b"], {(True, False): 3, (True, True): 1}, given),
        "posterior": posterior(posterior_of(np.arange(100, 200, 0.1), observed=80), given),
        "steps": step_lines([Line(label=label, points=((date(2071, 10, 1), 24, False), (date(2071, 10, 9), 22, True)))], given),
    }


def texts(svg):
    return [one.text for one in ElementTree.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_is_well_formed_and_fetches_nothing(lang):
    for kind, svg in all_kinds(lang).items():
        root = ElementTree.fromstring(svg)
        assert root.get("lang") == lang
        assert root.find(f"{SVG}title").text, kind
        assert root.find(f"{SVG}desc").text.strip(), kind
        assert {one.tag.removeprefix(SVG) for one in root.iter()} <= {
            *("svg", "title", "desc", "defs", "pattern", "rect", "line", "polyline", "polygon", "circle", "text"),
        }
        assert re.findall(r"https?://[^\"]*", svg) == ["http://www.w3.org/2000/svg"]
        assert "href" not in svg


def test_a_hostile_label_stays_a_label():
    for kind, svg in all_kinds(label=HOSTILE).items():
        ElementTree.fromstring(svg)
        assert "<script" not in svg, kind
        assert not set("\x1b\u202e") & set(svg), kind
    assert clean(HOSTILE) == "tamrin [31m<script>alert(1)</script>&"


def test_an_exercise_says_so_across_every_picture():
    for svg in all_kinds(constructed=True).values():
        assert "EXERCISE · CONSTRUCTED · تمرین · ساختگی" in texts(svg)
    for svg in all_kinds().values():
        assert not any("CONSTRUCTED" in one for one in texts(svg))


def rects(svg, fill):
    return [one for one in ElementTree.fromstring(svg).iter(f"{SVG}rect") if one.get("fill") == fill and float(one.get("height")) == 10]


def test_a_bar_is_as_long_as_its_interval():
    svg = interval_bars([bar(numbers=(0, 10, 12, 20, 20)), bar(numbers=(0, 10, 12, 30, 40))], caption())
    solid = [float(one.get("width")) for one in rects(svg, "#0072b2")][1:]  # the first is the legend's
    hatched = [float(one.get("width")) for one in rects(svg, "url(#hatch)")][1:]
    assert solid[1] == pytest.approx(2 * solid[0], rel=0.01)
    assert hatched == [pytest.approx(solid[0], rel=0.01)]


def test_persian_bars_grow_from_right_to_left():
    def starts(lang):
        return [
            float(one.get("x"))
            for one in rects(interval_bars([bar(numbers=(0, 2, 5, 10, 10)), bar(numbers=(0, 6, 8, 10, 10))], caption(lang)), "#0072b2")
        ][1:]

    left, right = starts("en"), starts("fa")
    assert left[0] < left[1]
    assert right[0] == pytest.approx(right[1], abs=0.2)  # both end at 10, which is where a mirrored bar begins on the page


def test_persian_words_are_fenced_in_their_own_direction():
    said = texts(interval_bars([bar("شبکه تمرین (۹ نفر)")], caption("fa")))
    assert "\u2067شبکه تمرین (۹ نفر)\u2069" in said
    assert any(one.startswith("\u2068") for one in texts(interval_bars([bar()], caption())))


def test_numbers_and_days_are_written_as_the_language_does():
    assert (number(1234, "en"), number(1234, "fa"), number(None, "en")) == ("1,234", "۱٬۲۳۴", "open")
    assert (between(3, 9, "en"), between(3, 9, "fa"), between(3, None, "fa")) == ("3–9", "۳ تا ۹", "دست‌کم ۳")
    assert (day(date(2071, 10, 3), "en"), day(date(2071, 10, 3), "fa")) == ("2071-10-03", "۱۴۵۰/۰۷/۱۱")
    assert set(words("en")) == set(words("fa"))


def test_one_number_does_not_dwarf_all_others():
    assert top_of([10, 20], [30]) == 30
    assert top_of([10, 20], [30, 99_999]) < 50
    svg = interval_bars([bar(numbers=(0, 10, 12, 99_999, 99_999)), bar(numbers=(0, 10, 12, 20, 20))], caption())
    assert any("99,999" in one for one in texts(svg))
    solid = [float(one.get("width")) for one in rects(svg, "#0072b2")][1:]
    assert solid[1] > 50


def test_ticks_are_round_and_never_crowded():
    for top in (1, 2, 7, 8, 39, 110, 1_456, 20_024, 9_999_999):
        ticks = Axis(0, 100, top).ticks
        assert 1 <= len(ticks) <= 9
        assert ticks[0] == 0
        assert ticks[-1] <= top


def test_a_waterfall_reaches_the_total_it_explains():
    svg = waterfall([Step(label="a", sure=12, most=12), Step(label="b", sure=2, most=5, claimed=7)], (24, None), (3, 6), caption())
    said = texts(svg)
    assert any("≥ 24" in one and "3–6" in one for one in said)
    assert any(one.strip("\u2067\u2068\u2069") == "5" for one in said)  # 24 − 12 − 7: what no row tells of


def test_overlap_shows_the_patterns_and_the_sizes():
    svg = overlap(["a", "b", "c"], {(True, False, False): 7, (True, True, False): 3, (False, False, True): 0}, caption())
    numbers = sorted(int(plain) for one in texts(svg) if (plain := one.strip("\u2067\u2068\u2069")).isdigit())
    assert numbers == [0, 3, 3, 7, 10]  # bars 7 and 3; sizes a = 10, b = 3, c = 0
    with pytest.raises(ValueError, match="every list"):
        overlap(["a", "b"], {(True,): 1}, caption())


def test_a_posterior_keeps_its_interval_whatever_is_drawn():
    draws = np.random.default_rng(7).normal(10_000, 500, 40_000)
    found = posterior_of(draws, observed=4_400)
    assert (found.low, found.median, found.high) == tuple(np.quantile(draws, [0.025, 0.5, 0.975]))
    area = np.trapezoid(found.density, found.x)
    assert 0.98 < area < 1.02
    assert any("10,0" in one or "9,9" in one for one in ElementTree.fromstring(posterior(found, caption())).find(f"{SVG}desc").text.splitlines())
    with pytest.raises(ValueError, match="no draws"):
        posterior_of([])


def test_a_posterior_of_one_value_can_be_drawn():
    assert "<svg" in posterior(posterior_of([7.0] * 50), caption())
    assert "<svg" in posterior(Posterior(x=(1.0, 2.0, 3.0), density=(0.1, 0.5, 0.1), low=1.5, high=2.5, median=2.0), caption())


def test_steps_tell_replaced_states_apart_by_form():
    standing, replaced = (step_lines([Line(label="a", points=((date(2071, 10, 1), 24, stands),))], caption()) for stands in (True, False))
    assert replaced.count("<line") > standing.count("<line")


def test_png_is_drawn_with_the_font_that_ships():
    for lang in LANGUAGES:
        drawn = png(all_kinds(lang)["bars"], zoom=1.0)
        assert drawn[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", drawn[16:24])[0] == 900
    blank = png('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#fff"/></svg>')
    word = png(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#fff"/>'
        '<text x="2" y="15" font-size="12" font-family="Vazirmatn">سین</text></svg>'
    )
    assert len(word) > len(blank)


def test_persian_letters_are_joined():
    """Shaped, the letters of one word are narrower than the same letters apart."""

    def ink(text):
        page = '<rect width="200" height="30" fill="#fff"/>'
        word = f'<text x="5" y="22" font-size="20" font-family="Vazirmatn">{text}</text>'
        drawn = png(f'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="30">{page}{word}</svg>', zoom=1.0)
        dark = np.asarray(Image.open(BytesIO(drawn)).convert("L")) < 128
        columns = np.flatnonzero(dark.any(axis=0))
        return int(columns[-1] - columns[0])

    assert ink("سسسس") < 0.8 * ink("س‌س‌س‌س")


def test_the_font_is_the_one_its_readme_names():
    folder = files("gavah.pictures").joinpath("fonts")
    told = re.findall(r"`(Vazirmatn-\w+\.ttf)` \| `([0-9a-f]{64})`", folder.joinpath("README.md").read_text("utf-8"))
    assert len(told) == 2
    for name, digest in told:
        assert hashlib.sha256(folder.joinpath(name).read_bytes()).hexdigest() == digest
    assert "SIL Open Font License" in folder.joinpath("OFL.txt").read_text("utf-8")
