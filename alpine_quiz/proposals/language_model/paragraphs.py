"""A document as a model is given it: paragraphs with ids, a few at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from alpine_quiz.proposals.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alpine_quiz.proposals.reflow import Reading

_MOST_PARAGRAPH = 1500
_MOST_WINDOW = 2000


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a piece of a long one; ``begin`` is its place in the reading."""

    id: str
    begin: int
    text: str


@dataclass(frozen=True, slots=True)
class Window:
    """Paragraphs shown together; ``before`` is the one ahead of them, to understand them by."""

    paragraphs: tuple[Paragraph, ...]
    before: Paragraph | None = None


def paragraphs(reading: Reading, language: str) -> list[Paragraph]:
    """Return the paragraphs of a reading, cut at sentences where they are long."""
    spans: list[tuple[int, int, int]] = []
    for sentence in sentences(reading, language):
        end = sentence.begin + len(sentence.text)
        if spans:
            number, begin, _ = spans[-1]
            if number == sentence.paragraph and end - begin <= _MOST_PARAGRAPH:
                spans[-1] = (number, begin, end)
                continue
        spans.append((sentence.paragraph, sentence.begin, end))
    return [
        Paragraph(f"p{number}", begin, reading.text[begin:end])
        for number, (_, begin, end) in enumerate(spans, 1)
    ]


def windows(found: list[Paragraph]) -> Iterator[Window]:
    """Yield the paragraphs a few at a time: short ones, such as headings, go together."""
    held: list[Paragraph] = []
    size, before = 0, None
    for paragraph in found:
        if held and size + len(paragraph.text) > _MOST_WINDOW:
            yield Window(tuple(held), before)
            before, held, size = held[-1], [], 0
        held.append(paragraph)
        size += len(paragraph.text)
    if held:
        yield Window(tuple(held), before)
