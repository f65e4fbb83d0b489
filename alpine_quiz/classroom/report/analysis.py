"""Item analysis: what a session's answers tell of its questions, and of what the class knows.

Measures are those of classical test theory; where each comes from stands with it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from statistics import StatisticsError, correlation, median
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Choice, Match, Multiple, TrueFalse
from alpine_quiz.classroom.points import Sure
from alpine_quiz.classroom.posed import key_given, same_as
from alpine_quiz.classroom.rules import Scoring

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from alpine_quiz.classroom.posed import Given
    from alpine_quiz.classroom.report.results import Put, Reply, Results

_NOBODY = -1
ENOUGH_TO_DISCRIMINATE = 100
"""From how many answers on it is told who gets an item right: below, chance is larger."""
ENOUGH_TO_DOUBT = 10
"""From how many answers on a question is thought weak because of who missed it."""
ENOUGH_TO_MISS = 20
"""From how many answers on an option that nobody chose tells something."""


class Weakness(StrEnum):
    """Why a question's author should look at it again; the values travel."""

    MISSED_BY_MOST = "missed-by-most"
    DISTRACTOR_AHEAD = "distractor-ahead"
    """A distractor was chosen more often than the key."""
    TELLS_BACKWARDS = "negative-discrimination"
    """Who does well otherwise gets it wrong."""
    NEVER_CHOSEN = "distractor-never-chosen"


@dataclass(frozen=True, slots=True)
class Flag:
    """A weakness of a question: ``options`` are the places of those it is about."""

    weakness: Weakness
    options: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """An answer and how often it was given: an option, where options are chosen from.

    ``before`` is how often in the first vote, ``None`` where there was but one.
    """

    given: Given
    count: int
    right: bool
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Misconception:
    """How many were sure and wrong, and what most of them thought."""

    count: int
    given: Given
    by: int


@dataclass(frozen=True, slots=True)
class Item:
    """What the answers to a question tell.

    ``answers`` counts raised hands too; ``share`` is from 0 to 1, ``first`` that of the vote
    before a discussion; ``time`` is in milliseconds. ``wrong`` is the wrong answer given most.
    """

    put: Put
    answers: int
    share: Fraction | None
    first: Fraction | None
    chosen: tuple[Chosen, ...]
    wrong: Chosen | None
    time: int | None
    discrimination: float | None
    misconception: Misconception | None
    flags: tuple[Flag, ...]


def analyse(results: Results) -> tuple[Item, ...]:
    """Return what the answers to each question tell, in the order in which they were asked."""
    others = rest_scores(results)
    believed = results.scoring is Scoring.CONFIDENCE
    return tuple(_item(put, others, believed=believed) for put in results.questions)


def most_missed(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the questions that count and were not known by all, those known least ahead."""
    missed = [item for item in items if item.put.counts and item.share not in (None, 1)]
    return tuple(sorted(missed, key=lambda item: (item.share, -item.answers, item.put.number)))


def weak(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the questions that their author should look at again."""
    return tuple(item for item in items if item.flags)


def _item(put: Put, others: Mapping[int, RestScore], *, believed: bool) -> Item:
    chosen = chosen_in(put)
    answers = len(put.replies) + sum(map(sum, put.hands.values()))
    share = share_right(put)
    found = discrimination(put.replies, others) if put.counts else None
    return Item(
        put=put,
        answers=answers,
        share=share,
        first=_mean(reply.credit for reply in put.first),
        chosen=chosen,
        wrong=_most_given(each for each in chosen if not each.right and each.count),
        time=median_time(put.replies),
        discrimination=found,
        misconception=misconception(put.replies) if believed else None,
        flags=_flags(put, answers, share, chosen, found),
    )


def _most_given(chosen: Iterable[Chosen]) -> Chosen | None:
    return max(chosen, key=lambda each: each.count, default=None)


def share_right(put: Put) -> Fraction | None:
    """Return the share of what could be got that was got, or ``None`` without an answer.

    The item's difficulty index *p*: its mean score by the highest (Crocker & Algina,
    “Introduction to Classical and Modern Test Theory”, 1986, ch. 14). A raised hand is an answer.
    """
    raised = _raised(put)
    answers = len(put.replies) + sum(raised)
    if not answers:
        return None
    places = _right_places(put)
    right = sum(count for place, count in enumerate(raised) if place in places)
    got = sum((reply.credit for reply in put.replies), Fraction(right))
    return got / answers


def _raised(put: Put) -> list[int]:
    """Return how many hands rose for each option, those of all teams; nothing where none did."""
    return [sum(counts) for counts in zip(*put.hands.values(), strict=True)]


def _right_places(put: Put) -> frozenset[int]:
    """Return the options that are right: those of the key, and one that the teacher accepted."""
    right = set(_places(key_given(put.posed.first)))
    if isinstance(put.item, Choice | TrueFalse):
        right.update(*(_places(reply.given) for reply in put.replies if reply.regraded))
    return frozenset(right)


def _mean(credits_: Iterable[Fraction]) -> Fraction | None:
    got = list(credits_)
    return sum(got, Fraction(0)) / len(got) if got else None


def chosen_in(put: Put) -> tuple[Chosen, ...]:
    """Return how often each answer was given.

    Of options that are chosen from: each, in the order shown. Of pairs: each right one, then the
    wrong ones that were made. Of everything else: what was given, what says the same taken
    together. What was given most often comes first.
    """
    raised = _raised(put)
    asked = put.posed.first
    if isinstance(asked.item, Choice | TrueFalse | Multiple):
        now, before = _by_option(put.replies), _by_option(put.first)
        now.update({place: count for place, count in enumerate(raised) if count})
        right = _right_places(put)
        return tuple(
            Chosen((place,), now[place], place in right, before[place] if put.first else None)
            for place in range(len(asked.options))
        )
    if isinstance(asked.item, Match):
        return _pairs(put)
    credit = {same_as(reply.given): reply.credit for reply in (*put.first, *put.replies)}
    typed: dict[Given, Given] = {}
    for reply in (*put.replies, *put.first):
        typed.setdefault(same_as(reply.given), reply.given)
    given = Counter(same_as(reply.given) for reply in put.replies)
    first = Counter(same_as(reply.given) for reply in put.first)
    found = (
        Chosen(typed[each], given[each], credit[each] == 1, first[each] if put.first else None)
        for each in typed
    )
    return tuple(sorted(found, key=lambda each: (-each.count, not each.right, str(each.given))))


def _pairs(put: Put) -> tuple[Chosen, ...]:
    """Return how often each left side was given each right side, the others left out."""
    now, before = _by_pair(put.replies), _by_pair(put.first)
    key = _places(key_given(put.posed.first))
    made = {*enumerate(key), *now, *before}

    def order(pair: tuple[int, int]) -> tuple[bool, int, int, int]:
        left, right = pair
        is_wrong = right != key[left]
        return is_wrong, -now[pair] if is_wrong else 0, left, right

    return tuple(
        Chosen(
            tuple(right if at == left else _NOBODY for at in range(len(key))),
            now[left, right],
            right == key[left],
            before[left, right] if put.first else None,
        )
        for left, right in sorted(made, key=order)
    )


def _by_pair(replies: Iterable[Reply]) -> Counter[tuple[int, int]]:
    return Counter(
        (left, right)
        for reply in replies
        for left, right in enumerate(_places(reply.given))
        if right != _NOBODY
    )


def _places(given: Given) -> tuple[int, ...]:
    return given if isinstance(given, tuple) else ()


def _by_option(replies: Iterable[Reply]) -> Counter[int]:
    return Counter(place for reply in replies for place in _places(reply.given))


def median_time(replies: Iterable[Reply]) -> int | None:
    """Return the median of the times taken, in milliseconds.

    The median, since a few who are slow would move a mean (van der Linden, “Conceptual Issues in
    Response-Time Modeling”, Journal of Educational Measurement 46, 2009).
    """
    times = [reply.taken for reply in replies]
    return round(median(times)) if times else None


@dataclass(frozen=True, slots=True)
class RestScore:
    """What a student got in all questions that count, and in how many they answered."""

    got: Fraction
    answered: int

    def without(self, credit: Fraction) -> Fraction | None:
        """Return their mean credit in the other questions, ``None`` where they answered none.

        A mean, so that who came late is not taken for weak; where all answer everything it
        correlates as the sum does.
        """
        others = self.answered - 1
        return (self.got - credit) / others if others > 0 else None


def rest_scores(results: Results) -> dict[int, RestScore]:
    """Return what each student got in the questions that count."""
    got: dict[int, Fraction] = {}
    answered = Counter[int]()
    for put in results.counting:
        for reply in put.replies:
            got[reply.student] = got.get(reply.student, Fraction(0)) + reply.credit
            answered[reply.student] += 1
    return {student: RestScore(sum_, answered[student]) for student, sum_ in got.items()}


@dataclass(frozen=True, slots=True)
class Answers:
    """A student's answers to the questions that count, by the questions' numbers."""

    by_number: dict[int, Reply]

    @property
    def known(self) -> Fraction:
        """What they knew of it."""
        return sum((reply.credit for reply in self.by_number.values()), Fraction(0))

    @property
    def time(self) -> int | None:
        """The median of their times, in milliseconds."""
        return median_time(self.by_number.values())


def answers_by_student(results: Results) -> dict[int, Answers]:
    """Return every student's answers to the questions that count."""
    found = {student.id: Answers({}) for student in results.students}
    for put in results.counting:
        for reply in put.replies:
            found[reply.student].by_number[put.number] = reply
    return found


def discrimination(replies: Iterable[Reply], others: Mapping[int, RestScore]) -> float | None:
    """Return how well an item tells who knows the rest, from −1 to 1.

    The point-biserial correlation of an item's score with the rest score, that is Pearson's *r*
    with the item itself left out (Henrysson, “Correction of item-total correlations in item
    analysis”, Psychometrika 28, 1963). ``None`` below 100 answers, and where all are alike.
    """
    pairs = [
        (float(reply.credit), float(rest))
        for reply in replies
        if reply.student in others
        and (rest := others[reply.student].without(reply.credit)) is not None
    ]
    if len(pairs) < ENOUGH_TO_DISCRIMINATE:
        return None
    try:
        return correlation(*zip(*pairs, strict=True))
    except StatisticsError:
        return None


def misconception(replies: Iterable[Reply]) -> Misconception | None:
    """Return how many were sure of a wrong answer, and which one it was for most of them.

    Sure and wrong is not a lack of knowledge but a misconception (Hasan, Bagayoko & Kelley,
    “Misconceptions and the Certainty of Response Index”, Physics Education 34, 1999).
    """
    wrong = [reply for reply in replies if reply.sure is Sure.SURE and not reply.credit]
    if not wrong:
        return None
    ((most, by),) = Counter(same_as(reply.given) for reply in wrong).most_common(1)
    given = next(reply.given for reply in wrong if same_as(reply.given) == most)
    return Misconception(len(wrong), given, by)


def _flags(
    put: Put,
    answers: int,
    share: Fraction | None,
    chosen: tuple[Chosen, ...],
    found: float | None,
) -> tuple[Flag, ...]:
    """Return why the author should look at a question again.

    A key that loses against a distractor, and an item that tells backwards, are most often
    miskeyed or ambiguous; a distractor that nobody takes does not work (Haladyna & Downing, “How
    Many Options Is Enough for a Multiple-Choice Test Item?”, Educational and Psychological
    Measurement 53, 1993).
    """
    if not put.counts or share is None:
        return ()
    flags: list[Flag] = []
    if answers >= ENOUGH_TO_DOUBT and share < Fraction(1, 2):
        flags.append(Flag(Weakness.MISSED_BY_MOST))
    if isinstance(put.item, Choice | Multiple):
        flags += _option_flags(chosen, answers, single=isinstance(put.item, Choice))
    if found is not None and found < 0:
        flags.append(Flag(Weakness.TELLS_BACKWARDS))
    return tuple(flags)


def _option_flags(chosen: tuple[Chosen, ...], answers: int, *, single: bool) -> list[Flag]:
    flags: list[Flag] = []
    least = (max if single else min)(each.count for each in chosen if each.right)
    wrong = [(place, each.count) for place, each in enumerate(chosen) if not each.right]
    ahead = tuple(place for place, count in wrong if count > least)
    if ahead and answers >= ENOUGH_TO_DOUBT:
        flags.append(Flag(Weakness.DISTRACTOR_AHEAD, ahead))
    never = tuple(place for place, count in wrong if not count)
    if never and answers >= ENOUGH_TO_MISS:
        flags.append(Flag(Weakness.NEVER_CHOSEN, never))
    return flags
