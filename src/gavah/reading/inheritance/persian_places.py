"""Where a Persian event lies whose words tell no place: the town of its officials, the home that its people are called by, no country unsaid."""

import re

from gavah.model import PlaceMention
from gavah.reading.inheritance.around import Around
from gavah.reading.inheritance.counts import is_multitude
from gavah.reading.inheritance.told_places import only_line
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


def persian_place(around: Around, one: Told) -> None:
    """Settle the place of `one` where only a country was found for it, or none."""
    if one.places and one.where_rule != COUNTRY:
        return
    if not is_multitude(one) and (found := _of_office(around, one) or _of_people(around, one)):
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
    if country.id == "IR" and _STATE.search(around.text):
        return True
    filed = around.scanned.dateline.place
    named = [*around.scan.places, *([filed] if filed is not None else [])]
    return any(p.id == country.id and p.role in ("", "dateline", "metonym") for p in named)
