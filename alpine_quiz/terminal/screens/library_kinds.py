"""The packs, topics, languages, types or difficulties there are among what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.language.figures import whole
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.events import Key as Pressed

_GAP = 2
_LEAF = 10


class KindRow(NamedTuple):
    """One kind: what is kept of it, what it is called, and how many questions ``are`` of it."""

    value: str
    name: str
    are: int


class KindsScreen(QuizScreen):
    """One kind is chosen, or all of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", later("only these"), id="kinds.choose"),
        # What scrolls around the list would take them first.
        Binding("pageup", "leaf(-1)", later("ten back or on"), id="kinds.page_up", priority=True),
        Binding(
            "pagedown", "leaf(1)", later("ten back or on"), id="kinds.page_down", priority=True
        ),
        Binding("escape", "back", later("back, and change nothing"), id="kinds.back"),
    ]
    DEFAULT_CSS = "KindsScreen VerticalScroll { scrollbar-size-vertical: 1; }"

    def __init__(
        self,
        title: Callable[[], str],
        kinds: Callable[[], Sequence[KindRow]],
        chosen: str,
        take: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._title = title
        self._kinds = kinds
        self._chosen = chosen
        self._take = take
        self._values: list[str] = []

    def content(self) -> ComposeResult:
        """The list."""
        yield Heading(self._title())
        with Vertical(classes="stage"), VerticalScroll(classes="column", can_focus=False):
            yield Rows(id="kinds", single=True)

    def keys(self) -> tuple[Key, ...]:
        """Choose, or go back."""
        return (
            Key("rows.up rows.down kinds.choose", tr("choose")),
            Key("kinds.back", tr("back")),
            Key("app.help", tr("help")),
        )

    async def retell(self) -> None:
        """Name the kinds anew; the same is pointed at."""
        await super().retell()
        self.query_one(Heading).tell(self._title(), "")
        self._fill()

    def on_mount(self) -> None:
        """Point at what is chosen now."""
        rows = self.query_one("#kinds", Rows)
        self._fill()
        rows.cursor = self._values.index(self._chosen) if self._chosen in self._values else 0
        rows.focus()

    def _fill(self) -> None:
        kinds = self._kinds()
        listed = [KindRow("", tr("all of them"), sum(each.are for each in kinds)), *kinds]
        self._values = [each.value for each in listed]
        rows = self.query_one("#kinds", Rows)
        notes = [whole(each.are) for each in listed]
        rows.note_width = max(map(len, notes)) + _GAP
        rows.rows = [Row(each.name, note=note) for each, note in zip(listed, notes, strict=True)]

    def on_key(self, event: Pressed) -> None:
        """A letter or a digit points at the next that begins with it."""
        rows = self.query_one("#kinds", Rows)
        typed = (event.character or "").casefold()
        if not typed.isalnum():
            return
        after = [*range(rows.cursor + 1, len(rows.rows)), *range(rows.cursor + 1)]
        begins = (at for at in after if rows.rows[at].text.casefold().startswith(typed))
        rows.cursor = next(begins, rows.cursor)

    def action_leaf(self, step: int) -> None:
        """Point ten before or after, as far as there are some."""
        rows = self.query_one("#kinds", Rows)
        rows.cursor = min(max(0, rows.cursor + _LEAF * step), len(rows.rows) - 1)

    def on_rows_clicked(self, event: Rows.Clicked) -> None:
        """A click chooses."""
        event.stop()
        event.rows.cursor = event.index
        self.action_choose()

    def action_choose(self) -> None:
        """Go back with what is pointed at."""
        cursor = self.query_one("#kinds", Rows).cursor
        if 0 <= cursor < len(self._values) and not self.too_small:
            self._take(self._values[cursor])
            self.dismiss()

    def action_back(self) -> None:
        """Change nothing."""
        self.dismiss()
