"""`gavah new`: an empty case, plain or sealed."""

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gavah.casefile import Case
from gavah.cli.options import actor, as_of_option, case_option
from gavah.cli.output import note
from gavah.cli.recovery import recovery_options
from gavah.model import CaseError

if TYPE_CHECKING:
    from gavah.field.box import Box


@click.command()
@case_option
@as_of_option
@click.option("--plain/--sealed", "plain", default=None, help="Public sources only, or encrypted at rest. Default: asks; without a terminal, plain.")
@recovery_options
@click.option("--desk", default="", metavar="NAME", help="Sealed: what contributors see as this desk's name.")
@click.option("--desk-fa", default="", metavar="NAME", help="Sealed: the same in Persian.")
@click.option("--gazetteer", "gazetteers", multiple=True, type=click.Path(path_type=Path), help="A CSV of further places, kept in the case.")
def new(
    folder: Path,
    as_of: date | None,
    plain: bool | None,
    recovery: tuple[str, ...],
    recovery_key_to: Path | None,
    shares_to: Path | None,
    accept_loss: str,
    desk: str,
    desk_fa: str,
    gazetteers: tuple[Path, ...],
) -> None:
    """Make an empty case. Sealed: encrypted with a passphrase, and the only kind that sealed packets enter. Plain: public material only.

    A sealed case needs a recovery key (--recovery, --recovery-key-to or --shares-to), or the sentence "I accept the loss": whoever loses both the
    passphrase and the recovery key has lost the case, and nobody can help.
    """
    if Case.there(folder):
        raise CaseError("there is a case here already", where=str(folder), remedy="name another folder with --case")
    box = None
    if not _plain(plain):
        from gavah.cli.recovery import settled

        box = _locked(folder, settled(recovery, recovery_key_to, shares_to, accept_loss, folder), desk, desk_fa)
    with Case.create(folder, day=as_of or date.today(), actor=actor(), box=box) as case:
        for file in gazetteers:
            from gavah.pipeline import keep_gazetteer

            keep_gazetteer(case, file)
    if box is None:
        note(f"a plain case in {folder}: for public sources only; whoever can open the folder can read it")
    else:
        note(f"a sealed case in {folder}. Passphrase and recovery lost: the case is lost. Back up the folder as it is")


def _plain(said: bool | None) -> bool:
    if said is not None:
        return said
    if not sys.stdin.isatty():
        return True
    question = "sealed (encrypted, for whatever comes from people) or plain (public sources only)? · مهرشده یا ساده؟"
    return bool(click.prompt(question, type=click.Choice(["sealed", "plain"]), default="sealed", err=True) == "plain")


def _locked(folder: Path, recovery: "Box", desk: str, desk_fa: str) -> "Box":
    import msgspec

    from gavah.cli.options import new_passphrase
    from gavah.field.box import lock

    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return lock(folder, msgspec.structs.replace(recovery, desk=desk, desk_fa=desk_fa), new_passphrase())
