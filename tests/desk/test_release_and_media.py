"""Photos and films, release and retention on the desk, on one small case. Every picture is a pattern: EXERCISE · CONSTRUCTED · تمرین · ساختگی"""

import hashlib
from datetime import date

import pytest
from axe import violations
from desk_world import came_in, open_desk, same_site, settled

from gavah.casefile import Case
from gavah.casefile.checkpoints import key_of
from gavah.casefile.media import MediaItem, approvers, media_id, put_media
from gavah.desk import films, state
from gavah.desk.pages import media, release, retention
from gavah.linking import linkages
from gavah.media import MediaRecord
from gavah.model import Decision, Report, Source
from gavah.model.claim import Quantity, When, make_claim
from gavah.release.bundle import differences

DAY = date(2071, 10, 27)
# 1 × 1 grey JPEG
SMALL = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb004300080606070605080707070909080a0c140d0c0b0b0c1912130f141d1a1f1e1d1a1c1c20242e2720222c231c1c28"
    "37292c30313434341f27393d38323c2e333432ffc0000b080001000101011100ffc4001f0000010501010101010100000000000000000102030405060708090a0bffc400b5100002"
    "010303020403050504040000017d01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a43"
    "4445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7"
    "c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9faffda0008010100003f00fbd2800a28a2803fffd9"
)


def item(words: str, **record) -> tuple[MediaItem, bytes, bytes]:
    data = words.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    film = "payload" in record
    held = MediaItem(
        id=media_id(sha256, "tamrin-voices"),
        sha256=sha256,
        size=len(data),
        source="tamrin-voices",
        found=f"in/{words}",
        constructed=True,
        record=MediaRecord(media_type="video/mp4" if film else "image/jpeg", **record),
    )
    return held, data, b"" if film else SMALL


SAID = {"taken": "2071-10-08", "taken_from": "EXIF DateTimeOriginal", "tags": {"make": "Tamrin Camera"}}
PHOTO, COPY = item("one", dhash="0f" * 8, phash="33" * 8, **SAID), item("two", dhash="0f" * 8, phash="33" * 8)
FILM = item("film", payload="a" * 64, seconds=4.5)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A case of one public claim, one private report, two photos that are one, and a film."""
    words = "Nine people were arrested in Ahvaz on October 3, 2071."
    made = {"media_type": "text/plain", "constructed": True, "published": date(2071, 10, 4)}
    public = Report(id=f"r-{'a' * 20}", sha256=hashlib.sha256(words.encode()).hexdigest(), source="tamrin-paper", text=words, **made)
    private = Report(id=f"r-{'b' * 20}", sha256=hashlib.sha256(b"told").hexdigest(), source="tamrin-voices", text="told", private=True, **made)
    claim = make_claim(
        report=public.id,
        kind="event",
        type="arrest",
        spans=(public.span(0, len(words), "sentence"),),
        quantity=Quantity(measure="arrested", low=9, high=9, words="Nine", rule="exact"),
        when=When(earliest=date(2071, 10, 3), latest=date(2071, 10, 3), words="October 3, 2071"),
        issuers=("tamrin-paper",),
    )
    where = tmp_path_factory.mktemp("small") / "case"
    with Case.create(where, day=DAY, actor="sara") as case:
        case.add_sources([Source(id="tamrin-paper", name="Tamrin Paper", kind="newspaper", constructed=True)])
        case.add_reports([(public, words.encode()), (private, b"told")])
        case.add_claims([(public, [claim])], reader="t 1", run=case.start_run("read", {}))
        case.set_linkage(linkages(case.reports, case.claims, sources=list(case.sources)))
        put_media(case, [PHOTO, COPY, FILM])
    return where


@pytest.fixture(scope="module")
def small_desk(folder):
    opened = open_desk(folder)
    yield opened
    opened.end()


@pytest.fixture(scope="module")
def visitor(small_desk):
    return came_in(small_desk)


@pytest.fixture
def send(small_desk, visitor):
    """A form as a page of the desk sends it; what comes back."""
    return lambda path, **fields: visitor.post(path, data=fields, headers=same_site(small_desk))


def quiet(visitor) -> str:
    """The page Release once nothing runs behind it."""
    return settled(visitor, "/release", "data-wait")


def test_distinct_ones_are_counted_judged_and_publishable_only_with_two_persons_and_consent(folder, visitor, send):
    name = PHOTO[0].id
    first = visitor.get("/media").text
    assert "<dt>distinct film</dt><dd>1</dd>" in first
    assert "<dt>distinct photo</dt><dd>1</dd>" in first
    assert "near perceptual hashes" in first
    assert "Nobody checks who sits here" in visitor.get(f"/media/{name}").text
    assert "publication approved" in send(f"/media/{name}/approve").text
    assert "1 of 2 · " in visitor.get("/media?only=waits").text
    assert "None is so." in visitor.get("/media?only=approved").text
    send(f"/media/{name}/consent", scope="public", how="signed")
    assert "not to be published" in visitor.get(f"/media/{name}").text
    with Case.open(folder, day=DAY, actor="omid") as case:
        case.decide(Decision(verb="publish", on=name, by="omid", at="2071-10-27"))
        assert approvers(case, name) == ("local", "omid")
    assert "may be published" in visitor.get(f"/media/{name}").text
    assert "Rasht" in send(f"/media/{name}/shows", place="Rasht", day="1450/07/17").text
    assert "9 October 2071" in visitor.get(f"/media?like={name}").text
    assert send(f"/media/{name}/shows", place="Nowhere of Tamrin").status_code == 400
    send(f"/media/{name}/consent", scope="withdrawn")
    assert "not to be published" in visitor.get(f"/media/{name}").text
    assert visitor.get(f"/media/{name}/thumbnail").content == SMALL


def test_a_small_copy_is_blurred_until_it_is_asked_for_by_keyboard(browser, small_desk, visitor):
    cookie = {"name": next(iter(visitor.cookies)), "value": next(iter(visitor.cookies.values())), "url": small_desk.origin}
    context = browser.new_context(base_url=small_desk.origin)
    context.add_cookies([cookie])
    page = context.new_page()
    page.goto("/media")
    page.emulate_media(media="print")
    picture = page.locator(".film img").first
    looks = "each => getComputedStyle(each).filter"
    assert "blur" in picture.evaluate(looks)
    page.emulate_media(media="screen")
    assert "blur" in picture.evaluate(looks)
    page.locator(".film .unveil").first.focus()
    page.keyboard.press("Space")
    assert picture.evaluate(looks) == "none"
    assert violations(page) == []
    page.goto(f"/media/{PHOTO[0].id}?lang=fa&theme=dark")
    assert violations(page) == []
    context.close()


def test_a_release_is_worked_out_built_beside_the_case_and_told_with_its_digest(folder, small_desk, visitor, send):
    assert "Nothing has been released" in visitor.get("/release").text
    assert send("/release", do="erase").status_code == 400
    send("/release", do="preview")
    worked_out = quiet(visitor)
    assert "This would be the first release." in worked_out
    assert "<dt>claim leaves</dt><dd>1</dd>" in worked_out
    send("/release", do="release")
    built = quiet(visitor)
    out = folder.with_name("case-release")
    with Case.open(folder, day=DAY) as case:
        key = key_of(case)
        assert [entry.actor for entry in case.entries() if entry.kind == "release"] == ["local"]
    assert all(words in built for words in ("in the folder", "signed", key.encoded(), str(out)))
    assert hashlib.sha256((out / "data" / "manifest.json").read_bytes()).hexdigest() in built
    assert list(differences(out, known=key)) == []
    assert send("/release", do="release").status_code == 200
    assert quiet(visitor).count(">in the folder<") == 1  # the second has taken the place of the first, and both are told of


def test_terms_are_set_and_what_is_due_is_shown_and_stays(folder, visitor, send):
    assert "past its term" not in visitor.get("/").text
    refused = send("/retention", kind="reports")
    assert (refused.status_code, "one term is needed" in refused.text) == (400, True)
    shown = send("/retention", kind="reports", days="0", reason="policy of the desk").text
    assert "0 days after it came" in shown
    assert "gavah retention erase --kind reports" in shown
    assert f"/report/r-{'a' * 20}" in shown
    assert f"/report/r-{'b' * 20}" not in shown
    assert "Something is past its term" in visitor.get("/").text
    assert visitor.get("/retention?kind=reports&page=3").status_code == 200


def test_only_editors_release_set_terms_and_approve():
    writing = {route.path: route.endpoint.needs for page in (media, release, retention) for route in page.ROUTES if "POST" in route.methods}
    assert writing.pop("/media/{item}/shows") == "coder"
    assert set(writing.values()) == {"editor"}
    assert len(writing) == 4


def test_many_are_compared_behind_the_page_and_kept_until_another_comes(folder, monkeypatch, tmp_path):
    monkeypatch.setattr(films, "FEW", 1)
    state.prepare(tmp_path)
    with Case.open(folder, day=DAY) as case:
        waiting = state.shared(tmp_path)
        assert films.listing_of(case, waiting) == (None, False)
        assert waiting.execute("SELECT name FROM round").fetchall() == [(films.NAME,)]
        films.make_listing(case)
        found, fresh = films.listing_of(case, waiting)
        assert (len(found.rows), found.items, fresh) == (2, 3, True)
        put_media(case, [item("three", dhash="ff" * 8, phash="aa" * 8)])
        assert films.listing_of(case, waiting)[1] is False
