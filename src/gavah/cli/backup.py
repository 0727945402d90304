"""`gavah backup` and `gavah restore`: an encrypted copy of the whole case, and a case from one."""

from datetime import date
from pathlib import Path

import click

from gavah.cli.main import DIFFERENCE
from gavah.cli.options import alone, as_of_option, case_option, first_line, open_case
from gavah.cli.output import note, plain, results
from gavah.cli.words import plural
from gavah.model import InputError

_FILE = click.Path(path_type=Path, dir_okay=False)
_KEY = ".key.age"


def _passphrase(file: Path | None, *, anew: bool) -> str:
    """From the first line of a file, or asked for; never an argument."""
    return first_line(file) if file else str(click.prompt("Passphrase", hide_input=True, confirmation_prompt=anew, err=True))


@click.command()
@click.argument("file", type=_FILE)
@case_option
@as_of_option
@click.option("--to", "recipients", multiple=True, help="An age recipient (age1…) that can open it (may be repeated). Without it a passphrase does.")
@click.option("--backup-passphrase-file", type=_FILE, default=None, help="The passphrase is the first line of this file; else it is asked for.")
def backup(file: Path, folder: Path, as_of: date | None, recipients: tuple[str, ...], backup_passphrase_file: Path | None) -> None:
    """An encrypted copy of the whole case in one file. With a passphrase a second small file, FILE.key.age, holds the key under it.

    Both are plain age files: age opens them without this program, and tar unpacks what is inside.
    """
    from gavah.casefile import backups
    from gavah.casefile.outside import check_outside
    from gavah.durable import write_whole
    from gavah.field.paper import new_identity, recipient_of
    from gavah.field.passphrases import locked

    beside = file.with_name(file.name + _KEY)
    if file.exists() or beside.exists():
        raise InputError("there is a file here already", where=str(file), remedy="name a new one")
    with open_case(folder, as_of) as case, alone(case):
        check_outside(case.folder, file)  # before a passphrase is asked for
        if recipients:
            number = backups.back_up(case, file, recipients)
        else:
            identity = new_identity()
            under = locked(identity.encode(), _passphrase(backup_passphrase_file, anew=True), where=str(beside))
            write_whole(beside, lambda key: key.write(under))
            try:
                number = backups.back_up(case, file, [recipient_of(identity)])
            except BaseException:
                beside.unlink()  # it opens nothing, and would be in the way of the next try
                raise
    note(f"{number:,} files in {file}" + ("" if recipients else f"; keep {beside} with it: the passphrase opens that, and it opens the backup"))


@click.command()
@click.argument("file", type=_FILE)
@case_option
@click.option("--identity-file", type=_FILE, default=None, help="A file with the age identity (AGE-SECRET-KEY-1…) that opens it.")
@click.option("--backup-passphrase-file", type=_FILE, default=None, help="The passphrase is the first line of this file; else it is asked for.")
def restore(file: Path, folder: Path, identity_file: Path | None, backup_passphrase_file: Path | None) -> None:
    """A case from its backup, verified. Exit 3 if it does not verify.

    What was done after the backup is not in it. Where others hold later checkpoints of this log, going on here makes a fork: begin a new case
    instead, and exchange.
    """
    from gavah.casefile import backups

    number = backups.restore(file, folder, _identity(file, identity_file, backup_passphrase_file))
    with open_case(folder) as case:
        found = case.verify()
    for words in found:
        results.print(plain(words), soft_wrap=True)
    note(f"{number:,} files in {folder}" + (f", {plural(len(found), 'difference')}" if found else ", all as it was"))
    if found:
        raise click.exceptions.Exit(DIFFERENCE)


def _identity(file: Path, identity_file: Path | None, backup_passphrase_file: Path | None) -> str:
    from gavah.field.paper import identity_from
    from gavah.field.passphrases import WrongPassphrase, opened

    if identity_file is not None:
        lines = identity_file.read_text(encoding="utf-8").split("\n")
        return identity_from(next((line for line in lines if line.startswith("AGE-SECRET-KEY-1")), ""))
    beside = file.with_name(file.name + _KEY)
    if not beside.exists():
        raise InputError("this backup is sealed to a recipient", where=str(file), remedy="give --identity-file")
    try:
        return opened(beside.read_bytes(), _passphrase(backup_passphrase_file, anew=False), where=str(beside)).decode()
    except WrongPassphrase as error:
        raise InputError("the passphrase does not open this backup", where=str(beside), remedy="type it again") from error
