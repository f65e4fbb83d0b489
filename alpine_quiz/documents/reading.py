"""A whole document as it is read: paragraph by paragraph, each set when it is needed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from alpine_quiz.documents.extraction import MARKDOWN_SUFFIXES
from alpine_quiz.documents.markdown import markdown_paragraphs
from alpine_quiz.documents.paragraphs import Kind, plain_paragraphs
from alpine_quiz.documents.quotes import loose_spaces
from alpine_quiz.language.clean import cleaned

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from alpine_quiz.documents.paragraphs import Paragraph

_SPACES = re.compile(r"\s{2,}|[\t\n\r\f\v\x85\u2028\u2029]")
_DIVIDED = re.compile(r"(?<=\w)([-‐\u00ad])[^\S\n\r]*[\n\r]\s*(?=\w)")
_LAST_WORD = re.compile(r"\w{1,40}\Z")
_FIRST_WORD = re.compile(r"\w{1,40}")
_QUOTED_LINE = re.compile(r"[\n\r][ \t]*+((?:>[ \t]?)+)")
_SOFT_HYPHEN = "\u00ad"
_CODE = re.compile(r"(?<!`)(`{1,8})(?!`)(.{1,1000}?)(?<!`)\1(?!`)", re.DOTALL)
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,1000}?)(?<=\S)\1", re.DOTALL)
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_]{1,1000})(?<=\S)\1(?![\w*])")
_LINK = re.compile(
    r"(!?\[)[^\[\]]{1,300}(\](?:\([^()\s]{0,500}(?:\s\"[^\"]{0,200}\")?\)|\[[^\[\]]{0,100}\]))"
)
_ESCAPE = re.compile(r"(\\)[!-/:-@\[-`{-~]|(\\)\Z|(\\)(?=[\n\r])")
_TAB = 8
_MOST_KEPT = 400
_NEAR = 200_000


class Stress(StrEnum):
    """What Markdown says of some words."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph's text as it is shown, in one line.

    ``origins`` are the code points of the document that those of ``text`` stand for;
    ``stresses`` are begin, end and kind within ``text``.
    """

    text: str
    origins: Sequence[int]
    stresses: tuple[tuple[int, int, Stress], ...] = ()

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Return what is shown of the document's code points from ``begin`` to ``end``.

        Begin and end are the same where that is nothing.
        """
        return bisect_left(self.origins, begin), bisect_left(self.origins, end)


class Reading:
    """A document's text, its paragraphs, and how each is shown.

    Lines that were broken are joined, hyphenated words too where the document has them whole
    elsewhere; white space is folded and loose spaces are gone, as in quotes; what is no text
    is cleaned away. Rows of tables and code stand as they are. Of Markdown the marks are gone.
    Nothing else is left out. ``paragraphs`` are given where they are known already.
    """

    def __init__(
        self,
        text: str,
        *,
        language: str = "",
        is_markdown: bool = False,
        paragraphs: list[Paragraph] | None = None,
    ) -> None:
        self.text = text
        self.language = language
        self.is_markdown = is_markdown
        if paragraphs is None:
            paragraphs = markdown_paragraphs(text) if is_markdown else plain_paragraphs(text)
        self.paragraphs = paragraphs
        self._begins = [paragraph.begin for paragraph in self.paragraphs]
        self._shown: dict[int, Shown] = {}
        self._whole: dict[str, bool] = {}

    def paragraph_at(self, at: int) -> int:
        """Return the number of the paragraph that the code point ``at`` is in, or is nearest.

        What stands between two paragraphs belongs to the second.
        """
        number = max(0, bisect_right(self._begins, at) - 1)
        is_last = number + 1 >= len(self.paragraphs)
        return number if is_last or at < self.paragraphs[number].end else number + 1

    def shown(self, number: int) -> Shown:
        """Return the paragraph of this number as it is shown."""
        shown = self._shown.get(number)
        if shown is None:
            if len(self._shown) >= _MOST_KEPT:
                self._shown.clear()
            shown = self._shown[number] = self._set(self.paragraphs[number])
        return shown

    def _set(self, paragraph: Paragraph) -> Shown:
        raw = self.text[paragraph.begin : paragraph.end]
        if paragraph.kind in (Kind.ROW, Kind.RULE):
            return _row(raw, paragraph.begin)
        setting = _Setting(raw, self.language)
        if self.is_markdown:
            if paragraph.kind is Kind.QUOTATION:
                setting.drop_groups(_QUOTED_LINE, raw)
            setting.drop_marks()
        setting.join_words(lambda word: self._is_whole_near(word, paragraph.begin))
        setting.fold()
        return setting.shown(paragraph.begin)

    def _is_whole_near(self, word: str, at: int) -> bool:
        known = self._whole.get(word)
        if known is None:
            if len(self._whole) >= _MOST_KEPT:
                self._whole.clear()
            low, high = max(0, at - _NEAR), at + _NEAR
            known = self._whole[word] = self.text.find(word, low, high) >= 0
        return known


def is_markdown(file: str) -> bool:
    """Tell whether a document of this file name is written in Markdown."""
    return file.lower().endswith(MARKDOWN_SUFFIXES)


class _Setting:
    """One paragraph being set: ``gone`` flags what is left out, ``instead`` what is changed."""

    def __init__(self, raw: str, language: str) -> None:
        self._raw = raw
        self._gone = loose_spaces(raw, language)
        self._instead: dict[int, str] = {}
        self._stresses: list[tuple[int, int, Stress]] = []

    def drop_marks(self) -> None:
        """Leave out the marks of Markdown within a line, and note what they stress."""
        raw = self._raw
        for found in _CODE.finditer(raw):
            self._stress(found, Stress.CODE)
        # What is in code is no mark.
        raw = _CODE.sub(lambda found: "x" * len(found[0]), raw)
        self.drop_groups(_ESCAPE, raw)
        raw = _ESCAPE.sub(lambda found: "x" * len(found[0]), raw)
        self.drop_groups(_LINK, raw)
        for pattern, stress in ((_STRONG, Stress.STRONG), (_EMPHASIS, Stress.EMPHASIS)):
            for found in pattern.finditer(raw):
                self._stress(found, stress)
            raw = pattern.sub(_without_marks, raw)

    def _stress(self, found: re.Match[str], stress: Stress) -> None:
        begin, end = found.span(2)
        self._drop(found.start(), begin)
        self._drop(end, found.end())
        self._stresses.append((begin, end, stress))

    def drop_groups(self, pattern: re.Pattern[str], raw: str) -> None:
        """Leave out what the groups of ``pattern`` match."""
        for found in pattern.finditer(raw):
            for group in range(1, pattern.groups + 1):
                begin, end = found.span(group)
                if begin >= 0:
                    self._drop(begin, end)

    def join_words(self, is_whole: Callable[[str], bool]) -> None:
        """Join words divided at a line's end, without the hyphen where they stand so elsewhere."""
        for found in _DIVIDED.finditer(self._raw):
            head = _LAST_WORD.search(self._raw, max(0, found.start() - 40), found.start())
            tail = _FIRST_WORD.match(self._raw, found.end())
            if head is None or tail is None or not tail[0][0].islower():
                continue
            self._drop(found.start() + 1, found.end())
            if is_whole(head[0] + tail[0]):
                self._drop(found.start(), found.start() + 1)

    def fold(self) -> None:
        """Make one space of all white space in a row."""
        for found in _SPACES.finditer(self._raw):
            begin, end = found.span()
            kept = next((at for at in range(begin, end) if not self._gone[at]), None)
            if kept is not None:
                self._drop(kept + 1, end)
                self._instead[kept] = " "

    def shown(self, begin: int) -> Shown:
        """Return the paragraph, which stands at ``begin`` in its document."""
        raw = self._raw
        if raw.isprintable() and not any(self._gone):
            return Shown(raw, range(begin, begin + len(raw)))
        letters: list[str] = []
        origins: list[int] = []
        for at, letter in enumerate(raw):
            if self._gone[at]:
                continue
            for each in self._instead.get(at) or _cleaned(letter):
                letters.append(each)
                origins.append(begin + at)
        shown = Shown("".join(letters), origins)
        if not self._stresses:
            return shown
        stresses = [
            (*shown.span(begin + low, begin + high), stress) for low, high, stress in self._stresses
        ]
        return Shown(shown.text, origins, tuple(stresses))

    def _drop(self, begin: int, end: int) -> None:
        self._gone[begin:end] = b"\1" * (end - begin)


def _without_marks(found: re.Match[str]) -> str:
    """Put letters in place of a pair of marks, that they are not read twice."""
    mark = "x" * len(found[1])
    return f"{mark}{found[2]}{mark}"


def _row(raw: str, begin: int) -> Shown:
    """Return a row as it stands, its tabs made spaces."""
    if raw.isprintable():
        return Shown(raw, range(begin, begin + len(raw)))
    letters: list[str] = []
    origins: list[int] = []
    for at, letter in enumerate(raw):
        shown = " " * (_TAB - len(letters) % _TAB) if letter == "\t" else _cleaned(letter)
        letters += shown
        origins += [begin + at] * len(shown)
    return Shown("".join(letters), origins)


def _cleaned(letter: str) -> str:
    return "" if letter == _SOFT_HYPHEN else cleaned(letter)
