"""A pack's documents, and the texts of those on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.library.documents import text_of

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Document, Pack
    from alpine_quiz.documents.text import Text


class Shelf:
    """Who sits before a ``pack`` and may look into its documents; each is read once."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._texts: dict[str, Text | None] = {}

    def document(self, name: str) -> Document | None:
        """Return what the pack says of a document."""
        return self.pack.documents.get(name)

    def text(self, name: str) -> Text | None:
        """Return a document's text where it is on this machine."""
        if name not in self._texts:
            document = self.document(name)
            self._texts[name] = text_of(document, self.pack) if document else None
        return self._texts[name]
