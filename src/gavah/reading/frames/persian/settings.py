"""When and where a Persian clause tells of: the times and places that belong to its event, best first."""

from datetime import timedelta

import msgspec

from gavah.model import PlaceMention, TimeMention
from gavah.reading.frames.persian.afterwards import only_later, told_to_kin
from gavah.reading.frames.persian.before import either, going_on, opening_places, opening_times, same_incident, same_province, same_site, same_time
from gavah.reading.frames.persian.clauses import Clause
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.lexicon import cues, holds, person_at, phrases, words
from gavah.reading.frames.persian.running import from_until, since_its_start, until_its_end, up_to
from gavah.reading.frames.persian.tallies import recorded
from gavah.reading.frames.persian.triggers import Trigger
from gavah.reading.patterns import patterns

_RUNNING = frozenset({"protest.strike", "protest.hunger", "protest.obstruct", "protest.boycott", "internet-cut"})
_FINENESS = {"day": 0, "week": 1, "window": 2, "month": 2, "season": 3, "year": 4}
_STRETCHES = frozenset(_FINENESS) - {"day"}
_OF_THESE = phrases(
    ["از این میان", "از این تعداد", "از این شمار", "از آنها", "از آنان", "از این عده", "در میان آنان", "در میان آنها", "از میان آنها", "میان آنها"]
)
_UPON = phrases(
    [
        "واکنش به",
        "اعتراض به",
        "پاسخ به",
        "تلافی",
        "انتقام",
        "خونخواهی",
        "پس از",
        "بعد از",
        "در پی",
        "درپی",
        "به دنبال",
        "به خاطر",
        "به دلیل",
        "سوگ",
    ]
)
"""Behind these an event's noun is what had come before that of its clause."""
_THERE = phrases(["همان جا", "همانجا", "همونجا", "همون جا", "همان لحظه", "همان موقع", "در همان محل", "جلوی در", "دم در"])
_NEWS = frozenset({"خبر", "گزارش", "خبرها", "گزارش ها", "خبرهای", "اخبار"})
_WORK = 40  # characters before a place in which somebody's work there is told
_HURT = frozenset({"مجروح", "زخمی", "مجروحان", "مجروحی", "زخمیان", "بیمارستان", "آمبولانس", "انتقال"})
_ADJOINING = 12  # characters between a town and the province behind it
_DASHES = {ord(dash): "-" for dash in "‐‑‒–—―−"}
_OFF_ROLES = frozenset({"demonym", "metonym", "dateline"})
_PLACE_NOUNS = frozenset(
    {"شهر", "شهرستان", "استان", "روستای", "روستا", "منطقه", "محله", "شهرک", "بخش", "توابع", "از", "در", "،", "و", "زندان", "خیابان", "حومه"}
)


def times_of(context: Context, trigger: Trigger, scope: list[int]) -> tuple[TimeMention, ...]:
    """The times of a trigger's event: in its own words, else in the coordinate clause before it; since it began, for what goes on."""
    start = context.range(trigger.first, trigger.last)[0]
    found = tuple(t for t in _times_of(context, trigger, scope) if t.end > start or not told_to_kin(context.original(t.end, start)))
    return until_its_end(context, trigger, since_its_start(context, trigger, found))


def _times_of(context: Context, trigger: Trigger, scope: list[int]) -> tuple[TimeMention, ...]:
    if trigger.form == "nominal" and (led := _leading(context, trigger)):
        return led
    for indices in [scope, *_around(context, trigger)]:
        found = _times_in(context, set(indices), trigger) or same_time(context, indices)
        if found and indices is not scope and trigger.row.begins and found[0].relation == "since":
            continue  # «از ششم مرداد تاکنون … بازداشت شدند و از سرنوشت ۴۰ تن خبری نیست»
        if found and indices is not scope and only_later(context, trigger, found[0]):
            continue
        if found:
            return (_began(found[0]), *found[1:]) if trigger.row.begins and not _runs_on(context, trigger) else found
    if found := _there_and_then(context, trigger):
        return found
    after = _times_in(context, {at for at in context.clause(trigger).words if at >= trigger.last}, trigger) if trigger.form == "nominal" else ()
    return after or _opening(context, trigger) or going_on(context, trigger) or _kept_over(context, trigger)


def _opening(context: Context, trigger: Trigger) -> tuple[TimeMention, ...]:
    """The times that open the sentence, but for those of what came before, and of what followed upon the event: «جمعه … در واکنش به کشتن …»."""
    if trigger.form == "nominal" and any(context.texts[trigger.first - len(p) : trigger.first] == p for p in _UPON):
        return ()
    return tuple(t for first, t in opening_times(context) if _dates(context, first, t) and not only_later(context, trigger, t))


def _kept_over(context: Context, trigger: Trigger) -> tuple[TimeMention, ...]:
    """The stretch over which somebody keeps count: «کانون در سال ۱۴۴۹ بازداشت ۹۷۰ نفر را ثبت کرد». A day is rather that of the telling."""
    found = _times_in(context, _before_what_is_kept(context, trigger), trigger)
    return tuple(t for t in found if t.granularity in _STRETCHES)


def _before_what_is_kept(context: Context, trigger: Trigger) -> set[int]:
    """The words of a clause that keeps count of the event of a noun, before that noun: «کانون در مرداد در شیراز و یزد بازداشت … را ثبت کرد»."""
    if trigger.form != "nominal" or not (recorded(context, trigger) or _is_verified(context, trigger)):
        return set()
    return {at for at in context.clause(trigger).words if at < trigger.first}


def _is_verified(context: Context, trigger: Trigger) -> bool:
    """Whether the clause says that what happened is confirmed; a court that confirms an execution confirms a sentence."""
    return trigger.row.measure != "executed" and holds(context.clause_texts(context.clause(trigger)), cues("total", "verified"))


def _there_and_then(context: Context, trigger: Trigger) -> tuple[TimeMention, ...]:
    """The day on which they went: «سه نفر که یازدهم اردیبهشت برای پیگیری رفته بودند، همان‌جا بازداشت شدند»."""
    clause = context.clause(trigger)
    if not holds(tuple(context.texts[at] for at in clause.words if at < trigger.first), _THERE):
        return ()
    inner = [c for c in context.clauses if c.parent == clause.number and c.words and c.words[-1] < trigger.first]
    return next((found for c in inner if (found := _times_in(context, set(c.words), trigger))), ())


def times_among(context: Context, trigger: Trigger, indices: list[int]) -> tuple[TimeMention, ...]:
    """The times that stand among the words `indices`, best first."""
    return _times_in(context, set(indices), trigger)


def days_among(context: Context, indices: list[int]) -> tuple[TimeMention, ...]:
    """The days and windows told among the words `indices` of a stretch without an event word, the sharpest first."""
    inside = set(indices)
    usable = [t for first, _, t in context.times if first in inside and t.type != "TIME" and _dates(context, first, t)]
    return tuple(sorted(usable, key=lambda t: _FINENESS.get(t.granularity, 5)))


def places_among(context: Context, indices: list[int]) -> tuple[PlaceMention, ...]:
    """The places named among the words `indices` of a stretch without an event word, one a chain, nobody's origin."""
    inside = set(indices)
    usable = [(first, p) for first, _, p in context.places if first in inside and _is_named(context, first, p) and not _of_a_life(context, first)]
    return _finest(tuple(p for _, p in _chain_heads(context, usable)))


def _leading(context: Context, trigger: Trigger) -> tuple[TimeMention, ...]:
    """The time that opens the trigger's own item of a list without verbs: «شنبه اعدام …، یکشنبه تجمع …»."""
    breaks = ("،", "؛", ":", ".", "!")
    first = next((at + 1 for at in range(trigger.first - 1, -1, -1) if context.texts[at] in breaks), 0)
    last = next((at for at in range(trigger.last, len(context.texts)) if context.texts[at] in breaks), len(context.texts))
    if any(first <= at < last and verb.finite for at, verb in context.verbs.items()):
        return ()
    return _times_in(context, set(range(first, trigger.first)), trigger)


def _times_in(context: Context, indices: set[int], trigger: Trigger) -> tuple[TimeMention, ...]:
    usable = [(first, t) for first, _, t in context.times if first in indices and _dates(context, first, t) and not _of_a_birth(context, first)]
    usable = [(first, t) for first, t in usable if not (trigger.row.measure == "executed" and _of_an_arrest(context, first))]
    usable = up_to(context, from_until(context, either(context, usable)))
    usable.sort(key=lambda ft: (ft[1].type == "TIME" and ft[1].granularity != "day", _FINENESS.get(ft[1].granularity, 5), abs(ft[0] - trigger.first)))
    return tuple(_past_days(_this_moment(context, first, t)) for first, t in usable)


def _of_an_arrest(context: Context, first: int) -> bool:
    """«از بازداشت‌شدگان اعتراضات | دی‌ماه ۱۴۴۹ |، … اعدام شد»: when they were taken whom the sentence speaks of."""
    taken = [t for t in context.triggers if t.form == "person" and t.row.type.startswith("arrest") and t.last <= first]
    return any("،" not in context.texts[t.last : first] and not any(t.last <= at < first for at in context.verbs) for t in taken)


def _this_moment(context: Context, first: int, time: TimeMention) -> TimeMention:
    """«همین الان», «هم‌اکنون» are the day it is told on; «حالا», «در حال حاضر» may be these months. «تا عصر همان روز» is that day."""
    if time.rule == "same" and time.relation == "until" and time.granularity == "day":
        return msgspec.structs.replace(time, relation="", earliest=time.latest)
    if time.value != "PRESENT_REF" or time.earliest is not None:
        return time
    moment = context.texts[first] in ("هم", "همین") or context.texts[max(0, first - 1)] == "همین"
    return msgspec.structs.replace(time, earliest=time.latest) if moment else time


def _past_days(time: TimeMention) -> TimeMention:
    """«در دو روز گذشته»: the days that are over, without the one it is told on."""
    days = time.relation == "within" and time.type == "DURATION" and time.value.endswith("D") and "گذشته" in time.words
    if not days or time.earliest is None or time.latest is None or time.earliest >= time.latest:
        return time
    return msgspec.structs.replace(time, latest=time.latest - timedelta(days=1))


def _dates(context: Context, first: int, time: TimeMention) -> bool:
    """Whether a mention can date an event: no length, clock time or bare part of a day, no life span («(۱۳۵۸ – ۱۳۸۵)»), no street («میدان ۷ تیر»)."""
    undated = time.earliest is None and time.latest is None and (time.type == "TIME" or time.rule == "nth")
    if undated or time.type == "SET" or (time.type == "DURATION" and time.relation != "within") or context.texts[first] in words("function", "clock"):
        return False
    if time.words.endswith("تیر") and not any(char.isdigit() for char in time.words) and " " in time.words.strip().replace("\u200c", " "):
        return False  # «با یک تیر»: a shot, not the first of Tir
    before = first - 1 if first and context.texts[first - 1] not in ("«", '"') else first - 2
    if before >= 0 and context.texts[before] in words("function", "streets"):
        return False
    return not _in_a_life_span(context, first)


def _in_a_life_span(context: Context, first: int) -> bool:
    """Whether the time stands in brackets that hold a dash: birth and death after a name."""
    opened = next((at for at in range(first, max(-1, first - 14), -1) if context.texts[at] in ("(", ")")), None)
    if opened is None or context.texts[opened] != "(":
        return False
    closed = next((at for at in range(first, min(len(context.texts), first + 16)) if context.texts[at] == ")"), None)
    return closed is not None and "-" in context.original(context.words[opened].start, context.words[closed].end).translate(_DASHES)


def _of_a_birth(context: Context, first: int) -> bool:
    births = words("life", "birth")
    for at in range(first - 1, max(-1, first - 5), -1):
        text = context.texts[at]
        if text in births:
            return True
        if text in ("،", "و", "(", ")") or at in context.verbs:
            return False
    return False


def places_of(context: Context, trigger: Trigger, scope: list[int]) -> tuple[PlaceMention, ...]:
    """The places of a trigger's event, the finest of each chain; else those of the coordinate clause before it."""
    if trigger.form == "nominal" and (led := _heading(context, trigger)) and not _places_in(context, set(scope), trigger, located=True):
        return led
    for indices in [scope, *_around(context, trigger)]:
        located = _places_in(context, set(indices), trigger, located=True)
        if located and any(p.level != "country" for p in located):
            return _told_before(context, indices, located) or located
        found = (
            _this_city(context, indices)
            or same_province(context, indices)
            or same_site(context, indices)
            or located
            or _places_in(context, set(indices), trigger, located=False)
        )
        if found:
            return found
    told = same_incident(context, trigger, scope) or opening_places(context)
    return told or _places_in(context, _before_what_is_kept(context, trigger), trigger, located=True)


def _told_before(context: Context, indices: list[int], located: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """The town of «بازار الفاشر در شمال دارفور», «روستای … در کردستان»: right before the province that it is said to lie in."""
    if len(located) > 1 or located[0].level != "province":
        return ()
    inside = set(indices)
    finer = [(last, p) for first, last, p in context.places if first in inside and p.level == "city" and _lies_in(p, located[0])]
    finer = [(last, p) for last, p in finer if context.original(max(0, p.start - 3), p.start).strip() != "از"]
    near = [p for last, p in finer if context.texts[last : last + 1] == ("در",) and 0 < located[0].start - p.end <= _ADJOINING]
    return tuple(near[-1:])


def _lies_in(town: PlaceMention, province: PlaceMention) -> bool:
    """Whether a town lies in a province; abroad, where old provinces are named, in its country."""
    return province.id in town.path or (province.path[:1] == town.path[:1] != ("IR",))


def _heading(context: Context, trigger: Trigger) -> tuple[PlaceMention, ...]:
    """The place that heads the trigger's own item of a list without verbs: «زندان یزد: ۱ اعدام؛ زندان قم: ۲ اعدام»."""
    if not context.verbless:
        return ()
    first = next((at + 1 for at in range(trigger.first - 1, -1, -1) if context.texts[at] in ("؛", ".", "!")), 0)
    heads = [p for at, last, p in context.places if first == at and last < trigger.first and context.texts[last] in (":", "،", "-", "–")]
    return tuple(heads[:1])


def _around(context: Context, trigger: Trigger) -> list[list[int]]:
    """Where a clause without its own setting takes it from: coordinate clauses before it; «… است که» of a copula."""
    clause = context.clause(trigger)
    out = [c.words for c in context.earlier(clause)]
    parent = context.clauses[clause.parent] if clause.parent is not None else None
    if parent is not None and parent.verb is not None and parent.verb.infinitive == "بودن":
        out.append(parent.words)
    if parent is not None and clause.words and holds(context.clause_texts(clause)[:3], _OF_THESE):
        out.append(parent.words)  # «… که از این میان ۸ تن جان باختند»
    if parent is not None and _NEWS & set(context.clause_texts(parent)) and parent.words and context.texts[parent.words[0]] == "از":
        out.append(parent.words)  # «از مهاباد خبر می‌رسد که …»
    if parent is not None and parent.verb is not None and parent.verb.finite and clause.words and parent.verb.first < clause.words[0]:
        out.append(parent.words)  # «طی هفته گذشته … هدف گلوله قرار گرفتند که دو تن جان باختند»
    if trigger.form == "nominal" and trigger.row.begins:
        out.extend(c.words for c in context.clauses if c.parent == clause.number and c.verb and _begins(context, c))
    return out


def _begins(context: Context, clause: Clause) -> bool:
    """«… که از ۱۰ مهر آغاز شد»."""
    return bool({"آغاز", "شروع"} & set(context.clause_texts(clause)))


def _runs_on(context: Context, trigger: Trigger) -> bool:
    """What is told in the present or perfect still goes on: «از شنبه در اعتصاب‌اند», «اعتصابی که از شنبه آغاز شده»."""
    verb, clause = trigger.verb, context.clause(trigger)
    if trigger.form == "nominal":
        verb = next((c.verb for c in context.clauses if c.parent == clause.number and c.verb and _begins(context, c)), None)
        if verb is not None and verb.tense == "participle":
            return trigger.row.type in _RUNNING
    return trigger.row.type in _RUNNING and verb is not None and verb.tense in ("present", "perfect")


def _began(time: TimeMention) -> TimeMention:
    """What goes on since a day began on it."""
    if time.relation != "since" or time.earliest is None:
        return time
    return msgspec.structs.replace(time, relation="", latest=time.latest or time.earliest)


def _this_city(context: Context, indices: list[int]) -> tuple[PlaceMention, ...]:
    """«در این شهر» is the last city named before it, an origin included."""
    for at in indices:
        if context.texts[at] in words("anaphora", "this") and at + 1 < len(context.texts) and context.texts[at + 1] in words("anaphora", "towns"):
            start = context.words[at].start
            named = [p for p in context.places_before(start) if p.level in ("city", "county") and p.role in ("", "demonym")]
            first, last = context.range(at, at + 2)
            named = [p for p in named if not patterns().works_in.search(context.original(max(0, p.start - _WORK), p.start))]
            if len(named) > 1 and patterns().town_of.fullmatch(context.original(named[-2].end, named[-1].start)):
                named.pop()  # «فردیس کرج»: the first is meant
            here = [msgspec.structs.replace(p, start=first, end=last, words=context.original(first, last)) for p in named[-1:]]
            return tuple(here)  # told here, even where it was a home before: «ساکن میبد … در این شهرستان»
    return ()


def _places_in(context: Context, indices: set[int], trigger: Trigger, *, located: bool) -> tuple[PlaceMention, ...]:
    """The places among `indices`: those in a phrase of در or از (`located`), or any that is nobody's origin and no agent's."""
    usable = [(first, p) for first, _, p in context.places if first in indices and _is_named(context, first, p) and not _of_a_life(context, first)]
    if located:
        fitting = [(first, p) for first, p in usable if _locates(context, first)]
    else:
        fitting = [(first, p) for first, p in usable if first not in _agent_words(context)]
    heads = _chain_heads(context, fitting)
    heads.sort(key=lambda fp: abs(fp[0] - trigger.first))
    return _finest(tuple(p for _, p in heads))


def _is_named(context: Context, first: int, place: PlaceMention) -> bool:
    """A place by its role and its words: «شهرستان» alone names none, «مجروحان در راه پاوه جان دادند» is on the way to it."""
    if context.texts[max(0, first - 2) : first] in (("در", "راه"), ("در", "مسیر")) and _HURT & set(context.texts):
        return False
    return place.role not in _OFF_ROLES and not (len(place.words.split()) == 1 and context.texts[first] in words("function", "place_nouns"))


def _chain_heads(context: Context, fitting: list[tuple[int, PlaceMention]]) -> list[tuple[int, PlaceMention]]:
    """One place a chain: «پردیس تهران», «سنندج استان کردستان» is the first; where the first does not lie in the second, it was misread and goes."""
    kept: list[tuple[int, PlaceMention]] = []
    for first, place in sorted(fitting, key=lambda fp: fp[0]):
        if kept and _chained(context, kept[-1][1], first):
            if place.path[:2] != kept[-1][1].path[:2]:
                kept[-1] = (first, place)
            continue
        kept.append((first, place))
    return kept


def _chained(context: Context, before: PlaceMention, first: int) -> bool:
    """Whether only words of a chain («استان», «از توابع») stand between a place and the one at word `first`."""
    chain = words("function", "place_nouns") - {"و"}
    at = first - 1
    while at > 0 and (context.texts[at] in chain or context.texts[at] in ("»", '"')):
        at -= 1
    return context.words[at].end == before.end


def _locates(context: Context, first: int) -> bool:
    """Whether the place stands in a phrase of در or از (or follows «شهر», «استان» at the start of one), or in a list with one that does."""
    governor = context.governors.get(first)
    if governor is not None and context.texts[governor] in ("در", "تو", "توی", "حوالی", "داخل", "از", "نزدیک"):
        return True
    at = first
    while at > 1 and context.texts[at - 1] in words("function", "place_nouns") - {"و"}:
        at -= 1
    joined = at > 1 and context.texts[at - 1] in ("،", "و")  # «در شیراز، اصفهان و تبریز»
    return joined and any(last == at - 1 and _locates(context, start) for start, last, _ in context.places)


def of_affected(context: Context, first: int, last: int) -> tuple[PlaceMention, ...]:
    """Where the affected belong, if nothing says where it happened: «دو جوان رشت که …», «نه کارگر فولاد …»."""
    homes = words("life", "home")
    theirs = not any(context.texts[at] in homes for at in range(first, last))
    named = [(at, p) for at, _, p in context.places if theirs and first < at < last and _is_named(context, at, p)]
    return _finest(tuple(p for at, p in _chain_heads(context, named) if p.level != "country"))


def _agent_words(context: Context) -> set[int]:
    return {at for at, governor in context.governors.items() if context.texts[governor] in ("توسط", "به", "با", "بوسیله", "برای", "علیه")}


def _of_a_life(context: Context, first: int) -> bool:
    """Whether the place tells of an origin, a home or a school: «اهل صحنه از توابع استان کرمانشاه»."""
    origins = words("life", "origin")
    if first > 1 and context.texts[first - 1] == "از" and (context.texts[first - 2] in ("ساله", "سالگی") or _person_before(context, first - 1)):
        return True
    for at in range(first - 1, max(-1, first - 9), -1):
        text = context.texts[at]
        if text in origins:
            return not _ends_a_name(context, at)
        if text == "(":  # «از شهرضا (استان اصفهان)»
            return any(last == at and _of_a_life(context, start) for start, last, _ in context.places)
        if at in context.verbs or text in ("که", ")") or (text in ("،", "و") and at + 1 < first and context.texts[at + 1] not in _PLACE_NOUNS):
            return False
        if text == "در" and not _of_a_birth(context, at) and context.texts[at - 1] != "واقع":
            return False
        if text == "،":
            return False
    return False


def _ends_a_name(context: Context, at: int) -> bool:
    """«تراب‌زاده توی مشهد …»: the second half of a surname, not "born"."""
    return at > 0 and context.texts[at] in ("زاده", "زاد") and context.words[at].start - context.words[at - 1].end == 1 and _joined(context, at)


def _joined(context: Context, at: int) -> bool:
    return context.original(context.words[at - 1].end, context.words[at].start) == "\u200c"


def _person_before(context: Context, at: int) -> bool:
    """«دو معترض از کرج»."""
    return bool(person_at(context.texts, at - 1)) and at not in {last for _, last, _ in context.numbers}


def _finest(places: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """The places that hold no other of them; each once."""
    kept: list[PlaceMention] = []
    finer = [p for p in places if p.level != "country"]
    if finer:  # «حمله اسرائیل به خان‌یونس»: the country is who did it
        places = tuple(finer)
    for place in places:
        inside = any(place.id in other.path and other.id != place.id for other in places)
        if not inside and all(place.id != k.id for k in kept):
            kept.append(place)
    return tuple(kept)
