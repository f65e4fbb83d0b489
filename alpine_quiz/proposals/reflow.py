"""A document's text as it is read: broken lines joined, furniture left out, with a way back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from alpine_quiz.proposals.rules.vocabulary import spelled

BREAK = "\n"
"""Parts the paragraphs of a reading."""

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.|seite)?\s{0,3}[-–—|]?\s{0,3}\d{1,4}\s{0,3}(?:[-–—|]|(?:/|of|sur|de)\s{0,3}\d{1,4})?",
    re.IGNORECASE,
)
_RULE = re.compile(r"[\W_]{1,200}")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]\s]{0,6}\Z")
_WORD = re.compile(r"\w+")
_HYPHENATED = re.compile(r"\w+(?:-\w+)?")
# What is not read as it stands: runs of white space, soft hyphens, ligatures.
_UNEVEN = re.compile("\\s{2,}|[\t\u00ad\ufb00-\ufb06]")
_FENCE = re.compile(r"```|~~~|---(?=\s*\Z)")
_LINE_MARK = re.compile(r"(?:#{1,6}|>|[-*+]|\d{1,3}[.)])\s+|\[[^\]]{1,100}\]:.*")
_MARKS = re.compile(
    r"\*{1,3}|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)|`+|!?\[(?=[^\]]{1,300}\][(\[])"
    r"|\]\([^)\s]{0,500}(?:\s\"[^\"]{0,200}\")?\)|\]\[[^\]]{0,100}\]|\[\^?\d{1,3}\]"
)
_BROKEN = re.compile(r"(?<![\w’'.])([B-HJ-NP-Z])[ \u00a0]([a-zà-öø-ÿ]{3,})(?!\w)")
_DIGITS = re.compile(r"\d+")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SOFT_HYPHEN = "\u00ad"
_FIRST_PARTS = spelled(
    "rear front two three four five six seven eight high low long short half self well non semi "
    "mid open avant arrière demi mi sous sur contre hors grand haut bas vice ex peut est"
)
_SHORT_LINE = 50
_LONGEST_FURNITURE = 100
_FURNITURE_TIMES = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """The text to be read, and where each piece of it stands in the kept text.

    ``starts`` and ``origins`` ascend together: from ``starts[i]`` on, the reading follows the
    kept text from ``origins[i]``. ``broken`` are the places in the reading where a word was
    torn apart in the kept text.
    """

    text: str
    kept: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    broken: tuple[int, ...] = ()

    def origin(self, at: int) -> int:
        """Return where in the kept text the code point ``at`` of the reading stands."""
        piece = bisect_right(self.starts, at) - 1
        return self.origins[piece] + at - self.starts[piece]

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Return begin and end in the kept text of a piece of the reading that is not empty."""
        return self.origin(begin), self.origin(end - 1) + 1

    def is_whole(self, begin: int, end: int) -> bool:
        """Tell whether nothing that was left out here, such as a page number, stands within."""
        low, high = self.span(begin, end)
        kept = sum(map(str.isalnum, self.kept[low:high]))
        # A ligature that was spelled out makes the reading longer, nothing else does.
        return kept <= sum(map(str.isalnum, self.text[begin:end]))

    def has_broken_word(self, begin: int, end: int) -> bool:
        """Tell whether a word of this piece is torn apart in the kept text."""
        place = bisect_right(self.broken, begin - 1)
        return place < len(self.broken) and self.broken[place] < end


class _Pieces:
    """The reading as it grows; what ``dropped`` matches within a line is left out."""

    def __init__(self, dropped: re.Pattern[str] | None = None) -> None:
        self.length = 0
        self._parts: list[str] = []
        self._starts: list[int] = []
        self._origins: list[int] = []
        self._dropped = dropped

    def reading(self, kept: str, broken: tuple[int, ...] = ()) -> Reading:
        """Return what has been added so far."""
        starts, origins = tuple(self._starts), tuple(self._origins)
        return Reading("".join(self._parts), kept, starts, origins, broken)

    def add(self, text: str, origin: int) -> None:
        """Add a text that stands at ``origin``."""
        if text:
            self._starts.append(self.length)
            self._origins.append(origin)
            self._parts.append(text)
            self.length += len(text)

    def add_line(self, text: str, origin: int) -> None:
        """Add a line, its white space folded and its ligatures spelled."""
        begin = 0
        for found in _UNEVEN.finditer(text):
            self._add_plain(text[begin : found.start()], origin + begin)
            spelled = _LIGATURES.get(found[0], " " if found[0].isspace() else "")
            for letter in spelled:
                self.add(letter, origin + found.start())
            begin = found.end()
        self._add_plain(text[begin:], origin + begin)

    def _add_plain(self, text: str, origin: int) -> None:
        if self._dropped is None or not text:
            self.add(text, origin)
            return
        begin = 0
        for found in self._dropped.finditer(text):
            self.add(text[begin : found.start()], origin + begin)
            begin = found.end()
        self.add(text[begin:], origin + begin)


@dataclass(frozen=True, slots=True)
class _Line:
    begin: int
    text: str
    after_blank: bool


def reflow(kept: str, *, is_markdown: bool = False) -> Reading:
    """Return the text to be read of a document whose kept text is ``kept``."""
    lines = _lines(kept)
    if is_markdown:
        lines = _without_marks(lines)
    lines = _without_furniture(lines)
    scattered = _is_scattered(lines)
    vocabulary = {found[0] for found in _HYPHENATED.finditer(kept)}
    pieces = _Pieces(_MARKS if is_markdown else None)
    for number, line in enumerate(lines):
        text, end = line.text, line.begin + len(line.text)
        following = lines[number + 1] if number + 1 < len(lines) else None
        if following is None or not _joins(line, following, scattered=scattered):
            pieces.add_line(text, line.begin)
            pieces.add(BREAK, end - 1)
        elif _runs_on(text, following.text):
            keeps = _keeps_hyphen(text, following.text, vocabulary)
            pieces.add_line(text if keeps else text[:-1], line.begin)
        else:
            pieces.add_line(text, line.begin)
            pieces.add(" ", end - 1)
    return _with_words_joined(pieces.reading(kept))


def _without_marks(lines: list[_Line]) -> list[_Line]:
    """Leave out what Markdown has of code, tables and comments, and the marks of its lines."""
    kept: list[_Line] = []
    fence = ""
    for number, line in enumerate(lines):
        opens = _FENCE.match(line.text)
        if fence or (opens and (opens[0] != "---" or number == 0)):
            if not fence and opens:
                fence = opens[0]
            elif opens and opens[0] == fence:
                fence = ""
            continue
        if line.text[0] in "|<":
            continue
        mark = _LINE_MARK.match(line.text)
        cut = mark.end() if mark else 0
        if cut < len(line.text):
            after_blank = line.after_blank or cut > 0
            kept.append(_Line(line.begin + cut, line.text[cut:], after_blank))
    return kept


def _lines(kept: str) -> list[_Line]:
    lines: list[_Line] = []
    end = 0
    for found in _LINE.finditer(kept):
        text = found[0].strip()
        if not text:
            continue
        begin = found.start() + len(found[0]) - len(found[0].lstrip())
        gap = kept[end:begin]
        breaks = gap.replace("\r\n", "\n")
        blank = sum(breaks.count(sign) for sign in "\n\r\f") > 1
        lines.append(_Line(begin, text, blank))
        end = begin + len(text)
    return lines


def _without_furniture(lines: list[_Line]) -> list[_Line]:
    """Leave out page numbers, rules and the headers and footers that come again and again."""
    shapes = Counter(
        _DIGITS.sub("#", line.text) for line in lines if len(line.text) <= _LONGEST_FURNITURE
    )

    def is_furniture(line: _Line) -> bool:
        if _PAGE_NUMBER.fullmatch(line.text):
            # A line that is a year may be a heading; it says nothing either.
            return True
        if _RULE.fullmatch(line.text):
            return True
        if len(line.text) > _LONGEST_FURNITURE or _SENTENCE_END.search(line.text):
            return False
        return shapes[_DIGITS.sub("#", line.text)] >= _FURNITURE_TIMES

    return [line for line in lines if not is_furniture(line)]


def _is_scattered(lines: list[_Line]) -> bool:
    """Tell whether blank lines stand between broken lines, as in texts taken from a PDF."""
    inner = sum(
        1
        for line, following in pairwise(lines)
        if following.after_blank
        and following.text[0].islower()
        and not _SENTENCE_END.search(line.text)
    )
    return inner >= 3 and 4 * inner > sum(line.after_blank for line in lines)


def _joins(line: _Line, following: _Line, *, scattered: bool) -> bool:
    if _is_heading(line.text) or _is_heading(following.text):
        return False
    if following.text[0].islower():
        return scattered or not following.after_blank or line.text[-1] in ",-"
    if _SENTENCE_END.search(line.text):
        return False
    if following.after_blank and not scattered:
        return False
    return len(line.text) >= _SHORT_LINE or line.text[-1] == ","


def _is_heading(text: str) -> bool:
    """Tell whether a line is all in capitals."""
    letters = [sign for sign in text[:200] if sign.isalpha()]
    return len(letters) > 3 and sum(map(str.isupper, letters)) > 0.8 * len(letters)


def _runs_on(text: str, following: str) -> bool:
    """Tell whether the last word of a line goes on in the next."""
    return (
        len(text) > 2
        and text[-1] in "-‐" + _SOFT_HYPHEN
        and text[-2].isalpha()
        and following[0].islower()
    )


def _keeps_hyphen(text: str, following: str, vocabulary: set[str]) -> bool:
    """Tell whether the hyphen belongs to the word: what the document has elsewhere decides."""
    head = _WORD.findall(text[-60:-1])[-1]
    tail_found = _WORD.match(following[:60])
    tail = tail_found[0] if tail_found else ""
    if head + tail in vocabulary or text[-1] == _SOFT_HYPHEN:
        return False
    return f"{head}-{tail}" in vocabulary or head.lower() in _FIRST_PARTS


def _with_words_joined(reading: Reading) -> Reading:
    """Join words torn apart behind their capital (“D ieppe”) that stand whole elsewhere."""
    text = reading.text
    torn = list(_BROKEN.finditer(text))
    if torn:
        counts = Counter(found[0] for found in _WORD.finditer(text))
        tails = Counter(found[2] for found in torn)
        torn = [
            found
            for found in torn
            if counts[found[1] + found[2]] and counts[found[2]] == tails[found[2]]
        ]
    if not torn:
        return reading
    pieces = _Pieces()
    broken: list[int] = []
    begin = 0
    for found in torn:
        _copy(pieces, reading, begin, found.end(1))
        broken.append(pieces.length - 1)
        begin = found.start(2)
    _copy(pieces, reading, begin, len(text))
    return pieces.reading(reading.kept, tuple(broken))


def _copy(pieces: _Pieces, reading: Reading, begin: int, end: int) -> None:
    while begin < end:
        piece = bisect_right(reading.starts, begin) - 1
        stop = reading.starts[piece + 1] if piece + 1 < len(reading.starts) else end
        pieces.add(reading.text[begin : min(stop, end)], reading.origin(begin))
        begin = min(stop, end)
