"""A document read by itself as plain lines: one letter in, whole lines out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.language.catalogue import tr
from alpine_quiz.plain.passage import READING, READING_HELP

if TYPE_CHECKING:
    from alpine_quiz.plain.lines import Lines
    from alpine_quiz.plain.passage import PlainReader


def read_plainly(reader: PlainReader, lines: Lines) -> None:
    """Read on by letters until ``q``, or the end of input."""
    for line in (*reader.title_lines(), "", *reader.quote_lines(), ""):
        lines.write(line)
    lines.write(tr("? is help, q leaves."))
    while (said := lines.read()) is not None:
        command = said.strip().casefold() or "n"
        if command == "q":
            return
        found = reader.lines(command) if command in READING else _help()
        for line in (*found, ""):
            lines.write(line)


def _help() -> list[str]:
    return [*(tr(line) for line in READING_HELP), tr("Enter is n, q leaves.")]
