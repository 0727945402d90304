"""The sealing page in a real Chromium, opened from the disk: the same packets as the command's, no request, no storage, and what stays behind."""

import base64
import hashlib
import io
import json
import random
import re
import subprocess
import sys
import time
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pyrage
import pytest

from gavah.field.desks import offered, signed_card
from gavah.field.hands import hand_key, hand_of
from gavah.field.manifest import signed_words
from gavah.field.packet import BODY_OF_PART, opened, plaintexts
from gavah.field.page import build_page
from gavah.field.sealing import Draft, sealed, unsealed

pytest.importorskip("playwright.sync_api")
CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="needs /usr/bin/chromium")
ROOT = Path(__file__).resolve().parents[2]
VENDOR = ROOT / "src" / "gavah" / "field" / "page" / "vendor"

PERSIAN = 'دوازده نفر کنار پلِ تمرین بازداشت شدند؛ می‌گویند «دو نفر زخمی‌اند».\n\tسطر دوم 🌧 \u007f \u2028 \u0001 \\ "/</script><!--'
WORDS = ["pelicans", "marmalade", "Zanjirbaf"]
IDENTITIES = [pyrage.x25519.Identity.generate() for _ in range(2)]


def cards(days: int = 0, count: int = 2) -> list:
    """Cards of desks whose keys were first offered `days` ago."""
    first = date.today() - timedelta(days=days)
    return [
        signed_card(f"Tamrin {number}", f"میز تمرین {number}", bytes([number]) * 32, (offered(str(identity.to_public()), first),))
        for number, identity in enumerate(IDENTITIES[:count])
    ]


class Browser:
    """A Chromium with a profile on disk, the page open in it, and everything it asked for or complained of."""

    def __init__(self, driver, home: Path, page: bytes) -> None:
        home.mkdir(exist_ok=True)
        self.home, self.profile, self.file = home, home / "profile", home / "note.html"
        self.file.write_bytes(page)
        self.context = driver.chromium.launch_persistent_context(
            self.profile, executable_path=CHROMIUM, headless=True, accept_downloads=True, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.context.on("request", lambda request: self.asked.append(request.url))
        self.page = self.context.pages[0]
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.saved: list[Path] = []
        self.page.on("download", self._save)
        self.page.goto(self.file.as_uri())

    def _save(self, download) -> None:
        path = self.home / download.suggested_filename
        self.saved.append(path)
        download.save_as(path)

    def seal(self, *files: Path, seconds: float = 60, **fields: str) -> list[Path]:
        """Fill the fields, press the button, and wait until everything is saved."""
        for name, words in fields.items():
            if name == "consent":
                self.page.check(f"input[value={words}]")
            else:
                self.page.fill(f"#{name}", words)
        if files:
            self.page.set_input_files("#files", files)
        self.saved.clear()
        self.page.click("#seal")
        until = time.monotonic() + seconds
        while self.state == "working" and time.monotonic() < until:
            self.page.wait_for_timeout(50)
        assert self.state == "done", self.complaints
        packets = int(re.search(r"\((\d+)\)", self.page.text_content("#told .en"))[1])
        while len(self.saved) < packets or not all(path.exists() for path in self.saved):
            assert time.monotonic() < until
            self.page.wait_for_timeout(50)
        return list(self.saved)

    @property
    def state(self) -> str:
        return self.page.get_attribute("#told", "data-state") or ""

    def close(self) -> None:
        self.context.close()


@pytest.fixture(scope="module")
def browser(driver, tmp_path_factory):
    made = Browser(driver, tmp_path_factory.mktemp("browser"), build_page(cards(), "en"))
    yield made
    made.close()


def opened_by(path: Path, desk: int = 0):
    with path.open("rb") as stream:
        return unsealed(stream, [str(IDENTITIES[desk])])


def test_a_packet_of_the_page_is_opened_by_either_desk_and_is_byte_for_byte_that_of_the_command(browser, tmp_path):
    photo = tmp_path / "secret name.jpg"
    photo.write_bytes(b"\xff\xd8" + random.Random(1).randbytes(300_000))
    (path,) = browser.seal(photo, text=PERSIAN, day="۱۴۵۰-۰۷", place="رشت", consent="partners")
    assert re.fullmatch(r"[0-9a-f]{16}\.age", path.name)
    packet = opened_by(path)
    assert opened_by(path, 1) == packet
    manifest = packet.manifest
    assert (manifest.text, manifest.day, manifest.place, manifest.consent) == (PERSIAN, "۱۴۵۰-۰۷", "رشت", "partners")
    assert manifest.attachments[0].media_type == "image/jpeg"
    assert packet.body == photo.read_bytes()
    assert b"secret name" not in packet.raw
    mine = list(plaintexts(manifest, [lambda: io.BytesIO(packet.body)]))
    assert mine == [pyrage.decrypt(path.read_bytes(), [IDENTITIES[0]])]
    assert not browser.complaints


def test_a_hand_is_the_same_in_the_page_and_in_the_command(browser):
    (path,) = browser.seal(text=PERSIAN, hand=" کوه بلند ")
    packet = opened_by(path)
    key = hand_key("کوه بلند", bytes.fromhex(cards()[0].name_key))
    assert hand_of(packet.manifest, packet.raw) == key.public_key().public_bytes_raw().hex()
    assert packet.manifest.hand.signature == key.sign(signed_words(packet.raw)).hex()


def test_a_video_becomes_parts_and_a_long_text_an_attachment(browser, tmp_path):
    video, long = tmp_path / "v.mp4", "از میدان تا پل. " * 3000
    video.write_bytes(random.Random(2).randbytes(2 * BODY_OF_PART + 12345))
    packets = sorted((opened_by(path) for path in browser.seal(video, text=long, seconds=200)), key=lambda packet: packet.manifest.part)
    assert [(packet.manifest.part, packet.manifest.parts) for packet in packets] == [(1, 3), (2, 3), (3, 3)]
    body = b"".join(packet.body for packet in packets)
    assert body == long.encode() + video.read_bytes()
    assert [attachment.sha256 for attachment in packets[0].manifest.attachments] == [
        hashlib.sha256(part).hexdigest() for part in (long.encode(), video.read_bytes())
    ]
    assert [attachment.media_type for attachment in packets[0].manifest.attachments] == ["text/plain", "video/mp4"]


def test_the_fields_are_empty_once_the_packet_is_saved_and_nothing_was_asked_of_anyone(browser):
    browser.seal(text="text", day="2071", place="Rasht", hand="a hand")
    assert [browser.page.input_value(f"#{name}") for name in ("text", "day", "place", "hand", "files")] == [""] * 5
    assert browser.page.is_checked("input[value=internal]")
    kept = browser.page.evaluate("async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length]")
    assert kept == [0, 0, "", 0]
    assert {url.split(":")[0] for url in browser.asked} <= {"file", "blob"}
    assert [url for url in browser.asked if url.startswith("file:")] == [browser.file.as_uri()]
    assert not browser.complaints


def test_the_policy_stops_any_request_and_any_other_script(browser):
    tried = browser.page.evaluate(
        """async () => {
            const refused = [];
            addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
            try { await fetch("https://127.0.0.1:9/"); } catch {}
            const image = new Image(); image.src = "https://127.0.0.1:9/x.png";
            const script = document.createElement("script"); script.textContent = "window.ran = 1"; document.body.append(script);
            await new Promise((next) => setTimeout(next, 300));
            return [refused.sort(), window.ran ?? 0];
        }"""
    )
    assert tried == [["connect-src", "img-src", "script-src-elem"], 0]
    browser.complaints.clear()


def test_a_packet_of_the_command_opens_with_the_age_of_the_page(browser):
    (packet,) = sealed(Draft(text=PERSIAN, attachments=[("image/png", lambda: io.BytesIO(b"photo" * 20_000))]), [str(IDENTITIES[0].to_public())])
    blank = browser.context.new_page()
    (browser.home / "blank.html").write_text("<!doctype html>", encoding="utf-8")
    blank.goto((browser.home / "blank.html").as_uri())  # a page from the disk, as ours is: what age needs of the browser is there
    blank.add_script_tag(content=(VENDOR / "age.js").read_text(encoding="utf-8"))
    plain = blank.evaluate(
        """async ([identity, packet]) => {
            const decrypter = new age.Decrypter();
            decrypter.addIdentity(identity);
            const plain = await decrypter.decrypt(Uint8Array.from(atob(packet), (one) => one.charCodeAt(0)));
            return btoa(Array.from(plain, (one) => String.fromCharCode(one)).join(""));
        }""",
        [str(IDENTITIES[0]), base64.b64encode(packet).decode()],
    )
    blank.close()
    assert opened(base64.b64decode(plain)).manifest.text == PERSIAN


def test_it_speaks_both_languages_and_names_no_product(browser):
    shown = "#form > label[for=text]"
    assert browser.page.inner_text(shown) == "What you have to say"
    browser.page.click("#to-fa")
    assert browser.page.inner_text(shown) == "آنچه می‌خواهید بگویید"
    assert browser.page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    browser.page.click("#to-en")
    source = build_page(cards(), "fa").decode()
    assert not re.search("gavah|گواه", source, re.IGNORECASE)
    for card in cards():
        assert card.name_fa in browser.page.inner_text("#desks")
    texts = tomllib.loads((VENDOR.parent / "texts.toml").read_text(encoding="utf-8"))
    assert all(set(said) == {"en", "fa"} and all(said.values()) for said in texts.values())


@pytest.mark.parametrize(
    ("days", "state", "sealing"), [(-3, "early", True), (5, "live", True), (31, "ended", True), (61, "destroyed", True), (121, "refused", False)]
)
def test_it_warns_when_keys_run_out_and_refuses_ninety_days_after(browser, days, state, sealing):
    browser.file.write_bytes(build_page(cards(days, count=1), "en"))
    browser.page.goto(browser.file.as_uri())
    assert browser.page.get_attribute("#desks > li", "data-state") == state
    assert browser.page.is_enabled("#seal") == sealing
    assert browser.page.is_visible("#single")
    words = browser.page.inner_text("#desks")
    assert str(cards(days)[0].newest.last) in words
    assert ("90 days" in words) == (not sealing)


def test_what_a_profile_keeps_is_the_page_and_the_names_of_files_never_the_words(driver, tmp_path):
    """Typed, left lying until the browser saves its session, then sealed: no file of the profile holds a word; its path and downloads stay."""
    secret = f"Twelve {WORDS[0]} and {WORDS[1]} near {WORDS[2]}"
    made = Browser(driver, tmp_path, build_page(cards(), "en"))
    made.page.fill("#text", secret)
    made.page.fill("#place", WORDS[2])
    made.page.wait_for_timeout(4000)
    (path,) = made.seal(text=secret, place=WORDS[2], hand=WORDS[1])
    made.page.goto("about:blank")
    made.page.go_back()
    assert made.page.input_value("#text") == ""
    made.close()
    assert kept(made.profile, *WORDS) == {}
    remains = kept(made.profile, "note.html")
    print("the page's path remains in", sorted(remains))
    assert any("History" in name for name in remains)
    assert path.exists()


def test_a_profile_does_keep_the_words_of_a_page_that_lets_it(driver, tmp_path):
    """The same look at our page without its care (fields that may be restored, not emptied when left): the session files hold every word."""
    careless = build_page(cards(), "en").replace(b'autocomplete="off"', b"").replace(b'addEventListener("pagehide", empty);', b"")
    script = re.search(rb"<script>(.*)</script>", careless, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(script).digest())
    made = Browser(driver, tmp_path, re.sub(rb"script-src '[^']*'", b"script-src 'sha256-" + digest + b"'", careless, count=1))
    made.page.fill("#text", f"Twelve {WORDS[0]} and {WORDS[1]}")
    made.page.fill("#place", WORDS[2])
    made.page.wait_for_timeout(1000)
    made.page.goto("about:blank")
    made.page.wait_for_timeout(3000)
    made.close()
    assert set().union(*kept(made.profile, *WORDS).values()) == set(WORDS)


def kept(profile: Path, *words: str) -> dict[str, set[str]]:
    """File of the profile → which of `words` it holds, in any encoding a browser writes."""
    found: dict[str, set[str]] = {}
    files = [path for path in profile.rglob("*") if path.is_file()]
    assert len(files) > 20
    for path in files:
        data = path.read_bytes()
        held = {word for word in words if word.encode() in data or word.encode("utf-16-le") in data}
        if held:
            found[str(path.relative_to(profile))] = held
    return found


def test_the_same_cards_give_the_same_page_and_its_parts_are_those_named():
    assert build_page(cards(), "fa") == build_page(cards(), "fa")
    assert b"{{" not in re.sub(rb"<script>.*</script>", b"", build_page(cards(), "fa"), flags=re.DOTALL)
    done = subprocess.run([sys.executable, ROOT / "scripts" / "vendor_age.py", "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    held = tomllib.loads((VENDOR / "VENDORED.toml").read_text(encoding="utf-8"))
    assert all(package["licence"] in ("MIT", "BSD-3-Clause") for package in held["package"])
    assert json.dumps([package["name"] for package in held["package"]]).count("noble") == 4
