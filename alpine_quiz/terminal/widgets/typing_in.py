"""Typing a name or a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from alpine_quiz.bank.model import Number
from alpine_quiz.game.answers import Typed
from alpine_quiz.game.verdict import Outcome
from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.language.numbers import is_year
from alpine_quiz.terminal.widgets.answering import Changed, Submitted, Unready, hand_in

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from alpine_quiz.game.asked import Asked
    from alpine_quiz.game.round import Played

MAX_TYPED = 200


class TypeIn(Horizontal):
    """One line to type in, with the unit of a number beside it."""

    DEFAULT_CSS = """
    TypeIn { height: auto; }
    TypeIn Input {
        width: 1fr; max-width: 48; height: 1; border: none; padding: 0 1;
        background: $panel; color: $foreground;
    }
    TypeIn Input:focus { border: none; background-tint: $primary 12%; }
    TypeIn .label { width: 2; color: $primary; }
    TypeIn .unit { width: auto; padding: 0 1; color: $quiet; }
    TypeIn .-right { color: $success; text-style: bold; }
    TypeIn .-partly { color: $warning; text-style: bold; }
    TypeIn .-wrong { color: $error; text-style: bold; }
    """

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self._asked = asked
        self._played: Played | None = None

    def compose(self) -> ComposeResult:
        """A label, the line, and the unit or the verdict's mark."""
        item = self._asked.item
        unit = item.unit if isinstance(item, Number) else ""
        yield Static("▸", classes="label", markup=False)
        yield Input(placeholder=self._placeholder(), max_length=MAX_TYPED, id="typed")
        yield Static(Content(unit), classes="unit")

    def _placeholder(self) -> str:
        match self._asked.item:
            case Number(estimate=True):
                return tr("your best guess: near counts")
            case Number(unit=unit) if is_year(unit):
                return tr("a year")
            case Number():
                return tr("a number")
            case _:
                return tr("type your answer")

    def focus(self, scroll_visible: bool = True) -> TypeIn:
        """Focus the line itself."""
        self.query_one(Input).focus(scroll_visible)
        return self

    @property
    def blank(self) -> bool:
        """Whether nothing is typed."""
        return self._played is None and not (self.is_mounted and self.query_one(Input).value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Typing changes the answer."""
        event.stop()
        hand_in(self, Changed())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter answers."""
        event.stop()
        self.submit()

    def submit(self) -> None:
        """Answer with what is typed."""
        if self._played is not None:
            return
        text = self.query_one(Input).value
        if text.strip():
            hand_in(self, Submitted(Typed(text)))
        else:
            hand_in(self, Unready(later("Type an answer first.")))

    def retell(self) -> None:
        """Say what is to be typed, or what it was, in the language spoken now."""
        self.query_one(Input).placeholder = self._placeholder()
        if self._played is not None:
            self.settle(self._played)

    def settle(self, played: Played) -> None:
        """Leave the answer as typed, with a mark beside it."""
        self._played = played
        typed = self.query_one(Input)
        typed.disabled = True
        mark = self.query_one(".unit", Static)
        if played.closed:
            mark.update(Content(""))
            return
        if played.credit == 1:
            word, look = tr("✓ right"), "-right"
        elif played.verdict.outcome is Outcome.PARTLY:
            word, look = tr("½ near"), "-partly"
        else:
            word, look = tr("✗ not it"), "-wrong"
        mark.update(Content(word))
        mark.add_class(look)
