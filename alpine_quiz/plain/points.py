"""Points and results in words."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr, tr_count
from alpine_quiz.language.figures import percent, points, whole
from alpine_quiz.plain.columns import cells, padded

if TYPE_CHECKING:
    from alpine_quiz.game.results import Results
    from alpine_quiz.records.scores import Form

BAR = 10


def score_text(earned: Fraction, total: int) -> str:
    """Return a score as “7½ of 10”."""
    # Translators: a score; {points} may hold a fraction: “7½ of 10”.
    return tr("{points} of {total}", points=points(earned), total=whole(total))


def share_text(share: Fraction) -> str:
    """Return a share in per cent, rounded down: only all of it is 100 %."""
    return percent(Fraction(int(share * 100), 100))


def score_lines(found: Results, before: Form | None) -> list[str]:
    """Return the score, how it compares, and what was learnt."""
    lines = [score_text(found.score, found.out_of)]
    if before is not None and found.answered:
        if before.is_beaten_by(found.score, found.out_of):
            lines.append(tr("Your best so far."))
        else:
            best = score_text(before.best_score, before.best_total)
            lines.append(tr("Best so far: {score}.", score=best))
    learnt, back = len(found.learnt), len(found.to_come_back)
    facts = []
    if learnt:
        facts.append(tr_count("{count} fact learnt.", "{count} facts learnt.", learnt))
    if back:
        # Translators: facts that were missed, and will be asked again one day.
        facts.append(tr_count("{count} fact to come back.", "{count} facts to come back.", back))
    return [*lines, " ".join(facts)] if facts else lines


def topic_bars(found: Results, width: int = BAR) -> list[str]:
    """Return a line a topic: its name, a bar, and the figures."""
    widest = max((cells(part.topic.capitalize()) for part in found.topics), default=0)
    lines = []
    for part in found.topics:
        filled = round(width * part.credit / part.count)
        bar = "█" * filled + "░" * (width - filled)
        name = padded(part.topic.capitalize(), widest)
        lines.append(f"{name}  {bar}  {score_text(part.credit, part.count)}")
    return lines
