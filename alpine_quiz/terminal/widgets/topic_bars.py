"""What a round came to by topic, as bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from alpine_quiz.plain.columns import cells
from alpine_quiz.plain.points import BAR, topic_bars
from alpine_quiz.terminal.widgets.laid import Laid

if TYPE_CHECKING:
    from textual.geometry import Size

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.game.results import Results

_LEAST_BAR = 3


class TopicBars(Laid):
    """A line a topic; the bars are shorter where the names and the figures need the room."""

    def __init__(self, found: Results, pack: Pack, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._found = found
        self._pack = pack

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Take what the longest line needs."""
        return self._natural

    @property
    def _natural(self) -> int:
        return max(map(cells, topic_bars(self._found, self._pack)), default=0)

    def lay(self, width: int) -> list[Content]:
        """Return the lines at ``width``."""
        bar = max(_LEAST_BAR, min(BAR, BAR + width - self._natural))
        bars = Content("\n".join(topic_bars(self._found, self._pack, bar)))
        coloured = bars.highlight_regex("█+", style="$primary")
        return coloured.highlight_regex("░+", style="$quiet").wrap(max(1, width))
