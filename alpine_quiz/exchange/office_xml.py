"""The XML in a workbook, read in one pass: what it may hold is counted before it is kept.

No tree is built. A part of twenty kilobytes may unpack to millions of elements, of which a
library that takes them all makes gigabytes; here the pass ends at the first too many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from alpine_quiz.exchange.model import ExchangeError, Obstacle
from alpine_quiz.language.clean import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_ELEMENTS = 600_000
"""Ten thousand questions in twenty columns are two thirds of that."""
LONGEST_TEXT = 2**16
"""Twice what a cell of a spreadsheet holds; no field of a bank is as long."""
_LONGEST_TOKEN = 2**20
_MOST_NAMES = 20_000
_NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
)


class Done(Exception):  # noqa: N818 - no error: a reader has all it needs
    """Ends a pass early."""


class Handler(Protocol):
    """What is told of a part: of the elements that ``names`` has, and of texts asked for."""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the elements that are told of."""

    @property
    def into(self) -> list[str] | None:
        """Where text is put together; ``None`` where nobody needs it."""

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""

    def end(self, name: str) -> None:
        """End an element."""


class Allowance:
    """How many elements the parts of one workbook may have together, and which is read."""

    def __init__(self) -> None:
        self.left = MOST_ELEMENTS

    def read(self, pieces: Iterable[bytes], part: str, handler: Handler) -> None:
        """Read a part, piece by piece, until it ends or ``handler`` has enough.

        Raises ``ExchangeError`` where it is malformed, defines types or entities, or has more
        elements than are left.
        """
        from xml.etree.ElementTree import ParseError

        from defusedxml.common import DefusedXmlException

        try:
            self._pass(pieces, part, handler)
        except Done:
            return
        except DefusedXmlException:
            raise ExchangeError(Obstacle.FORBIDDEN) from None
        except ParseError as error:
            raise _damaged(part, str(error)) from None

    def _pass(self, pieces: Iterable[bytes], part: str, handler: Handler) -> None:
        from defusedxml.ElementTree import DefusedXMLParser

        defused = DefusedXMLParser(target=object(), forbid_dtd=True)
        parser = defused.parser
        wanted = {f"{space}}}{name}": name for space in _NAMESPACES for name in handler.names}

        def begin(name: str, attributes: dict[str, str]) -> None:
            self.left -= 1
            if self.left < 0:
                raise ExchangeError(Obstacle.TOO_MANY_ELEMENTS, limit=MOST_ELEMENTS)
            if known := wanted.get(name):
                handler.begin(known, attributes)

        def end(name: str) -> None:
            if known := wanted.get(name):
                handler.end(known)

        def text(data: str) -> None:
            if handler.into is not None:
                handler.into.append(data)

        parser.ordered_attributes = False
        parser.DefaultHandlerExpand = None
        parser.StartElementHandler = begin
        parser.EndElementHandler = end
        parser.CharacterDataHandler = text
        fed = 0
        for piece in pieces:
            defused.feed(piece)
            fed += len(piece)
            # Older parsers begin a token again with every piece of it.
            if fed - parser.CurrentByteIndex > _LONGEST_TOKEN + len(piece):
                raise _damaged(part, "token")
            if len(parser.intern) > _MOST_NAMES:
                raise _damaged(part, "names")
        defused.close()


def _damaged(part: str, reason: str) -> ExchangeError:
    return ExchangeError(Obstacle.UNREADABLE, reason=cleaned(f"{part[-80:]}: {reason}"))
