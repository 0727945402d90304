"""Events that stand alone on one day in one province, and what they add up to: a lower bound of a figure's evidence in milliseconds.

Such events of different days or provinces share no cell, and no event is among them twice: the greatest of each day and province, added up, is a
list of evidence (DESIGN, "Evidence"), if not the best one. The least low among an event's claims is never above what the event counts for.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

import msgspec

from gavah.casefile import judgements, moves, rowsums
from gavah.casefile.database import transaction
from gavah.casefile.state import last_move
from gavah.figures.kinds import is_under
from gavah.model import COUNTABLE, NOT_SUMMED, Decision, Question, Source

BETWEEN = "\x1f"
_FILLED = "alone.decided"
TABLE = "alone"
_TOLD = f"""SELECT coalesce(event_claim.event, claim.id), claim.id, measure, low, type, place, earliest, latest,
    polarity = 'affirmed' AND modality IN ({", ".join(f"'{one}'" for one in sorted(COUNTABLE))}) AND instr(body, '"derived":true') = 0,
    witness, body
    FROM claim LEFT JOIN event_claim ON event_claim.claim = claim.id LEFT JOIN witness_claim ON witness_claim.claim = claim.id
    WHERE current = 1 AND kind = 'event' ORDER BY 1, claim.id"""


class _Issuers(msgspec.Struct):
    issuers: tuple[str, ...] = ()


def is_filled(db: sqlite3.Connection) -> bool:
    """Do the rows belong to the claims and links that the case holds now? (Later decisions are reckoned with in `bound`.)"""
    return _filled_for(db)[1] == last_move(db) and _filled_for(db)[0] >= 0


def fill(db: sqlite3.Connection) -> None:
    """Compute the rows anew, in one transaction; one event is held at a time."""
    with transaction(db):
        db.execute("DELETE FROM alone")
        barred = _decided(db, -1)
        rows = db.cursor().execute(_TOLD)
        for event, told in groupby(rows, key=itemgetter(0)):
            held = list(told)
            if not any(row[1] in barred for row in held):
                db.executemany("INSERT INTO alone VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _rows(event, held))
        value = f"{moves.here(db).decided}.{last_move(db)}"
        db.execute("INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (_FILLED, value))
        rowsums.keep(db, TABLE, (TABLE,))


def _filled_for(db: sqlite3.Connection) -> tuple[int, str]:
    """The last decision, of this desk or a peer's, and the last move that the rows reckon with."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (_FILLED,)).fetchone()
    decided, _, move = str(row[0] if row else "-1.").partition(".")
    return int(decided), move


def _rows(event: str, held: list[tuple]) -> Iterator[tuple[object, ...]]:  # type: ignore[type-arg]
    """A row for each measure that the event counts; none unless all its claims lie on one day in one province."""
    places, days = {row[5] for row in held}, {day for row in held for day in row[6:8]}
    if len(days) != 1 or None in days or None in places:
        return
    provinces = {_province(place) for place in places}
    if len(provinces) != 1 or "" in provinces:
        return
    province = provinces.pop()
    place = places.pop() if len(places) == 1 else province
    counted = sorted((row for row in held if row[8] and row[2] is not None), key=itemgetter(2))
    for measure, told in groupby(counted, key=itemgetter(2)):
        rows = list(told)
        least = min(rows, key=itemgetter(3, 1))
        types = {row[4] for row in rows}
        issuers = msgspec.json.decode(least[10], type=_Issuers).issuers
        chain = f"{BETWEEN}{BETWEEN.join(issuers)}{BETWEEN}" if issuers else ""
        kind = types.pop() if len(types) == 1 else ""
        yield event, measure, least[3], least[1], kind, place, province, days.copy().pop(), chain, len({row[9] for row in rows})


def _province(place: str) -> str:
    """The path of the province that one place lies in; "" for a country, or for several places."""
    steps = place.strip("/").split("/")
    return f"/{steps[0]}/{steps[1]}/" if len(steps) > 1 and "//" not in place else ""


def bound(db: sqlite3.Connection, question: Question, sources: Iterable[Source] = ()) -> tuple[int, list[str]]:
    """A lower bound of the question's evidence, and the claims that add up to it. 0 and none while the rows wait to be filled."""
    if not is_filled(db) or "events" in question.measure:
        return 0, []
    barred = _decided(db, _filled_for(db)[0])
    best: dict[tuple[str, str], tuple[int, str]] = {}
    for event, told in groupby(_asked(db, question, list(sources)), key=itemgetter(0)):
        _, low, claim, province, day = min(told, key=itemgetter(1, 2))
        if low > best.get((province, day), (0, ""))[0] and not barred.intersection(_claims_of(db, event, barred)):
            best[province, day] = (low, claim)
    if not NOT_SUMMED.isdisjoint(question.measure.split("|")):
        greatest = max(best.values(), default=(0, ""))
        return greatest[0], [greatest[1]] if greatest[0] else []
    return sum(low for low, _ in best.values()), [claim for _, claim in sorted(best.values(), key=lambda one: (-one[0], one[1]))]


def _claims_of(db: sqlite3.Connection, event: str, barred: set[str]) -> set[str]:
    """The claims of an event; not looked up where nothing was decided."""
    if not barred:
        return set()
    return {event, *(row[0] for row in db.execute("SELECT value FROM event, json_each(event.body, '$.claims') WHERE event.id = ?", (event,)))}


def _asked(db: sqlite3.Connection, question: Question, sources: list[Source]) -> Iterator[tuple[str, int, str, str, str]]:
    """(event, low, claim, province, day) of the rows wholly inside the question, event by event."""
    measures = joined(question.measure.split("|"))
    where = [f"measure IN ({', '.join('?' * len(measures))})", "witnesses >= ?"]
    values: list[object] = [*measures, question.min_witnesses]
    for sign, day in ((">=", question.start), ("<=", question.end)):
        if day is not None:
            where.append(f"day {sign} ?")
            values.append(day.isoformat())
    if question.place is not None:
        path = _path(question.place_path, question.place)
        where.append("substr(place, 1, ?) = ?")
        values += [len(path), path]
    query = f"SELECT event, low, claim, province, day, type, issuers FROM alone WHERE {' AND '.join(where)} ORDER BY event"
    filtered = bool(question.sources or question.not_sources or question.grade)
    if filtered and question.min_witnesses > 1:
        return  # which of the witnesses pass is not kept here
    graded = {one.id for one in sources if one.grade and question.grade and one.grade <= question.grade}
    for event, low, claim, province, day, kind, chain in db.execute(query, values):
        if question.type is not None and not (kind and is_under(kind, question.type)):
            continue
        if not filtered or _passes(chain.strip(BETWEEN).split(BETWEEN) if chain else [], question, graded):
            yield event, low, claim, province, day


def _passes(chain: list[str], question: Question, graded: set[str]) -> bool:
    if question.sources and set(chain).isdisjoint(question.sources):
        return False
    if not set(chain).isdisjoint(question.not_sources):
        return False
    return question.grade is None or (bool(chain) and chain[0] in graded)


def _path(path: tuple[str, ...], place: str) -> str:
    return f"/{'/'.join(path or (place,))}/"


def joined(measures: list[str]) -> list[str]:
    """What a claim may count to be counted here: each measure, and two as one."""
    return [*measures, *(f"{one}|{other}" for one in measures for other in measures if one != other)]


def _decided(db: sqlite3.Connection, after: int) -> set[str]:
    """Claims that decisions after number `after`, of any desk, may bear on, with those of reports and sources that something but a grade was
    decided of."""
    found: set[str] = set()
    for (body,) in db.execute("SELECT body FROM decision WHERE seq > ?", (after,)):
        decision = msgspec.json.decode(body, type=Decision)
        for name in filter(None, (decision.on, decision.other)):
            found |= {name, judgements.current_claim(db, name) or name} if name.startswith("c-") else _claims_under(db, decision)
    return found


def _claims_under(db: sqlite3.Connection, decision: Decision) -> set[str]:
    """The claims of a report or source that something but a grade was decided of."""
    if decision.verb == "grade":
        return set()
    held = "SELECT claim.id FROM claim JOIN report ON report.id = claim.report WHERE report.id = ? OR report.source = ?"
    return {row[0] for row in db.execute(held, (decision.on, decision.on))}
