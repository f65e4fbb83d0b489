"""Sets of questions that a teacher has saved, to be asked again: files of item ids, one a line."""

from __future__ import annotations

import errno
import os
import re
from typing import TYPE_CHECKING

from alpine_quiz.classroom.led import rooms_folder
from alpine_quiz.documents.writing import write_whole

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_NAME = re.compile(r"[^\W_][\w\- ]{0,59}")
SUFFIX = ".txt"
_LARGEST = 1 << 20


def sets_folder() -> Path:
    """Return the folder of the sets that this user has saved."""
    return rooms_folder() / "sets"


def save_set(name: str, ids: Sequence[str]) -> Path:
    """Save questions by their ids under ``name``, and return the file.

    Raises ``ValueError`` where it is no name for a file, ``OSError`` where it cannot be written.
    """
    called = name.strip()
    if not _NAME.fullmatch(called):
        raise ValueError(name)
    path = sets_folder() / f"{called}{SUFFIX}"
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, "".join(f"{each}\n" for each in ids).encode())
    return path


def saved_sets() -> list[Path]:
    """Return the sets that were saved, by name."""
    try:
        return sorted(sets_folder().glob(f"*{SUFFIX}"))
    except OSError:
        return []


def named_set(name: str) -> Path | None:
    """Return the set that was saved under ``name``, or ``None``."""
    return next((path for path in saved_sets() if path.stem == name), None)


def ids_in(path: Path) -> list[str]:
    """Return the ids of a set's file; raises ``OSError`` and ``UnicodeDecodeError``."""
    with path.open("rb") as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    lines = content.decode("utf-8-sig").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
