"""Putting items in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from alpine_quiz.bank.model import Order
from alpine_quiz.game.answers import Ordered
from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.terminal.widgets.answering import (
    Changed,
    Submitted,
    Unready,
    hand_in,
    note_width,
    option_index,
)
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from textual import events

    from alpine_quiz.game.asked import Asked
    from alpine_quiz.game.round import Played

_HELD = later("↕ moving")
_BELONGS = (
    later("✗ 1st"),
    later("✗ 2nd"),
    later("✗ 3rd"),
    later("✗ 4th"),
    later("✗ 5th"),
    later("✗ 6th"),
)
"""What is noted beside an item that stands in another's place: where its own is."""

_LONGEST_VALUE = 6
"""Of an item's value to be shown beside where it belongs, in cells."""


class Arrange(Rows):
    """Items to be moved up and down.

    A letter, Space or a click takes an item up; the arrows, a drag or a second click move it;
    Space puts it down. Enter answers once something has been moved.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space", "take", later("in an order: take a line up, or put it down"), id="arrange.take"
        ),
        Binding(
            "shift+up,ctrl+up", "carry(-1)", later("in an order: move a line up"), id="arrange.up"
        ),
        Binding(
            "shift+down,ctrl+down",
            "carry(1)",
            later("in an order: move a line down"),
            id="arrange.down",
        ),
    ]

    def __init__(self, asked: Asked, *, digits: bool = True) -> None:
        self._asked = asked
        self._digits = digits
        self._order = list(range(len(asked.options)))
        self._held = False
        self._moved = False
        self._dragging = False
        self._dragged = False
        self._played: Played | None = None
        super().__init__(self._items(), note_width=_note_width())
        self.set_reactive(Rows.cursor, 0)

    def _items(self) -> list[Row]:
        return [
            Row(
                self._asked.options[index],
                lead=f"{place + 1}.",
                note=tr(_HELD) if self._held and place == self.cursor else "",
                look="chosen" if self._held and place == self.cursor else "",
            )
            for place, index in enumerate(self._order)
        ]

    def _show(self) -> None:
        hand_in(self, Changed())
        self.rows = self._items()

    def on_key(self, event: events.Key) -> None:
        """A letter or a number takes up the item at that place."""
        place = option_index(event.character, len(self._order), digits=self._digits)
        if place >= 0 and self._played is None:
            event.stop()
            event.prevent_default()
            self.cursor = place
            self._held = True
            self._show()

    def action_take(self) -> None:
        """Take up the item pointed at, or put it down, where it can be seen."""
        if self._played is None:
            self._held = not self._held
            self._show()
            self.show_cursor()

    def action_move(self, step: int) -> None:
        """Move the pointer, or the item in hand."""
        if self._held:
            self.action_carry(step)
        else:
            super().action_move(step)

    def action_carry(self, step: int) -> None:
        """Move the item pointed at by ``step`` places, as far as there are any."""
        if self._played is None:
            self._carry_to(self.cursor + step)

    def _carry_to(self, place: int) -> None:
        place = max(0, min(place, len(self._order) - 1))
        if place != self.cursor:
            self._order.insert(place, self._order.pop(self.cursor))
            self.cursor = place
            self._moved = True
        self._show()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take an item up, or bring the one in hand here."""
        place = self.row_at(event.y)
        if place < 0 or self._played is not None:
            return
        if self._held:
            self._carry_to(place)
            self._held = False
        else:
            self.cursor = place
            self._held = True
            self._dragging = True
            self._dragged = False
            self.capture_mouse()
        self._show()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the item along."""
        place = self.row_at(max(0, min(event.y, self.size.height - 1)))
        if self._dragging and place >= 0 and place != self.cursor:
            self._dragged = True
            self._carry_to(place)
        super().on_mouse_move(event)

    def on_mouse_up(self) -> None:
        """Put down what was dragged; what was only clicked stays in hand."""
        if self._dragging:
            self._let_go()
            if self._dragged:
                self._held = False
                self._show()

    def on_unmount(self) -> None:
        """Leave the mouse to others."""
        self._let_go()

    def _let_go(self) -> None:
        if self._dragging:
            self.release_mouse()
        self._dragging = False

    def submit(self) -> None:
        """Answer with the order as it stands."""
        if self._played is not None:
            return
        if not self._moved:
            hand_in(self, Unready(later("Move at least one line first: this is not the order.")))
            return
        options = self._asked.options
        hand_in(self, Submitted(Ordered(tuple(options[index] for index in self._order))))

    def retell(self) -> None:
        """Say what is noted beside the items in the language spoken now."""
        self.note_width = _note_width()
        if self._played is None:
            self.rows = self._items()
        else:
            self.settle(self._played)

    def settle(self, played: Played) -> None:
        """Say of each item where it belongs, and its value."""
        self._played = played
        self._held = False
        self._let_go()
        self.cursor = -1
        self.rows = [
            self._marked(place, self._asked.options[index], played)
            for place, index in enumerate(self._order)
        ]

    def _marked(self, place: int, name: str, played: Played) -> Row:
        item = self._asked.item
        if not isinstance(item, Order):
            return Row(name)
        belongs = item.items.index(name)
        # Nothing was answered where it was given up: no line is right by where it happened to be.
        right = belongs == place and not played.closed
        note = tr("✓ right") if right else tr(_BELONGS[belongs])
        value = item.values[belongs] if item.values else ""
        if value and Content(value).cell_length <= _LONGEST_VALUE:
            note = f"{note} · {value}"
        return Row(name, f"{place + 1}.", note, "right" if right else "wrong")


def _note_width() -> int:
    notes = (tr("✓ right"), *map(tr, _BELONGS))
    widest = max(map(len, notes)) + len(" · ") + _LONGEST_VALUE
    return note_width((tr(_HELD), " " * (widest - 2)))
