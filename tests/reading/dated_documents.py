"""What tests of whole documents' windows want, and what of it no claim says.

A type is given by its beginning ("" for any), days as first and last, None where no first day is told.
"""

from datetime import date

import gavah

Wanted = tuple[str, int, str | None, str]


def missing(lang: str, published: str, text: str, wanted: list[Wanted]) -> list[Wanted]:
    """What of `wanted` no claim of `text` says."""
    claims = gavah.read(gavah.report(text, lang=lang, published=date.fromisoformat(published)))
    found = [(c.type, c.quantity.low if c.quantity else 1, c.when and c.when.earliest, c.when and c.when.latest) for c in claims]
    said = [(type_, low, first.isoformat() if first else None, last.isoformat() if last else None) for type_, low, first, last in found]
    return [w for w in wanted if not any(s[0].startswith(w[0]) and s[1:] == w[1:] for s in said)]
