"""Translations English ↔ Persian that are seen by their facts alone: two reports tell the same ones in the same order."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from gavah.linking.parameters import TranslationParameters
from gavah.linking.signature import Signature
from gavah.linking.told import Told
from gavah.linking.translation_pairs import near_days

Key = tuple[str, int | None, int | None, int | None, tuple[str, ...]]
_BUCKET = 24


def translated_facts(
    signatures: Mapping[str, Signature], facts: Mapping[str, tuple[Told, ...]], skip: frozenset[str], limits: TranslationParameters
) -> Iterator[tuple[str, str, float]]:
    """(report, report, likeness) of those that may be text and translation by their facts. `skip`: reports known to repeat others."""
    least = min(limits.min_facts, limits.min_facts_cited)
    compared = ((report, _compared(found)) for report, found in facts.items() if report in signatures and report not in skip)
    told = {report: found for report, found in compared if len(found) >= least}
    for left, right in sorted(_pairs(told, signatures, limits)):
        likeness = _likeness(told[left], told[right], signatures[left], signatures[right], limits)
        if likeness >= limits.possible:
            yield left, right, round(likeness, 4)


def _compared(facts: Sequence[Told]) -> list[Key]:
    """What two languages are read alike in: numbers and statements, each once. A number told again with less beside it (in a heading, in a
    list) is left out: one language may have it and the other not."""
    numbered = [fact for fact in facts if fact.low is not None]
    again = {fact.id for fact in numbered if any(_says_less(fact, other) for other in numbered)}
    kept = (fact for fact in facts if fact.id not in again and (fact.low is not None or fact.kind == "statement"))
    return list(dict.fromkeys(map(_key, kept)))


def _says_less(fact: Told, other: Told) -> bool:
    """Does `other` say the same and its day or place nearer?"""
    if (fact.family, fact.kind, fact.measures, fact.low, fact.high) != (other.family, other.kind, other.measures, other.low, other.high):
        return False
    within = all(any(place.id in nearer.path for nearer in other.places) for place in fact.places)
    day = (other.first, other.last) == (fact.first, fact.last) or (fact.soft and not other.soft)
    less = (fact.soft, -sum(place.depth for place in fact.places)) > (other.soft, -sum(place.depth for place in other.places))
    return within and day and less


def _key(fact: Told) -> Key:
    return fact.family, fact.low, fact.first, fact.last, tuple(place.id for place in fact.places)


def _pairs(told: Mapping[str, list[Key]], signatures: Mapping[str, Signature], limits: TranslationParameters) -> Iterator[tuple[str, str]]:
    """Reports of different languages that share facts, a number among them, and were published within days of each other."""
    holders: dict[Key, list[str]] = defaultdict(list)
    for report in sorted(told):
        for key in told[report]:
            holders[key].append(report)
    shared: Counter[tuple[str, str]] = Counter()
    numbers: set[tuple[str, str]] = set()
    for key, reports in holders.items():
        if len(reports) <= _BUCKET:
            pairs = [(a, b) for at, a in enumerate(reports) for b in reports[at + 1 :] if _may_be(signatures[a], signatures[b], limits)]
            shared.update(pairs)
            if _is_number(key):
                numbers.update(pairs)
    return (pair for pair, count in shared.items() if count >= min(limits.min_facts, limits.min_facts_cited) and pair in numbers)


def _is_number(key: Key) -> bool:
    return key[1] is not None


def _may_be(left: Signature, right: Signature, limits: TranslationParameters) -> bool:
    return {left.language, right.language} == {"en", "fa"} and near_days(left, right, limits)


def _likeness(left: list[Key], right: list[Key], a: Signature, b: Signature, limits: TranslationParameters) -> float:
    """The share of numbered facts and of written numbers told in the same order; less where too few facts agree to tell.

    A statement that only one of the two was read to make speaks neither for nor against: what is said about an event is put in many ways.
    """
    common = _longest_common(left, right)
    counted = _longest_common([key for key in left if _is_number(key)], [key for key in right if _is_number(key)])
    written = _digits(a), _digits(b)
    share = counted / max(sum(map(_is_number, left)), sum(map(_is_number, right)))
    if min(map(len, written)) >= 3:
        share = (2 * share + _longest_common(*written) / max(map(len, written))) / 3
    cited = a.source == b.source or a.source in b.cites or b.source in a.cites
    enough = common >= limits.min_facts_cited if cited else common >= limits.min_facts and counted >= limits.min_facts_cited
    return share if enough else 0.75 * share


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
