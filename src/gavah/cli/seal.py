"""`gavah seal`: text and attachments → packet files for the named desks."""

import mimetypes
import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from gavah.cli.keys import read_cards, say_card
from gavah.cli.options import CoarseDay, case_option, first_line
from gavah.cli.output import is_quiet, note, progress, say
from gavah.cli.words import plural
from gavah.field.manifest import CONSENTS
from gavah.model import InputError, Refused

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from gavah.field.desks import Card

UNKNOWN = "application/octet-stream"


@click.command()
@case_option
@click.argument("attachments", nargs=-1, metavar="[FILE]...", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--to", "cards", multiple=True, required=True, type=click.Path(path_type=Path), metavar="CARD", help="A desk's card (two or more).")
@click.option(
    "-o", "--output", default=Path("packets"), show_default=True, type=click.Path(path_type=Path, file_okay=False), help="Folder for packets."
)
@click.option("--text-file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True), help='What you have to say; "-": from standard input.')
@click.option("--language", default="", help="fa, en, …; found out if not given.")
@click.option("--day", type=CoarseDay(), default="", help="The day you write about, as coarse as you like: 1450-07-11, 1450-07, 1450.")
@click.option("--place", default="", help="Where, in words.")
@click.option("--consent", type=click.Choice(CONSENTS), default="internal", show_default=True, help="Who may use it.")
@click.option(
    "--hand",
    is_flag=True,
    help="Sign by a passphrase that is asked for and kept nowhere: the desk then knows packets of one hand.",
)
@click.option("--hand-file", type=click.Path(path_type=Path, dir_okay=False), help="The first line of this file is that passphrase.")
def seal(
    folder: Path,
    attachments: tuple[Path, ...],
    cards: tuple[Path, ...],
    output: Path,
    text_file: Path | None,
    language: str,
    day: str,
    place: str,
    consent: str,
    hand: bool,
    hand_file: Path | None,
) -> None:
    """Seal a text, photos, videos for desks: only they can open it, not even you.

    No name of a file, no device and no time goes in; what stands *inside* a photo or video (place, time, camera) does. Compare the eight
    words of each desk with what you know from elsewhere. No case is needed or touched.
    """
    del folder  # every command takes --case; a contributor has none
    from gavah.field.sealing import Draft, placed, seal_into, sealed

    desks = read_cards(cards)
    _check(desks)
    text = _text(text_file)
    if not text.strip() and not attachments:
        raise InputError("there is nothing to seal", remedy="give --text-file FILE (or -), photos, videos")
    text, files = placed(text, [(_media_type(path), partial(_opened, path)) for path in attachments])
    draft = Draft(
        text=text,
        language=language,
        day=day,
        place=place,
        consent=consent,  # type: ignore[arg-type] # one of click's choices
        attachments=files,
    )
    recipients = list(dict.fromkeys(desk.newest.key for desk in desks))
    with progress() as bar:
        task = bar.add_task("sealing", total=None)
        packets = sealed(draft, recipients, hand=_hand_key(hand, hand_file, desks[0]))
        made = seal_into(output, packets, lambda count: bar.update(task, completed=count))
    say(f"{plural(len(made), 'packet')} in {output}, for {', '.join(desk.name for desk in desks)}")
    note("what you sealed is still where it was; what is deleted can often be brought back: encrypt the whole device")


def _check(desks: "list[Card]") -> None:
    """The desks by their words; a warning for what ends or stands alone, a refusal for keys long destroyed."""
    today = date.today()
    for desk in desks:
        if not is_quiet():
            say_card(desk, today)
        state = desk.newest.state(today)
        if state == "refused":
            raise Refused(f"the keys of {desk.name} ended on {desk.newest.last}, more than 90 days ago", remedy="get its new card")
        if state != "live":
            note(_DOUBTS[state].format(desk=desk.name, last=desk.newest.last, gone=desk.newest.gone), style="yellow")
    if len({desk.name_key for desk in desks}) < 2:
        note("only one desk can open this: if it is seized or lost, so is the packet. Name a second with --to", style="yellow")


_DOUBTS = {
    "early": "the keys of {desk} are not offered yet: look at the clock of this device",
    "ended": "the keys of {desk} ended on {last}; it can open packets until {gone}: get its new card",
    "destroyed": "the keys of {desk} were destroyed on {gone}: it can probably not open this. Get its new card",
}


def _text(file: Path | None) -> str:
    if file is None:
        return ""
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        return data.decode("utf-8").removeprefix("\ufeff")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"the text cannot be read ({error})", where=str(file), remedy="save it as plain text in UTF-8") from error


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", where=str(path)) from error


def _media_type(path: Path) -> str:
    """By the ending of the name alone, which itself stays outside."""
    return mimetypes.guess_type(path.name)[0] or UNKNOWN


def _hand_key(asked: bool, file: Path | None, desk: "Card") -> "Ed25519PrivateKey | None":
    from gavah.field.hands import hand_key

    if file is None and not asked:
        return None
    words = first_line(file) if file else str(click.prompt("passphrase of your hand", hide_input=True, confirmation_prompt=True, err=True))
    return hand_key(words, bytes.fromhex(desk.name_key))
