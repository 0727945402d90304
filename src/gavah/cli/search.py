"""`gavah search WORDS`: reports that hold them, in any usual spelling."""

from pathlib import Path

import click

from gavah.cli.lists import published_words
from gavah.cli.options import case_option, json_option, open_case
from gavah.cli.output import isolate, print_lines, results
from gavah.cli.words import shorten


@click.command()
@click.argument("words", nargs=-1, required=True)
@case_option
@json_option
@click.option("--most", type=click.IntRange(1), default=20, show_default=True)
def search(words: tuple[str, ...], folder: Path, as_json: bool, most: int) -> None:
    """Reports that hold all WORDS; "…" keeps words together. ی/ي, ک/ك, digits and ZWNJ do not matter."""
    with open_case(folder) as case:
        found = list(filter(None, map(case.report, case.search(" ".join(words), most))))
        if as_json:
            print_lines(found)
            return
        for report in found:
            results.print(f"{report.id}  {published_words(report)}  {report.source}  {isolate(shorten(report.title or report.text, 90))}")
        if not found:
            results.print("no report holds these words")
