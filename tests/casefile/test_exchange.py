"""Desks exchange by file: whatever the order, repetition or partition, those that hold the same print the same; a forked log is proof."""

import hashlib
import random
import shutil
from datetime import date

import pytest

from gavah.casefile import Case, alone
from gavah.casefile.digest import digest_of
from gavah.casefile.erasing import erase_report, overdue
from gavah.casefile.giving import give
from gavah.casefile.peers import called, card, forks, is_forked, meet, settle
from gavah.casefile.receiving import receive
from gavah.custody.tree import ProofError
from gavah.model import Decision, InputError, Quantity, Question, Report, Source, Span, When, Where, content_id, make_claim
from gavah.pipeline import link

DAY = date(2071, 10, 23)
TOWNS = ("Rasht", "Karaj", "Shiraz", "Tabriz")


def report_of(number: int, source: str, private: bool = False) -> tuple[Report, bytes]:
    text = f"{number} people were arrested in {TOWNS[number % 4]} on October {number % 9 + 1}, 2071. Case {number}."
    data = text.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    name = content_id("r", [sha256, source])
    made = Report(
        id=name, sha256=sha256, media_type="text/plain", source=source, text=text, constructed=True, private=private, published=date(2071, 10, 12)
    )
    return made, data


def read(case: Case) -> None:
    """A reader that gives the same claims everywhere: one a report, its first number arrested on its day."""
    for report in list(case.unread("test 1")):
        number = int(report.text.split()[0])
        day = date(2071, 10, number % 9 + 1)
        claim = make_claim(
            report=report.id,
            kind="event",
            type="arrest",
            spans=(Span(report, 0, report.text.index(".") + 1, field="sentence"),),
            quantity=Quantity(measure="arrested", low=number, high=number, words=str(number), rule="plain"),
            when=When(earliest=day, latest=day),
            where=(Where(id=f"IR-T{number % 4}", name=TOWNS[number % 4], level="city", path=("IR", f"IR-P{number % 4}", f"IR-T{number % 4}")),),
            issuers=(report.source,),
        )
        case.add_claims([(report, [claim])], reader="test 1", run=case.start_run("read", {"reader": "test 1"}))


class Desks:
    """Several desks that have met."""

    def __init__(self, home, names="abc"):
        self.home, self.cases, self.files = home, {}, 0
        for name in names:
            self.cases[name] = Case.create(home / name, day=DAY, actor=name)
        for one in self.cases.values():
            for name, other in self.cases.items():
                if one is not other:
                    meet(one, card(other), name)

    def pack(self, giver: str, taker: str):
        self.files += 1
        file = self.home / f"{self.files}.age"
        give(self.cases[giver], called(self.cases[giver], taker), file)
        return file

    def send(self, giver: str, taker: str):
        return receive(self.cases[taker], self.pack(giver, taker))

    def all_rounds(self):
        for _ in range(2):
            for giver in self.cases:
                for taker in self.cases:
                    if giver != taker:
                        self.send(giver, taker)

    def close(self):
        for case in self.cases.values():
            case.close()


@pytest.fixture
def desks(tmp_path):
    made = Desks(tmp_path)
    yield made
    made.close()


def work(case: Case, name: str, chance: random.Random) -> None:
    """What a person does: adds, grades, rejects."""
    choice = chance.random()
    if choice < 0.5:
        source = f"tamrin-{chance.randint(0, 2)}"
        case.add_sources([Source(id=source, name=f"Tamrin {chance.randint(0, 3)}", constructed=True)])
        case.add_reports([report_of(chance.randint(2, 30), source)])
        read(case)
    elif choice < 0.8:
        case.decide(Decision(verb="grade", on=f"tamrin-{chance.randint(0, 2)}", by=name, at="2071-10-23", value=chance.choice("ABCDEF")))
    elif case.count("claim"):
        claim = chance.choice([one.id for one in case.claims])
        case.decide(Decision(verb=chance.choice(["reject", "accept"]), on=claim, by=name, at="2071-10-23"))


@pytest.mark.parametrize("seed", range(4))
def test_any_order_repetition_and_partition_gives_the_same_digest_and_the_same_figures(desks, seed):
    chance = random.Random(seed)
    packed = []
    for _ in range(30):
        name = chance.choice("abc")
        if chance.random() < 0.6:
            work(desks.cases[name], name, chance)
        else:
            taker = chance.choice([other for other in "abc" if other != name])
            packed.append((taker, desks.pack(name, taker)))
        for taker, file in chance.sample(packed, min(len(packed), chance.randint(0, 2))):  # late, again, out of order
            receive(desks.cases[taker], file)
    desks.all_rounds()
    said = []
    for case in desks.cases.values():
        read(case)
        link(case)
        assert case.verify() == []
        figures = [case.ask(Question("arrested")), case.ask(Question("arrested", grade="C")), case.ask(Question("events"))]
        said.append((digest_of(case), figures, sorted(report.id for report in case.reports), list(case.sources)))
    assert said[0] == said[1] == said[2]
    assert said[0][2]


@pytest.mark.parametrize("verb", ["grade", "reject"])
def test_what_a_peer_judged_moves_a_narrow_answer_that_was_kept(desks, verb):
    ours, peer = desks.cases["a"], desks.cases["b"]
    peer.add_sources([Source(id="tamrin-0", name="Tamrin", grade="A", constructed=True)])
    peer.add_reports([report_of(number, "tamrin-0") for number in (3, 5)])
    desks.send("b", "a")
    for case in (ours, peer):
        read(case)
        link(case)
    week = Question("arrested", grade="B", start=date(2071, 10, 1), end=date(2071, 10, 7))
    before = [ours.ask(week), ours.ask(week)][-1].floor
    on = "tamrin-0" if verb == "grade" else next(peer.claims).id
    peer.decide(Decision(verb=verb, on=on, by="b", at="2071-10-23", value="D" if verb == "grade" else ""))
    desks.send("b", "a")
    after = ours.ask(week)
    assert after == ours.solve(week) == peer.solve(week)
    assert after.floor < before


def test_what_a_peer_rejected_is_in_no_bound_that_is_called_sure(desks):
    ours, peer = desks.cases["a"], desks.cases["b"]
    peer.add_sources([Source(id="tamrin-0", name="Tamrin", constructed=True)])
    peer.add_reports([report_of(3, "tamrin-0")])
    desks.send("b", "a")
    for case in (ours, peer):
        read(case)
        link(case)
    alone.fill(ours.db)
    assert alone.bound(ours.db, Question("arrested"))[0] == 3
    peer.decide(Decision(verb="reject", on=next(peer.claims).id, by="b", at="2071-10-23"))
    desks.send("b", "a")
    assert alone.bound(ours.db, Question("arrested"))[0] == 0 == ours.ask(Question("arrested")).evidence
    alone.fill(ours.db)
    assert alone.bound(ours.db, Question("arrested"))[0] == 0


def test_a_package_is_taken_whole_or_not_at_all(desks):
    desks.cases["a"].add_reports([report_of(n, "tamrin-wire") for n in range(2, 12)])
    file = desks.pack("a", "b")
    whole = file.read_bytes()
    before = digest_of(desks.cases["b"])
    for at in range(0, len(whole), max(1, len(whole) // 40)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(InputError):
            receive(desks.cases["b"], file)
    file.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InputError):
        receive(desks.cases["b"], file)
    assert digest_of(desks.cases["b"]) == before
    assert not any(path.is_file() for path in (desks.home / "b" / "blobs").rglob("*"))
    file.write_bytes(whole)
    with pytest.raises(InputError, match="another desk"):
        receive(desks.cases["c"], file)
    assert receive(desks.cases["b"], file).reports == 10
    assert desks.cases["b"].search("Rasht")


@pytest.mark.parametrize(
    "change",
    [
        'UPDATE entry SET line = CAST(replace(line, \'"actor":"a"\', \'"actor":"z"\') AS BLOB) WHERE seq = 2',
        "UPDATE entry_body SET body = CAST(replace(body, 'tamrin', 'temrin') AS BLOB) WHERE seq = 2",
        "UPDATE tree SET note = replace(note, char(10) || '3' || char(10), char(10) || '4' || char(10))",
        "UPDATE report SET text = replace(text, 'arrested', 'released')",
    ],
)
def test_a_peer_that_gives_other_words_than_it_signed_is_refused(desks, change):
    case = desks.cases["a"]
    case.add_reports([report_of(n, "tamrin-wire") for n in (4, 5)])
    case.db.execute("DROP TRIGGER entry_never_changes")
    case.db.execute(change)
    before = digest_of(desks.cases["b"])
    try:
        came = desks.send("a", "b")
    except (ProofError, InputError):
        came = None
    assert came is None or came.reports == 0  # a text nobody committed to is not asked for
    assert desks.cases["b"].verify() == []
    assert came is not None or digest_of(desks.cases["b"]) == before


def test_private_reports_and_what_is_said_of_them_stay(desks):
    case = desks.cases["a"]
    secret = report_of(7, "tamrin-wire", private=True)
    case.add_reports([secret, report_of(8, "tamrin-wire")])
    read(case)
    claim = next(claim.id for claim in case.claims if claim.report == secret[0].id)
    case.decide(Decision(verb="reject", on=claim, by="a", at="2071-10-23", report=secret[0].id, reason="Tamrini said so"))
    came = desks.send("a", "b")
    other = desks.cases["b"]
    assert came.reports == 1
    assert not other.holds(secret[0].id)
    assert b"Tamrini said so" not in b"".join(body for (body,) in other.db.execute("SELECT body FROM peer_body"))
    assert digest_of(other).bodies_elsewhere == 2
    assert other.verify() == []


def test_an_erasure_reaches_what_peers_got_and_lists_what_they_added_themselves(desks):
    both = report_of(9, "tamrin-wire")
    desks.cases["a"].add_reports([report_of(6, "tamrin-wire"), both])
    desks.cases["c"].add_reports([both])
    desks.all_rounds()
    gone = report_of(6, "tamrin-wire")[0]
    erase_report(desks.cases["a"], gone.id, "endangers")
    erase_report(desks.cases["a"], both[0].id, "endangers")
    assert desks.send("a", "b").erased == 2
    assert not any(desks.cases["b"].holds(name) for name in (gone.id, both[0].id))
    files = [path for path in (desks.home / "b").rglob("*") if path.is_file()]
    assert not any(b"Case 6." in path.read_bytes() for path in files)
    assert desks.cases["b"].verify() == []
    old = desks.pack("c", "b")  # from a desk that has not heard of it
    receive(desks.cases["b"], old)
    assert not desks.cases["b"].holds(gone.id)
    desks.send("a", "c")
    assert overdue(desks.cases["c"]) == [(both[0].id, desks.cases["a"].origin)]
    assert desks.cases["c"].holds(both[0].id)
    assert desks.cases["c"].verify() == []


def test_a_forked_log_is_kept_as_proof_and_nothing_more_of_it_is_taken_until_a_person_decides(desks):
    case = desks.cases["a"]
    case.decide(Decision(verb="grade", on="tamrin-wire", by="a", at="2071-10-23", value="A"))
    desks.send("a", "b")
    case.close()
    shutil.copytree(desks.home / "a", desks.home / "copy")
    with Case.open(desks.home / "copy", day=DAY, actor="a") as forked:
        forked.decide(Decision(verb="grade", on="tamrin-wire", by="a", at="2071-10-23", value="F"))
    desks.cases["a"] = case = Case.open(desks.home / "a", day=DAY, actor="a")
    case.decide(Decision(verb="grade", on="tamrin-wire", by="a", at="2071-10-23", value="B"))
    desks.send("a", "b")
    case.close()
    desks.cases["a"] = Case.open(desks.home / "copy", day=DAY, actor="a")
    other = desks.cases["b"]
    before = digest_of(other)
    assert desks.send("a", "b").forked == (desks.cases["a"].origin,)
    assert digest_of(other) == before
    (fork,) = forks(other.db)
    assert fork.held != fork.came
    assert is_forked(other.db, fork.log)
    desks.cases["a"].close()
    desks.cases["a"] = Case.open(desks.home / "a", day=DAY, actor="a")
    desks.cases["a"].decide(Decision(verb="grade", on="tamrin-wire", by="a", at="2071-10-23", value="C"))
    assert desks.send("a", "b").entries == 0
    settle(other, fork.log)
    assert desks.send("a", "b").entries > 0
    assert len(list(forks(other.db))) == 1
    assert other.verify() == []


def test_a_card_with_another_key_for_a_known_log_is_refused(desks):
    a, b = desks.cases["a"], desks.cases["b"]
    with pytest.raises(InputError, match="this desk itself"):
        meet(a, card(a), "me")
    key, _, recipient = card(b).partition(" ")
    from gavah.custody.note import Key

    false = Key(b.origin, bytes(32)).encoded()
    with pytest.raises(InputError, match="another key"):
        meet(a, f"{false} {recipient}", "b")
    with pytest.raises(InputError, match="no age recipient"):
        meet(a, f"{key} age1nothing", "b")
