"""Questions that are sought: by words, and by what kind of question they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from alpine_quiz.bank.model import Choice, ItemType, Match, Multiple, Number, Order, Text
from alpine_quiz.language.folding import spelled_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from alpine_quiz.bank.model import Pack, Question

_MOST_WORDS = 32
_TYPE, _DIFFICULTY, _TOPIC = "type:", "difficulty:", "topic:"
_TYPES = frozenset(kind.value for kind in ItemType)

Said: TypeAlias = tuple[list[str], list[str], list[str]]
"""The folded words of a question's stem, of its right answers, and of its topic's names."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What questions are sought; what is empty, or 0, is any.

    Each of the ``words`` has to begin a word of the stem, of a right answer or of the topic, by
    its folding: case and accents do not count, and *A110* is *A 110*. ``topic`` is as the banks
    have it, in any case; ``type`` is the value of an ``ItemType``; ``difficulty`` the pack's.
    """

    words: str = ""
    topic: str = ""
    type: str = ""
    difficulty: int = 0

    def __bool__(self) -> bool:
        return bool(phrases(self.words) or self.topic or self.type or self.difficulty)


ANY = Sought()
"""Seeks nothing in particular."""


def phrases(words: str) -> list[tuple[str, ...]]:
    """Return what each word has to be found as: folded words in a row, of the last its beginning.

    What is nothing but punctuation seeks nothing; of very many words the first count.
    """
    found = (tuple(spelled_words(word)) for word in words.split(maxsplit=_MOST_WORDS)[:_MOST_WORDS])
    return list(dict.fromkeys(phrase for phrase in found if phrase))


def right_answers(item: Question) -> list[str]:
    """Return all that is right, as texts to be found by."""
    match item:
        case Choice():
            return [item.answer]
        case Multiple():
            return list(item.answers)
        case Text():
            return [item.answer, *item.accept]
        case Number():
            return [item.written, item.unit]
        case Order():
            return list(item.items)
        case Match():
            return [side for pair in item.pairs for side in pair]
        case _:
            return [item.correction]


def said_of(item: Question, topic_names: Iterable[str] = ()) -> Said:
    """Return the words that a question is found by; ``topic_names`` are those of its topic."""
    answers = [word for text in right_answers(item) for word in spelled_words(text)]
    topics = [word for text in (item.topic, *topic_names) for word in spelled_words(text)]
    return spelled_words(item.stem), answers, topics


def topic_names(pack: Pack, topic: str) -> tuple[str, ...]:
    """Return what a pack calls a topic, in any language, besides as its banks do."""
    named = pack.named_topics.get(topic)
    return tuple(named.texts.values()) if named else ()


def found_among(items: Iterable[Question], sought: Sought, pack: Pack) -> tuple[Question, ...]:
    """Return those of a pack's ``items`` that are sought."""
    wanted = phrases(sought.words)
    topic = sought.topic.casefold()
    return tuple(
        item
        for item in items
        if (not topic or item.topic.casefold() == topic)
        and sought.type in ("", item.type.value)
        and sought.difficulty in (0, item.difficulty)
        and (not wanted or _is_said(wanted, said_of(item, topic_names(pack, item.topic))))
    )


def _is_said(wanted: Sequence[tuple[str, ...]], said: Said) -> bool:
    return all(any(_stands_in(phrase, words) for words in said) for phrase in wanted)


def _stands_in(phrase: tuple[str, ...], words: Sequence[str]) -> bool:
    *before, last = phrase
    size = len(before)
    return any(
        words[at + size].startswith(last) and words[at : at + size] == before
        for at in range(len(words) - size)
    )


def notation(sought: Sought) -> str:
    """Return what was sought as one line, to be kept with a round: ``4cv type:choice``."""
    parts = [" ".join(sought.words.replace(":", " ").split())]
    if sought.type:
        parts.append(f"{_TYPE}{sought.type}")
    if sought.difficulty:
        parts.append(f"{_DIFFICULTY}{sought.difficulty}")
    if sought.topic:
        parts.append(f"{_TOPIC}{sought.topic}")
    return " ".join(filter(None, parts))


def from_notation(text: str) -> Sought:
    """Read back what ``notation`` made; whatever is nothing of its own is words."""
    # Words have lost their colons, and the topic, which may have some, comes last.
    at = f" {text}".find(f" {_TOPIC}")
    topic = text[at + len(_TOPIC) :] if at >= 0 else ""
    words: list[str] = []
    kind, difficulty = "", 0
    for word in (text if at < 0 else text[:at]).split():
        said = word.removeprefix(_TYPE)
        level = word.removeprefix(_DIFFICULTY)
        if said != word and said in _TYPES:
            kind = said
        elif level != word and level in ("1", "2", "3"):
            difficulty = int(level)
        else:
            words.append(word)
    return Sought(" ".join(words), topic, kind, difficulty)
