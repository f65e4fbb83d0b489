"""A library of many packs; the whole of it, 100,000 questions, in the long suite."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alpine_quiz.bank.pack import load_pack
from alpine_quiz.game.choosing import choose
from alpine_quiz.game.sought import Sought, found_among
from alpine_quiz.library.index import filling
from alpine_quiz.library.index.asking import Kind, count, find, hits
from alpine_quiz.library.index.model import Query
from alpine_quiz.library.index.store import Index
from tests.benchmarks.large_library import EACH, PACKS, make_library
from tests.library.test_index import grow_old

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("packs", "each"), [(12, 30), pytest.param(PACKS, EACH, marks=pytest.mark.long)]
)
def test_of_many_packs_all_is_found_and_only_what_changed_is_read(
    own_data_folder: Path, monkeypatch: pytest.MonkeyPatch, packs: int, each: int
) -> None:
    monkeypatch.setattr("alpine_quiz.library.packs.questions_folder", lambda: own_data_folder / "x")
    folder = own_data_folder / "packs"
    make_library(folder, packs, each)
    grow_old(folder)
    with Index() as index:
        index.refresh()
        assert len(index.read(lambda rows: find(rows, Query()))) == packs * each
        assert len(index.packs()) == packs
        by_pack = index.read(lambda rows: count(rows, Query(), Kind.PACK))
        assert set(by_pack.values()) == {each}
    read: list[Path] = []
    from alpine_quiz.bank.reader import read_bank

    def noted(path: Path) -> object:
        read.append(path)
        return read_bank(path)

    monkeypatch.setattr(filling, "read_bank", noted)
    bank = folder / f"pack-{packs // 2:04}" / "bank0.yaml"
    bank.write_text(bank.read_text("utf-8").replace("Which", "Zyzzyva", 1), "utf-8")
    with Index() as index:
        index.refresh()
        assert read == [bank]
        (number,) = index.read(lambda rows: find(rows, Query(Sought("zyzz"))))
        (hit,) = index.read(lambda rows: hits(rows, [number]))
        assert hit.pack == bank.parent.name
        pack, _ = load_pack(bank.parent)
        assert pack is not None
        found = found_among(pack.items(hit.language), Sought("zyzzyva"), pack)
        assert [item.id for item in found] == [hit.item]


def test_of_very_many_questions_a_round_is_as_good_as_of_few(tmp_path: Path) -> None:
    make_library(tmp_path, 1, 3_000)
    pack, _ = load_pack(tmp_path / "pack-0000")
    assert pack is not None
    items = pack.items("en")
    assert len(items) == 3_000
    seen: set[str] = set()
    for seed in range(20):
        plan = [each.item for each in choose(items, pack="p", count=10, seed=str(seed), history={})]
        assert len({item.id for item in plan}) == 10
        assert len({item.type for item in plan}) >= 3
        assert len({item.topic for item in plan}) >= 4
        seen.update(item.id for item in plan)
    assert len(seen) > 150
