"""All seats of a hot seat with their points, in as few lines as the window allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

from alpine_quiz.game.hotseat import Stage
from alpine_quiz.language.figures import points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Size

    from alpine_quiz.game.hotseat import HotSeat

_GAP = 2
_LEAST_NAME, _MOST_NAME = 4, 20
_NOW, _OUT = "▸", "–"


class Place(NamedTuple):
    """One seat: the key it buzzes with, its name, its points, and how it looks (or nothing)."""

    key: str
    name: str
    points: str
    look: str = ""


class Layout(NamedTuple):
    """Columns of one width, in cells, so many in a line."""

    columns: int
    width: int
    key: int
    points: int

    @property
    def name(self) -> int:
        """The cells left for a name."""
        key = self.key + 1 if self.key else 0
        return self.width - len(_NOW) - key - 1 - self.points


class ScoreBoard(Widget):
    """The seats as they sit: whose turn it is has a pointer, who sits out a dash.

    Names are shortened where there is little room. A click on a seat is its key.
    """

    DEFAULT_CSS = """
    ScoreBoard { height: auto; padding: 0 1; }
    ScoreBoard .board--key { color: $primary; text-style: bold; }
    ScoreBoard .board--now { color: $primary; text-style: bold; }
    ScoreBoard .board--out { color: $quiet; }
    ScoreBoard .board--points { text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "board--key",
        "board--now",
        "board--out",
        "board--points",
    }

    class Pressed(Message):
        """A seat, counted from 1, was clicked."""

        def __init__(self, seat: int) -> None:
            super().__init__()
            self.seat = seat

    def __init__(self) -> None:
        super().__init__()
        self._places: tuple[Place, ...] = ()

    def tell(self, seats: HotSeat, keys: Sequence[str] = ()) -> None:
        """Show how the seats stand, each with its key where there are ``keys``."""
        earned = {score.seat: score.points for score in seats.ranking()}
        self._places = tuple(
            Place(
                keys[seat - 1] if keys else "",
                name,
                points(earned[seat]),
                _look(seats, seat),
            )
            for seat, name in enumerate(seats.seats.names, 1)
        )
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the seats take."""
        return -(-len(self._places) // max(1, self._layout(width).columns))

    def render(self) -> Content:
        """Return the seats in columns."""
        layout = self._layout(self.content_size.width)
        cells = [self._cell(place, layout) for place in self._places]
        rows = [cells[at : at + layout.columns] for at in range(0, len(cells), layout.columns)]
        return Content("\n").join([Content(" " * _GAP).join(row) for row in rows])

    def _layout(self, width: int) -> Layout:
        """Return the columns: as many as there is room for with something of every name."""
        key = max((Content(place.key).cell_length for place in self._places), default=0)
        scores = max((Content(place.points).cell_length for place in self._places), default=0)
        names = max((Content(place.name).cell_length for place in self._places), default=0)
        names = min(names, _MOST_NAME)
        beside = Layout(1, 0, key, scores)
        natural, least = names - beside.name, min(names, _LEAST_NAME) - beside.name
        count = len(self._places)
        for lines in range(1, count + 1):
            columns = -(-count // lines)
            room = (width - _GAP * (columns - 1)) // columns
            if room >= least or columns == 1:
                return Layout(columns, min(room, natural), key, scores)
        return beside

    def _cell(self, place: Place, layout: Layout) -> Content:
        look = self._style(place.look) if place.look else None
        name = Content(place.name).truncate(max(1, layout.name), ellipsis=True)
        pad = " " * max(0, layout.name - name.cell_length)
        pointer = {"now": _NOW, "out": _OUT}.get(place.look, " ")
        key = f"{place.key.rjust(layout.key)} " if layout.key else ""
        return Content.assemble(
            (pointer, look or Style()),
            (key, look or self._style("key")),
            (name.plain, look or Style()),
            f"{pad} ",
            (place.points.rjust(layout.points), look or self._style("points")),
        )

    def _style(self, look: str) -> Style:
        return self.get_visual_style(f"board--{look}", partial=True)

    def on_click(self, event: events.Click) -> None:
        """Say which seat was clicked."""
        layout = self._layout(self.content_size.width)
        column, inside = divmod(event.x - self.styles.padding.left, layout.width + _GAP)
        seat = event.y * layout.columns + column + 1
        if 0 <= column < layout.columns and inside < layout.width and seat <= len(self._places):
            self.post_message(self.Pressed(seat))


def _look(seats: HotSeat, seat: int) -> str:
    if seats.stage is Stage.OPEN:
        return "out" if seat == seats.sitting_out else ""
    return "now" if seat == seats.seat and seats.stage is not Stage.FINISHED else ""
