"""What was answered most often, as a class may see it."""

from __future__ import annotations

from alpine_quiz.classroom.messages import Given, QuestionView, TallyView
from alpine_quiz.plain.classroom.frequent import MOST, Frequent, Votes, frequent

WHO: QuestionView = {
    "turn": 1,
    "vote": 1,
    "place": 1,
    "of": 1,
    "type": "text",
    "stem": "Who?",
    "trial": False,
    "tie": False,
    "paused": False,
    "struck": False,
    "options": [],
    "lefts": [],
}


def tally(*told: tuple[Given, int], right: Given = "") -> list[TallyView]:
    return [{"given": given, "count": count, "right": given == right} for given, count in told]


def test_what_is_right_is_told_however_few_gave_it() -> None:
    votes = Votes(tally(("Jean Rédélé", 1), ("gordini", 3), right="Jean Rédélé"))
    told = [Frequent("Jean Rédélé", 1, right=True), Frequent("gordini", 3)]
    assert frequent(WHO, votes) == told


def test_what_one_alone_has_typed_is_among_the_others_unless_it_is_a_number() -> None:
    votes = Votes(tally(("gordini", 2), ("1 955", 1), ("look at me", 1)), answered=9)
    told = [Frequent("gordini", 2), Frequent("1 955", 1), Frequent("other answers", 6)]
    assert frequent(WHO, votes) == told


def test_a_first_vote_stands_beside_the_second() -> None:
    votes = Votes(tally(("gordini", 2)), first=tally(("gordini", 5), ("renault", 4)))
    assert frequent(WHO, votes) == [Frequent("gordini", 2, before=5)]


def test_there_are_only_so_many() -> None:
    votes = Votes(tally(*((f"answer {each}", 2) for each in range(MOST + 2))))
    told = frequent(WHO, votes)
    assert len(told) == MOST + 1
    assert told[-1] == Frequent("other answers", 4)
