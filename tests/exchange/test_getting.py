"""Packs from wherever they are: looked at, taken, and brought up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alpine_quiz.exchange.getting import bring, look_at, newer, take, take_newer
from alpine_quiz.library.adding import path_here
from alpine_quiz.library.objections import Objection, RefusedPackError
from alpine_quiz.library.origins import origin_of
from alpine_quiz.library.packs import packs_folder
from alpine_quiz.library.sources import origin_from
from tests.library.parcels import commit, needs_git, repository
from tests.library.shelves import write_bank, write_pack

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def lakes(tmp_path: Path) -> Path:
    """A pack elsewhere."""
    return write_pack(tmp_path / "lakes", "a Which lake is deep", "b Which lake is wide")


def objection(act: Callable[[], object]) -> Objection:
    with pytest.raises(RefusedPackError) as refused:
        act()
    return refused.value.objection


def test_what_is_looked_at_is_not_here_until_it_is_taken(lakes: Path) -> None:
    coming = look_at(origin_from(str(lakes)))
    assert len(coming.pack.items("en")) == 2
    # There is advice on it, too: no question has a rationale.
    assert coming.problems
    assert not any(each.is_error for each in coming.problems)
    assert [each.name for each in packs_folder().iterdir()] == []
    write_bank(lakes / "en.yaml", "c Which lake came later")
    taken = take(coming)
    assert [item.id for item in taken.items("en")] == ["a", "b"]
    known = origin_of("lakes")
    assert known is not None
    assert known.sha256 == coming.brought.parcel.sha256


def test_one_whose_id_is_here_is_refused_when_it_is_looked_at(lakes: Path) -> None:
    take(look_at(origin_from(str(lakes))))
    assert objection(lambda: look_at(origin_from(str(lakes)))) is Objection.SAME_ID


def test_another_programs_questions_are_made_a_pack_and_what_is_lost_told(tmp_path: Path) -> None:
    table = tmp_path / "quiz.csv"
    table.write_text("question;answer;wrong 1\nWhich?;This;That\nNone?;;x\n", encoding="utf-8")
    coming = look_at(origin_from(str(table)))
    assert coming.pack.id == "quiz"
    assert coming.brought.taken is not None
    assert coming.brought.taken.notes


def test_what_is_newer_is_told_and_what_was_changed_here_not_lost(lakes: Path) -> None:
    take(look_at(origin_from(str(lakes))))
    assert newer("lakes").changes is None
    write_bank(lakes / "en.yaml", "a Which lake is deep", "c Which lake is long")
    write_bank(path_here("lakes") / "en.yaml", "a Which lake is mine")
    assert objection(lambda: newer("lakes")) is Objection.CHANGED_HERE
    found = newer("lakes", losing=True)
    assert found.is_changed_here
    assert found.changes is not None
    assert [each.id for each in found.changes.added] == ["c"]
    take_newer(found)
    assert newer("lakes").changes is None


def test_what_came_by_hand_and_what_is_not_here_have_no_newer_version() -> None:
    write_pack(packs_folder() / "hills", "a Which hill is steep")
    assert objection(lambda: newer("hills")) is Objection.NO_ORIGIN
    assert objection(lambda: newer("nowhere")) is Objection.NOT_HERE


@needs_git
def test_git_ends_where_nobody_waits_for_it_any_more(lakes: Path) -> None:
    folder = repository(lakes)
    commit(folder)
    origin = origin_from(folder.as_uri())
    asked = iter([False, False])
    assert objection(lambda: bring(origin, lambda: next(asked, True))) is Objection.STOPPED
