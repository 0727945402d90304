import json
from datetime import date

import pytest

from bench.case import by_rules, features_of, weighted_f1
from bench.case import read_rows as read_case
from bench.folds import fold_around, fold_of, interval, split
from bench.gtt import ruled, stories_of
from bench.incidents import Entity, Incident, Story
from bench.india import by_rules as india_rules
from bench.india import read_sentences
from bench.muc4.fill import by_words, filled, number_of
from bench.muc4.key import read_key, write_template
from bench.muc4.places import Places
from bench.muc4.ranked import Gazette
from bench.muc4.texts import joined, split_messages
from bench.rules.scenes import scenes_of
from gavah.reading.engine.parse import parse


def _caches_here(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def test_lines_are_joined_at_the_same_length_and_the_dateline_dates_the_message():
    (message,) = split_messages("TST1-MUC3-0001\n\n   STRELSAU, 4 JAN 71 -- [TEXT] A BOMB\nEXPLODED.\n\n   NO ONE DIED.\n")
    assert message.published == date(1971, 1, 4).isoformat()
    assert "A BOMB EXPLODED." in message.text
    assert len(joined("A\nB.\n\n   C")) == len("A\nB.\n\n   C")


def test_a_story_becomes_templates_of_its_types(monkeypatch, tmp_path):
    _caches_here(monkeypatch, tmp_path)
    stories = stories_of([{"docid": "CON-1", "doctext": "Rebels of the Red Front kidnapped a judge and his wife in Lima."}])
    (row,) = ruled(stories)["CON-1"]
    assert (row["incident_type"], row["PerpInd"], row["PerpOrg"]) == ("kidnapping", [[["rebels", 0]]], [[["red front", 14]]])
    assert sorted(one[0][0] for one in row["Victim"]) == ["judge", "wife"]


def test_a_template_of_an_incident_reads_back(tmp_path):
    text = "the terrorists shot two judges with a rifle. "
    story = Story("CON-1", text, [], "1971-01-04")
    (scene,) = scenes_of([story], {"CON-1": parse([text.upper()])[0]})
    told = Incident("attack", {"PerpInd": [Entity("terrorists", 4)], "Description": [Entity("judges", 24)], "Weapon": [Entity("rifle", 38)]})
    template = filled(scene, told, Gazette(Places(tmp_path)))
    assert {s: template.first(s) for s in (2, 7, 8, 20, 21)} == {
        2: "- 04 JAN 71",
        7: "RIFLE",
        8: "TERRORIST ACT",
        20: "LEGAL OR JUDICIAL",
        21: "2",
    }
    assert read_key(write_template(template, 1)) == {"CON-1": [template]}


def test_numbers_of_fillers_come_from_the_words_before_them():
    story = Story("x", "seven armed men came; guards fled; a clerk stayed", [])
    assert [number_of(story, Entity(w, story.text.index(w))) for w in ("armed men", "guards", "clerk")] == ["7", "PLURAL", "1"]


def test_confidence_tells_who_accuses():
    said = "the army accused the red band"
    assert by_words(11, "red band", said, "ATTACK") == "SUSPECTED OR ACCUSED BY AUTHORITIES"
    assert by_words(11, "red band", "the red band claimed responsibility", "ATTACK") == "CLAIMED OR ADMITTED"
    assert by_words(11, "red band", "the red band killed him", "ATTACK") == "REPORTED AS FACT"


def test_case_types_by_cues_and_their_weighted_f1(monkeypatch, tmp_path):
    _caches_here(monkeypatch, tmp_path)
    path = tmp_path / "rows.tsv"
    path.write_text("id\tEventSnippet\tSubType\n1\tA suicide bomber blew himself up.\tSUIC_BOMB\n2\tSunny all day.\tOTHER\n", "utf-8")
    assert [by_rules(f) for f in features_of(read_case(path))] == ["SUIC_BOMB", "OTHER"]
    assert weighted_f1(["A", "A", "B"], ["A", "A", "A"]) == pytest.approx(100 * 2 / 3 * 0.8)


def test_india_labels_of_a_killing_by_the_police(monkeypatch, tmp_path):
    _caches_here(monkeypatch, tmp_path)
    rows = [(0, "two persons were killed in police firing."), (1, "shops stayed open.")]
    lines = [json.dumps({"doc_id": 1, "sent_id": n, "sent_labels": [], "sent_text": t}) for n, t in rows]
    (tmp_path / "sents.jsonl").write_text("\n".join(lines), "utf-8")
    first, second = read_sentences(tmp_path)
    assert {"KILL", "FORCE", "ANY_ACTION"} <= india_rules(first)
    assert india_rules(second) == frozenset()


def test_folds_keep_groups_whole_and_score_each_row_once():
    groups = ["a", "b", "a", "c", "b", "d"]
    parts = split(groups, 3)
    assert sorted(i for _, rest in parts for i in rest) == list(range(6))
    assert all({groups[i] for i in fit}.isdisjoint(groups[i] for i in rest) for fit, rest in parts)


def test_stories_outside_a_fold_around_still_lie_in_every_fold_within():
    """By one hash for both, a reader's own folds of what it is fitted on would be one fewer."""
    fit = [name for name in map(str, range(60)) if fold_around(name, 3) != 0]
    assert {fold_of(name, 3) for name in fit} == {0, 1, 2}


def test_an_interval_of_a_constant_is_that_constant():
    assert interval(lambda picked: 5.0, 10) == [5.0, 5.0]
