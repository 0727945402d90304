"""How long linking takes, and how much memory, from 1,000 to 100,000 generated claims.

`python -m bench link-speed` prints one line a size, and by which power the seconds grow; `--draw FILE.svg` draws it. Claims are invented:
events over 31 provinces × 12 cities × 60 days and six types, each told by one to six reports of two or three sentences in English or Persian;
one report in five repeats another; one claim in ten names only the province, one in ten only the week. Each size runs in a fresh process;
seconds and the greatest resident set are of `link` alone and of the whole process, the claims themselves among it (`mb_before`). The result is
taken part by part, as a case stores it.
"""

import json
import random
import resource
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from multiprocessing import get_context
from pathlib import Path

from bench.growth import FIXED, growth, slope
from gavah.linking import linkages
from gavah.model import Claim, Quantity, Report, Source, Span, When, Where, make_claim
from gavah.pictures import Caption

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
START = date(2071, 8, 1)
DAYS, PROVINCES, CITIES, OUTLETS = 60, 31, 12, 40
TYPES = (
    ("arrest", "arrested", "people were arrested", "نفر بازداشت شدند"),
    ("protest.lethal", "dead", "protesters were shot dead", "معترض با شلیک کشته شدند"),
    ("execution.judicial", "executed", "prisoners were executed", "زندانی اعدام شدند"),
    ("sentence.prison", "sentenced", "people were sentenced to prison", "نفر به حبس محکوم شدند"),
    ("protest.demo", "participants", "people gathered in the street", "نفر در خیابان تجمع کردند"),
    ("attack.site", "sites", "buildings were set on fire", "ساختمان به آتش کشیده شد"),
)
PARTS = ("kar", "mel", "sor", "tan", "vel", "dor", "pil", "gam", "nor", "bes", "ida", "oma", "ure", "ani", "est")
WORDS = tuple(a + b + c for a in PARTS for b in PARTS for c in PARTS)


def generate(count: int, seed: int = 0) -> tuple[list[Report], list[Claim]]:
    """`count` claims and the reports that hold them, one a report, the same for the same seed."""
    chance = random.Random(seed)
    reports: list[Report] = []
    claims: list[Claim] = []
    while len(claims) < count:
        for report, claim in _event(chance, len(claims)):
            reports.append(report)
            claims.append(claim)
    return reports[:count], claims[:count]


def _event(chance: random.Random, first: int) -> Iterator[tuple[Report, Claim]]:
    province, city = chance.randrange(PROVINCES), chance.randrange(CITIES)
    day, kind = START + timedelta(days=chance.randrange(DAYS)), chance.choice(TYPES)
    number = max(1, int(chance.lognormvariate(1.2, 0.9)))
    told: list[str] = []
    for at in range(chance.choice((1, 1, 2, 2, 3, 6))):
        copied = told and chance.random() < 0.4
        text = chance.choice(told) if copied else _text(chance, number, kind, f"Shahr{province}x{city}")
        told.append(text)
        report = Report(
            id=f"r-{first + at:07d}",
            sha256="0" * 64,
            media_type="text/plain",
            source=f"outlet-{chance.randrange(OUTLETS)}",
            text=text,
            language="fa" if "شد" in text or "کرد" in text else "en",
            published=day + timedelta(days=1 + at % 2),
        )
        yield report, _claim(chance, report, province, city, day, kind[0], kind[1], number)


def _text(chance: random.Random, number: int, kind: tuple[str, str, str, str], city: str) -> str:
    rest = " ".join(chance.choice(WORDS) for _ in range(chance.randrange(15, 45)))
    if chance.random() < 0.5:
        return f"{number} {kind[2]} in {city}, {chance.choice(WORDS)} {chance.choice(WORDS)} said. {rest}."
    return f"{number} {kind[3]} در {city}، {chance.choice(WORDS)} {chance.choice(WORDS)} گفت. {rest}."


def _claim(chance: random.Random, report: Report, province: int, city: int, day: date, type_: str, measure: str, number: int) -> Claim:
    path = ("IR", f"p{province}", f"p{province}c{city}")
    place = Where(id=path[2], name=f"Shahr{province}x{city}", level="city", path=path)
    if chance.random() < 0.1:
        place = Where(id=path[1], name=f"Ostan{province}", level="province", path=path[:2])
    week = chance.random() < 0.1
    low = max(1, number + chance.choice((0, 0, 0, 0, -1, 1)))
    end = report.text.index(".")
    return make_claim(
        report=report.id,
        kind="event",
        type=type_,
        spans=(Span(report, 0, end, field="sentence"),),
        quantity=Quantity(measure=measure, low=low, high=low, words=str(low), rule="exact"),
        when=When(earliest=day - timedelta(days=3 if week else 0), latest=day + timedelta(days=3 if week else 0), rule="date"),
        said=report.published,
        where=(place,),
        issuers=(report.source,),
    )


def measure(count: int) -> dict[str, float]:
    """Link `count` generated claims: seconds, MB before and at most, and what came out."""
    reports, claims = generate(count)
    sources = [Source(id=f"outlet-{i}", name=f"Tamrin Outlet {i}") for i in range(OUTLETS)]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started, used = time.perf_counter(), time.process_time()
    found: Counter[str] = Counter()
    for part in linkages(iter(reports), claims, sources=sources):
        found.update({"events": len(part.events), "links": len(part.links), "copies": len(part.copies), "witnesses": len(part.witnesses)})
    seconds, used = time.perf_counter() - started, time.process_time() - used
    return {
        "claims": count,
        "seconds": round(seconds, 2),
        "cpu_seconds": round(used, 2),
        "cpu_microseconds_a_claim": round(1e6 * used / count),
        "mb_before": round(before),
        "mb_peak": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        **found,
    }


def run(data: Path | None, out: Path | None, *, sizes: str = ",".join(map(str, SIZES)), draw: Path | None = None) -> dict[str, object]:
    """Measure every one of `sizes` (claims) in a fresh process. `data`: a file that an earlier run wrote, whose sizes are kept and not measured
    again; `out` takes one JSON object a line; `draw` takes a picture of the growth (SVG)."""
    known = [json.loads(line) for line in data.read_text("utf-8").splitlines()] if data else []
    rows = {row["claims"]: row for row in known}
    for size in map(int, sizes.split(",")):
        if size not in rows:
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
                rows[size] = pool.submit(measure, size).result()
    ordered = [rows[size] for size in sorted(rows)]
    if out:
        out.write_text("".join(json.dumps(row) + "\n" for row in ordered), "utf-8")
    points = [(row["claims"], row["cpu_seconds"]) for row in ordered]
    if draw:
        caption = Caption(title="Linking: processor seconds by the number of claims", subtitle="Generated claims; both axes logarithmic")
        draw.write_text(growth(points, caption, what="claims"), "utf-8")
    return {"sizes": ordered, **({"grows with the power": round(slope(points), 2)} if sum(size >= FIXED for size, _ in points) > 1 else {})}


if __name__ == "__main__":
    for row in run(None, None)["sizes"]:  # type: ignore[attr-defined]
        print(json.dumps(row))
