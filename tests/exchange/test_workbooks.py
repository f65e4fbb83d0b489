"""Workbooks read: what their cells hold, and what they are spoilt with."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl
import pytest

from alpine_quiz.exchange import xlsx_in
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import ExchangeError, Imported, Obstacle
from tests.exchange.fuzzing import MANY, check_importer, check_survival, mutants
from tests.exchange.workbooks import members, packed, workbook

HEADER = ["question", "answer", "wrong 1", "wrong 2"]


def fields(found: Imported) -> list[dict[str, Any]]:
    return [dict(draft.fields) for draft in found.drafts]


def told(found: Imported) -> list[tuple[Loss, object]]:
    return [(note.loss, note.args.get("cell")) for note in found.notes]


def test_a_workbook_is_read_with_its_types_of_cells() -> None:
    found = xlsx_in.read(
        workbook(
            [
                [None, "A title"],
                [],
                [None, "question", "answer", "unit", "wrong 1", "explanation"],
                [None, "How long?", 776.6, "km", None, None],
                [None, "When?", date(1955, 7, 1), None, "never", None],
                [None, "True?", True, None, None, None],
                [None, "=1+1", 2, None, 3.0, '=HYPERLINK("x")'],
            ],
            [["Question", "Answer A", "Answer B", "Correct"], ["Which?", "x", "y", "B"]],
            [["just notes"]],
        ),
        "x.xlsx",
    )
    assert fields(found) == [
        {"type": "number", "stem": "How long?", "answer": "776.6", "unit": "km"},
        {"type": "choice", "stem": "When?", "answer": "1955-07-01", "distractors": ["never"]},
        {"type": "true-false", "stem": "True?", "answer": True},
        {
            "type": "choice",
            "stem": "=1+1",
            "answer": "2",
            "distractors": ["3"],
            "rationale": '=HYPERLINK("x")',
        },
        {"type": "choice", "stem": "Which?", "answer": "y", "distractors": ["x"]},
    ]
    assert told(found) == [
        (Loss.DATE, "C5"),
        (Loss.FORMULA, "B7"),
        (Loss.FORMULA, "F7"),
        (Loss.NOT_A_QUESTION, "B1"),
        (Loss.NOT_A_QUESTION, "Sheet3!A1"),
    ]
    assert found.drafts[-1].cells["stem"] == ("Sheet2!A2",)


def test_percent_and_large_numbers_are_read_as_shown() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEADER)
    sheet.append(["How much?", 0.25, 1e21, 12345678])
    sheet["B2"].number_format = "0%"
    file = io.BytesIO()
    book.save(file)
    (found,) = fields(xlsx_in.read(file.getvalue(), "x.xlsx"))
    assert (found["answer"], found["distractors"]) == ("25 %", ["1" + "0" * 21, "12345678"])


def test_images_in_a_workbook_are_told() -> None:
    files = members(workbook([HEADER, ["A?", "x", "y", "z"]]))
    found = xlsx_in.read(packed(files | {"xl/media/image1.png": b"x"}), "x.xlsx")
    assert [(note.loss, note.fate, note.args) for note in found.notes] == [
        (Loss.IMAGE, Fate.LEFT, {"count": 1})
    ]


SHEET = "xl/worksheets/sheet1.xml"
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'.encode()
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + b"]><worksheet>&i;</worksheet>"
)
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row></sheetData></worksheet>'
)


@pytest.mark.parametrize("content", [BOMB, OUTSIDE], ids=["bomb", "outside"])
@pytest.mark.parametrize("member", [SHEET, "xl/workbook.xml", "xl/styles.xml"])
def test_entities_of_xml_are_refused(content: bytes, member: str) -> None:
    files = members(workbook([HEADER, ["A?", "x", "y", "z"]]))
    with pytest.raises(ExchangeError) as refused:
        xlsx_in.read(packed(files | {member: content}), "x.xlsx")
    assert refused.value.obstacle is Obstacle.FORBIDDEN


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    files = members(workbook([HEADER]))
    bomb = packed(files | {"xl/sharedStrings.xml": bytes(100 * 2**20)}, level=1)
    with pytest.raises(ExchangeError) as refused:
        xlsx_in.read(bomb, "x.xlsx")
    assert refused.value.obstacle is Obstacle.BOMB


def sheet_xml(rows: str, dimension: str = "A1:B2") -> bytes:
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="{dimension}"/><sheetData>{rows}</sheetData></worksheet>'
    ).encode()


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def test_what_a_sheet_says_of_its_size_is_not_believed() -> None:
    files = members(workbook([HEADER]))
    rows = (
        f'<row r="1">{cell("A1", "question")}{cell("B1", "answer")}</row>'
        f'<row r="900000">{cell("A900000", "A?")}{cell("B900000", "x")}'
        f"{cell('XFD900000', 'y')}</row>"
    )
    content = packed(files | {SHEET: sheet_xml(rows, "A1:XFD1048576")})
    assert [draft.line for draft in xlsx_in.read(content, "x.xlsx").drafts] == [900_000]
    beyond = sheet_xml(f'<row r="2000000000">{cell("A2000000000", "A?")}</row>')
    with pytest.raises(ExchangeError) as refused:
        xlsx_in.read(packed(files | {SHEET: beyond}), "x.xlsx")
    assert refused.value.obstacle in (Obstacle.TOO_MANY, Obstacle.UNREADABLE)


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x03\x04" + bytes(100), b"\xd0\xcf\x11\xe0"])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(ExchangeError) as refused:
        xlsx_in.read(content, "x.xlsx")
    assert refused.value.obstacle is Obstacle.NOT_THIS_FORMAT


def check_workbooks(count: int) -> None:
    files = members(
        workbook(
            [[*HEADER, "hint"], ["A?", "x", 1.5, date(2000, 1, 1), "=1+1"], ["B?", True, "y", "z"]]
        )
    )
    names = sorted(files)
    for number, name in enumerate(names):
        share = count // len(names) + 1
        spoilt = (packed(files | {name: each}) for each in mutants([files[name]], share, number))
        check_survival(xlsx_in.read, spoilt, "x.xlsx")
    whole = packed(files)
    check_importer(xlsx_in.read, [whole], "x.xlsx", count // 10)


def test_spoilt_workbooks_are_read_or_refused() -> None:
    check_workbooks(200)


@pytest.mark.long
def test_very_many_spoilt_workbooks_are_read_or_refused() -> None:
    check_workbooks(MANY)
