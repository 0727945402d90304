"""`gavah search WORDS`: reports that hold them, in any usual spelling."""

from pathlib import Path

import click

from gavah.cli.options import case_option, json_option, open_case
from gavah.cli.output import print_lines, say
from gavah.cli.tables import print_rows
from gavah.cli.words import published_words, shorten


@click.command()
@click.argument("words", nargs=-1, required=True)
@case_option
@json_option
@click.option("--most", type=click.IntRange(1), default=20, show_default=True, help="So many reports at most, the likeliest first.")
def search(words: tuple[str, ...], folder: Path, as_json: bool, most: int) -> None:
    """Reports that hold all WORDS, in any usual Persian spelling. "…" keeps words together; ی/ي, ک/ك, digits and ZWNJ do not matter."""
    with open_case(folder) as case:
        found = list(filter(None, map(case.report, case.search(" ".join(words), most))))
        if as_json:
            print_lines(found)
        elif found:
            rows = [[report.id, published_words(report), report.source, shorten(report.title or report.text, 90)] for report in found]
            print_rows(["id", "published", "source", "title"], rows)
        else:
            say("no report holds these words")
