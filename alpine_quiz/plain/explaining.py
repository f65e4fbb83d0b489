"""What is told of one answered question, as plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr
from alpine_quiz.plain.passage import passage_lines
from alpine_quiz.plain.sources import quoted
from alpine_quiz.plain.wording import answer_lines, feedback_text, verdict_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alpine_quiz.game.round import Played
    from alpine_quiz.records.sitting import Sitting


def explanation_lines(played: Played, sitting: Sitting) -> Iterator[str]:
    """Return the verdict, why, and the quotes with their sources."""
    item = played.asked.item
    yield verdict_line(played, sitting.language)
    yield from filter(None, (*answer_lines(played), feedback_text(played), item.rationale))
    for citation in item.citations:
        shown = quoted(citation, sitting)
        yield shown.line
        yield f"— {shown.source}"


def source_lines(played: Played, sitting: Sitting) -> Iterator[str]:
    """Return the passages of an answer's quotes in their documents."""
    citations = played.asked.item.citations
    if not citations:
        yield tr("The question you answered last names no source.")
    for citation in citations:
        yield from passage_lines(citation, sitting)
