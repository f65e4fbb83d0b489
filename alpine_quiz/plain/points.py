"""Points and results in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.numbers import points_shown

if TYPE_CHECKING:
    from fractions import Fraction

    from alpine_quiz.game.results import Results
    from alpine_quiz.records.scores import Form

BAR = 10


def score_text(points: Fraction, total: int) -> str:
    """Return a score as “7½ of 10”."""
    return f"{points_shown(points)} of {total}"


def score_lines(found: Results, before: Form | None) -> list[str]:
    """Return the score, how it compares, and what was learnt."""
    lines = [score_text(found.score, found.out_of)]
    if before is not None and found.answered:
        if before.is_beaten_by(found.score, found.out_of):
            lines.append("Your best so far.")
        else:
            lines.append(f"Best so far: {score_text(before.best_score, before.best_total)}.")
    counts = ((len(found.learnt), "learnt"), (len(found.to_come_back), "to come back"))
    if parts := [_facts(count, what) for count, what in counts if count]:
        lines.append(f"{', '.join(parts)}.")
    return lines


def _facts(count: int, what: str) -> str:
    return f"1 fact {what}" if count == 1 else f"{count} facts {what}"


def topic_bars(found: Results, width: int = BAR) -> list[str]:
    """Return a line a topic: its name, a bar, and the figures."""
    widest = max((len(part.topic) for part in found.topics), default=0)
    lines = []
    for part in found.topics:
        filled = round(width * part.credit / part.count)
        bar = "█" * filled + "░" * (width - filled)
        name = part.topic.capitalize().ljust(widest)
        lines.append(f"{name}  {bar}  {score_text(part.credit, part.count)}")
    return lines
