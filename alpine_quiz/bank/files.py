"""Which files make a pack."""

from __future__ import annotations

import errno
import os
from pathlib import Path, PurePath

from alpine_quiz.documents.files import resolved

PACK_FILE = "pack.yaml"
FACTS_FILE = "facts.yaml"
OVERRIDES_FILE = "overrides.yaml"
SUFFIXES = (".yaml", ".yml")
MAX_FILES = 2000
_MAX_ENTRIES = 50_000
_NO_BANKS = frozenset({"pack", "facts", "candidates", "decisions", "overrides"})


class TooManyFilesError(Exception):
    """A folder with more in it than a pack has: probably not a pack at all."""


def is_bank(path: PurePath) -> bool:
    """Tell whether a file of this name in a pack's folder is a bank."""
    return (
        path.suffix.lower() in SUFFIXES
        and path.stem.lower() not in _NO_BANKS
        and not path.name.startswith(".")
    )


def bank_files(folder: Path) -> list[Path]:
    """Return the banks in ``folder`` and below, by path.

    Hidden files are left out, and so are links that lead out of the folder. Raises ``OSError``
    where ``folder`` cannot be listed, and ``TooManyFilesError``.
    """
    root = resolved(folder)
    found: list[Path] = []
    waiting = [folder]
    seen = 0
    while waiting:
        current = waiting.pop()
        try:
            entries = os.scandir(current)
        except OSError:
            if current is folder:
                raise
            continue
        with entries:
            for entry in entries:
                seen += 1
                if seen > _MAX_ENTRIES or len(found) > MAX_FILES:
                    raise TooManyFilesError
                if entry.name.startswith("."):
                    continue
                path = Path(entry.path)
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                elif is_bank(path) and (not entry.is_symlink() or _is_inside(path, root)):
                    found.append(path)
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _is_inside(path: Path, root: Path) -> bool:
    try:
        if not path.resolve().is_relative_to(root):
            return False
        path.stat()
    except RuntimeError:  # a loop of links, before Python 3.13
        return False
    except OSError as error:  # a loop since; anything else is told by the reader
        return error.errno != errno.ELOOP
    return True
