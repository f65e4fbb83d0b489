"""A large library: 100,000 questions in 500 packs, indexed, searched, and chosen from."""

from __future__ import annotations

import os
import statistics
import sys
import time
import tracemalloc
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from alpine_quiz.bank.pack import load_pack
from alpine_quiz.game.choosing import choose
from alpine_quiz.game.sought import Sought, found_among
from alpine_quiz.library.index.asking import Kind, count, find, hits
from alpine_quiz.library.index.model import Query
from alpine_quiz.library.index.store import Index
from alpine_quiz.library.packs import pack_paths
from tests.benchmarks.bench_commands import run
from tests.benchmarks.bench_screen import MEMORY_BUDGET_MIB, MINIMAL, OURS
from tests.benchmarks.figures import Ratio, measured, tell
from tests.benchmarks.large_library import EACH, PACKS, make_library
from tests.benchmarks.pseudo_terminal import PseudoTerminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from alpine_quiz.bank.model import Question

ROUND = 10
CHOOSING_MS, CHOOSING_MIB = 5, 10
TYPED = "alpine ber"
_LIKE = "SELECT count(*) FROM item WHERE stem LIKE ?"


def seconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _computing(work: Callable[[], object]) -> float:
    """Return how long this thread computes for ``work``: others do not count."""
    begun = time.thread_time()
    work()
    return time.thread_time() - begun


def indexing(data: Path) -> None:
    """Print what the index costs: from nothing, with nothing changed, with one file changed."""
    paths = list(pack_paths().values())
    reading = seconds(lambda: [load_pack(path) for path in paths])
    with Index() as index:
        first = seconds(index.refresh)
        print(
            f"index from nothing: {first:.1f} s, {first / reading:.2f} x reading all packs; "
            f"{os.path.getsize(index.path or data) / 2**20:.0f} MiB"  # noqa: PTH202
        )
        _grow_old(data / "packs")
        index.refresh()
        looked = [seconds(index.refresh) for _ in range(5)]
        stats = [seconds(lambda: _look_at(data / "packs")) for _ in range(5)]
        tell("looking for changes, against looking at all files", Ratio(looked, stats), 10)
        bank = next((data / "packs" / "pack-0007").glob("bank*.yaml"))
        bank.write_text(bank.read_text("utf-8").replace("Which", "Which old", 1), "utf-8")
        print(f"one file changed: {seconds(index.refresh) * 1000:.0f} ms")


def _grow_old(folder: Path) -> None:
    for path in folder.rglob("*.yaml"):
        status = path.stat()
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns - 60 * 10**9))


def _look_at(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*"))


def searching() -> None:
    """Print what each key costs, against looking through all stems in SQLite."""
    with Index() as index:
        ours, baseline = [], []
        for end in range(1, len(TYPED) + 1):
            query = Query(Sought(TYPED[:end]), language="en")
            ours.append(seconds(lambda query=query: index.read(lambda rows: find(rows, query))))  # type: ignore[misc]
            like = f"%{TYPED[:end]}%"
            baseline.append(
                seconds(
                    lambda like=like: index.read(  # type: ignore[misc]
                        lambda rows: rows.execute(_LIKE, (like,)).fetchone()
                    )
                )
            )
        tell("search per key, against LIKE over all stems", Ratio(ours, baseline), 1)
        print(f"the slowest key: {max(ours) * 1000:.0f} ms")
        found = index.read(lambda rows: find(rows, Query(Sought("al"))))
        page = [seconds(lambda: index.read(lambda rows: hits(rows, found[:64]))) for _ in range(9)]
        kinds = [
            seconds(lambda kind=kind: index.read(lambda rows: count(rows, Query(), kind)))  # type: ignore[misc]
            for kind in Kind
        ]
        print(
            f"a page of what was found: {statistics.median(page) * 1000:.1f} ms; counting all by "
            f"kind: {max(kinds) * 1000:.0f} ms"
        )


def choosing(runs: int = 15) -> None:
    """Print what choosing costs: from all questions as one pack, and from what was found."""
    every = [item for path in pack_paths().values() for item in _apart(path)]
    times = [_computing(lambda seed=seed: _choose(every, seed)) for seed in range(runs)]  # type: ignore[misc]
    sizes = []
    tracemalloc.start()
    for seed in range(3):
        tracemalloc.reset_peak()
        before, _ = tracemalloc.get_traced_memory()
        _choose(every, seed)
        sizes.append((tracemalloc.get_traced_memory()[1] - before) / 2**20)
    tracemalloc.stop()
    took = statistics.median(times) * 1000
    fit = "within" if took <= CHOOSING_MS and max(sizes) <= CHOOSING_MIB else "OVER"
    print(
        f"choosing {ROUND} of {len(every):,}: {took:.1f} ms (at best {min(times) * 1000:.1f}), "
        f"{max(sizes):.1f} MiB, {fit} the budget of {CHOOSING_MS} ms and {CHOOSING_MIB} MiB"
    )
    path = pack_paths()["pack-0004"]
    played = [seconds(lambda: _play_found(path)) for _ in range(runs)]
    print(f"from Enter to a round of what was found: {statistics.median(played) * 1000:.0f} ms")


def _apart(path: Path) -> list[Question]:
    pack, _ = load_pack(path)
    items = [item for bank in pack.banks for item in bank.items] if pack else []
    return [
        replace(
            item,
            id=f"{path.name}.{item.id}",
            facts=tuple(f"{path.name}.{fact}" for fact in item.facts),
        )
        for item in items
    ]


def _choose(items: list[Question], seed: int) -> None:
    if len(choose(items, pack="all", count=ROUND, seed=str(seed), history={})) != ROUND:
        raise SystemExit("There are too few questions.")


def _play_found(path: Path) -> None:
    pack, _ = load_pack(path)
    if pack is not None:
        _choose(list(found_among(pack.items("en"), Sought("which"), pack)), 1)


def starting(data: Path, runs: int) -> None:
    """Print the first usable screen with the library there, and its memory."""
    memory: list[float] = []

    def ours() -> float:
        with PseudoTerminal(OURS, environment={"ALPINE_QUIZ_DATA": str(data)}) as game:
            taken = game.wait_for("questions")
            memory.append(game.resident_mib())
            game.wait_for("Alpine, the sports cars")
            return taken

    def minimal() -> float:
        with PseudoTerminal(MINIMAL) as app:
            return app.wait_for("first-paint")

    tell("first usable screen with a large library", measured(ours, minimal, runs), 1.3)
    used = statistics.median(memory)
    fit = "within" if used <= MEMORY_BUDGET_MIB else "OVER"
    print(f"memory there: {used:.1f} MiB, {fit} the budget of {MEMORY_BUDGET_MIB}")
    listing = measured(
        lambda: run("-m", "alpine_quiz", "packs", "list"), lambda: run("-c", "pass"), 3
    )
    print(
        f"packs list: {statistics.median(listing.ours) * 1000:.0f} ms, {listing.value:.0f} x pass"
    )


def main(packs: int = PACKS, each: int = EACH, runs: int = 15) -> None:
    """Print all figures of a library of so many packs and questions each."""
    print(f"-- a library of {packs * each:,} questions in {packs} packs")
    with TemporaryDirectory() as folder:
        data = Path(folder)
        before = os.environ.get("ALPINE_QUIZ_DATA")
        os.environ["ALPINE_QUIZ_DATA"] = folder
        try:
            make_library(data / "packs", packs, each)
            indexing(data)
            starting(data, runs)
            searching()
            choosing(runs)
        finally:
            os.environ.pop("ALPINE_QUIZ_DATA")
            if before is not None:
                os.environ["ALPINE_QUIZ_DATA"] = before


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
