"""The way into a room, to be read off a screen: its code, address and PIN, and who has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Digits, Static

from alpine_quiz.language.catalogue import tr
from alpine_quiz.plain.classroom.wording import bare_address, inviting_url
from alpine_quiz.terminal.classroom.qr import QrCode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.app import ComposeResult

    from alpine_quiz.classroom.clients.desk import JoinView

LOBBY = frozenset({"lobby", "alone"})
"""The phases in which students are shown the way in."""
_BESIDE_QR = 36
_AROUND_QR = 4


class Lobby(Horizontal):
    """What a class needs to come in."""

    def __init__(self) -> None:
        super().__init__(id="lobby")

    def compose(self) -> ComposeResult:
        """The code, and beside it what it says in words."""
        yield QrCode()
        with VerticalScroll(id="beside", can_focus=False):
            yield Static(id="where", markup=False)
            yield Digits(id="pin")
            yield Static(id="count", markup=False)
            yield Static(id="unreached", markup=False)

    def show(self, join: JoinView, told: Iterable[str], unreached: Sequence[str] = ()) -> None:
        """Show the way in, what is ``told`` of the room, and what to try where nobody came."""
        self.query_one(QrCode).show(inviting_url(join["address"], join["pin"]))
        address = Content.styled(bare_address(join["address"]), "bold $primary")
        where = Content.assemble(tr("On your phone, open"), "\n", address)
        self.query_one("#where", Static).update(where)
        pin = join["pin"]
        self.query_one("#pin", Digits).update(f"{pin[:3]} {pin[3:]}")
        self.query_one("#count", Static).update(Content("\n".join(filter(None, told))))
        place = self.query_one("#unreached", Static)
        place.update(Content("\n".join(unreached)))
        place.display = bool(unreached)
        self.fit()

    def fit(self) -> None:
        """Show the code as large as there is room for it, if there is any."""
        width, height = self.screen.size
        self.query_one(QrCode).fit(width - _BESIDE_QR, height - _AROUND_QR)

    @property
    def has_code(self) -> bool:
        """Whether there is room for the code."""
        return bool(self.query_one(QrCode).display)
