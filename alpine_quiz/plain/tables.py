"""Tables as comma-separated values, for spreadsheets and other programs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from alpine_quiz.language.clean import cleaned

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# What spreadsheets take for the beginning of a formula
# (https://owasp.org/www-community/attacks/CSV_Injection), in full width too.
_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
_SAFE = "'"


def csv_table(columns: Sequence[str], rows: Sequence[Mapping[str, object]]) -> bytes:
    """Return a table as RFC 4180 has it: a header, CRLF, quotes where they are needed; UTF-8.

    Texts are cleaned, each in one line; what a spreadsheet would take for a formula has an
    apostrophe before it. Truth is ``true`` or ``false``, and nothing is empty.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)
    return text.getvalue().encode("utf-8", "replace")


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            shown = cleaned(value)
            return f"{_SAFE}{shown}" if shown.lstrip().startswith(_FORMULA) else shown
        case _:
            return str(value)
