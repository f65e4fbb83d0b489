"""A quote in its document, as plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.documents.passages import passage_around
from alpine_quiz.language.catalogue import tr
from alpine_quiz.plain.sources import quotation_marks, quoted, source_line

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Citation
    from alpine_quiz.records.sitting import Sitting

WIDE = 600
"""Code points of context to each side of a quote, at most."""


def passage_lines(citation: Citation, sitting: Sitting) -> list[str]:
    """Return the passage around a quote, or where the document is to be had."""
    lines = [source_line(citation, sitting)]
    document = sitting.document(citation.document)
    text = sitting.text(citation.document)
    if text is None or document is None:
        lines.append(quoted(citation, sitting).line)
        if document is not None:
            lines.append(where_to_find(document.file, document.url))
        return lines
    passage = passage_around(
        text.content, citation.quote, citation.at, WIDE, language=document.language
    )
    if passage is None:
        return [*lines, quoted(citation, sitting).line]
    before, quote, after = passage.parts
    opening, closing = quotation_marks()
    return [*lines, f"{before}{opening}{quote}{closing}{after}"]


def where_to_find(file: str, url: str) -> str:
    """Return what to do for a document that is not on this machine."""
    if url:
        return tr("The document is not on this machine. It is to be had at {url}", url=url)
    if file:
        return tr(
            "The document is not on this machine. If you have it: alpine-quiz documents add {file}",
            file=file,
        )
    return tr("The document is not on this machine. If you have it: alpine-quiz documents add FILE")
