"""The desk as processes: one socket, several web workers that share it, one that solves figures; all end together."""

import multiprocessing
import os
import signal
import socket
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from types import FrameType
from typing import Any

from gavah.desk import sessions
from gavah.desk.settings import Settings
from gavah.desk.state import prepare, shared
from gavah.model import GavahError

GRACE = 3
"""Seconds that answers under way may still take at the end."""
_FORK = multiprocessing.get_context("fork")


def bind(host: str, port: int) -> socket.socket:
    """A listening socket. Raises `GavahError` where that is not possible."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except OSError as error:
        bound.close()
        raise GavahError(
            f"{host}:{port} cannot be listened to ({error.strerror})", remedy="name another with --port, or 0 for any free one"
        ) from error
    bound.listen(1024)
    return bound


def serve(settings: Settings, bound: socket.socket, *, workers: int, opened: Callable[[], None]) -> None:
    """Answer on `bound` until interrupted. `opened` is called once the desk can be visited; ends without a trace on Ctrl-C or SIGTERM."""
    prepare(settings.state)
    if settings.token:
        sessions.allow_launch(shared(settings.state), settings.token)
    ends, kept = os.pipe()  # only this process holds the writing end: when it is gone, however it went, the others end
    helpers = [_FORK.Process(target=_work, args=(settings, bound, ends, kept)) for _ in range(workers)]
    _until_told(helpers, opened)
    os.close(ends)
    os.close(kept)


def _until_told(helpers: Sequence[Any], opened: Callable[[], None]) -> None:
    told = threading.Event()

    def tell(_signal: int, _frame: FrameType | None) -> None:
        told.set()

    before = {each: signal.signal(each, tell) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        for helper in helpers:
            helper.start()
        opened()
        while not told.wait(0.5):
            if not all(helper.is_alive() for helper in helpers):
                raise GavahError("a process of the desk has died", remedy="start the desk again; nothing that was decided is lost")
    finally:
        for helper in helpers:
            helper.terminate()
        for helper in helpers:
            helper.join(GRACE + 2)
            if helper.is_alive():
                helper.kill()
        for each, handler in before.items():
            signal.signal(each, handler)


def _work(settings: Settings, bound: socket.socket, ends: int, kept: int) -> None:
    """One web worker."""
    os.setpgid(0, 0)  # Ctrl-C is for the parent alone, which ends everybody in order
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.close(kept)
    threading.Thread(target=_end_with_parent, args=(ends,), daemon=True).start()

    import uvicorn

    from gavah.desk.app import make_app

    config = uvicorn.Config(
        make_app(settings),
        log_level="warning",
        access_log=False,  # addresses are nobody's business, not even the terminal's
        lifespan="off",
        ws="none",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=GRACE,
        ssl_certfile=settings.cert,
        ssl_keyfile=settings.key,
    )
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[bound])


def _end_with_parent(ends: int) -> None:
    os.read(ends, 1)  # returns when the parent is gone
    os.kill(os.getpid(), signal.SIGTERM)
