"""Where a question is written, and how editors are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alpine_quiz.bank.pack import load_pack
from alpine_quiz.library import editing
from alpine_quiz.library.editing import (
    NotEditableError,
    Refusal,
    Written,
    editing_command,
    editor_named,
    where_written,
)
from alpine_quiz.library.packs import questions_folder
from alpine_quiz.library.starting import Beginning, start_pack

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.bank.model import Pack


@pytest.fixture
def sky(tmp_path: Path) -> Pack:
    """A pack that somebody writes."""
    start_pack(tmp_path / "sky", Beginning(("en", "fr")))
    pack, _ = load_pack(tmp_path / "sky")
    assert pack is not None
    return pack


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_question_is_found_in_the_language_it_is_played_in(sky: Pack, language: str) -> None:
    written = where_written(sky, "red-planet", language)

    lines = written.path.read_text("utf-8").splitlines()
    assert written.path.name == f"{language}.yaml"
    assert lines[written.line - 1] == "  - id: red-planet"


def test_a_composed_question_is_changed_at_its_fact() -> None:
    pack, _ = load_pack(questions_folder() / "alpine")
    assert pack is not None

    written = where_written(pack, "a108-later-engines.true-false", "en")

    assert (written.path.name, written.composed) == ("facts.yaml", True)
    line = written.path.read_text("utf-8").splitlines()[written.line - 1]
    assert line.strip() == "- id: a108-later-engines"


def test_an_id_that_is_none_is_told_with_the_one_that_may_be_meant(sky: Pack) -> None:
    with pytest.raises(NotEditableError) as refused:
        where_written(sky, "red-plant")

    assert refused.value.refusal is Refusal.NO_QUESTION
    assert refused.value.nearest == "red-planet"


def test_a_pack_within_the_program_is_not_edited(
    sky: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editing, "_PACKAGE", sky.path.parent.resolve())

    with pytest.raises(NotEditableError) as refused:
        where_written(sky, "red-planet")

    assert refused.value.refusal is Refusal.COMES_ALONG


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vim", "vim +7 FILE"),
        ("/usr/bin/nano", "/usr/bin/nano +7 FILE"),
        ("emacsclient -t", "emacsclient -t +7 FILE"),
        ("code", "code --wait --goto FILE:7"),
        ("code --wait", "code --wait --goto FILE:7"),
        ("subl", "subl --wait FILE:7"),
        ("hx", "hx FILE:7"),
        ("kate", "kate --block --line=7 FILE"),
        ("Notepad.exe", "Notepad.exe FILE"),
        ("my-editor --fast", "my-editor --fast FILE"),
        ("'my editor'", "my editor FILE"),
        ("unclosed 'quote", "unclosed 'quote FILE"),
    ],
)
def test_an_editor_that_is_known_is_told_the_line(
    tmp_path: Path, editor: str, command: str
) -> None:
    file = tmp_path / "en.yaml"

    given = editing_command(editor, Written(file, 7))

    assert " ".join(given).replace(str(file), "FILE") == command


def test_visual_is_asked_for_before_editor() -> None:
    assert editor_named({"VISUAL": " ", "EDITOR": "vim"}) == "vim"
    assert editor_named({"VISUAL": "code --wait", "EDITOR": "vim"}) == "code --wait"


def test_without_any_editor_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("shutil.which", lambda _: None)

    with pytest.raises(NotEditableError) as refused:
        editor_named({})

    assert refused.value.refusal is Refusal.NO_EDITOR
