"""The hot seat: several at one keyboard, taking turns or buzzing, around one round.

Everything but who is answering just now follows from the answers given, so a round that is
gone on with stands as it did when its next question was put. A question takes one answer, as
in every round; so at most one seat sits out at a time, and there is always one that may buzz.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from alpine_quiz.game.round import Phase
from alpine_quiz.game.seats import Style

if TYPE_CHECKING:
    from alpine_quiz.game.answers import Answer
    from alpine_quiz.game.round import Round
    from alpine_quiz.game.seats import Seats
    from alpine_quiz.game.verdict import Verdict


class Stage(StrEnum):
    """What those at the keyboard are to do."""

    HANDING_OVER = "handing-over"
    """The next takes the seat; the question is not shown yet, and the clock stands still."""
    OPEN = "open"
    """The question is shown, and whoever buzzes first may answer."""
    ANSWERING = "answering"
    ANSWERED = "answered"
    """The question has its verdict or its explanation on screen."""
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class SeatScore:
    """How a seat fared: its ``place`` from 1, shared by those with the same points."""

    place: int
    seat: int
    name: str
    points: Fraction
    answers: int
    right: int


class HotSeat:
    """A round shared by ``seats``, numbered from 1; it is to be moved through here.

    What does not fit the stage changes nothing. Pausing, explaining, claiming, time and its
    end are the round's own, but for what is said here.
    """

    def __init__(self, round_: Round, seats: Seats) -> None:
        self.round = round_
        self.seats = seats
        self._answering = 0
        self._hand_over()

    @property
    def stage(self) -> Stage:
        """What is to be done now."""
        phase = self.round.phase
        if phase is not Phase.ASKED:
            return Stage.FINISHED if phase is Phase.FINISHED else Stage.ANSWERED
        if self._answering:
            return Stage.ANSWERING
        return Stage.HANDING_OVER if self._in_turns else Stage.OPEN

    @property
    def seat(self) -> int:
        """Whose turn it is, or who buzzed; 0 while anybody may buzz.

        Once the question is answered, who answered it, and 0 where nobody knew.
        """
        if self.round.latest is not None:
            return self.round.latest.seat
        if self._in_turns:
            return len(self.round.played) % len(self.seats.names) + 1
        return self._answering

    @property
    def name(self) -> str:
        """The name of ``seat``; empty where it is nobody."""
        return self.seats.names[self.seat - 1] if 0 < self.seat <= len(self.seats.names) else ""

    def ready(self) -> bool:
        """Have the one whose turn it is take the seat: the question is shown."""
        if self.stage is not Stage.HANDING_OVER:
            return False
        self._answering = self.seat
        self.round.resume()
        return True

    @property
    def sitting_out(self) -> int:
        """Who may not buzz for the question that is open, or for the next; 0 for nobody.

        It is whoever buzzed for the one before and missed it, for that one question. A claim
        that makes the miss good lets them back in at once.
        """
        played = self.round.played
        return played[-1].seat if not self._in_turns and played and played[-1].missed else 0

    @property
    def may_buzz(self) -> tuple[int, ...]:
        """Who may buzz now: all but the one who sits out, while the question is open."""
        if self.stage is not Stage.OPEN or self.paused:
            return ()
        every = range(1, len(self.seats.names) + 1)
        return tuple(seat for seat in every if seat != self.sitting_out)

    def buzz(self, seat: int) -> bool:
        """Give the question to the first who buzzes; tell whether it was this seat."""
        if seat not in self.may_buzz:
            return False
        self._answering = seat
        return True

    def nobody(self) -> Verdict | None:
        """Close an open question that nobody knows: a miss that counts for no seat.

        A seat that has buzzed must answer. Returns ``None`` where no question is open.
        """
        return self.round.close() if self.stage is Stage.OPEN else None

    def answer(self, answer: Answer) -> Verdict | None:
        """Grade the answer of the seat that is answering, as ``Round.answer`` does."""
        if self.stage is not Stage.ANSWERING:
            return None
        return self.round.answer(answer, self._answering)

    def give_up(self) -> Verdict | None:
        """Close the question because the seat that is answering does not know it."""
        return self.round.close(self._answering) if self.stage is Stage.ANSWERING else None

    @property
    def can_halve(self) -> bool:
        """Whether the seat that is answering may have wrong options taken away."""
        return self.stage is Stage.ANSWERING and self.round.can_halve

    def halve(self) -> tuple[str, ...]:
        """Take wrong options away for the seat that is answering, as ``Round.halve`` does."""
        return self.round.halve() if self.can_halve else ()

    def hint(self) -> str:
        """Give the hint to the seat that is answering, as ``Round.hint`` does."""
        return self.round.hint() if self.stage is Stage.ANSWERING else ""

    @property
    def paused(self) -> bool:
        """Whether the players have paused; handing over is no pause."""
        return self.round.paused and self.stage is not Stage.HANDING_OVER

    def pause(self) -> bool:
        """Pause while a question is shown; return whether it did."""
        return self.stage is not Stage.HANDING_OVER and self.round.pause()

    def resume(self) -> bool:
        """Go on after a pause; return whether it did."""
        return self.stage is not Stage.HANDING_OVER and self.round.resume()

    def next(self) -> None:
        """Move from *explained* to the next question, handed over or open, or to the end."""
        if self.round.phase is Phase.EXPLAINED:
            self.round.next()
            self._answering = 0
            self._hand_over()

    def ranking(self) -> tuple[SeatScore, ...]:
        """Return how every seat fares so far, the best first, those alike as they sit."""
        played = self.round.played
        points = [
            sum((each.points for each in played if each.seat == seat), Fraction(0))
            for seat in range(1, len(self.seats.names) + 1)
        ]
        scores = [
            SeatScore(
                place=1 + sum(others > own for others in points),
                seat=seat,
                name=name,
                points=own,
                answers=sum(each.seat == seat for each in played),
                right=sum(each.seat == seat and each.credit == 1 for each in played),
            )
            for seat, (name, own) in enumerate(zip(self.seats.names, points, strict=True), 1)
        ]
        return tuple(sorted(scores, key=lambda score: (score.place, score.seat)))

    @property
    def winners(self) -> tuple[SeatScore, ...]:
        """Who has the most points: one, or more in a tie; nobody where nobody has any."""
        return tuple(score for score in self.ranking() if score.place == 1 and score.points)

    @property
    def _in_turns(self) -> bool:
        return self.seats.style is Style.TURNS

    def _hand_over(self) -> None:
        if self._in_turns:
            self.round.pause()
