"""`gavah keys`: the keys of a desk, what it hands out, and the way back into a sealed case."""

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from gavah.casefile import Case
from gavah.cli.options import case_option, first_line, new_passphrase, passphrase, relocked
from gavah.cli.output import note, print_json, say
from gavah.model import InputError

if TYPE_CHECKING:
    from gavah.field.box import Box
    from gavah.field.desks import Card

output_option = click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")


@click.group(invoke_without_command=True)
@case_option
@click.option("--json", "as_json", is_flag=True, help="JSON: one object.")
@click.pass_context
def keys(context: click.Context, folder: Path, as_json: bool) -> None:
    """The desk's keys: eight words to compare, and when its intake keys run out.

    Packets are sealed to an intake key for 30 days; it opens them for 30 more, and is then destroyed. age has no forward secrecy: this is what bounds
    a seizure. So hand out a new card and page every month, and open what has come before it is too late.
    """
    context.obj = folder
    if context.invoked_subcommand is None:
        _show(_opened(folder), as_json)


def _opened(folder: Path) -> "Box":
    from gavah.cli.options import unlocked

    _check_sealed(folder)
    return unlocked(folder)


def _check_sealed(folder: Path) -> None:
    if not Case.there(folder):
        raise InputError("there is no case here", where=str(folder), remedy="make one: gavah new --sealed")
    if not Case.is_sealed(folder):
        raise InputError("this case is plain: it has no keys", where=str(folder), remedy="make a sealed one: gavah new --sealed")


def _changed(folder: Path, change: "Callable[[Box], Box]") -> "Box":
    """The box after `change`, locked with the same passphrase."""
    _check_sealed(folder)
    return relocked(folder, passphrase(), change)


def _show(box: "Box", as_json: bool) -> None:
    card = box.card()
    today = date.today()
    held = [{"first": key.first, "last": key.last, "destroyed": key.gone, "state": key.state(today)} for key in (card.keys if card else ())]
    words = _words(card.name_key) if card else ("", "")
    if as_json:
        print_json({"desk": box.desk, "words": words[0], "words_fa": words[1], "intake": held, "recovery": [key.kept for key in box.recovery]})
        return
    if card is None:
        say("no intake key yet: gavah keys card -o FILE makes one and what you hand out")
        return
    say_card(card, today)
    for key in held:
        say(f"intake key: sealed to from {key['first']} to {key['last']}, opens until {key['destroyed']} ({key['state']})", indent=2)
    say(f"recovery keys: {len(box.recovery) or 'none: passphrase lost, case lost'}", indent=2)


def _words(name_key: str) -> tuple[str, str]:
    from gavah.field.comparing import eight_words

    pairs = eight_words(bytes.fromhex(name_key))
    return " ".join(english for english, _ in pairs), " ".join(persian for _, persian in pairs)


def say_card(card: "Card", today: date) -> None:
    """A desk by its name and its eight words."""
    english, persian = _words(card.name_key)
    say(f"{card.name}{' · ' if card.name_fa else ''}{card.name_fa}")
    say(english, indent=2)
    say(persian, indent=2)
    say(f"sealed to until {card.newest.last} ({card.newest.state(today)})", indent=2)


def _renewed(folder: Path) -> "Box":
    from gavah.field.box import renewed

    return _changed(folder, lambda box: renewed(box, date.today()))


@keys.command()
@click.option("--desk", default="", metavar="NAME", help="What contributors see as this desk's name.")
@click.option("--desk-fa", default="", metavar="NAME", help="The same in Persian.")
@case_option
def renew(folder: Path, desk: str, desk_fa: str) -> None:
    """Make a new intake key if none is offered any more, and destroy those whose days are over."""
    import msgspec

    from gavah.field.box import renewed

    def change(box: "Box") -> "Box":
        named = msgspec.structs.replace(box, desk=desk or box.desk, desk_fa=desk_fa or box.desk_fa) if desk or desk_fa else box
        return renewed(named, date.today())

    _show(_changed(folder, change), as_json=False)


@keys.command()
@output_option
@case_option
def card(folder: Path, output: Path) -> None:
    """Write the desk's card: the file that contributors and other desks seal to. It holds no secret; the eight words tell it from a forged one."""
    from gavah.casefile.outside import check_outside
    from gavah.field.desks import written

    check_outside(folder, output)
    made = _renewed(folder).card()
    if made is None:
        raise InputError("this desk has no intake key", remedy="gavah keys renew")
    output.write_bytes(written(made))
    say_card(made, date.today())


@keys.command()
@case_option
@click.argument("cards", nargs=-1, required=True, metavar="CARD...", type=click.Path(path_type=Path))
def words(folder: Path, cards: tuple[Path, ...]) -> None:
    """Check cards and show the eight words of each, to be compared by voice, on paper or over another channel."""
    for made in read_cards(cards):
        say_card(made, date.today())


def read_cards(paths: tuple[Path, ...]) -> "list[Card]":
    """The cards in `paths`, each checked. Raises `InputError`."""
    from gavah.field.desks import read_card

    made = []
    for path in paths:
        try:
            made.append(read_card(path.read_bytes(), str(path)))
        except OSError as error:
            raise InputError(f"cannot be read ({error.strerror})", where=str(path)) from error
    return made


@keys.command()
@case_option
@click.argument("cards", nargs=-1, required=True, metavar="CARD...", type=click.Path(path_type=Path))
@output_option
@click.option("--lang", type=click.Choice(["fa", "en"]), default="fa", show_default=True, help="The language it opens in; it has both.")
def page(folder: Path, cards: tuple[Path, ...], output: Path, lang: Literal["fa", "en"]) -> None:
    """Write the sealing page for these desks: one HTML file that contributors open without a network. Prints its SHA-256, to be published.

    Make it anew every month: it warns when its keys have run out and refuses 90 days after. Name its file so that it says nothing.
    """
    from gavah.casefile.outside import check_outside
    from gavah.field.page import build_page

    check_outside(folder, output)
    desks = read_cards(cards)
    data = build_page(desks, lang)
    output.write_bytes(data)
    for desk in desks:
        say_card(desk, date.today())
    if len({desk.name_key for desk in desks}) < 2:
        note("only one desk can open what this page seals: if it is seized or lost, so are its packets. Name a second card", style="yellow")
    say(f"{hashlib.sha256(data).hexdigest()}  {output.name}")


@keys.command("passphrase")
@click.option("--new-passphrase-file", type=click.Path(path_type=Path, dir_okay=False), help="The new one stands in its first line. Default: asks.")
@case_option
def passphrase_(folder: Path, new_passphrase_file: Path | None) -> None:
    """Lock the case with a new passphrase, and write every recovery copy anew. Backups keep the old one."""
    from gavah.field.box import lock

    box = _opened(folder)
    lock(folder, box, new_passphrase(new_passphrase_file, anew=True))
    note("locked anew; backups made before still open with the old passphrase")


@keys.command()
@click.argument("papers", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--new-passphrase-file", type=click.Path(path_type=Path, dir_okay=False), help="The new one stands in its first line. Default: asks.")
@case_option
def recover(folder: Path, papers: tuple[Path, ...], new_passphrase_file: Path | None) -> None:
    """Open a case whose passphrase is lost, by its recovery key or two of its three shares, and lock it with a new passphrase.

    FILEs hold the key or the shares, one a file; without any, they are asked for.
    """
    from gavah.field.box import lock, unlock_by_recovery
    from gavah.field.paper import identity_from, joined

    _check_sealed(folder)
    typed = [first_line(paper) for paper in papers] or _typed()
    box = unlock_by_recovery(folder, joined(typed) if len(typed) > 1 else identity_from(typed[0]))
    lock(folder, box, new_passphrase(new_passphrase_file, anew=True))
    note("open again, with the new passphrase")


def _typed() -> list[str]:
    first = str(click.prompt("the recovery key, or the first of two shares", hide_input=True, err=True))
    return (
        [first]
        if first.upper().replace(" ", "").startswith("AGE-SECRET-KEY")
        else [first, str(click.prompt("the second share", hide_input=True, err=True))]
    )
