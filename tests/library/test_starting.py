"""A new pack to begin from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.bank.model import ItemType
from alpine_quiz.bank.naming import id_of_name
from alpine_quiz.bank.pack import load_pack
from alpine_quiz.bank.problems import Code
from alpine_quiz.library.checking import check
from alpine_quiz.library.objections import Objection, RefusedPackError
from alpine_quiz.library.starting import Beginning, start_pack, title_of_name

if TYPE_CHECKING:
    from pathlib import Path

BOTH = Beginning(("en", "fr"), title="The sky")


def refusal(folder: Path, beginning: Beginning = BOTH) -> Objection:
    with pytest.raises(RefusedPackError) as refused:
        start_pack(folder, beginning)
    return refused.value.objection


def test_it_is_ready_to_be_published(tmp_path: Path) -> None:
    start_pack(tmp_path / "sky", BOTH)

    report = check(tmp_path / "sky", strict=True)

    assert list(report.problems) == []
    assert report.looked_up == report.quotes == 2 * len(ItemType)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_has_one_question_of_each_type(tmp_path: Path, language: str) -> None:
    start_pack(tmp_path / "sky", BOTH)

    pack, _ = load_pack(tmp_path / "sky")

    assert pack is not None
    assert sorted(item.type for item in pack.items(language)) == sorted(ItemType)


def test_its_files_name_schemas_that_lie_beside_them(tmp_path: Path) -> None:
    files = start_pack(tmp_path / "sky", BOTH)

    for path in files:
        named = re.match(r"# yaml-language-server: \$schema=\./(\S+)\n", path.read_text("utf-8"))
        assert named is not None
        assert (tmp_path / "sky" / named[1]).is_file()


def test_what_is_left_of_the_example_in_its_header_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "bees"
    start_pack(folder, Beginning(("en",)))
    bank = "format: 1\nlanguage: en\nquestions:\n  - {id: a, stem: Who?, answer: Zoé}\n"
    (folder / "en.yaml").write_text(bank, encoding="utf-8")

    found = [each for each in check(folder).problems if each.path.name == "pack.yaml"]

    assert [(each.code, each.args["name"]) for each in found] == [
        (Code.UNUSED_TOPIC, "planets"),
        (Code.UNUSED_TOPIC, "moons"),
        (Code.UNUSED_DOCUMENT, "sky-en"),
    ]
    header = (folder / "pack.yaml").read_text("utf-8").splitlines()
    for each in found:
        assert header[each.line - 1].strip().startswith(f"{each.args['name']}:")


def test_nothing_is_called_left_over_while_there_are_errors(tmp_path: Path) -> None:
    folder = tmp_path / "bees"
    start_pack(folder, Beginning(("en",)))
    bank = "format: 1\nlanguage: en\nquestions:\n  - {id: a, stem: Who?, answer: Z}\n  - {id: b}\n"
    (folder / "en.yaml").write_text(bank, encoding="utf-8")
    codes = {each.code for each in check(folder).problems}
    assert codes.isdisjoint({Code.UNUSED_TOPIC, Code.UNUSED_DOCUMENT})


def test_what_is_known_of_it_stands_in_its_header(tmp_path: Path) -> None:
    hostile = Beginning(
        ("en",),
        title="a: [b] # c",
        description="yes\\n",
        authors=("Zoé, Ünal", "@title@", '"'),
        licence="no",
    )
    start_pack(tmp_path / "sky", hostile)

    pack, problems = load_pack(tmp_path / "sky")

    assert pack is not None
    assert not problems
    assert pack.title.in_language("en") == hostile.title
    assert pack.description.in_language("en") == hostile.description
    assert (pack.authors, pack.licence) == (hostile.authors, hostile.licence)


def test_a_language_without_examples_begins_with_english_ones(tmp_path: Path) -> None:
    start_pack(tmp_path / "himmel", Beginning(("pt-BR",)))

    pack, problems = load_pack(tmp_path / "himmel")

    assert pack is not None
    assert not problems
    assert pack.languages == ("pt-BR",)
    assert pack.title.in_language("pt-BR") == "Himmel"


def test_notes_are_in_the_language_of_whoever_writes(tmp_path: Path) -> None:
    header, bank = start_pack(tmp_path / "ciel", Beginning(("en",)), "fr")

    assert "# Pour toujours" in header.read_text("utf-8")
    assert "# One right answer" in bank.read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "id_", "title"),
    [
        ("lighthouse", "lighthouse", "Lighthouse"),
        ("Été à la mer", "ete-a-la-mer", "Été à la mer"),
        ("the_third-year", "the_third-year", "The third year"),
        ("日本", "pack", "日本"),
    ],
)
def test_a_name_becomes_an_id_and_a_title(name: str, id_: str, title: str) -> None:
    assert (id_of_name(name), title_of_name(name)) == (id_, title)


def test_nothing_that_is_there_is_touched(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")

    assert refusal(tmp_path) is Objection.IN_THE_WAY
    assert refusal(tmp_path / "notes.txt") is Objection.IN_THE_WAY
    assert [each.name for each in tmp_path.iterdir()] == ["notes.txt"]


def test_an_empty_folder_may_be_begun_in(tmp_path: Path) -> None:
    (tmp_path / "sky").mkdir()

    assert start_pack(tmp_path / "sky", BOTH)


@pytest.mark.parametrize("name", ["con", "aux.old", "ends.", "a:b", "x" * 300])
def test_a_name_that_not_every_disk_can_hold_is_refused(tmp_path: Path, name: str) -> None:
    assert refusal(tmp_path / name) is Objection.NOT_PORTABLE


@pytest.mark.parametrize("language", ["", "English", "../en", "e n", "aux"])
def test_a_language_that_is_none_is_refused(tmp_path: Path, language: str) -> None:
    assert refusal(tmp_path / "sky", Beginning((language,))) is Objection.NO_LANGUAGE
    assert not (tmp_path / "sky").exists()


def test_a_language_said_twice_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "sky", Beginning(("pt-br", "pt-BR"))) is Objection.TWO_ALIKE


def test_what_is_too_long_for_a_header_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "sky", Beginning(("en",), title="x" * 301)) is Objection.TOO_LONG
