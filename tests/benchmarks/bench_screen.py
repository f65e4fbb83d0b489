"""First usable screen and key to verdict, in a pseudo-terminal, against a minimal Textual app."""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import Ratio, measured, tell
from tests.benchmarks.pseudo_terminal import PseudoTerminal

OURS = [sys.executable, "-m", "alpine_quiz"]
MINIMAL = [sys.executable, str(Path(__file__).with_name("minimal_app.py"))]
MEMORY_BUDGET_MIB = 40
_PACK = """\
format: 1
language: en
questions:
"""


def first_screen(runs: int) -> None:
    """Print first usable screen, and the memory then."""
    memory: list[float] = []
    with TemporaryDirectory() as data:

        def ours() -> float:
            with PseudoTerminal(OURS, environment={"ALPINE_QUIZ_DATA": data}) as game:
                seconds = game.wait_for("questions")
                memory.append(game.resident_mib())
                return seconds

        def minimal() -> float:
            with PseudoTerminal(MINIMAL) as app:
                return app.wait_for("first-paint")

        tell("first usable screen", measured(ours, minimal, runs), 1.25)
    used = statistics.median(memory)
    fit = "within" if used <= MEMORY_BUDGET_MIB else "OVER"
    print(f"memory at the first screen: {used:.1f} MiB, {fit} the budget of {MEMORY_BUDGET_MIB}")


def key_to_verdict(questions: int) -> None:
    """Print the time from the key press that answers to the verdict on screen."""
    with TemporaryDirectory() as folder:
        pack = Path(folder) / "keys.yaml"
        items = "".join(
            f"  - stem: Question number {number}?\n    answer: key{number}\n"
            f"    distractors: [one{number}, two{number}, three{number}]\n"
            f"    rationale: Because of {number}.\n"
            for number in range(questions)
        )
        pack.write_text(_PACK + items, encoding="utf-8")
        play = [*OURS, "play", "--pack", str(pack), "--questions", str(questions)]
        ours: list[float] = []
        told: list[float] = []
        bare: list[float] = []
        with (
            PseudoTerminal(play, environment={"ALPINE_QUIZ_DATA": folder}) as game,
            PseudoTerminal(MINIMAL) as app,
        ):
            game.wait_for("1 of")
            app.wait_for("first-paint")
            for number in range(1, questions):
                app.seen = b""
                bare.append(app.press("a", f"pressed-{number}."))
                _settle(game)
                game.press("a", "▸")
                _settle(game)
                ours.append(game.press("a", "✓ right"))
                told.append(ours[-1] + game.press("", "Because of"))
                _settle(game)
                game.press("\r", f"{number + 1} of")
        tell("key press to verdict painted", Ratio(ours, bare), 1.5)
        print(f"the reasons below it are there after {statistics.median(told) * 1000:.1f} ms")


def _settle(game: PseudoTerminal) -> None:
    """Let the moment pass in which a new screen takes no answer, and Textual's frame end."""
    import time

    time.sleep(0.3)


def main() -> None:
    """Print all figures."""
    first_screen(15)
    key_to_verdict(30)


if __name__ == "__main__":
    main()
