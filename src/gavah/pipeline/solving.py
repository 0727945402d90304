"""Questions asked before, solved anew where something since may have moved their answers."""

from collections.abc import Callable

from gavah.casefile import Case


def solve_anew(case: Case, *, time_limit: float = 120.0, progress: Callable[[int, int], None] | None = None) -> int:
    """Solve every stale question, each within `time_limit` seconds; what moved is kept (`Case.moved`). Returns how many were solved."""
    waiting = case.stale
    for done, question in enumerate(waiting, 1):
        case.ask(question, time_limit=time_limit)
        if progress:
            progress(done, len(waiting))
    return len(waiting)
