"""Translations English ↔ Persian, proposed where two reports tell the same facts in the same order."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from gavah.linking.copies import Repeat, precedes
from gavah.linking.parameters import TranslationParameters
from gavah.linking.signature import Signature
from gavah.linking.told import Told

Key = tuple[str, int | None, int | None, int | None, tuple[str, ...]]
_BUCKET = 24


def find_translations(
    signatures: Mapping[str, Signature], facts: Mapping[str, tuple[Told, ...]], skip: frozenset[str], limits: TranslationParameters
) -> list[Repeat]:
    """Proposed translations, at most one original each. `skip`: reports known to repeat others.

    From `limits.strong` on a proposal is taken for a translation; weaker ones are for a person to see.
    """
    least = min(limits.min_facts, limits.min_facts_cited)
    several = ((report, found) for report, found in facts.items() if len(found) >= least)
    told = {report: [_key(f) for f in found] for report, found in several if report in signatures and report not in skip}
    best: dict[str, Repeat] = {}
    for left, right in sorted(_pairs(told, signatures, limits)):
        likeness = _likeness(told[left], told[right], signatures[left], signatures[right], limits)
        if likeness >= limits.possible:
            first, second = (left, right) if precedes(signatures[left], signatures[right]) else (right, left)
            proposal = Repeat(first, second, "translation", round(likeness, 4))
            best[second] = min(best.get(second, proposal), proposal, key=lambda r: (-r.likeness, r.original))
    return [best[copy] for copy in sorted(best)]


def _key(fact: Told) -> Key:
    return fact.family, fact.low, fact.first, fact.last, tuple(place.id for place in fact.places)


def _pairs(told: Mapping[str, list[Key]], signatures: Mapping[str, Signature], limits: TranslationParameters) -> Iterator[tuple[str, str]]:
    """Reports of different languages that share facts and were published within days of each other."""
    holders: dict[Key, list[str]] = defaultdict(list)
    for report in sorted(told):
        for key in set(told[report]):
            holders[key].append(report)
    shared: Counter[tuple[str, str]] = Counter()
    for reports in holders.values():
        if len(reports) <= _BUCKET:
            shared.update((a, b) for at, a in enumerate(reports) for b in reports[at + 1 :] if _may_be(signatures[a], signatures[b], limits))
    return (pair for pair, count in shared.items() if count >= min(limits.min_facts, limits.min_facts_cited))


def _may_be(left: Signature, right: Signature, limits: TranslationParameters) -> bool:
    if {left.language, right.language} != {"en", "fa"}:
        return False
    return not (left.published and right.published) or abs((left.published - right.published).days) <= limits.day_slack


def _likeness(left: list[Key], right: list[Key], a: Signature, b: Signature, limits: TranslationParameters) -> float:
    """The share of facts and of written numbers told in the same order; halved where too few facts agree to tell."""
    common = _longest_common(left, right)
    numbers = _digits(a), _digits(b)
    share = common / max(len(left), len(right))
    if min(map(len, numbers)) >= 3:
        share = (2 * share + _longest_common(*numbers) / max(map(len, numbers))) / 3
    cited = a.source == b.source or a.source in b.cites or b.source in a.cites
    return share if common >= (limits.min_facts_cited if cited else limits.min_facts) else 0.75 * share


def _digits(signature: Signature) -> list[str]:
    return [value for _, value in signature.text.anchors if value.isdigit()][:200]


def _longest_common(left: Sequence[object], right: Sequence[object]) -> int:
    """Length of the longest common subsequence."""
    row = [0] * (len(right) + 1)
    for a in left:
        before = 0
        for j, b in enumerate(right, 1):
            before, row[j] = row[j], before + 1 if a == b else max(row[j], row[j - 1])
    return row[-1]
