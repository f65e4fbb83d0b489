from __future__ import annotations

import socket

import pytest

from alpine_quiz.classroom.server.addresses import OwnNames, own_addresses, url_of


@pytest.mark.parametrize(
    "host",
    [
        "localhost:4110",
        "127.0.0.1:4110",
        "192.0.2.7:4110",
        "[fd00::2]:4110",
        "[::1]",
        "LOCALHOST",
        socket.gethostname(),
        f"{socket.gethostname()}.local:80",
        "quiz.school.example",
    ],
)
def test_the_server_answers_to_addresses_and_its_own_names(host: str) -> None:
    assert OwnNames(["quiz.school.example"]).is_own(host)


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example:4110",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "evil.example#localhost",
        "localhost@evil.example",
        "[::1",
        "x" * 5000,
        "192.0.2.7.nip.io",
        "x;script-src *@127.0.0.1",
        "127.0.0.1:1 ws://evil.example",
    ],
)
def test_no_other_name_is_ours(host: str) -> None:
    assert not OwnNames().is_own(host)


@pytest.mark.parametrize(
    ("origin", "own"),
    [
        (None, True),
        ("http://192.0.2.7:4110", True),
        ("https://192.0.2.7:4110", True),
        ("http://192.0.2.7", False),
        ("http://evil.example", False),
        ("null", False),
        ("", False),
        ("file://", False),
        ("http://[", False),
    ],
)
def test_only_our_own_pages_open_a_line(origin: str | None, own: bool) -> None:
    assert OwnNames().is_own_origin(origin, "192.0.2.7:4110") is own


def test_an_address_is_written_as_a_browser_takes_it() -> None:
    assert url_of("192.0.2.7", 4110) == "http://192.0.2.7:4110"
    assert url_of("fd00::2", 80) == "http://[fd00::2]"
    assert url_of("quiz.example", 443, secure=True) == "https://quiz.example"


def test_addresses_that_nobody_else_can_use_are_not_shown() -> None:
    assert not any(address.startswith(("127.", "fe80")) for address in own_addresses())
