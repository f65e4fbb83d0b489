"""Leaving the teacher’s screen: what becomes of the room."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.terminal.screens.listing import ListingScreen
from alpine_quiz.terminal.widgets.key_line import Key
from alpine_quiz.terminal.widgets.rows import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from alpine_quiz.classroom.clients.leading import Leading


class LeavingScreen(ListingScreen):
    """The room stays open, or is ended, or is not left at all."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", later("choose"), id="leaving.choose"),
        Binding("escape,q", "back", later("back to the room"), id="leaving.back"),
    ]

    def __init__(self, leading: Leading, left: Callable[[], object]) -> None:
        super().__init__()
        self._leading = leading
        self._left = left

    def heading(self) -> str:
        """Return what is asked."""
        return tr("Leave the room?")

    def keys(self) -> tuple[Key, ...]:
        """Choose, or stay."""
        return (
            Key("rows.up rows.down leaving.choose", tr("choose")),
            Key("leaving.back", tr("back")),
            Key("app.help", tr("help")),
        )

    def rows(self) -> Sequence[Row]:
        """Return what can become of it."""
        ended = self._leading.desk.phase == "ended"
        end = tr("Close the room") if ended else tr("End the session")
        rows = [
            Row(
                tr("Stay here"),
                below=tr("back to the room"),
            ),
            Row(
                tr("Leave it open"),
                below=tr("students stay in; “alpine-quiz host” finds it again"),
            ),
            Row(
                end,
                below=tr("everything is kept; “alpine-quiz class report” tells what came of it"),
            ),
            Row(
                tr("Close it, and read the report") if ended else tr("End it, and read the report"),
                below=tr("what the class missed, with names: for you alone"),
            ),
        ]
        return rows if self._leading.is_up else rows[:2]

    def fill(self) -> None:
        """Point at what is meant most often: at the end of a session, closing it."""
        super().fill()
        if self._leading.desk.phase in ("podium", "ended"):
            self.list.cursor = min(2, len(self.list.rows) - 1)

    def choose(self, place: int) -> None:
        """Do it."""
        if place == 0:
            self.dismiss()
        elif place == 1:
            self._left()
        else:
            self._end(reported=place > 2)

    @work(exclusive=True)
    async def _end(self, *, reported: bool) -> None:
        """End the session for all, then its server, once that is on its way."""
        from alpine_quiz.terminal.classroom.report import ReportScreen

        await self._leading.close()
        if reported:
            self.app.switch_screen(ReportScreen(Path(self._leading.led.journal), self._left))
        else:
            self._left()
