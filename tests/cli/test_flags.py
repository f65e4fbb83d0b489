"""``alpine-quiz packs flags``."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from alpine_quiz.bank.pack import load_pack
from alpine_quiz.cli.main import main
from alpine_quiz.game.answers import Picked
from alpine_quiz.records.flags import Reason
from alpine_quiz.records.sitting import Sitting
from alpine_quiz.records.store import Records, records_path
from tests.conftest import PACKS, round_of

SEVEN = str(PACKS / "seven")


@pytest.fixture
def flagged() -> None:
    """Let a question of the seven be flagged, with a note that a spreadsheet would run."""
    pack, _ = load_pack(Path(SEVEN))
    assert pack is not None
    with Records.open(records_path()) as records:
        sitting = Sitting(pack, "en", records, records.player())
        kept = round_of(sitting, "rouen-river.choice")
        first = kept.round.current.options[0]
        kept.answer(Picked((first,)))
        kept.flag(0, Reason.OUTDATED, "=HYPERLINK(1) \x1b[2J[b]old[/b]")


def run(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert main(["packs", "flags", *arguments]) == code
    out, err = capsys.readouterr()
    return err if code else out


def test_without_flags_it_says_so_and_makes_no_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Nobody here has found a question bad." in run(capsys)
    assert not records_path().exists()
    assert json.loads(run(capsys, "--json")) == {"flags": []}


@pytest.mark.usefixtures("flagged")
def test_a_flag_is_listed_with_its_file_and_line(capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, SEVEN)
    assert "seven: 1 flag" in out
    assert "Which river flows through Rouen?" in out
    assert "out of date: =HYPERLINK(1)" in out
    assert ".yaml:4 · en" in out
    assert "\x1b" not in out
    assert "changed since" not in out


@pytest.mark.usefixtures("flagged")
def test_as_json_and_as_csv_it_is_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    (flag,) = json.loads(run(capsys, SEVEN, "--json"))["flags"]
    assert (flag["item"], flag["reason"], flag["changed"]) == (
        "rouen-river.choice",
        "outdated",
        False,
    )
    assert flag["line"] == 4
    (row,) = csv.DictReader(io.StringIO(run(capsys, SEVEN, "--csv")))
    assert row["note"].startswith("'=HYPERLINK")
    assert row["item"] == flag["item"]


@pytest.mark.usefixtures("flagged")
def test_of_a_pack_that_is_not_here_the_flags_are_listed_all_the_same(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "rouen-river.choice · en" in run(capsys, "seven")
    (flag,) = json.loads(run(capsys, "--json"))["flags"]
    assert (flag["file"], flag["changed"]) == (None, None)


@pytest.mark.usefixtures("flagged")
def test_of_a_pack_that_was_opened_by_its_path_it_is_said_how_to_see_file_and_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "alpine-quiz packs flags PATH" in run(capsys)
    assert "packs flags PATH" not in run(capsys, SEVEN)


@pytest.mark.usefixtures("flagged")
def test_the_pack_of_the_settings_is_found_wherever_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALPINE_QUIZ_PACK", SEVEN)
    assert ".yaml:4 · en" in run(capsys)
    assert ".yaml:4 · en" in run(capsys, "seven")


@pytest.mark.usefixtures("flagged")
def test_a_pack_that_has_changed_since_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "seven.yaml"
    path.write_text(
        "pack: seven\nversion: 2.0.0\nlanguage: en\nquestions:\n"
        "  - {stem: Two and two?, answer: Four}\n",
        encoding="utf-8",
    )
    assert "The pack has changed since: 1.2.0 then, 2.0.0 now." in run(capsys, str(path))


@pytest.mark.usefixtures("flagged")
def test_flags_of_a_mended_question_are_cleared(capsys: pytest.CaptureFixture[str]) -> None:
    assert "is flagged there" in run(capsys, "seven", "--clear", "no-such", code=1)
    assert "Say of which pack" in run(capsys, "--clear", "rouen-river.choice", code=1)
    assert "1 flag taken back." in run(capsys, "seven", "--clear", "rouen-river.choice")
    assert "Nobody" in run(capsys)


def test_a_pack_that_is_not_here_and_has_no_flags_is_refused(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert "There is no pack “alpin”" in run(capsys, "alpin", code=1)
    assert "Did you mean alpine?" in run(capsys, "alpin", "--clear", "x", code=1)
    assert "Nobody here has found a question bad." in run(capsys, "alpine")
