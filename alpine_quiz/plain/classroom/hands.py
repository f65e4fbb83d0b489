"""Counting hands: what a teacher types for the cards that were held up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from alpine_quiz.classroom.clients.shown import asked_of
from alpine_quiz.language.catalogue import tr
from alpine_quiz.plain.wording import LETTERS, option_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.classroom.messages import QuestionView

BY_HAND = frozenset({"choice", "true-false"})
COUNTED = frozenset({"open", "closed", "revealed"})
_FIGURES = 5
_COUNTS = re.compile(rf"(?:(\d{{1,3}})\s*:)?\s*((?:\d{{1,{_FIGURES}}}[\s,;]+)*\d{{1,{_FIGURES}}})")


class Hands(NamedTuple):
    """How many hands rose for each option, of all or of one team, which counts from 0."""

    counts: list[int]
    team: int | None = None


def read_hands(text: str, question: QuestionView, teams: Sequence[str]) -> Hands | None:
    """Read “5 12 0 3”, or of a team “2: 5 12 0 3”; ``None`` where it is no such thing."""
    found = _COUNTS.fullmatch(text.strip())
    if found is None:
        return None
    counts = [int(figure) for figure in re.findall(r"\d+", found[2])]
    if len(counts) != len(asked_of(question).options):
        return None
    if not teams:
        return Hands(counts) if found[1] is None else None
    team = int(found[1]) - 1 if found[1] else -1
    return Hands(counts, team) if 0 <= team < len(teams) else None


def hands_lines(question: QuestionView, teams: Sequence[str]) -> list[str]:
    """Return what to type, and for which options."""
    asked = asked_of(question)
    options = [
        f"{LETTERS[place]}  {option_text(option, asked.item)}"
        for place, option in enumerate(asked.options)
    ]
    example = " ".join(("5", "12", "0", "3", "2", "1")[: len(options)])
    if teams:
        how = tr(
            "The team’s number, a colon, and how many hands rose for each, such as 2: {counts}",
            counts=example,
        )
    else:
        how = tr("How many hands rose for each, such as {counts}", counts=example)
    return [*options, "", how]
