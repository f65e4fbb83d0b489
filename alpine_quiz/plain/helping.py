"""What help with a question costs, and what it has cost, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.game.helping import HALVING_COST, HINT_COST
from alpine_quiz.language.catalogue import tr
from alpine_quiz.language.figures import points

if TYPE_CHECKING:
    from alpine_quiz.game.modes import Rules
    from alpine_quiz.game.round import Played


def hint_key(rules: Rules) -> str:
    """Return what the key for a hint does, with its price where it has one."""
    if not rules.helps_cost:
        return tr("hint")
    # Translators: beside a key; {cost} are the points that it costs: “hint (−¼)”.
    return tr("hint (−{cost})", cost=points(HINT_COST))


def halving_key(rules: Rules) -> str:
    """Return what the key for 50:50 does, with its price where it has one."""
    if not rules.helps_cost:
        # Translators: help with a question: half of the wrong options are taken away.
        return tr("50:50")
    return tr("50:50 (−{cost})", cost=points(HALVING_COST))


def halving_offer(rules: Rules) -> str:
    """Return by which line 50:50 is had, and its price where it has one."""
    if not rules.helps_cost:
        # Translators: x is what is typed; it stays.
        return tr("x takes half of the wrong ones away.")
    return tr("x takes half of the wrong ones away, for {cost} point.", cost=points(HALVING_COST))


def hint_text(hint: str, rules: Rules) -> str:
    """Return a hint, and what it costs."""
    if not rules.helps_cost:
        return tr("Hint: {hint}", hint=hint)
    # Translators: {cost} is a part of a point: “¼”.
    return tr("Hint: {hint} (It costs {cost} point.)", hint=hint, cost=points(HINT_COST))


def halved_text(rules: Rules) -> str:
    """Return that half of the wrong options are gone, and what that costs."""
    if not rules.helps_cost:
        return tr("Half of the wrong options are gone.")
    return tr(
        "Half of the wrong options are gone. (It costs {cost} point.)", cost=points(HALVING_COST)
    )


def cost_line(played: Played) -> str:
    """Return what was earned in spite of the help, or nothing where it has cost nothing."""
    if played.points == played.credit:
        return ""
    left, cost = points(played.points), points(played.cost)
    if not played.points:
        return tr("No point: the help cost {cost}.", cost=cost)
    if played.hints and played.removed:
        return tr("{points} point: the hint and 50:50 cost {cost}.", points=left, cost=cost)
    if played.hints:
        # Translators: {points} is a part of one point: “¾ point: the hint cost ¼.”
        return tr("{points} point: the hint cost {cost}.", points=left, cost=cost)
    return tr("{points} point: 50:50 cost {cost}.", points=left, cost=cost)
