"""The client has patience with a busy server, none with a broken one, and sends nothing where it should not."""

import socket
import time
from datetime import UTC, datetime
from email.utils import format_datetime

import msgspec
import pytest
from model_server import Reply, said, said_words, serving

import gavah
from gavah.model import InputError, Refused
from gavah.readers.llm.address import DEFAULT, address, stays_here
from gavah.readers.llm.client import LONGEST_ANSWER, Client, PieceRefused
from gavah.readers.llm.sending import may_be_sent

BODY = {"model": "constructed", "messages": [{"role": "user", "content": "one\ntwo\nسه\nfour"}]}


def client(server, **more):
    return Client(address(server.address), **{"pause": 0.01, "timeout": 5.0} | more)


def test_an_answer_comes_with_what_it_cost():
    with serving(lambda *_: said()) as server:
        answer = client(server, key="tamrin-key").ask(BODY)
    assert (answer.content, answer.finish) == ('{"claims": []}', "stop")
    assert (answer.usage.prompt_tokens, answer.usage.completion_tokens) == (900, 100)
    assert server.received == [BODY]
    assert server.paths == ["/v1/chat/completions"]
    assert server.headers[0]["Authorization"] == "Bearer tamrin-key"


TROUBLE = {
    "busy": Reply({"error": "busy"}, status=429),
    "broken": Reply(b"<html>oops", status=500),
    "loading": Reply({"error": "Loading model"}, status=503),
    "cut": Reply({"choices": []} | {"more": "x" * 1000}, cut=True),
    "no protocol": Reply([1, 2]),
    "no choice": Reply({"choices": []}),
    "no JSON": Reply(b"hello"),
}


@pytest.mark.parametrize("trouble", TROUBLE.values(), ids=TROUBLE)
def test_trouble_that_passes_is_waited_out(trouble):
    with serving(lambda number, _: trouble if number < 2 else said()) as server:
        asker = client(server)
        assert asker.ask(BODY).finish == "stop"
    assert (asker.requests, asker.retries) == (3, 2)


@pytest.mark.parametrize("trouble", TROUBLE.values(), ids=TROUBLE)
def test_trouble_that_stays_ends_in_one_clear_error(trouble):
    with serving(lambda *_: trouble) as server, pytest.raises(InputError, match="does not answer"):
        client(server, attempts=3).ask(BODY)
    assert len(server.received) == 3


@pytest.mark.parametrize("after", ["1", format_datetime(datetime(2021, 3, 20, tzinfo=UTC))], ids=["a second", "long past"])
def test_the_time_that_a_server_asks_for_is_given(after):
    with serving(lambda number, _: Reply({}, status=429, headers={"Retry-After": after}) if number == 0 else said()) as server:
        began = time.monotonic()
        client(server).ask(BODY)
        waited = time.monotonic() - began
    assert waited >= (1 if after == "1" else 0)
    assert waited < 5


def test_a_server_that_asks_for_an_hour_ends_the_run_at_once():
    with serving(lambda *_: Reply({}, status=429, headers={"Retry-After": "3600"})) as server, pytest.raises(InputError, match="429"):
        client(server).ask(BODY)
    assert len(server.received) == 1


def test_a_slow_answer_is_asked_for_again():
    with serving(lambda number, _: Reply({}, delay=1.5) if number == 0 else said()) as server:
        assert client(server, timeout=0.4).ask(BODY).finish == "stop"


@pytest.mark.parametrize("status", [400, 413, 422])
def test_a_refused_request_is_a_matter_of_its_piece(status):
    with (
        serving(lambda *_: Reply({"error": {"message": "context too long"}}, status=status)) as server,
        pytest.raises(PieceRefused, match="too long"),
    ):
        client(server).ask(BODY)
    assert len(server.received) == 1


@pytest.mark.parametrize("status", [300, 301, 302, 303, 307, 308, 401, 403, 404])
def test_a_redirect_is_not_followed_and_a_refusal_is_final(status):
    with serving(lambda *_: said()) as elsewhere:
        reply = Reply({"error": "no"}, status=status, headers={"Location": elsewhere.address + "/chat/completions"})
        with serving(lambda *_: reply) as server, pytest.raises(InputError, match=str(status)) as raised:
            client(server, key="tamrin-key").ask(BODY)
    assert len(server.received) == 1
    assert elsewhere.received == []
    assert "tamrin-key" not in str(raised.value)


def test_an_endless_answer_is_left(monkeypatch):
    with serving(lambda *_: said_words("x" * (LONGEST_ANSWER + 1))) as server, pytest.raises(InputError, match="more than"):
        client(server, attempts=1).ask(BODY)


def test_a_proxy_of_the_environment_is_not_asked(monkeypatch):
    with serving(lambda *_: said()) as proxy, serving(lambda *_: said()) as server:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.address)
        client(server).ask(BODY)
    assert proxy.received == []


def test_a_proxy_of_the_environment_is_not_asked_for_an_encrypted_address_either(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as proxy, serving(lambda *_: said()) as server:
        proxy.settimeout(0.5)
        for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.getsockname()[1]}")
        with pytest.raises(InputError, match="does not answer"):  # the server speaks no TLS
            Client(address(server.address.replace("http:", "https:")), pause=0.01, attempts=1).ask(BODY)
        with pytest.raises(TimeoutError):
            proxy.accept()


def _led_to(monkeypatch, number):
    """Connections go somewhere whose own number is `number`; what is written there is kept."""
    written = []

    class Elsewhere:
        def getpeername(self):
            return number, 80

        def sendall(self, data):
            written.append(data)

        def close(self):
            return None

    monkeypatch.setattr("http.client.HTTPConnection.connect", lambda self: setattr(self, "sock", Elsewhere()))
    return written


@pytest.mark.parametrize("number", ["192.0.2.9", "2001:db8::9", "10.0.0.1"])
def test_a_loopback_address_that_leads_away_gets_not_one_byte(monkeypatch, number):
    written = _led_to(monkeypatch, number)
    for words in (DEFAULT, "http://localhost/v1", "http://[::1]:8080/v1"):
        with pytest.raises(Refused, match="led away from this machine"):
            Client(address(words), key="tamrin-key", pause=0.01).ask(BODY)
    assert written == []


def test_a_name_is_another_machine_even_where_it_is_looked_up_to_this_one(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 80))])
    to = address("http://tamrin.example/v1")
    private = msgspec.structs.replace(gavah.report("Two men were killed."), private=True)
    assert not may_be_sent(private, None, to, "constructed")
    assert may_be_sent(private, None, address("http://localhost/v1"), "constructed")


def test_nothing_of_the_client_looks_up_a_name_for_localhost(monkeypatch):
    asked = []
    real = socket.getaddrinfo

    def looked_up(host, *more, **how):
        asked.append(host)
        return real(host, *more, **how)

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    with serving(lambda *_: said()) as server:
        Client(address(server.address.replace("127.0.0.1", "localhost")), pause=0.01).ask(BODY)
    assert set(asked) <= {"127.0.0.1"}


def test_nobody_there_is_an_error_that_says_so():
    with serving(lambda *_: said()) as server:
        pass
    with pytest.raises(InputError, match="does not answer") as raised:
        client(server, attempts=2).ask(BODY)
    assert server.address in str(raised.value)


@pytest.mark.parametrize(
    ("words", "here"),
    [
        (DEFAULT, True),
        ("http://localhost:11434/v1", True),
        ("http://127.8.9.10:1/", True),
        ("http://[::1]:8080/v1", True),
        ("http://[::ffff:127.0.0.1]:8080/v1", True),
        ("http://0.0.0.0:8080/v1", False),
        ("http://10.0.0.5:8080/v1", False),
        ("http://192.168.1.2/v1", False),
        ("http://localhost.tamrin.example/v1", False),
        ("http://127.0.0.1.tamrin.example/v1", False),
        ("https://tamrin.example/v1", False),
        ("http://127.1:80/v1", False),
        ("http://2130706433/v1", False),
    ],
)
def test_only_a_loopback_number_and_localhost_are_this_machine(words, here):
    assert stays_here(address(words), "constructed") is here


def test_localhost_is_connected_to_by_number_so_that_no_name_is_looked_up():
    assert address("http://localhost:11434/v1").host == "127.0.0.1"


@pytest.mark.parametrize("model", ["tamrin:cloud", "tamrin:120b-cloud"])
def test_a_model_that_a_local_server_only_passes_on_is_not_here(model):
    assert not stays_here(address(DEFAULT), model)
    assert stays_here(address(DEFAULT), model.removesuffix("cloud") + "cloudy")


@pytest.mark.parametrize(
    "words", ["", "localhost:80", "ftp://localhost/", "http://a:b@localhost/v1", "http://localhost/v1?key=1", "http://localhost:x/", "http:///v1"]
)
def test_what_is_no_address_is_refused(words):
    with pytest.raises(InputError):
        address(words)
