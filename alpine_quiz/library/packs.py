"""The packs on this machine, and opening one by its id or by its path."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from alpine_quiz.bank.files import PACK_FILE, SUFFIXES, is_bank
from alpine_quiz.bank.pack import load_header, load_pack, pack_id
from alpine_quiz.bank.texts import ID
from alpine_quiz.documents.files import is_folder, is_there
from alpine_quiz.library.places import STAGE, data_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.bank.problems import Problem


class PackError(ValueError):
    """A pack that cannot be opened."""


class UnknownPackError(PackError):
    """No pack has this id, and nothing is at this path.

    ``nearest`` is the known id most like ``name``, or empty; ``known`` are all of them.
    """

    def __init__(self, name: str, nearest: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.nearest = nearest
        self.known = known


class UnplayablePackError(PackError):
    """A pack without one good question; ``problems`` say why."""

    def __init__(self, path: Path, problems: list[Problem]) -> None:
        super().__init__(str(path))
        self.path = path
        self.problems = problems


def questions_folder() -> Path:
    """Return the folder of the packs that come with the program: in a checkout, its own."""
    package = Path(__file__).resolve().parent.parent
    checkout = package.parent
    if is_there(checkout / "pyproject.toml") and is_folder(checkout / "questions"):
        return checkout / "questions"
    return package / "questions"


def packs_folder() -> Path:
    """Return the folder of the packs that this user has added."""
    return data_folder() / "packs"


def pack_paths() -> dict[str, Path]:
    """Return where the packs on this machine are, by id, in the order they are listed.

    Where two have the same id, that which comes with the program is meant.
    """
    paths: dict[str, Path] = {}
    for path in candidates():
        paths.setdefault(pack_id(path), path)
    return paths


def is_here(path: Path) -> bool:
    """Tell whether ``path`` is where the packs of this machine are, so that its id finds it."""
    return path.absolute().parent in (questions_folder(), packs_folder().absolute())


def pack_headers() -> list[Pack]:
    """Return the packs on this machine as they describe themselves, without their questions."""
    return [load_header(path) for path in pack_paths().values()]


def open_pack(name: str) -> tuple[Pack, list[Problem]]:
    """Load the pack that ``name`` means: the id of one that is here, or a path anywhere.

    The problems are those of `load_pack`. Raises ``UnknownPackError``, and
    ``UnplayablePackError`` where it has not one good question.
    """
    path = path_of(name)
    if not name or not is_there(path):
        raise _unknown(name)
    return open_path(path)


def open_path(path: Path) -> tuple[Pack, list[Problem]]:
    """Load the pack at ``path``; raises what ``open_pack`` does."""
    if not is_there(path):
        raise UnknownPackError(str(path), "", ())
    pack, problems = load_pack(path)
    if pack is None or not any(bank.items for bank in pack.banks):
        raise UnplayablePackError(path, problems)
    return pack, problems


def path_of(name: str) -> Path:
    """Return where the pack is that ``name`` means: the id of one here, or else a path."""
    found = _with_id(name)
    if found is None or _is_same(found, Path(name)):
        return Path(name)
    return found


def means_another(name: str) -> bool:
    """Tell whether ``name`` is the path of a pack as well, and means another by its id."""
    path = Path(name)
    if not (is_there(path / PACK_FILE) or any(is_bank(each) for each in _entries(path))):
        return False
    found = _with_id(name)
    return found is not None and not _is_same(found, path)


def _with_id(name: str) -> Path | None:
    if not re.fullmatch(ID, name):
        return None
    _settled_entries(packs_folder())
    # Nearly always the folder has the pack's name: then no other need be looked at.
    for folder in (questions_folder(), packs_folder()):
        if is_there(folder / name / PACK_FILE) and pack_id(folder / name) == name:
            return folder / name
    return pack_paths().get(name)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False


def _unknown(name: str) -> UnknownPackError:
    from difflib import get_close_matches

    known = tuple(pack_paths())
    nearest = get_close_matches(name.lower(), known, 1, 0.5)
    return UnknownPackError(name, nearest[0] if nearest else "", known)


def candidates() -> Iterator[Path]:
    """Yield the folders and files that may be packs on this machine, in the order of listing.

    An update that a killed process left half done is ended first.
    """
    for folder in (questions_folder(), packs_folder()):
        for entry in _settled_entries(folder):
            if entry.name.startswith("."):
                continue
            if is_folder(entry) or entry.suffix.lower() in SUFFIXES:
                yield entry


def _settled_entries(folder: Path) -> list[Path]:
    entries = _entries(folder)
    if any(entry.name.startswith(STAGE) for entry in entries):
        from alpine_quiz.library.swapping import is_unfinished, settle

        if any(entry.name.startswith(STAGE) and is_unfinished(entry) for entry in entries):
            settle(folder)
            return _entries(folder)
    return entries


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except (OSError, ValueError):
        return []
