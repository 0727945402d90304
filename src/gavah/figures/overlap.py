"""Which sources tell of the same events: capture patterns, as a picture or an estimate takes them."""

from collections import Counter

from gavah.figures.admission import Admitted
from gavah.figures.partitions import Partitions
from gavah.figures.regions import meets

Patterns = dict[tuple[bool, ...], int]


def capture_patterns(admitted: Admitted, most: int = 8) -> tuple[tuple[str, ...], Patterns]:
    """The sources that tell of most events of the question (`most` of them, by name where they tell of equally many), and how many events are
    told by exactly which of them. Events are those judged the same; events that only other sources tell of are in no pattern.
    """
    case = admitted.case
    here = {one.id for one in case.accounts if one.kind == "event" and not one.is_zero and meets(one.region, (case.scope,))}
    groups = Partitions(sorted(here), case.ties, case.distinct, case.names).strict
    tellers = [{claim.issuers[0] for name in group if (claim := admitted.claims[name]).issuers} for group in groups]
    told = Counter(source for sources in tellers for source in sources)
    names = tuple(sorted(told, key=lambda source: (-told[source], source))[:most])
    patterns = Counter(tuple(name in sources for name in names) for sources in tellers)
    return names, {pattern: count for pattern, count in sorted(patterns.items(), reverse=True) if any(pattern)}
