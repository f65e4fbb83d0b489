"""What came of a round: score, topics, misses, facts learnt."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from alpine_quiz.game.round import Played, Round


@dataclass(frozen=True, slots=True)
class TopicScore:
    """The credit earned in one topic's ``count`` questions; the topic may be empty."""

    topic: str
    credit: Fraction
    count: int


@dataclass(frozen=True, slots=True)
class Missed:
    """An answer that was not fully right, and its question's number in the round, from 1."""

    number: int
    played: Played


@dataclass(frozen=True, slots=True)
class Results:
    """The summary of a round, finished or left.

    ``total`` counts the questions planned, ``answered`` those answered, ``out_of`` those that
    count: in an exam all, whatever time allowed. ``score`` is in points, the topics' in what
    was known: ``helped`` are the points that help has cost. ``learnt`` are the facts (or items
    without facts) known for the first time, ``to_come_back`` those missed. Topics stand in the
    order they were met. ``time_added`` are the seconds by which a limit was moved on the way.
    """

    score: Fraction
    answered: int
    total: int
    out_of: int
    topics: tuple[TopicScore, ...]
    misses: tuple[Missed, ...]
    learnt: tuple[str, ...]
    to_come_back: tuple[str, ...]
    helped: Fraction = Fraction(0)
    time_added: int = 0


def summary(game: Round, known: Container[str] = ()) -> Results:
    """Sum up what was played of a round; ``known`` are facts the player knew before it."""
    played = game.played
    topics: dict[str, list[Fraction]] = {}
    right: dict[str, None] = {}
    missed: dict[str, None] = {}
    for answer in played:
        topics.setdefault(answer.asked.item.topic, []).append(answer.credit)
        facts = missed if answer.credit < 1 else right
        facts.update(dict.fromkeys(answer.asked.item.subjects))
    return Results(
        score=game.score,
        answered=len(played),
        total=len(game.plan),
        out_of=len(game.plan) if game.rules.silent else len(played),
        topics=tuple(
            TopicScore(topic, sum(credits_, Fraction(0)), len(credits_))
            for topic, credits_ in topics.items()
        ),
        misses=tuple(
            Missed(number, answer) for number, answer in enumerate(played, 1) if answer.credit < 1
        ),
        learnt=tuple(fact for fact in right if fact not in missed and fact not in known),
        to_come_back=tuple(missed),
        helped=sum((answer.credit - answer.points for answer in played), Fraction(0)),
        time_added=game.time_added,
    )
