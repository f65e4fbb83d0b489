"""The board of a hot seat: every seat with its points, whatever the width and the names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.geometry import Size

from alpine_quiz.terminal.widgets.score_board import ScoreBoard
from tests.terminal.test_hot_seat import HOSTILE, RIVER, seats, table_of

if TYPE_CHECKING:
    from alpine_quiz.records.sitting import Sitting


@pytest.mark.parametrize("width", [38, 58, 78, 118])
@pytest.mark.parametrize("count", range(2, 9))
def test_the_board_shows_every_seat_and_its_points_at_any_width(
    sitting: Sitting, width: int, count: int
) -> None:
    kept = table_of(sitting, RIVER, style="buzz", names=HOSTILE[:count])
    board = ScoreBoard()
    board.tell(seats(kept), "12345678")
    layout = board._layout(width)
    assert min(layout.names) >= 1
    assert layout.width <= width
    lines = board.get_content_height(Size(width, 9), Size(width, 9), width)
    assert lines * layout.columns >= count
    assert lines <= 3


@pytest.mark.parametrize(
    ("width", "columns", "names"),
    [
        (78, 4, (3, 3, 18, 19)),
        (58, 2, (18, 19)),
        (38, 2, (15, 15)),
    ],
)
def test_the_board_gives_each_name_the_room_it_needs_and_takes_it_from_the_longest(
    sitting: Sitting, width: int, columns: int, names: tuple[int, ...]
) -> None:
    seated = ("Zoé", "Bob", "The Grand Old Team", "Les Bleus de Dieppe")
    board = ScoreBoard()
    board.tell(seats(table_of(sitting, RIVER, names=seated)))
    layout = board._layout(width)
    assert (layout.columns, layout.names) == (columns, names)
