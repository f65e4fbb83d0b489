"""Which questions tell the answers of others: what one shows against what another asks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from alpine_quiz.bank.model import Choice, Match, Multiple, Number, Order, Text, TrueFalse
from alpine_quiz.language.folding import spelled_words, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from alpine_quiz.bank.model import Question

_COMMON_PERCENT = 12
_SHORTEST_WORD = 4
# All of a pack are looked at where they are few; of very many, some dozens show as much.
_ALL = 160
_SAMPLE = 60


class Telling(IntEnum):
    """How much one question tells of another's answer."""

    NOTHING = 0
    NAMED = 1
    """It names the other's key, in another connection."""
    GIVEN_AWAY = 2
    """It names the other's key beside what the other asks about."""


@dataclass(frozen=True, slots=True)
class _Sought:
    """A text to be looked for in what a question shows, and its plural."""

    one: str
    several: str

    def stands_in(self, shown: str) -> bool:
        return self.one in shown or self.several in shown


@dataclass(frozen=True, slots=True)
class _Content:
    """A question's words: what it shows in all, what it asks about, and its keys.

    Each key is the texts that must be shown together to give it away.
    """

    shown: str
    asked: frozenset[str]
    keys: tuple[tuple[_Sought, ...], ...]


class Giveaways:
    """Compares questions of a pack; ``every`` one together show which words are everywhere."""

    def __init__(self, every: Sequence[Question]) -> None:
        sample = every[:: len(every) // _SAMPLE + 1] if len(every) > _ALL else every
        stems = [set(spelled_words(item.stem)) for item in sample]
        counted = Counter(word for stem in stems for word in stem)
        enough = max(2, len(stems) * _COMMON_PERCENT // 100)
        self._common = {word for word, count in counted.items() if count > enough}
        self._contents: dict[str, _Content] = {}

    def tells(self, earlier: Question, later: Question) -> Telling:
        """Return what playing ``earlier`` to its end tells of the key of ``later``."""
        shown, wanted = self._content(earlier), self._content(later)
        named = [key for key in wanted.keys if all(part.stands_in(shown.shown) for part in key)]
        if not named:
            return Telling.NOTHING
        own = {word for key in named for part in key for word in part.one.split()}
        about = wanted.asked - own
        if any(len(key) > 1 for key in named) or any(f" {word} " in shown.shown for word in about):
            return Telling.GIVEN_AWAY
        return Telling.NAMED

    def _content(self, item: Question) -> _Content:
        content = self._contents.get(item.id)
        if content is None:
            content = self._contents[item.id] = _Content(
                shown=_spelled(" ; ".join(_shown(item))),
                asked=frozenset(
                    word for word in spelled_words(item.stem) if self._is_telling(word)
                ),
                keys=tuple(
                    tuple(_sought(text) for text in texts)
                    for texts in _keys(item)
                    if all(words(text) for text in texts)
                ),
            )
        return content

    def _is_telling(self, word: str) -> bool:
        return word not in self._common and (
            len(word) >= _SHORTEST_WORD or any(character.isdigit() for character in word)
        )


def _shown(item: Question) -> list[str]:
    """Return all that is read by who plays the question to its end."""
    texts = [item.stem, item.rationale, *item.feedback.values()]
    texts += [citation.quote for citation in item.citations]
    match item:
        case TrueFalse():
            texts.append(item.correction)
        case Order():
            texts += [*item.items, *item.values]
        case _:
            texts += [part for key in _keys(item) for part in key]
    return texts


def _keys(item: Question) -> tuple[tuple[str, ...], ...]:
    match item:
        case Choice():
            return ((item.answer,),)
        case Multiple():
            return tuple((answer,) for answer in item.answers)
        case Text():
            return tuple((text,) for text in (item.answer, *item.accept))
        case Number():
            return ((item.written,),)
        case Match():
            return item.pairs
        case _:
            return ()


def _spelled(text: str) -> str:
    return f" {' '.join(spelled_words(text))} "


def _sought(text: str) -> _Sought:
    bare = " ".join(spelled_words(text))
    return _Sought(f" {bare} ", f" {bare}s ")
