"""How a projector gets its page: an address with a secret, which is not for the class."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.classroom.wording import wall_url
from alpine_quiz.terminal.screens.base import PageScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from alpine_quiz.classroom.clients.leading import Leading


class WallLinkScreen(PageScreen):
    """The address of the wall, for this machine and for others."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "back", later("back"), id="wall_link.back"),
    ]
    DEFAULT_CSS = """
    WallLinkScreen Static { height: auto; margin: 0 0 1 0; }
    WallLinkScreen .url { color: $primary; }
    """

    def __init__(self, leading: Leading) -> None:
        super().__init__()
        self._leading = leading

    def content(self) -> ComposeResult:
        """The addresses, and the command that needs none."""
        yield Heading(tr("For you alone: the projector"))
        secret = self._leading.led.projector
        view = self._leading.desk.view
        with Vertical(classes="stage"), VerticalScroll(classes="column"):
            told = tr("In a browser on this computer, in a window on the projector:")
            yield Static(Content(told), markup=False)
            here = wall_url(self._leading.led.url, secret)
            yield Static(Content(here), classes="url", markup=False)
            if view is not None:
                yield Static(Content(tr("On another computer:")), markup=False)
                there = wall_url(view["join"]["address"], secret)
                yield Static(Content(there), classes="url", markup=False)
            told = tr("In a second terminal on this computer: alpine-quiz project")
            yield Static(Content(told), markup=False)
            told = tr("Whoever has this address sees the wall, and can do nothing else.")
            yield Static(Content(told), markup=False)

    def keys(self) -> tuple[Key, ...]:
        """The way back."""
        return (Key("wall_link.back", tr("back")), Key("app.help", tr("help")))

    def action_back(self) -> None:
        """Go back."""
        self.dismiss()
