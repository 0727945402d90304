"""Whose a release is: signed with the key of the case's log, known again by whoever has that key from elsewhere, and by nobody in another's name."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from gavah.casefile import Case
from gavah.casefile.checkpoints import key_of
from gavah.cli.main import cli
from gavah.custody.note import Note, read_checkpoint, read_note
from gavah.custody.tree import ProofError
from gavah.model import CaseError
from gavah.release.bundle import MANIFEST, differences, read_bundle, signed_by, write_bundle
from gavah.release.signed import NOTE, unsigned

AS_OF = date(2071, 11, 20)
PAGE = Path(__file__).resolve().parents[2] / "docs" / "release.md"


@pytest.fixture
def case(two_releases):
    return two_releases[0]


@pytest.fixture
def released(two_releases, tmp_path):
    """A copy of the second release."""
    return Path(shutil.copytree(two_releases[2], tmp_path / "out"))


def bad(folder, known=None) -> list[str]:
    """What is wrong with the signature alone."""
    path = folder / "data" / MANIFEST
    return list(unsigned(path, msgspec.json.decode(path.read_bytes()), known))


def written_anew(folder, edition, case):
    """As a forger with another case of his own would write it."""
    shutil.rmtree(folder / "data")
    write_bundle(edition, folder / "data", pages=folder, desk=case.desk)


@pytest.fixture
def stranger(tmp_path):
    with Case.create(tmp_path / "stranger", day=AS_OF) as made:
        yield made


def test_a_release_says_who_signed_it_and_the_key_from_elsewhere_proves_it(case, released):
    key = key_of(case)
    assert list(differences(released, known=key)) == []
    assert list(differences(released / "data")) == []
    assert signed_by(released, key) == f"signed with the key you gave: log {case.origin}, key {key.id.hex()}"
    assert "as the bundle says itself" in signed_by(released)
    (body,) = case.db.execute("SELECT body FROM entry JOIN entry_body USING (seq) WHERE kind = 'release'").fetchone()
    assert msgspec.json.decode(body)["signed"] is True


def test_what_is_signed_can_be_taken_for_no_checkpoint_and_names_nobody(case, released):
    text = read_note((released / "data" / NOTE).read_text()).text
    with pytest.raises(ProofError):
        read_checkpoint(text)
    assert [line.split()[0] for line in text.splitlines()] == ["gavah", "id", "day", "manifest.json"]
    assert case.actor not in (released / "data" / NOTE).read_text()


def test_the_command_says_who_signed_and_ends_otherwise_where_the_key_is_another(case, released, stranger):
    def verified(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(cli, ["verify", str(released), *words])
        return done.exit_code, done.stderr

    assert verified()[0] == 0
    code, said = verified("--key", key_of(case).encoded())
    assert (code, "signed with the key you gave" in said) == (0, True)
    code, said = verified("--key", key_of(stranger).encoded())
    assert (code, "not signed as it should be" in said) == (3, True)


def test_another_key_is_not_the_one_that_is_known(case, released, stranger):
    assert "another key than the one you know" in bad(released, key_of(stranger))[0]
    written_anew(released, read_bundle(released / "data"), stranger)
    assert bad(released) == []  # whoever knows no key can be told anything
    assert "another key than the one you know" in bad(released, key_of(case))[0]


def test_a_signature_cannot_be_taken_away_borrowed_or_bent(case, released, stranger):
    note, key = released / "data" / NOTE, key_of(case)
    whole = note.read_text()
    note.unlink()
    assert bad(released) == bad(released, key) == [f"the signature of the bundle does not hold: {NOTE} is missing"]
    note.write_text(whole.replace("day 2071", "day 2072"))
    assert any("another manifest" in words for words in bad(released)), bad(released)
    signature = stranger.desk.signed(read_note(whole).text)
    note.write_text(signature.encoded())
    assert any("not signed with the key" in words for words in bad(released))
    named = msgspec.structs.replace(signature.signatures[0], name=key.name, id=key.id)
    note.write_text(Note(signature.text, (named,)).encoded())
    assert any("does not hold" in words for words in bad(released, key))
    note.write_text("words")
    assert any("no signed note" in words for words in bad(released))


def test_every_changed_byte_of_the_manifest_and_of_a_page_is_seen(released):
    for path in (released / "data" / MANIFEST, released / "data" / NOTE):
        whole = path.read_bytes()
        for at in range(0, len(whole), max(1, len(whole) // 40)):
            path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
            try:
                assert bad(released), (path.name, at)
            except (CaseError, msgspec.MsgspecError):  # it is no manifest any more
                assert path.name == MANIFEST
        path.write_bytes(whole)
    page = released / "fa" / "index.html"
    page.write_bytes(page.read_bytes().replace(b"</main>", b"!</main>"))
    (released / "more.html").write_text("more")
    page_said, more_said = differences(released)
    assert page_said.startswith("fa/index.html is not the file that was published: byte ")
    assert more_said == "more.html was not published with this release"


def test_two_releases_are_each_signed_and_the_signature_of_one_is_not_that_of_the_other(case, two_releases, released):
    first = two_releases[1]
    key = key_of(case)
    assert bad(first, key) == bad(released, key) == []
    shutil.copy(first / "data" / NOTE, released / "data" / NOTE)
    assert bad(released, key) == [f"{NOTE} was signed of another manifest than the one here"]


def test_an_unsigned_release_says_so_and_is_not_enough_for_whoever_knows_the_key(case, two_releases, tmp_path):
    folder = tmp_path / "out"
    write_bundle(read_bundle(two_releases[1] / "data"), folder / "data")
    assert not (folder / "data" / NOTE).exists()
    assert bad(folder) == []
    assert signed_by(folder).startswith("unsigned:")
    assert "missing" in bad(folder, key_of(case))[0]
    assert key_of(case).name not in (folder / "data" / MANIFEST).read_text()


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl on this machine")
def test_the_steps_by_hand_of_the_page_check_it(case, released, tmp_path):
    """docs/release.md, "By hand": word for word."""
    steps = PAGE.read_text("utf-8").split("```sh\n", 1)[1].split("```", 1)[0]
    known = {"KEY": key_of(case).encoded(), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(["sh", "-ec", steps], cwd=released / "data", env=known, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "manifest.json: OK" in done.stdout
    assert "Signature Verified Successfully" in done.stdout
