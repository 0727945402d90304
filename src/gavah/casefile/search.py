"""Full-text search that finds Persian spelling variants.

Plain FTS5 misses ي/ی, ك/ک, ۱۴۰۱/1401 and the three ways of writing می‌شود (joined, with ZWNJ, with a blank). Index and query are brought
to one form: the folded view, with detached affixes joined to their word and ZWNJ compounds written both joined and apart.
"""

import re
import sqlite3

from gavah.model import folded

_PREFIXES = ("نمی", "می")
_SUFFIXES = ("ها", "های", "هایی", "هایش", "هایشان", "هاست", "تر", "ترین", "ای", "ام", "اند", "شده", "شدگان")
_PREFIX = re.compile(rf"(?<!\w)({'|'.join(_PREFIXES)}) (?=[\u0600-\u06ff])")
_SUFFIX = re.compile(rf"(?<=[\u0600-\u06ff]) ({'|'.join(sorted(_SUFFIXES, key=len, reverse=True))})(?!\w)")
_ZWNJ_WORD = re.compile(r"(?<!\w)\w++(?:\u200c\w++)++")  # possessive: linear on any text


def indexed_form(text: str) -> str:
    """What is indexed for `text`: its search form, then the joined forms of its ZWNJ words."""
    joined = " ".join(sorted({folded(word.replace("\u200c", "")) for word in _ZWNJ_WORD.findall(text)}))
    return f"{search_form(text)} {joined}".rstrip()


def search_form(text: str) -> str:
    """The folded text with می and ها and their like joined to their word."""
    return _SUFFIX.sub(r"\1", _PREFIX.sub(r"\1", folded(text)))


def query(words: str) -> str:
    """An FTS5 query for what a person typed: every word must occur; "…" keeps words together. Never a syntax error."""
    terms = [" OR ".join(sorted(f'"{" ".join(form)}"' for form in forms)) for forms in wanted(words)]
    return " AND ".join(f"({term})" for term in terms)


def wanted(words: str) -> list[set[tuple[str, ...]]]:
    """What a person typed as terms that must all occur, each in one of several forms: words in the order they stand."""
    phrases = re.findall(r'"([^"]+)"', words)
    rest = re.sub(r'"[^"]*"', " ", words)
    zwnj = {search_form(word): word for word in _ZWNJ_WORD.findall(rest)}
    singles = [zwnj.get(form, form) for form in search_form(rest).split()]
    return [forms for forms in map(_forms, [*phrases, *singles]) if forms]


def _forms(words: str) -> set[tuple[str, ...]]:
    forms = search_form(words), folded(words.replace("\u200c", ""))
    return {tuple(re.findall(r"\w+", form)) for form in forms} - {()}


def joins(left: str, right: str) -> bool:
    """Is a blank between these two words one that the index leaves out?"""
    return left in _PREFIXES or right in _SUFFIXES


def matches(db: sqlite3.Connection, words: str, limit: int) -> list[str]:
    """Ids of the reports that hold `words`, best first; all of none if `words` has no letters."""
    asked = query(words)
    if not asked:
        return []
    rows = db.execute(
        "SELECT id FROM report_fts JOIN report ON report.seq = report_fts.rowid WHERE report_fts MATCH ? ORDER BY rank, seq LIMIT ?",
        (asked, limit),
    )
    return [row[0] for row in rows]


def rebuild(db: sqlite3.Connection) -> None:
    """The index anew from the reports, inside the caller's transaction: words of a report that is gone stay in the old one's segments."""
    db.execute("INSERT INTO report_fts (report_fts) VALUES ('delete-all')")
    for seq, title, text in db.execute("SELECT seq, title, text FROM report"):
        db.execute("INSERT INTO report_fts (rowid, title, text) VALUES (?, ?, ?)", (seq, indexed_form(title), indexed_form(text)))
    db.execute("INSERT INTO report_fts (report_fts) VALUES ('optimize')")
