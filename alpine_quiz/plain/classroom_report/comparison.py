"""Several sessions side by side, in words and as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alpine_quiz.language.catalogue import tr
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import whole
from alpine_quiz.plain.classroom_report import words
from alpine_quiz.plain.classroom_report.tables import csv_bytes
from alpine_quiz.plain.columns import cells
from alpine_quiz.plain.points import share_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from alpine_quiz.classroom.report.comparing import Compared


def comparison_lines(found: Compared) -> list[str]:
    """Return the sessions with their numbers, then each question and student with a column each."""
    lines = []
    for number, results in enumerate(found.sessions, 1):
        said = " · ".join((words.title_text(results), words.about_text(results)))
        lines.append(tr("{number}. {text}", number=whole(number), text=said))
    lines += ["", tr("Share right, by question")]
    lines += _rows(((cleaned(each.item.stem), each.shares) for each in found.items), found)
    if found.students:
        lines += ["", tr("Share right, by student")]
        lines += _rows(((cleaned(each.name), each.shares) for each in found.students), found)
    else:
        lines += ["", tr("No name is in several of these sessions.")]
    return lines


def _rows(rows: Iterable[tuple[str, Sequence[Fraction | None]]], found: Compared) -> list[str]:
    """Return rows with their figures in front: so they stand in columns however long a text is."""
    heads = [whole(number) for number in range(1, len(found.sessions) + 1)]
    told = [([share_figure(share) for share in shares], text) for text, shares in rows]
    width = max(5, *(cells(figure) for figures, _ in [*told, (heads, "")] for figure in figures))

    def line(figures: list[str], text: str) -> str:
        columns = "  ".join(" " * (width - cells(each)) + each for each in figures)
        return f"{columns}  {text}".rstrip()

    return [line(heads, ""), *(line(figures, text) for figures, text in told)]


def share_figure(share: Fraction | None) -> str:
    """Return a share in figures, or a dash where there is none."""
    return "–" if share is None else share_text(share)


def comparison_csv(found: Compared) -> bytes:
    """Return a row a question and student, a column a session."""
    columns = ["of", "pack", "name", *(_called(results.session) for results in found.sessions)]
    rows: list[list[str | int | float | None]] = [
        ["question", each.pack, each.item.id, *map(_number, each.shares)] for each in found.items
    ]
    rows += [["student", None, each.name, *map(_number, each.shares)] for each in found.students]
    return csv_bytes([_csv_head(column) for column in columns], rows)


def _called(session: str) -> str:
    return cleaned(session)


def _csv_head(text: str) -> str:
    from alpine_quiz.exchange.sheets import csv_cell

    return csv_cell(text)


def _number(share: Fraction | None) -> float | None:
    return None if share is None else round(float(share), 4)


def comparison_data(found: Compared) -> dict[str, Any]:
    """Return the comparison as JSON has it, shares from 0 to 1 in the order of the sessions."""
    return {
        "sessions": [
            {
                "session": results.session,
                "begun": results.begun.isoformat() if results.begun else None,
                "pack": results.sheet.pack,
                "students": len(results.students),
            }
            for results in found.sessions
        ],
        "questions": [
            {
                "pack": each.pack,
                "item": each.item.id,
                "stem": each.item.stem,
                "share_right": [_number(share) for share in each.shares],
            }
            for each in found.items
        ],
        "students": [
            {"name": each.name, "share_right": [_number(share) for share in each.shares]}
            for each in found.students
        ],
    }
