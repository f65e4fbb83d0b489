"""What the formats are called: apart, since every command line names them."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """The formats there are, by the names that commands know them by."""

    CSV = "csv"
    XLSX = "xlsx"
    KAHOOT = "kahoot"
    LIST = "list"
    GIFT = "gift"
    MOODLE = "moodle"
    AIKEN = "aiken"
    OPENTDB = "opentdb"
    ANKI = "anki"
    HTML = "html"
    MARKDOWN = "markdown"
