"""The text of a web page: what a reader of it reads, without its machinery."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from alpine_quiz.documents.files import BOM, decode

if TYPE_CHECKING:
    from pathlib import Path


def _listed(names: str) -> frozenset[str]:
    return frozenset(names.split())


_DROPPED = _listed(
    "script style nav header footer aside form noscript template svg button select option iframe"
    " object canvas math dialog head menu figcaption"
)
_VOID = _listed("area base br col embed hr img input link meta param source track wbr")
_BLOCKS = _listed(
    "p div section article main h1 h2 h3 h4 h5 h6 li ul ol table tr blockquote pre dl dt dd figure"
    " body address"
)
_CLOSED_BY_ITSELF = _listed("p li dt dd tr td th option")
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_LATIN = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "cp1252": "cp1252",
    "iso-8859-15": "iso-8859-15",
    "us-ascii": "cp1252",
}
_HEAD = 4096
_SPACES = re.compile(r"\s+")


def text_of_html(path: Path, data: bytes) -> str:
    """Return the prose of a page, a blank line between its paragraphs.

    Scripts, styles, navigation, headers and footers, forms and hidden parts are left out.
    Raises ``UnreadableError`` where its encoding is none that it names, nor UTF-8.
    """
    parser = _Prose()
    parser.feed(_decoded(path, data))
    parser.close()
    return parser.text()


def _decoded(path: Path, data: bytes) -> str:
    named = _CHARSET.search(data[:_HEAD])
    codec = _LATIN.get(named[1].decode("ascii").lower()) if named else None
    if codec is None or data.startswith(BOM):
        return decode(path, data)
    try:
        # Pages that were saved anew keep the name of their old encoding.
        return data.decode("utf-8") if not data.isascii() else data.decode("ascii")
    except UnicodeDecodeError:
        return data.decode(codec, "replace")


class _Prose(HTMLParser):
    """Gathers paragraphs; ``_hidden`` counts the open elements within one that is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._paragraphs: list[str] = []
        self._current: list[str] = []
        self._hidden_by = ""
        self._hidden = 0

    def text(self) -> str:
        """Return what has been gathered."""
        self._break()
        return "\n\n".join(self._paragraphs)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph, or the hiding of what is no prose."""
        if tag in _VOID:
            if tag in ("br", "hr"):
                self._current.append(" ")
            return
        if self._hidden:
            self._hidden += tag == self._hidden_by
            return
        if tag in _DROPPED or _is_hidden(attrs):
            self._hidden_by, self._hidden = tag, 1
            if tag in _BLOCKS or tag in _DROPPED:
                self._break()
        elif tag in _BLOCKS:
            self._break()
        elif tag in ("td", "th"):
            self._current.append(" ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take ``<br/>`` and its like; an element of XHTML that is empty hides nothing."""
        if tag in _VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph, or the hiding."""
        if self._hidden:
            if tag == self._hidden_by:
                self._hidden -= 1
            elif self._hidden_by in _CLOSED_BY_ITSELF and tag in ("ul", "ol", "table", "dl", "div"):
                self._hidden = 0
            return
        if tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        """Keep text that is read."""
        if not self._hidden:
            self._current.append(data)

    def _break(self) -> None:
        paragraph = _SPACES.sub(" ", "".join(self._current)).strip()
        if paragraph:
            self._paragraphs.append(paragraph)
        self._current.clear()


def _is_hidden(attrs: list[tuple[str, str | None]]) -> bool:
    for name, value in attrs:
        if name == "hidden":
            return True
        if name == "aria-hidden" and (value or "").lower() == "true":
            return True
        if name == "style" and _HIDDEN_STYLE.search(value or ""):
            return True
    return False
