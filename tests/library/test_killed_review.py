"""A review killed at any moment has lost no decision, and makes no fact twice."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from alpine_quiz.facts.reader import read_facts
from alpine_quiz.library.reviewing import Desk
from tests.library.desks import FACTS, OPENED, make_folder
from tests.library.reviewing_child import main

HOUSE = Path(__file__).parents[2]
COUNT = 30
MANY = [
    replace(OPENED, id=f"c-{number}", object=str(1900 + number), score=90 - number)
    for number in range(COUNT)
]


def killed_review(folder: Path, moment: int) -> list[str]:
    """Review in another process, kill it after ``moment`` decisions, return those it told of."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.library.reviewing_child", str(folder)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=HOUSE,
    ) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline() for _ in range(moment)]
        child.kill()
        lines += child.stdout.readlines()
    return [line.rstrip("\n") for line in lines if line.endswith("\n")]


@pytest.mark.parametrize("moments", [(1,), (2, 3), (5, 1, 4)])
def test_a_killed_review_goes_on_where_it_was(tmp_path: Path, moments: tuple[int, ...]) -> None:
    folder = make_folder(tmp_path / "bridges", MANY)
    told: list[str] = []
    for moment in moments:
        told += killed_review(folder, moment)
        desk = Desk(folder)
        assert set(told) <= desk.log.standing.keys()
    assert len(told) == len(set(told)) >= sum(moments)
    main(str(folder))
    base, problems = read_facts(folder / "facts.yaml")
    assert base is not None
    assert [problem for problem in problems if problem.is_error] == []
    values = [fact.object for fact in base.facts.values() if fact.relation == "opened-in"]
    assert len(values) == len(set(values))
    review = Desk(folder).review
    assert review.current is None
    assert len(values) == review.kept + review.known
    assert (folder / "facts.yaml").read_text(encoding="utf-8").startswith(FACTS[:40])
    assert sorted(each.name for each in folder.iterdir() if each.suffix != ".part") == [
        "candidates.yaml",
        "decisions.yaml",
        "facts.yaml",
        "pack.yaml",
        "town.txt",
    ]
