"""What a test of the load found."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Times are in milliseconds.

    ``spread`` is how long a question took from the first student to whom it came to the others,
    ``acknowledged`` how long an answer took until the student was told that it is safe, each as
    its middle (p50) and the time that one in a hundred exceeds (p99). ``lost`` are answers that
    were acknowledged and then not counted, ``memory`` the server's bytes for each student,
    ``processor`` the share of one core that it took while questions were asked.
    """

    players: int
    questions: int
    answers: int
    lost: int
    refused: int
    spread_p50: float
    spread_p99: float
    acknowledged_p50: float
    acknowledged_p99: float
    joined_seconds: float
    memory: int | None = None
    processor: float | None = None

    def as_record(self) -> dict[str, float | int | None]:
        """Return the figures by name, rounded to what they are worth."""
        return {
            name: round(value, 1) if isinstance(value, float) else value
            for name, value in asdict(self).items()
        }


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that ``share`` of all do not exceed; 0 of none."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
