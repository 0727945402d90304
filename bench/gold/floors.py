"""The quality gate: scores of the own gold that must be reached, sealed so that no floor sinks by accident.

    python -m bench.gold.floors tests/gold                      raise the floors to what the reader reaches now
    python -m bench.gold.floors tests/gold --reason "why"       the same, and lower those it no longer reaches, with the reason on record

    python -m bench.gold.floors tests/gold --cause FLOOR "why"  name the cause of a lowering on record more exactly; no floor changes

`floors.toml` holds the gold's fingerprint, the floors, a `[[lowered]]` entry for each floor that ever sank, and a seal over all of it.
Editing a number, dropping an entry or changing the gold without this command breaks the seal or the fingerprint, and `make test` fails.
"""

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

import click

from bench.gold.rows import KINDS, LANGUAGES, PARTS, Row, fingerprint

FLOORS = "floors.toml"
PINNED = {
    "claims": ("f1", "whole_f1", "kept_apart", "false_in_nothing"),
    "times": ("strict_f1", "value_f1", "interval_f1"),
    "numbers": ("interval_f1", "false_in_nothing"),
    "attribution": ("f1",),
}
AT_MOST = frozenset({"false_in_nothing"})
"""Rates that count mistakes: their floor is a ceiling."""
HEAD = """# What the reader must reach on the own gold (percent); `false_in_nothing` is the most that may go wrong.
# Never edit by hand: `python -m bench.gold.floors tests/gold` raises; it lowers only with --reason, which stays here.
"""

Floors = dict[str, float]


class FloorError(ValueError):
    """Floors that may not be written as asked, or were not written by `pin`."""


def floors_of(scores: dict[str, Any]) -> Floors:
    """The pinned rates in the scores of `bench gold`, named `kind.language.part.rate`."""
    return {
        f"{kind}.{lang}.{part}.{rate}": scores[kind][lang][part][rate]
        for kind in KINDS
        for lang in LANGUAGES
        for part in PARTS
        for rate in PINNED[kind]
    }


def worse(name: str, score: float, floor: float) -> bool:
    """Whether `score` misses the floor."""
    return score > floor if name.rsplit(".", 1)[1] in AT_MOST else score < floor


def missed(scores: dict[str, Any], floors: Floors) -> dict[str, tuple[float, float]]:
    """Each floor not reached, with its score and its floor."""
    reached = floors_of(scores)
    return {name: (reached[name], floor) for name, floor in floors.items() if worse(name, reached[name], floor)}


def load(file: Path) -> tuple[str, Floors, list[Row]]:
    """Fingerprint, floors and lowerings of a floors file. Raises `FloorError` if its seal is broken or a lowering has no reason."""
    stored = tomllib.loads(file.read_text(encoding="utf-8"))
    print_, floors, lowered = stored["fingerprint"], stored["floors"], stored.get("lowered", [])
    if any(not entry["reason"].strip() for entry in lowered):
        raise FloorError(f"{file}: a lowered floor without its reason")
    if stored["seal"] != _seal(print_, floors, lowered):
        raise FloorError(f"{file}: changed by hand; write floors with `python -m bench.gold.floors` (it lowers with --reason only)")
    return print_, floors, lowered


def pin(file: Path, scores: dict[str, Any], reason: str = "") -> list[Row]:
    """Write the floors that `scores` reach to `file`; the lowerings added. Raises `FloorError` if one sinks and no reason is given."""
    _, old, lowered = load(file) if file.exists() else ("", {}, [])
    new = floors_of(scores)
    sunk: list[Row] = [
        {"floor": name, "from": old[name], "to": new[name], "reason": reason.strip()} for name in old if worse(name, new[name], old[name])
    ]
    if sunk and not reason.strip():
        named = ", ".join(f"{entry['floor']} {entry['from']} → {entry['to']}" for entry in sunk)
        raise FloorError(f"lower than pinned: {named}. Mend the reader, or give the reason with --reason")
    _write(file, scores["fingerprint"], new, lowered + sunk)
    return sunk


def explain(file: Path, floor: str, cause: str) -> None:
    """Give the last lowering of `floor` its `cause`. Raises `FloorError` if it never sank or no cause is given."""
    print_, floors, lowered = load(file)
    last = next((n for n in reversed(range(len(lowered))) if lowered[n]["floor"] == floor), None)
    if last is None or not cause.strip():
        raise FloorError(f"{floor}: no lowering on record" if last is None else f"{floor}: a cause needs words")
    lowered[last] = {**lowered[last], "reason": cause.strip()}
    _write(file, print_, floors, lowered)


def _write(file: Path, print_: str, floors: Floors, lowered: list[Row]) -> None:
    lines = [HEAD, f'fingerprint = "{print_}"', f'seal = "{_seal(print_, floors, lowered)}"', "", "[floors]"]
    lines += [f'"{name}" = {floor}' for name, floor in floors.items()]
    for entry in lowered:
        lines += ["", "[[lowered]]", *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items())]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _seal(print_: str, floors: Floors, lowered: list[Row]) -> str:
    return hashlib.sha256(json.dumps([print_, floors, lowered], sort_keys=True).encode()).hexdigest()


@click.command()
@click.argument("data", type=click.Path(exists=True, path_type=Path))
@click.option("--reason", default="", help="Why floors may sink; kept in the file.")
@click.option("--cause", nargs=2, default=("", ""), metavar="FLOOR CAUSE", help="Name the cause of a lowering on record; nothing is pinned.")
def main(data: Path, reason: str, cause: tuple[str, str]) -> None:
    """Pin the floors of the gold in DATA to what the reader reaches now."""
    from bench.gold import run

    try:
        if cause[0]:
            explain(data / FLOORS, *cause)
            click.echo(f"explained {cause[0]}")
            return
        sunk = pin(data / FLOORS, run(data), reason)
    except FloorError as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"pinned {data / FLOORS} for gold {fingerprint(data)[:12]}; lowered: {len(sunk)}")


if __name__ == "__main__":
    main()
