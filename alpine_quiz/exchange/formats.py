"""Which formats can be read and written, each by a module imported when it is needed."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

from alpine_quiz.exchange.names import Format

if TYPE_CHECKING:
    from collections.abc import Callable

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.exchange.model import Exported, Imported
    from alpine_quiz.exchange.worksheet import Variants

    Reader: TypeAlias = Callable[[bytes, str], Imported]
    Writer: TypeAlias = Callable[[Pack, str], Exported]

IMPORTERS: dict[Format, str] = {
    Format.CSV: "csv_in",
    Format.XLSX: "xlsx_in",
    Format.KAHOOT: "kahoot_in",
    Format.LIST: "list_in",
    Format.GIFT: "gift_in",
    Format.MOODLE: "moodle_in",
    Format.AIKEN: "aiken_in",
    Format.OPENTDB: "opentdb_in",
    Format.ANKI: "anki_in",
}
EXPORTERS: dict[Format, str] = {
    Format.CSV: "csv_out",
    Format.KAHOOT: "kahoot_out",
    Format.GIFT: "gift_out",
    Format.MOODLE: "moodle_out",
    Format.OPENTDB: "opentdb_out",
    Format.ANKI: "anki_out",
    Format.HTML: "html_out",
    Format.MARKDOWN: "markdown_out",
}
PRINTED = frozenset((Format.HTML, Format.MARKDOWN))
"""What is for pen and paper, in several variants where they are asked for."""
SUFFIXES: dict[Format, str] = {
    Format.CSV: ".csv",
    Format.XLSX: ".xlsx",
    Format.KAHOOT: ".xlsx",
    Format.LIST: ".txt",
    Format.GIFT: ".gift",
    Format.MOODLE: ".xml",
    Format.AIKEN: ".txt",
    Format.OPENTDB: ".json",
    Format.ANKI: ".txt",
    Format.HTML: ".html",
    Format.MARKDOWN: ".md",
}
"""How a file of each format is usually called."""


def importer(format_: Format) -> Reader:
    """Return the function that reads a format; raises ``ExchangeError`` where there is none."""
    reader: Reader = _module(IMPORTERS, format_).read
    return reader


def exporter(format_: Format, variants: Variants | None = None) -> Writer:
    """Return the function that writes a format; raises ``ExchangeError`` where there is none.

    ``variants`` are those of what is `PRINTED`.
    """
    module = _module(EXPORTERS, format_)
    writer: Writer = module.write
    if variants and format_ in PRINTED:
        writer = partial(module.write, variants=variants)
    return writer


def _module(names: dict[Format, str], format_: Format):  # type: ignore[no-untyped-def]
    name = names.get(format_)
    if name is None:
        from alpine_quiz.exchange.model import ExchangeError, Obstacle

        raise ExchangeError(Obstacle.UNKNOWN_FORMAT, format=format_.value)
    return import_module(f"{__package__}.{name}")
