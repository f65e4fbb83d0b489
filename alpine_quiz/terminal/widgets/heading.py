"""The top of a screen: a title, what is beside it, and the tricolour rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from textual.app import ComposeResult
    from textual.geometry import Size
    from textual.style import Style

RIGHT, PARTLY, WRONG, HERE, AHEAD, GIVEN = "✓", "◐", "✗", "▸", "○", "●"


class Rule(Widget):
    """The thin tricolour rule."""

    DEFAULT_CSS = """
    Rule { height: 1; }
    Rule .rule--blue { color: $tricolour-blue; }
    Rule .rule--white { color: $tricolour-white; }
    Rule .rule--red { color: $tricolour-red; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rule--blue", "rule--white", "rule--red"}

    def render(self) -> Content:
        """Return three equal parts."""
        third = self.content_size.width // 3
        widths = (third, self.content_size.width - 2 * third, third)
        return Content.assemble(
            *(
                ("▔" * width, self.get_visual_style(f"rule--{colour}", partial=True))
                for colour, width in zip(("blue", "white", "red"), widths, strict=True)
            )
        )


class Line(Widget):
    """One line with something at the left, in the middle and at the right.

    What does not fit is dropped from the middle first, then shortened at the left, then at the
    right.
    """

    DEFAULT_CSS = """
    Line { height: 1; padding: 0 1; }
    Line .line--left { color: $foreground; text-style: bold; }
    Line .line--right { color: $quiet; }
    Line .line--good { color: $success; }
    Line .line--bad { color: $error; }
    Line .line--half { color: $warning; }
    Line .line--here { color: $primary; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line--left",
        "line--right",
        "line--good",
        "line--bad",
        "line--half",
        "line--here",
    }

    def __init__(self, left: str = "", right: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._left = left
        self._right = right
        self._marks: tuple[str, ...] = ()

    def tell(self, left: str, right: str, marks: Sequence[str] = ()) -> None:
        """Show ``left`` and ``right``, and between them progress marks."""
        self._left, self._right, self._marks = left, right, tuple(marks)
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One line."""
        return 1

    def render(self) -> Content:
        """Return the line at its full width."""
        width = self.content_size.width
        right = Content.styled(self._right, self._look("right")).truncate(width, ellipsis=True)
        left = Content.styled(self._left, self._look("left"))
        left = left.truncate(max(0, width - right.cell_length - 2), ellipsis=True)
        middle = self._progress()
        free = width - left.cell_length - right.cell_length
        if middle.cell_length + 4 > free:
            middle = Content("")
        before = max(2, free - middle.cell_length - 3) if middle else free
        after = free - before - middle.cell_length
        return Content.assemble(left, " " * max(0, before), middle, " " * max(0, after), right)

    def _progress(self) -> Content:
        looks = {RIGHT: "good", WRONG: "bad", PARTLY: "half", HERE: "here"}
        looks |= {AHEAD: "right", GIVEN: "left"}
        return Content(" ").join(
            [Content.styled(mark, self._look(looks[mark])) for mark in self._marks]
        )

    def _look(self, look: str) -> Style:
        return self.get_visual_style(f"line--{look}", partial=True)


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


class Heading(Vertical):
    """A screen's top line over the tricolour rule."""

    DEFAULT_CSS = """
    Heading { dock: top; height: 2; }
    """

    def __init__(self, left: str = "", right: str = "") -> None:
        super().__init__()
        self._first = (left, right)

    def compose(self) -> ComposeResult:
        """The line and the rule."""
        yield Line(*self._first)
        yield Rule()

    def tell(self, left: str, right: str, progress: Sequence[str] = ()) -> None:
        """Show ``left`` and ``right``, and progress between them."""
        self.query_one(Line).tell(left, right, progress)
