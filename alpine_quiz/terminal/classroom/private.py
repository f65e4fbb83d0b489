"""What only the teacher may see, over the desk: three pages, and the way from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.language.catalogue import later, tr, tr_as
from alpine_quiz.plain.classroom.refusals import refusal_text
from alpine_quiz.terminal.screens.listing import ListingScreen
from alpine_quiz.terminal.widgets.key_line import Key

if TYPE_CHECKING:
    from alpine_quiz.classroom.clients.leading import Leading


def _next_page() -> Key:
    # Translators: beside t, as “next page” where there is less room.
    return Key("private.turn", tr_as("key", "page"))


class PrivateScreen(ListingScreen):
    """A page for the teacher alone, which follows the room."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t,tab", "turn", later("the next page for the teacher"), id="private.turn"),
        Binding("escape,q", "back", later("back to what the class may see"), id="private.back"),
    ]

    def __init__(self, leading: Leading) -> None:
        super().__init__()
        self.leading = leading

    def on_mount(self) -> None:
        """Follow the room."""
        # What was refused was asked for elsewhere.
        self.leading.desk.refused = None
        super().on_mount()
        self.leading.heed(self.tell)

    def on_unmount(self) -> None:
        """Follow it no more."""
        self.leading.forget(self.tell)

    def tell(self) -> None:
        """Show it as it is now."""
        if self.stands:
            self.fill()
            self.show_keys()

    @property
    def pointed(self) -> int | None:
        """The place of the row pointed at; there is none before the list is."""
        return super().pointed if self.query("#list") else None

    def describe(self) -> None:
        """Say what there is to say of the row pointed at, and why a command was refused."""
        super().describe()
        refused = self.leading.desk.refused
        if refused is not None:
            why = refusal_text(refused["refusal"], refused["about"])
            self.query_one("#about", Static).update(Content(why))
        self.query_one("#about").set_class(refused is not None, "-asking")

    def last_keys(self) -> tuple[Key, ...]:
        """Return what every page has."""
        return (
            Key("private.turn", tr("next page"), brief=_next_page(), needed=True),
            Key("private.back", tr("back"), needed=True),
            Key("app.help", tr("help")),
        )

    @work(group="orders")
    async def order(self, do: str, **content: object) -> None:
        """Give the room a command."""
        await self.leading.order(do, **content)

    def action_turn(self) -> None:
        """Show the next page."""
        from alpine_quiz.terminal.classroom.now import NowScreen
        from alpine_quiz.terminal.classroom.questions import QuestionsScreen
        from alpine_quiz.terminal.classroom.students import StudentsScreen

        pages: list[type[PrivateScreen]] = [NowScreen, QuestionsScreen, StudentsScreen]
        first = 0 if self.leading.desk.question is not None else 1
        place = pages.index(type(self)) + 1
        self.app.switch_screen(pages[place if place < len(pages) else first](self.leading))
