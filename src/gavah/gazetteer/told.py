"""Persian words that are also towns: what a report tells of a town alone, so that the word means the town whatever else it says elsewhere."""

import re

from gavah.gazetteer.cues import cues, ends_in
from gavah.gazetteer.hit import Hit
from gavah.gazetteer.scan import Page
from gavah.gazetteer.shelf import words

NEXT_WORD = re.compile(r" (\w+)")
_HEAD = re.compile(r"(?:^|[.!?؟\n\r])[ \"*«(\[#•-]{0,4}$")
_ADVERB_REACH = 24
"""Characters before a name in which a sentence's opening adverb may stand («امروز خوی شاهد …»)."""
_COUNT = r"\d|یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده|چند|چندین|ده ها|صدها|هزاران|دست کم|دستکم|حداقل|بیش|حدود|نزدیک|شماری|تعدادی|گروهی|جمعی|عده ای|همه"
_WHO = r"نیروهای|ماموران|پلیس|معترضان|کارگران|معلمان|دانشجویان|مردم"
_WHAT = r"شعار|راهپیمایی|تظاهرات|اعتراض|اعتراضات|اعتصاب|زلزله|سیل|انفجار|تیراندازی|درگیری|تجمع|اینترنت"
_DONE = (
    r"هدف|کشته|بازداشت|دستگیر|زخمی|مجروح|جان|جانباخت|اعدام|برگزار|منتقل|محاکمه|محکوم|زندانی|به خاک"
    r"|به قتل|به ضرب|به دست|با شلیک|با ضرب|با گلوله|توسط|بر اثر"
)
_EVENT_BEHIND = re.compile(rf" (?:{_COUNT}|{_WHO}|{_WHAT}|{_DONE})(?!\w)|\s*(?:[.,;!?،؛؟()]|$)")
"""What begins a new phrase behind a place: a count, who acts, what happens; not what an ordinary word goes on with."""
_STOP_BEHIND = re.compile(rf" (?:{_COUNT}|{_DONE})(?!\w)|\s*(?:[.,;!?،؛؟()]|$)")
_OWNED = re.compile(r" (?!(?:به|از|با|در|بر|برای|که|و|را|تا) )\w+ (?:او|وی|آنها|آنان|ایشان|من|ما)(?!\w| را(?!\w))")
"""«خوی بد او»: it is somebody's."""
_LED = (" در ", " ساکن ", " اهل ", " راهی ", " زادگاهش ", " متولد ")
_SENT = re.compile(r" (?:گزارش|خبر|خبرها|گزارش ها|تصاویر|تصاویری|ویدیو|ویدیویی|ویدئو)(?!\w)")


def is_told_of(page: Page, hit: Hit, before: str) -> bool:
    """Whether the words around an ordinary word that is also a listed town tell of the town: «اعتراضات به راز رسید», «در سراب سه نفر …»."""
    key, own = hit.found.key, cues("fa")
    if goes_on(page, hit.found.end) or key in own.adjectives:
        return False
    noun = key not in own.hardly and key in own.scenes
    if not noun and (ends_in(own.spread_to, before) or (key not in own.no_town and _sends_word(page, hit, before))):
        return True
    led = f" {before}".endswith(_LED) or ends_in(own.public_bodies, before)
    return key in own.hardly and led and _behind(key).match(page.matching, hit.found.end) is not None


def _behind(key: str) -> re.Pattern[str]:
    """What may stand behind `key` where it is a town: no event behind what is also a scene or "amid"."""
    own = cues("fa")
    return _STOP_BEHIND if key in own.scenes or key in own.amid else _EVENT_BEHIND


def stands_as_town(page: Page, hit: Hit) -> bool:
    """Whether an ordinary word in a list of towns of its province ends its phrase: «در تبریز، مرند و میانه», not «… و محلات دیگر»."""
    if _behind(hit.found.key).match(page.matching, hit.found.end):
        return True
    return hit.found.key not in cues("fa").scenes and page.matching.startswith((" و ", " جاده ", " بسته "), hit.found.end)


def _sends_word(page: Page, hit: Hit, before: str) -> bool:
    """«خبرهای رسیده از خوی», «از خوی گزارش می‌رسد»; "news of" somebody only where it is no person's name."""
    own = cues("fa")
    if ends_in(own.sent_from, before) or (f" {before}".endswith(" از ") and _SENT.match(page.matching, hit.found.end)):
        return True
    return (
        hit.found.key not in words("given_names.txt") and ends_in(own.news_from, before) and page.matching[hit.found.end : hit.found.end + 1] != " "
    )


def goes_on(page: Page, end: int) -> bool:
    """Whether the word behind belongs to an ordinary word at `end`: a pronoun, an adjective in ی («خوی انسانی», not «خوی برای»)."""
    behind, own = NEXT_WORD.match(page.matching, end), cues("fa")
    word = behind.group(1) if behind else ""
    if _OWNED.match(page.matching, end):
        return True
    if word in own.goes_on:
        return True
    adjective = len(word) > 2 and word.endswith("ی") and not word.endswith("های")
    return adjective and word not in own.no_adjective and word not in words("given_names.txt")


def opens_sentence(page: Page, hit: Hit) -> bool:
    """Whether the name starts its sentence, or only an adverb stands before it."""
    start = hit.found.start
    if _HEAD.search(page.view.text[max(0, start - 6) : start]):
        return True
    before = page.matching[max(0, start - _ADVERB_REACH) : start]
    at = next((start - len(adverb) - 1 for adverb in sorted(cues("fa").opening) if f" {before}".endswith(f" {adverb} ")), -1)
    return at >= 0 and _HEAD.search(page.view.text[max(0, at - 6) : at]) is not None
