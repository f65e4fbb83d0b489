"""What the teacher's side knows of a room, from the frames that it was sent."""

from __future__ import annotations

import time
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, NotRequired, TypedDict, cast

from alpine_quiz.classroom.messages import HostView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from alpine_quiz.classroom.messages import (
        AskedView,
        PooledView,
        QuestionView,
        RoomView,
        StudentView,
    )


class JoinView(TypedDict):
    """Where students find the room."""

    address: str
    pin: str


class DeskView(HostView):
    """The frame ``desk`` as it comes: the view, and what is told of the network around it.

    ``through`` is there in a room at one's own pace, which has no progress, and where all that is
    planned was asked.
    """

    join: JoinView
    addresses: list[str]
    reached: list[str]
    stalled: str
    through: NotRequired[int]


class KnockView(TypedDict):
    """Somebody without a secret who says that they are this student."""

    student: int
    name: str


class Step(Enum):
    """What comes next in a session, where the teacher only presses on."""

    ASK = auto()
    OPEN = auto()
    RESUME = auto()
    CLOSE = auto()
    REVEAL = auto()
    CROWN = auto()
    END = auto()
    NONE = auto()
    """There is nothing more: the session is over, or has no question to ask."""


class Order(TypedDict, total=False):
    """A command to the room, without its number."""

    do: str
    flag: bool


_ORDERS: dict[Step, Order] = {
    Step.ASK: {"do": "ask", "flag": False},
    Step.OPEN: {"do": "open"},
    Step.RESUME: {"do": "resume"},
    Step.CLOSE: {"do": "close"},
    Step.REVEAL: {"do": "reveal", "flag": False},
    Step.CROWN: {"do": "crown"},
    Step.END: {"do": "end"},
}


class Refused(TypedDict):
    """A command that was not carried out: what, and why."""

    do: str
    refusal: str
    about: str


class Desk:
    """A room as its teacher sees it; ``take`` is handed every frame.

    ``refused`` is the latest command that was, until the next is given. ``clock`` tells the
    seconds that have gone by.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.view: DeskView | None = None
        self.pool: list[PooledView] = []
        self.students: list[StudentView] = []
        self.knocking: list[KnockView] = []
        self.refused: Refused | None = None
        self.turned_away = ""
        self.clock = clock
        self._told_at = 0.0
        self._seq = 0
        self._given: dict[int, str] = {}
        self._insist: tuple[int, int] | None = None

    def take(self, told: dict[str, Any]) -> None:
        """Heed a frame."""
        match told.get("is"):
            case "desk":
                before = self.phase, self.turn
                self.view = cast("DeskView", told)
                self._told_at = self.clock()
                if before != (self.phase, self.turn):
                    self.refused = None
            case "pool":
                self.pool = told["pool"]
            case "students":
                self.students, self.knocking = told["students"], told["knocking"]
            case "answered":
                self._tick_off(told["students"])
            case "done":
                self._given.pop(told["seq"], None)
            case "refused" if "seq" in told:
                do = self._given.pop(told["seq"], "")
                self.refused = {"do": do, "refusal": told["refusal"], "about": told["about"]}
                if do == "reveal" and told["refusal"] == "waiting":
                    self._insist = self.turn
            case "refused":
                self.turned_away = told["refusal"]

    def _tick_off(self, answered: Iterable[int]) -> None:
        them = set(answered)
        for student in self.students:
            student["answered"] = student["answered"] or student["student"] in them

    def command(self, do: str, **content: object) -> dict[str, object]:
        """Return a command as it is said, with a number of its own."""
        self._seq += 1
        self._given[self._seq] = do
        self.refused = None
        return {"do": do, "seq": self._seq, **content}

    @property
    def room(self) -> RoomView | None:
        """What all see alike."""
        return self.view["room"] if self.view else None

    @property
    def at_own_pace(self) -> bool:
        """Whether all go through the questions each at their own pace."""
        return self.phase == "alone"

    @property
    def asked(self) -> list[int]:
        """The questions that were asked, by their places in the pool."""
        return list(self.view.get("asked", ())) if self.view else []

    @property
    def answers(self) -> list[AskedView]:
        """The questions that were asked, with their answers so far."""
        return list(self.view["answers"]) if self.view else []

    def answers_to(self, turn: int) -> AskedView | None:
        """Return a question that was asked with its answers, by its number in commands."""
        return next((each for each in self.answers if each["turn"] == turn), None)

    def pooled(self, place: int) -> QuestionView | None:
        """Return a question of the pool as it is shown; ``None`` before the pool is known."""
        if not 0 <= place < len(self.pool):
            return None
        item = self.pool[place]
        return {
            "turn": 0,
            "vote": 0,
            "place": 0,
            "of": 0,
            "type": item["type"],
            "stem": item["stem"],
            "trial": False,
            "tie": False,
            "paused": False,
            "struck": False,
            "options": item["options"],
            "lefts": item["lefts"],
        }

    @property
    def plan(self) -> list[int]:
        """The questions to come, by their places in the pool."""
        return list(self.view["plan"]) if self.view else []

    @property
    def phase(self) -> str:
        """The room's phase, or an empty text before anything is known of it."""
        return self.room["phase"] if self.room else ""

    @property
    def question(self) -> QuestionView | None:
        """The question that is asked, or was last."""
        return self.room.get("question") if self.room else None

    @property
    def turn(self) -> tuple[int, int]:
        """The turn and the vote, both 0 where nothing is asked."""
        question = self.question
        return (question["turn"], question["vote"]) if question else (0, 0)

    @property
    def paused(self) -> bool:
        """Whether the question is hidden."""
        return bool(self.question and self.question["paused"])

    def next_step(self) -> Step:
        """Return what comes next."""
        if self.room is None:
            return Step.NONE
        match self.phase:
            case "reading" | "open" if self.paused:
                return Step.RESUME
            case "reading" | "discussing":
                return Step.OPEN
            case "open":
                return Step.CLOSE
            case "closed":
                return Step.REVEAL
            case "podium":
                return Step.END
            case "lobby" | "revealed" | "ranks":
                return self._between()
            case _:
                return Step.NONE

    def _between(self) -> Step:
        if self.view and self.view["plan"]:
            return Step.ASK
        return Step.NONE if self.phase == "lobby" else Step.CROWN

    def order_of(self, step: Step) -> Order | None:
        """Return the command of a step; who is waited for is left only when asked again."""
        order = _ORDERS.get(step)
        if step is Step.REVEAL and self._insist == self.turn:
            return {"do": "reveal", "flag": True}
        return order

    def left(self) -> int | None:
        """Return the milliseconds left now, or ``None`` where there is no limit."""
        clock = self.room.get("clock") if self.room else None
        if clock is None or clock["left"] is None:
            return None
        gone = round(1000 * (self.clock() - self._told_at)) if clock["runs"] else 0
        return max(0, clock["left"] - gone)
