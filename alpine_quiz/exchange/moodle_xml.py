"""The elements of a Moodle XML file, one question after the other, with their lines.

Only what a question holds is kept at a time; definitions of types and entities are refused, as
no such file needs them.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING
from xml.sax.handler import ContentHandler  # the names only: defusedxml parses

from alpine_quiz.exchange.decoding import check_count, check_size, decoded
from alpine_quiz.exchange.model import ExchangeError, Obstacle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.sax.xmlreader import AttributesImpl, Locator

    from alpine_quiz.exchange.model import Note

QUIZ, QUESTION = "quiz", "question"
_DEEPEST = 40
_MOST_ELEMENTS = 1_000_000
_MOST_IN_ONE = 20_000
_DECLARED = re.compile(rb"\A<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_-]{1,20})[\"']")
_KNOWN = re.compile(r"iso-8859-\d{1,2}|windows-125\d|cp125\d|koi8-[ru]|macroman", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")

_HTML_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]{1,30};")
_VERBATIM = {"<![CDATA[": "]]>", "<!--": "-->"}
"""What ends a section whose text stands for itself."""
_MEANS_SOMETHING = frozenset("<>&\"'")


@dataclass(slots=True)
class Element:
    """An element: its name, attributes, children, and the text directly in it."""

    name: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text in the element itself."""
        return "".join(self.parts).strip()

    def all(self, name: str) -> list[Element]:
        """Return the children called ``name``."""
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> Element | None:
        """Return the first child called ``name``."""
        return next((child for child in self.children if child.name == name), None)

    def value(self, name: str) -> str:
        """Return the text of the child ``name``, or of the ``text`` within it."""
        child = self.first(name)
        if child is None:
            return ""
        inner = child.first("text")
        return inner.text if inner else child.text


@dataclass(frozen=True, slots=True)
class Break:
    """Where and why the rest of a file could not be read."""

    line: int
    reason: str


def text_of(content: bytes) -> tuple[str, tuple[Note, ...]]:
    """Return a file's text by the encoding that it declares, or else as any other's."""
    check_size(content)
    declared = _DECLARED.match(content)
    named = declared[1].decode("ascii") if declared else ""
    if _KNOWN.fullmatch(named):
        with suppress(UnicodeDecodeError, LookupError):
            content = content.decode(named).encode()
    text, notes = decoded(content)
    # What is read is no longer encoded as declared; its lines stay where they were.
    text = _DECLARATION.sub(lambda found: "\n" * found[0].count("\n"), text, count=1)
    return "".join(_with_characters(text)), notes


def read_questions(text: str, take: Callable[[Element], None]) -> Break | None:
    """Hand every question of a file to ``take``; return where it is malformed, if it is.

    Raises ``ExchangeError`` where it is no Moodle XML at all, or defines types or entities.
    """
    from xml.sax import SAXParseException

    from defusedxml.common import DefusedXmlException
    from defusedxml.expatreader import DefusedExpatParser

    handler = _Handler(take)
    parser = DefusedExpatParser(forbid_dtd=True, forbid_entities=True, forbid_external=True)
    parser.setContentHandler(handler)
    handler.locator = parser
    try:
        parser.feed(text)
        parser.close()
    except DefusedXmlException as error:
        raise ExchangeError(Obstacle.FORBIDDEN, handler.line) from error
    except SAXParseException as error:
        if not handler.is_quiz:
            raise ExchangeError(Obstacle.NOT_THIS_FORMAT, error.getLineNumber() or 0) from error
        return Break(error.getLineNumber() or 0, error.getMessage())
    return None


def _with_characters(text: str) -> Iterator[str]:
    """Return ``text`` in pieces, with characters for entities but where it stands for itself."""
    at = 0
    for found in re.finditer(r"<!\[CDATA\[|<!--", text):
        if found.start() < at:
            continue
        yield _HTML_ENTITY.sub(_character, text[at : found.start()])
        end = text.find(_VERBATIM[found[0]], found.start())
        at = end if end >= 0 else len(text)
        yield text[found.start() : at]
    yield _HTML_ENTITY.sub(_character, text[at:])


def _character(found: re.Match[str]) -> str:
    """Return what an entity of HTML stands for, which XML does not know: `&nbsp;`."""
    character = unescape(found[0])
    return found[0] if _MEANS_SOMETHING.intersection(character) else character


class _Handler(ContentHandler):
    """Builds each question from what the parser meets."""

    def __init__(self, take: Callable[[Element], None]) -> None:
        super().__init__()
        self.is_quiz = False
        self._take = take
        self._open: list[Element] = []
        self._depth = 0
        self._elements = 0
        self._in_one = 0
        self._questions = 0
        self.locator: Locator | None = None

    @property
    def line(self) -> int:
        """The line that is being read."""
        return (self.locator.getLineNumber() or 0) if self.locator else 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802
        """Begin an element, which outside of questions is passed by."""
        self._depth += 1
        self._elements += 1
        if self._elements == 1:
            self.is_quiz = name in (QUIZ, QUESTION)
            if not self.is_quiz:
                raise ExchangeError(Obstacle.NOT_THIS_FORMAT, self.line)
        if self._elements > _MOST_ELEMENTS:
            raise ExchangeError(Obstacle.TOO_MANY_ELEMENTS, self.line, limit=_MOST_ELEMENTS)
        if self._depth > _DEEPEST:
            reason = f"{self._depth} × <{name[:40]}>"
            raise ExchangeError(Obstacle.UNREADABLE, self.line, reason=reason)
        if not self._open and name != QUESTION:
            return
        if not self._open:
            self._questions += 1
            self._in_one = 0
            check_count(self._questions, self.line)
        self._in_one += 1
        if self._in_one > _MOST_IN_ONE:
            raise ExchangeError(Obstacle.TOO_MANY_ELEMENTS, self.line, limit=_MOST_IN_ONE)
        element = Element(name, self.line, dict(attrs.items()))
        if self._open:
            self._open[-1].children.append(element)
        self._open.append(element)

    def endElement(self, name: str) -> None:  # noqa: N802, ARG002
        """End an element; a whole question is handed on."""
        self._depth -= 1
        if self._open:
            element = self._open.pop()
            if not self._open:
                self._take(element)

    def characters(self, content: str) -> None:
        """Keep text; what a file's contents are in base 64 is not needed."""
        if self._open and self._open[-1].name != "file":
            self._open[-1].parts.append(content)
