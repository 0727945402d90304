"""Small random cases in which persons are named, corrected, rejected, linked and held apart. All invented."""

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta

from gavah.casefile import Case
from gavah.model import Decision, Event, Link, Linkage, Quantity, Report, Source, Span, When, Where, Witness, make_claim

DAY = date(2071, 10, 2)
TOWNS = (("IR", "IR-01", "IR-01-a"), ("IR", "IR-01", "IR-01-b"))
LATIN = ("Omid Tamrini", "Omid Tamriny", "Sara Delshad Tamrini", "Sara Delshad", "Reza Kazerouni", "Mina Bahrami", "Mina Bahramian")
PERSIAN = ("امید تمرینی", "سارا دلشاد", "رضا کازرونی", "مینا بهرامی", "کاوه تمرینی", "کاوه صبوری")
DAYS = (2, 9, 16)
"""Few: only on one day do names tell apart what days do not."""
OUTLETS = tuple(f"tamrin-{number}" for number in range(4))


def named_case(folder, told, links=(), *, grades=()) -> Case:
    """A case of one claim a report, `told` as keywords of `told_claim`; events are the components of `links` (pairs of places in `told`, with
    verdict and score), a witness an outlet."""
    case = Case.create(folder, day=DAY)
    case.add_sources(Source(id=outlet, name=outlet, grade=grade, constructed=True) for outlet, grade in zip(OUTLETS, grades or "ABCD", strict=True))
    pairs = [told_claim(number, **one) for number, one in enumerate(told)]
    case.add_reports((report, report.text.encode()) for report, _ in pairs)
    case.add_claims(((report, [claim]) for report, claim in pairs), reader="constructed 1", run=case.start_run("read", {"reader": "constructed 1"}))
    case.set_linkage([_linkage([claim for _, claim in pairs], links)])
    return case


def told_claim(number, *, name="", day=0, days=0, town=TOWNS[0], low=1, high=1, kind="event", complete=False, outlet=0, groups=(), running=False):
    """A report and its claim: `low` to `high` dead in `town` (a path of any length), from `day` days after the month's first on for `days` more."""
    text = f"EXERCISE · CONSTRUCTED. Number {number}: {name or low} in {town[-1]}."
    report = Report(
        id=f"r-{number:020d}",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        media_type="text/plain",
        source=OUTLETS[outlet],
        text=text,
        published=DAY,
        constructed=True,
    )
    first = date(2071, 8, 1) + timedelta(days=day)
    last = first + timedelta(days=days)
    when = When(earliest=None, latest=None, since=first, as_of=last, rule="date") if running else When(earliest=first, latest=last, rule="date")
    claim = make_claim(
        report=report.id,
        kind=kind,
        type="killing.extrajudicial",
        spans=(Span(report, 0, len(text), field="sentence"),),
        quantity=Quantity(measure="dead", low=low, high=high, words=str(low), rule="exact", complete=complete),
        when=when,
        said=DAY,
        where=(Where(id=town[-1], name=town[-1], level=("country", "province", "city")[len(town) - 1], path=town),),
        issuers=(report.source,),
        victims=(name,) if name else (),
        groups=groups,
    )
    return report, claim


def _linkage(claims, links) -> Linkage:
    made = [(left, right, _link(claims[left], claims[right], verdict, score)) for left, right, verdict, score in links]
    group = list(range(len(claims)))
    for left, right, link in made:
        if link.verdict != "distinct":
            group = [group[left] if one == group[right] else one for one in group]
    events = []
    for name in sorted(set(group)):
        ids = tuple(sorted(claims[at].id for at in range(len(claims)) if group[at] == name and claims[at].kind == "event"))
        inside = tuple(link for left, right, link in made if link.verdict != "distinct" and group[left] == name)
        if ids:
            events.append(Event(id=f"e-{name:020d}", type="killing.extrajudicial", claims=ids, links=inside))
    told = {outlet: tuple(sorted(claim.id for claim in claims if claim.issuers == (outlet,))) for outlet in OUTLETS}
    witnesses = tuple(Witness(id=f"w-{outlet}", root=outlet, claims=ids, reports=()) for outlet, ids in told.items() if ids)
    unique = {(link.left, link.right): link for _, _, link in made}
    return Linkage(events=tuple(events), witnesses=witnesses, links=tuple(unique.values()), copies=())


def _link(one, other, verdict, score) -> Link:
    left, right = sorted((one.id, other.id))
    return Link(left=left, right=right, verdict=verdict, score=score, proven=verdict == "distinct")


def random_case(folder, seed: int) -> Case:
    """Some twenty claims of named and unnamed dead in two towns over a month, with totals that limit them, running counts, links, judgements."""
    chance = random.Random(seed)
    told = [one for _ in range(chance.randint(12, 24)) for one in _random_claims(chance)]
    events = [at for at, one in enumerate(told) if one["kind"] == "event"]
    links = []
    for _ in range(chance.randint(0, 4) if len(events) > 1 else 0):
        left, right = sorted(chance.sample(events, 2))
        links.append((left, right, *chance.choice((("same", 0.95), ("possible", 0.6), ("possible", 0.3), ("distinct", 0.0)))))
    case = named_case(folder, told, links, grades=[chance.choice("ABCD") for _ in OUTLETS])
    ids = [claim.id for claim in case.claims]
    for _ in range(chance.randint(0, 5)):
        on, by = chance.choice(ids), chance.choice(("Tamrini", "Delshad"))
        decided = chance.choice((
            {"verb": "reject"},
            {"verb": "accept"},
            {"verb": "correct", "field": "quantity", "value": '{"low":2,"high":2}'},
            {"verb": "correct", "field": "when", "value": '{"earliest":"2071-08-20","latest":"2071-08-20"}'},
            {"verb": "correct", "field": "when", "value": '{"earliest":null,"latest":null,"since":"2071-08-15","as_of":"2071-08-22"}'},
        ))  # fmt: skip
        case.decide(Decision(on=on, by=by, at=DAY.isoformat(), **decided), seen=() if chance.random() < 0.3 else None)
    return case


def _random_claims(chance: random.Random) -> Iterator[dict]:
    """An event, or a total, or one in several states."""
    town, outlet = chance.choice(TOWNS), chance.randrange(4)
    if chance.random() < 0.8:
        name = chance.choice((*LATIN, *PERSIAN)) if chance.random() < 0.9 else ""
        number = 1 if name else chance.randint(1, 3)
        more = {"name": name, "days": chance.choice((0, 0, 0, 3)), "groups": chance.choice(((), (), (), ("women",)))}
        yield {"kind": "event", "town": town, "day": chance.choice(DAYS), "low": number, "high": number, "outlet": outlet, **more}
        return
    where, low, complete, running = town[: chance.randint(1, 3)], chance.randint(0, 6), chance.random() < 0.5, chance.random() < 0.6
    first, days = chance.randrange(15), chance.choice((2, 5, 14, 40))
    for _ in range(chance.choice((1, 1, 3)) if running else 1):
        more = {"complete": complete, "high": low if complete else None, "running": running, "outlet": outlet}
        yield {"kind": "total", "town": where, "low": low, "day": first, "days": days, **more}
        days, low = days + chance.choice((1, 7)), max(0, low + chance.choice((-2, 1, 3)))
