"""Rows that each hold one of several values, to be set before something begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType

from alpine_quiz.language.catalogue import later
from alpine_quiz.terminal.widgets.gesture import Gesture
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.content import Content
    from textual.screen import Screen


T = TypeVar("T")
_CLOSING = " ›"


@dataclass(slots=True)
class Dial(Generic[T]):
    """A name, and the values there are, one of them ``chosen`` by its place.

    ``said`` returns a value in words, in the language spoken now; ``name`` so its name. Where it
    does not fit, it is not shown.
    """

    name: Callable[[], str]
    values: Sequence[T]
    said: Callable[[T], str]
    chosen: int = 0
    fits: Callable[[], bool] = lambda: True

    @property
    def value(self) -> T:
        """The value that is chosen."""
        return self.values[self.chosen]

    @property
    def shown(self) -> str:
        """The value between its arrows."""
        return f"‹ {self.said(self.value)}{_CLOSING}"

    def turn(self, step: int) -> None:
        """Choose another value, round the ends."""
        self.chosen = (self.chosen + step) % len(self.values)


class LinkedRows(Rows):
    """Rows from whose ends the arrows lead on to what has the focus above and below.

    Where they come from decides at which end they arrive.
    """

    def action_move(self, step: int) -> None:
        """Move the pointer; past an end, go on to what is above or below."""
        if 0 <= self.cursor + step < len(self.rows):
            super().action_move(step)
        else:
            lead_on(self.screen, step)


def lead_on(screen: Screen[Any], step: int) -> None:
    """Focus what is below (``step`` 1) or above (-1), at the end that is nearer."""
    reached = screen.focus_next() if step > 0 else screen.focus_previous()
    if isinstance(reached, LinkedRows):
        reached.cursor = 0 if step > 0 else len(reached.rows) - 1


class Dials(LinkedRows):
    """Dials below each other, and below them the row that begins.

    ←/→ turn the one pointed at; Enter, Space or a click turn it on, or begin.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", later("choose another value"), id="dials.back"),
        Binding("right", "turn(1)", later("choose another value"), id="dials.on"),
        Binding(
            "enter,space",
            "press",
            later("the next value; on the last row, begin"),
            id="dials.press",
        ),
    ]

    class Begun(Gesture):
        """The last row was chosen."""

    def __init__(self, dials: Sequence[Dial[Any]], begin: Callable[[], str], *, id: str) -> None:  # noqa: A002
        self._dials = tuple(dials)
        self._begin = begin
        super().__init__(self._told(), names=True, id=id)
        self.set_reactive(Rows.cursor, len(self._fitting))

    @property
    def _fitting(self) -> list[Dial[Any]]:
        return [dial for dial in self._dials if dial.fits()]

    def _told(self) -> list[Row]:
        names = [dial.name() for dial in self._fitting]
        widest = max(map(len, names), default=0)
        rows = [
            Row(dial.shown, lead=name.ljust(widest))
            for name, dial in zip(names, self._fitting, strict=True)
        ]
        return [*rows, Row("", lead=self._begin(), look="chosen")]

    def _wrapped(self, text: Content, space: int) -> list[Content]:
        """Let no line begin with the arrow that closes a value."""
        if not text.plain.endswith(_CLOSING):
            return super()._wrapped(text, space)
        *lines, last = super()._wrapped(text[: -len(_CLOSING)], space - len(_CLOSING))
        return [*lines, last.rstrip() + _CLOSING]

    def tell(self) -> None:
        """Say the names and the values anew."""
        self.rows = self._told()

    def action_turn(self, step: int) -> None:
        """Turn the dial pointed at."""
        if 0 <= self.cursor < len(self._fitting):
            self._fitting[self.cursor].turn(step)
            self.tell()

    def action_press(self) -> None:
        """Turn the dial pointed at, or begin."""
        if self.cursor == len(self._fitting):
            self.post_message(self.Begun())
        else:
            self.action_turn(1)

    def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """A click is Enter on what it points at."""
        event.stop()
        self.cursor = event.index
        self.action_press()
