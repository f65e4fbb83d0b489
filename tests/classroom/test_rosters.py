"""The names of a class, as schools keep them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alpine_quiz.classroom.rosters import LARGEST, RosterError, RosterFault, read_roster

NAMES = ("Zoé Martin", "Adam Petit")


def written(folder: Path, text: str, name: str = "class.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zoé Martin\n\n# who is away\n Adam  Petit \n", "class.txt"),
        ("Zoé Martin\nAdam Petit\n", "class.csv"),
        ("Prénom;Nom;Classe\nZoé;Martin;3b\nAdam;Petit;3b\n", "class.csv"),
        ("Nom;Prénom\nMartin;Zoé\nPetit;Adam\n;\n", "class.csv"),
        ("last name,first name\nMartin,Zoé\nPetit,Adam\n", "CLASS.CSV"),
        ("Student\tMark\nZoé Martin\t7\nAdam Petit\t8\n", "class.tsv"),
        ('"Zoé Martin",3b\r\n"Adam Petit",3b\r\n', "class.csv"),
    ],
)
def test_names_are_read_from_what_schools_export(tmp_path: Path, text: str, name: str) -> None:
    assert read_roster(written(tmp_path, text, name)) == NAMES


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_spreadsheet_may_write_as_it_likes(tmp_path: Path, encoding: str) -> None:
    path = written(tmp_path, "Zoé Martin\nAdam Petit\n", encoding=encoding)
    assert read_roster(path) == NAMES


def test_a_comma_in_a_list_parts_no_columns(tmp_path: Path) -> None:
    assert read_roster(written(tmp_path, "Martin, Zoé\n", "class.txt")) == ("Martin, Zoé",)


def test_a_name_is_as_long_as_a_room_shows_it(tmp_path: Path) -> None:
    path = written(tmp_path, "Maximiliane Bartholomäus-Xanthopoulos\n")
    assert read_roster(path) == ("Maximiliane Bartholomäus",)


@pytest.mark.parametrize(
    ("text", "fault", "line"),
    [
        ("", RosterFault.EMPTY, 0),
        ("Nom;Prénom\n", RosterFault.EMPTY, 0),
        ("Zoé\n\u200b\u200b\n", RosterFault.NO_NAME, 2),
        ("Zoé;3b\n;3b\n", RosterFault.NO_NAME, 2),
        ("Zoé\nAdam\nzoe\n", RosterFault.ALIKE, 3),
        ("x" * (LARGEST + 1), RosterFault.TOO_LARGE, 0),
        ("".join(f"Student {number}\n" for number in range(3000)), RosterFault.TOO_LARGE, 0),
    ],
)
def test_what_is_no_roster_says_where(
    tmp_path: Path, text: str, fault: RosterFault, line: int
) -> None:
    with pytest.raises(RosterError) as refused:
        read_roster(written(tmp_path, text))
    assert (refused.value.fault, refused.value.line) == (fault, line)


@pytest.mark.parametrize("name", ["class.csv", "class.txt"])
@settings(max_examples=100)
@given(data=st.binary(max_size=200))
def test_no_file_is_too_odd(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("rosters") / name
    path.write_bytes(data)
    try:
        names = read_roster(path)
    except RosterError:
        return
    assert names
    assert all(names)
