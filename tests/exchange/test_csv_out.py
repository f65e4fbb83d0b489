"""Packs as CSV, and back."""

from __future__ import annotations

import csv
import io
from typing import Any

from hypothesis import given, settings

from alpine_quiz.bank.model import Pack
from alpine_quiz.exchange import csv_in, csv_out
from alpine_quiz.exchange.losses import Fate, Loss
from tests.exchange.packs import held, items_of, pack_of, questions

UNHELD = ("citations", "facts")


def rows(pack: Pack) -> list[dict[str, str]]:
    text = csv_out.write(pack, "en").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@settings(max_examples=60, deadline=None)
@given(questions(3))
def test_what_is_exported_comes_back_the_same(several: list[dict[str, Any]]) -> None:
    pack = pack_of(several)
    found = csv_in.read(csv_out.write(pack, "en").content, "x.csv")
    back = items_of(found)
    assert [held(item) for item in back] == [held(item, *UNHELD) for item in pack.items("en")]


def test_the_seven_types_come_back_the_same(seven: Pack) -> None:
    exported = csv_out.write(seven, "en")
    found = csv_in.read(exported.content, "seven.csv")
    back = [held(item) for item in items_of(found)]
    assert back == [held(item, *UNHELD) for item in seven.items("en")]
    assert exported.count == len(back)


@settings(max_examples=60, deadline=None)
@given(questions(3))
def test_no_cell_is_a_formula_to_any_spreadsheet(several: list[dict[str, Any]]) -> None:
    text = csv_out.write(pack_of(several), "en").content.decode("utf-8-sig")
    for delimiter in ",;\t":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if delimiter == ",":
                assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in row)
            else:
                assert len(row) == 1 or not any(cell.startswith("=") for cell in row[1:])


def test_formulas_are_defused() -> None:
    question = {"stem": "=1+1", "answer": "+2", "distractors": ["-3", "@x"], "id": "a"}
    (row,) = rows(pack_of([question]))
    assert (row["question"], row["answer"]) == ("'=1+1", "'+2")
    assert (row["wrong 1"], row["wrong 2"]) == ("'-3", "'@x")


def test_a_spreadsheet_finds_its_accents_and_its_line_ends() -> None:
    content = csv_out.write(pack_of([{"stem": "Où ?", "answer": "là", "id": "a"}]), "en").content
    assert content.startswith(b"\xef\xbb\xbfid,type,question,answer")
    assert content.count(b"\r\n") == 2


def test_citations_become_text_and_are_told() -> None:
    cited = {
        "stem": "Which?",
        "answer": "x",
        "id": "a",
        "facts": ["f"],
        "citations": [{"document": "history", "quote": "it was x"}],
    }
    pack = pack_of([cited])
    (row,) = rows(pack)
    assert row["source"] == "“it was x” (history)"
    notes = csv_out.write(pack, "en").notes
    assert [(note.loss, note.fate, note.item) for note in notes] == [
        (Loss.CITATION, Fate.CHANGED, "a"),
        (Loss.UNHELD_FIELD, Fate.LEFT, "a"),
    ]


def test_a_language_without_questions_makes_an_empty_table(seven: Pack) -> None:
    exported = csv_out.write(seven, "xx")
    assert exported.count == 0
