"""The parts of a count told beside it by place or day: «۵۴ نفر بازداشت شدند: ۳۰ نفر در مهاباد و ۲۴ نفر در بوکان», in its sentence or the next."""

from collections.abc import Callable, Iterable

import msgspec

from gavah.model import NumberMention, PlaceMention, TimeMention
from gavah.reading.frames.frame import PART, FrameHit, Range, Scan, Sentence, of_others
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.counts import head_end
from gavah.reading.frames.persian.lexicon import words
from gavah.reading.frames.persian.settings import days_among, places_among

_BACK = 2
"""How many sentences before its parts a count stands at most."""
_OPENERS = frozenset({"که", "(", ":", "؛", "،", "-", "–", "—", "یعنی"})
_OPENED = 2
"""Words behind an event in which its parts are opened."""
_ENDS = frozenset({"،", "؛", ".", "و", ")", "(", ":", "/", "|", "-", "–"})
_SHARED = frozenset({"dead", "executed", "injured", "arrested", "charged", "sentenced", "missing", "released", "persons", "sites", "outlets"})


class _Part(msgspec.Struct, frozen=True):
    """A number of those counted, with its own places and days."""

    number: NumberMention
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]


def with_shares(context: Context, hits: list[FrameHit]) -> list[FrameHit]:
    """`hits` with one more for each part of the last counted one that a stretch without an event of its own gives to a place or day."""
    whole = next((h for h in reversed(hits) if _may_be_shared(h)), None)
    if whole is None or whole.number is None:
        return hits
    behind = max(context.span(*whole.trigger)[1], context.span(whole.number.start, whole.number.end)[1])
    behind = context.verbs[behind].last if behind in context.verbs else behind  # «… از مرز ۱۲۰ نفر | گذشت: از رشت ۷۰ …»
    second = context.texts[behind : behind + 1] in (("یا",), ("و",)) and behind + 2 in context.verbs  # «توقیف یا مسدود شد؛ پنج مورد …»
    behind = context.verbs[behind + 2].last if second else behind
    opened = bool(_OPENERS & set(context.texts[behind : behind + _OPENED + 1]))
    parts = _parts(context, range(behind, len(context.texts)), str(whole.measure), whole.number.high) if opened else []
    if not parts:
        return hits
    sum_ = _summed(whole, parts)
    return [*(sum_ if hit is whole else hit for hit in hits), *(_share(whole, part) for part in parts)]


def _may_be_shared(hit: FrameHit) -> bool:
    return hit.number is not None and hit.number.low > 1 and hit.measure in _SHARED and hit.kind != "statement"


def shares_of(context: Context, sentence: Sentence, scan: Scan, read: Callable[[Sentence], list[FrameHit]]) -> list[FrameHit]:
    """The parts that a sentence without an event gives of what the sentences right before counted: «۱۸ نفر در رشت و هفت نفر در فومن»."""
    counts = [n for _, _, n in context.numbers if n.kind == "count"]
    if len(counts) < 2 or not _tells_nothing(context, range(len(context.texts))):
        return []
    for before in scan.before(sentence, _BACK):
        whole = next((h for h in reversed(read(before)) if _may_be_shared(h)), None)
        if whole is not None and whole.number is not None:
            parts = _parts(context, range(len(context.texts)), str(whole.measure), whole.number.high)
            here = (sentence.start, sentence.end)
            return [msgspec.structs.replace(_share(whole, part), sentence=here) for part in parts]
    return []


def shares_of_topic(context: Context, lead: FrameHit, named: Range | None = None) -> list[FrameHit]:
    """The parts of `lead` behind the mark that ends what is only named at `named`: «بازداشت‌ها ادامه داشت؛ در قم هفت و در ساوه دو نفر»."""
    behind = context.span(*(named or lead.trigger))[1]
    mark = next((at for at in range(behind, len(context.texts)) if context.texts[at] in (":", "؛")), None)
    if mark is None or lead.measure not in _SHARED or lead.polarity != "affirmed":
        return []
    return [_share(lead, part) for part in _parts(context, range(mark + 1, len(context.texts)), str(lead.measure), None)]


def _tells_nothing(context: Context, region: Iterable[int]) -> bool:
    """Whether no event is told in the words `region`, and no verb but «بودن»."""
    inside = set(region)
    events = any(t.first in inside and t.row.measure and not (t.verb and t.verb.infinitive == "بودن") for t in context.triggers)
    return not events and all(v.infinitive == "بودن" for at, v in context.verbs.items() if at in inside and v.finite)


def _parts(context: Context, region: range, measure: str, most: int | None) -> list[_Part]:
    """The parts in `region`, two or more, together no more than `most`, each with a place or each with a day."""
    region = range(region.start, _end_of(context, region))
    if not _tells_nothing(context, region):
        return []
    items = _items(context, region, measure)
    if len(items) < 2 or (most is not None and sum(n.low for _, _, n in items) > most):
        return []
    for cut in (_behind, _before):
        parts = [
            _Part(number, places_among(context, own), days_among(context, own))
            for number, own in zip((n for _, _, n in items), cut(items, region), strict=True)
        ]
        if all(part.places for part in parts) or _by_day(parts):
            return parts
    return []


def _end_of(context: Context, region: range) -> int:
    """Where the stretch ends: at the bracket that closes it, or at a semicolon behind its first number."""
    opened = "(" in context.texts[region.start : region.start + _OPENED]
    first = min((at for at, _, n in context.numbers if at in region and n.kind == "count"), default=region.stop)
    ends = (at for at in range(first, region.stop) if (opened and context.texts[at] == ")") or (not opened and context.texts[at] == "؛"))
    return next(ends, region.stop)


def _items(context: Context, region: range, measure: str) -> list[tuple[int, int, NumberMention]]:
    """The numbers in `region` that count what the whole counts; [] where one counts anything else."""
    out = []
    for first, last, number in context.numbers:
        if first not in region or number.kind != "count":
            continue
        end = head_end(context, last, measure)
        if end == last and context.texts[last : last + 1] and context.texts[last] in words("function", "instances"):
            end = last + 1  # «هفت نشریه …؛ پنج مورد در تهران»
        inside = bool(set(context.texts[first:last]) & words("persons", "classifiers"))
        bare = end == last and not inside
        if bare and last < region.stop and context.texts[last] not in _ENDS and context.texts[last] not in ("در", "از"):
            return []
        out.append((first, end, number))
    return out


def _behind(items: list[tuple[int, int, NumberMention]], region: range) -> list[list[int]]:
    """The words from each number to the next: «دو نفر در همدان و …»."""
    edges = [*(first for first, _, _ in items[1:]), region.stop]
    return [list(range(last, edge)) for (_, last, _), edge in zip(items, edges, strict=True)]


def _before(items: list[tuple[int, int, NumberMention]], region: range) -> list[list[int]]:
    """The words to each number from the one before: «ارومیه ۹ نفر، خوی ۷ نفر»."""
    edges = [region.start, *(last for _, last, _ in items[:-1])]
    return [list(range(edge, first)) for (first, _, _), edge in zip(items, edges, strict=True)]


def _by_day(parts: list[_Part]) -> bool:
    """Whether each part has a day of its own."""
    days = {part.times[0].earliest for part in parts if part.times}
    return len(days) == len(parts)


def _summed(whole: FrameHit, parts: list[_Part]) -> FrameHit:
    """The whole at all the places and over all the days of its parts, where it has none apart from them."""
    there = tuple(dict.fromkeys(place for part in parts for place in part.places))
    if there and (not whole.places or whole.places[0] in there):
        whole = msgspec.structs.replace(whole, places=there, kind="total")
    days = [part.times[0] for part in parts if part.times and part.times[0].earliest and part.times[0].latest]
    if whole.times or len(days) < len(parts):
        return whole
    first, last = min(t.earliest for t in days if t.earliest), max(t.latest for t in days if t.latest)
    return msgspec.structs.replace(whole, times=(msgspec.structs.replace(days[0], earliest=first, latest=last, granularity="window"),), kind="total")


def _share(whole: FrameHit, part: _Part) -> FrameHit:
    number = part.number
    return of_others(
        whole,
        number,
        trigger=(number.start, number.end),
        times=part.times or whole.times,
        places=part.places or whole.places,
        kind="event",
        rule=PART,
    )
