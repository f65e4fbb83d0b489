"""Reading a document of any kind to the text that is kept, hashed and cited."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from alpine_quiz.documents.files import decode

if TYPE_CHECKING:
    from pathlib import Path

TEXT_SUFFIXES = (".txt", ".md", ".markdown")
MARKDOWN_SUFFIXES = (".md", ".markdown")
HTML_SUFFIXES = (".html", ".htm", ".xhtml")
PDF_SUFFIXES = (".pdf",)
SUFFIXES = (*TEXT_SUFFIXES, *HTML_SUFFIXES, *PDF_SUFFIXES)

_FEWEST_LETTERS = 20
_PDF_BEGINS = b"%PDF-"
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff]")
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


class Fault(StrEnum):
    """Why a document gives no text."""

    UNKNOWN_KIND = "unknown-kind"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    SCANNED = "scanned"
    DAMAGED = "damaged"
    NO_PROSE = "no-prose"


class NoTextError(Exception):
    """A document that was read but gives no text, and why."""

    def __init__(self, path: Path, fault: Fault, args_: dict[str, str] | None = None) -> None:
        super().__init__(f"{path}: {fault}")
        self.path = path
        self.fault = fault
        self.args_ = args_ or {}


def is_extracted(path: Path) -> bool:
    """Tell whether a document of this name is no text yet, but a PDF or a web page."""
    return path.suffix.lower() in (*HTML_SUFFIXES, *PDF_SUFFIXES)


def extract(path: Path, data: bytes) -> str:
    """Return the text of ``data``, read from ``path``; that of a text file is the file's own.

    Raises ``UnreadableError`` where it is not UTF-8, ``NoTextError`` where it gives no text.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise NoTextError(path, Fault.UNKNOWN_KIND, {"suffix": path.suffix})
    if not data.strip():
        raise NoTextError(path, Fault.EMPTY)
    if suffix in TEXT_SUFFIXES:
        if data.startswith(_PDF_BEGINS):
            raise NoTextError(path, Fault.UNKNOWN_KIND, {"suffix": path.suffix})
        text = decode(path, data)
        if not _letters(text):
            raise NoTextError(path, Fault.EMPTY)
        return text
    if suffix in PDF_SUFFIXES:
        from alpine_quiz.documents.pdf import text_of_pdf

        text = tidied(text_of_pdf(path, data))
        fault = Fault.SCANNED
    else:
        from alpine_quiz.documents.html import text_of_html

        text = tidied(text_of_html(path, data))
        fault = Fault.NO_PROSE
    if _letters(text) < _FEWEST_LETTERS:
        raise NoTextError(path, fault)
    return text


def tidied(text: str) -> str:
    """Return an extracted text without control characters, its line ends and blanks even."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROLS.sub(" ", text)
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", lines).strip("\n") + "\n"


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
