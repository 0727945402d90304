"""`gavah release DIR`: a redacted static site and bundle."""

from datetime import date
from pathlib import Path

import click
import msgspec

from gavah.cli.options import alone, as_of_option, case_option, open_case
from gavah.cli.output import note, plain, results


@click.command()
@click.argument("target", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@case_option
@as_of_option
@click.option("--delay-days", type=click.IntRange(0), help="Hold back events of the last N days; they may be under way.  [default: 7]")
@click.option("--unsigned", is_flag=True, help="Do not sign the manifest with the key of the case's log.")
@click.option("--time-limit", type=click.FloatRange(min=0), default=120.0, show_default=True, help="Seconds a figure.")
def release(target: Path, folder: Path, as_of: date | None, delay_days: int | None, unsigned: bool, time_limit: float) -> None:
    """Redacted static site and bundle, built from what may leave and from nothing else.

    Claims that may leave are made anew under random ids, without the words of their reports (but approved sentences), and every figure is worked
    out again from them. Names that must stay are searched for in every file; if one is found nothing is released (exit 3).

    The manifest, which lists the SHA-256 of every file, is signed with the key of the case's log: `gavah log key` prints what readers check it with.
    """
    from gavah.release.make import make_release
    from gavah.release.policy import standard

    policy = standard() if delay_days is None else msgspec.structs.replace(standard(), delay_days=delay_days)
    with open_case(folder, as_of) as case, alone(case):
        done = make_release(case, target, as_of=as_of or date.today(), policy=policy, time_limit=time_limit, progress=note, sign=not unsigned)
    edition = done.built.edition
    stays = ", ".join(f"{many:,} {reason}" for reason, many in done.built.withheld.items())
    results.print(plain(f"{len(edition.claims):,} claims, {len(edition.events):,} events, {len(edition.figures):,} figures: {target}/index.html"))
    note(f"kept in the house: {stays or 'nothing'}; told more widely: {edition.coarsened:,}; searched for {done.canaries:,} names, none came through")
    note("not signed" if unsigned else f"signed with the key of this case's log: {done.key}")
