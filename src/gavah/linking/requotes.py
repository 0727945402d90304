"""Re-quotes: a report that names another source for a claim which that source's own report in the case tells too."""

from collections.abc import Iterable, Iterator, Mapping

from gavah.linking.bodies import Bodies
from gavah.linking.roots import Sources
from gavah.linking.signature import Signature
from gavah.model import Claim, Copy, Event


def requotes(
    events: Iterable[Event], claims: Mapping[str, Claim], signatures: Mapping[str, Signature], sources: Sources, bodies: Bodies
) -> list[Copy]:
    """One `Copy` of kind "requote" for each pair of reports, from the judgements *same*; likeness = the greatest score."""
    best: dict[tuple[str, str], float] = {}
    for event in events:
        for link in event.links:
            if link.verdict == "same":
                left, right = claims[link.left], claims[link.right]
                for pair in _quoting(left, right, signatures, sources, bodies):
                    best[pair] = max(best.get(pair, 0.0), link.score)
    return [Copy(original=original, copy=copy, kind="requote", likeness=likeness) for (original, copy), likeness in sorted(best.items())]


def _quoting(left: Claim, right: Claim, signatures: Mapping[str, Signature], sources: Sources, bodies: Bodies) -> Iterator[tuple[str, str]]:
    for quoting, quoted in ((left, right), (right, left)):
        here, there = signatures.get(quoting.report), signatures.get(quoted.report)
        if here and there and here.source != there.source:
            named = {sources.named(words, bodies.named(words)) for words in quoting.issuers}
            if there.source in named:
                yield quoted.report, quoting.report
