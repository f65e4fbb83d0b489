"""Sums of answers in words, and the titles of packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr
from alpine_quiz.language.clean import cleaned
from alpine_quiz.plain.points import score_text, share_text

if TYPE_CHECKING:
    from alpine_quiz.records.looking_back import LookingBack
    from alpine_quiz.records.scores import RoundScore, Tally, TopicScore


def tally_text(tally: Tally) -> str:
    """Return a sum of answers, with its share where there are any."""
    score = score_text(tally.credit, tally.answers)
    if tally.share is None:
        return score
    # Translators: a score, and the same in per cent: “7½ of 10, 75 %”.
    return tr("{score}, {share}", score=score, share=share_text(tally.share))


def share_of(tally: Tally) -> float | None:
    """Return the share that was right, for a bar."""
    return None if tally.share is None else float(tally.share)


def out_of_text(each: RoundScore) -> str:
    """Return the points of a round, or nothing where they are not to be told yet."""
    return "" if each.sealed else score_text(each.score, each.out_of)


def title_of(found: LookingBack, each: RoundScore | TopicScore) -> str:
    """Return the title of the pack; of one that is not here, as it was then."""
    return cleaned(found.titles.get(each.pack) or each.pack_title or each.pack)
