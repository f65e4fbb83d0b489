"""The one thing of a round that is worth telling tonight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Choice, Multiple, Number, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.bank.model import Question
    from alpine_quiz.game.round import Played

LEAST, MOST = 60, 260
"""A rationale of fewer code points says little; of more, nobody listens to the end."""


_ASKING = (Choice, Multiple, Text, Number)
"""What is told with its question needs one that is asked and answered in words."""


def one_to_tell(played: Sequence[Played]) -> Question | None:
    """Return the question whose rationale is the round's best story, or ``None``.

    What was new to the player comes first, so what was missed before what was known; of those
    the hardest, then the fullest. The first one met wins a tie: the same round tells the same.
    """
    told = [
        each
        for each in played
        if isinstance(each.asked.item, _ASKING) and LEAST <= len(each.asked.item.rationale) <= MOST
    ]
    best = max(
        told,
        key=lambda each: (
            each.credit < 1,
            each.asked.item.difficulty,
            len(each.asked.item.rationale),
        ),
        default=None,
    )
    return best.asked.item if best else None
