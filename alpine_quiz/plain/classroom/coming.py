"""Coming into a room by plain lines: its PIN, and who one is."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from alpine_quiz.classroom.clients.kept_seats import kept_seat
from alpine_quiz.language.catalogue import spoken, tr
from alpine_quiz.plain.classroom.refusals import parting_text, refusal_text
from alpine_quiz.plain.classroom.standing import team_name
from alpine_quiz.plain.classroom.wording import bare_address, formula_text, language_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from alpine_quiz.classroom.clients.attending import Attending
    from alpine_quiz.classroom.messages import Door
    from alpine_quiz.plain.classroom.typed import TypedUntil


class ComingIn:
    """What a room asks before one sits in it."""

    def __init__(
        self,
        attending: Attending,
        write: Callable[[str], None],
        typed: TypedUntil,
        tries: int | None = None,
    ) -> None:
        self._attending = attending
        self._seat = attending.seat
        self._write = write
        self._typed = typed
        self._tries = tries
        self._news = asyncio.Event()
        self._trouble = ""

    def told(self) -> None:
        """Heed that the room has said something."""
        self._news.set()

    async def come_in(self, pin: str, name: str) -> bool:
        """Ask what there is to ask; return whether they are in."""
        seat = self._seat
        kept = kept_seat(self._attending.url, pin, name)
        if kept is not None:
            said = tr("Enter goes on as {name}; n comes in as somebody else.", name=kept.name)
            # Who says their name has said who they are.
            answer = "" if name else await self._asked(said)
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
            seat = self._seat
            await self._attending.knock(name)
            self._write(tr("You have knocked. The teacher lets you in."))
            if not await self._until(lambda: bool(seat.is_in or seat.turned_away)):
                return False
            if not seat.is_in and seat.turned_away is not None:
                self._write(refusal_text(*seat.turned_away))
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

    async def _asked(self, *lines: str) -> str | None:
        for line in lines:
            self._write(line)
        typed = await self._typed.next()
        if typed is None and self._typed.over():
            self._write(parting_text(self._attending.call.why))
        return None if typed is None else typed.strip()

    async def _until(self, came: Callable[[], bool]) -> bool:
        """Wait until it came to be, or the line is over for good."""
        while not came():
            if self._attending.call.is_over and self._attending.call.why:
                self._write(parting_text(self._attending.call.why))
                return False
            self._say_unreachable()
            if self._gives_up():
                self._write(tr("No room has answered."))
                return False
            self._news.clear()
            try:
                async with asyncio.timeout(1):
                    await self._news.wait()
            except TimeoutError:
                continue
        return True

    def _gives_up(self) -> bool:
        call = self._attending.call
        return self._tries is not None and call.tries > self._tries and not call.up_before

    def _say_unreachable(self) -> None:
        call = self._attending.call
        if call.tries and not call.up_before and not self._trouble:
            self._trouble = tr(
                "No room answers at {address}. Is this device in the same network, and the "
                "address right? It is tried again.",
                address=bare_address(self._attending.url),
            )
            self._write(self._trouble)
