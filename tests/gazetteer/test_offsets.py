"""Whatever the text, a mention's words stand at its offsets, in order and without overlaps; the cost is linear."""

import time
from itertools import pairwise
from timeit import timeit

from hypothesis import given, settings
from hypothesis import strategies as st

from gavah.gazetteer import places, resolve_given

PIECES = [
    *(
        "Tehran",
        "TEHRAN",
        "تهران",
        "تِهران",
        "كرج",
        "خرم‌آباد",
        "خرم‌آبادی",
        "زندان اوین",
        "استان‌های",
        "Kerman Province",
        "Washington, D.C.",
        "U.S.",
        "São Paulo",
    ),
    *(
        " ",
        ", ",
        "، ",
        " و ",
        " in ",
        " در ",
        ".\n",
        "\u200f",
        "\u200c",
        "e\u0301",
        "—",
        "x",
        "Ali ",
        "prison",
        " زندان ",
        "«",
        "İ",
        "ß",
        "1400",
        "۱۴۰۰",
    ),
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.sampled_from(["en", "fa", "und"]))
def test_words_stand_at_their_offsets(text, lang):
    found = places(text, lang=lang)
    for one in found:
        assert text[one.start : one.end] == one.words
        assert one.path[-1] == one.id
        assert 0 < one.confidence <= 1
        assert one.candidates[0].id == one.id
    assert all(a.end <= b.start for a, b in pairwise(found))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read(text):
    assert all(text[one.start : one.end] == one.words for one in places(text, lang="en"))


def test_the_cost_is_linear_in_the_text():
    sentence = "Police said on Monday that ten people were held in Tehran and in Karaj after the protest. ده نفر در تهران بازداشت شدند. "
    for hostile in (sentence, "Tehran, ", "در استان ", "in the of ", "New York " * 3, "A", "تهران و "):
        small, large = _seconds(hostile * 400), _seconds(hostile * 3200)
        assert large < 8 * small * 4 + 0.2, hostile


def _seconds(text: str) -> float:
    """Processor time of one reading; `timeit` keeps out the garbage collection of all that a suite has left behind, half a second by itself."""
    return timeit(lambda: places(text, lang="fa"), number=1, timer=time.process_time)


def test_given_toponyms_are_resolved_where_they_stand():
    text = "Clashes in Paris, Texas; nobody knows Xyzzyville."
    paris, nowhere = resolve_given(text, [(11, 16), (38, 48)], lang="en")
    assert paris is not None
    assert (paris.words, paris.path[1]) == ("Paris", "US-TX")
    assert nowhere is None
