"""Finding a pack's documents for a check, and comparing them with what the pack says."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from alpine_quiz.bank.files import PACK_FILE
from alpine_quiz.bank.problems import Code, Problem, Severity
from alpine_quiz.documents.files import UnreadableError, is_folder
from alpine_quiz.documents.text import read_text
from alpine_quiz.library.documents import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.bank.model import Document, Pack
    from alpine_quiz.documents.text import Text

_MOST_FILES = 500


def gather(pack: Pack, folder: Path | None) -> tuple[dict[str, Text], list[Problem]]:
    """Return the texts at hand of the pack's documents, by id, and what is wrong with them.

    They are sought in ``folder``, among the kept copies and in the pack's own folder. One that
    ``folder`` lacks is told of: who names a folder wants every quote looked up.
    """
    texts: dict[str, Text] = {}
    problems: list[Problem] = []
    documents = _Folder(folder) if folder is not None else None
    for document in pack.documents.values():
        text = documents.text(document) if documents else None
        differing = None
        if text is not None and document.sha256 not in ("", text.sha256):
            text, differing = None, text
        text = text or text_of(document, pack)
        if text is not None:
            texts[document.id] = text
            problems += _compare(document, text, pack)
        elif differing is not None:
            args: dict[str, str | int] = {"file": document.file, "sha256": differing.sha256}
            problems.append(_of(document, pack, Code.DOCUMENT_DIFFERS, args))
        elif folder is not None:
            args = {"document": document.id, "file": document.file, "folder": str(folder)}
            problems.append(_of(document, pack, Code.DOCUMENT_NOT_HERE, args, Severity.ADVICE))
        elif not document.sha256:
            problems.append(_of(document, pack, Code.MISSING_SHA256, {}, Severity.ADVICE))
    return texts, problems


class _Folder:
    """A folder with documents, found by their names or, failing that, by their hashes."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def text(self, document: Document) -> Text | None:
        """Return the text of ``document``, or of a file that only has its name, or ``None``."""
        named = self._named(document.file)
        if named is not None and document.sha256 in ("", named.sha256):
            return named
        return self._by_hash.get(document.sha256, named)

    def _named(self, file: str) -> Text | None:
        if not file:
            return None
        try:
            path = self._path / file
            if not path.resolve().is_relative_to(self._path.resolve()):
                return None
            return read_text(path)
        except (UnreadableError, OSError, RuntimeError, ValueError):
            return None

    @cached_property
    def _by_hash(self) -> dict[str, Text]:
        texts: dict[str, Text] = {}
        try:
            files = sorted(self._path.iterdir())[:_MOST_FILES]
        except OSError:
            return texts
        for file in files:
            try:
                text = read_text(file)
            except UnreadableError:
                continue
            texts[text.sha256] = text
        return texts


def _compare(document: Document, text: Text, pack: Pack) -> list[Problem]:
    problems: list[Problem] = []
    if not document.sha256:
        args: dict[str, str | int] = {"sha256": text.sha256}
        problems.append(_of(document, pack, Code.MISSING_SHA256, args, Severity.ADVICE))
    if document.length not in (0, len(text.content)):
        args = {"length": document.length, "found": len(text.content)}
        problems.append(_of(document, pack, Code.LENGTH_DIFFERS, args))
    return problems


def _of(
    document: Document,
    pack: Pack,
    code: Code,
    args: dict[str, str | int],
    severity: Severity = Severity.ERROR,
) -> Problem:
    path = pack.path / PACK_FILE if is_folder(pack.path) else pack.path
    place = document.place
    args = {"document": document.id, **args}
    return Problem(code, severity, path, place.line, place.column, args)
