"""Opening a pack's document: its text where it is here, and all that the pack cites of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from alpine_quiz.documents.paragraphs import Kind, Paragraph
from alpine_quiz.documents.quotes import find
from alpine_quiz.documents.reading import Reading, is_markdown
from alpine_quiz.library.cited import cited_in, subjects_in
from alpine_quiz.library.quote_runs import runs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from alpine_quiz.bank.model import Document
    from alpine_quiz.library.cited import CitedDocument
    from alpine_quiz.library.documents import Differing
    from alpine_quiz.library.quote_runs import Run
    from alpine_quiz.library.shelf import Shelf


_BLANK_LINE = "\n\n"


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """A document laid open.

    ``document`` is ``None`` where the pack cites what it does not declare. Where the text is not
    on this machine (``is_here`` false), ``reading`` has the quotes, a paragraph each; those that
    overlap share one, and ``differing`` is what lies in its place. ``spans`` are where those of
    ``cited`` stand in it, and ``deciding`` the deciding words.
    """

    id: str
    document: Document | None
    is_here: bool
    reading: Reading
    cited: CitedDocument
    spans: tuple[tuple[int, int] | None, ...]
    deciding: tuple[tuple[int, int], ...]
    differing: Differing | None = None

    def standing(self) -> int | None:
        """Return the first quote that stands in what is to be read."""
        return next((at for at, span in enumerate(self.spans) if span is not None), None)


@dataclass(frozen=True, slots=True)
class Listed:
    """A document that a pack declares, and the facts it proves, by their ids.

    ``differing`` is what lies in its place where it is not here.
    """

    document: Document
    is_here: bool
    subjects: tuple[str, ...]
    differing: Differing | None = None


def open_document(shelf: Shelf, name: str, language: str) -> OpenDocument:
    """Open the document ``name``; its facts are told in ``language`` as far as they can be."""
    document, text = shelf.document(name), shelf.text(name)
    content = text.content if text else None
    cited = cited_in(name, shelf.pack, content, language, shelf.fact_base())
    if document is None or content is None:
        return replace(_quotes_alone(name, document, cited), differing=shelf.differing(name))
    markdown = is_markdown(document.file)
    reading = Reading(content, language=document.language, is_markdown=markdown)
    return OpenDocument(name, document, True, reading, cited, cited.spans, cited.deciding)


def _quotes_alone(name: str, document: Document | None, cited: CitedDocument) -> OpenDocument:
    runs = runs_of(cited.quotes)
    places = dict(_places(runs))
    spans = tuple(places[number] for number in range(len(cited.quotes)))
    deciding = [
        (begin + low, begin + high)
        for (begin, _), quote in zip(spans, cited.quotes, strict=True)
        for mark in quote.marks
        for low, high in find(quote.quote, mark)[:1]
    ]
    paragraphs: list[Paragraph] = []
    begin = 0
    for run in runs:
        paragraphs.append(Paragraph(Kind.TEXT, begin, begin + len(run.text)))
        begin += len(run.text) + len(_BLANK_LINE)
    text = _BLANK_LINE.join(run.text for run in runs)
    language = document.language if document else ""
    reading = Reading(text, language=language, paragraphs=paragraphs)
    return OpenDocument(name, document, False, reading, cited, spans, tuple(deciding))


def _places(runs: Iterable[Run]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Yield the number of each quote, and where it stands when the runs are parted by a line."""
    begin = 0
    for run in runs:
        for number, (low, high) in run.spans.items():
            yield number, (begin + low, begin + high)
        begin += len(run.text) + len(_BLANK_LINE)


def list_shelf(shelf: Shelf, language: str) -> tuple[Listed, ...]:
    """Return all documents that the pack declares, in its order."""
    texts = {name: shelf.text(name) for name in shelf.pack.documents}
    contents = {name: text.content if text else None for name, text in texts.items()}
    subjects = subjects_in(contents, shelf.pack, language, shelf.fact_base())
    return tuple(
        Listed(document, texts[name] is not None, subjects[name], shelf.differing(name))
        for name, document in shelf.pack.documents.items()
    )


def nearest_quote(opened: OpenDocument, at: int) -> int | None:
    """Return the number of the quote that the code point ``at`` is in, or is nearest.

    Of a document that is not here it is the nearest by where the quotes are cited from; the
    first, where none says that.
    """
    spans = opened.spans if opened.is_here else _cited_from(opened)
    distances = [
        (max(span[0] - at, at - span[1] + 1, 0), span[1] - span[0], number)
        for number, span in enumerate(spans)
        if span is not None
    ]
    return min(distances)[2] if distances else opened.standing()


def _cited_from(opened: OpenDocument) -> list[tuple[int, int] | None]:
    """Return where the quotes should stand, ``None`` for one that does not say.

    That of the first may be 0, which others have for not saying it.
    """
    quotes = opened.cited.quotes
    if not any(quote.at for quote in quotes):
        return []
    return [
        (quote.at, quote.at + len(quote.quote)) if quote.at or not number else None
        for number, quote in enumerate(quotes)
    ]
