"""How long what is kept: terms that people set for kinds of material or for one thing, as decisions; and what is past its term.

Nothing goes by itself: what is due is listed, a person erases it (`erasing.erase_all`, reason class "retention"). Where people who had not seen
each other disagree, the term that ends first lists a thing. Days are those of the ledger: of the entry that added it, here or at the peer it
came from.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from heapq import merge
from typing import Final, NamedTuple

import msgspec

from gavah.casefile import judgements
from gavah.casefile.case import Case
from gavah.model import Decision, InputError
from gavah.model.standing import Held, Standing, fold

KINDS: Final = ("packets", "private", "media", "reports", "arrivals")
"""What came sealed (texts, photos, films); other private reports (interviews, calls, notes); other photos and films; other reports; and how packets
came: the day, the hand, the fingerprints of their parts."""
VERB: Final = "retention"
OPEN: Final = "open"
_DAY: Final = 'substr(CAST(line AS TEXT), instr(CAST(line AS TEXT), \'"day":"\') + 7, 10)'
"""As in the index of migration 0085."""


class Term(msgspec.Struct, frozen=True):
    """Until when: so many days after a thing was added, or until a day; neither: without end."""

    days: int | None = None
    until: date | None = None

    def encoded(self) -> str:
        """As a decision holds it."""
        return f"days {self.days}" if self.days is not None else f"until {self.until}" if self.until else OPEN

    @classmethod
    def decoded(cls, words: str) -> "Term":
        """What `encoded` wrote. Raises `InputError`."""
        kind, _, value = words.partition(" ")
        try:
            if kind == "days" and 0 <= int(value) <= 100_000:
                return cls(days=int(value))
            if kind == "until":
                return cls(until=date.fromisoformat(value))
        except ValueError:
            pass
        if words != OPEN:
            raise InputError(f"{words!r} is no term", remedy="days and a number, until and a day, or open")
        return cls()

    def end(self, since: date) -> date | None:
        """The day on which a thing added on `since` is due."""
        return since + timedelta(days=self.days) if self.days is not None else self.until

    def added_by(self, day: date) -> date | None:
        """What was added on this day or before is due on `day`; None if nothing is."""
        if self.days is not None:
            return day - timedelta(days=self.days)
        return day if self.until and self.until <= day else None


class Terms(msgspec.Struct, frozen=True):
    """What holds of one kind or thing: its terms (several where people disagree), and who set them."""

    terms: tuple[Term, ...]
    by: tuple[str, ...]

    def end(self, since: date) -> date | None:
        """The first of the days on which a thing added on `since` is due."""
        return min((end for one in self.terms if (end := one.end(since))), default=None)

    def added_by(self, day: date) -> date | None:
        """The last of the days up to which what was added is due on `day`."""
        return max((bound for one in self.terms if (bound := one.added_by(day))), default=None)


class Due(NamedTuple):
    """A thing past its term: its id (of a report, photo, film, or set of packets), what kind it is, when it came, and since when it is due."""

    thing: str
    kind: str
    since: date
    due: date


def decision(case: Case, what: str, term: Term, *, by: str, reason: str = "") -> Decision:
    """`term` for a kind of material of this case, or for one report, photo or film. Raises `InputError`."""
    if what in KINDS:
        return Decision(verb=VERB, on=case.origin, by=by, at=case.day.isoformat(), field=what, value=term.encoded(), reason=reason)
    if added(case.db, what) is None:
        raise InputError(f"{what!r} is neither a kind of material nor a report, photo or film here", remedy=f"kinds: {', '.join(KINDS)}")
    return Decision(verb=VERB, on=what, by=by, at=case.day.isoformat(), value=term.encoded(), reason=reason)


Set = tuple[dict[str, Terms], dict[str, Terms]]
"""Terms by kind, and by thing."""


def terms(case: Case) -> Set:
    """What was set: by kind, and by thing."""
    heads = [one for one in judgements.heads(case.db, (VERB,)) if one.verb == VERB or one.value == VERB]
    kinds: dict[str, Terms] = {}
    things: dict[str, Terms] = {}
    for target, standing in fold(Held(str(number), one) for number, one in enumerate(heads)).items():
        kind, _, thing = target.removeprefix(f"{VERB}:").partition("|")
        held = _terms(standing)
        if held.terms and (kind in KINDS or not kind) and (not kind or thing == case.origin):
            (kinds if kind else things)[kind or thing] = held
    return kinds, things


def _terms(standing: Standing) -> Terms:
    said = [head.decision for head in standing.heads if head.decision.verb == VERB]
    return Terms(tuple(dict.fromkeys(Term.decoded(one.value) for one in said)), tuple(sorted({one.by for one in said})))


def due(case: Case, kind: str, held_to: Set | None = None) -> Iterator[Due]:
    """What of a kind is past its term (`held_to`, or what is set now), what came first first. What has a term of its own goes by that."""
    kinds, things = held_to or terms(case)
    own = sorted(_own(case, kind, things), key=lambda one: (one.since, one.thing))
    held = kinds.get(kind)
    bound = held.added_by(case.day) if held else None
    by_kind = (_due(kind, since, thing, held) for since, thing in _rows(case.db, kind, bound) if thing not in things) if held and bound else iter(())
    yield from merge(by_kind, own, key=lambda one: (one.since, one.thing))


def _due(kind: str, since: str, thing: str, held: Terms) -> Due:
    day = date.fromisoformat(since)
    return Due(thing, kind, day, held.end(day) or day)


def all_due(case: Case) -> Iterator[Due]:
    """What is past its term, kind by kind."""
    held_to = terms(case)
    for kind in KINDS:
        yield from due(case, kind, held_to)


def _own(case: Case, kind: str, things: Mapping[str, Terms]) -> Iterator[Due]:
    for thing, held in things.items():
        since = added(case.db, thing)
        end = held.end(since) if since else None
        if since and end and end <= case.day and kind_of(case.db, thing) == kind:
            yield Due(thing, kind, since, end)


def goes_along(db: sqlite3.Connection, thing: str) -> set[str]:
    """What an erasure of `thing` would take as well: everything with the same bytes, and photos and films that came with a report."""
    if thing.startswith("m-"):
        rows = db.execute("SELECT id FROM media WHERE sha256 = (SELECT sha256 FROM media WHERE id = ?)", (thing,)).fetchall()
        return {str(name) for (name,) in rows} - {thing}
    alike = "SELECT id FROM report WHERE id = ?1 OR (sha256 != '' AND sha256 = (SELECT sha256 FROM report WHERE id = ?1))"
    rows = db.execute(f"{alike} UNION SELECT id FROM media WHERE report IN ({alike})", (thing,)).fetchall()
    return {str(name) for (name,) in rows} - {thing}


def added(db: sqlite3.Connection, thing: str) -> date | None:
    """The day on which a report, photo or film that is here was added; None if it is not here."""
    rows = (
        f"SELECT min(day) FROM (SELECT {_DAY} AS day FROM entry WHERE subject = ?1 AND kind IN ('add', 'media')"
        f" UNION ALL SELECT {_DAY} FROM peer_entry WHERE subject = ?1 AND kind = 'add')"
        " WHERE EXISTS (SELECT 1 FROM report WHERE id = ?1) OR EXISTS (SELECT 1 FROM media WHERE id = ?1)"
    )
    (day,) = db.execute(rows, (thing,)).fetchone()
    return date.fromisoformat(day) if day else None


def kind_of(db: sqlite3.Connection, thing: str) -> str:
    """What kind of material a report, photo or film is."""
    if thing.startswith("m-"):
        return "packets" if db.execute(f"SELECT 1 FROM media WHERE id = ? AND {_CAME_SEALED}", (thing,)).fetchone() else "media"
    if db.execute("SELECT 1 FROM packet_item WHERE report = ?", (thing,)).fetchone():
        return "packets"
    private = f"SELECT 1 FROM {_IS_PRIVATE} AND id = ?"
    return "private" if db.execute(private, (thing,)).fetchone() else "reports"


def _rows(db: sqlite3.Connection, kind: str, bound: date) -> Iterator[tuple[str, str]]:
    """(day, thing) of a kind added up to `bound`, in order, each once, one at a time."""
    seen = set()
    for day, thing in merge(*(db.execute(query, (bound.isoformat(),)) for query in _QUERIES[kind])):
        if thing not in seen:
            seen.add(thing)
            yield str(day), str(thing)


_CAME_SEALED: Final = (
    "(media.sha256 IN (SELECT sha256 FROM packet_item) OR media.report IN (SELECT report FROM packet_item WHERE report IS NOT NULL))"
)
_IS_PRIVATE: Final = "report INDEXED BY report_private WHERE instr(body, '\"private\":true') > 0"
_PUBLIC: Final = f"EXISTS (SELECT 1 FROM report_short WHERE id = subject) AND NOT EXISTS (SELECT 1 FROM {_IS_PRIVATE} AND id = subject)"
_SMALL: Final[Mapping[str, str]] = {
    "packets": (
        "SELECT report AS id FROM packet_item WHERE report IN (SELECT id FROM report)"
        " UNION SELECT media.id FROM packet_item CROSS JOIN media ON media.sha256 = packet_item.sha256"
        " UNION SELECT media.id FROM packet_item CROSS JOIN media ON media.report = packet_item.report"
    ),
    "private": f"SELECT id FROM {_IS_PRIVATE} AND id NOT IN (SELECT report FROM packet_item WHERE report IS NOT NULL)",
}
"""Ids of kinds of which a case holds few: the ledger is asked for those alone. Of the others its entries are gone through from the first day on."""
_QUERIES: Final[Mapping[str, tuple[str, ...]]] = {
    **{
        kind: (
            f"SELECT {_DAY}, subject FROM ({ids}) AS held CROSS JOIN entry ON subject = held.id"
            f" WHERE kind IN ('add', 'media') AND {_DAY} <= ? ORDER BY 1, 2",
        )
        for kind, ids in _SMALL.items()
    },
    "media": (
        f"SELECT {_DAY}, subject FROM entry INDEXED BY entry_media_added WHERE kind = 'media' AND {_DAY} <= ?"
        f" AND EXISTS (SELECT 1 FROM media WHERE id = subject AND NOT {_CAME_SEALED}) ORDER BY 1, 2",
    ),
    "reports": (
        f"SELECT {_DAY}, subject FROM entry INDEXED BY entry_added WHERE kind = 'add' AND {_DAY} <= ? AND {_PUBLIC} ORDER BY 1, 2",
        f"SELECT {_DAY}, subject FROM peer_entry INDEXED BY peer_entry_added WHERE kind = 'add' AND {_DAY} <= ? AND {_PUBLIC} ORDER BY 1, 2",
    ),
    "arrivals": ("SELECT day, id FROM packet_set WHERE day <= ? AND day != '' AND whole = 1 ORDER BY 1, 2",),
}
