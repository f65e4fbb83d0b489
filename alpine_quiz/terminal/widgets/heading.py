"""The top of a screen: a title, what is beside it, and the tricolour rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from textual.style import Style

RIGHT, PARTLY, WRONG, HERE, AHEAD, GIVEN = "✓", "◐", "✗", "▸", "○", "●"


def marks(
    earned: Sequence[Fraction], total: int, *, answered: bool, silent: bool = False
) -> list[str]:
    """Return a mark a question: what was right, partly or wrong, where we are, what is ahead.

    ``silent`` ones say no more than that there was an answer.
    """
    done = [RIGHT if credit == 1 else PARTLY if credit else WRONG for credit in earned]
    if silent:
        done = [GIVEN] * len(done)
    here = [] if answered or len(done) >= total else [HERE]
    return done + here + [AHEAD] * (total - len(done) - len(here))


class Heading(Widget):
    """The top of a screen: one line, and the tricolour rule below it.

    The line has something at the left, in the middle and at the right. What does not fit is
    dropped from the middle first, then shortened at the left, then at the right.
    """

    # One widget, not one for each line: at the start every widget costs some milliseconds, and
    # each time a key is answered all that are on screen are gone through.
    DEFAULT_CSS = """
    Heading { dock: top; height: 2; text-wrap: nowrap; }
    Heading .heading--left { color: $foreground; text-style: bold; }
    Heading .heading--right { color: $quiet; }
    Heading .heading--good { color: $success; }
    Heading .heading--bad { color: $error; }
    Heading .heading--half { color: $warning; }
    Heading .heading--here { color: $primary; text-style: bold; }
    Heading .heading--blue { color: $tricolour-blue; }
    Heading .heading--white { color: $tricolour-white; }
    Heading .heading--red { color: $tricolour-red; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "heading--left",
        "heading--right",
        "heading--good",
        "heading--bad",
        "heading--half",
        "heading--here",
        "heading--blue",
        "heading--white",
        "heading--red",
    }

    def __init__(self, left: str = "", right: str = "") -> None:
        super().__init__()
        self._left = left
        self._right = right
        self._marks: tuple[str, ...] = ()

    def tell(self, left: str, right: str, progress: Sequence[str] = ()) -> None:
        """Show ``left`` and ``right``, and progress marks between them."""
        self._left, self._right, self._marks = left, right, tuple(progress)
        self.refresh()

    def render(self) -> Content:
        """Return both lines at their full width."""
        width = self.content_size.width
        return Content("\n").join([self._line(max(0, width - 2)), self._rule(width)])

    def _line(self, width: int) -> Content:
        right = Content.styled(self._right, self._look("right")).truncate(width, ellipsis=True)
        left = Content.styled(self._left, self._look("left"))
        left = left.truncate(max(0, width - right.cell_length - 2), ellipsis=True)
        middle = self._progress()
        free = width - left.cell_length - right.cell_length
        if middle.cell_length + 4 > free:
            middle = Content("")
        before = max(2, free - middle.cell_length - 3) if middle else free
        after = free - before - middle.cell_length
        gaps = " " * max(0, before), " " * max(0, after)
        return Content.assemble(" ", left, gaps[0], middle, gaps[1], right, " ")

    def _rule(self, width: int) -> Content:
        """Return the thin tricolour rule, in three equal parts."""
        third = width // 3
        widths = (third, width - 2 * third, third)
        return Content.assemble(
            *(
                ("▔" * part, self._look(colour))
                for colour, part in zip(("blue", "white", "red"), widths, strict=True)
            )
        )

    def _progress(self) -> Content:
        looks = {RIGHT: "good", WRONG: "bad", PARTLY: "half", HERE: "here"}
        looks |= {AHEAD: "right", GIVEN: "left"}
        return Content(" ").join(
            [Content.styled(mark, self._look(looks[mark])) for mark in self._marks]
        )

    def _look(self, look: str) -> Style:
        return self.get_visual_style(f"heading--{look}", partial=True)
