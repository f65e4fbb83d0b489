"""Writing files so that they are there whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from alpine_quiz.documents.files import resolved

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of the file, in one move, with the old one's permissions.

    A link is followed. Raises ``OSError``, which names ``path``; then the old file is as it was.
    """
    ready: list[tuple[Path, Path]] = []
    try:
        _prepare(path, data, ready)
        _put_in_place(ready, [])
    finally:
        _remove(*(unfinished for unfinished, _ in ready))


def write_all(files: Mapping[Path, bytes], gone: Iterable[Path] = ()) -> None:
    """Write all ``files``, their folders made, and remove those that are ``gone``; or do nothing.

    Everything is written beside its place before anything moves there. Raises ``OSError``,
    which names the file it was about; then all is as it was.
    """
    made: list[Path] = []
    ready: list[tuple[Path, Path]] = []
    try:
        for path, data in files.items():
            _make_folders(path, made)
            _prepare(path, data, ready)
        _put_in_place(ready, list(gone))
    except OSError:
        _remove(*(unfinished for unfinished, _ in ready))
        for folder in reversed(made):
            with suppress(OSError):
                folder.rmdir()
        raise
    finally:
        _remove(*(unfinished for unfinished, _ in ready))


def sweep(path: Path) -> None:
    """Remove what a kill left of earlier writings of this file."""
    pattern = re.compile(rf"\.{re.escape(path.name)}\.\d+\.part")
    with suppress(OSError):
        _remove(*(each for each in path.parent.iterdir() if pattern.fullmatch(each.name)))


def _make_folders(path: Path, made: list[Path]) -> None:
    try:
        missing = [folder for folder in resolved(path).parents if not folder.exists()]
        for folder in reversed(missing):
            folder.mkdir()
            made.append(folder)
    except OSError as error:
        raise _about(path, error) from None


def _prepare(path: Path, data: bytes, ready: list[tuple[Path, Path]]) -> None:
    """Write ``data`` beside the file's place, and note it among what is ``ready`` to move."""
    try:
        target = _target(path)
        unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
        unfinished.unlink(missing_ok=True)
        ready.append((unfinished, target))
        unfinished.write_bytes(data)
        with suppress(FileNotFoundError):
            shutil.copymode(target, unfinished)
    except OSError as error:
        raise _about(path, error) from None


def _target(path: Path) -> Path:
    target = resolved(path)
    if target.is_symlink() or target.is_dir():  # a link is left where links go round in a circle
        code = errno.ELOOP if target.is_symlink() else errno.EISDIR
        raise OSError(code, os.strerror(code))
    return target


def _put_in_place(ready: Iterable[tuple[Path, Path]], gone: Iterable[Path]) -> None:
    before: list[tuple[Path, bytes | None]] = []
    target = None
    try:
        for unfinished, target in ready:
            old = target.read_bytes() if target.exists() else None
            unfinished.replace(target)
            before.append((target, old))
        for target in gone:
            old = target.read_bytes()
            target.unlink()
            before.append((target, old))
    except OSError as error:
        for path, old in reversed(before):
            with suppress(OSError):
                if old is None:
                    path.unlink()
                else:
                    path.write_bytes(old)
        raise (_about(target, error) if target else error) from None


def _remove(*paths: Path) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _about(path: Path, error: OSError) -> OSError:
    return type(error)(error.errno, error.strerror or str(error), str(path))
