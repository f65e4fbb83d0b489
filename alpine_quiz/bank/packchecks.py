"""What is wrong with a pack as a whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from alpine_quiz.bank.likeness import words
from alpine_quiz.bank.model import Choice, Match, Multiple, Number, Order, TrueFalse
from alpine_quiz.bank.problems import Code, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from alpine_quiz.bank.model import Bank, Pack, Question

_COUNTS = {
    "en": ("one", "two", "three", "four", "five"),
    "fr": ("une", "deux", "trois", "quatre", "cinq"),
}
_DIGITS = re.compile(r"\d+")


def check_pack(pack: Pack) -> list[Problem]:
    """Return what only shows when a pack's questions are seen together, by language."""
    problems: list[Problem] = []
    first: dict[str, tuple[Bank, Question]] = {}
    for bank, item in questions(pack):
        if isinstance(item, Multiple) and not _says_count(item, bank.language):
            args: dict[str, str | int] = {"count": len(item.answers)}
            problems.append(_of(item, bank.path, Code.COUNT_NOT_SAID, Severity.ADVICE, args))
        before = first.setdefault(item.id, (bank, item))
        if before[1] is not item:
            problems += _compare(item, bank, *before)
    return problems


def check_facts_exist(pack: Pack, facts: Collection[str], *, there: bool) -> list[Problem]:
    """Return questions that name a fact not in ``facts``; ``there``: the pack has a fact base."""
    problems: list[Problem] = []
    for bank, item in questions(pack):
        for name in item.facts:
            if not there:
                args: dict[str, str | int] = {"fact": name}
                problems.append(_of(item, bank.path, Code.NO_FACTS_FILE, Severity.ADVICE, args))
                return problems
            if name not in facts:
                from difflib import get_close_matches

                nearest = (get_close_matches(name, list(facts), 1) or [""])[0]
                args = {"fact": name, "nearest": nearest}
                problems.append(_of(item, bank.path, Code.UNKNOWN_FACT, Severity.ERROR, args))
    return problems


def questions(pack: Pack) -> Iterator[tuple[Bank, Question]]:
    """Yield every question of ``pack`` with its bank."""
    for bank in pack.banks:
        for item in bank.items:
            yield bank, item


def _compare(item: Question, bank: Bank, first_bank: Bank, first: Question) -> list[Problem]:
    for what, one, other in _compared(first, item):
        if one != other:
            args: dict[str, str | int] = {
                "id": item.id,
                "what": what,
                "one": str(one),
                "other": str(other),
                "first_file": str(first_bank.path),
                "first": first.place.line,
            }
            return [_of(item, bank.path, Code.TRANSLATION_DIFFERS, Severity.ERROR, args)]
    return []


def _compared(first: Question, item: Question) -> Iterator[tuple[str, object, object]]:
    """Yield what must be the same of one question in two languages, with both values."""
    yield "type", first.type.value, item.type.value
    yield "facts", " ".join(sorted(first.facts)), " ".join(sorted(item.facts))
    if isinstance(first, Choice) and isinstance(item, Choice):
        yield "distractors", len(first.distractors), len(item.distractors)
    elif isinstance(first, Multiple) and isinstance(item, Multiple):
        yield "answers", len(first.answers), len(item.answers)
        yield "distractors", len(first.distractors), len(item.distractors)
    elif isinstance(first, TrueFalse) and isinstance(item, TrueFalse):
        yield "answer", first.answer, item.answer
    elif isinstance(first, Number) and isinstance(item, Number):
        yield "answer", first.answer, item.answer
        yield "tolerance", first.tolerance, item.tolerance
        yield "estimate", first.estimate, item.estimate
    elif isinstance(first, Order) and isinstance(item, Order):
        yield "items", len(first.items), len(item.items)
    elif isinstance(first, Match) and isinstance(item, Match):
        yield "pairs", len(first.pairs), len(item.pairs)


def _says_count(item: Multiple, language: str) -> bool:
    count = len(item.answers)
    if str(count) in _DIGITS.findall(item.stem):
        return True
    names = _COUNTS.get(language.split("-", maxsplit=1)[0])
    return names is None or f" {names[count - 1]} " in words(item.stem)


def _of(
    item: Question,
    path: Path,
    code: Code,
    severity: Severity,
    args: dict[str, str | int],
) -> Problem:
    return Problem(code, severity, path, item.place.line, item.place.column, args)
