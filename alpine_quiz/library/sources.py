"""Where packs can be had: a folder, a file, a zip file, a git repository."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from alpine_quiz.bank.files import MAX_FILES, SUFFIXES
from alpine_quiz.bank.source import MAX_BYTES
from alpine_quiz.documents.files import UnreadableError, is_folder, is_there, read_bytes, resolved
from alpine_quiz.library.adding import parcel_of
from alpine_quiz.library.fetching import fetched
from alpine_quiz.library.folders import Folder
from alpine_quiz.library.git_urls import git_url, is_git_url
from alpine_quiz.library.objections import Objection, RefusedPackError
from alpine_quiz.library.origins import Kind, Origin
from alpine_quiz.library.parcels import pick
from alpine_quiz.library.portable import is_portable
from alpine_quiz.library.unzipping import DAMAGE, ENTRY, Zip

if TYPE_CHECKING:
    from collections.abc import Callable

    from alpine_quiz.library.parcels import Parcel

_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_PACKAGE = "[Content_Types].xml"
"""A part of every workbook, by whatever names the others go: ECMA-376 part 2, 10.1.2.2."""
_MOST_ENTRIES = 2 * MAX_FILES


def origin_from(text: str, *, within: str = "", ref: str = "") -> Origin:
    """Return what ``text``, an address or a path, means; nothing is fetched yet.

    With ``ref`` a folder is a git repository. Raises ``RefusedPackError``.
    """
    if is_git_url(text):
        return Origin(Kind.GIT, git_url(text).text, within=within, ref=ref)
    path = Path(text)
    if not is_there(path):
        raise RefusedPackError(Objection.NO_SOURCE, name=text)
    path = resolved(path)
    if is_folder(path):
        if ref or _is_bare(path):
            return Origin(Kind.GIT, path.as_uri(), within=within, ref=ref)
        return Origin(Kind.FOLDER, str(path), within=within)
    if ref:
        raise RefusedPackError(Objection.BAD_REF, ref=ref)
    return Origin(_kind_of(path), str(path), within=within)


def fetch(origin: Origin, stopped: Callable[[], bool] = bool) -> tuple[Parcel, Origin]:
    """Return the pack that is at its origin now, and the origin with the commit it has now.

    Another program's questions are not read here. Raises ``RefusedPackError``, also where git is
    ``stopped``.
    """
    within = origin.within or None
    if origin.kind is Kind.GIT:
        with fetched(origin.source, origin.ref, stopped=stopped) as commit:
            return pick(commit, within), replace(origin, commit=commit.commit)
    path = Path(origin.source)
    if not is_there(path):
        raise RefusedPackError(Objection.NO_SOURCE, name=origin.source)
    if origin.kind is Kind.FOLDER:
        return pick(Folder(path), within), origin
    if origin.kind is Kind.ZIP:
        return pick(Zip(path), within), origin
    if not is_portable(path.stem):
        raise RefusedPackError(Objection.NOT_PORTABLE, name=path.stem)
    return parcel_of(path), origin


def _kind_of(path: Path) -> Kind:
    if path.suffix.lower() in SUFFIXES:
        return Kind.FILE
    try:
        data = read_bytes(path, 4 * MAX_BYTES)
    except UnreadableError as error:
        reason = error.args_.get("reason", error.obstacle.value)
        raise RefusedPackError(Objection.UNREADABLE, name=str(path), reason=reason) from None
    is_zip = data.startswith(_ZIPS) and not _is_workbook(data)
    return Kind.ZIP if is_zip or path.suffix.lower() == ".zip" else Kind.QUESTIONS


def _is_workbook(data: bytes) -> bool:
    if data.count(ENTRY) > _MOST_ENTRIES:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _PACKAGE in archive.namelist()
    except DAMAGE:
        return False


def _is_bare(path: Path) -> bool:
    """Tell whether a folder is a git repository without files of its own to be seen."""
    return is_there(path / "HEAD") and is_folder(path / "objects") and is_folder(path / "refs")
