"""The recovery key of a sealed case: on paper, at another person's, in three shares of which two are needed, or refused in words."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gavah.cli.options import Command
from gavah.cli.output import note, say
from gavah.model import InputError

if TYPE_CHECKING:
    from gavah.field.box import Box, Recovery

ACCEPTED = ("I accept the loss", "از دست رفتن را می‌پذیرم")
"""What must be typed where there is to be no recovery key; nothing shorter."""


def recovery_options(command: Command) -> Command:
    """Where recovery keys go, for scripts; at a terminal `gavah new` asks."""
    options = [
        click.option("--recovery", multiple=True, metavar="AGE1...", help="Sealed: another person's age key that opens the case (repeatable)."),
        click.option("--recovery-key-to", type=click.Path(path_type=Path), help="Sealed: write a new recovery key to this file, for paper."),
        click.option("--shares-to", type=click.Path(path_type=Path), help="Sealed: write three lists of words (SLIP-39) here; any two recover."),
        click.option("--accept-loss", default="", metavar="SENTENCE", help=f'Sealed, with no recovery key: "{ACCEPTED[0]}".'),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def settled(recipients: tuple[str, ...], key_to: Path | None, shares_to: Path | None, accepted: str, case: Path) -> "Box":
    """A new box with what the person chose. Raises `InputError` where nothing was chosen and nobody can be asked."""
    from gavah.field.box import new_box

    chosen = _given(recipients, key_to, shares_to, case)
    if chosen or accepted:
        if not chosen and accepted not in ACCEPTED:
            raise InputError("that is not the sentence", where="--accept-loss", remedy=f'"{ACCEPTED[0]}" · «{ACCEPTED[1]}»')
        return new_box(chosen)
    if not sys.stdin.isatty():
        raise InputError(
            "a sealed case needs a recovery key",
            remedy=f'give --recovery-key-to FILE, --shares-to FOLDER, --recovery AGE1…, or --accept-loss "{ACCEPTED[0]}"',
        )
    return new_box(_asked())


def _given(recipients: tuple[str, ...], key_to: Path | None, shares_to: Path | None, case: Path) -> "list[Recovery]":
    from gavah.field.box import Recovery
    from gavah.field.paper import new_identity, recipient_of, shares

    made = [Recovery(recipient=_recipient(words)) for words in recipients]
    if key_to is not None:
        identity = new_identity()
        _write(key_to, identity, case)
        made.append(Recovery(recipient=recipient_of(identity)))
    if shares_to is not None:
        identity = new_identity()
        for number, words in enumerate(shares(identity), 1):
            _write(shares_to / f"share-{number}.txt", words, case)
        made.append(Recovery(recipient=recipient_of(identity), kept="shares"))
    return made


def _recipient(words: str) -> str:
    from gavah.casefile.packages import recipient_of

    return str(recipient_of(words.strip()))


def _write(path: Path, words: str, case: Path) -> None:
    if case.resolve() in (path.resolve(), *path.resolve().parents):
        raise InputError("a recovery key does not belong into the case it opens", where=str(path), remedy="name a place outside, best on paper")
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(f"{words}\n")
    note(f"{path}: on paper or with another person, never beside the case; then delete the file")


def _asked() -> "list[Recovery]":
    """At a terminal: the key is shown once, and its end has to be typed from the paper."""
    from gavah.field.box import Recovery
    from gavah.field.paper import new_identity, recipient_of

    say("Who opens this case if the passphrase is lost? Write this recovery key on paper and keep it elsewhere,")
    say(f'or type "{ACCEPTED[0]}" for none. · این کلید را روی کاغذ بنویسید و جای دیگری نگه دارید، یا بنویسید «{ACCEPTED[1]}».')
    identity = new_identity()
    say("  ".join(identity[at : at + 8] for at in range(0, len(identity), 8)), indent=2)
    while True:
        typed = str(click.prompt("its last eight letters, from the paper · هشت حرف آخر", err=True)).strip()
        if typed in ACCEPTED:
            return []
        if typed.upper() == identity[-8:]:
            return [Recovery(recipient=recipient_of(identity))]
        note("that is not how it ends; look at the paper again", style="yellow")
