"""All that looking back shows of a player, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from alpine_quiz.game.modes import Mode
from alpine_quiz.records.accuracy import accuracy, by_day, last_days, last_weeks
from alpine_quiz.records.answered import read_answers
from alpine_quiz.records.bests import read_daily_record, read_mode_records
from alpine_quiz.records.days import Days
from alpine_quiz.records.forecast import forecast
from alpine_quiz.records.scores import Tally
from alpine_quiz.records.streaks import daily_days, day_streak, run_of_right
from alpine_quiz.records.strength import read_remembered, strengths

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date, datetime, tzinfo

    from alpine_quiz.records.accuracy import Accuracy, Period
    from alpine_quiz.records.bests import DailyRecord, ModeRecord
    from alpine_quiz.records.forecast import Forecast
    from alpine_quiz.records.streaks import Streak
    from alpine_quiz.records.strength import Remembered, Strengths

# With a single max() the bare column comes from the row of the maximum
# (https://sqlite.org/lang_select.html#bareagg): the title is the latest.
_TITLES = """
    SELECT pack, max(latest), pack_title FROM round
    WHERE player = (SELECT id FROM player WHERE folded = :player) AND mode != :hotseat
    AND (:pack IS NULL OR pack = :pack) GROUP BY pack
"""
DAYS_SHOWN = 30
WEEKS_SHOWN = 12
FACTS_SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What it all comes to.

    ``tally`` sums up all answers, ``right`` counts those that were wholly so, ``seconds`` are
    what answering took; ``first`` is the day of the first answer, ``None`` before it.
    """

    tally: Tally
    right: int
    seconds: float
    rounds: int
    finished: int
    first: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """How a player does, in one pack or in all; ``titles`` are those of the packs, by id.

    What several did at one keyboard counts nowhere. Days and weeks are the machine's; the last
    is that of ``today``. ``streak`` is of days with an answer, ``run`` of right answers.
    ``facts`` also says how many were met and are known.
    """

    today: date
    totals: Totals
    titles: Mapping[str, str]
    accuracy: Accuracy
    days: tuple[Period, ...]
    weeks: tuple[Period, ...]
    streak: Streak
    run: Streak
    due: Forecast
    facts: Strengths
    modes: tuple[ModeRecord, ...]
    daily: DailyRecord


def read_statistics(
    connection: sqlite3.Connection,
    player: str,
    now: datetime,
    pack: str | None = None,
    *,
    askable: Mapping[str, Collection[str]] | None = None,
    there: Mapping[str, Collection[str]] | None = None,
    days: int = DAYS_SHOWN,
    weeks: int = WEEKS_SHOWN,
    facts: int = FACTS_SHOWN,
    zone: tzinfo | None = None,
) -> Statistics:
    """Return the statistics of the player with this folded name, in one ``pack`` or in all.

    The schedule has to be up to date. ``days``, ``weeks`` and ``facts`` bound the lists. Only
    ``askable`` facts count as due, by the ids of their packs: those there are questions about, and
    only those ``there``, in whichever language, as weak or strong. Of a pack that is not among
    them all facts do. The calendar is that of ``zone``, or of the
    machine.
    """
    calendar = Days(zone)
    today = calendar.day(now)
    answers = read_answers(connection, player, pack)
    tallies = by_day(answers, calendar)
    remembered = read_remembered(connection, player, pack)
    due = (each.due for each in _among(remembered, askable))
    parts = accuracy(answers)
    modes = read_mode_records(connection, player, pack)
    return Statistics(
        today=today,
        totals=Totals(
            tally=sum(parts.types.values(), Tally()),
            right=sum(answers.are_right()),
            seconds=sum(answers.seconds),
            rounds=sum(each.rounds for each in modes),
            finished=sum(each.finished for each in modes),
            first=min(tallies, default=None),
        ),
        titles=_titles(connection, player, pack),
        accuracy=parts,
        days=last_days(tallies, today, days),
        weeks=last_weeks(tallies, today, weeks),
        streak=day_streak({*tallies, *daily_days(connection, player, pack)}, today),
        run=run_of_right(answers.are_right()),
        due=forecast(due, today, calendar),
        facts=strengths(connection, remembered, _among(remembered, there), answers, now, facts),
        modes=modes,
        daily=read_daily_record(connection, player, today, pack),
    )


def _among(
    remembered: Iterable[Remembered], known: Mapping[str, Collection[str]] | None
) -> list[Remembered]:
    """Return those that are among the ``known`` ones of their packs, as far as these are known."""
    packs = known or {}
    return [each for each in remembered if each.subject in packs.get(each.pack, (each.subject,))]


def _titles(connection: sqlite3.Connection, player: str, pack: str | None) -> dict[str, str]:
    wanted = {"player": player, "pack": pack, "hotseat": Mode.HOTSEAT.value}
    rows = connection.execute(_TITLES, wanted)
    return {of_pack: title for of_pack, _, title in rows}
