"""Which reports repeat which, as a whole or in passages; the original comes first by date, by who names whom, by id."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from gavah.linking.alignment import Alignment, Run, align
from gavah.linking.candidates import candidate_pairs
from gavah.linking.facts import Facts, inside, tell_of_another
from gavah.linking.parameters import CopyParameters, Parameters
from gavah.linking.shingles import mark_furniture, shingled, speaks_of_its_page
from gavah.linking.signature import Signature, Signatures, Text
from gavah.model import Copy
from gavah.model.event import CopyKind

Region = tuple[int, int]
_EDGE = 2  # words beside a run
_OWN = 1  # words of its own that make a filled slot
_INSIDE = 0.05  # difference of covers from which one text is held to be inside the other


@dataclass(frozen=True, slots=True)
class Repeat:
    """`copy` repeats `original` (report ids). `runs`: (range in the original, range in the copy), stored offsets; none = word for word."""

    original: str
    copy: str
    kind: CopyKind
    likeness: float
    runs: tuple[tuple[Region, Region], ...] = ()

    @property
    def is_whole(self) -> bool:
        """Is it of the whole report? Of passages lifted or translated it is not."""
        return self.kind != "passage" and (self.kind != "translation" or not self.runs)

    def as_copies(self) -> Iterator[Copy]:
        """The public form: one `Copy` for a whole report, one for each lifted passage."""
        if self.is_whole:
            yield Copy(original=self.original, copy=self.copy, kind=self.kind, likeness=self.likeness)
            return
        for there, here in self.runs:
            yield Copy(
                original=self.original,
                copy=self.copy,
                kind=self.kind,
                likeness=self.likeness,
                original_passage=there,
                copy_passage=here,
            )


def find_repeats(signatures: Signatures, facts: Facts, given: Parameters) -> list[Repeat]:
    """Every repeat, sorted by copy. At most one whole original for a report; passages of a report do not overlap."""
    heads, exact = _exact(signatures, facts, given.copies)
    near = _near(heads, _holders(heads, exact, signatures), facts, given)
    return sorted([*exact, *near], key=lambda r: (r.copy, r.original, r.runs))


def _exact(signatures: Signatures, facts: Facts, limits: CopyParameters) -> tuple[list[Signature], list[Repeat]]:
    """Reports with equal text: one head for each occurrence they tell of, and the others as its copies. Heads come oldest first."""
    groups: dict[bytes, list[Signature]] = defaultdict(list)
    for signature in signatures.sorted():
        groups[signature.key].append(signature)
    heads: list[Signature] = []
    repeats: list[Repeat] = []
    for group in groups.values():
        own: list[Signature] = []
        for report in sorted(group, key=_age):
            head = next((h for h in own if _same_occasion(h, report, facts, limits)), None)
            if head is None:
                own.append(report)
            else:
                repeats.append(Repeat(head.id, report.id, "forward" if report.forward_of else "exact", 1.0))
        heads.extend(own)
    return sorted(heads, key=_age), repeats


def _age(report: Signature) -> tuple[bool, str, bool, bool, str]:
    """Oldest first; without a date last; a forward after what it forwards, an update after what it updates."""
    day = report.published.isoformat() if report.published else "9999"
    return bool(report.forward_of), day, report.later, bool(report.cites), report.id


def _same_occasion(left: Signature, right: Signature, facts: Facts, limits: CopyParameters) -> bool:
    """Equal words: are they one text repeated, or a form filled in the same way on another day?"""
    words = len(left.text.words)
    if words < limits.min_words_exact:
        return bool(right.forward_of) and words > 0
    if words >= 2 * limits.template_words:
        return True
    return not tell_of_another(facts.get(left.id, ()), facts.get(right.id, ()), limits.day_slack)


def _holders(heads: list[Signature], exact: list[Repeat], signatures: Signatures) -> list[frozenset[str]]:
    """For each head the sources that published its text."""
    sources: dict[str, set[str]] = {head.id: {head.source} for head in heads}
    for repeat in exact:
        sources[repeat.original].add(signatures.by_id[repeat.copy].source)
    return [frozenset(sources[head.id]) for head in heads]


def _near(heads: list[Signature], sources: list[frozenset[str]], facts: Facts, given: Parameters) -> list[Repeat]:
    limits = given.copies
    texts = shingled([head.text.packed for head in heads], limits.shingle_words)
    mark_furniture(texts, sources, given.furniture)
    found: dict[int, list[tuple[int, Alignment]]] = defaultdict(list)
    for left, right in candidate_pairs([text.kept for text in texts], limits):
        alignment = align(texts[left], texts[right], limits)
        original, copy = (left, right) if precedes(heads[left], heads[right], alignment) else (right, left)
        seen = _telling(heads[original], heads[copy], alignment if original == left else alignment.turned(), facts, limits)
        if seen.runs:
            found[copy].append((original, seen))
    return [repeat for copy in sorted(found) for repeat in _choose(copy, found[copy], heads, limits)]


def precedes(left: Signature, right: Signature, found: Alignment | None = None) -> bool:
    """Is `left` the original of the two? By forwarding, by day, by which calls itself an update, by who names whom, by which is wholly
    inside the other, by id."""
    if bool(left.forward_of) != bool(right.forward_of):
        return not left.forward_of
    if left.published and right.published and left.published != right.published:
        return left.published < right.published
    if left.later != right.later:
        return right.later
    right_cites, left_cites = left.source in right.cites, right.source in left.cites
    if right_cites != left_cites:
        return right_cites
    if found and abs(found.left_cover - found.right_cover) > _INSIDE:
        return found.left_cover > found.right_cover
    return left.id < right.id


def _telling(left: Signature, right: Signature, found: Alignment, facts: Facts, limits: CopyParameters) -> Alignment:
    """The alignment without runs of furniture and runs that differ in a number, a day or a place."""
    runs = tuple(run for run in found.runs if not _tells_nothing(left, right, run, facts, limits))
    if len(runs) == len(found.runs):
        return found
    share = sum(r.shared for r in runs) / sum(r.shared for r in found.runs)
    return Alignment(found.jaccard * share, found.left_cover * share, found.right_cover * share, runs)


def _tells_nothing(left: Signature, right: Signature, run: Run, facts: Facts, limits: CopyParameters) -> bool:
    if speaks_of_its_page(right.text.words[run.right : run.right_end]):
        return True
    there, here = _values(left.text, run.left, run.left_end), _values(right.text, run.right, run.right_end)
    common, most = _common(there, here), max(len(there), len(here))
    substituted = len(there) > common and len(here) > common
    short = max(run.left_end - run.left, run.right_end - run.right) < limits.template_words
    if short and _edges_differ(left.text, right.text, run):
        return True
    if substituted and (short or common < limits.template_share * most):
        return True
    mine = inside(facts.get(left.id, ()), *left.text.stored(run.left, run.left_end))
    theirs = inside(facts.get(right.id, ()), *right.text.stored(run.right, run.right_end))
    if _may_be_form(left.text, right.text, run, limits) and not (mine and theirs):
        return True
    return tell_of_another(mine, theirs, limits.day_slack)


def _may_be_form(left: Text, right: Text, run: Run, limits: CopyParameters) -> bool:
    """Do two short texts both begin, or both end, with words of their own? Then a name or place may have been filled into a form, and only
    facts that agree show a copy."""
    short = max(len(left.words), len(right.words)) < limits.template_words
    heads = min(run.left, run.right)
    tails = min(len(left.words) - run.left_end, len(right.words) - run.right_end)
    return short and max(heads, tails) >= _OWN


def _edges_differ(left: Text, right: Text, run: Run) -> bool:
    """Does a run start just behind, or end just before, a number or day in whose place the other text has another?"""
    sides = (
        (_values(left, run.left - _EDGE, run.left), _values(right, run.right - _EDGE, run.right)),
        (_values(left, run.left_end, run.left_end + _EDGE), _values(right, run.right_end, run.right_end + _EDGE)),
    )
    return any(len(a) == len(b) and a != b for a, b in sides)


def _values(text: Text, start: int, end: int) -> list[str]:
    return sorted(value for at, value in text.anchors if start <= at < end)


def _common(left: list[str], right: list[str]) -> int:
    rest = list(right)
    for value in left:
        if value in rest:
            rest.remove(value)
    return len(right) - len(rest)


def _choose(copy: int, found: list[tuple[int, Alignment]], heads: list[Signature], limits: CopyParameters) -> list[Repeat]:
    """The best whole original if there is one; else the longest passages that do not overlap."""
    whole = [(max(a.jaccard, min(a.left_cover, a.right_cover)), original, a) for original, a in found if _is_whole(a, limits)]
    here = heads[copy]
    if whole:
        likeness, original, alignment = min(whole, key=lambda w: (-round(w[0], 2), w[1]))
        kind: CopyKind = "forward" if here.forward_of else "exact" if _is_exact(alignment) else "near"
        return [Repeat(heads[original].id, here.id, kind, round(likeness, 4), _ranges(heads[original], here, alignment.runs))]
    return _passages(copy, found, heads)


def _is_exact(found: Alignment) -> bool:
    """Nothing differs but page furniture."""
    return found.jaccard == 1.0 and min(found.left_cover, found.right_cover) == 1.0


def _is_whole(found: Alignment, limits: CopyParameters) -> bool:
    least, most = sorted((found.left_cover, found.right_cover))
    return found.jaccard >= limits.near_jaccard or (least >= limits.near_least and most >= limits.near_coverage)


def _passages(copy: int, found: list[tuple[int, Alignment]], heads: list[Signature]) -> list[Repeat]:
    longest_first = sorted(((run, original) for original, a in found for run in a.runs), key=lambda p: (-p[0].shared, p[1], p[0].right))
    taken: list[Run] = []
    by_original: dict[int, list[Run]] = defaultdict(list)
    for run, original in longest_first:
        if not any(min(run.right_end, t.right_end) > max(run.right, t.right) for t in taken):
            taken.append(run)
            by_original[original].append(run)
    return [_passage_repeat(heads[original], heads[copy], runs) for original, runs in sorted(by_original.items())]


def _passage_repeat(original: Signature, copy: Signature, runs: list[Run]) -> Repeat:
    words = sum(run.right_end - run.right for run in runs)
    shared = sum(run.shared for run in runs)
    return Repeat(original.id, copy.id, "passage", round(min(1.0, shared / max(1, words - 2 * len(runs))), 4), _ranges(original, copy, tuple(runs)))


def _ranges(original: Signature, copy: Signature, runs: tuple[Run, ...]) -> tuple[tuple[Region, Region], ...]:
    return tuple(
        (original.text.stored(r.left, r.left_end), copy.text.stored(r.right, r.right_end)) for r in sorted(runs, key=lambda r: (r.right, r.left))
    )
