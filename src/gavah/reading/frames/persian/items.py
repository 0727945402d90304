"""Items of a roundup without verbs: «ایلام: حدود ۷۰۰ نفر جلوی استانداری؛ …», «ساوه: تجمع پراکنده», «حکم صادر کرد: شش نفر اخراج و نه نفر تعلیق»."""

import msgspec

from gavah.model import NumberMention, PlaceMention
from gavah.reading.frames.frame import FrameHit
from gavah.reading.frames.persian.context import DASHES, Context
from gavah.reading.frames.persian.counts import head_end
from gavah.reading.frames.persian.lexicon import words

_BULLETS = frozenset({"•", "-", "–", "—", "*", "▪", "◾", "●", "‣", "/"})
_FEWEST = 3
_PENALTIES = {
    "اخراج": ("sanction", "persons"),
    "تعلیق": ("sanction", "persons"),
    "توبیخ": ("sanction", "persons"),
    "محرومیت": ("sanction", "persons"),
    "انفصال": ("sanction", "persons"),
    "تبعید": ("sanction", "persons"),
    "حبس": ("sentence.prison", "sentenced"),
    "شلاق": ("sentence.flogging", "sentenced"),
    "اعدام": ("sentence.death", "sentenced"),
}
"""What a penalty noun behind a number of persons tells of."""
_RULINGS = frozenset({"حکم", "احکام", "رای", "آرای", "محکوم", "محکومیت"})
_ENDS = frozenset({"،", "؛", ".", "و", ")", "!"})


def items(context: Context, hits: list[FrameHit]) -> list[FrameHit]:
    """`hits` with what the items of the sentence tell without a verb."""
    return _penal(context, _crowd(context, hits))


def _crowd(context: Context, hits: list[FrameHit]) -> list[FrameHit]:
    """With the crowd of an item that a place heads."""
    head = _head(context) if context.verbless and not any(h.measure == "participants" for h in hits) else None
    if head is None:
        return hits
    place, start = head
    end = next((at for at in range(start, len(context.texts)) if context.texts[at] in ("؛", ".", "|")), len(context.texts))
    number = _before_a_seat(context, start, end)
    named = next((t for t in context.triggers if start <= t.first < end and t.form == "nominal" and t.row.measure == "participants"), None)
    if named is not None and (named.first != start or named.row.kind != "event" or named.row.modality):
        named = None
    if number is None and named is None:
        return hits
    span = (number.start, number.end) if number is not None else context.range(start, start + 1)
    kind = named.row.type if named is not None else "protest.demo"
    whole = (context.sentence.start, context.sentence.end)
    crowd = FrameHit(
        type=kind,
        trigger=span,
        sentence=whole,
        measure="participants",
        number=number,
        complete=bool(number and number.complete),
        places=(place,),
        rule="item",
    )
    return [*hits, crowd]


def _head(context: Context) -> tuple[PlaceMention, int] | None:
    """The place that heads the line, with a colon or dash behind it, and the word where its item begins."""
    at = 0
    while at < len(context.texts) and context.texts[at] in _BULLETS:
        at += 1
    for first, last, place in context.places:
        if first == at and last < len(context.texts) and context.texts[last] in DASHES | {":"} and place.role in ("", "dateline"):
            return place, last + 1
    return None


def _before_a_seat(context: Context, start: int, end: int) -> NumberMention | None:
    """«۷۰۰ نفر | جلوی استانداری»: the persons of an item who stand before a building."""
    for first, last, number in context.numbers:
        if not start <= first < end or number.kind != "count" or (number.high is not None and number.high < _FEWEST):
            continue
        told = any(first <= t.first < end and t.row.measure not in (None, "participants") and t.form != "nominal" for t in context.triggers)
        behind = head_end(context, last, "participants")
        persons = behind > last or context.texts[last - 1] in words("persons", "classifiers")
        if persons and not told and context.texts[behind : behind + 1] and context.texts[behind] in words("crowds", "before"):
            return number
    return None


def _penal(context: Context, hits: list[FrameHit]) -> list[FrameHit]:
    """With each number of persons behind the colon of a ruling that a penalty noun follows."""
    colon = next((at for at, text in enumerate(context.texts) if text == ":"), None)
    if colon is None or not _RULINGS & set(context.texts[:colon]) or _PENALTIES.keys().isdisjoint(context.texts[colon:]):
        return hits
    used = {h.number.start for h in hits if h.number is not None}
    lead = next((h for h in reversed(hits) if h.kind != "statement" and h.trigger[0] < context.words[colon].start), None)
    found = [hit for first, last, n in context.numbers if first > colon and n.start not in used for hit in _penalty(context, lead, first, last, n)]
    return [*hits, *found]


def _penalty(context: Context, lead: FrameHit | None, first: int, last: int, number: NumberMention) -> list[FrameHit]:
    end = next((at for at in range(last, len(context.texts)) if context.texts[at] in _ENDS), len(context.texts))
    persons = head_end(context, last, "persons") > last or context.texts[last - 1] in words("persons", "classifiers")
    if number.kind != "count" or not persons or any(at in context.verbs and context.verbs[at].finite for at in range(last, end)):
        return []
    noun = next((context.texts[at] for at in range(last, end) if context.texts[at] in _PENALTIES), None)
    if noun is None:
        return []
    kind, measure = _PENALTIES[noun]
    whole = (context.sentence.start, context.sentence.end)
    model = lead or FrameHit(type=kind, trigger=whole, sentence=whole)
    own = {"type": kind, "measure": measure, "number": number, "complete": number.complete, "trigger": (number.start, number.end), "kind": "event"}
    bare = {"singular": None, "affected": (), "victims": (), "victims_complete": False, "anaphor": False, "rule": "item", "note": ""}
    return [msgspec.structs.replace(model, **own, **bare)]
