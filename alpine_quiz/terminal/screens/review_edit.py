"""A form for wording a candidate otherwise."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.language.clean import cleaned
from alpine_quiz.plain.reviewing import FIELDS, HINTS, NEW_ALONE, amiss_lines, is_new, preview_lines
from alpine_quiz.plain.sources import quoted
from alpine_quiz.proposals.becoming import Wording
from alpine_quiz.terminal.keys import key_of
from alpine_quiz.terminal.screens.base import QuizScreen
from alpine_quiz.terminal.screens.review import coloured_preview
from alpine_quiz.terminal.widgets.explanation import MARKED
from alpine_quiz.terminal.widgets.form import Form
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.app import ComposeResult
    from textual.events import DescendantFocus

    from alpine_quiz.library.reviewing import Desk

_LEAST_NAME = 12
_NAMES = tuple(each.name for each in fields(Wording))


class ReviewEditScreen(QuizScreen):
    """A line a field, and below them the question that would come of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,ctrl+s", "keep", later("keep it, worded like this"), id="edit.keep"),
        Binding("up", "app.focus_previous", later("go through the fields"), id="edit.up"),
        Binding("down", "app.focus_next", later("go through the fields"), id="edit.down"),
        Binding("escape", "back", later("back, unchanged"), id="edit.back"),
    ]

    def __init__(self, desk: Desk, keep: Callable[[Wording], Awaitable[None]]) -> None:
        super().__init__()
        self._desk = desk
        self._keep = keep
        self._first = desk.wording()
        self._leaving = False

    def content(self) -> ComposeResult:
        """The fields, a hint for the one being typed in, and the preview."""
        yield Heading(tr("Edit"))
        with Vertical(classes="stage"), Form(classes="column"):
            for name in _NAMES:
                with Horizontal(classes="field", id=f"row-{name}"):
                    yield Static(Content(tr(FIELDS[name])), classes="name", markup=False)
                    yield Input(getattr(self._first, name), id=name, select_on_focus=False)
            yield Static(id="hint", markup=False)
            yield Static(id="preview", markup=False)
            yield Static(self._quote(), id="quote", markup=False)

    def keys(self) -> tuple[Key, ...]:
        """Keep it, go through the fields, or leave it."""
        return (
            Key("edit.keep", tr("keep it")),
            Key("edit.up edit.down", tr("fields")),
            Key("edit.back", tr("back, unchanged")),
            Key("app.help", tr("help")),
        )

    async def retell(self) -> None:
        """Name the fields anew; what is typed in them stays."""
        await super().retell()
        self.query_one(Heading).tell(tr("Edit"), "")
        for name in _NAMES:
            self.query_one(f"#row-{name} .name", Static).update(Content(tr(FIELDS[name])))
        self._widen()
        self._say_hint(self.focused.id if self.focused else None)
        self._look()

    def _widen(self) -> None:
        """Give the names of the fields the room that they take."""
        width = max(_LEAST_NAME, *(Content(tr(each)).cell_length + 1 for each in FIELDS.values()))
        for name in self.query(".name"):
            name.styles.width = width

    def on_mount(self) -> None:
        """Begin with the statement."""
        self._widen()
        self.query_one("#statement", Input).focus()
        self._look()

    def _quote(self) -> Content:
        current = self._desk.review.current
        if current is None or not current.evidence:
            return Content("")
        shown = quoted(current.evidence[0], self._desk)
        return Content.assemble(
            f"“{cleaned(shown.before)}",
            (cleaned(shown.mark), MARKED),
            f"{cleaned(shown.after)}”\n",
            (cleaned(shown.source), "$quiet"),
        )

    @property
    def _wording(self) -> Wording:
        return Wording(**{name: self.query_one(f"#{name}", Input).value for name in _NAMES})

    def on_input_changed(self) -> None:
        """Show what would come of it."""
        self._leaving = False
        self._look()

    def on_input_submitted(self) -> None:
        """Go to the next field."""
        self.focus_next()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Say what goes into the field."""
        self._say_hint(event.widget.id)

    def _say_hint(self, field: str | None) -> None:
        hint = tr(HINTS[field]) if field in HINTS else ""
        self.query_one("#hint", Static).update(Content(hint))

    def _look(self) -> None:
        wording = self._wording
        new = is_new(wording, self._desk.base)
        for name in NEW_ALONE:
            self.query_one(f"#row-{name}").display = new
        amiss = wording.amiss()
        current = self._desk.review.current
        lines = amiss_lines(amiss)
        if not amiss and current is not None:
            lines = preview_lines(self._desk.preview(wording), current.language)
        preview = self.query_one("#preview", Static)
        preview.update(coloured_preview(lines))
        preview.set_class(bool(amiss), "-bad")

    async def action_keep(self) -> None:
        """Keep the candidate like this, where nothing is amiss."""
        wording = self._wording
        if not wording.amiss() and not self.too_small:
            self.dismiss()
            await self._keep(wording)

    def action_back(self) -> None:
        """Leave the candidate as it was."""
        if self.may_leave():
            self.dismiss()

    def may_leave(self) -> bool:
        """Whether nothing is lost by leaving; what was typed is given up when asked twice."""
        if self._leaving or self._wording == self._first:
            return True
        self._leaving = True
        keep, back = key_of(self, "edit.keep"), key_of(self, "edit.back")
        said = tr(
            "What you typed would be lost: {back} again leaves it, {keep} keeps it.",
            back=back,
            keep=keep,
        )
        self.query_one("#hint", Static).update(Content(said))
        return False
