"""A report and the answers about its pieces → claims. No connection here: a second reading of kept answers asks nobody."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from gavah.gazetteer import Gazetteer
from gavah.model import Attribution, Claim, ReaderVersion, Report, Source
from gavah.readers.llm.answers import entries
from gavah.readers.llm.client import Answer, Client, PieceRefused
from gavah.readers.llm.framing import Grounded, Rejected, frame, grounded
from gavah.readers.llm.pieces import pieces
from gavah.readers.llm.prompt import request, version
from gavah.readers.llm.speakers import speaks
from gavah.reading.claims import claim
from gavah.reading.document import settle
from gavah.reading.frames.frame import FrameHit, Range
from gavah.reading.reader import VERSION as RULES
from gavah.reading.reader import rule_frames
from gavah.reading.scan import Scanned, scans
from gavah.reading.told import Told

NAME = "gavah-llm"
_OWN = "0.2"


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What the answers about a report came to: claims; entries rejected, by reason; fields left open, by field; entries seen."""

    claims: list[Claim]
    entries: int = 0
    rejected: dict[str, int] = {}
    unread: dict[str, int] = {}


def version_of(model: str) -> ReaderVersion:
    """The reader's version: its own, the prompt's digest, the rules' (whose scanners give every value) and the model as it was asked for."""
    return ReaderVersion(NAME, f"{_OWN}+prompt-{version()}+{RULES.name}-{RULES.version}+{model}")


class ModelReader:
    """The protocol `Reader` over a model: asks for each piece, one after the other. A whole case is read by `gavah.pipeline`."""

    def __init__(self, client: Client, model: str, gazetteer: Gazetteer | None = None) -> None:
        self._client, self._model, self._gazetteer = client, model, gazetteer
        self.version = version_of(model)

    def read(self, report: Report, *, source: Source | None = None) -> Sequence[Claim]:
        """The claims of `report`. Raises `InputError` where the model does not answer; a private report is asked about on this machine only."""
        from gavah.readers.llm.sending import may_be_sent

        if not may_be_sent(report, source, self._client.to, self._model):
            return []
        answers = [self._answer(report, piece) for piece in pieces(report)]
        return claims_of(report, answers, model=self._model, source=source, gazetteer=self._gazetteer).claims

    def _answer(self, report: Report, piece: Range) -> Answer:
        try:
            return self._client.ask(request(report, piece, self._model))
        except PieceRefused:
            return Answer(content='{"claims":[]}')


def claims_of(
    report: Report, answers: Sequence[Answer | None], *, model: str, source: Source | None = None, gazetteer: Gazetteer | None = None
) -> Outcome:
    """The claims that `answers` (one for each of the report's pieces, None = not answered) hold and the report bears out."""
    rejected: Counter[str] = Counter()
    unread: Counter[str] = Counter()
    seen, found = _grounded(report, answers, rejected)
    claims: dict[str, Claim] = {}
    issuer = source.id if source is not None else report.source
    at = [offset for one in found for offset in (one.event[0], (one.quantity or one.event)[0])]
    for scanned in scans(report, gazetteer=gazetteer, at=at):
        hits = _frames(scanned, found, rejected, unread)
        heard = _with_sources(scanned, found, unread)
        for told in settle(scanned, hits):
            _told_elsewhere(told)
            made = claim(report, heard, told, issuer=issuer, reader=version_of(model))
            claims.setdefault(made.id, made)
    ordered = sorted(claims.values(), key=lambda c: (c.spans[1].start, c.spans[1].end, c.id))
    return Outcome(claims=ordered, entries=seen, rejected=dict(rejected), unread={field: n for field, n in unread.items() if n})


def _grounded(report: Report, answers: Sequence[Answer | None], rejected: Counter[str]) -> tuple[int, list[Grounded]]:
    """How many entries there are, and those that stand in the report."""
    found: dict[tuple[object, ...], Grounded] = {}
    seen = 0
    for piece, answer in zip(pieces(report), answers, strict=True):
        if answer is None:
            continue
        if answer.finish == "length":
            rejected["answer was cut off"] += 1
            continue
        for said in entries(answer.content, rejected):
            seen += 1
            try:
                one = grounded(report, piece, said)
            except Rejected as why:
                rejected[str(why)] += 1
                continue
            if found.setdefault((one.event, one.quantity, one.where), one).said.type != said.type:
                rejected["same words under another type"] += 1
    return seen, sorted(found.values(), key=lambda one: one.event)


def _frames(scanned: Scanned, found: list[Grounded], rejected: Counter[str], unread: Counter[str]) -> list[FrameHit]:
    mine = [one for one in found if any(s.start <= one.event[0] < s.end for s in scanned.selected)]
    rules = rule_frames(scanned) if mine else []
    hits = []
    for one in mine:
        try:
            hits.append(frame(scanned, one, rules, unread))
        except Rejected as why:
            rejected[str(why)] += 1
    return hits


def _with_sources(scanned: Scanned, found: list[Grounded], unread: Counter[str]) -> Scanned:
    """The scan with the speakers that only the model saw, each in the sentence it speaks in; those that do not stand as speakers are left out."""
    held = scanned.scan.attributions
    named = [
        one
        for one in found
        if one.source is not None
        and any(s.start <= one.event[0] < s.end for s in scanned.selected)
        and not any(start <= one.event[0] < end for a in held for start, end in a.content)
    ]
    spoken = [one for one in named if speaks(scanned.scan.text, one, scanned.scan.language)]
    unread["source"] += len(named) - len(spoken)
    more = tuple(Attribution(source=(one.source,), cue=(), content=(one.sentence,)) for one in spoken if one.source is not None)
    return msgspec.structs.replace(scanned, scan=msgspec.structs.replace(scanned.scan, attributions=(*held, *more)))


def _told_elsewhere(told: Told) -> None:
    """A day or place that the model took from another sentence says so, and is worth less."""
    start, end = told.hit.sentence
    if told.times and not told.when_rule and not any(start <= t.start < end for t in told.times):
        told.when_rule = "inherited:passage"
    if told.places and not told.where_rule and not any(start <= p.start < end for p in told.places):
        told.where_rule = "inherited:passage"
