"""Persian words of a sentence, and the verbs among them."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import msgspec

from gavah.gazetteer.shelf import words as listed
from gavah.model import View, fold, folded

_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,/:]\d+)*|[^\w\s]")
# «جانباخت» and the like are written in one word as often as in two
_JOINED = re.compile(
    r"(جان)(باخ\w*|سپر\w*|داد\w*|فدا\w*)|(حلق)(آویز\w*)|(تیر)(باران\w*)|(سر)(کوبگر\w*)|(دانش)([آا]موز\w*)"
    r"|(و)(شتم|جرح)|(قرار)(گرفت\w*|داد\w*|می\w+)"
)
_KEPT_JOINED = frozenset(
    {
        "قرارداد",
        "قراردادی",
        "قراردادها",
        "قراردادهای",
        "قراردادش",
        "قراردادشان",
        "قراردادم",
        "تیرباران",
        "سرکوبگر",
        "سرکوبگران",
        "سرکوبگرانه",
        "سرکوبگری",
    }
)
_SPOKEN_OBJECT = re.compile(
    r"(نفر|نفرشون|نفرشان|نفرمون|تاشون|تاشان|تامون)(رو|و|م|ند|اند)|(تن)(ند)|(پسر|دختر|معلم|کارگر|جوون|جوان)(رو|و)|(اون|شون|شان)(و)"
    r"|(معتقد|نگران|امیدوار|مطمئن|خبر|اطلاع|اعتصاب|تحصن|بازداشت|زندان|حبس|انفرادی|مفقود|ناپدید|دستگیر|مجروح|مفقودالاثر|فراری|محبوس)(ند)"
    r"|(خبر|اطلاع)(یم)"
    r"|((?:بابا|پدر|مادر|مامان|داداش|برادر|خواهر|پسر|دختر|شوهر)(?:م|ش|مون|تون|شون))(رو|و)"
)  # «نفرو» is «نفر را»
_ME = "مرا"
_SPOKEN_PARTS = {"و": "رو", "م": "هم", "ند": "اند", "یم": "هستیم"}
_SAID = frozenset({"گفته", "نوشته"})
_NO_VERBS = frozenset({"میدون", "میدونا"})
"""Nouns that look like a verb with «می»."""
_CLAUSE_ENDS = frozenset('،؛;,.!؟?:»)"-') | {"و", "که", "ولی", "اما", "تا"}


class Word(msgspec.Struct, frozen=True):
    """A word or mark: folded text and stored offsets."""

    text: str
    start: int
    end: int


class Verb(msgspec.Struct, frozen=True, kw_only=True):
    """A verb form over words [first, last). `tense`: past, participle, perfect, present, subjunctive, future, infinitive."""

    infinitive: str
    first: int
    last: int
    tense: str
    negated: bool = False
    plural: bool = False
    speaker: bool = False

    @property
    def finite(self) -> bool:
        """Whether it can close a clause by itself."""
        return self.tense not in ("infinitive", "participle")


@cache
def data(name: str) -> dict[str, Any]:
    """The data file `name` beside this module. Raises `tomllib.TOMLDecodeError` when it is broken."""
    return tomllib.loads(files(__package__).joinpath(name).read_text("utf-8"))


def words_of(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words of `text[start:end]`, folded, at their stored offsets. Cost linear."""
    found = _words_in(text[start:end])
    return tuple(Word(w.text, w.start + start, w.end + start) for w in found) if start else found


@lru_cache(maxsize=256)
def _words_in(part: str) -> tuple[Word, ...]:
    """The words of `part`. The last few sentences are kept, since attributions and events are read from the same."""
    view = fold(part)
    found: list[Word] = []
    for match in _TOKEN.finditer(view.text):
        token = match.group()
        parts = _parts(token)
        if parts is None:
            low, high = view.span(match.start(), match.end())
            found.append(Word(token, low, high))
        else:
            found.extend(_split(token, parts, match.start(), view))
    return tuple(found)


def _split(token: str, parts: tuple[str, ...], at: int, view: View) -> list[Word]:
    if token == _ME:
        low, high = view.span(at, at + len(token))
        return [Word("من", low, high - 2), Word("را", high - 2, high)]
    spoken = _SPOKEN_OBJECT.fullmatch(token) or _is_spoken_object(token)
    out = []
    for part in parts:
        low, high = view.span(at, at + len(part))
        out.append(Word(_SPOKEN_PARTS.get(part, part) if spoken else part, low, high))
        at += len(part)
    return out


@lru_cache(maxsize=20_000)
def _parts(token: str) -> tuple[str, ...] | None:
    """The words that are written as one in `token`; None for a word alone."""
    if token == _ME:
        return ("م", "را")
    joined = (_JOINED.fullmatch(token) if len(token) > 3 and token not in _KEPT_JOINED else None) or _SPOKEN_OBJECT.fullmatch(token)
    if joined:
        return tuple(g for g in joined.groups() if g)
    return (token[:-1], token[-1]) if _is_spoken_object(token) else None


def _is_spoken_object(token: str) -> bool:
    """Whether a name or person noun carries the spoken «رو»: «حامدو بردن» is «حامد را بردند»."""
    return len(token) > 3 and token.endswith("و") and token[:-1] in _somebodies() and token not in _somebodies()


@cache
def _somebodies() -> frozenset[str]:
    """Given names, single words for persons, also in the spoken plural, and things of the street, in the folded view."""
    table = data("nouns.toml")
    nouns = {folded(text) for name, texts in table["persons"].items() if name not in ("groups", "bodies", "some") for text in texts}
    nouns |= {folded(text) for name in ("possessed", "pronouns") for text in table["anaphora"][name]}
    nouns |= {noun + "ا" for noun in nouns if len(noun) > 3} | {folded(text) for text in table["spoken"]["objects"]}
    return frozenset(w for w in nouns | {folded(name) for name in listed("given_names.txt")} if " " not in w) - {"کرد", "لر", "عرب", "ترک"}


class _Forms(msgspec.Struct, frozen=True):
    """Every form with its infinitive and tense; `present` are stems' forms that need می or ب."""

    plain: dict[str, tuple[str, str, bool, bool]]
    present: dict[str, tuple[str, bool]]
    stems: dict[str, str]
    auxiliary: frozenset[str]
    future: frozenset[str]
    ambiguous: frozenset[str]


@cache
def _forms() -> _Forms:
    table = data("verbs.toml")
    lists = table["words"]
    bare = frozenset(lists["bare_present"])
    plain: dict[str, tuple[str, str, bool, bool]] = {}
    present: dict[str, tuple[str, bool]] = {}
    stems: dict[str, str] = {}
    for infinitive, (past, *presents) in table["stems"].items():
        stems.setdefault(past, infinitive)
        _add_past(plain, infinitive, past)
        for stem in presents:
            _add_present(plain, present, bare, infinitive, stem)
    for name in ("copula", "copula_negated"):
        for form in lists[name]:
            if form == "بودن":
                plain[form] = ("بودن", "infinitive", False, False)
                continue
            plain[form] = ("بودن", "past" if form.startswith(("بود", "نبود")) else "present", name == "copula_negated", form.endswith(("ند", "اند")))
    for form, infinitive in lists["spoken_past"].items():
        plain[form] = (infinitive, "past", False, True)
    for form in lists["never"]:
        plain.pop(form, None)
    return _Forms(plain, present, stems, *(frozenset(lists[k]) for k in ("auxiliary", "future", "ambiguous_past")))


def _add_past(plain: dict[str, tuple[str, str, bool, bool]], infinitive: str, past: str) -> None:
    for prefix, negated in (("", False), ("ن", True)):
        stem = ("نیا" + past[1:] if past.startswith("آ") else prefix + past) if negated else past
        plain.setdefault(stem, (infinitive, "past", negated, False))
        plain.setdefault(stem + "ند", (infinitive, "past", negated, True))
        plain.setdefault(stem + "م", (infinitive, "past", negated, False))
        plain.setdefault(stem + "یم", (infinitive, "past", negated, True))
        for clitic in ("ندش", "ندشان", "ندشون"):
            plain.setdefault(stem + clitic, (infinitive, "past", negated, True))
        plain.setdefault(stem + "ه", (infinitive, "participle", negated, False))
        plain.setdefault(stem + "ن", (infinitive, "infinitive", negated, True))


def _add_present(plain: dict[str, Any], present: dict[str, tuple[str, bool]], bare: frozenset[str], infinitive: str, stem: str) -> None:
    for ending in ("د", "ند", "ن", "ه", "م", "یم", "ید", "نش", "نشون", "دش", "ندش"):
        form, plural = stem + ending, ending.startswith("ن") or ending in ("یم", "ید")
        present.setdefault(form, (infinitive, plural))
        if form in bare:
            tense = "present" if infinitive == "داشتن" else "subjunctive"  # «ادامه دارد»
            plain.setdefault(form, (infinitive, tense, False, plural))
        if len(form) > 2 and ending in ("د", "ند", "ن", "یم", "ید"):
            tied = "یا" + form[1:] if form.startswith("آ") else form  # «بیایند», «نیایند»
            plain.setdefault("ب" + tied, (infinitive, "subjunctive", False, plural))
            plain.setdefault("ن" + tied, (infinitive, "subjunctive", True, plural))


def verb_at(words: tuple[Word, ...], at: int) -> Verb | None:
    """The verb form that starts at word `at`, or None."""
    if not _may_begin(words[at].text):
        return None
    verb = _form_at(words, at)
    ends = words[verb.last - 1].text if verb else ""
    return msgspec.structs.replace(verb, speaker=True) if verb and verb.finite and ends.endswith("م") else verb


@lru_cache(maxsize=20_000)
def _may_begin(text: str) -> bool:
    """Whether a verb form may begin with the word `text`: most words begin none, and words repeat."""
    forms = _forms()
    if text in _NO_VERBS:
        return False
    return text.startswith(("می", "نمی")) or text in forms.plain or text in forms.future or (text.startswith("ن") and text[1:] in forms.future)


def _form_at(words: tuple[Word, ...], at: int) -> Verb | None:
    forms, text = _forms(), words[at].text
    if text in ("می", "نمی") and at + 1 < len(words):
        return _imperfective(forms, words, at, at + 1, words[at + 1].text, text == "نمی")
    if text in forms.future or (text.startswith("ن") and text[1:] in forms.future):
        return _future(forms, words, at)
    if text in forms.plain:
        return _plain(forms, words, at)
    if text.startswith("نمی") and len(text) > 5:
        return _imperfective(forms, words, at, at, text[3:], True)
    if text.startswith("می") and len(text) > 3:
        return _imperfective(forms, words, at, at, text[2:], False)
    return None


def _imperfective(forms: _Forms, words: tuple[Word, ...], first: int, at: int, rest: str, negated: bool) -> Verb | None:
    if rest in forms.present:
        infinitive, plural = forms.present[rest]
        return Verb(infinitive=infinitive, first=first, last=at + 1, tense="present", negated=negated, plural=plural)
    known = forms.plain.get(rest)
    if known and known[1] in ("past", "participle", "infinitive"):
        return Verb(infinitive=known[0], first=first, last=_after_auxiliaries(forms, words, at + 1), tense="past", negated=negated, plural=known[3])
    if first < at and rest.endswith(("د", "ند", "ن", "م", "ه", "ست", "شت", "خت")):  # «می» apart before an unknown stem is a verb all the same
        return Verb(infinitive="", first=first, last=at + 1, tense="present", negated=negated, plural=rest.endswith(("ند", "ن")))
    return None


def _future(forms: _Forms, words: tuple[Word, ...], at: int) -> Verb | None:
    text = words[at].text
    follower = words[at + 1].text if at + 1 < len(words) else ""
    stem = follower.rstrip("ن") if follower not in forms.stems else follower
    if follower == "بود":
        return Verb(infinitive="بودن", first=at, last=at + 2, tense="future", negated=text.startswith("ن"), plural=text.endswith(("ند", "یم")))
    if stem not in forms.stems:
        return Verb(infinitive="خواستن", first=at, last=at + 1, tense="present", negated=text.startswith("ن"), plural=text.endswith("ند"))
    return Verb(infinitive=forms.stems[stem], first=at, last=at + 2, tense="future", negated=text.startswith("ن"), plural=text.endswith("ند"))


def _plain(forms: _Forms, words: tuple[Word, ...], at: int) -> Verb | None:
    infinitive, tense, negated, plural = forms.plain[words[at].text]
    ends = at + 1 >= len(words) or words[at + 1].text in _CLAUSE_ENDS or _no_one_follows(words, at + 1)
    if words[at].text in forms.ambiguous and (not ends or _counted(words, at)):
        return None
    if words[at].text in _SAID and at and words[at - 1].text == "به":
        return None  # «به گفته یک وکیل»
    if words[at].text == "سوخت" and at and words[at - 1].text in data("verbs.toml")["words"]["before_fuel"]:
        return None  # «کاهش سهمیه سوخت، گرانی قطعات»
    if (words[at].text == "کرد" and _is_kurd(words, at)) or (words[at].text == "گفت" and _is_talk(words, at)):
        return None
    last = at + 1
    if tense == "participle":
        last = _after_auxiliaries(forms, words, at + 1)
        if last > at + 1:
            tense, plural = "perfect", words[last - 1].text in ("اند", "بودند", "باشند", "شدند", "بودن")
            negated = negated or words[last - 1].text.startswith("نی")
            if infinitive == "بودن" or words[last - 1].text in ("باشد", "باشند"):
                tense = "perfect"
    if (
        tense == "infinitive"
        and (at + 1 >= len(words) or words[at + 1].text in (".", "!", "؟"))
        and not (at and words[at - 1].text in ("از", "به", "برای"))
    ):
        tense, plural = "past", True  # the spoken plural: «زدن» for «زدند»
    return Verb(infinitive=infinitive, first=at, last=last, tense=tense, negated=negated, plural=plural)


def _counted(words: tuple[Word, ...], at: int) -> bool:
    """Whether a numeral or «این» stands right before: «یک مرد و سه زن», «این مرد» are no verbs."""
    before = words[at - 1].text if at else ""
    return before.isdigit() or before in _cardinals()


def _is_kurd(words: tuple[Word, ...], at: int) -> bool:
    """«شهروند کرد اهل بانه»: the people, not the verb that is written alike."""
    lists = data("verbs.toml")["words"]
    before, after = words[at - 1].text if at else "", words[at + 1].text if at + 1 < len(words) else ""
    if before == "زندانی" and not {"را", "رو"} & {word.text for word in words[max(0, at - 8) : at]}:
        return True  # «چهار زندانی کرد»
    return before in lists["before_kurd"] or after in lists["after_kurd"] or after == "را"


def _is_talk(words: tuple[Word, ...], at: int) -> bool:
    """«گفت و گو», «گفت وگو»."""
    return any(word.text in ("گو", "گوی", "وگو", "وگوی", "گویی") for word in words[at + 1 : at + 3])


@cache
def _cardinals() -> frozenset[str]:
    return frozenset(data("verbs.toml")["words"]["before_nouns"])


def _no_one_follows(words: tuple[Word, ...], at: int) -> bool:
    """«سوخت نه کسی مرد»: «نه کسی» opens a new clause."""
    return at + 1 < len(words) and words[at].text == "نه" and words[at + 1].text in ("کسی", "کس", "هیچکس")


def _after_auxiliaries(forms: _Forms, words: tuple[Word, ...], at: int) -> int:
    end = at
    while end < len(words) and end < at + 2 and words[end].text in forms.auxiliary and words[end].text not in ("شد", "شده"):
        end += 1
    if end == at and end < len(words) and words[end].text == "بودن" and (end + 1 >= len(words) or words[end + 1].text in _CLAUSE_ENDS):
        return end + 1  # spoken: «جمع شده بودن»
    return end
