"""The file of settings: where it is, and what it holds."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alpine_quiz.documents.files import (
    Obstacle,
    UnreadableError,
    decode,
    is_folder,
    is_there,
    read_bytes,
)
from alpine_quiz.settings.model import Origin, Source
from alpine_quiz.settings.problems import Code, Problem, SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = "settings.toml"
FOLDER_VARIABLE = "ALPINE_QUIZ_CONFIG"
LARGEST = 2**20
DEEPEST = 16
"""How many names a dotted key may have: reading one takes the square of it."""

_DOT = r"\.[ \t]*[\w\"']"
_AT = r" \(at line (\d+), column (\d+)\)\Z"
_MEANING = (
    ("Invalid value", Code.NO_VALUE),
    ("Expected '=' after", Code.NO_EQUALS),
    ("Expected newline", Code.TEXT_AFTER_VALUE),
    ("Unterminated string", Code.UNCLOSED_QUOTE),
    ("Expected '\"", Code.UNCLOSED_QUOTE),
    ("Expected \"'", Code.UNCLOSED_QUOTE),
    ("Illegal character '\\n'", Code.UNCLOSED_QUOTE),
    ("Expected ']", Code.UNCLOSED_BRACKET),
    ("Unclosed", Code.UNCLOSED_BRACKET),
    ("Unescaped '\\\\'", Code.BACKSLASH),
    ("Unescaped '\\'", Code.BACKSLASH),
    ("Invalid hex value", Code.BACKSLASH),
    ("Escaped character", Code.BACKSLASH),
    ("Cannot ", Code.DUPLICATE_KEY),
    ("Duplicate ", Code.DUPLICATE_KEY),
)


def settings_file() -> Path | None:
    """Return where the settings are or would be, or ``None`` for a user without a home.

    That is ``settings.toml`` in the folder ``ALPINE_QUIZ_CONFIG``, or in the platform's own.
    """
    chosen = os.environ.get(FOLDER_VARIABLE)
    if chosen:
        try:
            return Path(chosen).expanduser() / FILE
        except RuntimeError:
            return Path(chosen) / FILE
    import platformdirs

    try:
        folder = platformdirs.user_config_path("alpine-quiz", appauthor=False)
    except (RuntimeError, OSError, ValueError):
        return None
    # Some versions of platformdirs give back a home they do not know as it is written.
    return None if folder.parts[:1] == ("~",) else folder / FILE


def read_text(path: Path) -> str | None:
    """Return the text of the file, its BOM dropped, or ``None`` where there is no file.

    Raises ``SettingsError`` where it cannot be read.
    """
    try:
        return decode(path, read_bytes(path, LARGEST))
    except UnreadableError as error:
        if error.obstacle is not Obstacle.MISSING:
            raise _broken(
                path, Code(error.obstacle.value), error.line, error.column, error.args_
            ) from None
    if is_there(path.parent) and not is_folder(path.parent):
        raise SettingsError(Problem(Code.NOT_A_FOLDER, Origin(Source.FILE, str(path.parent))))
    return None


def parsed(path: Path, text: str) -> dict[str, Any]:
    """Return what the TOML in ``text`` says; raises ``SettingsError`` with the place."""
    import tomllib

    for number, line in enumerate(text.split("\n"), 1):
        if not line.lstrip().startswith("#") and len(re.findall(_DOT, line)) > DEEPEST:
            raise _broken(path, Code.TOO_DEEP, number, 1, {"limit": DEEPEST})
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise _broken(path, Code.TOO_DEEP, args={"limit": DEEPEST}) from None
    except ValueError as error:  # also for a number of thousands of digits
        raise _syntax(path, text, str(error)) from None


def _syntax(path: Path, text: str, message: str) -> SettingsError:
    """Return what the message of ``tomllib`` means, with the best place that can be told."""
    from alpine_quiz.settings.places import Places

    code = next((code for start, code in _MEANING if message.startswith(start)), Code.SYNTAX)
    at = re.search(_AT, message)
    places = Places(text)
    # At the end of the file: what began last was never finished.
    place = (int(at[1]), int(at[2])) if at else places.last()
    if code is Code.DUPLICATE_KEY:
        twice = places.twice()
        if twice is None:
            return _broken(path, Code.REDEFINED, *place)
        way, first, place = twice
        return _broken(path, code, *place, {"key": ".".join(way)[:80], "first": first[0]})
    return _broken(path, code, *place)


def _broken(
    path: Path,
    code: Code,
    line: int = 0,
    column: int = 0,
    args: Mapping[str, str | int] | None = None,
) -> SettingsError:
    return SettingsError(
        Problem(code, Origin(Source.FILE, str(path)), line, column, {**(args or {})})
    )
