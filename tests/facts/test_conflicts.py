from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alpine_quiz.bank.problems import Code
from alpine_quiz.facts.conflicts import check_conflicts
from alpine_quiz.facts.reader import read_facts
from alpine_quiz.library.packs import questions_folder

if TYPE_CHECKING:
    from pathlib import Path

    from alpine_quiz.bank.problems import Problem

ENTITY = "format: 1\nentities:\n  - {id: marque, type: marque, names: Marque}\nfacts:\n"


def fact(id_: str, object_: str, **more: str) -> str:
    fields = {
        "id": id_,
        "subject": "marque",
        "relation": "founded-in",
        "object": object_,
        "statement": "So it is.",
        **more,
    }
    return "  - {" + ", ".join(f"{key}: {value}" for key, value in fields.items()) + "}\n"


def conflicts(tmp_path: Path, *facts: str) -> list[Problem]:
    path = tmp_path / "facts.yaml"
    path.write_text(ENTITY + "".join(facts), encoding="utf-8")
    base, problems = read_facts(path)
    assert base is not None
    assert [problem for problem in problems if problem.is_error] == []
    assert len(base.facts) == len(facts)
    return check_conflicts(base)


def test_two_years_for_one_founding_contradict_each_other(tmp_path: Path) -> None:
    (found,) = conflicts(
        tmp_path, fact("one", "1954", unit="year"), fact("other", "1955", unit="year")
    )
    assert found.code is Code.CONTRADICTION
    assert found.is_error
    assert (found.args["one"], found.args["other"]) == ("other", "one")
    assert (found.line, found.args["first"]) == (6, 5)


def test_a_contradiction_that_both_declare_is_none(tmp_path: Path) -> None:
    one = fact("one", "1954", unit="year", disputed="The release says 1955.")
    other = fact("other", "1955", unit="year", disputed="The history says 1954.")
    assert conflicts(tmp_path, one, other) == []


def test_declared_by_one_side_only_it_still_is_one(tmp_path: Path) -> None:
    one = fact("one", "1954", unit="year", disputed="The release says 1955.")
    assert len(conflicts(tmp_path, one, fact("other", "1955", unit="year"))) == 1


def test_what_is_said_to_be_all_there_is_bears_no_second(tmp_path: Path) -> None:
    one = fact("one", "rival", complete="true")
    assert len(conflicts(tmp_path, one, fact("other", "friend"))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (fact("one", "first-concept"), fact("other", "second-concept")),
        (fact("one", "1954", unit="year"), fact("other", "1954", unit="year")),
        (
            fact("one", "4328", unit="cars", as_of="2023"),
            fact("other", "9", unit="cars", as_of="2024"),
        ),
        (fact("one", "1968", unit="year", precision="by"), fact("other", "1965", unit="year")),
        (fact("one", "12", unit="cars"), fact("other", "12", unit="dealers")),
    ],
    ids=["a list", "the same value", "another year's count", "an open bound", "another unit"],
)
def test_what_can_both_be_true_is_no_contradiction(tmp_path: Path, one: str, other: str) -> None:
    assert conflicts(tmp_path, one, other) == []


def test_the_two_founding_years_of_alpine_are_declared() -> None:
    base, _ = read_facts(questions_folder() / "alpine" / "facts.yaml")
    assert base is not None
    years = {
        fact.object: fact.is_disputed
        for fact in base.facts.values()
        if fact.relation == "created-in"
    }
    assert set(years) == {"1954", "1955"}
    assert all(years.values())
    assert check_conflicts(base) == []
