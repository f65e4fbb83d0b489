"""A pack's documents, the texts of those on this machine, and what the pack cites of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.library.documents import differing_file, text_of

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Document, Pack
    from alpine_quiz.documents.text import Text
    from alpine_quiz.facts.model import FactBase
    from alpine_quiz.library.documents import Differing


class Shelf:
    """Who sits before a ``pack`` and may look into its documents; each is read once."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._texts: dict[str, Text | None] = {}
        self._base: tuple[Pack, FactBase | None] | None = None

    def document(self, name: str) -> Document | None:
        """Return what the pack says of a document."""
        return self.pack.documents.get(name)

    def text(self, name: str) -> Text | None:
        """Return a document's text where it is on this machine."""
        if name not in self._texts:
            document = self.document(name)
            self._texts[name] = text_of(document, self.pack) if document else None
        return self._texts[name]

    def differing(self, name: str) -> Differing | None:
        """Return what lies in the place of a document that is not on this machine."""
        document = self.document(name)
        if document is None or self.text(name) is not None:
            return None
        return differing_file(document, self.pack)

    def lay_open(self, name: str, text: Text) -> None:
        """Take ``text`` for that of a document, wherever it was read from."""
        self._texts[name] = text

    def fact_base(self) -> FactBase | None:
        """Return the pack's facts, read once; ``None`` where it has none."""
        pack = self.pack
        if self._base is None or self._base[0] is not pack:
            from alpine_quiz.library.cited import fact_base_of

            self._base = (pack, fact_base_of(pack))
        return self._base[1]
