"""One line to be typed: a name or a path."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from textual.app import ComposeResult


class TypingScreen(QuizScreen):
    """Asks for a line; what ``accept`` returns is what is wrong with it, or nothing.

    What takes its time is awaited, and meanwhile ``waiting`` is shown. ``asking`` are sentences,
    made anew where another language is spoken.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "accept", later("take what was typed"), id="typing.accept"),
        Binding("escape", "back", later("back, and change nothing"), id="typing.back"),
    ]
    DEFAULT_CSS = """
    TypingScreen Input {
        height: 1; border: none; padding: 0 1; margin: 1 0; background: $panel;
    }
    TypingScreen Input:focus { border: none; background: $mark-ground; }
    TypingScreen.-cramped Input { margin: 0; }
    TypingScreen #fault { color: $warning; height: auto; }
    TypingScreen VerticalScroll { scrollbar-size-vertical: 1; }
    """

    def __init__(
        self,
        title: Callable[[], str],
        asking: Callable[[], list[str]],
        accept: Callable[[str], str | Coroutine[None, None, str]],
        value: str = "",
        waiting: Callable[[], str] = str,
    ) -> None:
        super().__init__()
        self._title = title
        self._asking = asking
        self._accept = accept
        self._value = value
        self._waiting = waiting
        self._awaits = False
        self._done = False

    def content(self) -> ComposeResult:
        """What is asked, the line, and room for what is wrong with it."""
        yield Heading(self._title())
        with Vertical(classes="stage"), VerticalScroll(classes="column", can_focus=False):
            yield Static(Content("\n".join(self._asking())), id="asking", markup=False)
            yield Input(self._value, max_length=1_000)
            yield Static(id="fault", markup=False)

    def keys(self) -> tuple[Key, ...]:
        """Take it, or leave it."""
        return (Key("typing.accept", tr("go on")), Key("typing.back", tr("back")))

    async def retell(self) -> None:
        """Ask in the language spoken now; what is typed stays."""
        await super().retell()
        self.query_one(Heading).tell(self._title(), "")
        self.query_one("#asking", Static).update(Content("\n".join(self._asking())))
        self.query_one("#fault", Static).update(Content(""))

    def on_mount(self) -> None:
        """Let it be typed."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the line takes it."""
        event.stop()
        self.action_accept()

    def action_accept(self) -> None:
        """Take what was typed, or say why not."""
        if self.too_small or self._awaits or self._done:
            return
        found = self._accept(self.query_one(Input).value)
        if isinstance(found, str):
            self._settle(found)
        else:
            self._say(self._waiting())
            self._awaits = True
            self._wait(found)

    @work
    async def _wait(self, coming: Coroutine[None, None, str]) -> None:
        fault = await coming
        self._awaits = False
        self._settle(fault)

    def _settle(self, fault: str) -> None:
        self._done = not fault
        if fault:
            self._say(fault)
        else:
            self.dismiss()

    def on_screen_resume(self) -> None:
        """Go where all was done meanwhile."""
        if self._done:
            self.dismiss()

    def _say(self, sentence: str) -> None:
        self.query_one("#fault", Static).update(Content(sentence))

    def action_back(self) -> None:
        """Change nothing; what is under way is not left half told."""
        if not self._awaits:
            self.dismiss()
