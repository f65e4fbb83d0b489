"""Other programs' files, checked as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alpine_quiz.bank.problems import Code
from alpine_quiz.exchange.checking import check_file
from alpine_quiz.exchange.csv_in import read as read_csv
from alpine_quiz.exchange.csv_out import write as write_csv
from alpine_quiz.exchange.judging import judged
from alpine_quiz.exchange.losses import Loss
from alpine_quiz.exchange.model import ExchangeError, Obstacle
from tests.bank.test_lints import pack_of
from tests.exchange.workbooks import workbook

if TYPE_CHECKING:
    from pathlib import Path

HEADER = ["question", "answer", "wrong 1", "wrong 2", "wrong 3"]
CAR = ["Who designed this car?", "Michelotti", "Bertone", "Ghia", "Frua"]
SUMS = ["What boils water?", "Gas", "Wood", "All of the above", "Coal"]
TWICE = ["Which river is in Rouen?", "Seine", "Seine", "Loire", ""]
NO_KEY = ["Which river is in Lyon?", "", "Seine", "Loire", ""]


def csv(*rows: list[str]) -> bytes:
    return "".join(",".join(row) + "\n" for row in rows).encode()


def checked(path: Path, content: bytes) -> tuple[list[tuple[str, Code]], list[tuple[str, Loss]]]:
    """Return the cells (or lines) and codes of problems and of notes."""
    path.write_bytes(content)
    found = check_file(path)
    problems = [(each.cell or str(each.line), each.code) for each in found.report.problems]
    notes = [(str(note.args.get("cell", note.line)), note.loss) for note in found.notes]
    return problems, notes


def test_a_table_has_advice_and_errors_by_cell(tmp_path: Path) -> None:
    problems, notes = checked(tmp_path / "quiz.csv", csv(HEADER, CAR, SUMS, TWICE, NO_KEY))
    assert problems == [("A2", Code.DANGLING_REFERENCE), ("D3", Code.ALL_OF_THE_ABOVE)]
    assert notes == [("C4", Loss.UNFIT), ("B5", Loss.NO_KEY)]


def test_a_workbook_has_them_by_sheet_and_cell(tmp_path: Path) -> None:
    content = workbook([HEADER, CAR], [HEADER, SUMS, NO_KEY])
    problems, notes = checked(tmp_path / "quiz.xlsx", content)
    assert problems == [
        ("A2", Code.DANGLING_REFERENCE),
        ("Sheet2!D2", Code.ALL_OF_THE_ABOVE),
    ]
    assert notes == [("Sheet2!B3", Loss.NO_KEY)]


def test_a_list_and_gift_have_them_by_line(tmp_path: Path) -> None:
    lines = "Which river is in Rouen? / Seine / Loire\nWho designed this car? / Ghia / Frua\n"
    assert checked(tmp_path / "quiz.txt", lines.encode())[0] == [("2", Code.DANGLING_REFERENCE)]
    gift = "\n\nWho designed this car? {=Michelotti ~Bertone ~Ghia}\n"
    assert checked(tmp_path / "quiz.gift", gift.encode())[0] == [("3", Code.DANGLING_REFERENCE)]


def test_the_same_question_twice_is_told_at_the_second(tmp_path: Path) -> None:
    again = ["Which river flows in Rouen ?", "Seine", "Loire", "Rhône", ""]
    other = ["Which river flows in Rouen?", "Seine", "Loire", "Rhône", ""]
    problems, notes = checked(tmp_path / "quiz.csv", csv(HEADER, again, other))
    assert problems == [("A3", Code.REPEATED_QUESTION)]
    assert notes == []


def test_how_many_are_right_is_asked_for_as_in_a_pack(tmp_path: Path) -> None:
    header = ["type", "question", "answer", "wrong 1"]
    row = ["multiple", "Which towns lie on the Seine?", "Paris | Troyes", "Lyon"]
    assert checked(tmp_path / "quiz.csv", csv(header, row))[0] == [("B2", Code.COUNT_NOT_SAID)]


def test_a_reason_goes_out_and_comes_in_and_counts(tmp_path: Path) -> None:
    reason = "The picture; beside it = the car | all of it."
    pack = pack_of(
        "  - id: car\n    stem: Who designed this car?\n    answer: Ghia\n"
        f"    distractors: [Frua]\n    allow: {{dangling-reference: '{reason}'}}\n"
    )
    path = tmp_path / "quiz.csv"
    path.write_bytes(write_csv(pack, "en").content)
    (item,) = judged(read_csv(path.read_bytes(), path.name).drafts).items
    assert item.allow == (("dangling-reference", reason),)
    found = check_file(path)
    assert found.report.problems == []
    assert [each.reason for each in found.report.silenced] == [reason]


@pytest.mark.parametrize(
    ("content", "obstacle"),
    [
        (b"\x00\x01\x02" * 1000, Obstacle.BINARY),
        (b"nothing to be read in this at all", Obstacle.UNKNOWN_FORMAT),
        (b"PK\x03\x04 but no zip", Obstacle.UNKNOWN_FORMAT),
    ],
)
def test_what_holds_no_questions_is_refused(
    tmp_path: Path, content: bytes, obstacle: Obstacle
) -> None:
    path = tmp_path / "quiz.dat"
    path.write_bytes(content)
    with pytest.raises(ExchangeError) as refused:
        check_file(path)
    assert refused.value.obstacle is obstacle
