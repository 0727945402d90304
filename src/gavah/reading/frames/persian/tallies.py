"""Counts that no argument carries: running tallies, parts told apart by place, «بدون کشته»."""

import msgspec

from gavah.model import NumberMention
from gavah.reading.frames.frame import FrameHit
from gavah.reading.frames.persian.apart import of_heading
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.counts import Counted, counted_in, head_end
from gavah.reading.frames.persian.lexicon import cues, holds, no_victim_phrases, words
from gavah.reading.frames.persian.triggers import Trigger

LIST_REACH = 5  # words between the noun of a list and its colon
TALLY_REACH = 4  # words between «شمار» and the person noun


def tally(context: Context, trigger: Trigger) -> NumberMention | None:
    """The number of «شمار جان‌باختگان … به ۳۱ نفر رسید»: the first count after the noun."""
    if trigger.form not in ("person", "adjective", "nominal"):
        return None
    before = context.texts[max(0, trigger.first - TALLY_REACH) : trigger.first]
    if not holds(before, cues("total", "running")):
        return _reached(context, trigger)
    if trigger.form != "nominal" and any(last == trigger.first and _counts_people(n) for _, last, n in context.numbers):
        return None  # «آمار: ۱۲ کشته، ۳۰ زخمی»: each has its own
    inside = set(context.clause(trigger).words)
    later = [(first, n) for first, _, n in context.numbers if first >= trigger.last and first in inside and _counts_people(n)]
    return _passed(context, *later[0]) if later else of_heading(context, trigger)


def _reached(context: Context, trigger: Trigger) -> NumberMention | None:
    """The number of «دستگیری‌ها به هزاران نفر می‌رسد», «بازداشت‌ها از مرز ۵۰۰ نفر گذشت»: several named without «شمار»."""
    clause = context.clause(trigger)
    several = context.texts[trigger.last : trigger.last + 1] in (("ها",), ("های",)) or context.texts[trigger.last - 1] in ("ها", "های")
    verb = clause.verb
    if not several or verb is None or verb.infinitive not in _REACHING or verb.negated or trigger.first in context.governors:
        return None
    for first, last, number in context.numbers:
        led = context.texts[first - 1] in ("به", "از", "مرز") if first else False
        if trigger.last <= first < verb.first and led and _counts_people(number) and verb.first - last <= _NOUN:
            return _passed(context, first, number)
    return None


_REACHING = frozenset({"رسیدن", "گذشتن", "رساندن"})
_NOUN = 2
"""Words between a number and the verb that it reaches."""


def _passed(context: Context, first: int, number: NumberMention) -> NumberMention:
    """«از هشتاد نفر گذشت»: more than eighty."""
    verb = next((v for at, v in sorted(context.verbs.items()) if at > first and v.finite), None)
    over = verb is not None and (verb.infinitive == "گذشتن" or context.texts[verb.first - 1] in ("فراتر", "عبور"))
    if context.texts[first - 1] not in ("از", "مرز") or not over or number.low != number.high:
        return number
    return msgspec.structs.replace(number, low=number.low + 1, high=None, rule="more-than")


def _counts_people(number: NumberMention) -> bool:
    """A count, or whatever the scanner took it for before «نفر»."""
    return number.kind == "count" or number.unit in words("persons", "classifiers")


def instances(context: Context, trigger: Trigger) -> NumberMention | None:
    """The number right before an event noun: «۱۶ اعدام»، «۵۷ مورد بازداشت»; None for «پس از سه بازداشت», «ماده ۵ …»."""
    if trigger.form != "nominal":
        return None
    at = trigger.first - 1 if trigger.first and context.texts[trigger.first - 1] in words("function", "instances") else trigger.first
    found = next(((first, n) for first, last, n in context.numbers if last in (at, trigger.first) and n.kind == "count"), None)
    if found is None and (behind := labelled(context, trigger) or of_heading(context, trigger)) is not None:
        return behind
    if found is None or (found[0] and context.texts[found[0] - 1] in words("function", "labels")):
        return None
    if found[1].low == found[1].high == 1 and not recorded(context, trigger) and not _itemised(context, found[0]):
        return None  # «قربانی یک قتل حکومتی»
    return found[1] if is_told(context, trigger, found[0]) else None


def _itemised(context: Context, first: int) -> bool:
    """Whether the number at word `first` opens an item of a list without verbs: «زندان یزد: ۱ اعدام؛ …»."""
    settings = {at for start, end, _ in [*context.times, *context.places] for at in range(start, end)}
    while first > 0 and first - 1 in settings:
        first -= 1  # «پنجشنبه | ۱ اعدام در یزد»
    opened = first == 0 or context.texts[first - 1] in (":", "،", "؛", "-", "–")
    return opened and context.verbless


def labelled(context: Context, trigger: Trigger) -> NumberMention | None:
    """The number behind a noun that labels it: «اعدام ۱۲، بازداشت: ۳۰، مرگ در زندان ۲»."""
    at = trigger.last
    while at < len(context.texts) and (context.texts[at] in (":", "=", "ها") or {context.texts[at : at + 2], context.texts[at - 1 : at + 1]} & _HELD):
        at += 1
    found = next(((last, n) for first, last, n in context.numbers if first == at and n.kind == "count"), None)
    if found is None or not context.verbless:
        return None
    last = found[0] + 1 if context.texts[found[0] : found[0] + 1] and context.texts[found[0]] in _counters() else found[0]
    return found[1] if last >= len(context.texts) or context.texts[last] in ("،", "؛", ".", "و", "/", "|", "-") else None


def _counters() -> frozenset[str]:
    """What may stand behind the number of a label: «اعدام: ۸۸ نفر؛ تجمع: ۲۱۲ مورد»."""
    return words("function", "instances") | words("persons", "classifiers")


_HELD = frozenset({("در", "زندان"), ("در", "بازداشت"), ("در", "بازداشتگاه")})
"""What may stand between «مرگ» and its number."""


def is_told(context: Context, trigger: Trigger, first: int) -> bool:
    """Whether nothing governs the count at word `first`, or «از» does with a verb of telling: «از ۱۲ کشته خبر می‌دهند»."""
    governor = context.governors.get(first)
    if governor is None or governor == first:
        return True
    texts = context.clause_texts(context.clause(trigger))
    if context.texts[governor] == "با":  # «مهرماه با هفت اعدام به پایان رسید»
        return trigger.form == "nominal" and holds(texts, cues("total", "closing"))
    return context.texts[governor] == "از" and holds(texts, cues("total", "told"))


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
    levels = {last for first, last, n in here if first and context.texts[first - 1] == "به" and n.kind == "count"}  # «به ۲۶ مورد افزایش یافت»
    more = (n for _, last, n in here if last not in levels and holds(context.texts[last : last + 3], cues("total", "more")))
    return percent or next(more, None)


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
    items = _with_one(context, wanted, _with_bare(context, wanted, items)) if trigger.form == "verb" else items
    cuts = [_parts_after, _parts_before]
    if len(items) < 2 and trigger.form == "nominal":
        wanted, cuts = _item_words(context, trigger), [_parts_after]
        items = counted_in(context, wanted, trigger.row.measure, plural=plural, free=True)
    if len(items) < 2:
        return []
    for cut in cuts:
        parts = cut(items, wanted)
        if all(_has_place(context, indices) for _, indices in parts):
            return parts
        if len(parts) > 2 and _sums_up(items) and all(_has_place(context, indices) for _, indices in parts[1:]):
            return [(items[0], wanted), *parts[1:]]
    return _by_day(context, items, wanted) if trigger.form == "verb" else []


def _sums_up(items: list[Counted]) -> bool:
    """Whether the first number is the sum of the others: «۲۰ تن، یازده نفر در سقز و نه نفر در بانه، بازداشت شدند»."""
    return items[0].number.low == items[0].number.high == sum(item.number.low for item in items[1:])


def _by_day(context: Context, items: list[Counted], wanted: list[int]) -> list[tuple[Counted, list[int]]]:
    """The parts of «پنجم همین ماه سه شهروند و دو روز پس از آن دو شهروند»: each number with the words of its own day."""
    for cut in (_parts_before, _parts_after):
        parts = cut(items, wanted)
        days = [_day_of(context, indices) for _, indices in parts]
        if None not in days and len(set(days)) == len(days):
            return parts
    return []


def _day_of(context: Context, indices: list[int]) -> tuple[object, object] | None:
    inside = set(indices)
    days = [(t.earliest, t.latest) for first, _, t in context.times if first in inside and t.granularity in _APART and t.earliest is not None]
    return days[0] if len(days) == 1 else None


_APART = frozenset({"day", "week", "month", "season", "year"})
"""Times by which the parts of a count may be told apart."""


def day_words(context: Context, trigger: Trigger, counted: list[Counted]) -> list[list[int]]:
    """For each of the parts told apart the words that hold its own day; [] for those that share one."""
    wanted = [at for at in context.clause(trigger).words if at < trigger.first]
    for cut in (_parts_before, _parts_after):
        parts = cut(counted, wanted) if wanted else []
        if parts and all(_day_of(context, indices) for _, indices in parts):
            return [indices for _, indices in parts]
    return [[] for _ in counted]


def _with_bare(context: Context, wanted: list[int], items: list[Counted]) -> list[Counted]:
    """The items with those before them that leave their noun to the last: «در قم هفت، در اراک سه و در رشت دو نفر»."""
    if len(items) != 1:
        return items
    ends = {last for _, last, p in context.places if p.role in ("", "dateline")}
    inside = set(wanted)
    bare = [
        Counted(n, first, last)
        for first, last, n in context.numbers
        if n.kind == "count" and first in inside and last < items[0].first and first in ends and context.texts[last] in ("،", "و")
    ]
    return [*bare, *items]


def _with_one(context: Context, wanted: list[int], items: list[Counted]) -> list[Counted]:
    """The items with «یکی» behind them: «سه معلم را در مریوان و یکی را در سنندج دستگیر کردند»."""
    used = {at for item in items for at in range(item.first, item.last)}
    own = {first: n for first, _, n in context.numbers}
    marks = words("function", "object_marks") | {"دیگر", "هم", "نیز", "در"}
    if not items:
        return items
    for at in wanted:
        behind = context.texts[at + 1 : at + 2]
        if context.texts[at] == "یکی" and at not in used and at > items[0].last and context.texts[at - 1] in ("و", "،") and set(behind) & marks:
            start, end = context.range(at, at + 1)
            one = own.get(at) or NumberMention(start=start, end=end, words="یکی", low=1, high=1, rule="exact", core=(start, end))
            return [*items, Counted(one, at, at + 1)]
    return items


def _item_words(context: Context, trigger: Trigger) -> list[int]:
    """The words of a headline behind its noun, over commas: «بازداشت پنج نفر در سنندج، سه نفر در مریوان»; up to a verb or another event."""
    others = {t.first for t in context.triggers if t.first > trigger.first and t.form in ("verb", "nominal")}
    out: list[int] = []
    for at in range(trigger.last, len(context.texts)):
        if at in others or context.texts[at] in ("؛", ":", ".", "که", "را"):
            break
        if at in context.verbs and context.verbs[at].finite:
            return []
        out.append(at)
    return out


def listed_by_place(context: Context, trigger: Trigger) -> list[tuple[Counted, list[int]]]:
    """The items of «دستگیرشدگان دیروز: قوچان ۴ نفر، شیروان ۳ نفر»: each number with the place right before it."""
    colon = next((at for at in range(trigger.last, min(trigger.last + LIST_REACH, len(context.texts))) if context.texts[at] == ":"), None)
    if colon is None or trigger.form == "verb" or not trigger.row.measure:
        return []
    before = {last: (first, last) for first, last, p in context.places if p.role in ("", "dateline")}
    out = []
    opened = colon + 1
    for first, last, number in context.numbers:
        if (
            first > colon
            and number.kind == "count"
            and first in before
            and not any(v.finite for at, v in context.verbs.items() if colon < at < first)
        ):
            end = head_end(context, last, trigger.row.measure)
            if end > last or end >= len(context.texts) or context.texts[end] in ("،", "؛", ".", "و", "("):
                out.append((Counted(number, first, max(end, last)), list(range(opened, max(end, last)))))
                opened = max(end, last)
    return out if len(out) >= 2 else _numbered_first(context, trigger, colon)


def _numbered_first(context: Context, trigger: Trigger, colon: int) -> list[tuple[Counted, list[int]]]:
    """The items of «بازداشت شدگان دوشنبه: ۱۲ نفر در تبریز، ۵ نفر در رشت»: each number with the place behind it."""
    wanted = list(range(colon + 1, len(context.texts)))
    if not context.verbless:
        return []
    items = counted_in(context, wanted, trigger.row.measure, plural=True, free=True)
    parts = _parts_after(items, wanted) if len(items) > 1 else []
    return parts if parts and all(_has_place(context, indices) for _, indices in parts) else []


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
