"""The desk as processes: one socket, several web workers that share it, one that solves figures; all end together."""

import multiprocessing
import os
import signal
import socket
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.context import ForkProcess
from types import FrameType

from gavah.desk import sessions
from gavah.desk.settings import Settings
from gavah.desk.state import forget, prepare, shared
from gavah.desk.uploads import sweep
from gavah.model import GavahError

GRACE = 3
"""Seconds that answers under way may still take at the end."""
RESTARTS = 5
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
    sweep(settings.state)
    if settings.token:
        sessions.allow_launch(shared(settings.state), settings.token)
    ends, kept = os.pipe()  # only this process holds the writing end: when it is gone, however it went, the others end
    _preload(settings)
    helpers = [_Helper(_work, settings, bound, ends, kept) for _ in range(workers)]
    behind = [_Helper(each, settings, bound, ends, kept) for each in (_solve, _run_errands)]
    _until_told([*helpers, *behind], opened)
    os.close(ends)
    os.close(kept)


class _Helper:
    """A process that is started again, a few times, if it dies."""

    def __init__(self, target: Callable[..., None], *given: object) -> None:
        self._target, self._given, self._left = target, given, RESTARTS
        self._process = self._made()

    def _made(self) -> ForkProcess:
        return _FORK.Process(target=self._target, args=self._given)

    def start(self) -> None:
        """Begin."""
        self._process.start()

    def keep_alive(self) -> None:
        """Start anew what died. Raises `GavahError` when that happened too often."""
        if self._process.is_alive():
            return
        if not self._left:
            raise GavahError("a process of the desk dies again and again", remedy="start the desk again; nothing that was decided is lost")
        self._left -= 1
        self._process = self._made()
        self._process.start()

    def end(self) -> None:
        """Let it finish what it answers, not longer than the grace."""
        self._process.join(GRACE + 2)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()

    def terminate(self) -> None:
        """Tell it to end."""
        self._process.terminate()


def _until_told(helpers: Sequence[_Helper], opened: Callable[[], None]) -> None:
    told = threading.Event()

    def tell(_signal: int, _frame: FrameType | None) -> None:
        told.set()

    before = {each: signal.signal(each, tell) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        for helper in helpers:
            helper.start()
        opened()
        while not told.wait(0.5):
            for helper in helpers:
                helper.keep_alive()
    finally:
        for helper in helpers:
            helper.terminate()
        for helper in helpers:
            helper.end()
        for each, handler in before.items():
            signal.signal(each, handler)


def _preload(settings: Settings) -> None:
    """What every process needs and takes a while is loaded before they part, once for all."""
    from gavah.casefile.database import complaints
    from gavah.desk import naming, page
    from gavah.desk.app import make_app
    from gavah.desk.case import case_in, let_go
    from gavah.desk.facts import facts_of

    make_app(settings)
    page.load()
    naming.load(settings.case)
    with suppress(*complaints()):  # a damaged case says so on its pages
        facts_of(case_in(settings.case))
    let_go()


def _settle(ends: int, kept: int) -> None:
    """A helper's own affairs: Ctrl-C is for the parent, which ends everybody in order; without the parent it ends too."""
    os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    os.close(kept)
    threading.Thread(target=_end_with_parent, args=(ends,), daemon=True).start()


def _work(settings: Settings, bound: socket.socket, ends: int, kept: int) -> None:
    """One web worker."""
    _settle(ends, kept)
    forget()

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


def _solve(settings: Settings, bound: socket.socket, ends: int, kept: int) -> None:
    """The solver."""
    _settle(ends, kept)
    forget()
    bound.close()

    from gavah.desk.solver import solve_forever

    solve_forever(settings)


def _run_errands(settings: Settings, bound: socket.socket, ends: int, kept: int) -> None:
    """Who imports what was uploaded, reads and links anew, and verifies."""
    _settle(ends, kept)
    forget()
    bound.close()

    from gavah.desk.errands import run_forever

    run_forever(settings)


def _end_with_parent(ends: int) -> None:
    os.read(ends, 1)  # returns when the parent is gone
    os.kill(os.getpid(), signal.SIGTERM)
