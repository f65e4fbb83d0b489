"""Reading banks from text, as the tests here do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from alpine_quiz.bank.findings import Findings
from alpine_quiz.bank.nodes import events, python_events
from alpine_quiz.bank.problems import Code, Problem, Severity
from alpine_quiz.bank.reader import BankFile, read_bank_source
from alpine_quiz.bank.source import source_of, unreadable
from alpine_quiz.documents.files import UnreadableError

if TYPE_CHECKING:
    from alpine_quiz.bank.model import Question

Parser: TypeAlias = Callable[[bytes], Callable[[], Any]]
PARSERS = [events, python_events]
HEADER = "format: 1\nlanguage: en\n"
PATH = Path("bank.yaml")
# Advice that says nothing about what most tests here look at.
QUIET = {Code.MISSING_ID, Code.MISSING_CITATION, Code.MISSING_RATIONALE, Code.MISSING_AT}


def read(data: str | bytes, parser: Parser = events) -> tuple[BankFile | None, list[Problem]]:
    """Read a whole file."""
    if isinstance(data, str):
        data = data.encode()
    findings = Findings(PATH)
    try:
        source = source_of(data, findings)
    except UnreadableError as error:
        return None, [unreadable(error)]
    return read_bank_source(source, findings, parser), findings.problems


def questions(yaml: str, parser: Parser = events) -> tuple[list[Question], list[Problem]]:
    """Read entries of ``questions``; lines of ``yaml`` begin at line 4."""
    file, problems = read(f"{HEADER}questions:\n{yaml}", parser)
    items = list(file.bank.items) if file else []
    return items, [problem for problem in problems if problem.code not in QUIET]


def question(yaml: str) -> Question:
    """Read one good question."""
    (item,), problems = questions(yaml)
    assert problems == []
    return item


def told(problems: list[Problem]) -> list[tuple[int, int, Code]]:
    """Return line, column and code of each problem."""
    return [(problem.line, problem.column, problem.code) for problem in problems]


def errors(problems: list[Problem]) -> list[Code]:
    """Return the codes of the errors."""
    return [problem.code for problem in problems if problem.severity is Severity.ERROR]
