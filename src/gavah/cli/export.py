"""`gavah export FORMAT -o FILE`: the released, or with --internal all, in other formats."""

from datetime import date
from pathlib import Path

import click

from gavah.cli.options import alone, as_of_option, case_option, open_case
from gavah.cli.output import note

FORMATS = ("csv", "parquet", "jsonl", "geojson", "acled", "hxl", "jsonld", "ftm")
"""As `gavah.release.exports` has them; a test compares. Named here so that help pages load no solver."""


@click.command()
@click.argument("format_", metavar="FORMAT", type=click.Choice(FORMATS))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
@case_option
@as_of_option
@click.option("--internal", is_flag=True, help="Everything, unredacted, marked INTERNAL in file and name; asks first.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def export(format_: str, output: Path, folder: Path, as_of: date | None, internal: bool, yes: bool) -> None:
    """Claims or events in another format, redacted like a release; --internal gives everything and asks first.

    csv and parquet: a claim a row. jsonl (PLOVER's shape), acled, geojson, hxl: an event a row. jsonld: PROV-O and schema.org. ftm: FollowTheMoney.
    """
    from gavah.release.handing import hand_out, internal_name

    if internal:
        output = internal_name(output)
        if not yes:
            click.confirm(f"{output} will hold every claim with its words and names. Write it?", abort=True, err=True)
    with open_case(folder, as_of) as case, alone(case):
        written = hand_out(case, format_, output, as_of=as_of or date.today(), internal=internal)
    note(f"{written:,} rows: {output}" + (" · INTERNAL: not for publication" if internal else ""))
