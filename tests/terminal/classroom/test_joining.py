"""Playing in a room from a terminal: through the door, all seven types, and back again."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.widgets import Input

from alpine_quiz.classroom.clients.kept_seats import KeptSeat, keep_seat, kept_seat
from alpine_quiz.classroom.rules import Naming, Rules, Scoring
from alpine_quiz.terminal.classroom.student import StudentScreen
from tests.classroom.lines import PIN, host
from tests.classroom.rooms import (
    CHOICE,
    MATCH,
    MULTIPLE,
    NUMBER,
    ORDER,
    SHEET,
    TEXT,
    TRUE_FALSE,
    key_as_places,
    key_of,
)
from tests.terminal.classroom.leading import URL, Class, a_class
from tests.terminal.driving import Driver


async def seated(here: Class, name: str = "Zoé", language: str = "en") -> Driver:
    driver = await here.joins(PIN, name, language=language)
    await driver.until_shown("Your name")
    await driver.press("enter")
    await driver.until(lambda: isinstance(driver.app.screen, StudentScreen))
    await driver.until_shown(f"You are in, {name}")
    return driver


async def test_the_questions_come_in_another_language_at_a_key(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        driver = await seated(here)
        assert "F2 français" in driver.text
        teacher = await host(here.house.session)
        teacher.order("ask", flag=False)
        await driver.until_shown("Which small Renault")
        await driver.press("f2")
        await driver.until_shown("(fr)")
        await driver.until_shown("F2 English")
        await driver.pilot.pause()
        await driver.press("a", "enter")
        await driver.until_shown("sent ✓")
        assert here.room.students[1].language == "fr"


def keys_for(place: int) -> list[str]:
    """Return the keys that give the right answer to a question of the pool."""
    key = key_of(place)
    if isinstance(key, str):
        return [*key.replace(" ", " "), "enter"]
    letters = ["abcdef"[each] for each in key]
    match place:
        case _ if place == ORDER:
            return arranging(key_as_places(place))
        case _ if place in (MATCH, MULTIPLE):
            return [*letters, "enter"]
        case _:
            return [*letters, "enter"]


def arranging(right: tuple[int, ...]) -> list[str]:
    """Return the keys that bring what is shown as 0, 1, 2 … into the right order."""
    now, keys = list(range(len(right))), []
    for at, wanted in enumerate(right):
        place = now.index(wanted)
        keys += [str(place + 1), *["up"] * (place - at), "space"]
        now.insert(at, now.pop(place))
    return [*keys, "enter"]


async def ask(here: Class) -> None:
    teacher = await host(here.house.session)
    teacher.order("ask", flag=False)
    await here.settled()


@pytest.mark.parametrize("place", [CHOICE, TRUE_FALSE, MULTIPLE, TEXT, NUMBER, ORDER, MATCH])
async def test_every_type_is_answered_by_keys_and_explained(tmp_path: Path, place: int) -> None:
    async with a_class(tmp_path, place) as here:
        driver = await seated(here)
        teacher = await host(here.house.session)
        teacher.order("ask", flag=False)
        item = SHEET.pool[place].item
        await driver.until_shown(item.stem.split()[-1])
        await driver.until(lambda: driver.app.screen._answering is not None)  # type: ignore[attr-defined]
        await driver.pilot.pause()
        await driver.press(*keys_for(place))
        await driver.until_shown("sent ✓")
        assert here.room.current.entries[1].credit == 1
        assert "Right" not in driver.text
        teacher.order("reveal")
        await driver.until_shown("Your points: 1.")
        await driver.until_shown("Right")


async def test_a_click_answers_too(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        driver = await seated(here)
        await ask(here)
        option = SHEET.pool[CHOICE].first.options[0]
        await driver.until_shown(option)
        await driver.pilot.pause()
        await driver.click(option, times=2)
        await driver.until_shown("sent ✓")


async def test_a_wrong_answer_is_told_what_was_right(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        driver = await seated(here)
        teacher = await host(here.house.session)
        teacher.order("ask", flag=False)
        await driver.until_shown("A  ")
        await driver.pilot.pause()
        wrong = next(each for each in range(4) if (each,) != key_of(CHOICE))
        letter = "abcd"[wrong]
        await driver.press(letter, letter)
        await driver.until_shown("sent ✓")
        teacher.order("reveal")
        await driver.until_shown("✗ your answer")
        await driver.until_shown("✓ right answer")
        await driver.until_shown("Rédélé had won in one.")


async def test_the_pin_is_asked_for_and_a_wrong_one_told(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        driver = await here.joins()
        await driver.press(*"111111", "enter")
        await driver.until_shown("That is not the PIN of this room.")
        line = driver.app.focused
        assert isinstance(line, Input)
        line.value = f"{PIN[:3]} {PIN[3:]}"
        await driver.press("enter")
        await driver.until_shown("Your name")


async def test_a_name_that_is_taken_is_told_and_can_be_knocked_for(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        zoe = await here.arrives("Zoé")
        zoe.drop()
        driver = await here.joins(PIN, "zoe")
        await driver.until_shown("Your name")
        await driver.press("enter")
        await driver.until_shown("That name is taken")
        await driver.press("f6")
        await driver.until_shown("You have knocked")
        teacher = await host(here.house.session)
        teacher.order("admit", student=1, flag=True)
        await driver.until_shown("You are in, Zoé")


async def test_names_of_a_list_are_chosen_from_it(tmp_path: Path) -> None:
    rules = Rules(reading=0, naming=Naming.LIST, names=("Ann", "Zoé"))
    async with a_class(tmp_path, CHOICE, rules=rules) as here:
        driver = await here.joins(PIN)
        await driver.until_shown("Who are you?")
        await driver.press("down", "enter")
        await driver.until_shown("You are in, Zoé")


async def test_team_and_language_are_chosen_at_the_door(tmp_path: Path) -> None:
    rules = Rules(reading=0, naming=Naming.GENERATED, teams=("1", "2"))
    async with a_class(tmp_path, CHOICE, rules=rules) as here:
        driver = await here.joins(PIN)
        await driver.until_shown("Team 1")
        await driver.press("up", "up", "right", "down", "right", "down", "enter")
        await driver.until_shown("You are in,")
        student = here.room.students[1]
        assert student.team == 1
        assert student.language == "fr"


async def test_who_comes_back_sits_where_they_sat(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        first = await seated(here)
        await first.press("escape")
        await first.until(lambda: first.app.leaving)
        kept = kept_seat(URL)
        assert kept is not None
        assert (kept.name, kept.pin) == ("Zoé", PIN)
        driver = await here.joins()
        await driver.until_shown("Go on as Zoé")
        await driver.press("enter")
        await driver.until_shown("You are in, Zoé")
        assert len(here.room.students) == 1


async def test_a_seat_that_opens_nothing_any_more_leads_to_the_door(tmp_path: Path) -> None:
    keep_seat(KeptSeat(URL, PIN, "Zoé", "no secret of this room"))
    async with a_class(tmp_path, CHOICE) as here:
        driver = await here.joins()
        await driver.until_shown("Go on as Zoé")
        await driver.press("enter")
        await driver.until_shown("Your name")
        assert kept_seat(URL) is None


async def test_an_answer_given_while_the_line_was_lost_arrives(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        driver = await seated(here)
        await here.arrives("Ann")
        await ask(here)
        await driver.until_shown("A  ")
        await driver.pilot.pause()
        here.house.down = True
        here.house.cut()
        await driver.until_shown("The fault is not yours")
        await driver.press("a", "a")
        await driver.until_shown("not sent yet")
        here.house.down = False
        await driver.until_shown("sent ✓")
        assert here.room.current.entries[1].given == (0,)


async def test_who_votes_again_is_told_that_this_vote_counts(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        driver = await seated(here)
        teacher = await host(here.house.session)
        teacher.order("ask", flag=False)
        await driver.until_shown("Question 1 of 1")
        await driver.pilot.pause()
        assert "this vote counts" not in driver.text
        teacher.order("close")
        teacher.order("vote-again")
        await driver.until_shown("Talk it over")
        assert "this vote counts" not in driver.text
        teacher.order("open")
        await driver.until_shown("Vote again: this vote counts.")


async def test_who_has_answered_can_vote_again_by_keys(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        driver = await seated(here)
        teacher = await host(here.house.session)
        teacher.order("ask", flag=False)
        await driver.until_shown("A  ")
        await driver.pilot.pause()
        await driver.press("a", "a")
        await driver.until_shown("sent ✓")
        teacher.order("vote-again")
        await driver.until_shown("Talk it over")
        teacher.order("open")
        await driver.until_shown("Vote again: this vote counts.")
        await driver.pilot.pause()
        await driver.press("b", "b")
        await driver.until_shown("sent ✓")
        assert here.room.current.entries[1].given == (1,)


async def test_a_tie_is_broken_by_a_number_that_is_typed(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        driver = await seated(here)
        await here.arrives("Ann")
        teacher = await host(here.house.session)
        teacher.order("ask", flag=False)
        teacher.order("close")
        teacher.order("reveal", flag=True)
        teacher.order("crown")
        await driver.until_shown("Podium")
        teacher.order("tie")
        await driver.until_shown("the closest number wins")
        await driver.until(lambda: isinstance(driver.app.focused, Input))
        await driver.pilot.pause()
        await driver.press("9", "0", "0", "enter")
        await driver.until_shown("sent ✓")
        assert here.room.current.entries[1].given == "900"


async def test_what_comes_while_a_question_is_put_on_screen_waits_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, done = asyncio.Event(), asyncio.Event(), asyncio.Event()
    put_on_screen = StudentScreen._set_stage

    async def slowly(screen: StudentScreen) -> None:
        begun.set()
        await go_on.wait()
        await put_on_screen(screen)
        done.set()

    async with a_class(tmp_path, CHOICE) as here:
        driver = await seated(here)
        screen = driver.app.screen
        assert isinstance(screen, StudentScreen)
        monkeypatch.setattr(StudentScreen, "_set_stage", slowly)
        teacher = await host(here.house.session)
        teacher.order("ask", flag=False)
        await begun.wait()
        screen._told()
        await asyncio.sleep(0)
        go_on.set()
        await asyncio.wait_for(done.wait(), 10)
        await driver.until_shown("A  ")


async def test_how_sure_one_is_is_asked_where_it_counts(tmp_path: Path) -> None:
    rules = Rules(reading=0, scoring=Scoring.CONFIDENCE)
    async with a_class(tmp_path, CHOICE, rules=rules) as here:
        driver = await seated(here)
        await ask(here)
        await driver.until_shown("A  ")
        await driver.pilot.pause()
        await driver.press("a", "a")
        await driver.until_shown("How sure are you?")
        assert not here.room.current.entries
        await driver.press("3")
        await driver.until_shown("sent ✓")
        assert here.room.current.entries[1].sure == 3


async def test_who_is_sent_out_is_told(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        driver = await seated(here)
        teacher = await host(here.house.session)
        teacher.order("kick", student=1)
        await driver.until_shown("The teacher has taken you out of the room.")


async def test_where_no_room_answers_one_is_told_what_to_look_at(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        here.house.down = True
        driver = await here.joins(PIN, "Zoé")
        await driver.until_shown("No room answers at class:4110")
        here.house.down = False
        await driver.until_shown("Your name")


async def test_the_wall_follows_and_shows_no_name_beside_an_answer(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        zoe = await here.arrives("Zoé")
        wall = await here.wall(size=(120, 40))
        await wall.until_shown("1 is here")
        assert "Zoé" not in wall.text
        teacher = await host(here.house.session)
        teacher.order("ask", flag=False)
        await wall.until_shown("0 of 1 have answered")
        zoe.say("answer", turn=1, vote=1, given=key_of(CHOICE))
        await wall.until_shown("Closed")
        teacher.order("reveal")
        await wall.until_shown("Rédélé had won in one.")
        assert "Zoé" not in wall.text
        teacher.order("ranks")
        await wall.until_shown("██████████ 1")


async def test_a_wall_without_the_secret_says_so(tmp_path: Path) -> None:
    async with a_class(tmp_path, CHOICE) as here:
        from alpine_quiz.terminal.classroom.wall import WallScreen

        wall = await here.opened(lambda: WallScreen(URL, "wrong", here.house.dial), (80, 24))
        await wall.until_shown("The room does not know you any more.")


async def test_hostile_names_stay_what_they_are(tmp_path: Path) -> None:
    async with a_class(tmp_path, TEXT) as here:
        name = "[b]@click[/b]"
        zoe = await here.arrives(name)
        teacher = await here.teacher()
        await teacher.press("t", "t")
        await teacher.until_shown(name)
        await teacher.press("escape", "enter")
        await teacher.until(lambda: here.room.turns)
        zoe.say("answer", turn=1, vote=1, given="[red]x[/red]")
        await teacher.until_shown("Closed")
        await teacher.press("t")
        await teacher.until_shown("[red]x[/red]")
