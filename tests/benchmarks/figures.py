"""Ratios of two things measured in turn, and how they are printed."""

from __future__ import annotations

import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Ratio:
    """Our times and the baseline's, in seconds, measured in turn."""

    ours: list[float]
    baseline: list[float]

    @property
    def value(self) -> float:
        """The median of the ratios pair by pair: robust where the machine's speed drifts."""
        return statistics.median(a / b for a, b in zip(self.ours, self.baseline, strict=True))


def measured(ours: Callable[[], float], baseline: Callable[[], float], runs: int) -> Ratio:
    """Return ``runs`` pairs of times, after one of each that is not counted."""
    baseline()
    ours()
    pairs = [(baseline(), ours()) for _ in range(runs)]
    return Ratio([b for _, b in pairs], [a for a, _ in pairs])


def seconds_of(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes; freeing what it made does not count."""
    begun = time.perf_counter()
    made = work()
    taken = time.perf_counter() - begun
    del made
    return taken


def tell(what: str, ratio: Ratio, budget: float) -> None:
    """Print one line: what, the ratio, its budget, and the medians behind it."""
    ours, baseline = statistics.median(ratio.ours), statistics.median(ratio.baseline)
    fit = "within" if ratio.value <= budget else "OVER"
    print(
        f"{what}: {ratio.value:.2f} x, {fit} the budget of {budget:g} x "
        f"({ours * 1000:.1f} ms against {baseline * 1000:.1f} ms)"
    )
