"""Commands that are told to be typed or pasted: a word in them stays a word."""

from __future__ import annotations

import re
import shlex
import sys

from alpine_quiz.language.clean import cleaned

_HARMLESS_ON_WINDOWS = re.compile(r"[\w.,:\\/+@=-]+")


def pasted(word: str) -> str:
    """Return an id or a path as it is written in a command, in quotation marks where needed.

    What begins with a hyphen and would be an option is a path from here.
    """
    return as_word(f"./{word}" if word.startswith("-") else word)


def as_word(word: str) -> str:
    """Return any word as it is written in a command, in quotation marks where needed."""
    shown = cleaned(word)
    if sys.platform != "win32":
        return shlex.quote(shown)
    if _HARMLESS_ON_WINDOWS.fullmatch(shown):
        return shown
    return '"{}"'.format(shown.replace('"', ""))
