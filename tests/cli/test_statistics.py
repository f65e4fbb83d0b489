"""``alpine-quiz packs statistics``."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.cli.main import main
from alpine_quiz.game.notation import key_of
from alpine_quiz.library.packs import open_pack
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records, records_path
from alpine_quiz.records.ways import Wanted
from tests.records.playing import CHOICE, Calendar, answer, pack_of, right, start, wrong

if TYPE_CHECKING:
    from pathlib import Path

PACK = """
format: 1
language: en
pack: alpine
questions:
  - id: mechanicals.choice
    stem: "=Which [red]small[/red] Renault?"
    answer: 4CV
    distractors: [Dauphine, Frégate]
    difficulty: 1
  - id: other.choice
    stem: Which other?
    answer: "=R8"
    distractors: [R4]
"""


@pytest.fixture
def pack(tmp_path: Path) -> str:
    """A pack of two questions, one of which was answered 24 times, the first time wrong."""
    path = tmp_path / "alpine.yaml"
    path.write_text(PACK, encoding="utf-8")
    with Records.open(records_path(), Calendar()) as records:
        for number in range(24):
            kept = start(records, [CHOICE], pack=pack_of([CHOICE]))
            answer(kept, right(CHOICE) if number else wrong(CHOICE))
    return str(path)


def test_each_question_is_told_with_its_options(
    pack: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["packs", "statistics", pack]) == 0
    assert capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ").split("\n") == [
        "1 question was asked. 1 was not asked yet.",
        "",
        "mechanicals.choice: 23 of 24, 96 %",
        "  =Which [red]small[/red] Renault?",
        "  too few answers to measure how hard it is; the pack says: easy",
        "  ✓ 4CV (en): chosen 23 of 24 times",
        "  · Dauphine (en): chosen 1 of 24 times",
        "  · Frégate (en): chosen 0 of 24 times",
        "",
    ]


def test_the_same_for_programs(pack: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "statistics", pack, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["not_asked"] == ["other.choice"]
    (item,) = found["items"]
    assert item["p"] == round(23 / 24, 6)
    assert item["answers"] == 24
    assert item["options"][0] == {
        "text": "4CV",
        "language": "en",
        "key": True,
        "given": 23,
        "shown": 24,
    }


def test_the_same_for_spreadsheets(pack: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["packs", "statistics", pack, "--csv"]) == 0
    table = capfdbinary.readouterr().out.decode()
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert [row["option"] for row in rows] == ["4CV", "Dauphine", "Frégate"]
    assert rows[0]["stem"] == "'=Which [red]small[/red] Renault?"
    assert rows[0]["key"] == "true"


def test_a_pack_that_is_not_here_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["packs", "statistics", "alpin"]) == 1
    assert "Did you mean alpine?" in capsys.readouterr().err


@pytest.mark.parametrize(("given", "language"), [([], "fr"), (["--lang", "en"], "en")])
def test_stems_are_in_the_language_that_questions_are_set_to(
    given: list[str],
    language: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    alpine, _ = open_pack("alpine")
    with Records.open(records_path()) as records:
        kept = Sitting(alpine, "en", records, records.player()).start(Wanted(seed="stems"))
        item = kept.round.current.item.id
        kept.answer(key_of(kept.round.current.item))
    monkeypatch.setenv("ALPINE_QUIZ_QUESTIONS", "fr")
    assert main(["packs", "statistics", "alpine", "--json", *given]) == 0
    (found,) = json.loads(capsys.readouterr().out)["items"]
    assert found["stem"] == next(each.stem for each in alpine.items(language) if each.id == item)
