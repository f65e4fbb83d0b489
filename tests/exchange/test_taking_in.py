"""Drafts into a pack: what comes over, what is left, and what is never written over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.bank.items import derived_id
from alpine_quiz.bank.pack import load_pack
from alpine_quiz.exchange.judging import judged
from alpine_quiz.exchange.languages import language_tag
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import Draft, ExchangeError, Imported, Obstacle
from alpine_quiz.exchange.taking_in import TakenIn, id_for, put_into, take_in, title_of

if TYPE_CHECKING:
    from alpine_quiz.bank.writer import Value

SEINE: dict[str, Value] = {
    "stem": "Which river flows through Rouen?",
    "answer": "Seine",
    "distractors": ["Loire", "Rhône"],
}
LOIRE: dict[str, Value] = {"stem": "What is the longest river of France?", "answer": "Loire"}


def imported(*fields: dict[str, Value], **rest: str) -> Imported:
    return Imported(tuple(Draft(each, line) for line, each in enumerate(fields, 2)), **rest)  # type: ignore[arg-type]


def taken(*fields: dict[str, Value], **rest: str) -> TakenIn:
    return take_in(imported(*fields, **rest), "french-rivers.csv", "rivers")


def test_drafts_become_a_pack_that_can_be_played(tmp_path: Path) -> None:
    put_into(tmp_path / "rivers", taken(SEINE, LOIRE))
    pack, problems = load_pack(tmp_path / "rivers")
    assert pack is not None
    assert [each for each in problems if each.is_error] == []
    assert (pack.id, pack.title.in_language("en")) == ("rivers", "french rivers")
    assert [item.stem for item in pack.items("en")] == [SEINE["stem"], LOIRE["stem"]]


def test_the_bank_names_its_schema_and_where_it_comes_from() -> None:
    files = taken(SEINE).files
    first, second, *_ = files["en.yaml"].decode().split("\n")
    assert first == "# yaml-language-server: $schema=./bank.schema.json"
    assert second == "# Taken in by `alpine-quiz packs import` from french-rivers.csv"
    assert json.loads(files["bank.schema.json"])["title"]


def test_ids_are_those_that_the_reader_derives_but_written_out() -> None:
    (item,) = judged([Draft(SEINE)]).items
    assert item.id == derived_id(str(SEINE["stem"]))
    assert item.has_id


def test_an_id_of_ones_own_stays_and_a_bad_or_taken_one_gives_way() -> None:
    found = judged(
        [
            Draft(SEINE | {"id": "rouen"}, 1),
            Draft(LOIRE | {"id": "rouen"}, 2),
            Draft(LOIRE | {"id": "two words", "answer": "Rhône"}, 3),
        ]
    )
    derived = derived_id(str(LOIRE["stem"]))
    assert [item.id for item in found.items] == ["rouen", derived, f"{derived}.2"]
    assert [(note.line, note.loss) for note in found.notes] == [(2, Loss.NEW_ID), (3, Loss.NEW_ID)]


def test_what_is_there_twice_comes_over_once() -> None:
    found = judged([Draft(SEINE, 1), Draft(LOIRE, 2), Draft(SEINE, 3), Draft(SEINE, 4)])
    assert len(found.items) == 2
    assert [(note.line, note.loss, note.args) for note in found.notes] == [
        (3, Loss.TWICE, {"first": 1}),
        (4, Loss.TWICE, {"first": 1}),
    ]


def test_one_bad_draft_is_left_with_the_readers_own_problem_and_its_line() -> None:
    bad: dict[str, Value] = {"stem": "Which?", "answer": "Seine", "distractors": ["Loire", "seine"]}
    found = judged([Draft(SEINE, 1), Draft(bad, 7), Draft(LOIRE, 9)])
    assert len(found.items) == 2
    (note,) = found.notes
    assert (note.line, note.loss, note.fate) == (7, Loss.UNFIT, Fate.LEFT)
    assert note.args == {"code": "key-among-distractors", "option": "seine"}


def test_a_problem_is_told_of_the_cell_it_stands_in() -> None:
    cells = {"stem": ("A7",), "answer": ("B7",), "distractors": ("C7", "D7", "E7")}
    twice: dict[str, Value] = {"stem": "Which?", "answer": "a", "distractors": ["b", "c", "b"]}
    long: dict[str, Value] = {"stem": "Which?", "answer": "a", "distractors": ["b", "c" * 301, "d"]}
    empty: dict[str, Value] = {"stem": "", "answer": "a", "distractors": ["b"]}
    notes = judged([Draft(each, 7, cells) for each in (twice, long, empty)]).notes
    assert [note.args["cell"] for note in notes] == ["E7", "D7", "A7"]


def test_thousands_of_bad_drafts_are_all_told(tmp_path: Path) -> None:
    bad: dict[str, Value] = {
        "stem": "Which?",
        "answer": "",
        "distractors": ["", "", "", "", "", ""],
    }
    found = judged([Draft(bad, line) for line in range(3000)] + [Draft(LOIRE, 3000)])
    assert len(found.items) == 1
    assert {note.line for note in found.notes} == set(range(3000))


def test_without_one_good_question_there_is_nothing_to_write() -> None:
    found = taken({"stem": "Which?"})
    assert (found.count, found.files) == (0, {})
    assert [note.loss for note in found.notes] == [Loss.UNFIT]


def test_each_language_has_its_bank() -> None:
    drafts = (
        Draft(SEINE, 1, language="English"),
        Draft({"stem": "Quel fleuve ?", "answer": "Loire"}, 2, language="fr"),
        Draft({"stem": "Wie?", "answer": "So"}, 3, language="???"),
    )
    found = take_in(Imported(drafts), "x.csv", "x", "de")
    assert found.counts == {"en": 1, "fr": 1, "de": 1}
    assert [note.loss for note in found.notes] == [Loss.OTHER_LANGUAGE]


def test_the_language_is_asked_for_or_told_or_guessed() -> None:
    french: dict[str, Value] = {
        "stem": "Dans quelle ville est né le père de la 4CV ?",
        "answer": "x",
    }
    assert list(take_in(imported(french), "x", "x").counts) == ["fr"]
    assert list(take_in(imported(french, language="it"), "x", "x").counts) == ["it"]
    assert list(take_in(imported(french, language="it"), "x", "x", "es").counts) == ["es"]
    with pytest.raises(ExchangeError) as refused:
        take_in(imported(french), "x", "x", "../fr")
    assert refused.value.obstacle is Obstacle.NO_SUCH_LANGUAGE


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("FR", "fr"),
        ("Français", "fr"),
        ("fr_ch", "fr-CH"),
        ("en-us", "en-US"),
        ("../x", ""),
        ("", ""),
    ],
)
def test_languages_are_understood_as_people_write_them(text: str, tag: str) -> None:
    assert language_tag(text) == tag


def test_a_language_that_windows_keeps_the_name_of_has_another_file() -> None:
    assert "con-questions.yaml" in take_in(imported(LOIRE), "x", "x", "con").files


def test_licence_and_credit_are_kept(tmp_path: Path) -> None:
    put_into(tmp_path, taken(SEINE, LOIRE | {"credit": "Ann"}, licence="CC-BY-4.0", credit="Bob"))
    pack, _ = load_pack(tmp_path)
    assert pack is not None
    assert pack.licence == "CC-BY-4.0"
    assert [item.credit for item in pack.items("en")] == ["Bob", "Ann"]


def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    for force in (False, True):
        with pytest.raises(ExchangeError) as refused:
            put_into(tmp_path, taken(SEINE), force=force)
        assert refused.value.obstacle is Obstacle.NOT_OURS
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_earlier_import_is_replaced_only_by_force_and_keeps_its_id(tmp_path: Path) -> None:
    put_into(tmp_path, taken(SEINE))
    (tmp_path / "mine.yaml").write_text("format: 1\nlanguage: en\nquestions: []\n")
    with pytest.raises(ExchangeError) as refused:
        put_into(tmp_path, taken(LOIRE))
    assert refused.value.obstacle is Obstacle.IN_THE_WAY
    assert id_for(tmp_path) == "rivers"
    put_into(tmp_path, take_in(imported(LOIRE), "x.csv", "rivers", "fr"), force=True)
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"pack.yaml", "fr.yaml", "mine.yaml", "bank.schema.json"}


def test_a_file_in_the_place_of_the_folder_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(ExchangeError):
        put_into(tmp_path / "out", taken(SEINE), force=True)


@pytest.mark.parametrize(
    ("folder", "id_"), [("Été à Rouen!", "ete-a-rouen"), ("日本", "pack"), ("a.b_c", "a.b_c")]
)
def test_a_packs_id_is_made_of_its_folders_name(tmp_path: Path, folder: str, id_: str) -> None:
    assert id_for(tmp_path / folder) == id_


def test_a_hostile_name_can_do_nothing(tmp_path: Path) -> None:
    name = "a\nquestions: []\n\x1b[31m: #\u202e.csv"
    assert title_of(name) == "a questions: [] ␛[31m: #"
    put_into(tmp_path, take_in(imported(SEINE), name, "x"))
    pack, problems = load_pack(tmp_path)
    assert pack is not None
    assert [each for each in problems if each.is_error] == []
    assert len(pack.items("en")) == 1
