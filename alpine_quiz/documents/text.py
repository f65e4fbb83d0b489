"""A document's text, and the hash it is recognised by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from alpine_quiz.documents.files import decode, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Text:
    """A document as it was read: BOM dropped, line ends as stored.

    ``sha256`` is that of the file's bytes, in hexadecimal.
    """

    content: str
    sha256: str


def read_text(path: Path) -> Text:
    """Read the text file ``path``; raises ``UnreadableError``."""
    return text_of_bytes(path, read_bytes(path, MAX_BYTES))


def text_of_bytes(path: Path, data: bytes) -> Text:
    """Return ``data``, read from ``path``, as a text; raises ``UnreadableError``."""
    from hashlib import sha256

    return Text(decode(path, data), sha256(data).hexdigest())
