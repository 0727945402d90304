"""Crowds counted apart from what they did: «تجمع کردند. شمارشان ۳۵۰ نفر بود», «پلیس آنها را ۴۰۰ نفر تخمین زد», «در شوش ۸۰ نفر بودیم»."""

from collections.abc import Callable

import msgspec

from gavah.model import NumberMention
from gavah.reading.frames.frame import FrameHit
from gavah.reading.frames.persian.clauses import Clause
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.counts import head_end
from gavah.reading.frames.persian.lexicon import words
from gavah.reading.frames.persian.many_sites import of_sites

_FEWEST = 3
"""Fewer are no crowd."""
_HEAD_BACK = 12
"""Words between «شمار» and the number."""
_OF_SAYING = frozenset({"سخن", "خبر", "حرف", "صحبت", "می گوید", "می گویند"})
_COMING = frozenset({"آمدن", "ایستادن", "حاضر", "اومدن", "نشستن"})
_HELD = frozenset({"تجمعشان", "تجمع ما", "تجمعمان", "تجمع", "تظاهرات", "راهپیمایی", "گردهمایی", "تحصن", "میدان", "خیابان"})
_PERSONAL = frozenset({"بودن", "شدن", "هستن"})
_KINDS = {"strikers": "protest.strike", "sitters": "protest.obstruct", "marchers": "protest.demo", "hungry": "protest.hunger"}
"""Lists of `nouns.toml` [crowds] that name what the crowd does."""

Lead = Callable[[], FrameHit | None]


def crowds(context: Context, hits: list[FrameHit], before: Lead) -> list[FrameHit]:
    """`hits` with the crowds whose size the sentence tells apart. `before` gives the protest that the sentences before told last."""
    if not _may_size(context):
        return hits
    out = list(hits)
    for first, last, number in context.numbers:
        used = any(h.number is not None and h.number.start < number.end and number.start < h.number.end for h in out)
        measure = None if used else _measure(context, first, last, number)
        if measure is None:
            continue
        clause = context.clause_of.get(first)
        how = None if clause is None else _sized(context, out, clause, first, last) or _listed(context, out, clause, first, last)
        if clause is None or how is None:
            continue
        lead = _lead(context, out, first, before)
        kind = _KINDS.get(how) or (lead.type if lead is not None else _held(context, clause))
        if kind is None:
            continue
        told = _past(number) if how == "passed" else number
        out = _with(context, out, _crowd(context, clause, told, (first, last), kind, measure, lead), lead)
    return out


def _may_size(context: Context) -> bool:
    """A cheap test: whether the sentence has a word by which crowds are sized, or counts behind a mark."""
    return bool(context.numbers) and not (words("crowds", "cues") | {":", "،", "؛"}).isdisjoint(context.texts)


def _measure(context: Context, first: int, last: int, number: NumberMention) -> str | None:
    """ "participants" where a number counts several persons and nothing of another event, "sites" for so many towns or prisons."""
    if number.kind == "count" and number.low >= _FEWEST and (of_sites(context, last) or _of_named_places(context, first, last)):
        return "sites"
    return "participants" if _of_persons(context, first, last, number) else None


def _of_named_places(context: Context, first: int, last: int) -> bool:
    """«شمار زندان‌های اعتصابی به چهل رسید»: a bare number of the places counted."""
    if not _bare(context, first, last):
        return False
    at = next((at for at in range(first - 1, max(-1, first - _HEAD_BACK), -1) if context.texts[at] in words("crowds", "sizes")), None)
    return at is not None and _of_places(context, at, first)


def _of_persons(context: Context, first: int, last: int, number: NumberMention) -> bool:
    if number.kind != "count" or (number.high is not None and number.high < _FEWEST):
        return False
    if first and context.texts[first - 1] in words("function", "labels"):
        return False
    end = head_end(context, last, "participants")
    if any(first <= t.first <= end for t in context.triggers if t.row.measure not in (None, "participants")):
        return False  # «۱۲ کشته»
    return end > last or context.texts[last - 1] in words("persons", "classifiers") or _bare(context, first, last)


def _bare(context: Context, first: int, last: int) -> bool:
    """Whether a bare numeral may be so many persons: «شمار معترضان به ۵۰۰ رسید»."""
    return first > 0 and context.texts[first - 1] == "به" and last < len(context.texts) and last in context.verbs


def _listed(context: Context, hits: list[FrameHit], clause: Clause, first: int, last: int) -> str | None:
    """«در اعتصابند: | ۳۱۰ پرستار در گرگان و ۲۰۰ نفر در آمل»: behind the colon each place has its own."""
    own = _segment(context, clause, first, last)
    led = any(h.sentence[0] == context.sentence.start and is_crowd(h) and (h.number is None or h.rule == "crowd") for h in hits)
    placed = any(at in own and p.role in ("", "dateline") for at, _, p in context.places)
    return "lead" if led and placed and clause.verb is None and ":" in context.texts[:first] else None


def _sized(context: Context, hits: list[FrameHit], clause: Clause, first: int, last: int) -> str | None:
    """By which construction the number sizes a crowd: a list of [crowds] that names it, or "lead", "ours", "rival", "passed"; None if by none."""
    head = _headed(context, clause, first)
    if head is not None:
        return head
    texts = context.clause_texts(clause)
    verb = clause.verb
    if verb is not None and not verb.negated and verb.first >= last:
        near = verb.first - last <= 2
        if near and verb.speaker and context.texts[verb.last - 1].endswith("یم") and verb.infinitive in _PERSONAL:
            return "ours"  # «۴۲۰ نفر بودیم»
        if verb.first - last <= 3 and verb.infinitive in ("کردن", "گذشتن") and {"رد", "گذشت", "گذشته"} & set(texts):
            return "passed"  # «از ششصد نفر گذشت»
        if context.texts[first - 1 : first] == ("از",) and _OF_SAYING & set(context.texts[last : verb.last]) and not _other(context, hits, clause):
            return "rival"  # «برگزارکنندگان از ۹ هزار تن سخن گفتند»
        if {"آن", "این"} & set(texts) and {"شرکت", "حضور"} & set(context.texts[last : verb.first]) and _in_that(context, clause):
            return "lead"  # «هشتصد کارگر در آن شرکت داشتند»
        told = _here(context, hits, first) or _held(context, clause) is not None
        if near and verb.infinitive in _COMING and context.governors.get(first) is None and told:
            return "lead"  # «… پرشمار بود؛ ۷۰۰ نفر آمده بودند»
        if near and verb.infinitive == "بودن" and _HELD & set(texts) and context.governors.get(first) is None:
            return "lead"  # «در تجمع اراک ۵۰۰ کارگر بودند»
    if _aside(context, first, last) and _here(context, hits, first):
        return "lead"  # «در صحن دانشکده نشسته‌ایم، | نزدیک به دویست نفر،»
    if verb is None and context.texts[first - 1 : first] in (("همه",), ("همگی",)) and _here(context, hits, first):
        return "lead"  # «دست از کار کشیدند؛ همهٔ ۱۸۰ نفر»
        taking_part = {"شرکت", "حضور"} & set(context.texts[last : verb.first])
        if taking_part and _HELD & set(texts) and context.governors.get(first) is None:
            return "lead"  # «در تجمعشان ۶۰۰ نفر شرکت داشتند»
    return "lead" if context.texts[max(0, first - 2) : first] in (("این", "بار"), ("این", "دفعه")) else None


def _aside(context: Context, first: int, last: int) -> bool:
    """Whether a number of persons stands alone between two marks."""
    end = head_end(context, last, "participants")
    opened = first > 0 and context.texts[first - 1] in ("،", "؛", "-", "–")
    return opened and (end >= len(context.texts) or context.texts[end] in ("،", "؛", ".", "!", "-", "–"))


def _here(context: Context, hits: list[FrameHit], first: int) -> bool:
    """Whether the sentence told the crowd's protest before word `first`."""
    start = context.words[first].start
    own = [h for h in hits if h.sentence[0] == context.sentence.start and h.trigger[0] < start]
    return bool(own) and is_crowd(own[-1])


def _in_that(context: Context, clause: Clause) -> bool:
    return any(context.texts[at] == "در" and context.texts[at + 1 : at + 2] in (("آن",), ("این",)) for at in clause.words)


def _of_places(context: Context, at: int, first: int) -> bool:
    """«شمار زندان‌های اعتصابی به چهل رسید»."""
    return any(context.texts[k] in words("sites", "towns") and context.texts[k + 1] in ("ها", "های", "هایی") for k in range(at + 1, first - 1))


def _headed(context: Context, clause: Clause, first: int) -> str | None:
    """Whose number «شمار», «تعدادشان», «جمعیت» before it says it is."""
    sizes, owners = words("crowds", "sizes"), words("crowds", "owners")
    back = range(max(0, first - _HEAD_BACK), first)
    at = next((at for at in reversed(back) if context.texts[at] in sizes | owners or _this_figure(context, at)), None)
    if at is None or any(context.verbs[k].finite for k in back if k > at and k in context.verbs and k not in _counting(context, k)):
        return None
    if context.texts[at] in owners or _this_figure(context, at):
        return "lead"  # «تعدادشان به ۳۵۰ نفر می‌رسید»
    behind = context.texts[at + 1 : first]
    if _of_places(context, at, first):
        return ("strikers" if "زندان" not in behind else "hungry") if {"اعتصابی", "اعتصاب"} & set(behind) else "lead"
    for name in ("strikers", "sitters", "marchers", "pronouns"):
        if any(" ".join(behind[:size]) in words("crowds", name) for size in (1, 2)):
            return name if name in _KINDS else "lead"
    return "lead" if context.texts[at] == "جمعیت" else None


def _this_figure(context: Context, at: int) -> bool:
    """«این رقم», «این تعداد»."""
    return at > 0 and context.texts[at] in words("crowds", "figures") and context.texts[at - 1] in ("این", "آن", "همین")


def _counting(context: Context, at: int) -> tuple[int, ...]:
    """«جمعیت را خودمان شمردیم: ۳۱۰ نفر»: the verb of counting may stand between."""
    return (at,) if context.verbs[at].infinitive in ("شمردن", "شمارش") and ":" in context.texts[at : at + 3] else ()


def _other(context: Context, hits: list[FrameHit], clause: Clause) -> bool:
    """Whether the clause tells of another event: «از ۱۲ بازداشت خبر داد»."""
    inside = set(clause.words)
    return any(h.sentence[0] == context.sentence.start and h.rule != "crowd" and context.span(*h.trigger)[0] in inside for h in hits)


def _lead(context: Context, hits: list[FrameHit], first: int, before: Lead) -> FrameHit | None:
    """The protest that is counted: the last one told before in the sentence, else the one of the sentences before."""
    start = context.words[first].start
    here = [h for h in hits if h.sentence[0] == context.sentence.start]
    own = [h for h in here if h.trigger[0] < start]
    if own:
        return own[-1] if is_crowd(own[-1]) else None
    return next((h for h in here if is_crowd(h) and h.number is None), None) or before()


def is_crowd(hit: FrameHit) -> bool:
    """Whether a hit tells that a crowd gathered or struck."""
    crowd = hit.measure in ("participants", "sites") and hit.type.startswith(("protest.", "rally-abroad"))
    return crowd and hit.polarity == "affirmed" and hit.modality in ("asserted", "alleged") and hit.kind != "statement"


def _held(context: Context, clause: Clause) -> str | None:
    """The protest that the clause only names: «در تجمع اراک ۵۰۰ کارگر بودند»."""
    inside = {at for c in context.clauses[max(0, clause.number - 1) : clause.number + 1] for at in c.words}
    if {"تجمعشان", "تجمعمان", "راهپیماییشان", "تظاهراتشان"} & {context.texts[at] for at in inside}:
        return "protest.demo"
    return next((t.row.type for t in context.triggers if t.first in inside and t.form == "nominal" and t.row.measure == "participants"), None)


def _past(number: NumberMention) -> NumberMention:
    """«از ششصد نفر گذشت»: more than that."""
    if number.high is None:
        return number
    return msgspec.structs.replace(number, low=number.low + 1, high=None, rule="more-than")


def _crowd(
    context: Context, clause: Clause, number: NumberMention, span: tuple[int, int], kind: str, measure: str, lead: FrameHit | None
) -> FrameHit:
    first, last = span
    own = _segment(context, clause, first, last)
    places = tuple(p for at, _, p in context.places if at in own and p.role in ("", "dateline"))[-1:]
    times = tuple(t for at, _, t in context.times if at in own and t.earliest is not None)[:1]
    model = lead or FrameHit(type=kind, trigger=(number.start, number.end), sentence=(context.sentence.start, context.sentence.end))
    return msgspec.structs.replace(
        model,
        type=kind if lead is None or not kind.startswith("protest.demo") else lead.type,
        trigger=(number.start, number.end),
        sentence=(context.sentence.start, context.sentence.end),
        kind="event",
        measure=measure,
        number=number,
        complete=number.complete,
        singular=None,
        affected=(),
        victims=(),
        places=places or (lead.places if lead is not None else ()),
        times=times or (lead.times if lead is not None else ()),
        rule="crowd",
        note="",
    )


def _segment(context: Context, clause: Clause, first: int, last: int) -> set[int]:
    """The words of the clause that are this number's: from the number before to the one behind."""
    counts = [(start, end) for start, end, n in context.numbers if n.kind == "count"]
    opens = max((end for start, end in counts if end <= first), default=0)
    closes = min((start for start, end in counts if start >= last), default=len(context.texts))
    heads = [at for at in range(opens, first) if context.texts[at] in words("crowds", "sizes")]
    opens = heads[-1] if heads and of_sites(context, heads[-1] + 1) else opens  # «با پیوستن جوین، | شمار زندان‌های اعتصابی به چهل رسید»
    return {at for at in clause.words if opens <= at < closes}


def _with(context: Context, hits: list[FrameHit], crowd: FrameHit, lead: FrameHit | None) -> list[FrameHit]:
    """The hits with the crowd: in the place of its protest where the sentence itself told it without a number, there and then."""
    same = lead is not None and lead in hits and lead.number is None and (lead.places, lead.times) == (crowd.places, crowd.times)
    return [crowd if h is lead else h for h in hits] if same else [*hits, crowd]
