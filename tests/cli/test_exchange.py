"""``alpine-quiz packs import`` and ``packs export``."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from alpine_quiz.bank.pack import load_pack
from alpine_quiz.cli.main import main
from alpine_quiz.exchange.formats import EXPORTERS, IMPORTERS, SUFFIXES
from alpine_quiz.exchange.losses import Fate, Loss
from alpine_quiz.exchange.model import Format, Note, Obstacle
from alpine_quiz.plain.exchange import loss_lines, loss_text
from alpine_quiz.plain.loss_sentences import LOSSES, OBSTACLES
from tests.conftest import PACKS
from tests.exchange.fuzzing import FILES

EVERYTHING = str(FILES / "csv" / "everything.csv")
RIVERS = str(FILES / "list" / "rivers.txt")


def test_a_spreadsheet_becomes_a_pack_and_every_loss_is_told_by_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new"
    assert main(["packs", "import", EVERYTHING, "--out", str(folder)]) == 0
    said = capsys.readouterr().out.replace(str(folder), "DIR")
    assert said == (
        "7 questions came over into DIR.\n"
        "1 thing changed:\n"
        "  C2: This is a formula, and was taken as a text: =SUM(A1:A2)\n"
        "7 things left out:\n"
        "  N2: Points and weights have no place here: every question counts one.\n"
        "  O2: A time limit is no question's here, but a whole round's.\n"
        "  P2: There is no place for this: Remarks\n"
        "  M3: An image has no place in a pack.\n"
        "  B9: Questions of the type “poll” cannot be taken along.\n"
        "  C10: The question itself is missing.\n"
        "  D11: It is not said which answer is right.\n"
        "Look it over: alpine-quiz packs check DIR\n"
    )
    pack, problems = load_pack(folder)
    assert pack is not None
    assert [each for each in problems if each.is_error] == []
    assert len(pack.items("en")) == 7


def test_the_same_as_json_for_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "new")
    assert main(["--interface", "fr", "packs", "import", RIVERS, "--out", folder, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["format"], told["pack"], told["questions"]) == ("list", "new", {"en": 4})
    assert told["files"] == ["bank.schema.json", "en.yaml", "pack.yaml"]
    assert told["notes"][0] == {
        "fate": "left",
        "loss": "no-key",
        "file": "",
        "line": 8,
        "cell": "",
        "item": "",
        "message": "It is not said which answer is right.",
    }


def test_the_language_and_the_format_may_be_said(tmp_path: Path) -> None:
    command = ["packs", "import", RIVERS, "--format", "list", "--lang", "fr", "--out"]
    assert main([*command, str(tmp_path / "new")]) == 0
    assert (tmp_path / "new" / "fr.yaml").is_file()


def test_what_is_there_stays_unless_it_is_an_earlier_import(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "new"
    command = ["packs", "import", RIVERS, "--out", str(folder)]
    assert main(command) == 0
    assert main(command) == 1
    assert "holds an earlier import, and stays as it is. To replace it: --force" in (
        capsys.readouterr().err
    )
    assert main([*command, "--force"]) == 0
    (folder / "pack.yaml").write_text("format: 1\nid: mine\n")
    assert main([*command, "--force"]) == 1
    assert "is no earlier import: it stays as it is." in capsys.readouterr().err
    assert (folder / "pack.yaml").read_text() == "format: 1\nid: mine\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"Once upon a time", "What it is cannot be told. Say it with --format and one of csv"),
        (b"\x7fELF\xff" + bytes(20), "It is no text, nor a workbook"),
        (b"PK\x03\x04", "What it is cannot be told."),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence_and_writes_nothing(
    content: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(content)
    assert main(["packs", "import", str(path), "--out", str(tmp_path / "new")]) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_a_file_that_is_not_there_and_a_language_that_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ["--out", str(tmp_path / "new")]
    assert main(["packs", "import", str(tmp_path / "none.csv"), *out]) == 1
    assert "There is no such file." in capsys.readouterr().err
    assert main(["packs", "import", RIVERS, *out, "--lang", "../x"]) == 1
    assert "“../x” is no language." in capsys.readouterr().err


def test_a_file_without_a_good_question_writes_nothing_and_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.csv"
    path.write_text("question,answer,wrong\nA?,,x\n")
    assert main(["packs", "import", str(path), "--out", str(tmp_path / "new")]) == 1
    assert capsys.readouterr().out == (
        "No question came over; nothing was written.\n"
        "1 thing left out:\n"
        "  B2: It is not said which answer is right.\n"
    )
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("format_", EXPORTERS)
def test_a_pack_goes_out_and_a_file_that_is_there_stays(
    format_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"seven{SUFFIXES[Format(format_)]}"
    command = ["packs", "export", str(PACKS / "seven"), "--format", format_, "--out", str(path)]
    assert main(command) == 0
    assert f"went out into {path}." in capsys.readouterr().out
    before = path.read_bytes()
    assert main(command) == 1
    assert "To overwrite it: --force" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert main([*command, "--force", "--json", "--lang", "en"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["pack"], told["language"], told["file"]) == ("seven", "en", str(path))


def test_worksheets_come_in_variants_by_seed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "seven.html"
    command = ["packs", "export", str(PACKS / "seven"), "--format", "html", "--out", str(path)]
    assert main([*command, "--variants", "4", "--seed", "monday"]) == 0
    before = path.read_bytes()
    assert all(f"Variant {letter}".encode() in before for letter in "ABCD")
    assert main([*command, "--variants", "4", "--seed", "monday", "--force"]) == 0
    assert path.read_bytes() == before
    assert main([*command, "--variants", "4", "--seed", "tuesday", "--force"]) == 0
    assert path.read_bytes() != before
    capsys.readouterr()
    for wrong in ("0", "27", "x", "-1"):
        with pytest.raises(SystemExit):
            main([*command, f"--variants={wrong}"])
        assert "is no number of worksheets: 1 to 26" in capsys.readouterr().err


def test_variants_of_anything_but_worksheets_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "seven.csv"
    command = ["packs", "export", str(PACKS / "seven"), "--format", "csv", "--out", str(path)]
    for more in (["--variants", "2"], ["--seed", "x"]):
        assert main([*command, *more]) == 1
        assert "are for worksheets: --format html or markdown" in capsys.readouterr().err
    assert not path.exists()


def test_notes_of_anki_and_trivia_are_known_by_their_looks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, (format_, name) in enumerate(
        [("anki", "everything.txt"), ("anki", "ours.txt"), ("opentdb", "base64.json")]
    ):
        out = ["--out", str(tmp_path / str(number)), "--json"]
        assert main(["packs", "import", str(FILES / format_ / name), *out]) == 0
        assert json.loads(capsys.readouterr().out)["format"] == format_


def test_licence_and_credit_of_the_trivia_database_are_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "trivia"
    path = str(FILES / "opentdb" / "default.json")
    assert main(["packs", "import", path, "--out", str(folder)]) == 0
    pack, _ = load_pack(folder)
    assert pack is not None
    assert pack.licence == "CC-BY-SA-4.0"
    assert {item.credit for item in pack.items("en")} == {"Open Trivia Database"}
    again = tmp_path / "again.json"
    assert main(["packs", "export", str(folder), "--format", "opentdb", "--out", str(again)]) == 0
    assert json.loads(again.read_text("utf-8"))["licence"] == "CC-BY-SA-4.0"


def test_a_pack_or_language_that_is_not_there_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ["--format", "csv", "--out", str(tmp_path / "x.csv")]
    assert main(["packs", "export", "nowhere", *out]) == 1
    assert "There is no pack “nowhere”" in capsys.readouterr().err
    assert main(["packs", "export", str(PACKS / "seven"), "--lang", "xx", *out]) == 1
    assert "no questions in “xx”" in capsys.readouterr().err
    assert not (tmp_path / "x.csv").exists()
    folder = ["--format", "csv", "--out", str(tmp_path), "--force"]
    assert main(["packs", "export", str(PACKS / "seven"), *folder]) == 1
    assert "Name a file." in capsys.readouterr().err


def test_where_nothing_fits_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "one.yaml"
    pack.write_text("format: 1\nlanguage: en\nquestions:\n  - stem: Which?\n    answer: x\n")
    path = tmp_path / "one.xlsx"
    assert main(["packs", "export", str(pack), "--format", "kahoot", "--out", str(path)]) == 1
    assert "No question can go out like this; nothing was written." in capsys.readouterr().out
    assert not path.exists()


def test_every_loss_and_obstacle_has_its_sentence() -> None:
    assert set(LOSSES) == set(Loss)
    assert set(OBSTACLES) == set(Obstacle)
    for loss in Loss:
        assert loss_text(Note(loss, Fate.LEFT))
    assert set(IMPORTERS) <= set(SUFFIXES)


@pytest.mark.parametrize("value", [1, 2, "x"])
@pytest.mark.parametrize("loss", [each for each in Loss if each is not Loss.UNFIT])
def test_a_loss_whose_arguments_are_known_is_told_with_them(loss: Loss, value: int | str) -> None:
    for message in LOSSES[loss]:
        places = dict.fromkeys(re.findall(r"\{(\w+)\}", message), value)
        said = loss_text(Note(loss, Fate.LEFT, args=places))
        assert said == message.format(**places) or loss is Loss.IMAGE
        assert said not in LOSSES[Loss.UNFIT]


def test_a_question_that_is_there_twice_names_the_first_line_even_the_first_of_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "d.txt"
    path.write_text("P? / a / b\nC? / c / d\nP? / a / b\n")
    main(["packs", "import", str(path), "--out", str(tmp_path / "d")])
    assert "  line 3: The same question is there already, in line 1.\n" in capsys.readouterr().out
    main(["packs", "check", str(path)])
    assert "in line 1. [twice]" in capsys.readouterr().out


BROKEN = """\
format: 1
language: en
questions:
  - {id: good, stem: W?, answer: x, distractors: [one, two, three]}
  - id: bad
    stem: Who?
    answer: x
    distractors: [x]
"""


def test_very_many_losses_that_are_alike_are_summed_up() -> None:
    few = [Note(Loss.IMAGE, Fate.LEFT, n, args={"name": f"{n}.png"}) for n in range(1, 4)]
    assert len(loss_lines(few)) == 1 + 3
    args = [{"fields": "source", "text": f"quote {n}"} for n in range(1, 151)]
    many = [Note(Loss.UNHELD_FIELD, Fate.LEFT, n, args={**each}) for n, each in enumerate(args, 1)]
    heading, line, *more = loss_lines([*many, *few][:150])
    assert heading == "150 things left out:"
    assert line.endswith(", 12 and 138 more: There is no place for this: source")
    assert more == []


@pytest.mark.parametrize("format_", EXPORTERS)
def test_a_question_with_an_error_does_not_go_out_and_that_is_told(
    format_: Format, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "p"
    pack.mkdir()
    (pack / "pack.yaml").write_text("format: 1\nid: p\ntitle: P\n")
    (pack / "en.yaml").write_text(BROKEN)
    (pack / "fr.yaml").write_text(BROKEN.replace("language: en", "language: fr"))
    args = ["packs", "export", str(pack), "--lang", "en", "--format", format_]
    assert main([*args, "--out", str(tmp_path / "a")]) == 0
    said = capsys.readouterr().out
    assert said.startswith("1 question went out")
    assert "  en.yaml:8: “x” " in said
    assert "fr.yaml" not in said
    assert main([*args, "--out", str(tmp_path / "b"), "--json"]) == 0
    note = json.loads(capsys.readouterr().out)["notes"][0]
    assert (note["fate"], note["loss"]) == ("left", "unfit")
    assert (note["file"], note["line"]) == ("en.yaml", 8)


@pytest.mark.parametrize("format_", ["kahoot", "anki", "html", "markdown"])
@pytest.mark.parametrize("interface", ["en", "fr"])
def test_a_single_option_that_is_dropped_is_named(
    interface: str, format_: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "p.yaml"
    pack.write_text(
        "format: 1\nlanguage: en\nquestions:\n"
        "  - {id: a, stem: W?, answer: x, distractors: [one, two, three, four]}\n"
    )
    args = ["--interface", interface, "packs", "export", str(pack), "--format", format_]
    main([*args, "--out", str(tmp_path / "a")])
    (said,) = [line for line in capsys.readouterr().out.split("\n") if line.startswith("  a")]
    assert said.endswith(("one", "two", "three", "four"))
    main([*args, "--out", str(tmp_path / "b"), "--json"])
    (note,) = json.loads(capsys.readouterr().out)["notes"]
    assert note["message"].startswith("There is no room for all its wrong options; left out: ")


def test_hostile_text_is_shown_harmless(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x\x1b[31m.csv"
    path.write_text("question,answer,\x1b[2J\u202ecolumn\nA?,x,y\n")
    assert main(["packs", "import", str(path), "--out", str(tmp_path / "new")]) == 0
    said = capsys.readouterr()
    assert "\x1b" not in said.out + said.err
    assert "\u202e" not in said.out
