"""A bundle is checked from itself alone."""

import random
from datetime import date

import msgspec
import pytest

from gavah.model import CaseError
from gavah.release.build import build
from gavah.release.bundle import differences, read_bundle, write_bundle
from gavah.release.judged import Judged
from gavah.release.make import make_release
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
            except CaseError as error:  # no manifest, no bundle
                said = [str(error)] if path.name == "manifest.json" else []
            assert said or path.name == "manifest.json", f"{path.name} byte {at}"
        path.write_bytes(data)


def test_a_value_changed_in_place_is_found_by_its_line(bundle):
    _, folder = bundle
    path = folder / "claims.jsonl"
    data = path.read_bytes()
    first, second = data.splitlines(keepends=True)
    path.write_bytes(first + second.replace(b'"high":', b'"high":9', 1))
    (said, *_) = differences(folder)
    assert f"line 2, bytes {len(first):,} to {len(data):,}: a value in it was changed" in said
    path.write_bytes(first)
    assert any(f"it ends behind line 1, at byte {len(first):,}" in one for one in differences(folder))
    path.write_bytes(data + first)
    assert any("line 3" in one and "it was not published" in one for one in differences(folder))


def test_a_changed_page_is_named_with_the_first_byte_that_differs(case, tmp_path):
    page = make_release(case, tmp_path / "out", as_of=date(2071, 11, 20)).folder / "en" / "index.html"
    data = page.read_bytes()
    page.write_bytes(data[:700] + bytes([data[700] ^ 1]) + data[701:])
    (said,) = differences(tmp_path / "out")
    assert "en/index.html" in said
    assert "byte 700 differs" in said


def test_a_file_more_or_less_is_seen(bundle):
    _, folder = bundle
    (folder / "more.jsonl").write_text("{}\n")
    assert list(differences(folder)) == ["more.jsonl was not published with this bundle"]
    (folder / "links.jsonl").unlink()
    assert "links.jsonl is missing" in list(differences(folder))


def test_what_is_no_bundle_is_named(tmp_path):
    with pytest.raises(CaseError, match="no bundle"):
        read_bundle(tmp_path)
