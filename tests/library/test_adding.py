"""Packs put among those on this machine, updated and taken away."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from alpine_quiz.bank.problems import Code
from alpine_quiz.bank.schema import schema_files
from alpine_quiz.documents.files import is_there
from alpine_quiz.library import adding
from alpine_quiz.library.folders import Folder
from alpine_quiz.library.holding import holding
from alpine_quiz.library.objections import Objection, RefusedPackError
from alpine_quiz.library.origins import Kind, Origin, note_origin, origin_of, origins_folder
from alpine_quiz.library.packs import open_pack, pack_paths, packs_folder
from alpine_quiz.library.parcels import Parcel, pick, single
from alpine_quiz.library.sources import fetch, origin_from
from alpine_quiz.library.starting import Beginning, start_pack
from alpine_quiz.library.unzipping import Zip
from alpine_quiz.library.zipping import zipped
from tests.library.machine import BANK, PACK, make_document, make_pack

WHERE = Origin(Kind.FOLDER, "/somewhere")


def put(parcel: Parcel, origin: Origin = WHERE) -> Path:
    """Add a pack and return its place."""
    with adding.staged(parcel) as ready:
        return adding.add(ready, origin).path


def rivers(**files: str) -> Parcel:
    """Return a small pack; other files by their names without the suffix."""
    others = {f"{name}.yaml": text.encode() for name, text in files.items()}
    return Parcel("rivers", {"pack.yaml": PACK.encode(), "en.yaml": BANK.encode()} | others)


def objection(parcel: Parcel) -> RefusedPackError:
    before = sorted(packs_folder().rglob("*"))
    with pytest.raises(RefusedPackError) as caught:
        put(parcel)
    assert [path for path in sorted(packs_folder().rglob("*")) if path.name != ".held"] == [
        path for path in before if path.name != ".held"
    ]
    return caught.value


def left_over() -> list[Path]:
    return [path for path in packs_folder().iterdir() if path.name.startswith(".adding")]


def test_a_folder_is_added_and_its_origin_kept_outside_of_it(tmp_path: Path) -> None:
    folder = make_pack(tmp_path / "somewhere")
    make_document(folder)
    parcel, origin = fetch(origin_from(str(folder)))
    place = put(parcel, origin)
    assert place == packs_folder() / "rivers"
    assert sorted(path.name for path in place.iterdir()) == [
        "en.yaml",
        "facts.yaml",
        "pack.yaml",
        "seine.txt",
    ]
    kept = origin_of("rivers")
    assert kept is not None
    assert (kept.kind, kept.source) == (Kind.FOLDER, str(folder.resolve()))
    assert (kept.sha256, kept.added[:2]) == (parcel.sha256, "20")
    assert not adding.is_changed_here(place, kept)
    assert not left_over()
    assert open_pack("rivers")[0].path == place


def test_schemas_are_not_given_away_but_written_anew(tmp_path: Path) -> None:
    start_pack(tmp_path / "bees", Beginning(("en",)))
    parcel, origin = fetch(origin_from(str(tmp_path / "bees")))
    assert sorted(parcel.files) == ["en.yaml", "pack.yaml", "sky-en.txt"]
    place = put(parcel, origin)
    for name, schema in schema_files().items():
        assert (place / name).read_bytes() == schema
    kept = origin_of("bees")
    assert kept is not None
    assert not adding.is_changed_here(place, kept)


def test_the_hash_is_that_of_sha256sum(tmp_path: Path) -> None:
    program = shutil.which("sha256sum")
    if program is None:
        pytest.skip("sha256sum is not on this machine")
    folder = make_pack(tmp_path / "rivers")
    names = sorted(path.name for path in folder.iterdir())
    lines = subprocess.run([program, *names], cwd=folder, capture_output=True, check=True).stdout
    whole = subprocess.run([program], input=lines, capture_output=True, check=True).stdout
    assert whole.decode().split()[0] == pick(Folder(folder)).sha256


def test_a_file_is_added_under_the_packs_id(tmp_path: Path) -> None:
    path = tmp_path / "some name.yaml"
    path.write_text(f"pack: capitals\n{BANK}")
    parcel, origin = fetch(origin_from(str(path)))
    assert put(parcel, origin) == packs_folder() / "capitals.yaml"
    assert open_pack("capitals")[0].id == "capitals"


def test_two_packs_of_one_id_are_refused_in_whichever_case(tmp_path: Path) -> None:
    put(rivers())
    for text in ("pack: rivers\n", "pack: RIVERS\n"):
        found = objection(single("other", f"{text}{BANK}".encode()))
        assert (found.objection, found.args_["pack"]) == (Objection.SAME_ID, "rivers")
    found = objection(single("other", f"pack: Alpine\n{BANK}".encode()))
    assert (found.objection, found.args_["pack"]) == (Objection.COMES_ALONG, "alpine")


@pytest.mark.parametrize("name", ["pack", "en"])
def test_a_pack_of_a_newer_format_is_refused(name: str) -> None:
    text = {"pack": PACK, "en": BANK}[name].replace("format: 1", "format: 2")
    found = objection(rivers(**{name: text}))
    assert found.objection is Objection.NEWER_FORMAT
    assert found.args_ == {"format": 2, "known": 1}


def test_a_pack_with_nothing_to_play_is_refused_with_its_faults() -> None:
    found = objection(rivers(en="questions: ["))
    assert found.objection is Objection.NOTHING_TO_PLAY
    assert found.problems[0].path == Path("rivers/en.yaml")


def test_a_pack_with_a_fault_beside_good_questions_is_added_and_tells_it() -> None:
    with adding.staged(rivers(fr="questions: [")) as ready:
        adding.add(ready, WHERE)
    assert Code.SYNTAX in {problem.code for problem in ready.problems}
    assert (packs_folder() / "rivers" / "fr.yaml").is_file()


@pytest.mark.parametrize("id_", ["con", "aux.x", "nul"])
def test_an_id_that_cannot_be_a_folder_everywhere_is_refused(id_: str) -> None:
    found = objection(rivers(pack=PACK.replace("id: rivers", f"id: {id_}")))
    assert found.objection is Objection.NOT_PORTABLE


def test_what_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full)
        assert objection(rivers()).objection is Objection.NOT_WRITTEN
    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", full)
        assert objection(rivers()).objection is Objection.NOT_WRITTEN
    assert origin_of("rivers") is None
    (tmp_path / "a file").touch()
    monkeypatch.setenv("ALPINE_QUIZ_DATA", str(tmp_path / "a file"))
    with pytest.raises(RefusedPackError) as caught:
        put(rivers())
    assert caught.value.objection is Objection.NOT_WRITTEN


def test_an_update_takes_the_place_of_the_old_or_leaves_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = put(rivers(fr=BANK.replace("language: en", "language: fr")))
    newer = rivers(en=BANK.replace("Rouen?", "Paris?"))
    with adding.staged(newer) as ready, monkeypatch.context() as patched:
        rename = Path.rename

        def fails(path: Path, target: Path) -> Path:
            if target == place and path == ready.path:
                raise OSError(errno.EACCES, os.strerror(errno.EACCES))
            return rename(path, target)

        patched.setattr(Path, "rename", fails)
        with pytest.raises(RefusedPackError):
            adding.put_in_place_of(ready, place, WHERE)
    assert (place / "fr.yaml").is_file()
    with adding.staged(newer) as ready:
        adding.put_in_place_of(ready, place, replace(WHERE, commit="abc"))
    assert sorted(path.name for path in place.iterdir()) == ["en.yaml", "pack.yaml"]
    kept = origin_of("rivers")
    assert kept is not None
    assert (kept.commit, kept.sha256) == ("abc", newer.sha256)
    assert not left_over()


def test_a_file_may_become_a_folder() -> None:
    old = put(single("rivers", BANK.encode()))
    with adding.staged(rivers()) as ready:
        adding.put_in_place_of(ready, old, WHERE)
    assert pack_paths()["rivers"] == packs_folder() / "rivers"
    assert not is_there(old)


def test_what_killed_processes_left_is_swept_when_it_is_old() -> None:
    packs_folder().mkdir(parents=True)
    for name in ("old", "new"):
        (packs_folder() / f".adding-{name}" / "new").mkdir(parents=True)
    os.utime(packs_folder() / ".adding-old", (0, 0))
    put(rivers())
    assert [path.name for path in left_over()] == [".adding-new"]


def test_one_process_at_a_time_changes_the_packs() -> None:
    packs_folder().mkdir(parents=True)
    with holding(packs_folder()):
        script = (
            "import sys; from pathlib import Path\n"
            "from alpine_quiz.library.holding import holding\n"
            "from alpine_quiz.library.objections import RefusedPackError\n"
            "try:\n"
            "    with holding(Path(sys.argv[1]), 0): print('mine')\n"
            "except RefusedPackError as error: print(error.objection)\n"
        )
        told = subprocess.run(
            [sys.executable, "-c", script, str(packs_folder())],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).parents[2],
        ).stdout
    assert told.strip() == "busy"
    put(rivers())


def test_a_pack_is_removed_with_what_is_known_of_its_origin() -> None:
    place = put(rivers())
    adding.remove("rivers", place)
    assert not is_there(place)
    assert origin_of("rivers") is None
    assert not left_over()
    put(rivers())


def test_of_a_link_to_a_pack_only_the_link_is_removed(tmp_path: Path) -> None:
    folder = make_pack(tmp_path / "elsewhere")
    packs_folder().mkdir(parents=True)
    link = packs_folder() / "rivers"
    link.symlink_to(folder, target_is_directory=True)
    adding.remove("rivers", adding.path_here("rivers"))
    assert not link.is_symlink()
    assert (folder / "en.yaml").is_file()


def test_packs_that_come_with_the_game_stay() -> None:
    path = adding.path_here("alpine")
    with pytest.raises(RefusedPackError) as caught:
        adding.remove("alpine", path)
    assert caught.value.objection is Objection.COMES_ALONG
    with adding.staged(rivers()) as ready, pytest.raises(RefusedPackError) as caught:
        adding.put_in_place_of(ready, path, WHERE)
    assert caught.value.objection is Objection.COMES_ALONG
    assert (path / "pack.yaml").is_file()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"kind": "moon", "source": "x"}', '{"kind": 3}', "[" * 9999, "null"]
)
def test_a_damaged_record_is_none(text: str) -> None:
    note_origin("rivers", WHERE)
    (origins_folder() / "rivers.json").write_text(text)
    assert origin_of("rivers") is None


def test_links_out_of_a_folder_are_not_copied_and_told(tmp_path: Path) -> None:
    folder = make_pack(tmp_path / "rivers")
    secret = tmp_path / "secret.yaml"
    secret.write_text(BANK)
    (folder / "fr.yaml").symlink_to(secret)
    (folder / "more").symlink_to(tmp_path, target_is_directory=True)
    (folder / "round.yaml").symlink_to("round.yaml")
    (folder / "gone.yaml").symlink_to("nowhere.yaml")
    (folder / "de.yaml").symlink_to("en.yaml")
    found = pick(Folder(folder))
    assert sorted(found.files) == ["de.yaml", "en.yaml", "facts.yaml", "pack.yaml"]
    assert found.left == ("fr.yaml", "gone.yaml", "more", "round.yaml")


def test_a_file_that_becomes_a_link_while_it_is_read_is_refused(tmp_path: Path) -> None:
    folder = make_pack(tmp_path / "rivers")
    listed = Folder(folder)
    (folder / "en.yaml").unlink()
    (folder / "en.yaml").symlink_to("/etc/passwd")
    with pytest.raises(RefusedPackError) as caught:
        pick(listed)
    assert caught.value.objection is Objection.LEADS_OUT


def test_a_folder_of_very_many_files_is_no_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alpine_quiz.library.folders.MAX_NAMES", 20)
    for number in range(21):
        (tmp_path / f"{number}.txt").touch()
    with pytest.raises(RefusedPackError) as caught:
        Folder(tmp_path)
    assert caught.value.objection is Objection.TOO_MANY_FILES


def test_a_folder_of_more_banks_than_a_pack_may_have_is_refused(tmp_path: Path) -> None:
    for number in range(2001):
        (tmp_path / f"{number}.yaml").touch()
    with pytest.raises(RefusedPackError) as caught:
        pick(Folder(tmp_path))
    assert caught.value.objection is Objection.TOO_MANY_FILES


def test_a_folder_that_goes_down_for_ever_is_refused(tmp_path: Path) -> None:
    (tmp_path / "/".join("abcdefghij")).mkdir(parents=True)
    with pytest.raises(RefusedPackError) as caught:
        Folder(tmp_path)
    assert caught.value.objection is Objection.TOO_DEEP


def test_a_pipe_is_no_file_of_a_pack(tmp_path: Path) -> None:
    folder = make_pack(tmp_path / "rivers")
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes here")
    os.mkfifo(folder / "fr.yaml")
    found = pick(Folder(folder))
    assert "fr.yaml" not in found.files
    assert found.left == ("fr.yaml",)


def test_a_pack_larger_than_there_is_room_for_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alpine_quiz.library.parcels.MAX_TOTAL", 700)
    with pytest.raises(RefusedPackError) as caught:
        pick(Folder(make_pack(tmp_path / "rivers")))
    assert caught.value.objection is Objection.TOO_LARGE


def test_all_banks_together_may_be_no_larger_than_one(tmp_path: Path) -> None:
    folder = make_pack(tmp_path / "rivers")
    for name in ("de.yaml", "fr.yaml"):
        (folder / name).write_bytes(bytes(17 * 2**20))
    with pytest.raises(RefusedPackError) as caught:
        pick(Folder(folder))
    assert caught.value.args_ == {"name": "rivers", "limit": 32}


def test_the_same_pack_makes_the_same_zip_whenever_and_in_whatever_order(tmp_path: Path) -> None:
    parcel = rivers()
    turned = Parcel("x", dict(reversed(list(parcel.files.items()))))
    data = zipped(parcel, "rivers")
    assert zipped(turned, "rivers") == data
    path = tmp_path / "some.zip"
    path.write_bytes(data)
    assert pick(Zip(path)) == Parcel("rivers", dict(sorted(parcel.files.items())))


def test_a_pack_of_one_file_goes_through_a_zip_as_it_is(tmp_path: Path) -> None:
    parcel = single("capitals", BANK.encode())
    path = tmp_path / "some.zip"
    path.write_bytes(zipped(parcel, "capitals"))
    assert pick(Zip(path)) == parcel
