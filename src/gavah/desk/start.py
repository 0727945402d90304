"""Starting the desk: what is refused, where it listens, what it prints."""

import os
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec

from gavah.desk.case import hold
from gavah.desk.certificate import names_of
from gavah.desk.serving import bind, serve
from gavah.desk.settings import LOOPBACK, Settings, check_exposure, new_token
from gavah.desk.users import users_of
from gavah.field.box import Box

FOLDER = "desk"
LEAST_WORKERS = 2


def start(
    case: Path,
    *,
    as_of: date | None,
    host: str,
    port: int,
    cert: Path | None,
    key: Path | None,
    actor: str,
    workers: int | None,
    read_only: bool,
    box: Box | None = None,
    opened: Callable[[str], None],
) -> None:
    """Serve the case until interrupted; `opened` gets the address; `box` opens a sealed case. Raises `GavahError` where that would not be safe."""
    hold(case, box)
    users = bool(users_of(case))
    check_exposure(host, users, cert, key)
    names = (*LOOPBACK, *((host,) if host not in ("0.0.0.0", "::", *LOOPBACK) else ()), *(names_of(cert) if cert else ()))
    with bind("127.0.0.1" if host == "localhost" else host, port) as bound, tempfile.TemporaryDirectory() as elsewhere:
        settings = Settings(
            case=case,
            as_of=as_of,
            host=host,
            port=bound.getsockname()[1],
            names=tuple(dict.fromkeys(names)),
            users=users,
            cert=cert,
            key=key,
            token="" if users else new_token(),
            actor=actor,
            state=Path(elsewhere) if read_only else case / FOLDER,
        )
        settings = msgspec.structs.replace(settings, host=_shown_host(host, names))
        serve(settings, bound, workers=workers or max(LEAST_WORKERS, os.cpu_count() or 1), opened=lambda: opened(settings.address))


def _shown_host(host: str, names: tuple[str, ...]) -> str:
    """What to call this machine in the address: for "every address" the certificate's first name."""
    if host not in ("0.0.0.0", "::"):
        return host
    return next((name for name in names if name not in LOOPBACK), "127.0.0.1")
