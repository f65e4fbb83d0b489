"""Reading and validating a bank of 10,000 questions against PyYAML's own loading of it."""

from __future__ import annotations

from pathlib import Path

import yaml

from alpine_quiz.bank.problems import Problem
from alpine_quiz.bank.reader import BankFile, read_bank_bytes
from tests.benchmarks.figures import measured, seconds_of, tell

QUESTIONS = 10_000
BUDGET = 0.2
_QUESTION = """\
  - id: a106-mechanicals.choice.{number}
    type: choice
    stem: Which small Renault lent its mechanical parts to the Alpine A106, number {number}?
    answer: 4CV
    distractors: [Dauphine, Frégate, Juvaquatre]
    feedback: {{Dauphine: The Dauphine came next; its engine drove the A108.}}
    rationale: Rédélé had been winning his class in 4CVs; the A106 put their running gear under a glassfibre coupé.
    citations:
      - document: history
        quote: a small coupe , based on 4cv mechanicals , called the alpine a106
        mark: 4cv mechanicals
        at: 515
    topic: cars
    difficulty: 1
    facts: [a106-mechanicals]
"""  # noqa: E501 - the design's own example


def bank() -> bytes:
    """Return a bank of many questions like the one in the design."""
    entries = (_QUESTION.format(number=number) for number in range(QUESTIONS))
    return ("format: 1\nlanguage: en\nquestions:\n" + "".join(entries)).encode()


def main(runs: int = 5) -> None:
    """Print the ratio; the garbage collector stays at its default for both."""
    data = bank()

    def ours() -> tuple[BankFile | None, list[Problem]]:
        return read_bank_bytes(data, Path("bank.yaml"))

    file, problems = ours()
    if file is None or len(file.bank.items) != QUESTIONS or problems:
        raise SystemExit(f"The bank did not read well: {problems[:3]}")
    del file
    ratio = measured(
        lambda: seconds_of(ours),
        lambda: seconds_of(lambda: yaml.load(data, yaml.CSafeLoader)),
        runs,
    )
    tell(f"reading a bank of {QUESTIONS:,} questions", ratio, BUDGET)


if __name__ == "__main__":
    main()
