"""Finding the partner of each left side."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical

from alpine_quiz.bank.model import Match
from alpine_quiz.game.answers import Matched
from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.wording import LETTERS, letter
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
    from textual.app import ComposeResult

    from alpine_quiz.game.asked import Asked
    from alpine_quiz.game.round import Played

_OPEN = "…"


class PairUp(Vertical):
    """Left sides to go through, and below them the right sides, by letter.

    A letter, or a click on a right side, gives it to the left side pointed at and goes on to
    the next one without a partner; Backspace takes it back.
    """

    DEFAULT_CSS = """
    PairUp { height: auto; }
    PairUp #rights { margin: 1 0 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "backspace,delete", "clear", later("in pairs: take a partner back"), id="pairs.clear"
        ),
    ]

    def __init__(self, asked: Asked, *, digits: bool = True) -> None:
        super().__init__()
        self._asked = asked
        self._digits = digits
        self._partners: dict[int, int] = {}
        self._played: Played | None = None

    def compose(self) -> ComposeResult:
        """Lefts above, rights below."""
        lefts = Rows(self._left_rows(), note_width=_note_width(), id="lefts")
        lefts.set_reactive(Rows.cursor, 0)
        yield lefts
        rights = Rows(self._right_rows(), id="rights")
        rights.can_focus = False
        yield rights

    def focus(self, scroll_visible: bool = True) -> PairUp:
        """Focus the left sides."""
        self._lefts.focus(scroll_visible)
        return self

    @property
    def _lefts(self) -> Rows:
        return self.query_one("#lefts", Rows)

    @property
    def _rights(self) -> Rows:
        return self.query_one("#rights", Rows)

    def _left_rows(self) -> list[Row]:
        return [
            Row(f"{left} – {self._partner(index)}", lead=f"{index + 1}")
            for index, left in enumerate(self._asked.lefts)
        ]

    def _partner(self, left: int) -> str:
        right = self._partners.get(left)
        return _OPEN if right is None else self._asked.options[right]

    def _right_rows(self) -> list[Row]:
        taken = set(self._partners.values())
        return [
            Row(right, lead=LETTERS[index], look="faint" if index in taken else "")
            for index, right in enumerate(self._asked.options)
        ]

    def on_key(self, event: events.Key) -> None:
        """A letter gives that right side to the left side pointed at; a digit points."""
        character = event.character or ""
        place = option_index(character, len(self._asked.options), digits=self._digits)
        if place < 0 or self._played is not None:
            return
        event.stop()
        event.prevent_default()
        if character.isalpha() and character.isascii():
            self._give(place)
        else:
            self._lefts.cursor = place

    def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """A click on a left side points at it; on a right side, gives it."""
        event.stop()
        if self._played is not None:
            return
        if event.rows is self._lefts:
            self._lefts.cursor = event.index
        else:
            self._give(event.index)
        self._lefts.focus()

    def _give(self, right: int) -> None:
        left = self._lefts.cursor
        self._partners = {a: b for a, b in self._partners.items() if b != right}
        self._partners[left] = right
        count = len(self._asked.lefts)
        after = [(left + step) % count for step in range(1, count)]
        free = [place for place in after if place not in self._partners]
        if free:
            self._lefts.cursor = free[0]
        self._show()

    def on_resize(self) -> None:
        """Keep the line pointed at in view, which what it was given has made longer."""
        if self._partners and self._played is None:
            self._lefts.show_cursor()

    def action_clear(self) -> None:
        """Take the partner of the left side pointed at back."""
        if self._played is None:
            self._partners.pop(self._lefts.cursor, None)
            self._show()

    def _show(self) -> None:
        hand_in(self, Changed())
        self._lefts.rows = self._left_rows()
        self._rights.rows = self._right_rows()

    def submit(self) -> None:
        """Answer with the pairs as they stand."""
        if self._played is not None:
            return
        if len(self._partners) < len(self._asked.lefts):
            hand_in(self, Unready(later("Find a partner for every line first.")))
            return
        pairs = tuple(
            (left, self._asked.options[self._partners[index]])
            for index, left in enumerate(self._asked.lefts)
        )
        hand_in(self, Submitted(Matched(pairs)))

    def retell(self) -> None:
        """Say what is noted beside the pairs in the language spoken now."""
        self._lefts.note_width = _note_width()
        if self._played is not None:
            self.settle(self._played)

    def settle(self, played: Played) -> None:
        """Mark each pair."""
        self._played = played
        self._lefts.cursor = -1
        self._lefts.rows = [
            self._marked(index, row, played) for index, row in enumerate(self._left_rows())
        ]
        self._rights.rows = [
            Row(option, LETTERS[index], look="faint")
            for index, option in enumerate(self._asked.options)
        ]

    def _marked(self, index: int, row: Row, played: Played) -> Row:
        item = self._asked.item
        right = dict(item.pairs)[self._asked.lefts[index]] if isinstance(item, Match) else ""
        if right == self._partner(index) and not played.closed:
            return Row(row.text, row.lead, tr("✓ right"), "right")
        note = tr("✗ it is {letter}", letter=letter(self._asked, right))
        return Row(row.text, row.lead, note, "wrong")


def _note_width() -> int:
    return note_width((tr("✓ right"), tr("✗ it is {letter}", letter=LETTERS[0])))
