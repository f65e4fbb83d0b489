"""Looking back: rounds, the best of them, and how much was right of what."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from alpine_quiz.game.modes import Mode
from alpine_quiz.records.sealed import SEALED
from alpine_quiz.records.times import time_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence


WEEK = timedelta(days=7)
NO_BEST: frozenset[str] = frozenset({Mode.RETRY, Mode.WEAK, Mode.HOTSEAT, Mode.SEARCH})
_APART = NO_BEST | {Mode.SURVIVAL}
_NAMES = {
    "exam": Mode.EXAM.value,
    "retry": Mode.RETRY.value,
    "weak": Mode.WEAK.value,
    "survival": Mode.SURVIVAL.value,
    "hotseat": Mode.HOTSEAT.value,
    "search": Mode.SEARCH.value,
}

_SCORE = """
    SELECT uid, pack, pack_title, language, mode, topic, seed, total, started, latest, finished,
        answered, numerator, denominator
    FROM round WHERE player = (SELECT id FROM player WHERE folded = :player)
"""
_ROUNDS = f"{_SCORE} AND (:pack IS NULL OR pack = :pack) ORDER BY latest DESC, id DESC"
# A help's cost is in quarters of a point, and nothing counts less than none.
_SEATS = """
    SELECT uid, seats, seat, 4 * counted.denominator,
        sum(max(0, 4 * counted.numerator - cost * counted.denominator))
    FROM round LEFT JOIN counted ON counted.round = round.id
    WHERE player = (SELECT id FROM player WHERE folded = :player) AND mode = :hotseat
    AND (:pack IS NULL OR pack = :pack)
    GROUP BY round.id, seat, counted.denominator
"""
# A round of survival is long for the good, so it is the points that count there; an exam is out
# of all its questions, whatever time allowed.
_BEST = f"""
    {_SCORE} AND (:pack IS NULL OR pack = :pack)
    AND finished IS NOT NULL AND answered > 0 AND uid != :without AND mode != :hotseat
    AND CASE :mode WHEN '' THEN mode NOT IN (:retry, :weak, :survival, :search)
        ELSE mode = :mode END
    ORDER BY numerator * 1.0 / denominator / CASE mode
        WHEN :survival THEN 1 WHEN :exam THEN total ELSE answered END DESC,
        CASE mode WHEN :exam THEN total ELSE answered END DESC, started, id
    LIMIT 1
"""
_SINCE = f"""
    SELECT counted.denominator, count(*), sum(counted.numerator)
    FROM round JOIN counted ON counted.round = round.id
    WHERE player = (SELECT id FROM player WHERE folded = :player) AND mode != :hotseat
    AND (:pack IS NULL OR pack = :pack) AND latest >= :since AND at >= :since
    AND NOT {SEALED} GROUP BY counted.denominator
"""  # noqa: S608
# With a single max() the bare column comes from the row of the maximum
# (https://sqlite.org/lang_select.html#bareagg): the title is the latest.
_TOPICS = f"""
    SELECT pack, max(latest), pack_title, counted.topic, counted.denominator, count(*),
        sum(counted.numerator)
    FROM round JOIN counted ON counted.round = round.id
    WHERE player = (SELECT id FROM player WHERE folded = :player) AND mode != :hotseat
    AND (:pack IS NULL OR pack = :pack) AND NOT {SEALED}
    GROUP BY pack, counted.topic, counted.denominator ORDER BY pack, counted.topic
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Tally:
    """Answers, and the sum of their credits."""

    answers: int = 0
    credit: Fraction = Fraction(0)

    @property
    def share(self) -> Fraction | None:
        """How much was right, from 0 to 1; ``None`` without answers."""
        return self.credit / self.answers if self.answers else None

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.answers + other.answers, self.credit + other.credit)


@dataclass(frozen=True, slots=True)
class SeatScore:
    """One of several at one keyboard, and their points."""

    name: str
    points: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundScore:
    """How a round went.

    ``total`` is how many questions were chosen, ``seed`` a daily round's date; times are UTC.
    ``tally`` holds the points: what was known, less what help cost. ``seats`` are those who
    shared the keyboard, in the order they sat.
    """

    uid: str
    pack: str
    pack_title: str
    language: str
    mode: str
    topic: str
    total: int
    started: datetime
    latest: datetime
    finished: bool
    tally: Tally
    seed: str = ""
    seats: tuple[SeatScore, ...] = ()

    @property
    def score(self) -> Fraction:
        """The points."""
        return self.tally.credit

    @property
    def out_of(self) -> int:
        """What the score is out of: the questions that were put, once the round is finished.

        In an exam those that were not put count too.
        """
        counted = self.finished and self.mode != Mode.EXAM
        return self.tally.answers if counted else self.total

    @property
    def sealed(self) -> bool:
        """Whether its points are not to be told yet: an exam that is not over."""
        return self.mode == Mode.EXAM and not self.finished

    @property
    def comparable(self) -> bool:
        """Whether the share that was right can be held against that of other rounds."""
        return self.finished and self.mode not in _APART and bool(self.out_of)


@dataclass(frozen=True, slots=True)
class TopicScore:
    """How a player fared in one topic of a pack; ``topic`` is empty for items without one."""

    pack: str
    pack_title: str
    topic: str
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """All that a player's rounds come to: ``rounds`` latest first, ``week`` the last 7 days.

    What was played together at one keyboard is among the rounds, and counts in nothing else.
    """

    rounds: tuple[RoundScore, ...] = ()
    best: RoundScore | None = None
    week: Tally = Tally()
    overall: Tally = Tally()
    topics: tuple[TopicScore, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A player's form in one pack: the best finished round, and the share right this week.

    ``by_points`` says that it is points that make it the best, not their share.
    """

    best_score: Fraction
    best_total: int
    week: Fraction | None
    by_points: bool = False

    def is_beaten_by(self, score: Fraction, total: int) -> bool:
        """Whether a round of this score would be a new best."""
        if self.by_points:
            return score > self.best_score
        return score / total > self.best_score / self.best_total


def read_scores(
    connection: sqlite3.Connection, player: str, now: datetime, pack: str | None = None
) -> Scores:
    """Return the scores of the player with this folded name, in one ``pack`` or in all."""
    rounds = _rounds(connection, player, pack)
    topics = _topics(connection, player, pack)
    return Scores(
        rounds=rounds,
        best=best_of(rounds),
        week=_tally(connection, player, pack, now - WEEK),
        overall=sum((each.tally for each in topics), Tally()),
        topics=topics,
    )


def read_form(
    connection: sqlite3.Connection,
    player: str,
    pack: str,
    now: datetime,
    mode: str = "",
    without: str = "",
) -> Form | None:
    """Return the form in one pack, or ``None`` before a round is finished.

    The best is that of ``mode``, or where it is empty of all modes whose shares compare.
    ``without`` is the uid of a round that is not to be the best.
    """
    best = read_best(connection, player, pack, mode, without)
    if best is None:
        return None
    week = _tally(connection, player, pack, now - WEEK).share
    return Form(best.score, best.out_of, week, mode == Mode.SURVIVAL)


def read_best(
    connection: sqlite3.Connection,
    player: str,
    pack: str | None,
    mode: str = "",
    without: str = "",
) -> RoundScore | None:
    """Return the best finished round of ``mode``, or of all modes whose shares compare.

    Most right for its length is best, then the longest, then the first; in survival, most
    points. In one ``pack`` or in all; never the round with the uid ``without``.
    """
    wanted = {"player": player, "pack": pack, "mode": mode, "without": without}
    row = connection.execute(_BEST, wanted | _NAMES).fetchone()
    return _round_score(*row) if row else None


def best_of(rounds: Iterable[RoundScore]) -> RoundScore | None:
    """Return the best finished round: most right for its length, then the longest, the first.

    A retry, practice, a search, survival and what was played together are never the best: their
    shares do not compare.
    """
    return max(
        (each for each in rounds if each.comparable),
        key=lambda each: (each.score / each.out_of, each.out_of, -each.started.timestamp()),
        default=None,
    )


def _rounds(
    connection: sqlite3.Connection, player: str, pack: str | None
) -> tuple[RoundScore, ...]:
    wanted = {"player": player, "pack": pack, "hotseat": Mode.HOTSEAT.value}
    seats = _seats(connection.execute(_SEATS, wanted))
    rows = connection.execute(_ROUNDS, wanted)
    return tuple(_round_score(*row, seats=seats.get(row[0], ())) for row in rows)


def _seats(rows: Iterable[Sequence[Any]]) -> dict[str, tuple[SeatScore, ...]]:
    names: dict[str, list[str]] = {}
    points: defaultdict[tuple[str, int], Fraction] = defaultdict(Fraction)
    for uid, seats, seat, denominator, numerator in rows:
        names[uid] = (json.loads(seats) or {"names": []})["names"]
        if seat:
            points[uid, seat] += Fraction(numerator, denominator)
    return {
        uid: tuple(SeatScore(name, points[uid, seat]) for seat, name in enumerate(each, 1))
        for uid, each in names.items()
    }


def _round_score(
    *row: Any,  # as the database types it
    seats: tuple[SeatScore, ...] = (),
) -> RoundScore:
    uid, pack, title, language, mode, topic, seed, total, started, latest, finished = row[:11]
    answered, numerator, denominator = row[11:]
    return RoundScore(
        uid=uid,
        pack=pack,
        pack_title=title,
        language=language,
        mode=mode,
        topic=topic,
        seed=seed,
        total=total,
        started=datetime.fromisoformat(started),
        latest=datetime.fromisoformat(latest),
        finished=finished is not None,
        tally=Tally(answered, Fraction(numerator, denominator)),
        seats=seats,
    )


def _tally(connection: sqlite3.Connection, player: str, pack: str | None, since: datetime) -> Tally:
    wanted = {"player": player, "pack": pack, "since": time_text(since), "hotseat": Mode.HOTSEAT}
    rows = connection.execute(_SINCE, wanted)
    parts = (Tally(count, Fraction(credit, denominator)) for denominator, count, credit in rows)
    return sum(parts, Tally())


def _topics(
    connection: sqlite3.Connection, player: str, pack: str | None
) -> tuple[TopicScore, ...]:
    found: dict[tuple[str, str], TopicScore] = {}
    for id_, _, title, topic, denominator, count, credit in connection.execute(
        _TOPICS, {"player": player, "pack": pack, "hotseat": Mode.HOTSEAT}
    ):
        tally = Tally(count, Fraction(credit, denominator))
        known = found.get((id_, topic))
        tally = known.tally + tally if known else tally
        found[id_, topic] = TopicScore(id_, title, topic, tally)
    return tuple(found.values())
