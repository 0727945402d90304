"""The deeds of a story, by words written by hand, on constructed sentences in which nobody is real."""

import numpy as np
import pytest

from bench.fillers.deeds import deeds_in, lists
from bench.fillers.evidence import evidence
from bench.fillers.fillers import FillerModel
from bench.fillers.marks import marked, names
from bench.fillers.phrases import phrases
from bench.fillers.text import text_of
from bench.incidents import Story
from gavah.reading.engine.parse import parse


def told(words):
    """The text, its phrases by their words, and the deeds."""
    (parsed,) = parse([words.upper()])
    text = text_of(words, parsed)
    found = phrases(text)
    return text, found, deeds_in(text, found)


def parts(words, said):
    """The parts in deeds of the phrases that read `said`."""
    text, found, deeds = told(words)
    at = [i for i, p in enumerate(found) if text.said(p.first, p.last) == said]
    assert at, [text.said(p.first, p.last) for p in found]
    return {(part.deed, part.part) for i in at for part in deeds.parts[i]}


@pytest.mark.parametrize(
    ("words", "said", "part"),
    [
        ("gunmen murdered the mayor of strelsau.", "mayor", ("kill", "patient")),
        ("gunmen murdered the mayor of strelsau.", "gunmen", ("kill", "agent")),
        ("the mayor of strelsau was murdered by gunmen.", "mayor", ("kill", "patient")),
        ("the mayor of strelsau was murdered by gunmen.", "gunmen", ("kill", "agent")),
        ("the murder of the priest was condemned.", "priest", ("kill", "patient")),
        ("the men who kidnapped the engineer fled.", "men", ("kidnap", "agent")),
        ("the engineer kidnapped by rebels was found.", "engineer", ("kidnap", "patient")),
        ("rebels attacked the station with grenades.", "grenades", ("attack", "means")),
        ("the rebel attack against the embassy failed.", "embassy", ("attack", "patient")),
        ("a bomb exploded in front of the bank; the blast destroyed the bank.", "bank", ("damage", "patient")),
        ("four peasants died in the village.", "peasants", ("kill", "patient")),
        ("rebels killed pedro gomez, a leader of the union, in zenda.", "leader", ("kill", "patient")),
        ("rebels killed dozens of clerks.", "clerks", ("kill", "patient")),
        ("the blast left two clerks dead.", "clerks", ("kill", "patient")),
        ("police arrested the gunmen.", "gunmen", ("arrest", "patient")),
        ("rebels launched an attack on the station.", "station", ("attack", "patient")),
        ("rebels launched an attack on the station.", "rebels", ("attack", "agent")),
        ("the bank suffered an attack.", "bank", ("attack", "patient")),
        ("the judge was the target of an attack.", "judge", ("attack", "patient")),
        ("a device went off in front of the hotel.", "device", ("bomb", "agent")),
        ("a device went off in front of the hotel.", "hotel", ("bomb", "at")),
        ("rebels set fire to the bus.", "rebels", ("burn", "agent")),
        ("the minister said that the talks go on.", "minister", ("say", "agent")),
    ],
)
def test_the_grammar_gives_a_phrase_its_part_in_a_deed(words, said, part):
    assert part in parts(words, said)


def test_who_is_far_from_every_deed_has_no_part():
    assert not parts("the minister opened a school.", "minister")
    assert not parts("the minister opened a school.", "school")


@pytest.mark.parametrize(
    ("words", "said", "kind"),
    [
        ("the subversives fled.", "subversives", "fighter"),
        ("two soldiers fled.", "soldiers", "state"),
        ("the judges fled.", "judges", "known"),
        ("his sons fled.", "sons", "kin"),
        ("two peasants fled.", "peasants", "anyone"),
        ("the red liberation front fled.", "red liberation front", "body"),
        ("they used three grenades.", "grenades", "weapon"),
        ("they saw the bridge.", "bridge", "site"),
        ("they saw two trucks.", "trucks", "vehicle"),
    ],
)
def test_every_phrase_has_a_class(words, said, kind):
    text, found, deeds = told(words)
    assert kind in {c for p, c in zip(found, deeds.classes, strict=True) if text.said(p.first, p.last) == said}


@pytest.mark.parametrize(
    ("words", "said", "kind"),
    [
        ("they burned the embassy.", "embassy", "site envoy"),
        ("they blew up two pylons.", "pylons", "site energy"),
        ("they left the city.", "city", "site area"),
        ("they fled from the red army.", "red army", "body force"),
        ("the red liberation front fled.", "red liberation front", "body armed"),
        ("they used dynamite.", "dynamite", "weapon explosive"),
        ("they stood in front of the house.", "front", "other"),
        ("the spokesmen fled.", "spokesmen", "person speaker"),
    ],
)
def test_a_class_has_finer_kinds(words, said, kind):
    text, found, deeds = told(words)
    assert kind in {k for p, k in zip(found, deeds.kinds, strict=True) if text.said(p.first, p.last) == said}


@pytest.mark.parametrize(
    ("words", "mark", "said"),
    [
        ("the rebels often kill peasants in the villages.", {"bare plural": 1, "present": 1, "many": 0}, "peasants"),
        ("the rebels killed the peasants.", {"bare plural": 0, "present": 0, "many": 0}, "peasants"),
        ("the rebels killed many peasants.", {"many": 1}, "peasants"),
    ],
)
def test_who_is_no_one_in_particular_is_marked(words, mark, said):
    text, found, deeds = told(words)
    marks = marked(Story("CON-1", words, [], "1971-01-04"), text, found, deeds)
    rows = [dict(zip(names(), row.tolist(), strict=True)) for p, row in zip(found, marks, strict=True) if said in text.said(*p.whole)]
    assert any(mark.items() <= row.items() for row in rows), [text.said(*p.whole) for p in found]


def test_no_word_tells_two_deeds():
    every = [word for those in lists()["deeds"].values() for word in those]
    assert len(every) == len(set(every))


def test_a_body_inside_the_phrase_of_who_acts_is_marked():
    words = "guerrillas of the red front killed a clerk in zenda."
    text, found, deeds = told(words)
    marks = marked(Story("CON-1", words, [], "1971-01-04"), text, found, deeds)
    rows = {text.said(p.first, p.last): dict(zip(names(), row.tolist(), strict=True)) for p, row in zip(found, marks, strict=True)}
    assert rows["red front"]["in agent fighter"] == 1
    assert rows["clerk"]["patient of kill"] == rows["clerk"]["patient with agent fighter"] == 1
    assert rows["guerrillas"]["agent of a grave deed"] == rows["guerrillas"]["is fighter"] == 1
    assert rows["guerrillas"]["patient of kill"] == 0
    assert rows["guerrillas"]["order"] == -1  # nothing befalls them
    assert rows["clerk"]["order"] == 0


def test_the_view_of_deeds_has_none_of_the_phrases_words():
    """Two stories told with other words of the same classes look the same."""
    views = []
    for words in ("gunmen murdered a priest.", "rebels assassinated a judge."):
        text, found, deeds = told(words)
        views.append([sorted(row) for row in evidence(text, found, [], deeds).deeds])
    assert views[0] == views[1]


def test_a_filler_is_judged_by_trees_and_a_line_together():
    """Groups with the mark are right: both halves learn it, and a column that never varies is left out."""
    generator = np.random.default_rng(1)
    right = generator.random(400) < 0.3
    rows = np.zeros((400, 6, 3), dtype=np.float32)
    rows[:, :, 0] = 1.0
    rows[:, :, 1] = right[:, None]
    rows[:, :, 2] = generator.random((400, 1))
    model = FillerModel().fit([rows], [np.repeat(right[:, None].astype(float), 6, axis=1)])
    chances = model.chances(rows)
    assert chances[right].min() > 0.6 > 0.4 > chances[~right].max()
    assert model.chances(rows[:0]).shape == (0, 6)
