"""When and where a Persian clause tells of: the times and places that belong to its event, best first."""

from gavah.model import PlaceMention, TimeMention
from gavah.reading.frames.persian_clauses import Clause
from gavah.reading.frames.persian_context import Context
from gavah.reading.frames.persian_lexicon import words
from gavah.reading.frames.persian_triggers import Trigger

_FINENESS = {"day": 0, "week": 1, "window": 2, "month": 2, "season": 3, "year": 4}
_OFF_ROLES = frozenset({"demonym", "metonym", "dateline"})
_PLACE_NOUNS = frozenset(
    {"شهر", "شهرستان", "استان", "روستای", "روستا", "منطقه", "محله", "شهرک", "بخش", "توابع", "از", "در", "،", "و", "زندان", "خیابان", "حومه"}
)


def times_of(context: Context, trigger: Trigger, scope: list[int]) -> tuple[TimeMention, ...]:
    """The times of a trigger's event: in its own words, else in the coordinate clause before it."""
    for indices in [scope, *(c.words for c in context.earlier(context.clause(trigger)))]:
        found = _times_in(context, set(indices), trigger)
        if found:
            return found
    return ()


def _times_in(context: Context, indices: set[int], trigger: Trigger) -> tuple[TimeMention, ...]:
    usable = [(first, t) for first, _, t in context.times if first in indices and _dates(t) and not _of_a_birth(context, first)]
    usable.sort(key=lambda ft: (_FINENESS.get(ft[1].granularity, 5), abs(ft[0] - trigger.first)))
    return tuple(t for _, t in usable)


def _dates(time: TimeMention) -> bool:
    """Whether a mention can date an event: not a bare duration, age or clock time."""
    bare_clock = time.type == "TIME" and time.earliest is None and not time.relative
    return time.type not in ("DURATION", "SET") and not bare_clock


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
    for indices in [scope, *(c.words for c in context.earlier(context.clause(trigger)))]:
        found = _places_in(context, set(indices), trigger)
        if found:
            return found
    return ()


def _places_in(context: Context, indices: set[int], trigger: Trigger) -> tuple[PlaceMention, ...]:
    usable = [(first, p) for first, _, p in context.places if first in indices and p.role not in _OFF_ROLES and not _of_a_life(context, first)]
    located = [(first, p) for first, p in usable if _locates(context, first)]
    fitting = located or [(first, p) for first, p in usable if first not in _agent_words(context)]
    heads = [(first, p) for first, p in fitting if not _in_chain(context, first, {a for a, _ in fitting})]
    heads.sort(key=lambda fp: abs(fp[0] - trigger.first))
    return _finest(tuple(p for _, p in heads))


def _in_chain(context: Context, first: int, chosen: set[int]) -> bool:
    """Whether the place only says where the one before it lies: «پردیس تهران», «سنندج استان کردستان»."""
    chain = words("function", "place_nouns") - {"و"}
    at = first - 1
    while at > 0 and context.texts[at] in chain:
        at -= 1
    ends = {last - 1 for start, last, _ in context.places if start in chosen}
    return at in ends


def _locates(context: Context, first: int) -> bool:
    """Whether the place stands in a phrase of در or از (or follows «شهر», «استان» at the start of one)."""
    governor = context.governors.get(first)
    return governor is not None and context.texts[governor] in ("در", "تو", "توی", "حوالی", "داخل", "از", "نزدیک")


def _agent_words(context: Context) -> set[int]:
    return {at for at, governor in context.governors.items() if context.texts[governor] in ("توسط", "به", "با", "بوسیله", "برای", "علیه")}


def _of_a_life(context: Context, first: int) -> bool:
    """Whether the place tells of an origin, a home or a school: «اهل صحنه از توابع استان کرمانشاه»."""
    origins = words("life", "origin")
    for at in range(first - 1, max(-1, first - 9), -1):
        text = context.texts[at]
        if text in origins:
            return True
        if (
            at in context.verbs
            or text in ("که", ")", "(")
            or (text in ("،", "و", "در") and at + 1 < first and context.texts[at + 1] not in _PLACE_NOUNS)
        ):
            return False
        if text == "در" or text == "،":
            return False
    return False


def _finest(places: tuple[PlaceMention, ...]) -> tuple[PlaceMention, ...]:
    """The places that hold no other of them; each once."""
    kept: list[PlaceMention] = []
    for place in places:
        inside = any(place.id in other.path and other.id != place.id for other in places)
        if not inside and all(place.id != k.id for k in kept):
            kept.append(place)
    return tuple(kept)


def scope_of(context: Context, trigger: Trigger) -> list[int]:
    """The words that may hold a trigger's arguments: its clause, or for a noun the words after it up to a comma, verb or که."""
    clause = context.clause(trigger)
    if trigger.form == "verb":
        return _without_nouns(context, trigger, clause)
    return _of_noun(context, trigger, clause)


def _of_noun(context: Context, trigger: Trigger, clause: Clause) -> list[int]:
    """The noun's words up to a verb, را or the next event; up to the first comma if a time or place stands before it."""
    own: list[int] = []
    for at in clause.words:
        if at < trigger.first:
            continue
        if at >= trigger.last and (at in context.verbs or context.texts[at] in ("را", "رو") or _other_starts(context, trigger, at)):
            break
        if context.texts[at] == "،" and _settled(context, own):
            break
        own.append(at)
    return own


def _settled(context: Context, own: list[int]) -> bool:
    inside = set(own)
    return any(first in inside for first, _, _ in [*context.times, *context.places])


def _other_starts(context: Context, trigger: Trigger, at: int) -> bool:
    return any(t.first == at and t is not trigger and t.form in ("verb", "nominal") for t in context.triggers)


def _without_nouns(context: Context, trigger: Trigger, clause: Clause) -> list[int]:
    """The clause's words without those of an event noun in «پس از …», «در پی …», «در اعتراض به …»."""
    taken: set[int] = set()
    for other in context.triggers:
        if other.form == "nominal" and other.first in set(clause.words) and other.first < trigger.first:
            taken.update(_up_to_comma(context, other, clause))
    return [at for at in clause.words if at not in taken]


def _up_to_comma(context: Context, noun: Trigger, clause: Clause) -> list[int]:
    rest = [at for at in clause.words if at >= noun.first]
    for place, at in enumerate(rest):
        if context.texts[at] == "،":
            return rest[:place]
    return []
