"""The program in a pseudo-terminal, as its user starts it."""

from __future__ import annotations

import signal
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from tests.benchmarks.pseudo_terminal import PATIENCE, PseudoTerminal
from tests.conftest import PACKS

GAME = [sys.executable, "-m", "alpine_quiz"]
SEVEN = str(PACKS / "seven")


def test_home_opens_and_q_quits() -> None:
    with PseudoTerminal(GAME) as game:
        game.wait_for("ten questions")
        game.wait_for("alpine, ")
        game.type("q")
        assert game.wait_for_end() == 0


def test_a_key_pressed_before_the_game_is_read_in_is_not_lost() -> None:
    with PseudoTerminal(GAME) as game:
        game.wait_for("ten questions")
        game.type("n")
        game.wait_for("1 of 10")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_to_end_gives_the_terminal_back(name: str) -> None:
    number = getattr(signal, name)
    with PseudoTerminal([*GAME, "play", "--pack", SEVEN]) as game:
        game.wait_for("1 of")
        game.process.send_signal(number)
        assert game.wait_for_end() == 128 + number
        assert b"\x1b[?1049l" in game.seen
        assert b"\x1b[?25h" in game.seen


def test_the_game_ends_with_its_terminal_though_no_signal_comes() -> None:
    with PseudoTerminal([*GAME, "play", "--pack", SEVEN]) as game:
        game.wait_for("1 of")
        game.hang_up()
        assert game.process.wait(PATIENCE) == 129


def test_what_cannot_be_opened_is_said_before_the_screen_changes() -> None:
    with PseudoTerminal([*GAME, "play", "--pack", "no-such-pack"]) as game:
        assert game.wait_for_end() == 1
        assert b"There is no pack" in game.seen
        assert b"\x1b[?1049h" not in game.seen


def test_a_dumb_terminal_gets_plain_lines() -> None:
    with PseudoTerminal([*GAME, "play", "--pack", SEVEN], environment={"TERM": "dumb"}) as game:
        game.wait_for("This is no terminal to draw on")
        game.wait_for("Question 1 of 7")
        game.type("q\n")
        assert game.wait_for_end() == 0
