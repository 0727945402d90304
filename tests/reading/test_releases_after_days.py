"""The day of a release that is told by how long somebody was held, in both languages. Every text is constructed."""

from datetime import date

import pytest

from gavah.model import Report
from gavah.reading import read


def freed_on(text: str, language: str) -> list[str]:
    published = date(2071, 7, 8)
    report = Report(id="r-1", sha256="0" * 64, media_type="text/plain", source="outlet", text=text, language=language, published=published)
    return [str(c.when.earliest if c.when else None) for c in read(report) if c.type == "release"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("He was detained on 11 June, and let go after nine days.", "2071-06-20"),
        ("Agents arrested two students on 3 June. They were released after two weeks on bail.", "2071-06-17"),
        ("On 3 June nine workers were arrested in Ahvaz. Four of them were freed after three days.", "2071-06-06"),
        ("A nurse was arrested on 3 June. After ten days in solitary she was set free.", "2071-06-13"),
        ("او روز ۱۲ خرداد ۱۴۵۰ در رشت بازداشت شد و پس از نه روز آزاد شد.", "2071-06-11"),
        ("مأموران ۱۲ خرداد ۱۴۵۰ دو دانشجو را بازداشت کردند. آنان پس از دو هفته با وثیقه آزاد شدند.", "2071-06-16"),
    ],
)
def test_a_release_is_as_long_behind_the_arrest_as_its_words_say(text: str, day: str) -> None:
    assert freed_on(text, "fa" if "ا" in text else "en") == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A nurse was arrested on 3 June and released on 9 June after six days.", "2071-06-09"),
        ("A nurse was released after nine days.", "None"),
        ("A nurse was arrested on 3 June. Her brother was released after four years in prison.", "None"),
        ("Two were arrested on 3 June. Nine others were released after six days.", "None"),
    ],
)
def test_a_release_with_its_day_or_without_an_arrest_before_is_not_reckoned(text: str, day: str) -> None:
    assert freed_on(text, "en") == [day]
