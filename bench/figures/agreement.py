"""Random small cases against enumeration: the oracle of the tests, on as many cases as asked."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from gavah.figures import solve
from gavah.figures.wire import decode_case
from gavah.model import InputError

ORACLE = Path(__file__).parents[2] / "tests" / "figures"

TALLY = ("numbers agree", "contradictions pass", "evidence < floor", "possible links", "straddling or uncertain", "contradictions")


def agreement(count: int) -> dict[str, object]:
    """How many of `count` random cases agree with enumeration in all numbers and pass the checks on contradictions, and what they hold."""
    if not (ORACLE / "brute_force.py").exists():
        raise InputError("the oracle lies with the tests", where=str(ORACLE), remedy="run this from a checkout of the repository")
    sys.path.insert(0, str(ORACLE))
    checks, cases = import_module("test_brute_force"), import_module("random_cases")
    tally = dict.fromkeys(
        ("numbers agree", "contradictions pass", "evidence < floor", "possible links", "straddling or uncertain", "contradictions"), 0
    )
    for seed in range(count):
        record = cases.random_case(seed, rules=seed % 4 == 3)
        solution = solve(decode_case(record))
        tally["numbers agree"] += _holds(checks.check_numbers, record)
        tally["contradictions pass"] += _holds(checks.check_contradictions, record)
        tally["evidence < floor"] += solution.numbers.evidence < solution.numbers.floor
        tally["possible links"] += any(link[2] == "possible" for link in record["links"])
        tally["straddling or uncertain"] += bool(solution.straddling) or _uncertain(record)
        tally["contradictions"] += bool(solution.contradictions)
    return {"cases": count, **tally}


def _holds(check: Any, record: dict[str, Any]) -> bool:  # noqa: ANN401 - a check of the tests
    try:
        check(record)
    except AssertionError:
        return False
    return True


def _uncertain(record: dict[str, Any]) -> bool:
    """Whether some event's day or place is uncertain."""
    return any(one["kind"] == "event" and (one["from"] != one["to"] or len(one["places"]) > 1) for one in record["claims"])
