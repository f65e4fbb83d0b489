"""The report on a session that has ended, for its teacher alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.classroom.journal import JournalError
from alpine_quiz.classroom.report.analysis import analyse
from alpine_quiz.classroom.report.results import read_results
from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.plain.classroom_report.lines import report_lines
from alpine_quiz.plain.classroom_report.sessions import unreadable_text
from alpine_quiz.terminal.screens.base import PageScreen
from alpine_quiz.terminal.widgets.heading import Heading
from alpine_quiz.terminal.widgets.key_line import Key

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult


class ReportScreen(PageScreen):
    """What a class knew, and what it missed, from the ``journal``; ``left`` is what comes then."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "back", later("close the report"), id="report.back"),
    ]
    DEFAULT_CSS = """
    ReportScreen .report { height: auto; }
    ReportScreen VerticalScroll { scrollbar-size-vertical: 1; }
    """

    def __init__(self, journal: Path, left: Callable[[], object]) -> None:
        super().__init__()
        self._journal = journal
        self._left = left

    def content(self) -> ComposeResult:
        """The report, and what has it in other forms."""
        yield Heading(tr("For you alone: the report"))
        with Vertical(classes="stage"), VerticalScroll(classes="column"):
            yield Static(Content("\n".join(self._lines())), classes="report", markup=False)

    def begin(self) -> None:
        """Be ready to be scrolled."""
        self.query_one(VerticalScroll).focus()

    def _lines(self) -> list[str]:
        try:
            results = read_results(self._journal)
        except JournalError as error:
            return [unreadable_text(error)]
        told = tr("As a page, a spreadsheet or text at any time: alpine-quiz class report")
        return [*report_lines(results, analyse(results)), "", told]

    def keys(self) -> tuple[Key, ...]:
        """The way on."""
        return (Key("report.back", tr("close the report")), Key("app.help", tr("help")))

    def action_back(self) -> None:
        """Go on."""
        self._left()
