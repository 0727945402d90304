import shutil
from contextlib import contextmanager
from datetime import date

import pytest
from release_world import NAME, PAPER, VOICES, report

from gavah.casefile import Case
from gavah.linking import linkages
from gavah.model.claim import Party, Quantity, When, Where, make_claim
from gavah.release.make import make_release


@contextmanager
def named_case(folder):
    """A case whose every field holds the name, and one report that was not public."""
    with Case.create(folder, day=date(2071, 11, 20), actor="sara") as made:
        made.add_sources([PAPER, VOICES])
        public = report(
            f"{NAME} and eight others were arrested in Ahvaz, {NAME} said.", title=NAME, found=f"{NAME}.html", external_id=NAME, notes=(NAME,)
        )
        sealed = report(f"Nine were arrested here, {NAME} among them.", id="r-2", source="tamrin-voices", private=True, found=f"{NAME}.age")
        read = [(one, [_claim(one, at)]) for at, one in enumerate((public, sealed))]
        made.add_reports((one, one.text.encode()) for one, _ in read)
        made.add_claims(read, reader="t 1", run=made.start_run("read", {"reader": "t 1"}))
        made.set_linkage(linkages(made.reports, made.claims, sources=list(made.sources)))
        yield made


@pytest.fixture
def case(tmp_path):
    """The same for one test."""
    with named_case(tmp_path / "case") as made:
        yield made


@pytest.fixture(scope="module")
def two_releases(tmp_path_factory):
    """A case of this module's own and two releases of it, one after the other; only to be looked at, or copied."""
    folder = tmp_path_factory.mktemp("two")
    with named_case(folder / "case") as made:
        for name in ("first", "second"):
            shutil.copytree(make_release(made, folder / "out", as_of=date(2071, 11, 20)).folder, folder / name)
        yield made, folder / "first", folder / "second"


def _claim(given, at):
    day = date(2071, 10, 3)
    return make_claim(
        report=given.id,
        kind="event",
        type="arrest",
        spans=(given.span(0, len(given.text), "sentence"),),
        quantity=Quantity(measure="arrested", low=9 + 3 * at, high=9 + 3 * at, words=f"{NAME} and eight others", rule="exact"),
        when=When(earliest=day, latest=day, words=f"{NAME}'s day", value=NAME if at else "", series=f"{NAME} count"),
        said=day,
        where=(Where(id="gn-144448", name="Ahvaz", level="city", path=("IR", "IR-06", "ir-county-06-ahvaz", "gn-144448"), words=f"{NAME}'s town"),),
        actor=(Party(words=NAME, start=0, end=len(NAME), kind="person"),),
        recipient=(Party(words=NAME, start=0, end=len(NAME), kind="person"),),
        issuers=(given.source, NAME),
        victims=(NAME,),
        notes=(f"named {NAME}",),
    )
