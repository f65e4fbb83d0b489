"""Columns of plain lines: as wide as a terminal shows a text, not as long as it is.

Rich measures: it is what the screens are laid out with, so both agree, and it knows wide letters,
combining marks and joined emoji. It is imported only where there is something to set in columns.
"""

from __future__ import annotations


def cells(text: str) -> int:
    """Return how many cells of a terminal the text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def padded(text: str, width: int) -> str:
    """Return the text with as many spaces behind it as it takes to be ``width`` cells wide."""
    return text + " " * (width - cells(text))
