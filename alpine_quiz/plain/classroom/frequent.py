"""The answers that were given most often to what has no options, as a class may see them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from alpine_quiz.classroom.clients.shown import asked_of
from alpine_quiz.classroom.posed import same_as
from alpine_quiz.language.catalogue import tr
from alpine_quiz.plain.classroom.answering import given_text

if TYPE_CHECKING:
    from alpine_quiz.classroom import posed
    from alpine_quiz.classroom.clients.desk import Desk
    from alpine_quiz.classroom.messages import Given, QuestionView, TallyView

BY_OPTION = frozenset({"choice", "multiple", "true-false"})
MOST = 6
_FIGURES = re.compile(r"[\d\s.,]+")


@dataclass(frozen=True, slots=True)
class Frequent:
    """An answer in words, how many gave it, and ``before`` in a first vote, if there was one."""

    text: str
    count: int
    before: int | None = None
    right: bool = False


class Votes(NamedTuple):
    """The answers to a question once it is revealed.

    ``first`` are those of a vote before; ``answered`` is how many have, where that is known.
    """

    tally: list[TallyView]
    first: list[TallyView] | None = None
    answered: int = 0


def desk_votes(desk: Desk) -> Votes | None:
    """Return the answers that a teacher may show to all; ``None`` before the reveal."""
    view = desk.view
    if view is None or "reveal" not in view["room"] or "tally" not in view:
        return None
    return Votes(view["tally"], view.get("first_tally"), view["answered"])


def frequent(question: QuestionView, votes: Votes) -> list[Frequent]:
    """Return what was answered most often, and how many said something else.

    What was typed by one alone may be anything: where it is neither right nor a number, it is
    among the others.
    """
    asked = asked_of(question)
    before = {_same(told["given"]): told["count"] for told in votes.first or ()}
    shown = []
    for told in votes.tally:
        given = _same(told["given"])
        fit = not isinstance(given, str) or told["count"] > 1 or told["right"]
        if fit or _FIGURES.fullmatch(str(given)):
            early = before.get(given, 0) if votes.first is not None else None
            text = given_text(asked, told["given"])
            shown.append(Frequent(text, told["count"], early, told["right"]))
    del shown[MOST:]
    answered = max(votes.answered, sum(told["count"] for told in votes.tally))
    if others := answered - sum(each.count for each in shown):
        shown.append(Frequent(tr("other answers"), others))
    return shown


def _same(given: Given) -> posed.Given:
    return same_as(given if isinstance(given, str) else tuple(given))
