"""Leading a room and playing in it, line by line."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from alpine_quiz.classroom.clients import calling
from alpine_quiz.classroom.clients.attending import Attending
from alpine_quiz.classroom.clients.kept_seats import kept_seat
from alpine_quiz.classroom.clients.leading import Leading
from alpine_quiz.classroom.course import Phase
from alpine_quiz.classroom.messages import QuestionView
from alpine_quiz.classroom.points import FULL
from alpine_quiz.classroom.rules import Feedback, Pace, Rules, Scoring
from alpine_quiz.classroom.server.session import Session
from alpine_quiz.classroom.server.tells import Whereabouts
from alpine_quiz.classroom.sets import named_set
from alpine_quiz.plain.classroom.desk import PlainDesk
from alpine_quiz.plain.classroom.hands import Hands, hands_lines, read_hands, uncounted_text
from alpine_quiz.plain.classroom.standing import points_text
from alpine_quiz.plain.classroom.student import PlainSeat
from alpine_quiz.plain.classroom_report import words as report_words
from tests.classroom.dialling import LED, House
from tests.classroom.lines import PIN, begin, begin_alone, host, settled, student
from tests.classroom.rooms import CHOICE, ORDER, TEXT, TRUE_FALSE, key_of, wrong_answer_to

URL = "http://class:4110"


class Typist:
    """Types a line once what it waits for has come, and reads what is written."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self._lines: asyncio.Queue[str | None] = asyncio.Queue()
        self._news = asyncio.Event()

    @property
    def text(self) -> str:
        return "\n".join(self.written)

    def write(self, text: str) -> None:
        self.written.append(text)
        self._news.set()

    async def read(self) -> str | None:
        return await self._lines.get()

    async def until(self, condition: Callable[[], object]) -> None:
        try:
            async with asyncio.timeout(20):
                while not condition():
                    await asyncio.sleep(0.001)
        except TimeoutError:
            raise AssertionError(f"this never came to be:\n{self.text}") from None

    async def until_told(self, text: str) -> None:
        await self.until(lambda: text in self.text)

    async def type(self, line: str | None, told: str = "") -> None:
        self.written.clear()
        self._lines.put_nowait(line)
        if told:
            await self.until_told(told)


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calling, "FIRST", 0.001)
    monkeypatch.setattr(calling, "LONGEST", 0.002)


@asynccontextmanager
async def a_room(folder: Path, *plan: int, rules: Rules | None = None) -> AsyncIterator[House]:
    session: Session = begin(folder / "room.sqlite3", rules or Rules(reading=0))
    session.room.set_plan(0, plan)
    yield House(session)
    await session.close()


@asynccontextmanager
async def a_room_at_own_pace(
    folder: Path, *plan: int, pace: Pace | None = None
) -> AsyncIterator[House]:
    session = begin_alone(folder / "room.sqlite3", *plan, pace=pace)
    yield House(session)
    await session.close()


@asynccontextmanager
async def a_desk(house: House, resume: Callable[[], Any] | None = None) -> AsyncIterator[Typist]:
    typist = Typist()
    leading = Leading(LED, house.dial, resume or (lambda: LED))
    running = asyncio.ensure_future(PlainDesk(leading, typist.write).run(typist.read))
    await typist.until_told("On a phone, open")
    yield typist
    await typist.type(None)
    async with asyncio.timeout(20):
        assert await running == 0


@asynccontextmanager
async def a_seat(
    house: House, pin: str = PIN, name: str = "Zoé", language: str = "en"
) -> AsyncIterator[Typist]:
    typist = Typist()
    attending = Attending(URL, language=language, dial=house.dial)
    seat = PlainSeat(attending, typist.write)
    running = asyncio.ensure_future(seat.run(typist.read, pin, name))
    yield typist
    await typist.type(None)
    async with asyncio.timeout(20):
        await running


async def test_pressing_enter_leads_through_a_session(tmp_path: Path) -> None:
    async with a_room(tmp_path, CHOICE) as house, a_desk(house) as desk:
        zoe = await student(house.session, "Zoé")
        await desk.type("", "Question 1 of 1")
        zoe.say("answer", turn=1, vote=1, given=key_of(CHOICE))
        await desk.until_told("Closed")
        await desk.type("n", "1 of 1 have answered")
        await desk.type("", "Rédélé had won in one.")
        assert "Right: " in desk.text
        await desk.type("r", "1. Zoé: 1")
        await desk.type("", "Podium")
        await desk.type("end", "the room is closed")
        assert house.session.room.phase is Phase.ENDED


async def test_nothing_right_is_written_unless_it_is_asked_for(tmp_path: Path) -> None:
    async with a_room(tmp_path, TEXT) as house, a_desk(house) as desk:
        await student(house.session, "Zoé")
        answer = str(key_of(TEXT))
        await desk.type("", "Question 1 of 1")
        assert answer not in desk.text
        assert "Zoé" not in desk.text
        await desk.type("n", f"Right: {answer}")


async def test_the_plan_is_changed_by_numbers(tmp_path: Path) -> None:
    async with a_room(tmp_path, CHOICE, TRUE_FALSE, ORDER) as house, a_desk(house) as desk:
        room = house.session.room
        await desk.type("t", "3. ")
        await desk.type("m 3 1")
        await desk.until(lambda: room.plan == (ORDER, CHOICE, TRUE_FALSE))
        await desk.type("cut 2")
        await desk.until(lambda: room.plan == (ORDER, TRUE_FALSE))
        await desk.type("s 2")
        await desk.until(lambda: room.plan[1] != TRUE_FALSE)
        await desk.type("cut 9", "No question to come has that number")
        await desk.type("save Monday", "Saved as")
        assert named_set("Monday") is not None


async def test_questions_are_judged_where_each_has_their_own_pace(tmp_path: Path) -> None:
    async with a_room_at_own_pace(tmp_path, CHOICE, TEXT) as house, a_desk(house) as desk:
        room = house.session.room
        zoe = await student(house.session, "Zoé")
        zoe.say("begin")
        zoe.say("answer", turn=1, vote=1, given=list(key_of(CHOICE)))
        zoe.say("answer", turn=2, vote=1, given="Gordini’s friend")
        await settled(house.session)
        await asks_until(desk, "n", "2. Who founded Alpine?\n   1 answer, 0")
        await desk.type("n 2", "1. gordini’s friend: 1")
        await desk.type("a 1", "It is right now")
        await asks_until(desk, "n 2", "gordini’s friend: 1 (right)")
        assert room.total(1) == 2 * FULL
        await desk.type("a 1", "right already")
        await desk.type("u 1", "This question counts for nobody.")
        await asks_until(desk, "n", "counts for nobody")
        assert room.total(1) == FULL
        await desk.type("u 7", "No question that was asked has that number")


async def test_an_earlier_question_is_judged_after_the_podium(tmp_path: Path) -> None:
    async with a_room(tmp_path, TEXT) as house, a_desk(house) as desk:
        zoe = await student(house.session, "Zoé")
        await desk.type("", "Question 1 of 1")
        zoe.say("answer", turn=1, vote=1, given="Gordini’s friend")
        await desk.until_told("Closed")
        await desk.type("")
        await desk.type("o", "Podium")
        await desk.type("n 1", "1. gordini’s friend: 1")
        await desk.type("a 1", "It is right now")
        await desk.until(lambda: house.session.room.total(1) == FULL)
        await desk.type("u 1", "This question counts for nobody.")
        await desk.until(lambda: house.session.room.total(1) == 0)


async def asks_until(desk: Typist, line: str, told: str) -> None:
    """Type a line again and again: what it tells comes a moment later."""
    while told not in desk.text:
        await desk.type(line)
        await asyncio.sleep(0.05)


async def test_students_are_named_only_to_who_asks(tmp_path: Path) -> None:
    async with a_room(tmp_path, CHOICE) as house, a_desk(house) as desk:
        room = house.session.room
        await student(house.session, "Zoe")
        await desk.until(lambda: len(room.students) == 1)
        await desk.type("w")
        await desk.type("w", "1. Zoe")
        await desk.type("rename 1 Zoé")
        await desk.until(lambda: room.students[1].name == "Zoé")
        await desk.type("more 1", "Time: 150 %")
        await desk.type("k 7", "No student has that number")
        await desk.type("k 1")
        await desk.until(lambda: len(room.students) == 0)
        await desk.type("l", "The room is locked.")


async def test_the_answer_comes_with_what_was_typed_most_often(tmp_path: Path) -> None:
    async with a_room(tmp_path, TEXT) as house, a_desk(house) as desk:
        students = [await student(house.session, name) for name in ("Zoé", "Adam", "Eve")]
        await desk.type("", "Question 1 of 1")
        for each, given in zip(students, ("Gordini", "gordini", key_of(TEXT)), strict=True):
            each.say("answer", turn=1, vote=1, given=given)
        await desk.until_told("Closed")
        assert "gordini" not in desk.text
        await desk.type("", "2  gordini")
        assert f"1  {key_of(TEXT)} (right)" in desk.text


async def test_hands_are_counted(tmp_path: Path) -> None:
    async with a_room(tmp_path, CHOICE) as house, a_desk(house) as desk:
        await desk.type("", "Question 1 of 1")
        await desk.type("h", "How many hands rose")
        await desk.type("h 1 2", "That is not a number for each option.")
        await desk.type("h 5 12 0 3", "20 hands")
        await desk.type("n", "20 hands")
        await desk.type("i", "20 hands")
        assert "0 of 0" not in desk.text
        zoe = await student(house.session, "Zoé")
        zoe.say("answer", turn=1, vote=1, given=key_of(CHOICE))
        await asks_until(desk, "i", "1 of 1 have answered, 20 hands")
        await desk.type("", "Closed")
        await desk.type("", "13  B")


@pytest.mark.parametrize("line", ["b", "v", "+", "a 3", "x", "o", "zzz", "admit 1", "u"])
async def test_what_cannot_be_done_is_answered_with_a_sentence(tmp_path: Path, line: str) -> None:
    async with a_room(tmp_path, CHOICE) as house, a_desk(house) as desk:
        await desk.type(line, ".")


async def test_an_answer_shown_early_is_not_said_to_be_everybodys(tmp_path: Path) -> None:
    async with a_room(tmp_path, CHOICE) as house, a_desk(house) as desk:
        for name in ("Zoé", "Adam", "Eve"):
            await student(house.session, name)
        house.session.room.give_time(0, 1, 0)
        await desk.type("", "Question 1 of 1")
        await desk.type("", "Closed")
        await desk.type("", "Not all have answered. Once more to show the answer")
        await desk.type("", "Rédélé had won in one.")


async def test_a_dead_server_is_started_again_by_a_word(tmp_path: Path) -> None:
    async with a_room(tmp_path, CHOICE) as house:

        def resume() -> Any:
            house.down = False
            return LED

        async with a_desk(house, resume) as desk:
            house.down = True
            house.cut()
            await desk.until_told("The line to the room is lost")
            await desk.type("again", "The room answers.")


async def test_a_student_answers_and_is_told_why(tmp_path: Path) -> None:
    async with a_room(tmp_path, CHOICE) as house, a_desk(house) as desk, a_seat(house) as zoe:
        await zoe.until_told("You are in, Zoé.")
        await desk.type("", "Question 1 of 1")
        await zoe.until_told("Answer with a letter")
        await zoe.type("z", "Answer with a letter")
        await zoe.type("ABCD"[int(key_of(CHOICE)[0])], "sent ✓")
        assert "Right" not in zoe.text
        await desk.until_told("Closed")
        await desk.type("")
        await zoe.until_told("Your points: 1.")
        assert "Rédélé had won in one." in zoe.text
        assert zoe.text.count("sent ✓") == 1


async def test_what_was_promised_for_the_end_is_told_though_one_has_begun_again(
    tmp_path: Path,
) -> None:
    pace = Pace(attempts=2, feedback=Feedback.AT_THE_END)
    async with a_room_at_own_pace(tmp_path, CHOICE, pace=pace) as house, a_seat(house) as zoe:
        await zoe.until_told("Enter begins.")
        await zoe.type("", "Which small Renault")
        await zoe.type(
            "ABCD"[int(wrong_answer_to(CHOICE)[0])], "Enter goes through them once more."
        )
        assert "Rédélé had won in one." not in zoe.text
        await zoe.type("", "Which small Renault")
        house.session.room.end(0)
        house.session._settle()
        await zoe.until_told("Rédélé had won in one.")
        assert "✗ Which small Renault" in zoe.text
        assert "4CV" in zoe.text
        assert "“based on *4cv mechanicals*”" in zoe.text
        assert "Enter" not in zoe.text.partition("The session is over")[2]


async def test_who_votes_again_is_told_that_this_vote_counts(tmp_path: Path) -> None:
    async with a_room(tmp_path, CHOICE) as house, a_seat(house) as zoe:
        await zoe.until_told("You are in, Zoé.")
        teacher = await host(house.session)
        teacher.order("ask", flag=False)
        await zoe.until_told("Question 1 of 1")
        await settled(house.session)
        assert "this vote counts" not in zoe.text
        await zoe.type("a", "sent ✓")
        teacher.order("vote-again")
        await zoe.until_told("Talk it over")
        teacher.order("open")
        await zoe.until_told("Vote again: this vote counts.")


async def test_how_sure_one_is_is_asked_where_it_counts(tmp_path: Path) -> None:
    rules = Rules(reading=0, scoring=Scoring.CONFIDENCE)
    async with (
        a_room(tmp_path, CHOICE, rules=rules) as house,
        a_desk(house) as desk,
        a_seat(house) as zoe,
    ):
        await zoe.until_told("You are in, Zoé.")
        await desk.type("", "Question 1 of 1")
        await zoe.until_told("Answer with a letter")
        await zoe.type("a", "How sure are you?")
        await zoe.type("x", "How sure are you?")
        await zoe.type("3", "sent ✓")
        assert house.session.room.current.entries[1].sure == 3


async def test_pin_name_and_language_are_asked_for(tmp_path: Path) -> None:
    async with a_room(tmp_path, CHOICE) as house, a_seat(house, "", "", "") as zoe:
        await zoe.until_told("The PIN of the room")
        await zoe.type("111111", "That is not the PIN of this room.")
        await zoe.type(PIN, "Your name:")
        await zoe.type("Zoé", "Which language?")
        await zoe.type("2", "You are in, Zoé.")
        assert house.session.room.students[1].language == "fr"


async def test_who_comes_back_sits_where_they_sat(tmp_path: Path) -> None:
    async with a_room(tmp_path, CHOICE) as house:
        async with a_seat(house) as zoe:
            await zoe.until_told("You are in, Zoé.")
            await zoe.type("q")
        assert kept_seat(URL, PIN) is not None
        async with a_seat(house, "", "") as zoe:
            await zoe.until_told("Enter goes on as Zoé")
            await zoe.type("", "You are in, Zoé.")
        assert len(house.session.room.students) == 1


async def test_who_says_their_name_comes_back_unasked(tmp_path: Path) -> None:
    async with a_room(tmp_path, CHOICE) as house:
        for _ in range(2):
            async with a_seat(house) as zoe:
                await zoe.until_told("You are in, Zoé.")
                await zoe.type("q")
        assert len(house.session.room.students) == 1


async def test_another_language_is_asked_for_in_mid_question(tmp_path: Path) -> None:
    async with a_room(tmp_path, CHOICE) as house, a_desk(house) as desk, a_seat(house) as zoe:
        await zoe.until_told("lang fr: the questions in français")
        await desk.type("", "Question 1 of 1")
        await zoe.until_told("Which small Renault")
        await zoe.type("lang de", "lang en  English")
        await zoe.type("lang", "(fr)")
        await zoe.type("A", "sent ✓")
        assert house.session.room.students[1].language == "fr"


@pytest.mark.parametrize(
    ("done", "told"),
    [("kick", "The teacher has taken you out of the room."), ("close", "The room is closed.")],
)
async def test_who_is_sent_out_need_not_type_to_be_told(
    tmp_path: Path, done: str, told: str
) -> None:
    async with a_room(tmp_path, CHOICE) as house:
        typist = Typist()
        attending = Attending(URL, language="en", dial=house.dial)
        seat = PlainSeat(attending, typist.write).run(typist.read, PIN, "Zoé")
        running = asyncio.ensure_future(seat)
        await typist.until_told("You are in, Zoé.")
        teacher = await host(house.session)
        if done == "kick":
            teacher.order("kick", student=1)
        else:
            teacher.order("end")
            await house.session.close()
        async with asyncio.timeout(20):
            assert await running == 0
        assert told in typist.text


async def test_a_script_does_not_wait_for_a_room_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calling, "FIRST", 0.001)
    async with a_room(tmp_path, CHOICE) as house:
        house.down = True
        typist = Typist()
        attending = Attending(URL, language="en", dial=house.dial)
        async with asyncio.timeout(20):
            assert await PlainSeat(attending, typist.write, 2).run(typist.read, PIN, "Zoé") == 1
        assert "No room has answered." in typist.text


async def test_a_server_that_is_stopped_is_told_apart_from_a_line_that_is_lost(
    tmp_path: Path,
) -> None:
    async with a_room(tmp_path, CHOICE) as house, a_desk(house) as desk, a_seat(house) as zoe:
        await zoe.until_told("You are in, Zoé.")
        house.down = True
        await house.session.close()
        await zoe.until_told("The room is closed for now; nothing that was sent is lost.")
        await desk.until_told("The room’s server was stopped; answers are safe.")


async def test_a_taken_name_can_be_knocked_for(tmp_path: Path) -> None:
    async with a_room(tmp_path, CHOICE) as house, a_desk(house) as desk:
        before = await student(house.session, "Zoé")
        before.drop()
        async with a_seat(house, PIN, "zoe") as zoe:
            await zoe.until_told("That name is taken")
            await zoe.type("k", "You have knocked")
            await desk.until_told("Zoé knocks: admit lets them in, refuse does not.")
            await desk.type("admit")
            await zoe.until_told("You are in, Zoé.")
            await desk.until(lambda: not house.session.lines.knocking)
            await asks_until(desk, "refuse", "Nobody knocks.")


async def test_of_several_who_knock_the_one_meant_has_a_number(tmp_path: Path) -> None:
    async with a_room(tmp_path, CHOICE) as house, a_desk(house) as desk:
        for name in ("Zoé", "Adam"):
            (await student(house.session, name)).drop()
        async with a_seat(house, PIN, "zoe") as zoe, a_seat(house, PIN, "adam") as adam:
            for seat in (zoe, adam):
                await seat.until_told("That name is taken")
                await seat.type("k", "You have knocked")
                await desk.until(lambda: "knocks" in desk.text)
            await desk.until_told("Adam knocks")
            await desk.type("admit", "Several knock")
            await desk.until_told("2 knocks: Adam")
            await desk.type("refuse 3", "Nobody who knocks has that number")
            await desk.type("refuse 2")
            await adam.until_told("The teacher did not let you in under that name.")
            await desk.until(lambda: len(house.session.lines.knocking) == 1)
            await desk.type("admit 1")
            await zoe.until_told("You are in, Zoé.")


WHICH: QuestionView = {
    "turn": 1,
    "vote": 1,
    "place": 1,
    "of": 1,
    "type": "choice",
    "stem": "Which?",
    "trial": False,
    "tie": False,
    "paused": False,
    "struck": False,
    "options": ["a", "b", "c", "d"],
}


@pytest.mark.parametrize(
    ("text", "teams", "found"),
    [
        ("5 12 0 3", [], Hands([5, 12, 0, 3])),
        ("5,12, 0;3", [], Hands([5, 12, 0, 3])),
        ("2: 5 12 0 3", ["1", "2"], Hands([5, 12, 0, 3], 1)),
        ("5 12 0 3", ["1", "2"], None),
        ("3: 5 12 0 3", ["1", "2"], None),
        ("1: 5 12 0 3", [], None),
        ("5 12 0", [], None),
        ("5 12 0 -3", [], None),
        ("", [], None),
        ("5 12 0 999999", [], None),
    ],
)
def test_hands_are_read_for_each_option(text: str, teams: list[str], found: Hands | None) -> None:
    assert read_hands(text, WHICH, teams) == found


@pytest.mark.parametrize(
    ("text", "teams", "said"),
    [
        ("5 12", [], "That is not a number for each option."),
        ("3 4 0 1", ["1", "2"], "Of which team? Its number and a colon come first"),
        ("3 4 0 1", ["1", "2"], "such as 1: 3 4 0 1."),
        ("3: 3 4 0 1", ["1", "2"], "No team has the number 3: the last is 2."),
        ("2: 3 4", ["1", "2"], "a colon, and a number for each option, such as 1: 5 12 0 3."),
        ("", ["1", "2"], "such as 1: 5 12 0 3."),
    ],
)
def test_what_is_missing_where_hands_are_counted_is_named(
    text: str, teams: list[str], said: str
) -> None:
    assert said in uncounted_text(text, WHICH, teams)


def test_teams_that_have_names_are_told_with_their_numbers() -> None:
    assert "Teams: 1 Red, 2 Blue" in hands_lines(WHICH, ["Red", "Blue"])


async def test_devices_that_got_as_far_as_the_page_are_told_of(tmp_path: Path) -> None:
    async with a_room(tmp_path, CHOICE) as house, a_desk(house) as desk:
        assert "nobody is here yet" in desk.text
        where = Whereabouts(PIN, ("http://class",), ("192.168.1.7",))
        house.session._telling._whereabouts = lambda: where
        house.session.look_again()
        async with asyncio.timeout(20):
            while "1 device has opened the page, nobody has joined yet" not in desk.text:
                await desk.type("i", "On a phone, open")
        await desk.type("w", "192.168.1.7")


async def test_where_cards_alone_are_raised_nobody_is_missed(tmp_path: Path) -> None:
    async with a_room(tmp_path, CHOICE) as house, a_desk(house) as desk:
        await desk.type("h", "Hands count too.")
        await desk.type("", "Question 1 of 1")
        await desk.type("i", "On a phone, open")
        assert "nobody is here" not in desk.text
        await desk.type("n", "Right:")
        assert "0 of 0" not in desk.text


async def test_hands_of_a_class_in_teams_need_the_team(tmp_path: Path) -> None:
    rules = Rules(reading=0, teams=("Red", "Blue"))
    async with a_room(tmp_path, CHOICE, rules=rules) as house, a_desk(house) as desk:
        await desk.type("", "Question 1 of 1")
        await desk.type("h", "2: 5 12 0 3")
        await desk.type("h 3 4 0 1", "Of which team?")
        await desk.type("h 2: 3 4 0 1")
        await desk.until(lambda: house.session.room.current.hands == {1: (3, 4, 0, 1)})


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (996.333, "996⅓"),
        (0.667, "⅔"),
        (7.25, "7¼"),
        (7.5, "7½"),
        (996.583, "996.58"),
        (996.34, "996.34"),
        (0.9, "0.9"),
        (3.0, "3"),
        (-6.0, "−6"),
        (-0.333, "−⅓"),
        (1250.333, "1,250⅓"),
    ],
)
def test_points_are_written_as_on_the_wall(told: float, shown: str) -> None:
    assert points_text(told) == shown
    # And in the report, which has them as the room does.
    assert report_words.points_text(round(told * FULL / 3), Scoring.CONFIDENCE) == shown
