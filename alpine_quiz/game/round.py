"""The round: a state machine from the first question to the end.

asked → answered → explained → (next) asked … → finished. What does not fit the phase changes
nothing, so late keys and double presses are harmless.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from alpine_quiz.game.answers import Picked, Typed, is_empty
from alpine_quiz.game.helping import cost_of, half_of_the_wrong
from alpine_quiz.game.modes import QUICK_RULES
from alpine_quiz.game.notation import no_answer_to
from alpine_quiz.game.timing import Timer
from alpine_quiz.game.verdict import Outcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from alpine_quiz.game.answers import Answer
    from alpine_quiz.game.asked import Asked
    from alpine_quiz.game.modes import Rules

_NOTHING = Fraction(0)
_HALF = Fraction(1, 2)
_NOT_SHOWN = Verdict(Outcome.UNREADABLE, _NOTHING)
_MISSED = Verdict(Outcome.WRONG, _NOTHING)


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
    """One answered question: what was answered, its verdict, and what it took.

    ``cost`` is what help takes from its points, ``removed`` the options that help took away.
    ``seat`` is who answered in a hot seat, from 1; 0 for one who plays alone, or nobody.
    """

    asked: Asked
    answer: Answer
    verdict: Verdict
    hints: int = 0
    seconds: float = 0.0
    claimed: bool = False
    cost: Fraction = _NOTHING
    removed: tuple[str, ...] = ()
    seat: int = 0

    @property
    def credit(self) -> Fraction:
        """What was known, from 0 to 1; a claimed answer counts as right."""
        return Fraction(1) if self.claimed else self.verdict.credit

    @property
    def points(self) -> Fraction:
        """What it adds to the score: its credit without what help has cost, at least 0."""
        return max(_NOTHING, self.credit - self.cost)

    @property
    def missed(self) -> bool:
        """Whether it is a miss where misses end something: less than half was known."""
        return self.credit < _HALF

    @property
    def closed(self) -> bool:
        """Whether the question was closed without an answer."""
        return is_empty(self.answer)

    @property
    def claimable(self) -> bool:
        """Whether the player may say “I was right”: a typed miss, once."""
        return (
            isinstance(self.answer, Typed)
            and self.verdict.outcome is Outcome.WRONG
            and not self.claimed
            and not self.closed
        )


class Round:
    """Questions played in a row, each answered once.

    ``clock`` gives seconds that only grow. ``played`` are the answers given before an
    interruption; the round then begins at the next question, which had been open for
    ``time_open`` seconds. The time between counts towards no limit, which ``time_added`` has
    moved by so many seconds. ``rules`` may end it before all is asked. Raises ``ValueError``
    where there is nothing to play.
    """

    def __init__(
        self,
        plan: Sequence[Asked],
        grader: Grades,
        clock: Callable[[], float],
        played: Sequence[Played] = (),
        rules: Rules = QUICK_RULES,
        time_added: int = 0,
        time_open: float = 0.0,
    ) -> None:
        if not plan:
            raise ValueError("a round needs a question")
        self.plan = tuple(plan)
        self.played = list(played)
        self.rules = rules
        self.time_added = time_added
        self._grader = grader
        self._timer = Timer(clock, time_open)
        self._hints = 0
        self._removed: tuple[str, ...] = ()
        self._prompted = False
        self.phase = Phase.ASKED
        if self.over:
            self._finish()

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
        """The sum of points so far."""
        return sum((played.points for played in self.played), _NOTHING)

    @property
    def lives(self) -> int | None:
        """How many misses are left, or ``None`` where any number may be."""
        if not self.rules.lives:
            return None
        return max(0, self.rules.lives - sum(played.missed for played in self.played))

    @property
    def time_left(self) -> float | None:
        """The seconds left for all that is still to come, or ``None`` without a limit."""
        if not self.rules.seconds:
            return None
        spent = sum(played.seconds for played in self.played) + self._timer.seconds
        return max(0.0, self.rules.seconds + self.time_added - spent)

    @property
    def time_open(self) -> float:
        """The seconds for which the open question has been so; 0 where none is."""
        return self._timer.seconds if self.phase is Phase.ASKED else 0.0

    @property
    def over(self) -> bool:
        """Whether nothing more is to be asked, the latest verdict perhaps still on screen."""
        return len(self.played) >= len(self.plan) or self.lives == 0 or self.time_left == 0

    @property
    def paused(self) -> bool:
        """Whether the open question is put aside, to be hidden until it is resumed."""
        return self.phase is Phase.ASKED and not self._timer.running

    def pause(self) -> bool:
        """Put the open question aside: no time passes, and nothing is answered meanwhile."""
        if not self._in_play:
            return False
        self._timer.stop()
        return True

    def resume(self) -> bool:
        """Go on with the question that was put aside; return whether one was."""
        if not self.paused:
            return False
        self._timer.go_on()
        return True

    def hold(self) -> None:
        """Let no time pass while something else is looked at; all can be done as before."""
        self._timer.hold()

    def release(self) -> None:
        """Let time pass again."""
        self._timer.release()

    def add_time(self, seconds: int) -> bool:
        """Move the limit by so many seconds; return whether there is one not reached yet."""
        if not self.rules.seconds or seconds <= 0 or self.phase is Phase.FINISHED or self.over:
            return False
        self.time_added += seconds
        return True

    def expire(self) -> bool:
        """Finish the round where time is up and a question open; return whether it did."""
        if not self._in_play or self.time_left != 0:
            return False
        self._finish()
        return True

    def _finish(self) -> None:
        self.phase = Phase.FINISHED
        self._timer.stop()

    @property
    def _in_play(self) -> bool:
        return self.phase is Phase.ASKED and self._timer.running

    @property
    def hints(self) -> int:
        """How many hints the current question has given."""
        return self._hints

    def hint(self) -> str:
        """Give the current question's hint, or an empty string where there is none."""
        if not self._in_play or self.rules.silent or not self.current.item.hint:
            return ""
        self._hints = 1
        return self.current.item.hint

    @property
    def removed(self) -> tuple[str, ...]:
        """The options of the current question that were taken away on request."""
        return self._removed

    @property
    def can_halve(self) -> bool:
        """Whether wrong options of the open question can be taken away (50:50): once."""
        may = self._in_play and not self.rules.silent and not self._removed
        return may and bool(half_of_the_wrong(self.current))

    def halve(self) -> tuple[str, ...]:
        """Take half of the wrong options away and return them; none where it cannot be."""
        if not self.can_halve:
            return ()
        self._removed = half_of_the_wrong(self.current)
        return self._removed

    @property
    def cost(self) -> Fraction:
        """What help with the current question takes from its points."""
        if not self.rules.helps_cost:
            return _NOTHING
        return cost_of(hinted=bool(self._hints), halved=bool(self._removed))

    def answer(self, answer: Answer, seat: int = 0) -> Verdict | None:
        """Grade ``answer``, given by ``seat`` in a hot seat, and move to *answered*.

        A verdict that is not final leaves the question open; so does an option that was taken
        away. Returns ``None``, and records nothing, where no question is open or it is put
        aside, or time is up.
        """
        if not self._in_play or self.expire():
            return None
        if isinstance(answer, Picked) and not set(self._removed).isdisjoint(answer.options):
            return _NOT_SHOWN
        verdict = self._grader.grade(self.current, answer, prompted=self._prompted)
        if not verdict.final:
            self._prompted = self._prompted or verdict.outcome is Outcome.PROMPT
            return verdict
        self._note(answer, verdict, seat)
        return verdict

    def close(self, seat: int = 0) -> Verdict | None:
        """Close the open question as a miss because it is not known, and move to *answered*.

        Returns ``None`` where ``answer`` would.
        """
        if not self._in_play or self.expire():
            return None
        self._note(no_answer_to(self.current.item), _MISSED, seat)
        return _MISSED

    def _note(self, answer: Answer, verdict: Verdict, seat: int) -> None:
        self.played.append(
            Played(
                self.current,
                answer,
                verdict,
                self._hints,
                self._timer.take(),
                cost=self.cost,
                removed=self._removed,
                seat=seat,
            )
        )
        self.phase = Phase.ANSWERED

    def explain(self) -> None:
        """Move from *answered* to *explained*: the verdict is on screen."""
        if self.phase is Phase.ANSWERED:
            self.phase = Phase.EXPLAINED

    def can_claim(self, index: int | None = None) -> bool:
        """Tell whether the ``index``-th answer, from 0, may be claimed; ``None`` is the latest.

        It is the latest alone, whose verdict is just read; the next question may be open
        already. Where verdicts are kept back it is any of them, once all is over.
        """
        place = len(self.played) - 1 if index is None else index
        if not 0 <= place < len(self.played):
            return False
        told = self.phase is Phase.FINISHED if self.rules.silent else place == len(self.played) - 1
        return told and self.played[place].claimable

    def claim(self, index: int | None = None) -> bool:
        """Count an answer, a typed miss, as right because its player says so.

        Returns whether it was one that can be claimed now.
        """
        if not self.can_claim(index):
            return False
        place = len(self.played) - 1 if index is None else index
        self.played[place] = replace(self.played[place], claimed=True)
        return True

    def next(self) -> None:
        """Move from *explained* to the next question, or to *finished*."""
        if self.phase is not Phase.EXPLAINED:
            return
        if self.over:
            self._finish()
            return
        self.phase = Phase.ASKED
        self._hints = 0
        self._removed = ()
        self._prompted = False
        self._timer.restart()

    @property
    def misses(self) -> tuple[Played, ...]:
        """What was not fully right, in the order played."""
        return tuple(played for played in self.played if played.credit < 1)
