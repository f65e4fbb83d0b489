"""Writing files so that they are there whole or not at all."""

from __future__ import annotations

import errno
import os
import re
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from alpine_quiz.documents.files import resolved

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LEFT_OVER = r"\.{name}(?:\.\d+\.part)+"


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
    except BaseException:
        _remove(*(unfinished for unfinished, _ in ready))
        _remove_empty(made)
        raise
    finally:
        _remove(*(unfinished for unfinished, _ in ready))


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make ``folder``, which is not there or empty, with these ``files`` in it; or do nothing.

    It is made beside its place and moves there as a whole. The folder one is in stays the same
    one, and is filled file by file; so is one beside which nothing can be written. Raises
    ``OSError``, which names the file it was about; then all is as it was.
    """
    target = resolved(folder)
    sweep(target)
    is_there = target.is_dir()
    for left in filter(is_left_over, list(target.iterdir()) if is_there else []):
        _discard(left)
    if is_there and (_is_underfoot(target) or not os.access(target.parent, os.W_OK)):
        write_all({folder / name: data for name, data in files.items()})
        return
    made: list[Path] = []
    stage = target.with_name(_unfinished(target.name))
    try:
        _make_folders(target, made)
        write_all({stage / name: data for name, data in files.items()})
        if is_there:
            shutil.copymode(target, stage)
            target.rmdir()
        stage.rename(target)
    except BaseException as error:
        shutil.rmtree(stage, ignore_errors=True)
        _remove_empty(made)
        raise (_about(folder, error) if isinstance(error, OSError) else error) from None


def sweep(path: Path) -> None:
    """Remove what a kill left of earlier writings of this file or folder."""
    pattern = re.compile(_LEFT_OVER.format(name=re.escape(path.name)))
    with suppress(OSError):
        for each in list(path.parent.iterdir()):
            if pattern.fullmatch(each.name):
                _discard(each)


def is_left_over(path: Path) -> bool:
    """Tell whether a kill left this of an earlier writing."""
    return re.fullmatch(_LEFT_OVER.format(name=".+"), path.name) is not None


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
        unfinished = target.with_name(_unfinished(target.name))
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
    except BaseException as error:
        for path, old in reversed(before):
            with suppress(OSError):
                if old is None:
                    path.unlink()
                else:
                    path.write_bytes(old)
        about = target if isinstance(error, OSError) else None
        raise (_about(about, error) if about and isinstance(error, OSError) else error) from None


def _unfinished(name: str) -> str:
    return f".{name}.{os.getpid()}.part"


def _is_underfoot(folder: Path) -> bool:
    here = Path.cwd()
    return folder == here or folder in here.parents


def _discard(path: Path) -> None:
    with suppress(OSError):
        if path.is_symlink() or not path.is_dir():
            path.unlink()
            return
        # Whoever still writes in it is to fail, not to move what is left of it into its place.
        aside = path.with_name(f"{path.name}.{os.getpid()}.part")
        path.rename(aside)
        shutil.rmtree(aside, ignore_errors=True)


def _remove_empty(folders: list[Path]) -> None:
    for folder in reversed(folders):
        with suppress(OSError):
            folder.rmdir()


def _remove(*paths: Path) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _about(path: Path, error: OSError) -> OSError:
    return type(error)(error.errno, error.strerror or str(error), str(path))
