"""The round: a state machine from the first question to the end.

asked → answered → explained → (next) asked … → finished. What does not fit the phase changes
nothing, so late keys and double presses are harmless.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from alpine_quiz.game.answers import Typed
from alpine_quiz.game.modes import QUICK_RULES
from alpine_quiz.game.verdict import Outcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from alpine_quiz.game.answers import Answer
    from alpine_quiz.game.asked import Asked
    from alpine_quiz.game.modes import Rules

_HALF = Fraction(1, 2)


class Phase(StrEnum):
    """Where a round stands."""

    ASKED = "asked"
    ANSWERED = "answered"
    EXPLAINED = "explained"
    FINISHED = "finished"


class Grades(Protocol):
    """What turns an answer into a verdict."""

    def grade(self, asked: Asked, answer: Answer, *, prompted: bool) -> Verdict:
        """Grade ``answer``; ``prompted`` says that a more exact one was already asked for."""
        ...


@dataclass(frozen=True, slots=True)
class Played:
    """One answered question: what was answered, its verdict, and what it took."""

    asked: Asked
    answer: Answer
    verdict: Verdict
    hints: int = 0
    seconds: float = 0.0
    claimed: bool = False

    @property
    def credit(self) -> Fraction:
        """What it counts, from 0 to 1; a claimed answer counts as right."""
        return Fraction(1) if self.claimed else self.verdict.credit

    @property
    def claimable(self) -> bool:
        """Whether the player may say “I was right”: a typed miss, once."""
        return (
            isinstance(self.answer, Typed)
            and self.verdict.outcome is Outcome.WRONG
            and not self.claimed
        )


class Round:
    """Questions played in a row, each answered once.

    ``clock`` gives seconds that only grow. ``played`` are the answers given before an
    interruption; the round then begins at the next question, and the time between counts
    towards no limit. ``rules`` may end it before all is asked. Raises ``ValueError`` where there
    is nothing to play.
    """

    def __init__(
        self,
        plan: Sequence[Asked],
        grader: Grades,
        clock: Callable[[], float],
        played: Sequence[Played] = (),
        rules: Rules = QUICK_RULES,
    ) -> None:
        if not plan:
            raise ValueError("a round needs a question")
        self.plan = tuple(plan)
        self.played = list(played)
        self.rules = rules
        self._grader = grader
        self._clock = clock
        self._hints = 0
        self._prompted = False
        self._asked_at = clock()
        self.phase = Phase.ASKED
        if self.over:
            self.phase = Phase.FINISHED

    @property
    def position(self) -> int:
        """The current question's index from 0; that of the last one when finished."""
        answered = len(self.played)
        open_question = self.phase is Phase.ASKED
        return max(0, min(answered if open_question else answered - 1, len(self.plan) - 1))

    @property
    def current(self) -> Asked:
        """The question on screen."""
        return self.plan[self.position]

    @property
    def latest(self) -> Played | None:
        """The current question's answer, once it has one."""
        return self.played[-1] if self.played and self.phase is not Phase.ASKED else None

    @property
    def score(self) -> Fraction:
        """The sum of credits so far."""
        return sum((played.credit for played in self.played), Fraction(0))

    @property
    def lives(self) -> int | None:
        """How many misses are left, or ``None`` where any number may be.

        Less than half a point is a miss.
        """
        if not self.rules.lives:
            return None
        lost = sum(played.credit < _HALF for played in self.played)
        return max(0, self.rules.lives - lost)

    @property
    def time_left(self) -> float | None:
        """The seconds left for all that is still to come, or ``None`` without a limit."""
        if not self.rules.seconds:
            return None
        spent = sum(played.seconds for played in self.played)
        if self.phase is Phase.ASKED:
            spent += self._clock() - self._asked_at
        return max(0.0, self.rules.seconds - spent)

    @property
    def over(self) -> bool:
        """Whether nothing more is to be asked, the latest verdict perhaps still on screen."""
        return len(self.played) >= len(self.plan) or self.lives == 0 or self.time_left == 0

    def expire(self) -> bool:
        """Finish the round where time is up and a question open; return whether it did."""
        if self.phase is not Phase.ASKED or self.time_left != 0:
            return False
        self.phase = Phase.FINISHED
        return True

    @property
    def hints(self) -> int:
        """How many hints the current question has given."""
        return self._hints

    def hint(self) -> str:
        """Give the current question's hint, or an empty string where there is none."""
        if self.phase is not Phase.ASKED or self.rules.silent or not self.current.item.hint:
            return ""
        self._hints = 1
        return self.current.item.hint

    def answer(self, answer: Answer) -> Verdict | None:
        """Grade ``answer`` and move to *answered*.

        A verdict that is not final leaves the question open. Returns ``None``, and records
        nothing, where no question is open, or time is up.
        """
        if self.phase is not Phase.ASKED or self.expire():
            return None
        verdict = self._grader.grade(self.current, answer, prompted=self._prompted)
        if not verdict.final:
            self._prompted = self._prompted or verdict.outcome is Outcome.PROMPT
            return verdict
        seconds = max(0.0, self._clock() - self._asked_at)
        self.played.append(Played(self.current, answer, verdict, self._hints, seconds))
        self.phase = Phase.ANSWERED
        return verdict

    def explain(self) -> None:
        """Move from *answered* to *explained*: the verdict is on screen."""
        if self.phase is Phase.ANSWERED:
            self.phase = Phase.EXPLAINED

    def claim(self) -> bool:
        """Count the latest answer, a typed miss, as right because its player says so.

        Returns whether it was one; the next question may be open already. What keeps its
        verdicts back takes no claims.
        """
        if self.rules.silent or not self.played or not self.played[-1].claimable:
            return False
        self.played[-1] = replace(self.played[-1], claimed=True)
        return True

    def next(self) -> None:
        """Move from *explained* to the next question, or to *finished*."""
        if self.phase is not Phase.EXPLAINED:
            return
        if self.over:
            self.phase = Phase.FINISHED
            return
        self.phase = Phase.ASKED
        self._hints = 0
        self._prompted = False
        self._asked_at = self._clock()

    @property
    def misses(self) -> tuple[Played, ...]:
        """What was not fully right, in the order played."""
        return tuple(played for played in self.played if played.credit < 1)
