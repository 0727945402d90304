"""Names are cut out of GUM's mentions: proper nouns around the head, without titles, dates or mentions without a name."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "scripts"))
gum = pytest.importorskip("gum_names")

ROWS = [
    ("Dr.", "PROPN", "NNP", 2, "Entity=(1-person-new"),
    ("Ann", "PROPN", "NNP", 3, "Entity=1)"),
    ("met", "VERB", "VBD", 0, "_"),
    ("the", "DET", "DT", 5, "Entity=(2-organization-new"),
    ("Ministry", "PROPN", "NNP", 3, "_"),
    ("of", "ADP", "IN", 7, "_"),
    ("Health", "PROPN", "NNP", 5, "Entity=2)"),
    ("staff", "NOUN", "NN", 3, "Entity=(3-person-new)"),
    ("in", "ADP", "IN", 10, "_"),
    ("Rome", "PROPN", "NNP", 3, "SpaceAfter=No|Entity=(4-place-new)"),
    ("May", "PROPN", "NNP", 3, "Entity=(5-time-new)"),
]


def test_names_of_mentions(tmp_path):
    lines = [f"{at}\t{form}\t_\t{pos}\t{tag}\t_\t{head}\t_\t_\t{misc}" for at, (form, pos, tag, head, misc) in enumerate(ROWS, 1)]
    file = tmp_path / "a.conllu"
    file.write_text("# newdoc id = a\n# sent_id = a-1\n" + "\n".join(lines) + "\n\n", "utf-8")
    (sentence,) = gum.read(file)
    assert sentence.names == {(1, 2, "PER"), (4, 7, "ORG"), (9, 10, "LOC")}
    assert sentence.document == gum.FIRST_DOCUMENT + 1
