"""Marked-up text of other programs as plain text, and what of it plain text cannot show."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from html import unescape
from urllib.parse import unquote


class Style(StrEnum):
    """How a text is to be read; the values are Moodle's names for its text formats."""

    PLAIN = "plain"
    """As it stands."""
    AUTO = "moodle"
    """Text whose line ends count, with HTML in it here and there."""
    HTML = "html"
    """A page's HTML: white space says nothing."""
    MARKDOWN = "markdown"
    """Markdown, with HTML in it here and there."""


@dataclass(slots=True)
class Stripped:
    """A text without its markup, and the names of what was lost with that.

    ``markup`` are elements that meant something; ``languages`` those whose wording was left for
    another's.
    """

    text: str
    images: list[str] = field(default_factory=list)
    sounds: list[str] = field(default_factory=list)
    markup: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Line:
    """A line that is being put together; ``has_text`` once anything but white space is in it."""

    parts: list[str] = field(default_factory=list)
    has_text: bool = False

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.has_text = self.has_text or bool(text.strip())

    def end(self) -> str:
        return "".join(self.parts)


def _listed(names: str) -> frozenset[str]:
    return frozenset(names.split())


# Emphasis and mere layout go in silence; a text reads the same without them.
_TRIVIAL = _listed(
    "p br div span b strong i em u small big font mark wbr nolink center blockquote cite q"
)
_BLOCKS = _listed(
    "p div ul ol li table tr h1 h2 h3 h4 h5 h6 blockquote pre section article hr dl dt dd center"
)
_TELLING = _listed(
    "a abbr acronym address article body caption code col colgroup dd del dfn dl dt h1 h2 h3 h4 h5"
    " h6 head hr html ins kbd label li link meta ol pre s samp section source strike sub sup svg"
    " table tbody td tfoot th thead title tr track tt ul var"
)
_DROPPED = _listed("script style audio video object embed iframe math form select textarea button")
_SOUNDS = _listed("audio video embed")
_ALL = _TRIVIAL | _TELLING | _DROPPED | {"img", "input", "lang"}

# Quoted values may hold a `>`, but none may hold a `<`: so no part of a text is gone over twice.
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9]*+)(?P<rest>"
    r"(?:(?=[\s/\"'>])(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+|[\s/][^<>]*+))>"
)
_ATTRIBUTE = r"\b{}\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))"
_SOURCE = re.compile(_ATTRIBUTE.format("src"), re.IGNORECASE)
_ALT = re.compile(_ATTRIBUTE.format("alt"), re.IGNORECASE)
_LANG = re.compile(_ATTRIBUTE.format("lang"), re.IGNORECASE)
_MLANG = re.compile(r"\{\s{0,3}mlang(?:\s{1,3}([A-Za-z][A-Za-z0-9_,-]{0,40}))?\s{0,3}\}")
_SCRIPTS = re.compile(r"<(sup|sub)>([^<>]{1,20})</\1>", re.IGNORECASE)
_RAISED = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_SPACES = re.compile(r"[ \t\n\r\f]+")
_MARKDOWN_IMAGE = re.compile(r"!\[([^\[\]\n]{0,200})\]\(([^()\s]{1,500})[^()\n]{0,200}\)")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\([^()\n]{1,500}\)")
_MARKDOWN_CODE = re.compile(r"`([^`\n]+)`")
_MARKDOWN_EMPHASIS = re.compile(r"(\*\*|__|(?<![\w*])\*|(?<![\w_])_)(?=\S)([^*_\n]+)\1(?!\w)")
_MARKDOWN_HEADING = re.compile(r"^#{1,6}\s+", re.MULTILINE)
_EMBEDDED = re.compile(r"(data:[\w/+.-]{1,60});base64,[A-Za-z0-9+/=]*+")


def without_embedded(text: str) -> str:
    """Return ``text`` without the contents of files within it: their kinds stay."""
    return _EMBEDDED.sub(r"\1", text) if ";base64," in text else text


class Markup:
    """Strips the texts of one file: of several languages it keeps the one it meets first."""

    def __init__(self) -> None:
        self.language = ""

    def stripped(self, text: str, style: Style) -> Stripped:
        """Return ``text`` without its markup; the time it takes grows with its length alone."""
        if style is Style.PLAIN:
            return Stripped(text.strip())
        stripped = Stripped("")
        if "{" in text and "mlang" in text:
            text = self._of_one_language(text, stripped)
        if style is Style.MARKDOWN:
            text = _without_markdown(text, stripped)
        if "<" not in text and "&" not in text:
            text = _SPACES.sub(" ", text) if style is Style.HTML else text
            stripped.text = text.strip()
            return stripped
        text = _SCRIPTS.sub(_set_off, _without_comments(text))
        stripped.text = self._lines(text, stripped, folding=style is Style.HTML)
        return stripped

    def _lines(self, text: str, stripped: Stripped, *, folding: bool) -> str:
        lines: list[str] = []
        line = _Line()
        at = 0
        while True:
            tag = _TAG.search(text, at)
            data = text[at : tag.start()] if tag else text[at:]
            line.add(unescape(data))
            if tag is None:
                break
            at = tag.end()
            name = tag["name"].lower()
            if name not in _ALL or not _is_tag(tag["rest"]):
                line.add(tag[0])
                continue
            if name == "br" or (name in _BLOCKS and line.has_text):
                lines.append(line.end())
                line = _Line()
            at = self._pass(tag, name, text, line, stripped)
        lines.append(line.end())
        if folding:
            lines = [_SPACES.sub(" ", each) for each in lines]
        return "\n".join(each.strip(" \t") for each in lines).strip()

    def _pass(
        self, tag: re.Match[str], name: str, text: str, line: _Line, stripped: Stripped
    ) -> int:
        """Take in what a tag stands for; return where the text goes on."""
        if tag["end"]:
            return tag.end()
        if name == "img":
            _take_image(tag["rest"], line, stripped)
        elif name in _DROPPED:
            inner_end = _end_of(name, text, tag.end())
            found = _SOURCE.search(text[tag.start() : inner_end])
            (stripped.sounds if name in _SOUNDS else stripped.markup).append(
                _name(_value(found)) if found and name in _SOUNDS else name
            )
            return inner_end
        elif name in ("span", "lang") and (name == "lang" or "multilang" in tag["rest"]):
            return self._pass_language(tag, name, text, stripped)
        elif name in _TELLING:
            stripped.markup.append(name)
            line.add({"li": "• ", "td": " ", "th": " "}.get(name, ""))
        return tag.end()

    def _pass_language(self, tag: re.Match[str], name: str, text: str, stripped: Stripped) -> int:
        """Go over a wording in another language than the file's first one."""
        language = _value(_LANG.search(tag["rest"])).lower()
        if not language or self._keeps(language, stripped):
            return tag.end()
        return _end_of(name, text, tag.end())

    def _keeps(self, language: str, stripped: Stripped) -> bool:
        self.language = self.language or language
        if language == self.language:
            return True
        stripped.languages.append(language)
        return False

    def _of_one_language(self, text: str, stripped: Stripped) -> str:
        kept: list[str] = []
        at = 0
        keeping = True
        for tag in _MLANG.finditer(text):
            if keeping:
                kept.append(text[at : tag.start()])
            languages = [each.strip().lower() for each in (tag[1] or "").split(",") if each.strip()]
            known = self.language in languages or "other" in languages
            keeping = not languages or known or self._keeps(languages[0], stripped)
            at = tag.end()
        if keeping:
            kept.append(text[at:])
        return "".join(kept)


def _is_tag(attributes: str) -> bool:
    """Tell a tag from what only looks like one: `List<String>`, `a<b and c>d`."""
    return "=" in attributes or not attributes.strip(" /\t\n")


def _value(found: re.Match[str] | None) -> str:
    return next((group for group in found.groups() if group), "") if found else ""


def _name(source: str) -> str:
    """Return the name of an embedded file, without its path, or that it is in the text itself."""
    if source.startswith("data:"):
        return source[:20].partition(";")[0]
    return unquote(unescape(source)).rpartition("/")[2] or source


def _take_image(attributes: str, line: _Line, stripped: Stripped) -> None:
    stripped.images.append(_name(_value(_SOURCE.search(attributes))))
    alt = unescape(_value(_ALT.search(attributes))).strip()
    if alt:
        line.add(f"[{alt}]")


def _end_of(name: str, text: str, start: int) -> int:
    """Return where the element ``name`` ends whose content begins at ``start``."""
    found = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, start)
    return found.end() if found else len(text)


def _set_off(found: re.Match[str]) -> str:
    """Set a raised or lowered figure in the characters there are for it, else behind ^ or _."""
    raised = found[1].lower() == "sup"
    table = _RAISED if raised else _LOWERED
    if all(ord(sign) in table for sign in found[2]):
        return found[2].translate(table)
    return f"{'^' if raised else '_'}{found[2]}"


def _without_comments(text: str) -> str:
    kept: list[str] = []
    at = 0
    while (begin := text.find("<!--", at)) >= 0:
        kept.append(text[at:begin])
        end = text.find("-->", begin)
        at = end + 3 if end >= 0 else len(text)
    return "".join([*kept, text[at:]])


def _without_markdown(text: str, stripped: Stripped) -> str:
    def image(found: re.Match[str]) -> str:
        stripped.images.append(_name(found[2]))
        return f"[{found[1]}]" if found[1] else ""

    def link(found: re.Match[str]) -> str:
        stripped.markup.append("a")
        return found[1]

    text = _MARKDOWN_LINK.sub(link, _MARKDOWN_IMAGE.sub(image, text))
    text = _MARKDOWN_CODE.sub(r"\1", text)
    for _ in range(2):  # emphasis within emphasis
        text = _MARKDOWN_EMPHASIS.sub(r"\2", text)
    return _MARKDOWN_HEADING.sub("", text)
