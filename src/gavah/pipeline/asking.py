"""Reports that wait → a model's answers → claims: asked by a few threads, kept as they come, borne out by the words in limited workers."""

import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from types import TracebackType

import msgspec

from gavah.casefile import Case, answers
from gavah.casefile import Problem as KeptProblem
from gavah.ingest import Item, run_limited
from gavah.model import Claim, Report, Source
from gavah.pipeline.adding import WORKERS
from gavah.pipeline.places import extra_files
from gavah.pipeline.reading import ReadDone, Shelf, places_of, read_by_rules, reader_name, sources_in, waiting_for
from gavah.readers.llm.address import Address
from gavah.readers.llm.client import Answer, Client, PieceRefused
from gavah.readers.llm.pieces import pieces
from gavah.readers.llm.prompt import asked, request
from gavah.readers.llm.reader import Outcome, claims_of, version_of
from gavah.readers.llm.sending import may_be_sent
from gavah.reading.reader import VERSION as RULES

_AHEAD = 3
"""Requests that wait for each thread, so that none is idle."""
STORED = "application/x-gavah-answered"


class Model(msgspec.Struct, frozen=True, kw_only=True):
    """The model that is asked. `timeout` in seconds for one answer; `concurrency` requests at a time. The key is never kept."""

    to: Address
    name: str
    key: str = ""
    concurrency: int = 4
    timeout: float = 300.0


class Cost(msgspec.Struct, kw_only=True):
    """What a reading by a model cost and what its answers were worth. Tokens as the server counts them; `seconds` by the clock on the wall.

    `requests` were sent (`retries` of them again), `answered` came back, `kept` were there from before; `refused` pieces the server would
    not take. `private` reports were not sent.
    """

    requests: int = 0
    retries: int = 0
    answered: int = 0
    kept: int = 0
    refused: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    seconds: float = 0.0
    entries: int = 0
    rejected: Counter[str] = msgspec.field(default_factory=Counter)
    unread: Counter[str] = msgspec.field(default_factory=Counter)
    private: int = 0

    def add(self, outcome: Outcome) -> None:
        """One report's worth."""
        self.entries += outcome.entries
        self.rejected.update(outcome.rejected)
        self.unread.update(outcome.unread)


class _Answered(msgspec.Struct, frozen=True):
    """A report and the answers about its pieces, on their way to a worker."""

    report: Report
    answers: list[Answer | None]


def waiting(case: Case, model: Model) -> tuple[list[str], list[str]]:
    """The reports that this model has not read: those that will be sent, and those that may not be."""
    sources = {source.id: source for source in case.sources}
    sent: list[str] = []
    held_back: list[str] = []
    for name in waiting_for(case, reader_name(case, version_of(model.name))):
        report = case.report(name)
        if report is not None:
            (sent if may_be_sent(report, sources.get(report.source), model.to, model.name) else held_back).append(name)
    return sent, held_back


def read_with_model(case: Case, model: Model, *, progress: Callable[[int, int], None] | None = None) -> tuple[ReadDone, Cost]:
    """Read every report that this model has not read. Private reports are read by the rules instead where the model is not on this machine.

    Raises `InputError` where the model does not answer: what it answered so far is kept, and the same call goes on from there.
    """
    with case.alone():
        sent, held_back = waiting(case, model)
        done, cost = _read(case, model, sent, held_back, progress)
        unread_by_rules = set(waiting_for(case, reader_name(case, RULES)))
        never_read = [name for name in held_back if name in unread_by_rules]
        if never_read:
            rest = read_by_rules(case, never_read, None)
            done = ReadDone(done.reports + rest.reports, done.claims + rest.claims, done.problems + rest.problems)
        return done, cost


def _read(case: Case, model: Model, sent: list[str], held_back: list[str], progress: Callable[[int, int], None] | None) -> tuple[ReadDone, Cost]:
    cost = Cost(private=len(held_back))
    began = time.monotonic()

    def claims_in(outcome: bytes) -> list[Claim]:
        found = msgspec.json.decode(outcome, type=Outcome)
        cost.add(found)
        return found.claims

    files = tuple(map(str, extra_files(case)))
    name = reader_name(case, version_of(model.name))
    shelf = Shelf(case, name, lambda count: progress(count, len(sent)) if progress else None, claims_in, report_in=_report_in)
    work = partial(_read_one, model=model.name, files=files, sources=msgspec.json.encode(list(case.sources)))
    try:
        with _Asker(case, model, shelf.run, cost) as asker:
            for result in run_limited(asker.answered(sent), work, workers=WORKERS, preload=partial(places_of, files)):
                shelf.take(result)
    finally:
        cost.seconds = round(time.monotonic() - began, 1)
        done = shelf.close({"address": str(model.to), "model": model.name, "cost": msgspec.to_builtins(cost)})
    return done, cost


class _Asker:
    """Asks about report after report, a few requests at a time; answers come out in the order of the reports. Only this thread writes."""

    def __init__(self, case: Case, model: Model, run: int, cost: Cost) -> None:
        self.case, self.model, self.run, self.cost = case, model, run, cost
        self.client = Client(model.to, key=model.key, timeout=model.timeout)
        self.pool = ThreadPoolExecutor(model.concurrency, thread_name_prefix="gavah-ask")

    def __enter__(self) -> "_Asker":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.client.halt()
        self.pool.shutdown(cancel_futures=True)
        self.cost.requests, self.cost.retries = self.client.requests, self.client.retries

    def answered(self, names: list[str]) -> Iterator[Item]:
        """The reports with their answers, as items for the workers."""
        ahead: deque[_Asked] = deque()
        for report in filter(None, map(self.case.report, names)):
            ahead.append(self._asked(report))
            while ahead and sum(one.open for one in ahead) > _AHEAD * self.model.concurrency:
                yield self._item(ahead.popleft())
        while ahead:
            yield self._item(ahead.popleft())

    def _asked(self, report: Report) -> "_Asked":
        """`report` with what is kept of it, and with requests on their way for the rest."""
        held = answers.kept(self.case.db, report.id)
        bodies = [request(report, piece, self.model.name) for piece in pieces(report)]
        keys = [asked(body) for body in bodies]
        kept = {key: msgspec.json.decode(held[key], type=Answer) for key in keys if key in held}
        self.cost.kept += len(kept)
        fresh = {key: body for key, body in zip(keys, bodies, strict=True) if key not in kept}
        return _Asked(report, keys, kept, {key: self.pool.submit(self.client.ask, body) for key, body in fresh.items()})

    def _item(self, one: "_Asked") -> Item:
        """Waits for the report's answers and keeps them."""
        fresh: dict[str, Answer] = {}
        try:
            for key, coming in one.coming.items():
                try:
                    fresh[key] = coming.result()
                except PieceRefused as error:
                    self._refused(one.report, str(error))
        finally:
            self._keep(one.report, fresh)
        said = one.kept | fresh
        data = msgspec.json.encode(_Answered(one.report, [said.get(key) for key in one.keys]))
        return Item(sha256=one.report.sha256, size=len(data), media_type=STORED, file=one.report.found, found=one.report.found, data=data)

    def _keep(self, report: Report, fresh: dict[str, Answer]) -> None:
        answers.keep(self.case.db, report.id, [(key, msgspec.json.encode(answer)) for key, answer in fresh.items()], self.run)
        self.cost.answered += len(fresh)
        self.cost.prompt_tokens += sum(answer.usage.prompt_tokens for answer in fresh.values())
        self.cost.completion_tokens += sum(answer.usage.completion_tokens for answer in fresh.values())

    def _refused(self, report: Report, why: str) -> None:
        self.cost.refused += 1
        remedy = "look whether the model's window is large enough, then read again with another --model name or by the rules"
        self.case.note_problems([KeptProblem(file=f"{report.found} ({report.id})", reason=f"a part was refused by the model: {why}", remedy=remedy)])


class _Asked:
    """A report while its answers are on their way. `keys`: what is asked, in the order of its pieces."""

    def __init__(self, report: Report, keys: list[str], kept: dict[str, Answer], coming: dict[str, "Future[Answer]"]) -> None:
        self.report, self.keys, self.kept, self.coming = report, keys, kept, coming

    @property
    def open(self) -> int:
        """Requests on their way; a report without any still holds a place."""
        return max(1, len(self.coming))


def _report_in(item: Item) -> Report:
    return msgspec.json.decode(item.read(), type=_Answered).report


def _read_one(item: Item, *, model: str, files: tuple[str, ...], sources: bytes) -> bytes:
    """The claims of one report that its answers give, as JSON; runs in a worker."""
    given = msgspec.json.decode(item.read(), type=_Answered)
    source: Source | None = sources_in(sources).get(given.report.source)
    return msgspec.json.encode(claims_of(given.report, given.answers, model=model, source=source, gazetteer=places_of(files)))
