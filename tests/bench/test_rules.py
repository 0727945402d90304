"""The incidents of a story by rules, on constructed stories in which nobody is real."""

from datetime import date
from importlib.resources import files

import numpy as np
import pytest

from bench.fillers.deeds import CLASSES, KINDS, lists
from bench.fillers.marks import names
from bench.incidents import ROLES, Story
from bench.muc4.fill import filled
from bench.muc4.places import Places
from bench.muc4.ranked import Gazette
from bench.rules import traits
from bench.rules.incidents import incidents
from bench.rules.scenes import scenes_of
from gavah.reading.engine.parse import parse


def scene(words, claims=()):
    (parsed,) = parse([words.upper()])
    (one,) = scenes_of([Story("CON-1", words, list(claims), "1971-01-04")], {"CON-1": parsed})
    return one


def told(words):
    """Type → role → words of the incidents told."""
    return [(i.type, {role: sorted(e.words for e in those) for role, those in i.entities.items()}) for i in incidents(scene(words))]


def test_who_is_kidnapped_by_whom_and_of_which_body():
    ((kind, entities),) = told("rebels of the red front kidnapped a judge and his wife.")
    assert kind == "kidnapping"
    assert entities == {"PerpInd": ["rebels"], "PerpOrg": ["red front"], "Description": ["judge", "wife"]}


def test_a_bomb_at_a_bank_is_a_bombing_and_its_weapon():
    ((kind, entities),) = told("a bomb exploded in front of the zenda bank.  the blast destroyed the bank and wounded two clerks.")
    assert (kind, entities["Target"], entities["Weapon"]) == ("bombing", ["zenda bank"], ["bomb"])


def test_a_name_brings_the_title_that_stands_beside_it():
    ((_, entities),) = told(
        "gunmen murdered senator pedro gomez in zenda.  pedro gomez was shot by four men.  the murder of pedro gomez was condemned."
    )
    assert entities["Name"] == ["pedro gomez"]
    assert "senator" in entities["Description"]


def test_talk_alone_is_no_incident():
    assert told("the minister said that the peace talks will go on.  the delegates met in zenda.") == []


def test_targets_of_one_type_far_apart_are_two_incidents():
    middle = "the weather was fine.  the harvest was good.  the fair opened.  "
    words = (
        f"rebels killed a judge and wounded his wife in zenda.  {middle}gunmen murdered a priest and his brothers and kidnapped a mayor in strelsau."
    )
    far, near = told(words), told(words.replace(middle, ""))
    assert [kind for kind, _ in far if kind == "attack"] == ["attack", "attack"]
    assert [kind for kind, _ in near if kind == "attack"] == ["attack"]


def test_the_day_and_place_told_beside_those_hit_and_types_no_noun_names(tmp_path):
    folder = tmp_path / "TASKDOC" / "templ-doc-more"
    folder.mkdir(parents=True)
    (folder / "containing-areas-part1.v5").write_text("PERU: ZENDA (CITY)\nPERU: STRELSAU (CITY)\n", "latin-1")
    one = scene("strelsau, 4 jan 71 -- [text] on 2 january gunmen shot and killed a judge and his wife in zenda.  the funeral was in strelsau.")
    (incident,) = incidents(one)
    template = filled(one, incident, Gazette(Places(tmp_path)))
    assert template.first(3) == "PERU: ZENDA (CITY)"
    assert template.first(2) == "- 04 JAN 71"  # no claim has the day
    assert template.first(7) == "GUN"
    assert template.first(8) == "TERRORIST ACT"


def test_the_day_of_a_claim_on_those_hit_comes_before_one_nearer_by(monkeypatch, tmp_path):
    import gavah

    said = "on 2 january 1971 gunmen killed a judge and his wife in zenda.  on 3 january 1971 two thieves were arrested in zenda."
    claims = gavah.read(gavah.report(said + "\n", lang="en", published="1971-01-04"))
    assert {c.when.latest for c in claims if c.when} == {date(1971, 1, 2), date(1971, 1, 3)}
    one = scene(said, claims)
    assert [filled(one, i, Gazette(Places(tmp_path))).first(2) for i in incidents(one)] == ["02 JAN 71"]


def test_the_fitted_weights_are_fewer_than_fifty_and_say_where_they_come_from():
    """What is fitted on the benchmark's data may be shipped only so far (DATA.md)."""
    text = files("bench").joinpath("data", "incident_weights.toml").read_text("utf-8")
    table = traits._table("incident_weights")
    assert sum(len(row["weights"]) + 1 for row in table.values()) == 48
    assert set(table) == set(ROLES)
    assert "fit_incident_weights.py" in text
    assert "MUC-4's dev" in text


@pytest.mark.parametrize("role", ROLES)
def test_every_kind_and_sign_of_a_role_exists(role):
    table = traits._table("incident_traits")[role]
    kinds = {*CLASSES, "place", *(f"{c} {k}" for c, those in KINDS.items() for k in those)}
    assert set(table["fits"]) <= kinds
    assert all(0 < grade <= 1 for grade in table["fits"].values())
    for sign in ("strong", "weak", "beside", "against"):
        assert set(table[sign]) <= set(names())


def test_the_kinds_named_in_code_are_those_of_the_lists():
    assert {f"{c} {k}" for c, those in KINDS.items() for k in those} == set(lists()["kinds"])


def test_what_speaks_against_a_role_lowers_its_chance():
    sure = scene("gunmen murdered a judge in zenda.")
    unsure = scene("gunmen may not have murdered a judge in zenda years ago.")
    of_judge = [float(traits.chances(s)[:, ROLES.index("Description")].max()) for s in (sure, unsure)]
    assert of_judge[0] > of_judge[1] > 0
    assert traits.traits(sure).shape == (len(sure.grouped), len(ROLES), len(traits.TRAITS))
    assert np.isfinite(traits.traits(sure)).all()
