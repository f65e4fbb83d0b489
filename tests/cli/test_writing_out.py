"""Where ``--out`` leads, and folders and files that are links."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from alpine_quiz.cli.main import main
from alpine_quiz.documents.writing import write_whole
from tests.dying import Death, deaths
from tests.library.machine import make_pack


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a pack, a loop of links and a link that leads nowhere."""
    monkeypatch.chdir(tmp_path)
    make_pack(tmp_path / "rivers")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "questions.csv").write_text("question,answer\nWhich?,Seine\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "command",
    [
        "packs new loop --yes",
        "packs new loop/x --yes",
        "packs add loop",
        "packs add loop.yaml",
        "packs info loop",
        "packs check loop",
        "packs check loop.yaml",
        "packs check rivers --documents loop",
        "packs pack rivers --out loop",
        "packs pack rivers --out loop --force",
        "packs pack rivers --out loop/x.zip",
        "packs pack loop --out x.zip",
        "packs export rivers --format csv --out loop",
        "packs export rivers --format csv --out loop --force",
        "packs export loop --format csv --out x.csv",
        "packs import questions.csv --out loop",
        "packs import questions.csv --out loop --force",
        "packs import loop --out x",
        "packs preview loop",
        "packs edit x --pack loop",
        "play --plain --pack loop",
        "play --plain --pack ./loop",
        "compose loop",
        "review loop",
        "propose loop --pack rivers",
        "propose questions.csv --pack loop",
        "documents add loop",
        "facts check loop",
        "facts report loop",
        "players export --out loop",
    ],
)
def test_links_that_go_round_in_a_circle_are_told_of_in_a_sentence(
    command: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(command.split()) in (1, 2)
    told = capsys.readouterr()
    assert told.out or told.err
    assert (here / "loop").is_symlink()


@pytest.mark.parametrize(
    "command",
    [
        "packs export rivers --format csv --out rivers/en.yaml --force",
        "packs pack rivers --out rivers/en.yaml --force",
    ],
)
def test_what_a_pack_was_added_from_is_not_replaced_by_what_is_made_of_it(
    command: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bank = next((here / "rivers").glob("[!p]*.yaml"))
    before = bank.read_bytes()
    assert main(["packs", "add", "rivers"]) == 0
    assert main(command.replace("en.yaml", bank.name).split()) == 1
    assert "stays as it is" in capsys.readouterr().err
    assert bank.read_bytes() == before


def test_the_zip_a_pack_came_in_is_replaced_by_a_zip_alone(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["packs", "pack", "rivers", "--out", "rivers.zip"]) == 0
    shutil.rmtree(here / "rivers")
    assert main(["packs", "add", "rivers.zip"]) == 0
    export = ["packs", "export", "rivers", "--format", "csv", "--out", "rivers.zip", "--force"]
    assert main(export) == 1
    assert main(["packs", "pack", "rivers", "--out", "rivers.zip", "--force"]) == 0
    assert main(["packs", "preview", "rivers.zip"]) == 1
    assert "packs add rivers.zip" in capsys.readouterr().err


def test_a_loop_of_links_is_not_written_over(here: Path) -> None:
    with pytest.raises(OSError, match="link"):
        write_whole(here / "loop", b"x")
    assert (here / "loop").is_symlink()


@pytest.mark.parametrize("out", ["en.yaml", "pack.yaml", "facts.yaml", "link", "hard"])
@pytest.mark.parametrize("how", ["export rivers --format csv", "pack rivers"])
def test_a_pack_is_not_written_over_with_what_is_made_of_it(
    how: str, out: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "rivers" / "link").symlink_to("en.yaml")
    os.link(here / "rivers" / "en.yaml", here / "rivers" / "hard")
    before = (here / "rivers" / out).read_bytes()
    assert main(["packs", *how.split(), "--out", f"rivers/{out}", "--force"]) == 1
    assert capsys.readouterr().err == (
        f"{Path('rivers', out)} is part of the pack itself, and stays as it is. "
        "Name another file.\n"
    )
    assert (here / "rivers" / out).read_bytes() == before


def test_a_pack_of_one_file_is_not_written_over_either(here: Path) -> None:
    (here / "one.yaml").write_bytes((here / "rivers" / "en.yaml").read_bytes())
    before = (here / "one.yaml").read_bytes()
    command = ["packs", "export", "one.yaml", "--format", "csv", "--force", "--out"]
    assert main([*command, "one.yaml"]) == 1
    assert (here / "one.yaml").read_bytes() == before
    assert main([*command, "rivers/new.csv"]) == 0
    assert main([*command, "rivers/new.csv"]) == 0


@pytest.mark.parametrize("force", [[], ["--force"]])
@pytest.mark.parametrize(
    "command", ["packs export rivers --format csv", "packs pack rivers", "players export"]
)
def test_nothing_is_written_through_a_link_that_leads_nowhere(
    command: str, force: list[str], here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["play", "--plain", "--pack", "rivers"])
    capsys.readouterr()
    assert main([*command.split(), "--out", "dangling", *force]) == 1
    assert capsys.readouterr().err == "dangling is a link that leads nowhere. Name a file.\n"
    assert not (here / "nowhere").exists()


@pytest.mark.parametrize("death", [Death.KILL, Death.INTERRUPT])
@pytest.mark.parametrize(
    "command", ["packs new made --yes", "packs import questions.csv --out made"]
)
def test_a_pack_is_made_whole_or_not_at_all(
    command: str, death: Death, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def clean() -> None:
        shutil.rmtree(here / "work", ignore_errors=True)
        (here / "work").mkdir()

    words = command.replace("made", "work/made").split()
    for at, _ in deaths(here / "work", death, clean, lambda: main(words)):
        made = here / "work" / "made"
        if not made.exists():
            assert main(words) == 0, at
        assert main(["packs", "check", "work/made"]) == 0, at
        assert not list(made.parent.rglob("*.part")), at
        assert made.is_dir(), at
    capsys.readouterr()


def test_an_import_in_the_place_of_another_is_ended_by_doing_it_again(here: Path) -> None:
    words = ["packs", "import", "questions.csv", "--out", "work/made", "--force"]
    assert main(words) == 0
    shutil.copytree(here / "work", here / "before")

    def begin() -> None:
        shutil.rmtree(here / "work")
        shutil.copytree(here / "before", here / "work")

    for at, _ in deaths(here / "work", Death.KILL, begin, lambda: main([*words, "--lang", "fr"])):
        assert main(["packs", "check", "work/made"]) == 0, at
        assert main([*words, "--lang", "fr"]) == 0, at
        assert sorted(path.name for path in (here / "work" / "made").iterdir()) == [
            "bank.schema.json",
            "fr.yaml",
            "pack.yaml",
        ]
