"""The day's round: five questions, the same for everyone with the same pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.game.choosing import choose
from alpine_quiz.game.common import in_common, said_in
from alpine_quiz.game.modes import DAILY_ROUND

if TYPE_CHECKING:
    from datetime import date

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.game.asked import Asked


def daily_seed(day: date) -> str:
    """Return the seed of a day's round: its date, as ISO 8601 writes it."""
    return day.isoformat()


def daily_round(pack: Pack, language: str, day: date) -> tuple[Asked, ...]:
    """Choose a day's round; it depends on nothing but ``pack`` and ``day``.

    It is chosen among the questions that there are in all of the pack's languages. Where these
    share none, each has a round of its own.
    """
    seed, items = daily_seed(day), pack.items(language)
    pool = in_common(pack, items) or items
    plan = choose(pool, pack=pack.id, count=DAILY_ROUND, seed=seed)
    return said_in(items, plan, pack=pack.id, seed=seed)
