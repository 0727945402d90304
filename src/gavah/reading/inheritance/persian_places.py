"""Where a Persian event lies whose words tell no place: the town of its officials, the home that its people are called by, no country unsaid."""

import re

from gavah.model import PlaceMention
from gavah.reading.inheritance.around import Around
from gavah.reading.inheritance.counts import is_multitude
from gavah.reading.inheritance.told_places import at_level, only_line
from gavah.reading.told import Told

COUNTRY = "inherited:country"
_OFFICES = (
    r"دادستان(?:ی)?",
    r"(?:جانشین )?فرمانده(?:ی)? انتظامی",
    r"(?:(?:فرمانده|رئیس) )?پلیس(?: امنیت| فتا| آگاهی| راهور| مبارزه با مواد مخدر| امنیت اقتصادی| پیشگیری)?",
    r"رئیس (?:پلیس )?آگاهی",
    r"(?:رئیس (?:کل )?)?دادگستری(?: کل)?",
    r"فرماندار(?:ی)?",
    r"استاندار(?:ی)?",
    r"معاون (?:امنیتی |سیاسی )?(?:استاندار|فرماندار|دادستان)",
    r"اداره (?:کل )?اطلاعات",
    r"مدیرکل اطلاعات",
    r"(?:فرمانده )?(?:سپاه|مرزبانی|هنگ مرزی)",
    r"رئیس زندان",
    r"مدیرکل زندان[\u200c ]?های",
    r"روابط عمومی (?:سپاه|دادگستری|فرماندهی انتظامی|دادستانی)",
    r"پزشکی قانونی",
    r"دانشگاه علوم پزشکی",
    r"اورژانس",
    r"شورای تأمین",
    r"شورای تامین",
)
_WHICH = "(?: (?:عمومی|و|انقلاب|مرکز|کل|ویژه|شهرستان|استان|شهر|بخش|غرب|شرق|شمال|جنوب)){0,4} $"
_OFFICE = re.compile(f"(?:{'|'.join(_OFFICES)}){_WHICH}")
"""An office behind which its town or province stands."""
_REACH = 60
_STATE = re.compile("جمهوری اسلامی")
"""The state whose name says that a report tells of Iran."""
_HOME = re.compile(r"(?:اهل|ساکن|مقیم|متولد|زاده|اصالتا|تبعه|زادگاه|بومی)(?: (?:شهر|شهرستان|استان|روستای|بخش))? $")


_WRITERS = re.compile(
    r"(?:نامه|بیانیه|اطلاعیه|پیام|گزارش|شکایت|شرح|روایت|صدای|درخواست)\S{0,3}\s(?:سرگشاده\S{0,2}\s)?"
    r"(?:جمعی از\s|گروهی از\s)?(?:اهالی|مردم|ساکنان|کشاورزان|کارگران|کارکنان|بازاریان|کسبه|معلمان|دانشجویان|خانواده\S*|روستاییان)\b"
)
_TITLE = 90
_PROVINCE = re.compile(
    r"(?:^|\s)(?:در|سراسر|کل|سطح)\s(?:کل\s|سراسر\s|سطح\s|این\s|همین\s)?استان"
    r"(?:\s(?:ما|مان|نیز|هم|از)\b|[\s،.]+(?=[\d۰-۹]|از|در|تا|مسدود|بازداشت|کشته))"
)
_BORDERS = re.compile(
    r"^\W*(?:در|از)\s(?:نوار مرزی|مرزهای|مناطق مرزی|نقاط مرزی|استان[\s\u200c]?های|شهرهای دیگر|دیگر شهرها|سراسر کشور|(?:غرب|شرق|شمال|جنوب) کشور)"
)
_LENT = ("inherited:paragraph", "inherited:passage", "inherited:lead")


def persian_place(around: Around, one: Told) -> None:
    """Settle the place of `one` where only a country was found for it, or none; where its words tell of a province or a border, no town is lent."""
    if (not one.places or one.where_rule) and (province := _of_province(around, one)):
        one.places, one.where_rule = province, "inherited:passage"
        return
    if one.where_rule in _LENT and _BORDERS.search(around.text[slice(*one.hit.sentence)]):
        one.places, one.where_rule = (), ""
        return
    if one.places and one.where_rule != COUNTRY:
        return
    if not is_multitude(one) and (found := _of_office(around, one) or _of_people(around, one) or _of_writers(around, one)):
        one.places, one.where_rule = found, "inherited:sentence"
    elif one.places and not _is_said(around, one.places[0]):
        one.places, one.where_rule = (), ""


def _of_province(around: Around, one: Told) -> tuple[PlaceMention, ...]:
    """«در کل استان ۹۱ دانش‌آموز …», «در استان مسدود شد»: the province told last before, or the one of the town told last."""
    start, end = one.hit.sentence
    found = _PROVINCE.search(around.text, start, end)
    if found is None or any(found.start() <= p.start < found.end() + _REACH and p.level == "province" for p in around.scan.places):
        return ()
    before = [p for p in around.scan.places if p.start < found.start() and p.level in ("city", "site", "county", "province") and p.role != "metonym"]
    filed = around.scanned.dateline.place
    last = before[-1] if before else filed
    province = at_level(around.scanned, last, "province") if last is not None else None
    return (province,) if province is not None else ()


def _of_writers(around: Around, one: Told) -> tuple[PlaceMention, ...]:
    """«نامهٔ اهالی روستای … سمیرم»: people who write of themselves write of where they live."""
    if around.said is None or one.hit.kind == "statement" or not around.sentences:
        return ()
    title = around.sentences[0]
    if title.end - title.start > _TITLE or one.hit.sentence[0] <= title.start or not around.is_heading((title.start, title.end)):
        return ()
    if _WRITERS.search(around.text, title.start, title.end) is None:
        return ()
    return only_line([p for p in around.scan.places if title.start <= p.start < title.end and p.level in ("city", "county", "site")])


def _of_office(around: Around, one: Told) -> tuple[PlaceMention, ...]:
    """«فرمانده انتظامی فسا از دستگیری …»: officials tell of their own town."""
    start, end = one.hit.sentence
    named = [p for p in around.scan.places if start <= p.start < end and p.level != "country" and p.role in ("", "demonym")]
    return only_line([p for p in named if _OFFICE.search(around.text, max(start, p.start - _REACH), p.start)])


def _of_people(around: Around, one: Told) -> tuple[PlaceMention, ...]:
    """«شش درویش گنابادی», «دانشجوی پزشکی آمل»: whom it befell are called by their town."""
    inside = [p for p in around.scan.places if any(a.start < p.start < a.end for a in one.hit.affected)]
    theirs = [p for p in inside if p.level in ("city", "county", "province") and p.role in ("", "demonym")]
    return () if any(_HOME.search(around.text, max(0, p.start - _REACH), p.start) for p in theirs) else only_line(theirs)


def _is_said(around: Around, country: PlaceMention) -> bool:
    """Whether the text names the country itself as a place."""
    if country.id == "IR" and _STATE.search(around.text):
        return True
    filed = around.scanned.dateline.place
    named = [*around.scan.places, *([filed] if filed is not None else [])]
    return any(p.id == country.id and p.role in ("", "dateline", "metonym") for p in named)
