"""A pack put in the place of another, whatever happens in the middle of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from alpine_quiz.library import adding
from alpine_quiz.library.objections import Objection, RefusedPackError
from alpine_quiz.library.origins import origin_of
from alpine_quiz.library.packs import open_pack, pack_paths, packs_folder
from alpine_quiz.library.parcels import single
from tests.library.dying_child import FRENCH, NEW, OLD, WHERE, which
from tests.library.machine import BANK

_CHILD = "tests.library.dying_child"


def put() -> Path:
    """Add the older pack and return its place."""
    with adding.staged(OLD) as ready:
        return adding.add(ready, WHERE).path


def deaths(folder: Path, mode: str) -> list[dict[str, Any]]:
    """Return what became of an update that dies before each change of the disk in turn."""
    told = subprocess.run(
        [sys.executable, "-m", _CHILD, str(folder), mode],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    ).stdout
    return [json.loads(line) for line in told.splitlines()]


@pytest.mark.parametrize("mode", ["kill", "interrupt", "full"])
def test_whatever_ends_an_update_and_whenever_one_whole_pack_is_there(
    tmp_path: Path, mode: str
) -> None:
    if mode == "kill" and not hasattr(os, "fork"):
        pytest.skip("no fork here")
    found = deaths(tmp_path, mode)
    assert len(found) > 20
    assert {each["found"] for each in found} == {"old", "new"}
    for each in found:
        assert not each["changed"], each
        assert each["kept"], each
        assert each["then"] == "new", each
        if each["outcome"] == "not-written":
            assert each["found"] == "old", each


def test_an_update_that_was_killed_half_way_is_undone_at_the_next_look() -> None:
    place = put()
    stage = packs_folder() / ".adding-killed"
    (stage / "new").mkdir(parents=True)
    (stage / "new" / "rivers").mkdir()
    (stage / "old").mkdir()
    (stage / "swap.json").write_text("{}")
    place.rename(stage / "old" / "rivers")
    assert open_pack("rivers")[0].path == place
    assert which() == "old"
    assert not stage.exists()


def test_an_update_that_was_killed_near_its_end_is_ended_at_the_next_look() -> None:
    place = put()
    stage = packs_folder() / ".adding-killed"
    with adding.staged(NEW) as ready:
        shutil.copytree(ready.path, stage / "new" / "rivers")
    (stage / "old").mkdir()
    origin = {"kind": "folder", "source": "/newer", "sha256": NEW.sha256}
    (stage / "swap.json").write_text(json.dumps({"pack": "rivers", "origin": origin}))
    place.rename(stage / "old" / "rivers")
    (stage / "new" / "rivers").rename(place)
    assert pack_paths()["rivers"] == place
    assert which() == "new"
    kept = origin_of("rivers")
    assert kept is not None
    assert kept.source == "/newer"
    assert not stage.exists()


@pytest.mark.parametrize("plan", ["", "{", "[]", "null", '{"pack": 3, "origin": {}}'])
def test_a_damaged_plan_loses_no_pack(plan: str) -> None:
    place = put()
    stage = packs_folder() / ".adding-killed"
    (stage / "old").mkdir(parents=True)
    (stage / "swap.json").write_text(plan)
    shutil.copytree(place, stage / "new" / "rivers")
    place.rename(stage / "old" / "rivers")
    assert which() == "old"


def test_what_is_changed_while_one_is_asked_is_not_lost() -> None:
    place = put()
    origin = origin_of("rivers")
    with adding.staged(NEW) as ready:
        (place / "en.yaml").write_text(f"{BANK}# mine\n")
        with pytest.raises(RefusedPackError) as caught:
            adding.put_in_place_of(ready, place, WHERE, origin)
        assert caught.value.objection is Objection.CHANGED_HERE
    assert (place / "en.yaml").read_text().endswith("# mine\n")
    with adding.staged(NEW) as ready:
        adding.put_in_place_of(ready, place, WHERE)
    assert which() == "new"


def test_a_pack_that_goes_while_one_is_asked_does_not_come_again() -> None:
    place = put()
    with adding.staged(NEW) as ready:
        adding.remove("rivers", place)
        with pytest.raises(RefusedPackError) as caught:
            adding.put_in_place_of(ready, place, WHERE, WHERE)
        assert caught.value.objection is Objection.NOT_HERE
    assert which() == "none"


def test_what_is_no_part_of_the_pack_goes_over_to_the_newer(tmp_path: Path) -> None:
    place = put()
    origin = origin_of("rivers")
    (place / "candidates.yaml").write_text("format: 1\n")
    (place / "notes").mkdir()
    (place / "notes" / "to do.txt").write_text("all of it")
    (place / ".draft").write_text("later")
    (place / "elsewhere").symlink_to(tmp_path, target_is_directory=True)
    with adding.staged(NEW) as ready:
        adding.put_in_place_of(ready, place, WHERE, origin)
    assert sorted(path.name for path in place.iterdir()) == sorted(
        [".draft", "candidates.yaml", "elsewhere", "en.yaml", "notes", "pack.yaml"]
    )
    assert (place / "notes" / "to do.txt").read_text() == "all of it"
    assert (place / "elsewhere").is_symlink()


def test_what_cannot_go_over_is_told_of_and_the_pack_stays() -> None:
    place = put()
    origin = origin_of("rivers")
    (place / "notes.txt").write_text("mine")
    with adding.staged(single("rivers", FRENCH.encode())) as ready:
        with pytest.raises(RefusedPackError) as caught:
            adding.put_in_place_of(ready, place, WHERE, origin)
        assert caught.value.objection is Objection.CHANGED_HERE
    assert (place / "notes.txt").read_text() == "mine"
