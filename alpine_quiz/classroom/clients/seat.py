"""What a student's side knows of a room, from the frames that it was sent."""

from __future__ import annotations

import time
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from alpine_quiz.classroom.messages import (
        AnsweredAloneView,
        Door,
        OwnView,
        QuestionView,
        RevealView,
        RoomView,
        YouView,
    )


class Sent(Enum):
    """What has become of the answer to the question that is asked."""

    NOT_YET = auto()
    UNDER_WAY = auto()
    SAFE = auto()
    """The room has written it down."""


class Seat:
    """A room as one student sees it; ``take`` is handed every frame.

    In a room at one's own pace there is an ``own`` frame in the place of ``you``; an answer that
    was just explained is ``looked_at`` until the student goes on.
    ``turned_away`` is why they may not come in, ``refused`` why an answer does not count; both
    are codes of ``refusing``, with what there is to tell of them.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.door: Door | None = None
        self.room: RoomView | None = None
        self.you: YouView | None = None
        self.own: OwnView | None = None
        self.secret = ""
        self.name = ""
        self.turned_away: tuple[str, str] | None = None
        self.refused: tuple[str, str] | None = None
        self.clock = clock
        self._told_at = self._you_at = 0.0
        self._answer: dict[str, Any] | None = None
        self._safe: set[tuple[int, int]] = set()
        self._fresh = False
        self._looks = False

    def take(self, told: dict[str, Any]) -> None:
        """Heed a frame."""
        match told.get("is"):
            case "door":
                self.door, self.turned_away = cast("Door", told), None
            case "welcome":
                self.secret, self.name = told["secret"], told["name"]
                self.turned_away = None
            case "room":
                self._take_room(cast("RoomView", told))
            case "you":
                self.you, self._you_at = cast("YouView", told), self.clock()
                self.name, self._fresh = self.you["name"], True
            case "own":
                self._take_own(cast("OwnView", told))
            case "taken":
                self._safe.add((told["turn"], told["vote"]))
            case "refused" if "turn" in told:
                self._refuse((told["turn"], told["vote"]), told["refusal"], told["about"])
            case "refused":
                self.turned_away = (told["refusal"], told["about"])

    def _take_room(self, room: RoomView) -> None:
        before = self.turn
        self.room, self._told_at, self._fresh = room, self.clock(), False
        if self.turn != before:
            self.refused = self._answer = None

    def _take_own(self, own: OwnView) -> None:
        before = self.own
        self.own, self.name = own, own["name"]
        at_once = cast("dict[str, object]", self.room or {}).get("feedback") == "at-once"
        more = before is not None and len(own["answered"]) > len(before["answered"])
        same = before is not None and own["attempt"] == before["attempt"]
        if (
            at_once
            and more
            and same
            and "reveal" in own["answered"][-1]
            and self._answer is not None
        ):
            self._looks = True
        self.refused = self._answer = None

    def _refuse(self, about: tuple[int, int], refusal: str, more: str) -> None:
        if about != self.turn:
            return
        if refusal == "answered":
            # The very same answer may have come twice, over a line that was lost in between.
            self._safe.add(about)
            return
        self.refused = (refusal, more)
        self._answer = None

    @property
    def is_in(self) -> bool:
        """Whether they sit in the room."""
        return self.room is not None and (self.you is not None or self.own is not None)

    @property
    def at_own_pace(self) -> bool:
        """Whether all go through the questions each at their own pace."""
        return self.own is not None

    @property
    def looked_at(self) -> AnsweredAloneView | None:
        """At one's own pace, the answer that is explained before the next question comes."""
        return self.own["answered"][-1] if self.own is not None and self._looks else None

    def go_on(self) -> None:
        """Go on from what was explained."""
        self._looks = False

    @property
    def phase(self) -> str:
        """The room's phase, or an empty text; at one's own pace one that says the same of it.

        There ``alone`` is before the first question of an attempt, and behind the last.
        """
        if self.room is None:
            return ""
        if self.own is None or self.room["phase"] == "ended":
            return self.room["phase"]
        if self._looks:
            return "revealed"
        return "open" if "question" in self.own else "alone"

    @property
    def question(self) -> QuestionView | None:
        """The question that is asked, or was last."""
        if self.looked_at is not None:
            return self.looked_at["question"]
        if self.own is not None:
            return self.own.get("question")
        return self.room.get("question") if self.room else None

    @property
    def reveal(self) -> RevealView | None:
        """What is right, as soon as it is told and known what that makes of the answer."""
        if self.looked_at is not None:
            return self.looked_at.get("reveal")
        return self.room.get("reveal") if self.room and self._fresh else None

    @property
    def awaits_result(self) -> bool:
        """Whether the right answer is told, but not yet what it makes of theirs."""
        told = self.own is None and self.room is not None and "reveal" in self.room
        return told and not self._fresh

    @property
    def credit(self) -> float:
        """What their answer was worth, from 0 to 1."""
        if self.looked_at is not None:
            return self.looked_at.get("credit", 0.0)
        return self.you.get("credit", 0.0) if self.you else 0.0

    @property
    def language(self) -> str:
        """The language they are asked in."""
        told = self.you or self.own
        return told["language"] if told else "en"

    @property
    def languages(self) -> list[str]:
        """The languages that the questions are in."""
        return list(self.room["languages"]) if self.room else []

    @property
    def next_language(self) -> str:
        """The language behind theirs, round the end; an empty text where there is no other."""
        known = self.languages
        if len(known) < 2 or self.language not in known:
            return ""
        return known[(known.index(self.language) + 1) % len(known)]

    @property
    def turn(self) -> tuple[int, int]:
        """The turn and the vote, both 0 where nothing is asked."""
        question = self.question
        return (question["turn"], question["vote"]) if question else (0, 0)

    @property
    def _yours(self) -> YouView | None:
        """What is told of the student, where that is of the turn that is asked."""
        you = self.you
        fits = you is not None and (you.get("turn"), you.get("vote")) == self.turn
        return you if fits else None

    @property
    def given(self) -> list[int] | str | None:
        """What they answered to the question, as far as is known here."""
        if self.looked_at is not None:
            return self.looked_at["given"]
        if self._answer is not None:
            return cast("list[int] | str", self._answer["given"])
        return self._yours.get("given") if self._yours else None

    @property
    def sent(self) -> Sent:
        """What has become of their answer."""
        told = self._yours is not None and self._yours.get("given") is not None
        told |= self.looked_at is not None
        if self.turn in self._safe or told:
            return Sent.SAFE
        return Sent.UNDER_WAY if self._answer is not None else Sent.NOT_YET

    @property
    def asked(self) -> bool:
        """Whether they are asked: a tie is broken among some alone."""
        return self._yours is None or self._yours.get("asked", True)

    @property
    def may_answer(self) -> bool:
        """Whether an answer would be taken now."""
        question = self.question
        if question is None or question["paused"] or "options" not in question or not self.asked:
            return False
        longer = self._yours is not None and bool(self._yours.get("open"))
        return self.sent is Sent.NOT_YET and (self.phase == "open" or longer)

    def answer(self, given: list[int] | str, sure: int = 1) -> dict[str, Any]:
        """Return an answer as it is said; it is kept until the room has it."""
        turn, vote = self.turn
        self.refused = None
        self._answer = {"turn": turn, "vote": vote, "given": given, "sure": sure}
        return self._answer

    @property
    def unsent(self) -> dict[str, Any] | None:
        """The answer that the room has not acknowledged, to be said again over a new line."""
        return self._answer if self.sent is Sent.UNDER_WAY else None

    def left(self) -> int | None:
        """Return the milliseconds left now, or ``None`` without a limit; theirs, if longer."""
        if self.own or self.room is None or (clock := self.room.get("clock")) is None:
            return None
        left, since = clock["left"], self._told_at
        if self._yours is not None and "left" in self._yours and self.phase != "reading":
            left, since = self._yours["left"], self._you_at
        if left is None:
            return None
        runs = clock["runs"] or bool(self._yours and self._yours.get("open"))
        return max(0, left - (round(1000 * (self.clock() - since)) if runs else 0))
