"""The code that leads into a room, alone and as large as the window allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Center, Middle
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.terminal.classroom.qr import QrCode
from alpine_quiz.terminal.screens.base import PageScreen

if TYPE_CHECKING:
    from textual.app import ComposeResult


class CodeScreen(PageScreen):
    """The code of ``url`` and nothing else: a small window has room for no more."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,space,c,q", "back", later("back to the room"), id="code.back"),
    ]
    DEFAULT_CSS = """
    CodeScreen KeyLine { display: none; }
    CodeScreen Center { height: auto; }
    CodeScreen #small { width: auto; padding: 0 2; color: $warning; display: none; }
    """

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url

    def content(self) -> ComposeResult:
        """The code, or that there is no room for it."""
        with Middle():
            with Center():
                yield QrCode()
            with Center():
                said = tr("There is no room for the code here: a larger window has it.")
                yield Static(Content(said), id="small", markup=False)

    def begin(self) -> None:
        """Draw it."""
        self.query_one(QrCode).show(self._url)
        self._fit()

    def on_resize(self) -> None:
        """Draw it as large as there is room for."""
        super().on_resize()
        if self.stands:
            self._fit()

    def _fit(self) -> None:
        fits = self.query_one(QrCode).fit(*self.size)
        self.query_one("#small").display = not fits

    def on_click(self) -> None:
        """A click leads back."""
        self.action_back()

    def action_back(self) -> None:
        """Go back."""
        self.dismiss()
