"""`gavah retention`: how long what is kept, what is past its term, and its erasure when a person asks."""

from collections import Counter
from datetime import date
from pathlib import Path

import click

from gavah.casefile import Case
from gavah.casefile.retention import KINDS, Due, Term, Terms, all_due, decision, terms
from gavah.cli.deciding import who
from gavah.cli.ids import whole_id
from gavah.cli.options import Day, alone, as_of_option, case_option, json_option, open_case
from gavah.cli.output import isolate, note, plain, print_json, print_lines, say
from gavah.cli.tables import print_rows
from gavah.cli.words import plural

WHAT = {
    "packets": "texts, photos, films that came sealed",
    "private": "other private reports: interviews, calls, notes",
    "media": "other photos and films",
    "reports": "other reports",
    "arrivals": "how packets came: the day, the hand, the marks of their parts",
}


@click.group(invoke_without_command=True, epilog="  ".join(f"{kind}: {words}." for kind, words in WHAT.items()))
@case_option
@as_of_option
@json_option
@click.pass_context
def retention(context: click.Context, folder: Path, as_of: date | None, as_json: bool) -> None:
    """How long what is kept, and what is past its term. Nothing is erased by itself: `gavah retention erase` does, when it is asked.

    Terms are set for kinds of material, or for one report, photo or film; they are decisions in the log.
    """
    if context.invoked_subcommand is None:
        with open_case(folder, as_of) as case:
            if as_json:
                print_lines({"thing": d.thing, "kind": d.kind, "since": d.since, "due": d.due} for d in all_due(case))
            else:
                _show(case)


def _show(case: Case) -> None:
    kinds, things = terms(case)
    print_rows(["kind", "what it is", "kept", "set by"], [[kind, WHAT[kind], *_words(kinds.get(kind))] for kind in KINDS])
    for thing, held in things.items():
        say(f"{thing}  {' · '.join(_words(held))}", indent=2)
    found = list(all_due(case))
    if found:
        say()
        print_rows(["due", "thing", "kind", "since"], [[str(one.due), one.thing, one.kind, str(one.since)] for one in found])
    say(f"{len(found):,} past its term: `gavah retention erase` erases when you ask for it" if found else "nothing is past its term", style="dim")


def _words(held: Terms | None) -> list[str]:
    if held is None:
        return ["no term", ""]
    return [" or ".join(one.encoded() for one in held.terms) + (" (contested)" if len(held.terms) > 1 else ""), isolate(", ".join(held.by))]


@retention.command("set")
@click.argument("what", metavar="KIND|ID")
@click.option("--days", type=click.IntRange(0, 100_000), default=None, help="So many days after it was added.")
@click.option("--until", type=Day(), default=None, help="Until this day.")
@click.option("--open", "is_open", is_flag=True, help="Without end, until somebody decides otherwise.")
@click.option("--reason", default="", help="Why; kept with the decision.")
@case_option
@as_of_option
def set_term(what: str, days: int | None, until: date | None, is_open: bool, reason: str, folder: Path, as_of: date | None) -> None:
    """Set a term for a KIND of material, or for one report, photo or film by ID (its own term goes before that of its kind)."""
    if sum((days is not None, until is not None, is_open)) != 1:
        raise click.UsageError("name one of --days, --until, --open")
    with open_case(folder, as_of) as case:
        name = what if what in KINDS else whole_id(case, what, "rm")
        entry = case.decide(decision(case, name, Term(days=days, until=until), by=who(), reason=reason))
        many = Counter(one.kind for one in all_due(case))
    note(f"appended as entry {entry.seq}: {name} is kept {Term(days=days, until=until).encoded()}; past its term now: {sum(many.values()):,}")


@retention.command()
@click.argument("things", metavar="[ID]...", nargs=-1)
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="All that is due of this kind (may be repeated).")
@click.option("--yes", is_flag=True, help="Do not ask.")
@case_option
@as_of_option
@json_option
def erase(things: tuple[str, ...], kinds: tuple[str, ...], yes: bool, folder: Path, as_of: date | None, as_json: bool) -> None:
    """Destroy what is past its term for good, all of it or what is named; the log keeps a commitment and the word "retention".

    What has the same bytes as something that is not past its term, or came with it, stays. Backups, exports and peers are not reached, as by
    `gavah erase`.
    """
    from gavah.pipeline.retaining import chosen_due, erase_due

    with open_case(folder, as_of) as case, alone(case):
        found, held_back = chosen_due(case, kinds, [_whole(case, one) for one in things])
        if held_back:
            note(f"due, and kept: {_told(held_back)}; something that is not past its term has the same bytes, or came with it")
        if not found:
            note("nothing is past its term" if not held_back else "nothing is erased")
            return
        if not yes:
            click.confirm(f"Destroy {_told(found)} for good?", abort=True, err=True)
        done = erase_due(case, found)
    if as_json:
        print_json(done)
        return
    note(f"erased: {_told(found)}; {plural(done.claims, 'claim')}, {done.entries:,} bodies of entries; events and witnesses were linked anew")
    if done.repeated_in:
        note(plain(f"these repeat what was erased and stay: {', '.join(done.repeated_in)}; look at each, and erase what must go"))


def _whole(case: Case, words: str) -> str:
    known = case.db.execute("SELECT 1 FROM packet_set WHERE id = ?", (words,)).fetchone()
    return words if known else whole_id(case, words, "rm")


def _told(found: list[Due]) -> str:
    return ", ".join(f"{many:,} of {kind}" for kind, many in Counter(one.kind for one in found).items())
