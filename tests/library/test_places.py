"""The folder of what must be kept, with a home and without."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from alpine_quiz.library.places import NOWHERE, data_folder


def homeless(self: Path) -> Path:
    raise RuntimeError("Could not determine home directory.")


def test_the_folder_is_the_one_that_was_chosen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ALPINE_QUIZ_DATA", str(tmp_path / "mine"))
    assert data_folder() == tmp_path / "mine"


def test_a_tilde_means_the_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALPINE_QUIZ_DATA", "~/quiz")
    assert data_folder() == Path.home() / "quiz"


@pytest.mark.parametrize("chosen", ["~nouser-of-this-name/x", "~/x"])
def test_a_tilde_that_means_no_home_is_taken_as_it_is_written(
    monkeypatch: pytest.MonkeyPatch, chosen: str
) -> None:
    monkeypatch.setattr(Path, "expanduser", homeless)
    monkeypatch.setenv("ALPINE_QUIZ_DATA", chosen)
    assert data_folder() == Path(chosen)


def test_without_a_choice_it_is_the_platforms_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ALPINE_QUIZ_DATA")
    assert data_folder() == platformdirs.user_data_path("alpine-quiz", appauthor=False)


@pytest.mark.parametrize("error", [RuntimeError, OSError, ValueError])
def test_without_a_home_there_is_no_folder(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def unknown(*_: object, **__: object) -> Path:
        raise error

    monkeypatch.delenv("ALPINE_QUIZ_DATA")
    monkeypatch.setattr(platformdirs, "user_data_path", unknown)
    assert data_folder() == NOWHERE


def test_a_home_given_back_as_it_is_written_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def unresolved(*_: object, **__: object) -> Path:
        return Path("~/.local/share/alpine-quiz")

    monkeypatch.delenv("ALPINE_QUIZ_DATA")
    monkeypatch.setattr(platformdirs, "user_data_path", unresolved)
    assert data_folder() == NOWHERE


def test_nothing_can_be_made_without_a_home() -> None:
    assert not NOWHERE.exists()
    with pytest.raises(OSError, match=r".*"):
        NOWHERE.mkdir(parents=True)
