"""The files in a folder, as far as they may be taken into a pack."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from alpine_quiz.documents.files import Obstacle, UnreadableError, read_bytes, resolved
from alpine_quiz.library.objections import Objection, RefusedPackError
from alpine_quiz.library.portable import MAX_DEPTH, MAX_NAMES

if TYPE_CHECKING:
    from pathlib import Path


class Folder:
    """A folder's regular files, hidden ones left out.

    A link to a file in the folder counts as that file. ``left`` are all other links, those
    that lead out of it and those to folders, and pipes and devices. Raises
    ``RefusedPackError`` where it cannot be listed, or has more in it than a pack has.
    """

    is_wrapping = False

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = resolved(path).name
        self.names: list[str] = []
        self.left: list[str] = []
        self._seen = 0
        try:
            self._root = path.resolve(strict=True)
            self._walk(path, "", 1)
        except (OSError, RuntimeError) as error:
            raise _unreadable(str(path), error) from None

    def read(self, name: str, limit: int) -> bytes:
        """Return what a file holds; raises ``RefusedPackError`` for more than ``limit`` bytes."""
        path = self.path / name
        try:
            # What was a file when the folder was listed may be a link by now.
            if not path.resolve().is_relative_to(self._root):
                raise RefusedPackError(Objection.LEADS_OUT, name=name)
            return read_bytes(path, limit)
        except UnreadableError as error:
            if error.obstacle is Obstacle.TOO_LARGE:
                raise RefusedPackError(
                    Objection.TOO_LARGE, name=name, limit=limit // 2**20
                ) from None
            raise RefusedPackError(
                Objection.UNREADABLE, name=name, reason=error.args_.get("reason", error.obstacle)
            ) from None
        except (OSError, RuntimeError) as error:
            raise _unreadable(name, error) from None

    def _walk(self, folder: Path, start: str, depth: int) -> None:
        with os.scandir(folder) as entries:
            for entry in entries:
                self._seen += 1
                if self._seen > MAX_NAMES:
                    raise RefusedPackError(Objection.TOO_MANY_FILES, limit=MAX_NAMES)
                if entry.name.startswith("."):
                    continue
                name = f"{start}{entry.name}"
                if entry.is_symlink() or _is_junction(entry):
                    self._follow(folder / entry.name, name)
                elif entry.is_dir(follow_symlinks=False):
                    if depth > MAX_DEPTH:
                        raise RefusedPackError(Objection.TOO_DEEP, name=name, limit=MAX_DEPTH)
                    self._walk(folder / entry.name, f"{name}/", depth + 1)
                elif entry.is_file(follow_symlinks=False):
                    self.names.append(name)
                else:
                    self.left.append(name)

    def _follow(self, path: Path, name: str) -> None:
        try:
            target = path.resolve(strict=True)
            is_inside = target.is_relative_to(self._root) and target.is_file()
        except (OSError, RuntimeError):  # it leads nowhere, or round in a circle
            is_inside = False
        (self.names if is_inside else self.left).append(name)


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry is Windows's other kind of link (known from Python 3.12 on)."""
    look = getattr(entry, "is_junction", None)
    return bool(look and look())


def _unreadable(name: str, error: Exception) -> RefusedPackError:
    reason = getattr(error, "strerror", None) or str(error)
    return RefusedPackError(Objection.UNREADABLE, name=name, reason=reason)
