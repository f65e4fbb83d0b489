"""Putting packs among those on this machine, and taking them away: all of one, or nothing."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from alpine_quiz.bank.files import SUFFIXES
from alpine_quiz.bank.pack import load_pack, pack_id
from alpine_quiz.bank.problems import Code
from alpine_quiz.bank.reading import MAX_LISTED
from alpine_quiz.bank.schema import schema_files
from alpine_quiz.bank.source import MAX_BYTES
from alpine_quiz.documents.files import UnreadableError, is_folder, read_bytes
from alpine_quiz.library.carrying import carry_over
from alpine_quiz.library.checking import check
from alpine_quiz.library.folders import Folder
from alpine_quiz.library.holding import holding
from alpine_quiz.library.objections import Objection, RefusedPackError
from alpine_quiz.library.origins import forget_origin, note_origin
from alpine_quiz.library.packs import pack_paths, packs_folder, questions_folder
from alpine_quiz.library.parcels import pick, single
from alpine_quiz.library.places import STAGE
from alpine_quiz.library.portable import is_portable, same_name
from alpine_quiz.library.swapping import NEW, is_unfinished, settle_held, swap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.bank.problems import Problem
    from alpine_quiz.library.origins import Origin
    from alpine_quiz.library.parcels import Parcel

_HEAD = 200
_STALE_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class Staged:
    """A pack that is written and looked through, and not yet among the others.

    ``problems`` name its files by their names within it.
    """

    pack: Pack
    problems: tuple[Problem, ...]
    parcel: Parcel
    path: Path
    stage: Path

    @property
    def place(self) -> Path:
        """Where it will be."""
        return packs_folder() / f"{self.pack.id}{'.yaml' if self.parcel.is_single else ''}"


@contextmanager
def staged(parcel: Parcel, *, advise: bool = False) -> Iterator[Staged]:
    """Write a pack beside those that are here, and drop it afterwards if it still is there.

    With ``advise`` its problems are told together with advice on how it is written.
    Raises ``RefusedPackError`` where it has not one good question, needs a newer program, or
    has an id that cannot be a folder's name everywhere.
    """
    folder = packs_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        stage = Path(tempfile.mkdtemp(prefix=STAGE, dir=folder))
    except OSError as error:
        raise not_written(folder, error) from None
    try:
        yield _written(parcel, stage, advise=advise)
    finally:
        if not is_unfinished(stage):
            shutil.rmtree(stage, ignore_errors=True)


def add(ready: Staged, origin: Origin) -> Pack:
    """Put a new pack in its place; return it as it is there.

    Raises ``RefusedPackError`` where a pack of its id is here.
    """
    id_ = ready.pack.id
    with _held():
        refuse_second(id_)
        if os.path.lexists(ready.place):
            raise RefusedPackError(Objection.SAME_ID, pack=id_, path=str(ready.place))
        note_origin(id_, _dated(origin, ready.parcel))
        try:
            ready.path.rename(ready.place)
        except BaseException:
            if not os.path.lexists(ready.place):
                forget_origin(id_)
            raise
    return replace(ready.pack, path=ready.place)


def put_in_place_of(ready: Staged, old: Path, origin: Origin, known: Origin | None = None) -> None:
    """Put a newer pack in the place of the one at ``old``; raises ``RefusedPackError``.

    With ``known``, the origin of the old one, only where the old one is still as it came. Files
    in its folder that are no part of a pack, as proposals and notes are, go over to the new one.
    """
    refuse_own(old)
    with _held():
        if not os.path.lexists(old):
            raise RefusedPackError(Objection.NOT_HERE, pack=ready.pack.id)
        if ready.place != old and os.path.lexists(ready.place):
            raise RefusedPackError(Objection.SAME_ID, pack=ready.pack.id, path=str(ready.place))
        is_lost = not carry_over(old, ready.path)
        if known is not None and (is_lost or is_changed_here(old, known)):
            raise RefusedPackError(Objection.CHANGED_HERE, pack=ready.pack.id)
        newer = _dated(origin, ready.parcel)
        swap(ready.stage, ready.path, old, ready.place, ready.pack.id, newer)


def remove(id_: str, path: Path) -> None:
    """Take a pack away; what players did with it stays. Raises ``RefusedPackError``."""
    refuse_own(path)
    with _held():
        stage = Path(tempfile.mkdtemp(prefix=STAGE, dir=packs_folder()))
        # Of a link only the link goes; and where something cannot be deleted, all is gone.
        path.rename(stage / path.name)
        shutil.rmtree(stage, ignore_errors=True)
        forget_origin(id_)


def path_here(id_: str) -> Path:
    """Return where the pack with this id is; raises ``RefusedPackError`` where there is none."""
    path = pack_paths().get(id_)
    if path is None:
        raise RefusedPackError(Objection.NOT_HERE, pack=id_)
    return path


def comes_along(path: Path) -> bool:
    """Tell whether a pack came with the program."""
    return path.parent == questions_folder()


def refuse_own(path: Path) -> None:
    """Raise ``RefusedPackError`` for a pack that came with the program."""
    if comes_along(path):
        raise RefusedPackError(Objection.COMES_ALONG, pack=pack_id(path))


def refuse_second(id_: str) -> None:
    """Raise ``RefusedPackError`` where a pack of this id, in whichever case, is here."""
    for other, path in pack_paths().items():
        if same_name(other) == same_name(id_):
            if comes_along(path):
                raise RefusedPackError(Objection.COMES_ALONG, pack=other)
            raise RefusedPackError(Objection.SAME_ID, pack=other, path=str(path))


def parcel_of(path: Path) -> Parcel:
    """Return the files of the pack at ``path``, a folder or one file, as they go out.

    Raises ``RefusedPackError``.
    """
    if is_folder(path):
        return pick(Folder(path), "")
    try:
        return single(path.stem, read_bytes(path, MAX_BYTES))
    except UnreadableError as error:
        reason = error.args_.get("reason", error.obstacle.value)
        raise RefusedPackError(Objection.UNREADABLE, name=str(path), reason=reason) from None


def is_changed_here(path: Path, origin: Origin) -> bool:
    """Tell whether a pack is no longer as it came: files changed, added or removed."""
    try:
        return parcel_of(path).sha256 != origin.sha256
    except RefusedPackError:
        return True


def not_written(path: Path, error: OSError) -> RefusedPackError:
    """Return that something could not be written, and why."""
    reason = error.strerror or str(error)
    return RefusedPackError(Objection.NOT_WRITTEN, path=str(error.filename or path), reason=reason)


@contextmanager
def _held() -> Iterator[None]:
    """Hold the packs; what a killed process left undone is undone first."""
    folder = packs_folder()
    try:
        with holding(folder):
            settle_held(folder)
            yield
    except OSError as error:
        raise not_written(folder, error) from None


def _written(parcel: Parcel, stage: Path, *, advise: bool) -> Staged:
    if not is_portable(parcel.name):
        raise RefusedPackError(Objection.NOT_PORTABLE, name=parcel.name)
    new = stage / NEW
    path = new / next(iter(parcel.files)) if parcel.is_single else new / parcel.name
    home = new if parcel.is_single else path
    try:
        for name, data in parcel.files.items():
            file = home / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        for name, data in _schemas(parcel).items():
            (home / name).write_bytes(data)
    except OSError as error:
        raise not_written(stage, error) from None
    problems = [
        replace(each, path=_inner(each.path, new)) for each in check(path, advise=advise).problems
    ]
    pack, _ = load_pack(path)
    newer = next((each for each in problems if each.code is Code.NEWER_FORMAT), None)
    if newer is not None:
        raise RefusedPackError(Objection.NEWER_FORMAT, (), **newer.args)
    if any(each.args.get("limit") == MAX_LISTED for each in problems):
        raise RefusedPackError(Objection.TOO_MANY_QUESTIONS, limit=MAX_LISTED)
    if pack is None or not pack.languages:
        errors = [each for each in problems if each.is_error]
        raise RefusedPackError(Objection.NOTHING_TO_PLAY, errors)
    if not is_portable(pack.id):
        raise RefusedPackError(Objection.NOT_PORTABLE, name=pack.id)
    return Staged(pack, tuple(problems), parcel, path, stage)


def _schemas(parcel: Parcel) -> dict[str, bytes]:
    """Return the schemas that files of a folder name for whoever edits them; none goes with it."""
    if parcel.is_single:
        return {}
    heads = [data[:_HEAD] for name, data in parcel.files.items() if name.endswith(SUFFIXES)]
    named = any(b"$schema=" in head for head in heads)
    return schema_files() if named else {}


def _inner(path: Path, new: Path) -> Path:
    return path.relative_to(new) if path.is_relative_to(new) else path


def _dated(origin: Origin, parcel: Parcel) -> Origin:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return replace(origin, sha256=parcel.sha256, added=now)


def _sweep(folder: Path) -> None:
    """Remove what killed processes left behind, but no pack that was set aside."""
    for stage in folder.glob(f"{STAGE}*"):
        with suppress(OSError):
            is_stale = time.time() - stage.stat().st_mtime > _STALE_SECONDS
            if is_stale and not is_unfinished(stage):
                shutil.rmtree(stage, ignore_errors=True)
