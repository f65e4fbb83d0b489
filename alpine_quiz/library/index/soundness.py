"""Whether the index's file is whole: asked once a day, since all of it has to be read for that.

SQLite meets most damage while it reads. What it does not meet, such as a page in the place of
another, only gives wrong answers, which a look through all pages finds.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from alpine_quiz.library.index.schema import PATIENCE, is_damage

if TYPE_CHECKING:
    from pathlib import Path

_DAY = 24 * 60 * 60


def is_due(path: Path) -> bool:
    """Tell whether the file at ``path`` was not looked over for a day."""
    try:
        age = time.time() - _mark(path).stat().st_mtime
    except OSError:
        return True
    return not 0 <= age < _DAY


def note_looked_over(path: Path) -> None:
    """Keep that the file at ``path`` was looked over now."""
    with suppress(OSError):
        _mark(path).touch()


def is_sound(path: Path) -> bool:
    """Look through all pages of the file at ``path``; what cannot be looked at counts as sound."""
    try:
        way = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(way, uri=True, timeout=PATIENCE)) as connection:
            (said,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as error:
        return not is_damage(error)
    return bool(said == "ok")


def _mark(path: Path) -> Path:
    return path.with_name(f"{path.name}-looked-over")
