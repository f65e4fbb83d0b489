"""Writing what a command has found to standard output, and what is wrong to standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alpine_quiz.settings.loading import Loaded


def print_lines(lines: Iterable[str]) -> None:
    """Write lines, on a terminal wrapped to its width."""
    from alpine_quiz.plain.lines import StandardLines

    output = StandardLines()
    for line in lines:
        output.write(line)


def print_json(value: dict[str, Any]) -> None:
    """Write a document in ASCII: paths and names may hold what no encoding takes."""
    import json

    print(json.dumps(value, indent=2))


def print_bytes(data: bytes) -> None:
    """Write bytes as they are: no end of line is changed on the way."""
    sys.stdout.flush()
    # Where something else stands in for standard output it may take text alone.
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(data.decode("utf-8"))
    else:
        buffer.write(data)
        buffer.flush()


def tell_problems(loaded: Loaded) -> None:
    """Say what is wrong with the settings, apart from what a command prints."""
    if loaded.problems:
        from alpine_quiz.plain.settings import settings_problem_line

        for problem in loaded.problems:
            sys.stderr.write(f"{settings_problem_line(problem)}\n")
