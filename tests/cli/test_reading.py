"""``alpine-quiz documents read``."""

from __future__ import annotations

import argparse
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.cli import documents
from alpine_quiz.cli.reading import find_document
from alpine_quiz.library.packs import open_pack
from alpine_quiz.plain.refusal import RefusalError
from alpine_quiz.records.store import Records, records_path
from alpine_quiz.settings.loading import load
from tests.library.makers import CHRONICLE, make_makers
from tests.records.playing import CHOICE, Calendar, answer, pack_of, right, start

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    documents.add_parser(parser.add_subparsers())
    args = parser.parse_args(["documents", "read", *arguments])
    args.loaded = load()
    code: int = args.run(args)
    return code


@pytest.fixture(autouse=True)
def makers(own_data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the pack be here, without its texts, and nothing to read from."""
    folder = own_data_folder / "packs" / "makers"
    make_makers(folder, documents=False)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    return folder


def test_a_document_of_the_packs_folder_is_read_by_its_id(
    makers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (makers / "chronicle.txt").write_bytes(CHRONICLE.encode())
    assert run("chronicle") == 0
    out = capsys.readouterr().out
    assert out.startswith("A [b]chronicle[/b]\nThe club · February 1999\n\n")
    assert "It was “founded in 1955” by a dealer." in out


def test_a_document_that_was_added_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "any name.txt"
    path.write_bytes(CHRONICLE.encode())
    args = argparse.Namespace(files=[str(path)])
    assert documents.run_add(args) == 0
    assert run("chronicle.txt", "--plain", "--at", "50") == 0
    assert "“sold 4CVs and won with them”" in capsys.readouterr().out


def test_a_file_is_known_by_its_content_and_need_not_be_added(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "copy.txt"
    path.write_bytes(CHRONICLE.encode())
    assert run(str(path), "--pack", "makers", "--at", "9999") == 0
    assert "“The last car was built in 1995”" in capsys.readouterr().out


def test_without_its_text_the_quotes_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("lost") == 0
    assert "to be had at https://example.org/lost.txt" in capsys.readouterr().out


def test_who_reads_is_whom_the_settings_name_and_nobody_is_made_a_player(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Records.open(records_path(), Calendar()) as records:
        met = replace(CHOICE, facts=("dealer",))
        answer(start(records, [met], player="Ann", pack=pack_of([met], id_="makers")), right(met))
    monkeypatch.setattr("sys.stdin", io.StringIO("f\n"))
    assert run("chronicle") == 0
    assert "never met: A dealer founded it." in capsys.readouterr().out
    monkeypatch.setattr("sys.stdin", io.StringIO("f\n"))
    monkeypatch.setenv("ALPINE_QUIZ_PLAYER", "Ann")
    assert run("chronicle") == 0
    assert "fading: A dealer founded it." in capsys.readouterr().out
    with Records.open(records_path(), Calendar()) as records:
        assert [each.name for each in records.players()] == ["Ann"]


def test_what_no_pack_cites_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.txt"
    other.write_text("something else")
    for name in (str(other), "nothing", "a\0b", "../chronicle.txt"):
        assert run(name) == 1
    assert "No pack here cites “nothing”. To see what is cited: alpine-quiz documents list" in (
        capsys.readouterr().err
    )
    assert run("nothing", "--pack", "makers") == 1
    assert capsys.readouterr().err == (
        "The pack makers does not cite “nothing”. It cites chronicle, release and lost.\n"
    )
    assert run("lost", "--pack", "no-such-pack") == 1
    assert run("lost", "--lang", "tlh") == 1


def test_a_document_of_two_packs_needs_the_packs_name(own_data_folder: Path) -> None:
    other = own_data_folder / "packs" / "others"
    make_makers(other, documents=False)
    text = (other / "pack.yaml").read_text(encoding="utf-8").replace("id: makers", "id: others")
    (other / "pack.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RefusalError, match=r"of makers and others\. Say which: --pack"):
        find_document("lost", None)
    assert find_document("lost", "others").pack.id == "others"


@pytest.mark.parametrize("at", ["-1", "x", "", "1" * 30, "٣"])
def test_a_place_is_a_number(at: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run("lost", f"--at={at}")
    assert "is no place in a text" in capsys.readouterr().err


def test_facts_are_told_in_the_language_that_questions_are_set_to(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    alpine, _ = open_pack("alpine")
    name = next(iter(alpine.documents))
    said = []
    for language in ("en", "fr"):
        monkeypatch.setenv("ALPINE_QUIZ_QUESTIONS", language)
        assert run(name, "--pack", "alpine") == 0
        said.append(capsys.readouterr().out)
        assert run(name, "--pack", "alpine", "--lang", "en") == 0
        assert capsys.readouterr().out == said[0]
    assert said[0] != said[1]
