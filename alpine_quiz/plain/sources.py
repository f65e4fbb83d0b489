"""Quotes and their sources as they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from alpine_quiz.documents.places import Region, Where, place_of, region_of
from alpine_quiz.documents.quotes import shown_parts
from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.language.figures import published

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Citation, Document
    from alpine_quiz.documents.places import TextPlace
    from alpine_quiz.documents.text import Text

_REGIONS = {
    Region.BEGINNING: later("near the beginning"),
    Region.MIDDLE: later("near the middle"),
    Region.END: later("near the end"),
}


class Shelf(Protocol):
    """Who knows a pack's documents, and has the texts of those on this machine."""

    def document(self, name: str) -> Document | None:
        """Return what the pack says of a document."""

    def text(self, name: str) -> Text | None:
        """Return a document's text, where it is here."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation cut at its deciding words, and its source in words."""

    before: str
    mark: str
    after: str
    source: str

    @property
    def line(self) -> str:
        """The quotation in one line, its deciding words between asterisks."""
        mark = f"*{self.mark}*" if self.mark and (self.before or self.after) else self.mark
        opening, closing = quotation_marks()
        return f"{opening}{self.before}{mark}{self.after}{closing}"


def quotation_marks() -> tuple[str, str]:
    """Return what stands before and behind a quotation."""
    # Translators: the quotation marks of your language, and spaces within them where it has any.
    opening, _, closing = tr("“{quote}”").partition("{quote}")
    return opening, closing


def quoted(citation: Citation, shelf: Shelf) -> Quoted:
    """Return a citation as it is shown."""
    document = shelf.document(citation.document)
    language = document.language if document else ""
    before, mark, after = shown_parts(citation.quote, citation.mark, language)
    return Quoted(before, mark, after, source_line(citation, shelf))


def source_line(citation: Citation, shelf: Shelf) -> str:
    """Return title, publisher, date and place as far as they are known."""
    document = shelf.document(citation.document)
    if document is None:
        return citation.document
    parts = [document.title]
    if document.publisher:
        parts.append(document.publisher)
    # Translators: said of a document that states no date.
    parts.append(published(document.published) if document.published else tr("undated"))
    where = _where(citation, document, shelf)
    return " · ".join([*parts, where] if where else parts)


def _where(citation: Citation, document: Document, shelf: Shelf) -> str:
    if citation.at is None:
        return ""
    text = shelf.text(document.id)
    if text is not None:
        return place_text(place_of(text.content, citation.at))
    return tr(_REGIONS[region_of(citation.at, document.length)]) if document.length else ""


def place_text(place: TextPlace) -> str:
    """Return a place in a document as a person finds it."""
    match place.where:
        case Where.REGION:
            return tr(_REGIONS[Region(place.number)])
        case Where.PARAGRAPH:
            return tr("paragraph {number}", number=place.number)
        case Where.LINE:
            return tr("line {number}", number=place.number)
