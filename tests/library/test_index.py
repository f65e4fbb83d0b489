"""The index of all questions: what it reads, what it reads again, and what is found."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alpine_quiz.bank.pack import load_pack
from alpine_quiz.game.sought import Sought, found_among
from alpine_quiz.library.index import filling, stamps
from alpine_quiz.library.index.asking import Kind, count, find, hits, of_pack
from alpine_quiz.library.index.looking import item_of, look_through
from alpine_quiz.library.index.model import Query, entry_of
from alpine_quiz.library.index.store import Index
from alpine_quiz.library.packs import pack_paths
from tests.conftest import PACKS
from tests.library.shelves import found, write_bank, write_pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def packs(own_data_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the packs that a user has added; none comes along."""
    monkeypatch.setattr("alpine_quiz.library.packs.questions_folder", lambda: own_data_folder / "x")
    return own_data_folder / "packs"


@pytest.fixture
def index(packs: Path) -> Iterator[Index]:
    with Index() as opened:
        yield opened


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The banks that were read, by their names."""
    names: list[str] = []
    from alpine_quiz.bank.reader import read_bank

    def noted(path: Path):  # type: ignore[no-untyped-def]
        names.append(f"{path.parent.name}/{path.name}")
        return read_bank(path)

    monkeypatch.setattr(filling, "read_bank", noted)
    return names


def grow_old(folder: Path, seconds: float = 60) -> None:
    """Let all files in ``folder`` have been changed that long ago."""
    for path in folder.rglob("*"):
        status = path.stat()
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - int(seconds * 1e9)))


def test_questions_are_found_in_the_order_of_packs_and_files(packs: Path, index: Index) -> None:
    write_pack(packs / "rivers", "rouen Which river flows through Rouen", fr=("oise Quelle Oise",))
    write_pack(packs / "capitals", "paris What is the capital of France", "rome Which is Rome")
    index.refresh()
    assert found(index) == ["paris", "rome", "rouen", "oise"]
    assert found(index, "which") == ["rome", "rouen"]
    assert found(index, language="fr") == ["oise"]
    assert found(index, pack="capitals") == ["paris", "rome"]
    assert found(index, "which", pack="rivers", language="en") == ["rouen"]
    assert found(index, "whale") == []


def test_what_is_found_is_all_that_a_list_needs(packs: Path, index: Index) -> None:
    shutil.copytree(PACKS / "seven", packs / "seven")
    index.refresh()
    pack, _ = load_pack(packs / "seven")
    assert pack is not None
    numbers = index.read(lambda rows: find(rows, Query(pack="seven", language="en")))
    in_index = index.read(lambda rows: hits(rows, numbers))
    straight = look_through(pack, Query(language="en"))
    assert [hit.item for hit in in_index] == [item.id for item in pack.items("en")]
    for one, other, item in zip(in_index, straight, pack.items("en"), strict=True):
        assert item_of(one, pack) == item
        assert (one.pack, one.type, one.topic, one.difficulty, one.line, one.subjects) == (
            (other.pack, other.type, other.topic, other.difficulty, other.line, other.subjects)
        )
    subjects = {each for hit in in_index for each in hit.subjects}
    assert index.read(lambda rows: of_pack(rows, numbers, "seven", "en")) == (7, subjects)
    assert index.read(lambda rows: of_pack(rows, numbers[:1], "seven", "fr")) == (0, set())


def test_the_packs_are_those_that_loading_them_all_would_give(packs: Path, index: Index) -> None:
    shutil.copytree(PACKS / "seven", packs / "seven")
    write_pack(packs / "rivers", "rouen Which river flows through Rouen")
    (packs / "empty").mkdir()
    (packs / "single.yaml").write_text("questions:\n  - {stem: What?, answer: It}\n")
    (packs / "bad.yaml").write_text("questions: [")
    index.refresh()
    entries = {entry.id: entry for entry in index.packs()}
    loaded = {id_: load_pack(path)[0] for id_, path in pack_paths().items()}
    assert list(entries) == list(loaded)
    for id_, pack in loaded.items():
        assert entries[id_].loaded is (pack is not None)
        if pack is not None:
            assert entries[id_] == entry_of(pack)


def test_how_many_there_are_of_each_kind_is_counted(packs: Path, index: Index) -> None:
    shutil.copytree(PACKS / "seven", packs / "seven")
    write_pack(packs / "rivers", "rouen Which river flows", fr=("oise Quelle", "seine Quelle"))
    index.refresh()
    of_rivers = Query(pack="rivers")
    assert index.read(lambda rows: count(rows, of_rivers, Kind.LANGUAGE)) == {"fr": 2, "en": 1}
    assert index.read(lambda rows: count(rows, of_rivers, Kind.TYPE)) == {"text": 3}
    which = Query(Sought("which", type="text"), language="en")
    assert index.read(lambda rows: count(rows, which, Kind.PACK))["rivers"] == 1
    seven = Query(pack="seven", language="en")
    assert sum(index.read(lambda rows: count(rows, seven, Kind.DIFFICULTY)).values()) == 7


def test_nothing_that_has_not_changed_is_read_again(
    packs: Path, index: Index, read: list[str]
) -> None:
    write_pack(packs / "rivers", "rouen Which", fr=("oise Quelle",))
    write_pack(packs / "capitals", "paris What")
    grow_old(packs)
    index.refresh()
    assert "rivers/en.yaml" in read
    read.clear()
    assert index.refresh() == 0
    write_bank(packs / "rivers" / "fr.yaml", "oise Quelle rivière", "seine Quelle")
    with Index() as other:
        other.refresh()
        assert found(other) == ["paris", "rouen", "oise", "seine"]
        assert read == ["rivers/fr.yaml"]


def test_a_file_that_was_only_touched_is_not_read_again(
    packs: Path, index: Index, read: list[str]
) -> None:
    bank = write_pack(packs / "rivers", "rouen Which") / "en.yaml"
    grow_old(packs)
    index.refresh()
    read.clear()
    os.utime(bank)
    index.refresh()
    assert read == []
    assert found(index) == ["rouen"]


def test_a_change_within_the_same_moment_is_noticed(
    packs: Path, index: Index, read: list[str]
) -> None:
    bank = write_pack(packs / "rivers", "rouen Which") / "en.yaml"
    index.refresh()
    status = bank.stat()
    bank.write_text(bank.read_text("utf-8").replace("rouen", "paris"), "utf-8")
    os.utime(bank, ns=(status.st_atime_ns, status.st_mtime_ns))
    index.refresh()
    assert found(index) == ["paris"]


def test_doubt_ends_once_the_moment_has_passed(
    packs: Path, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pack(packs / "rivers", "rouen Which")
    index.refresh()
    later = stamps.now() + 60 * 10**9
    monkeypatch.setattr(filling, "now", lambda: later)
    index.refresh()

    def hashed(path: Path) -> bytes:
        raise AssertionError(path)

    monkeypatch.setattr(stamps, "sha_of", hashed)
    index.refresh()
    assert found(index) == ["rouen"]


def test_banks_come_and_go(packs: Path, index: Index) -> None:
    folder = write_pack(packs / "rivers", "rouen Which")
    index.refresh()
    write_bank(folder / "fr.yaml", "oise Quelle")
    index.refresh()
    assert found(index) == ["rouen", "oise"]
    (folder / "en.yaml").unlink()
    index.refresh()
    assert found(index) == ["oise"]
    assert found(index, "which") == []
    shutil.rmtree(folder)
    index.refresh()
    assert found(index) == []
    assert "rivers" not in {entry.id for entry in index.packs()}


def test_a_pack_that_is_called_otherwise_is_so_at_once(packs: Path, index: Index) -> None:
    folder = write_pack(packs / "rivers", "rouen Which")
    index.refresh()
    header = "format: 1\nid: streams\ntitle: Streams\ntopics: {x: {en: Waters}}\n"
    (folder / "pack.yaml").write_text(header)
    index.refresh()
    (streams,) = [entry for entry in index.packs() if entry.path == folder]
    assert (streams.id, streams.title.in_language("en")) == ("streams", "Streams")
    assert found(index, pack="streams") == ["rouen"]
    assert found(index, pack="rivers") == []


def test_of_an_id_that_is_there_twice_the_first_counts(packs: Path, index: Index) -> None:
    folder = write_pack(packs / "rivers", "rouen Which river", en2=("rouen Which town", "a B"))
    index.refresh()
    assert found(index) == ["rouen", "a"]
    assert found(index, "town") == []
    (folder / "en.yaml").unlink()
    index.refresh()
    assert found(index, "town") == ["rouen"]
    write_bank(folder / "en.yaml", "rouen Which river")
    index.refresh()
    assert found(index, "town") == []
    assert found(index, "river") == ["rouen"]


def test_of_two_packs_with_one_id_the_first_counts(packs: Path, index: Index) -> None:
    first = write_pack(packs / "a", "rouen Which", id_="rivers")
    write_pack(packs / "b", "oise Which", id_="rivers")
    index.refresh()
    assert found(index) == ["rouen"]
    shutil.rmtree(first)
    index.refresh()
    assert found(index) == ["oise"]
    write_pack(packs / "a", "rouen Which", id_="rivers")
    index.refresh()
    assert found(index) == ["rouen"]
    assert [entry.path.name for entry in index.packs() if entry.id == "rivers"] == ["a"]


def test_a_pack_that_lies_elsewhere_is_there_for_who_plays_it(packs: Path, tmp_path: Path) -> None:
    elsewhere = write_pack(tmp_path / "mine", "rouen Which", id_="rivers")
    write_pack(packs / "rivers", "oise Which")
    with Index(beside=[elsewhere]) as index:
        index.refresh()
        assert found(index) == ["rouen"]
    with Index() as index:
        index.refresh()
        assert found(index) == ["oise"]


@pytest.mark.parametrize(
    "words",
    [
        *('"', "*", "NEAR(", ":", "stem:x", "a AND", "OR", "NOT x", "(", "^a", "{a b}", "-"),
        *("' OR 1=1", "\0", "\ud800", "a" * 100_000, "a " * 10_000, "%_", "\\", "𝔸", "-- "),
    ],
)
def test_no_words_are_an_error(packs: Path, index: Index, words: str) -> None:
    write_pack(packs / "rivers", "rouen Which river near stem")
    index.refresh()
    query = Query(Sought(words, topic=words, type=words), pack=words, language=words)
    assert index.read(lambda rows: list(find(rows, Query(Sought(words))))) is not None
    assert index.read(lambda rows: list(find(rows, query))) == []
    for kind in Kind:
        assert index.read(lambda rows, kind=kind: count(rows, query, kind)) == {}  # type: ignore[misc]


WORDS = st.lists(
    st.sampled_from(
        [
            *("a106", "A 106", "Rédélé", "rede", "l'Alpine", "1.6", "C#", "4cv", "cv", "Ærø", "ß"),
            *(
                "日本語",
                "日",
                "1/2",
                "½",
                "4,328",
                "4328",
                "e\u0301te",
                "ete",
                "A-B",
                "b",
                "+",
                "%",
            ),
        ]
    ),
    max_size=4,
)


@given(st.lists(WORDS, min_size=1, max_size=6), WORDS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_index_finds_what_going_through_the_pack_would(
    packs: Path, tmp_path_factory: pytest.TempPathFactory, stems: list[list[str]], words: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("packs")
    listed = [f"q{number} {' '.join(stem)} end" for number, stem in enumerate(stems)]
    pack_folder = write_pack(folder / "p", *(each.replace("'", "’") for each in listed))
    pack, problems = load_pack(pack_folder)
    assert pack is not None
    assert [each for each in problems if each.is_error] == []
    sought = Sought(" ".join(words))
    with Index(folder / "library.sqlite3", beside=[pack_folder]) as index:
        index.refresh()
        expected = [item.id for item in found_among(pack.items("en"), sought, pack)]
        assert found(index, sought.words, pack="p") == expected
