"""Text that is laid out anew at every width, once for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.geometry import Size


class Laid(Widget):
    """A widget of its full height, as wide as there is room for; ``lay`` returns its lines."""

    DEFAULT_CSS = "Laid { width: 1fr; height: auto; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._laid: tuple[int, list[Content]] = (-1, [])

    def lay(self, width: int) -> list[Content]:
        """Return the lines at ``width``."""
        raise NotImplementedError

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Take what there is."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines there are at ``width``."""
        return max(1, len(self._lines(width)))

    def render(self) -> Content:
        """Return all lines."""
        return Content("\n").join(self._lines(self.content_size.width))

    def notify_style_update(self) -> None:
        """Colour anew: the lines hold the colours of the theme."""
        super().notify_style_update()
        self._laid = (-1, [])

    def _lines(self, width: int) -> list[Content]:
        if self._laid[0] != width:
            self._laid = (width, self.lay(width))
        return self._laid[1]
