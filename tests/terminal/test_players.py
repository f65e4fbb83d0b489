"""Players in the terminal, by keys and by mouse."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from alpine_quiz.records import exchange
from alpine_quiz.records.exchange import read_document_at
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records
from alpine_quiz.terminal.screens.help import HelpScreen
from alpine_quiz.terminal.screens.players import PlayersScreen
from alpine_quiz.terminal.screens.question import QuestionScreen
from alpine_quiz.terminal.screens.results import ResultsScreen
from alpine_quiz.terminal.screens.scores import ScoresScreen
from alpine_quiz.terminal.screens.typed_line import TypingScreen
from tests.conftest import SteppingClock
from tests.records.playing import Calendar, play
from tests.terminal.driving import Driver, playing

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.records.exchange import Document


@pytest.fixture
def seat(seven: Pack, tmp_path: Path) -> Sitting:
    """A sitting of one who has played, beside [b]Ann who has too."""
    records = Records.open(tmp_path / "records.sqlite3", Calendar())
    play(records, "+-", player="[b]Ann")
    play(records, "+++")
    return Sitting(seven, "en", records, records.player(), clock=SteppingClock())


@pytest.fixture
def go_on(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """An event that the reading of a file of records waits for."""
    event = threading.Event()

    def slowly(path: Path) -> Document:
        assert event.wait(60)
        return read_document_at(path)

    monkeypatch.setattr(exchange, "read_document_at", slowly)
    return event


def names(sitting: Sitting) -> list[str]:
    return sorted(each.name for each in sitting.records.players())


async def open_players(driver: Driver) -> None:
    await driver.press("p")
    await driver.until(lambda: isinstance(driver.app.screen, PlayersScreen))
    await driver.until_shown("● playing")


async def type_line(driver: Driver, text: str) -> None:
    await driver.until(lambda: isinstance(driver.app.screen, TypingScreen))
    line = driver.app.screen.query_one(Input)
    line.value = text
    await driver.press("enter")


async def test_somebody_else_sits_down_by_keys(seat: Sitting) -> None:
    async with playing(seat) as driver:
        await open_players(driver)
        await driver.press("down", "enter")
        await driver.until(lambda: driver.app.screen is driver.app.home)
        assert seat.player.name == "[b]Ann"
        await driver.until_shown("[b]Ann")


async def test_somebody_else_sits_down_by_mouse(seat: Sitting) -> None:
    async with playing(seat, size=(40, 10)) as driver:
        await driver.press("p")
        await driver.until_shown("● playing")
        await driver.click("[b]Ann", times=2)
        await driver.until(lambda: driver.app.screen is driver.app.home)
        assert seat.player.name == "[b]Ann"


async def test_a_round_that_is_open_waits_for_its_player(seat: Sitting) -> None:
    async with playing(seat, "rouen-river.choice", "cathedral-painter.text") as driver:
        await driver.answer("1", "1")
        driver.app.action_players()
        await driver.until_shown("● playing")
        assert not any(isinstance(each, QuestionScreen) for each in driver.app.screen_stack)
        await driver.press("down", "enter")
        await driver.until_shown("[b]Ann")
        assert seat.unfinished() is None
        await open_players(driver)
        await driver.click("you", times=2)
        await driver.until_shown("Go on")
        assert seat.unfinished() is not None


async def test_a_new_player_sits_down(seat: Sitting) -> None:
    async with playing(seat) as driver:
        await open_players(driver)
        await driver.click("A new player")
        await type_line(driver, " ")
        await driver.until_shown("Nothing of that name could be shown.")
        await type_line(driver, "YOU")
        await driver.until_shown("“YOU” is here already.")
        await type_line(driver, "=cmd()")
        await driver.until(lambda: driver.app.screen is driver.app.home)
        assert seat.player.name == "=cmd()"
        assert names(seat) == ["=cmd()", "[b]Ann", "you"]


async def test_whoever_plays_is_renamed_and_plays_on(seat: Sitting) -> None:
    async with playing(seat) as driver:
        await open_players(driver)
        await driver.press("r")
        await type_line(driver, "[B]ANN")
        await driver.until_shown("Another player is called “[b]Ann”.")
        await type_line(driver, "Zoé")
        await driver.until_shown("“you” is “Zoé” now.")
        assert seat.player.name == "Zoé"
        assert names(seat) == ["Zoé", "[b]Ann"]


@pytest.mark.parametrize("key", ["n", "r"])
async def test_whoever_is_renamed_in_another_window_goes_on_by_the_new_name(
    seat: Sitting, key: str
) -> None:
    async with playing(seat, "rouen-river.choice") as driver:
        await driver.answer("0")
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, ResultsScreen))
        seat.records.rename(seat.player, "Zoé")
        await driver.press(key)
        await driver.until(lambda: isinstance(driver.app.screen, QuestionScreen))
        assert driver.kept.saved.player.name == seat.player.name == "Zoé"
        await driver.press("escape")
        await driver.until_shown("Zoé")
        assert names(seat) == ["Zoé", "[b]Ann"]


async def test_home_calls_whoever_plays_by_the_name_of_another_window(seat: Sitting) -> None:
    async with playing(seat) as driver:
        await driver.press("comma")
        seat.records.rename(seat.player, "Zoé")
        await driver.press("escape")
        await driver.until_shown("Zoé")


async def test_only_the_name_deletes(seat: Sitting) -> None:
    async with playing(seat) as driver:
        await open_players(driver)
        await driver.press("down", "d")
        await driver.until_shown("1 round, 2 answers and 0 flags on")
        for wrong in ("", "you", "Ann"):
            await type_line(driver, wrong)
            await driver.until_shown("nothing was deleted")
        assert names(seat) == ["[b]Ann", "you"]
        await type_line(driver, "[b]ann")
        await driver.until_shown("“[b]Ann” was deleted; nothing of it is left in the file.")
        assert names(seat) == ["you"]


async def test_whoever_deletes_themselves_leaves_the_seat_to_another(seat: Sitting) -> None:
    async with playing(seat) as driver:
        await open_players(driver)
        await driver.click("Delete")
        await type_line(driver, "you")
        await driver.until_shown("“you” was deleted")
        assert seat.player.name == "[b]Ann"
        await driver.press("d")
        await type_line(driver, "[b]Ann")
        await driver.until_shown("“[b]Ann” was deleted")
        assert names(seat) == ["you"]
        assert seat.player.name == "you"


async def test_records_go_out_and_come_in_by_path(seat: Sitting, tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    async with playing(seat) as driver:
        await open_players(driver)
        await driver.press("e")
        await type_line(driver, " ")
        await driver.until_shown("Type a path.")
        await type_line(driver, str(file))
        await driver.until_shown("It holds 1 player, 1 round, 3 answers and 0 flags.")
        await driver.press("e")
        await type_line(driver, str(file))
        await driver.until_shown("is there already, and stays as it is.")
        await driver.press("escape")
        seat.records.delete_player(seat.player)
        await driver.press("i")
        await type_line(driver, str(file))
        await driver.until_shown("New here: 1 player, 1 round and 3 answers.")
        assert names(seat) == ["[b]Ann", "you"]


async def test_a_file_that_cannot_be_taken_in_is_told(seat: Sitting, tmp_path: Path) -> None:
    broken = tmp_path / "b.json"
    broken.write_text('{"format": "alpine-quiz-records", "version": 1}')
    async with playing(seat, size=(120, 40)) as driver:
        await open_players(driver)
        await driver.click("Import")
        await type_line(driver, str(tmp_path / "none.json"))
        await driver.until_shown("No such file or directory")
        await type_line(driver, str(broken))
        await driver.until_shown("at players: Something is missing there. Nothing was taken in.")


async def test_while_a_file_is_taken_in_the_screen_goes_on(
    seat: Sitting, tmp_path: Path, go_on: threading.Event
) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(seat.records.export(seat.player).data)
    seat.records.delete_player(seat.player)
    async with playing(seat, size=(120, 40)) as driver:
        await driver.press("p")
        await driver.until(lambda: isinstance(driver.app.screen, PlayersScreen))
        await driver.press("i")
        await type_line(driver, str(path))
        await driver.until_shown("The file is being read and taken in.")
        await driver.press("escape", "enter")
        assert isinstance(driver.app.screen, TypingScreen)
        go_on.set()
        await driver.until_shown("New here: 1 player, 1 round and 3 answers.")
        assert names(seat) == ["[b]Ann", "you"]


async def test_what_lies_over_a_file_being_taken_in_stays_when_it_is_done(
    seat: Sitting, tmp_path: Path, go_on: threading.Event
) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(seat.records.export(seat.player).data)
    async with playing(seat, size=(120, 40)) as driver:
        await driver.press("p")
        await driver.until(lambda: isinstance(driver.app.screen, PlayersScreen))
        await driver.press("i")
        await type_line(driver, str(path))
        await driver.until_shown("The file is being read and taken in.")
        await driver.press("f1")
        await driver.until(lambda: isinstance(driver.app.screen, HelpScreen))
        below = driver.app.screen_stack[-2]
        assert isinstance(below, TypingScreen)
        go_on.set()
        await driver.until(lambda: below._done)
        assert isinstance(driver.app.screen, HelpScreen)
        await driver.press("escape")
        await driver.until(lambda: isinstance(driver.app.screen, PlayersScreen))
        await driver.press("escape")
        await driver.until_shown("Play")


async def test_what_cannot_be_taken_in_apart_is_taken_in_all_the_same(seat: Sitting) -> None:
    document = exchange.read_document(seat.records.export(seat.player).data)
    with Records.in_memory(now=Calendar()) as records:
        assert records.take_in_apart(document) is None
        assert records.take_in(document).answers == 3


@pytest.mark.parametrize("key", ["e", "i"])
async def test_a_path_that_can_be_none_is_told(seat: Sitting, key: str) -> None:
    async with playing(seat, size=(120, 40)) as driver:
        await open_players(driver)
        await driver.press(key)
        await type_line(driver, "~nobodyx/x")
        await driver.until_shown("No such file or directory")
        await type_line(driver, "a\0b")
        await driver.until_shown("Invalid argument")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders here")
async def test_a_pipe_is_not_waited_for(seat: Sitting, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    async with playing(seat, size=(120, 40)) as driver:
        await open_players(driver)
        await driver.press("i")
        await type_line(driver, str(tmp_path / "pipe"))
        await driver.until_shown("Invalid argument")


async def test_whoever_was_chosen_plays_on_when_a_setting_changes(seat: Sitting) -> None:
    async with playing(seat) as driver:
        driver.app.play_as("[b]Ann")
        driver.app.change("questions", "fr")
        driver.app.settle()
        assert seat.player.name == "[b]Ann"


async def test_the_player_set_is_set_by_the_new_name_and_no_more_once_deleted(
    seat: Sitting,
) -> None:
    async with playing(seat) as driver:
        await open_players(driver)
        await driver.press("r")
        await type_line(driver, "Zoé")
        await driver.until_shown("“you” is “Zoé” now.")
        assert driver.app.settings.player == "Zoé"
        await driver.press("d")
        await type_line(driver, "Zoé")
        await driver.until_shown("“Zoé” was deleted")
        assert driver.app.settings.player == "you"
        driver.app.settle()
        assert seat.player.name == "[b]Ann"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 18), (40, 10)])
async def test_players_fit_at_every_size(seat: Sitting, size: tuple[int, int]) -> None:
    async with playing(seat, size=size) as driver:
        await open_players(driver)
        await driver.press("down", "d")
        await driver.until_shown("type the name:")
        await driver.press("escape")
        await driver.until_shown("● playing")
        await driver.press("escape")
        await driver.until(lambda: driver.app.screen is driver.app.home)


async def test_who_has_given_no_name_is_called_so_in_the_language_spoken(seat: Sitting) -> None:
    async with playing(seat) as driver:
        await open_players(driver)
        driver.app.speak("fr")
        await driver.until_shown("vous")
        await driver.press("r")
        await driver.until_shown("«\u00a0vous\u00a0»")
        assert driver.app.screen.query_one(Input).value == ""
        await driver.press("escape", "n")
        await type_line(driver, "Vous")
        await driver.until_shown("«\u00a0Vous\u00a0»")
        await driver.press("escape", "d")
        await type_line(driver, "vous")
        await driver.until_shown("«\u00a0vous\u00a0»")
        assert names(seat) == ["[b]Ann"]


async def test_players_are_reached_from_the_scores_and_the_palette(seat: Sitting) -> None:
    async with playing(seat) as driver:
        await driver.press("s")
        await driver.until(lambda: isinstance(driver.app.screen, ScoresScreen))
        await driver.until_shown("No round of this pack yet.")
        await driver.click("players")
        await driver.until(lambda: isinstance(driver.app.screen, PlayersScreen))
        titles = [each.title for each in driver.app.get_system_commands(driver.app.screen)]
        assert "Players" in titles


async def test_another_language_keeps_what_is_typed(seat: Sitting) -> None:
    async with playing(seat) as driver:
        await open_players(driver)
        await driver.press("n", "Z", "o")
        driver.app.speak("fr")
        await driver.until_shown("Échap retour")
        assert driver.app.screen.query_one(Input).value == "Zo"
