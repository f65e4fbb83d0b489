"""A year of history: 20,000 answers over 3,000 facts, and what they cost."""

from __future__ import annotations

import random
import statistics
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from alpine_quiz.game.modes import Mode
from alpine_quiz.records.difficulty import measured_difficulty, read_item_figures
from alpine_quiz.records.scores import read_scores
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.statistics import read_statistics
from alpine_quiz.records.store import Records
from alpine_quiz.records.streaks import read_day_streak
from alpine_quiz.records.ways import Wanted
from tests.records.playing import (
    CHOICE,
    TEXT,
    Calendar,
    Stopwatch,
    answer,
    pack_of,
    right,
    start,
    wrong,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from alpine_quiz.bank.model import Question

FACTS = 3_000
ROUNDS = 2_000
BEGUN = datetime(2025, 1, 1, 8, tzinfo=UTC)
PLAYED = timedelta(hours=4)


def questions() -> list[Question]:
    """Return two forms of each fact."""
    return [
        replace(form, id=f"{fact}.{form.type}", facts=(f"{fact}",), stem=f"Stem {fact} of things?")
        for fact in range(FACTS)
        for form in (CHOICE, TEXT)
    ]


def live_a_year(records: Records, calendar: Calendar, items: list[Question]) -> None:
    """Play rounds of ten, one answer in ten wrong."""
    lots = random.Random(1)
    for _ in range(ROUNDS):
        chosen = lots.sample(items, 10)
        calendar.time += PLAYED
        kept = start(records, chosen, pack=pack_of(items))
        for item in chosen:
            answer(kept, right(item) if lots.random() < 0.9 else wrong(item))


def looking_back(
    records: Records, player: str
) -> dict[str, Callable[[sqlite3.Connection], object]]:
    """Return what is read to look back, by what it shows."""
    return {
        "statistics of a player": lambda rows: read_statistics(rows, player, records.now()),
        "streak of days alone": lambda rows: read_day_streak(rows, player, records.now()),
        "difficulty measured": lambda rows: measured_difficulty(rows, "alpine"),
        "items for their author": lambda rows: read_item_figures(rows, "alpine"),
        "scores": lambda rows: read_scores(rows, player, records.now()),
    }


def tell(what: str, work: Callable[[], object], runs: int = 9) -> None:
    """Print the median time of ``work``."""
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    print(f"{what}: {statistics.median(times) * 1000:.1f} ms")


def main() -> None:
    """Print all figures."""
    items, calendar = questions(), Calendar(BEGUN)
    with Records.in_memory(now=calendar) as records:
        live_a_year(records, calendar, items)
        player = records.player()
        tell("schedule made from 20,000 answers", lambda: records.schedule(player, "alpine"), 1)
        tell("schedule read", lambda: records.schedule(player, "alpine"))
        for what, query in looking_back(records, player.folded).items():
            tell(what, partial(records.read, query))
        sitting = Sitting(pack_of(items), "en", records, player, clock=Stopwatch())
        tell("facts due counted", sitting.due)
        for mode in (Mode.REVIEW, Mode.WEAK, Mode.QUICK, Mode.SURVIVAL, Mode.DAILY):
            tell(f"{mode} begun", partial(sitting.start, Wanted(mode)))


if __name__ == "__main__":
    main()
