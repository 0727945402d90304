"""Persian times: exact typed spans (DAT, TIM) over the tokens of HengamGold, precision, recall and F1.

Layout: `.txt` files, `token<TAB>tag` a line, a line holding one tab between sentences. The text is the tokens joined by one space, one sentence a
line. A span's type is TIM for clock times, parts of days and lengths in hours or less, else DAT; its words take in the governing preposition
where the corpus does ("از … تا", "در تاریخ").
"""

import re
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import msgspec

from bench import time_peers
from gavah.model import TimeMention
from gavah.reading.times import times

Span = tuple[int, int, str]
_LEADS = "از|تا|پس از|بعد از|قبل از|پیش از|طی|در طی|در طول|در خلال|در عرض|ظرف|حدود|در حدود|راس|رأس|تقریبا|بین|به مدت|همین|در"
_LEAD = re.compile(rf"(?<!\S)(?:(?:{_LEADS})\s+)+$")
"""What the corpus takes into a span before the words that `times` gives."""
_BARE_YEAR = re.compile(r"[\d۰-۹]{4}")
_LINKS = frozenset({"", "تا", "الی", "لغایت", "و", "یا", "-", "به مدت"})
_PART = "صبح|ظهر|عصر|بامداد|بعدازظهر|بعد از ظهر|پیش از ظهر|قبل از ظهر|شامگاه|غروب|سحر"
_PART_FIRST, _PART_LAST = re.compile(rf"({_PART})\s+(?=\S)"), re.compile(rf"(?<=\s)({_PART})$")
"""A part of the day beside its day is a TIM of its own; the night belongs to the day."""


def run(data: Path, out: Path | None, peer: Sequence[str] = ()) -> dict[str, object]:
    """Scores (per cent) of `gavah.reading.times` on the `.txt` files under `data`, and of each `peer`; predictions as JSON lines to `out`."""
    right = found_count = gold_count = words = 0
    seconds = 0.0
    rows: list[dict[str, object]] = []
    times("", lang="fa")  # the grammar is compiled before the clock runs
    for path in sorted(data.rglob("*.txt")):
        text, gold = read_tokens(path.read_text(encoding="utf-8"))
        started = perf_counter()
        mentions = times(text, lang="fa")
        seconds += perf_counter() - started
        found = spans(text, mentions)
        right, found_count, gold_count = right + len(found.keys() & gold), found_count + len(found), gold_count + len(gold)
        words += len(text.split())
        rows += [_row(path.name, text, span, one) for span, one in found.items()]
    if out:
        out.write_bytes(b"".join(msgspec.json.encode(row) + b"\n" for row in rows))
    speed = round(words / max(seconds, 1e-9))
    peers = time_peers.beside(peer, time_peers.PERSIAN, lambda read: _peer(read, data))
    return {**_scores(right, found_count, gold_count), "words_per_second": speed, **peers}


def _scores(right: int, found: int, gold: int) -> dict[str, object]:
    return {
        "gold": gold,
        "found": found,
        "precision": round(100 * right / max(found, 1), 1),
        "recall": round(100 * right / max(gold, 1), 1),
        "f1": round(200 * right / max(found + gold, 1), 1),
    }


def _peer(read: time_peers.Reader, data: Path) -> dict[str, object]:
    right = found_count = gold_count = 0
    for path in sorted(data.rglob("*.txt")):
        text, gold = read_tokens(path.read_text(encoding="utf-8"))
        found = {(one.start, one.end, one.type) for one in read(text, None)}
        right, found_count, gold_count = right + len(found & gold), found_count + len(found), gold_count + len(gold)
    return _scores(right, found_count, gold_count)


def read_tokens(content: str) -> tuple[str, set[Span]]:
    """The text of a token file and its gold spans."""
    pieces: list[str] = []
    gold: set[Span] = set()
    at, first, kind = 0, -1, ""
    for line in [*content.splitlines(), "\t"]:
        token, _, tag = line.partition("\t")
        token = token.strip()
        if first >= 0 and not tag.startswith("I-"):
            gold.add((first, at - 1, kind))
            first = -1
        if not token:
            if pieces and pieces[-1] != "\n":
                pieces[-1] = "\n"
            continue
        if tag.startswith("B-"):
            first, kind = at, tag[2:]
        pieces += [token, " "]
        at += len(token) + 1
    return "".join(pieces), gold


def spans(text: str, mentions: list[TimeMention]) -> dict[Span, TimeMention]:
    """Mentions in the corpus's terms, by span; "now" and its like are no times there.

    A governing preposition belongs to the span (but «در» not before a bare year), a span ends with its token, a part of the day beside its day is
    a span of its own, and neighbours of one type are one span, whether they touch or a range word links them.
    """
    out: dict[Span, TimeMention] = {}
    last: Span | None = None
    for one in mentions:
        for start, end, name in [] if one.rule == "reference" else _pieces(text, one):
            now = (_lead(text, start, last[1] if last else 0), _token_end(text, end), name)
            if last is not None and now[2] == last[2] and _linked(text[last[1] : now[0]], led=now[0] < start):
                first = out.pop(last)
                now = (last[0], now[1], last[2])
                out[now] = first
            else:
                out[now] = one
            last = now
    return out


def _pieces(text: str, mention: TimeMention) -> list[Span]:
    """A mention as one span, or as a day and a part of the day."""
    start, end = mention.start, mention.end
    if kind(mention) == "DAT" and mention.type == "TIME":
        if first := _PART_FIRST.match(text, start, end):
            return [(start, first.end(1), "TIM"), (first.end(), end, "DAT")]
        if last := _PART_LAST.search(text, start, end):
            return [(start, len(text[: last.start()].rstrip()), "DAT"), (last.start(), end, "TIM")]
    return [(start, end, kind(mention))]


def _lead(text: str, start: int, after: int) -> int:
    """Where the governing words before a mention begin."""
    line = max(text.rfind("\n", 0, start) + 1, after)
    found = _LEAD.search(text, line, start)
    if found is None:
        return start
    only = found.group().split()
    if only[-1] == "در" and _BARE_YEAR.match(text, start):
        return start
    return found.start()


def _token_end(text: str, end: int) -> int:
    """The end of the token: a joined suffix belongs to the span."""
    while end < len(text) and text[end] == "\u200c":
        end += 1
        while end < len(text) and text[end].isalpha():
            end += 1
    return end


def _linked(between: str, led: bool) -> bool:
    """Whether two spans of a type are one. «و تا …» begins anew."""
    return "\n" not in between and between.strip() in _LINKS and not (led and between.strip())


def kind(mention: TimeMention) -> str:
    """TIM for what is told by the clock, a part of the day alone, or in hours and less; DAT for all else, the night included."""
    if mention.type == "SET" and "T" in mention.value[1:] and not mention.value.startswith("P"):
        return "DAT" if mention.value.endswith("TNI") else "TIM"
    clocked = mention.value.startswith("PT") or mention.rule in {"clock", "part"}
    return "TIM" if clocked or (mention.type == "TIME" and mention.rule in {"ago", "later"}) else "DAT"


def _row(doc: str, text: str, span: Span, mention: TimeMention) -> dict[str, object]:
    return {"doc": doc, "start": span[0], "end": span[1], "words": text[span[0] : span[1]], "type": span[2], "value": mention.value}
