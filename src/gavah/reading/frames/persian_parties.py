"""Who did it and to whom, in Persian: subject, object, agent phrase, names, groups."""

import msgspec

from gavah.model import Party
from gavah.reading.frames.frame import Range
from gavah.reading.frames.persian_context import Context
from gavah.reading.frames.persian_lexicon import entries, first_of, noun_phrases, person_at, person_groups, phrase, subject_verbs, words
from gavah.reading.frames.persian_triggers import Trigger

NAME_WORDS = 6  # a name longer than this is no name
PARTY_WORDS = 12
_PLURAL_ENDS = ("ها", "های", "هایی", "گان", "هاي")
_NAMED = (
    "به نام",
    "به نام های",
    "بنام",
    "با نام",
    "با نام های",
    "به اسامی",
    "با اسامی",
    "با هویت",
    "با هویت های",
    "اسامی",
    "به نامهای",
    "با نامهای",
    "به هویت",
)
_BREAKS = frozenset({"را", "رو", "و", "یا"})


class Affected(msgspec.Struct, frozen=True):
    """The counted argument: words [first, last); whether it is one described person, many, or taken up from before."""

    first: int
    last: int
    plural: bool
    anaphor: bool
    empty: bool = False


def affected_of(context: Context, trigger: Trigger, scope: list[int]) -> Affected | None:
    """The counted argument of a trigger, None where it has none."""
    if trigger.form != "verb":
        return _after_noun(context, trigger.last)
    if trigger.row.of:
        return _of_ruling(context, trigger, scope)
    if counts_object(trigger):
        return _object(context, trigger, scope)
    return _subject(context, trigger, scope)


def counts_object(trigger: Trigger) -> bool:
    """Whether the row counts what stands before را."""
    if trigger.row.counts:
        return trigger.row.counts == "object" and not (trigger.verb and trigger.verb.infinitive in subject_verbs())
    return bool(trigger.verb) and trigger.verb is not None and trigger.verb.infinitive not in subject_verbs()


def _subject(context: Context, trigger: Trigger, scope: list[int]) -> Affected | None:
    free = [at for at in scope if at < trigger.first and at not in context.governors]
    runs = _runs(context, free)
    plural_verb = bool(trigger.verb and trigger.verb.plural)
    for run in _subject_first(context, runs) or _shared_subject(context, trigger):
        pronoun = next((at for at in run if _pronoun(context, at)), None)
        if pronoun is not None and not _counts(context, run):
            return Affected(pronoun, pronoun + 1, plural_verb or _is_plural(context, [pronoun]), True)
        return Affected(run[0], run[-1] + 1, plural_verb or _is_plural(context, run), _is_anaphor(context, run))
    return Affected(trigger.first, trigger.last, plural_verb, True, True)


def _subject_first(context: Context, runs: list[list[int]]) -> list[list[int]]:
    """Candidate noun phrases, best first: a name that opens the clause, a person noun or pronoun, any other name."""
    names = [run for run in runs if _may_be_name(context, run)]
    persons = [run for run in runs if any(_is_person(context, at) for at in run) and not _of_kin(context, run)]
    opening = [run for run in names if run == runs[0] and not any(_counts(context, later) for later in persons)]
    return [_untitled(context, run) for run in opening] or persons or names


def _shared_subject(context: Context, trigger: Trigger) -> list[list[int]]:
    """«X هدف گلوله قرار گرفت و جان باخت»: the subject of the coordinate clause before, if that clause has no object."""
    for clause in context.earlier(context.clause(trigger)):
        texts = context.clause_texts(clause)
        if {"را", "رو"} & set(texts):
            return []
        found = _subject_first(context, _runs(context, [at for at in clause.words if at not in context.governors]))
        if found:
            return found
    return []


def _is_person(context: Context, at: int) -> bool:
    return bool(person_at(context.texts, at)) or _pronoun(context, at) or context.texts[at] in words("anaphora", "possessed")


def _of_kin(context: Context, run: list[int]) -> bool:
    """«پدر | دو فرزند»: neither part is the affected one."""
    holders = words("persons", "holders")
    starts = {first for first, _, _ in context.numbers}
    return (context.texts[run[-1]] in holders and run[-1] + 1 in starts) or (run[0] in starts and run[0] > 0 and context.texts[run[0] - 1] in holders)


def _untitled(context: Context, run: list[int]) -> list[int]:
    """The name without «جاویدنام», «آقای» and the like."""
    at = 0
    while at < len(run) - 1 and context.texts[run[at]] in words("function", "titles"):
        at += 1
    return run[at:]


def _counts(context: Context, run: list[int]) -> bool:
    """Whether the noun phrase begins with a count of more than one."""
    if run[0] > 0 and context.texts[run[0] - 1] in words("persons", "holders"):
        return False
    return any(first == run[0] and n.kind == "count" and n.low > 1 for first, _, n in context.numbers)


def _runs(context: Context, indices: list[int]) -> list[list[int]]:
    """Maximal stretches of neighbouring words that no mark, time or place breaks."""
    broken = {at for first, last, _ in context.times for at in range(first, last)} | {
        at for first, last, n in context.numbers if n.kind == "age" for at in range(first, last)
    }
    starts = {first for first, _, n in context.numbers if n.kind == "count"}
    demonstratives = words("anaphora", "demonstratives")
    runs: list[list[int]] = [[]]
    for at in indices:
        text = context.texts[at]
        if at in broken or at in context.verbs or (not text[0].isalnum()) or text in _BREAKS:
            runs.append([])
        elif (runs[-1] and runs[-1][-1] != at - 1) or (at in starts and context.texts[at - 1] not in demonstratives):
            runs.append([at])
        else:
            runs[-1].append(at)
    return [run for run in runs if run]


def _object(context: Context, trigger: Trigger, scope: list[int]) -> Affected | None:
    """The NP before را; «بازداشتش کردند» and a bare «… کردند» take up somebody told before."""
    marks = words("function", "object_marks")
    plural = False
    for place in range(len(scope) - 1, -1, -1):
        at = scope[place]
        if at >= trigger.last or context.texts[at] not in marks:
            continue
        run = _back(context, scope[:place])
        if run:
            return Affected(run[0], run[-1] + 1, _is_plural(context, run), _is_anaphor(context, run))
    bare = [
        run
        for run in _runs(context, [a for a in scope if a < trigger.first and a not in context.governors])
        if any(person_at(context.texts, a) for a in run)
    ]
    if bare and any(first in bare[-1] for first, _, _ in context.numbers):
        return Affected(bare[-1][0], bare[-1][-1] + 1, _is_plural(context, bare[-1]), False)
    return Affected(trigger.first, trigger.last, plural, True, True)


def _back(context: Context, indices: list[int]) -> list[int]:
    """The noun phrase that ends the given words."""
    run: list[int] = []
    for at in reversed(indices):
        text = context.texts[at]
        if at in context.verbs or text in ("که", "را", "رو") or (text in _BREAKS and at == indices[0]) or len(run) >= PARTY_WORDS:
            break
        if run and at != run[-1] - 1:
            break
        if text == "،" and not (run and _age_near(context, at)):
            break
        if at in context.governors and context.governors[at] == at and text not in ("از",):
            break
        run.append(at)
    return _from_number(context, list(reversed(run)))


def _from_number(context: Context, run: list[int]) -> list[int]:
    """The object without the subject before it: «ماموران | پنج معلم را», «ماموران | او را», «نیروهای امنیتی | حسن … را»."""
    if run and _pronoun(context, run[-1]) and not any(context.texts[at] in words("sites", "any") for at in run):
        return run[-1:]
    starts = [first for first, _, n in context.numbers if n.kind == "count" and first in run]
    if starts and context.texts[starts[0] - 1] not in words("anaphora", "demonstratives"):
        return run[run.index(starts[0]) :]
    forces = words("agents", "forces") | words("agents", "of_forces")
    at = 0
    while at < len(run) and context.texts[run[at]] in forces:
        at += 1
    return run[at:] if at < len(run) else run


def _age_near(context: Context, comma: int) -> bool:
    """Whether the comma sets off an apposition («علی، ۲۴ ساله، را»)."""
    return any(n.kind == "age" and abs(first - comma) <= 4 for first, _, n in context.numbers)


def _of_ruling(context: Context, trigger: Trigger, scope: list[int]) -> Affected | None:
    """Whose sentence it is: «حکم اعدام حسن … اجرا شد»; «برای او حکم اعدام صادر شد»."""
    before = [at for at in scope if at < trigger.first]
    found = first_of(tuple(context.texts[at] for at in before), trigger.row.of)
    if found is None:
        return None
    named = _after_noun(context, before[found[1] - 1] + 1)
    return named or Affected(trigger.first, trigger.last, False, True, True)


def _after_noun(context: Context, at: int) -> Affected | None:
    """The NP after a noun trigger: «اعدام سه زندانی», «کشته شدن او»."""
    while at < len(context.texts) and context.texts[at] in words("function", "noun_fillers"):
        at += 1
    if at >= len(context.texts):
        return None
    if _pronoun(context, at):
        return Affected(at, at + 1, context.texts[at] in words("anaphora", "plural_pronouns"), True)
    end = _noun_phrase_end(context, at)
    if end == at:
        return None
    run = list(range(at, end))
    return Affected(at, end, _is_plural(context, run), _is_anaphor(context, run))


def _noun_phrase_end(context: Context, at: int) -> int:
    stops = words("function", "prepositions") | words("function", "stops") | {"،", ".", "؛", ":", "(", ")", "»", "«", "؟", "!"}
    end = at
    while end < len(context.texts) and end < at + PARTY_WORDS and end not in context.verbs:
        if context.texts[end] in stops and not (context.texts[end] == "از" and _counted_of(context, at, end)):
            break
        end += 1
    ends_in_verb = end < len(context.texts) and end in context.verbs and end - at > 1 and not person_at(context.texts, end - 1)
    return end - 1 if ends_in_verb else end


def _counted_of(context: Context, first: int, at: int) -> bool:
    """«سه نفر از زندانیان»."""
    return at > first and context.texts[at - 1] in words("persons", "classifiers") | {"یکی"}


def _pronoun(context: Context, at: int) -> bool:
    return context.texts[at] in words("anaphora", "pronouns")


def _is_plural(context: Context, run: list[int]) -> bool:
    texts = [context.texts[at] for at in run]
    if any(t in words("anaphora", "plural_pronouns") for t in texts):
        return True
    if any(t in words("persons", "classifiers") for t in texts):
        return True
    return any((t.endswith(_PLURAL_ENDS) and len(t) > 3) or t in words("persons", "plurals") | {"ها", "های", "هایی"} for t in texts[:4])


def _is_anaphor(context: Context, run: list[int]) -> bool:
    """Pronouns and «این دو نفر», «این زندانیان» take up persons told before."""
    if any(_pronoun(context, at) for at in run[:2]):
        return True
    head = context.texts[run[0]]
    return head in words("anaphora", "demonstratives") and any(person_at(context.texts, at) for at in run[1:4])


def _may_be_name(context: Context, run: list[int]) -> bool:
    """Two to six words none of which is a function word, an event word or a person noun."""
    texts = [context.texts[at] for at in _untitled(context, run)]
    if any(first == run[0] for first, _, _ in context.numbers):
        return False
    known = words("function", "prepositions") | words("function", "stops") | words("function", "not_names")
    return 2 <= len(texts) <= NAME_WORDS and not any(t in known or t in entries() or t.isdigit() for t in texts)


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


def agents_of(context: Context, trigger: Trigger, scope: list[int]) -> tuple[Party, ...]:
    """The agent phrase («توسط …», «به دست …»), or the subject of an active verb if it names a force."""
    for at in scope:
        end = _agent_mark(context, at)
        if end:
            last = _noun_phrase_end(context, end)
            if last > end:
                return (_body(context, end, last),)
    return _active_subject(context, trigger, scope)


def _agent_mark(context: Context, at: int) -> int:
    for mark in noun_phrases("agents", "before"):
        if context.texts[at : at + len(mark)] == mark:
            return at + len(mark)
    return 0


def _active_subject(context: Context, trigger: Trigger, scope: list[int]) -> tuple[Party, ...]:
    if trigger.form != "verb" or not counts_object(trigger):
        return ()
    free = [at for at in scope if at < trigger.first and at not in context.governors]
    for run in _runs(context, free):
        if any(context.texts[at] in words("agents", "forces") for at in run):
            return (_body(context, run[0], run[-1] + 1),)
    return ()


def _body(context: Context, first: int, last: int) -> Party:
    start, end = context.range(first, last)
    return Party(words=context.original(start, end), start=start, end=end, kind="body")


def names_in(context: Context, scope: list[int]) -> tuple[Range, ...]:
    """The names of a list after «به نام‌های», «اسامی» and the like."""
    inside = set(scope)
    for at in range(len(context.texts)):
        mark = next((phrase(m) for m in sorted(_NAMED, key=len, reverse=True) if context.texts[at : at + len(phrase(m))] == phrase(m)), None)
        if mark and at in inside:
            return _name_list(context, at + len(mark))
    return ()


def _name_list(context: Context, at: int) -> tuple[Range, ...]:
    while at < len(context.texts) and context.texts[at] in (":", "«", "("):
        at += 1
    out: list[Range] = []
    first = at
    stops = words("function", "prepositions") | {"که", "را", "رو", ".", "؛", ")", "»"}
    while at <= len(context.texts):
        text = context.texts[at] if at < len(context.texts) else "."
        if text in ("و", "،") or text in stops or at in context.verbs or text.isdigit():
            if 1 <= at - first <= NAME_WORDS:
                out.append(context.range(first, at))
            if text in stops or at in context.verbs or text.isdigit() or (out and first == at):
                break
            first = at + 1
        at += 1
    return tuple(out)
