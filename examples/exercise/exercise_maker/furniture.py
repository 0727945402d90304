"""What stands around an article on each outlet's pages: menus, footers, addresses.

The numbers here are never counts of persons or events; the key lists them as traps.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Furniture:
    """Menus and footers of one outlet, in both languages."""

    menu_en: tuple[str, ...]
    menu_fa: tuple[str, ...]
    foot_en: str
    foot_fa: str
    date: str = "meta"  # where a page says its day: a meta tag, JSON-LD, or a time element

    def numbers(self, fa: bool) -> list[str]:
        """Return the menu items and the footer that hold digits."""
        words = [*self.nav(fa), self.footer(fa), self.notice(fa), self.share(fa)]
        return [item for item in words if any(letter.isdigit() for letter in item)]

    def nav(self, fa: bool) -> tuple[str, ...]:
        """Return the words of the menu."""
        return self.menu_fa if fa else self.menu_en

    def footer(self, fa: bool) -> str:
        """Return the words of the footer."""
        return self.foot_fa if fa else self.foot_en

    def notice(self, fa: bool) -> str:
        """Return the words of the banner."""
        return "این وبگاه از ۳ کوکی بهره می‌برد" if fa else "We and 312 partners store cookies"

    def share(self, fa: bool) -> str:
        """Return the words under an article."""
        return "۱۸ پسند · ۴ دیدگاه" if fa else "18 likes · 4 comments · 2 min read"

    def related(self, fa: bool) -> str:
        """Return the heading over links to other stories."""
        return "مطالب مرتبط" if fa else "Related stories"


FURNITURE = {
    "tamrin-network": Furniture(
        ("Home", "Uprising diary", "Prisons", "12 Questions", "Video (640)"),
        ("خانه", "روزشمار", "زندان‌ها", "۱۲ پرسش", "ویدئو (۶۴۰)"),
        "Tamrin Network, PO Box 1450, invented. Share 311 | Comments 27",
        "شبکه تمرین، صندوق پستی ۱۴۵۰ (ساختگی). هم‌رسانی ۳۱۱ | دیدگاه ۲۷",
    ),
    "tamrin-state": Furniture(
        ("Home", "Politics", "Provinces", "Sport", "Photo"),
        ("صفحه نخست", "سیاسی", "استان‌ها", "ورزشی", "عکس"),
        "Tamrin State News Agency. Tel: 000-5550199. News code 84719263",
        "خبرگزاری دولتی تمرین. تلفن: ۰۰۰-۵۵۵۰۱۹۹. کد خبر ۸۴۷۱۹۲۶۳",
        "json",
    ),
    "tamrin-rights": Furniture(
        ("About", "Reports", "Method", "Donate 25"),
        ("درباره ما", "گزارش‌ها", "روش کار", "کمک ۲۵"),
        "Tamrin Rights Record, 14 Exercise Lane, 3rd floor",
        "ثبت حقوق تمرین، کوچه تمرین، پلاک ۱۴، طبقه سوم",
        "time",
    ),
    "tamrin-prison-monitor": Furniture(("Home",), ("خانه",), "Page 1", "صفحه ۱"),
    "tamrin-wire": Furniture(("Top news", "World", "Markets"), ("خبرها", "جهان", "بازار"), "Desk 7", "میز ۷"),
    "tamrin-paper": Furniture(
        ("Front page", "City", "Accidents"),
        ("صفحه اول", "شهر", "حوادث"),
        "Tamrin Local Paper, issue 6,204, price 90,000",
        "روزنامه محلی تمرین، شماره ۶۲۰۴، بها ۹۰۰۰۰ تومان",
        "time",
    ),
    "tamrin-radio": Furniture(
        ("Live", "Programmes", "Podcasts"),
        ("پخش زنده", "برنامه‌ها", "پادکست"),
        "Radio Tamrin, short wave 11,745 kHz",
        "رادیو تمرین، موج کوتاه ۱۱۷۴۵ کیلوهرتز",
    ),
    "tamrin-voices": Furniture(("Home",), ("خانه",), "Contributors", "همرسانان"),
}
