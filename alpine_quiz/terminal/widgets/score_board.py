"""All seats of a hot seat with their points, in as few lines as the window allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from alpine_quiz.game.hotseat import Stage
from alpine_quiz.language.figures import points
from alpine_quiz.terminal.widgets.gesture import Gesture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.geometry import Size

    from alpine_quiz.game.hotseat import HotSeat

_GAP = 2
_LEAST_NAME, _MOST_NAME = 4, 20
_MOST_LINES = 2
_NOW, _OUT = "▸", "–"


class Place(NamedTuple):
    """One seat: the key it buzzes with, its name, its points, and how it looks (or nothing)."""

    key: str
    name: str
    points: str
    look: str = ""


class Layout(NamedTuple):
    """Columns, each with the cells that its names have; a key and points take the same in all."""

    names: tuple[int, ...]
    key: int
    points: int

    @property
    def columns(self) -> int:
        """How many seats stand in a line."""
        return len(self.names)

    @property
    def width(self) -> int:
        """The cells that a line takes."""
        return sum(map(self.column, self.names)) + _GAP * (self.columns - 1)

    def column(self, name: int) -> int:
        """Return the cells of a column whose names have so many."""
        return len(_NOW) + (self.key + 1 if self.key else 0) + name + 1 + self.points


class ScoreBoard(Widget):
    """The seats as they sit: whose turn it is has a pointer, who sits out a dash.

    They stand in as few lines as show every name whole. Where that would be more than two, or
    than what is least, the longest names are shortened. A click on a seat is its key.
    """

    DEFAULT_CSS = """
    ScoreBoard { height: auto; max-width: 84; padding: 0 2; }
    .-narrow ScoreBoard, .-short ScoreBoard, .-cramped ScoreBoard { padding: 0 1; }
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

    class Pressed(Gesture):
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
        cells = [
            self._cell(place, layout.names[at % layout.columns], layout)
            for at, place in enumerate(self._places)
        ]
        step = max(1, layout.columns)
        rows = [cells[at : at + step] for at in range(0, len(cells), step)]
        return Content("\n").join([Content(" " * _GAP).join(row) for row in rows])

    def _layout(self, width: int) -> Layout:
        """Return the columns that ``width`` cells have room for."""
        key = max((Content(place.key).cell_length for place in self._places), default=0)
        scores = max((Content(place.points).cell_length for place in self._places), default=0)
        names = [min(Content(place.name).cell_length, _MOST_NAME) for place in self._places]
        found = Layout((), key, scores)
        for lines in range(1, len(names) + 1):
            found = Layout(_widest(names, -(-len(names) // lines)), key, scores)
            if found.width <= width:
                return found
            least = found._replace(names=tuple(min(name, _LEAST_NAME) for name in found.names))
            if least.width <= width and lines >= _MOST_LINES:
                break
        return found._replace(names=_shortened(found.names, found.width - width))

    def _cell(self, place: Place, room: int, layout: Layout) -> Content:
        look = self._style(place.look) if place.look else None
        name = Content(place.name).truncate(max(1, room), ellipsis=True)
        pad = " " * max(0, room - name.cell_length)
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
        start = self.styles.padding.left
        for column, name in enumerate(layout.names):
            end = start + layout.column(name)
            seat = event.y * layout.columns + column + 1
            if start <= event.x < end and seat <= len(self._places):
                self.post_message(self.Pressed(seat))
            start = end + _GAP


def _widest(names: Sequence[int], columns: int) -> tuple[int, ...]:
    """Return the widest name of each column, where they fill line after line."""
    return tuple(max(names[column::columns]) for column in range(columns))


def _shortened(names: Sequence[int], over: int) -> tuple[int, ...]:
    """Return widths that are ``over`` less together, taken from the widest; none is below 1."""
    widths = list(names)
    for _ in range(over):
        widest = max(range(len(widths)), key=widths.__getitem__)
        widths[widest] = max(1, widths[widest] - 1)
    return tuple(widths)


def _look(seats: HotSeat, seat: int) -> str:
    if seats.stage is Stage.OPEN:
        return "out" if seat == seats.sitting_out else ""
    return "now" if seat == seats.seat and seats.stage is not Stage.FINISHED else ""
