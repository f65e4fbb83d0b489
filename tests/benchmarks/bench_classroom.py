"""A class beside the floor: how soon a question is with all, and an answer acknowledged.

``python -m tests.benchmarks.bench_classroom [PLAYERS …]``; both servers run by turns on the same
machine, which they share with the simulated students.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from statistics import median

from alpine_quiz.classroom.load.figures import Figures
from alpine_quiz.classroom.load.testing import Target, load_test
from alpine_quiz.classroom.load.usage import usage_of

CLASSES = (500, 2000, 5000)
QUESTIONS = 10
TURNS = 5
BUDGET = 1.5
LARGEST = 30 * 1024


def main() -> None:
    for players in [int(given) for given in sys.argv[1:]] or CLASSES:
        ours, floors = [], []
        for _ in range(TURNS):
            with floor() as target:
                floors.append(measured(target, players))
            with room() as target:
                ours.append(measured(target, players))
        print(f"{players} players, {QUESTIONS} questions, middle of {TURNS} turns")
        for name in ("spread_p99", "acknowledged_p99", "spread_p50", "acknowledged_p50"):
            own = [getattr(figures, name) for figures in ours]
            bare = [getattr(figures, name) for figures in floors]
            ratio = median(own) / median(bare)
            told = f"{median(own):.1f} ms, floor {median(bare):.1f} ms, {ratio:.2f} ×"
            print(f"  {name}: {told}" + (f" (budget {BUDGET})" if "p99" in name else ""))
        memory = median(figures.memory or 0 for figures in ours) / 1024
        lost = sum(figures.lost for figures in ours)
        print(f"  memory a player {memory:.1f} KiB (budget {LARGEST // 1024}); lost {lost}")


def measured(target: Target, players: int) -> Figures:
    return asyncio.run(load_test(target, players=players, questions=QUESTIONS))


@contextmanager
def floor() -> Iterator[Target]:
    """Run the bare server in a process of its own."""
    with running("-m", "tests.benchmarks.floor") as (server, line):
        yield Target(
            url=f"http://127.0.0.1:{int(line)}",
            pin="",
            host="",
            usage=partial(usage_of, server.pid),
        )


@contextmanager
def room() -> Iterator[Target]:
    """Run a room in a process of its own."""
    command = ("-m", "alpine_quiz", "host", "--headless", "--questions", str(QUESTIONS))
    with running(*command) as (server, line):
        told = json.loads(line)
        yield Target(
            url=told["local"],
            pin=told["pin"],
            host=told["host"],
            usage=partial(usage_of, server.pid),
        )


@contextmanager
def running(*command: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    with tempfile.TemporaryDirectory() as folder:
        server = subprocess.Popen(
            [sys.executable, *command],
            env={**os.environ, "ALPINE_QUIZ_DATA": folder},
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert server.stdout is not None
            yield server, server.stdout.readline()
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    main()
