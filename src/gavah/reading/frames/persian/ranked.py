"""Counts of places set in order: «خوزستان با ۶۲ اعتصاب در صدر است و بوشهر با ۳۹ اعتصاب پس از آن می‌آید», «قزلحصار با ۱۹ و شیراز با ۱۴ اعدام …»."""

from collections.abc import Callable

import msgspec

from gavah.model import NumberMention, PlaceMention
from gavah.reading.frames.frame import FrameHit, of_others
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.lexicon import holds, person_at, phrases, words

_CUES = phrases(
    [
        "صدر",
        "صدرنشین",
        "رتبه",
        "رتبه های",
        "جایگاه",
        "جایگاه های",
        "رده",
        "رده های",
        "ردیف",
        "پیشتاز",
        "بیشترین",
        "بالاترین",
        "پس از آن",
        "بعد از آن",
        "در پی آن",
        "به ترتیب",
        "سهم",
        "نخست",
        "اول",
        "در راس",
        "سرآمد",
        "به دنبال آن",
        "بیشتر از همه",
        "بیش از همه",
        "در صدر",
    ]
)
_ENDS = frozenset({"،", "؛", ".", "و", ")", "بیشترین", "در", "به", "بالاترین", "رتبه", "جایگاه", "پیشتاز", "سهم", "که", "قرار", "جا", "نفر"})
_ROLES = frozenset({"", "dateline", "metonym"})


class _Rank(msgspec.Struct, frozen=True):
    """A place with its number, and the types that the number's own noun may tell of; () where it is left out or says no more than «نفر»."""

    place: PlaceMention
    number: NumberMention
    types: frozenset[str]


def ranked(context: Context, hits: list[FrameHit], lead: Callable[[], FrameHit | None]) -> list[FrameHit]:
    """`hits` with one for each place that its sentence ranks by its number; `lead`: what is counted, where the sentence has no word for it."""
    if not context.numbers or not context.places or not holds(context.texts, _CUES):
        return hits
    ranks = _ranks(context)
    if not ranks:
        return hits
    own = {hit.number.start: hit for hit in hits if hit.number is not None and hit.measure}
    model = _model(hits, own, ranks) or lead()
    found = [(rank, own.get(rank.number.start) or _shared(model, rank)) for rank in ranks]
    told = [_ranked(context, hit, rank, is_own=rank.number.start in own) for rank, hit in found if hit is not None]
    numbers = {hit.number.start for hit in told if hit.number is not None}
    return [*(hit for hit in hits if hit.number is None or hit.number.start not in numbers), *told]


def _shared(model: FrameHit | None, rank: _Rank) -> FrameHit | None:
    return model if model is not None and (not rank.types or model.type in rank.types) else None


def _model(hits: list[FrameHit], own: dict[int, FrameHit], ranks: list[_Rank]) -> FrameHit | None:
    """The counted event whose noun the ranks share: that of a later or earlier rank, else what the sentence counts before them."""
    of_ranks = [own[rank.number.start] for rank in reversed(ranks) if rank.number.start in own]
    before = [h for h in hits if h.number is not None and h.measure and h.kind != "statement" and h.number.start < ranks[0].number.start]
    return next(iter(of_ranks or before[::-1]), None)


def _ranks(context: Context) -> list[_Rank]:
    """The places with «با» and a number, or with a number in brackets, right behind them."""
    found = []
    counts = {first: (last, number) for first, last, number in context.numbers if number.kind == "count"}
    for _, last, place in context.places:
        at = last + 1
        if at not in counts or context.texts[last] not in ("با", "(") or place.role not in _ROLES:
            continue
        end, number = counts[at]
        types = frozenset(t.row.type for t in context.triggers if t.first == end)
        if types or _is_bare(context, end):
            found.append(_Rank(place, number, types))
    return found


def _is_bare(context: Context, last: int) -> bool:
    """Whether behind a number that ends at word `last` stands no noun but «نفر» or «مورد»."""
    units = words("persons", "classifiers") | words("function", "instances")
    if context.texts[last - 1] in units:
        return True
    if last < len(context.texts) and context.texts[last] in units:
        last += 1
    elif (length := person_at(context.texts, last)) and not any(t.first == last for t in context.triggers):
        last += length
    return last >= len(context.texts) or context.texts[last] in _ENDS or last in context.verbs


def _ranked(context: Context, hit: FrameHit, rank: _Rank, *, is_own: bool) -> FrameHit:
    if is_own:
        return msgspec.structs.replace(hit, places=(rank.place,))
    number = rank.number
    sentence = (context.sentence.start, context.sentence.end)
    return of_others(hit, number, trigger=(number.start, number.end), sentence=sentence, places=(rank.place,), rule="ranked")
