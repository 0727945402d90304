"""Translations English ↔ Persian, of whole reports and of parts: where sentence beside sentence says the same, or the same facts are told in the
same order."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from gavah.linking.copies import Region, Repeat, precedes
from gavah.linking.facts import Facts
from gavah.linking.parallel import Parallel
from gavah.linking.parameters import TranslationParameters
from gavah.linking.signature import Signature
from gavah.linking.translated_facts import translated_facts
from gavah.linking.translation_pairs import may_be_pairs
from gavah.linking.translation_text import Reader, chance_of_translation, tells_of_another_occasion


def find_translations(signatures: Mapping[str, Signature], facts: Facts, skip: frozenset[str], limits: TranslationParameters) -> list[Repeat]:
    """Proposed translations, at most one whole original each, or passages that do not overlap. `skip`: reports known to repeat others.

    From `limits.strong` on a proposal is taken for a translation; weaker ones are for a person to see.
    """
    languages = {one.language for id_, one in signatures.items() if id_ not in skip}
    if not {"en", "fa"} <= languages:
        return []
    found: dict[str, list[Repeat]] = defaultdict(list)
    for proposal in _proposed(signatures, facts, skip, limits):
        found[proposal.copy].append(proposal)
    return [repeat for copy in sorted(found) for repeat in _chosen(found[copy])]


def _proposed(signatures: Mapping[str, Signature], facts: Facts, skip: frozenset[str], limits: TranslationParameters) -> Iterator[Repeat]:
    """Every pair of reports that may be text and translation, by its wording or else by its facts."""
    reader = Reader(signatures, facts)
    for english, persian in may_be_pairs(signatures, skip, limits):
        run = reader.parallel(english, persian)
        if run and (likeness := chance_of_translation(run)) >= limits.possible and not tells_of_another_occasion(run):
            yield _repeat(signatures[english], signatures[persian], run, likeness, limits)
    for left, right, likeness in translated_facts(signatures, facts, skip, limits):
        english, persian = (left, right) if signatures[left].language == "en" else (right, left)
        run = reader.parallel(english, persian)
        if run is None or not tells_of_another_occasion(run):
            first, second = (left, right) if precedes(signatures[left], signatures[right]) else (right, left)
            yield Repeat(first, second, "translation", likeness)


def _repeat(english: Signature, persian: Signature, run: Parallel, likeness: float, limits: TranslationParameters) -> Repeat:
    """The report that comes first is the original. A run that is most of both is a whole translation."""
    regions: tuple[Region, Region] = (
        english.text.stored(run.pairs[0][0].first, run.pairs[-1][0].end),
        persian.text.stored(run.pairs[0][1].first, run.pairs[-1][1].end),
    )
    first, second = (english, persian) if precedes(english, persian) else (persian, english)
    runs = (regions if first is english else (regions[1], regions[0]),)
    whole = min(run.left_cover, run.right_cover) >= limits.whole
    return Repeat(first.id, second.id, "translation", round(likeness, 4), () if whole else runs)


def _chosen(found: list[Repeat]) -> list[Repeat]:
    """The likeliest whole original, else the likeliest passages that do not overlap."""
    best = sorted(found, key=lambda r: (-r.likeness, r.original))
    whole = [repeat for repeat in best if not repeat.runs]
    if whole:
        return whole[:1]
    taken: list[Repeat] = []
    for repeat in best:
        _, here = repeat.runs[0]
        if not any(min(here[1], other.runs[0][1][1]) > max(here[0], other.runs[0][1][0]) for other in taken):
            taken.append(repeat)
    return taken
