"""What a teacher's commands do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Number
from alpine_quiz.classroom.refusing import Refusal, RefusalError
from alpine_quiz.classroom.room import Room
from alpine_quiz.language.clean import cleaned

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from alpine_quiz.classroom.messages import Command
    from alpine_quiz.classroom.posed import Posed


def carry_out(room: Room, at: int, command: Command) -> None:
    """Do in ``room`` what a teacher wants; raises ``RefusalError`` where it cannot be."""
    plain = _PLAIN.get(command.do)
    order = _ORDERS.get(command.do)
    if plain is not None:
        plain(room, at)
    elif order is not None:
        order(room, at, command)
    else:
        raise RefusalError(Refusal.NOT_THERE, command.do)


def _accept(room: Room, at: int, command: Command) -> None:
    given = command.given
    meant = cleaned(given).strip() if isinstance(given, str) else tuple(given)
    room.accept(at, command.turn, meant)


def _swap(room: Room, at: int, command: Command) -> None:
    asked = [turn.question for turn in room.turns]
    room.set_plan(at, swapped(room.pool, room.plan, asked, command))


def swapped(
    pool: Sequence[Posed], plan: Sequence[int], asked: Sequence[int], command: Command
) -> list[int]:
    """Return the plan with another question in the place of one: the one meant, or the most alike.

    Raises ``RefusalError`` where there is none.
    """
    if not 0 <= command.number < len(plan):
        raise RefusalError(Refusal.NO_QUESTION)
    new = list(plan)
    out = plan[command.number]
    taken = {*plan, *asked}
    new[command.number] = _meant(pool, command.item) if command.item else _alike(pool, taken, out)
    return new


def _free(pool: Sequence[Posed], taken: set[int]) -> list[int]:
    facts = {fact for place in taken for fact in pool[place].item.subjects}
    return [
        place
        for place, posed in enumerate(pool)
        if place not in taken and facts.isdisjoint(posed.item.subjects)
    ]


def _meant(pool: Sequence[Posed], item: str) -> int:
    for place, posed in enumerate(pool):
        if posed.item.id == item:
            return place
    raise RefusalError(Refusal.NO_QUESTION)


def _alike(pool: Sequence[Posed], taken: set[int], out: int) -> int:
    """Return the free question that is most like the one that goes out."""
    gone = pool[out].item
    free = _free(pool, taken)
    if not free:
        raise RefusalError(Refusal.NO_QUESTION)

    def distance(place: int) -> tuple[bool, int, bool, int]:
        item = pool[place].item
        return (
            item.topic != gone.topic,
            abs(item.difficulty - gone.difficulty),
            item.type is not gone.type,
            # Those behind it first, so that swapping again and again goes through them all.
            (place - out) % len(pool),
        )

    return min(free, key=distance)


def _tie(room: Room, at: int, command: Command) -> None:
    """Break a tie by the number meant, or by any that was not asked; estimates first."""
    if command.item:
        room.break_tie(at, _meant(room.pool, command.item))
        return
    asked = {turn.question for turn in room.turns}
    numbers = [
        (not posed.item.estimate, place)
        for place, posed in enumerate(room.pool)
        if isinstance(posed.item, Number) and place not in asked
    ]
    if not numbers:
        raise RefusalError(Refusal.NO_QUESTION)
    room.break_tie(at, min(numbers)[1])


_PLAIN: dict[str, Callable[[Room, int], None]] = {
    "open": Room.open,
    "pause": Room.pause,
    "resume": Room.resume,
    "close": Room.close,
    "vote-again": Room.vote_again,
    "skip": Room.skip,
    "ranks": Room.show_ranks,
    "crown": Room.crown,
    "end": Room.end,
}
_ORDERS: dict[str, Callable[[Room, int, Command], None]] = {
    "ask": lambda room, at, command: room.ask(at, trial=command.flag is True),
    "add-time": lambda room, at, command: room.add_time(at, command.number),
    "reveal": lambda room, at, command: room.reveal(at, waited=command.flag is True),
    "strike": lambda room, at, command: room.strike(
        at, command.turn, struck=command.flag is not False
    ),
    "accept": _accept,
    "hands": lambda room, at, command: room.use_hands(at, command.flag is not False),
    "count-hands": lambda room, at, command: room.count_hands(
        at, command.counts or (), command.team
    ),
    "plan": lambda room, at, command: room.set_plan(at, command.questions or ()),
    "swap": _swap,
    "tie": _tie,
    "lock": lambda room, at, command: room.lock(at, command.flag is not False),
    "kick": lambda room, at, command: room.remove(at, command.student),
    "rename": lambda room, at, command: room.rename(at, command.student, command.name),
    "move": lambda room, at, command: room.move(
        at, command.student, -1 if command.team is None else command.team
    ),
    "time": lambda room, at, command: room.give_time(at, command.student, command.number),
}
