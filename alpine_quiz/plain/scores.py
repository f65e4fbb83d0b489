"""Whose scores are shown, and that nobody of a name has played."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr
from alpine_quiz.language.clean import cleaned
from alpine_quiz.plain.looking_back.parts import NO_ROUNDS
from alpine_quiz.plain.wording import player_text
from alpine_quiz.records.players import DEFAULT_PLAYER

if TYPE_CHECKING:
    from collections.abc import Sequence


def title_line(player: str) -> str:
    """Return whose scores they are."""
    if player == DEFAULT_PLAYER:
        return tr("Your scores")
    return tr("Scores of {player}", player=cleaned(player))


def unknown_player_text(name: str, known: Sequence[str]) -> str:
    """Return that nobody of this name has played, and who has."""
    missing = tr("Nobody called “{name}” has played here.", name=cleaned(name))
    here = tr(NO_ROUNDS)
    if known:
        here = tr(
            "Players here: {players}.",
            players=", ".join(player_text(cleaned(each)) for each in known),
        )
    return f"{missing} {here}"
