"""Opening a room from a terminal: its server outlives whoever started it."""

from __future__ import annotations

import http.server
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from alpine_quiz.classroom.led import Led, find_led, forget_led, note_led
from alpine_quiz.classroom.starting import (
    Gone,
    GoneError,
    StartError,
    find_again,
    find_open,
    is_open,
    start_server,
)
from alpine_quiz.cli.hosting import end_room
from alpine_quiz.cli.main import main
from tests.classroom.dialling import LED
from tests.classroom.served import free_port
from tests.conftest import PACKS

SEVEN = ["--pack", str(PACKS / "seven"), "--bind", "127.0.0.1"]


@pytest.fixture
def room() -> Iterator[Led]:
    """Open a room in a process of its own, and end it."""
    # A port that no other test's room takes while this one is stopped.
    yield start_server([*SEVEN, "--port", free_port()])
    led = find_led()
    if led is not None and is_open(led):
        end_room()


def test_a_server_goes_on_by_itself_and_is_found_again(room: Led) -> None:
    assert find_open() == room
    assert room.process != 0


def test_options_of_another_room_are_refused_where_one_is_open(
    room: Led, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["host", "--plain", "--questions", "3", "--teams", "2"]) == 1
    told = capsys.readouterr().err
    assert "--questions and --teams would make another one" in told
    assert room.url in told


def test_a_room_that_was_stopped_is_opened_again_with_its_pin(room: Led) -> None:
    end_room()
    assert find_open() is None
    assert start_server(["--resume"]).pin == room.pin


def test_a_room_is_found_again_only_where_it_is_the_one_that_was_led(room: Led) -> None:
    assert find_again(room) == room
    another = replace(room, journal=str(Path(room.journal).with_name("another.sqlite3")))
    with pytest.raises(GoneError) as gone:
        find_again(another)
    assert gone.value.why is Gone.ANOTHER
    end_room()
    assert find_again(room).pin == room.pin
    end_room()
    forget_led()
    with pytest.raises(GoneError) as gone:
        find_again(room)
    assert gone.value.why is Gone.CLOSED


def test_a_port_that_something_else_has_by_now_is_no_room(tmp_path: Path) -> None:
    served = http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
    thread = threading.Thread(target=served.serve_forever)
    thread.start()
    journal = tmp_path / "room.sqlite3"
    journal.touch()
    try:
        url = f"http://127.0.0.1:{served.server_port}"
        stale = replace(LED, journal=str(journal), url=url)
        note_led(stale)
        assert not is_open(stale)
        assert find_open() is None
    finally:
        served.shutdown()
        thread.join()
        served.server_close()


def test_why_no_room_opens_is_told_in_the_servers_words() -> None:
    with pytest.raises(StartError, match="There is no pack"):
        start_server(["--pack", "nowhere"])


def test_why_no_room_opens_is_told_to_who_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["host", "--plain", "--pack", "nowhere"]) == 1
    assert "There is no pack" in capsys.readouterr().err


def test_a_set_that_has_nothing_of_the_pack_is_refused() -> None:
    with pytest.raises(StartError, match="cannot be read"):
        start_server([*SEVEN, "--set", "no-such-set"])


@pytest.mark.parametrize("words", [["join", "a b"], ["project", "--url", "x"], ["project"]])
def test_what_leads_to_no_room_is_said(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 1
    assert capsys.readouterr().err.endswith("\n")


if sys.platform != "win32":
    from tests.benchmarks.pseudo_terminal import PseudoTerminal

    def test_the_room_lives_though_its_terminal_goes() -> None:
        command = [sys.executable, "-m", "alpine_quiz", "host", *SEVEN]
        with PseudoTerminal(command) as screen:
            screen.wait_for("On your phone")
            screen.hang_up()
            screen.process.wait(30)
        try:
            assert find_open() is not None
        finally:
            end_room()
