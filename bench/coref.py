"""`python -m bench coref --data FOLDER`: ECB+, gold mentions of events, no gold topics: which mentions tell of one event, across documents.

gavah: two mentions are of one event if their documents tell one story (`gavah.linking.stories`, on the text alone) and their words name one kind
of event: one type of the house's lexicon, else one stem. What is only said stays in its document. Beside it in one run the lemma baseline
(one head lemma, one event), and gavah with the given topics, to show what grouping the documents costs.
"""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from bench.clusters import conll
from bench.ecbplus import Document, Mention, documents
from bench.link_reports import story_profile
from gavah.linking.stories import StoryProfile, stories
from gavah.model import Report
from gavah.reading.frames.english.lexicon import lexicon

STEM = 5
"""Letters of a lemma compared: nominate, nominee, nomination."""
PARTICLES = frozenset("in into on off out up down over to at for of with by from away back through about after around against under".split())
SMALL = PARTICLES | frozenset("a an the his her their its not be is was were are been being has had have will would".split())
"""Words that are no head while another stands beside them."""
Keys = list[tuple[str, ...]]


def run(data: Path, out: Path | None = None) -> dict[str, object]:
    """CoNLL F1, MUC, B³ and CEAF-e of gavah and of the lemma baseline; `out` takes a line a mention with its cluster."""
    docs = documents(data)
    mentions = [(doc, mention) for doc in docs for mention in doc.mentions]
    gold = [mention.chain for _, mention in mentions]
    group = stories(story(doc) for doc in docs).group
    found = keys(mentions, group)
    if out:
        lines = ({"doc": m.doc, "tokens": m.tokens, "cluster": "/".join(key)} for (_, m), key in zip(mentions, found, strict=True))
        out.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return {
        "documents": len(docs),
        "mentions": len(mentions),
        "gold_clusters": len(set(gold)),
        "gavah": scores(found, gold),
        "peer head lemma": scores([(head(doc, mention),) for doc, mention in mentions], gold),
        "gavah with given topics": scores(keys(mentions, {doc.name: doc.topic for doc in docs}), gold),
    }


def scores(found: Sequence[tuple[str, ...]], gold: Sequence[str]) -> dict[str, float]:
    """In percent, with the number of clusters."""
    return {**{name: 100 * f1 for name, f1 in conll(found, gold).items()}, "clusters": len(set(found))}


def story(doc: Document) -> StoryProfile:
    """A document as gavah takes it in: its text, without a day or an outlet."""
    lines = groupby(zip(doc.sentences, doc.tokens, strict=True), key=lambda pair: pair[0])
    text = "\n".join(" ".join(token for _, token in line) for _, line in lines)
    report = Report(id=doc.name, sha256="0" * 64, media_type="text/plain", source="", text=text, language="en")
    return story_profile(report)


def keys(mentions: Iterable[tuple[Document, Mention]], group: dict[str, str]) -> Keys:
    """What mentions of one event have in common: the group of their document, and the kind of event."""
    found: Keys = []
    for doc, mention in mentions:
        lemma = head(doc, mention)
        said = lemma in lexicon().saying
        found.append((group[doc.name], _types().get(lemma, lemma[:STEM]), doc.name if said else ""))
    return found


def head(doc: Document, mention: Mention) -> str:
    """The lemma of the word that names the event: the verb of "checked into", the noun of "drunk driving"."""
    words = [doc.tokens[at].lower() for at in mention.tokens]
    full = [word for word in words if word not in SMALL] or words
    return lemma_of(full[0] if words[-1] in PARTICLES else full[-1])


def lemma_of(word: str) -> str:
    """The base form of a verb of the lexicon; else the singular."""
    form = lexicon().forms.get(word)
    if form:
        return form[0]
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


@cache
def _types() -> dict[str, str]:
    """Lemma → type of event, for words that name one by themselves."""
    found: dict[str, str] = {}
    for word, senses in lexicon().verbs.items():
        plain = next((sense for sense in senses if sense.lemma == word), senses[0])  # "kill", not "kill himself in custody"
        found.setdefault(word, plain.type)
    for word, (sense, _) in lexicon().event_nouns.items():
        found.setdefault(lemma_of(word), sense.type)
    return found
