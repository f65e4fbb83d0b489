"""What item-writing advice adds to reading a bank of 10,000 questions: only a check pays it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from alpine_quiz.bank.lints.every import remarks
from alpine_quiz.bank.lints.keys import faults_of_keys
from alpine_quiz.bank.lints.placing import placed
from alpine_quiz.bank.pack import load_pack
from tests.benchmarks.bench_reader import QUESTIONS, bank
from tests.benchmarks.figures import measured, seconds_of, tell

BUDGET = 2.5


def main(runs: int = 5) -> None:
    """Print the ratio of advising to reading."""
    today = datetime.now(UTC).date()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bank.yaml"
        path.write_bytes(bank())
        pack, _ = load_pack(path)
        if pack is None or len(pack.items("en")) != QUESTIONS:
            raise SystemExit("The bank did not read well.")

        def advise() -> None:
            placed(remarks(pack, today))
            list(faults_of_keys(pack))

        ratio = measured(
            lambda: seconds_of(advise), lambda: seconds_of(lambda: load_pack(path)), runs
        )
    tell(f"advice on {QUESTIONS:,} questions against reading them", ratio, BUDGET)


if __name__ == "__main__":
    main()
