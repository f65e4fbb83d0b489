"""Playing in a room by plain lines."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from alpine_quiz.classroom.calling import STOPPED, Link
from alpine_quiz.classroom.kept_seats import kept_seat
from alpine_quiz.classroom.seat import Sent
from alpine_quiz.classroom.shown import asked_of, given_of, played_of
from alpine_quiz.language.catalogue import spoken, tr
from alpine_quiz.plain.classroom.refusals import parting_text, refusal_text
from alpine_quiz.plain.classroom.standing import (
    alone_lines,
    rank_lines,
    result_lines,
    team_lines,
    team_name,
)
from alpine_quiz.plain.classroom.told import question_lines, reveal_lines
from alpine_quiz.plain.classroom.typed import Typed
from alpine_quiz.plain.classroom.wording import (
    bare_address,
    formula_text,
    language_name,
    phase_text,
)
from alpine_quiz.plain.help import how_to_answer
from alpine_quiz.plain.reading import read_answer
from alpine_quiz.plain.wording import verdict_line

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from alpine_quiz.classroom.attending import Attending
    from alpine_quiz.classroom.messages import Door
    from alpine_quiz.plain.lines import Lines

LEAVE = "q"


def join_plainly(attending: Attending, lines: Lines, pin: str = "", name: str = "") -> int:
    """Play until the room is closed or left; 1 where there was no way in."""
    return asyncio.run(_join(attending, lines, pin, name))


async def _join(attending: Attending, lines: Lines, pin: str, name: str) -> int:
    typed = Typed(lines)
    return await PlainSeat(attending, lines.write).run(typed.next, pin, name)


class PlainSeat:
    """A student’s seat, line by line; what is new of the room is written as it comes."""

    def __init__(self, attending: Attending, write: Callable[[str], None]) -> None:
        self._attending = attending
        self._seat = attending.seat
        self._write = write
        self._next: Callable[[], Awaitable[str | None]] = _nothing
        self._news = asyncio.Event()
        self._stage: tuple[object, ...] = ()
        self._sent = Sent.NOT_YET
        self._refused: object = None
        self._away: object = None
        self._trouble = ""
        self._unsure: list[int] | str | None = None

    async def run(
        self, next_line: Callable[[], Awaitable[str | None]], pin: str = "", name: str = ""
    ) -> int:
        """Come in, and play."""
        self._next = next_line
        self._attending.heed(self._told)
        keeping = asyncio.ensure_future(self._attending.run())
        try:
            if not await self._come_in(pin, name):
                return 1
            self._tell()
            await self._play()
        finally:
            self._attending.forget(self._told)
            keeping.cancel()
        return 0

    def _told(self) -> None:
        self._news.set()
        if self._seat.is_in:
            self._tell()

    async def _until(self, came: Callable[[], bool]) -> bool:
        """Wait until it came to be, or the line is over for good."""
        while not came():
            if self._attending.call.is_over and self._attending.call.why:
                self._write(parting_text(self._attending.call.why))
                return False
            self._say_unreachable()
            self._news.clear()
            try:
                async with asyncio.timeout(1):
                    await self._news.wait()
            except TimeoutError:
                continue
        return True

    def _say_unreachable(self) -> None:
        call = self._attending.call
        if call.tries and not call.up_before and not self._trouble:
            self._trouble = tr(
                "No room answers at {address}. Is this device in the same network, and the "
                "address right? It is tried again.",
                address=bare_address(self._attending.url),
            )
            self._write(self._trouble)

    async def _asked(self, *lines: str) -> str | None:
        for line in lines:
            self._write(line)
        typed = await self._next()
        return None if typed is None else typed.strip()

    async def _come_in(self, pin: str, name: str) -> bool:
        seat = self._seat
        kept = None if name else kept_seat(self._attending.url, pin)
        if kept is not None:
            said = tr("Enter goes on as {name}; n comes in as somebody else.", name=kept.name)
            answer = await self._asked(said)
            if answer is None:
                return False
            if not answer:
                self._attending.come_back(kept)
                if not await self._until(lambda: seat.is_in or seat.door is not None):
                    return False
                if seat.is_in:
                    return True
        return await self._to_the_door(pin) and await self._through_the_door(name)

    async def _to_the_door(self, pin: str) -> bool:
        seat = self._seat
        while seat.door is None:
            if not pin:
                typed = await self._asked(tr("The PIN of the room, as it stands on the wall:"))
                if typed is None:
                    return False
                pin = "".join(typed.split())
                continue
            self._attending.come_in(pin)
            if not await self._until(lambda: bool(seat.door or seat.turned_away)):
                return False
            if seat.turned_away is not None:
                self._write(refusal_text(*seat.turned_away))
                pin = ""
        return True

    async def _through_the_door(self, name: str) -> bool:
        seat = self._seat
        while not seat.is_in:
            door = seat.door
            if door is None:
                return False
            told = await self._who(door, name)
            if told is None:
                return False
            name, team, language = told
            await self._attending.join(name, team, language)
            if not await self._until(lambda: bool(seat.is_in or seat.turned_away)):
                return False
            if seat.turned_away is not None:
                self._write(refusal_text(*seat.turned_away))
                if seat.turned_away[0] == "name-taken" and not await self._knock(name):
                    return False
                name = ""
        return True

    async def _knock(self, name: str) -> bool:
        """Offer to be let in as who has the name; return whether there are more lines."""
        answer = await self._asked(
            tr("If that is you: k asks the teacher to let you in. Enter: another name.")
        )
        if answer == "k":
            await self._attending.knock(name)
            self._write(tr("You have knocked. The teacher lets you in."))
            await self._until(lambda: bool(self._seat.is_in or self._seat.turned_away))
        return answer is not None

    async def _who(self, door: Door, name: str) -> tuple[str, int | None, str] | None:
        self._write(door["title"])
        self._write(formula_text(door["scoring"]))
        if door["naming"] == "list":
            place = await self._chosen(tr("Who are you?"), door["names"])
            if place is None:
                return None
            name = door["names"][place]
        elif door["naming"] == "free" and not name:
            typed = await self._asked(tr("Your name:"))
            if typed is None:
                return None
            name = typed
        team: int | None = None
        if door["teams"]:
            team = await self._chosen(tr("Your team?"), [team_name(each) for each in door["teams"]])
            if team is None:
                return None
        language = self._attending.language
        if language not in door["languages"]:
            language = spoken() if spoken() in door["languages"] else door["languages"][0]
            if len(door["languages"]) > 1:
                names = [language_name(each) for each in door["languages"]]
                chosen = await self._chosen(tr("Which language?"), names)
                if chosen is None:
                    return None
                language = door["languages"][chosen]
        return name, team, language

    async def _chosen(self, asked: str, among: list[str]) -> int | None:
        """Have one of several chosen by its number."""
        while True:
            numbered = [f"{number}. {each}" for number, each in enumerate(among, 1)]
            typed = await self._asked(asked, *numbered)
            if typed is None:
                return None
            if typed.isascii() and typed.isdigit() and 0 < int(typed[:4]) <= len(among):
                return int(typed[:4]) - 1

    def _tell(self) -> None:
        """Write what is new."""
        self._tell_trouble()
        seat, room = self._seat, self._seat.room
        question = seat.question
        if room is None:
            return
        paused = bool(question and question["paused"])
        shown = bool(question and "options" in question)
        attempt = seat.own["attempt"] if seat.own else 0
        stage = (seat.turn, seat.phase, paused, shown, attempt)
        if stage != self._stage and not seat.awaits_result:
            if not self._stage or stage[0] != self._stage[0]:
                self._sent = Sent.NOT_YET
            self._stage, self._unsure = stage, None
            for line in self._stage_lines():
                self._write(line)
        if seat.sent is not self._sent:
            self._sent = seat.sent
            if seat.sent is Sent.SAFE:
                self._write(tr("sent ✓"))
        if seat.turned_away is not None and seat.turned_away is not self._away:
            self._write(refusal_text(*seat.turned_away))
        self._away = seat.turned_away
        if seat.refused is not None and seat.refused is not self._refused:
            self._write(refusal_text(*seat.refused))
        self._refused = seat.refused

    def _stage_lines(self) -> list[str]:
        seat, room, question = self._seat, self._seat.room, self._seat.question
        if room is None:
            return []
        reveal = seat.reveal
        match seat.phase:
            case "lobby":
                told = tr("You are in, {name}. The first question comes soon.", name=seat.name)
                return [told, tr("q leaves; your seat is kept.")]
            case "reading" | "open" if question:
                lines = question_lines(question)
                if seat.may_answer:
                    lines.append(how_to_answer(asked_of(question)))
                return lines
            case "revealed" if question and reveal:
                asked = asked_of(question, reveal)
                played = played_of(asked, seat.given, seat.credit)
                verdict = verdict_line(played, seat.language)
                if question["struck"]:
                    verdict = tr("This question counts for nobody.")
                earned = result_lines(seat)
                go_on = [tr("Enter goes on.")] if seat.at_own_pace else []
                return ["", verdict, *reveal_lines(question, reveal)[1:], *earned, *go_on]
            case "alone":
                return ["", *alone_lines(seat)]
            case "ranks" | "podium" | "ended":
                ranks = rank_lines(room.get("ranks", []))
                teams = team_lines(room.get("team_ranks", []))
                own = result_lines(seat, of_question=False) or alone_lines(seat)
                return ["", phase_text(room), *ranks, *teams, *own]
        return [phase_text(room)]

    def _tell_trouble(self) -> None:
        call = self._attending.call
        trouble = ""
        if call.is_over or call.why == STOPPED:
            trouble = parting_text(call.why)
        elif call.link is Link.LOST:
            trouble = tr(
                "The line to the room is lost; it is called again. The fault is not yours, and "
                "nothing that was sent is lost."
            )
        if trouble and trouble != self._trouble:
            self._write(trouble)
        elif self._trouble and not trouble and call.link is Link.UP:
            self._write(tr("The room answers."))
        self._trouble = trouble

    async def _play(self) -> None:
        while True:
            line = await self._next()
            if line is None or self._attending.call.is_over:
                return
            text = line.strip()
            if text == LEAVE:
                await self._attending.leave()
                return
            if self._unsure is not None:
                await self._say_how_sure(text)
            elif not text and self._seat.at_own_pace:
                await self._go_on()
            elif text:
                await self._answer(text.removeprefix("="))

    async def _go_on(self) -> None:
        """At one's own pace: to the next question, or through them all once more."""
        if self._seat.looked_at is not None:
            self._seat.go_on()
            self._tell()
        elif self._seat.phase == "alone":
            await self._attending.begin()

    async def _answer(self, text: str) -> None:
        seat, question, room = self._seat, self._seat.question, self._seat.room
        if question is None or room is None or not seat.may_answer:
            self._write(tr("There is nothing to answer now."))
            return
        asked = asked_of(question)
        answer = read_answer(text, asked)
        if answer is None:
            self._write(how_to_answer(asked))
            return
        given = given_of(asked, answer)
        if room["scoring"] == "confidence":
            self._unsure = given
            self._write(tr("How sure are you?  1 guessing   2 fairly sure   3 sure"))
        else:
            await self._attending.answer(given)

    async def _say_how_sure(self, text: str) -> None:
        given = self._unsure
        if text not in ("1", "2", "3") or given is None:
            self._write(tr("How sure are you?  1 guessing   2 fairly sure   3 sure"))
            return
        self._unsure = None
        await self._attending.answer(given, int(text))


async def _nothing() -> str | None:
    return None
