"""Constructed persons, in both scripts. EXERCISE · CONSTRUCTED · تمرین · ساختگی"""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

_FIRST = (
    ("Laleh", "لاله"), ("Nima", "نیما"), ("Kaveh", "کاوه"), ("Shirin", "شیرین"), ("Bahram", "بهرام"), ("Mahin", "مهین"), ("Jamshid", "جمشید"),
    ("Parvaneh", "پروانه"), ("Houshang", "هوشنگ"), ("Golnar", "گلنار"), ("Farhad", "فرهاد"), ("Nasrin", "نسرین"), ("Siavash", "سیاوش"),
    ("Mitra", "میترا"), ("Khosrow", "خسرو"), ("Yasaman", "یاسمن"), ("Arash", "آرش"), ("Pouran", "پوران"), ("Rostam", "رستم"), ("Mehri", "مهری"),
    ("Ardeshir", "اردشیر"), ("Soraya", "ثریا"), ("Iraj", "ایرج"), ("Homeyra", "حمیرا"), ("Manouchehr", "منوچهر"), ("Tahmineh", "تهمینه"),
    ("Behrouz", "بهروز"), ("Roudabeh", "رودابه"), ("Koroush", "کوروش"), ("Anahita", "آناهیتا"), ("Dariush", "داریوش"), ("Fereshteh", "فرشته"),
    ("Esfandiar", "اسفندیار"), ("Zhaleh", "ژاله"), ("Babak", "بابک"), ("Mandana", "ماندانا"), ("Sohrab", "سهراب"), ("Nahid", "ناهید"),
    ("Fereydoun", "فریدون"), ("Simin", "سیمین"), ("Bizhan", "بیژن"), ("Giti", "گیتی"), ("Shapour", "شاپور"), ("Azar", "آذر"), ("Hormoz", "هرمز"),
    ("Katayoun", "کتایون"), ("Mazdak", "مزدک"), ("Farangis", "فرنگیس"), ("Piruz", "پیروز"), ("Shahnaz", "شهناز"),
)  # fmt: skip
_SURNAMES = (("Tamrini", "تمرینی"), ("Tamrini-Asl", "تمرینی اصل"))


class Person(NamedTuple):
    """A constructed person's name in both scripts."""

    en: str
    fa: str


def persons() -> Iterator[Person]:
    """Five thousand names, each once."""
    for (first, second), surname in product(product(_FIRST, _FIRST), _SURNAMES):
        yield Person(f"{first[0]} {second[0]} {surname[0]}", f"{first[1]} {second[1]} {surname[1]}")
