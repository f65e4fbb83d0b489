"""A QR code in half blocks, to be read off a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size

BORDER = 2
LARGEST = 3
"""How many times as large as it has to be a code is shown."""
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def qr_lines(text: str, *, light: bool = False, scale: int = 1) -> list[str]:
    """Return ``text`` as a QR code, two modules a line; ``light`` draws the light ones.

    ``scale`` is how many half lines, and how many columns, a module takes.
    """
    import segno

    code = segno.make(text, error="l", micro=False)
    cells = code.matrix_iter(scale, BORDER)
    modules = [[bool(cell) is not light for cell in row] for row in cells]
    if len(modules) % 2:
        modules.append([light] * len(modules[0]))
    return [
        "".join(_HALVES[pair] for pair in zip(above, below, strict=True))
        for above, below in zip(modules[::2], modules[1::2], strict=True)
    ]


class QrCode(Widget):
    """A QR code, black on white whatever the theme: that is what cameras look for."""

    DEFAULT_CSS = "QrCode { width: auto; height: auto; }"

    def __init__(self) -> None:
        super().__init__(id="qr")
        self._text = ""
        self._scale = 1
        self._lines: Sequence[str] = ()
        self._drawn: tuple[str, bool, int] | None = None

    def show(self, text: str) -> None:
        """Show what stands for ``text``."""
        if text != self._text:
            self._text = text
            self.refresh(layout=True)

    def fit(self, width: int, height: int) -> bool:
        """Show it as large as there is room for; return whether there is any."""
        self._scale = LARGEST
        while self._scale > 1 and not self._has_room(width, height):
            self._scale -= 1
        self.display = bool(self._text) and self._has_room(width, height)
        self.refresh(layout=True)
        return bool(self.display)

    def _has_room(self, width: int, height: int) -> bool:
        lines = self.lines
        return len(lines) <= height and (not lines or len(lines[0]) <= width)

    @property
    def lines(self) -> Sequence[str]:
        """The code, line by line."""
        # Where there are no colours, the ground is most often dark.
        wanted = (self._text, bool(self.app.no_color), self._scale)
        if wanted != self._drawn:
            text, light, scale = wanted
            self._lines = qr_lines(text, light=light, scale=scale) if text else ()
            self._drawn = wanted
        return self._lines

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as the code."""
        return len(self.lines[0]) if self.lines else 0

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as the code."""
        return len(self.lines)

    def render(self) -> Content:
        """Return the code."""
        style = "" if self.app.no_color else "#000000 on #ffffff"
        return Content.styled("\n".join(self.lines), style)
