"""Locations in the task's own form: its documentation lists each place with its country and kind (`TASKDOC`, given to all who took part)."""

import re
from collections import Counter
from pathlib import Path

from bench.incidents import Story
from bench.muc4.nationalities import COUNTRIES

_LINE = re.compile(r"^([A-Z][A-Z .]+): ([^*?(]+) ?\(([A-Z /]+)\??\)")
NINE = ("EL SALVADOR", "GUATEMALA", "HONDURAS", "ARGENTINA", "BOLIVIA", "CHILE", "COLOMBIA", "ECUADOR", "PERU")
_WIDE = ("DEPARTMENT", "PROVINCE", "REGION", "STATE")


class Places:
    """Names → (country, name, kind); empty where the documentation is not beside the data."""

    def __init__(self, folder: Path) -> None:
        self.known: dict[str, list[tuple[str, str, str]]] = {}
        path = folder / "TASKDOC" / "templ-doc-more" / "containing-areas-part1.v5"
        for line in path.read_text("latin-1").splitlines() if path.exists() else []:
            match = _LINE.match(line)
            if match and len(match[2].strip()) > 3 and ":" not in match[2]:
                name = match[2].strip()
                self.known.setdefault(name.lower(), []).append((match[1].strip(), name, match[3].strip()))
        longest = sorted(self.known, key=len, reverse=True)
        self._pattern = (
            re.compile(r"\b(" + "|".join(map(re.escape, longest)) + r")\b( (?:department|province|region|municipality))?") if longest else None
        )

    def fill(self, story: Story, pieces: list[str]) -> str:
        """The location of an incident told in `pieces` (its sentences, nearest first); a country at least."""
        country = self._country(story, pieces)
        for piece in pieces:
            found = [p for p in self._named(piece) if p[0] == country]
            if found:
                wide = next((p for p in found if p[2] in _WIDE), None)
                close = next((p for p in found if p[2] not in _WIDE), None)
                chain = [p for p in (wide, close) if p]
                return ": ".join([country, *(f"{name} ({kind})" for _, name, kind in chain)])
        return country

    def _named(self, text: str) -> list[tuple[str, str, str]]:
        out: list[tuple[str, str, str]] = []
        for match in self._pattern.finditer(text) if self._pattern else ():
            kinds = self.known[match[1]]
            said = (match[2] or "").strip().upper()
            narrowed = [k for k in kinds if k[2] == said] or [k for k in kinds if k[2] in {"CITY", "TOWN"}] or kinds
            out += narrowed
        return out

    def _country(self, story: Story, pieces: list[str]) -> str:
        votes: Counter[str] = Counter()
        for weight, text in ((4, pieces[0] if pieces else ""), (2, " ".join(pieces)), (1, story.text)):
            votes.update(dict.fromkeys((c for c in NINE if c.lower() in text), weight))
            votes.update({c: weight for a, c in COUNTRIES.items() if c in NINE and re.search(rf"\b{a.lower()}\b", text)})
            votes.update(dict.fromkeys((c for c, _, _ in self._named(text) if c in NINE), weight))
        return votes.most_common(1)[0][0] if votes else "EL SALVADOR"
