"""Everything that a check looks at, together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alpine_quiz.bank.files import TooManyFilesError
from alpine_quiz.bank.problems import Code
from alpine_quiz.library.checking import check
from alpine_quiz.library.packs import questions_folder
from tests.conftest import documents_folder
from tests.library.machine import BANK, FACTS, PACK, SHA256, make_document, make_pack

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.library.checking import Report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_pack(tmp_path / "rivers")


def codes(report: Report) -> list[Code]:
    return [problem.code for problem in report.problems]


def test_a_sound_pack_has_nothing_to_report(folder: Path, tmp_path: Path) -> None:
    make_document(tmp_path / "documents")
    report = check(folder, documents=tmp_path / "documents", strict=True)
    assert report.problems == []
    assert (report.pack, report.questions, report.facts) == ("rivers", 1, 1)
    assert (report.quotes, report.looked_up, report.errors) == (2, 2, 0)


def test_without_documents_quotes_are_counted_and_not_looked_up(folder: Path) -> None:
    report = check(folder, strict=True)
    assert report.problems == []
    assert (report.quotes, report.looked_up) == (2, 0)


def test_a_document_is_found_under_any_name_by_its_hash(folder: Path, tmp_path: Path) -> None:
    make_document(tmp_path / "documents", "another name.txt")
    assert check(folder, documents=tmp_path / "documents").looked_up == 2


def test_a_document_missing_from_the_folder_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    report = check(folder, documents=tmp_path / "documents")
    assert codes(report) == [Code.DOCUMENT_NOT_HERE]
    assert report.errors == 0
    assert check(folder, documents=tmp_path / "documents", strict=True).errors == 1


def test_another_document_of_that_name_is_an_error(folder: Path, tmp_path: Path) -> None:
    make_document(tmp_path / "documents").write_text("another edition")
    report = check(folder, documents=tmp_path / "documents")
    assert codes(report) == [Code.DOCUMENT_DIFFERS]
    assert report.errors == 1
    assert report.looked_up == 0


def test_quotes_of_questions_and_facts_are_looked_up(folder: Path, tmp_path: Path) -> None:
    make_document(folder)
    (folder / "en.yaml").write_text(BANK.replace("quote: It flows", "quote: it flows"))
    (folder / "facts.yaml").write_text(FACTS.replace("at: 31", "at: 30"))
    report = check(folder)
    assert [(p.path.name, p.line, p.code) for p in report.problems] == [
        ("en.yaml", 10, Code.QUOTE_NOT_FOUND),
        ("facts.yaml", 11, Code.QUOTE_ELSEWHERE),
    ]


def test_a_hash_or_length_not_told_or_wrong_is_told(folder: Path) -> None:
    make_document(folder)
    (folder / "pack.yaml").write_text(PACK.replace(f"    sha256: {SHA256}\n", "    length: 5\n"))
    report = check(folder)
    assert codes(report) == [Code.LENGTH_DIFFERS, Code.MISSING_SHA256]
    assert report.problems[1].args["sha256"] == SHA256


def test_facts_that_questions_name_must_be_there(folder: Path) -> None:
    (folder / "facts.yaml").write_text(FACTS.replace("id: rouen-river", "id: rouen-rivers"))
    report = check(folder)
    assert codes(report) == [Code.UNKNOWN_FACT]
    (folder / "facts.yaml").unlink()
    report = check(folder)
    assert codes(report) == [Code.NO_FACTS_FILE]
    assert report.errors == 0


def test_a_broken_fact_base_is_told_once(folder: Path) -> None:
    (folder / "facts.yaml").write_text("- a\n")
    assert codes(check(folder)) == [Code.NOT_A_MAPPING]


def test_strict_turns_what_is_missing_into_errors(folder: Path) -> None:
    (folder / "en.yaml").write_text(
        "format: 1\nlanguage: en\nquestions:\n  - stem: So?\n    answer: a\n"
    )
    assert check(folder).errors == 0
    report = check(folder, strict=True)
    assert {problem.code for problem in report.problems if problem.is_error} == {
        Code.MISSING_ID,
        Code.MISSING_CITATION,
        Code.MISSING_RATIONALE,
    }


def test_one_file_of_a_pack_is_checked_as_part_of_it(folder: Path) -> None:
    (folder / "fr.yaml").write_text("language: fr\nquestions: [")
    assert check(folder / "en.yaml").problems == []
    assert Code.SYNTAX in codes(check(folder / "fr.yaml"))
    assert check(folder / "facts.yaml").problems == []
    assert check(folder / "pack.yaml").problems == []


def test_a_file_that_is_none_of_the_packs_is_checked_by_itself(folder: Path) -> None:
    (folder / "README.md").write_text("# Rivers")
    assert check(folder / "README.md").errors == 1


def test_mending_writes_ids_and_places_of_questions_and_facts(folder: Path) -> None:
    make_document(folder)
    bank = BANK.replace("id: rouen.choice\n    ", "").replace("        at: 28\n", "")
    (folder / "en.yaml").write_text(bank, encoding="utf-8")
    (folder / "facts.yaml").write_text(FACTS.replace("at: 31", "at: 7"), encoding="utf-8")
    report = check(folder, fix=True, strict=True)
    assert report.problems == []
    assert report.mended == 3
    mended = (folder / "en.yaml").read_text(encoding="utf-8")
    assert mended == BANK.replace("rouen.choice", "rouen-river.choice")
    assert (folder / "facts.yaml").read_text(encoding="utf-8") == FACTS
    assert check(folder, fix=True).mended == 0


def test_mending_one_file_writes_no_other(folder: Path) -> None:
    make_document(folder)
    bank = BANK.replace("        at: 28\n", "")
    (folder / "en.yaml").write_text(bank, encoding="utf-8")
    (folder / "fr.yaml").write_text(bank.replace("language: en", "language: fr"), encoding="utf-8")
    assert check(folder / "en.yaml", fix=True).mended == 1
    assert (folder / "en.yaml").read_text(encoding="utf-8") == BANK
    assert " at:" not in (folder / "fr.yaml").read_text(encoding="utf-8")


def test_what_is_no_pack_is_told(tmp_path: Path) -> None:
    report = check(tmp_path)
    assert Code.NO_BANKS in codes(report)
    assert report.errors == 1
    assert codes(check(tmp_path / "absent", fix=True)) == [Code.MISSING_FILE]


def test_facts_are_checked_before_there_are_any_questions(folder: Path) -> None:
    make_document(folder)
    (folder / "en.yaml").unlink()
    report = check(folder / "facts.yaml", strict=True)
    assert (report.problems, report.facts, report.looked_up) == ([], 1, 1)
    (folder / "facts.yaml").write_text(FACTS.replace("at: 31", "at: 30"), encoding="utf-8")
    assert codes(check(folder / "facts.yaml")) == [Code.QUOTE_ELSEWHERE]
    assert check(folder / "facts.yaml", fix=True).mended == 1
    (folder / "facts.yaml").write_text("facts: [", encoding="utf-8")
    assert check(folder / "facts.yaml").errors == 1


def test_a_folder_that_cannot_be_looked_through_is_told_whatever_is_asked(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> list[Path]:
        raise TooManyFilesError

    monkeypatch.setattr("alpine_quiz.bank.pack.bank_files", refuse)
    assert codes(check(folder / "facts.yaml")) == [Code.TOO_MANY_FILES]


def test_facts_deeper_in_a_pack_are_their_own(folder: Path) -> None:
    (folder / "more").mkdir()
    (folder / "more" / "facts.yaml").write_text("facts: [", encoding="utf-8")
    assert check(folder / "more" / "facts.yaml").errors == 1


def test_a_bank_that_a_link_brings_in_is_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("questions: [", encoding="utf-8")
    try:
        (folder / "fr.yaml").symlink_to(tmp_path / "other.yaml")
    except OSError:
        pytest.skip("links are not allowed here")
    assert check(folder / "fr.yaml").errors == 1


def test_our_own_packs_are_sound() -> None:
    documents = documents_folder()
    for path in sorted(each for each in questions_folder().iterdir() if each.is_dir()):
        report = check(path, documents=documents, strict=True)
        assert report.problems == []
        assert report.looked_up == (report.quotes if documents else 0)
