"""Re-quotes: a report that names another source for a claim which that source's own report in the case tells too."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from gavah.linking.bodies import Bodies
from gavah.linking.repeats import Repeats
from gavah.linking.roots import Sources
from gavah.linking.signature import Signature
from gavah.linking.told import Told
from gavah.model import Copy

Key = tuple[object, ...]
Wanted = dict[tuple[str, Key], list[Told]]


class Requotes:
    """Finds them among all claims, once `group_of` (claim id → the least id that *same* links join it with) is known."""

    def __init__(
        self,
        claims: Sequence[Told],
        group_of: Mapping[str, str],
        signatures: Mapping[str, Signature],
        repeats: Repeats,
        sources: Sources,
        bodies: Bodies,
    ) -> None:
        self._claims = [claim for claim in claims if claim.report in signatures]
        self._group_of, self._signatures, self._repeats = group_of, signatures, repeats
        self._sources, self._bodies = sources, bodies

    def find(self) -> list[Copy]:
        """One `Copy` of kind "requote" from each report that quotes a source to the earliest report of that source that tells the same: the
        same event, or the same number of the same type over the same days. Reports known to repeat one another are left out."""
        told = self._told()
        found = {
            (first, claim.report)
            for claim in self._claims
            for source in self._named(claim)
            for first in self._first(claim, source, told) - {claim.report}
        }
        known = {(original, copy) for original, copy in found if any(r.original == original for r in self._repeats.of(copy))}
        return [Copy(original=original, copy=copy, kind="requote", likeness=1.0) for original, copy in sorted(found - known)]

    def _told(self) -> Wanted:
        """What the sources quoted tell themselves, as far as somebody quotes them for it."""
        told: Wanted = {(source, key): [] for claim in self._claims for source in self._named(claim) for key in self._keys(claim)}
        for claim in self._claims if told else ():
            for key in self._keys(claim):
                if (held := told.get((self._signatures[claim.report].source, key))) is not None:
                    held.append(claim)
        return told

    def _named(self, claim: Told) -> set[str]:
        """The sources quoted in the chain of issuers, without the outlet itself."""
        outlet = self._signatures[claim.report].source
        return {self._sources.named(words, self._bodies.named(words)) for words in claim.issuers} - {"", outlet}

    def _keys(self, claim: Told) -> Iterator[Key]:
        """What another claim may share with `claim` to tell the same."""
        if claim.id in self._group_of:
            yield ("event", self._group_of[claim.id])
        if claim.low is not None and claim.kind == "total":
            yield ("total", claim.family, claim.measures, claim.low, claim.high)

    def _first(self, claim: Told, source: str, told: Wanted) -> set[str]:
        """The reports of `source`, of the earliest day and not after `claim`, that tell the same."""
        here = self._day(claim)
        by_day: dict[str, set[str]] = defaultdict(set)
        for key in self._keys(claim):
            for other in told.get((source, key), ()):
                if self._day(other) <= here and _windows_meet(other, claim):
                    by_day[self._day(other)].add(other.report)
        return by_day[min(by_day)] if by_day else set()

    def _day(self, claim: Told) -> str:
        published = self._signatures[claim.report].published
        return published.isoformat() if published else "9999"


def _windows_meet(left: Told, right: Told) -> bool:
    firsts, lasts = (left.first, right.first), (left.last, right.last)
    return not any(first is not None and last is not None and first > last for first in firsts for last in lasts)
