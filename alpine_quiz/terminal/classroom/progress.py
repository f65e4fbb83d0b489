"""How many have answered, as a bar and in words, below what the class sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from alpine_quiz.plain.classroom.wording import answers_text

if TYPE_CHECKING:
    from alpine_quiz.classroom.messages import AnsweredView, HostView, ProjectorView

_WIDTH = 24
_ALMOST = 0.9


class Progress(Static):
    """A bar of those who have answered, while a question is open."""

    DEFAULT_CSS = "Progress { height: 1; margin: 1 0 0 0; } .-short Progress { margin: 0; }"

    def __init__(self) -> None:
        super().__init__(id="progress", markup=False)

    def show(self, view: HostView | ProjectorView) -> None:
        """Show it as it is now; where hardly anybody is missing, nobody is told by the bar."""
        question = view["room"].get("question")
        phase = view["room"]["phase"]
        # Those with more time are still answering, whom nobody else is to be told of.
        still = phase == "closed" and bool(view.get("waiting"))
        paused = bool(question and question["paused"])
        raised = phase in ("open", "closed") and not paused and bool(view.get("raised"))
        self.display = still or raised or (phase == "open" and not paused and _is_told(view))
        if self.display:
            progress = view["progress"]
            filled = round(_WIDTH * _share(progress))
            drawn = Content.styled("█" * filled, "$primary")
            rest = Content.styled("░" * (_WIDTH - filled), "$quiet")
            # Where nobody has a phone, there is nothing to draw a share of.
            bar: list[str | Content] = (
                [] if raised and not progress["there"] else [drawn, rest, "  "]
            )
            self.update(Content.assemble(*bar, answers_text(view)))


def _is_told(view: HostView | ProjectorView) -> bool:
    """Tell whether there is anybody to tell of; of nobody only a teacher who counts no cards is."""
    return bool(view["progress"]["there"]) or view.get("hands") is False


def _share(progress: AnsweredView) -> float:
    if progress["almost"]:
        return _ALMOST
    return progress["answered"] / progress["there"] if progress["there"] else 0.0
