"""`gavah media`: photos and films, counted as distinct ones."""

from datetime import date
from pathlib import Path

import click
import msgspec

from gavah.casefile import Case
from gavah.cli.deciding import decide_now, unchecked, who
from gavah.cli.ids import whole_id
from gavah.cli.options import Day, as_of_option, case_option, json_option, open_case
from gavah.cli.output import isolate, note, print_json, print_lines, say
from gavah.cli.tables import print_rows
from gavah.cli.words import plural
from gavah.model import Decision, InputError

ORDER = ("video", "photo")


@click.command()
@click.argument("thing", metavar="[ID]", required=False)
@click.option("--kind", type=click.Choice(ORDER), default=None, help="Only videos, or only photos.")
@click.option("--count", "counting", is_flag=True, help="How many distinct ones by kind, day and place, instead of each.")
@click.option("--day", type=Day(), default=None, help="With ID: say which day it shows.")
@click.option("--place", default="", help="With ID: say which place it shows (an id or a name).")
@click.option("--approve", is_flag=True, help="With ID: approve its publication, as GAVAH_USER; it takes two persons and consent 'public'.")
@click.option("--clean", type=click.Path(path_type=Path), default=None, help="With ID: write a copy without metadata here, for inside eyes.")
@click.option("--reason", default="", help="Why; kept with the decision.")
@case_option
@as_of_option
@json_option
def media(
    thing: str | None,
    kind: str | None,
    counting: bool,
    day: date | None,
    place: str,
    approve: bool,
    clean: Path | None,
    reason: str,
    folder: Path,
    as_of: date | None,
    as_json: bool,
) -> None:
    """Photos and films: distinct ones, with the day and place each shows and who says so. With ID: all that is known of one; it stays inside.

    Copies are known by their bytes, a film's samples or a photo's perceptual hash; a film encoded anew counts as another. No release holds any.
    """
    if thing is None:
        if day or place or approve or clean:
            raise click.UsageError("name the photo or film: gavah media ID …")
        _list(folder, as_of, kind, counting=counting, as_json=as_json)
    elif clean is not None:
        _clean(folder, as_of, thing, clean)
    elif day or place or approve:
        for verb, value in (("day", day.isoformat() if day else ""), ("place", place), ("publish", "yes" if approve else "")):
            if value:
                decide_now(folder, as_of, lambda case, verb=verb, value=value: _decision(case, thing, verb, value, reason))  # type: ignore[misc]
    else:
        _show(folder, as_of, thing)


def _decision(case: Case, thing: str, verb: str, value: str, reason: str) -> Decision:
    from gavah.cli.place import place_of
    from gavah.pipeline import showing

    name = whole_id(case, thing, "m")
    if verb == "publish":
        note(unchecked(who()))
        return showing.approve(case, name, by=who(), reason=reason)
    return showing.state(case, name, verb, place_of(case, value).id if verb == "place" else value, by=who(), reason=reason)


def _list(folder: Path, as_of: date | None, kind: str | None, *, counting: bool, as_json: bool) -> None:
    from gavah.pipeline.showing import counted, shown

    with open_case(folder, as_of) as case:
        rows = [row for row in shown(case) if kind in (None, row.kind)]
        items = sum(len(row.items) for row in rows)
        if counting:
            _counts(counted(rows), as_json=as_json)
        elif as_json:
            print_lines(rows)
        else:
            columns = ["id", "kind", "items", "day", "says", "place", "says"]
            print_rows(columns, [[r.id, r.kind, str(len(r.items)), r.day, r.day_from, isolate(r.place), r.place_from] for r in rows])
        note(f"{len(rows):,} distinct of {plural(items, 'item')}")


def _counts(counts: dict[tuple[str, str, str], int], *, as_json: bool) -> None:
    if as_json:
        print_lines({"kind": kind, "day": day, "place": place, "distinct": number} for (kind, day, place), number in counts.items())
    else:
        rows = [[kind, day or "not said", place or "not said", str(number)] for (kind, day, place), number in counts.items()]
        print_rows(["kind", "day", "place", "distinct"], rows)


def _show(folder: Path, as_of: date | None, thing: str) -> None:
    from gavah.casefile.media import approvers, day_of, may_be_published, media_item, place_of

    with open_case(folder, as_of) as case:
        item = media_item(case, whole_id(case, thing, "m"))
        day, place = day_of(case, item), place_of(case, item)
        more = {"day": day.value, "day_from": day.said_by, "place": place.value, "place_from": place.said_by}
        allowed = {"approved_by": approvers(case, item.id), "publishable": may_be_published(case, item, case.day)}
        print_json({**msgspec.to_builtins(item), **more, **allowed})


def _clean(folder: Path, as_of: date | None, thing: str, out: Path) -> None:
    from gavah.pipeline.showing import clean_copy

    if out.exists():
        raise InputError("there is such a file already", where=str(out), remedy="name another")
    with open_case(folder, as_of) as case:
        data = clean_copy(case, whole_id(case, thing, "m"))
    out.write_bytes(data)
    say(f"{out}: {len(data):,} bytes without metadata; faces, voices and vantage points are still in it")
