"""What is typed to get a pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from alpine_quiz.library.objections import Objection, RefusedPackError
from alpine_quiz.library.origins import Kind
from alpine_quiz.plain.getting import origin_typed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a space in its name."""
    path = tmp_path / "my packs"
    path.mkdir()
    return path.resolve()


@pytest.mark.parametrize("form", ["{}", "'{}'", '"{}"', "  {}  "])
def test_a_path_may_have_spaces_and_stand_in_quotes(folder: Path, form: str) -> None:
    origin = origin_typed(form.format(folder))
    assert (origin.kind, origin.source) == (Kind.FOLDER, str(folder))


def test_a_path_may_begin_at_home(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder.parent))
    monkeypatch.setenv("USERPROFILE", str(folder.parent))
    assert origin_typed("~/my packs").source == str(folder)


def test_options_are_those_of_the_command(folder: Path) -> None:
    origin = origin_typed(f"{folder} --within 'a b' --lang=fr")
    assert (origin.source, origin.within, origin.language) == (str(folder), "a b", "fr")
    origin = origin_typed("https://example.org/packs.git --ref v1 --within lakes")
    assert (origin.kind, origin.ref, origin.within) == (Kind.GIT, "v1", "lakes")


@pytest.mark.parametrize("line", ["~nobody-has-this-name/x", "\0", "--within x", "'", "x" * 9000])
def test_what_is_not_there_is_refused(line: str, tmp_path: Path) -> None:
    with pytest.raises(RefusedPackError) as refused:
        origin_typed(line or str(tmp_path))
    assert refused.value.objection is Objection.NO_SOURCE
