"""First usable screen and key to verdict, in a pseudo-terminal, against a minimal Textual app."""

from __future__ import annotations

import sqlite3
import statistics
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from alpine_quiz.records.store import Records
from tests.benchmarks.bench_memory import BEGUN, live_a_year, questions
from tests.benchmarks.figures import Ratio, measured, tell
from tests.benchmarks.pseudo_terminal import PseudoTerminal
from tests.records.playing import Calendar

OURS = [sys.executable, "-m", "alpine_quiz"]
MINIMAL = [sys.executable, str(Path(__file__).with_name("minimal_app.py"))]
MEMORY_BUDGET_MIB = 40
_PACK = """\
format: 1
language: en
questions:
"""


def a_year(folder: Path) -> None:
    """Write records of 20,000 answers over 3,000 facts into ``folder``."""
    calendar = Calendar(BEGUN)
    with Records.in_memory(now=calendar) as records:
        live_a_year(records, calendar, questions())
        with closing(sqlite3.connect(folder / "records.sqlite3")) as file:
            records.read(lambda rows: rows.backup(file))


def first_screen(runs: int, data: Path) -> None:
    """Print first usable screen, and the memory then."""
    memory: list[float] = []
    filled: list[float] = []

    def ours() -> float:
        with PseudoTerminal(OURS, environment={"ALPINE_QUIZ_DATA": str(data)}) as game:
            seconds = game.wait_for("questions")
            memory.append(game.resident_mib())
            filled.append(game.wait_for("Alpine, the sports cars"))
            return seconds

    def minimal() -> float:
        with PseudoTerminal(MINIMAL) as app:
            return app.wait_for("first-paint")

    tell("first usable screen", measured(ours, minimal, runs), 1.25)
    print(f"what the player has there to see stands {statistics.median(filled) * 1000:.0f} ms in")
    used = statistics.median(memory)
    fit = "within" if used <= MEMORY_BUDGET_MIB else "OVER"
    print(f"memory at the first screen: {used:.1f} MiB, {fit} the budget of {MEMORY_BUDGET_MIB}")


def key_to_verdict(count: int, data: Path) -> None:
    """Print the time from the key press that answers to the verdict on screen."""
    with TemporaryDirectory() as folder:
        pack = Path(folder) / "keys.yaml"
        items = "".join(
            f"  - stem: Question number {number}?\n    answer: key{number}\n"
            f"    distractors: [one{number}, two{number}, three{number}]\n"
            f"    rationale: Because of {number}.\n"
            for number in range(count)
        )
        pack.write_text(_PACK + items, encoding="utf-8")
        play = [*OURS, "play", "--pack", str(pack), "--questions", str(count)]
        ours: list[float] = []
        told: list[float] = []
        bare: list[float] = []
        kept: list[float] = []
        with (
            PseudoTerminal(play, environment={"ALPINE_QUIZ_DATA": str(data)}) as game,
            PseudoTerminal(MINIMAL) as app,
            PseudoTerminal([*MINIMAL, str(Path(folder) / "pressed")]) as keeping,
        ):
            game.wait_for("1 of")
            app.wait_for("first-paint")
            keeping.wait_for("first-paint")
            for number in range(1, count):
                bare.append(app.press("a", f"pressed-{number}."))
                kept.append(keeping.press("a", f"pressed-{number}."))
                _settle(game)
                game.press("a", "▸")
                _settle(game)
                ours.append(game.press("a", "✓ right"))
                told.append(ours[-1] + game.press("", "Because of"))
                _settle(game)
                game.press("\r", f"{number + 1} of")
        tell("key press to verdict painted", Ratio(ours, bare), 1.5)
        tell("the same, against one that keeps its keys as safely", Ratio(ours, kept), 1.5)
        print(f"the reasons below it are there after {statistics.median(told) * 1000:.1f} ms")


def _settle(game: PseudoTerminal) -> None:
    """Let the moment pass in which a new screen takes no answer, and Textual's frame end."""
    import time

    time.sleep(0.3)


def main() -> None:
    """Print all figures, of a new player and of one who has played for a year."""
    for who, live in (("a new player", None), ("a year of history", a_year)):
        print(f"-- {who}")
        with TemporaryDirectory() as folder:
            data = Path(folder)
            if live:
                live(data)
            first_screen(15, data)
            key_to_verdict(30, data)


if __name__ == "__main__":
    main()
