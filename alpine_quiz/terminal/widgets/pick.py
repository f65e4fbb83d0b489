"""Picking one option, or all that are right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from alpine_quiz.bank.model import Multiple
from alpine_quiz.game.answers import Picked
from alpine_quiz.game.notation import key_of
from alpine_quiz.language.catalogue import later
from alpine_quiz.plain.wording import LETTERS, option_text
from alpine_quiz.terminal.widgets.answering import (
    Changed,
    Submitted,
    Unready,
    hand_in,
    note_width,
    option_index,
    removed_note,
    right_and_yours,
    right_note,
    wrong_and_yours,
)
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from alpine_quiz.game.asked import Asked
    from alpine_quiz.game.round import Played

_TICKED = "■ "
_UNTICKED = "□ "


class PickOptions(Rows):
    """Options with letters: a key or a click points at one, the same again answers.

    Where several are right, a key or a click ticks, and Enter answers.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", later("tick or untick, where several are right"), id="pick.tick"),
    ]

    def __init__(self, asked: Asked, *, digits: bool = True) -> None:
        self._asked = asked
        self._digits = digits
        self._removed: frozenset[int] = frozenset()
        self._several = isinstance(asked.item, Multiple)
        self._ticked: set[int] = set()
        self._played: Played | None = None
        right = key_of(asked.item)
        self._keys = right.options if isinstance(right, Picked) else ()
        super().__init__(self._options(), note_width=_note_width(), signs=True)

    def _options(self) -> list[Row]:
        rows = []
        for index, option in enumerate(self._asked.options):
            box = (_TICKED if index in self._ticked else _UNTICKED) if self._several else ""
            look = "chosen" if index in self._ticked else ""
            text, lead = option_text(option, self._asked.item), f"{box}{LETTERS[index]}"
            if index in self._removed:
                rows.append(Row(text, lead, removed_note(), "removed"))
            else:
                rows.append(Row(text, lead, look=look))
        return rows

    def on_key(self, event: events.Key) -> None:
        """Point at, tick or answer with the option the key stands for."""
        index = option_index(event.character, len(self.rows), digits=self._digits)
        if index >= 0 and self._played is None:
            event.stop()
            event.prevent_default()
            self._press(index)

    def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """A click is a press of the option's letter."""
        event.stop()
        if self._played is None:
            self._press(event.index)

    def _press(self, index: int) -> None:
        if index in self._removed:
            return
        if self._several:
            self.cursor = index
            self._tick(index)
        elif self.cursor == index:
            self.submit()
        else:
            self.cursor = index
            hand_in(self, Changed())

    def take_away(self, options: Sequence[str]) -> None:
        """Strike these options out: they keep their places, and cannot be chosen any more."""
        self._removed = self._places_of(options)
        if self.cursor in self._removed:
            self.cursor = -1
        self.rows = self._options()

    def _places_of(self, options: Sequence[str]) -> frozenset[int]:
        return frozenset(self._asked.options.index(option) for option in options)

    def action_move(self, step: int) -> None:
        """Move the pointer past what was taken away."""
        for _ in self.rows:
            super().action_move(step)
            if self.cursor not in self._removed:
                return

    def action_move_to(self, index: int) -> None:
        """Move the pointer to the first option that is left, or the last."""
        super().action_move_to(index)
        if self.cursor in self._removed:
            self.action_move(-1 if index < 0 else 1)

    def action_tick(self) -> None:
        """Tick or untick the option pointed at; with one right answer, do nothing."""
        if self._several and self.cursor >= 0 and self._played is None:
            self._tick(self.cursor)

    def _tick(self, index: int) -> None:
        self._ticked ^= {index}
        hand_in(self, Changed())
        self.rows = self._options()

    def submit(self) -> None:
        """Answer with what is pointed at or ticked."""
        if self._played is not None:
            return
        chosen = sorted(self._ticked) if self._several else [self.cursor]
        if not chosen or chosen[0] < 0:
            hand_in(self, Unready(later("Choose an option first.")))
            return
        hand_in(self, Submitted(Picked(tuple(self._asked.options[i] for i in chosen))))

    def retell(self) -> None:
        """Say all but what is chosen in the language spoken now."""
        self.note_width = _note_width()
        if self._played is None:
            self.rows = self._options()
        else:
            self.settle(self._played)

    def settle(self, played: Played) -> None:
        """Say beside each option what it was."""
        self._played = played
        self._removed = self._places_of(played.removed)
        chosen = played.answer.options if isinstance(played.answer, Picked) else ()
        self.mark(
            [
                self._marked(row, option, option in chosen)
                for row, option in zip(self._options(), self._asked.options, strict=True)
            ]
        )

    def _marked(self, row: Row, option: str, chosen: bool) -> Row:
        if option in self._keys:
            note = right_and_yours() if chosen else right_note()
            return Row(row.text, row.lead, note, "right")
        if chosen:
            return Row(row.text, row.lead, wrong_and_yours(), "wrong")
        return row if row.look == "removed" else Row(row.text, row.lead)


def _note_width() -> int:
    return note_width((right_note(), right_and_yours(), wrong_and_yours(), removed_note()))
