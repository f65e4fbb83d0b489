"""The room: what may be done in it, by whom and when.

lobby → reading → open → closed → revealed → (ranks) → reading … → podium → ended. After a first
vote a class may discuss and vote again: closed → discussing → open. Whatever is done becomes an
event; the same events make the same room, however often the server was killed in between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Choice, Number, TrueFalse
from alpine_quiz.classroom.course import Course, Phase
from alpine_quiz.classroom.events import (
    Accepted,
    Answered,
    Asked,
    Closed,
    Crowned,
    Discussed,
    Ended,
    HandsCounted,
    HandsUsed,
    Locked,
    Opened,
    Paused,
    Planned,
    Ranked,
    Removed,
    Resumed,
    Revealed,
    Spoke,
    Struck,
    TimeAdded,
)
from alpine_quiz.classroom.grading import Verdicts
from alpine_quiz.classroom.points import Sure
from alpine_quiz.classroom.posed import as_plan, same_as
from alpine_quiz.classroom.refusing import Refusal, RefusalError
from alpine_quiz.classroom.rules import GRACE, RETURN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.classroom.events import Event
    from alpine_quiz.classroom.posed import Given, Posed
    from alpine_quiz.classroom.rules import Rules
    from alpine_quiz.classroom.students import Student
    from alpine_quiz.classroom.turn import Turn
    from alpine_quiz.game.round import Grades

MOST_HANDS = 10_000
MOST_ADDED = 3600
_BETWEEN = frozenset({Phase.LOBBY, Phase.REVEALED, Phase.RANKS})
_ASKED = frozenset({Phase.READING, Phase.OPEN, Phase.DISCUSSING, Phase.CLOSED})


class Room(Course):
    """A class and its questions, to be played.

    ``pool`` are all questions of the room, ``grader`` is the game's own. Times (``at``) are the
    room's, in milliseconds, and only grow. Every method that does something raises
    ``RefusalError`` where it cannot be, and then nothing has changed; ``happened`` takes in what
    was done, to be written down.
    """

    def __init__(self, pool: Sequence[Posed], rules: Rules, grader: Grades) -> None:
        super().__init__(pool, rules)
        self.happened: list[Event] = []
        self._patient_until = 0
        self._lost: dict[int, int] = {}
        self._verdicts = Verdicts(self.pool, grader)

    # What students do

    def join(self, at: int, name: str, language: str, team: int | None = None) -> Student:
        """Let a student in, in whatever phase."""
        self._want(self.phase is not Phase.ENDED)
        event = self.students.decide_join(at, name, language, team)
        self._happen(event)
        return self.students[event.student]

    def speak(self, at: int, student: int, language: str) -> None:
        """Ask a student in another language, and read what they type in it."""
        self._happen(Spoke(at, self.students[student].id, language))

    def be_patient(self, until: int) -> None:
        """Let nobody be thought gone before ``until``: the server was away, not the students."""
        self._patient_until = until

    def arrive(self, at: int, student: int) -> None:
        """Note that a student has a connection (again); they may be the last one waited for."""
        self._lost.pop(student, None)
        self.came(student)
        self._close_if_all_have(at)

    def leave(self, at: int, student: int, *, lost: bool = False) -> None:
        """Note that a student has no connection; the others may then all have answered.

        Who has only ``lost`` it is waited for a while: a page is loaded again in no time.
        """
        is_waited_for = lost and student in self.unanswered
        self.went(student)
        if is_waited_for:
            self.unanswered.add(student)
            self._lost[student] = at + RETURN
        self._close_if_all_have(at)

    def answer(
        self, at: int, student: int, turn: int, vote: int, given: Given, sure: int = 1
    ) -> None:
        """Take a student's answer to the ``vote`` of a turn, both counted from 1.

        A refusal says ``ANSWERED`` too where the very same answer came before: it is safe.
        """
        now, who = self._answerable(at, student, turn, vote)
        once = (turn, vote, student)
        credit = self._verdicts.credit(now.question, who.language, given, once, now.accepted)
        believed = Sure(sure) if sure in tuple(Sure) else Sure.GUESSING
        self._happen(Answered(at, student, given, credit, now.taken(at), int(believed)))
        self._close_if_all_have(at)

    def _answerable(self, at: int, student: int, turn: int, vote: int) -> tuple[Turn, Student]:
        who = self.students[student]
        now = self.turn
        if now is None or (now.number, now.vote) != (turn, vote):
            raise RefusalError(Refusal.OLD_QUESTION)
        if now.tied and student not in now.tied:
            raise RefusalError(Refusal.NOT_YOURS)
        if student in now.entries:
            raise RefusalError(Refusal.ANSWERED)
        if now.opened is None:
            raise RefusalError(Refusal.NOT_OPEN)
        if now.paused_for(at) > GRACE:
            # It is hidden, and its clock stands: nobody thinks for nothing meanwhile.
            raise RefusalError(Refusal.NOT_OPEN)
        if not self.may_answer(at, who):
            raise RefusalError(Refusal.CLOSED)
        return now, who

    def may_answer(self, at: int, student: Student) -> bool:
        """Tell whether an answer of ``student`` would count now, if it is their first."""
        now = self.turn
        if now is None or now.is_late(at, student):
            return False
        if self.phase is Phase.OPEN:
            return True
        return self.phase is Phase.CLOSED and student.has_more_time and not now.revealed

    # What the teacher does

    def rename(self, at: int, student: int, name: str) -> None:
        """Call a student something else."""
        self._happen(self.students.decide_rename(at, student, name))

    def move(self, at: int, student: int, team: int) -> None:
        """Send a student to another team."""
        self._happen(self.students.decide_move(at, student, team))

    def remove(self, at: int, student: int) -> None:
        """Send a student out."""
        self._happen(Removed(at, self.students[student].id))
        self._close_if_all_have(at)

    def give_time(self, at: int, student: int, percent: int) -> None:
        """Give a student a limit of their own: ``percent`` of the others', or 0 for none."""
        self._happen(self.students.decide_time(at, student, percent))

    def lock(self, at: int, locked: bool) -> None:
        """Lock the door, or open it."""
        self._happen(Locked(at, locked))

    def set_plan(self, at: int, questions: Sequence[int]) -> None:
        """Lay down the questions to come, by their places in ``pool``."""
        plan = as_plan(questions, self.pool)
        self._want(self.phase not in (Phase.PODIUM, Phase.ENDED))
        self._happen(Planned(at, plan))

    def ask(self, at: int, *, trial: bool = False) -> None:
        """Show the stem of the next question that is planned; for a ``trial``, of one that is not.

        Where none lies ready, the trial is the next one that is planned.
        """
        self._want(self.phase in _BETWEEN)
        if not self.plan:
            raise RefusalError(Refusal.NO_QUESTION)
        question = self._for_a_trial() if trial else self.plan[0]
        self._happen(Asked(at, question, trial))
        self.tick(at)

    def _for_a_trial(self) -> int:
        taken = {*self.plan, *(turn.question for turn in self.turns)}
        told = {fact for place in taken for fact in self.pool[place].item.subjects}
        free = [
            place
            for place, posed in enumerate(self.pool)
            if place not in taken
            and isinstance(posed.item, Choice)
            and told.isdisjoint(posed.item.subjects)
        ]
        return min(free, key=lambda place: self.pool[place].item.difficulty, default=self.plan[0])

    def break_tie(self, at: int, question: int) -> None:
        """Ask those who are level on the podium for a number: the nearest is ahead."""
        self._want(self.phase is Phase.PODIUM)
        if not 0 <= question < len(self.pool) or not isinstance(self.pool[question].item, Number):
            raise RefusalError(Refusal.NO_QUESTION)
        tied = self.ranking().level_at_the_top()
        if not tied:
            raise RefusalError(Refusal.NOT_THERE)
        self._happen(Asked(at, question, tied=tied))
        self.tick(at)

    def open(self, at: int) -> None:
        """Let the question be answered, before its reading time is over too."""
        self._want(self.phase in (Phase.READING, Phase.DISCUSSING))
        self._happen(Opened(at))

    def pause(self, at: int) -> None:
        """Hide the question and let its clock stand still."""
        self._want(self.phase in (Phase.READING, Phase.OPEN) and not self.current.paused)
        self._happen(Paused(at))

    def resume(self, at: int) -> None:
        """Show the question again."""
        self._want(self.paused)
        self._happen(Resumed(at))
        self._close_if_all_have(at)

    def add_time(self, at: int, seconds: int) -> None:
        """Move the open question's limit."""
        self._want(self.phase in (Phase.READING, Phase.OPEN) and bool(self.current.limit))
        if not 0 < seconds <= MOST_ADDED:
            raise RefusalError(Refusal.NOT_THERE)
        self._happen(TimeAdded(at, seconds))

    def close(self, at: int) -> None:
        """Take no more answers."""
        self._want(self.phase is Phase.OPEN)
        self._happen(Closed(at, self._absent()))

    def vote_again(self, at: int) -> None:
        """Let the class discuss before it votes once more; the first vote stays hidden."""
        self._want(self.phase is Phase.CLOSED and self.current.vote == 1 and not self.current.tied)
        self._happen(Discussed(at))

    def reveal(self, at: int, *, waited: bool = True) -> None:
        """Show the right answer; an open question is closed by that.

        Where somebody who has more time is still answering it is refused, unless the teacher has
        ``waited`` long enough.
        """
        self._want(self.phase in (Phase.OPEN, Phase.CLOSED))
        if not waited and self.still_answering(at):
            raise RefusalError(Refusal.WAITING)
        if self.phase is Phase.OPEN:
            self._happen(Closed(at, self._absent()))
        self._happen(Revealed(at))

    def skip(self, at: int) -> None:
        """Leave the question that was asked; it counts for nobody."""
        self._want(self.phase in (Phase.READING, Phase.OPEN, Phase.DISCUSSING, Phase.CLOSED))
        if self.current.closed is None:
            self._happen(Closed(at, self._absent()))
        self._happen(Struck(at, self.current.number))
        self._happen(Revealed(at))

    def show_ranks(self, at: int) -> None:
        """Show the ranks to all."""
        self._want(self.phase is Phase.REVEALED)
        self._happen(Ranked(at))

    def crown(self, at: int) -> None:
        """Show the podium."""
        self._want(self.phase in _BETWEEN and bool(self.turns))
        self._happen(Crowned(at))

    def end(self, at: int) -> None:
        """End the session, wherever it is; a question not revealed counts for nobody."""
        self._want(self.phase is not Phase.ENDED)
        self._happen(Ended(at))

    def strike(self, at: int, turn: int, *, struck: bool = True) -> None:
        """Let a question asked count for nobody, or again."""
        self.asked(turn)
        self._happen(Struck(at, turn, struck))

    def accept(self, at: int, turn: int, given: Given) -> None:
        """Count an answer graded wrong as right, for all who gave it."""
        asked = self.asked(turn)
        same = same_as(given)
        theirs = [entry for entry in asked.entries.values() if same_as(entry.given) == same]
        if not theirs:
            raise RefusalError(Refusal.NOT_THERE)
        if all(entry.credit == 1 for entry in theirs):
            raise RefusalError(Refusal.RIGHT_ALREADY)
        self._happen(Accepted(at, turn, given))

    def use_hands(self, at: int, used: bool) -> None:
        """Say whether some answer by raising a card; then only the teacher closes a question."""
        self._happen(HandsUsed(at, used))

    def count_hands(self, at: int, counts: Sequence[int], team: int | None = None) -> None:
        """Note how many hands rose for each option of the question that is asked."""
        self._want(self.phase in (Phase.OPEN, Phase.CLOSED, Phase.REVEALED))
        asked = self.pool[self.current.question].first
        if not isinstance(asked.item, Choice | TrueFalse) or len(counts) != len(asked.options):
            raise RefusalError(Refusal.NOT_AN_ANSWER)
        if not all(0 <= count <= MOST_HANDS for count in counts):
            raise RefusalError(Refusal.NOT_AN_ANSWER)
        if (team is None) is bool(self.rules.teams) or (
            team is not None and not 0 <= team < len(self.rules.teams)
        ):
            raise RefusalError(Refusal.NO_TEAM)
        self._happen(HandsCounted(at, self.current.number, tuple(counts), team))

    # What time does

    def due(self, at: int) -> int | None:
        """Return when time changes something by itself, in the room's time; ``None``: never."""
        now = self.turn
        if now is None or now.paused:
            return None
        if self.phase is Phase.READING:
            return at + now.reading_left(at)
        if self.phase is Phase.OPEN:
            patience = self._patient_until if at < self._patient_until else None
            lost = (end for student, end in self._lost.items() if student in self.unanswered)
            return min(
                (end for end in (now.due(at), patience, *lost) if end is not None), default=None
            )
        ends = [now.due(at, student) for student in self.still_answering(at)]
        return max((end for end in ends if end is not None), default=None)

    def tick(self, at: int) -> None:
        """Open or close the question where it is time to."""
        now = self.turn
        if now is None or now.paused:
            return
        if self.phase is Phase.READING and not now.reading_left(at):
            self._happen(Opened(at))
        elif self.phase is Phase.OPEN and now.is_late(at):
            self._happen(Closed(at, self._absent()))
        else:
            self._close_if_all_have(at)

    def _close_if_all_have(self, at: int) -> None:
        for student in [each for each, end in self._lost.items() if end <= at]:
            del self._lost[student]
            self.unanswered.discard(student)
        if self.phase is not Phase.OPEN or self.unanswered or self.hands_used:
            return
        if self.current.paused:
            # Nothing is done behind a question that is hidden; whoever is back may answer then.
            return
        # Where nobody is there, nobody has answered either.
        patient = at < self._patient_until and len(self.current.entries) < len(self.students)
        if self.current.entries and not patient:
            self._happen(Closed(at, self._absent()))

    def _absent(self) -> tuple[int, ...]:
        """Return those who were not there for the question."""
        answered = self.current.entries
        return tuple(sorted(each for each in self.students.away if each not in answered))

    def still_answering(self, at: int) -> list[Student]:
        """Return those with more time whose answer would still count, in nobody's sight."""
        if self.phase not in (Phase.OPEN, Phase.CLOSED):
            return []
        there = (self.students[student] for student in sorted(self.unanswered))
        return [each for each in there if each.has_more_time and self.may_answer(at, each)]

    def answered(self) -> tuple[int, int]:
        """Return how many have answered, and how many are there or have.

        Once it is closed the others are those who could have, wherever they are by now.
        """
        now = self.turn
        if now is None:
            return 0, len(self.unanswered)
        answered = len(now.entries)
        if now.closed is None:
            return answered, answered + len(self.unanswered)
        asked = (each.id for each in self.students if now.takes_from(each.id))
        return answered, sum(now.was_there(each) for each in asked)

    def _want(self, fits: bool) -> None:
        if not fits:
            raise RefusalError(Refusal.NOT_NOW)

    def _happen(self, event: Event) -> None:
        self.apply(event)
        self.happened.append(event)
