"""Questions of one pack that ask the same thing twice."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from alpine_quiz.bank.likeness import likeness, words
from alpine_quiz.bank.lints.lexicon import lexicon_of
from alpine_quiz.bank.lints.remarks import Remark
from alpine_quiz.bank.model import Choice, Match, Multiple, Number, Order, Text, TrueFalse
from alpine_quiz.bank.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from alpine_quiz.bank.model import Bank, Question

_DIGIT = re.compile(r"\d")
_NEIGHBOURS = 8
"""So many stems behind it, in the order of their rarest words, a stem is compared with."""

_MOST_LETTERS = 4_000_000
"""Fifty thousand questions of a line, or ten thousand of five."""

_LEAST_WORDS = 3
_FEWEST_WORDS = 2
"""With so few all must be the same."""

_LEAST_SHARED = 0.8
_SAME_WORD = 90
_LONG_WORD = 7
_MOST_SLIPS = 2
_SHORTEST_ROOT = 4
_LONGEST_ENDING = 3


class _Asked(NamedTuple):
    bank: Bank
    item: Question
    words: frozenset[str]
    """The words of the stem that say something, folded."""
    names: frozenset[str]
    """Those of them that are names or numbers: where they differ, another thing is asked."""


def repeats(asked: Iterable[tuple[Bank, Question]]) -> Iterator[Remark]:
    """Yield questions that another one before them asks already, in the same language.

    Only questions with one key are compared, each with the few likest: ten thousand take time
    in proportion, and what comes after `_MOST_LETTERS` of stems is not compared. Two forms of
    one fact are meant to be alike; a round never asks both.
    """
    by_key: dict[tuple[str, str], list[tuple[Bank, Question]]] = defaultdict(list)
    letters = 0
    for bank, item in asked:
        letters += len(item.stem)
        if letters > _MOST_LETTERS:
            break
        by_key[bank.language, _key(item)].append((bank, item))
    for (language, _), group in by_key.items():
        if len(group) > 1:
            yield from _repeats_in(group, language)


def _repeats_in(group: list[tuple[Bank, Question]], language: str) -> Iterator[Remark]:
    lexicon = lexicon_of(language)
    empty = lexicon.empty | lexicon.pronouns | lexicon.naming if lexicon else frozenset()
    first: dict[tuple[str, tuple[str, ...]], tuple[Bank, Question]] = {}
    left: list[_Asked] = []
    for bank, item in group:
        same = words(item.stem), _options(item)
        before = first.setdefault(same, (bank, item))
        if before[1] is item:
            left.append(_asked(bank, item, same[0], empty))
        elif not _is_another_form(before[1], item):
            yield _remark(Code.REPEATED_QUESTION, bank, item, *before)
    if len(left) > 1:
        yield from _similar(left)


def _similar(asked: list[_Asked]) -> Iterator[Remark]:
    frequency: dict[str, int] = defaultdict(int)
    for each in asked:
        for word in each.words:
            frequency[word] += 1
    place = {id(each.item): at for at, each in enumerate(asked)}
    asked = sorted(
        asked,
        key=lambda each: sorted(
            (frequency[word] < 2, frequency[word], word) for word in each.words
        ),
    )
    told: set[int] = set()
    for at, one in enumerate(asked):
        for other in asked[at + 1 : at + 1 + _NEIGHBOURS]:
            first, later = sorted((one, other), key=lambda each: place[id(each.item)])
            if id(later.item) in told or not _is_like(first, later):
                continue
            told.add(id(later.item))
            yield _remark(Code.SIMILAR_QUESTION, later.bank, later.item, first.bank, first.item)


def _is_like(one: _Asked, other: _Asked) -> bool:
    if one.item.id == other.item.id or _is_another_form(one.item, other.item):
        return False
    shared = one.words & other.words
    # At the head of one stem a name cannot be told from another word.
    if not one.names ^ other.names <= shared:
        return False
    says_little = isinstance(one.item, TrueFalse | Number)
    if min(len(one.words), len(other.words)) < _LEAST_WORDS:
        return one.words == other.words and len(shared) == _FEWEST_WORDS and not says_little
    union = one.words | other.words
    if says_little:
        # Their keys say little: only the same words in another order, or a slip, are the same.
        return _same_but_for_slips(one.words - shared, other.words - shared)
    if len(shared) / len(union) >= _LEAST_SHARED:
        return True
    return _same_but_for_slips(one.words - shared, other.words - shared)


def _same_but_for_slips(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether the words that differ are each the other's plural, tense or misspelling."""
    if len(one) != len(other) or len(one) > _MOST_SLIPS:
        return False
    from rapidfuzz.fuzz import ratio

    return all(
        _begin_alike(a, b) or (min(len(a), len(b)) >= _LONG_WORD and ratio(a, b) >= _SAME_WORD)
        for a, b in zip(sorted(one), sorted(other), strict=True)
    )


def _begin_alike(one: str, other: str) -> bool:
    """Tell whether only the endings of two words differ: flows and flowed, not north and south."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return same >= _SHORTEST_ROOT and max(len(one), len(other)) - same <= _LONGEST_ENDING


def _is_another_form(one: Question, other: Question) -> bool:
    return one.type is not other.type and not set(one.facts).isdisjoint(other.facts)


def _asked(bank: Bank, item: Question, stem: str, empty: frozenset[str]) -> _Asked:
    """Return what is compared of a question; ``stem`` are its words."""
    said = [word for word in stem.split() if word not in empty]
    names = [
        word
        for word in item.stem.replace("’", " ").replace("'", " ").split()[1:]
        if word[:1].isupper() or _DIGIT.search(word)
    ]
    return _Asked(bank, item, frozenset(said), frozenset(words(" ".join(names)).split()))


def _key(item: Question) -> str:
    match item:
        case Choice() | Text():
            return likeness(item.answer)
        case Multiple():
            return "\n".join(sorted(map(likeness, item.answers)))
        case TrueFalse():
            return str(item.answer)
        case Number():
            return str(item.answer.normalize())
        case Order():
            return "\n".join(map(likeness, item.items))
        case Match():
            return "\n".join(sorted(likeness(f"{left}\t{right}") for left, right in item.pairs))


def _options(item: Question) -> tuple[str, ...]:
    """Return the wrong options: “Which of these came first?” may be asked of others, too."""
    if isinstance(item, Choice | Multiple):
        return tuple(sorted(map(likeness, item.distractors)))
    return ()


def _remark(code: Code, bank: Bank, item: Question, first_bank: Bank, first: Question) -> Remark:
    return Remark(
        code,
        bank,
        item,
        args={
            "id": first.id,
            "first": first.place.line,
            "first_file": "" if first_bank.path == bank.path else str(first_bank.path),
        },
    )
