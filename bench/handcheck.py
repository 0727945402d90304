"""A sheet for reading by hand: random claims from four kinds of real text, each with its sentence. The texts stay out of the repository."""

import hashlib
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import gavah
from gavah.model import Claim, Report

SEED = 0
CLAIMS = 100
MUC_TEXT = re.compile(r"^(DEV-MUC3-\d{4})[^\n]*\n+", re.MULTILINE)


def run(
    data: Path, out: Path | None = None, *, family: str = "", sizes: str = str(CLAIMS), seed: int = SEED, half: int | None = None
) -> dict[str, object]:
    """Draw claims from each set under `data` (the shared data folder) and write the sheet to `out`.

    `family` names one set, `sizes` how many claims; another `seed` draws others. `half` keeps the texts of one half (0, 1) by their hash: rules may
    be written from one and judged on the other.
    """
    drawn = {}
    sheet = out.open("w", encoding="utf-8") if out else None
    for name, texts in sets(data, seed).items():
        if family and name != family:
            continue
        rows = list(draw([text for text in texts if half is None or half_of(text) == half], int(sizes), seed))
        drawn[name] = len(rows)
        for number, (report, claim) in enumerate(rows, 1):
            if sheet:
                sheet.write(json.dumps({"set": name, "number": number, **shown(report, claim)}, ensure_ascii=False, default=str) + "\n")
    return {"drawn": drawn, "seed": seed}


def sets(data: Path, seed: int) -> dict[str, list[str]]:
    """The four kinds of text, in an order fixed by the seed."""
    rows = [json.loads(line) for line in (data / "reports" / "reports_open.jsonl").read_text(encoding="utf-8").splitlines()]
    found = {
        "persian": [row["text"] for row in rows if row["lang"] == "fa" and len(row["text"]) >= 300],
        "wikinews": [row["text"] for row in rows if row["outlet"] == "Wikinews"],
        "notes": [row["text"] for row in rows if row["lang"] == "en" and row["outlet"] != "Wikinews"],
        "muc4": list(muc_texts(data / "claims" / "muc4" / "dev")),
    }
    for texts in found.values():
        random.Random(seed).shuffle(texts)
    return found


def half_of(text: str) -> int:
    """0 or 1, for good."""
    return hashlib.sha256(text.encode()).digest()[0] % 2


def muc_texts(folder: Path) -> Iterator[str]:
    """The stories of MUC-4 dev without their numbers."""
    for file in sorted(folder.glob("dev-muc3-*")):
        parts = MUC_TEXT.split(file.read_text(encoding="latin-1"))
        yield from (text.strip() for text in parts[2::2])


def draw(texts: list[str], wanted: int, seed: int) -> Iterator[tuple[Report, Claim]]:
    """One random claim a text, going round until `wanted` are drawn: no long text fills the sheet."""
    dice = random.Random(seed)
    pools: list[tuple[Report, list[Claim]]] = []
    left = wanted
    for text in texts:
        report = gavah.report(text)
        claims = gavah.read(report)
        if not claims:
            continue
        dice.shuffle(claims)
        yield report, claims.pop()
        left -= 1
        if not left:
            return
        pools.append((report, claims))
    for report, claims in pools:
        for claim in claims[:left]:
            left -= 1
            yield report, claim


def shown(report: Report, claim: Claim) -> dict[str, object]:
    """What a judge needs: the fields, the sentence, and the text around it."""
    at = claim.sentence
    return {
        "claim": claim.id,
        "kind": claim.kind,
        "type": claim.type,
        "standing": [claim.polarity, claim.modality],
        "quantity": claim.quantity and [claim.quantity.measure, claim.quantity.low, claim.quantity.high, claim.quantity.words, claim.quantity.rule],
        "when": claim.when and [claim.when.earliest, claim.when.latest, claim.when.words, claim.when.value, claim.when.rule],
        "where": [[where.name, where.level, where.words, where.rule] for where in claim.where],
        "issuers": claim.issuers,
        "sentence": at.words,
        "before": report.text[max(0, at.start - 500) : at.start],
        "opening": report.text[:200],
        "after": report.text[at.end : at.end + 200],
    }
