"""Which reports may be text and translation: of different languages and near days, with two pivots in one sentence of both that are no mere
things. Near linear in the reports."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from gavah.linking.parameters import TranslationParameters
from gavah.linking.pivots import THING, kind
from gavah.linking.signature import Signature

Key = tuple[int, int]
_HOLDERS = 24
"""Reports of one language and few days that share a pair of pivots; one that more hold leads nowhere."""
_COMPARED = 8
"""Reports that one is compared with: those that share most."""


def may_be_pairs(signatures: Mapping[str, Signature], skip: frozenset[str], limits: TranslationParameters) -> Iterator[tuple[str, str]]:
    """(English report, Persian report), sorted; each with the few of the other language that share most. A report without a day may translate any."""
    texts = [one for id_, one in sorted(signatures.items()) if id_ not in skip]
    english = _holders([one for one in texts if one.language == "en"], None)
    known = frozenset(code for key in english for code in key)
    persian = _holders([one for one in texts if one.language == "fa"], known)
    shared: Counter[tuple[str, str]] = Counter()
    for key in english.keys() & persian.keys():
        for mine in english[key]:
            near = [theirs for theirs in persian[key] if near_days(signatures[mine], signatures[theirs], limits)]
            if len(near) <= _HOLDERS:
                shared.update((mine, theirs) for theirs in near)
    return iter(sorted(_likest(shared)))


def _holders(texts: Iterable[Signature], known: frozenset[int] | None) -> dict[Key, list[str]]:
    """Pair of pivots → the reports that have it in one sentence; only pairs of `known` pivots, if given."""
    found: dict[Key, list[str]] = defaultdict(list)
    for one in texts:
        keys = {pair for _, _, codes in one.text.pivots.sentences() for pair in combinations(_telling(codes, known), 2)}
        for key in keys:
            found[key].append(one.id)
    return found


def _telling(codes: Iterable[int], known: frozenset[int] | None) -> list[int]:
    """The numbers, days and names of a sentence, in order."""
    return sorted(code for code in codes if kind(code) != THING and (known is None or code in known))


def near_days(left: Signature, right: Signature, limits: TranslationParameters) -> bool:
    """Were they published within the slack? A report without a day is near every other."""
    return not (left.published and right.published) or abs((left.published - right.published).days) <= limits.day_slack


def _likest(shared: Counter[tuple[str, str]]) -> set[tuple[str, str]]:
    """For each report the pairs with those that it shares most with."""
    by_report: dict[str, list[tuple[int, tuple[str, str]]]] = defaultdict(list)
    for pair, count in shared.items():
        for report in pair:
            by_report[report].append((-count, pair))
    return {pair for found in by_report.values() for _, pair in sorted(found)[:_COMPARED]}
