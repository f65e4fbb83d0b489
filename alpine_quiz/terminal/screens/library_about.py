"""What is known of the question pointed at in the library, and of what a round would ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from alpine_quiz.language.catalogue import spoken
from alpine_quiz.library.index.asking import of_pack
from alpine_quiz.plain.library import (
    coverage_line,
    fared_line,
    flags_line,
    kind_line,
    knowing_line,
    played_line,
)
from alpine_quiz.records.browsing import browse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from alpine_quiz.library.index.model import Hit, PackEntry
    from alpine_quiz.records.browsing import Browsed
    from alpine_quiz.records.sitting import Sitting
    from alpine_quiz.terminal.app import QuizApp


class About(VerticalScroll, can_focus=False):
    """The question, its answer once that is asked for, and how it and the found ones fared."""

    DEFAULT_CSS: ClassVar[str] = "About #told { height: auto; color: $quiet; }"

    def __init__(self, sitting: Sitting) -> None:
        super().__init__(id="about")
        self._sitting = sitting
        self._browsed: dict[str, Browsed] = {}

    def compose(self) -> ComposeResult:
        """The lines."""
        yield Static(id="told", markup=False)

    def forget(self) -> bool:
        """Let what was counted be counted anew; return whether there was anything."""
        counted = bool(self._browsed)
        self._browsed.clear()
        return counted

    def say(self, sentence: str) -> None:
        """Tell something else than what is known of a question."""
        self._tell([Content(sentence)])

    def tell(
        self,
        hit: Hit,
        entry: PackEntry | None,
        found: Sequence[int],
        answer: Sequence[str],
        *,
        low: bool,
    ) -> None:
        """Tell of a question; where the window is ``low``, its answer comes first."""
        browsed = self._browse(hit.pack)
        shown = [Content.styled(line, "$foreground") for line in answer]
        stem = Content.styled(hit.stem, "bold $foreground")
        known = (
            kind_line(hit, entry),
            fared_line(hit, browsed),
            knowing_line(browsed.coverage(hit.subjects)),
            flags_line(hit, browsed),
            self._selection_line(hit, entry, browsed, found),
        )
        first = [*shown, stem] if low else [stem, *shown]
        self._tell([*first, *(Content(line) for line in known if line)])

    def _tell(self, lines: Sequence[Content]) -> None:
        self.query_one("#told", Static).update(Content("\n").join(lines))
        self.scroll_home(animate=False)

    def _selection_line(
        self, hit: Hit, entry: PackEntry | None, browsed: Browsed, found: Sequence[int]
    ) -> str:
        """Return what a round would be of: one pack's, in one language."""
        nothing: tuple[int, set[str]] = (0, set())
        number, subjects = cast("QuizApp", self.app).index.peek(
            lambda rows: of_pack(rows, found, hit.pack, hit.language), nothing
        )
        several = number < len(found)
        pack = (entry.title.in_language(spoken()) if entry else "") or hit.pack
        covered = coverage_line(browsed.coverage(subjects))
        return played_line(number, pack, covered, several=several)

    def _browse(self, pack: str) -> Browsed:
        if pack not in self._browsed:
            sitting = self._sitting
            self._browsed[pack] = browse(sitting.records, sitting.player, pack)
        return self._browsed[pack]
