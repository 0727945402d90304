"""Linking as a whole: reports and claims → copies, witnesses, links, events."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from gavah.linking.bodies import Bodies
from gavah.linking.cluster import same_groups
from gavah.linking.collector import collector_at_rest
from gavah.linking.copies import Repeat, find_repeats
from gavah.linking.decisions import decided_links, vouched_reports
from gavah.linking.events import build_events, linked_parts
from gavah.linking.facts import Facts, facts_by_report
from gavah.linking.parameters import Parameters, parameters
from gavah.linking.profile import build_profiles
from gavah.linking.repeats import Repeats
from gavah.linking.requotes import Requotes
from gavah.linking.roots import Roots, Sources
from gavah.linking.signature import Signatures, name_index
from gavah.linking.told import Slimmer, Told
from gavah.linking.translations import find_translations
from gavah.linking.witnesses import Witnesses
from gavah.model import Claim, Copy, Decision, Link, Linkage, Report, Source, Witness

Progress = Callable[[str, int, int], None]
"""Called with a stage ("reports", "copies", "witnesses", "events"), what is done and the total (0 = unknown)."""
_WITNESSES, _CLAIMS = 50, 1000  # in one part


def link(
    reports: Iterable[Report],
    claims: Iterable[Claim],
    *,
    sources: Iterable[Source] = (),
    decisions: Iterable[Decision] = (),
    progress: Progress | None = None,
    given: Parameters | None = None,
) -> Linkage:
    """Which reports copy which, whose word each claim rests on, and which claims tell of one event.

    `reports` and `claims` are consumed once; only signatures and slim records are kept. `decisions` are the heads: those no other decision
    has seen and overridden. The result depends on the sets given, never on their order; every judgement has reasons, and a person's
    overrides it.
    """
    parts = list(linkages(reports, claims, sources=sources, decisions=decisions, progress=progress, given=given))
    return Linkage(
        events=tuple(sorted(chain.from_iterable(p.events for p in parts), key=lambda e: e.id)),
        witnesses=tuple(sorted(chain.from_iterable(p.witnesses for p in parts), key=lambda w: w.id)),
        links=tuple(sorted(chain.from_iterable(p.links for p in parts), key=lambda k: (k.left, k.right))),
        copies=tuple(sorted(chain.from_iterable(p.copies for p in parts), key=_copy_key)),
    )


def linkages(
    reports: Iterable[Report],
    claims: Iterable[Claim],
    *,
    sources: Iterable[Source] = (),
    decisions: Iterable[Decision] = (),
    progress: Progress | None = None,
    given: Parameters | None = None,
) -> Iterator[Linkage]:
    """What `link` gives, in parts, for a case too large to hold at once: every event (with its links), witness, link and copy is in exactly
    one part, and the parts come in the same order for the same sets."""
    parts = _linkages(reports, claims, list(sources), list(decisions), progress or _silent, given or parameters())
    while True:
        with collector_at_rest():  # not while a part is with whoever asked for it
            part = next(parts, None)
        if part is None:
            return
        yield part


def _linkages(
    reports: Iterable[Report], claims: Iterable[Claim], sources: list[Source], decisions: list[Decision], tell: Progress, given: Parameters
) -> Iterator[Linkage]:
    slimmer = Slimmer()
    signatures = _read(reports, sources, tell)
    ordered = _slim(claims, signatures, slimmer)
    facts, by_id = facts_by_report(ordered), signatures.by_id
    tell("copies", 0, len(by_id))
    repeats, proposed = _repeats(signatures, facts, given)
    yield _part(copies=chain.from_iterable(r.as_copies() for r in (*repeats, *proposed)))
    taken = Repeats(chain(repeats, (r for r in proposed if r.likeness >= given.translations.strong)))
    del repeats, proposed

    tell("witnesses", 0, len(ordered))
    bodies = Bodies(slimmer.named)
    known_sources = Sources(sources, bodies)
    vouched = vouched_reports(decisions, _reports_of(decisions, ordered))
    witnesses = Witnesses(ordered, Roots(facts, by_id, taken, known_sources, bodies, vouched))
    yield from _witness_parts(witnesses)
    del facts

    tell("events", 0, len(ordered))
    telling = (claim for claim in ordered if claim.tells)
    decided = decided_links(decisions, frozenset(_reports_of(decisions, telling)))
    profiles = build_profiles((claim for claim in ordered if claim.tells), taken.root)
    group_of: dict[str, str] = {}
    done = 0
    for part in linked_parts(profiles, taken, decided, given):
        group_of.update((id_, group[0]) for group in same_groups(part.links) for id_ in group)
        yield Linkage(events=tuple(build_events(part, witnesses.of)), witnesses=(), links=tuple(part.links), copies=())
        done += len(part.claims)
        tell("events", done, len(ordered))
    yield _part(copies=Requotes(ordered, group_of, by_id, taken, known_sources, bodies).find())
    tell("events", len(ordered), len(ordered))


def _read(reports: Iterable[Report], sources: list[Source], tell: Progress) -> Signatures:
    """Signatures of all reports."""
    names = name_index((name, source.id) for source in sources for name in (source.name, source.name_fa))
    signatures = Signatures()
    for done, report in enumerate(reports, 1):
        signatures.add(report, names)
        if not done % 500:
            tell("reports", done, 0)
    return signatures


def _slim(claims: Iterable[Claim], signatures: Signatures, slimmer: Slimmer) -> list[Told]:
    """What is kept of the claims, in order of their ids, each once."""
    held: dict[str, Told] = {}
    for claim in claims:
        signature = signatures.by_id.get(claim.report)
        if signature:
            held[claim.id] = slimmer.slim(claim, signature.id, signature.passage_at(claim.sentence.start))
        else:
            held[claim.id] = slimmer.slim(claim, claim.report)
    return [held[key] for key in sorted(held)]


def _repeats(signatures: Signatures, facts: Facts, given: Parameters) -> tuple[list[Repeat], list[Repeat]]:
    """Repeats in one language, and translations proposed."""
    repeats = find_repeats(signatures, facts, given)
    known = frozenset(r.copy for r in repeats if r.is_whole)
    return repeats, find_translations(signatures.by_id, facts, known, given.translations)


def _reports_of(decisions: list[Decision], claims: Iterable[Told]) -> dict[str, str]:
    """Claim → report, for the claims that decisions are on."""
    wanted = {id_ for decision in decisions for id_ in (decision.on, decision.other)}
    return {claim.id: claim.report for claim in claims if claim.id in wanted} if wanted else {}


def _witness_parts(witnesses: Witnesses) -> Iterator[Linkage]:
    part: list[Witness] = []
    for witness in witnesses:
        part.append(witness)
        if sum(len(one.claims) for one in part) >= _CLAIMS or len(part) == _WITNESSES:
            yield _part(witnesses=part)
            part = []
    yield _part(witnesses=part)


def _part(*, witnesses: Iterable[Witness] = (), links: Iterable[Link] = (), copies: Iterable[Copy] = ()) -> Linkage:
    return Linkage(events=(), witnesses=tuple(witnesses), links=tuple(links), copies=tuple(copies))


def _copy_key(copy: Copy) -> tuple[object, ...]:
    return copy.copy, copy.original, copy.kind, copy.copy_passage or (), copy.original_passage or ()


def _silent(_stage: str, _done: int, _total: int) -> None:
    return None
