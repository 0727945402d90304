"""Check the exercise against itself: every sentence of the key stands in its report, and more.

    python examples/exercise/check_key.py            seeds 0 to 5, and the committed files
    python examples/exercise/check_key.py --seed 7   one seed

It reads the files as they lie on disk with readers of its own (the standard library's), so
that a fault of the writers shows. Exit code 1 and a list if anything is wrong.
"""

from __future__ import annotations

import argparse
import email
import email.policy
import gzip
import html
import json
import re
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from make import make

HERE = Path(__file__).resolve().parent
MARKER = "EXERCISE · CONSTRUCTED · تمرین · ساختگی"
CLASSES = (
    "official", "public-figure", "deceased", "private", "minor", "detainee", "accused", "witness",
    "helper",
)  # fmt: skip
MADE = ("reports", "key", "sources.toml", "gazetteer.csv", "README.md")


def rows(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def bare(page: str) -> str:
    """Return a page's words, a line for each block, without head and tags."""
    return html.unescape(re.sub(r"<[^>]*>", "\n", page))


def texts(folder: Path) -> dict[str, str]:
    """Return the words of every report under `reports/`, by reference."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            reader = READERS[path.name.partition(".")[2]]
            for item, words in reader(path):
                found[f"{name}#{item}" if item else name] = words
    return found


def _text(path: Path) -> Iterator[tuple[str, str]]:
    yield "", path.read_text(encoding="utf-8")


def _page(path: Path) -> Iterator[tuple[str, str]]:
    page = path.read_text(encoding="utf-8")
    yield "", bare(page) + page


def _rows(path: Path) -> Iterator[tuple[str, str]]:
    for row in rows(path):
        yield row["id"], f"{row['title']}\n{row['text']}"


def _telegram(path: Path) -> Iterator[tuple[str, str]]:
    for message in json.loads(path.read_text(encoding="utf-8"))["messages"]:
        parts = [p if isinstance(p, str) else p["text"] for p in message["text"]]
        yield str(message["id"]), "".join(parts)


def _feed(path: Path) -> Iterator[tuple[str, str]]:
    tree = ElementTree.parse(path)
    atom = "{http://www.w3.org/2005/Atom}"
    for item in tree.iter("item"):
        yield item.findtext("guid", ""), bare(item.findtext("description", ""))
    for item in tree.iter(f"{atom}entry"):
        yield item.findtext(f"{atom}id", ""), bare(item.findtext(f"{atom}content", ""))


def _mail(path: Path) -> Iterator[tuple[str, str]]:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    body = message.get_body()
    yield "", f"{message['Subject']}\n{body.get_content() if body else ''}"


def _docx(path: Path) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(path) as archive:
        yield "", bare(archive.read("word/document.xml").decode())


def _warc(path: Path) -> Iterator[tuple[str, str]]:
    whole = gzip.decompress(path.read_bytes()).decode()
    for record in whole.split("WARC/1.1\r\n")[1:]:
        address = re.search(r"WARC-Target-URI: (\S+)", record)
        if address:
            yield address[1], bare(record) + record


def _pdf(path: Path) -> Iterator[tuple[str, str]]:
    shown = re.findall(rb"\((.*)\) Tj", path.read_bytes())
    lines = [re.sub(rb"\\([()\\])", rb"\1", line).decode("cp1252") for line in shown]
    pages, drawn = (path.read_bytes().count(word) for word in (b"/Type /Page ", b"BT /F2 "))
    yield "", f"{' '.join(lines)}\n{MARKER if drawn >= 2 * pages else ''}"


READERS: dict[str, Callable[[Path], Iterator[tuple[str, str]]]] = {
    "txt": _text,
    "md": _text,
    "html": _page,
    "jsonl": _rows,
    "json": _telegram,
    "xml": _feed,
    "eml": _mail,
    "docx": _docx,
    "warc.gz": _warc,
    "pdf": _pdf,
}


def faults(folder: Path) -> list[str]:
    """Return what is wrong with one rendered exercise."""
    found = texts(folder / "reports")
    key = folder / "key"
    listed = rows(key / "reports.jsonl")
    out = [f"not in the key: {ref}" for ref in found.keys() - {row["report"] for row in listed}]
    out += [f"no such report: {row['report']}" for row in listed if row["report"] not in found]
    out += [f"no marker: {ref}" for ref, words in found.items() if MARKER not in words]
    out += [f"a passage without marker: {ref}" for ref, words in found.items() if _bald(words)]
    for name, field in (("claims", "quote"), ("traps", "words"), ("accusations", "words")):
        for row in rows(key / f"{name}.jsonl"):
            if row[field] not in found[row["report"]]:
                out.append(f"{name}: {row['report']} has no {row[field]!r}")
    return out + _wrong_counts(listed) + _wrong_claims(key) + _wrong_figures(key)


def _bald(words: str) -> bool:
    """Return whether a web page has passages that do not carry the marker."""
    return words.count(MARKER) < words.count("<h2>")


def _wrong_counts(listed: list[dict[str, Any]]) -> list[str]:
    languages = Counter(row["lang"] for row in listed)
    out = [] if len(listed) >= 60 else [f"only {len(listed)} reports"]
    out += [f"too little {lang}" for lang, n in languages.items() if n < 0.35 * len(listed)]
    return out + ([] if len({row["source"] for row in listed}) == 8 else ["not eight outlets"])


def _wrong_claims(key: Path) -> list[str]:
    claims = {row["id"]: row for row in rows(key / "claims.jsonl")}
    out = []
    for row in claims.values():
        if row["high"] is not None and row["low"] > row["high"]:
            out.append(f"upside down: {row['id']}")
        if row["earliest"] and row["latest"] and row["earliest"] > row["latest"]:
            out.append(f"window runs backwards: {row['id']}")
        if row["kind"] != "statement" and row["latest"] and row["latest"] > row["said"]:
            out.append(f"told before it happened: {row['id']}")
    for pair in rows(key / "events.jsonl"):
        out += [f"no claim {pair[side]}" for side in "ab" if pair[side] not in claims]
    if len(rows(key / "nothing.jsonl")) != 10:
        out.append("not ten reports with nothing to find")
    empty = {row["report"] for row in rows(key / "nothing.jsonl")}
    out += [f"something in {r['report']}" for r in claims.values() if r["report"] in empty]
    people = rows(key / "persons.jsonl")
    out += [f"nobody is {name}" for name in CLASSES if name not in {p["class"] for p in people}]
    out += [f"{p['name']} is named nowhere" for p in people if not p["mentions"]]
    return out


def _wrong_figures(key: Path) -> list[str]:
    figures = json.loads((key / "figures.json").read_text(encoding="utf-8"))
    out = [] if len(figures) >= 6 else ["fewer than six questions"]
    for row in figures:
        steps = [row["evidence"], row["floor"], row["best"], row["named"]]
        steps += [] if row["ceiling"] is None else [row["ceiling"]]
        if steps != sorted(steps):
            out.append(f"out of order: {row['id']} {steps}")
    by_id = {row["id"]: row for row in figures}
    if not by_id["q-arrested-overlap"]["evidence"] < by_id["q-arrested-overlap"]["floor"]:
        out.append("evidence is not below the floor where it should be")
    if by_id["q-executed-country"]["ceiling"] is not None:
        out.append("a ceiling where a count is open")
    clashing = {row["id"] for row in figures if row["status"] == "contradiction"}
    if clashing != {"q-dead-contradiction", "q-dead-zero"}:
        out.append(f"contradictions in {sorted(clashing)}")
    return out


def content(folder: Path) -> dict[str, bytes]:
    """Return every made file's bytes, by name."""
    files = [path for name in MADE for path in [folder / name, *(folder / name).rglob("*")]]
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files if p.is_file()}


def check(seed: int) -> list[str]:
    """Return what is wrong under one seed: the key, the same bytes twice, the committed files."""
    with tempfile.TemporaryDirectory() as first, tempfile.TemporaryDirectory() as second:
        make(seed, Path(first))
        make(seed, Path(second))
        out = faults(Path(first))
        if content(Path(first)) != content(Path(second)):
            out.append("two renderings differ")
        if seed == 0 and content(Path(first)) != content(HERE):
            out.append("the committed files are not what seed 0 gives: run make.py")
    return out


def main() -> None:
    """Check the seeds asked for; print what is wrong."""
    parser = argparse.ArgumentParser(description="Check the exercise's texts and key.")
    parser.add_argument("--seed", type=int, action="append", help="default: 0 to 5")
    wrong = 0
    for seed in parser.parse_args().seed or range(6):
        out = check(seed)
        wrong += len(out)
        print(f"seed {seed}: {'good' if not out else f'{len(out)} wrong'}")
        print("".join(f"  {line}\n" for line in out), end="")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
