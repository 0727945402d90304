"""The hit of one event word of a Persian sentence: whom it befell and how many, where, when, by whom, of which type."""

import itertools

import msgspec

from gavah.model import BEFALLEN, NumberMention, PlaceMention
from gavah.reading.frames.frame import FrameHit
from gavah.reading.frames.persian.ahead import coming
from gavah.reading.frames.persian.apart import of_main_clause, of_the_rest
from gavah.reading.frames.persian.brought import on_side, own_side, words_of_effect
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.counts import Counted, added, around, counted_in, nobody, of_owners
from gavah.reading.frames.persian.everyone import every_of, noted, of_all
from gavah.reading.frames.persian.joined import accompanied, both_of, joined_persons, joined_units, one_name, pair_of, with_pronoun, with_singles
from gavah.reading.frames.persian.lexicon import Row, holds, person_at, refinements, words
from gavah.reading.frames.persian.listed_names import named_behind
from gavah.reading.frames.persian.many_sites import many_sites, of_sites
from gavah.reading.frames.persian.parties import (
    Affected,
    affected_of,
    agents_of,
    counts_object,
    groups_of,
    names_in,
    party,
    without_complement,
)
from gavah.reading.frames.persian.penalties import of_own_penalty
from gavah.reading.frames.persian.roundabout import speaks_of_itself
from gavah.reading.frames.persian.scopes import scope_of
from gavah.reading.frames.persian.settings import of_affected, places_of, times_of
from gavah.reading.frames.persian.standing import kind_of, modality_of, of_day, polarity_of
from gavah.reading.frames.persian.subjects import is_name
from gavah.reading.frames.persian.surroundings import by_surroundings, in_custody, of_agents
from gavah.reading.frames.persian.teams import size_of_group
from gavah.reading.frames.persian.terms import persons_by_term
from gavah.reading.frames.persian.triggers import Trigger
from gavah.reading.frames.persian.words import Verb

_SIZED = BEFALLEN | {"participants"}
_THE_SAME = frozenset({"همه", "همگی", "همشون", "همهشان", "همگیشان", "متهمان", "متهمین", "دستگیرشدگان", "بازداشتی", "محکومان", "نامبردگان"})
"""«از بازداشت ۷ نفر خبر داد و گفت متهمان …»: those counted before."""
_CLIENTS = frozenset({"موکلانش", "موکلینش", "موکلان", "موکلین", "موکلانشان"})
"""«وکیل سه متهم گفت موکلانش …»."""
_REST = frozenset({"باقی", "بقیه", "مابقی", "سایرین", "دیگران"})
_DEAD_OR_HURT = frozenset({("کشته", "و", "زخمی"), ("کشته", "و", "مجروح"), ("کشته", "یا", "زخمی"), ("کشته", "یا", "مجروح")})
"""«۲۹ نفر کشته و زخمی شدند»: one number for both."""
_AT_THEIR_SITE = frozenset({"persons", "executed"})
"""Pupils are poisoned, prisoners hanged, at the school or prison they are named by."""


def part_hit(context: Context, trigger: Trigger, counted: Counted, scope: list[int]) -> FrameHit:
    """The hit of one counted part of an event, with the place and day of its own `scope`."""
    hit = hit_of(context, trigger, counted.number)
    places = places_of(context, trigger, scope)
    own = Affected(counted.first, counted.last, counted.number.low != 1, False)
    return msgspec.structs.replace(hit, places=places or hit.places, kind=trigger.row.kind, affected=party(context, own), rule="distributed")


def hit_of(context: Context, trigger: Trigger, given: NumberMention | None) -> FrameHit:
    """The hit of an event word; `given`: its number where the words around have settled it."""
    scope = words_of_effect(context, trigger) or of_own_penalty(context, trigger, scope_of(context, trigger))
    row, measure = trigger.row, trigger.row.measure
    found = affected_of(context, trigger, scope) if measure and (row.counts != "none" or measure == "hours") else None
    persons = measure in BEFALLEN or row.type == "protest.hunger"
    rest = of_the_rest(context, trigger) if found and measure in BEFALLEN and trigger.form == "verb" else None
    given = given or rest or (persons_by_term(context, trigger) if found else None)
    counted = None if given or not found else _number(context, trigger, scope, found)
    if counted and found and _is_somebody_else(context, trigger, found, counted):
        counted = None
    if counted and measure in BEFALLEN and _several(trigger):
        counted = with_singles(context, counted)
    number = given or (counted.number if counted else None) or (_of_rulings(context, trigger, found) if found else None)
    if measure == "hours":
        found = None
    if counted and found and not found.first <= counted.first < found.last:
        found = Affected(counted.first, counted.last, counted.number.low != 1, False)
    whole = number is None or (number.high == 1 and trigger.verb is not None and trigger.verb.plural)
    if found is not None and measure in _SIZED and whole:
        number = size_of_group(context, trigger, found, scope) or number  # «اعضای یک خانواده پنج‌نفره»
    zero = nobody(context, scope) if number is None and _none_so_far(context, trigger, scope) and measure in BEFALLEN else None
    after, upto = own_side(context, trigger)
    times = on_side(times_of(context, trigger, scope), after, upto)
    places = on_side(places_of(context, trigger, scope), after, upto)
    theirs = of_affected(context, found.first, found.last) if found and not found.empty else ()
    if not places or (measure in _AT_THEIR_SITE and theirs and theirs[0].level == "site" and places[0].id in theirs[0].path):
        places = theirs or places
    names = names_in(context, scope) if found else ()
    zero = zero or _at_most(context, trigger, number)
    if number is not None and found and persons and number.high == 1 and number.rule not in ("member", "none"):
        number = pair_of(context, found) or number  # «یک زوج»
    if number is not None and _is_of_the_rest(context, trigger, number):
        number = None
    number = zero or number or _taken_up(context, trigger, found)
    several = joined_persons(context, trigger, found) if found and number is None and not names and persons else None
    number, names = several or (number, names)
    number = number or (pair_of(context, found) if found and not names and persons else None)
    number = number or (both_of(context, trigger, found) if found and persons else None)
    number = number or (speaks_of_itself(context, trigger, found) if found and persons else None)
    number = number or (every_of(context, trigger, scope) if found and persons and trigger.form == "verb" else None)
    number = number or (accompanied(context, trigger, found, scope) if found and not names and persons else None)
    number = number or (with_pronoun(context, trigger, found) if found and not names and persons else None)
    if number is None and found and found.plural and persons:
        number = of_main_clause(context, trigger) or named_behind(context, trigger)
    if number is None and found and measure in ("sites", "outlets") and trigger.form == "verb":
        number = joined_units(context, measure, [at for at in scope if at < trigger.first])
    number = number or of_owners(context, [at for at in scope if at < trigger.first or trigger.form == "nominal"], measure)
    if (
        measure == "participants"
        and (number is None or _counts_sites(context, number))
        and (towns := many_sites(context, list(context.clause(trigger).words) if row.alone and row.counts == "none" else scope))
    ):
        number, measure = towns, "sites"
    if number is None and row.type in ("attack.site", "display", "poisoning") and measure in (None, "sites"):
        number = many_sites(context, list(context.clause(trigger).words), inside=True)
        measure = "sites" if number is not None else measure
    if measure == "dead" and context.texts[trigger.first : trigger.first + 3] in _DEAD_OR_HURT:
        measure = "dead|injured"
    modality = of_day(context, trigger, modality_of(context, trigger), times)
    times = coming(context, times, modality)
    one = _single(context, trigger, found) if number is None and len(names) < 2 else None
    listed = bool(names) and (number is None or number.low == number.high == len(names))  # a name amid other words is no list, and proves nothing
    names = names or (one_name(context, found) if found and one and measure in BEFALLEN else ())
    everyone = of_all(context, trigger, scope) if number is None and found and measure in BEFALLEN and trigger.form == "verb" and not zero else ""
    hit = FrameHit(
        type=_abroad(places, _refined(context, trigger, row, found)),
        trigger=context.range(trigger.first, trigger.last),
        sentence=(context.sentence.start, context.sentence.end),
        kind=kind_of(context, trigger, number, times, places),
        measure=measure,
        number=number,
        singular=one,
        complete=bool(number and number.complete),
        affected=party(context, found) if found else (),
        agent=agents_of(context, trigger, scope, found),
        times=times,
        places=places,
        groups=groups_of(context, found),
        victims=names,
        victims_complete=listed,
        polarity="affirmed" if zero else polarity_of(context, trigger),
        modality=modality,
        anaphor=bool(found and found.anaphor and measure in BEFALLEN and not zero),
        rule=trigger.form,
        upto=upto,
        note=_note(row, trigger.verb, found, number, one, context.texts[found.first : found.first + 2] if found else ()),
    )
    return noted(hit, everyone)


def _counts_sites(context: Context, number: NumberMention) -> bool:
    """Whether what seems to count a crowd counts the works or towns that it is of: «۸ پالایشگاه در اعتصاب‌اند»."""
    return of_sites(context, context.span(number.start, number.end)[1])


def _abroad(places: tuple[PlaceMention, ...], kind: str) -> str:
    """A demonstration told of places outside Iran only is a rally abroad."""
    away = bool(places) and all(p.path and p.path[0].upper() != "IR" for p in places)
    return "rally-abroad" if kind == "protest.demo" and away else kind


def _note(
    row: Row, verb: Verb | None, found: Affected | None, number: NumberMention | None, one: tuple[int, int] | None, heads: tuple[str, ...]
) -> str:
    """ "plural" for several of unknown number, "one" for a single participant."""
    if found is None or number or one:
        return ""
    if row.measure == "participants":
        shops = bool(set(heads) & words("things", "workplaces"))
        held = bool(verb and verb.infinitive in ("شدن", "گرفتن", "گردیدن", "یافتن"))
        return "" if found.plural or (found.empty and held) or verb is None or shops else "one"
    return "plural" if found.plural else ""


def _number(context: Context, trigger: Trigger, scope: list[int], found: Affected) -> Counted | None:
    plural = bool(trigger.verb and trigger.verb.plural)
    if trigger.row.measure == "hours":
        return _hours(context, trigger, scope)
    if trigger.form == "nominal" or trigger.row.given or trigger.row.counts in ("inside", "owner", "aimed"):
        indices = list(range(found.first, found.last))
        open_noun = trigger.form == "nominal" and trigger.row.measure in BEFALLEN
        items = counted_in(context, indices, trigger.row.measure, plural=plural or open_noun, free=True)[:1]
        if items and trigger.form == "nominal" and open_noun and context.texts[found.last : found.last + 1] == ("و",):
            return _with_the_next(context, trigger, found, items[0])
    elif counts_object(trigger) and not found.empty:
        known = trigger.row.measure in BEFALLEN and "را" in context.texts[found.last : found.last + 2]  # «سه بازرگان را ربود»
        own = without_complement(context, list(range(found.first, found.last)))
        items = counted_in(context, own, trigger.row.measure, plural=plural or known, free=True)
    else:
        items = counted_in(
            context, [at for at in scope if at < trigger.first], trigger.row.measure, plural=plural, free=trigger.row.measure == "sites"
        )
    if not items and not found.empty and trigger.form == "verb":
        shared = context.clause_of[found.first].words if found.first in context.clause_of else []
        items = counted_in(context, list(range(found.first, found.last)), trigger.row.measure, plural=plural, free=True)
        if items and found.first not in scope:
            return around(context, items[-1], counted_in(context, shared, trigger.row.measure, plural=plural))
    items = [item for item in items if not _elsewhere(context, trigger, found, item)]
    items = [item for item in items if not _of_another(context, trigger, item, ("nominal",) if item is items[-1] else ("nominal", "person"))]
    return added(context, items)


def _with_the_next(context: Context, trigger: Trigger, found: Affected, own: Counted) -> Counted:
    """«بازداشت دو زن | و یک نوجوان»: both, where the words behind «و» count persons and nothing else."""
    end = min(len(context.texts), found.last + 4)
    behind = counted_in(context, list(range(found.last + 1, end)), trigger.row.measure, plural=False, free=True)
    if not behind or behind[0].first != found.last + 1 or not person_at(context.texts, behind[0].last - 1):
        return own
    told = any(t.first < behind[0].last + 2 and t.first > found.last for t in context.triggers)
    return own if told else around(context, own, [own, behind[0]])


def _is_somebody_else(context: Context, trigger: Trigger, found: Affected, counted: Counted) -> bool:
    """«او پس از نجات یک جوان … جان باخت», «به گفته یک شاهد، مینا تمرینی …»: one counted beside the one named, whom the verb is of."""
    one = trigger.form == "verb" and trigger.verb is not None and not trigger.verb.plural and not counts_object(trigger)
    if not one or found.empty or found.plural or counted.number.high != 1 or found.first <= counted.first < found.last:
        return False
    return found.anaphor or is_name(context, list(range(found.first, found.last)))


def _of_rulings(context: Context, trigger: Trigger, found: Affected) -> NumberMention | None:
    """The number of «دو حکم اعدام اجرا شد»."""
    if not trigger.row.of or found.empty or trigger.row.measure not in BEFALLEN:
        return None
    rulings = {phrase[0] for phrase in trigger.row.of}
    return next((n for first, last, n in context.numbers if first == found.first and context.texts[last] in rulings), None)


def _several(trigger: Trigger) -> bool:
    """Whether the verb lets more than one be counted: plural, or told of its object."""
    return trigger.form != "verb" or counts_object(trigger) or bool(trigger.verb and trigger.verb.plural)


def _of_another(context: Context, trigger: Trigger, item: Counted, forms: tuple[str, ...]) -> bool:
    """Whether another event's own word is what the number counts: «۱۲ کشته و ۵ زخمی شدند», «پنج تجمع برگزار شد»; not «سه زخمی بازداشت شدند»."""
    last = context.span(item.number.start, item.number.end)[1]
    heads = {last, last + 1} if context.texts[last : last + 1] and context.texts[last] in words("function", "instances") else {last}
    return any(t.first in heads and t.first != trigger.first and t.form in forms for t in context.triggers)


def _hours(context: Context, trigger: Trigger, scope: list[int]) -> Counted | None:
    """«شش ساعت قطع شد»: how long, in hours."""
    for first, last, number in context.numbers:
        lasts = number.kind == "duration" and "ساعت" in (number.unit, *context.texts[last - 1 : last + 1])
        if lasts and (first in scope or last == trigger.first) and context.texts[max(0, first - 1)] != "ساعت":
            return Counted(number, first, last)
    return None


def _none_so_far(context: Context, trigger: Trigger, scope: list[int]) -> bool:
    """Whether a negated verb tells of what has been: «هیچ‌کس بازداشت نشد», not «هیچ پرستاری بازداشت نمی‌شود»."""
    verb = trigger.verb
    promised = verb is not None and verb.tense in ("present", "future") and verb.infinitive != "بودن"
    return not promised and _negated(context, trigger, scope)


def _negated(context: Context, trigger: Trigger, scope: list[int]) -> bool:
    """«هیچ‌کس کشته نشد», «نه کسی کشته شد»."""
    neither = any(context.texts[at : at + 2] == ("نه", "کسی") for at in scope)
    return bool(trigger.verb and not trigger.row.negated and (trigger.verb.negated or neither))


def _is_of_the_rest(context: Context, trigger: Trigger, number: NumberMention) -> bool:
    """Whether the clause is of those left, and the number of others before: «۴۱ نفر به زندان افتادند و | باقی رها شدند»."""
    if trigger.form != "verb":
        return False
    own = (at for at in context.clause(trigger).words if at < trigger.first and at not in context.governors and context.texts[at] in _REST)
    return any(number.end <= context.words[at].start for at in own)


def _taken_up(context: Context, trigger: Trigger, found: Affected | None) -> NumberMention | None:
    """«حکم شش زندانی اجرا و آنان به دار آویخته شدند»: «آنان» are the persons counted before in the sentence."""
    if not (found and found.plural and not found.empty and trigger.row.measure in BEFALLEN):
        return None
    pronoun = found.anaphor and context.texts[found.first] in words("anaphora", "plural_pronouns")
    alone = found.last - found.first == 1 and context.texts[found.first] in _THE_SAME
    if not pronoun and not alone and context.texts[found.first] not in _CLIENTS:
        return None
    before = counted_in(context, list(range(found.first)), trigger.row.measure, plural=False, free=True)
    return before[-1].number if before and before[-1].number.low > 1 else None


def _at_most(context: Context, trigger: Trigger, number: NumberMention | None) -> NumberMention | None:
    """«بیش از سه نفر … کشته نشدند»: at most three, and no more."""
    if number is None or number.rule != "more-than" or not (trigger.verb and trigger.verb.negated):
        return None
    return msgspec.structs.replace(number, low=0, high=number.low - 1, rule="no-more-than", complete=True)


def _elsewhere(context: Context, trigger: Trigger, found: Affected, item: Counted) -> bool:
    """Whether a number of several stands beside a singular subject: «او … با همراهی چند روحانی … ربوده شد»."""
    if trigger.form != "verb" or counts_object(trigger) or item.number.low < 2 or (trigger.verb and trigger.verb.plural):
        return False
    if trigger.elided and item.last <= trigger.first and not found.empty and found.first <= item.first < found.last:
        return False  # «دو نفر با کفالت آزاد و نفر سوم … فرستاده شد»
    inside = found.first <= item.first < found.last
    if item.last == trigger.first - (context.texts[item.last : item.last + 1] == ("»",)):
        return False  # «دو مأمور کشته و یک مأمور زخمی شد»
    if trigger.row.measure in BEFALLEN and any(
        context.texts[at] in words("agents", "forces") for at in range(item.first, min(item.last + 1, len(context.texts)))
    ):
        return True  # «دو مامور … تا او کشته شد»
    return (not found.empty and not found.plural and not inside) or (found.empty and context.clause(trigger).parent is not None)


def _single(context: Context, trigger: Trigger, found: Affected | None) -> tuple[int, int] | None:
    """The range of one described victim: a singular subject or object of a verb that counts persons."""
    measure = trigger.row.measure
    hungry = trigger.row.type == "protest.hunger" and found is not None and not found.empty
    if found is None or found.plural or (measure in ("participants", "hours", "events", "videos") and not hungry):
        return None
    if measure in ("sites", "outlets") and not _holds_unit(context, found, measure):
        return None
    if any(t in words("persons", "masses") | words("persons", "anyone") for t in context.texts[found.first : found.last]):
        return None
    return context.range(found.first, found.last)


def _holds_unit(context: Context, found: Affected, measure: str) -> bool:
    """Whether a site or outlet stands in the affected: «بانک», «شعبه ای», «پایگاه خبری»."""
    texts, units = context.texts[found.first : found.last], words(measure, "any")
    pairs = {" ".join(pair) for pair in itertools.pairwise(texts)}
    return bool(pairs & units) or any({t, t.removesuffix("ی")} & units for t in texts)


def _refined(context: Context, trigger: Trigger, row: Row, found: Affected | None) -> str:
    """A killing or an injury by the words of its clause but those of the affected, the first that fits."""
    clause = context.clause(trigger)
    theirs = range(found.first, found.last) if found and not found.empty else range(0)
    forces = words("agents", "forces")
    texts = tuple(
        context.texts[at]
        for c in (clause, *context.earlier(clause), *context.above(clause))
        for at in c.words
        if at not in theirs or context.texts[at] not in forces
    )
    for cue, against, names in refinements():
        if row.type in names and (not cue or holds(texts, cue)) and not holds(texts, against):
            kind = in_custody(context, found, by_surroundings(context, trigger, found, names[row.type]), row.measure)
            return of_agents(context, found, kind, row.measure)
    return row.type
