"""Events told → claims: quantity, when, where, issuers, polarity and modality, each with the words it stands on."""

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from gavah.model import BEFALLEN, Attribution, Claim, PlaceMention, Quantity, ReaderVersion, Report, Span, TimeMention, When, Where, make_claim
from gavah.model.vocabulary import ClaimKind, Modality, Polarity
from gavah.reading.frames.frame import OVER_BY, FrameHit, Range
from gavah.reading.patterns import patterns
from gavah.reading.scan import Scanned, anchor_of
from gavah.reading.times.dates import LAG
from gavah.reading.times.windows import names_a_date
from gavah.reading.told import Told
from gavah.reading.unlisted import place_of
from gavah.reading.yearless import days_ahead, last_past, value_of

_STANCES: dict[str, Modality] = {"claim": "alleged", "suspect": "suspected", "call": "called-for", "plan": "planned"}
_OR = 6  # characters that "or", «یا» take between two days
_UNREAL = frozenset({"planned", "hypothetical", "called-for"})


def claim(report: Report, scanned: Scanned, told: Told, *, issuer: str, reader: ReaderVersion) -> Claim:
    """The claim that `told` makes in `report`; `issuer` is the outlet's id."""
    hit = told.hit
    said = anchor_of(scanned)
    speakers = _speakers(scanned, hit)
    polarity, modality = _standing(report.text, hit, speakers)
    quantity = None if hit.derived else _quantity(report, hit)
    hit = told.hit = msgspec.structs.replace(hit, kind=_kind(hit, quantity, polarity, modality))
    if quantity is not None and quantity.high == 0:
        polarity = "affirmed"
    issuers = (issuer, *(_source_words(report, a) for a in speakers if a.source))
    where = tuple(_where(place_of(p, scanned.gazetteer), told.where_rule) for p in told.places)
    return make_claim(
        report=report.id,
        kind=hit.kind,
        type=hit.type,
        spans=tuple(_spans(report, told, speakers)),
        polarity=polarity,
        modality=modality,
        quantity=quantity,
        when=_when(told, _told_on(scanned, told, said), quantity, issuers, where, real=modality not in _UNREAL),
        said=said,
        where=where,
        actor=hit.agent,
        recipient=hit.affected,
        issuers=tuple(dict.fromkeys(i for i in issuers if i)),
        groups=hit.groups,
        derived=hit.derived,
        victims=tuple(report.text[a:b] for a, b in hit.victims),
        victims_complete=hit.victims_complete,
        notes=(*(n for n in (hit.rule, told.when_rule, told.where_rule, hit.note) if n), *(_share(scanned, hit) if hit.derived else ())),
        reader=reader,
    )


def _kind(hit: FrameHit, quantity: Quantity | None, polarity: Polarity, modality: Modality) -> ClaimKind:
    """A count of nobody is a total; what is denied, planned, called for or supposed is a statement, and so is what befell a share of those told."""
    if quantity is not None and (quantity.high == 0 or quantity.rule == "no-more-than"):
        return hit.kind if hit.kind == "statement" or modality in _UNREAL or hit.type == "attack.site" else "total"
    unreal = polarity == "denied" or modality in _UNREAL or (quantity is not None and quantity.measure == "videos")
    return "statement" if unreal or (quantity is None and _is_share(hit)) else hit.kind


def _quantity(report: Report, hit: FrameHit) -> Quantity | None:
    """How many; [1, 1] for one described person, [1, none] for several of unknown number, [0, 0] for "no one"."""
    if hit.measure is None:
        return None
    if hit.note == "zero":
        return Quantity(
            measure=hit.measure,
            low=0,
            high=0,
            words=_words(report, hit.affected[0].start, hit.trigger[1]) if hit.affected else _words(report, *hit.trigger),
            rule="none",
            complete=True,
        )
    if hit.number is not None:
        n = hit.number
        at_most = n.rule == "no-more-than"
        return Quantity(measure=hit.measure, low=0 if at_most else n.low, high=n.high, words=n.words, rule=n.rule, complete=hit.complete or at_most)
    if hit.singular is not None:
        return Quantity(measure=hit.measure, low=1, high=1, words=_words(report, *hit.singular), rule="singular")
    if hit.note == "plural" and hit.measure in BEFALLEN and hit.affected and not _is_share(hit):
        return Quantity(measure=hit.measure, low=1, high=None, words=hit.affected[0].words, rule="unnumbered")
    if hit.polarity == "denied" and (hit.kind != "statement" or hit.rule == "denied"):  # at least one is denied
        return Quantity(measure=hit.measure, low=1, high=None, words=_words(report, *hit.trigger), rule="unnumbered")
    return None


def _is_share(hit: FrameHit) -> bool:
    """Whether some of those told of before are meant, of whom nobody says how many: "most were let go"."""
    return hit.number is None and hit.singular is None and bool(hit.affected) and patterns().share.fullmatch(hit.affected[0].words) is not None


def _share(scanned: Scanned, hit: FrameHit) -> tuple[str, ...]:
    """The percentage of a derived statement, as a note: it counts nobody, has no measure of the closed list and enters no figure."""
    start, end = hit.sentence
    shares = [n for n in scanned.scan.numbers if start <= n.start < end and n.kind == "percent"]
    nearest = min(shares, key=lambda n: abs(n.start - hit.trigger[0]), default=None)
    return (f"percent:{nearest.words}",) if nearest else ()


def _words(report: Report, start: int, end: int) -> str:
    return report.text[min(start, end) : max(start, end)] if start != end else ""


def _told_on(scanned: Scanned, told: Told, said: date | None) -> date | None:
    """The day a running count is told for: "said on Monday that … since September 27" is Monday's; else the day it was said."""
    time = told.times[0] if told.times else None
    if told.hit.kind != "total" or time is None or time.relation != "since" or said is None or time.earliest is None:
        return said
    start, end = told.hit.sentence
    text = scanned.scan.text
    days = [
        t.latest
        for t in scanned.scan.times
        if start <= t.start < end and t.granularity == "day" and t.start != time.start and t.latest and _tells_when_counted(text, t, told.hit)
    ]
    days = [day for day in days if time.earliest < day <= said]
    return days[0] if len(days) == 1 else said


def _tells_when_counted(text: str, time: TimeMention, hit: FrameHit) -> bool:
    """Whether a day beside "since …" may be the one the count was told on: not one of a part, "nine since Monday, two of them on Friday"."""
    return time.start < hit.trigger[0] or patterns().said.search(text[max(hit.sentence[0], time.start - _SAID) : time.end + _SAID]) is not None


_SAID = 40
"""How many characters beside a day the verb of saying stands."""


def _when(told: Told, said: date | None, quantity: Quantity | None, issuers: tuple[str, ...], where: tuple[Where, ...], *, real: bool) -> When | None:
    hit = told.hit
    if not told.times:
        if said is None or not real:
            return None
        return When(
            earliest=None,
            latest=said,
            rule="inherited:published",
            as_of=said if hit.kind == "total" else None,
            series=_series(hit, None, issuers, where),
        )
    time = _sharpest(told.times)
    if said is not None and hit.rule == "telling:plan+past":
        time = last_past(time, said)
    earliest, latest = _either(told.times) or (time.earliest, time.latest)
    since = earliest if time.relation == "since" else None
    if time.relation in ("since", "after"):
        latest = None
    elif time.relation == "until" and hit.kind == "event" and time.granularity == "day" and real and hit.type.startswith(OVER_BY):
        pass  # "by Friday night forty had been freed" is told of that day; a toll counts up to it
    elif time.relation in ("before", "until"):
        earliest, latest = None, (latest if time.relation == "until" else earliest and earliest - timedelta(days=1))
    if said is not None and not real and time.relative and latest is not None and latest < said and hit.modality != "hypothetical":
        ahead = days_ahead(time, said)
        if ahead is None:
            return None  # what is still to come does not lie in the past: its year is not known
        time = msgspec.structs.replace(time, earliest=ahead[0], latest=ahead[1])
        earliest, latest = ahead
    if said is not None and real and _is_misread(time, earliest, said) and hit.kind != "statement":
        earliest, latest = None, said  # told as past: the words were misread, so the day stays open; a full date is right before a dateline is
    if said is not None and real and (latest is None or latest > said) and (earliest is None or earliest <= said):
        latest = said
    return When(
        earliest=earliest,
        latest=latest,
        words=time.words,
        calendar=time.calendar,
        granularity=time.granularity or "day",
        rule=f"{told.when_rule}:{time.rule}" if told.when_rule else time.rule,
        since=since,
        as_of=latest if since and hit.kind == "total" else None,
        series=_series(hit, since, issuers, where) if quantity else "",
        value=value_of(time) if _either(told.times) is None and _holds(time, earliest, latest) else "",
    )


def _is_misread(time: TimeMention, earliest: date | None, said: date) -> bool:
    """Whether what is told as past has no day behind its report: "tomorrow" has none, "January 8" has, in a report of the 7th by another clock."""
    return time.relative and earliest is not None and earliest > said + (LAG if names_a_date(time) else timedelta(0))


def _holds(time: TimeMention, earliest: date | None, latest: date | None) -> bool:
    """Whether the words' own days may still be said beside the interval made of them: not where "till October" left only the days before."""
    if earliest is None and latest is None:
        return True
    before = time.latest is not None and earliest is not None and time.latest < earliest
    after = time.earliest is not None and latest is not None and time.earliest > latest
    return not before and not after


def _either(times: tuple[TimeMention, ...]) -> tuple[date, date] | None:
    """The days between the two of "Monday or Tuesday": right beside each other, and different."""
    if len(times) < 2:
        return None
    a, b = sorted(times[:2], key=lambda t: t.start)
    alike = a.granularity == b.granularity  # "a week earlier, on 5 October" is one day
    if not (a.earliest and a.latest and b.earliest and b.latest and alike) or a.latest >= b.earliest or not 0 < b.start - a.end <= _OR:
        return None
    return a.earliest, b.latest


def _sharpest(times: tuple[TimeMention, ...]) -> TimeMention:
    """The best time that names days; a shorter one inside it is sharper ("in August, on the 12th")."""
    best = times[0]
    for time in times[1:]:
        if (
            best.earliest
            and best.latest
            and time.earliest
            and time.latest
            and best.earliest <= time.earliest <= time.latest <= best.latest
            and time.start > best.start - 40
        ):
            best = time
    return best


def _series(hit: FrameHit, since: date | None, issuers: tuple[str, ...], where: tuple[Where, ...]) -> str:
    """The running count a total is a state of: who counts what, where, from when."""
    if hit.kind != "total" or (since is None and "tally" not in hit.rule):
        return ""
    return "|".join((issuers[-1] if issuers else "", hit.measure or "", hit.type, "+".join(w.id for w in where), since.isoformat() if since else ""))


def _where(place: PlaceMention, rule: str) -> Where:
    return Where(
        id=place.id, name=place.name, level=place.level, path=place.path, lat=place.lat, lon=place.lon,
        words="" if rule == "inherited:country" else place.words,
        rule=rule or "sentence", confidence=place.confidence * (0.7 if rule else 1.0),
    )  # fmt: skip


def _speakers(scanned: Scanned, hit: FrameHit) -> list[Attribution]:
    """The attributions whose content holds the event, the outermost first; none whose cue or source is part of the event itself."""
    own = [(p.start, p.end) for p in (*hit.affected, *hit.agent)] + [hit.trigger]
    over = [
        a
        for a in scanned.scan.attributions
        if any(s <= hit.trigger[0] < e for s, e in a.content) and not any(s < e2 and s2 < e for s, e in (*a.cue, *a.source) for s2, e2 in own)
    ]
    return sorted(over, key=lambda a: (-max(e - s for s, e in a.content), a.source[0][0] if a.source else a.cue[0][0]))


def _source_words(report: Report, attribution: Attribution) -> str:
    start, end = attribution.source[0]
    return " ".join(report.text[start:end].split())


def _standing(text: str, hit: FrameHit, speakers: list[Attribution]) -> tuple[Polarity, Modality]:
    polarity, modality = hit.polarity, hit.modality
    for one in speakers:
        if one.stance == "deny":
            told_on = patterns().turned.search(text[max(end for _, end in one.cue) : hit.trigger[0]]) is not None
            polarity = polarity if told_on else "denied"
        elif modality == "asserted" and one.stance in _STANCES and (one.stance in ("claim", "suspect") or not hit.rule.startswith("verb:")):
            modality = _STANCES[one.stance]
    return polarity, modality


def _spans(report: Report, told: Told, speakers: list[Attribution]) -> Iterator[Span]:
    hit = told.hit
    yield report.span(*hit.sentence, "sentence")
    yield report.span(*hit.trigger, "event")
    if hit.number is not None:
        yield report.span(hit.number.start, hit.number.end, "quantity")
    elif hit.singular is not None and hit.singular[0] < hit.singular[1]:
        yield report.span(*hit.singular, "quantity")
    for time in told.times[:1]:
        yield report.span(time.start, time.end, "when")
    for place in told.places:
        yield report.span(place.start, place.end, "where")
    for name, ranges in (("issuer", [s for a in speakers for s in a.source]), ("cue", [c for a in speakers for c in a.cue])):
        yield from (report.span(a, b, name) for a, b in _distinct(ranges))
    yield from (report.span(p.start, p.end, "actor") for p in hit.agent)
    yield from (report.span(p.start, p.end, "recipient") for p in hit.affected)
    yield from (report.span(*again, "sentence") for again in told.also)


def _distinct(ranges: list[Range]) -> list[Range]:
    return [r for r in dict.fromkeys(ranges) if r[0] < r[1]]
