"""Who is ahead, as rows: a place, a name, and points as a bar and a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr
from alpine_quiz.language.figures import whole
from alpine_quiz.plain.classroom.answering import bar
from alpine_quiz.plain.classroom.standing import points_text, team_name
from alpine_quiz.terminal.widgets.rows import Row

if TYPE_CHECKING:
    from alpine_quiz.classroom.messages import RoomView

STANDING = ("ranks", "podium", "ended")
NOTE = 20
_BAR = 10
_FINE = 100


def rank_rows(room: RoomView) -> list[Row]:
    """Return students and teams, each with the first ahead."""
    ranks, teams = room.get("ranks", []), room.get("team_ranks", [])
    best = max([each["points"] for each in ranks], default=0)
    rows = [
        Row(
            each["name"],
            whole(each["place"]),
            _points(each["points"], best),
            "chosen" if each["place"] == 1 else "",
        )
        for each in ranks
    ]
    best = max([each["points"] for each in teams], default=0)
    for place, team in enumerate(teams):
        title = tr("Teams") if not place else ""
        rows.append(Row(team_name(team["team"]), "", _points(team["points"], best), above=title))
    return rows


def _points(points: float, best: float) -> str:
    drawn = bar(round(max(points, 0) * _FINE), round(max(best, 0) * _FINE), _BAR)
    return f"{drawn.ljust(_BAR)} {points_text(points)}"
