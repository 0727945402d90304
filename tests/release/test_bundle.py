"""A bundle is checked from itself alone."""

import random
from datetime import date

import msgspec
import pytest

from gavah.model import CaseError
from gavah.release.build import build
from gavah.release.bundle import differences, read_bundle, write_bundle
from gavah.release.judged import Judged
from gavah.release.plan import Plan
from gavah.release.policy import standard


@pytest.fixture
def bundle(case, tmp_path):
    plan = Plan(as_of=date(2071, 11, 20), policy=standard(), judged=Judged(public=frozenset({"r-2"})), find=lambda text, lang: [])
    edition = build(case, plan).edition
    write_bundle(edition, tmp_path / "data")
    return edition, tmp_path / "data"


def test_what_was_written_is_read_back_and_holds(bundle):
    edition, folder = bundle
    assert read_bundle(folder) == edition
    assert list(differences(folder)) == []
    assert {one.figure.question.measure for one in edition.figures} == {"arrested"}


def test_a_figure_that_its_claims_do_not_give_is_named_with_its_first_byte(bundle):
    edition, folder = bundle
    first = edition.figures[0]
    raised = msgspec.structs.replace(first, figure=msgspec.structs.replace(first.figure, floor=90))
    write_bundle(msgspec.structs.replace(edition, figures=(raised, *edition.figures[1:])), folder)
    (said,) = differences(folder)
    assert first.id in said
    assert '"floor":90' in said


def test_every_changed_byte_is_seen(bundle):
    _, folder = bundle
    chance = random.Random(7)
    for path in sorted(folder.iterdir()):
        data = path.read_bytes()
        for at in chance.sample(range(len(data)), min(12, len(data))):
            path.write_bytes(data[:at] + bytes([data[at] ^ chance.randrange(1, 256)]) + data[at + 1 :])
            try:
                said = list(differences(folder))
            except CaseError as error:
                said = [str(error)]
            assert said or path.name == "manifest.json", f"{path.name} byte {at}"
        path.write_bytes(data)


def test_a_file_more_or_less_is_seen(bundle):
    _, folder = bundle
    (folder / "more.jsonl").write_text("{}\n")
    assert list(differences(folder)) == ["more.jsonl was not published with this bundle"]
    (folder / "links.jsonl").unlink()
    with pytest.raises(CaseError, match=r"links\.jsonl"):
        list(differences(folder))


def test_what_is_no_bundle_is_named(tmp_path):
    with pytest.raises(CaseError, match="no bundle"):
        read_bundle(tmp_path)
