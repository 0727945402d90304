"""Whether a capital or a country stands for its government: it says, is told, asked or blamed, acts on something, or is what relations are with."""

import re

from gavah.gazetteer.cues import cues, ends_in
from gavah.gazetteer.hit import Hit
from gavah.gazetteer.scan import Page

REACH = 100
"""Characters behind a name in which its verb may stand."""
_CLAUSE = re.compile(r"[^.!?؟؛،,;:\n]*")
_FINITE = frozenset("که بود بودند است نیست شد شدند هست هستند تا وقتی اما ولی".split())
"""What ends the clause whose object stands before را."""
_OBJECT_REACH = 10
"""The most words between a government and its object."""
_MESSAGE = re.compile(r"(?<!\w)(?:پیام|نامه|هشدار|یادداشت|پاسخ|اعتراض|پیشنهاد|تهدید) (?:\w+ ){1,2}به $")
_PERSON_FROM = re.compile(r"(?:^| )(\w+(?: ای)?) از $")
_PAIRED = re.compile(r"(?:^| )(?:both \w+ and|neither \w+ nor|نه \w+ و نه|هم \w+ و هم) $")
_BETWEEN = (" میان ", " بین ")


def is_government(page: Page, hit: Hit, lang: str, before: str) -> bool:
    """Whether the words around a capital or a country make it its government. `before`: what stands before it."""
    behind = page.matching[hit.last : hit.last + REACH]
    if hit.type:
        return False
    if _told(hit, lang, before, behind) or (not hit.cue and _speaks(hit, lang, before, behind)):
        return True
    own = cues(lang)
    return may_govern(hit) and own.governs_behind is not None and own.governs_behind.match(behind) is not None


def may_govern(hit: Hit) -> bool:
    """Countries and their capitals may stand for their governments."""
    return hit.known.governs or _is_seat(hit)


def is_national_capital(hit: Hit) -> bool:
    """The capital of a country, and no country's name."""
    return (hit.known.capital or _is_seat(hit)) and not hit.has("country")


def _is_seat(hit: Hit) -> bool:
    return hit.found.key in cues("en" if hit.found.latin else "fa").seats


def _told(hit: Hit, lang: str, before: str, behind: str) -> bool:
    """ "relations with Tehran", "warned Ankara", «واکنش تهران», «از تهران توضیح خواست»."""
    if not is_national_capital(hit) or _owns_something(hit, lang, behind):
        return False
    own = cues(lang)
    if ends_in(own.governs, before):
        return True
    if _PAIRED.search(before):
        return lang == "fa" or own.speech_plural.match(behind) is not None
    if lang == "en":
        return False
    if behind.startswith(" را "):
        return own.told["را"].match(behind) is not None
    last = before[:-1].rsplit(" ", 1)[-1] if before.endswith(" ") else ""
    if last in own.told_now and own.told_now[last].match(behind):
        return True
    if last == "به" and _MESSAGE.search(before):
        return True
    if f" {before}".endswith(_BETWEEN) and own.between.match(behind):
        return True
    asked = own.told.get(last)
    return asked is not None and asked.match(behind) is not None and not (last == "از" and _somebody_from(before))


def _owns_something(hit: Hit, lang: str, behind: str) -> bool:
    """ "criticism of Tehran's mayor", "told Tehran police": it is the town's."""
    if lang != "en":
        return False
    own = cues("en")
    if behind.startswith("'s "):
        return own.governs_behind is None or not own.governs_behind.match(behind)
    return behind[1:].split(" ", 1)[0].rstrip(".,;:") in own.no_government


def _somebody_from(before: str) -> bool:
    """«زنی از تهران»."""
    found = _PERSON_FROM.search(before)
    return found is not None and found.group(1) in cues("fa").somebody


def _speaks(hit: Hit, lang: str, before: str, behind: str) -> bool:
    """ "Ankara asked", «آنکارا خواهان … شد»; not «دولت فرانسه», which says that it is the government."""
    if not may_govern(hit) or before.endswith(("دولت ", " of ")):
        return False
    own = cues(lang)
    if lang == "en":
        return own.speech.match(behind) is not None
    if not _starts_clause(before):
        return False
    verb = own.speech.match(behind) or (own.speech_alone and own.speech_alone.match(behind))
    return verb is not None or _acts_on(behind)


def _starts_clause(before: str) -> bool:
    """Nothing stands before it that it could belong to: «شهردار تهران»."""
    last = before[:-1].rsplit(" ", 1)[-1]
    return not before.strip() or before.rstrip()[-1:] in ".،؛:؟!»-" or last in cues("fa").clause_start


def _acts_on(behind: str) -> bool:
    """«تهران دو شهروند فرانسوی را آزاد کرد»: it has an object, and no town acts."""
    clause = _CLAUSE.match(behind)
    said = clause.group().split() if clause else []
    at = said.index("را") if "را" in said else 0
    if not 0 < at <= _OBJECT_REACH or _FINITE & set(said[:at]):
        return False
    end = next((i for i in range(at + 1, len(said)) if said[i] in ("و", "که")), len(said))
    done = " ".join(said[at + 1 : end])
    return bool(done) and not done.endswith("ند") and not done.startswith(cues("fa").undergone)
