"""Good packs, spoilt: each is read or refused, and every fault is told in one line."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import alpine_quiz.library.starting as starting
from alpine_quiz.library.checking import check
from alpine_quiz.plain.problems import problem_line
from tests.conftest import PACKS
from tests.exchange.fuzzing import FEW, MANY, SLOWEST, mutants

STARTER = Path(starting.__file__).parent / "starter"
HEADED = b"pack: headed\ntitle: {en: A pack}\ndocuments: {d: {title: T, file: d.txt}}\n"


def good_banks() -> list[bytes]:
    """Return banks in which every field and every type occurs."""
    banks = [STARTER / "en.yaml", STARTER / "fr.yaml", PACKS / "seven" / "seven.yaml"]
    contents = [path.read_bytes() for path in banks]
    return [*contents, HEADED + contents[-1], contents[0].replace(b"\n", b"\r\n")]


def good_packs() -> list[bytes]:
    """Return what tells of packs."""
    return [path.read_bytes() for path in (STARTER / "pack.en.yaml", STARTER / "pack.fr.yaml")]


def check_spoilt(folder: Path, count: int, seed: int = 0) -> None:
    bank, pack = folder / "bank.yaml", folder / "pack.yaml"
    heads = list(mutants(good_packs(), max(1, count // 20), seed))
    for number, content in enumerate(mutants(good_banks(), count, seed)):
        bank.write_bytes(content)
        pack.write_bytes(heads[number % len(heads)])
        begun = time.process_time()
        # The pack with its bank, and the bank as a pack of its own.
        for path in (folder, bank):
            for problem in check(path, advise=number % 2 == 0).problems:
                assert "\n" not in problem_line(problem), content[:2000]
        taken = time.process_time() - begun
        assert taken < SLOWEST, f"{taken:.1f} s for {content[:2000]!r}"


def test_spoilt_packs_are_read_or_refused(tmp_path: Path) -> None:
    check_spoilt(tmp_path, FEW)


@pytest.mark.long
def test_a_hundred_thousand_spoilt_packs_are_read_or_refused(tmp_path: Path) -> None:
    check_spoilt(tmp_path, MANY, seed=1)
