"""What a Persian clause does to its event: denied, planned, called for, charged, a total."""

from gavah.model import NumberMention, PlaceMention, TimeMention
from gavah.model.vocabulary import ClaimKind, Modality, Polarity
from gavah.reading.frames.frame import OVER_BY
from gavah.reading.frames.persian.ahead import is_ahead, to_come
from gavah.reading.frames.persian.clauses import Clause
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.lexicon import Phrase, cues, first_of, holds, words
from gavah.reading.frames.persian.triggers import Trigger

_DENIED = 5  # words before a noun in which «منکر» denies it
CUE_REACH = 9  # words before a noun trigger in which a cue still governs it
_HEADED = 4
"""Words before a headline's noun in which «تکذیب» denies it: «تکذیب خبر بازداشت دو بازیگر»."""
FEW = 5
"""Up to so many, a number told of a month or year may be one event of it."""
_OF_A_CASE = frozenset({"متهم", "متهمان", "متهمین", "محکوم", "محکومان", "محکومین", "مظنون", "مظنونان", "نفر", "تن", "عوامل", "زندانی", "زندانیان"})
_SUMMING = frozenset({"جمعا", "مجموعا", "مجموع", "رویهم"})
GRAND = 1000
"""So many dead are a sum."""
_CARRYING = frozenset({"شدن", "گرفتن", "گردیدن", "یافتن", "رسیدن", "آمدن", "دادن", "کردن", "پذیرفتن", "درآمدن", "افتادن"})
"""Verbs that carry an event's noun: «انجام خواهد شد», «صورت خواهد گرفت»."""
_OPEN_TENSES = frozenset({"future", "subjunctive"})


def polarity_of(context: Context, trigger: Trigger) -> Polarity:
    """Denied by the verb's own negation, or for a noun by a verb of denial after it («کشته شدن … را تکذیب کرد»)."""
    if (trigger.verb and trigger.verb.negated and not trigger.row.negated) or trigger.row.denies:
        return "denied"
    after = tuple(context.texts[at] for at in context.clause(trigger).words if at >= trigger.last)
    led = context.texts[max(0, trigger.first - _DENIED) : trigger.first]
    if "منکر" in led and (trigger.verb is None or trigger.verb.infinitive in ("بودن", "شدن")):
        return "denied"  # «منکر بازداشت یا دستگیری او بودند» is no «بازداشت … بودند»
    if trigger.form != "nominal" or _not_denied(context, trigger):
        return "affirmed"
    verb = context.clause(trigger).verb
    if verb is not None and verb.negated and {"موفق", "قادر"} & set(_before(context, trigger)[-3:]):
        return "denied"  # «موفق به دستگیری او نشد»
    if trigger.row.type.startswith("protest") and holds(after, cues("modality", "not-held")):
        return "denied"
    if holds(_before(context, trigger)[-1:], frozenset({("با",)})) and holds(after, cues("modality", "opposed")):
        return "denied"
    return (
        "denied"
        if holds(after, cues("modality", "denial"))
        or holds(after, cues("modality", "after-denied"))
        or holds(_before(context, trigger)[-CUE_REACH:], cues("modality", "denying"))
        or (context.verbless and holds(_before(context, trigger)[-_HEADED:], cues("modality", "denying-nouns")))
        else "affirmed"
    )


def _not_denied(context: Context, trigger: Trigger) -> bool:
    """«کشته شدن پنج نفر را تکذیب نکرد»: who does not deny, denies nothing."""
    verbs = [v for v in context.verbs.values() if v.first >= trigger.last and v.finite]
    return bool(verbs) and verbs[0].negated and holds(context.texts[trigger.last : verbs[0].last], cues("modality", "denying-nouns"))


def modality_of(context: Context, trigger: Trigger) -> Modality:
    """Asserted unless tense and cues say otherwise. A past verb cannot be planned or called for."""
    if trigger.row.modality:
        return trigger.row.modality
    if trigger.form == "nominal" and _not_denied(context, trigger):
        return "alleged"
    before = _before(context, trigger)
    if context.texts[max(0, trigger.first - 2) : trigger.first] == ("تهدید", "به"):
        return "hypothetical"  # «کارگران را تهدید به اخراج کردند»
    if trigger.form == "verb" and context.texts[trigger.last - 1] in ("باشد", "باشند"):  # «احتمال دارد … بازداشت شده باشند»
        return _first_cue(before + _above(context, trigger), ("possible", "hypothetical")) or "possible"
    if trigger.form == "verb" and trigger.verb and trigger.verb.tense == "past" and _as_subjunctive(context.texts[trigger.verb.last - 1]):
        asked = _first_cue(before + _above(context, trigger), ("planned", "called-for", "hypothetical"))  # «قصد دارد … بازگرداند»
        if asked:
            return asked
    if trigger.form == "verb" and trigger.verb and trigger.verb.tense not in _OPEN_TENSES:
        return _of_told(context, trigger, before)
    if trigger.form == "verb" and trigger.verb and trigger.verb.tense == "future":
        return _first_cue(before + _above(context, trigger), ("possible", "hypothetical")) or "planned"
    if trigger.form == "verb" and holds(before + _above(context, trigger), cues("modality", "brought_about")):
        return "asserted"
    if trigger.form == "verb" and _asked(before + _above(context, trigger)):
        return "called-for"
    if trigger.form == "verb" and context.texts[trigger.last - 1].endswith("ید"):
        return "called-for"  # «زندانیان را آزاد کنید!»
    if trigger.form == "verb":
        return _first_cue(before + _above(context, trigger), ("called-for", "planned", "possible", "hypothetical")) or "hypothetical"
    carried = context.clause(trigger).verb
    if carried is not None and carried.tense == "future" and carried.infinitive in _CARRYING and trigger.last <= carried.first:
        return _first_cue(before[-CUE_REACH:], ("possible", "hypothetical")) or "planned"  # «اعدام آنان هفته آینده انجام خواهد شد»
    governor = context.governors.get(trigger.first)
    if governor is not None and context.texts[governor] == "برای":
        return "called-for"
    after = tuple(context.texts[at] for at in context.clause(trigger).words if at >= trigger.last)
    if holds(after, cues("modality", "after-called")):
        return "called-for"
    return _first_cue(before[-CUE_REACH:], ("called-for", "planned", "possible", "hypothetical")) or "asserted"


def _as_subjunctive(text: str) -> bool:
    """Whether the past of a causative verb is written as its subjunctive: «بازگرداند», «برساند»."""
    return text.endswith("اند") and len(text) > 5 and not text.endswith("انند")


def of_day(context: Context, trigger: Trigger, modality: Modality, times: tuple[TimeMention, ...]) -> Modality:
    """What is told in the present for a day after the report is planned: «شنبه تجمع می‌کنند»."""
    carried = trigger.verb or (context.clause(trigger).verb if trigger.form == "nominal" else None)
    if carried is None or carried.tense != "present":
        return modality
    said = context.passage.published
    if _goes_on(trigger) and not to_come(context, trigger, times) and not (times and said and times[0].earliest and times[0].earliest > said):
        return modality  # «امروز لب به غذا نمی‌زنیم»
    if trigger.verb and trigger.verb.speaker and trigger.verb.infinitive != "بودن" and times and modality == "asserted":
        return "planned"  # «یکشنبه به خیابان می‌آییم»
    if modality == "asserted" and to_come(context, trigger, times):
        return "planned"
    later = bool(times and said and times[0].earliest and times[0].granularity in ("day", "week") and is_ahead(trigger, times[0], said))
    return "planned" if later and modality == "asserted" else modality


def _goes_on(trigger: Trigger) -> bool:
    """Whether what those who speak do in the present is going on: meals and work refused."""
    return trigger.row.type in ("protest.hunger", "protest.strike") and (trigger.row.negated or trigger.row.begins)


def _asked(texts: Phrase) -> bool:
    """«از معلمان خواست … کنند»."""
    return "از" in texts and bool({"خواست", "خواستند", "خواسته"} & set(texts))


def _of_told(context: Context, trigger: Trigger, before: Phrase) -> Modality:
    clause = context.clause(trigger)
    over = context.clause_texts(context.clauses[clause.parent]) if clause.parent is not None else ()
    before_it = tuple(text for c in context.earlier(clause)[:1] for text in context.clause_texts(c)) if clause.parent is None else ()
    if holds(over, cues("modality", "believed")) or holds(before_it[-3:], cues("modality", "believed")):
        return "possible"
    if trigger.verb and trigger.verb.tense == "past" and holds(before, cues("modality", "impersonal")):
        return "hypothetical"
    found = _first_cue(before, ("possible",))
    if found:
        return found
    inside = {at for first, last, _ in context.numbers for at in range(first, last)}  # «هزاران اگر نه ده‌ها هزار نفر»
    outside = tuple(context.texts[at] for at in clause.words if at < trigger.first and at not in inside)
    if trigger.verb and trigger.verb.tense == "present":
        outside += tuple(text for c in context.earlier(clause)[:1] for text in context.clause_texts(c))  # «اگر … باشد، آزاد می‌شود»
        if holds(over + before_it, cues("modality", "threatened")) or "در صورت" in " ".join(outside):
            return "hypothetical"
    return "hypothetical" if holds(outside, cues("modality", "conditional")) else "asserted"


def _first_cue(texts: Phrase, names: tuple[Modality, ...]) -> Modality | None:
    return next((name for name in names if holds(texts, cues("modality", name))), None)


def _before(context: Context, trigger: Trigger) -> Phrase:
    return tuple(context.texts[at] for at in context.clause(trigger).words if at < trigger.first)


def _above(context: Context, trigger: Trigger) -> Phrase:
    """The words of the clauses that hold a subjunctive: «قرار است … شوند», «خواستند که … شود»."""
    clause = context.clause(trigger)
    over: list[Clause] = context.earlier(clause)[:1]
    if clause.parent is not None:
        over.append(context.clauses[clause.parent])
    return tuple(text for c in over for text in context.clause_texts(c))


def in_caption(context: Context, trigger: Trigger) -> bool:
    """Whether the words before say that a picture is of another time: «عکس مال پارساله …»."""
    return holds(context.texts[: trigger.first], cues("total", "captions"))


def in_slogan(context: Context, trigger: Trigger) -> bool:
    """Whether the trigger stands in the quotation of a slogan or song: «شعار «می‌کشم آنکه برادرم کشت» سر دادند»."""
    opened = next((at for at in range(trigger.first - 1, -1, -1) if context.texts[at] in ("«", "»")), None)
    if opened is None or context.texts[opened] == "»":
        return False
    return bool(set(context.texts[max(0, opened - 3) : opened]) & words("function", "shouted"))


def charged(context: Context, trigger: Trigger) -> bool:
    """Whether the trigger is only what somebody is accused of («به اتهام قتل …»)."""
    if trigger.form == "verb" and not trigger.elided:
        return False
    texts = _before(context, trigger)[-CUE_REACH:]
    if trigger.form == "nominal" and texts[-1:] == ("پرونده",) and len(texts) > 1 and (texts[-2] in _OF_A_CASE):
        return True  # «۸ متهم پرونده آتش زدن بانک»
    at = first_of(texts, cues("modality", "charged"))
    if at is not None and texts[max(0, at[0] - 1) : at[0]] == ("تفهیم",):
        return False  # «پس از تفهیم اتهام با کفالت آزاد و …»
    return at is not None and not {"را", "رو"} & set(texts[at[1] :])


def kind_of(
    context: Context, trigger: Trigger, number: NumberMention | None, times: tuple[TimeMention, ...], places: tuple[PlaceMention, ...]
) -> ClaimKind:
    """A total where the words sum over a window or several places; a row's own kind otherwise. The same rules as in English."""
    if trigger.row.kind != "event" or number is None or trigger.row.measure == "hours":
        return trigger.row.kind
    if number.complete and number.low == 0:
        return "total"  # "nobody was killed", "no more than nine were"
    if number.low < 2:
        return trigger.row.kind
    texts = _without_summed_terms(context, context.clause(trigger).words)
    time = times[0] if times else None
    grand = trigger.row.measure == "dead" and number.low >= GRAND
    since = time is not None and time.relation == "since"
    if grand or holds(texts, cues("total", "since")) or (since and not trigger.row.begins):
        return "total"
    if time is not None and time.granularity == "day" and time.relation in ("", "on"):
        return "event"
    sums = holds(texts, cues("total", "within")) or holds(texts, cues("total", "scattered"))
    return "total" if sums or _several(places) or (time is not None and _sum_like(time, trigger, number)) else "event"


def _without_summed_terms(context: Context, indices: list[int]) -> Phrase:
    """The clause without «جمعا» before a length: «جمعا ۱۹ سال حبس» sums years and no persons."""
    lengths = {first for first, last, n in context.numbers if n.kind == "duration" or context.texts[last : last + 1] in (("سال",), ("ضربه",))}
    return tuple(context.texts[at] for at in indices if not (context.texts[at] in _SUMMING and {at + 1, at + 2} & lengths))


def _sum_like(time: TimeMention, trigger: Trigger, number: NumberMention) -> bool:
    """Whether a number told of a longer time sounds like a sum: not small, or in the perfect."""
    if time.relation not in ("within", "until") and time.granularity not in ("month", "season", "year", "window", "week"):
        return False
    if time.relation == "until" and time.granularity == "day" and trigger.row.type.startswith(OVER_BY):
        return False  # «تا عصر جمعه چهل نفر آزاد شدند»: of those taken before
    return number.low > FEW or bool(trigger.verb and trigger.verb.tense == "perfect")


def _several(places: tuple[PlaceMention, ...]) -> bool:
    return len({p.path[:2] for p in places if p.level in ("country", "province", "county", "city")}) > 1
