"""Where in their files the fields stand that remarks are about."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from alpine_quiz.bank.findings import MAX_ADVICE, Findings
from alpine_quiz.bank.nodes import StopReadingError
from alpine_quiz.bank.problems import Code, Problem, Severity
from alpine_quiz.bank.reading import read_fields
from alpine_quiz.bank.source import read_source

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from alpine_quiz.bank.findings import Mark
    from alpine_quiz.bank.lints.remarks import Remark
    from alpine_quiz.bank.model import Place
    from alpine_quiz.bank.nodes import Node


def placed(remarks: Iterable[Remark]) -> list[Problem]:
    """Return ``remarks`` as advice, each at its field; a file is read once more for its places.

    Where the file is no longer as it was, advice is told of the question. Of very many remarks
    on one file only the first are kept, and a word that there are more.
    """
    by_file: dict[Path, list[Remark]] = defaultdict(list)
    for remark in remarks:
        by_file[remark.bank.path].append(remark)
    problems: list[Problem] = []
    for path, found in by_file.items():
        problems += _placed(path, found[:MAX_ADVICE])
        if len(found) > MAX_ADVICE:
            problems.append(Problem(Code.TOO_MANY_PROBLEMS, Severity.ADVICE, path))
    return problems


def _placed(path: Path, remarks: list[Remark]) -> list[Problem]:
    wanted: dict[Place, list[Remark]] = defaultdict(list)
    for remark in remarks:
        wanted[remark.item.place].append(remark)
    findings = Findings(path)
    problems: list[Problem] = []

    def take(node: Node) -> None:
        for remark in wanted.pop(findings.place(node[1]), ()):
            problems.append(_advice(remark, findings.place(_mark(node, remark))))
        if not wanted:
            raise StopReadingError(node[1].line, for_good=True)

    source = read_source(findings)
    if source is not None:
        read_fields(source, findings, {"questions": take})
    problems += [_advice(each, each.item.place) for left in wanted.values() for each in left]
    return problems


def _advice(remark: Remark, place: Place) -> Problem:
    return Problem(
        remark.code,
        Severity.ADVICE,
        remark.bank.path,
        place.line,
        place.column,
        remark.args,
    )


def _mark(node: Node, remark: Remark) -> Mark:
    """Return where the field of a remark begins, or its entry, or else the question."""
    fields = node[0]
    mark: Mark = node[1]
    child = fields.get(remark.name) if isinstance(fields, dict) else None
    if child is None:
        return mark
    entries, mark, _ = child
    if isinstance(entries, list) and isinstance(remark.entry, int) and remark.entry < len(entries):
        _, mark, _ = entries[remark.entry]
    elif isinstance(entries, dict) and remark.entry in entries:
        _, _, mark = entries[str(remark.entry)]
    return mark
