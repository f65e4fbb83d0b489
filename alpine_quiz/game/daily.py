"""The day's round: five questions, the same for everyone with the same pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.game.choosing import choose
from alpine_quiz.game.modes import DAILY_ROUND
from alpine_quiz.game.presenting import present

if TYPE_CHECKING:
    from datetime import date

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.game.asked import Asked


def daily_seed(day: date) -> str:
    """Return the seed of a day's round: its date, as ISO 8601 writes it."""
    return day.isoformat()


def daily_round(pack: Pack, language: str, day: date) -> tuple[Asked, ...]:
    """Choose a day's round; it depends on nothing but ``pack`` and ``day``.

    It is chosen among the questions that there are in all of the pack's languages, and in one
    of them for all: choosing reads wordings. Where the languages share none, each has a round
    of its own.
    """
    seed = daily_seed(day)
    own = {item.id: item for item in pack.items(language)}
    shared = set(own)
    for other in pack.languages:
        shared.intersection_update(item.id for item in pack.items(other))
    chosen_in = pack.languages[0] if shared and pack.languages else language
    pool = [item for item in pack.items(chosen_in) if not shared or item.id in shared]
    plan = choose(pool, pack=pack.id, count=DAILY_ROUND, seed=seed)
    return tuple(present(own[asked.item.id], seed, pack=pack.id) for asked in plan)
