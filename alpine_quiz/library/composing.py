"""Composing a pack: its facts in, its banks out, or whether those still agree."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from alpine_quiz.bank.files import FACTS_FILE, OVERRIDES_FILE, bank_files
from alpine_quiz.bank.problems import Code, Problem, Severity, in_order
from alpine_quiz.bank.reader import read_bank_bytes
from alpine_quiz.bank.written import bank_text
from alpine_quiz.documents.files import is_there
from alpine_quiz.documents.writing import write_whole
from alpine_quiz.facts.composing import Composition, compose
from alpine_quiz.facts.conflicts import check_conflicts
from alpine_quiz.facts.reader import read_facts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from alpine_quiz.bank.model import Place, Question

NOTE = (
    'Composed from facts.yaml by "alpine-quiz compose": change the facts, or overrides.yaml, not '
    "this file."
)
_MARK = b'# Composed from facts.yaml by "alpine-quiz compose"'
_BEGINS_ITEM = b"  - id: "
_NO_TOPIC = "questions"


@dataclass(frozen=True, slots=True)
class Composed:
    """What composing a pack came to.

    ``banks`` are the composed files and the items in each; ``changed`` those that were written,
    or, after a check, that would be. Where there are errors nothing is written.
    """

    folder: Path
    banks: dict[Path, int] = field(default_factory=dict)
    changed: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> int:
        """How many problems are errors."""
        return sum(problem.is_error for problem in self.problems)


def compose_pack(folder: Path, *, check: bool = False) -> Composed:
    """Compose the banks of the pack in ``folder``; with ``check`` only compare.

    Raises ``OSError`` where a bank cannot be written; every file is then as it was or as it
    should be.
    """
    path = folder / FACTS_FILE
    base, problems = read_facts(path)
    if base is None:
        return Composed(folder, problems=tuple(in_order(problems)))
    problems += check_conflicts(base)
    composition = compose(base)
    problems += composition.problems
    unsigned: dict[Place, str] = {}
    changes = folder / OVERRIDES_FILE
    if is_there(changes):
        from alpine_quiz.facts.overrides import apply_overrides, read_overrides

        overrides, found = read_overrides(changes)
        problems += found
        unsigned, found = apply_overrides(composition, overrides, base, changes)
        problems += found
    texts, items = _texts(composition, folder)
    problems += _as_read(texts, items, path)
    problems += _strangers(texts)
    outdated = [bank for bank, text in texts.items() if _bytes(bank) != text]
    left_over = [bank for bank in _composed_before(folder) if bank not in texts]
    if check:
        problems += [_problem(Code.NOT_COMPOSED, bank) for bank in outdated]
        problems += [_problem(Code.LEFT_OVER, bank) for bank in left_over]
    elif not any(problem.is_error for problem in problems):
        problems += _sign(changes, unsigned)
        for bank in outdated:
            bank.parent.mkdir(parents=True, exist_ok=True)
            write_whole(bank, texts[bank])
        for bank in left_over:
            bank.unlink()
    return Composed(
        folder,
        {bank: len(items[bank]) for bank in texts},
        (*outdated, *left_over),
        tuple(in_order(problems)),
    )


def _texts(
    composition: Composition, folder: Path
) -> tuple[dict[Path, bytes], dict[Path, list[Question]]]:
    """Return each bank's bytes and items: one file a language and topic."""
    items: dict[Path, list[Question]] = {}
    languages: dict[Path, str] = {}
    for language, composed in composition.items.items():
        for item in composed:
            bank = folder / language / f"{_file_name(item.topic)}.yaml"
            items.setdefault(bank, []).append(item)
            languages[bank] = language
    texts = {
        bank: bank_text(languages[bank], its_items, NOTE).encode()
        for bank, its_items in items.items()
    }
    return texts, items


def _file_name(topic: str) -> str:
    plain = "".join(sign if sign.isalnum() else "-" for sign in topic.lower()).strip("-")
    return plain or _NO_TOPIC


def _as_read(
    texts: dict[Path, bytes], items: dict[Path, list[Question]], facts: Path
) -> list[Problem]:
    """Return what a reader of the banks would find wrong, at its place in the facts."""
    problems: list[Problem] = []
    for bank, text in texts.items():
        begins = [
            number
            for number, line in enumerate(text.splitlines(), 1)
            if line.startswith(_BEGINS_ITEM)
        ]
        for problem in read_bank_bytes(text, bank)[1]:
            number = bisect_right(begins, problem.line) - 1
            if number < 0:
                problems.append(problem)
                continue
            place = items[bank][number].place
            problems.append(replace(problem, path=facts, line=place.line, column=place.column))
    return problems


def _strangers(banks: Iterable[Path]) -> list[Problem]:
    """Return the banks that a person wrote and that composing would write over."""
    return [
        _problem(Code.NOT_OURS, bank)
        for bank in banks
        if is_there(bank) and not _bytes(bank).startswith(_MARK)
    ]


def _composed_before(folder: Path) -> list[Path]:
    return [bank for bank in bank_files(folder) if _bytes(bank).startswith(_MARK)]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _sign(path: Path, unsigned: dict[Place, str]) -> list[Problem]:
    """Write into the overrides which facts each was made for."""
    if not unsigned:
        return []
    from alpine_quiz.bank.edit import NotMendedError, write_keys

    try:
        write_keys(path, {place: f"made_for: {print_}" for place, print_ in unsigned.items()})
    except NotMendedError as error:
        return [_problem(Code.NOT_MENDED, path, reason=error.reason)]
    return []


def _problem(code: Code, path: Path, **args: str | int) -> Problem:
    return Problem(code, Severity.ERROR, path, args=args)
