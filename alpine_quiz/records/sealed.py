"""Exams that are not over: what their answers were worth is told and counted nowhere yet."""

from __future__ import annotations

from alpine_quiz.game.modes import Mode

SEALED = f"(round.mode = '{Mode.EXAM.value}' AND round.finished IS NULL)"
"""The condition, in SQL, for such a round."""
