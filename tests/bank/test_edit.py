"""Writing ids and places into banks, every other byte staying as it is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alpine_quiz.bank.edit import NotMendedError, spliced, write_marks
from alpine_quiz.bank.mending import mend_pack, new_id
from alpine_quiz.bank.model import Document, Place, Text
from alpine_quiz.bank.pack import load_pack
from alpine_quiz.bank.problems import Code
from alpine_quiz.bank.proofs import Proofs
from alpine_quiz.bank.reader import read_bank_bytes
from alpine_quiz.documents.text import Text as DocumentText
from tests.bank.writer import fields, written

DOCUMENTS = {"history": Document("history", "History")}
TEXT = "using renault 4cvs , rédélé gained\nclass wins in a number of major events"
PROOFS = {"history": DocumentText(TEXT, "")}

BEFORE = """\
# Our bank: comments, odd layout and all stay.
format: 1
language:   en
questions:

  - stem: Which cars did Rédélé drive?   # a comment
    answer: 4CVs
    citations:
      - document: history
        quote: "using renault 4cvs"   # quoted
        mark: renault 4cvs            # marked
      - {document: history, quote: class wins, at: 9}
      - document: history
        quote: >
          rédélé gained
          class wins
        at: '77'
  - {stem: What did he gain?, answer: class wins,
    citations: [{document: history, quote: gained class wins}]}
  -   answer: events
      stem: |
        In what did he gain class wins?
      facts: [redele-4cv]
      citations:
      - quote: |
          major events
        document: history"""

AFTER = """\
# Our bank: comments, odd layout and all stay.
format: 1
language:   en
questions:

  - id: which-cars-did-redele-drive.text
    stem: Which cars did Rédélé drive?   # a comment
    answer: 4CVs
    citations:
      - document: history
        quote: "using renault 4cvs"   # quoted
        mark: renault 4cvs            # marked
        at: 0
      - {document: history, quote: class wins, at: 35}
      - document: history
        quote: >
          rédélé gained
          class wins
        at: 21
  - {id: what-did-he-gain.text, stem: What did he gain?, answer: class wins,
    citations: [{document: history, quote: gained class wins, at: 28}]}
  -   id: redele-4cv.text
      answer: events
      stem: |
        In what did he gain class wins?
      facts: [redele-4cv]
      citations:
      - at: 61
        quote: |
          major events
        document: history"""


def mend(path: Path) -> tuple[int, list[Code]]:
    pack, _ = load_pack(path)
    assert pack is not None
    mended, problems = mend_pack(pack, Proofs(DOCUMENTS, PROOFS), {})
    return mended, [problem.code for problem in problems]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_only_ids_and_places_are_written(
    tmp_path: Path, line_end: str, bom: bytes, last: str
) -> None:
    path = tmp_path / "bank.yaml"
    path.write_bytes(bom + (BEFORE + last).replace("\n", line_end).encode())
    assert mend(path) == (8, [])
    assert path.read_bytes() == bom + (AFTER + last).replace("\n", line_end).encode()
    assert mend(path) == (0, [])
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_with_faults_of_syntax_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    yaml = "questions:\n  - stem: So?\n    answer: a\n  - stem: a: b\n"
    path.write_text(yaml)
    assert mend(path) == (0, [Code.NOT_MENDED])
    assert path.read_text() == yaml


def test_a_question_with_errors_is_left_alone_beside_good_ones(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text("questions:\n  - stem: So?\n    answer: a\n  - stem: ''\n")
    assert mend(path) == (1, [])
    assert path.read_text() == (
        "questions:\n  - id: so.text\n    stem: So?\n    answer: a\n  - stem: ''\n"
    )


@pytest.mark.skipif(os.name == "nt", reason="permissions are another thing on Windows")
def test_permissions_and_links_stay(tmp_path: Path) -> None:
    path = tmp_path / "real.yaml"
    path.write_text("questions:\n  - stem: So?\n    answer: a\n")
    path.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    assert mend(link) == (1, [])
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert "id: so.text" in path.read_text()


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text("questions:\n  - stem: So?\n    answer: a\n")
    with pytest.raises(NotMendedError):
        write_marks(path, {Place(9, 9): "so.text"}, {})
    with pytest.raises(NotMendedError):
        write_marks(tmp_path / "gone.yaml", {Place(2, 5): "so.text"}, {})


def test_new_ids_are_made_of_fact_or_stem_and_are_all_different() -> None:
    taken: set[str] = {"a.text"}
    one = Text(id="", stem="À quoi sert l’usine de Dieppe, en 2022 ?", answer="x")
    assert new_id(one, taken) == "a-quoi-sert-l-usine-de.text"
    assert new_id(one, taken) == "a-quoi-sert-l-usine-de.text.2"
    assert new_id(Text(id="", stem="x", answer="x", facts=("a", "b")), taken) == "a.text.2"
    assert new_id(Text(id="", stem="阿尔派？", answer="x"), taken) == "question.text"
    assert len(taken) == 5


@given(
    st.lists(fields(), min_size=1, max_size=3),
    st.lists(st.booleans(), min_size=3, max_size=3),
    st.booleans(),
)
def test_mending_twice_is_mending_once_and_changes_nothing_else(
    questions: list[dict[str, Any]], has_id: list[bool], flow: bool
) -> None:
    for question, keep in zip(questions, has_id, strict=False):
        if not keep:
            del question["id"]
    data = written(questions, flow=flow).encode()
    once = _mended(data)
    assert _mended(once) == once
    before, _ = read_bank_bytes(data, Path("x"))
    after, _ = read_bank_bytes(once, Path("x"))
    assert before is not None
    assert after is not None
    assert all(item.has_id for item in after.bank.items)
    assert [item.stem for item in after.bank.items] == [item.stem for item in before.bank.items]
    assert all(line in once.decode() for line in data.decode().split("\n") if "- " not in line)
    assert len(once) == len(data) + sum(
        len(f"id: {item.id}" + (", " if flow else "\n    "))
        for item, old in zip(after.bank.items, before.bank.items, strict=True)
        if not old.has_id
    )


def _mended(data: bytes) -> bytes:
    file, _ = read_bank_bytes(data, Path("x"))
    assert file is not None
    taken: set[str] = set()
    ids = {item.place: new_id(item, taken) for item in file.bank.items if not item.has_id}
    return spliced(data, Path("x"), ids, {})
