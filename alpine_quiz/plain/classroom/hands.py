"""Counting hands: what a teacher types for the cards that were held up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from alpine_quiz.classroom.clients.shown import asked_of
from alpine_quiz.language.catalogue import tr
from alpine_quiz.language.figures import whole
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


def uncounted_text(text: str, question: QuestionView, teams: Sequence[str]) -> str:
    """Return what is wrong with hands that could not be read; with teams theirs comes first."""
    if not teams:
        return tr("That is not a number for each option.")
    counts = text.strip()
    if read_hands(counts, question, ()) is not None:
        return tr(
            "Of which team? Its number and a colon come first, such as {typed}.",
            typed=f"1: {counts}",
        )
    found = _COUNTS.fullmatch(counts)
    if found and found[1] and not 0 < int(found[1]) <= len(teams):
        return tr(
            "No team has the number {number}: the last is {last}.",
            number=whole(int(found[1])),
            last=whole(len(teams)),
        )
    return tr(
        "That is not a team’s number, a colon, and a number for each option, such as {typed}.",
        typed=f"1: {_example(len(asked_of(question).options))}",
    )


def hands_lines(question: QuestionView, teams: Sequence[str]) -> list[str]:
    """Return what to type, and for which options."""
    asked = asked_of(question)
    options = [
        f"{LETTERS[place]}  {option_text(option, asked.item)}"
        for place, option in enumerate(asked.options)
    ]
    example = _example(len(options))
    if not teams:
        return [*options, "", tr("How many hands rose for each, such as {counts}", counts=example)]
    if any(not team.isdigit() for team in teams):
        named = ", ".join(f"{place} {team}" for place, team in enumerate(teams, 1))
        options += ["", tr("Teams: {teams}", teams=named)]
    how = tr("The team’s number, a colon, and how many hands rose for each, such as:")
    return [*options, "", how, f"2: {example}" if len(teams) > 1 else f"1: {example}"]


def _example(options: int) -> str:
    return " ".join(("5", "12", "0", "3", "2", "1")[:options])
