"""The text of a PDF."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

from alpine_quiz.documents.extraction import Fault, NoTextError
from alpine_quiz.documents.text import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path

_MOST_PAGES = 5000


def text_of_pdf(path: Path, data: bytes) -> str:
    """Return the text of the pages of ``data``, a blank line between them.

    Raises ``NoTextError``: encrypted, or damaged beyond reading.
    """
    # What it warns of is nothing a reader of the text can mend.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    pages: list[str] = []
    length = 0
    try:
        reader = PdfReader(io.BytesIO(data))
        readable = not reader.is_encrypted or bool(reader.decrypt(""))
        for number, page in enumerate(reader.pages if readable else ()):
            text = page.extract_text()
            length += len(text)
            if number >= _MOST_PAGES or length > MAX_BYTES:
                break
            pages.append(text)
    except (DependencyError, FileNotDecryptedError):
        raise NoTextError(path, Fault.ENCRYPTED) from None
    except Exception:
        # A broken file breaks the library in any of its parts, with errors of any kind, whose
        # English words say nothing to whoever has the file.
        raise NoTextError(path, Fault.DAMAGED) from None
    if not readable:
        raise NoTextError(path, Fault.ENCRYPTED)
    if not pages:
        raise NoTextError(path, Fault.DAMAGED)
    return "\n\n".join(pages)
