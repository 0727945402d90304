"""Which language a text is in: "en", "fa" or "und"."""

import re
from functools import cache
from typing import Any

from gavah.ingest.wordlists import words

_SAMPLE = 600
_WORD = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_ENOUGH_ENGLISH, _ENOUGH_PERSIAN = 0.12, 0.08
_FEW = 6  # words that statistics cannot tell from Arabic
_ARABIC_ARTICLE = re.compile(r"(?<!\w)[وفبلك]?ال\w{3}")
_TO_FARSI_LETTERS = str.maketrans("يك", "یک")
_CODES = {"en": "en", "eng": "en", "fa": "fa", "per": "fa", "fas": "fa", "prs": "fa", "pes": "fa"}


def language_of(text: str, given: str = "") -> str:
    """The language of `text`: as given where that is English or Persian, else by its own words."""
    known = _CODES.get(re.split(r"[-_]", given.strip().lower())[0], "")
    return known or detect(text)


def detect(text: str) -> str:
    """The language of `text` by script, closed-class words and, where these leave doubt, letters' statistics. Reads 600 characters in two places."""
    sample = text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + " " + text[len(text) // 2 : len(text) // 2 + _SAMPLE]
    arabic, latin = len(_ARABIC.findall(sample)), len(_LATIN.findall(sample))
    letters = sum(map(len, _WORD.findall(sample)))
    if not letters or max(arabic, latin) * 2 <= letters:
        return "und"
    return _in_arabic_script(sample) if arabic > latin else _in_latin_script(sample)


def _in_arabic_script(sample: str) -> str:
    tokens = _WORD.findall(sample.translate(_TO_FARSI_LETTERS))
    lists = _lists()
    foreign = sum(map(sample.count, lists["others"]))
    function = sum(token in lists["fa"] for token in tokens)
    own = any(letter in sample for letter in lists["letters"])
    if foreign * 50 > len(sample):
        return "und"
    if function >= _ENOUGH_PERSIAN * len(tokens) or own or (len(tokens) < _FEW and not _ARABIC_ARTICLE.search(sample)):
        return "fa"
    return "fa" if _by_statistics(sample) == "fa" else "und"


def _in_latin_script(sample: str) -> str:
    tokens = _WORD.findall(sample.lower())
    if sum(token in _lists()["en"] for token in tokens) >= _ENOUGH_ENGLISH * len(tokens):
        return "en"
    return "en" if _by_statistics(sample) == "en" else "und"


@cache
def _lists() -> dict[str, Any]:
    table = words("language_words")
    persian = table["fa"]
    return {
        "en": frozenset(table["en"]["function"]),
        "fa": frozenset(persian["function"]),
        "letters": persian["letters"],
        "others": persian["others"],
    }


def _by_statistics(sample: str) -> str:
    from py3langid.langid import classify

    return str(classify(sample)[0])
