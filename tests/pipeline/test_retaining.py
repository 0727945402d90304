"""Retention: terms are decisions, what is past its term is listed, and goes only when a person asks. EXERCISE · CONSTRUCTED · تمرین · ساختگی"""

import hashlib
from datetime import date, timedelta

import msgspec
import pytest
from sealed_world import sealed_case, send

from gavah.casefile import Case, ledger, packets, retention
from gavah.casefile.media import MediaItem, media, put_media
from gavah.casefile.retention import KINDS, Due, Term, all_due, decision, due, goes_along, kind_of
from gavah.media import MediaRecord
from gavah.model import Decision, InputError, Refused, Report
from gavah.pipeline import judging
from gavah.pipeline.retaining import chosen_due, erase_due
from gavah.pipeline.unsealing import unseal

CAME = date(2071, 10, 27)
TEXT, INTERVIEW, PUBLIC, PHOTO, SET = (*(f"r-{name * 20}" for name in "fab"), f"m-{'c' * 20}", "d" * 32)
RECORD = MediaRecord(media_type="image/jpeg")


def item(name: str, text: str, **more) -> tuple[Report, bytes]:
    data = text.encode()
    fields = {"media_type": "text/plain", "source": "tamrin-wire", "constructed": True, **more}
    return Report(id=f"r-{name * 20}", sha256=hashlib.sha256(data).hexdigest(), text=text, **fields), data


@pytest.fixture
def case(tmp_path):
    """The text and the photo of one packet, one interview, and one public report a day later."""
    with Case.create(tmp_path / "case", day=CAME) as made:
        text = item("f", "Twelve people were arrested in Rasht.", private=True, source="packets")
        made.add_reports([text, item("a", "He said that nine were arrested.", private=True)])
        picture = MediaItem(
            id=PHOTO, sha256=hashlib.sha256(b"photo").hexdigest(), size=5, source="packets", found="f#1", record=RECORD, constructed=True
        )
        put_media(made, [(picture, b"photo", b"small")])
        made.db.execute(
            "INSERT INTO packet_set VALUES (?, 1, ?, 'x', 'hand', 'partners', ?, 1)", (SET, b'{"version":1,"text":"t"}', CAME.isoformat())
        )
        rows = [(SET, 0, "text/plain", 9, text[0].sha256, text[0].id), (SET, 1, "image/jpeg", 5, picture.sha256, None)]
        made.db.executemany("INSERT INTO packet_item VALUES (?, ?, ?, ?, ?, ?)", rows)
        made.day = CAME + timedelta(days=1)
        made.add_reports([item("b", "Seven people were arrested in Shiraz.")])
        yield made


def keep(case, what: str, **term) -> None:
    case.decide(decision(case, what, Term(**term), by="sara"))


def names(case, **kinds) -> dict[str, int]:
    found = [one.kind for one in all_due(case)]
    return {kind: found.count(kind) for kind in KINDS if kind in found}


def test_nothing_is_due_until_somebody_sets_a_term_and_then_on_its_day(case):
    case.day = CAME + timedelta(days=4_000)
    assert list(all_due(case)) == []
    keep(case, "packets", days=365)
    case.day = CAME + timedelta(days=364)
    assert list(all_due(case)) == []
    case.day = CAME + timedelta(days=365)
    assert {one.thing for one in due(case, "packets")} == {TEXT, PHOTO}
    assert {(one.since, one.due) for one in all_due(case)} == {(CAME, case.day)}


def test_each_thing_is_of_one_kind_and_a_day_ends_a_kind_as_well(case):
    case.day = date(2072, 1, 1)
    for kind in KINDS:
        keep(case, kind, until=date(2072, 1, 1))
    assert names(case) == {"packets": 2, "private": 1, "reports": 1, "arrivals": 1}
    assert [one.since for one in due(case, "reports")] == [CAME + timedelta(days=1)]
    assert [one for one in all_due(case) if one.kind not in ("arrivals", kind_of(case.db, one.thing))] == []
    case.day = date(2071, 12, 31)
    assert names(case) == {}


def test_a_thing_of_its_own_term_goes_by_that(case):
    case.day = CAME + timedelta(days=100)
    keep(case, "reports", days=10)
    assert [one.thing for one in due(case, "reports")] == [PUBLIC]
    keep(case, PUBLIC)  # a court may ask for it: no end
    assert list(all_due(case)) == []
    keep(case, PUBLIC, days=50)
    assert list(all_due(case)) == [Due(PUBLIC, "reports", CAME + timedelta(days=1), CAME + timedelta(days=51))]


def test_where_people_disagree_the_first_end_lists_it_and_one_undone_is_none(case):
    case.day = CAME + timedelta(days=20)
    case.decide(decision(case, "private", Term(days=10), by="sara"))
    case.decide(decision(case, "private", Term(days=1_000), by="omid"), seen=())
    assert names(case) == {"private": 1}
    (first, *_) = [one for one in case.decisions if one.verb == "retention"]
    name = name_of(case, first)
    case.decide(judging.undo(case, name, by="sara"))
    assert names(case) == {}


def name_of(case, one: Decision) -> str:
    return next(name for name, held in ledger.decisions(case.db) if held == one)


def test_erasing_takes_what_is_due_alone_and_says_retention(case):
    for kind in ("packets", "arrivals"):
        keep(case, kind, days=30)
    case.day = CAME + timedelta(days=31)
    with pytest.raises(Refused, match="not past its term"):
        chosen_due(case, (), [INTERVIEW])
    found = chosen_due(case, (), ()).erasable
    done = erase_due(case, found)
    assert {one.thing for one in found} <= set(done.reports)
    assert list(media(case)) == []
    assert [one.id for one in case.reports] == [INTERVIEW, PUBLIC]
    assert list(all_due(case)) == []
    bodies = [body for (body,) in case.db.execute("SELECT body FROM entry JOIN entry_body USING (seq) WHERE kind = 'erase'")]
    assert {msgspec.json.decode(body)["reason"] for body in bodies} == {"retention"}
    assert case.verify() == []


def test_nothing_goes_along_that_is_not_due(case):
    twin = item("e", "Seven people were arrested in Shiraz.", source="tamrin-radio")
    case.add_reports([twin])  # the same bytes from another source, which a court has asked for
    keep(case, "reports", days=0)
    keep(case, twin[0].id)
    found = chosen_due(case, (), ())
    assert ([one.thing for one in found.erasable], [one.thing for one in found.held_back]) == ([], [PUBLIC])
    keep(case, twin[0].id, days=0)
    assert {one.thing for one in chosen_due(case, (), ()).erasable} == {PUBLIC, twin[0].id}
    keep(case, "packets", days=0)
    keep(case, PHOTO, days=400)
    assert goes_along(case.db, TEXT) == set()  # this photo came beside the text, and is bound to no report
    case.db.execute("UPDATE media SET report = ? WHERE id = ?", (TEXT, PHOTO))
    assert [one.thing for one in chosen_due(case, ["packets"], ()).held_back] == [TEXT]


def test_how_a_packet_came_goes_and_what_it_brought_stays_with_its_consent(tmp_path):
    with sealed_case(tmp_path / "case", CAME) as case:
        send(tmp_path / "in", case.box, "Twelve people were arrested in Rasht.", hand="the passphrase of a hand")
        (report,) = unseal(case, [tmp_path / "in"], constructed=True).reports
        keep(case, "arrivals", days=0)
        erase_due(case, chosen_due(case, ["arrivals"], ()).erasable)
        (left,) = packets.packet_sets(case.db)
        assert (left.hand, left.day, packets.part_digests(case.db, left.id)) == ("", "", {})
        assert msgspec.json.decode(left.manifest).keys() <= packets.FRAME
        assert packets.consent_of(case.db, report) == "internal"
        again = unseal(case, [tmp_path / "in"], constructed=True)
        assert (again.new, again.again, again.refused) == (0, 1, ())
        assert case.verify() == []


def test_a_term_is_of_something_that_is_here(case):
    for what in ("photos", "r-00000000000000000000"):
        with pytest.raises(InputError):
            decision(case, what, Term(days=3), by="sara")
    with pytest.raises(InputError):
        Term.decoded("days many")


@pytest.mark.parametrize("term", [Term(days=0), Term(until=date(2072, 1, 1)), Term()])
def test_a_term_is_read_as_it_was_written(term):
    assert Term.decoded(term.encoded()) == term


def test_what_is_due_is_found_by_indexes_alone(case):
    """A case may hold 100,000 reports: neither their rows nor the ledger may be gone through."""
    for kind, queries in retention._QUERIES.items():
        for query in queries:
            plan = [row[3] for row in case.db.execute(f"EXPLAIN QUERY PLAN {query}", ("2072-01-01",))]
            assert not [step for step in plan if step in ("SCAN report", "SCAN entry", "SCAN packet_set", "SCAN peer_entry")], (kind, plan)
