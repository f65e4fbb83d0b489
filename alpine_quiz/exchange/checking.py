"""Checking another program's file as it is: its questions judged, and nothing taken in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from alpine_quiz.bank.lints.every import remarks
from alpine_quiz.bank.lints.keys import faults_of_keys
from alpine_quiz.bank.model import Bank, Localized, Pack, Place
from alpine_quiz.bank.packchecks import check_pack
from alpine_quiz.bank.problems import Problem, Severity, in_order
from alpine_quiz.documents.files import read_bytes
from alpine_quiz.exchange.decoding import MAX_BYTES
from alpine_quiz.exchange.formats import importer
from alpine_quiz.exchange.guessing import guessed
from alpine_quiz.exchange.taking_in import judged_by_language, title_of
from alpine_quiz.library.checking import Report, answered, today

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from alpine_quiz.bank.lints.remarks import Remark
    from alpine_quiz.exchange.judging import Judged
    from alpine_quiz.exchange.model import Draft, Note


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of a file found: a report on its questions, and what does not make one.

    ``notes`` are those of the importer.
    """

    report: Report
    notes: tuple[Note, ...]


def check_file(path: Path) -> Checked:
    """Check the questions in a spreadsheet, a list, or any file that can be imported.

    Raises ``UnreadableError`` and ``ExchangeError`` where it cannot be read at all.
    """
    content = read_bytes(path, MAX_BYTES)
    imported = importer(guessed(content, path.name))(content, path.name)
    found, notes = judged_by_language(imported)
    pack, drafts = _pack_of(path, found)
    placing = partial(_placed, drafts=drafts)
    problems = check_pack(pack)
    problems += placing(remarks(pack, today()))
    problems += faults_of_keys(pack)
    problems, silenced = answered(pack, problems, placing)
    report = Report(
        path,
        path.name,
        [_in_file(problem, drafts) for problem in in_order(problems)],
        questions=sum(len(bank.items) for bank in pack.banks),
        silenced=[replace(each, problem=_in_file(each.problem, drafts)) for each in silenced],
    )
    return Checked(report, tuple(notes))


def _pack_of(path: Path, found: dict[str, Judged]) -> tuple[Pack, list[Draft]]:
    """Return the questions as a pack, and the drafts they were made of.

    The line of a question's place is its number among them, from 1: in a workbook each sheet
    has a row of that number.
    """
    drafts: list[Draft] = []
    banks: list[Bank] = []
    for language, judged in found.items():
        items = []
        for item, draft in zip(judged.items, judged.drafts, strict=True):
            drafts.append(draft)
            items.append(replace(item, place=Place(len(drafts), 1)))
        banks.append(Bank(language, tuple(items), path))
    pack = Pack(path.name, path, Localized({"": title_of(path.name)}), banks=tuple(banks))
    return pack, drafts


def _placed(found: Iterable[Remark], drafts: list[Draft]) -> list[Problem]:
    problems: list[Problem] = []
    for remark in found:
        number = remark.item.place.line
        cell = _cell(drafts[number - 1], remark.name, remark.entry)
        path, args = remark.bank.path, remark.args
        problems.append(Problem(remark.code, Severity.ADVICE, path, number, args=args, cell=cell))
    return problems


def _in_file(problem: Problem, drafts: list[Draft]) -> Problem:
    """Return a problem at the line of its question, and at the cell of its stem if at no other."""
    if not problem.line:
        return problem
    draft = drafts[problem.line - 1]
    args = problem.args
    if isinstance(first := args.get("first"), int):
        args = {**args, "first": drafts[first - 1].line}
    cell = problem.cell or _cell(draft, "stem", None)
    return replace(problem, line=draft.line, column=0, cell=cell, args=args)


def _cell(draft: Draft, name: str, entry: int | str | None) -> str:
    cells = draft.cells.get(name) or draft.cells.get("stem", ())
    if not cells:
        return ""
    return cells[entry] if isinstance(entry, int) and entry < len(cells) else cells[0]
