"""What the newer version of a pack changes, before it is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.getting import losing_text
from alpine_quiz.plain.giving import change_lines
from alpine_quiz.terminal.screens.base import PAUSE, PageScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from alpine_quiz.exchange.getting import Newer
    from alpine_quiz.library.comparing import Changes
    from alpine_quiz.records.sitting import Sitting


class UpdateScreen(PageScreen):
    """The changes question by question; ``take`` is called where they are agreed to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", later("take the newer version"), id="update.take"),
        Binding("escape,q", "back", later("back, and change nothing"), id="update.back"),
    ]
    DEFAULT_CSS = """
    UpdateScreen VerticalScroll { scrollbar-size-vertical: 1; }
    UpdateScreen Static { height: auto; }
    UpdateScreen #losing { color: $warning; margin: 0 0 1 0; }
    """

    def __init__(
        self, sitting: Sitting, found: Newer, changes: Changes, take: Callable[[], object]
    ) -> None:
        super().__init__()
        self._found = found
        self._changes = changes
        self._take = take
        self._clock = sitting.clock
        self._shown_at = self._clock()

    def content(self) -> ComposeResult:
        """What changes, and what that would undo."""
        yield Heading(tr("Update"))
        with Vertical(classes="stage"), VerticalScroll(classes="column"):
            if losing := losing_text(self._found):
                yield Static(Content(losing), id="losing", markup=False)
            lines = change_lines(self._found.id, self._changes)
            yield Static(Content("\n".join(lines)), id="changes", markup=False)

    def keys(self) -> tuple[Key, ...]:
        """Take it, or not."""
        return (
            Key("update.take", tr("take it")),
            Key("update.back", tr("back")),
            Key("", tr("scroll"), "↑↓"),
            Key("app.help", tr("help")),
        )

    def begin(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def action_take(self) -> None:
        """Agree, once it can have been seen."""
        if not self.too_small and self._clock() - self._shown_at >= PAUSE:
            self.dismiss()
            self._take()

    def action_back(self) -> None:
        """Change nothing."""
        self.dismiss()
