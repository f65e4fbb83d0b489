"""Commands that a person is told to type."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from alpine_quiz.language.clean import cleaned
from alpine_quiz.plain.problems import path_text

if TYPE_CHECKING:
    from pathlib import Path

_HARMLESS_ON_WINDOWS = re.compile(r"[\w.,:\\/+@=~-]+")


def argument(text: str) -> str:
    """Return ``text`` as it is typed as one argument: in quotation marks where it needs them."""
    shown = cleaned(text)
    if sys.platform == "win32":
        if _HARMLESS_ON_WINDOWS.fullmatch(shown):
            return shown
        return '"{}"'.format(shown.replace('"', ""))
    import shlex

    return shlex.quote(shown)


def path_argument(path: Path) -> str:
    """Return ``path`` as it is typed from here, never as an option."""
    shown = path_text(path)
    return argument(f"./{shown}" if shown.startswith("-") else shown)
