"""Files of settings, written as a person would, and what is said of them."""

from __future__ import annotations

from pathlib import Path

from alpine_quiz.settings.loading import load
from alpine_quiz.settings.problems import Code

Told = list[tuple[Code, int, int]]


def write(file: Path, text: str | bytes) -> None:
    """Write the file and its folder, byte for byte."""
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


def told(file: Path, text: str | bytes) -> Told:
    """Return the code, line and column of what is wrong with such a file."""
    write(file, text)
    return [(problem.code, problem.line, problem.column) for problem in load().problems]
