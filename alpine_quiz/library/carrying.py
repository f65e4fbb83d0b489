"""What lies in a pack's folder and is no part of the pack: proposals, notes, anything."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from alpine_quiz.bank.files import PACK_FILE
from alpine_quiz.bank.schema import BANK_SCHEMA_FILE, PACK_SCHEMA_FILE
from alpine_quiz.bank.source import MAX_BYTES
from alpine_quiz.documents.files import UnreadableError, is_folder, read_bytes
from alpine_quiz.library.parcels import own_names


def carry_over(old: Path, new: Path) -> bool:
    """Copy such files of the pack at ``old`` into the one at ``new``, which is nobody's yet.

    Tells whether all of them came along: not where the new pack has another file of that name,
    or is no folder. Raises ``OSError``.
    """
    if old.is_symlink() or not is_folder(old):  # what a link leads to stays where it is
        return True
    strangers = _strangers(old)
    if not is_folder(new):
        return not strangers
    lost = [name for name in strangers if not _is_copied(old / name, new / name)]
    return not lost


def is_part_of(file: Path, pack: Path) -> bool:
    """Tell whether ``file``, however it is called, is one of the files of the pack at ``pack``."""
    try:
        sought = file.stat()
    except (OSError, ValueError):
        return False
    names = _own(pack) if is_folder(pack) else [""]
    for name in names:
        with suppress(OSError):
            if os.path.samestat(sought, (pack / name).stat()):
                return True
    return False


def _is_copied(file: Path, target: Path) -> bool:
    if os.path.lexists(target):
        return False
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        return False
    shutil.copy2(file, target, follow_symlinks=False)
    return True


def _strangers(folder: Path) -> list[str]:
    own = {name for name in _own(folder) if not (folder / name).is_symlink()}
    own |= {BANK_SCHEMA_FILE, PACK_SCHEMA_FILE}  # written anew
    return [name for name in _names(folder) if name not in own]


def _own(folder: Path) -> list[str]:
    try:
        header = read_bytes(folder / PACK_FILE, MAX_BYTES)
    except UnreadableError:
        header = b""
    return own_names(_names(folder), header)


def _names(folder: Path) -> list[str]:
    """Return all files and links in a folder and below, by their names in it."""
    found: list[str] = []
    for root, folders, names in os.walk(folder):
        for name in [*names, *folders]:
            path = Path(root) / name
            if path.is_symlink() or path.is_file():
                found.append(path.relative_to(folder).as_posix())
    return found
