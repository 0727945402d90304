"""The client has patience with a busy server, none with a broken one, and sends nothing where it should not."""

import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from model_server import Reply, said, said_words, serving

from gavah.model import InputError
from gavah.readers.llm.address import DEFAULT, address, stays_here
from gavah.readers.llm.client import LONGEST_ANSWER, Client, PieceRefused

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


@pytest.mark.parametrize("after", ["1", format_datetime(datetime.now(UTC) + timedelta(hours=-1))])
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


@pytest.mark.parametrize("status", [301, 302, 307, 401, 403, 404])
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
