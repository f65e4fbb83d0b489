"""Who is in a room: names, teams, and how much time each has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from alpine_quiz.classroom.events import GivenTime, Joined, Locked, Moved, Removed, Renamed, Spoke
from alpine_quiz.classroom.names import clean_name, free_name, generated_name, look_of
from alpine_quiz.classroom.refusing import Refusal, RefusalError
from alpine_quiz.classroom.rules import Naming

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from alpine_quiz.classroom.rules import Rules

    Coming: TypeAlias = Joined | Renamed | Spoke | Moved | Removed | Locked | GivenTime

MOST = 20_000
ORDINARY = 100
"""The percentage of the limit that a student has who is given no more time."""
WITHOUT_LIMIT = 0


@dataclass(slots=True)
class Student:
    """One who joined; ``team`` is the place of theirs, ``percent`` their share of the limit."""

    id: int
    name: str
    language: str
    team: int | None = None
    percent: int = ORDINARY

    @property
    def has_more_time(self) -> bool:
        """Whether they may answer after the others."""
        return self.percent != ORDINARY


class Students:
    """The students of a room by their ids, which count from 1 and are never given again.

    What ``decide`` methods return is an event that ``apply`` takes; deciding changes nothing.
    """

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._by_id: dict[int, Student] = {}
        self._looks: dict[str, int] = {}
        self._listed = {look_of(name): name for name in rules.names}
        self._sizes = [0] * len(rules.teams)
        self._latest = 0
        self.locked = False
        self.away: set[int] = set()
        """Those who have no connection just now."""

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Student]:
        return iter(self._by_id.values())

    def __contains__(self, student: int) -> bool:
        return student in self._by_id

    def __getitem__(self, student: int) -> Student:
        """Return a student; raises ``RefusalError``."""
        found = self._by_id.get(student)
        if found is None:
            raise RefusalError(Refusal.NO_STUDENT)
        return found

    @property
    def latest(self) -> int:
        """Who joined last, or 0 where nobody has."""
        return self._latest

    @property
    def present(self) -> int:
        """How many have a connection."""
        return len(self._by_id) - len(self.away)

    def is_present(self, student: int) -> bool:
        """Tell whether a student is in the room and has a connection."""
        return student in self._by_id and student not in self.away

    def by_look(self, name: str) -> Student | None:
        """Return the student whose name is, or seems to be, ``name``."""
        return self._by_id.get(self._looks.get(look_of(name), 0))

    def free_names(self) -> tuple[str, ...]:
        """Return the names of the list that nobody has taken."""
        return tuple(name for look, name in self._listed.items() if look not in self._looks)

    def decide_join(self, at: int, name: str, language: str, team: int | None) -> Joined:
        """Return how a new student comes in; raises ``RefusalError``.

        Without a choice of team it is the smallest one.
        """
        if self.locked:
            raise RefusalError(Refusal.LOCKED)
        if len(self._by_id) >= MOST:
            raise RefusalError(Refusal.FULL)
        student = self._latest + 1
        if self._rules.naming is Naming.GENERATED:
            chosen = generated_name(student, self._looks)
        else:
            chosen = self._free(name)
        return Joined(at, student, chosen, language, self._team(team))

    def decide_rename(self, at: int, student: int, name: str) -> Renamed:
        """Return that a student is called something else; raises ``RefusalError``."""
        return Renamed(at, student, self._free(name, self[student]))

    def decide_move(self, at: int, student: int, team: int) -> Moved:
        """Return that a student goes to another team; raises ``RefusalError``."""
        if not 0 <= team < len(self._sizes):
            raise RefusalError(Refusal.NO_TEAM)
        return Moved(at, self[student].id, team)

    def decide_time(self, at: int, student: int, percent: int) -> GivenTime:
        """Return that a student has ``percent`` of the limit, 0: none; raises ``RefusalError``."""
        if percent != WITHOUT_LIMIT and not ORDINARY <= percent <= 10 * ORDINARY:
            raise RefusalError(Refusal.NOT_THERE)
        return GivenTime(at, self[student].id, percent)

    def apply(self, event: Coming) -> None:
        """Take in what was decided."""
        match event:
            case Joined(_, student, name, language, team):
                self._by_id[student] = Student(student, name, language, team)
                self._looks[look_of(name)] = student
                self._latest = max(self._latest, student)
                self.away.add(student)
                self._count(team, 1)
            case Renamed(_, student, name):
                del self._looks[look_of(self[student].name)]
                self[student].name = name
                self._looks[look_of(name)] = student
            case Spoke(_, student, language):
                self[student].language = language
            case Moved(_, student, team):
                self._count(self[student].team, -1)
                self._count(team, 1)
                self[student].team = team
            case Removed(_, student):
                gone = self._by_id.pop(student)
                del self._looks[look_of(gone.name)]
                self.away.discard(student)
                self._count(gone.team, -1)
            case Locked(_, locked):
                self.locked = locked
            case GivenTime(_, student, percent):
                self[student].percent = percent

    def _free(self, name: str, own: Student | None = None) -> str:
        wanted = clean_name(name)
        look = look_of(wanted)
        if self._rules.naming is Naming.LIST and own is None:
            listed = self._listed.get(look)
            if listed is None:
                raise RefusalError(Refusal.NAME_NOT_LISTED)
            wanted = listed
        if self._looks.get(look, own and own.id) != (own and own.id):
            raise RefusalError(Refusal.NAME_TAKEN, free_name(wanted, self._looks))
        return wanted

    def _team(self, wanted: int | None) -> int | None:
        if not self._sizes:
            return None
        if wanted is not None and 0 <= wanted < len(self._sizes):
            return wanted
        return self._sizes.index(min(self._sizes))

    def _count(self, team: int | None, more: int) -> None:
        if team is not None:
            self._sizes[team] += more
