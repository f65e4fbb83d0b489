"""What there is to say of a pack that was composed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.plain.problems import counted, path_text, problem_line

if TYPE_CHECKING:
    from alpine_quiz.library.composing import Composed


def composed_lines(found: Composed, *, check: bool) -> list[str]:
    """Return what was written, bank by bank, or that nothing was."""
    folder = path_text(found.folder)
    if check:
        agree = "disagree" if found.errors else "agree"
        return [f"{folder}: banks and facts {agree}."]
    if found.errors:
        return [f"{folder}: {counted(found.errors, 'error')}; nothing was written."]
    total = sum(found.banks.values())
    lines = [
        f"{'written: ' if bank in found.written else ''}{path_text(bank)}: "
        f"{counted(count, 'question')}"
        for bank, count in sorted(found.banks.items())
    ]
    lines += [f"removed: {path_text(bank)}" for bank in found.removed]
    changed = counted(len(found.changed), "file") if found.changed else "nothing"
    return [*lines, f"{folder}: {counted(total, 'question')} composed; {changed} changed."]


def problem_lines(found: Composed) -> list[str]:
    """Return a line for each problem."""
    return [problem_line(problem) for problem in found.problems]
