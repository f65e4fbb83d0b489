"""A berlinette on the pass, in half blocks."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.color import Color
    from textual.geometry import Size

_PIXELS = """\
........................................................................
.........................................ss.............................
........................................ssss............................
.......................................ssssss...........................
..................ss..................mmmmmmmm..mmm.....................
.................ssss......mmm.......mmmmmmmmmmmmmmmm...................
................mmmsmmm...mmmmmmbbbbbbbbbbmmmmmmmmmmmm..................
...............mmmmmmmmmmmmmmmmbbbwwwwwwbbbbbmmmmmmmmmmm...mmm..........
..............mmmmmmmmmmmmmmmbbwwbwwwwwwwbbwwbbbmmmmmmmmmmmmmmmm........
.............mmmmmmmmmmmmmmmbbwwwbwwwwwwwbbwwwwbbbmmmmmmmmmmmmmmmm......
......mmmm..mmmmmmmmmmmmmmmbwwwwwbwwwwwwwwbbwwwwbbbbbbmmmmmmmmmmmmm.....
....mmmmmmmmmmmmmmmmmmbbbbbbbbbbbdbbbbbbbbbbbbbdbbbbbbbbbbbmmmmmmmmmm...
...mmmmmmmmmmmbbbbbbbbbbbbbbbbbbbdbbbbbbbbbbbbbdbbbbbbbbbbbbbbbmmmmmmm..
..mmmmmmmmmbbbbbb..bbbbbbbbbbbbbbdbbbbbbbbbbbbbdbbbb..bbbbbbbbbbmmmmmmmm
.mmmmmmmmblbbbb..kk..bbbbbbbbbbbbdbbbbbbbbbbbbbdbb..kk..bbbbbbbrrmmmmmmm
........lllbbb.kkkkkk.bbbbbbbbbbbdbbbbbbbbbbbbbdb.kkkkkk.bbbbbbr........
........bbbbbb.kkkkkk.bbbbbbbbbbbdbbbbbbbbbbbbbdb.kkkkkk.bbbbbbb........
........ddddd.kkkhhkkk.ddddddddddddddddddddddddd.kkkhhkkk.ddddd.........
.........dddd.kkkhhkkk.ddddddddddddddddddddddddd.kkkhhkkk.dddd..........
...............kkkkkk.............................kkkkkk................
...............kkkkkk.............................kkkkkk................
.................kk.................................kk..................
"""

_PAINTS = {
    "b": "body",
    "d": "shade",
    "w": "glass",
    "k": "tyre",
    "h": "hub",
    "l": "lamp",
    "r": "tail",
    "m": "ridge",
    "s": "snow",
}


class Berlinette(Widget):
    """A small coupé below a ridge; each character holds two pixels, one above the other."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"paint--{paint}" for paint in _PAINTS.values()}
    DEFAULT_CSS = """
    Berlinette { width: auto; height: auto; }
    Berlinette .paint--body { color: $car-body; }
    Berlinette .paint--shade { color: $car-shade; }
    Berlinette .paint--glass { color: $car-glass; }
    Berlinette .paint--tyre { color: $car-tyre; }
    Berlinette .paint--hub { color: $car-hub; }
    Berlinette .paint--lamp { color: $car-lamp; }
    Berlinette .paint--tail { color: $car-tail; }
    Berlinette .paint--ridge { color: $car-ridge; }
    Berlinette .paint--snow { color: $car-snow; }
    """

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the picture's width in cells."""
        return len(_PIXELS.split("\n", 1)[0])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the picture's height in lines."""
        return len(_PIXELS.splitlines()) // 2

    def render(self) -> Content:
        """Return the picture."""
        colours = {
            sign: self.get_visual_style(f"paint--{paint}", partial=True).foreground
            for sign, paint in _PAINTS.items()
        }
        rows = _PIXELS.splitlines()
        parts: list[tuple[str, Style]] = []
        for upper, lower in zip(rows[::2], rows[1::2], strict=True):
            for (above, below), run in groupby(zip(upper, lower, strict=True)):
                sign, style = _cell(colours.get(above), colours.get(below))
                parts.append((sign * len(list(run)), style))
            parts.append(("\n", Style()))
        return Content.assemble(*parts[:-1])


def _cell(above: Color | None, below: Color | None) -> tuple[str, Style]:
    if above is None and below is None:
        return " ", Style()
    if above is None:
        return "▄", Style(foreground=below)
    if above == below:
        return "█", Style(foreground=above)
    return "▀", Style(foreground=above, background=below)
