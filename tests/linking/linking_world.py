"""A small invented world for the tests of linking: places, reports and claims built in a line. Nothing in it happened."""

from datetime import date

from gavah.model import Claim, Quantity, Report, Source, When, Where, make_claim
from gavah.model.report import Span

COUNTRY = "IR"
_PLACES = {
    # key: (level, name, path)
    "iran": ("country", "Iran", (COUNTRY,)),
    "east-azerbaijan": ("province", "East Azerbaijan", (COUNTRY, "p-ea")),
    "razavi": ("province", "Razavi Khorasan", (COUNTRY, "p-rk")),
    "kurdistan": ("province", "Kurdistan", (COUNTRY, "p-ku")),
    "marand": ("city", "Marand", (COUNTRY, "p-ea", "n-marand", "gn-124862")),
    "tabriz": ("city", "Tabriz", (COUNTRY, "p-ea", "n-tabriz", "c-tabriz")),
    "mashhad": ("city", "Mashhad", (COUNTRY, "p-rk", "n-mashhad", "c-mashhad")),
    "sanandaj": ("city", "Sanandaj", (COUNTRY, "p-ku", "n-sanandaj", "c-sanandaj")),
    "saqqez": ("city", "Saqqez", (COUNTRY, "p-ku", "n-saqqez", "c-saqqez")),
    "prison-3": ("site", "Exercise Prison 3", (COUNTRY, "p-rk", "n-mashhad", "c-mashhad", "s-3")),
    "prison-4": ("site", "Exercise Prison 4", (COUNTRY, "p-rk", "n-mashhad", "c-mashhad", "s-4")),
}


def where(key: str, *, words: str = "", confidence: float = 1.0) -> Where:
    level, name, path = _PLACES[key]
    return Where(id=path[-1], name=name, level=level, path=path, words=words, confidence=confidence)


def when(first: str | None, last: str | None = None, *, rule: str = "date") -> When:
    end = last if last is not None else first
    return When(earliest=date.fromisoformat(first) if first else None, latest=date.fromisoformat(end) if end else None, rule=rule)


def report(id_: str, text: str, *, source: str = "wire", lang: str = "en", published: str | None = "2071-10-05", **more) -> Report:
    day = date.fromisoformat(published) if published else None
    return Report(id=id_, sha256="0" * 64, media_type="text/plain", source=source, text=text, language=lang, published=day, **more)


def claim(
    within: Report,
    type_: str = "execution.judicial",
    n: int | tuple[int, int | None] | None = 2,
    measure: str = "executed",
    day: str | When | None = "2071-10-03",
    place: str | tuple[str, ...] | None = "prison-3",
    *,
    words: str = "",
    kind: str = "event",
    **more,
) -> Claim:
    text = words or within.text
    at = within.text.index(text)
    low, high = (n, n) if isinstance(n, int) else n or (0, 0)
    keys = (place,) if isinstance(place, str) else place or ()
    return make_claim(
        report=within.id,
        kind=kind,
        type=type_,
        spans=(Span(within, at, at + len(text), field="sentence"),),
        quantity=None if n is None else Quantity(measure=measure, low=low, high=high, words=str(n), rule="exact"),
        when=when(day) if isinstance(day, str) else day,
        said=within.published,
        where=tuple(where(key) for key in keys),
        issuers=more.pop("issuers", (within.source,)),
        **more,
    )


SOURCES = [
    Source(id="wire", name="Tamrin Wire", name_fa="خبرگزاری تمرین", lang="en"),
    Source(id="radio", name="Radio Tamrin", name_fa="رادیو تمرین", lang="fa"),
    Source(id="network", name="Tamrin Human Rights Network", name_fa="شبکه حقوق بشر تمرین", lang="fa"),
    Source(id="daily", name="Tamrin Daily", family="Tamrin House"),
    Source(id="weekly", name="Tamrin Weekly", family="Tamrin House"),
    Source(id="packet-1", name="Packet 1", kind="packet"),
    Source(id="packet-2", name="Packet 2", kind="packet"),
    Source(id="packet-3", name="Packet 3", kind="packet", family="hand 7f"),
]
