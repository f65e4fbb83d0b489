"""What each way to play asks: from a mode to the questions of a round."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from alpine_quiz.game.choosing import choose, of_topic
from alpine_quiz.game.common import seeded_round
from alpine_quiz.game.daily import daily_round
from alpine_quiz.game.lesson import next_of_lesson
from alpine_quiz.game.modes import Mode, length_of
from alpine_quiz.game.recalling import choose_due, choose_weakest, facts_of
from alpine_quiz.game.seats import SeatsError, SeatsFault, Style
from alpine_quiz.game.sought import ANY, Sought, found_among, from_notation, notation
from alpine_quiz.game.timeline import is_of_time
from alpine_quiz.records.flags import doubted
from alpine_quiz.records.history import asked_together

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from alpine_quiz.bank.model import Question
    from alpine_quiz.game.asked import Asked
    from alpine_quiz.game.history import History
    from alpine_quiz.game.seats import Seats
    from alpine_quiz.records.saved import SavedRound
    from alpine_quiz.records.sitting import Sitting


class Nothing(StrEnum):
    """Why a way to play has nothing to ask."""

    NOT_DUE = "not-due"
    NOT_MET = "not-met"
    """No fact of these questions was ever asked."""
    NO_TIMELINE = "no-timeline"
    DAILY_PLAYED = "daily-played"
    NOT_FOUND = "not-found"
    """No question is as it was sought."""
    NO_QUESTIONS = "no-questions"


class NothingToAskError(Exception):
    """There is no round of this kind to be had now.

    ``due`` is the first moment at which something is due, in UTC; ``played`` the day's round.
    """

    def __init__(
        self, code: Nothing, *, due: datetime | None = None, played: SavedRound | None = None
    ) -> None:
        super().__init__(code)
        self.code = code
        self.due = due
        self.played = played


@dataclass(frozen=True, slots=True)
class Wanted:
    """A round that is wanted; ``seconds`` limit the whole of it, 0 for no limit.

    ``count`` and ``seed`` are ``None`` where the player leaves them to the game, ``topic`` where
    all are wanted. ``seats`` are those who share a hot seat, and their style; ``sought`` is what
    the questions are searched by.
    """

    mode: Mode = Mode.QUICK
    count: int | None = None
    seed: str | None = None
    topic: str | None = None
    seconds: int = 0
    seats: Seats | None = None
    sought: Sought = ANY

    @property
    def kept_topic(self) -> str | None:
        """What is kept with the round as its topic: of a search, all that was sought."""
        return notation(self.sought) if self.mode is Mode.SEARCH else self.topic


def again(saved: SavedRound) -> Wanted:
    """Return a round like ``saved``: its way, length, topic, limit and seats, not its questions.

    A search is made anew.

    What is due, or weak, is counted anew. After the day's round, which there is once, and a
    retry it is a new round, of which nothing is said.
    """
    if saved.mode not in list(Mode) or saved.mode in (Mode.DAILY, Mode.RETRY):
        return Wanted()
    mode = Mode(saved.mode)
    counted = mode not in (Mode.REVIEW, Mode.WEAK)
    return Wanted(
        mode,
        count=saved.total if counted else None,
        topic=None if mode is Mode.SEARCH else saved.topic or None,
        seconds=saved.seconds,
        seats=saved.seats,
        sought=from_notation(saved.topic) if mode is Mode.SEARCH else ANY,
    )


def end_of_day(day: date) -> datetime:
    """Return the moment at which a day ends on this machine's calendar."""
    return datetime.combine(day + timedelta(days=1), time.min).astimezone()


def plan_of(sitting: Sitting, wanted: Wanted) -> tuple[Asked, ...]:
    """Choose the questions of a round.

    Raises ``NothingToAskError`` where there are none, ``SeatsError`` for a hot seat of nobody.
    """
    items: Sequence[Question] = sitting.items
    if wanted.topic is not None:
        items = of_topic(items, wanted.topic)
    if wanted.sought:
        items = found_among(items, wanted.sought, sitting.pack)
    match wanted.mode:
        case Mode.DAILY:
            plan = daily_round(sitting.pack, sitting.language, sitting.today)
        case Mode.REVIEW:
            plan = _due(sitting, items, wanted)
        case Mode.WEAK:
            plan = _weakest(sitting, items, wanted)
        case Mode.TIMELINE:
            plan = _chosen(sitting, [item for item in items if is_of_time(item)], wanted)
        case Mode.HOTSEAT:
            plan = _together(sitting, items, wanted)
        case _:
            plan = _chosen(sitting, items, wanted)
    if plan:
        return plan
    nothing = {Mode.TIMELINE: Nothing.NO_TIMELINE, Mode.SEARCH: Nothing.NOT_FOUND}
    raise NothingToAskError(nothing.get(wanted.mode, Nothing.NO_QUESTIONS))


def _count(wanted: Wanted) -> int:
    return wanted.count or length_of(wanted.mode)


def _chosen(sitting: Sitting, items: Sequence[Question], wanted: Wanted) -> tuple[Asked, ...]:
    # An exam is a fair sample of the pack: what was known before makes no difference.
    blind = wanted.seed is not None or wanted.mode is Mode.EXAM
    history = None if blind else sitting.records.history(sitting.player, sitting.pack.id)
    lot = secrets.token_hex(8)
    if sitting.pack.in_order and wanted.mode in (Mode.QUICK, Mode.TOPIC):
        seed = wanted.seed or lot
        return next_of_lesson(sitting.pack, items, count=_count(wanted), seed=seed, history=history)
    return _choose(sitting, items, wanted, _count(wanted), lot, history)


def _together(sitting: Sitting, items: Sequence[Question], wanted: Wanted) -> tuple[Asked, ...]:
    """Choose what neither this table nor, as far as can be, its host was asked before.

    Where seats take turns, each gets as many questions as the others, if there are enough.
    """
    if wanted.seats is None:
        raise SeatsError(SeatsFault.TOO_FEW)
    player, pack = sitting.player, sitting.pack.id
    history = None
    if wanted.seed is None:
        met = sitting.records.read(lambda rows: asked_together(rows, player.folded, pack))
        history = {**sitting.records.history(player, pack), **met}
    each = len(wanted.seats.names) if wanted.seats.style is Style.TURNS else 1
    seed = secrets.token_hex(8)
    plan = _choose(sitting, items, wanted, -(-_count(wanted) // each) * each, seed, history)
    fair = len(plan) // each * each
    return plan if fair in (0, len(plan)) else _choose(sitting, items, wanted, fair, seed, history)


def _choose(
    sitting: Sitting,
    items: Sequence[Question],
    wanted: Wanted,
    count: int,
    lot: str,
    history: History | None,
) -> tuple[Asked, ...]:
    """Choose by the seed that is wanted, the same everywhere, or by ``lot`` and what is known.

    What is known are the history, and of everyone's answers and flags which items are hard or
    doubted.
    """
    if wanted.seed is not None:
        return seeded_round(sitting.pack, items, count=count, seed=wanted.seed)
    return choose(
        items,
        pack=sitting.pack.id,
        count=count,
        seed=lot,
        history=history,
        difficulty=sitting.difficulty(),
        last=_doubted(sitting),
    )


def _doubted(sitting: Sitting) -> frozenset[str]:
    return doubted(sitting.records.flag_counts(sitting.pack.id))


def _due(sitting: Sitting, items: Sequence[Question], wanted: Wanted) -> tuple[Asked, ...]:
    schedule = sitting.records.schedule(sitting.player, sitting.pack.id)
    facts = facts_of(items)
    plan = choose_due(
        items,
        pack=sitting.pack.id,
        count=_count(wanted),
        seed=secrets.token_hex(8),
        schedule=schedule,
        history=sitting.records.history(sitting.player, sitting.pack.id),
        until=end_of_day(sitting.today),
        last=_doubted(sitting),
    )
    if not plan:
        due = min((memory.due for fact, memory in schedule.items() if fact in facts), default=None)
        raise NothingToAskError(Nothing.NOT_DUE if due else Nothing.NOT_MET, due=due)
    return plan


def _weakest(sitting: Sitting, items: Sequence[Question], wanted: Wanted) -> tuple[Asked, ...]:
    plan = choose_weakest(
        items,
        pack=sitting.pack.id,
        count=_count(wanted),
        seed=secrets.token_hex(8),
        schedule=sitting.records.schedule(sitting.player, sitting.pack.id),
        history=sitting.records.history(sitting.player, sitting.pack.id),
        last=_doubted(sitting),
    )
    if not plan:
        raise NothingToAskError(Nothing.NOT_MET)
    return plan
