"""What a teacher is told of the answers to each question, and what they can still change."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

from alpine_quiz.bank.model import Bank, Text
from alpine_quiz.classroom.course import Phase
from alpine_quiz.classroom.events import Joined
from alpine_quiz.classroom.points import FULL
from alpine_quiz.classroom.room import Room
from alpine_quiz.classroom.rules import Rules
from alpine_quiz.classroom.sheet import Sheet, sheet_of
from alpine_quiz.classroom.views import projector_view, room_view
from alpine_quiz.classroom.views_host import host_view
from alpine_quiz.game.grading import Grader
from tests.classroom.lines import begin, host, settled, student
from tests.classroom.rooms import (
    CHOICE,
    ENGLISH,
    FRENCH,
    MULTIPLE,
    ORDER,
    PACK,
    SHEET,
    TEXT,
    key_of,
    room,
    wrong_answer_to,
)

AT_ONCE = Rules(reading=0)


def asked_of(made: Any, turn: int = 1) -> Any:
    """Return what a teacher is told of a question."""
    return host_view(made, SHEET, 0)["answers"][turn - 1]


def test_options_are_counted_in_their_order_with_the_hands() -> None:
    made = room("Zoé", "Adam", plan=(CHOICE,), rules=AT_ONCE)
    made.ask(0)
    key = key_of(CHOICE)
    made.answer(0, 1, 1, 1, key)
    made.use_hands(0, True)
    made.count_hands(0, [1, 1, 1, 1])
    told = asked_of(made)
    assert (told["answered"], told["known"]) == (1, 1)
    assert [each["given"] for each in told["answers"]] == [[0], [1], [2], [3]]
    assert [each["count"] for each in told["answers"]] == [
        2 if (place,) == key else 1 for place in range(4)
    ]
    assert [each["given"] for each in told["answers"] if each["right"]] == [list(key)]


def test_an_order_is_right_only_where_all_of_it_is() -> None:
    made = room("Zoé", "Adam", plan=(ORDER,), rules=AT_ONCE)
    made.ask(0)
    made.answer(0, 1, 1, 1, key_of(ORDER))
    made.answer(0, 2, 1, 1, wrong_answer_to(ORDER))
    right = {tuple(each["given"]): each["right"] for each in asked_of(made)["answers"]}
    assert right == {key_of(ORDER): True, wrong_answer_to(ORDER): False}


def test_several_picks_are_told_as_they_were_given_and_can_be_accepted() -> None:
    made = room("Zoé", plan=(MULTIPLE,), rules=AT_ONCE)
    made.ask(0)
    made.answer(0, 1, 1, 1, wrong_answer_to(MULTIPLE))
    made.reveal(0)
    (told,) = asked_of(made)["answers"]
    made.accept(0, 1, tuple(told["given"]))
    assert made.total(1) == FULL
    (told,) = asked_of(made)["answers"]
    assert told["right"]


def test_an_answer_is_accepted_and_a_question_struck_from_the_podium_too() -> None:
    made = room("Zoé", plan=(TEXT, CHOICE), rules=AT_ONCE)
    for turn, place in enumerate((TEXT, CHOICE), 1):
        made.ask(0)
        made.answer(0, 1, turn, 1, wrong_answer_to(place) if place == TEXT else key_of(place))
        made.reveal(0)
    made.crown(0)
    given = asked_of(made)["answers"][0]["given"]
    made.accept(0, 1, given)
    assert made.total(1) == 2 * FULL
    made.strike(0, 2)
    assert made.total(1) == FULL
    assert [each["struck"] for each in host_view(made, SHEET, 0)["answers"]] == [False, True]
    assert made.phase is Phase.PODIUM


async def test_those_on_the_podium_are_told_anew(tmp_path: Path) -> None:
    session = begin(tmp_path / "room.sqlite3", AT_ONCE)
    made = session.room
    made.arrive(0, made.join(0, "Zoé", "en").id)
    made.set_plan(0, (CHOICE,))
    made.ask(0)
    made.answer(0, 1, 1, 1, key_of(CHOICE))
    made.reveal(0)
    made.crown(0)
    teacher = await host(session)
    assert teacher.heard.latest("desk")["room"]["ranks"]
    teacher.order("strike", turn=1, flag=True)
    await settled(session)
    assert teacher.heard.latest("desk")["room"]["ranks"] == []
    await session.close()


def test_who_gives_an_accepted_answer_later_is_right_too() -> None:
    made = room("Zoé", "Adam", plan=(TEXT,), rules=AT_ONCE)
    made.ask(0)
    made.answer(0, 1, 1, 1, "Gordini’s friend")
    made.accept(0, 1, "gordini’s  Friend")
    made.answer(0, 2, 1, 1, "GORDINI’S FRIEND")
    made.reveal(0)
    assert (made.total(1), made.total(2)) == (FULL, FULL)
    again = room("Zoé", "Adam", rules=AT_ONCE)
    again.replay(event for event in made.happened if not isinstance(event, Joined))
    assert (again.total(1), again.total(2)) == (FULL, FULL)


def test_an_answer_accepted_in_a_second_vote_is_right_for_who_gives_it_then() -> None:
    made = room("Zoé", "Adam", plan=(CHOICE,), rules=AT_ONCE)
    made.ask(0)
    wrong = wrong_answer_to(CHOICE)
    for who in (1, 2):
        made.answer(0, who, 1, 1, wrong)
    made.vote_again(0)
    made.open(0)
    made.answer(0, 1, 1, 2, wrong)
    made.accept(0, 1, wrong)
    made.answer(0, 2, 1, 2, wrong)
    made.reveal(0)
    assert (made.total(1), made.total(2)) == (FULL, FULL)


async def test_what_is_changed_for_one_is_told_them_at_once(tmp_path: Path) -> None:
    rules = Rules(reading=0, seconds=20, teams=("1", "2"))
    session = begin(tmp_path / "room.sqlite3", rules)
    teacher, zoe = await host(session), await student(session, "Zoé")
    teacher.order("plan", questions=[CHOICE])
    teacher.order("ask", flag=False)
    await settled(session)
    assert "left" not in zoe.heard.latest("you")
    teacher.order("time", student=1, number=200)
    await settled(session)
    assert zoe.heard.latest("you")["left"] == 40_000
    teacher.order("rename", student=1, name="Zoë B.")
    teacher.order("move", student=1, team=1)
    await settled(session)
    assert (zoe.heard.latest("you")["name"], zoe.heard.latest("you")["team"]) == ("Zoë B.", 1)
    await session.close()


async def test_answers_are_told_as_they_come_without_a_clock_too(tmp_path: Path) -> None:
    session = begin(tmp_path / "room.sqlite3", AT_ONCE)
    teacher = await host(session)
    zoe, _ = await student(session, "Zoé"), await student(session, "Adam")
    teacher.order("plan", questions=[CHOICE])
    teacher.order("ask", flag=False)
    zoe.say("answer", turn=1, vote=1, given=list(key_of(CHOICE)))
    async with asyncio.timeout(20):
        while teacher.heard.latest("desk")["answered"] == 0:
            await asyncio.sleep(0.01)
    assert teacher.heard.latest("desk")["answers"][0]["known"] == 1
    await session.close()


def test_an_option_that_was_accepted_is_told_in_each_language() -> None:
    made = room("Zoé", plan=(CHOICE,), rules=AT_ONCE)
    made.ask(0)
    wrong = wrong_answer_to(CHOICE)
    made.answer(0, 1, 1, 1, wrong)
    made.accept(0, 1, wrong)
    made.reveal(0)
    for language in ("en", "fr"):
        option = SHEET.pool[CHOICE].in_language(language).options[int(wrong[0])]
        assert room_view(made, SHEET, 0, language)["reveal"]["accepted"] == [option]


def in_other_words() -> Sheet:
    """Return a session whose typed question has another key in French."""
    typed = FRENCH[TEXT]
    assert isinstance(typed, Text)
    items = (*FRENCH[:TEXT], replace(typed, answer="L’Alsacien", accept=()), *FRENCH[TEXT + 1 :])
    pack = replace(PACK, banks=(PACK.banks[0], Bank("fr", items, Path("fr.yaml"))))
    return sheet_of(pack, ENGLISH, "en", "seed")


def test_the_wall_shows_as_right_what_is_right_in_anybodys_language_or_accepted() -> None:
    sheet = in_other_words()
    grader = Grader(asked.item for posed in sheet.pool for asked in posed.wordings.values())
    made = Room(sheet.pool, AT_ONCE, grader)
    for name, language in (("Zoé", "en"), ("Élodie", "fr"), ("Max", "en"), ("Ann", "en")):
        made.arrive(0, made.join(0, name, language).id)
    made.set_plan(0, (TEXT,))
    made.ask(0)
    key = key_of(TEXT)
    for who, given in enumerate((key, "l’alsacien", "His friend", "Ferdinand"), 1):
        made.answer(0, who, 1, 1, given)
    assert "tally" not in projector_view(made, sheet, 0)
    made.reveal(0)
    made.accept(0, 1, "His friend")
    assert projector_view(made, sheet, 0)["tally"] == [
        {"given": key, "count": 2, "right": True},
        {"given": "his friend", "count": 1, "right": True},
        {"given": "ferdinand", "count": 1, "right": False},
    ]


def test_an_accepted_option_is_right_on_the_wall_in_both_votes() -> None:
    made = room("Zoé", "Adam", plan=(CHOICE,), rules=AT_ONCE)
    made.ask(0)
    wrong = wrong_answer_to(CHOICE)
    for vote in (1, 2):
        made.answer(0, 1, 1, vote, key_of(CHOICE))
        made.answer(0, 2, 1, vote, wrong)
        if vote == 1:
            made.vote_again(0)
            made.open(0)
    made.reveal(0)
    made.accept(0, 1, wrong)
    told = projector_view(made, SHEET, 0)
    for votes in (told["tally"], told["first_tally"]):
        right = {(*each["given"],) for each in votes if each["right"]}
        assert right == {key_of(CHOICE), wrong}


def test_the_wall_knows_how_many_voted_first_where_fewer_vote_again() -> None:
    made = room("Zoé", "Adam", plan=(MULTIPLE,), rules=AT_ONCE)
    made.ask(0)
    for each in (1, 2):
        made.answer(0, each, 1, 1, key_of(MULTIPLE))
    made.vote_again(0)
    made.open(0)
    made.answer(0, 1, 1, 2, key_of(MULTIPLE))
    made.close(0)
    made.reveal(0)
    told = projector_view(made, SHEET, 0)
    assert (told["first_answered"], told["progress"]["answered"]) == (2, 1)


def test_of_several_picks_those_of_the_key_are_right() -> None:
    made = room("Zoé", plan=(MULTIPLE,), rules=AT_ONCE)
    made.ask(0)
    made.answer(0, 1, 1, 1, wrong_answer_to(MULTIPLE))
    made.reveal(0)
    told = projector_view(made, SHEET, 0)["tally"]
    assert tuple(place for place, each in enumerate(told) if each["right"]) == key_of(MULTIPLE)


def test_what_is_right_is_told_however_few_gave_it() -> None:
    names = [f"Kid {number}" for number in range(31)]
    made = room(*names, plan=(TEXT,), rules=AT_ONCE)
    made.ask(0)
    for who in range(1, 31):
        made.answer(0, who, 1, 1, f"Guess {who // 2}")
    made.answer(0, 31, 1, 1, key_of(TEXT))
    made.reveal(0)
    first = projector_view(made, SHEET, 0)["tally"][0]
    assert first == {"given": key_of(TEXT), "count": 1, "right": True}
