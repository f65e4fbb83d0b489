"""The tutorial: a pack that comes with the game and teaches it, beside whatever is played."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.library.packs import open_pack
from alpine_quiz.records.rounds import has_finished
from alpine_quiz.records.sitting import Sitting, language_of

if TYPE_CHECKING:
    from alpine_quiz.records.kept_round import KeptRound

TUTORIAL = "tutorial"


def is_new(sitting: Sitting) -> bool:
    """Return whether the player has not finished a round yet, in any pack."""
    folded = sitting.player.folded
    return not sitting.records.read(lambda rows: has_finished(rows, folded))


def begin_tutorial(sitting: Sitting) -> tuple[Sitting, KeptRound]:
    """Sit the player down before the tutorial, for its next round or that which waits.

    The pack of ``sitting`` stays what is played otherwise. Raises ``PackError`` where the program
    has lost its tutorial.
    """
    pack, faults = open_pack(TUTORIAL)
    language = language_of(pack, sitting.language)
    taught = Sitting(pack, language, sitting.records, sitting.player, sitting.clock, faults=faults)
    return taught, taught.resume() or taught.start()
