"""Event words in a Persian sentence and the verb that carries each."""

from functools import lru_cache

import msgspec

from gavah.reading.frames.persian.lexicon import (
    GAP,
    Entry,
    Row,
    clitic_nouns,
    counted_ellipses,
    ellipses,
    entries,
    holds,
    listed_ellipses,
    openings,
    way_openings,
    ways,
    words,
)
from gavah.reading.frames.persian.words import Verb, Word, verb_at

_ADJECTIVES = 3  # words at most between the noun of a compound and its light verb
GAP_LIMIT = 9  # words a compound may hold between its parts: «هدف تیراندازی مستقیم نیروهای … قرار گرفت»


class Trigger(msgspec.Struct, frozen=True, kw_only=True):
    """Words [first, last) that tell of an event. `form`: verb, nominal, person or adjective.

    `elided`: the light verb stands at the end of a later coordinate clause («کشته و سه نفر زخمی شدند»).
    """

    row: Row
    form: str
    first: int
    last: int
    head: int
    verb: Verb | None = None
    elided: bool = False


def verbs_in(found: tuple[Word, ...]) -> dict[int, Verb]:
    """The verb forms by their first word, left to right, without overlap."""
    return dict(_verbs(tuple(w.text for w in found)))


@lru_cache(maxsize=256)
def _verbs(texts: tuple[str, ...]) -> dict[int, Verb]:
    """`verbs_in` the words `texts`, wherever they stand. The last few sentences are kept, since attributions and events are read from the same."""
    found = tuple(Word(text, 0, 0) for text in texts)
    out: dict[int, Verb] = {}
    at = 0
    while at < len(found):
        verb = verb_at(found, at)
        if verb:
            out[at] = verb
            at = verb.last
        else:
            at += 1
    return {first: _as_spoken(texts, _as_next(texts, out, verb)) for first, verb in out.items()}


def _as_next(texts: tuple[str, ...], verbs: dict[int, Verb], verb: Verb) -> Verb:
    """«قرار گرفته و کشته شدند»: a participle before «و» is as plural as the verb that it is told with."""
    if verb.tense != "participle" or texts[verb.last : verb.last + 1] != ("و",):
        return verb
    later = next((v for first, v in sorted(verbs.items()) if first > verb.last and v.finite), None)
    if later is None or later.infinitive == "بودن" or {"که", "؛", "."} & set(texts[verb.last : later.first]):
        return verb
    return msgspec.structs.replace(verb, plural=later.plural)


def _as_spoken(texts: tuple[str, ...], verb: Verb) -> Verb:
    """The spoken plural «گرفتن» for «گرفتند»: right after «را», or in spoken words where nothing makes a noun of it."""
    if verb.tense != "infinitive" or verb.first == 0 or verb.negated:
        return verb
    before = texts[max(0, verb.first - 4) : verb.first]
    spoken = bool(words("spoken", "marks") & set(texts)) and not words("spoken", "leads") & set(before[-2:])
    if before[-1] in words("function", "object_marks") or (spoken and _classified(texts, verb.first)):
        return msgspec.structs.replace(verb, tense="past", plural=True)
    return verb


def _classified(texts: tuple[str, ...], at: int) -> bool:
    """Whether «نفر», «تا» or «رو» stands before the verb, with no other verb's end between."""
    classifiers = words("persons", "classifiers") | words("function", "object_marks") | {"تا", "نفرو"}
    return any(text in classifiers for text in texts[max(0, at - 9) : at])


def triggers(found: tuple[Word, ...], verbs: dict[int, Verb]) -> list[Trigger]:
    """Every trigger, left to right; rows of one word group that share it all come."""
    texts = _unsuffixed(tuple(w.text for w in found), verbs)
    out: list[Trigger] = []
    known = entries()
    at = 0
    while at < len(texts):
        if texts[at] not in known and at not in verbs:
            at += 1
            continue
        here = _at(texts, verbs, at)
        out.extend(here[0])
        if here[0] and texts[at] in words("function", "penalties"):
            out.extend(_other_penalties(texts, verbs, at + 1, here[0]))
        at = max(at + 1, here[1])
    return out


def roundabout(found: tuple[Word, ...], verbs: dict[int, Verb]) -> list[Trigger]:
    """The triggers of `ways.toml`, and of compounds told verb first («زدند به دار»): all that match, the longest at each word first."""
    texts = _unsuffixed(tuple(w.text for w in found), verbs)
    out: list[Trigger] = []
    for at, text in enumerate(texts):
        if (seconds := way_openings().get(text)) is not None:
            following = texts[at + 1] if at + 1 < len(texts) else ""
            group = (e for second in dict.fromkeys((following, GAP, "")) for e in seconds.get(second, ()))
            matched = ((e, _match(texts, verbs, e.words, at)) for e in group)
            read = [r for e, end in matched if end for r in _readings(texts, verbs, e, at, end)]
            out.extend(_make(texts, at, r) for r in sorted(read, key=lambda r: (-r[0], -r[1])))
        if at in verbs and verbs[at].tense != "participle":
            simple = ways().get("+" + verbs[at].infinitive, ())
            out.extend(_make(texts, at, (verbs[at].last, 3, e, verbs[at], False)) for e in simple)
            out.extend(_verb_first(texts, verbs, at))
    return out


def _verb_first(texts: tuple[str, ...], verbs: dict[int, Verb], at: int) -> list[Trigger]:
    """The compounds of a verb whose complement is told behind it: «کشیدند بالای دار», «ریختن تو خیابون», «فرستادند خانه»."""
    verb = verbs.get(at)
    if verb is None or not verb.finite or verb.last >= len(texts):
        return []
    behind = texts[verb.last]
    told = [(e, 0) for e in _compounds(behind, verb.infinitive)] if behind in words("function", "prepositions") else []
    told += [(e, 1) for e in _compounds("به", verb.infinitive) if len(e.words) > 1 and e.words[1] == behind]
    return [
        Trigger(row=e.row, form="verb", first=at, last=verb.last, head=at, verb=verb)
        for e, cut in told
        if e.row and _match(texts, verbs, e.words[cut:], verb.last)
    ]


@lru_cache(maxsize=2_000)
def _compounds(first: str, infinitive: str) -> tuple[Entry, ...]:
    """The compound verbs without a gap that open with a word."""
    group = (*ways().get(first, ()), *entries().get(first, ()))
    return tuple(e for e in group if e.form == "verb" and e.infinitive == infinitive and GAP not in e.words)


def _other_penalties(texts: tuple[str, ...], verbs: dict[int, Verb], at: int, told: list[Trigger]) -> list[Trigger]:
    """The same verb for another penalty told before it: «برای 4 نفر حکم اعدام و برای 9 نفر | حبس | صادر شد»."""
    kinds = {t.row.type for t in told}
    ends = {t.last for t in told if t.form == "verb" and t.row.type.startswith("sentence")}
    if not ends or at >= len(texts):
        return []
    return [t for t in _at(texts, verbs, at)[0] if t.last in ends and t.row.type.startswith("sentence") and t.row.type not in kinds and t.row.needs]


OBJECT_CLITICS = ("یشان", "یشون", "شان", "شون", "مان", "مون", "ش")
"""«دستگیرش کردند»: the object, joined to the noun of the compound."""


def _unsuffixed(texts: tuple[str, ...], verbs: dict[int, Verb]) -> tuple[str, ...]:
    """The words with the object cut off the noun of a compound verb: «دستگیرشان کردند» as «دستگیر کردند»."""
    out = list(texts)
    for at in verbs:
        if at and texts[at - 1] not in entries() and (noun := without_clitic(texts[at - 1])):
            out[at - 1] = noun
    return tuple(out)


def without_clitic(text: str) -> str:
    """The noun of a compound verb without the object joined to it: «دستگیر» of «دستگیرشان»; "" for any other word."""
    if not text.endswith(OBJECT_CLITICS):
        return ""
    nouns = (text.removesuffix(clitic) for clitic in OBJECT_CLITICS if text.endswith(clitic))
    return next((noun for noun in nouns if noun in clitic_nouns()), "")


def _at(texts: tuple[str, ...], verbs: dict[int, Verb], at: int) -> tuple[list[Trigger], int]:
    """The triggers at a word and where to go on."""
    following = texts[at + 1] if at + 1 < len(texts) else ""
    seconds = openings().get(texts[at], {})
    near = [e for second in dict.fromkeys((following, "")) for e in seconds.get(second, ())]
    group = [*near, *(e for e in seconds.get(GAP, ()) if _may_close(texts, verbs, e))]
    candidates = [
        (e, end) for e in group if (end := _match(texts, verbs, e.words, at)) and not _crosses(texts, e, at, end) and _holds_inside(texts, e, at, end)
    ]
    simple = entries().get("+" + verbs[at].infinitive, ()) if at in verbs and verbs[at].tense != "participle" else ()
    scored = [s for e, end in candidates for s in _readings(texts, verbs, e, at, end)]
    scored += [(verbs[at].last, 3, e, verbs[at], False) for e in simple]
    if not scored:
        return [], at + 1
    best = max((s[0], s[1]) for s in scored)
    chosen = [s for s in scored if (s[0], s[1]) == best]
    if best[1] == 1 and best[0] > at + 1 and (later := _verb_inside(texts, verbs, at, best[0])):
        return [], later  # «تجمع و راهپیمایی کردند»
    made = [_make(texts, at, s) for s in chosen if s[2].row]
    return made, best[0]


def _crosses(texts: tuple[str, ...], entry: Entry, at: int, end: int) -> bool:
    """Whether an event noun with a gap runs over «و» or a comma: «تفهیم اتهام | با کفالت آزاد و نفر سوم | به …»."""
    return entry.form == "nominal" and GAP in entry.words and bool({"و", "،"} & set(texts[at:end]))


def _may_close(texts: tuple[str, ...], verbs: dict[int, Verb], entry: Entry) -> bool:
    """A cheap test of a compound with room inside: whether the sentence has its verb and its last word at all."""
    verb = not entry.infinitive or any(v.infinitive == entry.infinitive for v in verbs.values())
    return verb and (entry.words[-1] == GAP or entry.words[-1] in texts)


def _holds_inside(texts: tuple[str, ...], entry: Entry, at: int, end: int) -> bool:
    """Whether the compound holds what its row wants inside: «خواستار | تجمع سراسری | شدند», not «خواستار آزادی … شدند»."""
    return entry.row is None or not entry.row.inside or holds(texts[at:end], entry.row.inside)


def _verb_inside(texts: tuple[str, ...], verbs: dict[int, Verb], at: int, end: int) -> int | None:
    """Where a compound verb begins inside an event noun [at, end) and goes on behind it."""
    for later in range(at + 1, end):
        for entry in entries().get(texts[later], ()):
            last = _match(texts, verbs, entry.words, later) if entry.form == "verb" and GAP not in entry.words else 0
            if last and last >= end and _light(texts, verbs, last, entry.infinitive):
                return later
    return None


_Reading = tuple[int, int, Entry, Verb | None, bool]


def _readings(texts: tuple[str, ...], verbs: dict[int, Verb], entry: Entry, at: int, end: int) -> list[_Reading]:
    """(end, rank, entry, verb, elided): a verb reading outranks a trap, a trap a noun, at equal length."""
    if entry.form == "trap":
        return [(end, 2, entry, None, False)]
    if entry.form != "verb":
        return [(end, 1 if entry.form == "nominal" else 0, entry, None, False)]
    verb = _light(texts, verbs, end, entry.infinitive)
    if verb:
        return [(verb.last, 3, entry, verb, False)]
    if numbered(texts, at):
        return []  # «۴۱ بازداشت و سه مرگ … ثبت کرد» are nouns
    said = " ".join(entry.words)
    loose = entry.infinitive == "شدن" and (said in ellipses() or (said in counted_ellipses() and _classified(texts, at)))
    listed = loose or (" ".join(entry.words) in listed_ellipses() and entry.infinitive == "شدن")
    carried = _elided(texts, verbs, end, entry.infinitive, comma=listed) or (_elided(texts, verbs, end, "", comma=False) if loose else None)
    return [(end, 3, entry, carried, True)] if carried else []


def numbered(texts: tuple[str, ...], at: int) -> bool:
    """Whether a numeral, or «مورد» behind one, stands right before word `at`."""
    units, numerals = words("function", "instances"), words("function", "numerals")
    before = at - 2 if at > 1 and texts[at - 1] in units else at - 1
    if before < 0:
        return False
    digits = texts[before].isdigit() and not _is_year(texts[before])
    return digits or texts[before] in numerals or texts[before - 1 : before + 1] in _TENS


def _is_year(text: str) -> bool:
    """«در تجمع ۱۸ تیر ۱۳۸۸ دستگیر و … منتقل شد»."""
    return len(text) == 4 and text[:2] in ("13", "14", "19", "20")


_TENS = frozenset({("ده", "ها"), ("صد", "ها"), ("هزار", "ها"), ("ده", "هزار")})


def _make(texts: tuple[str, ...], at: int, reading: _Reading) -> Trigger:
    end, _, entry, verb, elided = reading
    assert entry.row is not None
    form = entry.form
    if verb and verb.tense == "infinitive" and not elided:
        form = "nominal"
    elif verb and verb.tense == "participle" and not elided and not _closes(texts, end):
        form = "adjective"
    return Trigger(row=entry.row, form=form, first=at, last=end, head=at + len(entry.words), verb=verb, elided=elided)


def _closes(texts: tuple[str, ...], end: int) -> bool:
    """Whether a bare participle is a finite perfect («… کشته شده و …»)."""
    return end >= len(texts) or texts[end] in ("و", ".", "؛", "!")


def _match(texts: tuple[str, ...], verbs: dict[int, Verb], wanted: tuple[str, ...], at: int) -> int:
    """The end of `wanted` at word `at`, 0 if it does not stand there. A gap crosses no verb and no که."""
    for place, word in enumerate(wanted):
        if word == GAP and place + 1 == len(wanted):
            limit = min(len(texts), at + GAP_LIMIT)
            while at < limit and at not in verbs and texts[at] != "که":
                at += 1
        elif word == GAP:
            limit = min(len(texts), at + GAP_LIMIT)
            while at < limit and texts[at] != wanted[place + 1] and at not in verbs and texts[at] != "که":
                at += 1
        elif at < len(texts) and texts[at] == word:
            at += 1
        else:
            return 0
    return at


def _light(texts: tuple[str, ...], verbs: dict[int, Verb], at: int, infinitive: str) -> Verb | None:
    between = words("function", "between") | (words("function", "widening") if infinitive != "بودن" else frozenset())
    for end in range(at, min(at + _ADJECTIVES + 1, len(texts))):
        if end in verbs:
            return verbs[end] if verbs[end].infinitive == infinitive else None
        if texts[end] not in between:
            return None
    return None


def _elided(texts: tuple[str, ...], verbs: dict[int, Verb], at: int, infinitive: str, *, comma: bool) -> Verb | None:
    """The later verb that also carries this noun, if «و» or a comma follows and no other verb or که comes before it."""
    marks = ("و", "،", "یا") if comma else ("و", "یا")
    if at >= len(texts) or texts[at] not in marks or (not comma and texts[at - 2] in words("agents", "forces")):
        return None
    if texts[at - 2] in words("function", "prepositions"):
        return None  # «به دلیل ترس از بازداشت و … مراجعه نکرد»
    for later in range(at + 1, len(texts)):
        if texts[later] in ("که", "؛", ".", ":"):
            return None
        verb = verbs.get(later)
        if verb and verb.finite:
            return verb if infinitive in ("", verb.infinitive) and later > at + 1 else None
    return None
