"""Who comes in, who does not: the launch token, foreign names, foreign pages, users, roles, and what is refused before anything listens."""

import signal
import subprocess
import time

import httpx
import pytest
from desk_world import came_in, gavah, open_desk, same_site

from gavah.desk.guard import refusal
from gavah.desk.headers import POLICY
from gavah.desk.roles import guarded
from gavah.desk.settings import Settings
from gavah.desk.users import SHORTEST, User, add_user, checked
from gavah.model import GavahError

PASSWORD = "four unrelated words"


@pytest.fixture
def password_file(tmp_path):
    path = tmp_path / "password"
    path.write_text(f"{PASSWORD}\n", "utf-8")
    return path


def test_the_address_opens_the_desk_once(desk):
    first, second = desk.visitor(), desk.visitor()
    answer = first.get(desk.address)
    cookie = answer.headers["set-cookie"].lower()
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert desk.address.split("token=")[1].lower() not in cookie
    assert first.get("/").status_code == 200
    assert second.get(desk.address).status_code == 403
    assert second.get("/").headers["location"] == "/enter"


def test_a_wrong_token_opens_nothing(desk):
    visitor = desk.visitor()
    assert visitor.get("/enter?token=guess").status_code == 403
    assert not visitor.cookies
    assert visitor.get(desk.address).status_code == 303


def test_a_foreign_name_for_this_machine_is_refused(desk):
    visitor = came_in(desk)
    assert visitor.get("/", headers={"host": f"evil.example:{desk.origin.rsplit(':')[-1]}"}).status_code == 403
    assert visitor.get("/", headers={"host": "127.0.0.1:1"}).status_code == 403


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"}),
        ("GET", {"sec-fetch-site": "same-site", "sec-fetch-mode": "cors"}),  # another port of this machine
        ("GET", {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}),
        ("GET", {"sec-fetch-site": "none", "sec-fetch-mode": "cors"}),
        ("GET", {"origin": "http://127.0.0.1:1"}),
        ("POST", {}),
        ("POST", {"origin": "null"}),
        ("POST", {"origin": "null", "sec-fetch-site": "cross-site"}),
        ("POST", {"origin": "null", "sec-fetch-site": "same-site"}),
        ("POST", {"origin": "https://evil.example"}),
        ("POST", {"sec-fetch-site": "none", "sec-fetch-mode": "navigate"}),
        ("POST", {"origin": "http://127.0.0.1:5000", "sec-fetch-site": "cross-site"}),
    ],
)
def test_another_page_cannot_ask(method, headers):
    settings = Settings(case="", port=5000)
    assert refusal({"host": "127.0.0.1:5000", **headers}, method, settings)


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("GET", {}),
        ("GET", {"sec-fetch-site": "none", "sec-fetch-mode": "navigate"}),
        ("GET", {"sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"}),
        ("POST", {"origin": "http://127.0.0.1:5000"}),
        ("POST", {"sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate"}),
        ("POST", {"origin": "null", "sec-fetch-site": "same-origin"}),  # a page that sends no referrer
    ],
)
def test_the_desks_own_pages_can_ask(method, headers):
    assert refusal({"host": "127.0.0.1:5000", **headers}, method, Settings(case="", port=5000)) == ""


def test_a_post_of_another_page_does_nothing(desk):
    visitor = came_in(desk)
    assert visitor.post("/logout", headers={"origin": "https://evil.example", "sec-fetch-site": "cross-site"}).status_code == 403
    assert visitor.get("/").status_code == 200
    assert visitor.post("/logout", headers=same_site(desk)).status_code == 403  # the closed door
    assert visitor.get("/").url.path == "/enter"


@pytest.mark.parametrize("path", ["/", "/static/desk.css", "/no-such-page", "/static/../desk.db", "/enter"])
def test_every_answer_bears_the_headers(desk, path):
    answer = came_in(desk).get(path)
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "server" not in answer.headers


def test_no_page_is_seen_without_coming_in(desk):
    for path in ("/", "/keyboard", "/ask", "/no-such-page"):
        assert desk.visitor().get(path).headers["location"] == "/enter"


def test_a_page_that_writes_must_name_a_role():
    from starlette.routing import Route

    with pytest.raises(TypeError, match="names no role"):
        guarded(Route("/x", lambda request: None, methods=["POST"]))


def _login(desk, visitor: httpx.Client, name: str, password: str, to: str = "/") -> httpx.Response:
    return visitor.post("/login", data={"name": name, "password": password, "to": to}, headers=same_site(desk))


def test_users_log_in_and_others_do_not(own_case, password_file):
    assert gavah("desk", "--case", own_case, "--add-user", "mina", "--role", "reader", "--password-file", password_file).returncode == 0
    desk = open_desk(own_case)
    try:
        assert "token" not in desk.address
        visitor = desk.visitor()
        assert visitor.get("/keyboard").headers["location"] == "/login?to=/keyboard"
        assert _login(desk, visitor, "mina", "not the password").status_code == 401
        assert _login(desk, visitor, "nobody", PASSWORD).status_code == 401
        inside = _login(desk, visitor, "mina", PASSWORD, "/keyboard")
        assert (inside.status_code, inside.headers["location"]) == (303, "/keyboard")
        assert "mina" in visitor.get("/").text
        for elsewhere in ("//evil.example", "https://evil.example", "/\\evil.example"):
            assert _login(desk, desk.visitor(), "mina", PASSWORD, elsewhere).headers["location"] == "/"
    finally:
        desk.end()


def test_guessing_is_slowed_down_for_the_right_password_too(own_case, password_file):
    gavah("desk", "--case", own_case, "--add-user", "mina", "--password-file", password_file)
    desk = open_desk(own_case)
    try:
        visitor = desk.visitor()
        codes = [_login(desk, visitor, "mina", f"guess {n}").status_code for n in range(4)]
        assert codes == [401, 401, 401, 429]
        slowed = _login(desk, visitor, "mina", PASSWORD)
        assert slowed.status_code == 429
        time.sleep(float(slowed.headers["retry-after"]))
        assert _login(desk, visitor, "mina", PASSWORD).status_code == 303
    finally:
        desk.end()


def test_the_users_file_holds_no_password_and_only_its_owner_reads_it(own_case, password_file, tmp_path):
    gavah("desk", "--case", own_case, "--add-user", "mina", "--role", "editor", "--password-file", password_file)
    path = own_case / "users.json"
    assert PASSWORD not in path.read_text("utf-8")
    assert path.stat().st_mode & 0o077 == 0
    assert checked(own_case, "mina", PASSWORD).may("editor")
    assert checked(own_case, "mina", f"{PASSWORD}.") is None
    with pytest.raises(GavahError, match="has a user 'mina', which is the same name spelt otherwise"):
        add_user(own_case, "Mina ", "coder", PASSWORD)
    password_file.write_text("x" * (SHORTEST - 1), "utf-8")
    assert gavah("desk", "--case", own_case, "--add-user", "nima", "--password-file", password_file).returncode == 1
    assert gavah("desk", "--case", own_case, "--remove-user", "mina").returncode == 0
    assert checked(own_case, "mina", PASSWORD) is None
    assert gavah("verify", "--case", own_case).returncode == 0


def test_another_address_than_loopback_needs_users_and_a_certificate(own_case, password_file):
    without = gavah("desk", "--case", own_case, "--host", "0.0.0.0", "--no-browser")
    assert (without.returncode, "--add-user" in without.stderr) == (1, True)
    gavah("desk", "--case", own_case, "--add-user", "mina", "--password-file", password_file)
    plain = gavah("desk", "--case", own_case, "--host", "0.0.0.0", "--no-browser")
    assert (plain.returncode, "--tls-cert" in plain.stderr) == (1, True)


def test_ctrl_c_and_a_kill_of_the_parent_leave_nobody_listening(own_case):
    for by in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        desk = open_desk(own_case)
        assert desk.end(by) in ((0, -signal.SIGKILL) if by == signal.SIGKILL else (0,))
        for _ in range(50):
            try:
                httpx.get(f"{desk.origin}/enter", trust_env=False)
            except httpx.ConnectError:
                break
            except httpx.TransportError:  # it took the call and went while it answered
                pass
            time.sleep(0.1)
        else:
            pytest.fail(f"still listening after {by}")


def test_nothing_is_printed_but_the_address(own_case):
    desk = open_desk(own_case, "--quiet")
    came_in(desk).get("/no-such-page?secret=words")
    desk.process.send_signal(signal.SIGINT)
    out, err = desk.process.communicate(timeout=20)
    desk.end()
    assert (out, err) == ("", "")


def test_a_missing_case_is_said_before_anything_listens(tmp_path):
    done = gavah("desk", "--case", tmp_path / "none", "--no-browser")
    assert done.returncode == 1
    assert "no case here" in done.stderr


def certificate(folder):
    """A certificate for desk.tamrin.example, and its key."""
    cert, key = folder / "cert.pem", folder / "key.pem"
    subject = ["-subj", "/CN=desk", "-addext", "subjectAltName=DNS:desk.tamrin.example,IP:127.0.0.1"]
    words = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject, "-keyout", key, "-out", cert]
    subprocess.run(words, check=True, capture_output=True)
    return cert, key


def test_other_machines_reach_it_by_tls_and_the_certificates_names_alone(own_case, password_file, tmp_path):
    cert, key = certificate(tmp_path)
    gavah("desk", "--case", own_case, "--add-user", "mina", "--password-file", password_file)
    desk = open_desk(own_case, "--host", "0.0.0.0", "--tls-cert", cert, "--tls-key", key)
    try:
        port = desk.origin.rsplit(":", 1)[1]
        assert desk.origin == f"https://desk.tamrin.example:{port}"
        visitor = desk.visitor(verify=False)
        visitor.base_url = f"https://127.0.0.1:{port}"
        named = {"host": f"desk.tamrin.example:{port}"}
        assert visitor.get("/login", headers=named).status_code == 200
        assert visitor.get("/login", headers={"host": f"other.tamrin.example:{port}"}).status_code == 403
        own = {"origin": f"https://127.0.0.1:{port}", "sec-fetch-site": "same-origin"}
        cookie = visitor.post("/login", data={"name": "mina", "password": PASSWORD}, headers=own).headers["set-cookie"]
        assert cookie.startswith("__Host-")
        assert "Secure" in cookie
    finally:
        desk.end()


def test_the_command_line_knows_the_same_roles():
    from gavah.cli import desk as command
    from gavah.desk.users import ROLES

    assert command.ROLES == ROLES


def test_whoever_may_decide_may_take_back():
    coder, editor, reader = (User("t", role) for role in ("coder", "editor", "reader"))
    for verb in ("withdraw", "merge", "grade", "sample", "adjudicate", "erase"):
        assert (coder.may_take_back(verb), editor.may_take_back(verb)) == (False, True)
    assert (reader.may_take_back("accept"), coder.may_take_back("accept")) == (False, True)
