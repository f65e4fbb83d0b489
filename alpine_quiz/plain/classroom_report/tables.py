"""The report on a session as tables, for spreadsheets and other programs."""

from __future__ import annotations

import io
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from alpine_quiz.classroom.report.analysis import answers_by_student
from alpine_quiz.classroom.rules import SECOND
from alpine_quiz.exchange.sheets import csv_cell, defused
from alpine_quiz.language.catalogue import later, tr
from alpine_quiz.language.clean import cleaned
from alpine_quiz.plain.classroom_report import words
from alpine_quiz.plain.classroom_report.lines import every_reply

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction
    from typing import TypeAlias

    from alpine_quiz.classroom.report.analysis import Item
    from alpine_quiz.classroom.report.results import Put, Reply, Results

    Cell: TypeAlias = str | int | float | None

_BOM = "\ufeff"  # without it spreadsheets take accents for something else
_WIDEST = 60


class Table(StrEnum):
    """What a table has a row of; the values are its name on the command line."""

    ANSWERS = "answers"
    QUESTIONS = "questions"
    OPTIONS = "options"
    STUDENTS = "students"


_TITLES = {
    Table.QUESTIONS: later("Questions"),
    Table.OPTIONS: later("Answers chosen"),
    Table.STUDENTS: later("Students"),
    Table.ANSWERS: later("Answers"),
}
"""The sheets of a workbook, in their order."""

_COLUMNS = {
    "question": later("Question"),
    "item": later("Id"),
    "type": later("Type"),
    "stem": later("Stem"),
    "key": later("Right answer"),
    "answers": later("Answers"),
    "share_right": later("Share right"),
    "first_share_right": later("Share right, first vote"),
    "most_chosen_wrong": later("Most frequent wrong answer"),
    "chosen": later("How often"),
    "chosen_first": later("How often, first vote"),
    "median_seconds": later("Median seconds"),
    "discrimination": later("Discrimination"),
    "sure_and_wrong": later("Sure, and wrong"),
    "counts": later("Counts"),
    "flags": later("To look at again"),
    "answer": later("Answer"),
    "right": later("Right"),
    "student": later("Student"),
    "team": later("Team"),
    "place": later("Place"),
    "points": later("Points"),
    "known": later("Known"),
    "of": later("Of"),
    "attempts": later("Attempts"),
    "credit": later("Credit"),
    "seconds": later("Seconds"),
    "sure": later("Sure"),
    "regraded": later("Accepted by the teacher"),
    "note": later("Note"),
}
"""What columns are called in a workbook; in other files they go by their keys."""


def rows_of(table: Table, results: Results, items: Sequence[Item]) -> tuple[list[str], list[Any]]:
    """Return a table's columns, by their keys, and its rows."""
    match table:
        case Table.ANSWERS:
            return _ANSWER_COLUMNS, list(_answer_rows(results))
        case Table.QUESTIONS:
            return _QUESTION_COLUMNS, [_question_row(item) for item in items]
        case Table.OPTIONS:
            return _OPTION_COLUMNS, [row for item in items for row in _option_rows(item)]
        case Table.STUDENTS:
            return _STUDENT_COLUMNS, list(_student_rows(results))


_QUESTION_COLUMNS = [
    *("question", "item", "type", "stem", "key", "answers", "share_right", "first_share_right"),
    *("most_chosen_wrong", "chosen", "median_seconds", "discrimination", "sure_and_wrong"),
    *("counts", "note", "flags"),
]
_OPTION_COLUMNS = ["question", "item", "answer", "right", "chosen", "chosen_first"]
_STUDENT_COLUMNS = [
    *("place", "student", "team", "points", "known", "of", "median_seconds", "attempts"),
]
_ANSWER_COLUMNS = [
    *("student", "team", "question", "item", "answer", "credit", "seconds", "points", "sure"),
    *("counts", "regraded", "note"),
]


def _question_row(item: Item) -> list[Cell]:
    put, wrong = item.put, item.wrong
    return [
        put.number,
        put.item.id,
        put.item.type.value,
        put.item.stem,
        words.key_line(put),
        item.answers,
        _share(item.share),
        _share(item.first),
        words.given_text(put, wrong.given) if wrong else None,
        wrong.count if wrong else None,
        _seconds(item.time),
        None if item.discrimination is None else round(item.discrimination, 4),
        item.misconception.count if item.misconception else None,
        int(put.counts),
        words.left_out_text(put),
        " ".join(words.weakness_text(flag, put) for flag in item.flags),
    ]


def _option_rows(item: Item) -> Iterator[list[Cell]]:
    put = item.put
    for each in item.chosen:
        said = words.given_text(put, each.given)
        yield [put.number, put.item.id, said, int(each.right), each.count, each.before]


def _student_rows(results: Results) -> Iterator[list[Cell]]:
    answers = answers_by_student(results)
    for student in results.students:
        theirs = answers[student.id]
        yield [
            student.place,
            words.name_text(student.name, nameless=results.nameless),
            words.team_text(student.team) if student.team else None,
            words.points_figure(student.points, results.scoring),
            round(float(theirs.known), 3),
            len(results.counting),
            _seconds(theirs.time),
            student.attempts if results.self_paced else None,
        ]


def _answer_rows(results: Results) -> Iterator[list[Cell]]:
    students = {student.id: student for student in results.students}
    names = {
        student.id: words.name_text(student.name, nameless=results.nameless)
        for student in results.students
    }
    for put in results.questions:
        for reply, note in every_reply(put):
            student = students[reply.student]
            team = words.team_text(student.team) if student.team else None
            yield [names[student.id], team, *_answer_cells(results, put, reply, note)]


def _answer_cells(results: Results, put: Put, reply: Reply, note: str) -> list[Cell]:
    return [
        put.number,
        put.item.id,
        words.given_text(put, reply.given),
        round(float(reply.credit), 4),
        _seconds(reply.taken),
        words.points_figure(reply.points, results.scoring),
        int(reply.sure),
        int(not note),
        int(reply.regraded),
        note,
    ]


def _share(share: Fraction | None) -> float | None:
    return None if share is None else round(float(share), 4)


def _seconds(milliseconds: int | None) -> float | None:
    return None if milliseconds is None else milliseconds / SECOND


def report_csv(table: Table, results: Results, items: Sequence[Item]) -> bytes:
    """Return a table as comma-separated values (RFC 4180), fit for any spreadsheet."""
    columns, rows = rows_of(table, results, items)
    return csv_bytes(columns, rows)


def csv_bytes(columns: Iterable[str], rows: Iterable[Iterable[Cell]]) -> bytes:
    """Return rows as comma-separated values in UTF-8; no text of them is a formula anywhere."""
    lines = [",".join(columns), *(",".join(map(_csv_text, row)) for row in rows)]
    return (_BOM + "".join(f"{line}\r\n" for line in lines)).encode("utf-8", "replace")


def _csv_text(value: Cell) -> str:
    if isinstance(value, str):
        return csv_cell(cleaned(value).strip())
    return "" if value is None else str(value)


def report_workbook(results: Results, items: Sequence[Item]) -> bytes:
    """Return all tables as a workbook of a spreadsheet program (Office Open XML)."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    for table, title in _TITLES.items():
        columns, rows = rows_of(table, results, items)
        _fill(book.create_sheet(tr(title)[:31]), columns, rows)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(sheet: Any, columns: list[str], rows: list[list[Cell]]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    heads = [tr(_COLUMNS[name]) for name in columns]
    for place, head in enumerate(heads):
        longest = max(
            [len(head), *(len(str(row[place])) for row in rows if row[place] is not None)]
        )
        sheet.column_dimensions[get_column_letter(place + 1)].width = min(_WIDEST, longest + 2)
    sheet.freeze_panes = "A2"
    bold = Font(bold=True)
    titles = [WriteOnlyCell(sheet, value=head) for head in heads]
    for title in titles:
        title.font = bold
    sheet.append(titles)
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: Any, value: Cell) -> Any:
    """Return a cell; a text is a text, even where it begins like a formula."""
    if not isinstance(value, str):
        return value
    if not value:
        return None
    from openpyxl.cell import WriteOnlyCell

    shown = cleaned(value)
    cell = WriteOnlyCell(sheet, value=shown)
    cell.data_type = "s"
    if defused(shown) != shown:
        cell.quotePrefix = True
    return cell


def report_data(results: Results, items: Sequence[Item]) -> dict[str, Any]:
    """Return the report as JSON has it; shares and credits are from 0 to 1, times in seconds."""
    sheet = results.sheet
    return {
        "session": results.session,
        "begun": results.begun.isoformat() if results.begun else None,
        "mode": "self-paced" if results.self_paced else "live",
        "scoring": results.scoring.value,
        "pack": sheet.pack,
        "version": sheet.version,
        "title": sheet.title.texts,
        "language": sheet.language,
        "nameless": results.nameless,
        "questions": [_question_data(item) for item in items],
        "students": [
            dict(zip(_STUDENT_COLUMNS, row, strict=True)) for row in _student_rows(results)
        ],
        "teams": [
            {"team": team, "points": words.points_figure(earned, results.scoring)}
            for team, earned in results.teams
        ],
        "answers": [dict(zip(_ANSWER_COLUMNS, row, strict=True)) for row in _answer_rows(results)],
    }


def _question_data(item: Item) -> dict[str, Any]:
    row = dict(zip(_QUESTION_COLUMNS, _question_row(item), strict=True))
    options = [dict(zip(_OPTION_COLUMNS[2:], row[2:], strict=True)) for row in _option_rows(item)]
    put = item.put
    left_out = {"struck": put.struck, "trial": put.trial, "tie": put.tie}
    flags = [
        {
            "code": flag.weakness.value,
            "options": [put.posed.first.options[place] for place in flag.options],
            "reason": words.weakness_text(flag, put),
        }
        for flag in item.flags
    ]
    found = item.misconception
    thought = {"misconception": words.given_text(put, found.given) if found else None}
    return row | left_out | thought | {"options": options, "flags": flags}
