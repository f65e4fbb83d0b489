"""The records that were set, mode by mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.game.modes import Mode
from alpine_quiz.language.catalogue import tr, tr_count
from alpine_quiz.language.figures import points, short_day, whole
from alpine_quiz.plain.looking_back.blocks import Block, Row
from alpine_quiz.plain.looking_back.tallies import out_of_text
from alpine_quiz.plain.modes import full_mode_name

if TYPE_CHECKING:
    from alpine_quiz.records.bests import ModeRecord
    from alpine_quiz.records.looking_back import LookingBack
    from alpine_quiz.records.scores import RoundScore


def mode_blocks(found: LookingBack) -> list[Block]:
    """Return the best round of each mode that was played."""
    title = tr("Records by mode")
    rows = tuple(
        Row(full_mode_name(each.mode).capitalize(), _figures(each))
        for each in found.statistics.modes
    )
    return [Block(title, () if rows else (tr("No rounds of your own yet."),), rows)]


def _figures(each: ModeRecord) -> str:
    rounds = tr_count(
        "{count} round, {finished} finished",
        "{count} rounds, {finished} finished",
        each.rounds,
        finished=whole(each.finished),
    )
    if each.best is None:
        return rounds
    return tr(
        "best {score}, {day}; {rounds}",
        score=_best_text(each.best),
        day=short_day(each.best.latest.astimezone().date()),
        rounds=rounds,
    )


def _best_text(best: RoundScore) -> str:
    if best.mode != Mode.SURVIVAL:
        return out_of_text(best)
    # Translators: {points} may hold a fraction: “7½ points”. Its plural goes by the whole part.
    return tr_count("{points} point", "{points} points", int(best.score), points=points(best.score))
