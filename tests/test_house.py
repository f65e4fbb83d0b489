"""What holds for the house as a whole: its imports, its README, its colours, its picture."""

from __future__ import annotations

import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest
from textual.color import Color

import alpine_quiz
from alpine_quiz.bank.model import ItemType
from alpine_quiz.bank.pack import load_pack
from alpine_quiz.cli.main import parser
from alpine_quiz.terminal.theme import ALPINE, ALPINE_LIGHT

TOP = Path(__file__).parents[1]
README = (TOP / "README.md").read_text(encoding="utf-8")
GUIDE = (TOP / "questions" / "README.md").read_text(encoding="utf-8")
COMMANDS = (
    "play",
    "host",
    "loadtest",
    "join",
    "project",
    "class list",
    "class report",
    "class compare",
    "class practise",
    "class cards",
    "class forget",
    "packs list",
    "packs new",
    "packs preview",
    "packs edit",
    "packs check",
    "packs add",
    "packs info",
    "packs update",
    "packs remove",
    "packs pack",
    "packs import",
    "packs export",
    "packs statistics",
    "packs search",
    "packs flags",
    "propose",
    "review",
    "compose",
    "facts check",
    "facts report",
    "documents add",
    "documents list",
    "documents read",
    "scores",
    "players",
    "players rename",
    "players delete",
    "players export",
    "players import",
    "settings",
    "settings set",
    "settings reset",
    "settings path",
)
PURE_ROOMS = ("language", "documents", "bank", "facts", "proposals", "game")
LEAST_CONTRAST = 4.5


def test_the_pure_rooms_load_no_screen_network_or_database() -> None:
    modules = [
        module.name
        for room in PURE_ROOMS
        for module in pkgutil.walk_packages(
            [str(Path(alpine_quiz.__path__[0]) / room)], f"alpine_quiz.{room}."
        )
    ]
    script = (
        f"import sys, importlib\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
        f"print([name for name in ('textual', 'rich', 'aiohttp', 'sqlite3', 'asyncio', 'fsrs') "
        f"if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=TOP
    )
    assert len(modules) > 30
    assert done.stdout.strip() == "[]"


def test_the_top_level_holds_what_it_may_and_nothing_else() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], capture_output=True, text=True, check=False, cwd=TOP
    ).stdout.split("\n")
    tops = {name.split("/")[0] for name in tracked if name}
    if not tops:
        pytest.skip("not a checkout")
    allowed = {"pyproject.toml", "README.md", "alpine_quiz", "questions", "tests"}
    allowed |= {"LICENSE", "CHANGELOG.md"}
    assert {name for name in tops if not name.startswith(".")} <= allowed


def options_of(command: str) -> set[str]:
    """Return the long options that a command's help names."""
    words = command.split()
    done = subprocess.run(
        [sys.executable, "-m", "alpine_quiz", *words, "--help"],
        capture_output=True,
        text=True,
        check=True,
        cwd=TOP,
    )
    return set(re.findall(r"--[a-z][a-z-]+", done.stdout)) - {"--help"}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_in_the_readme(command: str) -> None:
    assert f"alpine-quiz {command}" in README or f"`{command}" in README
    for option in options_of(command):
        assert option in README, f"{command} {option}"


def test_every_option_in_the_readme_exists() -> None:
    known = {"--help", *options_of("")}
    for command in COMMANDS:
        known |= options_of(command)
    for text in (README, GUIDE):
        assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) <= known


def test_the_readme_says_no_command_that_is_not_one(capsys: pytest.CaptureFixture[str]) -> None:
    names = "|".join(sorted({command.split()[0] for command in COMMANDS}))
    for words in re.findall(rf"alpine-quiz ((?:{names})\b[^`\n]*)", README + GUIDE):
        command = [word for word in words.split() if re.fullmatch(r"[a-z]+", word)]
        size = 2 if any(each.startswith(f"{command[0]} ") for each in COMMANDS) else 1
        with pytest.raises(SystemExit) as ended:
            parser().parse_args([*command[:size], "-h"])
        assert ended.value.code == 0, words
    capsys.readouterr()


def luminance(colour: Color) -> float:
    """Return the relative luminance of WCAG 2.2."""

    def linear(channel: int) -> float:
        part = channel / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)


@pytest.mark.parametrize("theme", [ALPINE, ALPINE_LIGHT], ids=lambda theme: theme.name)
def test_text_stands_out_from_its_ground(theme) -> None:  # type: ignore[no-untyped-def]
    texts = [theme.foreground, theme.primary, theme.success, theme.warning, theme.error]
    texts.append(theme.variables["quiet"])
    grounds = [theme.background, theme.panel]
    pairs = [(text, ground) for text in texts for ground in grounds]
    pairs.append((theme.foreground, theme.variables["mark-ground"]))
    for text, ground in pairs:
        light, dark = sorted(
            (luminance(Color.parse(text)), luminance(Color.parse(ground))), reverse=True
        )
        contrast = (light + 0.05) / (dark + 0.05)
        assert contrast >= LEAST_CONTRAST, f"{text} on {ground}: {contrast:.2f}"


def test_the_picture_in_the_readme_needs_nothing_from_outside() -> None:
    picture = (TOP / ".readme" / "game.svg").read_text(encoding="utf-8")
    assert "@font-face" not in picture
    assert "url(http" not in picture
    assert ".readme/game.svg" in README


def test_the_packs_in_the_readme_are_packs(tmp_path: Path) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", README, flags=re.DOTALL)
    path = tmp_path / "rivers.yaml"
    path.write_text("".join(blocks), encoding="utf-8")
    pack, problems = load_pack(path)
    assert [problem for problem in problems if problem.is_error] == []
    assert pack is not None
    assert {item.type for item in pack.items("en")} == set(ItemType)
