"""How well copies are told from look-alikes, on constructed pairs: `python -m bench.copies`.

Every text is invented, in English or Persian, from a small grammar with a seed. Positive pairs: word-for-word, a word in ten or in twenty
replaced, sentences dropped, a credit line added, lifted into a compilation, a paragraph lifted. Negative pairs: the same form with another
number, day or place; two stories of one subject; two pages with the same furniture. A positive counts as found when the right report
is named as the original (and for passages when the offsets hold at least 80 % of what was lifted). Printed by kind, beside whole-text
Jaccard ≥ .5 on the same shingles.
"""

import json
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np

from gavah.linking import link, parameters
from gavah.linking.shingles import shingles
from gavah.linking.signature import Signatures
from gavah.model import Copy, Report

STEMS = ("bar", "del", "gol", "kam", "lor", "mir", "nas", "par", "ruz", "sam", "tal", "vah", "zar", "shi", "kho")
ENDS = {"en": ("an", "est", "ing", "ory", "ela", "and", "ure", "ide"), "fa": ("ستان", "کار", "گاه", "ان", "بان", "زار", "ینه", "وش")}
FA_STEMS = ("بار", "دل", "گل", "کام", "لور", "میر", "نس", "پار", "روز", "سام", "تال", "وه", "زر", "شی", "خو")
DAYS = {"en": ("Saturday", "Monday", "Thursday", "Friday"), "fa": ("شنبه", "دوشنبه", "پنجشنبه", "جمعه")}
Pair = tuple[str, str, str | None]
"""Original, other, and what was lifted (None = the whole)."""


def _word(chance: random.Random, lang: str) -> str:
    return chance.choice(STEMS if lang == "en" else FA_STEMS) + chance.choice(ENDS[lang]) + chance.choice(("", "", chance.choice(ENDS[lang])))


def _sentence(chance: random.Random, lang: str) -> str:
    words = [_word(chance, lang) for _ in range(chance.randrange(9, 22))]
    if chance.random() < 0.4:
        words.insert(3, str(chance.randrange(2, 300)))
    return " ".join(words) + "."


def _story(chance: random.Random, lang: str, sentences: int) -> list[str]:
    return [_sentence(chance, lang) for _ in range(sentences)]


def _replaced(chance: random.Random, lang: str, text: str, share: float) -> str:
    return " ".join(_word(chance, lang) if not w[0].isdigit() and chance.random() < share else w for w in text.split())


def _whole(edit: Callable[[random.Random, str, list[str]], str]) -> Callable[[random.Random, str], Pair]:
    def make(chance: random.Random, lang: str) -> Pair:
        story = _story(chance, lang, chance.randrange(3, 9))
        return " ".join(story), edit(chance, lang, story), None

    return make


def _compiled(chance: random.Random, lang: str) -> Pair:
    story = " ".join(_story(chance, lang, 3))
    parts = [" ".join(_story(chance, lang, 4)) for _ in range(5)]
    return story, "\n\n".join([*parts[:2], story, *parts[2:]]), story


def _paragraph(chance: random.Random, lang: str) -> Pair:
    story, other = _story(chance, lang, 9), _story(chance, lang, 8)
    lifted = " ".join(story[3:6])
    return " ".join(story), " ".join([*other[:4], lifted, *other[4:]]), lifted


def _form(slot: int) -> Callable[[random.Random, str], Pair]:
    def make(chance: random.Random, lang: str) -> Pair:
        frame = [_word(chance, lang) for _ in range(chance.randrange(16, 26))]
        first = [chance.choice(DAYS[lang]), str(chance.randrange(2, 20))]
        second = list(first)
        second[slot] = next(d for d in DAYS[lang] if d != first[0]) if slot == 0 else str(int(first[1]) + 3)
        return " ".join([*frame[:8], *first, *frame[8:]]), " ".join([*frame[:8], *second, *frame[8:]]), None

    return make


def _two_stories(chance: random.Random, lang: str) -> Pair:
    return " ".join(_story(chance, lang, 5)), " ".join(_story(chance, lang, 5)), None


POSITIVE = {
    "word for word": _whole(lambda _c, _l, story: " ".join(story)),
    "one word in twenty": _whole(lambda c, lang, story: _replaced(c, lang, " ".join(story), 0.05)),
    "one word in ten": _whole(lambda c, lang, story: _replaced(c, lang, " ".join(story), 0.1)),
    "last sentence dropped": _whole(lambda _c, _l, story: " ".join(story[:-1])),
    "a line added": _whole(lambda c, lang, story: " ".join([_sentence(c, lang), *story])),
    "lifted into a compilation": _compiled,
    "a paragraph lifted": _paragraph,
}
NEGATIVE = {"another day": _form(0), "another number": _form(1), "another story": _two_stories}


def _report(id_: str, text: str, lang: str, day: int) -> Report:
    return Report(
        id=id_, sha256="0" * 64, media_type="text/plain", source=f"s-{day}", text=text, language=lang, published=date(2071, 10, day), constructed=True
    )


def _found(pair: Pair, copies: list[Copy], original: str) -> bool:
    for copy in copies:
        if copy.original != original:
            continue
        if pair[2] is None or copy.copy_passage is None:
            return True
        start = pair[1].index(pair[2])
        overlap = min(copy.copy_passage[1], start + len(pair[2])) - max(copy.copy_passage[0], start)
        if overlap >= 0.8 * len(pair[2]):
            return True
    return False


def _jaccard(left: Report, right: Report) -> float:
    signatures = Signatures()
    for report in (left, right):
        signatures.add(report, {})
    a, b = (np.unique(shingles(signatures.by_id[r.id].text.words, parameters().copies.shingle_words)) for r in (left, right))
    return len(np.intersect1d(a, b)) / max(1, len(np.union1d(a, b)))


def run(data: Path | None, out: Path | None, pairs: int = 100, seed: int = 0) -> dict[str, object]:
    """Link `pairs` pairs of each kind and language at once. `data` is not used; `out` takes the copies found, one JSON object a line."""
    chance = random.Random(seed)
    made: list[tuple[str, bool, Pair, Report, Report]] = []
    for kinds, positive in ((POSITIVE, True), (NEGATIVE, False)):
        for kind, make in kinds.items():
            for i in range(2 * pairs):
                lang = ("en", "fa")[i % 2]
                pair, name = make(chance, lang), f"{'p' if positive else 'n'}-{len(made):05d}"
                made.append((kind, positive, pair, _report(f"r-{name}-b", pair[0], lang, 4), _report(f"r-{name}-a", pair[1], lang, 6)))
    copies = link((report for row in made for report in row[3:]), []).copies
    by_copy: dict[str, list[Copy]] = {}
    for copy in copies:
        by_copy.setdefault(copy.copy, []).append(copy)
    if out:
        lines = ({"original": c.original, "copy": c.copy, "kind": c.kind, "likeness": c.likeness} for c in copies)
        out.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    rows: dict[str, dict[str, float]] = {}
    for kind, positive, pair, left, right in made:
        row = rows.setdefault(kind, {"pairs": 0, "right": 0, "right_by_jaccard": 0})
        row["pairs"] += 1
        row["right"] += (_found(pair, by_copy.get(right.id, []), left.id)) == positive
        row["right_by_jaccard"] += (_jaccard(left, right) >= 0.5) == positive
    partners = {row[4].id: row[3].id for row in made}
    stray = sum(partners.get(c.copy) != c.original for c in copies)
    return {"kinds": rows, "stray": stray}


if __name__ == "__main__":
    print(json.dumps(run(None, None), indent=1, ensure_ascii=False))
