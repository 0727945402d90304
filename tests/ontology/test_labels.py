import pytest

from gavah.ontology import label, labels, types


@pytest.mark.parametrize("lang", ["en", "fa"])
def test_every_event_type_has_a_label_of_its_own_in_both_languages(lang):
    assert set(labels(lang)) == set(types())
    assert len(set(labels(lang).values())) == len(types())
    assert all(words.strip() == words and words for words in labels(lang).values())


def test_a_type_of_another_version_names_itself():
    assert label("made.up", "fa") == "made.up"
