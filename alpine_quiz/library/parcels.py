"""A pack's own files, wherever they come from, as they are taken in and given out."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Protocol

from alpine_quiz.bank.declaring import documents_of
from alpine_quiz.bank.files import FACTS_FILE, OVERRIDES_FILE, PACK_FILE, SUFFIXES, is_bank
from alpine_quiz.bank.source import MAX_BYTES
from alpine_quiz.library.objections import Objection, RefusedPackError
from alpine_quiz.library.portable import check_names, inner_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MAX_TOTAL = 100 * 2**20
"""So many bytes all files of a pack may have together, and its banks and facts no more than
one of them may have alone: all of them are read at once."""

# Not the schemas: they are many times larger than most packs, and written anew where it goes.
_OWN = frozenset({PACK_FILE, FACTS_FILE, OVERRIDES_FILE, "decisions.yaml"})
_PAPERS = re.compile(
    r"(?:readme|licen[cs]e|copying|notice|authors|changelog)(?:\.(?:md|txt))?", re.IGNORECASE
)

_LANGUAGE = re.compile(r"[a-z]{2}")
"""A bank of this name is one language of a pack, not a pack, unless it says so."""

_SAYS_PACK = re.compile(rb"^pack[ \t]*:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parcel:
    """The files of a pack by their names within it, in order.

    ``name`` is what the pack is called where its files do not tell; with ``is_single`` the one
    file is the pack. ``left`` are links and devices that were left, ``documents`` those of the
    files that it cites.
    """

    name: str
    files: Mapping[str, bytes]
    is_single: bool = False
    left: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """The hash of the whole content, see `content_hash`."""
        if self.is_single:
            return hashlib.sha256(next(iter(self.files.values()))).hexdigest()
        return content_hash(self.files)


class Shipment(Protocol):
    """Where files are and can be had one by one: a folder, a zip file, a commit.

    ``names`` are all regular files in it, by their names within it. Where it ``is_wrapping``, a
    file alone in it is a pack by itself; a folder is always a pack that has the folder's name.
    """

    name: str
    is_wrapping: bool
    names: list[str]
    left: list[str]

    def read(self, name: str, limit: int) -> bytes:
        """Return what a file holds; raises ``RefusedPackError`` for more than ``limit`` bytes."""


def content_hash(files: Mapping[str, bytes]) -> str:
    r"""Return one hash of all ``files``, whatever their order.

    That is the SHA-256 of the lines that ``sha256sum`` writes of them, ordered by the names'
    code points: ``HEX`` + two spaces + name + ``\n``.
    """
    lines = (f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def single(name: str, content: bytes) -> Parcel:
    """Return the pack that is one file of the name ``name`` without its suffix."""
    return Parcel(name, {f"{name}.yaml": content}, is_single=True)


def pick(shipment: Shipment, within: str | None = None) -> Parcel:
    """Return the pack in ``shipment``: only the files that belong to it.

    It is in the folder ``within``; where that is ``None``, in the only one that has a
    pack.yaml, or in the outermost that has banks. Raises ``RefusedPackError``.
    """
    names = [name for name in shipment.names if not _is_hidden(name)]
    root = _root(names, within)
    start = f"{root}/" if root else ""
    inside = {name[len(start) :]: name for name in names if name.startswith(start)}
    left = [name[len(start) :] for name in shipment.left if name.startswith(start)]
    header = shipment.read(inside[PACK_FILE], MAX_BYTES) if PACK_FILE in inside else b""
    documents = _documents(header)
    own = own_names(inside, header)
    for name in own:
        if inner_name(name) != name:
            raise RefusedPackError(Objection.NOT_PORTABLE, name=name)
    check_names(own)
    files: dict[str, bytes] = {}
    called = PurePosixPath(root).name or shipment.name
    room, yaml_room = MAX_TOTAL, MAX_BYTES
    for name in sorted(own):
        files[name] = shipment.read(inside[name], MAX_BYTES)
        room -= len(files[name])
        yaml_room -= len(files[name]) if name.lower().endswith(SUFFIXES) else 0
        if room < 0 or yaml_room < 0:
            limit = (MAX_TOTAL if room < 0 else MAX_BYTES) // 2**20
            raise RefusedPackError(Objection.TOO_LARGE, name=called, limit=limit)
    if shipment.is_wrapping and not root and len(files) == 1:
        (name,) = files
        stem = PurePosixPath(name).stem
        is_pack = not _LANGUAGE.fullmatch(stem) or _SAYS_PACK.search(files[name])
        if name != PACK_FILE and is_pack:
            return Parcel(stem, files, is_single=True, left=tuple(left))
    cited = tuple(name for name in files if name in documents)
    return Parcel(called, files, left=tuple(sorted(left)), documents=cited)


def own_names(names: Iterable[str], header: bytes) -> list[str]:
    """Return which of the files in a folder belong to the pack that ``header`` describes."""
    documents = _documents(header)
    return [name for name in names if not _is_hidden(name) and (_is_own(name) or name in documents)]


def _root(names: Sequence[str], within: str | None) -> str:
    if within is not None:
        root = within.replace("\\", "/").removeprefix("./").strip("/")
        if root and not any(name.startswith(f"{root}/") for name in names):
            raise RefusedPackError(Objection.NOT_WITHIN, name=within)
        return root
    heads = {_folder(name) for name in names if name.rpartition("/")[2] == PACK_FILE}
    outermost = [head for head in heads if not any(_is_below(head, each) for each in heads)]
    if len(outermost) > 1:
        raise RefusedPackError(
            Objection.SEVERAL_PACKS, folders=", ".join(sorted(outermost)[:8]), count=len(outermost)
        )
    if outermost:
        return outermost[0]
    banks = [_folder(name).split("/") for name in names if is_bank(PurePosixPath(name))]
    if not banks:
        raise RefusedPackError(Objection.NOT_A_PACK)
    shared = 0
    while all(len(each) > shared and each[shared] == banks[0][shared] for each in banks):
        shared += 1
    return "/".join(banks[0][:shared])


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def _is_below(folder: str, other: str) -> bool:
    return folder != other and (not other or folder.startswith(f"{other}/"))


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))


def _is_own(name: str) -> bool:
    if "/" not in name and (name in _OWN or _PAPERS.fullmatch(name)):
        return True
    return is_bank(PurePosixPath(name))


def _documents(header: bytes) -> frozenset[str]:
    """Return the names of the files that pack.yaml says its documents are."""
    found = documents_of(header) if header else {}
    files = (file for each in found.values() for file in (each.file, each.source) if file)
    return frozenset(PurePosixPath(file).as_posix() for file in files)
