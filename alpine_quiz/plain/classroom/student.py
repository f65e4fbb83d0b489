"""Playing in a room by plain lines."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

from alpine_quiz.classroom.clients.calling import STOPPED, Link
from alpine_quiz.classroom.clients.seat import Sent
from alpine_quiz.classroom.clients.shown import asked_of, given_of, played_of
from alpine_quiz.language.catalogue import tr
from alpine_quiz.plain.classroom.coming import ComingIn
from alpine_quiz.plain.classroom.refusals import parting_text, refusal_text
from alpine_quiz.plain.classroom.standing import (
    alone_lines,
    rank_lines,
    result_lines,
    team_lines,
)
from alpine_quiz.plain.classroom.told import question_lines, reveal_lines
from alpine_quiz.plain.classroom.typed import Typed, TypedUntil
from alpine_quiz.plain.classroom.wording import (
    language_name,
    phase_text,
    vote_text,
)
from alpine_quiz.plain.help import how_to_answer
from alpine_quiz.plain.reading import read_answer
from alpine_quiz.plain.wording import verdict_line

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from alpine_quiz.classroom.clients.attending import Attending
    from alpine_quiz.plain.lines import Lines

LEAVE = "q"
SPEAK = "lang"
TRIES = 6
"""How often a room is called where nobody is at the keys: for about half a minute."""


def join_plainly(attending: Attending, lines: Lines, pin: str = "", name: str = "") -> int:
    """Play until the room is closed or left; 1 where there was no way in."""
    return asyncio.run(_join(attending, lines, pin, name))


async def _join(attending: Attending, lines: Lines, pin: str, name: str) -> int:
    typed = Typed(lines)
    # A script cannot say that it has waited long enough.
    here = sys.stdin is not None and sys.stdin.isatty()
    tries = None if here else TRIES
    return await PlainSeat(attending, lines.write, tries).run(typed.next, pin, name)


class PlainSeat:
    """A student’s seat, line by line; what is new of the room is written as it comes.

    A room that has not answered after so many ``tries`` is given up; ``None`` is never.
    """

    def __init__(
        self, attending: Attending, write: Callable[[str], None], tries: int | None = None
    ) -> None:
        self._attending = attending
        self._tries = tries
        self._seat = attending.seat
        self._write = write
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
        typed = TypedUntil(next_line, self._is_over)
        coming = ComingIn(self._attending, self._write, typed, self._tries)
        heeding = (typed.look, coming.told, self._told)
        for told in heeding:
            self._attending.heed(told)
        keeping = asyncio.ensure_future(self._attending.run())
        try:
            if not await coming.come_in(pin, name):
                return 1
            self._tell()
            await self._play(typed)
        finally:
            for told in heeding:
                self._attending.forget(told)
            keeping.cancel()
        return 0

    def _is_over(self) -> bool:
        """Whether the room has hung up for good; a call that is only made anew has no reason."""
        return self._attending.call.is_over and bool(self._attending.call.why)

    def _told(self) -> None:
        if self._seat.is_in:
            self._tell()

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
        stage = (seat.turn, seat.phase, paused, shown, attempt, seat.language)
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
                return [told, tr("q leaves; your seat is kept."), *self._language_lines()]
            case "reading" | "open" if question:
                lines = question_lines(question)
                if seat.may_answer:
                    lines += filter(None, [vote_text(question)])
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
                return ["", *alone_lines(seat), *self._language_lines()]
            case "ranks" | "podium" | "ended":
                ranks = rank_lines(room.get("ranks", []))
                teams = team_lines(room.get("team_ranks", []))
                own = result_lines(seat, of_question=False) or alone_lines(seat)
                return ["", phase_text(room), *ranks, *teams, *own]
        return [phase_text(room)]

    def _language_lines(self) -> list[str]:
        other = self._seat.next_language
        if not other:
            return []
        # Translators: what is typed stays: “lang fr”.
        typed = f"{SPEAK} {other}"
        return [
            tr("{typed}: the questions in {language}", typed=typed, language=language_name(other))
        ]

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

    async def _play(self, typed: TypedUntil) -> None:
        while (line := await typed.next()) is not None:
            text = line.strip()
            if text == LEAVE:
                await self._attending.leave()
                return
            if text.partition(" ")[0] == SPEAK:
                await self._speak(text.removeprefix(SPEAK).strip())
            elif self._unsure is not None:
                await self._say_how_sure(text)
            elif not text and self._seat.at_own_pace:
                await self._go_on()
            elif text:
                await self._answer(text.removeprefix("="))

    async def _speak(self, wanted: str) -> None:
        """Ask for the questions in the language that was named, or in the next."""
        known, other = self._seat.languages, self._seat.next_language
        language = wanted or other
        if language in known and other:
            await self._attending.speak(language)
        else:
            self._write(tr("The questions are in these languages:"))
            for each in known:
                self._write(f"{SPEAK} {each}  {language_name(each)}")

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
