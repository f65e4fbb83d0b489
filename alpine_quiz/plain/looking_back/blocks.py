"""What looking back is laid out in: sentences, and rows of a name and its figures."""

from __future__ import annotations

from dataclasses import dataclass

from alpine_quiz.plain.columns import cells, padded

_WIDEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Row:
    """A name and its figures; ``share``, from 0 to 1, is what a bar beside them shows."""

    name: str
    figures: str
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences, then rows, under a title; any of them may be missing."""

    title: str = ""
    sentences: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()


def block_lines(block: Block) -> list[str]:
    """Return a block as lines of text: figures in a column, or below names that are too long."""
    lines = [block.title] if block.title else []
    margin = "  " if block.title else ""
    lines += [f"{margin}{sentence}" for sentence in block.sentences]
    widest = max((cells(row.name) for row in block.rows), default=0)
    for row in block.rows:
        if widest > _WIDEST_NAME:
            lines += [f"{margin}{row.name}", f"{margin}  {row.figures}".rstrip()]
        else:
            lines.append(f"{margin}{padded(row.name, widest)}  {row.figures}".rstrip())
    return lines
