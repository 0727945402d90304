"""Counts that no argument carries: running tallies, parts told apart by place, «بدون کشته»."""

from gavah.model import NumberMention
from gavah.reading.frames.frame import FrameHit
from gavah.reading.frames.persian_context import Context
from gavah.reading.frames.persian_counts import Counted, counted_in
from gavah.reading.frames.persian_lexicon import cues, holds, no_victim_phrases, words
from gavah.reading.frames.persian_triggers import Trigger

TALLY_REACH = 4  # words between «شمار» and the person noun


def tally(context: Context, trigger: Trigger) -> NumberMention | None:
    """The number of «شمار جان‌باختگان … به ۳۱ نفر رسید»: the first count after the noun."""
    if trigger.form not in ("person", "adjective", "nominal"):
        return None
    before = context.texts[max(0, trigger.first - TALLY_REACH) : trigger.first]
    if not holds(before, cues("total", "running")):
        return None
    if trigger.form != "nominal" and any(last == trigger.first and _counts_people(n) for _, last, n in context.numbers):
        return None  # «آمار: ۱۲ کشته، ۳۰ زخمی»: each has its own
    inside = set(context.clause(trigger).words)
    later = [n for first, _, n in context.numbers if first >= trigger.last and first in inside and _counts_people(n)]
    return later[0] if later else None


def _counts_people(number: NumberMention) -> bool:
    """A count, or whatever the scanner took it for before «نفر»."""
    return number.kind == "count" or number.unit in words("persons", "classifiers")


def instances(context: Context, trigger: Trigger) -> NumberMention | None:
    """The number right before an event noun: «۱۶ اعدام»، «۵۷ مورد بازداشت»; None for «پس از سه بازداشت», «ماده ۵ …»."""
    if trigger.form != "nominal":
        return None
    at = trigger.first - 1 if trigger.first and context.texts[trigger.first - 1] in words("function", "instances") else trigger.first
    found = next(((first, n) for first, last, n in context.numbers if last in (at, trigger.first) and n.kind == "count"), None)
    if found is None or (found[0] and context.texts[found[0] - 1] in words("function", "labels")):
        return None
    if found[1].low == found[1].high == 1 and not recorded(context, trigger):
        return None  # «قربانی یک قتل حکومتی»
    return found[1] if is_told(context, trigger, found[0]) else None


def is_told(context: Context, trigger: Trigger, first: int) -> bool:
    """Whether nothing governs the count at word `first`, or «از» does with a verb of telling: «از ۱۲ کشته خبر می‌دهند»."""
    governor = context.governors.get(first)
    if governor is None or governor == first:
        return True
    return context.texts[governor] == "از" and holds(context.clause_texts(context.clause(trigger)), cues("total", "told"))


def recorded(context: Context, trigger: Trigger) -> bool:
    """Whether the clause speaks of keeping count: «ثبت کرد», «مستند شده»."""
    return holds(context.clause_texts(context.clause(trigger)), cues("total", "recorded"))


def change(context: Context, trigger: Trigger) -> NumberMention | None:
    """The percentage or difference of «اعدام‌ها ۸۳ درصد افزایش یافت», «۲۰ نفر بیشتر از سال پیش»; None where nothing is compared."""
    clause = context.clause(trigger)
    if not trigger.row.measure or not holds(context.clause_texts(clause), cues("total", "compared")):
        return None
    inside = set(clause.words)
    here = [(first, last, n) for first, last, n in context.numbers if first in inside]
    percent = next((n for _, _, n in here if n.kind == "percent"), None)
    return percent or next((n for _, last, n in here if holds(context.texts[last : last + 3], cues("total", "more"))), None)


def is_running(context: Context, trigger: Trigger) -> bool:
    """Whether the clause states a count that grows: «به … رسید», or a window that starts in the past."""
    texts = context.clause_texts(context.clause(trigger))
    return holds(texts, cues("total", "reach")) or holds(texts, cues("total", "since"))


def distributed(context: Context, trigger: Trigger, scope: list[int]) -> list[tuple[Counted, list[int]]]:
    """(number, its words) for each part of «دو نفر در همدان و یک نفر در یاسوج»; [] where nothing is told apart by place."""
    if not trigger.row.measure:
        return []
    wanted = [at for at in scope if (at < trigger.first if trigger.form == "verb" else at >= trigger.last)]
    plural = bool(trigger.verb and trigger.verb.plural)
    items = counted_in(context, wanted, trigger.row.measure, plural=plural, free=trigger.form == "nominal")
    if len(items) < 2:
        return []
    for cut in (_parts_after, _parts_before):
        parts = cut(items, wanted)
        if all(_has_place(context, indices) for _, indices in parts):
            return parts
    return []


def _parts_after(items: list[Counted], wanted: list[int]) -> list[tuple[Counted, list[int]]]:
    """Each number with the words up to the next: «دو نفر در همدان و …»."""
    edges = [item.first for item in items[1:]] + [wanted[-1] + 1]
    return [(item, [at for at in wanted if item.last <= at < edge]) for item, edge in zip(items, edges, strict=True)]


def _parts_before(items: list[Counted], wanted: list[int]) -> list[tuple[Counted, list[int]]]:
    """Each number with the words since the one before: «در همدان دو نفر و در یاسوج یک نفر»."""
    edges = [wanted[0]] + [item.last for item in items[:-1]]
    return [(item, [at for at in wanted if edge <= at < item.first]) for item, edge in zip(items, edges, strict=True)]


def _has_place(context: Context, indices: list[int]) -> bool:
    inside = set(indices)
    return any(first in inside and p.role in ("", "dateline") for first, _, p in context.places)


def no_victims(context: Context) -> list[FrameHit]:
    """«بدون کشته», «تلفاتی نداشت»: a zero that excludes more."""
    out = []
    present = frozenset(context.texts)
    for phrase, measure, kind in no_victim_phrases():
        if not present.issuperset(phrase):
            continue
        for at in range(len(context.texts) - len(phrase) + 1):
            if context.texts[at : at + len(phrase)] == phrase:
                start, end = context.range(at, at + len(phrase))
                zero = NumberMention(
                    start=start, end=end, words=context.original(start, end), low=0, high=0, rule="none", complete=True, core=(start, end)
                )
                sentence = (context.sentence.start, context.sentence.end)
                out.append(
                    FrameHit(
                        type=kind,
                        trigger=(start, end),
                        sentence=sentence,
                        kind="total",
                        measure=measure,
                        number=zero,
                        complete=True,
                        rule="no-victims",
                    )
                )
    return out[:1]
