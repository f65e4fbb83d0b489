"""The documents on this machine: kept copies, recognised by their hash."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from alpine_quiz.documents.files import UnreadableError, is_folder, read_bytes
from alpine_quiz.documents.text import MAX_BYTES, read_text, text_of_bytes
from alpine_quiz.documents.writing import write_whole
from alpine_quiz.library.places import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from alpine_quiz.bank.model import Document, Pack
    from alpine_quiz.documents.text import Text


class Refusal(StrEnum):
    """Why a file was not taken as a document."""

    UNREADABLE = "unreadable"
    UNDECLARED = "undeclared"
    OTHER_CONTENT = "other-content"
    NOT_KEPT = "not-kept"


class RefusedDocumentError(Exception):
    """A file that no pack here declares, or that cannot be kept.

    ``unreadable`` is the obstacle met in reading it; ``pack`` and ``document`` are those that
    declare a file of this name with other content; ``reason`` is the system's.
    """

    def __init__(
        self,
        path: Path,
        refusal: Refusal,
        *,
        unreadable: UnreadableError | None = None,
        pack: str = "",
        document: str = "",
        reason: str = "",
    ) -> None:
        super().__init__(f"{path}: {refusal}")
        self.path = path
        self.refusal = refusal
        self.unreadable = unreadable
        self.pack = pack
        self.document = document
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Differing:
    """A file that should be a document and has another hash: by its name, or as its kept copy."""

    path: Path
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Declared:
    """A document that a pack declares, and whether its text is on this machine.

    ``differing`` is what lies in its place where it is not.
    """

    pack: str
    document: Document
    is_here: bool
    differing: Differing | None = None


def documents_folder() -> Path:
    """Return the folder of the kept copies."""
    return data_folder() / "documents"


def text_of(document: Document, pack: Pack | None = None) -> Text | None:
    """Return the text of ``document`` if it is on this machine.

    That is the kept copy or, where ``pack`` is a folder, the file in it. Without a hash to
    recognise it by only the pack's own file is taken. What cannot be read is not here.
    """
    texts = (text for _, text in _readable(document, pack))
    return next((text for text in texts if _is_it(document, text)), None)


def differing_file(document: Document, pack: Pack | None = None) -> Differing | None:
    """Return a file in the place of ``document`` that is not what was cited, by its hash.

    What the author has beside the pack comes first. To be asked where ``text_of`` finds nothing.
    """
    found = [
        Differing(path, is_kept=path.parent == documents_folder())
        for path, text in _readable(document, pack)
        if not _is_it(document, text)
    ]
    return found[-1] if found else None


def add_document(path: Path, packs: Iterable[Pack]) -> list[Declared]:
    """Keep a copy of ``path``; return the documents of ``packs`` that it is.

    Raises ``RefusedDocumentError`` where it is none of them.
    """
    packs = list(packs)
    try:
        data = read_bytes(path, MAX_BYTES)
        text = text_of_bytes(path, data)
    except UnreadableError as error:
        raise RefusedDocumentError(path, Refusal.UNREADABLE, unreadable=error) from None
    declared = [
        Declared(pack.id, document, is_here=True)
        for pack in packs
        for document in pack.documents.values()
        if document.sha256 == text.sha256
    ]
    if not declared:
        raise _refusal(path, packs)
    try:
        _keep(data, _kept(text.sha256))
    except OSError as error:
        reason = error.strerror or str(error)
        raise RefusedDocumentError(path, Refusal.NOT_KEPT, reason=reason) from None
    return declared


def list_documents(packs: Iterable[Pack]) -> list[Declared]:
    """Return all documents that ``packs`` declare, in their order."""
    return [_declared(pack, document) for pack in packs for document in pack.documents.values()]


def _declared(pack: Pack, document: Document) -> Declared:
    if text_of(document, pack) is not None:
        return Declared(pack.id, document, is_here=True)
    differing = differing_file(document, pack)
    return Declared(pack.id, document, is_here=False, differing=differing)


def _readable(document: Document, pack: Pack | None) -> Iterator[tuple[Path, Text]]:
    """Yield the files that may be ``document``: the kept copy, then the pack's own."""
    candidates = [_kept(document.sha256)] if document.sha256 else []
    own = _own_file(document, pack)
    for path in [*candidates, own] if own else candidates:
        with suppress(UnreadableError):
            yield path, read_text(path)


def _is_it(document: Document, text: Text) -> bool:
    return not document.sha256 or text.sha256 == document.sha256


def _refusal(path: Path, packs: list[Pack]) -> RefusedDocumentError:
    for pack in packs:
        for document in pack.documents.values():
            if document.file and document.file == path.name:
                return RefusedDocumentError(
                    path, Refusal.OTHER_CONTENT, pack=pack.id, document=document.title
                )
    return RefusedDocumentError(path, Refusal.UNDECLARED)


def _kept(sha256: str) -> Path:
    return documents_folder() / f"{sha256}.txt"


def _own_file(document: Document, pack: Pack | None) -> Path | None:
    if pack is None or not document.file or not is_folder(pack.path):
        return None
    path = pack.path / document.file
    try:
        inside = path.resolve().is_relative_to(pack.path.resolve())
    except (OSError, RuntimeError, ValueError):
        return None
    return path if inside else None


def _keep(data: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, data)
