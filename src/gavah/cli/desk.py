"""`gavah desk`: the local web application."""

import sys
from datetime import date
from pathlib import Path

import click

from gavah.cli.options import actor, alone, as_of_option, case_option, open_case
from gavah.cli.output import note
from gavah.model import GavahError

ROLES = ("reader", "coder", "editor")
"""As `gavah.desk.users` has them; a test compares."""


@click.command()
@case_option
@as_of_option
@click.option("--port", type=click.IntRange(0, 65535), default=0, show_default="any free one", help="The port to listen on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on. Any but loopback needs users and a TLS certificate.")
@click.option("--tls-cert", "cert", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="A TLS certificate (PEM).")
@click.option("--tls-key", "key", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Its private key (PEM).")
@click.option("--add-user", metavar="NAME", help="Add a user of this case, or give a known one a new role and password; then end.")
@click.option(
    "--role", type=click.Choice(ROLES), default="coder", show_default=True, help="What the added user may do: look; judge; grade, merge, release."
)
@click.option("--remove-user", metavar="NAME", help="Remove a user; what they decided stays; then end.")
@click.option(
    "--password-file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The new password, in a file; else it is asked for."
)
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.option(
    "--workers", type=click.IntRange(1, 32), default=None, show_default="one a processor, two at least", help="Processes that answer pages."
)
def desk(
    folder: Path,
    as_of: date | None,
    port: int,
    host: str,
    cert: Path | None,
    key: Path | None,
    add_user: str | None,
    role: str,
    remove_user: str | None,
    password_file: Path | None,
    no_browser: bool,
    workers: int | None,
) -> None:
    """Open the case in the browser: ask, see, read, decide.

    The printed address opens the desk once. Where the case has users, everybody logs in instead. Ctrl-C ends it.
    """
    if add_user is not None or remove_user is not None:
        _change_users(folder, add_user, remove_user, role, password_file)
        return
    with open_case(folder, as_of) as case:  # complains of a missing or damaged case before anything listens
        read_only, box = case.read_only, case.box
    from gavah.desk.start import start

    start(
        folder.absolute(),
        as_of=as_of,
        host=host,
        port=port,
        cert=cert,
        key=key,
        actor=actor(),
        workers=workers,
        read_only=read_only,
        box=box,
        opened=lambda address: _opened(address, no_browser),
    )


def _opened(address: str, no_browser: bool) -> None:
    click.echo(address)
    sys.stdout.flush()
    note("this address opens the desk once; Ctrl-C ends it" if "token=" in address else "Ctrl-C ends the desk")
    if not no_browser:
        import webbrowser

        webbrowser.open(address)


def _change_users(folder: Path, add: str | None, remove: str | None, role: str, password_file: Path | None) -> None:
    from gavah.casefile.ledger import Draft
    from gavah.desk.users import add_user, remove_user

    if add and remove:
        raise GavahError("one user at a time", remedy="give --add-user or --remove-user")
    with open_case(folder) as case, alone(case):
        if add:
            password = (
                password_file.read_text("utf-8").rstrip("\r\n")
                if password_file
                else click.prompt("Password", hide_input=True, confirmation_prompt=True)
            )
            add_user(folder, add, role, password)  # type: ignore[arg-type]
        elif remove:
            remove_user(folder, remove)
        with case.writing():
            case.append([Draft(kind="user", on=add or remove or "", body={"role": role if add else None})])
    note(f"{add or remove}: {role if add else 'removed'}")
