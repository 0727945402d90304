"""Default deny: every way by which words could leave is closed, and each by its own step."""

from datetime import date

import pytest
from release_world import NAME

from gavah.release.build import build
from gavah.release.bundle import FILES, write_bundle
from gavah.release.canaries import Canaries
from gavah.release.exports import FORMATS, writer
from gavah.release.judged import Judged
from gavah.release.plan import Plan
from gavah.release.policy import standard
from gavah.release.redaction import STEPS
from gavah.release.site import shipped, write_site


def _leaks(case, folder, steps=STEPS, judged=None):
    plan = Plan(as_of=date(2071, 11, 20), policy=standard(), judged=judged or Judged(public=frozenset({"r-2"})), find=lambda t, lang: [], steps=steps)
    edition = build(case, plan).edition
    write_bundle(edition, folder / "data")
    write_site(edition, folder, FILES)
    for name, one in FORMATS.items():
        writer(name)(edition, folder / f"export-{name}{one.suffix}")
    assert len(edition.claims) == 2
    return Canaries([NAME]).in_folder(folder, shipped())


def test_no_field_of_a_claim_and_no_part_of_its_report_leaves_with_a_name(case, tmp_path):
    assert _leaks(case, tmp_path / "out") == []


@pytest.mark.parametrize("left_out", STEPS, ids=lambda step: step.__name__)
def test_without_any_one_step_the_canary_comes_through(case, tmp_path, left_out):
    assert _leaks(case, tmp_path / "out", tuple(step for step in STEPS if step is not left_out))


def test_nothing_tells_when_what_was_not_public_arrived_or_whose_hand_it_is(case, tmp_path):
    plan = Plan(as_of=date(2071, 11, 20), policy=standard(), judged=Judged(public=frozenset({"r-2"})), find=lambda t, lang: [])
    edition = build(case, plan).edition
    (sealed,) = [one for one in edition.reports if one.source == "contributors"]
    assert (sealed.sha256, sealed.published, sealed.found, sealed.title) == ("", None, "", "")
    (told,) = [one for one in edition.claims if one.report == sealed.id]
    assert told.when.earliest == date(2071, 9, 28)
    assert told.when.latest == told.said == date(2071, 10, 4)
    (public,) = [one for one in edition.reports if one is not sealed]
    assert public.sha256 == next(one.sha256 for one in case.reports if one.id == "r-1")
    assert not any(source.owner or source.grade or source.grades for source in edition.sources)


def test_two_releases_share_no_id(case):
    plan = Plan(as_of=date(2071, 11, 20), policy=standard(), judged=Judged(public=frozenset({"r-2"})), find=lambda t, lang: [])
    first, second = build(case, plan).edition, build(case, plan).edition
    ids = [{one.id for one in (*edition.claims, *edition.reports, *edition.events, *edition.witnesses)} for edition in (first, second)]
    assert ids[0].isdisjoint(ids[1])
    assert {one.id for one in first.figures} == {one.id for one in second.figures}
    held = {one.id for one in (*case.claims, *case.reports, *case.events, *case.witnesses)}
    assert held.isdisjoint(ids[0] | ids[1])
