"""Numbers as digits, words and ordinals, in English and Persian, up to 9,999."""

from __future__ import annotations

PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")

ONES_EN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
TENS_EN = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
ONES_FA = ("صفر یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده").split()
TENS_FA = "صفر ده بیست سی چهل پنجاه شصت هفتاد هشتاد نود".split()
HUNDREDS_FA = "صفر صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد".split()
ORDINALS_EN = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip


def words_en(number: int) -> str:
    """Return a number in English words."""
    if number < 20:
        return ONES_EN[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return TENS_EN[tens] + (f"-{ONES_EN[ones]}" if ones else "")
    size, name = (100, "hundred") if number < 1000 else (1000, "thousand")
    head, rest = divmod(number, size)
    return f"{words_en(head)} {name}" + (f" and {words_en(rest)}" if rest else "")


def words_fa(number: int) -> str:
    """Return a number in Persian words."""
    if number < 20:
        return ONES_FA[number]
    if number < 100:
        head, rest = TENS_FA[number // 10], number % 10
    elif number < 1000:
        head, rest = HUNDREDS_FA[number // 100], number % 100
    else:
        thousands, rest = divmod(number, 1000)
        head = "هزار" if thousands == 1 else f"{words_fa(thousands)} هزار"
    return f"{head} و {words_fa(rest)}" if rest else head


def ordinal_en(number: int) -> str:
    """Return an English ordinal in digits, such as 12th."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def ordinal_words_en(number: int) -> str:
    """Return an English ordinal in words, such as twelfth."""
    head, dash, last = words_en(number).rpartition("-")
    last = ORDINALS_EN.get(last, last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return head + dash + last


def ordinal_fa(number: int) -> str:
    """Return a Persian ordinal in words, such as دوازدهم; the first is اول, as in dates."""
    if number == 1:
        return "اول"
    words = words_fa(number)
    if words.endswith("سه"):
        return words[:-2] + "سوم"
    return words + ("‌ام" if words.endswith("ی") else "م")
