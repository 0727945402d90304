"""`gavah verify`: does the case, or what was given out of one, still hold what it was given?"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click

from gavah.casefile import Case
from gavah.cli.main import DIFFERENCE
from gavah.cli.options import case_option, json_option, open_case
from gavah.cli.output import note, plain, print_json, results
from gavah.cli.words import plural
from gavah.custody.note import Key
from gavah.model import InputError

BUNDLES: dict[str, str] = {
    "entries.jsonl": "gavah.casefile.exported",
    "manifest.json": "gavah.release.bundle",
    "data/manifest.json": "gavah.release.bundle",
}
"""A file that tells a kind of folder → the module whose `differences(folder, known=key)` checks it and whose `signed_by(folder, key)` says in words
who signed it. What else is given out of a case adds its row."""


@click.command()
@click.argument("bundle", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False))
@case_option
@json_option
@click.option("--digest", is_flag=True, help="Only the digest of what the case holds: equal digests, equal entries and bodies.")
@click.option("--figures", is_flag=True, help="Solve every kept figure again from its claims.")
@click.option("--checkpoint", "point", type=click.Path(path_type=Path, dir_okay=False), help="An earlier checkpoint of this log, kept elsewhere.")
@click.option("--key", "known", default=None, help="The key of the log as you know it, not as the case or bundle says.")
def verify(bundle: Path | None, folder: Path, as_json: bool, digest: bool, figures: bool, point: Path | None, known: str | None) -> None:
    """Is everything still as it was given? Offline. BUNDLE: a folder given out of a case: a release (or its data alone), an exported log.

    Recomputes entries, tree, signed checkpoints, originals, texts and claims, and looks for every claim's words. Exit 3 if anything
    differs. Whoever holds the case with its key can write it anew as a whole: a checkpoint kept elsewhere (--checkpoint) shows that.
    Of a bundle it says who signed it; that it is the desk you mean, only its key from elsewhere shows (--key; `gavah log key` prints it).
    """
    if bundle is not None:
        _check_bundle(bundle, Key.decoded(known) if known else None)
        return
    with open_case(folder) as case:
        if digest:
            _print_digest(case, as_json)
            return
        found = _told(_differences(case, figures, point, known))
        held = f"{case.count('blob'):,} originals, {case.count('claim'):,} claims, {case.count('entry'):,} entries"
    _end(found, f"all as it was: {held}")


def _check_bundle(bundle: Path, known: Key | None) -> None:
    module = next((module for mark, module in BUNDLES.items() if (bundle / mark).exists()), None)
    if module is None:
        raise InputError("this is nothing that was given out of a case", where=str(bundle), remedy="for a case use --case DIR")
    checks = import_module(module)
    found = _told(checks.differences(bundle, known=known))
    note(checks.signed_by(bundle, known))
    _end(found, f"all as it was: {bundle}")


def _differences(case: Case, figures: bool, point: Path | None, known: str | None) -> Iterator[str]:
    from gavah.casefile.verifying import against, figures_again

    yield from case.differences()
    yield from against(case, point.read_text(encoding="utf-8", errors="replace") if point else None, Key.decoded(known) if known else None)
    if figures:
        yield from figures_again(case)


def _told(differences: Iterator[str]) -> int:
    found = 0
    for difference in differences:
        results.print(plain(difference), soft_wrap=True)
        found += 1
    return found


def _end(found: int, well: str) -> None:
    if not found:
        note(well)
        return
    note(plural(found, "difference"))
    raise click.exceptions.Exit(DIFFERENCE)


def _print_digest(case: Case, as_json: bool) -> None:
    from gavah.casefile.digest import digest_of

    made = digest_of(case)
    if as_json:
        print_json(made)
        return
    results.print(f"{made.entries}  {made.entries_held:,} entries of {plural(made.logs, 'log')}", soft_wrap=True)
    results.print(f"{made.bodies}  {made.bodies_held:,} bodies held, {made.bodies_elsewhere:,} elsewhere or erased", soft_wrap=True)
