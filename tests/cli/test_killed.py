"""The program itself, killed at any moment of a round: nothing it showed is missing."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys

import pytest

from alpine_quiz.records.store import Records, records_path

QUESTIONS = 40
ANSWERS = ["1", "1,2", "3,1,2", "2,1", "B,A,C", "1955", "4CV", "2,3,1,4"]
"""One of them can be read as an answer to any question; what cannot is asked for again."""

COMMAND = [sys.executable, "-m", "alpine_quiz", "play", "--plain", "--pack", "alpine"]
ASKED = re.compile(r"^Question (\d+) of (\d+)\.", re.MULTILINE)


def killed_after(characters: int) -> str:
    """Play by a pipe, kill the program once it has said so much, and return all it said.

    Every line of input is there from the start, so it runs on at full speed while we decide and
    dies anywhere: in a sentence, in a transaction, between the two.
    """
    with subprocess.Popen(
        [*COMMAND, "--questions", str(QUESTIONS)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    ) as game:
        assert game.stdin is not None
        assert game.stdout is not None
        game.stdin.write("\n".join(ANSWERS * QUESTIONS).encode())
        game.stdin.flush()
        said = game.stdout.read(characters)
        game.kill()
        said += game.stdout.read()
    return said.decode("utf-8", "replace").replace("\r\n", "\n")


def check_killed(characters: int) -> None:
    said = killed_after(characters)
    asked = [int(number) for number, _ in ASKED.findall(said)]
    # To be asked the next question is to have been shown the verdict on the one before.
    shown = max(asked, default=1) - 1
    with Records.open(records_path()) as records:
        saved = records.unfinished(records.player())
        assert (saved.answered if saved else 0) >= shown
    if saved is None:
        return
    # What was told as the answer's own words is what was kept.
    for answer in saved.answers[:shown]:
        assert answer.stem in said
        assert answer.given
    went_on = subprocess.run(
        [*COMMAND, "--resume"], input=b"", capture_output=True, check=True, env=os.environ
    ).stdout.decode()
    assert int(ASKED.findall(went_on)[0][0]) == saved.answered + 1
    with Records.open(records_path()) as records:
        again = records.unfinished(records.player())
        assert again is not None
        assert again.answers == saved.answers


@pytest.mark.parametrize("characters", [1, 900, 4_000, 9_000])
def test_a_killed_program_has_kept_what_it_showed_and_goes_on(characters: int) -> None:
    check_killed(characters)


@pytest.mark.long
@pytest.mark.parametrize("number", range(200))
def test_killed_at_200_random_moments_of_a_running_round(number: int) -> None:
    check_killed(random.Random(number).randint(1, 16_000))
