"""A figure's case as JSON (CONTRACT.md, benchmark `figures`): one case a line in, one prediction a line out."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from gavah.figures.accounts import Account, FigureCase, Tie, sure_region
from gavah.figures.regions import DAWN, DUSK, Box, Kinds, Path, Region, tidy
from gavah.figures.rivals import RULES
from gavah.figures.solution import Solution
from gavah.model import InputError


def decode_case(record: Mapping[str, Any]) -> FigureCase:
    """The case of one JSON object. Days are ISO or whole numbers; null = open. Raises `InputError` naming the case and what is wrong."""
    try:
        question = record.get("question") or {}
        rule = question.get("rule") or "conservative"
        if rule not in RULES:
            raise ValueError(f"no rule is called {rule!r}")
        return FigureCase(
            accounts=tuple(_account(one) for one in record["claims"]),
            ties=tuple(Tie(left, right, verdict, float(score)) for left, right, verdict, score in record.get("links") or ()),
            distinct=tuple(sorted({(min(pair), max(pair)) for pair in record.get("distinct") or ()})),
            names=tuple(sorted({(str(one), str(roll), str(name)) for one, roll, name in record.get("names") or ()})),
            scope=_scope(question),
            min_witnesses=int(question.get("min_witnesses") or 1),
            rule=rule,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"not a figure's case: {error!r}", where=f"case {record.get('case')}", remedy="see CONTRACT.md, Benchmarks") from error


def encode_solution(name: object, solution: Solution, seconds: float) -> dict[str, Any]:
    """The prediction line of a solved case. `bound`: the floor's proven lower bound."""
    numbers = solution.numbers
    return {
        "case": name,
        "evidence": numbers.evidence,
        "floor": numbers.floor,
        "best": numbers.best,
        "named": numbers.named,
        "ceiling": numbers.ceiling,
        "contradictions": [list(one) for one in solution.contradictions],
        "proven": numbers.gap == 0,
        "bound": numbers.bounds.floor_bound,
        "seconds": round(seconds, 4),
        "limit": solution.limit,
        "straddling": list(solution.straddling),
        "evidence_claims": list(solution.chosen),
    }


def _account(record: Mapping[str, Any]) -> Account:
    kind = record["kind"]
    if kind not in ("event", "total"):
        raise ValueError(f"claim {record['id']} is neither an event nor a total")
    region = _region(record)
    name = str(record["id"])
    said = record.get("said")
    return Account(
        name,
        kind,
        region,
        int(record["low"]),
        None if record.get("high") is None else int(record["high"]),
        bool(record.get("complete")),
        str(record.get("witness") or name),
        None if said is None else _day(said, DUSK),
        str(record.get("series") or ""),
        sure_region(kind, region),
    )


def _region(record: Mapping[str, Any]) -> Region:
    first = _day(record.get("from"), DAWN)
    last = _day(record.get("to") if record.get("to") is not None else record.get("said"), DUSK)
    if first > last:
        raise ValueError(f"claim {record['id']} ends before it starts")
    kinds = _kinds(record.get("type"))
    places = record.get("places") or [()]
    if len(places) == 1:
        return (Box(_path(places[0]), first, last, kinds),)
    return tidy(Box(_path(place), first, last, kinds) for place in places)


def _scope(question: Mapping[str, Any]) -> Box:
    first = _day(_either(question, "start", "from"), DAWN)
    last = _day(_either(question, "end", "to"), DUSK)
    return Box(_path(_either(question, "place_path", "place") or ()), first, last, _kinds(question.get("type")))


def _either(record: Mapping[str, Any], *keys: str) -> Any:  # noqa: ANN401 - JSON
    return next((record[key] for key in keys if record.get(key) not in (None, "", [], ())), None)


def _path(place: str | Sequence[str]) -> Path:
    return tuple(place.split("/")) if isinstance(place, str) else tuple(str(part) for part in place)


def _kinds(value: str | Sequence[str] | None) -> Kinds:
    if value is None or value == "" or value == []:
        return None
    return frozenset((value,)) if isinstance(value, str) else frozenset(value)


def _day(value: str | int | None, otherwise: int) -> int:
    if value is None or value == "":
        return otherwise
    return value + 1 if isinstance(value, int) else date.fromisoformat(value).toordinal()
