"""A pack put in the place of another, whatever happens in the middle of it."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from alpine_quiz.library import adding
from alpine_quiz.library.objections import Objection, RefusedPackError
from alpine_quiz.library.origins import Kind, Origin, origin_of
from alpine_quiz.library.packs import open_pack, pack_paths, packs_folder
from alpine_quiz.library.parcels import Parcel, single
from tests.dying import Death, deaths
from tests.library.machine import BANK, PACK

if TYPE_CHECKING:
    from pathlib import Path

WHERE = Origin(Kind.FOLDER, "/somewhere")
OWN = "candidates.yaml"
FRENCH = BANK.replace("language: en", "language: fr")
OLD = Parcel(
    "rivers",
    {"pack.yaml": PACK.encode(), "en.yaml": BANK.encode(), "fr.yaml": FRENCH.encode()},
)
NEW = Parcel(
    "rivers",
    {"pack.yaml": PACK.encode(), "en.yaml": BANK.replace("Rouen?", "Paris?").encode()},
)


def put() -> Path:
    """Add the older pack and return its place."""
    with adding.staged(OLD) as ready:
        return adding.add(ready, WHERE).path


def update() -> None:
    """Put the newer pack in the place of the one that is here."""
    with adding.staged(NEW) as ready:
        adding.put_in_place_of(ready, adding.path_here("rivers"), WHERE, origin_of("rivers"))


def which() -> str:
    """Tell which pack is here."""
    place = pack_paths().get("rivers")
    if place is None:
        return "none"
    files = {path.name: path.read_bytes() for path in place.iterdir() if path.name != OWN}
    return "old" if files == OLD.files else "new" if files == NEW.files else str(sorted(files))


@pytest.mark.parametrize("death", list(Death))
def test_whatever_ends_an_update_and_whenever_one_whole_pack_is_there(
    own_data_folder: Path, tmp_path: Path, death: Death
) -> None:
    place = put()
    (place / OWN).write_text("format: 1\n", encoding="utf-8")
    shutil.copytree(own_data_folder, tmp_path / "before")

    def prepare() -> None:
        shutil.rmtree(own_data_folder)
        shutil.copytree(tmp_path / "before", own_data_folder)

    found = set()
    for at, error in deaths(own_data_folder, death, prepare, update):
        now = which()
        found.add(now)
        assert now in ("old", "new"), at
        assert now == "new" or error is not None, at
        assert now == "old" or not isinstance(error, RefusedPackError), at
        origin = origin_of("rivers")
        assert origin is not None, at
        assert not adding.is_changed_here(place, origin), at
        assert (place / OWN).is_file(), at
        update()
        assert which() == "new", at
    assert found == {"old", "new"}
    assert at > 20


@pytest.mark.parametrize("death", [Death.KILL, Death.INTERRUPT])
def test_whatever_ends_adding_and_removing_a_whole_pack_is_there_or_none(
    own_data_folder: Path, death: Death
) -> None:
    def clean() -> None:
        shutil.rmtree(own_data_folder, ignore_errors=True)

    for at, _ in deaths(own_data_folder, death, clean, put):
        assert which() in ("old", "none"), at
        if which() == "none":
            put()
        assert which() == "old", at

    def added() -> None:
        clean()
        put()

    def remove() -> None:
        adding.remove("rivers", packs_folder() / "rivers")

    for at, _ in deaths(own_data_folder, death, added, remove):
        assert which() in ("old", "none"), at
        if which() == "none":
            put()
        assert which() == "old", at


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
