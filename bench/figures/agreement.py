"""Random small cases against enumeration: the oracle of the tests, on as many cases as asked."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from gavah.figures import Numbers, Solution, solve
from gavah.figures.wire import decode_case
from gavah.model import InputError

ORACLE = Path(__file__).parents[2] / "tests" / "figures"

AGREES = ("numbers agree", "order kept", "contradictions pass")
HOLDS = ("evidence < floor", "possible links", "straddling or uncertain", "proven distinct", "names", "several witnesses or a rule", "contradictions")


def agreement(count: int) -> dict[str, object]:
    """How many of `count` random cases agree with enumeration in all numbers, keep their order and pass the checks on contradictions; and of
    what the cases hold, the shares in percent."""
    if not (ORACLE / "brute_force.py").exists():
        raise InputError("the oracle lies with the tests", where=str(ORACLE), remedy="run this from a checkout of the repository")
    sys.path.insert(0, str(ORACLE))
    checks, cases = import_module("test_brute_force"), import_module("random_cases")
    tally = dict.fromkeys((*AGREES, *HOLDS), 0)
    failing: list[int] = []
    for seed in range(count):
        record = cases.random_case(seed, rules=seed % 4 == 3)
        solution = solve(decode_case(record))
        numbers = solution.numbers
        held = (_holds(checks.check_numbers, record, solution), _in_order(numbers), _holds(checks.check_contradictions, record, solution))
        if not all(held):
            failing.append(seed)
        for name, one in zip(AGREES, held, strict=True):
            tally[name] += one
        tally["evidence < floor"] += numbers.evidence < numbers.floor
        tally["possible links"] += any(link[2] == "possible" for link in record["links"])
        tally["straddling or uncertain"] += bool(solution.straddling) or _uncertain(record)
        tally["proven distinct"] += bool(record["distinct"])
        tally["names"] += len({(roll, name) for _, roll, name in record["names"]}) > 1
        tally["several witnesses or a rule"] += len(record["question"]) > len(("place", "from", "to", "type"))
        tally["contradictions"] += bool(solution.contradictions)
    shares = {f"% {name}": round(100 * tally[name] / max(1, count), 1) for name in HOLDS}
    return {"cases": count, **{name: tally[name] for name in AGREES}, "failing seeds": failing, **shares}


def _in_order(numbers: Numbers) -> bool:
    rising = (numbers.evidence, numbers.floor, numbers.best, numbers.named, numbers.named if numbers.ceiling is None else numbers.ceiling)
    return list(rising) == sorted(rising)


def _holds(check: Any, record: dict[str, Any], solution: Solution) -> bool:  # noqa: ANN401 - a check of the tests
    try:
        check(record, solution)
    except AssertionError:
        return False
    return True


def _uncertain(record: dict[str, Any]) -> bool:
    """Whether some event's day or place is uncertain."""
    return any(one["kind"] == "event" and (one["from"] != one["to"] or len(one["places"]) > 1) for one in record["claims"])
