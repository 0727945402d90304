"""Persian times: exact typed spans (DAT, TIM) over the tokens of HengamGold, precision, recall and F1.

Layout: `.txt` files, `token<TAB>tag` a line, a line holding one tab between sentences. The text is the tokens joined by one space, one sentence a
line. A span's type is TIM for clock times, parts of days and lengths in hours or less, else DAT; its words take in the governing preposition
where the corpus does ("از … تا", "در تاریخ").
"""

from pathlib import Path
from time import perf_counter

import msgspec

from gavah.model import TimeMention
from gavah.reading.times import times

Span = tuple[int, int, str]
_LEADS = frozenset({"از", "تا", "پس از", "طی", "در طی"})
_LINKS = frozenset({"تا", "و", "-"})


def run(data: Path, out: Path | None) -> dict[str, object]:
    """Scores (per cent) of `gavah.reading.times` on the `.txt` files under `data`; predictions as JSON lines to `out`."""
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
    return {
        "gold": gold_count,
        "found": found_count,
        "precision": round(100 * right / max(found_count, 1), 1),
        "recall": round(100 * right / max(gold_count, 1), 1),
        "f1": round(200 * right / max(found_count + gold_count, 1), 1),
        "words_per_second": round(words / max(seconds, 1e-9)),
    }


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
    """Mentions in the corpus's terms, by span. Ages are left out.

    A governing «از», «تا», «پس از», «طی» belongs to the span, «در» only before «ماه» and «تاریخ»; neighbours of one type that «تا» or
    «و» links are one span.
    """
    out: dict[Span, TimeMention] = {}
    last: Span | None = None
    for one in mentions:
        if one.rule == "age":
            continue
        now = (_lead(text, one), one.end, kind(one))
        if last is not None and now[2] == last[2] and _linked(text[last[1] : one.start]):
            first = out.pop(last)
            now = (last[0], one.end, last[2])
            out[now] = first
        else:
            out[now] = one
        last = now
    return out


def _lead(text: str, mention: TimeMention) -> int:
    word = text[mention.lead : mention.start].strip()
    if word in _LEADS or (word == "در" and mention.words.startswith(("ماه", "تاریخ"))):
        return mention.lead
    return mention.start


def _linked(between: str) -> bool:
    return between.strip() in _LINKS


def kind(mention: TimeMention) -> str:
    """TIM for what is told by the clock, a part of the day alone, or in hours and less; DAT for all else."""
    return (
        "TIM"
        if mention.value.startswith("PT") or mention.rule in {"clock", "part"} or (mention.type == "TIME" and mention.rule in {"ago", "later"})
        else "DAT"
    )


def _row(doc: str, text: str, span: Span, mention: TimeMention) -> dict[str, object]:
    return {"doc": doc, "start": span[0], "end": span[1], "words": text[span[0] : span[1]], "type": span[2], "value": mention.value}
