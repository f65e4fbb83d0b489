"""A QR code in half blocks, to be read off a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size

BORDER = 2
_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def qr_lines(text: str, *, light: bool = False) -> list[str]:
    """Return ``text`` as a QR code, two modules a line; ``light`` draws the light ones."""
    import segno

    code = segno.make(text, error="l", micro=False)
    modules = [[bool(cell) is not light for cell in row] for row in code.matrix_iter(1, BORDER)]
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
        self._lines: Sequence[str] = ()
        self._drawn: tuple[str, bool] | None = None

    def show(self, text: str) -> None:
        """Show what stands for ``text``."""
        if text != self._text:
            self._text = text
            self.refresh(layout=True)

    @property
    def lines(self) -> Sequence[str]:
        """The code, line by line."""
        # Where there are no colours, the ground is most often dark.
        wanted = (self._text, bool(self.app.no_color))
        if wanted != self._drawn:
            self._lines = qr_lines(self._text, light=wanted[1]) if self._text else ()
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
