"""Further verbs, nouns and constructions in English, each of a whole family, and what only sounds like them. All sentences are constructed."""

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from gavah.reading.frames.english.lexicon import WORDINGS, lexicon
from tests.reading.test_english_tellings import brief, claims

TOLD = [
    ("Three men were led to the gallows in Qom at dawn on Monday.", "event execution.judicial executed 3 3 asserted"),
    ("A beekeeper breathed his last in a police cell in Yazd on Sunday.", "event killing.in-custody dead 1 1 asserted"),
    ("Two teachers were picked up at a checkpoint near Bam on Friday.", "event arrest arrested 2 2 asserted"),
    ("Six midwives were remanded in custody in Sari on Tuesday.", "event arrest arrested 6 6 asserted"),
    ("Agents led away a bookseller from his shop in Rasht.", "event arrest arrested 1 1 asserted"),
    ("Masked gunmen seized a judge and his driver outside Bam on Monday.", "event disappearance persons 2 2 asserted"),
    ("The two sisters walked out of Tamrin Prison on Sunday.", "event release released 2 2 asserted"),
    ("A court in Kerman imposed prison terms on nine bakers on Monday.", "event sentence.prison sentenced 9 9 asserted"),
    ("The court upheld the death sentences of two cooks on Monday.", "event sentence.death sentenced 2 2 asserted"),
    ("Four nurses were jailed for six years on Tuesday.", "event sentence.prison sentenced 4 4 asserted"),
    ("Prosecutors in Qom filed indictments against five welders on Sunday.", "event charge charged 5 5 asserted"),
    ("Some 90 retirees gathered in front of the ministry in Tehran on Sunday.", "event protest.demo participants 81 99 asserted"),
    ("More than 200 welders struck over unpaid wages in Ahvaz on Monday.", "event protest.strike participants 201 + asserted"),
    ("Students in Yazd are boycotting the canteen from today.", "event protest.boycott - asserted"),
    ("Riot police scattered a crowd of students in Semnan on Tuesday.", "event protest.dispersal - asserted"),
    ("Bulldozers flattened 11 houses in Chabahar on Monday.", "event attack.site sites 11 11 asserted"),
    ("Three bakeries were sealed in Lahijan on Wednesday.", "event coerce-restrict sites 3 3 asserted"),
    ("Officials confiscated two villas in Ramsar on Sunday.", "event coerce-seize sites 2 2 asserted"),
    ("The college dismissed four lecturers on Tuesday.", "event sanction-discontinue persons 4 4 asserted"),
    ("On Monday 300 migrants were expelled across the border.", "event coerce-deport persons 300 300 asserted"),
    ("Two villagers were whipped in the square of Damghan on Sunday.", "event torture persons 2 2 asserted"),
    ("Nine girls were taken to hospital in Borujerd on Monday after breathing an unknown gas.", "event poisoning persons 9 9 asserted"),
    ("At least 14 marchers were treated for pellet wounds in Dezful.", "event protest.dispersal injured 14 + asserted"),
]

NOT_TOLD = [
    "The mayor lashed out at the council on Monday.",
    "Three members walked out of the meeting on Monday.",
    "She picked up the children from school on Monday.",
    "The governor dismissed the reports on Monday.",
    "The prince met the ambassador in Tehran on Monday.",
    "A deal was sealed in Tehran on Monday.",
    "The striker kicked off the match on Monday.",
    "The price of bread was flattened by the market on Monday.",
]


@pytest.mark.parametrize(("text", "told"), TOLD, ids=[text[:48] for text, _ in TOLD])
def test_a_family_of_words_tells_its_event(text: str, told: str) -> None:
    assert told in [brief(claim) for claim in claims(text)]


@pytest.mark.parametrize("text", NOT_TOLD, ids=[text[:48] for text in NOT_TOLD])
def test_what_only_sounds_like_them_tells_nothing(text: str) -> None:
    assert [brief(claim) for claim in claims(text)] == []


def test_the_hand_s_own_class_of_a_noun_wins_over_the_dictionary_s() -> None:
    noun = lexicon().noun
    assert (noun("bookseller"), noun("booksellers")) == (noun("bookseller"), noun("booksellers"))
    assert noun("bookseller").group == "person"  # type: ignore[union-attr]
    assert noun("booksellers").plural  # type: ignore[union-attr]
    assert noun("bakery").group == "site"  # type: ignore[union-attr]
    assert noun("prison").group == "site"  # type: ignore[union-attr]
    assert noun("zeppelin") is None


@pytest.mark.parametrize("table", ["verbs", "nouns", "adjectives"])
def test_no_word_is_told_in_two_files(table):
    """The later file would silently take the place of the earlier one."""
    package = files("gavah.reading.frames.english")
    loaded = [tomllib.loads(package.joinpath(f"{name}.toml").read_text("utf-8")).get(table, {}) for name in WORDINGS]
    assert [word for word, times in Counter(word for rows in loaded for word in rows).items() if times > 1] == []
