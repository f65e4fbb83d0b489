"""A document read by itself as plain lines: one letter in, whole lines out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr
from alpine_quiz.plain.passage import READING, READING_HELP, PlainReader

if TYPE_CHECKING:
    from alpine_quiz.plain.lines import Lines
    from alpine_quiz.records.sitting import Sitting


def read_document(sitting: Sitting, document: str, lines: Lines, at: int | None = None) -> None:
    """Read a document of the pack, from the quote nearest to ``at`` or else from its first."""
    from alpine_quiz.library.opening import nearest_quote, open_document

    opened = open_document(sitting, document, sitting.language)
    current = opened.standing() if at is None else nearest_quote(opened, at)
    read_plainly(PlainReader(sitting, document=document, current=current), lines)


def read_plainly(reader: PlainReader, lines: Lines) -> None:
    """Read on by letters until ``q``, or the end of input."""
    for line in (*reader.title_lines(), "", *reader.quote_lines(), ""):
        lines.write(line)
    lines.write(tr("? is help, q leaves."))
    while (said := lines.read()) is not None:
        # As in play, where “s n” says it: there “n” may be an answer.
        command = said.strip().casefold().removeprefix("s ").strip() or "n"
        if command == "q":
            return
        found = reader.lines(command) if command in READING else _help()
        for line in (*found, ""):
            lines.write(line)


def _help() -> list[str]:
    return [*(tr(line) for line in READING_HELP), tr("Enter is n, q leaves.")]
