"""Linking as a whole: reports and claims → copies, witnesses, links, events."""

from collections.abc import Callable, Iterable
from itertools import chain

from gavah.linking.bodies import Bodies
from gavah.linking.copies import Repeat, find_repeats
from gavah.linking.decisions import decided_links, vouched_reports
from gavah.linking.events import build_events, link_profiles
from gavah.linking.facts import facts_by_report
from gavah.linking.parameters import Parameters, parameters
from gavah.linking.profile import build_profiles, tells_an_event
from gavah.linking.requotes import requotes
from gavah.linking.roots import Roots, Sources
from gavah.linking.signature import Signatures, name_index
from gavah.linking.translations import find_translations
from gavah.linking.witnesses import find_witnesses
from gavah.model import Claim, Decision, Linkage, Report, Source

Progress = Callable[[str, int, int], None]
"""Called with a stage ("reports", "copies", "witnesses", "events"), what is done and the total (0 = unknown)."""


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

    `reports` is consumed once and only signatures are kept. `decisions` are the heads: those no other decision has seen and overridden.
    The result depends on the sets given, never on their order; every judgement has reasons, and a person's overrides it.
    """
    given, tell = given or parameters(), progress or _silent
    sources, decisions = list(sources), list(decisions)
    by_id = {claim.id: claim for claim in claims}
    ordered = [by_id[key] for key in sorted(by_id)]
    signatures, passage_of = _read(reports, ordered, sources, tell)
    facts = facts_by_report(ordered)
    tell("copies", 0, len(signatures.by_id))
    repeats = find_repeats(signatures, facts, given)
    known = frozenset(r.copy for r in repeats if r.kind != "passage")
    proposed = find_translations(signatures.by_id, facts, known, given.translations)
    taken = [*repeats, *(r for r in proposed if r.likeness >= given.translations.strong)]

    tell("witnesses", 0, len(ordered))
    bodies = Bodies(ordered)
    known_sources = Sources(sources, bodies)
    vouched = vouched_reports(decisions, {c.id: c.report for c in ordered})
    witnesses = find_witnesses(ordered, Roots(ordered, signatures.by_id, taken, known_sources, bodies, vouched))
    witness_of = {claim: witness.id for witness in witnesses for claim in witness.claims}

    tell("events", 0, len(ordered))
    telling = {c.id: c for c in ordered if tells_an_event(c)}
    profiles = build_profiles(telling.values(), _whole_roots(taken), passage_of)
    copied = frozenset((min(r.original, r.copy), max(r.original, r.copy)) for r in taken)
    links = link_profiles(profiles, copied, decided_links(decisions, frozenset(telling)), given)
    events = build_events(telling, links, witness_of)
    copies = chain.from_iterable(r.as_copies() for r in [*repeats, *proposed])
    repeated = frozenset((r.original, r.copy) for r in taken)
    quoted = requotes(ordered, links, signatures.by_id, repeated, known_sources, bodies)
    tell("events", len(ordered), len(ordered))
    return Linkage(events=tuple(events), witnesses=tuple(witnesses), links=tuple(links), copies=tuple(sorted([*copies, *quoted], key=_copy_key)))


def _read(reports: Iterable[Report], claims: list[Claim], sources: list[Source], tell: Progress) -> tuple[Signatures, dict[str, int]]:
    """Signatures of all reports, and for each claim the start of the passage it stands in."""
    names = name_index((name, source.id) for source in sources for name in (source.name, source.name_fa))
    sentences: dict[str, list[Claim]] = {}
    for claim in claims:
        sentences.setdefault(claim.report, []).append(claim)
    signatures, passage_of = Signatures(), dict[str, int]()
    for done, report in enumerate(reports, 1):
        signatures.add(report, names)
        if report.passages:
            passage_of.update((c.id, report.passage_at(c.sentence.start).start) for c in sentences.get(report.id, ()))
        if not done % 500:
            tell("reports", done, 0)
    return signatures, passage_of


def _whole_roots(repeats: list[Repeat]) -> dict[str, str]:
    """Report → the report at the end of its whole copies."""
    above = {r.copy: r.original for r in repeats if r.kind != "passage"}
    roots = {}
    for report in above:
        root, seen = report, {report}
        while (up := above.get(root)) and up not in seen:
            root = up
            seen.add(up)
        roots[report] = root
    return roots


def _copy_key(copy: object) -> tuple[object, ...]:
    fields = ("copy", "original", "kind", "copy_passage", "original_passage")
    return tuple(getattr(copy, f) or () if f.endswith("passage") else getattr(copy, f) for f in fields)


def _silent(_stage: str, _done: int, _total: int) -> None:
    return None
