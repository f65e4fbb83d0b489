"""``alpine-quiz propose``: documents in, candidates and a declared document out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alpine_quiz.cli.main import main
from alpine_quiz.cli.propose import ProgressLine
from alpine_quiz.library.checking import check
from alpine_quiz.proposals.candidates import read_candidates
from tests.documents.test_extraction import pdf

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "The Harrow Pier is a pleasure pier in the town. It was designed by the engineer Edwin Marlow "
    "and opened on 14 May 1872. The pier employs 45 people and is the pride of the town.\n"
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the command run in a folder with one document."""
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "the_pier.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(folder)
    return folder


def objects(folder: Path) -> set[str]:
    found, problems = read_candidates(folder / "candidates.yaml")
    assert problems == []
    return {each.object for each in found or []}


def test_a_new_pack_is_made_with_document_and_candidates(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["propose", "the_pier.txt", "--pack", "my-piers"]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[0].startswith("the_pier.txt: 3 candidates")
    assert "as “the-pier” in en" in told.out
    assert told.out.splitlines()[-1] == "Judge them: alpine-quiz review my-piers"
    assert told.err == ""
    pack = here / "my-piers"
    assert sorted(path.name for path in pack.iterdir()) == ["candidates.yaml", "pack.yaml"]
    assert (
        (pack / "pack.yaml")
        .read_text("utf-8")
        .startswith(
            "format: 1\nid: my-piers\ntitle: My piers\n"
            "documents:\n  the-pier:\n    title: The pier\n"
        )
    )
    assert objects(pack) == {"1872", "Edwin Marlow", "45"}


def test_proposing_again_declares_nothing_twice_and_changes_nothing(here: Path) -> None:
    main(["propose", "the_pier.txt", "--pack", "piers"])
    before = {path.name: path.read_bytes() for path in (here / "piers").iterdir()}
    assert main(["propose", "the_pier.txt", "--pack", "piers"]) == 0
    assert {path.name: path.read_bytes() for path in (here / "piers").iterdir()} == before


def test_quotes_are_looked_up_in_the_kept_copy(here: Path) -> None:
    main(["propose", "the_pier.txt", "--pack", "piers"])
    (here / "the_pier.txt").unlink()
    pack = here / "piers"
    (pack / "en.yaml").write_text(
        "format: 1\nlanguage: en\nquestions:\n  - id: one\n    stem: Who?\n    answer: Marlow\n"
        "    citations: [{document: the-pier, quote: the engineer Edwin Marlow}]\n",
        "utf-8",
    )
    report = check(pack)
    assert (report.quotes, report.looked_up, report.errors) == (1, 1, 0)


def test_a_pdf_is_extracted_once_to_a_text_beside_it(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "pier.pdf").write_bytes(pdf("The Harrow Pier was designed by Edwin Marlow in 1870."))
    assert main(["propose", "pier.pdf", "--pack", "piers", "--lang", "en"]) == 0
    assert "its text kept in pier.pdf.txt" in capsys.readouterr().out
    kept = here / "pier.pdf.txt"
    assert kept.read_text("utf-8").startswith("The Harrow Pier")
    declared = (here / "piers" / "pack.yaml").read_text("utf-8")
    assert "file: pier.pdf.txt\n    source: pier.pdf\n" in declared
    kept.write_text("The Harrow Pier was designed by Ann Hill in 1870.\n", "utf-8")
    assert main(["propose", "pier.pdf", "--pack", "piers", "--lang", "en"]) == 0
    assert "Ann Hill" in objects(here / "piers")


def test_what_fails_is_told_and_what_was_done_stays(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "latin.txt").write_bytes("La jetée fut ouverte".encode("cp1252"))
    (here / "empty.md").write_bytes(b"")
    (here / "scan.pdf").write_bytes(pdf(""))
    (here / "cut.pdf").write_bytes(b"%PDF-1.7\n%")
    (here / "app.html").write_text("<body><script>x()</script></body>", "utf-8")
    (here / "old.docx").write_bytes(b"PK")
    (here / "german.txt").write_text("Der Pier wurde im Jahre 1898 von Anna eröffnet.", "utf-8")
    names = ["latin.txt", "empty.md", "scan.pdf", "the_pier.txt", "cut.pdf", "app.html"]
    names += ["old.docx", "german.txt", "gone.txt", "."]
    assert main(["propose", *names, "--pack", "piers"]) == 1
    told = capsys.readouterr()
    assert objects(here / "piers") == {"1872", "Edwin Marlow", "45"}
    lines = told.err.splitlines()
    assert len(lines) == len(names) - 1
    for line, word in zip(
        lines,
        ["not UTF-8", "no text in it", "pictures of pages", "damaged or cut short", "a script",
         "kind of file", "--lang", "no such file", "folder"],
        strict=True,
    ):  # fmt: skip
        assert word in line
    assert not list(here.rglob("*.part"))


def test_a_damaged_pdf_is_told_of_in_one_language(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "cut.pdf").write_bytes(b"%PDF-1.7\n%")
    assert main(["propose", "cut.pdf", "--pack", "piers", "--interface", "fr"]) == 1
    assert "abîmé ou tronqué. Reprenez-le" in capsys.readouterr().err


@pytest.mark.parametrize("documents", [["gone.txt"], ["empty.txt", "gone.pdf"]])
def test_where_every_document_is_refused_nothing_is_left_behind(
    here: Path, documents: list[str]
) -> None:
    (here / "empty.txt").write_text(" \n")
    before = sorted(here.rglob("*"))
    assert main(["propose", *documents, "--pack", "deep/my-piers"]) == 1
    assert sorted(here.rglob("*")) == before


def test_a_folder_that_was_there_stays_with_what_it_holds(here: Path) -> None:
    (here / "mine").mkdir()
    (here / "mine" / "notes.txt").write_text("Mine.")
    assert main(["propose", "gone.txt", "--pack", "mine"]) == 1
    assert [path.name for path in (here / "mine").iterdir()] == ["notes.txt"]


def test_a_document_too_large_is_refused_before_it_is_read(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (here / "huge.txt").open("wb") as file:
        file.truncate(100 * 2**20)
    assert main(["propose", "huge.txt", "--pack", "piers"]) == 1
    assert "larger than 64 MB" in capsys.readouterr().err


def test_a_faulty_pack_is_told_with_its_place_and_left_alone(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = here / "piers"
    pack.mkdir()
    (pack / "pack.yaml").write_text("format: 1\nid: piers\ntitle: [\n", "utf-8")
    assert main(["propose", "the_pier.txt", "--pack", "piers"]) == 1
    assert "pack.yaml:4:1: error:" in capsys.readouterr().err
    assert (pack / "pack.yaml").read_text("utf-8") == "format: 1\nid: piers\ntitle: [\n"
    assert not (pack / "candidates.yaml").exists()


def test_a_file_is_no_pack(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["propose", "the_pier.txt", "--pack", "the_pier.txt"]) == 1
    assert "Name the pack's folder" in capsys.readouterr().err


def test_candidates_that_cannot_be_read_are_written_anew(here: Path) -> None:
    pack = here / "piers"
    pack.mkdir()
    (pack / "candidates.yaml").write_bytes(b"\xff\xfe nonsense")
    assert main(["propose", "the_pier.txt", "--pack", "piers"]) == 0
    assert "1872" in objects(pack)


def test_the_progress_line_goes_when_it_is_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ProgressLine()
    line.show(tmp_path / "long\x1b.txt", 0.5)
    line.show(tmp_path / "long\x1b.txt", 0.5)
    line.clear()
    told = capsys.readouterr().err
    assert told.count("50\N{NO-BREAK SPACE}%") == 1
    assert "\x1b" not in told
    assert told.endswith(" \r")


def test_a_file_of_ones_own_beside_a_pdf_stays_what_it_is(here: Path) -> None:
    (here / "pier.pdf").write_bytes(pdf(TEXT))
    (here / "pier.pdf.txt").write_text("My own notes.\n", "utf-8")
    assert main(["propose", "pier.pdf", "--pack", "piers"]) == 0
    assert (here / "pier.pdf.txt").read_text("utf-8") == "My own notes.\n"
    assert (here / "piers" / "pier.pdf.txt").is_file()
