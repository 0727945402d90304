"""The desk's words: the same in both languages, every key used exists, none is unused."""

import re
import string
from pathlib import Path

import pytest

import gavah.desk
from gavah.desk.formatting import quantity
from gavah.desk.wording import LANGUAGES, one_of, say, tables
from gavah.model import Quantity
from gavah.model.vocabulary import LEVELS, MEASURES, MODALITIES

DESK = Path(gavah.desk.__file__).parent
FILES = sorted(path.stem for path in (DESK / "words").glob("*.toml"))
USES = re.compile(r"""["']([a-z_]+\.[a-z_]+)["']""")


def _flat(table: dict, at: str = "") -> dict[str, str]:
    found = {}
    for name, value in table.items():
        found |= _flat(value, f"{at}{name}.") if isinstance(value, dict) else {at + name: value}
    return found


def _used() -> set[str]:
    """What the code and the templates name in quotes as page.key."""
    texts = [path.read_text("utf-8") for pattern in ("**/*.py", "templates/*.html") for path in DESK.glob(pattern)]
    return {key for text in texts for key in USES.findall(text) if key.split(".")[0] in FILES and not key.endswith(".html")}


@pytest.mark.parametrize("page", FILES)
def test_both_languages_say_the_same_things_with_the_same_values(page):
    english, persian = (_flat(tables(page)[lang]) for lang in LANGUAGES)
    assert english.keys() == persian.keys()
    for key, words in english.items():
        fields = [{name for _, name, _, _ in string.Formatter().parse(one) if name} for one in (words, persian[key])]
        assert fields[0] == fields[1], key
        assert words.strip(), key
        assert persian[key].strip(), key


def test_every_key_that_is_used_exists():
    for key in sorted(_used()):
        page, name = key.split(".")
        assert name in tables(page)["en"], key


@pytest.mark.parametrize("page", [page for page in FILES if page != "vocabulary"])  # whole whether or not a page needs each yet
def test_no_key_is_unused(page):
    used = _used()
    assert [name for name in tables(page)["en"] if f"{page}.{name}" not in used] == []


def test_the_vocabularies_are_whole():
    for group, values in (("measure", MEASURES), ("modality", MODALITIES), ("level", LEVELS)):
        assert set(tables("vocabulary")["en"][group]) == set(values)


def test_what_is_put_into_words_is_escaped():
    assert "<script>" not in say("en", "base.at_least", n="<script>")
    assert "<script>" not in one_of("en", "vocabulary.measure", "<script>")


@pytest.mark.parametrize(
    ("claims", "roots", "told"), [("1", "1", "1 claim that goes back to 1 independent root."), ("12", "1", "12 claims that go back to 1")]
)
def test_one_is_not_called_several(claims, roots, told):
    assert told in say("en", "event.told_by", claims=claims, roots=roots)


def test_one_person_is_not_persons():
    def told(low, high):
        return str(quantity(Quantity(measure="persons", low=low, high=high, words=str(low), rule="plain"), "en"))

    assert (told(1, 1), told(1, None), told(2, 2)) == ("1 person", "at least 1 person", "2 persons")
