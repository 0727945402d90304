"""Short ways to say claims in tests. Places and numbers are invented."""

from datetime import date

from gavah.figures import Account, Box, FigureCase, solve
from gavah.figures.accounts import sure_region
from gavah.figures.regions import DAWN, DUSK
from gavah.model import Link, Quantity, Question, Report, Span, When, Where, make_claim

IRAN = ("IR",)
KURDISTAN, FARS, KERMANSHAH = (("IR", name) for name in ("Kurdistan", "Fars", "Kermanshah"))
SANANDAJ, SHIRAZ = ("IR", "Kurdistan", "Sanandaj"), ("IR", "Fars", "Shiraz")


def region(*places, first=1, last=10, kinds=None):
    return tuple(Box(place, first, last, None if kinds is None else frozenset(kinds)) for place in sorted(places or [IRAN]))


def account(kind, name, low, high=None, *places, first=1, last=10, kinds=None, complete=False, witness=None, said=None, series=""):
    cells = region(*places, first=DAWN if first is None else first, last=DUSK if last is None else last, kinds=kinds)
    who = name if witness is None else witness
    return Account(name, kind, cells, low, high, complete, who, said, series, sure_region(kind, cells))


def total(name, low, high=None, *places, **more):
    return account("total", name, low, high, *places, **more)


def event(name, low, high=None, *places, first=5, last=5, **more):
    return account("event", name, low, high, *places, first=first, last=last, **more)


def solved(*accounts, **more):
    return solve(FigureCase(accounts=accounts, **more))


def five(*accounts, **more):
    numbers = solved(*accounts, **more).numbers
    assert numbers.gap == 0
    return numbers.evidence, numbers.floor, numbers.best, numbers.named, numbers.ceiling


TEXT = "Words of an invented report. " * 20


def claim(kind="event", low=1, high=None, *, measure="dead", days=("2071-10-01", "2071-10-01"), places=(IRAN,), report="r-1", at=0, **more):
    earliest, latest = (None if day is None else date.fromisoformat(day) for day in days)
    source = Report(id=report, sha256="0" * 64, media_type="text/plain", source="s", text=TEXT)
    fields = {
        "report": report,
        "kind": kind,
        "type": "killing.extrajudicial",
        "spans": (Span(source, at, at + 5),),
        "quantity": Quantity(measure=measure, low=low, high=high, words=str(low), rule="test", complete=more.pop("complete", False)),
        "when": When(earliest=earliest, latest=latest, since=more.pop("since", None), as_of=more.pop("as_of", None)),
        "where": tuple(Where(id=path[-1], name=path[-1], level=("country", "province", "city")[len(path) - 1], path=path) for path in places),
        "issuers": (f"outlet-{report}",),
    }
    return make_claim(**{**fields, **more})


def link(left, right, verdict="same", score=1.0, *, proven=False):
    left, right = sorted((left.id, right.id))
    return Link(left=left, right=right, verdict=verdict, score=score, proven=proven)


def question(measure="dead", start=None, end=None, **more):
    days = (None if day is None else date.fromisoformat(day) for day in (start, end))
    return Question(measure=measure, start=next(days), end=next(days), **more)
