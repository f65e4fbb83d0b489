"""Whole commands against ``python -c pass``."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.figures import measured, tell

_SMALL_PACK = """\
format: 1
language: en
questions:
  - stem: Which river flows through Rouen?
    answer: Seine
    distractors: [Loire, Rhône]
  - stem: What is the longest river of France?
    answer: Loire
"""


def run(*arguments: str) -> float:
    """Return how long a Python process takes, in seconds."""
    # Whoever plays has compiled modules.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=environment)
    return time.perf_counter() - begun


def main(runs: int = 15) -> None:
    """Print the ratios."""

    def floor() -> float:
        return run("-c", "pass")

    version = measured(lambda: run("-m", "alpine_quiz", "--version"), floor, runs)
    tell("--version", version, 6)
    with TemporaryDirectory() as folder:
        pack = Path(folder) / "rivers.yaml"
        pack.write_text(_SMALL_PACK, encoding="utf-8")
        check = measured(lambda: run("-m", "alpine_quiz", "packs", "check", str(pack)), floor, runs)
        tell("packs check of a small pack", check, 10)


if __name__ == "__main__":
    main()
