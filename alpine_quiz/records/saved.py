"""What is kept of a round and its answers: values, as they were when it was played."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from alpine_quiz.game.seats import Seats
    from alpine_quiz.game.verdict import Outcome
    from alpine_quiz.records.players import Player


_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Planned:
    """A chosen question of a round, with what is shown of it."""

    item: str
    type: str
    options: tuple[str, ...] = ()
    lefts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedAnswer:
    """An answer as it was given.

    ``position`` counts from 0 within the round's plan. ``key`` and ``given`` are answers in
    the notation of ``game.notation``; ``documents`` are the ids of those cited. ``at`` is UTC.
    ``cost``, ``removed`` and ``seat`` are as in ``game.round.Played``.
    """

    position: int
    at: datetime
    planned: Planned
    pack_version: str
    topic: str
    difficulty: int
    facts: tuple[str, ...]
    documents: tuple[str, ...]
    stem: str
    key: str
    given: str
    outcome: Outcome
    credit: Fraction
    hints: int = 0
    seconds: float = 0.0
    claimed: bool = False
    cost: Fraction = Fraction(0)
    removed: tuple[str, ...] = ()
    seat: int = 0

    @property
    def counted(self) -> Fraction:
        """What was known, from 0 to 1; a claimed answer counts as right."""
        return Fraction(1) if self.claimed else self.credit

    @property
    def points(self) -> Fraction:
        """What it adds to the score: what was known without what help has cost, at least 0."""
        return max(Fraction(0), self.counted - self.cost)


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedRound:
    """A round and what has been answered of it; ``uid`` identifies it in every file.

    ``seed`` is empty where the player gave none, ``topic`` where all were asked for; that of a
    daily round is its date. ``seconds`` limit the whole round, 0 for no limit, and
    ``time_added`` have been added to them on the way; when it was left, the next question had
    been open for ``time_open`` seconds. ``seats`` are those who share a hot seat,
    ``None`` where one plays alone. ``pack_path`` is where the pack lay that is not among those of
    this machine, or empty.
    """

    uid: str
    player: Player
    pack: str
    pack_version: str
    pack_title: str
    language: str
    mode: str
    topic: str
    seed: str
    started: datetime
    plan: tuple[Planned, ...]
    answers: tuple[SavedAnswer, ...] = ()
    finished: datetime | None = None
    seconds: int = 0
    time_added: int = 0
    time_open: float = 0.0
    seats: Seats | None = None
    pack_path: str = ""

    @property
    def total(self) -> int:
        """How many questions were chosen."""
        return len(self.plan)

    @property
    def answered(self) -> int:
        """How many of them have been answered; the next is number ``answered + 1``."""
        return len(self.answers)

    @property
    def score(self) -> Fraction:
        """The sum of the answers' points."""
        return sum((answer.points for answer in self.answers), Fraction(0))

    @property
    def misses(self) -> int:
        """How many answers are misses where misses end something: less than half was known."""
        return sum(answer.counted < _HALF for answer in self.answers)

    @property
    def latest(self) -> datetime:
        """When it was last played."""
        return self.answers[-1].at if self.answers else self.started
