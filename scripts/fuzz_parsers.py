"""Coverage-guided fuzzing of the parsers with atheris: what raises, hangs or ends the process is a crash.

    pip install atheris          (Linux; not a dependency of gavah, best in an environment of its own that sees this one's packages)
    python scripts/fuzz_parsers.py feed --minutes 10
    python scripts/fuzz_parsers.py all --minutes 60        (shares the minutes out evenly, one parser after the other)
    python scripts/fuzz_parsers.py feed crash-0123…        (runs one input again and shows what it does)

Seeds come from the exercise. A crash leaves `crash-…` (or `timeout-…`, `oom-…`) in the working folder. What a worker turns into "could not be read:
…Error" counts as a crash here: a reader should know what it refuses.
"""

import argparse
import gzip
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

try:
    import atheris
except ImportError:
    sys.exit("atheris is not installed: pip install atheris (Linux), best in an environment of its own")

with atheris.instrument_imports(include=["gavah.ingest", "email", "zipfile"]):
    from gavah.ingest import AddOptions, Item, Limits, Problem, discover, extract
    from gavah.ingest.extract import READERS
    from gavah.model import InputError

from bench.hostile.run import EXERCISE
from bench.hostile.seeds import seeds

LIMITS = Limits(item=2**20, expansion_floor=2**20, members=200)
SUFFIXES = {
    "feed": "xml",
    "warc": "warc",
    "docx": "docx",
    "xlsx": "xlsx",
    "mhtml": "mhtml",
    "email": "eml",
    "csv": "csv",
    "jsonl": "jsonl",
    "html": "html",
    "tar": "tar",
    "zip": "zip",
    "text": "txt",
}
"""Parser → the suffix by which `gavah add` comes to it."""


def found_in(name: str, data: bytes, folder: Path) -> Iterator[Item | Problem]:
    """What ingest finds in a file with these bytes."""
    path = folder / f"fuzzed.{SUFFIXES[name]}"
    path.write_bytes(data)
    yield from discover([path], options=AddOptions(limits=LIMITS, scratch=folder))


def parsed(name: str, data: bytes, folder: Path) -> None:
    """Find and read. Raises whatever a reader did not expect."""
    for found in found_in(name, data, folder):
        if isinstance(found, Problem):
            unexpected(found)
        else:
            read(found)


def read(item: Item) -> None:
    """Read an item as a worker does, but let through what its reader did not expect."""
    outcome = extract(item)
    if not isinstance(outcome, Problem) or "Error" not in outcome.reason:
        return
    try:
        READERS[item.media_type](item.read() if item.given.text is None else b"", item.given)
    except InputError:
        return
    unexpected(outcome)


def unexpected(problem: Problem) -> None:
    """Raises where a problem is an error of Python's and no reason."""
    if "Error" in problem.reason and "damaged office file" not in problem.reason:
        raise AssertionError(f"{problem.reason} at {problem.file}")


def corpus(name: str, folder: Path) -> None:
    """Small files of the exercise in this format, to begin with."""
    for number, seed in enumerate(seeds(EXERCISE)):
        packed = name == "warc" and seed.name.endswith(".warc.gz")
        data = gzip.decompress(seed.data) if packed else seed.data
        if (packed or seed.name.endswith(f".{SUFFIXES[name]}")) and len(data) < 300_000:
            (folder / f"seed-{number}").write_bytes(data)


def fuzz(name: str, seconds: int, again: str) -> None:
    """Fuzz one parser in this process; ends it."""
    with tempfile.TemporaryDirectory() as home:
        begun = Path(home) / "corpus"
        begun.mkdir()
        corpus(name, begun)
        limits = [f"-max_total_time={seconds}", "-max_len=65536", "-timeout=30", "-rss_limit_mb=2048", str(begun)]
        arguments = [sys.argv[0], *([again] if again else limits)]
        atheris.Setup(arguments, lambda data: parsed(name, data, Path(home)))
        atheris.Fuzz()


def main() -> None:
    """One parser, or all of them one after the other."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parser", choices=["all", *SUFFIXES])
    parser.add_argument("again", nargs="?", default="", help="a file to run again")
    parser.add_argument("--minutes", type=float, default=10.0)
    given = parser.parse_args()
    if given.parser != "all":
        fuzz(given.parser, round(given.minutes * 60), given.again)
        return
    share = given.minutes / len(SUFFIXES)
    ended = {name: subprocess.run([sys.executable, __file__, name, "--minutes", str(share)], check=False).returncode for name in SUFFIXES}
    print("\n".join(f"{name}: {'no crash' if code == 0 else f'ended with {code}'}" for name, code in ended.items()))
    sys.exit(any(ended.values()))


if __name__ == "__main__":
    main()
