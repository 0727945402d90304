"""From a claim to its root: through copies to the original, through the chain of issuers to the primary source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gavah.linking.bodies import Bodies, Body
from gavah.linking.copies import Region, Repeat
from gavah.linking.facts import Facts
from gavah.linking.repeats import Repeats
from gavah.linking.signature import Signature
from gavah.linking.told import CITY, Told
from gavah.model import Source, folded

PACKETS = "packets"


@dataclass(frozen=True, slots=True)
class Root:
    """An independent root: its key (equal keys are one witness), a name for people, and how the claim leads there."""

    key: str
    name: str
    path: str


class Sources:
    """The sources given, by id and by every way to name them; a source nobody described is known by its id alone."""

    def __init__(self, sources: Iterable[Source], bodies: Bodies) -> None:
        self._by_id = {source.id: source for source in sources}
        self._by_key: dict[str, str] = {}
        self._named: dict[str, str] = {}
        for source in sorted(self._by_id.values(), key=lambda s: s.id):
            for name in (source.id, source.name, source.name_fa):
                if name and (found := bodies.named(name)):
                    self._by_key.setdefault(f"{found.key}@{found.place}", source.id)
                if name:
                    self._by_key.setdefault("=" + folded(name), source.id)

    def named(self, words: str, found: Body | None) -> str:
        """The id of the source that `words` (or their body key) name; "" if none."""
        if words not in self._named:
            exact = self._by_key.get("=" + folded(words), "")
            self._named[words] = exact or (self._by_key.get(f"{found.key}@{found.place}", "") if found else "")
        return self._named[words]

    def name(self, id_: str) -> str:
        """What people call the source."""
        source = self._by_id.get(id_)
        return (source.name or source.name_fa or id_) if source else id_ or "a source without a name"

    def came_sealed(self, id_: str) -> bool:
        """Is the source a sender of sealed packets?"""
        source = self._by_id.get(id_)
        return source is not None and source.kind == "packet"

    def root(self, id_: str, report: str, vouched: bool) -> tuple[str, str]:
        """(key, name) of a source as a root: its family, itself, or for unsigned packets all of them together."""
        source = self._by_id.get(id_)
        if vouched:
            return f"report:{report}", f"{self.name(id_)} ({report})"
        if source and source.family:
            return f"family:{folded(source.family)}", source.family
        if source and source.kind == "packet":
            return PACKETS, "unsigned sealed packets"
        return f"source:{id_}" if id_ else f"report:{report}", self.name(id_)


class Roots:
    """Leads every claim to its root. Build once for all reports and claims; `root` is a pure look-up."""

    def __init__(
        self,
        claims: Facts,
        signatures: Mapping[str, Signature],
        repeats: Repeats,
        sources: Sources,
        bodies: Bodies,
        vouched: frozenset[str],
    ) -> None:
        self._signatures, self._sources, self._bodies, self._vouched = signatures, sources, bodies, vouched
        self._claims, self._repeats = claims, repeats

    def root(self, claim: Told) -> Root:
        """The root of `claim`."""
        if claim.report in self._vouched:
            return self._own(claim, claim.report, [])
        report, region, steps = self._original(claim)
        told = self._same_claim(claim, report, region) if report != claim.report else claim
        return self._own(told or claim, report, steps)

    def _original(self, claim: Told) -> tuple[str, Region | None, list[str]]:
        """The report that first held the claim's words, where in it, and the steps to it."""
        report, region, steps = claim.report, (claim.start, claim.end), list[str]()
        here: Region | None = region
        seen = {report}
        while (found := self._step(report, here)) and found[0].original not in seen:
            repeat, here = found
            steps.append(f"{self._label(report)} {_VERBS[repeat.kind]} {self._label(repeat.original)}")
            report = repeat.original
            seen.add(report)
        return report, here, steps

    def _step(self, report: str, region: Region | None) -> tuple[Repeat, Region | None] | None:
        for repeat in self._repeats.of(report):
            if not repeat.runs:
                return repeat, region if repeat.kind == "exact" else None
            for there, here in repeat.runs:
                if region and 2 * (min(here[1], region[1]) - max(here[0], region[0])) > region[1] - region[0]:
                    return repeat, there
        return None

    def _same_claim(self, claim: Told, report: str, region: Region | None) -> Told | None:
        """The claim of the original that says the same."""

        def alike(other: Told) -> bool:
            inside = region is None or (other.start < region[1] and other.end > region[0])
            return inside and (other.type, other.low, other.high) == (claim.type, claim.low, claim.high)

        return min((c for c in self._claims.get(report, ()) if alike(c)), key=lambda c: c.id, default=None)

    def _own(self, claim: Told, report: str, steps: list[str]) -> Root:
        """The root of a claim in the report that first held it: the last in its chain of issuers who can be told apart, else the outlet."""
        signature = self._signatures.get(report)
        outlet = signature.source if signature else claim.issuers[0] if claim.issuers else ""
        forwarded = signature.forward_of if signature else ""
        if self._sources.came_sealed(outlet) and report not in self._vouched:  # whom an unknown sender quotes is the sender's own word
            key, name = self._sources.root(outlet, report, False)
            return Root(key, name, _arrow(steps) or f"{self._label(report)} says so itself")
        if forwarded and report not in self._vouched:
            steps = [*steps, f"{self._label(report)} forwards {forwarded}"]
        for issuer in reversed(claim.issuers):
            if quoted := self._quoted(issuer, outlet, claim):
                key, name = quoted
                return Root(key, name, _arrow([*steps, f"{self._label(report)} quotes {issuer}"]))
        if forwarded:
            key, name = self._channel(forwarded)
        else:
            key, name = self._sources.root(outlet, report, report in self._vouched)
        return Root(key, name, _arrow(steps) or f"{self._label(report)} says so itself")

    def _quoted(self, issuer: str, outlet: str, claim: Told) -> tuple[str, str] | None:
        """(key, name) of a body quoted; None for the outlet itself and for nobody in particular."""
        found = self._bodies.named(issuer)
        known = self._sources.named(issuer, found)
        if known:
            return None if known == outlet else self._sources.root(known, claim.report, False)
        if found is None or folded(issuer) == folded(outlet):
            return None
        if found.of_event:
            return f"body:{found.key}@{claim.family}@{_city(claim)}@{claim.first}", issuer
        if found.office:
            return f"body:{found.key}@{found.place or (_province(claim) if found.of_province else _city(claim))}", issuer
        return f"body:{found.key}", issuer

    def _channel(self, words: str) -> tuple[str, str]:
        found = self._bodies.named(words)
        known = self._sources.named(words, found)
        return self._sources.root(known, "", False) if known else (f"body:{found.key if found else folded(words)}", words)

    def _label(self, report: str) -> str:
        signature = self._signatures.get(report)
        return f"{self._sources.name(signature.source)} ({report})" if signature else report


_VERBS = {"exact": "repeats", "near": "repeats with edits", "passage": "takes a passage from", "forward": "forwards", "translation": "translates"}


def _city(claim: Told) -> str:
    """The city the claim is about, the nearest larger place where it names none."""
    found = claim.places
    if not found:
        return claim.report
    return found[0].city if found[0].depth >= CITY and found[0].city else found[0].id


def _province(claim: Told) -> str:
    """The province the claim is about, the country where it names none."""
    found = claim.places
    return found[0].path[min(1, len(found[0].path) - 1)] if found else claim.report


def _arrow(steps: list[str]) -> str:
    return " → ".join(steps)
