"""Seeing when files of a pack have been saved, by looking at them again and again."""

from __future__ import annotations

import os
from stat import S_ISDIR
from typing import TYPE_CHECKING, TypeAlias

from alpine_quiz.bank.files import FACTS_FILE, PACK_FILE, TooManyFilesError, bank_files
from alpine_quiz.documents.files import is_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

Look: TypeAlias = tuple[tuple[str, int, int], ...]
"""Files with their times of change, in nanoseconds, and their sizes; -1 where there is none."""

INTERVAL = 0.4
"""Seconds between two looks."""


def look(paths: Iterable[Path]) -> Look:
    """Return how the files at ``paths``, and those of the packs there, are now."""
    return tuple(_state(file) for path in paths for file in _files(path))


class Watch:
    """The files at some paths, and whether they have been saved since they were seen."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = tuple(paths)
        self.see()

    def see(self) -> None:
        """Take the files as they are now for what has been seen."""
        self._seen = look(self._paths)
        self._still = True

    def has_changed(self) -> bool:
        """Look again; tell once that files have changed, when they are as at the look before.

        Half-written files, and files that go and come again as editors save them, have time to
        become whole.
        """
        now = look(self._paths)
        if now != self._seen:
            self._seen, self._still = now, False
            return False
        still, self._still = self._still, True
        return not still


def changes(paths: Iterable[Path], wait: Callable[[float], object]) -> Iterator[None]:
    """Yield at once, and then each time that files have changed and been still for a moment.

    ``wait`` sleeps; it ends the watch by raising.
    """
    watch = Watch(paths)
    yield
    while True:
        wait(INTERVAL)
        if watch.has_changed():
            yield


def _files(path: Path) -> list[Path]:
    if not is_folder(path):
        return [path, path.parent / PACK_FILE]
    try:
        banks = bank_files(path)
    except (OSError, TooManyFilesError):
        banks = []
    return [path, path / PACK_FILE, path / FACTS_FILE, *banks]


def _state(path: Path) -> tuple[str, int, int]:
    try:
        found = os.stat(path)  # noqa: PTH116 - Path.stat of 3.11 costs twice as much
    except (OSError, ValueError):
        return str(path), -1, -1
    if S_ISDIR(found.st_mode):
        # It changes with every file that an editor sets beside the one it saves.
        return str(path), 0, 0
    return str(path), found.st_mtime_ns, found.st_size
