"""Leading a room by keys and by mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from alpine_quiz.classroom.course import Phase
from alpine_quiz.classroom.rules import Rules
from alpine_quiz.classroom.server.tells import Whereabouts
from alpine_quiz.classroom.sets import ids_in, named_set
from alpine_quiz.classroom.starting import Gone
from alpine_quiz.terminal.classroom.code import CodeScreen
from alpine_quiz.terminal.classroom.desk import DeskScreen
from alpine_quiz.terminal.classroom.hands import HandsScreen
from alpine_quiz.terminal.classroom.leaving import LeavingScreen
from alpine_quiz.terminal.classroom.now import NowScreen
from alpine_quiz.terminal.classroom.questions import QuestionsScreen
from alpine_quiz.terminal.classroom.students import StudentsScreen
from alpine_quiz.terminal.screens.help import HelpScreen
from tests.classroom.lines import PIN, Caller
from tests.classroom.rooms import (
    CHOICE,
    MATCH,
    ORDER,
    SHEET,
    TEXT,
    TRUE_FALSE,
    key_of,
    wrong_answer_to,
)
from tests.terminal.classroom.leading import Class, a_class
from tests.terminal.driving import Driver

KEY = str(SHEET.pool[CHOICE].item.answer)  # type: ignore[union-attr]


async def phase_is(driver: Driver, here: Class, phase: Phase) -> None:
    screen = driver.app.screen_stack[1]
    assert isinstance(screen, DeskScreen)
    await driver.until(lambda: here.room.phase is phase)
    await driver.until(lambda: screen.leading.desk.phase == phase.value)
    await driver.pilot.pause()


async def test_enter_leads_through_a_session(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE, TRUE_FALSE) as here:
        zoe = await here.arrives("Zoé")
        driver = await here.teacher()
        await driver.until_shown("1 is here")
        await driver.press("enter")
        await phase_is(driver, here, Phase.OPEN)
        assert "0 of 1 have answered" in driver.text
        zoe.say("answer", turn=1, vote=1, given=key_of(CHOICE))
        await phase_is(driver, here, Phase.CLOSED)
        await driver.press("enter")
        await phase_is(driver, here, Phase.REVEALED)
        await driver.until_shown(f"✓ {KEY}")
        assert "██████████ 1" in driver.text
        assert "Rédélé had won in one." in driver.text
        await driver.press("r")
        await phase_is(driver, here, Phase.RANKS)
        await driver.until_shown("██████████ 1")
        assert "Zoé" in driver.text
        await driver.press("space")
        await phase_is(driver, here, Phase.OPEN)
        await driver.press("enter")
        await phase_is(driver, here, Phase.CLOSED)
        await driver.press("enter")
        await phase_is(driver, here, Phase.REVEALED)
        await driver.press("enter")
        await phase_is(driver, here, Phase.PODIUM)
        await driver.press("enter")
        await driver.until(lambda: isinstance(driver.app.screen, LeavingScreen))
        await driver.press("enter")
        await driver.until(lambda: here.room.phase is Phase.ENDED)


async def test_nothing_secret_is_on_the_screen_before_the_reveal(tmp_path: Path) -> None:
    async with a_class(tmp_path, TEXT) as here:
        await here.arrives("Zoé the secret name")
        driver = await here.teacher(size=(120, 40))
        await driver.press("enter")
        await phase_is(driver, here, Phase.OPEN)
        answer = key_of(TEXT)
        assert isinstance(answer, str)
        assert answer not in driver.text
        assert "secret" not in driver.text
        await driver.press("t")
        await driver.until_shown(f"Right: {answer}")
        await driver.press("t", "t")
        await driver.until_shown("Zoé the secret name")
        await driver.press("escape")
        assert "secret" not in driver.text


async def test_the_lobby_says_where_to_go_and_what_to_try(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        driver = await here.teacher(size=(120, 40))
        await driver.until_shown("On your phone, open")
        assert "class" in driver.text
        assert "Nobody has reached the page yet" in driver.text
        assert "██████████████" in driver.text
        await here.arrives("Zoé")
        await driver.until(lambda: "Nobody has reached" not in driver.text)


async def test_devices_that_got_as_far_as_the_page_are_told_of(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        driver = await here.teacher(size=(120, 40))
        await driver.until_shown("nobody is here yet")
        reached = ("192.168.1.7", "192.168.1.9")
        session = here.house.session
        session._telling._whereabouts = lambda: Whereabouts(PIN, ("http://class",), reached)
        session.look_again()
        await driver.until_shown("2 devices have opened")
        assert "Nobody has reached" not in driver.text
        assert "192.168.1.7" not in driver.text
        await driver.press("t", "t")
        await driver.until(lambda: isinstance(driver.app.screen, StudentsScreen))
        await driver.until_shown("192.168.1.7, 192.168.1.9")
        await driver.press("k", "r", "m", "enter")
        await here.arrives("Zoé")
        await driver.until_shown("Zoé")
        assert "192.168.1.7" not in driver.text
        await driver.press("escape")
        await driver.until_shown("1 is here")


async def test_where_cards_alone_are_raised_nobody_is_missed(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        driver = await here.teacher(size=(100, 30))
        wall = await here.wall(size=(100, 30))
        await driver.press("h")
        await driver.until(lambda: here.room.hands_used)
        await driver.press("enter")
        await phase_is(driver, here, Phase.OPEN)
        await wall.until_shown("The question is open")
        await driver.until_shown("hands too")
        for each in (driver, wall):
            assert "nobody is here" not in each.text
            assert "░" not in each.text
        await driver.press("t")
        await driver.until(lambda: isinstance(driver.app.screen, NowScreen))
        assert "0 of 0" not in driver.text


async def test_hands_that_were_counted_are_told_to_the_teacher(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE, ORDER) as here:
        driver = await here.teacher(size=(100, 30))
        await here.arrives("Zoé")
        await driver.press("h")
        await driver.until(lambda: here.room.hands_used)
        await driver.press("enter")
        await phase_is(driver, here, Phase.OPEN)
        await driver.until_shown("hands too")
        here.room.count_hands(0, (5, 12, 0, 3))
        here.house.session._settle(people=True)
        await driver.until_shown("0 of 1 have answered, 20 hands")
        await driver.press("x")
        await driver.press("enter")
        await driver.until_shown("Question 2 of 2")
        assert "20 hands" not in driver.text
        assert "hands too" not in driver.text


async def test_a_small_window_has_the_code_alone(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        driver = await here.teacher(size=(60, 18))
        await driver.until_shown("c QR code")
        assert "▀▀▀▀▀▀▀" not in driver.text
        await driver.press("c")
        await driver.until(lambda: isinstance(driver.app.screen, CodeScreen))
        await driver.until_shown("▀▀▀▀▀▀▀")
        await driver.press("c")
        await driver.until_shown("c QR code")


async def test_earlier_questions_are_judged_from_the_podium(tmp_path: Path) -> None:
    async with a_class(tmp_path, TEXT) as here:
        zoe = await here.arrives("Zoé")
        driver = await here.teacher(size=(100, 40))
        await driver.press("enter")
        await phase_is(driver, here, Phase.OPEN)
        zoe.say("answer", turn=1, vote=1, given="Gordini’s friend")
        await phase_is(driver, here, Phase.CLOSED)
        await driver.press("enter")
        await phase_is(driver, here, Phase.REVEALED)
        await driver.press("o")
        await phase_is(driver, here, Phase.PODIUM)
        await driver.press("u")
        await driver.until_shown("For you alone: the questions")
        await driver.press("enter")
        await driver.until_shown("gordini’s friend")
        await driver.press("enter")
        await driver.until_shown("✓ gordini’s friend")
        await driver.press("escape")
        await driver.until_shown("██████████ 1")


async def test_what_is_pointed_at_stays_so_while_answers_come(tmp_path: Path) -> None:
    async with a_class(tmp_path, TEXT) as here:
        zoe, adam, eve = [await here.arrives(name) for name in ("Zoé", "Adam", "Eve")]
        driver = await here.teacher(size=(100, 40))
        await driver.press("enter")
        await phase_is(driver, here, Phase.OPEN)
        zoe.say("answer", turn=1, vote=1, given="somebody")
        await driver.press("t")
        await driver.until_shown("somebody")
        adam.say("answer", turn=1, vote=1, given="a man")
        await driver.until_shown("a man")
        screen = driver.app.screen
        assert isinstance(screen, NowScreen)
        screen.list.cursor = 1
        eve.say("answer", turn=1, vote=1, given="a man")
        eve.drop()
        await driver.until(lambda: screen.list.rows[0].note.endswith("2"))
        await driver.pilot.pause()
        assert screen.list.rows[screen.list.cursor].text == "somebody"


async def test_questions_are_swapped_moved_cut_and_saved(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE, TRUE_FALSE, ORDER) as here:
        driver = await here.teacher(size=(100, 40))
        await driver.press("t")
        await driver.until(lambda: isinstance(driver.app.screen, QuestionsScreen))
        await driver.until_shown(KEY)
        await driver.press("d")
        await driver.until(lambda: here.room.plan == (TRUE_FALSE, CHOICE, ORDER))
        await driver.press("u")
        await driver.until(lambda: here.room.plan == (CHOICE, TRUE_FALSE, ORDER))
        await driver.press("s")
        await driver.until(lambda: CHOICE not in here.room.plan)
        before = here.room.plan
        await driver.until(lambda: driver.app.screen.leading.desk.plan == list(before))  # type: ignore[attr-defined]
        await driver.press("x")
        await driver.until(lambda: here.room.plan == before[1:])
        await driver.press("w")
        await driver.until(lambda: isinstance(driver.app.focused, Input))
        await driver.press(*"../x", "enter")
        await driver.until_shown("A name has letters")
        driver.app.focused.value = "Monday"  # type: ignore[union-attr]
        await driver.press("enter")
        await driver.until(lambda: named_set("Monday"))
        path = named_set("Monday")
        assert path is not None
        assert ids_in(path) == [SHEET.pool[place].item.id for place in before[1:]]


async def test_a_student_is_renamed_given_time_and_sent_out(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        await here.arrives("Zoe")
        await here.arrives("Ann")
        driver = await here.teacher()
        await driver.press("t", "t")
        await driver.until(lambda: isinstance(driver.app.screen, StudentsScreen))
        await driver.until_shown("Zoe")
        await driver.press("m")
        await driver.until_shown("time × 1½")
        await driver.press("r")
        await driver.until(lambda: isinstance(driver.app.focused, Input))
        driver.app.focused.value = "Zoé"  # type: ignore[union-attr]
        await driver.press("enter")
        await driver.until(lambda: [each.name for each in here.room.students] == ["Zoé", "Ann"])
        await driver.until_shown("Zoé")
        await driver.press("k")
        assert "again?" in driver.text
        assert len(here.room.students) == 2
        await driver.press("k")
        await driver.until(lambda: [each.name for each in here.room.students] == ["Ann"])
        await driver.press("l")
        await driver.until(lambda: here.room.students.locked)


@pytest.mark.parametrize("teams", [(), ("1", "2")])
@pytest.mark.parametrize("language", ["en", "fr"])
async def test_what_is_done_about_a_student_fits_at_the_foot_of_a_small_window(
    tmp_path: Path, language: str, teams: tuple[str, ...]
) -> None:
    async with a_class(tmp_path, CHOICE, rules=Rules(reading=0, teams=teams)) as here:
        await here.arrives("Zoé", team=0 if teams else None)
        driver = await here.teacher()
        driver.app.speak(language)
        await driver.press("t", "t")
        await driver.until(lambda: isinstance(driver.app.screen, StudentsScreen))
        await driver.until_shown("Zoé")
        foot = driver.text.split("\n")[-1]
        offered = {each.split()[0] for each in foot.split("   ")}
        assert offered >= {"k", "l", "m", "t", "?", *("g" if teams else "")}


async def test_who_knocks_is_let_in_by_a_key(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        zoe = await here.arrives("Zoé")
        zoe.drop()
        driver = await here.teacher()
        knocking = Caller(here.house.session)
        knocking.say("hello", role="player", pin=PIN)
        knocking.say("knock", name="zoe")
        await driver.until_shown("somebody knocks")
        await driver.press("t", "t")
        await driver.until_shown("knocks")
        await driver.press("a")
        await driver.until(lambda: knocking.heard.latest("welcome"))


async def test_an_answer_is_accepted_from_the_tally(tmp_path: Path) -> None:
    async with a_class(tmp_path, TEXT, CHOICE) as here:
        zoe = await here.arrives("Zoé")
        driver = await here.teacher()
        await driver.press("enter")
        await phase_is(driver, here, Phase.OPEN)
        zoe.say("answer", turn=1, vote=1, given="Amédée Gordini")
        await phase_is(driver, here, Phase.CLOSED)
        await driver.press("enter")
        await phase_is(driver, here, Phase.REVEALED)
        assert "gordini" not in driver.text.casefold()
        await driver.press("a")
        await driver.until(lambda: isinstance(driver.app.screen, NowScreen))
        await driver.until_shown("amédée gordini")
        await driver.press("a")
        await driver.until(lambda: here.room.total(1) > 0)
        await driver.press("escape")
        await driver.until_shown("Also accepted")


async def test_the_answer_comes_with_what_was_typed_most_often(tmp_path: Path) -> None:
    async with a_class(tmp_path, TEXT) as here:
        names = ("Zoé", "Adam", "Eve", "Ben", "Ines")
        students = [await here.arrives(name) for name in names]
        driver = await here.teacher()
        await driver.press("enter")
        await phase_is(driver, here, Phase.OPEN)
        typed = (key_of(TEXT), "Gordini", "gordini ", "my teacher", "Ben was here")
        for each, given in zip(students, typed, strict=True):
            each.say("answer", turn=1, vote=1, given=given)
        await phase_is(driver, here, Phase.CLOSED)
        assert "gordini" not in driver.text
        await driver.press("enter")
        await phase_is(driver, here, Phase.REVEALED)
        lines = " ".join(driver.text.split())
        assert "gordini ██████████ 2" in lines
        assert f"✓ {key_of(TEXT)} █████ 1" in lines
        # A screen may be mirrored: what one alone has typed is not for all.
        assert "other answers ██████████ 2" in lines
        assert "teacher" not in lines


async def test_the_answer_comes_with_the_pairs_that_were_made(tmp_path: Path) -> None:
    async with a_class(tmp_path, MATCH) as here:
        students = [await here.arrives(name) for name in ("Zoé", "Adam", "Eve")]
        driver = await here.teacher()
        await driver.press("enter")
        await phase_is(driver, here, Phase.OPEN)
        for each, given in zip(
            students, (key_of(MATCH), key_of(MATCH), wrong_answer_to(MATCH)), strict=True
        ):
            each.say("answer", turn=1, vote=1, given=list(given))
        await phase_is(driver, here, Phase.CLOSED)
        await driver.press("enter")
        await phase_is(driver, here, Phase.REVEALED)
        await driver.until_shown("██████████ 2")
        assert "█████ 1" in " ".join(driver.text.split())
        partners = dict(SHEET.pool[MATCH].item.pairs)  # type: ignore[union-attr]
        left = SHEET.pool[MATCH].first.lefts[0]
        assert f"✓ {left} – {partners[left]}; " in driver.text


async def test_hands_are_counted_by_what_is_typed(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        driver = await here.teacher()
        await driver.press("enter")
        await phase_is(driver, here, Phase.OPEN)
        await driver.press("h")
        await driver.until(lambda: isinstance(driver.app.screen, HandsScreen))
        await driver.press(*"5 12", "enter")
        await driver.until_shown("That is not a number for each option.")
        driver.app.focused.value = "5 12 0 3"  # type: ignore[union-attr]
        await driver.press("enter")
        await phase_is(driver, here, Phase.OPEN)
        await driver.press("enter")
        await phase_is(driver, here, Phase.CLOSED)
        await driver.press("enter")
        await phase_is(driver, here, Phase.REVEALED)
        await driver.until_shown("██████████ 12")
        await driver.press("h")
        await driver.press("f6")
        await driver.until(lambda: not here.room.hands_used)


async def test_where_a_class_is_in_teams_hands_without_one_are_asked_for_it(
    tmp_path: Path,
) -> None:
    rules = Rules(reading=0, teams=("1", "2"))
    async with a_class(tmp_path, CHOICE, rules=rules) as here:
        driver = await here.teacher()
        await driver.press("enter")
        await phase_is(driver, here, Phase.OPEN)
        await driver.press("h")
        await driver.until_shown("2: 5 12 0 3")
        await driver.press(*"3 4 0 1", "enter")
        await driver.until_shown("Of which team?")
        driver.app.focused.value = "2: 3 4 0 1"  # type: ignore[union-attr]
        await driver.press("enter")
        await driver.until(lambda: here.room.current.hands == {1: (3, 4, 0, 1)})


async def test_pause_time_second_vote_skip_and_strike_by_single_keys(tmp_path: Path) -> None:
    rules = Rules(reading=0, seconds=20)
    async with a_class(tmp_path, CHOICE, TRUE_FALSE, rules=rules) as here:
        zoe = await here.arrives("Zoé")
        driver = await here.teacher(size=(120, 30))
        await driver.press("enter")
        await phase_is(driver, here, Phase.OPEN)
        assert "0:" in driver.text
        await driver.press("p")
        await driver.until_shown("Paused")
        await driver.press("enter")
        await driver.until(lambda: not here.room.paused)
        await driver.press("plus")
        await driver.until(lambda: here.room.current.limit == 50_000)
        zoe.say("answer", turn=1, vote=1, given=[0])
        await phase_is(driver, here, Phase.CLOSED)
        await driver.press("v")
        await phase_is(driver, here, Phase.DISCUSSING)
        await driver.press("enter")
        await phase_is(driver, here, Phase.OPEN)
        zoe.say("answer", turn=1, vote=2, given=[1])
        await phase_is(driver, here, Phase.CLOSED)
        await driver.press("enter")
        await phase_is(driver, here, Phase.REVEALED)
        await driver.until_shown("1 → 0")
        await driver.press("u")
        await driver.until_shown("This question counts for nobody.")
        await driver.press("u")
        await driver.until(lambda: not here.room.current.struck)
        await driver.press("enter")
        await phase_is(driver, here, Phase.OPEN)
        await driver.press("x")
        await phase_is(driver, here, Phase.REVEALED)
        assert here.room.current.struck


async def test_a_tie_is_broken_by_a_number(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        both = [await here.arrives("Zoé"), await here.arrives("Ann")]
        driver = await here.teacher(size=(120, 30))
        await driver.press("enter")
        await phase_is(driver, here, Phase.OPEN)
        for each in both:
            each.say("answer", turn=1, vote=1, given=key_of(CHOICE))
        await phase_is(driver, here, Phase.CLOSED)
        await driver.press("enter")
        await phase_is(driver, here, Phase.REVEALED)
        await driver.press("o")
        await phase_is(driver, here, Phase.PODIUM)
        await driver.press("b")
        await driver.until_shown("A tie: the closest number wins")


async def test_a_command_that_cannot_be_is_said_to_be_none(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        driver = await here.teacher()
        await driver.press("r")
        await driver.until_shown("That cannot be done now.")


async def test_a_line_that_is_lost_is_told_and_comes_back(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        driver = await here.teacher()
        here.house.down = True
        here.house.cut()
        await driver.until_shown("The line to the room is lost")
        here.house.down = False
        await driver.until(lambda: "is lost" not in driver.text)
        await driver.press("enter")
        await phase_is(driver, here, Phase.OPEN)


async def test_a_dead_server_is_started_again_by_a_key(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        driver = await here.teacher()
        here.house.down = True
        here.house.cut()
        await driver.until_shown("F5 opens it again")
        await driver.press("f5")
        await driver.until(lambda: "is lost" not in driver.text)
        assert here.resumed == 1


async def test_a_room_that_was_closed_elsewhere_can_be_opened_again(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        driver = await here.teacher()
        here.house.lines[0].close("ended")
        await driver.until_shown("The room is closed.")
        await driver.press("f5")
        await driver.until(lambda: "The room is closed." not in driver.text)


async def test_a_room_in_whose_place_another_was_opened_is_not_looked_for_in_vain(
    tmp_path: Path,
) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        driver = await here.teacher()
        here.gone = Gone.ANOTHER
        here.house.down = True
        here.house.cut()
        await driver.until_shown("F5 opens it again")
        await driver.press("f5")
        await driver.until_shown("Another room was opened")
        assert "F5" not in driver.text
        assert "leave" in driver.text


async def test_leaving_leaves_the_room_open_unless_it_is_ended(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        driver = await here.teacher()
        await driver.press("escape")
        await driver.until(lambda: isinstance(driver.app.screen, LeavingScreen))
        await driver.press("escape")
        await driver.until(lambda: isinstance(driver.app.screen, DeskScreen))
        await driver.press("q", "down", "enter")
        await driver.until(lambda: driver.app.leaving)
        assert here.room.phase is Phase.LOBBY


async def test_everything_at_the_foot_can_be_clicked(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        driver = await here.teacher(size=(100, 30))
        await driver.click("for you alone")
        await driver.until(lambda: isinstance(driver.app.screen, QuestionsScreen))
        await driver.click("cut")
        await driver.until(lambda: here.room.plan == ())
        await driver.click("back")
        await driver.until(lambda: isinstance(driver.app.screen, DeskScreen))
        await driver.click("help")
        await driver.until(lambda: isinstance(driver.app.screen, HelpScreen))


async def test_two_presses_in_a_row_do_not_close_what_was_just_opened(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        driver = await here.teacher()
        screen = driver.app.screen
        assert isinstance(screen, DeskScreen)
        screen.leading.desk.clock = lambda: 1000.0
        await driver.press("enter")
        await phase_is(driver, here, Phase.OPEN)
        await driver.press("enter")
        await here.settled()
        assert here.room.phase is Phase.OPEN


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 18), (40, 10)])
@pytest.mark.parametrize("place", [CHOICE, MATCH])
async def test_the_stem_and_the_next_step_are_on_screen_in_any_window(
    tmp_path: Path, size: tuple[int, int], place: int
) -> None:
    async with a_class(tmp_path, place) as here:
        driver = await here.teacher(size=size)
        assert "question" in driver.text.split("\n")[-1]
        await driver.press("enter")
        await phase_is(driver, here, Phase.OPEN)
        first = SHEET.pool[place].item.stem.split()[0]
        assert first in driver.text
        assert "close" in driver.text.split("\n")[-1]
