"""Gathering what is lost of a file while it is read, or of a pack while it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import Note

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONGEST = 120
"""How many characters of a text a note quotes."""
MOST = 12
"""How much is told of one question: of a thousand pictures in it nobody reads."""
_MOST_NAMED = 3
_LONGEST_NAMED = 38


class Notebook:
    """The notes of one file; ``line`` and ``item`` are those of the question in hand.

    The same is told once of a question, however often it occurs in it, and not more than
    ``MOST`` things of any.
    """

    def __init__(self, notes: Iterable[Note] = ()) -> None:
        self.line = 0
        self.item = ""
        self._notes = list(notes)
        self._once: set[object] = set()
        self._told: set[object] = set()

    @property
    def notes(self) -> tuple[Note, ...]:
        """What has been noted, in that order."""
        return tuple(self._notes)

    def begin(self, line: int, item: str = "") -> None:
        """Go on to the question that begins in ``line``."""
        self.line, self.item = line, item
        self._told.clear()

    def changed(self, loss: Loss, **args: str | int) -> None:
        """Note that something of the question comes over in another form."""
        self._note(loss, Fate.CHANGED, args)

    def left(self, loss: Loss, **args: str | int) -> None:
        """Note that something of the question, or all of it, stays behind."""
        self._note(loss, Fate.LEFT, args)

    def once(self, loss: Loss, fate: Fate, **args: str | int) -> None:
        """Note what is lost of many questions alike where it is met first, and never again."""
        told = (loss, fate, *sorted(args.items()))
        if told not in self._once:
            self._once.add(told)
            self._note(loss, fate, args)

    def _note(self, loss: Loss, fate: Fate, args: dict[str, str | int]) -> None:
        args = {name: _cut(value) for name, value in args.items()}
        told = (loss, fate, *sorted(args.items()))
        if told not in self._told and len(self._told) < MOST:
            self._told.add(told)
            self._notes.append(Note(loss, fate, self.line, self.item, args))


def options_named(options: Sequence[str]) -> dict[str, str | int]:
    """Return options by name as a note has them, and how many there are more than are named."""
    named = options if len(options) <= _MOST_NAMED else options[: _MOST_NAMED - 1]
    args: dict[str, str | int] = {"options": "; ".join(each[:_LONGEST_NAMED] for each in named)}
    return args if len(named) == len(options) else args | {"more": len(options) - len(named)}


def _cut(value: str | int) -> str | int:
    if isinstance(value, int) or len(value) <= LONGEST:
        return value
    return value[: LONGEST - 1] + "…"
