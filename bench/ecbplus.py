"""ECB+ as it is given: documents with their tokens, and the gold mentions of events in the reviewed sentences."""

import csv
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

_EVENTS = ("ACTION", "NEG_ACTION")


class Mention(NamedTuple):
    """A mention of an event: its tokens (indexes into the document's), and its gold chain."""

    doc: str
    sentence: int
    tokens: tuple[int, ...]
    chain: str


class Document(NamedTuple):
    """Tokens with the number of their sentence, and the mentions scored. `topic` is the folder, not known to a system."""

    name: str
    topic: str
    tokens: tuple[str, ...]
    sentences: tuple[int, ...]
    mentions: tuple[Mention, ...]


def documents(data: Path) -> list[Document]:
    """Every document under `data` (topic folders and `coreference_sentences.csv`) that has a reviewed sentence, by name."""
    reviewed: dict[str, set[int]] = defaultdict(set)
    with (data / "coreference_sentences.csv").open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            reviewed[f"{row['Topic']}_{row['File']}"].add(int(row["Sentence Number"]))
    files = sorted((file for file in data.glob("*/*.xml") if file.stem in reviewed), key=lambda file: file.stem)
    return [_document(file, reviewed[file.stem]) for file in files]


def _document(file: Path, reviewed: set[int]) -> Document:
    root = ElementTree.parse(file).getroot()
    tokens = root.findall("token")
    place = {token.get("t_id"): at for at, token in enumerate(tokens)}
    chain = _chains(root)
    sentence = tuple(int(token.get("sentence") or 0) for token in tokens)
    mentions = []
    for mark in root.find("Markables") or ():
        anchors = [place[anchor.get("t_id")] for anchor in mark.findall("token_anchor")]
        if anchors and mark.tag.startswith(_EVENTS) and sentence[anchors[0]] in reviewed:
            id_ = mark.get("m_id") or ""
            mentions.append(Mention(file.stem, sentence[anchors[0]], tuple(anchors), chain.get(id_, f"{file.stem}/{id_}")))
    return Document(file.stem, file.parent.name, tuple(token.text or "" for token in tokens), sentence, tuple(mentions))


def _chains(root: ElementTree.Element) -> dict[str, str]:
    """Mention id → chain: across documents by the instance's id, within one by the relation's."""
    instance = {mark.get("m_id"): mark.get("instance_id") for mark in root.find("Markables") or ()}
    doc = root.get("doc_name") or ""
    found: dict[str, str] = {}
    for relation in root.find("Relations") or ():
        target = relation.find("target")
        name = instance.get(target.get("m_id")) if target is not None else None
        for source in relation.findall("source"):
            across = relation.tag == "CROSS_DOC_COREF"
            found[source.get("m_id") or ""] = name if across and name else f"{doc}/{relation.get('r_id')}"
    return found
