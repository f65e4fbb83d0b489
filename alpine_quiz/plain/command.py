"""Commands that a person is told to type."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from alpine_quiz.language.clean import cleaned
from alpine_quiz.plain.problems import path_text

if TYPE_CHECKING:
    from pathlib import Path


def argument(text: str) -> str:
    """Return ``text`` as it is typed as one argument: in quotation marks where it needs them."""
    shown = cleaned(text)
    if sys.platform == "win32":
        import subprocess

        return subprocess.list2cmdline([shown])
    import shlex

    return shlex.quote(shown)


def path_argument(path: Path) -> str:
    """Return ``path`` as it is typed from here."""
    return argument(path_text(path))
