"""Several sessions side by side as one page of HTML, made as the report of one is."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr
from alpine_quiz.language.clean import cleaned
from alpine_quiz.language.figures import whole
from alpine_quiz.plain.classroom_report import words
from alpine_quiz.plain.classroom_report.comparison import share_figure
from alpine_quiz.plain.classroom_report.page import page_head
from alpine_quiz.plain.classroom_report.style import STYLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from alpine_quiz.classroom.report.comparing import Compared


def comparison_page(found: Compared) -> str:
    """Return the page."""
    title = tr("Sessions side by side")
    head = page_head(title, STYLE)
    header = f'<header>\n<hr class="rule">\n<h1>{escape(title)}</h1>'
    parts = [*head, header, *_sessions(found), "</header>\n<main>"]
    questions = [(cleaned(each.item.stem), each.shares) for each in found.items]
    parts += _table(tr("Share right, by question"), tr("Question"), questions, found)
    if found.students:
        students = [(cleaned(each.name), each.shares) for each in found.students]
        parts += _table(tr("Share right, by student"), tr("Student"), students, found)
    else:
        nobody = tr("No name is in several of these sessions.")
        parts.append(f"<p>{escape(nobody)}</p>")
    return "\n".join([*parts, "</main>\n</body>", "</html>", ""])


def _sessions(found: Compared) -> Iterator[str]:
    yield "<ol>"
    for results in found.sessions:
        title, about = words.title_text(results), words.about_text(results)
        yield f'<li><b dir="auto">{escape(title)}</b><br>{escape(about)}</li>'
    yield "</ol>"


def _table(
    title: str, first: str, rows: Iterable[tuple[str, Sequence[Fraction | None]]], found: Compared
) -> Iterator[str]:
    numbers = range(1, len(found.sessions) + 1)
    heads = "".join(f'<th scope="col" class="figure">{whole(number)}</th>' for number in numbers)
    yield f'<section>\n<h2>{escape(title)}</h2>\n<div class="scroll"><table>'
    yield f'<thead><tr><th scope="col">{escape(first)}</th>{heads}</tr></thead>\n<tbody>'
    for text, shares in rows:
        cells = "".join(f'<td class="figure">{share_figure(share)}</td>' for share in shares)
        yield f'<tr><th scope="row"><bdi>{escape(text)}</bdi></th>{cells}</tr>'
    yield "</tbody></table></div>\n</section>"
