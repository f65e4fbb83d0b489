"""Which packs are here, and opening one."""

from __future__ import annotations

from pathlib import Path

import pytest

from alpine_quiz.bank.problems import Code
from alpine_quiz.library.packs import (
    UnknownPackError,
    UnplayablePackError,
    means_another,
    open_pack,
    pack_headers,
    pack_paths,
    packs_folder,
    path_of,
    questions_folder,
)
from tests.library.machine import BANK, make_pack

LONG = pytest.param("x" * 5000, id="long")


def test_the_packs_that_come_along_are_those_of_the_checkout() -> None:
    assert (questions_folder().parent / "pyproject.toml").is_file()
    assert "alpine" in pack_paths()


def test_an_added_pack_is_found_and_opened_by_its_id(own_data_folder: Path) -> None:
    make_pack(own_data_folder / "packs" / "some folder")
    (own_data_folder / "packs" / ".hidden").mkdir()
    (own_data_folder / "packs" / "notes.txt").touch()
    (own_data_folder / "packs" / "empty").mkdir()
    (own_data_folder / "packs" / "capitals.yaml").write_text(BANK, encoding="utf-8")
    assert packs_folder() == own_data_folder / "packs"
    assert {"alpine", "rivers", "capitals"} <= {pack.id for pack in pack_headers()}
    pack, problems = open_pack("rivers")
    assert (pack.id, problems) == ("rivers", [])
    assert open_pack("capitals")[0].path.name == "capitals.yaml"


def test_the_pack_that_comes_along_wins_over_one_of_the_same_id(own_data_folder: Path) -> None:
    make_pack(own_data_folder / "packs" / "alpine", id_="alpine")
    assert open_pack("alpine")[0].path.parent == questions_folder()


def test_a_pack_anywhere_is_opened_by_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_pack(tmp_path / "my rivers")
    assert open_pack(str(folder))[0].id == "rivers"
    assert open_pack(str(folder / "en.yaml"))[0].id == "en"
    monkeypatch.chdir(tmp_path)
    assert open_pack("my rivers")[0].id == "rivers"
    assert open_pack("./my rivers")[0].id == "rivers"


def test_good_questions_of_a_pack_with_bad_ones_are_opened(tmp_path: Path) -> None:
    folder = make_pack(tmp_path / "rivers")
    (folder / "fr.yaml").write_text("language: fr\nquestions: [")
    pack, problems = open_pack(str(folder))
    assert len(pack.items("en")) == 1
    assert Code.SYNTAX in {problem.code for problem in problems}


@pytest.mark.parametrize("name", ["alpin", "no/such", "\0", "", "..\\x", "nowhere.yaml", LONG])
def test_an_unknown_pack_is_told_with_those_that_are_here(name: str) -> None:
    with pytest.raises(UnknownPackError) as caught:
        open_pack(name)
    assert caught.value.name == name
    assert "alpine" in caught.value.known
    assert caught.value.nearest == ("alpine" if name == "alpin" else "")


def test_a_pack_with_nothing_to_play_is_told_with_its_problems(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UnplayablePackError) as caught:
        open_pack(str(tmp_path / "empty"))
    assert Code.NO_BANKS in {problem.code for problem in caught.value.problems}
    (tmp_path / "bad.yaml").write_text("questions:\n  - stem: ''\n")
    with pytest.raises(UnplayablePackError) as caught:
        open_pack(str(tmp_path / "bad.yaml"))
    assert Code.EMPTY in {problem.code for problem in caught.value.problems}


def test_an_id_goes_before_a_path_of_the_same_name(
    own_data_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make_pack(tmp_path / "rivers")
    assert path_of("rivers") == Path("rivers")
    assert not means_another("rivers")
    here = make_pack(own_data_folder / "packs" / "rivers")
    assert path_of("rivers") == open_pack("rivers")[0].path == here
    assert means_another("rivers")
    assert path_of("./rivers") == Path("rivers")
    assert not means_another("./rivers")
    monkeypatch.chdir(here.parent)
    assert path_of("rivers") == Path("rivers")
    assert not means_another("rivers")


def test_an_id_may_look_like_the_name_of_a_file(own_data_folder: Path) -> None:
    folder = make_pack(own_data_folder / "packs" / "zz.yaml", id_="zz.yaml")
    assert open_pack("zz.yaml")[0].path == folder


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("x; touch PWNED #", "x-touch-pwned"),
        ("a$(touch PWNED)", "a-touch-pwned"),
        ("$HOME", "home"),
        ("my rivers", "my-rivers"),
        ("-x", "x"),
        ("Rivers_2.0", "Rivers_2.0"),
        ("~", "pack-7ace431c"),
        ("川", "pack-b5aae693"),
    ],
)
def test_an_id_made_of_a_name_follows_the_rule_for_ids(
    own_data_folder: Path, name: str, id_: str
) -> None:
    path = own_data_folder / "packs" / f"{name}.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(BANK, encoding="utf-8")
    pack, _ = open_pack(str(path))
    assert pack.title.in_language("en") == name
    assert pack.id == id_
    assert open_pack(id_)[0].path == path
