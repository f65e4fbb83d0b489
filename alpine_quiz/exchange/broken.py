"""What of a pack cannot go out: its questions that have errors, which are not among its items."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import Note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from alpine_quiz.bank.model import Pack
    from alpine_quiz.bank.problems import Problem


def left_behind(pack: Pack, problems: Iterable[Problem], language: str) -> list[Note]:
    """Return the errors among ``problems`` as notes, but those in banks of other languages."""
    elsewhere = {bank.path for bank in pack.banks if bank.language != language}
    elsewhere -= {bank.path for bank in pack.banks if bank.language == language}
    return [
        _note(problem, pack)
        for problem in problems
        if problem.is_error and problem.path not in elsewhere
    ]


def _note(problem: Problem, pack: Pack) -> Note:
    path = problem.path
    name = path.relative_to(pack.path) if path.is_relative_to(pack.path) else path
    file = name.as_posix() if name.name else path.name
    args: dict[str, str | int] = {**problem.args, "code": problem.code.value, "file": file}
    return Note(Loss.UNFIT, Fate.LEFT, problem.line, args=args)
