"""Several who are taken up in a later sentence: «پنج شهروند بازداشت شدند. این افراد با وثیقه آزاد شدند» frees five."""

from collections.abc import Callable

import msgspec

from gavah.model import BEFALLEN, NumberMention, folded
from gavah.reading.frames.frame import PART, FrameHit, Scan, Sentence
from gavah.reading.frames.persian.everyone import answered, asks_for_all

_BACK = 3
"""How many sentences back they may stand."""
_PRONOUN = 8
_ALL_OF_THEM = frozenset(
    {
        "آنها",
        "آنان",
        "اینان",
        "اینها",
        "نامبردگان",
        "همگی",
        "آن ها",
        "این ها",
        "بازداشت شدگان",
        "دستگیرشدگان",
        "دستگیر شدگان",
        "متهمان",
        "محکومان",
        "مشارالیهم",
    }
)
_PLURALS = ("افراد", "اشخاص", "ان", "ها", "ین", "گان", "تن", "نفرات")


def taken_up(hits: list[FrameHit], sentence: Sentence, scan: Scan, read: Callable[[Sentence], list[FrameHit]]) -> list[FrameHit]:
    """`hits` with the number of those whom «این افراد», «آنها» mean, where the sentences right before count only one group. `read` reads one."""
    hits = _of_everyone(hits, sentence, scan, read)
    opening = folded(scan.text[sentence.start : sentence.start + _PRONOUN])
    if not any(_asks(hit, opening) for hit in hits):
        return hits
    number = _number_before(sentence, scan, read)
    return hits if number is None else [_with(hit, number) if _asks(hit, opening) else hit for hit in hits]


def _of_everyone(hits: list[FrameHit], sentence: Sentence, scan: Scan, read: Callable[[Sentence], list[FrameHit]]) -> list[FrameHit]:
    """`hits` with the numbers of «همه‌شان» and «همه به جز شش نفر»: of those counted before in the sentence, or in those before it."""
    for at, hit in enumerate(hits):
        if asks_for_all(hit):
            own = [h.number for h in hits[:at] if _is_group(h) and h.trigger[0] < hit.trigger[0]]
            hits = [*hits[:at], answered(hit, own[-1] if own else _group_before(sentence, scan, read)), *hits[at + 1 :]]
    return hits


def _is_group(hit: FrameHit) -> bool:
    """Whether a hit counts several persons, and no part of them."""
    return hit.number is not None and hit.number.low > 1 and hit.measure in BEFALLEN and hit.rule != PART and hit.kind != "statement"


def _group_before(sentence: Sentence, scan: Scan, read: Callable[[Sentence], list[FrameHit]]) -> NumberMention | None:
    """The one group that the nearest sentence before with a count of several tells of."""
    for before in scan.before(sentence, _BACK):
        groups = [h for h in read(before) if _is_group(h)]
        whole = next((g.number for g in groups if g.kind == "total"), None) if len(groups) > 1 else None
        if whole is not None or groups:
            sizes = {(g.number.low, g.number.high) for g in groups if g.number}
            return whole or (groups[0].number if len(sizes) == 1 else None)
    return None


def _asks(hit: FrameHit, opening: str) -> bool:
    """Whether a hit tells of several of unknown number by words that point back at all of them."""
    if hit.number is not None or hit.note != "plural" or hit.measure not in BEFALLEN or hit.polarity != "affirmed":
        return False
    if not hit.affected:
        return hit.anaphor and opening.startswith(("آن ها ", "این ها "))
    said = folded(hit.affected[0].words)
    return said in _ALL_OF_THEM or (said.startswith("این ") and 2 <= len(said.split()) <= 3 and said.split()[1].endswith(_PLURALS))


def _number_before(sentence: Sentence, scan: Scan, read: Callable[[Sentence], list[FrameHit]]) -> NumberMention | None:
    for before in scan.before(sentence, _BACK):
        told = [h.number for h in read(before) if h.number is not None and h.measure in BEFALLEN and h.number.high != 0]
        if told:
            sizes = {(n.low, n.high) for n in told}
            return told[0] if len(sizes) == 1 and told[0].low > 1 else None
    return None


def _with(hit: FrameHit, number: NumberMention) -> FrameHit:
    start, end = (hit.affected[0].start, hit.affected[0].end) if hit.affected else hit.trigger
    words = hit.affected[0].words if hit.affected else number.words
    own = msgspec.structs.replace(number, start=start, end=end, words=words, core=(start, end), rule="taken-up")
    return msgspec.structs.replace(hit, number=own, note="")
