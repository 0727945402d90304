"""Who did it and to whom, in Persian: the counted argument, the agent, groups, lists of names."""

from functools import cache
from itertools import pairwise

import msgspec

from gavah.model import NumberMention, Party
from gavah.reading.frames.frame import Range
from gavah.reading.frames.persian.context import Context, is_note
from gavah.reading.frames.persian.counts import head_end
from gavah.reading.frames.persian.lexicon import (
    Phrase,
    first_of,
    given_names,
    holds,
    noun_phrases,
    person_at,
    person_groups,
    subject_verbs,
    words,
)
from gavah.reading.frames.persian.subjects import NAME_WORDS, antecedent, is_anaphor, is_name, is_plural, is_pronoun, runs_of, subject_of
from gavah.reading.frames.persian.triggers import OBJECT_CLITICS, Trigger, without_clitic

PARTY_WORDS = 12
PLURAL_CLITICS = ("شان", "شون", "مان", "مون")
"""The ends of objects joined to a noun or verb that are several: «ولشان کردند», «رهایمان کردند»."""


class Affected(msgspec.Struct, frozen=True):
    """The counted argument: words [first, last); whether it is several, or taken up from before. `empty`: the sentence does not name it."""

    first: int
    last: int
    plural: bool
    anaphor: bool
    empty: bool = False


def affected_of(context: Context, trigger: Trigger, scope: list[int]) -> Affected | None:
    """The counted argument of a trigger, None where it has none."""
    if trigger.form == "nominal" and context.texts[trigger.last : trigger.last + 1] == ("خود",) and (own := _of_themselves(context, trigger)):
        return own
    if trigger.row.type == "protest.hunger" and trigger.form == "nominal" and (own := _of_the_weakened(context, trigger)):
        return own
    if trigger.form == "nominal" and _goes_before_object(context, trigger):
        return None
    if trigger.form != "verb":
        return (_of_note(context) if is_note(context) else None) or _after_noun(context, trigger.last, len(context.texts))
    given = _given(context, trigger, scope) if trigger.row.given else None
    if given or trigger.row.of:
        return given or _of_ruling(context, trigger, scope)
    if trigger.row.counts in _INSIDE:
        return _INSIDE[trigger.row.counts](context, trigger) or Affected(trigger.first, trigger.last, False, True, True)
    return _object(context, trigger, scope) if counts_object(trigger) else _subject(context, trigger, scope)


def _goes_before_object(context: Context, trigger: Trigger) -> bool:
    """«او پیش از جان باختن | فرزندش را … سپرد»: what stands behind is the object of the clause."""
    led = context.texts[max(0, trigger.first - 2) : trigger.first]
    if led[-1:] != ("از",) or led[0] not in ("پیش", "پس", "قبل", "بعد"):
        return False
    end = noun_phrase_end(context, trigger.last)
    return trigger.last < end < len(context.texts) and context.texts[end] in words("function", "object_marks")


def _of_note(context: Context) -> Affected | None:
    """The one counted person of a note: «… – دو نفر – اعدام»."""
    end = context.texts.index(":") if ":" in context.texts else len(context.texts)  # «منبع: یک وکیل»
    found = [
        (first, last)
        for first, last, n in context.numbers
        if last < end and n.kind == "count" and (person_at(context.texts, last) or _classed(context, last))
    ]
    return Affected(found[0][0], min(found[0][1] + 2, len(context.texts)), True, False) if len(found) == 1 else None


def _of_themselves(context: Context, trigger: Trigger) -> Affected | None:
    """«هفده زندانی … از ادامه اعتصاب غذای خود خبر دادند»: who the clause is about."""
    before = [at for at in context.clause(trigger).words if at < trigger.first and at not in context.governors]
    run = next((run for run in runs_of(context, before) if _is_somebody(context, Affected(run[0], run[-1] + 1, False, False))), None)
    return None if run is None else Affected(run[0], run[-1] + 1, is_plural(context, run), is_anaphor(context, run))


def _of_the_weakened(context: Context, trigger: Trigger) -> Affected | None:
    """«… پس از ۱۴ روز اعتصاب غذا به بیمارستان منتقل شد»: who the clause is about has been on that strike."""
    led = context.texts[max(0, trigger.first - 5) : trigger.first]
    behind = context.texts[trigger.last : trigger.last + 1]
    after = _after_noun(context, trigger.last, len(context.texts)) if behind else None
    if not {"پس", "بعد", "پی", "اثر", "دلیل", "علت", "روز"} & set(led) or (after is not None and _is_somebody(context, after)):
        return None
    return _of_themselves(context, trigger)


def _classed(context: Context, at: int) -> bool:
    return at < len(context.texts) and context.texts[at] in words("persons", "classifiers")


def _inside(context: Context, trigger: Trigger) -> Affected | None:
    """«جان | نه تن | در بازداشتگاه ستانده شد»: who stands after the first word of the compound."""
    return _after_noun(context, trigger.first + 1, trigger.head)


def _owner(context: Context, trigger: Trigger) -> Affected | None:
    """«دست چپ | یک دزد | … بریده شد»: whose the row's object is."""
    at = object_noun(context, trigger)
    if at is None:
        return None
    sides = words("function", "sides")
    while at + 1 < trigger.first and context.texts[at + 1] in sides and not person_at(context.texts, at + 2):
        at += 1  # «دست راست | دو زندانی»
    return _after_noun(context, at + 1, trigger.first)


def _target(context: Context, trigger: Trigger) -> Affected | None:
    """Who is shot: «به سر | مینا | شلیک کردند», «تیر به قلبش زدند», «با گلوله میزنن به سرش». One person alone, for crowds are not counted by it."""
    clause = context.clause(trigger).words
    before = trigger.first - 1
    if before in clause and context.texts[before].endswith("ش") and context.texts[before].removesuffix("ش") in words("persons", "bodies"):
        return Affected(before, trigger.first, False, True)  # spoken: «قلبش شلیک میکنن»
    behind = [at for at in range(trigger.last, min(trigger.last + _BEHIND, len(context.texts))) if at in clause or at == trigger.last]
    for at in [*reversed([at for at in clause if at < trigger.last]), *behind]:
        text = context.texts[at]
        if text == "بهش":
            return Affected(at, at + 1, False, True)
        if text in _AT and (found := _hit_there(context, at + 1)):
            return found
    return None


_BEHIND = 4
"""How many words behind a spoken verb may tell whom it hit."""
_AT = frozenset({"به", "سمت", "سوی", "طرف", "روی", "تو", "بر", "در"})


def _hit_there(context: Context, at: int) -> Affected | None:
    """The one person whom the words from `at` on name, past the parts of the body."""
    bodies, texts = words("persons", "bodies"), context.texts
    start = at
    while at < len(texts) and (texts[at] in bodies or (at > start and texts[at] in ("و", "چپ", "راست") and at + 1 < len(texts))):
        at += 1
    if at >= len(texts):
        return None
    if (at > start and texts[at] in ("اش", "ش", "چپش", "راستش")) or texts[at].removesuffix("ش") in bodies:
        return Affected(max(start, at - 1), at, False, True) if at > start else Affected(at, at + 1, False, True)
    if is_pronoun(context, at) and texts[at] not in words("anaphora", "plural_pronouns"):
        return Affected(at, at + 1, False, True)
    if texts[at - 1] == "در":
        return None
    end = noun_phrase_end(context, at)
    run = list(range(at, end))
    if not run or is_plural(context, run) or any(texts[k] in words("agents", "forces") | words("persons", "masses") for k in run):
        return None
    if texts[at] in given_names():
        return Affected(at, end if is_name(context, run) else at + 1, False, False)
    one = texts[at] in ("یک", "این", "آن", "همین") or texts[at + person_at(texts, at) - 1].endswith("ی")
    return Affected(at, end, False, is_anaphor(context, run)) if one and any(person_at(texts, k) for k in run[:3]) else None


def _aimed(context: Context, trigger: Trigger) -> Affected | None:
    """The building or car at which something is thrown: «به سوی | سه پایگاه بسیج | کوکتل پرتاب کردند»."""
    units = words("sites", "any")
    for at in reversed([at for at in context.clause(trigger).words if at < trigger.first - 1]):
        if context.texts[at] not in _TOWARDS:
            continue
        end = min(noun_phrase_end(context, at + 1), trigger.first)
        run = context.texts[at + 1 : end]
        if any({text, text.removesuffix("ی")} & units for text in run[:3]):
            return Affected(at + 1, end, any(text in ("ها", "های") or text.endswith(("ها", "های")) for text in run), False)
    return None


_TOWARDS = frozenset({"به", "سوی", "سمت", "طرف", "روی", "بر"})
_INSIDE = {"inside": _inside, "owner": _owner, "target": _target, "aimed": _aimed}


def object_noun(context: Context, trigger: Trigger) -> int | None:
    """Where one of the row's objects stands in the noun phrase before را, or of those cut off anywhere before the verb."""
    indices = [at for at in context.clause(trigger).words if at < trigger.first]
    if trigger.row.counts == "owner":
        return next((at for at in indices if context.texts[at] in trigger.row.objects), None)
    marks = words("function", "object_marks")
    for place in range(len(indices) - 1, -1, -1):
        if context.texts[indices[place]] in marks:
            return next((at for at in reversed(indices[max(0, place - PARTY_WORDS) : place]) if context.texts[at] in trigger.row.objects), None)
    return None


def counts_object(trigger: Trigger) -> bool:
    """Whether the row counts what stands before را."""
    if trigger.row.counts == "marked" or (trigger.row.counts == "object" and trigger.verb is not None and trigger.verb.infinitive == "دادن"):
        return trigger.verb is not None
    if trigger.verb is None or (trigger.verb.infinitive in subject_verbs() - _GIVING and not trigger.row.bare):
        return False
    if trigger.verb.infinitive in _GIVING and not trigger.row.bare:
        return trigger.row.counts == "object"
    return trigger.row.counts in ("object", "")


_GIVING = frozenset({"دادن"})
"""Light verbs with a subject or an object, as the row says: «جان دادند», «آنان را تحویل دادند»."""


def _subject(context: Context, trigger: Trigger, scope: list[int]) -> Affected:
    plural = bool(trigger.verb and trigger.verb.plural)
    run = subject_of(context, trigger, scope)
    if run is None and trigger.row.measure in _PLACED:
        run = _site(context, trigger, scope)
    one = next((at for at in scope if at < trigger.first and context.texts[at] in _ONE and context.texts[at + 1] not in ("از", "دیگر")), None)
    if run is None and one is not None and not plural:
        return Affected(one, one + 1, False, True)
    if run is None:
        return Affected(trigger.first, trigger.last, plural, True, True)
    if is_pronoun(context, run[0]):
        return Affected(run[0], run[0] + 1, plural or is_plural(context, run[:1]), True)
    return Affected(run[0], run[-1] + 1, plural or is_plural(context, run), is_anaphor(context, run))


_ONE = frozenset({"یکی", "یکیشان", "یکیشون", "دیگری", "یکی شان", "سومی"})
"""«سه نفر را عمل کردیم، یکی زیر عمل فوت شد»."""

_PLACED = {"sites": ("sites", "any"), "outlets": ("outlets", "any")}
"""What the subject may be besides somebody, by measure: the list of `nouns.toml`."""


def _site(context: Context, trigger: Trigger, scope: list[int]) -> list[int] | None:
    """The building or paper that is the subject: «کلانتری زاهدان | به آتش کشیده شد»."""
    units = words(*_PLACED[str(trigger.row.measure)])
    before = [at for at in scope if at < trigger.first]
    if any(first in before and n.kind == "count" for first, _, n in context.numbers):
        return None  # several are counted
    free = [at for at in before if at not in context.governors]
    struck = [at for at in before if context.texts[context.governors.get(at, at)] == "به" and context.texts[at] != "به"]  # «به پاسگاه | حمله شد»
    for run in [*runs_of(context, free), *(runs_of(context, struck) if trigger.row.measure == "sites" else [])]:
        if {form for at in run[:2] for form in (context.texts[at], context.texts[at].removesuffix("ی"))} & units:
            return run
    return None


def _object(context: Context, trigger: Trigger, scope: list[int]) -> Affected:
    """The NP before را, or the bare counted one before the verb; «… کردند» without either takes up somebody told before."""
    if trigger.verb and object_clitic(context, trigger) == context.texts[trigger.verb.last - 1] and not trigger.row.bare:
        return Affected(trigger.first, trigger.last, context.texts[trigger.verb.last - 1].endswith(PLURAL_CLITICS), True, True)
    if trigger.row.measure in _PLACED and (unit := _marked_unit(context, trigger, scope)):
        return Affected(unit[0], unit[-1] + 1, is_plural(context, unit), False)
    before = [] if trigger.row.bare else context.earlier(context.clause(trigger))[:1]
    for indices in [scope, *(c.words for c in before)]:
        run = _marked_object(context, trigger, indices)
        if run:
            return Affected(run[0], run[-1] + 1, is_plural(context, run), is_anaphor(context, run))
    free = [at for at in scope if at < trigger.first and at not in context.governors]
    bare = [run for run in runs_of(context, free) if any(person_at(context.texts, at) for at in run)]
    if bare and any(first in bare[-1] for first, _, _ in context.numbers):
        return Affected(bare[-1][0], bare[-1][-1] + 1, is_plural(context, bare[-1]), False)
    if whom := _whom(context, trigger):
        return Affected(whom[0], whom[-1] + 1, is_plural(context, whom), is_anaphor(context, whom))
    return Affected(trigger.first, trigger.last, object_clitic(context, trigger).endswith(PLURAL_CLITICS), True, True)


def _marked_unit(context: Context, trigger: Trigger, scope: list[int]) -> list[int]:
    """The paper or building before را whose name or town stands between: «هفته‌نامهٔ «تمرین سپید» چاپ تبریز | را تعطیل کرد»."""
    units, marks = words(*_PLACED[str(trigger.row.measure)]), words("function", "object_marks")
    mark = next((at for at in reversed(scope) if at < trigger.first and context.texts[at] in marks), None)
    if mark is None or (context.texts[mark - 1] != "»" and "»" not in context.texts[max(0, mark - 4) : mark]):
        return []
    opened = next((at for at in range(mark - 1, -1, -1) if context.texts[at] == "«"), None)
    heads = [] if opened is None else [at for at in range(max(0, opened - 3), opened) if at in scope]
    at = next((k for k in heads if context.texts[k] in units or " ".join(context.texts[k : k + 2]) in units), None)
    return [] if at is None or opened is None else list(range(at, opened))


def _whom(context: Context, trigger: Trigger) -> list[int]:
    """«دو معلمی که ماموران بازداشت کردند»: the antecedent, where it is somebody and no force."""
    run = next(iter(antecedent(context, trigger)), None)
    if run is None or object_clitic(context, trigger) or any(context.texts[at] in words("agents", "forces") for at in run):
        return []
    return run if _is_somebody(context, Affected(run[0], run[-1] + 1, False, False)) else []


def object_clitic(context: Context, trigger: Trigger) -> str:
    """The word that an object is joined to: «دستگیرش», «شلاقشان»; "" where there is none."""
    if trigger.verb and context.texts[trigger.verb.last - 1].endswith(("ندش", "ندشان", "ندشون", "نش", "نشون")):
        return context.texts[trigger.verb.last - 1]  # «بردندش»
    near = [context.texts[at] for at in (trigger.head - 1, trigger.head) if at < len(context.texts)]
    return next((text for text in near if text in OBJECT_CLITICS or without_clitic(text)), "")


def _marked_object(context: Context, trigger: Trigger, indices: list[int]) -> list[int]:
    marks = words("function", "object_marks")
    for place in range(len(indices) - 1, -1, -1):
        at = indices[place]
        if at < trigger.last and context.texts[at] in marks and (at < trigger.first or context.texts[at] == "را"):  # «زیر و رو کردند»
            back = _with_count(context, trigger, _back(context, indices[:place]), indices[:place])
            run = _own_words(context, trigger, [k for k in back if trigger.row.counts != "marked" or k > trigger.first])
            if run:
                return run
    return []


def _with_count(context: Context, trigger: Trigger, run: list[int], indices: list[int]) -> list[int]:
    """The noun phrase with the counted noun that its preposition hangs on: «سه تن از حاضران در | مراسم را», «بیست مغازه در | بازار را»."""
    inside = set(run)
    if not run or any(first in inside for first, _, _ in context.numbers) or any(person_at(context.texts, at) for at in run):
        return run
    marks = words("function", "object_marks") | {"،", "و", "که"}
    for at in reversed([k for k in indices if k < run[0]]):
        if at in context.verbs or context.texts[at] in marks:
            return run
        counted = next((last for first, last, n in context.numbers if first == at and n.kind == "count" and n.low > 1), None)
        if counted is not None:
            return list(range(at, run[-1] + 1)) if head_end(context, counted, trigger.row.measure) > counted else run
    return run


def _back(context: Context, indices: list[int]) -> list[int]:
    """The noun phrase that ends the given words."""
    run: list[int] = []
    days = {at for first, last, t in context.times if t.earliest is not None for at in range(first, last)}
    indices = _without_aside(context, indices)
    while indices and context.texts[indices[-1]] in ("،", "»", ")"):
        indices = indices[:-1]  # «… شهلا تمرینی، را»
    named = next((at for at in reversed(indices[-PARTY_WORDS:]) if _names_here(context, at)), None)  # «به نام‌های امید، کاوه و رضا»
    for at in reversed(indices):
        text = context.texts[at]
        if at in context.verbs or text in ("که", "را", "رو") or (text == "و" and at == indices[0]) or len(run) >= PARTY_WORDS:
            break
        if run and at in days:
            break  # «مقام های قضایی | روز دوشنبه | حسن تمرینی را»
        listed = named is not None and at > named
        if (run and at != run[-1] - 1) or (text == "،" and not listed and not (run and _age_near(context, at))):
            break
        if context.governors.get(at) == at and text not in ("از", "بدون"):
            if _goes_on_with(context, at):
                run.append(at)
                continue
            if text != "در" or not _is_place(context, run):
                break
            return _back(context, indices[: indices.index(at)])  # «پنج معلم | در سنندج | را»
        run.append(at)
    return list(reversed(run))


_ASIDE = frozenset({"بیشترشان", "بیشترشون", "اغلب", "عمدتا", "جمله", "همگی", "یکیشان", "شامل", "اکثرا", "اکثرشان", "غالبا"})
"""What opens an aside between commas that says who several are."""
_ASIDE_WORDS = 9


def _without_aside(context: Context, indices: list[int]) -> list[int]:
    """The words before «را» without an aside of who they are: «۲۸ غیرنظامی، | بیشترشان زن و کودک، | را کشت»."""
    if not indices or context.texts[indices[-1]] != "،":
        return indices
    for place in range(len(indices) - 2, max(-1, len(indices) - 2 - _ASIDE_WORDS), -1):
        if context.texts[indices[place]] == "،":
            held = {context.texts[at] for at in indices[place + 1 : -1]}
            return indices[:place] if held & _ASIDE else indices
    return indices


def _goes_on_with(context: Context, at: int) -> bool:
    """Whether the preposition belongs to the noun phrase: «دو جوان | به نام‌های …», «سه مظنون وابسته | به داعش»."""
    return _names_here(context, at) or (at > 0 and context.texts[at - 1] in words("function", "with_complement"))


def _names_here(context: Context, at: int) -> bool:
    return any(context.texts[at : at + len(m)] == m for m in _naming().get(context.texts[at], ()))


def without_complement(context: Context, indices: list[int]) -> list[int]:
    """The words of a noun phrase without the phrase that its adjective governs: «پنج مظنون وابسته | به یک باند»."""
    adjectives = words("function", "with_complement")
    cut = next((place for place, at in enumerate(indices) if place and context.texts[at - 1] in adjectives and context.governors.get(at) == at), None)
    return indices[:cut]


def _is_place(context: Context, run: list[int]) -> bool:
    """Whether the words, last first, are a place and no more."""
    return bool(run) and any(first == run[-1] and last == run[0] + 1 for first, last, _ in context.places)


def _own_words(context: Context, trigger: Trigger, run: list[int]) -> list[int]:
    """The object without the subject before it: «ماموران | پنج معلم را», «ماموران | او را», «نیروهای امنیتی | حسن … را»."""
    if run and is_pronoun(context, run[-1]) and trigger.row.measure not in ("sites", "outlets"):
        return run[-1:]
    counts = [(first, n) for first, _, n in context.numbers if n.kind == "count" and first in run]
    starts = [first for first, _ in counts]
    if starts and context.texts[starts[0] - 1] not in words("anaphora", "demonstratives"):
        return _without_doers(context, run[run.index(_own_count(context, counts)) :])
    before = words("agents", "forces") | words("agents", "of_forces")
    if trigger.row.type == "assault-firearms":
        before = before | words("persons", "bodies")  # «ماموران | شکم | مینا تمرینی را»
    at = 0
    while at < len(run) and context.texts[run[at]] in before:
        at += 1
    return run[at:] if at < len(run) else run


def _without_doers(context: Context, run: list[int]) -> list[int]:
    """The object behind those who did it: «چهار مأمور | زن جوانی را کتک می‌زنند»."""
    doers = words("agents", "forces")
    at = next((place for place, k in enumerate(run) if context.texts[k] in doers), None)
    if at is None or at > 2 or context.texts[run[at]] not in _SINGLE_DOERS:
        return run
    rest = run[at + 1 :]
    others = bool(rest) and context.texts[rest[0]] not in doers and any(person_at(context.texts, k) for k in rest[:2])
    return rest if others else run


_SINGLE_DOERS = frozenset({"مامور", "مأمور", "پاسدار", "بسیجی", "سرباز", "پلیس", "افسر"})


def _own_count(context: Context, counts: list[tuple[int, NumberMention]]) -> int:
    """Where the object's own count begins: «سه مرد | دو رهگذر را»; «دو زن و سه مرد را», «سه عضو یک خانواده را» begin with their first."""
    joined = words("function", "stops") | words("function", "prepositions") | {"،"}
    at, number = counts[-1]
    apart = len(counts) > 1 and number.low > 1 and context.texts[at - 1] not in joined and person_at(context.texts, at - 1)
    return at if apart else counts[0][0]


def _age_near(context: Context, comma: int) -> bool:
    """Whether the comma sets off an apposition («علی، ۲۴ ساله، را»)."""
    return any(n.kind == "age" and abs(first - comma) <= 4 for first, _, n in context.numbers)


def _given(context: Context, trigger: Trigger, scope: list[int]) -> Affected | None:
    """«برای سه نفر … کیفرخواست صادر شد»: the persons after the row's preposition."""
    marks = [at for at in scope if at < trigger.last and context.texts[at] in trigger.row.given]
    parts = list(pairwise([*marks, trigger.last]))
    for at, end in parts if trigger.row.needs else reversed(parts):
        if len(parts) == 1 or not trigger.row.needs or holds(context.texts[at:end], trigger.row.needs):  # «برای 4 نفر حکم اعدام و برای 9 نفر …»
            first = at + 1
            while first < trigger.last and context.texts[first] in words("function", "of_a_person"):
                first += 1
            found = _after_noun(context, first, trigger.first if at < trigger.first else trigger.last)
            if found and (_is_somebody(context, found) or (trigger.row.measure in _PLACED and _holds_unit(context, trigger, found))):
                return found
    return None


def _holds_unit(context: Context, trigger: Trigger, found: Affected) -> bool:
    """Whether the building or paper that the row counts stands there: «به هفت خانه هجوم بردند»."""
    units = words(*_PLACED[str(trigger.row.measure)])
    texts = context.texts[found.first : found.last + 1]  # «به چهار خانه ریختند»: what stands before the verb may be no part of it
    return any({text, text.removesuffix("ی")} & units for text in texts)


def _is_somebody(context: Context, found: Affected) -> bool:
    run = list(range(found.first, found.last))
    return any(person_at(context.texts, at) or is_pronoun(context, at) or context.texts[at] in words("anaphora", "possessed") for at in run) or (
        is_name(context, run)
    )


def _of_ruling(context: Context, trigger: Trigger, scope: list[int]) -> Affected | None:
    """Whose sentence it is: «حکم اعدام حسن … اجرا شد»; «برای او حکم اعدام صادر شد»."""
    before = [at for at in scope if at < trigger.first]
    found = first_of(tuple(context.texts[at] for at in before), trigger.row.of)
    if found is None:
        return None
    named = _after_noun(context, before[found[1] - 1] + 1, trigger.first)
    if named is None and (several := _rulings(context, before[found[0]], before[found[1] - 1] + 1)):
        return several
    return named or Affected(trigger.first, trigger.last, False, True, True)


def _rulings(context: Context, first: int, last: int) -> Affected | None:
    """«دو حکم اعدام اجرا شد»: as many persons as rulings."""
    start = next((start for start, end, n in context.numbers if end == first and n.kind == "count" and n.low > 1), None)
    return None if start is None else Affected(start, last, True, False)


def _after_noun(context: Context, at: int, end: int) -> Affected | None:
    """The NP after a noun trigger, before word `end`: «اعدام سه زندانی», «کشته شدن او»."""
    while at < end and context.texts[at] in words("function", "noun_fillers"):
        at += 1
    if at >= end:
        return None
    if context.texts[at] == "«" and (quoted := _quoted(context, at, end)):
        return quoted
    if is_pronoun(context, at):
        return Affected(at, at + 1, context.texts[at] in words("anaphora", "plural_pronouns"), True)
    last = min(end, noun_phrase_end(context, at))
    if last <= at:
        return None
    run = list(range(at, last))
    return Affected(at, last, is_plural(context, run), is_anaphor(context, run))


def _quoted(context: Context, at: int, end: int) -> Affected | None:
    """Who is only called something in quotation marks: «دستگیری | «سرکرده باند» | در یزد»."""
    closed = next((k for k in range(at + 1, min(end, at + 1 + PARTY_WORDS)) if context.texts[k] == "»"), None)
    if closed is None or any(at < k < closed for k in context.verbs):
        return None
    if not any(person_at(context.texts, k) for k in range(at + 1, closed)):
        return None  # «دلیل جان باختن «ضربه به سر»»
    return Affected(at + 1, closed, is_plural(context, list(range(at + 1, closed))), False)


def noun_phrase_end(context: Context, at: int) -> int:
    """The end of the noun phrase that starts at word `at`: a mark, preposition or verb; «سه نفر از …» goes on."""
    stops = words("function", "prepositions") | words("function", "stops")
    days = {first for first, _, t in context.times if t.earliest is not None}  # «سه معلم | دیروز»
    end = at
    while end < len(context.texts) and end < at + PARTY_WORDS and end not in context.verbs:
        text = context.texts[end]
        if end > at and end in days:
            break
        inside = end in context.classifiers or (text == "از" and _counted_of(context, at, end))
        quoted = text == "«" and any(last == end for _, last, _ in context.numbers)  # «۲۷ «لیدر آشوب»»
        if not (text[0].isalnum() or quoted) or (text in stops and not inside):
            break
        end += 1
    ends_in_verb = end < len(context.texts) and end in context.verbs and end - at > 1 and not person_at(context.texts, end - 1)
    return end - 1 if ends_in_verb else end


def _counted_of(context: Context, first: int, at: int) -> bool:
    """«سه نفر از زندانیان»."""
    return at > first and (context.texts[at - 1] in words("persons", "classifiers") | {"یکی"} or at - 1 in context.classifiers)


def party(context: Context, found: Affected) -> tuple[Party, ...]:
    """The affected as the words name them; none where the sentence does not say."""
    if found.empty:
        return ()
    start, end = context.range(found.first, found.last)
    return (Party(words=context.original(start, end), start=start, end=end, kind="group" if found.plural else "person"),)


def groups_of(context: Context, found: Affected | None) -> tuple[str, ...]:
    """The declared groups the affected noun phrase tells of."""
    if found is None or found.empty:
        return ()
    table = person_groups()
    out: dict[str, None] = {}
    for at in range(found.first, found.last):
        length = person_at(context.texts, at)
        group = table.get(context.texts[at : at + length], "") if length else ""
        if group:
            out[group] = None
    return tuple(out)


def agents_of(context: Context, trigger: Trigger, scope: list[int], found: Affected | None) -> tuple[Party, ...]:
    """The agent phrase («توسط …», «به دست …»), or the subject of an active verb if it names a force."""
    for at in scope:
        end = _agent_mark(context, at)
        last = _before_event(context, end, noun_phrase_end(context, end)) if end else 0
        forces = [k for k in range(end, last) if context.texts[k] in words("agents", "forces")]
        means = context.texts[at] in ("با", "به") and context.texts[at + 1 : at + 2] not in (("دست",), ("وسیله",))
        told = trigger.form == "nominal" and context.texts[at] == "از"  # «بازداشت او از سوی خانواده‌اش تأیید شد»
        if last > end and (forces or not (means or told or context.texts[end] in words("agents", "means"))):
            return (_body(context, forces[0] if means else end, last),)
    return _active_subject(context, trigger, scope, found)


def _before_event(context: Context, first: int, end: int) -> int:
    """The end of an agent's words: before the event itself or the noun of another verb («نیروهای بسیج | شناسایی و …»)."""
    starts = {t.first for t in context.triggers}
    for at in range(first + 1, end):
        if at in starts or context.texts[at] in words("agents", "deeds"):
            return at
    return end


def _agent_mark(context: Context, at: int) -> int:
    for mark in _agent_marks().get(context.texts[at], ()):
        if context.texts[at : at + len(mark)] == mark:
            return at + len(mark)
    return 0


@cache
def _agent_marks() -> dict[str, list[Phrase]]:
    """«توسط», «با شلیک مستقیم» … by their first word, the longest first."""
    return _by_first_word(noun_phrases("agents", "before"))


def _by_first_word(marks: frozenset[Phrase]) -> dict[str, list[Phrase]]:
    out: dict[str, list[Phrase]] = {}
    for mark in sorted(marks, key=lambda mark: (-len(mark), mark)):
        out.setdefault(mark[0], []).append(mark)
    return out


def _active_subject(context: Context, trigger: Trigger, scope: list[int], found: Affected | None) -> tuple[Party, ...]:
    if trigger.form != "verb" or not counts_object(trigger):
        return ()
    theirs = range(found.first, found.last) if found and not found.empty else range(0)
    free = [at for at in scope if at < trigger.first and at not in context.governors and at not in theirs]
    for run in runs_of(context, free):
        if any(context.texts[at] in words("agents", "forces") for at in run):
            return (_body(context, run[0], run[-1] + 1),)
    return ()


def _body(context: Context, first: int, last: int) -> Party:
    start, end = context.range(first, last)
    return Party(words=context.original(start, end), start=start, end=end, kind="body")


@cache
def _naming() -> dict[str, list[Phrase]]:
    """«به نام‌های», «اسامی» … by their first word, the longest first."""
    return _by_first_word(noun_phrases("function", "naming"))


def names_in(context: Context, scope: list[int]) -> tuple[Range, ...]:
    """The names of a list after «به نام‌های», «اسامی» and the like."""
    for at in scope:
        mark = next((m for m in _naming().get(context.texts[at], ()) if context.texts[at : at + len(m)] == m), None)
        if mark and not any(context.texts[k] in words("persons", "holders") for k in range(max(0, at - 5), at)):  # «پدر دو فرزند به نام‌های …»
            return _name_list(context, at + len(mark))
    return ()


def _name_list(context: Context, at: int) -> tuple[Range, ...]:
    while at < len(context.texts) and context.texts[at] in (":", "«", "(", "#"):
        at += 1
    out: list[Range] = []
    first = at
    while at <= len(context.texts):
        ends = at == len(context.texts) or _ends_list(context, at)
        if ends or context.texts[at] in ("و", "،", "»", "«"):
            if 1 <= at - first <= NAME_WORDS:
                out.append(context.range(first, at))
            first = at + 1
        if ends:
            break
        at += 1
    return tuple(out)


def _ends_list(context: Context, at: int) -> bool:
    text = context.texts[at]
    return text in words("function", "prepositions") or text in ("که", "را", "رو", ".", "؛", ")", "فرزند") or at in context.verbs or text.isdigit()
