"""Opening the file of a case."""

import multiprocessing
import sqlite3

import pytest

from gavah.casefile.database import FILE, connect

PROGRAMS = 4


def _open_together(folder, ready, said):
    ready.wait()
    try:
        connect(folder, create=True).close()
        said.put("")
    except Exception as error:
        said.put(str(error))


@pytest.mark.parametrize("attempt", range(5))
def test_programs_that_make_a_case_at_the_same_moment_all_get_it(tmp_path, attempt):
    """SQLite waits for nobody when a file changes to WAL: one of two first runs used to end with "database is locked"."""
    anew = multiprocessing.get_context("spawn")
    ready, said = anew.Barrier(PROGRAMS), anew.Queue()
    programs = [anew.Process(target=_open_together, args=(tmp_path, ready, said)) for _ in range(PROGRAMS)]
    for program in programs:
        program.start()
    assert [said.get(timeout=60) for _ in programs] == [""] * PROGRAMS
    for program in programs:
        program.join()
    with sqlite3.connect(tmp_path / FILE) as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
