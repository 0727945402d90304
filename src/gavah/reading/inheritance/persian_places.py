"""Where a Persian event lies whose words tell no place: the town of its officials, the home that its people are called by, no country unsaid."""

import re

from gavah.model import PlaceMention
from gavah.reading.inheritance.around import Around
from gavah.reading.inheritance.told_places import only_line
from gavah.reading.told import Told

COUNTRY = "inherited:country"
_OFFICE = re.compile(
    r"(?:دادستان(?:ی)?|دادستان عمومی و انقلاب|(?:جانشین )?فرمانده(?:ی)? انتظامی|(?:فرمانده )?پلیس(?: امنیت| فتا| آگاهی| راهور| مبارزه با مواد مخدر| امنیت اقتصادی| پیشگیری)?|رئیس پلیس(?: امنیت| فتا| آگاهی| مبارزه با مواد مخدر| امنیت اقتصادی)?|رئیس (?:پلیس )?آگاهی|رئیس (?:کل )?دادگستری|دادگستری(?: کل)?|فرماندار(?:ی)?|استاندار(?:ی)?|"
    r"معاون (?:امنیتی |سیاسی )?(?:استاندار|فرماندار|دادستان)|اداره (?:کل )?اطلاعات|سپاه|مرزبانی|فرمانده (?:سپاه|مرزبانی|هنگ مرزی)|رئیس زندان|مدیرکل زندان[\u200c ]?های|"
    r"مدیرکل اطلاعات|روابط عمومی (?:سپاه|دادگستری|فرماندهی انتظامی|دادستانی)|پزشکی قانونی|دانشگاه علوم پزشکی|اورژانس|شورای تأمین|شورای تامین)"
    r"(?: (?:عمومی|و|انقلاب|مرکز|کل|ویژه|شهرستان|استان|شهر|بخش|غرب|شرق|شمال|جنوب)){0,4} $"
)
"""An office behind which its town or province stands."""
_REACH = 60
_HOME = re.compile(r"(?:اهل|ساکن|مقیم|متولد|زاده|اصالتا|تبعه|زادگاه|بومی)(?: (?:شهر|شهرستان|استان|روستای|بخش))? $")


def persian_place(around: Around, one: Told) -> None:
    """Settle the place of `one` where only a country was found for it, or none."""
    if one.places and one.where_rule != COUNTRY:
        return
    if found := _of_office(around, one) or _of_people(around, one):
        one.places, one.where_rule = found, "inherited:sentence"
    elif one.places and not _is_said(around, one.places[0]):
        one.places, one.where_rule = (), ""


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
    filed = around.scanned.dateline.place
    named = [*around.scan.places, *([filed] if filed is not None else [])]
    return any(p.id == country.id and p.role in ("", "dateline", "metonym") for p in named)
