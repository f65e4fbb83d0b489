"""Points and results in words."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import spoken, tr, tr_as, tr_count
from alpine_quiz.language.figures import percent, points, whole
from alpine_quiz.plain.columns import cells, padded

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Pack
    from alpine_quiz.game.results import Results
    from alpine_quiz.records.scores import Form

BAR = 10
_MINUTE = 60


def score_text(earned: Fraction, total: int) -> str:
    """Return a score as “7½ of 10”."""
    # Translators: a score; {points} may hold a fraction: “7½ of 10”.
    return tr("{points} of {total}", points=points(earned), total=whole(total))


def share_text(share: Fraction) -> str:
    """Return a share in per cent, rounded: only all of it is 100 %, and only nothing 0 %."""
    whole_percents = int(share * 100 + Fraction(1, 2))
    least, most = (1 if share > 0 else 0), (99 if share < 1 else 100)
    return percent(Fraction(min(most, max(least, whole_percents)), 100))


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
    parts = [*lines, " ".join(facts), *_on_the_way(found)]
    return [part for part in parts if part]


def _on_the_way(found: Results) -> list[str]:
    """Return what help has cost, and what was added to the time."""
    lines = []
    if found.helped:
        # Translators: {points} may be a fraction: “Help cost ¾.”
        lines.append(tr("Help cost {points}.", points=points(found.helped)))
    if found.time_added:
        minutes = -(-found.time_added // _MINUTE)
        lines.append(
            tr_count(
                "{count} minute was added to the time.",
                "{count} minutes were added to the time.",
                minutes,
            )
        )
    return lines


def topic_bars(found: Results, pack: Pack, width: int = BAR) -> list[str]:
    """Return a line a topic: its name in the language spoken, a bar, and the figures."""
    other = tr_as("topic", "Other")
    names = [pack.topic_name(part.topic, spoken()) or other for part in found.topics]
    widest = max(map(cells, names), default=0)
    lines = []
    for part, name in zip(found.topics, names, strict=True):
        filled = round(width * part.credit / part.count)
        bar = "█" * filled + "░" * (width - filled)
        lines.append(f"{padded(name, widest)}  {bar}  {score_text(part.credit, part.count)}")
    return lines
