"""Where a model is asked, and which key goes there."""

from __future__ import annotations

import pytest

from alpine_quiz.plain.language_model import endpoint_line
from alpine_quiz.proposals.language_model.endpoint import EndpointError, Trouble, endpoint_of

KEY = "sk-secret-0123456789"


def test_the_key_is_the_games_own_and_otherwise_openais() -> None:
    both = {"ALPINE_QUIZ_API_KEY": "own", "OPENAI_API_KEY": "other"}
    assert endpoint_of("https://a.test/v1", "m", both).key == "own"
    assert endpoint_of("https://a.test/v1", "m", {"OPENAI_API_KEY": " other\n"}).key == "other"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://10.0.0.7/v1", ""),
        ("http://a.test/v1", ""),
        ("http://localhost:1/v1", KEY),
        ("http://127.0.0.1:1/v1", KEY),
        ("http://[::1]:1/v1", KEY),
        ("http://localhost.evil.test/v1", ""),
        ("https://a.test/v1", KEY),
    ],
)
def test_anothers_key_does_not_travel_in_the_open(url: str, key: str) -> None:
    assert endpoint_of(url, "m", {"OPENAI_API_KEY": KEY}).key == key


def test_a_key_is_not_in_what_an_endpoint_shows_of_itself() -> None:
    assert KEY not in repr(endpoint_of("https://a.test/v1", "m", {"ALPINE_QUIZ_API_KEY": KEY}))


@pytest.mark.parametrize("key", ["two words", "line\nInjected: header", "clé", "\x00"])
def test_a_key_that_is_none_is_told_before_anything_is_sent(key: str) -> None:
    with pytest.raises(EndpointError) as raised:
        endpoint_of("https://a.test/v1", "m", {"ALPINE_QUIZ_API_KEY": key})
    assert raised.value.trouble is Trouble.BAD_KEY
    assert key not in endpoint_line(raised.value)


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("http://localhost:11434/v1", "http://localhost:11434/v1/chat/completions"),
        ("http://localhost:11434/v1/", "http://localhost:11434/v1/chat/completions"),
        ("https://a.test/v1/chat/completions", "https://a.test/v1/chat/completions"),
        ("https://a.test/x?api-version=1", "https://a.test/x/chat/completions?api-version=1"),
        ("", "http://localhost:11434/v1/chat/completions"),
    ],
)
def test_the_path_of_the_api_is_added_where_it_is_not_there(given: str, url: str) -> None:
    assert endpoint_of(given, "m", {}).url == url


def test_the_environment_names_the_endpoint_where_no_flag_does() -> None:
    environment = {"ALPINE_QUIZ_ENDPOINT": "https://b.test/v1"}
    assert endpoint_of("", "m", environment).url.startswith("https://b.test/")
    assert endpoint_of("https://a.test", "m", environment).url.startswith("https://a.test/")


@pytest.mark.parametrize(
    "given",
    ["localhost:11434", "ftp://a.test/v1", "http://", "http://a.test:99999", "http://[::1",
     "http://a b.test/v1", "https://a.test/\x1b[31m", "file:///etc/passwd"],
)  # fmt: skip
def test_what_is_no_address_is_told(given: str) -> None:
    with pytest.raises(EndpointError) as raised:
        endpoint_of(given, "m", {})
    assert raised.value.trouble is Trouble.BAD_ENDPOINT
    assert "\x1b" not in endpoint_line(raised.value)


def test_a_secret_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(EndpointError) as raised:
        endpoint_of("https://me:hunter2@a.test/v1", "m", {})
    assert raised.value.trouble is Trouble.SECRET_IN_ENDPOINT
    assert "hunter2" not in endpoint_line(raised.value)
