"""Compiled templates are kept where Python keeps compiled modules, and nowhere if it may not."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize("may", [True, False])
def test_templates_are_compiled_once_where_that_is_wanted(tmp_path, may):
    env = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    words = [sys.executable, *([] if may else ["-B"]), "-c", "from gavah.desk import page; page.load()"]
    subprocess.run(words, env=env, check=True)
    kept = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*jinja2*.cache")}
    assert bool(kept) == may
    if may:  # where nothing is kept, a second start is the first one again
        subprocess.run(words, env=env, check=True)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*jinja2*.cache")} == kept
