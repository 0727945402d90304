"""ECB+'s form, and events across documents. Every text is constructed; nothing in it happened."""

from pathlib import Path

import pytest

from bench.coref import head, keys, lemma_of, run
from bench.ecbplus import Document, Mention, documents

MILL = [
    "A fire at the Tamrin mill in Tabriz killed four workers of the night shift whose doors were chained",
    "The Tamrin mill blaze in Tabriz left four workers of the night shift dead behind chained doors",
    "Prosecutors looked at the chained doors of the Tamrin mill in Tabriz , where the night shift was killed",
]
POET = [
    "A Shiraz court sentenced the poet Behrang Tamrini over verses about a vanished lake read in a bookshop",
    "Writers decried that the poet Behrang Tamrini was sentenced in Shiraz for verses about the vanished lake in a bookshop",
]


MORE = {
    "1": "Golnar Tamrini , 34 , a loom mechanic , died on October 3 2071 behind the chained doors of Tamrin Textiles , the weavers union says .",
    "2": "Behrang Tamrini , 51 , was given three years on October 5 2071 for drought verses that his lawyer calls harmless .",
}
"""A sentence nobody has reviewed, which lets the documents of a topic be known by one story."""


def document(name: str, sentence: str, marks: list[tuple[str, str, str]]) -> str:
    """XML of a document; a mark: (word, tag, chain across documents or "")."""
    words = sentence.split()
    tokens = "".join(f'<token t_id="{n}" sentence="0" number="{n}">{word}</token>' for n, word in enumerate(words, 1))
    tokens += "".join(f'<token t_id="{n}" sentence="1" number="{n}">{word}</token>' for n, word in enumerate(MORE[name[0]].split(), len(words) + 1))
    spans, ends, relations = "", "", ""
    for n, (word, tag, chain) in enumerate(marks, 10):
        spans += f'<{tag} m_id="{n}"><token_anchor t_id="{words.index(word) + 1}"/></{tag}>'
        if chain:
            ends += f'<{tag} m_id="{n + 50}" RELATED_TO="" TAG_DESCRIPTOR="t" instance_id="{chain}"/>'
            relations += f'<CROSS_DOC_COREF r_id="{n}" note="{chain}"><source m_id="{n}"/><target m_id="{n + 50}"/></CROSS_DOC_COREF>'
    return f'<Document doc_name="{name}.xml">{tokens}<Markables>{spans}{ends}</Markables><Relations>{relations}</Relations></Document>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "1_1ecb": document(
            "1_1ecb", MILL[0], [("killed", "ACTION_OCCURRENCE", "ACT1"), ("fire", "ACTION_OCCURRENCE", ""), ("Tabriz", "LOC_GEO", "")]
        ),
        "1_2ecb": document("1_2ecb", MILL[1], [("blaze", "ACTION_OCCURRENCE", "")]),
        "1_3ecb": document("1_3ecb", MILL[2], [("killed", "ACTION_OCCURRENCE", "ACT1")]),
        "2_1ecb": document("2_1ecb", POET[0], [("sentenced", "NEG_ACTION_OCCURRENCE", "ACT2")]),
        "2_2ecb": document("2_2ecb", POET[1], [("sentenced", "ACTION_OCCURRENCE", "ACT2"), ("decried", "ACTION_REPORTING", "")]),
        "2_3ecb": document("2_3ecb", POET[1].replace("decried", "killed"), [("killed", "ACTION_OCCURRENCE", "")]),
        "2_9ecb": document("2_9ecb", "Nobody has reviewed that they were killed", [("killed", "ACTION_OCCURRENCE", "ACT1")]),
    }
    for name, text in files.items():
        (tmp_path / name[0]).mkdir(exist_ok=True)
        (tmp_path / name[0] / f"{name}.xml").write_text(text, "utf-8")
    rows = [f"{name[0]},{name[2:]},0" for name in files if name != "2_9ecb"]
    (tmp_path / "coreference_sentences.csv").write_text("\n".join(["Topic,File,Sentence Number", *rows]), "utf-8")
    return tmp_path


def test_only_events_of_reviewed_sentences_are_mentions(folder):
    docs = documents(folder)
    assert [doc.name for doc in docs] == ["1_1ecb", "1_2ecb", "1_3ecb", "2_1ecb", "2_2ecb", "2_3ecb"]
    assert [len(doc.mentions) for doc in docs] == [2, 1, 1, 1, 2, 1]


def test_a_chain_goes_across_documents_and_a_mention_without_one_stands_alone(folder):
    chain = {(m.doc, doc.tokens[m.tokens[0]]): m.chain for doc in documents(folder) for m in doc.mentions}
    assert chain["1_1ecb", "killed"] == chain["1_3ecb", "killed"] == "ACT1"
    assert len({chain["1_1ecb", "fire"], chain["1_2ecb", "blaze"], chain["2_2ecb", "decried"], "ACT1"}) == 4


def test_the_head_is_the_word_that_names_the_event():
    doc = Document("d", "1", ("checked", "into", "drunk", "driving", "was", "shot"), (0,) * 6, ())
    heads = [head(doc, Mention("d", 0, at, "")) for at in ((0, 1), (2, 3), (4, 5), (1,))]
    assert heads == ["check", "drive", "shoot", "into"]


@pytest.mark.parametrize(("word", "base"), [("killed", "kill"), ("parties", "party"), ("quakes", "quake"), ("loss", "loss"), ("was", "be")])
def test_base_forms(word, base):
    assert lemma_of(word) == base


def test_words_of_one_type_are_one_event_in_one_story_and_what_is_said_stays_at_home():
    docs = [Document(name, "1", ("killed", "murdered", "said"), (0,) * 3, ()) for name in ("a", "b", "c")]
    mentions = [(doc, Mention(doc.name, 0, (at,), "")) for doc in docs for at in range(3)]
    found = keys(mentions, {"a": "s", "b": "s", "c": "other"})
    assert found[0] == found[1] == found[3] == found[4]
    assert found[0] != found[6]
    assert len({found[2], found[5], found[8]}) == 3


def test_gavah_stands_beside_the_lemma_baseline(folder, tmp_path):
    found = run(folder, tmp_path / "out.jsonl")
    assert (found["mentions"], found["gold_clusters"]) == (8, 6)
    assert found["gavah"]["conll"] == pytest.approx(100)
    assert found["peer head lemma"]["conll"] < 100  # it takes the killing of another story for the first
    assert len((tmp_path / "out.jsonl").read_text("utf-8").splitlines()) == 8
