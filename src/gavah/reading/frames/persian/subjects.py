"""Noun phrases of a Persian clause: stretches of words, names, descriptions, and which of them is the subject."""

from functools import cache
from itertools import pairwise

from gavah.reading.frames.persian.clauses import Clause
from gavah.reading.frames.persian.context import Context
from gavah.reading.frames.persian.lexicon import event_words, given_names, person_at, person_groups, words
from gavah.reading.frames.persian.triggers import Trigger

NAME_WORDS = 6  # a name longer than this is no name
_PLURAL_ENDS = ("ها", "های", "هایی", "گان")
_CLITICS = ("مان", "تان", "شان")
_PLURAL_WORDS = frozenset({"ها", "های", "هایی"})
Run = list[int]
"""Neighbouring words, by index."""


def runs_of(context: Context, indices: list[int]) -> list[Run]:
    """Maximal stretches of neighbouring words that no mark, adverb, time, age, verb or event word breaks; a count opens a new one."""
    broken = _settings(context) | _event_words(context)
    starts = {first for first, _, n in context.numbers if n.kind == "count"}
    inside = {at for first, last, n in context.numbers if n.kind == "count" for at in range(first + 1, last)}  # «بیست | و | سه»
    stops, demonstratives = words("function", "run_breaks"), words("anaphora", "demonstratives")
    runs: list[Run] = [[]]
    for at in indices:
        text = context.texts[at]
        free = text in stops and at not in context.classifiers and at not in inside and not (text == "هم" and _is_person(context, at))
        if at in broken or at in context.verbs or not text[0].isalnum() or free:  # «سه | هم‌بندی» is one noun
            runs.append([])
        elif (runs[-1] and runs[-1][-1] != at - 1) or (at in starts and context.texts[at - 1] not in demonstratives):
            runs.append([at])
        else:
            runs[-1].append(at)
    return [run for run in runs if run]


def _settings(context: Context) -> set[int]:
    ages = [(first, last) for first, last, n in context.numbers if n.kind == "age"]
    spans = [(first, last) for first, last, _ in context.times] + ages
    return {at for first, last in spans for at in range(first, last)}


def _event_words(context: Context) -> set[int]:
    return {at for t in context.triggers if t.form == "verb" for at in range(t.first, t.last)}


def subject_of(context: Context, trigger: Trigger, scope: list[int]) -> Run | None:
    """The subject of a verb trigger: in its clause, as the antecedent of its که, or shared with the clause before it."""
    free = [at for at in scope if at < trigger.first and at not in context.governors]
    own = [run for run in runs_of(context, free) if run[0] not in context.gathered]
    kin = [run for run in own if context.texts[run[-1]] in words("persons", "kin")]  # «مادر دو کودک»
    plural = bool(trigger.verb and trigger.verb.plural)
    found = _best(context, own, plural=plural) or antecedent(context, trigger) or kin or _shared(context, trigger)
    return found[0] if found else None


def _best(context: Context, runs: list[Run], *, plural: bool) -> list[Run]:
    """Candidate noun phrases, best first: a name that opens the clause, a person noun or pronoun, another name.

    `plural`: the verb is, so a count of several further on is its subject.
    """
    runs = [run for run in runs if context.texts[run[0]] != "فرزند" or is_plural(context, run)] or runs  # «حسن تمرینی، فرزند علی»
    origins = words("life", "home")
    runs = [_own(context, run) for run in runs if run[0] == 0 or context.texts[run[0] - 1] not in origins]  # «اهل | حاجی‌بکنده»
    names = [run for run in runs if may_be_name(context, run)]
    persons = [run for run in runs if any(_is_person(context, at) for at in run) and not _of_kin(context, run)]
    opening = [run for run in names if run == runs[0] and not (plural and any(counts_several(context, later) for later in persons))]
    return [_untitled(context, run) for run in opening] or persons or names


def _own(context: Context, run: Run) -> Run:
    """The noun phrase without a father's name behind it («| فرزند علی») and without what stands before its person («همزمان | دو برادر»)."""
    fathers = [place for place, at in enumerate(run) if place > 1 and context.texts[at] == "فرزند"]
    run = run[: fathers[0]] if fathers else run
    heads = words("function", "not_names") - words("function", "determiners") - words("things", "goods")
    head = next((place for place, at in enumerate(run) if context.texts[at] not in heads), 0)
    return run[head:] if head and any(_is_person(context, at) for at in run[head : head + 2]) and not _is_person(context, run[0]) else run


def antecedent(context: Context, trigger: Trigger) -> list[Run]:
    """«معلمی که … بازداشت شد»: the words right before که."""
    clause = context.clause(trigger)
    if clause.parent is None or not clause.words:
        return []
    before = [at for at in context.clauses[clause.parent].words if at < clause.words[0]]
    if before and _is_copula(context, before[-1]):
        before.pop()  # «آخرین نفر زندانی … بود که …»
    if not before or any(v.first <= before[-1] < v.last for v in context.verbs.values()):
        return []
    while before and not context.texts[before[-1]][0].isalnum():
        before.pop()
    aged = _settings(context)
    while before and (before[-1] in aged or context.texts[before[-1]] in ("ساله", "ای")):
        before.pop()  # «زندانی ۳۴ ساله‌ای که …»
    runs = runs_of(context, before)
    if not runs or runs[-1][-1] != before[-1]:
        return []
    return _best(context, [run for run in runs if run[0] not in context.governors or run is runs[-1]], plural=False)


def _is_copula(context: Context, at: int) -> bool:
    return at in context.verbs and context.verbs[at].infinitive == "بودن"


def _shared(context: Context, trigger: Trigger) -> list[Run]:
    """«X هدف گلوله قرار گرفت و جان باخت»: the subject of a coordinate clause before, unless that clause has an object."""
    for clause in context.earlier(context.clause(trigger)):
        if words("function", "object_marks") & set(context.clause_texts(clause)) or _says(context, clause):
            return []
        found = _best(context, runs_of(context, [at for at in clause.words if at not in context.governors]), plural=False)
        if found and _disagrees(context, trigger, clause, found[0]):
            return []
        if found:
            return found
    return []


def _disagrees(context: Context, trigger: Trigger, clause: Clause, run: Run) -> bool:
    """«دو عمویش شهید شدند و ایلیا … جان باخت»: several before, one now."""
    now, before = trigger.verb, clause.verb
    one = now is not None and now.finite and not now.plural and not trigger.elided
    return bool(one and before is not None and before.finite and before.plural and counts_several(context, run))


def _says(context: Context, clause: Clause) -> bool:
    """«خانواده‌اش می‌گویند … جان باخته است»: who speaks is not whom it befell."""
    verb = clause.verb
    if verb is None:
        return False
    return verb.infinitive in ("گفتن", "نوشتن", "افزودن", "پرسیدن") or context.texts[verb.first - 1] in words("function", "saying")


def may_be_name(context: Context, run: Run) -> bool:
    """Two to six words none of which is a number, function word, event word or place; the noun of a compound verb («کتک | زدند») is none."""
    compound = run[-1] + 1 in context.verbs and not any(t.first == run[-1] + 1 for t in context.triggers)
    if any(first == run[0] for first, _, _ in context.numbers) or compound or _holds_place(context, run):
        return False
    texts = [context.texts[at] for at in _untitled(context, run)]
    known = words("function", "prepositions") | words("function", "stops") | words("function", "not_names")
    return 2 <= len(texts) <= NAME_WORDS and not any(t in known or t in event_words() or t.isdigit() for t in texts)


def is_name(context: Context, run: Run) -> bool:
    """A name for sure: behind its titles it begins with a known given name, or ends as only surnames do."""
    if not may_be_name(context, run):
        return False
    own = [context.texts[at] for at in _untitled(context, run)]
    ends = words("function", "surname_ends")
    return bool({own[0], " ".join(own[:2])} & given_names()) or own[-1] in ends or (len(own[-1]) > 4 and own[-1].endswith(tuple(ends)))


def _holds_place(context: Context, run: Run) -> bool:
    return any(first in run and first != run[0] for first, _, place in context.places if place.level != "country")


def _is_person(context: Context, at: int) -> bool:
    return bool(person_at(context.texts, at)) or is_pronoun(context, at) or context.texts[at] in words("anaphora", "possessed")


def _of_kin(context: Context, run: Run) -> bool:
    """«پدر | دو فرزند»: neither part is the affected one."""
    holders = words("persons", "holders")
    starts = {first for first, _, _ in context.numbers}
    return (context.texts[run[-1]] in holders and run[-1] + 1 in starts) or (run[0] in starts and run[0] > 0 and context.texts[run[0] - 1] in holders)


def _untitled(context: Context, run: Run) -> Run:
    """The name without «جاویدنام», «آقای» and the like."""
    at = 0
    while at < len(run) - 1 and context.texts[run[at]] in words("function", "titles"):
        at += 1
    return run[at:]


def counts_several(context: Context, run: Run) -> bool:
    """Whether the noun phrase begins with a count of more than one."""
    if run[0] > 0 and context.texts[run[0] - 1] in words("persons", "holders"):
        return False
    return any(first == run[0] and n.kind == "count" and n.low > 1 for first, _, n in context.numbers)


def is_pronoun(context: Context, at: int) -> bool:
    """Whether the word takes up somebody told before."""
    return context.texts[at] in words("anaphora", "pronouns")


def is_plural(context: Context, run: Run) -> bool:
    """Whether a noun phrase means several: by its ending, a known plural or mass noun, or a classifier behind a count."""
    texts = [context.texts[at] for at in run]
    if any(t in words("anaphora", "plural_pronouns") for t in texts) or _classified(texts):
        return True
    if _single_head(context, run) or (is_name(context, run) and not set(texts) & _PLURAL_WORDS):
        return False  # «مژگان تمرینی» ends like a plural
    head = texts[:4]
    known = words("persons", "plurals") | _PLURAL_WORDS | _plurals()
    head = [*head, *(t.removesuffix(c) for t in head for c in _CLITICS if t.endswith(c))]  # «همکارانمان»
    return any((t.endswith(_PLURAL_ENDS) and len(t) > 3) or t in known or (t.endswith("انی") and t[:-1] in known) for t in head)


def _single_head(context: Context, run: Run) -> bool:
    """«دبیر سندیکای نانوایان» is one: its head is a person noun, not in the plural."""
    length = person_at(context.texts, run[0])
    if not length or length >= len(run):
        return False
    last, after = context.texts[run[0] + length - 1], context.texts[run[0] + length]
    several = last.endswith(("ان", "ین", *_PLURAL_ENDS)) or last in words("persons", "plurals") | words("persons", "masses")
    return not several and after not in ("ها", "های", "هایی", "هایشان", "و", "ان")


def _classified(texts: list[str]) -> bool:
    """«سه نفر», not «آخرین نفر»."""
    return any(t in words("persons", "classifiers") and not before.endswith("ین") for before, t in pairwise(texts))


@cache
def _plurals() -> frozenset[str]:
    """Person nouns in «ان» whose singular is a person noun too."""
    singles = {p[0] for p in person_groups() if len(p) == 1}
    formal = {t for t in singles if t.endswith("ان") and (t[:-2] in singles or t[:-3] + "ه" in singles or t[:-3] in singles)}
    return frozenset(formal | {t for t in singles if t.endswith(("ا", "ای")) and t.removesuffix("ی")[:-1] in singles})  # «کارگرا»


def is_anaphor(context: Context, run: Run) -> bool:
    """Pronouns and «این دو نفر», «این زندانیان» take up persons told before."""
    if is_pronoun(context, run[0]):
        return True  # «عموی او» is somebody else
    head = context.texts[run[0]]
    return head in words("anaphora", "demonstratives") and any(person_at(context.texts, at) for at in run[1:4])
