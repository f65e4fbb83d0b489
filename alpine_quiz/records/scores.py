"""Looking back: rounds, the best of them, and how much was right of what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from alpine_quiz.game.modes import Mode
from alpine_quiz.records.times import time_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable


WEEK = timedelta(days=7)
_APART = (Mode.RETRY, Mode.WEAK, Mode.SURVIVAL)

_ROUNDS = """
    SELECT uid, pack, pack_title, language, mode, topic, total, started, latest, finished,
        answered, numerator, denominator
    FROM round WHERE player = (SELECT id FROM player WHERE folded = ?)
    ORDER BY latest DESC, id DESC
"""
# A round of survival is long for the good, so it is the points that count there; an exam is out
# of all its questions, whatever time allowed.
_BEST = """
    SELECT out_of, numerator, denominator FROM (
        SELECT CASE mode WHEN :exam THEN total ELSE answered END AS out_of, mode,
            numerator * 1.0 / denominator AS points, numerator, denominator
        FROM round WHERE player = (SELECT id FROM player WHERE folded = :player)
        AND pack = :pack AND finished IS NOT NULL AND answered > 0 AND uid != :without
        AND CASE :mode WHEN '' THEN mode NOT IN (:retry, :weak, :survival) ELSE mode = :mode END
    )
    ORDER BY CASE mode WHEN :survival THEN points ELSE points / out_of END DESC, out_of DESC
    LIMIT 1
"""
_SINCE = """
    SELECT counted.denominator, count(*), sum(counted.numerator)
    FROM round JOIN counted ON counted.round = round.id
    WHERE player = (SELECT id FROM player WHERE folded = :player)
    AND (:pack IS NULL OR pack = :pack) AND latest >= :since AND at >= :since
    GROUP BY counted.denominator
"""
# With a single max() the bare column comes from the row of the maximum
# (https://sqlite.org/lang_select.html#bareagg): the title is the latest.
_TOPICS = """
    SELECT pack, max(latest), pack_title, counted.topic, counted.denominator, count(*),
        sum(counted.numerator)
    FROM round JOIN counted ON counted.round = round.id
    WHERE player = (SELECT id FROM player WHERE folded = :player)
    GROUP BY pack, counted.topic, counted.denominator ORDER BY pack, counted.topic
"""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundScore:
    """How a round went. ``total`` is how many questions were chosen; times are UTC."""

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

    @property
    def score(self) -> Fraction:
        """The sum of credits."""
        return self.tally.credit

    @property
    def out_of(self) -> int:
        """What the score is out of: the questions that were put, once the round is finished.

        In an exam those that were not put count too.
        """
        counted = self.finished and self.mode != Mode.EXAM
        return self.tally.answers if counted else self.total

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
    """All that a player's rounds come to: ``rounds`` latest first, ``week`` the last 7 days."""

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


def read_scores(connection: sqlite3.Connection, player: str, now: datetime) -> Scores:
    """Return the scores of the player with this folded name."""
    rounds = _rounds(connection, player)
    return Scores(
        rounds=rounds,
        best=best_of(rounds),
        week=_tally(connection, player, None, now - WEEK),
        overall=sum((each.tally for each in rounds), Tally()),
        topics=_topics(connection, player),
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
    wanted = {"player": player, "pack": pack, "mode": mode, "without": without}
    names = {each.value: each.value for each in (Mode.EXAM, *_APART)}
    found = connection.execute(_BEST, wanted | names).fetchone()
    if found is None:
        return None
    out_of, numerator, denominator = found
    week = _tally(connection, player, pack, now - WEEK).share
    return Form(Fraction(numerator, denominator), out_of, week, mode == Mode.SURVIVAL)


def best_of(rounds: Iterable[RoundScore]) -> RoundScore | None:
    """Return the best finished round: most right for its length, then the longest, the first.

    A retry, practice and survival are never the best: their shares do not compare.
    """
    return max(
        (each for each in rounds if each.comparable),
        key=lambda each: (each.score / each.out_of, each.out_of, -each.started.timestamp()),
        default=None,
    )


def _rounds(connection: sqlite3.Connection, player: str) -> tuple[RoundScore, ...]:
    found = []
    for row in connection.execute(_ROUNDS, (player,)):
        uid, pack, title, language, mode, topic, total, started, latest, finished = row[:10]
        answered, numerator, denominator = row[10:]
        found.append(
            RoundScore(
                uid=uid,
                pack=pack,
                pack_title=title,
                language=language,
                mode=mode,
                topic=topic,
                total=total,
                started=datetime.fromisoformat(started),
                latest=datetime.fromisoformat(latest),
                finished=finished is not None,
                tally=Tally(answered, Fraction(numerator, denominator)),
            )
        )
    return tuple(found)


def _tally(connection: sqlite3.Connection, player: str, pack: str | None, since: datetime) -> Tally:
    rows = connection.execute(_SINCE, {"player": player, "pack": pack, "since": time_text(since)})
    parts = (Tally(count, Fraction(credit, denominator)) for denominator, count, credit in rows)
    return sum(parts, Tally())


def _topics(connection: sqlite3.Connection, player: str) -> tuple[TopicScore, ...]:
    found: dict[tuple[str, str], TopicScore] = {}
    for pack, _, title, topic, denominator, count, credit in connection.execute(
        _TOPICS, {"player": player}
    ):
        tally = Tally(count, Fraction(credit, denominator))
        known = found.get((pack, topic))
        tally = known.tally + tally if known else tally
        found[pack, topic] = TopicScore(pack, title, topic, tally)
    return tuple(found.values())
