"""Names of files that every disk can hold, and that stay in their folder."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from alpine_quiz.bank.files import MAX_FILES
from alpine_quiz.language.clean import first_forbidden
from alpine_quiz.library.objections import Objection, RefusedPackError

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_DEPTH = 8
MAX_NAMES = 50_000
_MAX_NAME_BYTES = 200
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\..*)?", re.IGNORECASE
)
_FORBIDDEN = re.compile(r'[\t\n<>:"|?*\\/]')


def is_portable(name: str) -> bool:
    """Tell whether a file or a folder may have this name on Linux, macOS and Windows alike.

    Nothing invisible stands in it, and nothing that reorders what is shown beside it.
    """
    try:
        size = len(name.encode())
    except UnicodeEncodeError:
        return False
    return (
        0 < size <= _MAX_NAME_BYTES
        and name not in (".", "..")
        and not name.endswith((".", " "))
        and not _FORBIDDEN.search(name)
        and first_forbidden(name) is None
        and not _RESERVED.fullmatch(name)
    )


def inner_name(name: str) -> str:
    """Return the name of a file within a pack, its parts set apart by ``/``.

    Raises ``RefusedPackError`` where it leads out of the pack, goes down too deep, or is one
    that not every disk can hold.
    """
    slashed = name.replace("\\", "/")
    if slashed.startswith("/") or re.match("[A-Za-z]:", slashed):
        raise RefusedPackError(Objection.LEADS_OUT, name=name)
    parts = [part for part in slashed.split("/") if part not in ("", ".")]
    if ".." in parts:
        raise RefusedPackError(Objection.LEADS_OUT, name=name)
    if len(parts) > MAX_DEPTH:
        raise RefusedPackError(Objection.TOO_DEEP, name=name, limit=MAX_DEPTH)
    if not parts or not all(map(is_portable, parts)):
        raise RefusedPackError(Objection.NOT_PORTABLE, name=name)
    return "/".join(parts)


def same_name(name: str) -> str:
    """Return what two names share that are one where letters are not told apart by case."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def check_names(names: Iterable[str]) -> None:
    """Raise ``RefusedPackError`` for too many files, or where two would be one on some disks.

    A file and a folder are one as well: ``A`` and ``a/en.yaml``.
    """
    files: dict[str, str] = {}
    folders: dict[str, str] = {}
    for name in names:
        key = same_name(name)
        if key in files or key in folders:
            first = files.get(key) or folders[key]
            raise RefusedPackError(Objection.COLLIDING, name=name, first=first)
        files[key] = name
        if len(files) > MAX_FILES:
            raise RefusedPackError(Objection.TOO_MANY_FILES, limit=MAX_FILES)
        _note_folders(name, files, folders)


def _note_folders(name: str, files: dict[str, str], folders: dict[str, str]) -> None:
    parts = name.split("/")
    for end in range(1, len(parts)):
        folder = "/".join(parts[:end])
        key = same_name(folder)
        first = folders.setdefault(key, folder)
        if key in files or first != folder:
            raise RefusedPackError(Objection.COLLIDING, name=name, first=files.get(key, first))
