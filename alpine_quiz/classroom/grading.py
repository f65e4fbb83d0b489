"""What answers to a class's questions are worth; the grading is the game's own."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from alpine_quiz.classroom.posed import answer_in, is_given, same_as
from alpine_quiz.classroom.refusing import Refusal, RefusalError
from alpine_quiz.game.scoring import NOTHING
from alpine_quiz.game.verdict import Outcome

if TYPE_CHECKING:
    from collections.abc import Container, Hashable, Sequence

    from alpine_quiz.classroom.posed import Given, Posed
    from alpine_quiz.game.round import Grades
    from alpine_quiz.game.verdict import Verdict


class Verdicts:
    """The verdicts on all answers so far: a class gives the same few again and again."""

    def __init__(self, pool: Sequence[Posed], grader: Grades) -> None:
        self._pool = pool
        self._grader = grader
        self._known: dict[tuple[int, str, Given], Verdict] = {}
        self._prompted: set[Hashable] = set()

    def credit(
        self,
        question: int,
        language: str,
        given: Given,
        once: Hashable,
        accepted: Container[Given] = (),
    ) -> Fraction:
        """Return what an answer is worth, from 0 to 1; in full where the teacher ``accepted`` it.

        Raises ``RefusalError`` where it is no answer to the question, and where it is not exact
        enough: but only once, then it is wrong. ``once`` stands for the student and the question.
        """
        if not is_given(given, self._pool[question]):
            raise RefusalError(Refusal.NOT_AN_ANSWER)
        if same_as(given) in accepted:
            return Fraction(1)
        verdict = self._verdict(question, language, given)
        if verdict.outcome is Outcome.PROMPT:
            if once not in self._prompted:
                self._prompted.add(once)
                raise RefusalError(Refusal.BE_EXACT)
            return NOTHING
        if not verdict.final:
            raise RefusalError(Refusal.NOT_AN_ANSWER)
        return verdict.credit

    def _verdict(self, question: int, language: str, given: Given) -> Verdict:
        # What was typed is read by the conventions of a language; places are the same in all.
        reading = language if isinstance(given, str) else ""
        known = (question, reading, given)
        verdict = self._known.get(known)
        if verdict is None:
            asked = self._pool[question].in_language(language)
            verdict = self._grader.grade(asked, answer_in(asked, given), prompted=False)
            self._known[known] = verdict
        return verdict
