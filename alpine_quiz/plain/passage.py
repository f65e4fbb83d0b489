"""A quote in its document, and what the document proves, as plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.documents.passages import passage_around
from alpine_quiz.documents.reading import is_markdown
from alpine_quiz.language.catalogue import later, tr, tr_count
from alpine_quiz.language.figures import whole
from alpine_quiz.plain.command import argument
from alpine_quiz.plain.documents import (
    differing_text,
    fact_line,
    known_of,
    origin_line,
    quote_number,
    quote_text,
    sides,
    title_of,
)
from alpine_quiz.plain.sources import quotation_marks, quoted, source_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.bank.model import Citation, Document
    from alpine_quiz.documents.passages import Passage
    from alpine_quiz.library.cited import ToldFact
    from alpine_quiz.library.documents import Differing
    from alpine_quiz.library.opening import OpenDocument
    from alpine_quiz.records.knowing import Knowing
    from alpine_quiz.records.sitting import Sitting

WIDE = 600
"""Code points of context to each side of a quote, at most."""

READING = ("n", "p", "d", "f", "c", "t")
"""What can be asked for of a document, by one letter each."""

READING_HELP = (
    # Translators: what stands before the two spaces is what is typed; it stays.
    later("n  the next quote of the document, p the one before"),
    later("f  the facts of the document, and what you know of them"),
    later("c  where sources disagree: what each says"),
    later("t  the whole text"),
)


def passage_lines(citation: Citation, sitting: Sitting) -> list[str]:
    """Return the passage around a quote, or where the document is to be had."""
    lines = [source_line(citation, sitting)]
    document = sitting.document(citation.document)
    text = sitting.text(citation.document)
    if text is None or document is None:
        lines.append(quoted(citation, sitting).line)
        if document is not None:
            lines.append(absence_text(document, sitting.differing(document.id)))
        return lines
    passage = _passage_in(document, text.content, citation.quote, citation.at)
    if passage is None:
        return [*lines, quoted(citation, sitting).line]
    before, quote, after = passage.parts
    opening, closing = quotation_marks()
    return [*lines, f"{before}{opening}{quote}{closing}{after}"]


def _passage_in(document: Document, text: str, quote: str, at: int | None) -> Passage | None:
    return passage_around(
        text,
        quote,
        at,
        WIDE,
        language=document.language,
        markdown=is_markdown(document.file),
    )


def absence_text(document: Document, differing: Differing | None) -> str:
    """Return what to do for a document that is not here, and what lies in its place."""
    found = where_to_find(document.file, document.url)
    return found if differing is None else f"{differing_text(differing)} {found}"


def where_to_find(file: str, url: str) -> str:
    """Return what to do for a document that is not on this machine."""
    if url:
        return tr("The document is not on this machine. It is to be had at {url}", url=url)
    if file:
        return tr(
            "The document is not on this machine. If you have it: alpine-quiz documents add {file}",
            file=argument(file),
        )
    return tr("The document is not on this machine. If you have it: alpine-quiz documents add FILE")


class PlainReader:
    """A document read by lines: the quotes of one after the other, and what they prove.

    It begins at the first of ``citations``; without any, at the quote ``current`` of
    ``document``, or before its first.
    """

    def __init__(
        self,
        sitting: Sitting,
        citations: Sequence[Citation] = (),
        *,
        document: str = "",
        current: int | None = None,
    ) -> None:
        self.citations = tuple(citations)
        self._sitting = sitting
        self._source = 0
        self._document = self.citations[0].document if self.citations else document
        self._current = current
        self._opened: OpenDocument | None = None

    @property
    def opened(self) -> OpenDocument:
        """The document, opened at its first use."""
        if self._opened is None or self._opened.id != self._document:
            from alpine_quiz.library.opening import open_document

            self._opened = open_document(self._sitting, self._document, self._sitting.language)
            if self.citations:
                self._current = self._opened.cited.index_of(self.citations[self._source])
        return self._opened

    def lines(self, command: str) -> list[str]:
        """Return what one of ``READING`` asks for."""
        match command:
            case "n":
                return self._step(1)
            case "p":
                return self._step(-1)
            case "d":
                return self._next_source()
            case "f":
                return self._fact_lines()
            case "c":
                return self._account_lines()
            case "t":
                return self.text_lines()
        return []

    def title_lines(self) -> list[str]:
        """Return the document's title, who published it and when, and where it is to be had."""
        opened = self.opened
        lines = [title_of(opened), origin_line(opened.document)]
        if opened.document is not None and not opened.is_here:
            lines.append(absence_text(opened.document, opened.differing))
        return [line for line in lines if line]

    def text_lines(self) -> list[str]:
        """Return the whole text, a paragraph a line; of one that is not here, its quotes."""
        reading = self.opened.reading
        shown = (reading.shown(number).text for number in range(len(reading.paragraphs)))
        return [*self.title_lines(), *shown]

    def quote_lines(self) -> list[str]:
        """Return which quote is the current one, its passage, and what it proves."""
        opened = self.opened
        if self._current is None:
            return [tr("No question and no fact of this pack quotes it.")]
        quote = opened.cited.quotes[self._current]
        lines = [
            tr(
                "{title}, {place}.",
                title=title_of(opened),
                place=quote_number(self._current, len(opened.cited.quotes)),
            ),
            self._passage(quote.quote, quote.span),
        ]
        knowing = self._knowing()
        facts = opened.cited.facts_at(self._current)
        return [*lines, *(fact_line(fact, knowing) for fact in facts)]

    def _passage(self, quote: str, span: tuple[int, int] | None) -> str:
        document = self.opened.document
        text = self._sitting.text(self._document)
        if document is None or text is None or span is None:
            return quote_text(quote, document)
        found = _passage_in(document, text.content, quote, span[0])
        if found is None:
            return quote_text(quote, document)
        before, inner, after = found.parts
        opening, closing = quotation_marks()
        return f"{before}{opening}{inner}{closing}{after}"

    def _step(self, step: int) -> list[str]:
        total = len(self.opened.cited.quotes)
        if not total:
            return self.quote_lines()
        start = self._current if self._current is not None else (-1 if step > 0 else 0)
        self._current = (start + step) % total
        return self.quote_lines()

    def _next_source(self) -> list[str]:
        if len(self.citations) < 2:
            return [tr("There is no other source.")]
        self._source = (self._source + 1) % len(self.citations)
        citation = self.citations[self._source]
        self._document = citation.document
        self._current = self.opened.cited.index_of(citation)
        return passage_lines(citation, self._sitting)

    def _knowing(self) -> Knowing:
        # Only who asks what they know waits for the records' schedule.
        from alpine_quiz.records.knowing import what_is_known

        return what_is_known(self._sitting)

    def _proven(self) -> tuple[ToldFact, ...]:
        cited = self.opened.cited
        return () if self._current is None else cited.facts_at(self._current)

    def _fact_lines(self) -> list[str]:
        """Return the facts of the current quote, then all of the document."""
        opened, knowing = self.opened, self._knowing()
        proven, facts = self._proven(), opened.cited.facts
        if not facts:
            return [tr("No question and no fact of this pack quotes it.")]
        lines = [fact_line(each, knowing) for each in proven]
        if proven:
            lines.insert(
                0,
                tr_count("This quote proves:", "This quote proves {count} facts:", len(proven)),
            )
        subjects = [fact.subject for fact in facts]
        lines.append(
            tr(
                "All facts of “{title}”, {known}:",
                title=title_of(opened),
                known=known_of(subjects, knowing),
            )
        )
        return [*lines, *(fact_line(fact, knowing) for fact in facts)]

    def _account_lines(self) -> list[str]:
        """Return what each source says, of the current quote's facts or of all."""
        disputed = [fact for fact in self._proven() if fact.disputed]
        disputed = disputed or [fact for fact in self.opened.cited.facts if fact.disputed]
        if not disputed:
            return [tr("Nothing that this document proves is disputed.")]
        lines: list[str] = []
        for fact in disputed:
            lines.append(tr("Sources disagree:") if fact.rivals else tr("This is disputed:"))
            for number, side in enumerate(sides(fact, self._sitting), start=1):
                said = side.statement
                if not side.subject:
                    said = tr("The editor’s note: {note}", note=side.statement)
                lines.append(f"{whole(number)}. {said}")
                for quote in side.quotes:
                    lines += [f"   {quote.line}", f"   — {quote.source}"]
        return lines
