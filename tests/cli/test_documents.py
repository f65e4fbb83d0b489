"""``alpine-quiz documents``."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.cli import documents
from tests.library.machine import SHA256, make_document, make_pack

if TYPE_CHECKING:
    from pathlib import Path


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    documents.add_parser(parser.add_subparsers())
    args = parser.parse_args(["documents", *arguments])
    code: int = args.run(args)
    return code


@pytest.fixture(autouse=True)
def pack(own_data_folder: Path) -> Path:
    """Let a pack be here whose document is not."""
    return make_pack(own_data_folder / "packs" / "rivers")


def test_documents_are_kept_and_listed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run("list") == 0
    assert "rivers, seine: The Seine, not here (seine.txt)\n" in capsys.readouterr().out
    assert run("add", str(make_document(tmp_path))) == 0
    assert capsys.readouterr().out == "Kept: “The Seine”, a document of rivers.\n"
    assert run("list") == 0
    assert "rivers, seine: The Seine, here\n" in capsys.readouterr().out


def test_the_list_is_a_json_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list", "--json") == 0
    listed = json.loads(capsys.readouterr().out)["documents"]
    assert listed[-1] == {
        "pack": "rivers",
        "document": "seine",
        "title": "The Seine",
        "file": "seine.txt",
        "sha256": SHA256,
        "url": "",
        "here": False,
        "differing": None,
    }


def test_a_file_beside_the_pack_that_was_not_cited_is_told(
    pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (pack / "seine.txt").write_text("Another river.")
    assert run("list") == 0
    where, why, how = capsys.readouterr().out.splitlines()[-3:]
    assert how.endswith("alpine-quiz documents read seine")
    assert where == "rivers, seine: The Seine, not here (seine.txt)"
    assert why.endswith(
        "seine.txt lies beside the pack but is not the file that was cited: its SHA-256 differs."
    )
    assert run("list", "--json") == 0
    listed = json.loads(capsys.readouterr().out)["documents"][-1]
    assert listed["differing"] == str(pack / "seine.txt")


def test_a_kept_copy_that_was_changed_since_is_told(
    own_data_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = own_data_folder / "documents"
    kept.mkdir()
    (kept / f"{SHA256}.txt").write_text("Another river.")
    assert run("list") == 0
    assert "was kept as a copy but is not the file" in capsys.readouterr().out


def test_refused_files_are_told_and_the_others_kept(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "latin.txt").write_bytes(b"\xe9t\xe9")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "seine.txt").write_text("another edition")
    make_document(tmp_path, "right.txt")
    assert run("add", "notes.txt", "latin.txt", "sub/seine.txt", "sub", "right.txt") == 1
    captured = capsys.readouterr()
    assert captured.out == "Kept: “The Seine”, a document of rivers.\n"
    assert captured.err.splitlines() == [
        "notes.txt: no pack here cites this file. Only documents that a pack declares, recognised "
        "by their sha256, are kept; see: alpine-quiz documents list",
        "latin.txt:1:1: error: This is not UTF-8 text: the byte E9 cannot stand here; it looks "
        "like Latin-1 (Windows-1252). Open the file in an editor and save it as UTF-8.",
        "sub/seine.txt: the pack rivers cites a file of this name (“The Seine”), but its content "
        "is another. Get the very file.",
        "sub: error: This is a folder, not a file. Name a file in it.",
    ]
