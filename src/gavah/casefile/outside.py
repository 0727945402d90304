"""What leaves a case is written outside its folder. Inside, an erasure would not reach its words, and every later backup would hold it."""

from pathlib import Path

from gavah.model import Refused


def check_outside(case: Path, target: Path) -> None:
    """Raise `Refused` if `target`, a file or folder to be written, lies in the folder `case` (also by a link), is it, or would take its place."""
    home, there = case.resolve(), target.resolve()
    if there.is_relative_to(home):
        raise Refused("this lies in the folder of the case: what leaves it stands outside", where=str(target), remedy=f"name a place beside {home}")
    if there.is_dir() and home.is_relative_to(there):
        raise Refused("the case lies in this folder, which would be replaced", where=str(target), remedy="name a new folder")
